"""The processes, forums and seats of an arrangement as columns, read once."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from functools import cached_property
from itertools import chain
from operator import is_

import attrs
import numpy as np

from commissionkit.model import (
    Area,
    Arrangement,
    Change,
    Coverage,
    Fact,
    Forum,
    Level,
    Post,
    Process,
    Provision,
    Seat,
    Service,
    Stage,
    YesNo,
)
from commissionkit.nodes.collecting import collector_paused
from commissionkit.questions.double_running.columns.arrays import Flags, Ragged, Rows, flags, numbers
from commissionkit.questions.double_running.columns.ground import Ground
from commissionkit.questions.double_running.columns.places import Places, places_of
from commissionkit.questions.double_running.columns.reach import Reach
from commissionkit.questions.double_running.columns.relations import Naming
from commissionkit.questions.double_running.columns.rolls import Kinds, Roll
from commissionkit.questions.double_running.columns.sides import Side, side_of

__all__ = ["Index", "index_of"]


def index_of(arrangement: Arrangement) -> Index:
    """The columns of an arrangement, kept with it."""
    with collector_paused():
        return arrangement.kept(Index.of)


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
        kinds = Kinds.of(record)
        forums, seats, posts, processes = (kinds.roll(Forum), kinds.roll(Seat), kinds.roll(Post), kinds.roll(Process))
        # Where bodies are counts for processes that say no area themselves, and for no others.
        unplaced = any(not process.area and process.level is Level.ORGANISATION for process in processes.facts)
        found = (kinds.roll(Coverage), kinds.roll(Provision)) if unplaced else (Roll[Coverage](()), Roll[Provision](()))
        number = _numbered(kinds, *found)
        systems, organisations = (
            side_of(processes, level, number, forums.by_id) for level in (Level.SYSTEM_WIDE, Level.ORGANISATION)
        )
        reach = Reach.of(*found, number)
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
            words=kinds.roll(Area, Service, Stage),
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


def _numbered(kinds: Kinds, coverage: Roll[Coverage], provision: Roll[Provision]) -> Mapping[str, int]:
    """A number for each name that may come up where a body is meant."""
    names: Iterable[str] = chain(
        (name for c in kinds.roll(Change).facts for name in (*c.predecessors, *c.successors)),
        (name for p in kinds.roll(Process).facts for name in (*p.run_by, *p.parties, *p.about)),
        (name for f in kinds.roll(Forum).facts for name in (f.id, *_own(f))),
        (name for s in kinds.roll(Seat).facts for name in (s.holder, s.represents or s.holder)),
        (name for p in kinds.roll(Post).facts for name in p.organisations),
        (fact.body for fact in coverage.facts),
        (fact.provider for fact in provision.facts),
    )
    return {name: i for i, name in enumerate(dict.fromkeys(names))}


def _own(forum: Forum) -> Sequence[str]:
    return (forum.of, *forum.between) if forum.of else forum.between


def _runs(forum: Forum) -> Sequence[str]:
    return (forum.of,) if forum.of else forum.between
