"""Who was there on a day, and to whom a role has passed by then."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import date, timedelta
from functools import cached_property
from typing import Final

import attrs

from commissionkit.model import (
    Arrangement,
    ChangeKind,
    Contract,
    DecisionRight,
    Delegation,
    Fact,
    Organisation,
    Process,
    Provision,
)
from commissionkit.periods import Holds
from commissionkit.succession.events import Event, begun_by, ended_by, events_of, heirs_in, is_planned
from commissionkit.succession.lives import Life, following, life_of

__all__ = ["Lineage", "Passage", "Record", "Step", "record_of"]

_DAY: Final = timedelta(days=1)


@attrs.frozen
class Step:
    """One change that a name passed through.

    Attributes:
        because: The change.
        before: The organisation named before.
        after: Those named after.
        traced: Whether it was followed back, from a body that had not begun to those before it.
    """

    because: str
    before: str
    after: tuple[str, ...]
    traced: bool = False


@attrs.frozen
class Passage:
    """Whom a name stands for on the day.

    Attributes:
        ids: The organisations, in the order of the changes; none where it ended without heirs.
        steps: The changes it went through.
    """

    ids: tuple[str, ...]
    steps: tuple[Step, ...] = ()


@attrs.frozen(eq=False)
class Record:
    """What an arrangement records, read once for all its days.

    Attributes:
        arrangement: The arrangement.
        plans: Whether plans count.
    """

    arrangement: Arrangement
    plans: bool

    @cached_property
    def _known(self) -> dict[str, Life | None]:
        return {}

    def life(self, fact: Fact) -> Life | None:
        """When one fact lives; None where it is only planned and plans do not count."""
        if fact.id not in self._known:
            self._known[fact.id] = life_of(fact, self.arrangement.as_at_of(fact.id), plans=self.plans)
        return self._known[fact.id]

    @cached_property
    def lives(self) -> dict[str, Life | None]:
        """When each fact lives, by id."""
        return {fact.id: self.life(fact) for fact in self.arrangement.facts}

    @cached_property
    def organisations(self) -> dict[str, Organisation]:
        """The organisations by id."""
        return {organisation.id: organisation for organisation in self.arrangement.organisations}

    @cached_property
    def events(self) -> tuple[Event, ...]:
        """The changes that count, in order."""
        return events_of(self.arrangement, plans=self.plans)

    @cached_property
    def counting(self) -> frozenset[str]:
        """The ids of those changes."""
        return frozenset(event.id for event in self.events)

    @cached_property
    def undecided(self) -> tuple[Event, ...]:
        """Those that are open on some day."""
        return tuple(event for event in self.events if event.first < event.last)

    @cached_property
    def leaving(self) -> dict[str, tuple[Event, ...]]:
        """The changes that may take something from an organisation, in order."""
        return _index(self.events, lambda e: e.change.predecessors)

    @cached_property
    def ending(self) -> dict[str, tuple[Event, ...]]:
        """The changes that end an organisation, in order."""
        return _index(self.events, lambda e: ended_by(e.change))

    @cached_property
    def beginning(self) -> dict[str, tuple[Event, ...]]:
        """The changes with which an organisation begins, planned ones that do not count among them."""
        return _index(events_of(self.arrangement, plans=True), lambda e: begun_by(e.change))


def record_of(arrangement: Arrangement, *, plans: bool) -> Record:
    """What an arrangement records, read once and kept with it."""
    return arrangement.kept(_with_plans if plans else _without_plans)


def _with_plans(arrangement: Arrangement) -> Record:
    return Record(arrangement, plans=True)


def _without_plans(arrangement: Arrangement) -> Record:
    return Record(arrangement, plans=False)


def _index(events: Iterable[Event], names: Callable[[Event], tuple[str, ...]]) -> dict[str, tuple[Event, ...]]:
    found: dict[str, list[Event]] = {}
    for event in events:
        for name in names(event):
            found.setdefault(name, []).append(event)
    return {name: tuple(several) for name, several in found.items()}


@attrs.frozen(eq=False)
class Lineage:
    """Who is whose heir on one day, given which changes have come about.

    Attributes:
        record: What is recorded.
        day: The day.
        applied: The ids of the changes that have come about.
    """

    record: Record
    day: date
    applied: frozenset[str]

    def exists(self, organisation: Organisation) -> Holds:
        """Whether the organisation is there: by the changes, then by its own dates."""
        name = organisation.id
        ended = [event for event in self.record.ending.get(name, ()) if event.id in self.applied]
        begun = [event for event in self.record.beginning.get(name, ()) if event.id in self.applied]
        if ended and not (begun and begun[-1].first > ended[-1].first):
            return Holds.NO
        if self._is_awaited(organisation):
            return Holds.NO
        life = self.record.life(organisation)
        return Holds.NO if life is None else self._lengthened(organisation, life, bool(begun)).holds(self.day)

    def _is_awaited(self, organisation: Organisation) -> bool:
        """Whether it begins with changes none of which has come about."""
        beginning = self.record.beginning.get(organisation.id, ())
        if not beginning or any(event.id in self.applied for event in beginning):
            return False
        start = organisation.period.start
        if start.kind != "days":
            return True
        low, high = start.days
        # Only a start that is this very change waits for it: a body opened before it took over goes by its own date.
        return any(event.first <= high and low <= event.last for event in beginning)

    def _lengthened(self, organisation: Organisation, life: Life, begun: bool) -> Life:
        """The life, where a change settles what the organisation's own dates leave open on the day."""
        if begun and life.start_earliest <= self.day:
            life = attrs.evolve(life, start_latest=min(life.start_latest, self.day))
        awaiting = (event for event in self.record.ending.get(organisation.id, ()) if event.id not in self.applied)
        if any(event.is_open_on(self.day) for event in awaiting) and life.end_latest > self.day:
            life = attrs.evolve(life, end_earliest=max(life.end_earliest, following(self.day)))
        return life

    def passage(self, name: str, fact: Fact) -> Passage:
        """Whom a name in a fact stands for on the day: the heirs since the fact's own start, or those before."""
        walked = self._walk(name, fact)
        if walked.steps:
            return walked
        origin = self._trace(name)
        return origin if origin.steps else Passage((name,))

    def _walk(self, name: str, fact: Fact) -> Passage:
        """The heirs since the fact's own start, each state once: many ways lead to one heir where changes cross."""
        ids: dict[str, None] = {}
        steps: dict[Step, None] = {}
        seen: set[tuple[str, str, date]] = set()
        nothing: frozenset[str] = frozenset()
        waiting = [(name, fact.period.start_earliest, nothing)]
        while waiting:
            here, since, used = waiting.pop()
            event = self._leaving(here, fact, since, used)
            if event is None:
                ids[here] = None
            elif (event.id, here, since) not in seen:
                seen.add((event.id, here, since))
                heirs = heirs_in(event.change, here) or ()
                steps[Step(event.id, here, heirs)] = None
                # From here on no change of an earlier day; one of the same day may still follow.
                from_here = event.first - _DAY if event.first > date.min else date.min
                waiting += [(heir, max(since, from_here), used | {event.id}) for heir in reversed(heirs)]
        return Passage(tuple(ids), tuple(steps))

    def _leaving(self, name: str, fact: Fact, since: date, used: frozenset[str]) -> Event | None:
        """The next change that takes the fact from an organisation; none of those used on the way to it."""
        for event in self.record.leaving.get(name, ()):
            if event.id in used or event.id not in self.applied or event.last <= since:
                continue
            is_transfer = event.change.kind is ChangeKind.TRANSFER
            if heirs_in(event.change, name) is not None and (not is_transfer or self._passes(event, fact)):
                return event
        return None

    def _passes(self, event: Event, fact: Fact) -> bool:
        """Whether a transfer takes the fact along: it is older, and all its services are among those that pass."""
        services = _services_of(fact)
        if event.first <= fact.period.start_latest or not services:
            return False
        tree, passing = self.record.arrangement.service_tree, event.change.services
        return not passing or all(any(tree.within(one, outer) for outer in passing) for one in services)

    def _trace(self, name: str) -> Passage:
        """Those from whom an organisation that has not begun will come; no steps where there is nothing to trace."""
        ids: dict[str, None] = {}
        steps: dict[Step, None] = {}
        seen: set[str] = set()
        waiting = [name]
        while waiting:
            here = waiting.pop()
            found = self.record.organisations.get(here)
            if found is None or not self._is_awaited(found):
                ids[here] = None
            elif here not in seen:
                seen.add(here)
                begun = [e for e in self.record.beginning[here] if e.change.predecessors and not is_planned(e.change)]
                steps |= {Step(event.id, here, event.change.predecessors, traced=True): None for event in begun}
                waiting += [origin for event in reversed(begun) for origin in reversed(event.change.predecessors)]
        return Passage(tuple(ids), tuple(steps))


def _services_of(fact: Fact) -> tuple[str, ...]:
    """The services a fact is limited to; none where it is not."""
    if isinstance(fact, Provision):
        return (fact.service,)
    if isinstance(fact, Contract):
        return tuple(holding.service for holding in fact.services)
    if isinstance(fact, Process):
        return (fact.service,) if fact.service else ()
    if isinstance(fact, (DecisionRight, Delegation)):
        return (fact.over.service,) if fact.over.service else ()
    return ()
