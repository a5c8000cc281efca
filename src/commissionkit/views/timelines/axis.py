"""The days that a timeline shows."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date
from typing import Final

from commissionkit.succession.lives import following
from commissionkit.views.dayscale import DayScale
from commissionkit.views.timelines.things import Bar, Edge, Join, Plan

__all__ = ["axis_of"]

#: So many years before the days of the sources are shown unasked.
_YEARS: Final = 10


def axis_of(plan: Plan, left: float, width: float) -> DayScale:
    """The days asked about; else whole years around all that is dated.

    Then the axis begins with the first change or end, or ten years before the days that the sources speak to, whichever
    is earlier: of what began before, the year is written at its left.
    """
    if plan.days is not None:
        return DayScale(*plan.days, left, width)
    days = [*_dates(plan.bars, plan.joins)]
    days += [day for marked in (plan.as_at, plan.on) if marked is not None for day in (marked[0][0], marked[0][1])]
    first, last = min(days), max(days)
    if plan.as_at is not None:
        edges: list[Join | Edge] = [*plan.joins, *(bar.ended for bar in plan.bars)]
        changed = [day for edge in edges for day in (edge.first, edge.last) if day is not None]
        spoken = plan.as_at[0][0]
        first = max(first, min([date(max(1, spoken.year - _YEARS), 1, 1), *changed]))
    after = date(last.year + 1, 1, 1) if (last.month, last.day) != (1, 1) and last.year < date.max.year else last
    return DayScale(date(first.year, 1, 1), max(after, following(first)), left, width)


def _dates(bars: Iterable[Bar], joins: Iterable[Join]) -> Iterator[date]:
    for bar in bars:
        for edge in (bar.began, bar.ended):
            yield from (day for day in (edge.first, edge.last) if day is not None)
    for join in joins:
        yield from (day for day in (join.first, join.last) if day is not None)
