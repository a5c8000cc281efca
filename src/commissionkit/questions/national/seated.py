"""Who is in which system on a day."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

import attrs

from commissionkit.answers.national.sitting import SystemMember, SystemMembers
from commissionkit.model import Arrangement, Coverage, Forum, Post, Seat, System
from commissionkit.questions.decisions.asking import On
from commissionkit.questions.naming import check_arrangement
from commissionkit.questions.national.counting import kind_of
from commissionkit.questions.national.slicing import asked_day, beyond, live_on, states_on

__all__ = ["system_members"]

#: How many systems without a member a note names.
_SHOWN: Final = 5


def system_members(arrangement: Arrangement, *, on: On | None = None) -> SystemMembers:
    """Who is a member of each system, such as an STP or ICS, on a day.

    Args:
        arrangement: The site or country, or a snapshot of it.
        on: The day or days; None for the last day the sources speak to. A place that is not certain to be held on each
            of the days is marked `maybe`.

    Returns:
        `SystemMembers`: a row for each member or chair of a forum that covers an area of the system tier, by system,
        kind and name. `.in_several` has those of organisations that are in more than one; `.without` the systems of
        which no member is recorded.

    Raises:
        RefusedQuestion: It is no arrangement, a snapshot is asked about another day, or the arrangement does not say
            which days its sources speak to and none is given.
        InvalidText: `on` names no days.

    It does not see members that no source names; who may only attend, and who is stated to be no member, is in
    `members`.

    >>> from commissionkit import load
    >>> found = system_members(load("england"), on="2021-06")
    >>> [row.holder_name for row in found][:2]
    ['NHS Bath and North East Somerset, Swindon and Wiltshire CCG', 'NHS Bedfordshire, Luton and Milton Keynes CCG']
    """
    check_arrangement(arrangement)
    whole = arrangement.whole
    systems = {fact.id for fact in whole.systems}
    covers = [fact for fact in whole.coverage if fact.area in systems]
    forums, covered = {fact.body for fact in covers}, {fact.area for fact in covers}
    seats = [fact for fact in whole.seats if fact.forum in forums]
    live = live_on([*covers, *seats], asked_day(arrangement, on))
    day, states = states_on(arrangement, on, [*whole.systems, *live])
    found: dict[SystemMember, int] = {}
    there: dict[str, str] = {}
    for state in states:
        held = {fact.area for fact in state.coverage}
        there |= {fact.id: fact.name for fact in state.systems if fact.id in held or fact.id not in covered}
        for row in _rows(state):
            found[row] = found.get(row, 0) + 1
    items = [attrs.evolve(row, maybe=row.maybe or count < len(states)) for row, count in found.items()]
    told = {row.system for row in items}
    without = tuple(sorted((name for name in there if name not in told), key=lambda name: (there[name], name)))
    names = ", ".join(there[name] for name in without[:_SHOWN])
    more = f" and {len(without) - _SHOWN} more" if len(without) > _SHOWN else ""
    return SystemMembers(
        site=arrangement.id,
        title=f"Members of systems, {arrangement.title or arrangement.id}, {day}",
        items=tuple(sorted(items, key=_order)),
        notes=(*((f"No member is recorded of: {names}{more}.",) if without else ()), *beyond(day, states)),
        on=day,
        systems=tuple(sorted(there, key=lambda name: (there[name], name))),
        without=without,
    )


def _order(row: SystemMember) -> tuple[str, str, str, str, str, str]:
    return row.system_name, row.system, row.kind, row.holder_name, row.holder, row.id


def _rows(state: Arrangement) -> Iterator[SystemMember]:
    systems = {fact.id: fact for fact in state.systems}
    seats: dict[str, list[Seat]] = {}
    for seat in state.seats:
        if seat.standing.is_member:
            seats.setdefault(seat.forum, []).append(seat)
    for cover in state.coverage:
        system, forum = systems.get(cover.area), state.get(cover.body)
        if system is not None and isinstance(forum, Forum):
            for seat in seats.get(forum.id, ()):
                yield _row(state, system, forum, cover, seat)


def _row(state: Arrangement, system: System, forum: Forum, cover: Coverage, seat: Seat) -> SystemMember:
    return SystemMember(
        id=seat.id,
        system=system.id,
        system_name=system.name,
        forum=forum.id,
        forum_name=forum.name,
        holder=seat.holder,
        holder_name=state.name(seat.holder),
        kind="post" if isinstance(state.get(seat.holder), Post) else kind_of(state, seat.holder),
        standing=seat.standing,
        since=str(seat.period.start),
        until=str(seat.period.end),
        maybe=state.may_be(seat) or state.may_be(cover),
        evidence=seat.evidence,
    )
