"""The changes of an arrangement, each with the days on which it may have come about."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import Final

import attrs

from commissionkit.model import Arrangement, Change, ChangeKind, ChangeStatus, Organisation, Status, View
from commissionkit.periods import Bound
from commissionkit.succession.lives import following

__all__ = ["Event", "begun_by", "ended_by", "events_of", "heirs_in", "is_planned"]

_ENDING: Final = frozenset({ChangeKind.MERGER, ChangeKind.SPLIT, ChangeKind.ABOLITION, ChangeKind.RENAME})
_BEGINNING: Final = frozenset({ChangeKind.MERGER, ChangeKind.SPLIT, ChangeKind.CREATION, ChangeKind.RENAME})


@attrs.frozen
class Event:
    """A change and when the new state began.

    Attributes:
        change: The change.
        first: The first day on which it may have come about.
        last: The first day on which it certainly has; `first` where the day is known.
    """

    change: Change
    first: date
    last: date

    @property
    def id(self) -> str:
        """The id of the change."""
        return self.change.id

    def is_open_on(self, day: date) -> bool:
        """Whether it may or may not have come about by this day."""
        return self.first <= day < self.last


def is_planned(change: Change) -> bool:
    """Whether it has not happened, as far as the sources say."""
    return change.happened is not ChangeStatus.HAPPENED or change.status.is_plan


def ended_by(change: Change) -> tuple[str, ...]:
    """The organisations that are no more after it; none in a transfer or where the name alone changes."""
    if change.kind not in _ENDING or (change.kind is ChangeKind.RENAME and not change.successors):
        return ()
    return tuple(name for name in change.predecessors if name not in change.successors)


def begun_by(change: Change) -> tuple[str, ...]:
    """The organisations that begin with it.

    One body taken over by one other is a merger too: it does not date the one that takes over.
    """
    if change.kind not in _BEGINNING or (change.kind is ChangeKind.MERGER and len(change.predecessors) < 2):
        return ()
    return tuple(name for name in change.successors if name not in change.predecessors)


def heirs_in(change: Change, name: str) -> tuple[str, ...] | None:
    """Who comes after an organisation in a change; nothing in an abolition; None where the change leaves it alone."""
    passing = change.kind in _ENDING or change.kind is ChangeKind.TRANSFER
    if not passing or name not in change.predecessors or change.successors == (name,):
        return None
    if not change.successors and change.kind is not ChangeKind.ABOLITION and change.kind is not ChangeKind.MERGER:
        return None
    return change.successors


def events_of(arrangement: Arrangement, *, plans: bool = False) -> tuple[Event, ...]:
    """The changes in the order in which they came about; planned ones only where `plans` count."""
    known = arrangement.organisations
    changes = [c for c in arrangement.changes if c.status is not Status.REMOVED and (plans or not is_planned(c))]
    events = (_narrowed(_event(change, arrangement.as_at_of(change.id)), known) for change in changes)
    return tuple(sorted(events, key=lambda event: (event.first, event.last, event.id)))


def _event(change: Change, as_at: Bound) -> Event:
    on = change.on if change.on.kind == "days" else change.period.start
    first, last = on.first or date.min, on.last or date.max
    if as_at.kind != "days":
        return Event(change, first, last)
    spoken_first, spoken_last = as_at.days
    if is_planned(change):
        first = max(first, following(spoken_last))
        return Event(change, first, max(first, last))
    if on.kind != "days":
        return Event(change, first, spoken_first)
    return Event(change, first, max(first, min(last, spoken_last)))


def _narrowed(event: Event, known: View[Organisation]) -> Event:
    """The event on those of its days on which its organisations began or ended, by their own dates."""
    first, last = event.first, event.last
    for low, high in _own_dates(event.change, known):
        if max(first, low) <= min(last, high):
            first, last = max(first, low), min(last, high)
    return Event(event.change, first, last)


def _own_dates(change: Change, known: View[Organisation]) -> Iterable[tuple[date, date]]:
    for name in ended_by(change):
        organisation = known.get(name)
        if organisation is not None and organisation.period.end.kind == "days":
            yield organisation.period.end_earliest, organisation.period.end_latest
    for name in begun_by(change):
        organisation = known.get(name)
        if organisation is not None and organisation.period.start.kind == "days":
            yield organisation.period.start_earliest, organisation.period.start_latest
