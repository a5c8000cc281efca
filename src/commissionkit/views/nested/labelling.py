"""What is written at an area, in the room that there is."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

import attrs

from commissionkit.drawing import fitted, line_height, text_width
from commissionkit.views.nested.things import Size, Spot

__all__ = ["PAD", "Label", "labelled"]

PAD: Final = 7.0
_NAME: Final = 11.5
_SMALL: Final = 10.0
_TIERS: Final = {"not_stated": "tier not stated"}


@attrs.frozen
class Label:
    """Lines of text, each with its look and the size of its letters.

    Attributes:
        lines: The lines.
        cut: Whether any had to be cut.
        unnamed: How many of those who cover the area are not named, although there are few areas.
    """

    lines: tuple[tuple[str, str, float], ...]
    cut: bool
    unnamed: int = 0

    @property
    def height(self) -> float:
        """How high it is."""
        return round(sum(line_height(size) for _, _, size in self.lines), 1)

    @property
    def width(self) -> float:
        """How wide its widest line is."""
        return max((text_width(text, size, bold=look == "strong") for text, look, size in self.lines), default=0.0)


def labelled(spot: Spot, width: float, *, unfit: bool = False, most: int = 8) -> Label:
    """The label of an area.

    Args:
        spot: The area.
        width: The room for each line.
        most: How many lines those who cover it may take.
        unfit: Whether its people are recorded but its box cannot be to scale, because of what is drawn in it.
    """
    name = fitted(spot.name, width, _NAME, lines=3, bold=True)
    lines = [(text, "strong", _NAME) for text in name]
    cut = "".join(name).endswith("…") or any(_wide(word) > width for word in spot.name.split())
    for part, high in _parts(spot, unfit=unfit):
        found = fitted(part, width, _SMALL, lines=high)
        cut = cut or (found[-1].endswith("…") and not part.endswith("…"))
        lines += [(text, "small", _SMALL) for text in found]
    unnamed = 0
    if spot.bodies:
        told, named = _tags(spot, width, most)
        lines += [(text, "small", _SMALL) for text in told]
        unnamed = 0 if spot.brief else len(spot.bodies) - named
    return Label(tuple(lines), cut, unnamed)


def _parts(spot: Spot, *, unfit: bool) -> Iterator[tuple[str, int]]:
    yield _TIERS.get(spot.tier, spot.tier), 1
    if spot.people:
        first, *others = spot.people
        yield first.said, 3
        if spot.size is Size.OTHERWISE:
            stated = first.counted != "not_stated"
            yield f"{'counts others' if stated else 'whom it counts is not stated'}: not to scale", 2
        if unfit:
            yield "not to scale: its parts take more room", 2
        if others:
            yield f"also {'; '.join(one.said for one in others)}", 3
    else:
        yield f"population {spot.size}", 2
    for remark in spot.remarks:
        yield remark, 3
    if spot.more:
        yield f"{spot.more} more {'area' if spot.more == 1 else 'areas'} in it, not drawn", 2


def _wide(word: str) -> float:
    return text_width(word, _NAME, bold=True)


def _tags(spot: Spot, width: float, most: int) -> tuple[tuple[str, ...], int]:
    """Who covers an area, as many as there is room for, and how many more do; and how many are named.

    Where there are very many areas, one alone is named, and of several their number told.
    """
    count = len(spot.bodies)
    if count == 1:
        return _joined(spot.bodies, 1, width, max(most, 3)), 1
    found = None if spot.brief else _named(spot.bodies, width, most)
    return found or (fitted(f"Covered by {count} bodies", width, _SMALL, lines=2), 0)


def _named(bodies: tuple[str, ...], width: float, most: int) -> tuple[tuple[str, ...], int] | None:
    """As many names as have room in so many lines, and how many; None where there is none for the first."""
    most_named = _bound(bodies, width, most)
    # Room for how many more there are takes that of a name or two; only odd names take the search.
    for named in range(most_named, max(most_named - 3, 0), -1):
        if told := _whole(bodies, named, width, most):
            return told, named
    best: tuple[tuple[str, ...], int] | None = None
    few, many = 1, most_named - 3
    while few <= many:
        named = (few + many + 1) // 2
        if told := _whole(bodies, named, width, most):
            best, few = (told, named), named + 1
        else:
            many = named - 1
    return best


def _bound(bodies: tuple[str, ...], width: float, most: int) -> int:
    """How many names can have room at most: by their width alone, then as they are broken into lines."""
    room, count = width * most, 0
    for count, body in enumerate(bodies, start=1):  # noqa: B007 - told behind the loop
        room -= text_width(f"; {body}", _SMALL)
        if room < 0:
            break
    told = fitted(f"Covered by {'; '.join(bodies[:count])}", width, _SMALL, lines=most)
    return min(count, " ".join(told).count("; ") + 1) if told and told[-1].endswith("…") else count


def _whole(bodies: tuple[str, ...], named: int, width: float, most: int) -> tuple[str, ...]:
    """So many names and how many more there are, where that has room; else nothing."""
    told = _joined(bodies, named, width, most)
    return () if told and told[-1].endswith("…") else told


def _joined(bodies: tuple[str, ...], named: int, width: float, most: int) -> tuple[str, ...]:
    more = f" and {len(bodies) - named} more" if named < len(bodies) else ""
    return fitted(f"Covered by {'; '.join(bodies[:named])}{more}", width, _SMALL, lines=most)
