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
from commissionkit.succession.columns.bounds import Marks, Places
from commissionkit.succession.leaves import Leaf, leaves_of

__all__ = ["Links", "has_rule_and_names", "links_at", "rests_on"]


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
