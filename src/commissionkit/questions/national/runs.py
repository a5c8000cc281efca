"""Runs of days: periods that follow one another without a gap, told as one."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date, timedelta

from commissionkit.model import Arrangement, Coverage
from commissionkit.periods import Bound, Period
from commissionkit.succession.events import ended_by, events_of

__all__ = ["extent_of_days", "last_days", "run_of"]


def last_days(arrangement: Arrangement) -> dict[str, date]:
    """The last day of each body that a change is recorded to have ended on a known day."""
    return {
        name: event.last - timedelta(days=1)
        for event in reversed(events_of(arrangement))
        if event.first == event.last
        for name in ended_by(event.change)
    }


def run_of(fact: Coverage, recorded: Iterable[Coverage], last: date | None = None) -> Period:
    """The unbroken run of days that a coverage belongs to.

    Args:
        fact: The coverage, as it holds on a day.
        recorded: All that is recorded of the same body and area, for any days. Periods that meet or overlap make one
            run; a gap, or a bound that is no exact day, breaks it.
        last: The last day of the body, where that is known: no run is longer.
    """
    days = sorted((other.period for other in recorded), key=lambda period: (period.start_earliest, period.end_latest))
    start, end = fact.period.start, fact.period.end
    for period in reversed(days):
        if start.is_exact and period.start_earliest < start.days[0] <= period.end_earliest:
            start = period.start
    for period in days:
        if end.is_exact and period.start_latest <= Period(end=end).end_latest < period.end_latest:
            end = period.end
    run = Period(start, end)
    return Period(start, Bound.on(last)) if last is not None and run.start_earliest <= last < run.end_earliest else run


def extent_of_days(periods: Sequence[Period]) -> Period:
    """From the first of the starts to the last of the ends, whether or not there are gaps between."""
    first = min(periods, key=lambda period: (period.start_earliest, period.start_latest))
    last = max(periods, key=lambda period: (period.end_latest, period.end_earliest))
    return Period(first.start, last.end)
