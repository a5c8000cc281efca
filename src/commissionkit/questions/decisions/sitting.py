"""Everything that bears on one region: who makes, takes and ratifies there."""

from __future__ import annotations

from functools import cached_property
from typing import Final

import attrs

from commissionkit.answers import Matter
from commissionkit.model import Arrangement, Delegation, Power
from commissionkit.model.terms import NEITHER
from commissionkit.questions.decisions.bodies import concerns, has_personality
from commissionkit.questions.decisions.concluding import Sides, Taking
from commissionkit.questions.decisions.delegating import Chains, Hand, chains
from commissionkit.questions.decisions.regions import Match, Region, match
from commissionkit.questions.decisions.standing import Record, Standing, standings

__all__ = ["Sitting", "sit"]

_TAKING: Final = (Power.TAKE, Power.RATIFY)


@attrs.frozen(kw_only=True)
class Sitting:
    """What bears on one region.

    Attributes:
        world, matter, region: What was asked, where.
        used: Rights from which the mode is concluded.
        others: Denials, and rights on neither side.
        aside: Rights that are left out because others reach the region wholly.
        beside: Delegations that are left out for the same reason.
        chains: The delegations that are followed.
        loose: Whether the mode rests on scopes that the source does not state.
        here: The bodies of which it is known whether what they cover meets the area of the region.
    """

    world: Arrangement
    matter: Matter
    region: Region
    used: tuple[Standing, ...]
    others: tuple[Standing, ...]
    aside: tuple[Standing, ...]
    beside: tuple[Delegation, ...]
    chains: Chains
    loose: bool
    here: dict[str, bool] = attrs.field(factory=dict, eq=False, repr=False)

    def is_here(self, body: str) -> bool:
        """Whether a body takes and is bound in the area that the question names."""
        if not self.matter.area_named:
            return True
        found = self.here.get(body)
        if found is None:
            found = self.here[body] = concerns(self.world, body, self.region.area)
        return found

    @cached_property
    def taking(self) -> tuple[tuple[Standing, Power, tuple[tuple[str, ...], ...]], ...]:
        """Each right that is used to take or ratify, with the groups that do by it, those left out who handed it on."""
        pairs = [(s, power) for s in self.used for power in _TAKING if s.has(power)]
        return tuple([(s, power, self._own(s, power)) for s, power in pairs])

    def _own(self, standing: Standing, power: Power) -> tuple[tuple[str, ...], ...]:
        if not self.chains.hands and all(map(self.is_here, standing.parties.ids)):
            return standing.parties.groups
        gone = self.chains.handed_on if power is Power.TAKE else frozenset[str]()
        kept = (tuple(b for b in group if b not in gone and self.is_here(b)) for group in standing.parties.groups)
        return tuple(group for group in kept if group and not (power is Power.TAKE and self._is_channel(group)))

    def _is_channel(self, group: tuple[str, ...]) -> bool:
        """Whether the group is a body without legal personality in which a delegation ends."""
        ends = self.chains.ends
        return bool(ends) and all(body in ends and not has_personality(self.world, body) for body in group)

    @property
    def kept(self) -> tuple[Hand, ...]:
        """Delegators that may still act themselves, of whose own right only the delegation is evidence."""
        return tuple(hand for hand in self.chains.kept if self.is_here(hand.by))

    def groups(self, power: Power) -> frozenset[frozenset[str]]:
        """The groups that hold a power of the making side."""
        return frozenset(frozenset(g) for s in self.used if s.has(power) for g in s.parties.groups)

    def _delegated(self) -> frozenset[Taking]:
        found = set()
        for taking in self.chains.taken:
            group = frozenset(body for body in taking.group if self.is_here(body))
            if group:
                found.add(Taking(group, delegated=True, forum=taking.forum))
        return frozenset(found)

    @cached_property
    def sides(self) -> Sides:
        """Who stands where."""
        direct = frozenset(Taking(frozenset(g)) for _, p, own in self.taking if p is Power.TAKE for g in own)
        direct |= frozenset(Taking(frozenset({hand.by})) for hand in self.kept)
        return Sides(
            made=self.groups(Power.MAKE),
            recommended=self.groups(Power.RECOMMEND),
            taken=direct | self._delegated(),
            ratified=frozenset(frozenset(g) for _, p, own in self.taking if p is Power.RATIFY for g in own),
            others=any(s.has(power) for s in self.others for power in NEITHER),
        )


def sit(world: Arrangement, matter: Matter, region: Region, record: Record) -> Sitting:
    """Gather what bears on a region.

    If any right or delegation that reaches the region wholly makes or takes, the others are set aside.
    """
    found = standings(world, region, record)
    matched = [(d, match(world, region, d.over)) for d in record.delegations]
    whole = tuple(d for d, how in matched if how is Match.WHOLE)
    part = tuple(d for d, how in matched if how in (Match.NOT_STATED, Match.PART))
    deciding = tuple(s for s in found if s.decides)
    certain = tuple(s for s in deciding if s.match is Match.WHOLE)
    firm = chains(world, region, whole)
    settled = bool(certain or firm.taken)
    used = certain if settled else deciding
    return Sitting(
        world=world,
        matter=matter,
        region=region,
        used=used,
        others=tuple(s for s in found if not s.decides),
        aside=tuple(s for s in deciding if s.match is not Match.WHOLE) if settled else (),
        beside=part if settled else (),
        chains=firm if settled or not part else chains(world, region, (*whole, *part)),
        loose=not settled and bool(used or part),
    )
