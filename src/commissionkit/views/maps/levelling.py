"""Where the boxes of a layered layout stand once their order is known: near to what they are tied to."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import pairwise
from typing import Final, TypeAlias

import attrs

__all__ = ["Cell", "Levels", "Order"]

_SWEEPS: Final = 8
_GAP: Final = 12.0
_BAND_PAD: Final = 14.0
_BAND_GAP: Final = 10.0


@attrs.frozen(kw_only=True)
class Cell:
    """A box to be placed, or the place of a line that passes.

    Attributes:
        key: What tells it from others.
        column: Its column.
        band: The number of its band, from above.
        height: Its height.
        passes: Whether a line passes there and nothing stands.
    """

    key: str
    column: int
    band: int
    height: float
    passes: bool = False


#: For each column its bands, each with the keys in order.
Order: TypeAlias = dict[int, dict[int, list[str]]]


@attrs.frozen(eq=False)
class Levels:
    """The upper edges of boxes.

    Attributes:
        cells: The boxes, and the places of lines that pass.
        order: Their order.
        before, after: What each is tied to, in the columns to its left and to its right.
    """

    cells: Mapping[str, Cell]
    order: Order
    before: Mapping[str, Sequence[str]]
    after: Mapping[str, Sequence[str]]
    tops: dict[str, float] = attrs.field(init=False, factory=dict)

    def found(self) -> tuple[dict[str, float], list[tuple[int, float, float]], float]:
        """The upper edge of each cell; each band with its upper edge and height; the height of it all."""
        bands = self._bands()
        for column in self.order.values():
            for band, top, height in bands:
                self._stacked(column.get(band, []), top, height)
        for sweep in range(_SWEEPS):
            columns = sorted(self.order, reverse=sweep % 2 == 1)
            for number in columns:
                for band, top, height in bands:
                    self._settle(self.order[number].get(band, []), top + _BAND_PAD, top + height - _BAND_PAD)
        last = bands[-1] if bands else (0, 0.0, 0.0)
        return self.tops, bands, last[1] + last[2]

    def _bands(self) -> list[tuple[int, float, float]]:
        """Each band as high as its fullest column."""
        bands: list[tuple[int, float, float]] = []
        top = 0.0
        for band in sorted({cell.band for cell in self.cells.values()}):
            height = max(self._height(column.get(band, [])) for column in self.order.values()) + 2 * _BAND_PAD
            bands.append((band, top, height))
            top += height + _BAND_GAP
        return bands

    def _height(self, keys: Sequence[str]) -> float:
        return self._offsets(keys)[-1] + self.cells[keys[-1]].height if keys else 0.0

    def _offsets(self, keys: Sequence[str]) -> list[float]:
        """How far each is beneath the first where all stand as close as they may; lines that pass may be close."""
        offsets = [0.0]
        for one, other in pairwise(keys):
            close = self.cells[one].passes and self.cells[other].passes
            offsets.append(offsets[-1] + self.cells[one].height + (2.0 if close else _GAP))
        return offsets

    def _stacked(self, keys: Sequence[str], top: float, height: float) -> None:
        """As close as they may, in the middle of their band."""
        first = top + (height - self._height(keys)) / 2
        for key, offset in zip(keys, self._offsets(keys), strict=False):
            self.tops[key] = first + offset

    def _settle(self, keys: Sequence[str], low: float, high: float) -> None:
        """As near to where each wants to be as order and room allow; neighbours that clash meet in the middle."""
        if not keys:
            return
        offsets = self._offsets(keys)
        wanted = [self._wanted(key) - offset for key, offset in zip(keys, offsets, strict=True)]
        most = max(low, high - offsets[-1] - self.cells[keys[-1]].height)
        for key, offset, start in zip(keys, offsets, _rising(wanted), strict=True):
            self.tops[key] = round(min(max(start, low), most) + offset, 1)

    def _wanted(self, key: str) -> float:
        """Level with the middle of what it is tied to; where it is, if that is nothing."""
        others = (*self.before.get(key, ()), *self.after.get(key, ()))
        if not others:
            return self.tops[key]
        middles = sum(self.tops[other] + self.cells[other].height / 2 for other in others) / len(others)
        return middles - self.cells[key].height / 2


def _rising(wanted: Sequence[float]) -> list[float]:
    """The nearest values that never fall: those that would are replaced by their mean."""
    blocks: list[tuple[float, int]] = []
    for value in wanted:
        blocks.append((value, 1))
        while len(blocks) > 1 and blocks[-2][0] > blocks[-1][0]:
            (one, n), (other, m) = blocks[-2:]
            blocks[-2:] = [((one * n + other * m) / (n + m), n + m)]
    return [value for value, count in blocks for _ in range(count)]
