"""The pairs of a system-wide and an organisation's process in one state, found over columns."""

from __future__ import annotations

from collections.abc import Iterator

import attrs
import numpy as np

from commissionkit.model import Arrangement
from commissionkit.questions.double_running.columns.arrays import Flags, Ragged, Rows, numbers
from commissionkit.questions.double_running.columns.ground import Ground
from commissionkit.questions.double_running.columns.index import Index
from commissionkit.questions.double_running.columns.reach import reached
from commissionkit.questions.double_running.columns.relations import Relation
from commissionkit.questions.double_running.columns.states import (
    MAYBE,
    OUT,
    SURE,
    Circles,
    Running,
    Sitting,
    circles,
    running,
    sitting,
)

__all__ = ["Matched", "matched"]

#: So many candidates are looked at together: enough for speed, few enough for memory.
_AT_ONCE = 4_000_000


@attrs.frozen(eq=False)
class Matched:
    """Pairs, by the rows of their processes, in the order of those.

    Attributes:
        systems, organisations: The rows.
        certain: Which of the pairs are certain; the others are possible.
    """

    systems: Rows
    organisations: Rows
    certain: Flags


def matched(index: Index, world: Arrangement) -> Matched | None:
    """The pairs of a state; None where it holds a process that the columns know nothing of."""
    systems, organisations = running(world, index.systems), running(world, index.organisations)
    if systems is None or organisations is None:
        return None
    seats = sitting(index, world)
    match = _Match(
        index=index,
        world=world,
        ground=index.ground(world),
        systems=systems,
        organisations=organisations,
        circles=circles(index, systems, seats),
        runners=_runners(index, organisations, seats),
    )
    found = [*match.pairs()]
    return Matched(
        np.concatenate([numbers(()), *(one.systems for one in found)]),
        np.concatenate([numbers(()), *(one.organisations for one in found)]),
        np.concatenate([np.zeros(0, dtype=np.bool_), *(one.certain for one in found)]),
    )


def _runners(index: Index, now: Running, seats: Sitting) -> Ragged:
    """The bodies that run each organisation's process, those whose forum runs it included."""
    bodies, forums = now.side.bodies.now(now.standing), now.side.forums.now(now.standing)
    present = seats.present[forums.others]
    gone = forums.where(~present)
    run, _ = forums.where(present).through(seats.runs.by_row(len(seats.present)))
    return bodies.and_(run, Relation(gone.rows, index.forum_numbers[gone.others])).by_row(len(now.live))


@attrs.frozen(eq=False)
class _Match:
    """What it takes to find the pairs of one state."""

    index: Index
    world: Arrangement
    ground: Ground
    systems: Running
    organisations: Running
    circles: Circles
    runners: Ragged

    def pairs(self) -> Iterator[Matched]:
        partners = self.ground.partners
        rows = np.flatnonzero(self.systems.live)
        ends = np.cumsum(partners.rows.counts[partners.scope[rows]])
        cuts = np.searchsorted(ends, np.arange(_AT_ONCE, ends[-1] if len(ends) else 0, _AT_ONCE))
        for some in np.split(rows, cuts):
            places, candidates = partners.rows.of(partners.scope[some])
            live = self.organisations.live[candidates]
            yield self._among(some[places[live]], candidates[live])

    def _among(self, systems: Rows, organisations: Rows) -> Matched:
        """Those of the pairs of overlapping processes in which somebody takes or may take part in both."""
        places, bodies = self.runners.of(organisations)
        stands = self.circles.of(systems[places], bodies)
        unknown = np.flatnonzero(stands == 0)
        at = places[unknown]
        stands[unknown] = np.where(self._reached(systems[at], organisations[at], bodies[unknown]), MAYBE, OUT)
        best = _best(stands, self.runners.counts[organisations])
        found = best >= MAYBE
        systems, organisations, best = systems[found], organisations[found], best[found]
        sure = ~self.systems.maybe[systems] & ~self.organisations.maybe[organisations]
        return Matched(systems, organisations, (best == SURE) & sure)

    def _reached(self, systems: Rows, organisations: Rows, bodies: Rows) -> Flags:
        """Whether the footprint of a body meets the area of a system-wide process, or may."""
        index = self.index
        met = self.ground.here[organisations] | index.has_area[systems]
        unplaced = np.flatnonzero(index.unplaced[organisations])
        if len(unplaced):
            reach = index.reach.now(self.world, len(index.number))
            met[unplaced] = reached(self.ground, reach, systems[unplaced], bodies[unplaced])
        return met


def _best(stands: Rows, counts: Rows) -> Rows:
    """The strongest of how the runners of each process stand; 0 where none is recorded."""
    if len(stands) == len(counts) and (counts == 1).all():
        return stands
    best = np.zeros(len(counts), dtype=np.int64)
    filled = counts > 0
    starts = (np.cumsum(counts) - counts)[filled]
    if len(starts):
        best[filled] = np.maximum.reduceat(stands, starts)
    return best
