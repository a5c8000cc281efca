"""The states of what bears on a matter, on the days meant."""

from __future__ import annotations

from datetime import date

from commissionkit.answers import Matter
from commissionkit.model import Arrangement
from commissionkit.periods import Bound
from commissionkit.questions.decisions.bearing.gathering import bearing, words_of
from commissionkit.questions.decisions.bearing.quiet import quiet_state
from commissionkit.questions.decisions.bearing.shelves import shelves_of
from commissionkit.succession import as_of
from commissionkit.succession.events import events_of

__all__ = ["stated"]


def stated(arrangement: Arrangement, matter: Matter, day: Bound) -> Arrangement:
    """The arrangement as it was on the days meant, with what bears on a matter alone: its answer is the same.

    Where a change may or may not have come about on them it is the state of the whole: what tells the states apart is
    told of all of it.
    """
    plans = arrangement.snapshot is not None and arrangement.snapshot.plans
    if arrangement.snapshot is not None or _is_open(arrangement, day):
        return as_of(arrangement, day, plans=plans)
    shelves = shelves_of(arrangement)
    found = bearing(shelves, matter)
    if day.is_exact and shelves.words_stand:
        quiet = quiet_state(shelves.whole, found.values(), day.days[0], day)
        if quiet is not None:
            return arrangement.part(*quiet)
    found |= {word.id: word for word in words_of(shelves, found, matter)}
    return as_of(arrangement.part(found.values()), day)


def _is_open(arrangement: Arrangement, day: Bound) -> bool:
    first, last = day.days
    return any(low <= last and first < high for low, high in arrangement.whole.kept(_open_days))


def _open_days(whole: Arrangement) -> tuple[tuple[date, date], ...]:
    """When each change of which the day is not known may have come about."""
    return tuple((event.first, event.last) for event in events_of(whole, plans=True) if event.first < event.last)
