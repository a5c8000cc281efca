"""The pairs of some days, found by when each process, forum and seat holds instead of day by day."""

from __future__ import annotations

import attrs
import numpy as np

from commissionkit.model import Arrangement
from commissionkit.questions.double_running.columns.arrays import Flags, Ragged, Rows
from commissionkit.questions.double_running.columns.index import Index
from commissionkit.questions.double_running.columns.lifetimes import Days, Lifetimes, lifetimes_of
from commissionkit.questions.double_running.columns.moving import (
    Footing,
    moved_bodies,
    moved_forums,
    moved_processes,
)
from commissionkit.questions.double_running.columns.reach import reached
from commissionkit.questions.double_running.columns.sides import Side
from commissionkit.questions.double_running.columns.sitting import Tenures, closed_to_others, seated, tenures
from commissionkit.questions.double_running.columns.tables import SURE, TURNING, PairTable, is_among, pair_tables

__all__ = ["Swept", "swept"]


@attrs.frozen(eq=False)
class Swept:
    """The pairs of some days of which all is told by when facts hold.

    Attributes:
        systems, organisations: The rows of their processes.
        certain: Which are certain on any of the days.
        by_stage: Whether they are by the narrower stage, then by rows; else by rows alone.
        left_systems, left_organisations: The processes of whose pairs that does not tell all.
    """

    systems: Rows
    organisations: Rows
    certain: Flags
    by_stage: bool
    left_systems: Flags
    left_organisations: Flags

    @property
    def leaves_some(self) -> bool:
        """Whether there are such processes."""
        return bool(self.left_systems.any() or self.left_organisations.any())


def swept(record: Arrangement, days: Days, named: frozenset[str] = frozenset()) -> Swept | None:
    """The pairs of some days; None where what lies within what changes in them, or columns tell nothing of the record.

    Args:
        record: The arrangement.
        days: The first and the last day.
        named: Processes whose pairs are left over in any case.
    """
    known = lifetimes_of(record)
    if known is None:
        return None
    if not known.spans("words").throughout(days).all() or len(known.moved("words", days)):
        return None
    sweep = _Sweep.of(known, days, named)
    tables = pair_tables(known)
    found = [sweep.among(table) for table in tables]
    return Swept(
        np.concatenate([systems for systems, _, _ in found]),
        np.concatenate([organisations for _, organisations, _ in found]),
        np.concatenate([certain for _, _, certain in found]),
        isinstance(tables, tuple),
        sweep.left_systems,
        sweep.left_organisations,
    )


@attrs.frozen(eq=False)
class _Sweep:
    """What it takes to find the pairs of some days.

    Attributes:
        known: The lifetimes.
        days: The days.
        left_systems, left_organisations: Processes that are left over.
        runners: Who runs the processes of organisations, where that does not turn.
        tenures: When bodies take part in system-wide processes by forums.
        closed: The system-wide processes that are stated to be without anybody else.
        reach: Where bodies are, as far as that does not turn.
    """

    known: Lifetimes
    days: Days
    left_systems: Flags
    left_organisations: Flags
    runners: Ragged
    tenures: Tenures
    closed: Flags
    reach: Ragged

    @classmethod
    def of(cls, known: Lifetimes, days: Days, named: frozenset[str]) -> _Sweep:
        index = known.index
        live = known.spans("systems").within(days), known.spans("organisations").within(days)
        systems = moved_processes(index.systems.roll.facts, known.moved("systems", days), named)
        organisations = moved_processes(index.organisations.roll.facts, known.moved("organisations", days), named)
        closed, runners = index.closed, index.run_alone
        if index.has_forums:
            moved, (run, turning) = moved_forums(known, days), seated(known, days)
            closed, silent = closed_to_others(known, days)
            systems |= silent | _run_by(index.systems, moved)
            organisations |= _run_by(index.organisations, moved | turning)
            through, _ = index.organisations.forums.recorded.through(run.by_row(len(index.forums)))
            runners = index.organisations.bodies.recorded.and_(through).by_row(len(organisations))
        footing = Footing.of(known, days) if (index.unplaced & live[1]).any() else Footing.nowhere(index)
        organisations |= _with_moving_runners(known, days, runners, footing)
        return cls(
            known=known,
            days=days,
            left_systems=systems & live[0],
            left_organisations=organisations & live[1],
            runners=runners,
            tenures=tenures(known),
            closed=closed,
            reach=footing.areas,
        )

    def among(self, table: PairTable) -> tuple[Rows, Rows, Flags]:
        """Those pairs of a table that are run twice on one of the days, and whether certainly."""
        rows = np.flatnonzero(table.spans.within(self.days))
        left = self.left_systems, self.left_organisations
        if left[0].any() or left[1].any():
            rows = rows[~left[0][table.systems[rows]] & ~left[1][table.organisations[rows]]]
        stands = table.stands[rows]
        found = stands != TURNING
        certain = (stands == SURE) & table.spans.at(rows).surely_within(self.days)
        turning = np.flatnonzero(~found)
        if len(turning):
            found[turning], certain[turning] = self._on_the_days(table.at(rows[turning]))
            rows, certain = rows[found], certain[found]
        return table.systems[rows].astype(np.int64), table.organisations[rows].astype(np.int64), certain

    def _on_the_days(self, table: PairTable) -> tuple[Flags, Flags]:
        """Of overlapping processes, whether somebody takes or may take part in both on one of the days, and surely."""
        systems, organisations = table.systems.astype(np.int64), table.organisations.astype(np.int64)
        spans, size = table.spans.cut(self.days), len(table.systems)
        at, bodies = self.runners.of(organisations)
        keys = systems[at] * len(self.known.index.number) + bodies
        surely = is_among(self.known.index.named, keys)
        maybe = surely | self._opened(systems[at], organisations[at], bodies, surely)
        found = _any(maybe, at, size)
        certain = _any(surely, at, size) & (spans.sure_first <= spans.sure_last)
        by, tenure = self.tenures.of(keys)
        if len(by):
            one, other = spans.at(at[by]), self.tenures.spans.at(tenure)
            found |= _any(one.may_meet(other), at[by], size)
            certain |= _any(one.surely_meet(other), at[by], size)
        return found, certain

    def _opened(self, systems: Rows, organisations: Rows, bodies: Rows, surely: Flags) -> Flags:
        """Where the record leaves it open whether a body takes part, and what it covers or serves may meet."""
        index = self.known.index
        open_ = ~surely & ~self.closed[systems]
        at = np.flatnonzero(open_)
        met = index.recorded.here[organisations[at]] | index.has_area[systems[at]]
        far = np.flatnonzero(index.unplaced[organisations[at]])
        met[far] = reached(index.recorded, self.reach, systems[at[far]], bodies[at[far]])
        open_[at] = met
        return open_


def _any(flags: Flags, at: Rows, size: int) -> Flags:
    """For each place whether any flag at it is up."""
    found = np.zeros(size, dtype=np.bool_)
    found[at[flags]] = True
    return found


def _run_by(side: Side, forums: Flags) -> Flags:
    """The processes that any of the forums runs."""
    found = np.zeros(len(side.roll), dtype=np.bool_)
    found[side.forums.recorded.rows[forums[side.forums.recorded.others]]] = True
    return found


def _with_moving_runners(known: Lifetimes, days: Days, runners: Ragged, footing: Footing) -> Flags:
    """The processes run by bodies that change their name or, where the process has no area, their place."""
    index: Index = known.index
    renamed = moved_bodies(known, days)
    found = np.zeros(len(index.organisations.roll), dtype=np.bool_)
    if renamed.any() or footing.moved.any():
        rows, bodies = runners.of(np.arange(len(found), dtype=np.int64))
        found[rows[renamed[bodies] | (index.unplaced[rows] & footing.moved[bodies])]] = True
    return found
