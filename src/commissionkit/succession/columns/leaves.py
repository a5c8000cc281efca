"""The places at which the facts of one class name others, read for many facts at once."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cache
from itertools import chain
from operator import attrgetter
from typing import Any, cast

import attrs
import numpy as np

from commissionkit.model import DecisionRight, Delegation, Fact
from commissionkit.model.referring import places_of
from commissionkit.succession.columns.bounds import Marks, Places
from commissionkit.succession.places import is_carried, is_needed

__all__ = ["Leaf", "Links", "has_rule_and_names", "leaves_of", "links_at", "rests_on"]


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


@attrs.frozen
class Links:
    """What many facts name at one place.

    Attributes:
        owners: The facts, by their places in the arrangement.
        names: What each of them names.
        several: Whether it is one of several at that place.
        twice: Facts that name one thing twice at the place.
    """

    owners: Places
    names: list[str]
    several: Marks
    twice: list[int]


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


@cache
def _resting(cls: Any) -> frozenset[tuple[str, ...]]:  # noqa: ANN401 - a class
    return frozenset(leaf.path for leaf in leaves_of(cls) or () if leaf.ends)


def rests_on(cls: type[Fact], path: tuple[str, ...]) -> bool:
    """Whether whether a fact of the class holds may hang on what it names at this place."""
    return leaves_of(cls) is None or path in _resting(cast("Any", cls))


def links_at(leaf: Leaf, facts: Sequence[Fact], owners: Sequence[int]) -> Links:
    """What facts of one class name at a place."""
    holders: Sequence[object] = facts
    in_items = False
    for name in leaf.path[:-1]:
        holders, owners, passed = _opened(map(attrgetter(name), holders), owners)
        in_items = in_items or passed
    read = attrgetter(leaf.path[-1])
    contents = [(c,) if isinstance(c, str) else c or () for c in map(read, holders)]
    counts = np.fromiter(map(len, contents), dtype=np.intp, count=len(contents))
    places = np.asarray(owners, dtype=np.intp)
    many = np.flatnonzero(counts > 1).tolist()
    twice = [owners[at] for at in many if len(set(contents[at])) < len(contents[at])]
    several = np.repeat(counts > 1, counts) | in_items
    return Links(np.repeat(places, counts), list(chain.from_iterable(contents)), several, twice)


def _opened(contents: Iterator[Any], owners: Sequence[int]) -> tuple[list[object], list[int], bool]:
    """The values within a field, those of a tuple one by one, and whether there was a tuple."""
    found: list[object] = []
    whose: list[int] = []
    passed = False
    for owner, content in zip(owners, contents, strict=True):
        if isinstance(content, tuple):
            passed = True
            found += content
            whose += [owner] * len(content)
        elif content is not None:
            found.append(content)
            whose.append(owner)
    return found, whose, passed


def has_rule_and_names(fact: Fact) -> bool:
    """Whether parties of a right or a delegation are both named and found by a rule: the rule alone then counts."""
    if isinstance(fact, DecisionRight):
        return fact.holders.rule is not None and bool(fact.holders.ids)
    if isinstance(fact, Delegation):
        return any(parties.rule is not None and bool(parties.ids) for parties in (fact.delegators, fact.delegate))
    return False
