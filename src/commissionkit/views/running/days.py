"""Days across a picture of double running: where each stands, and when a process certainly or perhaps runs."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date
from typing import Final

import attrs

from commissionkit.periods import Period
from commissionkit.views.running.things import Plan

__all__ = ["Days", "Stretch", "days_of"]

#: Parts of the time shown that are left free before the first recorded day and after the last.
_BEFORE: Final = 0.12
_AFTER: Final = 0.1
_STEPS: Final = (1, 2, 5, 10, 20, 50, 100, 200, 500, 1000)
_YEAR: Final = 365.25
#: Pixels that the name of a year takes.
_ROOM: Final = 36.0


@attrs.frozen
class Stretch:
    """A part of a track: from where to where, and whether it is certain."""

    left: float
    right: float
    certain: bool


@attrs.frozen
class Days:
    """Days from left to right.

    Attributes:
        first, last: The numbers of the days at the two ends.
        left, width: Where they stand.
        window: The days asked about.
    """

    first: float
    last: float
    left: float
    width: float
    window: tuple[date, date]

    @property
    def right(self) -> float:
        """The right end."""
        return self.left + self.width

    def x(self, day: date) -> float:
        """Where a day begins; one that lies beyond an end stands there."""
        part = (day.toordinal() - self.first) / (self.last - self.first)
        return round(self.left + self.width * min(1.0, max(0.0, part)), 1)

    def years(self) -> Iterator[tuple[float, str]]:
        """Where years begin, as many as have room, and what they are called."""
        pace = self.width / (self.last - self.first) * _YEAR
        step = next((step for step in _STEPS if step * pace >= _ROOM), _STEPS[-1])
        begin, end = date.fromordinal(max(1, int(self.first))).year, date.fromordinal(int(self.last)).year
        for year in range(begin - begin % step, end + 1, step):
            if year > 0 and self.first <= date(year, 1, 1).toordinal() <= self.last:
                yield self.x(date(year, 1, 1)), str(year)

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
        first=max(1.0, last - length - length * _BEFORE),
        last=min(date.max.toordinal() - 1.0, last + length * _AFTER),
        left=left,
        width=width,
        window=window,
    )
