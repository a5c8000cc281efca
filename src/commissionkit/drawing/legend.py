"""The legend of a picture: samples of marks with their words, in as many rows as they take."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final

import attrs

from commissionkit.drawing.lettering import text_width
from commissionkit.drawing.looks import LOOKS
from commissionkit.drawing.marks import Box, Group, Line, Mark, Words
from commissionkit.drawing.moving import moved

__all__ = ["APART", "BASE", "Sample", "boxed", "flowed", "lined"]

#: Between a sample and its words.
APART: Final = 8.0
_BETWEEN: Final = 22.0
_ROW: Final = 20.0
_FIRST: Final = 14.0
_LOOK: Final = "label"
#: Letters stand in the middle of a row where their line is so far beneath it.
BASE: Final = 4.0


@attrs.frozen(kw_only=True)
class Sample:
    """One thing that a legend explains.

    Attributes:
        marks: How it looks, measured from the left end of its room and the middle of its row.
        words: What it says.
        width: The room of the marks.
    """

    marks: tuple[Mark, ...]
    words: str
    width: float = 32.0


def lined(look: str, words: str, *, arrow: bool = False, width: float = 32.0) -> Sample:
    """A sample of a line."""
    line = Line(points=((0.0, 0.0), (width, 0.0)), look=look, arrow=arrow)
    return Sample(marks=(line,), words=words, width=width)


def boxed(look: str, words: str, *, height: float = 12.0, radius: float = 0.0, width: float = 32.0) -> Sample:
    """A sample of a box."""
    box = Box(x=0.0, y=-height / 2, width=width, height=height, look=look, radius=radius)
    return Sample(marks=(box,), words=words, width=width)


def flowed(
    samples: Iterable[Sample],
    *,
    width: float,
    top: float,
    left: float = 16.0,
    row: float = _ROW,
    title: str = "Legend",
) -> tuple[Group, float]:
    """A legend, and where it ends.

    Args:
        samples: What it explains, in order.
        width: How wide the picture is.
        top: Where the legend begins.
        left: The margin at both sides.
        row: The height of a row.
        title: What is read out.

    A row has at least one sample, whose words may be wider than the picture.
    """
    marks: list[Mark] = []
    x, y = left, top + _FIRST
    for sample in samples:
        room = sample.width + APART + text_width(sample.words, LOOKS[_LOOK].size)
        if x + room > width - left and x > left:
            x, y = left, y + row
        marks += (moved(mark, round(x, 1), round(y, 1)) for mark in sample.marks)
        at = round(x + sample.width + APART, 1)
        marks.append(Words(x=at, y=round(y + BASE, 1), text=sample.words, look=_LOOK))
        x += room + _BETWEEN
    return Group(marks=tuple(marks), role="legend", title=title), round(y + row, 1)
