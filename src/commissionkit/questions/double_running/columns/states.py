"""One state of an arrangement as columns: which processes there are, and who may take part in which."""

from __future__ import annotations

from collections.abc import Callable

import attrs
import numpy as np

from commissionkit.model import Arrangement, Process, YesNo
from commissionkit.questions.double_running.columns.arrays import Flags, Rows, numbers
from commissionkit.questions.double_running.columns.index import Index
from commissionkit.questions.double_running.columns.places import MEMBER, NOT_MEMBER, Places, places_of
from commissionkit.questions.double_running.columns.relations import Relation
from commissionkit.questions.double_running.columns.rolls import Standing
from commissionkit.questions.double_running.columns.sides import Side
from commissionkit.questions.double_running.register import register

__all__ = ["MAYBE", "OUT", "SURE", "Circles", "Running", "Sitting", "circles", "running", "sitting"]

#: How a body stands to a process or a forum.
SURE, MAYBE, OUT = 3, 2, 1


@attrs.frozen(eq=False)
class Running:
    """The processes of one level in a state.

    Attributes:
        live: Which there are.
        maybe: Of which it is unknown whether they ran.
        standing: Which are as recorded, and the others.
        side: The processes as recorded.
    """

    live: Flags
    maybe: Flags
    standing: Standing[Process]
    side: Side

    def said(self, wanted: Callable[[Process], bool], recorded: Flags) -> Flags:
        """Something that is plain of each process, as recorded, brought up to date."""
        if not self.standing.others:
            return recorded
        now = recorded.copy()
        for process in self.standing.others:
            now[self.side.roll.by_id[process.id]] = wanted(process)
        return now


def running(world: Arrangement, side: Side) -> Running | None:
    """The processes of a level in a state; None where one is there that the columns know nothing of."""
    roll = side.roll
    standing = roll.standing(process for process in world.processes if process.level is side.level)
    live = standing.rows.copy()
    for process in standing.others:
        row = roll.by_id.get(process.id)
        if row is None or _scope(roll.facts[row]) != _scope(process):
            return None
        live[row] = True
    return Running(live, roll.maybe(world), standing, side)


def _scope(process: Process) -> tuple[str | None, ...]:
    return process.name, process.stage, process.service, process.area


# -- who sits on what ----------------------------------------------------------------------------


@attrs.frozen(eq=False)
class Sitting:
    """Who sits on which forum in a state.

    Attributes:
        present: Which forums there are.
        complete: Of which it is stated that their seats are all.
        members: Pairs of a forum and a body with a membership of it, and how surely.
        surely: How surely, beside each.
        absent: Pairs of a forum and a body stated not to be a member.
        runs: Pairs of a forum and a body that runs what the forum runs.
    """

    present: Flags
    complete: Flags
    members: Relation
    surely: Rows
    absent: Relation
    runs: Relation


def sitting(index: Index, world: Arrangement) -> Sitting:
    """Read the forums and seats of a state."""
    forums = index.forums.known(index.forums.standing(world.forums))
    present = forums.rows.copy()
    complete = index.complete.copy()
    for forum in forums.others:
        row = index.forums.by_id[forum.id]
        present[row], complete[row] = True, forum.members_complete is YesNo.YES
    maybe = index.forums.maybe(world)
    places, unsure = _places(index, world)
    own = index.forum_own.now(forums)
    seated = places.kinds == MEMBER
    members = Relation(places.forums[seated], places.bodies[seated])
    runs = index.forum_runs.now(forums)
    joint = np.zeros(len(present), dtype=np.bool_)
    joint[runs.rows] = True
    return Sitting(
        present=present,
        complete=complete,
        members=members.and_(own),
        surely=np.where(np.concatenate([unsure[seated], maybe[own.rows]]), MAYBE, SURE),
        absent=_where(places, places.kinds == NOT_MEMBER),
        runs=runs.and_(members.where(~joint[members.rows])),
    )


def _where(places: Places, kept: Flags) -> Relation:
    return Relation(places.forums[kept], places.bodies[kept])


def _places(index: Index, world: Arrangement) -> tuple[Places, Flags]:
    """The seats of a state, and of which it is unknown whether they hold."""
    seats, posts = index.seats.standing(world.seats), index.posts.standing(world.posts)
    stands = seats.rows.copy()
    again = [*enumerate(seats.others, start=len(index.seats))]
    if not posts.rows.all():
        gone = {post.id for post, stood in zip(index.posts.facts, posts.rows.tolist(), strict=True) if not stood}
        moved = [row for row in np.flatnonzero(stands).tolist() if index.seats.facts[row].holder in gone]
        stands[moved] = False
        again += [(row, index.seats.facts[row]) for row in moved]
    unsure = world.snapshot.maybe if world.snapshot is not None else frozenset()
    maybe = np.concatenate([index.seats.maybe(world), [seat.id in unsure for seat in seats.others]]).astype(np.bool_)
    kept = stands[index.places.seats]
    recorded = Places(*(column[kept] for column in _columns(index.places)))
    if not again:
        return recorded, maybe[recorded.seats]
    new = places_of(again, register(world).posts, index.number, index.forum_rows)
    both = Places(*map(np.concatenate, zip(_columns(recorded), _columns(new), strict=True)))
    return both, maybe[both.seats]


def _columns(places: Places) -> tuple[Rows, Rows, Rows, Rows]:
    return places.seats, places.forums, places.bodies, places.kinds


# -- who takes part in what ----------------------------------------------------------------------


@attrs.frozen(eq=False)
class Circles:
    """How bodies stand to system-wide processes in a state.

    Attributes:
        bodies: How many numbers of bodies there are.
        keys: Row of process and number of body as one number, in order.
        stands: How the body stands to the process.
        closed: Which processes are stated to be without anybody else.
    """

    bodies: int
    keys: Rows
    stands: Rows
    closed: Flags

    def of(self, rows: Rows, bodies: Rows) -> Rows:
        """How each body stands to each process; 0 where the record leaves it open."""
        wanted = rows * self.bodies + bodies
        places = np.searchsorted(self.keys, wanted)
        places[places == len(self.keys)] = 0
        found = np.where(self.closed[rows], OUT, 0)
        if len(self.keys):
            hit = self.keys[places] == wanted
            found[hit] = self.stands[places[hit]]
        return found


def circles(index: Index, now: Running, seats: Sitting) -> Circles:
    """Who takes part in each system-wide process of a state."""
    side, size = now.side, len(index.number)
    named = side.named.now(now.standing)
    forums = side.forums.now(now.standing)
    forums = forums.where(seats.present[forums.others])
    by_forum = seats.members.by_row(len(seats.present))
    through, _ = forums.through(by_forum)
    sure = Relation(seats.members.rows, seats.surely).by_row(len(seats.present))
    surely, _ = forums.through(sure)
    complete, silent = _closing(index, now, forums, seats)
    out = _left_out(forums, seats, silent, size)
    keys = np.concatenate([named.rows * size + named.others, through.rows * size + through.others, out])
    stands = np.concatenate([np.full(len(named.rows), SURE), surely.others, np.full(len(out), OUT)])
    return Circles(size, *_strongest(keys, stands), closed=complete)


def _strongest(keys: Rows, stands: Rows) -> tuple[Rows, Rows]:
    """Each key once, with the strongest of what is said of it."""
    both = np.sort(keys * 4 + stands)
    keys = both >> 2
    last = np.append(keys[1:] != keys[:-1], np.ones(min(len(keys), 1), dtype=np.bool_))
    return keys[last], (both & 3)[last]


def _closing(index: Index, now: Running, forums: Relation, seats: Sitting) -> tuple[Flags, Flags]:
    """Which processes are closed to anybody else, and which only to whom all their open forums leave out."""
    complete = now.said(lambda p: p.parties_complete is YesNo.YES, index.closed)
    opened = now.said(lambda p: p.parties_complete is YesNo.NO, index.opened)
    rows = len(now.live)
    count = index.runners.copy()
    for process in now.standing.others:
        count[now.side.roll.by_id[process.id]] = len(process.run_by)
    by_forums = (count > 0) & (np.bincount(forums.rows, minlength=rows) == count) & ~opened
    waiting = np.bincount(forums.rows[~seats.complete[forums.others]], minlength=rows)
    closed: Flags = complete | (by_forums & (waiting == 0))
    return closed, by_forums & (waiting > 0)


def _left_out(forums: Relation, seats: Sitting, silent: Flags, size: int) -> Rows:
    """The processes whose every open forum is stated to be without a body, each with the body as one key."""
    open_ = forums.where(silent[forums.rows] & ~seats.complete[forums.others])
    if not len(open_.rows) or not len(seats.absent.rows):
        return numbers(())
    width = len(seats.present)
    pairs = np.unique(open_.rows * width + open_.others)
    open_ = Relation(pairs // width, pairs % width)
    count = np.bincount(open_.rows, minlength=len(silent))
    once = np.unique(seats.absent.rows * size + seats.absent.others)
    out, _ = open_.through(Relation(once // size, once % size).by_row(width))
    keys, times = np.unique(out.rows * size + out.others, return_counts=True)
    left: Rows = keys[times == count[keys // size]]
    return left
