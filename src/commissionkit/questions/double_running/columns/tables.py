"""All pairs of overlapping processes that ever run together, with the days on which they do."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import attrs
import numpy as np
from numpy.typing import NDArray

from commissionkit.questions.double_running.columns.arrays import Flags, Rows
from commissionkit.questions.double_running.columns.index import Index
from commissionkit.questions.double_running.columns.lifetimes import Lifetimes, Spans
from commissionkit.questions.double_running.columns.sides import Side

__all__ = ["OPEN", "SURE", "TURNING", "PairTable", "is_among", "pair_tables"]

#: Somebody who runs the second takes part in the first; may, for all that is recorded; that hangs on the day.
SURE, OPEN, TURNING = 2, 1, 0
#: So many candidates are looked at together: enough for speed, few enough for memory.
_AT_ONCE = 2_000_000
#: Beyond so many pairs the table is not kept, but made again in parts for each question.
_MOST = 20_000_000

Small = NDArray[np.int32]


@attrs.frozen(eq=False)
class PairTable:
    """Pairs, one in each row.

    Attributes:
        systems, organisations: The rows of their processes.
        spans: The days on which both may run, and on which both surely do.
        stands: Whether somebody takes part in both: `SURE`, `OPEN`, or `TURNING` where that hangs on the day.
    """

    systems: Small
    organisations: Small
    spans: Spans
    stands: NDArray[np.int8]

    def at(self, rows: Rows | Flags) -> PairTable:
        """Those of the pairs."""
        return PairTable(self.systems[rows], self.organisations[rows], self.spans.at(rows), self.stands[rows])

    def in_order(self, index: Index) -> PairTable:
        """By the narrower stage, then by the rows."""
        stage = index.narrower[index.system_stage[self.systems], index.stage_of[self.organisations]]
        return self.at(np.argsort(stage.astype(np.uint16), kind="stable"))


def pair_tables(known: Lifetimes) -> Sequence[PairTable] | Iterator[PairTable]:
    """The pairs in one table that is kept with the lifetimes or, where they are very many, in parts."""
    kept = known.kept(_whole)
    return _parts(known) if kept is None else (kept,)


def _whole(known: Lifetimes) -> PairTable | None:
    found: list[PairTable] = []
    for part in _parts(known):
        found.append(part)
        if sum(len(one.systems) for one in found) > _MOST:
            return None
    return PairTable(
        np.concatenate([one.systems for one in found]),
        np.concatenate([one.organisations for one in found]),
        Spans(*(np.concatenate(columns) for columns in zip(*(one.spans.columns for one in found), strict=True))),
        np.concatenate([one.stands for one in found]),
    ).in_order(known.index)


def _parts(known: Lifetimes) -> Iterator[PairTable]:
    partners, size = known.index.recorded.partners, len(known.index.systems.roll)
    rows: Rows = np.arange(size, dtype=np.int64)
    ends = np.cumsum(partners.rows.counts[partners.scope[rows]])
    cuts = np.searchsorted(ends, np.arange(_AT_ONCE, ends[-1] if size else 0, _AT_ONCE))
    systems, organisations = known.spans("systems"), known.spans("organisations")
    for some in np.split(rows, cuts):
        places, other = partners.rows.of(partners.scope[some])
        one = some[places]
        spans = systems.at(one).shared(organisations.at(other))
        kept = spans.first <= spans.last
        one, other = one[kept], other[kept]
        stands = _stands(known.index, one, other)
        told = stands >= 0
        small = one[told].astype(np.int32), other[told].astype(np.int32)
        yield PairTable(*small, spans.at(np.flatnonzero(kept)[told]), stands[told])


def _stands(index: Index, systems: Rows, organisations: Rows) -> NDArray[np.int8]:
    """Whether somebody takes part in both, whatever the day; -1 where nobody does."""
    at, bodies = index.run_alone.of(organisations)
    surely = np.zeros(len(systems), dtype=np.bool_)
    surely[at[is_among(index.named, systems[at] * len(index.number) + bodies)]] = True
    run = index.run_alone.counts[organisations] > 0
    open_ = run & ~index.closed[systems] & (index.recorded.here[organisations] | index.has_area[systems])
    unplaced = run & ~index.closed[systems] & index.unplaced[organisations]
    turning = unplaced | _by_forums(index.systems)[systems] | _by_forums(index.organisations)[organisations]
    found = np.where(surely, SURE, np.where(turning, TURNING, np.where(open_, OPEN, -1)))
    return found.astype(np.int8)


def _by_forums(side: Side) -> Flags:
    """The processes that forums run."""
    found = np.zeros(len(side.roll), dtype=np.bool_)
    found[side.forums.recorded.rows] = True
    return found


def is_among(keys: Rows, wanted: Rows) -> Flags:
    """Which of some numbers are among others that are in order."""
    if not len(keys):
        return np.zeros(len(wanted), dtype=np.bool_)
    places = np.searchsorted(keys, wanted)
    places[places == len(keys)] = 0
    return np.asarray(keys[places] == wanted)
