"""One legend in the place of several that say the same."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from typing import Final, TypeAlias

import attrs

from commissionkit.drawing import Drawing, Group, Line, Mark, Words
from commissionkit.drawing.legend import APART, BASE, Sample, flowed
from commissionkit.drawing.moving import extent, moved

__all__ = ["common_legend", "laid_out", "without_legend"]

_ROW: Final = 22.0

#: What a legend says: the marks of each sample, its words last, measured from where the words begin.
Entries: TypeAlias = Mapping[str, tuple[Mark, ...]]


def common_legend(drawings: Iterable[Drawing]) -> Entries | None:
    """What the legends of some pictures say together.

    Returns:
        The samples by their words, each once. None where a picture has no legend, or two mean different things by the
        same words or give different measures, or something stands in a legend besides samples and their words.
    """
    together: dict[str, tuple[Mark, ...]] = {}
    measures: dict[tuple[str, tuple[str, ...]], frozenset[str]] = {}
    for drawing in drawings:
        entries = _entries(drawing)
        if entries is None or any(together.get(words, marks) != marks for words, marks in entries.items()):
            return None
        own: dict[tuple[str, tuple[str, ...]], frozenset[str]] = {}
        for words, marks in entries.items():
            of = _NUMBER.sub("#", words), _looks(marks)
            own[of] = own.get(of, frozenset()) | {words}
        if any(measures.get(of, words) != words for of, words in own.items()):
            return None
        measures.update(own)
        together.update(entries)
    return together


#: What may be another number where two legends say the same otherwise: this bar is £100m, this bar is £500,000.
_NUMBER: Final = re.compile(r"£?\d[\d,.]*(?:bn|m|k)?")


def _looks(marks: Iterable[Mark]) -> tuple[str, ...]:
    return tuple(mark.look for mark in marks if not isinstance(mark, Group))


def without_legend(drawing: Drawing) -> tuple[Mark, ...]:
    """The marks of a picture but its legend."""
    return tuple(mark for mark in drawing.scene.marks if not _is_legend(mark))


def _is_legend(mark: Mark) -> bool:
    return isinstance(mark, Group) and mark.role == "legend"


def _entries(drawing: Drawing) -> Entries | None:
    legends = [mark for mark in drawing.scene.marks if isinstance(mark, Group) and mark.role == "legend"]
    if len(legends) != 1:
        return None
    found: dict[str, tuple[Mark, ...]] = {}
    sample: list[Mark] = []
    for mark in legends[0].marks:
        sample.append(mark)
        if isinstance(mark, Words) and mark.look == "label":
            found[mark.text] = tuple(_rounded(one, -mark.x, -mark.y) for one in sample)
            sample = []
    return None if sample else found


def _rounded(mark: Mark, dx: float, dy: float) -> Mark:
    """A mark at another place, in tenths, so that the same sample is the same wherever it stood."""
    placed = moved(mark, dx, dy)
    if isinstance(placed, Group):
        return placed
    if isinstance(placed, Line):
        return attrs.evolve(placed, points=tuple((round(x, 1), round(y, 1)) for x, y in placed.points))
    return attrs.evolve(placed, x=round(placed.x, 1), y=round(placed.y, 1))


def laid_out(entries: Entries, top: float, left: float, right: float) -> tuple[Group, float]:
    """A legend in as many rows as it takes, and where it ends."""
    samples = (_sample(words, marks[:-1]) for words, marks in entries.items())
    return flowed(samples, width=left + right, top=top + 2, left=left, row=_ROW)


def _sample(words: str, marks: tuple[Mark, ...]) -> Sample:
    """A sample measured from its own left end and the middle of its row."""
    before = -extent(marks).x
    return Sample(marks=tuple(moved(mark, before, BASE) for mark in marks), words=words, width=before - APART)
