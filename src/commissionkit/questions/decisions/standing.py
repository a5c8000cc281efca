"""Which rights and delegations reach a region, and who holds them there."""

from __future__ import annotations

from typing import Final

import attrs

from commissionkit.answers import Matter
from commissionkit.model import Arrangement, DecisionRight, Delegation, Parties, Power, Quantity, Scope
from commissionkit.model.terms import MAKING, TAKING
from commissionkit.questions.decisions.bodies import Resolved, areas_of, named_parties, resolve
from commissionkit.questions.decisions.regions import Match, Region, match, names_a_facet

__all__ = ["Record", "Standing", "held_wholly", "recorded", "standings"]


@attrs.frozen(kw_only=True)
class Record:
    """What the arrangement records that can answer a matter at all.

    Attributes:
        rights: Rights, denials and statements that nobody holds a power.
        delegations: Delegations with a stated scope; one without carries nothing.
        lines: The scopes that split a matter: of making and taking, be it held, denied, handed on or not stated.
    """

    rights: tuple[DecisionRight, ...]
    delegations: tuple[Delegation, ...]
    lines: tuple[Scope, ...]


_DECIDING: Final = MAKING | TAKING


def recorded(world: Arrangement, matter: Matter) -> Record:
    """What names the same thing as the question, or nothing if it names nothing; in an order of its own."""
    about = matter.about
    rights = sorted((r for r in world.rights if r.over.about == about), key=lambda right: right.id)
    delegations = sorted(
        (d for d in world.delegations if d.over.about == about and names_a_facet(d.over)),
        key=lambda delegation: delegation.id,
    )
    lines = {
        *(line for r in rights if _decides(r.powers) for line in _lines(world, matter, r.over, r.holders)),
        *(line for d in delegations for line in _lines(world, matter, d.over, d.delegators, d.delegate)),
        *(s.over for s in world.silent if s.subject is None and s.over.about == about and _decides(s.powers)),
    }
    return Record(rights=tuple(rights), delegations=tuple(delegations), lines=tuple(sorted(lines, key=_facets)))


def _decides(powers: tuple[Power, ...]) -> bool:
    return not _DECIDING.isdisjoint(powers)


def _lines(world: Arrangement, matter: Matter, over: Scope, *parties: Parties) -> tuple[Scope, ...]:
    """A scope, and the areas between which a rule tells its parties apart."""
    areas = (area for one in parties for area in areas_of(world, one, matter.area))
    return (over, *(attrs.evolve(over, area=area) for area in areas))


def _facets(over: Scope) -> tuple[str, ...]:
    return tuple(facet or "" for facet in (over.service, over.stage, over.fund, over.area, over.about))


def _is_deciding(standing: Standing) -> bool:
    return not standing.right.denied and bool(standing.parties.groups) and _decides(standing.right.powers)


@attrs.frozen(kw_only=True)
class Standing:
    """A right that reaches a region, and who holds it there.

    Attributes:
        right, parties, match: The right, its holders there and how far it reaches.
        decides: Whether it makes or takes.
    """

    right: DecisionRight
    parties: Resolved
    match: Match
    decides: bool = attrs.field(init=False, default=attrs.Factory(_is_deciding, takes_self=True))

    def has(self, power: Power) -> bool:
        """Whether it holds a power, not denied and not held by nobody."""
        return power in self.right.powers and not self.right.denied and bool(self.parties.groups)


def standings(world: Arrangement, region: Region, record: Record) -> tuple[Standing, ...]:
    """The rights that reach the region at all."""
    found = []
    for right in record.rights:
        how = match(world, region, right.over)
        if how is not Match.APART:
            found.append(_standing(right, resolve(world, right.holders, right.complete, region), how))
    return tuple(found)


def held_wholly(right: DecisionRight) -> Standing:
    """A right that names its holders, over a region of which it reaches the whole."""
    return _standing(right, named_parties(right.holders, right.complete), Match.WHOLE)


def _standing(right: DecisionRight, parties: Resolved, how: Match) -> Standing:
    alone = right.quantity is Quantity.ANY
    parties = parties.each_alone() if alone else parties
    return Standing(right=right, parties=parties, match=how)
