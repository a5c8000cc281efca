"""Matters that no line splits, on a day on which nothing stirs: what reaches them at all reaches all of them.

Then each right is held as it is recorded, and nothing has to be matched, cut, carried or settled.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date
from functools import cached_property
from operator import attrgetter
from typing import Final, TypeAlias

from commissionkit.answers import Matter
from commissionkit.model import (
    Arrangement,
    DecisionRight,
    Delegation,
    Fact,
    Fund,
    Organisation,
    Power,
    Silence,
    Snapshot,
    Tree,
)
from commissionkit.model.later import LaterSet
from commissionkit.model.rights import NOT_STATED_FACET
from commissionkit.nodes.collecting import collector_paused
from commissionkit.periods import Bound
from commissionkit.questions.decisions.bearing.concerning import Concerning
from commissionkit.questions.decisions.bearing.quiet import Spell, held_on, spells_of
from commissionkit.questions.decisions.bearing.shelves import Speaking, parties_of, shelves_of
from commissionkit.questions.decisions.delegating import Chains, chains, hands_of
from commissionkit.questions.decisions.regions import Facet, Place, Region, names_a_facet
from commissionkit.questions.decisions.sitting import Sitting
from commissionkit.questions.decisions.standing import Standing, held_wholly
from commissionkit.succession.traversing import plans_anything

__all__ = ["plain_sitting"]


def plain_sitting(arrangement: Arrangement, matter: Matter, day: int) -> Sitting | None:
    """What bears on a matter that is decided in one part, by rights that are held as recorded.

    Args:
        arrangement: What is asked.
        matter: What is asked about: a service, in an area.
        day: The day as an ordinal number.

    Returns:
        None where anything is less than plain: funds, baselines, plans, rules, lines beneath the matter, scopes that
        are not stated, or anything that may have stirred by the day.
    """
    if matter.service is None or matter.area is None or matter.fund is not None or matter.about is not None:
        return None
    if arrangement.base is not None or arrangement.snapshot is not None:
        return None
    index = arrangement.kept(_Index)
    if not index.is_plain:
        return None
    reaching = index.reaching(matter.service, matter.area, matter.stage, day)
    if reaching is None:
        return None
    standings, delegations = reaching
    handed = index.chains(standings, delegations, matter, day)
    if handed is None:
        return None
    here: dict[str, bool] | None = {}
    if matter.area_named:
        here = arrangement.kept(Concerning).here(_bodies(standings, delegations), matter.area, day)
    return None if here is None else _sitting(matter, standings, handed, arrangement, here)


def _bodies(standings: list[Standing], delegations: list[Delegation]) -> set[str]:
    """All whom these name."""
    found: set[str] = set()
    for standing in standings:
        found.update(standing.parties.ids)
    for one in delegations:
        found.update(one.delegators.ids, one.delegate.ids, one.responsible)
    return found


def _region(matter: Matter) -> Region:
    facets = (Facet(matter.service), Facet(matter.stage), Facet(matter.area))
    return Region(service=facets[0], stage=facets[1], area=facets[2], place=_OUTSIDE)


def _sitting(
    matter: Matter, reaching: list[Standing], handed: Chains, whole: Arrangement, here: dict[str, bool]
) -> Sitting:
    return Sitting(
        world=whole,
        matter=matter,
        region=_region(matter),
        used=tuple([standing for standing in reaching if standing.decides]),
        others=tuple([standing for standing in reaching if not standing.decides]),
        aside=(),
        beside=(),
        chains=handed,
        loose=False,
        here=here,
    )


_OUTSIDE: Final = Place(kind="outside")

#: When something is held as recorded, the stage that it is limited to, and the right with who holds it, or the
#: delegation; None in the place of the last for what is not plain.
_Entry: TypeAlias = tuple[Spell, str | None, Standing | Delegation | None]
#: What reaches a matter, by id.
_Reaching: TypeAlias = tuple[list[Standing], list[Delegation]]


class _Index:
    """What plain answers are found by, compiled as it is asked for and kept."""

    def __init__(self, whole: Arrangement) -> None:
        self.whole, self.shelves, self.spells = whole, shelves_of(whole), spells_of(whole)
        self._services = _Reach(whole.service_tree, frozenset(self.shelves.by_scope))
        self._areas = _Reach(whole.area_tree, frozenset(area for row in self.shelves.by_scope.values() for area in row))

    @cached_property
    def is_plain(self) -> bool:
        """Whether nothing stands in the way of plain answers on any day."""
        shelves, whole = self.shelves, self.whole
        stated = NOT_STATED_FACET not in self._services.spoken and NOT_STATED_FACET not in self._areas.spoken
        silent = any(one.subject is None for one in shelves.of(Silence))
        return stated and shelves.words_stand and not (whole.kept(plans_anything) or silent or shelves.of(Fund))

    # -- what reaches a matter -------------------------------------------------------------------

    def reaching(self, service: str, area: str, stage: str | None, day: int) -> _Reaching | None:
        """The rights and delegations that reach a matter on a day; None where any of it is not plain."""
        services, areas = self._services[service], self._areas[area]
        if services is None or areas is None:
            return None
        standings: list[Standing] = []
        delegations: list[Delegation] = []
        for outer in services:
            rows = self._cells[outer]
            for wider in areas:
                for (still, stirred, opened, closed), limit, one in rows.get(wider, ()):
                    if still <= day < stirred:
                        if one is None or (limit is not None and not self._is_within(stage, limit)):
                            return None
                        if isinstance(one, Standing):
                            standings.append(one)
                        else:
                            delegations.append(one)
                    elif opened <= day < closed:
                        return None
        standings.sort(key=_by_id)
        delegations.sort(key=_by_own_id)
        return standings, delegations

    def _is_within(self, stage: str | None, limit: str) -> bool:
        return stage is not None and self.whole.stage_tree.within(stage, limit)

    @cached_property
    @collector_paused()
    def _cells(self) -> Mapping[str | None, Mapping[str | None, tuple[_Entry, ...]]]:
        """What speaks of each service and area that scopes name; with it, what each of them lies within."""
        for reach in (self._services, self._areas):
            for name in reach.tree.parents:
                reach[name]
        return {
            service: {area: tuple(map(self._entry, row)) for area, row in rows.items()}
            for service, rows in self.shelves.by_scope.items()
        }

    def _entry(self, one: Speaking) -> _Entry:
        renamed = any(map(self._is_renamed, (body for parties in parties_of(one) for body in parties.ids)))
        return self.spells[one.id], one.over.stage, None if renamed else _held(one)

    def _is_renamed(self, body: str) -> bool:
        """Whether a body bore other names on other days."""
        found = self.whole.get(body)
        return isinstance(found, Organisation) and bool(found.names)

    # -- what is handed on -----------------------------------------------------------------------

    def chains(
        self, standings: list[Standing], delegations: list[Delegation], matter: Matter, day: int
    ) -> Chains | None:
        """What these delegations hand on; None where what else those who delegate hold has to be settled."""
        carrying = tuple([one for one in delegations if names_a_facet(one.over)])
        if not carrying:
            return self._nothing_handed
        region = _region(matter)
        if _is_first_hand(carrying, standings):
            return Chains(self.whole, tuple(hand for one in carrying for hand in hands_of(self.whole, region, one)))
        beside: dict[str, Fact] = {one.id: one for one in delegations}
        lapsed: list[Fact] = []
        for one in self._of(delegations):
            held = held_on(self.spells[one.id], day)
            if held is None:
                return None
            if held:
                beside[one.id] = one
            else:
                lapsed.append(one)
        bodies = (self.whole.get(body) for d in delegations for body in (*d.delegators.ids, *d.delegate.ids))
        beside |= {body.id: body for body in bodies if body is not None}
        mark: Snapshot[Arrangement] = Snapshot(on=Bound.on(date.fromordinal(day)), lapsed=LaterSet(lambda: lapsed))
        return chains(self.whole.part(beside.values(), mark), region, carrying)

    @cached_property
    def _nothing_handed(self) -> Chains:
        return Chains(self.whole, ())

    def _of(self, delegations: list[Delegation]) -> Iterator[DecisionRight | Delegation]:
        """What those who delegate hold, or were handed, whatever it is over."""
        shelves = self.shelves
        for name in sorted({kin for d in delegations for body in d.delegators.ids for kin in shelves.kin(body)}):
            yield from shelves.takings.get(name, ())
            yield from shelves.handed_to.get(name, ())
        yield from shelves.ruled


def _is_first_hand(carrying: tuple[Delegation, ...], standings: list[Standing]) -> bool:
    """Whether all who delegate take by a right of their own, and keep nothing: then nothing stands in the way.

    Such a right reaches the whole matter, so that it is enough for the delegation, whatever else they hold.
    """
    own = {body for standing in standings if standing.has(Power.TAKE) for body in standing.right.holders.ids}
    by = {body for one in carrying for body in one.delegators.ids}
    to = {body for one in carrying for body in one.delegate.ids}
    return by <= own and by.isdisjoint(to) and not any(one.concurrent for one in carrying)


_by_id: Final = attrgetter("right.id")
_by_own_id: Final = attrgetter("id")


def _held(one: Speaking) -> Standing | Delegation | None:
    """A right or delegation over whatever fund, of those whom it names; None for all else."""
    if one.over.fund is not None or any(parties.rule is not None for parties in parties_of(one)):
        return None
    return held_wholly(one) if isinstance(one, DecisionRight) else one if isinstance(one, Delegation) else None


class _Reach(dict[str, "tuple[str | None, ...] | None"]):
    """By a name: those that scopes name among itself and what it lies within; None where they name what is beneath."""

    def __init__(self, tree: Tree, spoken: frozenset[str | None]) -> None:
        super().__init__()
        self.tree, self.spoken = tree, spoken

    def __missing__(self, name: str) -> tuple[str | None, ...] | None:
        above = self.tree.above(name)
        beneath = self.tree.meeting(name) - above
        apart = self.spoken.isdisjoint(beneath)
        self[name] = found = tuple([one for one in (None, *above) if one in self.spoken]) if apart else None
        return found
