"""The processes, forums and seats of an arrangement as columns, read once."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from functools import cached_property
from itertools import chain
from operator import is_

import attrs
import numpy as np

from commissionkit.model import (
    Arrangement,
    Fact,
    Forum,
    Level,
    Post,
    Process,
    Seat,
    Standing,
    YesNo,
)
from commissionkit.nodes.collecting import collector_paused
from commissionkit.questions.double_running.columns.arrays import Flags, Ragged, Rows, flags, numbers
from commissionkit.questions.double_running.columns.ground import Ground
from commissionkit.questions.double_running.columns.reach import Reach
from commissionkit.questions.double_running.columns.relations import Naming
from commissionkit.questions.double_running.columns.rolls import Roll

__all__ = ["MEMBER", "NOT_MEMBER", "Index", "Places", "Side", "index_of", "places_of"]

#: How a seat counts: as a membership, as the stated absence of one, or as neither.
MEMBER, NOT_MEMBER, _NEITHER = 2, 1, 0
_KINDS = {Standing.NOT_MEMBER: NOT_MEMBER, **{standing: MEMBER for standing in Standing if standing.is_member}}


def index_of(arrangement: Arrangement) -> Index:
    """The columns of an arrangement, kept with it."""
    with collector_paused():
        return arrangement.kept(Index.of)


@attrs.frozen(eq=False)
class Side:
    """The processes of one level, by name and id.

    Attributes:
        level: The level.
        roll: The processes.
        named: The bodies that a process itself says take part.
        bodies: Those of its runners that are no forums.
        forums: Those that are.
    """

    level: Level
    roll: Roll[Process]
    named: Naming[Process]
    bodies: Naming[Process]
    forums: Naming[Process]

    @cached_property
    def named_alike(self) -> Rows:
        """For each process a number that goes up with its name."""
        names = [process.name for process in self.roll.facts]
        number = {name: i for i, name in enumerate(dict.fromkeys(names))}
        return numbers(number[name] for name in names)


@attrs.frozen(eq=False)
class Places:
    """Seats as rows of forum, body and how it counts, one for each body behind a seat.

    Attributes:
        seats: The row of the seat.
        forums, bodies: Their numbers.
        kinds: How the seat counts.
    """

    seats: Rows
    forums: Rows
    bodies: Rows
    kinds: Rows


@attrs.frozen(eq=False)
class Index:
    """The columns.

    Attributes:
        number: The numbers of bodies and of whatever else is named beside them.
        forum_rows: The rows of forums by id.
        systems, organisations: The processes of either level.
        forums, seats, posts: The facts that say who takes part.
        forum_own: Whose own or joint forum each is.
        forum_runs: Who runs what it runs.
        places: The seats.
        reach: Where bodies are.
        words: The areas, services and stages.
        recorded: Which processes overlap and which areas meet, by the trees of the arrangement as recorded.
        complete: Of which forums the seats are stated to be all.
        closed, opened: Of which system-wide processes it is stated that the parties are all, or not all.
        runners: How many names each of them has of who runs it.
        has_area: Which of them have an area.
        unplaced: Which organisations' processes have none.
        forum_numbers: The numbers of forums where a body is meant.
    """

    number: Mapping[str, int]
    forum_rows: Mapping[str, int]
    systems: Side
    organisations: Side
    forums: Roll[Forum]
    seats: Roll[Seat]
    posts: Roll[Post]
    forum_own: Naming[Forum]
    forum_runs: Naming[Forum]
    places: Places
    reach: Reach
    words: Roll[Fact]
    recorded: Ground
    complete: Flags
    closed: Flags
    opened: Flags
    runners: Rows
    has_area: Flags
    unplaced: Flags
    forum_numbers: Rows

    @classmethod
    def of(cls, record: Arrangement) -> Index:
        """Read an arrangement."""
        forums, seats, posts = Roll(tuple(record.forums)), Roll(tuple(record.seats)), Roll(tuple(record.posts))
        number = _numbered(record)
        systems, organisations = (
            _side(record, level, number, forums.by_id) for level in (Level.SYSTEM_WIDE, Level.ORGANISATION)
        )
        reach = Reach.of(record, number)
        known = {post.id: post for post in posts.facts}
        return cls(
            number=number,
            forum_rows=forums.by_id,
            systems=systems,
            organisations=organisations,
            forums=forums,
            seats=seats,
            posts=posts,
            forum_own=Naming.of(forums, _own, number),
            forum_runs=Naming.of(forums, _runs, number),
            places=places_of(enumerate(seats.facts), known, number, forums.by_id),
            reach=reach,
            words=Roll(_words(record)),
            recorded=Ground(record, systems.roll.facts, organisations.roll.facts, tuple(reach.areas)),
            complete=flags(forum.members_complete is YesNo.YES for forum in forums.facts),
            closed=flags(process.parties_complete is YesNo.YES for process in systems.roll.facts),
            opened=flags(process.parties_complete is YesNo.NO for process in systems.roll.facts),
            runners=numbers(len(process.run_by) for process in systems.roll.facts),
            has_area=flags(bool(process.area) for process in systems.roll.facts),
            unplaced=flags(not process.area for process in organisations.roll.facts),
            forum_numbers=numbers(number[forum.id] for forum in forums.facts),
        )

    @cached_property
    def is_circular(self) -> bool:
        """Whether areas lie within themselves."""
        tree = self.recorded.world.area_tree
        return any(name in tree.above(parent) for name, parents in tree.parents.items() for parent in parents)

    @cached_property
    def named(self) -> Rows:
        """Who a system-wide process says takes part in it: its row and the number of the body as one key, in order."""
        pairs = self.systems.named.recorded
        return np.unique(pairs.rows * len(self.number) + pairs.others)

    @property
    def has_forums(self) -> bool:
        """Whether forums run processes."""
        return any(len(side.forums.recorded.rows) for side in (self.systems, self.organisations))

    @cached_property
    def run_alone(self) -> Ragged:
        """The bodies that run each organisation's process, those whose forum runs it left out."""
        return self.organisations.bodies.recorded.by_row(len(self.organisations.roll))

    # -- by what findings are put in order -------------------------------------------------------

    @cached_property
    def stages(self) -> tuple[str, ...]:
        """The stages of processes, by number."""
        return tuple(sorted({p.stage for side in (self.systems, self.organisations) for p in side.roll.facts}))

    @cached_property
    def system_stage(self) -> Rows:
        """The number of the stage of each system-wide process."""
        return self._stage_of(self.systems)

    @cached_property
    def stage_of(self) -> Rows:
        """The number of the stage of each organisation's process."""
        return self._stage_of(self.organisations)

    def _stage_of(self, side: Side) -> Rows:
        number = {name: i for i, name in enumerate(self.stages)}
        return numbers(number[process.stage] for process in side.roll.facts)

    @cached_property
    def narrower(self) -> Rows:
        """Of two stages by number the narrower; the second where they do not meet."""
        within = self.recorded.world.stage_tree.within
        rows = [
            [i if within(one, other) else j for j, other in enumerate(self.stages)] for i, one in enumerate(self.stages)
        ]
        return np.array(rows, dtype=np.int64).reshape(len(rows), len(rows))

    @cached_property
    def are_named_apart(self) -> bool:
        """Whether no two system-wide processes bear one name."""
        names = [process.name for process in self.systems.roll.facts]
        return len(names) == len(set(names))

    def ground(self, world: Arrangement) -> Ground:
        """What lies within what in a state."""
        words = _words(world)
        if len(words) == len(self.words) and all(map(is_, words, self.words.facts)):
            return self.recorded
        return world.kept(self._ground)

    def _ground(self, world: Arrangement) -> Ground:
        return attrs.evolve(self.recorded, world=world)


def _words(world: Arrangement) -> tuple[Fact, ...]:
    return (*world.areas, *world.services, *world.stages)


def _numbered(record: Arrangement) -> Mapping[str, int]:
    names: Iterable[str] = chain(
        (fact.id for fact in record.organisations),
        (fact.id for fact in record.forums),
        (name for c in record.changes for name in (*c.predecessors, *c.successors)),
        (name for p in record.processes for name in (*p.run_by, *p.parties, *p.about)),
        (name for f in record.forums for name in _own(f)),
        (name for s in record.seats for name in (s.holder, s.represents or s.holder)),
        (name for p in record.posts for name in p.organisations),
        (fact.body for fact in record.coverage),
        (fact.provider for fact in record.provision),
    )
    return {name: i for i, name in enumerate(dict.fromkeys(names))}


def _side(record: Arrangement, level: Level, number: Mapping[str, int], forums: Mapping[str, int]) -> Side:
    found = sorted((p for p in record.processes if p.level is level), key=lambda p: (p.name, p.id))
    roll = Roll(tuple(found))
    outside = {name: n for name, n in number.items() if name not in forums}
    return Side(
        level,
        roll,
        named=Naming.of(roll, _named, number),
        bodies=Naming.of(roll, _run_by, outside),
        forums=Naming.of(roll, _run_by, forums),
    )


def _named(process: Process) -> Sequence[str]:
    return (*process.run_by, *process.parties, *process.about)


def _run_by(process: Process) -> Sequence[str]:
    return process.run_by


def _own(forum: Forum) -> Sequence[str]:
    return (forum.of, *forum.between) if forum.of else forum.between


def _runs(forum: Forum) -> Sequence[str]:
    return (forum.of,) if forum.of else forum.between


def places_of(
    seats: Iterable[tuple[int, Seat]], posts: Mapping[str, Post], number: Mapping[str, int], forums: Mapping[str, int]
) -> Places:
    """The rows of seats, each given with its own number."""
    rows: list[tuple[int, int, int, int]] = []
    for row, seat in seats:
        forum, post = forums.get(seat.forum), posts.get(seat.holder)
        behind = (seat.represents or seat.holder,) if seat.represents or post is None else post.organisations
        if forum is not None:
            rows += [(row, forum, number[body], _KINDS.get(seat.standing, _NEITHER)) for body in behind]
    columns = tuple(zip(*rows, strict=True)) or ((), (), (), ())
    return Places(*(numbers(column) for column in columns))
