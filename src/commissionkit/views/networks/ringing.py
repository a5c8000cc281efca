"""Where the boxes of a network stand: around an oval, so that no tie that stays within it can meet a box.

Each box has a row of its own at the left or the right, and stands outside the oval; every tie goes level from its box
to the oval and then through its inside. The place of a box hangs on nothing but the order of the boxes and their
heights, so that a small change of data is a small change of the picture.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import groupby
from typing import Final

import attrs

from commissionkit.drawing import Point

__all__ = ["Oval", "Place", "Ring", "Stop", "curve", "ringed"]

_GAP: Final = 7.0
_HEAD: Final = 24.0
_AWAY: Final = 12.0
_POWER: Final = 2.4
_LEAST_ACROSS: Final = 150.0
_MOST_ACROSS: Final = 460.0
#: How much taller than the best a picture may be, if it keeps a sector on one side.
_TALLER: Final = 1.3


@attrs.frozen(kw_only=True)
class Stop:
    """What is to be placed.

    Attributes:
        key: What tells it from others.
        group: The group that it stands in, beside those of the same group.
        height: How tall its box is.
    """

    key: str
    group: str
    height: float


@attrs.frozen(kw_only=True)
class Oval:
    """The room for the ties, around the origin."""

    across: float
    down: float

    def reach(self, y: float) -> float:
        """How far it reaches to either side at a height."""
        part = min(1.0, abs(y) / self.down)
        return float(self.across * (1 - part**_POWER) ** (1 / _POWER))


@attrs.frozen(kw_only=True)
class Place:
    """Where a box or the head of a group stands: measured from the middle of the oval.

    Attributes:
        left: Whether it stands on the left side.
        x, y: Its upper left corner.
        height: How tall it is.
    """

    left: bool
    x: float
    y: float
    height: float

    @property
    def middle(self) -> float:
        """The height of its middle."""
        return self.y + self.height / 2


@attrs.frozen(kw_only=True)
class Ring:
    """A network laid out.

    Attributes:
        oval: The room for the ties.
        places: Where each box stands.
        heads: What stands above each group, and where; a group that goes on at the right has two.
    """

    oval: Oval
    places: dict[str, Place]
    heads: tuple[tuple[str, Place], ...]


def ringed(stops: Sequence[Stop], *, width: float) -> Ring:
    """Place boxes of one width, in their order: down the left side, then down the right."""
    cut = _cut(stops)
    sides = (stops[:cut], stops[cut:])
    tallest = max(map(_tall, sides))
    across = min(_MOST_ACROSS, max(_LEAST_ACROSS, tallest * 0.42))
    oval = Oval(across=round(across, 1), down=round(tallest / 2 + 26, 1))
    places: dict[str, Place] = {}
    heads: list[tuple[str, Place]] = []
    seen: set[str] = set()
    for side, left in zip(sides, (True, False), strict=True):
        y = -_tall(side) / 2
        for group, alike in groupby(side, key=lambda stop: stop.group):
            inside = list(alike)
            # The head and what stands beneath it share an edge.
            whole = _place(oval, y, _HEAD + inside[0].height, width, left=left)
            heads.append((f"{group}, continued" if group in seen else group, attrs.evolve(whole, height=_HEAD)))
            seen.add(group)
            y += _HEAD
            for stop in inside:
                place = _place(oval, y, stop.height, width, left=left)
                places[stop.key] = place if stop is not inside[0] else attrs.evolve(place, x=whole.x)
                y += stop.height + _GAP
    return Ring(oval=oval, places=places, heads=tuple(heads))


def _tall(stops: Sequence[Stop]) -> float:
    return sum(stop.height + _GAP for stop in stops) + _HEAD * len({stop.group for stop in stops})


def _place(oval: Oval, y: float, height: float, width: float, *, left: bool) -> Place:
    """As near to the oval as what is so tall can stand without reaching into it."""
    nearest = 0.0 if y <= 0 <= y + height else min(abs(y), abs(y + height))
    away = oval.reach(nearest) + _AWAY
    return Place(left=left, x=round(-away - width if left else away, 1), y=round(y, 1), height=height)


def _cut(stops: Sequence[Stop]) -> int:
    """How many stand on the left: whole groups where that is not much taller than the best."""
    talls = {at: max(_tall(stops[:at]), _tall(stops[at:])) for at in range(1, len(stops) + 1)}
    best = min(talls.values())
    whole = [at for at in talls if at == len(stops) or stops[at - 1].group != stops[at].group]
    fit = [at for at in whole if talls[at] <= best * _TALLER]
    return min(fit or talls, key=lambda at: (talls[at], at))


def curve(oval: Oval, start: Point, end: Point) -> tuple[Point, ...]:
    """From a box to another: level to the oval, and through its inside; the farther apart, the deeper."""
    first, last = _entered(oval, start), _entered(oval, end)
    apart = abs(start[1] - end[1]) / (2 * oval.down)
    deep = min(0.9, 0.22 + 0.9 * apart) if (start[0] < 0) == (end[0] < 0) else 0.7
    inner = [(round(x * (1 - deep), 1), y) for x, y in (first, last)]
    points = [*_level(start, first), *inner, *_level(last, end)]
    return tuple(points)


def _entered(oval: Oval, point: Point) -> Point:
    """Where a level line from a box meets the oval."""
    reach = round(oval.reach(point[1]), 1)
    return (-reach if point[0] < 0 else reach), point[1]


def _level(start: Point, end: Point) -> tuple[Point, Point, Point, Point]:
    """A straight line as a bend of a curve has it."""
    third = (end[0] - start[0]) / 3
    return start, (round(start[0] + third, 1), start[1]), (round(end[0] - third, 1), end[1]), end
