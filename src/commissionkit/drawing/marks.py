"""What a picture is made of: boxes, lines, words, and groups of them that have a name.

All lengths are in pixels of a picture that is shown at its own size, from the upper left corner.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TypeAlias

import attrs

__all__ = ["Box", "Disc", "Group", "Line", "Mark", "Point", "Scene", "Words", "marks_of"]

Point: TypeAlias = tuple[float, float]


@attrs.frozen(kw_only=True)
class Box:
    """A rectangle.

    Attributes:
        x, y, width, height: Where it is.
        look: How it looks, by the name that the theme gives it.
        radius: Of its corners.
    """

    x: float
    y: float
    width: float
    height: float
    look: str
    radius: float = 0.0

    @property
    def right(self) -> float:
        """Its right edge."""
        return self.x + self.width

    @property
    def bottom(self) -> float:
        """Its lower edge."""
        return self.y + self.height

    def holds(self, other: Box) -> bool:
        """Whether the other lies within it."""
        return self.x <= other.x and other.right <= self.right and self.y <= other.y and other.bottom <= self.bottom


@attrs.frozen(kw_only=True)
class Disc:
    """A circle."""

    x: float
    y: float
    radius: float
    look: str


@attrs.frozen(kw_only=True)
class Line:
    """A line from point to point.

    Attributes:
        points: The points. Of a curve: the first, then three for each bend, as a cubic has them.
        look: How it looks.
        curved: Whether it is a curve.
        closed: Whether it ends where it began.
        arrow: Whether it ends in an arrow head.
    """

    points: tuple[Point, ...]
    look: str
    curved: bool = False
    closed: bool = False
    arrow: bool = False


@attrs.frozen(kw_only=True)
class Words:
    """A line of text.

    Attributes:
        x, y: Where it stands: `y` is the line that the letters stand on.
        text: What it says.
        look: How it looks, size and weight included.
        anchor: Which part of it is at `x`: start, middle or end.
        width: The width that it takes; 0 where nothing hangs on it.
    """

    x: float
    y: float
    text: str
    look: str
    anchor: str = "start"
    width: float = 0.0


@attrs.frozen(kw_only=True)
class Group:
    """Marks that are one thing: a body with its name and badge, a decision and its lines.

    Attributes:
        marks: The marks.
        key: What it stands for, such as the id of an organisation; empty where it stands for nothing.
        role: What it is: a word such as `organisation`, `seat` or `legend`.
        title: What is read out, and shown where one points at it.
        ends: For a line between two things, their keys.
        facts: The ids of the facts that it draws.
        faint: Whether it is drawn faintly, because the picture is about something else.
        scale: How much larger than told its marks are drawn.
        at: Where the corner from which its marks are measured stands.
    """

    marks: tuple[Mark, ...]
    key: str = ""
    role: str = ""
    title: str = ""
    ends: tuple[str, str] | None = None
    facts: tuple[str, ...] = ()
    faint: bool = False
    scale: float = 1.0
    at: Point = (0.0, 0.0)


Mark: TypeAlias = Box | Disc | Line | Words | Group


@attrs.frozen(kw_only=True)
class Scene:
    """A picture before it is written.

    Attributes:
        width, height: Its size.
        marks: What is drawn, from the back to the front.
        title: What it shows, in a line.
        description: What a person learns from it who does not see it.
    """

    width: float
    height: float
    marks: Sequence[Mark]
    title: str
    description: str = ""


def marks_of(marks: Sequence[Mark]) -> Iterator[Mark]:
    """All marks, those within groups after the group itself."""
    for mark in marks:
        yield mark
        if isinstance(mark, Group):
            yield from marks_of(mark.marks)
