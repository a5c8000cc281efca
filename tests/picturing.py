"""What holds of any picture of boxes and lines, checked on the marks that it is made of."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import combinations
from xml.etree import ElementTree as ET

import attrs

from commissionkit.drawing import (
    LOOKS,
    Box,
    Disc,
    Drawing,
    Group,
    Line,
    Mark,
    Point,
    Scene,
    Words,
    marks_of,
    text_width,
)

__all__ = ["along", "boxes", "check", "lines", "meet", "panels", "placed", "told", "written"]


def panels(scene: Scene) -> list[Group]:
    """The parts of a picture that stand side by side; the whole of it where there are none."""
    found = [mark for mark in marks_of(scene.marks) if isinstance(mark, Group) and mark.role == "panel"]
    return found or [Group(marks=tuple(scene.marks))]


def boxes(panel: Group) -> dict[str, Box]:
    """The boxes that stand for something, by what they stand for."""
    keyed = [mark for mark in marks_of(panel.marks) if isinstance(mark, Group) and mark.key]
    assert len({group.key for group in keyed}) == len(keyed), "something is drawn twice"
    return {
        group.key: next(mark for mark in group.marks if isinstance(mark, Box) and mark.look == group.role)
        for group in keyed
    }


def lines(panel: Group) -> list[tuple[tuple[str, str], Line]]:
    """The lines between two boxes, with what they tie."""
    tied = [mark for mark in marks_of(panel.marks) if isinstance(mark, Group) and mark.ends is not None]
    return [(group.ends or ("", ""), mark) for group in tied for mark in group.marks if isinstance(mark, Line)]


def meet(one: Box, other: Box) -> bool:
    """Whether two boxes have more than an edge in common."""
    return one.x < other.right and other.x < one.right and one.y < other.bottom and other.y < one.bottom


def along(line: Line, steps: int = 16) -> Iterator[Point]:
    """Points along a line, close enough to tell what it crosses."""
    if not line.curved:
        yield from line.points
        return
    yield line.points[0]
    for at in range(0, len(line.points) - 3, 3):
        bend = line.points[at : at + 4]
        for t in (step / steps for step in range(1, steps + 1)):
            parts = ((1 - t) ** 3, 3 * (1 - t) ** 2 * t, 3 * (1 - t) * t * t, t**3)
            x, y = (sum(part * point[axis] for part, point in zip(parts, bend, strict=True)) for axis in (0, 1))
            yield x, y


def check(drawing: Drawing) -> None:
    """No box on another, no label out of its box, no line through a box that it does not tie, all on the page."""
    for panel in panels(drawing.scene):
        found = boxes(panel)
        for one, other in combinations(found, 2):
            assert not meet(found[one], found[other]), f"{one} and {other} overlap"
        for (start, end), line in lines(panel):
            _passes_by(line, {key: box for key, box in found.items() if key not in (start, end)})
    _labels_fit(drawing)
    _on_the_page(drawing.scene)
    ET.fromstring(drawing.svg())  # noqa: S314 - our own


def _passes_by(line: Line, others: dict[str, Box]) -> None:
    for x, y in along(line):
        for key, box in others.items():
            inside = box.x + 0.5 < x < box.right - 0.5 and box.y + 0.5 < y < box.bottom - 0.5
            assert not inside, f"a line runs through {key} at {x:.0f}, {y:.0f}"


def _labels_fit(drawing: Drawing) -> None:
    for group in (mark for mark in marks_of(drawing.scene.marks) if isinstance(mark, Group) and mark.key):
        frame = next(mark for mark in group.marks if isinstance(mark, Box) and mark.look == group.role)
        for words in (mark for mark in group.marks if isinstance(mark, Words) and mark.look != "on-badge"):
            look = LOOKS[words.look]
            wide = text_width(words.text, look.size, bold=look.bold)
            left = words.x - {"start": 0.0, "middle": wide / 2, "end": wide}[words.anchor]
            label = Box(x=left, y=words.y - look.size * 0.8, width=wide, height=look.size, look=words.look)
            assert frame.holds(label), f"{words.text!r} leaves the box of {group.key}"


def placed(marks: Sequence[Mark], at: Point = (0.0, 0.0), scale: float = 1.0) -> Iterator[Box | Disc | Line | Words]:
    """All marks where they stand on the page: those of groups that are drawn larger, smaller or elsewhere too."""
    for mark in marks:
        if isinstance(mark, Group):
            corner = (at[0] + mark.at[0] * scale, at[1] + mark.at[1] * scale)
            yield from placed(mark.marks, corner, scale * mark.scale)
        elif isinstance(mark, Line):
            yield attrs.evolve(mark, points=tuple((at[0] + x * scale, at[1] + y * scale) for x, y in mark.points))
        else:
            x, y = at[0] + mark.x * scale, at[1] + mark.y * scale
            if isinstance(mark, Box):
                yield attrs.evolve(mark, x=x, y=y, width=mark.width * scale, height=mark.height * scale)
            elif isinstance(mark, Disc):
                yield attrs.evolve(mark, x=x, y=y, radius=mark.radius * scale)
            else:
                yield attrs.evolve(mark, x=x, y=y, width=mark.width * scale)


def told(drawing: Drawing) -> set[str]:
    """The ids of the facts that groups of the picture draw."""
    return {fact for mark in marks_of(drawing.scene.marks) if isinstance(mark, Group) for fact in mark.facts}


def written(marks: Sequence[Mark], at: Point = (0.0, 0.0), scale: float = 1.0) -> Iterator[tuple[Words, Box]]:
    """All lines of text, and the room that each takes on the page."""
    for mark in marks:
        if isinstance(mark, Group):
            corner = (at[0] + mark.at[0] * scale, at[1] + mark.at[1] * scale)
            yield from written(mark.marks, corner, scale * mark.scale)
        elif isinstance(mark, Words):
            look = LOOKS[mark.look]
            size = look.size * scale
            wide = text_width(mark.text, size, bold=look.bold)
            x = at[0] + mark.x * scale - {"start": 0.0, "middle": wide / 2, "end": wide}[mark.anchor]
            y = at[1] + mark.y * scale
            yield mark, Box(x=x, y=y - size * 0.8, width=wide, height=size, look=mark.look)


def _on_the_page(scene: Scene) -> None:
    page = Box(x=-0.05, y=-0.05, width=scene.width + 0.1, height=scene.height + 0.1, look="paper")
    for words, room in written(scene.marks):
        assert page.holds(room), f"{words.text!r} leaves the page"
    for mark in placed(scene.marks):
        if isinstance(mark, Box):
            assert page.holds(mark), f"a box of look {mark.look} leaves the page"
        elif isinstance(mark, Line):
            assert all(0 <= x <= scene.width and 0 <= y <= scene.height for x, y in along(mark))
