"""Whether an organisation takes part in a process, or sits on a forum, as far as that is recorded."""

from __future__ import annotations

from collections.abc import Iterable

import attrs

from commissionkit.model import Arrangement, Fact, Process, Seat, Standing, YesNo
from commissionkit.periods import Holds
from commissionkit.questions.double_running.register import register

__all__ = ["TakingPart", "runners", "sits_on", "taking_part"]


@attrs.frozen
class TakingPart:
    """Whether a body takes part, and by which facts.

    Attributes:
        holds: Yes; no where the record closes the circle without it; unknown otherwise.
        by: The seats, or the joint forum, by which it does; none where the process itself names it.
    """

    holds: Holds
    by: tuple[Fact, ...] = ()


def runners(world: Arrangement, process: Process) -> tuple[str, ...]:
    """The organisations that run a process, those whose forum runs it included."""
    found: list[str] = []
    forums = register(world).forums
    for runner in process.run_by:
        forum = forums.get(runner)
        if forum is None:
            found.append(runner)
        else:
            found += (forum.of,) if forum.of else forum.between or _seated(world, runner)
    return tuple(dict.fromkeys(found))


def sits_on(world: Arrangement, body: str, forum: str) -> TakingPart:
    """Whether a body has a membership of a forum, by itself or by a post, or the forum is its own or its joint one."""
    found = register(world).forums.get(forum)
    if found is None:
        return TakingPart(Holds.NO)
    seats = _seats(world, body, forum)
    by: list[Fact] = [seat for seat in seats if seat.standing.is_member]
    if body == found.of or body in found.between:
        by.append(found)
    if by:
        return TakingPart(_surest(world, by), _first_sure(world, by))
    if found.members_complete is YesNo.YES or any(seat.standing is Standing.NOT_MEMBER for seat in seats):
        return TakingPart(Holds.NO)
    return TakingPart(Holds.UNKNOWN)


def taking_part(world: Arrangement, body: str, process: Process) -> TakingPart:
    """Whether a body runs a process, sits on a forum that runs it, is party to it or is its subject.

    Unknown where nothing says that it does and the circle is left open: no source says that runners and parties are
    all who take part, nor is the process run by forums alone whose seats are complete.
    """
    if body in (*process.run_by, *process.parties, *process.about):
        return TakingPart(Holds.YES)
    known = register(world).forums
    forums = [runner for runner in process.run_by if runner in known]
    sitting = [sits_on(world, body, forum) for forum in forums]
    for part in sitting:
        if part.holds is Holds.YES:
            return part
    by = tuple(fact for part in sitting for fact in part.by)
    if by:
        return TakingPart(Holds.UNKNOWN, by)
    closed = bool(sitting) and len(forums) == len(process.run_by) and all(p.holds is Holds.NO for p in sitting)
    if process.parties_complete is YesNo.YES or (closed and process.parties_complete is not YesNo.NO):
        return TakingPart(Holds.NO)
    return TakingPart(Holds.UNKNOWN)


def _seats(world: Arrangement, body: str, forum: str) -> tuple[Seat, ...]:
    known = register(world)
    return tuple(seat for seat in known.seats(forum) if body in known.behind(seat))


def _seated(world: Arrangement, forum: str) -> tuple[str, ...]:
    known = register(world)
    seats = (seat for seat in known.seats(forum) if seat.standing.is_member)
    return tuple(body for seat in seats for body in known.behind(seat))


def _surest(world: Arrangement, facts: Iterable[Fact]) -> Holds:
    return Holds.UNKNOWN if all(world.may_be(fact) for fact in facts) else Holds.YES


def _first_sure(world: Arrangement, facts: list[Fact]) -> tuple[Fact, ...]:
    """Only those that are certain to hold, where any is."""
    sure = tuple(fact for fact in facts if not world.may_be(fact))
    return sure or tuple(facts)
