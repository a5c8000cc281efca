"""Small draws: days that look like those of registers, trees, and somebody from a place."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from functools import cache
from typing import Final, TypeAlias

import numpy as np
from numpy.typing import NDArray

__all__ = ["BEGIN", "FOREVER", "LAST", "Ints", "Pool", "levels", "spells"]

#: Days are counted as `date.toordinal` does; an end is the first day on which a fact no longer holds.
Ints: TypeAlias = NDArray[np.int64]

BEGIN: Final = date(2013, 4, 1).toordinal()
LAST: Final = date(2023, 12, 31).toordinal()
FOREVER: Final = date.max.toordinal()

_BASE: Final = date(2012, 1, 1).toordinal()


@cache
def _turns() -> tuple[Ints, Ints]:
    """For each day from 2012: the last 1 April, and the last first of a month."""
    days = [date.fromordinal(_BASE + i) for i in range(LAST + 400 - _BASE)]
    april = [date(d.year - (d.month < 4), 4, 1).toordinal() for d in days]
    month = [d.replace(day=1).toordinal() for d in days]
    return np.array(april), np.array(month)


def _snapped(rng: np.random.Generator, days: Ints) -> Ints:
    """Most to the start of a financial year, some to that of a month, the others as they are."""
    april, month = _turns()
    dice, at = rng.random(len(days)), days - _BASE
    return np.where(dice < 0.6, april[at], np.where(dice < 0.8, month[at], days))


def spells(rng: np.random.Generator, low: Ints, high: Ints) -> tuple[Ints, Ints]:
    """A first day and an end for each, within `low` to `high`; half of them begin with it, most end with it."""
    latest = np.minimum(high, LAST + 1)
    start = low + (rng.random(len(low)) * np.maximum(latest - low, 1)).astype(np.int64)
    start = np.where(rng.random(len(low)) < 0.5, low, np.maximum(low, _snapped(rng, start)))
    room = np.maximum(latest - start, 1)
    end = _snapped(rng, start + 1 + (rng.random(len(low)) * room).astype(np.int64))
    end = np.minimum(np.maximum(end, start + 1), high)
    return start, np.where(rng.random(len(low)) < 0.6, high, end)


def levels(counts: Sequence[int]) -> tuple[Ints, Ints]:
    """A tree by levels: the parent of each, -1 at the top, and the level of each from 0."""
    parents, level, above = [], [], (0, 0)
    for depth, count in enumerate(counts):
        first, width = above
        parents.append(first + np.arange(count) % width if width else np.full(count, -1))
        level.append(np.full(count, depth))
        above = (first + width, count)
    return np.concatenate(parents).astype(np.int64), np.concatenate(level).astype(np.int64)


class Pool:
    """Who is at home in which area, to draw somebody of an area from."""

    def __init__(self, homes: Ints, areas: int) -> None:
        self.order = np.argsort(homes, kind="stable")
        self.first = np.searchsorted(homes[self.order], np.arange(areas + 1))

    def of(self, rng: np.random.Generator, areas: Ints) -> Ints:
        """Somebody at home in each of the areas; each has to have somebody."""
        first, count = self.first[areas], self.first[areas + 1] - self.first[areas]
        return self.order[first + (rng.random(len(areas)) * count).astype(np.int64)]
