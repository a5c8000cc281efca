"""What a baseline says of who takes, where the arrangement itself records nobody on the taking side."""

from __future__ import annotations

from typing import Final

import attrs

from commissionkit.answers import AnswerStatus, Matter
from commissionkit.model import Arrangement, DecisionRight, Delegation, Fact, Power, Scope
from commissionkit.model.rights import Silence
from commissionkit.model.terms import TAKING
from commissionkit.questions.decisions.bodies import resolve
from commissionkit.questions.decisions.delegating import Chains, chains
from commissionkit.questions.decisions.doubting import nobody
from commissionkit.questions.decisions.regions import Match, Region, match
from commissionkit.questions.decisions.sitting import Sitting
from commissionkit.questions.decisions.standing import Record, Standing, recorded, standings

__all__ = ["Statute", "lent_say", "own_say", "statute_of", "with_statute"]


_SAYING_WHO: Final = (DecisionRight, Delegation, Silence)


@attrs.frozen(kw_only=True)
class Statute:
    """The baseline of an arrangement in one state.

    Attributes:
        ours: The arrangement with the bodies and areas of the baseline, and its own rights and delegations alone.
        world: The same with those of the baseline alone.
        record: Those of them that can answer the matter.
    """

    ours: Arrangement
    world: Arrangement
    record: Record

    def lines(self, matter: Matter) -> tuple[Scope, ...]:
        """The scopes that split the matter: none unless it names a service."""
        return self.record.lines if matter.service is not None else ()


def statute_of(world: Arrangement, matter: Matter) -> Statute | None:
    """The baseline of a state; None where there is none, or where the question is about one named thing."""
    whole = world.whole
    if whole is world or matter.about is not None:
        return None
    theirs = whole.restated(_of_taking(f) for f in whole if not isinstance(f, _SAYING_WHO) or _lets_take(f, whole))
    return Statute(ours=own_say(world), world=theirs, record=recorded(theirs, matter))


def own_say(world: Arrangement) -> Arrangement:
    """The arrangement with the bodies and areas of its baselines, and its own rights and delegations alone."""
    whole = world.whole
    if whole is world:
        return world
    return whole.restated(f for f in whole if f.id not in whole.borrowed or not isinstance(f, _SAYING_WHO))


def lent_say(world: Arrangement) -> Arrangement | None:
    """The same with the rights and delegations of the baselines alone; None where there is no baseline."""
    whole = world.whole
    if whole is world:
        return None
    return whole.restated(f for f in whole if f.id in whole.borrowed or not isinstance(f, _SAYING_WHO))


def _lets_take(fact: Fact, whole: Arrangement) -> bool:
    """Whether by it the baseline lets somebody take, whatever the money comes from."""
    if fact.id not in whole.borrowed or isinstance(fact, Silence):
        return False
    if isinstance(fact, DecisionRight):
        return fact.over.fund is None and not fact.denied and bool(TAKING & set(fact.powers))
    return isinstance(fact, Delegation) and fact.over.fund is None


def _of_taking(fact: Fact) -> Fact:
    """A right of the baseline without its other powers: who makes is for the arrangement to say."""
    if not isinstance(fact, DecisionRight):
        return fact
    return attrs.evolve(fact, powers=tuple(power for power in fact.powers if power in TAKING))


def with_statute(sitting: Sitting, statute: Statute | None) -> Sitting:
    """The sitting, with those who take by the baseline where nobody else is recorded to.

    It says nothing of a part whose pot is not stated, nor where a source says that nobody takes, nor of a body that
    the arrangement says does not.
    """
    if statute is None or sitting.region.place.kind == "pot_not_stated" or _is_settled(sitting):
        return sitting
    denied = _denied(sitting)
    taking = tuple(_without(standing, denied) for standing in _takings(statute, sitting.region))
    followed = _followed(statute, sitting.region, denied)
    gaps = (*sitting.chains.gaps, *followed.gaps)
    if not followed.taken and not any(standing.parties.groups for standing in taking):
        return attrs.evolve(sitting, chains=attrs.evolve(sitting.chains, gaps=gaps))
    return attrs.evolve(sitting, used=(*sitting.used, *taking), chains=attrs.evolve(followed, gaps=gaps))


def _without(standing: Standing, denied: frozenset[str]) -> Standing:
    """The right for those of its holders of whom the arrangement does not say that they do not take."""
    kept = (tuple(body for body in group if body not in denied) for group in standing.parties.groups)
    return attrs.evolve(standing, parties=attrs.evolve(standing.parties, groups=tuple(filter(None, kept))))


def _is_settled(sitting: Sitting) -> bool:
    sides = sitting.sides
    return bool(sides.taken or sides.ratified) or nobody(sitting, TAKING) is AnswerStatus.STATED_NONE


def _takings(statute: Statute, region: Region) -> tuple[Standing, ...]:
    found = standings(statute.world, region, statute.record)
    return tuple(s for s in found if s.match is Match.WHOLE and any(s.has(power) for power in TAKING))


def _followed(statute: Statute, region: Region, denied: frozenset[str]) -> Chains:
    """The delegations of the baseline that reach the region; to a body that does not take nothing is handed on."""
    world = statute.world
    reaching = (d for d in statute.record.delegations if match(world, region, d.over) is Match.WHOLE)
    kept = (d for d in reaching if not denied & set(resolve(world, d.delegate, d.complete, region).ids))
    return chains(world, region, tuple(kept))


def _denied(sitting: Sitting) -> frozenset[str]:
    """Those of whom the arrangement says that they do not take here."""
    denials = (s for s in sitting.others if s.right.denied and Power.TAKE in s.right.powers)
    return frozenset(body for standing in denials for body in standing.parties.ids)
