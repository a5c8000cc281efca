"""An arrangement cut down to what bears on a matter."""

from __future__ import annotations

from datetime import date

from commissionkit.answers import Matter
from commissionkit.model import Arrangement
from commissionkit.periods import Bound
from commissionkit.questions.decisions.bearing.gathering import bearing, words_of
from commissionkit.questions.decisions.bearing.shelves import Shelves, shelves_of
from commissionkit.succession.events import events_of

__all__ = ["sliced"]


def sliced(arrangement: Arrangement, matter: Matter, day: Bound) -> Arrangement:
    """The arrangement with what bears on a matter alone: its answer is the same.

    A snapshot stays as it is. So does an arrangement of which a change may or may not have come about on the days
    meant: what tells its states apart is told of the whole of it.
    """
    if arrangement.snapshot is not None or _is_open(arrangement, day):
        return arrangement
    shelves = shelves_of(arrangement)
    found = bearing(shelves, matter)
    found |= {word.id: word for word in words_of(shelves, found, matter)}
    return arrangement.part(found.values())


def _is_open(arrangement: Arrangement, day: Bound) -> bool:
    first, last = day.days
    return any(low <= last and first < high for low, high in arrangement.whole.kept(_open_days))


def _open_days(whole: Arrangement) -> tuple[tuple[date, date], ...]:
    """When each change of which the day is not known may have come about."""
    return tuple((event.first, event.last) for event in events_of(whole, plans=True) if event.first < event.last)
