"""Who sits on the forums that run processes, by when seats hold."""

from __future__ import annotations

import attrs
import numpy as np

from commissionkit.questions.double_running.columns.arrays import Flags, Ragged, Rows
from commissionkit.questions.double_running.columns.lifetimes import Days, Lifetimes, Spans
from commissionkit.questions.double_running.columns.places import MEMBER, NOT_MEMBER
from commissionkit.questions.double_running.columns.relations import Relation

__all__ = ["Tenures", "closed_to_others", "seated", "tenures"]


@attrs.frozen(eq=False)
class Tenures:
    """When bodies take part in system-wide processes by forums: their own, joint ones, and those they sit on.

    Attributes:
        keys: The row of a process and the number of a body as one number, in order; one may come up more than once.
        spans: When the body takes part by one forum or seat.
    """

    keys: Rows
    spans: Spans

    def of(self, keys: Rows) -> tuple[Rows, Rows]:
        """All pairs of a place in `keys` and a tenure that has the key there."""
        starts = np.searchsorted(self.keys, keys)
        counts = np.searchsorted(self.keys, keys, side="right") - starts
        places = np.arange(len(keys), dtype=np.int64)
        return Ragged(starts, counts, np.arange(len(self.keys), dtype=np.int64)).of(places)


def tenures(known: Lifetimes) -> Tenures:
    """Those of an arrangement, read once."""
    return known.kept(_tenures)


def _tenures(known: Lifetimes) -> Tenures:
    index = known.index
    places, own, size = index.places, index.forum_own.recorded, len(index.number)
    sitting = places.kinds == MEMBER
    members = Relation(places.forums[sitting], places.bodies[sitting]).and_(own)
    by_seats, by_forums = known.spans("seats").at(places.seats[sitting]), known.spans("forums").at(own.rows)
    columns = [np.concatenate(both) for both in zip(by_seats.columns, by_forums.columns, strict=True)]
    rows = np.arange(len(members.rows), dtype=np.int64)
    through, _ = index.systems.forums.recorded.through(Relation(members.rows, rows).by_row(len(index.forums)))
    keys = through.rows * size + members.others[through.others]
    order = np.argsort(keys, kind="stable")
    return Tenures(keys[order], Spans(*columns).at(through.others[order]))


def closed_to_others(known: Lifetimes, days: Days) -> tuple[Flags, Flags]:
    """The system-wide processes without anybody else, and those that only some are stated to be left out of."""
    index = known.index
    forums, rows = index.systems.forums.recorded, len(index.runners)
    by_forums = (index.runners > 0) & (np.bincount(forums.rows, minlength=rows) == index.runners) & ~index.opened
    waiting = np.bincount(forums.rows[~index.complete[forums.others]], minlength=rows)
    closed = index.closed | (by_forums & (waiting == 0))
    places, absent = index.places, np.zeros(len(index.forums), dtype=np.bool_)
    absent[places.forums[(places.kinds == NOT_MEMBER) & known.spans("seats").within(days)[places.seats]]] = True
    silent = np.zeros(rows, dtype=np.bool_)
    silent[forums.rows[absent[forums.others]]] = True
    return closed, silent & by_forums & ~closed


def seated(known: Lifetimes, days: Days) -> tuple[Relation, Flags]:
    """Who runs what a forum runs on some days, and the forums for which that turns with their seats."""
    index = known.index
    runs, places = index.forum_runs.recorded, index.places
    joint = np.zeros(len(index.forums), dtype=np.bool_)
    joint[runs.rows] = True
    live = known.spans("seats").within(days)
    sitting = (places.kinds == MEMBER) & live[places.seats] & ~joint[places.forums]
    turns = live & ~known.spans("seats").throughout(days)
    turning = np.zeros(len(joint), dtype=np.bool_)
    turning[places.forums[sitting & turns[places.seats]]] = True
    return runs.and_(Relation(places.forums[sitting], places.bodies[sitting])), turning
