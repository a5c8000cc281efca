"""Boxes in boxes: how large each is, and where it stands."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from math import sqrt
from typing import Final

import attrs

from commissionkit.drawing import Box
from commissionkit.views.nested.labelling import PAD, Label, labelled
from commissionkit.views.nested.things import Plan, Size, Spot

__all__ = ["Placed", "Sheet", "laid_out"]

_GAP: Final = 8.0
_CHIP: Final = 150.0
_BESIDE: Final = 138.0
_LEAST: Final = 92.0
_PAGE: Final = 1240.0
_TALL: Final = 1300.0
_SHAPE: Final = 1.45
_SHAPES: Final = (1.3, 1.6, 1.0, 2.0, 2.6, 0.8, 3.4)
#: How much room the greatest number may take, in square pixels: the first with which most is to scale is taken.
_ROOM: Final = (260_000, 420_000, 620_000, 900_000, 1_250_000)


@attrs.frozen(kw_only=True, eq=False)
class Placed:
    """An area with its size, and what is drawn in it.

    Attributes:
        spot: The area.
        size: What the size of its box says; it may be less than the record allows, where it does not fit.
        label: What is written at it.
        width, height: Its room, that of a label beside it included.
        box: The size of its own box within that room.
        inner: What is drawn in it, with the place of each from the corner of the box.
    """

    spot: Spot
    size: Size
    label: Label
    width: float
    height: float
    box: tuple[float, float]
    inner: tuple[tuple[float, float, Placed], ...] = ()

    @property
    def beside(self) -> bool:
        """Whether its label stands beside the box."""
        return self.width > self.box[0] + 0.05

    def boxes(self, x: float, y: float) -> Iterator[tuple[Placed, Box]]:
        """Every box, from the outside in, where the first stands at a place."""
        width, height = self.box
        yield self, Box(x=x, y=y, width=width, height=height, look=self.size.look(self.spot.doubt), radius=4)
        for left, top, placed in self.inner:
            yield from placed.boxes(x + left, y + top)


@attrs.frozen(kw_only=True, eq=False)
class Sheet:
    """Where all areas stand.

    Attributes:
        places: The outermost ones, with their places.
        scale: Square pixels for one person; 0 where nothing is to scale.
        width, height: The size of it all.
    """

    places: tuple[tuple[float, float, Placed], ...]
    scale: float
    width: float
    height: float

    def boxes(self) -> Iterator[tuple[Placed, Box]]:
        """Every box, from the outside in."""
        for x, y, placed in self.places:
            yield from placed.boxes(x, y)


def laid_out(plan: Plan) -> Sheet:
    """The sheet on which most areas are to scale with their labels inside; of several such the smallest."""
    most = _most(plan.roots)
    if not most:
        return _sheet(plan, 0.0)
    sheets = [_sheet(plan, room / most) for room in _ROOM]
    return max(sheets, key=_worth)


def _most(spots: Sequence[Spot]) -> float:
    """The greatest number of people that has to find room: of an area, or of areas beside one another."""
    found = 0.0
    for spot in spots:
        found += max(float(spot.number or 0), _most(spot.inner))
    return found


def _worth(sheet: Sheet) -> tuple[int, int, float]:
    """More boxes to scale before all; then more written inside, on a sheet that is not too high; then a smaller one."""
    placed = [one for one, _ in sheet.boxes() if one.size is Size.SCALED]
    untold = sum((one.beside or one.label.cut) + one.label.unnamed * 0.3 for one in placed)
    return len(placed), -round(untold + max(0.0, sheet.height - _TALL) / 60), -sheet.scale


def _sheet(plan: Plan, scale: float) -> Sheet:
    found = [_placed(spot, scale, _PAGE) for spot in plan.roots]
    width = max([_PAGE, *(one.width for one in found)])
    places, wide, high = _rows(found, width)
    return Sheet(places=places, scale=scale, width=wide, height=high)


def _placed(spot: Spot, scale: float, room: float) -> Placed:
    if spot.inner:
        return _around(spot, scale, room)
    return _scaled(spot, scale) if spot.number is not None else _chip(spot)


def _chip(spot: Spot) -> Placed:
    """An area of which no number is drawn: as wide as any other such, and as high as what is written in it."""
    label = labelled(spot, _CHIP - 2 * PAD)
    height = label.height + 2 * PAD
    return Placed(spot=spot, size=spot.size, label=label, width=_CHIP, height=height, box=(_CHIP, height))


def _scaled(spot: Spot, scale: float) -> Placed:
    """An area to scale, its label inside where it has room, else beside."""
    surface = max(float(spot.number or 0) * scale, 1.0)
    found = [one for shape in _SHAPES if (one := _inside(spot, sqrt(surface * shape), surface)) is not None]
    if found:
        return min(found, key=lambda one: (one.label.cut, one.label.unnamed))
    side = sqrt(surface)
    label = labelled(spot, _BESIDE)
    return Placed(
        spot=spot,
        size=spot.size,
        label=label,
        width=side + PAD + _BESIDE,
        height=max(side, label.height),
        box=(side, side),
    )


def _inside(spot: Spot, width: float, surface: float) -> Placed | None:
    """An area to scale at a width with its label inside, if that has room."""
    if width < _LEAST:
        return None
    height = surface / width
    for most in (8, 4, 2):
        label = labelled(spot, width - 2 * PAD, most=most)
        if label.height + 2 * PAD <= height:
            return Placed(spot=spot, size=spot.size, label=label, width=width, height=height, box=(width, height))
    return None


def _around(spot: Spot, scale: float, room: float) -> Placed:
    """An area with others in it: to scale where they have room in that, else around them."""
    inner = [_placed(one, scale, room - 2 * _GAP) for one in spot.inner]
    if spot.number is not None:
        surface = float(spot.number) * scale
        shapes = (width for shape in _SHAPES if _least(inner) <= (width := sqrt(surface * shape)) <= room)
        widths = (*_widths(inner, room), *shapes)
        fits = [found for width in widths if (found := _within(spot, inner, width, surface))]
        if fits:
            return min(fits, key=_off)
    unfit = spot.number is not None
    return min((_shrunk(_wrapped(spot, inner, width, unfit=unfit)) for width in _widths(inner, room)), key=_off)


def _off(placed: Placed) -> float:
    """How far a box is from a pleasant shape."""
    shape = placed.width / placed.height / _SHAPE
    return round(max(shape, 1 / shape), 3)


def _least(inner: Sequence[Placed]) -> float:
    """The width that the widest needs."""
    return max(_CHIP, *(one.width + 2 * _GAP for one in inner))


def _widths(inner: Sequence[Placed], room: float) -> Iterator[float]:
    """Widths to try, from that of the widest to that of all in a row."""
    least = _least(inner)
    most = max(least, min(room, sum(one.width + _GAP for one in inner) + _GAP + 220))
    in_a_row = 2 * _GAP
    for one in inner:
        in_a_row += one.width + _GAP
        if least < in_a_row <= most:
            yield in_a_row
    for step in range(17):
        yield round(least + (most - least) * step / 16, 1)


def _within(spot: Spot, inner: Sequence[Placed], width: float, surface: float) -> Placed | None:
    """The area to scale at that width, if all that is drawn in it has room."""
    height = surface / width
    found = _wrapped(spot, inner, width)
    if height < found.height:
        return None
    return attrs.evolve(found, size=Size.SCALED, height=height, box=(width, height))


def _shrunk(placed: Placed) -> Placed:
    """An area around others, no wider than what is in it."""
    needed = max(placed.label.width + 2 * PAD, *(x + one.width + _GAP for x, _, one in placed.inner))
    width = min(placed.width, needed)
    return attrs.evolve(placed, width=width, box=(width, placed.height))


def _wrapped(spot: Spot, inner: Sequence[Placed], width: float, *, unfit: bool = False) -> Placed:
    label = labelled(spot, width - 2 * PAD, unfit=unfit)
    top = label.height + PAD + _GAP
    places, _, height = _rows(inner, width - 2 * _GAP)
    size = Size.OTHERWISE if unfit else spot.size
    high = top + height + _GAP
    moved = tuple((x + _GAP, y + top, one) for x, y, one in places)
    return Placed(spot=spot, size=size, label=label, width=width, height=high, box=(width, high), inner=moved)


def _rows(found: Sequence[Placed], room: float) -> tuple[tuple[tuple[float, float, Placed], ...], float, float]:
    """In rows, in their order; and how wide and high they are together."""
    places: list[tuple[float, float, Placed]] = []
    x = y = high = wide = 0.0
    for one in found:
        if x and x + one.width > room + 0.05:
            x, y, high = 0.0, y + high + _GAP, 0.0
        places.append((x, y, one))
        x += one.width + _GAP
        wide, high = max(wide, x - _GAP), max(high, one.height)
    return tuple(places), wide, y + high
