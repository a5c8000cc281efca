"""Who sits on a forum."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from typing import Final, TypeAlias

import attrs

from commissionkit.answers.members import Member, Members
from commissionkit.answers.words import AnswerStatus
from commissionkit.model import Arrangement, Forum, Post, Seat, Silence, Standing, YesNo
from commissionkit.periods import Bound
from commissionkit.questions.decisions.asking import On
from commissionkit.questions.decisions.bearing import stated_around
from commissionkit.questions.decisions.bearing.shelves import shelves_of
from commissionkit.questions.decisions.bodies import order
from commissionkit.questions.decisions.meant import days_meant
from commissionkit.succession import as_of, worlds

__all__ = ["members"]

#: What a coder may have looked for on a forum that would be told with its members.
_LOOKED_FOR = ("members", "seats", "membership", "chair", "size", "quorum")
_RANKS: Final = {standing: rank for rank, standing in enumerate(Standing)}
#: What a place is ordered by - the sector, name and id of its holder - and the place.
_Placed: TypeAlias = tuple[tuple[str, str, str], Member]


def members(arrangement: Arrangement, forum: str, *, on: On | None = None) -> Members:
    """Who sits on a forum, with standing and votes; who may only attend, and who is stated to be no member, apart.

    Args:
        arrangement: The site, or a snapshot of it.
        forum: The id of a board, committee or other forum.
        on: The day or days; None for the last day the sources speak to. A place that is not certain to be held on
            each of the days is marked `maybe`.

    Returns:
        `Members`: the places in a fixed order (standing, sector, name, title). A vote is told only where it is stated.

    Raises:
        UnknownName: No forum bears the id; the message names near ones.
        RefusedQuestion: A snapshot asked about another day.

    It does not see who a person on a seat is, nor seats that no source names: `.complete` says if there may be any.

    >>> from commissionkit import load
    >>> found = members(load("tameside-glossop"), "strategic-commissioning-board")
    >>> [(one.id, one.standing.value) for one in found][:2]
    [('clinical-co-chair', 'chair'), ('joint-chief-executive', 'member')]
    """
    day = days_meant(arrangement, on)
    states = tuple(state.whole for state in worlds(_stated(arrangement, forum, day)))
    dropped = arrangement.snapshot is not None and forum in arrangement.snapshot.dropped
    named = forum if dropped else arrangement.fact(forum, Forum).name
    answer = Members(forum=forum, name=named, site=arrangement.id, on=str(day))
    live = [state for state in states if isinstance(state.get(forum), Forum)]
    if not live:
        return attrs.evolve(answer, status=AnswerStatus.NOT_APPLICABLE)
    items = _places(states, forum)
    found = [state.fact(forum, Forum) for state in live]
    complete = _shared({one.members_complete for one in found})
    silences = [fact for fact in live[-1].silent if fact.subject == forum and fact.what in _LOOKED_FOR]
    return attrs.evolve(
        answer,
        name=found[-1].name,
        items=items,
        complete=complete,
        status=_status(items, complete, silences),
        silent=tuple(sorted({silence.what for silence in silences})),
        silences=tuple(dict.fromkeys(c for silence in silences for c in silence.evidence)),
    )


def _stated(arrangement: Arrangement, forum: str, day: Bound) -> Arrangement:
    """The forum, its places and what is not said of it, on the days meant."""
    if arrangement.snapshot is not None:
        return as_of(arrangement, day, plans=arrangement.snapshot.plans)
    shelves = shelves_of(arrangement)
    silent = (silence for silence in shelves.of(Silence) if silence.subject == forum)
    return stated_around(arrangement, (*_found(arrangement, forum), *shelves.seats.get(forum, ()), *silent), day)


def _found(arrangement: Arrangement, forum: str) -> tuple[Forum, ...]:
    found = arrangement.whole.get(forum)
    return (found,) if isinstance(found, Forum) else ()


def _places(states: tuple[Arrangement, ...], forum: str) -> tuple[Member, ...]:
    """The places in any of the states; one that is not certain in each of them may be held."""
    if len(states) == 1:
        (state,) = states
        return _ranked(_placed(state, forum, state.may_be))
    found: dict[_Placed, list[bool]] = {}
    for state in states:
        for place in _placed(state, forum, lambda _: False):
            found.setdefault(place, []).append(state.may_be(state[place[1].fact]))
    return _ranked(
        (order_, attrs.evolve(member, maybe=True) if any(doubts) or len(doubts) < len(states) else member)
        for (order_, member), doubts in found.items()
    )


def _placed(state: Arrangement, forum: str, maybe: Callable[[Seat], bool]) -> Iterator[_Placed]:
    """Each place of a forum in one state, with what its holder is ordered by."""
    for seat in state.seats:
        if seat.forum == forum:
            yield order(state, seat.holder), _member(state, seat, maybe=maybe(seat))


def _ranked(places: Iterable[_Placed]) -> tuple[Member, ...]:
    ranked = sorted(places, key=lambda p: (_RANKS[p[1].standing], *p[0], p[1].title, p[1].fact))
    return tuple([member for _, member in ranked])


def _member(state: Arrangement, seat: Seat, *, maybe: bool) -> Member:
    holder = state.get(seat.holder)
    return Member(
        id=seat.holder,
        name=seat.holder if holder is None else holder.label,
        standing=seat.standing,
        votes=seat.votes,
        perspective=seat.perspective,
        title=seat.title,
        represents=seat.represents or "",
        represents_name=state.name(seat.represents) if seat.represents else "",
        organisations=holder.organisations if isinstance(holder, Post) else (seat.holder,),
        fact=seat.id,
        maybe=maybe,
        evidence=seat.evidence,
    )


def _shared(answers: set[YesNo]) -> YesNo:
    return answers.pop() if len(answers) == 1 else YesNo.NOT_STATED


def _status(items: tuple[Member, ...], complete: YesNo, silences: list[Silence]) -> AnswerStatus:
    if any(item.standing.is_member for item in items):
        sure = complete is YesNo.YES and not any(item.maybe for item in items)
        return AnswerStatus.KNOWN if sure else AnswerStatus.PARTLY_KNOWN
    if any(silence.what not in ("chair", "size", "quorum") for silence in silences):
        return AnswerStatus.NOT_STATED
    return AnswerStatus.PARTLY_KNOWN if items else AnswerStatus.NONE_RECORDED
