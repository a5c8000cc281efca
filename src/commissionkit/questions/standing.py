"""Which rights and delegations reach a region, and who holds them there."""

from __future__ import annotations

import attrs

from commissionkit.model import Arrangement, DecisionRight, Delegation, Power, Scope
from commissionkit.model.terms import MAKING, TAKING
from commissionkit.questions.bodies import Resolved, resolve
from commissionkit.questions.regions import Match, Region, match

__all__ = ["Record", "Standing", "recorded", "standings"]


@attrs.frozen(kw_only=True)
class Record:
    """What the arrangement records that can answer a matter at all.

    Attributes:
        rights: Rights, denials and statements that nobody holds a power.
        delegations: Delegations.
    """

    rights: tuple[DecisionRight, ...]
    delegations: tuple[Delegation, ...]

    @property
    def lines(self) -> tuple[Scope, ...]:
        """The scopes that split a matter: of rights that make or take, and of delegations."""
        rights = (right.over for right in self.rights if not right.denied and (MAKING | TAKING) & set(right.powers))
        return (*rights, *(d.over for d in self.delegations if d.over.is_stated))


def recorded(world: Arrangement, about: str | None) -> Record:
    """The rights and delegations that name the same thing as the question, or nothing if it names nothing."""
    return Record(
        rights=tuple(right for right in world.rights if right.over.about == about),
        delegations=tuple(d for d in world.delegations if d.over.about == about),
    )


@attrs.frozen(kw_only=True)
class Standing:
    """A right that reaches a region, and who holds it there."""

    right: DecisionRight
    parties: Resolved
    match: Match

    def has(self, power: Power) -> bool:
        """Whether it holds a power, not denied and not held by nobody."""
        return power in self.right.powers and not self.right.denied and bool(self.parties.groups)

    @property
    def decides(self) -> bool:
        """Whether it makes or takes."""
        return any(self.has(power) for power in MAKING | TAKING)


def standings(world: Arrangement, region: Region, record: Record) -> tuple[Standing, ...]:
    """The rights that reach the region at all."""
    found = []
    for right in record.rights:
        how = match(world, region, right.over)
        if how is not Match.APART:
            parties = resolve(world, right.holders, right.complete, region)
            found.append(Standing(right=right, parties=parties, match=how))
    return tuple(found)
