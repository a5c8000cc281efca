"""Duplicates that a change makes: two facts that have come to say the same become one."""

from __future__ import annotations

from collections.abc import Hashable, Iterable, Mapping
from fractions import Fraction
from typing import Final

import attrs

from commissionkit.model import (
    Carried,
    Coverage,
    DecisionRight,
    Delegation,
    Extent,
    Fact,
    Parties,
    RiskBearer,
    RiskShare,
    Seat,
    Standing,
    YesNo,
)
from commissionkit.periods import Period
from commissionkit.succession.places import changed
from commissionkit.units import Share

__all__ = ["joined"]

#: From the strongest: the order in which the words are listed.
_STANDINGS: Final[tuple[Standing, ...]] = tuple(Standing)
_EXTENTS: Final[tuple[Extent, ...]] = (Extent.WHOLE, Extent.SOME, Extent.NOT_STATED)
_ANY_TIME: Final = Period()


def joined(
    facts: Iterable[Fact], moved: Mapping[str, str], maybe: frozenset[str]
) -> tuple[tuple[Fact, ...], tuple[Carried, ...]]:
    """The facts with those that a change made alike joined into one, and what was joined.

    Args:
        facts: The facts on the day.
        moved: The ids that a change has touched, each with that change; others are never joined.
        maybe: The ids of which it is unknown whether they hold: a certain one is kept before them.
    """
    facts = tuple(_bearers(fact) if fact.id in moved else fact for fact in facts)
    kinds = {type(fact) for fact in facts if fact.id in moved}
    alike: dict[Hashable, list[Fact]] = {}
    for fact in facts:
        if type(fact) in kinds:
            alike.setdefault(_likeness(fact), []).append(fact)
    replaced: dict[str, Fact | None] = {}
    carried: list[Carried] = []
    for group in alike.values():
        touched = sorted(f.id for f in group if f.id in moved)
        if len(group) > 1 and touched:
            kept, rest = _one_of(group, set(touched), maybe)
            replaced |= {kept.id: kept} | dict.fromkeys(rest)
            carried += [
                Carried(fact=name, what="joined", after=(kept.id,), because=moved[touched[-1]]) for name in rest
            ]
    left = (replaced.get(fact.id, fact) for fact in facts)
    return tuple(fact for fact in left if fact is not None), tuple(carried)


def _likeness(fact: Fact) -> Hashable:
    """What two facts have alike that say the same."""
    if isinstance(fact, Seat):
        return (Seat, fact.forum, fact.holder, fact.title, fact.represents)
    if isinstance(fact, Coverage):
        return (Coverage, fact.body, fact.area)
    bare = attrs.evolve(fact, id="", period=_ANY_TIME, evidence=(), note="")
    if isinstance(bare, DecisionRight):
        return attrs.evolve(bare, holders=_sorted(bare.holders))
    if isinstance(bare, Delegation):
        return attrs.evolve(bare, delegators=_sorted(bare.delegators), delegate=_sorted(bare.delegate))
    return bare


def _sorted(parties: Parties) -> Parties:
    # One body alone acts for itself, whether or not the file says so.
    return attrs.evolve(parties, ids=tuple(sorted(parties.ids)), each=parties.each and len(parties.ids) > 1)


def _one_of(group: list[Fact], moved: set[str], maybe: frozenset[str]) -> tuple[Fact, list[str]]:
    """The fact that stays, with the evidence of all, and the ids of those that a change made superfluous."""
    ranked = sorted(group, key=lambda fact: (_rank(fact), fact.id in maybe, fact.id in moved, fact.id))
    first = ranked[0]
    # Where the file itself records two alike, both stay: only what a change brought is joined.
    rest = [fact for fact in ranked[1:] if fact.id in moved or first.id in moved]
    evidence = tuple(dict.fromkeys(c for fact in (first, *rest) for c in fact.evidence))
    kept = changed(first, evidence=evidence)
    if isinstance(kept, Seat) and rest:
        kept = attrs.evolve(kept, votes=YesNo.NOT_STATED, perspective=_shared(group))
    if isinstance(kept, Coverage) and rest:
        # How many people each of them counted, and when, is theirs to say: not what the joined body has.
        kept = attrs.evolve(kept, people=None, share=None)
    return kept, [fact.id for fact in rest]


def _rank(fact: Fact) -> int:
    if isinstance(fact, Seat):
        return _STANDINGS.index(fact.standing)
    return _EXTENTS.index(fact.extent) if isinstance(fact, Coverage) else 0


def _shared(group: list[Fact]) -> str:
    perspectives = {fact.perspective for fact in group if isinstance(fact, Seat)}
    return perspectives.pop() if len(perspectives) == 1 else ""


def _bearers(fact: Fact) -> Fact:
    """A risk share whose bearers are each named once, with the shares they bear together."""
    if not isinstance(fact, RiskShare) or len({b.party for b in fact.bearers}) == len(fact.bearers):
        return fact
    shares: dict[str, list[Share | None]] = {}
    for bearer in fact.bearers:
        shares.setdefault(bearer.party, []).append(bearer.share)
    return changed(fact, bearers=tuple(RiskBearer(party=p, share=_together(s)) for p, s in shares.items()))


def _together(shares: list[Share | None]) -> Share | None:
    stated = [share for share in shares if share is not None]
    qualifiers = {share.qualifier for share in stated}
    total = sum((share.value for share in stated), Fraction(0))
    if len(stated) < len(shares) or len(qualifiers) != 1 or total > 1:
        return None
    return Share(total, qualifiers.pop())
