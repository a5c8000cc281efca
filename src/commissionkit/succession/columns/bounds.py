"""When many facts live: the four bounds of each, as columns of day numbers."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import Final

import attrs
import numpy as np
from numpy.typing import NDArray

from commissionkit.succession.lives import Life

__all__ = ["FIRST", "NEVER", "Bounds", "Days", "Marks", "Places", "Window", "number"]

Days = NDArray[np.int32]
Marks = NDArray[np.bool_]
Places = NDArray[np.intp]

#: The number of the first day, and one after the last.
FIRST: Final = date.min.toordinal()
NEVER: Final = date.max.toordinal() + 1
#: What never lives.
_DEAD: Final = (NEVER, NEVER, FIRST, FIRST)


def number(day: date) -> int:
    """The number of a day in a column."""
    return day.toordinal()


@attrs.frozen(eq=False)
class Bounds:
    """Where the starts and the ends of many facts lie, as in `Life`.

    Attributes:
        start_earliest, start_latest, end_earliest, end_latest: One number for each fact.
    """

    start_earliest: Days
    start_latest: Days
    end_earliest: Days
    end_latest: Days

    @classmethod
    def of(cls, lives: Iterable[Life | None]) -> Bounds:
        """Those of some lives; None never lives."""
        rows = [
            _DEAD
            if life is None
            else (
                number(life.start_earliest),
                number(life.start_latest),
                number(life.end_earliest),
                number(life.end_latest),
            )
            for life in lives
        ]
        return cls(*np.array(rows, dtype=np.int32).reshape(-1, 4).T.copy())

    def at(self, places: Places) -> Bounds:
        """Those of the facts at some places."""
        return Bounds(*(column[places] for column in self.columns))

    @property
    def columns(self) -> tuple[Days, Days, Days, Days]:
        """The four columns."""
        return self.start_earliest, self.start_latest, self.end_earliest, self.end_latest

    def copy(self) -> Bounds:
        """The same in columns of their own."""
        return Bounds(*(column.copy() for column in self.columns))

    def put(self, place: int, life: Life | None) -> None:
        """Write the life of one fact, while the columns are made."""
        for column, new in zip(self.columns, Bounds.of([life]).columns, strict=True):
            column[place] = new[0]

    def may_hold(self, day: int) -> Marks:
        """Which of them hold or may hold on a day."""
        return np.asarray((self.start_earliest <= day) & (day < self.end_latest))

    def holds(self, day: int) -> Marks:
        """Which of them surely hold on a day."""
        return np.asarray((self.start_latest <= day) & (day < self.end_earliest))

    def is_like(self, other: Bounds) -> Marks:
        """Which of them are the same as in other columns."""
        same = np.ones(len(self.start_earliest), dtype=np.bool_)
        for mine, its in zip(self.columns, other.columns, strict=True):
            same &= mine == its
        return same


@attrs.frozen(eq=False)
class Window:
    """The days on which the columns tell all of a fact: from one on, before another.

    Attributes:
        since, until: One number for each fact.
    """

    since: Days
    until: Days

    @classmethod
    def open(cls, count: int) -> Window:
        """All days, for so many facts."""
        return cls(np.full(count, FIRST, dtype=np.int32), np.full(count, NEVER, dtype=np.int32))

    def covers(self, day: int, places: Places) -> Marks:
        """Whether the day lies within, for the facts at some places."""
        return np.asarray((self.since[places] <= day) & (day < self.until[places]))

    def narrow(self, places: Places, since: Days | int, until: Days | int) -> None:
        """Cut it, while the columns are made; a place may come up more than once."""
        np.maximum.at(self.since, places, since)
        np.minimum.at(self.until, places, until)

    def shut(self, places: Places) -> None:
        """Leave no day to the facts at some places."""
        self.since[places] = NEVER
        self.until[places] = FIRST
