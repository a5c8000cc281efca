"""Days across a picture of double running: where each stands, and when a process certainly or perhaps runs."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import Final

import attrs

from commissionkit.periods import Period
from commissionkit.views.dayscale import DayScale
from commissionkit.views.running.things import Plan

__all__ = ["Days", "Stretch", "days_of"]

#: Parts of the time shown that are left free before the first recorded day and after the last.
_BEFORE: Final = 0.12
_AFTER: Final = 0.1
_YEAR: Final = 365.25


@attrs.frozen
class Stretch:
    """A part of a track: from where to where, and whether it is certain."""

    left: float
    right: float
    certain: bool


@attrs.frozen(kw_only=True)
class Days(DayScale):
    """Days from left to right, and those asked about.

    Attributes:
        window: The first and the last day asked about.
    """

    window: tuple[date, date]

    def stretches(self, period: Period, sure: Iterable[date] = ()) -> tuple[Stretch, ...]:
        """When something runs: perhaps before it certainly does, certainly, and perhaps after that.

        Args:
            period: As recorded.
            sure: Days on which it certainly runs, whatever the period leaves open.
        """
        begun, over = self._earliest(period), self._latest(period)
        since = self.x(period.start_latest) if period.start.kind == "days" else self.right
        until = self.x(period.end_earliest) if period.end.kind == "days" else self.left
        for day in sure:
            since, until = min(since, self.x(day)), max(until, self.x(day) + 2)
        if period.end.kind == "ongoing" and since < self.right:
            until = self.right
        until = min(until, over)
        if until <= since:
            return (Stretch(begun, over, certain=False),) if begun < over else ()
        parts = (Stretch(begun, since, certain=False), Stretch(since, until, certain=True), Stretch(until, over, False))
        return tuple(part for part in parts if part.right - part.left >= 1)

    def _earliest(self, period: Period) -> float:
        return self.x(period.start_earliest) if period.start.kind == "days" else self.left

    def _latest(self, period: Period) -> float:
        return self.x(period.end_latest) if period.end.kind == "days" else self.right


def days_of(plan: Plan, left: float, width: float) -> Days:
    """Days that hold all that is recorded of the tracks of a plan, and the days asked about."""
    window = plan.window.days
    periods = [track.period for block in plan.blocks for track in block.tracks if track.period is not None]
    bounds = [bound for period in periods for bound in (period.start, period.end)]
    told = [day for bound in bounds for day in (bound.first, bound.last) if day is not None]
    numbers = [day.toordinal() for day in (*told, *window) if date.min < day < date.max]
    first, last = min(numbers), max(numbers)
    length = max(last - first, _YEAR)
    return Days(
        first=date.fromordinal(max(1, round(last - length - length * _BEFORE))),
        after=date.fromordinal(min(date.max.toordinal(), round(last + length * _AFTER))),
        left=left,
        width=width,
        window=window,
    )
