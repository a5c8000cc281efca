"""Which bodies of a kind were in being on which days."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import Final

import attrs

from commissionkit.answers.national.being import Body, DayCount, InBeing
from commissionkit.errors import RefusedQuestion, UnknownName
from commissionkit.model import Arrangement, Organisation
from commissionkit.periods import Bound
from commissionkit.questions.decisions.asking import On
from commissionkit.questions.naming import check_arrangement
from commissionkit.questions.national.slicing import beyond, slice_of, states_on

__all__ = ["in_being"]

_MAY_BE: Final = "not certain on the day"
_UNDATED: Final = "when it began is not recorded"
_UNNAMED: Final = "not named by the source: it may be one of the others"


def in_being(arrangement: Arrangement, *, kind: str | None = None, on: On | Iterable[On] | None = None) -> InBeing:
    """How many bodies of a kind were in being on each of some days, and which.

    Args:
        arrangement: The site or country, or a snapshot of it.
        kind: An organisation kind, such as `ccg`. Kinds that lie within it are counted too: `local-authority` counts
            unitary councils. None for organisations of every kind.
        on: A day or days, or a list of them, such as `["2013-04-01", "2020-04-01"]`; None for the last day the sources
            speak to. Over several days that are one entry, such as `2019/20`, a body counts that was in being on each.

    Returns:
        `InBeing`: a row for each entry of `on`, in that order: `.count`, the bodies behind it (`.bodies`, by name),
        and apart from them those that may have been in being (`.uncertain`).

    Raises:
        UnknownName: The vocabulary has no such kind; names near ones.
        RefusedQuestion: It is no arrangement, `on` is an empty list, a snapshot is asked about another day, or the
            arrangement does not say which days its sources speak to and none is given.
        InvalidText: `on` names no days.

    It counts what is recorded: a body that no source names is not missed. It does not count organisations that stand
    for every body of their kind. A body of which nobody says when it began is certain only on the days that the sources
    speak to, and after: elsewhere such a body counts as having always been there, which is no ground for a count.

    >>> from commissionkit import load
    >>> counted = in_being(load("england"), kind="ccg", on=["2013-04-01", "2021-04-01"])
    >>> [(row.id, row.count) for row in counted]
    [('2013-04-01', 211), ('2021-04-01', 106)]
    """
    check_arrangement(arrangement)
    kinds = _kinds(arrangement, kind)
    days = _days(on)
    wanted = [body for body in arrangement.whole.kept(_organisations) if not kinds or body.kind in kinds]
    part = slice_of(arrangement, wanted) if arrangement.snapshot is None else arrangement
    word = arrangement.vocabulary.organisation_kind(kind) if kind else None
    asked = [_Asked(part, kind or "", kinds, *states_on(part, day, part.facts)) for day in days]
    late = dict.fromkeys(note for one in asked for note in beyond(one.day, one.states))
    return InBeing(
        site=arrangement.id,
        title=f"{word.name if word else 'Organisation'}: in being, {arrangement.title or arrangement.id}",
        items=tuple(map(_row, asked)),
        kinds=tuple(sorted(kinds)),
        notes=("Bodies that the record names: there may have been others.", *late),
    )


def _kinds(arrangement: Arrangement, kind: str | None) -> frozenset[str]:
    """The kind and those within it; none for every kind."""
    if kind is None:
        return frozenset()
    known = [word.id for word in arrangement.vocabulary.organisation_kinds]
    if kind not in known:
        raise UnknownName(str(kind), known, what="organisation kind")
    return arrangement.vocabulary.kind_tree.below(kind)


def _days(on: On | Iterable[On] | None) -> tuple[On | None, ...]:
    if on is None or isinstance(on, (str, int, date, Bound)):
        return (on,)
    try:
        days = tuple(on)
    except TypeError as error:
        raise RefusedQuestion(f"on= takes a day, or a list of days, not {on!r:.60}") from error
    if not days:
        raise RefusedQuestion("on= is an empty list: give a day, or leave it out for the last the sources speak to")
    return days


def _organisations(arrangement: Arrangement) -> tuple[Organisation, ...]:
    return tuple(fact for fact in arrangement.facts if isinstance(fact, Organisation) and not fact.generic)


@attrs.frozen
class _Asked:
    """One entry of the days asked about, with the states on it."""

    part: Arrangement
    kind: str
    kinds: frozenset[str]
    day: str
    states: tuple[Arrangement, ...]


def _row(asked: _Asked) -> DayCount:
    part, states, kinds = asked.part, asked.states, asked.kinds
    first = Bound.parse(asked.day, span=True).days[0]
    found: dict[str, list[tuple[Organisation, bool]]] = {}
    for state in states:
        for body in _organisations(state):
            if not kinds or body.kind in kinds:
                found.setdefault(body.id, []).append((body, state.may_be(body)))
    begun = _begun_by(part, first)
    sure: list[Body] = []
    open_: list[Body] = []
    for _, several in sorted(found.items()):
        last = several[-1][0]
        doubted = len(several) < len(states) or any(doubt for _, doubt in several)
        why = _why(part, last, first, doubted=doubted, begun=last.id in begun)
        (open_ if why else sure).append(Body(id=last.id, name=last.name, kind=last.kind, why=why))
    cited = dict.fromkeys(citation for _, several in sorted(found.items()) for citation in several[-1][0].evidence)
    return DayCount(
        id=asked.day, kind=asked.kind, bodies=_sorted(sure), uncertain=_sorted(open_), evidence=tuple(cited)
    )


def _why(part: Arrangement, body: Organisation, first: date, *, doubted: bool, begun: bool) -> str:
    """What leaves open that it was in being, as a body of its own; an empty text where nothing does."""
    if doubted:
        return _MAY_BE
    spoken = part.as_at_of(body.id)
    before = spoken.kind != "days" or first < spoken.days[0]
    if body.period.start.kind == "not_stated" and before and not begun:
        return _UNDATED
    return "" if body.named else _UNNAMED


def _begun_by(part: Arrangement, day: date) -> frozenset[str]:
    """The organisations that a recorded change shows to have been there by a day."""
    changes = [change for change in part.changes if change.on.kind == "days" and change.on.days[1] <= day]
    return frozenset(name for change in changes for name in (*change.predecessors, *change.successors))


def _sorted(bodies: list[Body]) -> tuple[Body, ...]:
    return tuple(sorted(bodies, key=lambda body: (body.name, body.id)))
