"""The names that an organisation has borne."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date

import attrs

from commissionkit.answers.descent import BorneName
from commissionkit.model import Change, ChangeKind, Organisation
from commissionkit.periods import NOT_STATED, Bound
from commissionkit.succession.events import Event

__all__ = ["date_of", "names_borne"]


@attrs.frozen
class _Name:
    """A name with its bounds, while they are gathered from dated names and renamings."""

    name: str
    start: Bound = NOT_STATED
    end: Bound = NOT_STATED
    change: str = ""

    def joined(self, other: _Name) -> _Name:
        """Both as one: what the first leaves open, the other says."""
        return _Name(
            self.name,
            self.start if self.start.kind == "days" else other.start,
            self.end if self.end.kind == "days" else other.end,
            self.change or other.change,
        )

    def order(self, last: str) -> tuple[date, date, bool, str]:
        """By the day it began or, where that is not recorded, ended; what has no date first, but for the last name."""
        own = self.start.last or self.end.first
        undated = date.max if self.name == last else date.min
        return own or undated, self.end.last or date.max, self.name == last, self.name


def date_of(change: Change) -> Bound:
    """The first day of the new state, as recorded."""
    return change.on if change.on.kind == "days" else change.period.start


def names_borne(organisation: Organisation, events: Iterable[Event], by: date) -> tuple[BorneName, ...]:
    """The names that it has or may have begun to bear by a day, the oldest first.

    Args:
        organisation: The organisation, with the dated names recorded of it.
        events: Every change of it that counts, whatever its day.
        by: The last of the days asked about.
    """
    found: dict[str, _Name] = {}
    for name in _recorded(organisation, [event for event in events if _renames(event, organisation.id)]):
        found[name.name] = found[name.name].joined(name) if name.name in found else name
    known = [name for name in found.values() if name.start.first is None or name.start.first <= by]
    known = known or [found[organisation.name]]
    # The printed name is the last one, unless a renaming is recorded to give another.
    renamed = any(name.change and name.name != organisation.name for name in found.values())
    last = "" if renamed else organisation.name
    return tuple(
        BorneName(name=one.name, start=_text(one.start), end=_text(one.end), change=one.change)
        for one in sorted(known, key=lambda one: one.order(last))
    )


def _recorded(organisation: Organisation, renamings: list[Event]) -> Iterator[_Name]:
    for dated in organisation.names:
        yield _Name(dated.name, dated.period.start, dated.period.end)
    for event in renamings:
        if event.change.name:
            yield _Name(event.change.name, date_of(event.change), change=event.id)
    last = renamings[-1] if renamings else None
    if last is not None and not last.change.name and any(name.period.end.kind == "days" for name in organisation.names):
        yield _Name(organisation.name, date_of(last.change), change=last.id)
    yield _Name(organisation.name)


def _renames(event: Event, name: str) -> bool:
    """Whether it changes the name of this very organisation."""
    change = event.change
    return change.kind is ChangeKind.RENAME and name in change.predecessors and change.successors in ((), (name,))


def _text(bound: Bound) -> str:
    return bound.text if bound.kind == "days" else ""
