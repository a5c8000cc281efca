"""Small operations on whole columns of row numbers."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import cached_property

import attrs
import numpy as np
from numpy.typing import NDArray

__all__ = ["Flags", "Ragged", "Rows", "flags", "numbers", "ragged", "spread"]

Rows = NDArray[np.int64]
Flags = NDArray[np.bool_]


def numbers(values: Iterable[int]) -> Rows:
    """Row numbers as a column."""
    return np.fromiter(values, dtype=np.int64)


def flags(values: Iterable[bool]) -> Flags:
    """Yes or no as a column."""
    return np.fromiter(values, dtype=np.bool_)


def spread(starts: Rows, counts: Rows) -> Rows:
    """The numbers of all ranges one after the other: from each start so many."""
    total = int(counts.sum())
    ends = np.cumsum(counts)
    places: Rows = np.arange(total, dtype=np.int64) + np.repeat(starts - (ends - counts), counts)
    return places


@attrs.frozen(eq=False)
class Ragged:
    """For each row any number of entries, kept end to end.

    Attributes:
        starts: Where the entries of each row begin.
        counts: How many it has.
        entries: The entries of all rows.
    """

    starts: Rows
    counts: Rows
    entries: Rows

    @cached_property
    def is_plain(self) -> bool:
        """Whether each row has just one entry."""
        return bool((self.counts == 1).all())

    def of(self, rows: Rows) -> tuple[Rows, Rows]:
        """The entries of these rows, and beside each the place in `rows` it is for."""
        if self.is_plain:
            return np.arange(len(rows), dtype=np.int64), self.entries[self.starts[rows]]
        counts = self.counts[rows]
        places = np.repeat(np.arange(len(rows), dtype=np.int64), counts)
        return places, self.entries[spread(self.starts[rows], counts)]

    @classmethod
    def grouped(cls, rows: Rows, entries: Rows, size: int) -> Ragged:
        """Entries by the rows they belong to, `size` rows in all, the order of the entries kept."""
        order = np.argsort(rows, kind="stable")
        counts = np.bincount(rows, minlength=size).astype(np.int64)
        return cls(np.cumsum(counts) - counts, counts, entries[order])


def ragged(lists: Sequence[Sequence[int]]) -> Ragged:
    """One row for each list."""
    counts = numbers(map(len, lists))
    entries = numbers(entry for several in lists for entry in several)
    return Ragged(np.cumsum(counts) - counts, counts, entries)
