"""The places at which the facts of one class name others, found out once for each class."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from typing import Any, cast

import attrs

from commissionkit.model import Delegation, Fact
from commissionkit.model.referring import places_of
from commissionkit.succession.places import is_carried, is_needed

__all__ = ["Leaf", "leaves_of"]


@attrs.frozen
class Leaf:
    """A place at which a class names others.

    Attributes:
        path: The fields on the way, the last of which names.
        needed: Whether a fact goes when what it names there has gone.
        carried: Whether the name passes to heirs.
        ends: Whether a name that has gone may take the fact with it.
        is_list: Whether any number of names may stand there.
    """

    path: tuple[str, ...]
    needed: bool
    carried: bool
    ends: bool
    is_list: bool

    @property
    def matters(self) -> bool:
        """Whether what is named there bears on what becomes of the fact."""
        return self.needed or self.carried or self.ends


def leaves_of(cls: type[Fact]) -> tuple[Leaf, ...] | None:
    """The places at which facts of a class name others; None where its declarations do not tell."""
    return _leaves_of(cast("Any", cls))


@cache
def _leaves_of(cls: Any) -> tuple[Leaf, ...] | None:  # noqa: ANN401 - a class
    found = list(_within(cls, cls, (), frozenset()))
    known = [leaf for leaf in found if leaf is not None]
    return tuple(known) if len(known) == len(found) else None


def _within(
    kind: type[Fact], cls: type[object], path: tuple[str, ...], above: frozenset[object]
) -> Iterator[Leaf | None]:
    for place in places_of(cls):
        here = (*path, place.name)
        if place.names:
            needed, carried = is_needed(kind, here), is_carried(kind, here, place.carries)
            above_needed = any(is_needed(kind, here[:length]) for length in range(1, len(here)))
            # A delegation that a change touches anywhere falls if it is to oneself.
            ends = needed or above_needed or (carried and (kind is Delegation or not place.may_be_empty))
            yield Leaf(here, needed, carried, ends, is_list=place.may_be_empty and not place.may_be_none)
        elif place.inner is None or len(place.inner) != 1 or place.inner[0] in above:
            yield None
        else:
            yield from _within(kind, place.inner[0], here, above | {place.inner[0]})
