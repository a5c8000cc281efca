"""The rows of a difference beside those of facts: the heads of the files, their sources, the cells of a codebook."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Final

from attrs import evolve

from commissionkit.comparison.cells import Cell
from commissionkit.comparison.contrast.rows import told
from commissionkit.comparison.contrast.said import CHARACTERISTICS, HEAD, SOURCES, Alike, Aspect, Differing, Said
from commissionkit.comparison.contrast.wording import told_apart
from commissionkit.model import Arrangement

__all__ = ["cell_row", "head_rows", "source_rows"]

_SAID_OF_HEAD: Final = ("title", "area", "as_at", "extends")
_REMARKED_OF_HEAD: Final = ("version", "note")
_SAID_OF_SOURCES: Final = ("title", "publisher", "authors", "year", "kind", "url", "licence", "published", "note")


def head_rows(a: Arrangement, b: Arrangement, names: Mapping[str, str]) -> Iterator[Differing]:
    """What the heads of two files of one site say differently.

    Args:
        a: The first.
        b: The second.
        names: The ids of the second, and what the first calls the same.
    """
    ours, theirs = (Said(id=world.id, label=world.title or world.id) for world in (a, b))
    row = Differing(concept=HEAD, aspect=Aspect.CONTENT, attribute="", a=ours, b=theirs)
    for name in (*_SAID_OF_HEAD, *_REMARKED_OF_HEAD):
        one, other = getattr(a, name), getattr(b, name)
        if one != (names.get(other, other) if name == "area" else other):
            aspect = Aspect.CONTENT if name in _SAID_OF_HEAD else Aspect.REMARK
            yield told(evolve(row, aspect=aspect), name, *told_apart((a, b), (one, other), refers=name == "area"))


def source_rows(a: Arrangement, b: Arrangement) -> Iterator[Differing]:
    """Documents that one of two files lists alone, or describes otherwise."""
    ours, theirs = ({source.id: source for source in world.sources} for world in (a, b))
    for name in dict.fromkeys([*ours, *theirs]):
        one, other = ours.get(name), theirs.get(name)
        sides = [Said(id=source.id, label=source.title) if source else Said() for source in (one, other)]
        row = Differing(concept=SOURCES, aspect=Aspect.EVIDENCE, attribute="", a=sides[0], b=sides[1])
        if one is None or other is None:
            texts = ["not recorded" if source is None else "recorded" for source in (one, other)]
            yield told(evolve(row, aspect=Aspect.PRESENCE), "recorded", *texts)
            continue
        for key in _SAID_OF_SOURCES:
            values = getattr(one, key), getattr(other, key)
            if values[0] != values[1]:
                yield told(row, key, *told_apart((a, b), values, refers=False))


def cell_row(name: str, a: Cell, b: Cell) -> Differing | Alike:
    """The row of one characteristic, whose two cells differ or are alike."""
    ours, theirs = (
        Said(id=cell.characteristic, label=name, text=cell.value, state=cell.state, evidence=cell.evidence)
        for cell in (a, b)
    )
    if (a.value, a.state, a.status) == (b.value, b.state, b.status):
        return Alike(concept=CHARACTERISTICS, a=ours, b=theirs)
    return Differing(concept=CHARACTERISTICS, aspect=Aspect.CONTENT, attribute="value", a=ours, b=theirs)
