"""What follows from the rights and delegations that reach a matter: shared by all tools that only find them."""

from __future__ import annotations

from collections.abc import Iterable

import numpy as np

from benchmarks.columns import POWERS
from benchmarks.drawing import Ints

__all__ = ["above", "makers", "takers"]

TAKE, MAKE, RECOMMEND, RATIFY = range(len(POWERS))


def above(parents: Ints) -> list[tuple[int, ...]]:
    """For each of a tree, itself and all that it lies within; a parent comes before what lies within it."""
    found: list[tuple[int, ...]] = []
    for number, parent in enumerate(parents.tolist()):
        found.append((number, *found[parent]) if parent >= 0 else (number,))
    return found


def takers(rights: Iterable[tuple[int, int]], delegations: Iterable[tuple[int, int]], forums: int) -> frozenset[int]:
    """Who takes or ratifies.

    Args:
        rights: Power and holder of each right that reaches the matter on the day.
        delegations: Who hands on, and to whom.
        forums: The number of the first forum: what is handed to a forum its delegator takes through it.
    """
    handed = tuple(delegations)
    gone = {by for by, _ in handed}
    own = {body for power, body in rights if power == RATIFY or (power == TAKE and body not in gone)}
    return frozenset(own | {by if to >= forums else to for by, to in handed})


def makers(rights: Iterable[tuple[int, int]], delegations: Iterable[tuple[int, int]], forums: int) -> frozenset[int]:
    """Who makes or recommends; where nothing is made apart, the one who takes, or the forum through which all do."""
    rights, handed = tuple(rights), tuple(delegations)
    gone = {by for by, _ in handed}
    made = {body for power, body in rights if power == MAKE}
    proposed = made | {body for power, body in rights if power == RECOMMEND}
    ratified = {body for power, body in rights if power == RATIFY}
    if proposed and ratified:
        return frozenset(proposed)
    own = {body for power, body in rights if power == TAKE and body not in gone} | ratified
    through = {to if to >= forums else -1 for _, to in handed} | ({-1} if own else set())
    if len(through) == 1 and -1 not in through and made <= through:
        return frozenset(proposed | through)
    bodies = own | {by if to >= forums else to for by, to in handed}
    return frozenset(bodies if own and len(bodies) == 1 and not proposed else proposed)


def sorted_by(key: Ints) -> tuple[Ints, Ints]:
    """The rows in the order of a key, and where each number of the key begins among them."""
    order = np.argsort(key, kind="stable")
    first = np.searchsorted(key[order], np.arange(int(key.max(initial=-1)) + 2))
    return order, first
