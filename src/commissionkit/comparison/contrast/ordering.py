"""The order in which differences are told."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final, TypeVar

from commissionkit.comparison.contrast.said import CHARACTERISTICS, CONCEPTS, TwoSided

__all__ = ["ORDER", "in_order"]

R = TypeVar("R", bound=TwoSided)

#: The place of each list.
ORDER: Final = {name: place for place, name in enumerate(CONCEPTS)}


def in_order(rows: Iterable[R]) -> tuple[R, ...]:
    """The rows list by list, by the ids of both sides; those of one fact, and of a codebook, as they came."""
    return tuple(sorted(rows, key=_place))


def _place(row: TwoSided) -> tuple[int, str, str]:
    if row.concept == CHARACTERISTICS:
        return ORDER[row.concept], "", ""
    first, second = sorted((row.a.id or row.b.id, row.b.id or row.a.id))
    return ORDER[row.concept], first, second
