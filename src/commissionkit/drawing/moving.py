"""Marks at another place, and how far marks reach."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Final

import attrs

from commissionkit.drawing.lettering import text_width
from commissionkit.drawing.looks import LOOKS
from commissionkit.drawing.marks import Box, Disc, Group, Line, Mark, Words

__all__ = ["extent", "moved"]

#: Parts of the size of letters that they rise above the line they stand on, and reach below it.
_ABOVE: Final = 0.78
_BELOW: Final = 0.22
#: Where a text begins, in parts of its width before the place that is told.
_BEFORE: Final = {"start": 0.0, "middle": 0.5, "end": 1.0}


def moved(mark: Mark, dx: float, dy: float) -> Mark:
    """A mark at another place.

    Args:
        mark: The mark; of a group all marks in it are moved, or the corner that they are measured from.
        dx: How far to the right.
        dy: How far down.
    """
    if isinstance(mark, Group):
        if mark.scale != 1.0 or mark.at != (0.0, 0.0):
            return attrs.evolve(mark, at=(mark.at[0] + dx, mark.at[1] + dy))
        return attrs.evolve(mark, marks=tuple(moved(one, dx, dy) for one in mark.marks))
    if isinstance(mark, Line):
        return attrs.evolve(mark, points=tuple((x + dx, y + dy) for x, y in mark.points))
    return attrs.evolve(mark, x=mark.x + dx, y=mark.y + dy)


def extent(marks: Iterable[Mark], *, look: str = "paper") -> Box:
    """The smallest box around some marks, the sheet that they are drawn on left out.

    Args:
        marks: The marks.
        look: What the box is to look like.

    Returns:
        The box; without size where there are no marks. Of a curve it holds the points that pull it too.
    """
    found = [place for mark in marks for place in _reach(mark)]
    if not found:
        return Box(x=0, y=0, width=0, height=0, look=look)
    left, top = min(place[0] for place in found), min(place[1] for place in found)
    right, bottom = max(place[2] for place in found), max(place[3] for place in found)
    return Box(x=left, y=top, width=right - left, height=bottom - top, look=look)


def _reach(mark: Mark) -> Iterator[tuple[float, float, float, float]]:
    """The left, upper, right and lower edge of a mark, or of each in a group."""
    if isinstance(mark, Group):
        (x, y), scale = mark.at, mark.scale
        for left, top, right, bottom in (place for one in mark.marks for place in _reach(one)):
            yield x + left * scale, y + top * scale, x + right * scale, y + bottom * scale
    elif isinstance(mark, Line):
        across, down = [x for x, _ in mark.points], [y for _, y in mark.points]
        yield min(across), min(down), max(across), max(down)
    elif isinstance(mark, Disc):
        yield mark.x - mark.radius, mark.y - mark.radius, mark.x + mark.radius, mark.y + mark.radius
    elif isinstance(mark, Words):
        look = LOOKS[mark.look]
        width = text_width(mark.text, look.size, bold=look.bold)
        left = mark.x - width * _BEFORE[mark.anchor]
        yield left, mark.y - look.size * _ABOVE, left + width, mark.y + look.size * _BELOW
    elif mark.look != "paper":
        yield mark.x, mark.y, mark.right, mark.bottom
