"""The state of a day, told by columns: its facts and marks are made when they are looked at."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from functools import cached_property
from typing import TypeVar, cast

import attrs
import numpy as np

from commissionkit.model import Arrangement, DecisionRight, Delegation, Fact
from commissionkit.model.later import FactsOfADay, LaterSequence, LaterSet
from commissionkit.succession.columns.bounds import Marks, Places
from commissionkit.succession.columns.compiling import Columns

__all__ = ["DayFacts", "Standing", "World"]

F = TypeVar("F", bound=Fact)


@attrs.frozen
class World:
    """What the traversal made of the facts that the columns leave to it, in one of the states of the day.

    Attributes:
        results: What became of each of them that is left, by place; heirs' copies behind the fact itself.
        maybe: The ids of those that may be.
    """

    results: dict[int, tuple[Fact, ...]]
    maybe: frozenset[str]

    @classmethod
    def of(cls, state: Arrangement, members: dict[str, int]) -> World:
        """From the state of a small arrangement, of whose facts only some were asked for.

        Args:
            state: That state.
            members: The places of those asked for, by id; heirs' copies bear the id with the heir added.
        """
        results: dict[int, tuple[Fact, ...]] = {}
        ids: set[str] = set()
        for fact in state.facts:
            place = members.get(fact.id)
            if place is None:
                place = members.get(fact.id.rpartition("~heir")[0])
            if place is not None:
                results[place] = (*results.get(place, ()), fact)
                ids.add(fact.id)
        mark = state.snapshot
        return cls(results, frozenset(ids & mark.maybe) if mark is not None else frozenset())


@attrs.frozen(eq=False)
class Standing:
    """Who is there on a day.

    Attributes:
        columns: The columns.
        day: The number of the day.
        members: The places of the facts that the columns leave to the traversal, in order.
        find: Gives what the traversal makes of them.
    """

    columns: Columns
    day: int
    members: Places
    find: Callable[[], World]

    @cached_property
    def world(self) -> World:
        """What the traversal made of its part."""
        return self.find() if len(self.members) else World({}, frozenset())

    @cached_property
    def by_name(self) -> dict[str, Fact]:
        """What the traversal left, by id."""
        return {fact.id: fact for several in self.world.results.values() for fact in several}

    @cached_property
    def is_member(self) -> Marks:
        """Which facts the columns leave to the traversal."""
        marks = np.zeros(len(self.columns.setting.index), dtype=np.bool_)
        marks[self.members] = True
        return marks

    @cached_property
    def is_there(self) -> Marks:
        """Which facts are there, those left to the traversal aside."""
        return np.asarray(self.columns.rested.bounds.may_hold(self.day) & ~self.is_member)

    def count(self, classes: Sequence[type[Fact]]) -> int:
        """How many facts of some classes there are."""
        numbers, known = self.columns.setting.class_of
        counted = sum(self.columns.count(cls, self.day) for cls in classes)
        if not len(self.members):
            return counted
        wanted = {i for i, cls in enumerate(known) if cls in set(classes)}
        mine = self.members[np.isin(numbers[self.members], list(wanted))]
        if not len(mine):
            return counted
        counted -= int(np.count_nonzero(self.columns.rested.bounds.at(mine).may_hold(self.day)))
        return counted + sum(len(self.world.results.get(place, ())) for place in mine.tolist())

    def facts(self, places: Places | None = None) -> Iterator[Fact]:
        """The facts in order; those at some places alone, where these are given."""
        recorded, results = self.columns.setting.arrangement.facts, self.world.results
        marks = self.is_there.copy()
        marks[list(results)] = True
        there = np.flatnonzero(marks) if places is None else places[marks[places]]
        if not results:
            yield from map(recorded.__getitem__, there.tolist())
            return
        for place in there.tolist():
            if place in results:
                yield from results[place]
            else:
                yield recorded[place]

    def named(self, name: str) -> Fact | None:
        """The fact of that id; None where it is not there."""
        place = self.columns.setting.index.get(name)
        if place is None or self._is_left(place):
            return self.by_name.get(name) if len(self.members) else None
        return self.columns.setting.arrangement.facts[place] if self._may_hold(place) else None

    def _is_left(self, place: int) -> bool:
        at = int(np.searchsorted(self.members, place))
        return at < len(self.members) and int(self.members[at]) == place

    def _may_hold(self, place: int) -> bool:
        bounds = self.columns.rested.bounds
        return bool(bounds.start_earliest[place] <= self.day < bounds.end_latest[place])

    # -- marks -------------------------------------------------------------------------------------------------------

    def dropped(self) -> LaterSet[str]:
        """The ids of what is recorded and not there."""
        return LaterSet(self._dropped_ids, self._is_dropped)

    def _dropped_ids(self) -> Iterator[str]:
        return (fact.id for fact in self._dropped())

    def _dropped(self, places: Places | None = None) -> Iterator[Fact]:
        recorded, kept = self.columns.setting.arrangement.facts, self.by_name
        gone = np.flatnonzero(~self.is_there) if places is None else places[~self.is_there[places]]
        return (fact for fact in map(recorded.__getitem__, gone.tolist()) if fact.id not in kept)

    def _is_dropped(self, name: object) -> bool:
        return isinstance(name, str) and name in self.columns.setting.index and self.named(name) is None

    def maybe(self) -> LaterSet[str]:
        """The ids of what may be there."""
        return LaterSet(self._maybe_ids, self._is_maybe)

    def _maybe_ids(self) -> Iterator[str]:
        recorded = self.columns.setting.arrangement.facts
        unsure = np.flatnonzero(self.is_there & ~self.columns.rested.bounds.holds(self.day))
        yield from (recorded[place].id for place in unsure.tolist())
        yield from self.world.maybe

    def _is_maybe(self, name: object) -> bool:
        place = self.columns.setting.index.get(name) if isinstance(name, str) else None
        if place is None or self._is_left(place):
            return name in self.world.maybe
        bounds = self.columns.rested.bounds
        sure = bounds.start_latest[place] <= self.day < bounds.end_earliest[place]
        return self._may_hold(place) and not sure

    def lapsed(self) -> LaterSet[Fact]:
        """The rights and delegations that are no mere plan and are not there."""
        return LaterSet(self._lapsed)

    def _lapsed(self) -> Iterator[Fact]:
        return (fact for fact in self._dropped(self.places_of((DecisionRight, Delegation))) if not fact.status.is_plan)

    def places_of(self, kinds: tuple[type[Fact], ...]) -> Places:
        """The places of the facts of some kinds, in order."""
        found = [places for cls, places in self.columns.setting.by_class.items() if issubclass(cls, kinds)]
        return np.sort(np.concatenate(found)) if found else np.empty(0, dtype=np.intp)


class DayFacts(FactsOfADay):
    """The facts of a day, told by columns."""

    def __init__(self, standing: Standing) -> None:
        super().__init__(standing.facts, lambda: standing.count(tuple(standing.columns.setting.by_class)))
        self._standing = standing

    def named(self, name: str) -> Fact | None:
        """The fact of that id; None where it is not among them."""
        return self._standing.named(name)

    def of_kind(self, kind: type[F]) -> LaterSequence[F]:
        """Those of one class, in order."""
        standing = self._standing
        classes = tuple(cls for cls in standing.columns.setting.by_class if issubclass(cls, kind))
        return LaterSequence(
            lambda: cast("Iterator[F]", standing.facts(standing.places_of((kind,)))),
            lambda: standing.count(classes),
        )
