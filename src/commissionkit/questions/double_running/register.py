"""What one state of an arrangement says of processes and of those who sit, cover or serve, by whom or what it names."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cached_property

import attrs

from commissionkit.model import (
    Arrangement,
    Coverage,
    DoubleRunning,
    Forum,
    Organisation,
    Post,
    Process,
    Provision,
    Seat,
)

__all__ = ["Register", "register"]


def register(world: Arrangement) -> Register:
    """The register of a state, kept with it."""
    return world.kept(Register)


@attrs.frozen(eq=False)
class Register:
    """Facts by what they name; each part is read when first asked for, once.

    Attributes:
        world: The state.
    """

    world: Arrangement

    @cached_property
    def _states(self) -> tuple[Register, ...]:
        """The registers of all states of a snapshot, its own first."""
        mark = self.world.snapshot
        return (self, *(register(other) for other in (mark.otherwise if mark is not None else ())))

    def process(self, name: str) -> Process:
        """The process of an id, which may be in another of the states of a snapshot alone."""
        return next(state.processes[name] for state in self._states if name in state.processes)

    def statement(self, name: str) -> DoubleRunning:
        """The statement of an id, which may be in another of the states of a snapshot alone."""
        return next(state.statements[name] for state in self._states if name in state.statements)

    @cached_property
    def processes(self) -> Mapping[str, Process]:
        """The processes by id."""
        return {process.id: process for process in self.world.processes}

    @cached_property
    def statements(self) -> Mapping[str, DoubleRunning]:
        """What sources say is run twice, by id."""
        return {statement.id: statement for statement in self.world.double_running}

    @cached_property
    def organisations(self) -> Mapping[str, Organisation]:
        """The organisations by id."""
        return {organisation.id: organisation for organisation in self.world.organisations}

    @cached_property
    def forums(self) -> Mapping[str, Forum]:
        """The forums by id."""
        return {forum.id: forum for forum in self.world.forums}

    @cached_property
    def posts(self) -> Mapping[str, Post]:
        """The posts by id."""
        return {post.id: post for post in self.world.posts}

    @cached_property
    def _seats(self) -> Mapping[str, tuple[Seat, ...]]:
        found: dict[str, list[Seat]] = {}
        for seat in self.world.seats:
            found.setdefault(seat.forum, []).append(seat)
        return {forum: tuple(seats) for forum, seats in found.items()}

    def seats(self, forum: str) -> tuple[Seat, ...]:
        """The seats of a forum, in the order of the file."""
        return self._seats.get(forum, ())

    def behind(self, seat: Seat) -> tuple[str, ...]:
        """The organisations whose seat it is: the holder, whom a post represents, or whose post it is."""
        if seat.represents:
            return (seat.represents,)
        post = self.posts.get(seat.holder)
        return (seat.holder,) if post is None else post.organisations

    @cached_property
    def _footing(self) -> Mapping[str, tuple[Coverage | Provision, ...]]:
        found: dict[str, list[Coverage | Provision]] = {}
        for coverage in self.world.coverage:
            found.setdefault(coverage.body, []).append(coverage)
        for provision in self.world.provision:
            if provision.area:
                found.setdefault(provision.provider, []).append(provision)
        return {body: tuple(facts) for body, facts in found.items()}

    def footing(self, body: str) -> tuple[Coverage | Provision, ...]:
        """The facts by which a body covers or serves areas."""
        return self._footing.get(body, ())

    def reach(self, body: str) -> frozenset[str]:
        """The areas that a body is recorded to cover or to serve; none where nothing is recorded."""
        return frozenset(fact.area for fact in self.footing(body) if fact.area)
