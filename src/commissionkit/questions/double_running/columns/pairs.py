"""Pairs of processes as columns, over states and days, and their order."""

from __future__ import annotations

from collections.abc import Sequence

import attrs
import numpy as np

from commissionkit.questions.double_running.columns.arrays import Flags, Rows, numbers
from commissionkit.questions.double_running.columns.index import Index

__all__ = ["Beside", "Pairs", "Seen", "in_order", "joined", "over_days", "over_states"]

#: Ids of statements about the site that bear on a pair.
Beside = tuple[str, ...]


@attrs.frozen(eq=False)
class Pairs:
    """Pairs of a system-wide and an organisation's process.

    Attributes:
        systems, organisations: The rows of their processes.
        beside: For each which of `besides` bears on it.
        besides: What may bear on pairs, in order.
        certain: Which are certain.
    """

    systems: Rows
    organisations: Rows
    beside: Rows
    besides: tuple[Beside, ...]
    certain: Flags

    def at(self, rows: Rows | Flags) -> Pairs:
        """Those of the pairs."""
        columns = (self.systems[rows], self.organisations[rows], self.beside[rows])
        return Pairs(*columns, self.besides, self.certain[rows])


def joined(one: Pairs, other: Pairs) -> Pairs:
    """The pairs of both, which have none in common, by the rows of their processes."""
    if not len(other.systems):
        return one
    besides = tuple(sorted({*one.besides, *other.besides}))
    codes = [numbers(besides.index(beside) for beside in each.besides)[each.beside] for each in (one, other)]
    both = Pairs(
        np.concatenate([one.systems, other.systems]),
        np.concatenate([one.organisations, other.organisations]),
        np.concatenate(codes),
        besides,
        np.concatenate([one.certain, other.certain]),
    )
    return both.at(np.lexsort((both.beside, both.organisations, both.systems)))


@attrs.frozen(eq=False)
class Seen:
    """The pairs of a state or of several, each as one number that goes up with the rows of its processes.

    Attributes:
        keys: The numbers.
        certain: Which are certain.
    """

    keys: Rows
    certain: Flags

    @classmethod
    def of(cls, index: Index, pairs: Pairs) -> Seen:
        """The numbers of pairs."""
        rows = pairs.systems * len(index.organisations.roll) + pairs.organisations
        return cls(rows * len(pairs.besides) + pairs.beside, pairs.certain)

    def pairs(self, index: Index, besides: tuple[Beside, ...]) -> Pairs:
        """The pairs of the numbers."""
        rows, beside = np.divmod(self.keys, len(besides))
        systems, organisations = np.divmod(rows, max(len(index.organisations.roll), 1))
        return Pairs(systems, organisations, beside, besides, self.certain)


def over_states(states: Sequence[Seen]) -> Seen:
    """What is seen in any of the states; certain only where it is in each."""
    if len(states) == 1:
        return states[0]
    keys, back, times = np.unique(np.concatenate([one.keys for one in states]), return_inverse=True, return_counts=True)
    surely = np.bincount(back, weights=np.concatenate([one.certain for one in states]), minlength=len(keys))
    return Seen(keys, (times == len(states)) & (surely == times))


def over_days(days: Sequence[Seen]) -> Seen:
    """What is seen on any of the days; certain where it is on one."""
    if len(days) == 1:
        return days[0]
    keys, back = np.unique(np.concatenate([one.keys for one in days]), return_inverse=True)
    surely = np.bincount(back, weights=np.concatenate([one.certain for one in days]), minlength=len(keys))
    return Seen(keys, surely > 0)


def in_order(index: Index, pairs: Pairs, *, by_stage: bool = False) -> Pairs:
    """The pairs in the order of findings: certain ones first, by the narrower stage, then by names and ids.

    Args:
        index: The columns.
        pairs: Pairs by the rows of their processes.
        by_stage: Whether they are by the narrower stage already, and by rows within each.
    """
    if by_stage and index.are_named_apart:
        certain = pairs.certain
        return pairs if certain.all() else pairs.at(np.concatenate([np.flatnonzero(certain), np.flatnonzero(~certain)]))
    systems, organisations = pairs.systems, pairs.organisations
    stage = index.narrower[index.system_stage[systems], index.stage_of[organisations]]
    block = (~pairs.certain * (index.narrower.max(initial=0) + 1) + stage).astype(np.uint16)
    if index.are_named_apart:  # they come by name and id already
        return pairs.at(np.argsort(block, kind="stable"))
    one, other = index.systems.named_alike[systems], index.organisations.named_alike[organisations]
    return pairs.at(np.lexsort((organisations, systems, other, one, block)))
