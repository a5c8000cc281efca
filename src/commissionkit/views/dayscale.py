"""A scale of days across a picture: where a day stands, and where years, financial years and months are marked."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Final

import attrs

__all__ = ["DayScale", "Tick"]

#: Pixels that the name of a year takes, and the months that fit between two.
_ROOM: Final = 40.0
_STEPS: Final = (1, 2, 5, 10, 20, 25, 50, 100, 200, 250, 500, 1000, 2000, 5000)
_MONTHS: Final = (1, 2, 3, 6)
_YEAR: Final = 365.25
_APRIL: Final = 4


@attrs.frozen
class Tick:
    """A mark on the axis.

    Attributes:
        x: Where.
        text: What is written there; empty for a mark alone.
        small: Whether it is the small mark of a 1 April.
    """

    x: float
    text: str = ""
    small: bool = False


@attrs.frozen
class DayScale:
    """Days across the page.

    Attributes:
        first: The day at its left end.
        after: The day at its right end.
        left, width: Where it is, in pixels.
    """

    first: date
    after: date
    left: float
    width: float

    @property
    def right(self) -> float:
        """Its right end."""
        return self.left + self.width

    def x(self, day: date) -> float:
        """Where a day begins; what lies outside is at the end nearest to it."""
        return round(self.left + self.width * min(1.0, max(0.0, self._part(day))), 1)

    def holds(self, day: date) -> bool:
        """Whether a day, or its beginning, is on the axis."""
        return self.first <= day <= self.after

    def _part(self, day: date) -> float:
        return (day - self.first).days / max(1, (self.after - self.first).days)

    @property
    def _a_year(self) -> float:
        return self.width / max(1, (self.after - self.first).days) * _YEAR

    def ticks(self) -> tuple[Tick, ...]:
        """The marks, from left to right."""
        if self._a_year > 12 * _ROOM:
            return tuple(self._months())
        step = next((step for step in _STEPS if step * self._a_year >= _ROOM), _STEPS[-1])
        found = [Tick(self.x(day), str(day.year)) for day in self._firsts(step)]
        if self._a_year >= _ROOM / 2:
            found += [Tick(self.x(day), small=True) for day in self._firsts(1, month=_APRIL)]
        return tuple(sorted(found, key=lambda tick: (tick.x, tick.small)))

    def _firsts(self, step: int, month: int = 1) -> Iterator[date]:
        for year in range(self.first.year, min(self.after.year, date.max.year) + 1):
            day = date(year, month, 1)
            if year % step == 0 and self.holds(day):
                yield day

    def _months(self) -> Iterator[Tick]:
        step = next((step for step in _MONTHS if step * self._a_year / 12 >= _ROOM + 10), _MONTHS[-1])
        for year in range(self.first.year, min(self.after.year, date.max.year) + 1):
            for month in range(1, 13, step):
                day = date(year, month, 1)
                if self.holds(day):
                    yield Tick(self.x(day), f"{year}-{month:02}")
        if self.first.day != 1:
            yield Tick(self.left, str(self.first))
