"""The pairs of many days, found by when each process, forum and seat holds instead of day by day."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date
from operator import attrgetter

import attrs
import numpy as np

from commissionkit.model import Arrangement
from commissionkit.questions.double_running.columns.arrays import Flags, Ragged, Rows, numbers
from commissionkit.questions.double_running.columns.index import MEMBER, NOT_MEMBER, Index, Side
from commissionkit.questions.double_running.columns.lifetimes import Lifetimes, Lives, lifetimes_of
from commissionkit.questions.double_running.columns.moving import (
    Footing,
    moved_bodies,
    moved_forums,
    moved_processes,
)
from commissionkit.questions.double_running.columns.reach import reached
from commissionkit.questions.double_running.columns.relations import Relation

__all__ = ["Swept", "swept"]

_AT_ONCE = 2_000_000
Days = tuple[date, date]
#: The four columns that say when facts hold within some days.
_ENDS = tuple(map(attrgetter, ("first", "last", "sure_first", "sure_last")))


@attrs.frozen(eq=False)
class Swept:
    """The pairs of some days of which all is told by when facts hold.

    Attributes:
        systems, organisations: The rows of their processes.
        certain: Which are certain on any of the days.
        left_systems, left_organisations: The processes of whose pairs that does not tell all.
    """

    systems: Rows
    organisations: Rows
    certain: Flags
    left_systems: Flags
    left_organisations: Flags


def swept(record: Arrangement, days: Days, named: frozenset[str] = frozenset()) -> Swept | None:
    """The pairs of a window; None where what lies within what changes in it, or columns tell nothing of the record.

    Args:
        record: The arrangement.
        days: The first and the last day.
        named: Processes whose pairs are left over in any case.
    """
    known = lifetimes_of(record)
    if known is None:
        return None
    words = known.within("words", days)
    if words.turns.any() or words.moved.any() or not words.live.all():
        return None
    return _Sweep.of(known, days, named).found()


@attrs.frozen(eq=False)
class _Tenures:
    """When bodies take part in system-wide processes by a forum: in the order of keys of process and body."""

    keys: Rows
    first: Rows
    last: Rows
    sure_first: Rows
    sure_last: Rows


@attrs.frozen(eq=False)
class _Sweep:
    """What it takes to find the pairs of a window."""

    known: Lifetimes
    systems: Lives
    organisations: Lives
    left_systems: Flags
    left_organisations: Flags
    runners: Ragged
    tenures: _Tenures
    closed: Flags
    reach: Ragged

    @classmethod
    def of(cls, known: Lifetimes, days: Days, named: frozenset[str]) -> _Sweep:
        index = known.index
        systems, organisations = known.within("systems", days), known.within("organisations", days)
        seats, forums = known.within("seats", days), known.within("forums", days)
        moved = moved_forums(known, days, seats, forums)
        closed, silent = _closed(index, seats)
        run, turning = _runs(index, seats)
        footing = Footing.of(known, days) if (index.unplaced & organisations.live).any() else Footing.nowhere(index)
        runners = index.run_alone if index.forums_run_none else _runners(index, run)
        at, bodies = runners.of(np.flatnonzero(organisations.live))
        left = moved_processes(index.systems.roll.facts, systems, named) | silent
        left |= _run_by(index.systems, moved)
        own = moved_processes(index.organisations.roll.facts, organisations, named)
        own |= _run_by(index.organisations, moved | turning)
        rows = np.flatnonzero(organisations.live)[at]
        own[rows[moved_bodies(known, days)[bodies] | (index.unplaced[rows] & footing.moved[bodies])]] = True
        return cls(
            known=known,
            systems=systems,
            organisations=organisations,
            left_systems=left & systems.live,
            left_organisations=own & organisations.live,
            runners=runners,
            tenures=_tenures(index, seats, forums),
            closed=closed,
            reach=footing.areas,
        )

    def found(self) -> Swept:
        found = [*self._parts()]
        return Swept(
            np.concatenate([numbers(()), *(systems for systems, _, _ in found)]),
            np.concatenate([numbers(()), *(organisations for _, organisations, _ in found)]),
            np.concatenate([np.zeros(0, dtype=np.bool_), *(certain for _, _, certain in found)]),
            self.left_systems,
            self.left_organisations,
        )

    def _parts(self) -> Iterator[tuple[Rows, Rows, Flags]]:
        partners = self.known.index.recorded.partners
        rows = np.flatnonzero(self.systems.live & ~self.left_systems)
        ends = np.cumsum(partners.rows.counts[partners.scope[rows]])
        cuts = np.searchsorted(ends, np.arange(_AT_ONCE, ends[-1] if len(ends) else 0, _AT_ONCE))
        wanted = self.organisations.live & ~self.left_organisations
        for some in np.split(rows, cuts):
            places, candidates = partners.rows.of(partners.scope[some])
            kept = wanted[candidates]
            systems, organisations = some[places[kept]], candidates[kept]
            first = np.maximum(self.systems.first[systems], self.organisations.first[organisations])
            last = np.minimum(self.systems.last[systems], self.organisations.last[organisations])
            kept = first <= last
            yield self._among(systems[kept], organisations[kept], first[kept], last[kept])

    def _among(self, systems: Rows, organisations: Rows, first: Rows, last: Rows) -> tuple[Rows, Rows, Flags]:
        """Those of the pairs of overlapping processes in which somebody takes or may take part in both."""
        sure_first = np.maximum(self.systems.sure_first[systems], self.organisations.sure_first[organisations])
        sure_last = np.minimum(self.systems.sure_last[systems], self.organisations.sure_last[organisations])
        at, bodies = self.runners.of(organisations)
        keys = systems[at] * len(self.known.index.number) + bodies
        surely = _among_sorted(self.known.index.named, keys)
        maybe = surely | self._opened(systems[at], organisations[at], bodies, surely)
        certain, found = _any(surely, at, len(systems)) & (sure_first <= sure_last), _any(maybe, at, len(systems))
        if len(self.tenures.keys):
            by, entry = _matching(self.tenures.keys, keys)
            pair, tenures = at[by], self.tenures
            found |= _any(_share(tenures.first[entry], tenures.last[entry], first[pair], last[pair]), pair, len(found))
            both = _share(tenures.sure_first[entry], tenures.sure_last[entry], sure_first[pair], sure_last[pair])
            certain |= _any(both, pair, len(found))
        return systems[found], organisations[found], certain[found]

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


def _share(first: Rows, last: Rows, other_first: Rows, other_last: Rows) -> Flags:
    return np.asarray(np.maximum(first, other_first) <= np.minimum(last, other_last))


def _any(flags: Flags, at: Rows, size: int) -> Flags:
    """For each place whether any flag at it is up."""
    found = np.zeros(size, dtype=np.bool_)
    found[at[flags]] = True
    return found


def _among_sorted(keys: Rows, wanted: Rows) -> Flags:
    if not len(keys):
        return np.zeros(len(wanted), dtype=np.bool_)
    places = np.searchsorted(keys, wanted)
    places[places == len(keys)] = 0
    return np.asarray(keys[places] == wanted)


def _matching(keys: Rows, wanted: Rows) -> tuple[Rows, Rows]:
    """All pairs of a wanted key and an entry that has it, keys being in order."""
    starts = np.searchsorted(keys, wanted)
    counts = np.searchsorted(keys, wanted, side="right") - starts
    entries = Ragged(starts, counts, np.arange(len(keys), dtype=np.int64))
    return entries.of(np.arange(len(wanted), dtype=np.int64))


# -- what holds on the days -----------------------------------------------------------------------


def _run_by(side: Side, forums: Flags) -> Flags:
    """The processes that any of the forums runs."""
    found = np.zeros(len(side.roll), dtype=np.bool_)
    found[side.forums.recorded.rows[forums[side.forums.recorded.others]]] = True
    return found


def _runners(index: Index, run: Relation) -> Ragged:
    """The bodies that run each organisation's process, those whose forum runs it included."""
    through, _ = index.organisations.forums.recorded.through(run.by_row(len(index.forums)))
    return index.organisations.bodies.recorded.and_(through).by_row(len(index.organisations.roll))


def _closed(index: Index, seats: Lives) -> tuple[Flags, Flags]:
    """The system-wide processes without anybody else, and those that only some are stated to be left out of."""
    forums = index.systems.forums.recorded
    rows = len(index.runners)
    by_forums = (index.runners > 0) & (np.bincount(forums.rows, minlength=rows) == index.runners) & ~index.opened
    waiting = np.bincount(forums.rows[~index.complete[forums.others]], minlength=rows)
    closed = index.closed | (by_forums & (waiting == 0))
    absent = np.zeros(len(index.forums), dtype=np.bool_)
    places = index.places
    absent[places.forums[(places.kinds == NOT_MEMBER) & seats.live[places.seats]]] = True
    silent = np.zeros(rows, dtype=np.bool_)
    silent[forums.rows[absent[forums.others]]] = True
    return closed, silent & by_forums & ~closed


def _runs(index: Index, seats: Lives) -> tuple[Relation, Flags]:
    """Who runs what a forum runs, and the forums for which that changes with their seats."""
    runs, places = index.forum_runs.recorded, index.places
    joint = np.zeros(len(index.forums), dtype=np.bool_)
    joint[runs.rows] = True
    sitting = (places.kinds == MEMBER) & seats.live[places.seats] & ~joint[places.forums]
    turning = np.zeros(len(joint), dtype=np.bool_)
    turning[places.forums[sitting & seats.turns[places.seats]]] = True
    return runs.and_(Relation(places.forums[sitting], places.bodies[sitting])), turning


def _tenures(index: Index, seats: Lives, forums: Lives) -> _Tenures:
    if not len(index.systems.forums.recorded.rows):
        return _Tenures(*(np.zeros(0, dtype=np.int64),) * 5)
    places, own, size = index.places, index.forum_own.recorded, len(index.number)
    sitting = (places.kinds == MEMBER) & seats.live[places.seats]
    members = Relation(places.forums[sitting], places.bodies[sitting]).and_(own)

    def both(of: Callable[[Lives], Rows]) -> Rows:
        return np.concatenate([of(seats)[places.seats[sitting]], of(forums)[own.rows]])

    columns = map(both, _ENDS)
    rows = np.arange(len(members.rows), dtype=np.int64)
    through, _ = index.systems.forums.recorded.through(Relation(members.rows, rows).by_row(len(index.forums)))
    keys = through.rows * size + members.others[through.others]
    order = np.argsort(keys, kind="stable")
    entries = through.others[order]
    return _Tenures(keys[order], *(column[entries] for column in columns))
