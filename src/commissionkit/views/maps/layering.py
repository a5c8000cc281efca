"""A layered layout: boxes in columns and bands, ordered so that few lines cross, and room left for each line to pass.

A line that passes a column gets a place of its own in it, as if it were a low box: so no line runs through a box.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from itertools import pairwise
from typing import Final

import attrs

from commissionkit.views.maps.levelling import Cell, Levels, Order

__all__ = ["Cell", "Layout", "Link", "laid_out"]

_SWEEPS: Final = 24
_PASS: Final = 7.0


@attrs.frozen(kw_only=True)
class Link:
    """A line to be led from one box to another, further right.

    Attributes:
        key: What tells it from others.
        start, end: The keys of the boxes.
    """

    key: str
    start: str
    end: str


@attrs.frozen(kw_only=True)
class Layout:
    """Where everything is.

    Attributes:
        tops: The upper edge of each cell, those that lines pass included.
        cells: All cells, by key.
        bands: For each band its number, upper edge and height; a band with nothing in it is left out.
        ways: For each line the cells that it passes, from left to right.
        height: The height of it all.
    """

    tops: Mapping[str, float]
    cells: Mapping[str, Cell]
    bands: Sequence[tuple[int, float, float]]
    ways: Mapping[str, tuple[str, ...]]
    height: float

    def middle(self, key: str) -> float:
        """The height at which the middle of a cell is."""
        return self.tops[key] + self.cells[key].height / 2


def laid_out(cells: Sequence[Cell], links: Sequence[Link]) -> Layout:
    """Place boxes so that few lines cross.

    Args:
        cells: The boxes; their order is kept wherever lines do not ask for another.
        links: The lines, each from a column to one further right.

    The same boxes and lines always come to the same places.
    """
    passing, ways = _passing(cells, links)
    known = {cell.key: cell for cell in (*cells, *passing)}
    pairs = [pair for link in links for pair in pairwise((link.start, *ways[link.key], link.end))]
    order = _ordered(known, pairs)
    before, after = _neighbours(pairs)
    tops, bands, height = Levels(known, order, before, after).found()
    return Layout(tops=tops, cells=known, bands=bands, ways=ways, height=height)


def _passing(cells: Sequence[Cell], links: Sequence[Link]) -> tuple[list[Cell], dict[str, tuple[str, ...]]]:
    """A place in each column that a line passes, in the band that is on its way among those that are used."""
    found = {cell.key: cell for cell in cells}
    used = sorted({cell.band for cell in cells})
    places = {band: at for at, band in enumerate(used)}
    passing: list[Cell] = []
    ways: dict[str, tuple[str, ...]] = {}
    for link in links:
        start, end = found[link.start], found[link.end]
        way = []
        for column in range(start.column + 1, end.column):
            part = (column - start.column) / (end.column - start.column)
            first, last = places[start.band], places[end.band]
            band = used[round(first + (last - first) * part)]
            key = f"{link.key}\n{column}"
            passing.append(Cell(key=key, column=column, band=band, height=_PASS, passes=True))
            way.append(key)
        ways[link.key] = tuple(way)
    return passing, ways


# -- order ---------------------------------------------------------------------------------------


def _ordered(cells: Mapping[str, Cell], pairs: Sequence[tuple[str, str]]) -> Order:
    """Each column swept towards the middle of what it is tied to, to and fro; the best order found is kept."""
    order: Order = defaultdict(lambda: defaultdict(list))
    for cell in cells.values():
        order[cell.column][cell.band].append(cell.key)
    before, after = _neighbours(pairs)
    columns = sorted(order)
    best, fewest = _copied(order), _crossings(order, pairs, cells)
    for sweep in range(_SWEEPS):
        if not fewest:
            break
        forward = sweep % 2 == 0
        for column in columns[1:] if forward else columns[-2::-1]:
            _sweep(order[column], _ranks(order), before if forward else after)
        crossed = _crossings(order, pairs, cells)
        if crossed < fewest:
            best, fewest = _copied(order), crossed
    return best


def _neighbours(pairs: Iterable[tuple[str, str]]) -> tuple[dict[str, list[str]], dict[str, list[str]]]:
    before: dict[str, list[str]] = defaultdict(list)
    after: dict[str, list[str]] = defaultdict(list)
    for start, end in pairs:
        before[end].append(start)
        after[start].append(end)
    return before, after


def _copied(order: Order) -> Order:
    return {column: {band: list(keys) for band, keys in bands.items()} for column, bands in order.items()}


def _ranks(order: Order) -> dict[str, int]:
    """The place of each cell in its column, from above."""
    found: dict[str, int] = {}
    for bands in order.values():
        keys = [key for band in sorted(bands) for key in bands[band]]
        found.update((key, at) for at, key in enumerate(keys))
    return found


def _sweep(bands: dict[int, list[str]], ranks: Mapping[str, int], beside: Mapping[str, list[str]]) -> None:
    """Order a column by the middle of what each is tied to; what is tied to nothing keeps its place."""
    for band, keys in bands.items():
        wanted = {key: _mean([ranks[other] for other in beside.get(key, ())]) for key in keys}
        free = sorted(
            (key for key in keys if wanted[key] is not None), key=lambda key: (wanted[key] or 0.0, ranks[key])
        )
        following = iter(free)
        bands[band] = [key if wanted[key] is None else next(following) for key in keys]


def _mean(values: Sequence[float]) -> float | None:
    return sum(values) / len(values) if values else None


def _crossings(order: Order, pairs: Sequence[tuple[str, str]], cells: Mapping[str, Cell]) -> int:
    """How many pairs of lines cross between neighbouring columns."""
    ranks = _ranks(order)
    by_column: dict[int, list[tuple[int, int]]] = defaultdict(list)
    for start, end in pairs:
        by_column[cells[start].column].append((ranks[start], ranks[end]))
    return sum(_inversions([end for _, end in sorted(ends)]) for ends in by_column.values())


def _inversions(values: list[int]) -> int:
    """How many pairs stand in the wrong order, by merging."""
    if len(values) < 2:
        return 0
    half = len(values) // 2
    left, right = values[:half], values[half:]
    count = _inversions(left) + _inversions(right)
    left.sort()
    right.sort()
    at = 0
    for value in right:
        while at < len(left) and left[at] <= value:
            at += 1
        count += len(left) - at
    return count
