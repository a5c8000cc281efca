"""What began, ended and changed, in order."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date
from typing import Final

import attrs

from commissionkit.answers.dating import Event, Timeline, Undated
from commissionkit.errors import InvalidText, RefusedQuestion, UnknownName
from commissionkit.model import (
    KINDS,
    Arrangement,
    Change,
    ChangeKind,
    ChangeStatus,
    Fact,
    Organisation,
    Rating,
    Silence,
)
from commissionkit.model.kinds import list_of
from commissionkit.periods import Bound
from commissionkit.questions.decisions.asking import On
from commissionkit.questions.naming import check_arrangement
from commissionkit.questions.titling import titled
from commissionkit.succession import as_of

__all__ = ["timeline"]

_SOURCES: Final = "sources"
_DATES: Final = ("start", "end", "on", "date")


def timeline(
    arrangement: Arrangement, *, during: On | None = None, kinds: str | Iterable[str] | None = None
) -> Timeline:
    """What began, ended and changed, in the order of the days on which it may have.

    Args:
        arrangement: The site, or a snapshot of it.
        during: Only what may fall on these days: a day, a month, a year, an NHS year or a span. What may also fall
            outside them is marked `maybe`.
        kinds: Only facts of these lists of a site file, such as `organisations` or `["changes", "ratings"]`; `sources`
            for what was published.

    Returns:
        `Timeline`: starts and ends of facts, changes, names that bodies ceased to bear, dated ratings, publications.
        An end is the last day on which the fact still holds. `.undated` is what has no date though the coder looked.

    Raises:
        UnknownName: There is no such list; names near ones.
        InvalidText: `during` names no days.
        RefusedQuestion: It is no arrangement, or a snapshot asked about another day.

    It does not see what has no date and was not looked for.

    >>> from commissionkit import load
    >>> events = timeline(load("tameside-glossop"), kinds="changes")
    >>> [(str(event.when), event.event) for event in events]
    [('2016', 'transfer'), ('2016', 'rename')]
    """
    check_arrangement(arrangement)
    if during is not None and arrangement.snapshot is not None:
        as_of(arrangement, during, plans=arrangement.snapshot.plans)  # refuses other days than its own
    wanted = _wanted(kinds)
    days = None if during is None else Bound.parse(during, span=True)
    found = [event for event in _events(arrangement) if wanted is None or event.kind in wanted]
    items = [event for event in (_within(event, days) for event in found) if event is not None]
    undated = tuple(one for one in _undated(arrangement) if wanted is None or one.kind in wanted)
    asked = f", {days}" if days is not None else ""
    return Timeline(
        site=arrangement.id,
        title=f"What began, ended and changed, {arrangement.title or arrangement.id}{asked}",
        items=tuple(sorted(items, key=_order)),
        beside=tuple(dict.fromkeys(citation for one in undated for citation in one.evidence)),
        undated=undated,
    )


def _order(event: Event) -> tuple[date, date, str, str, bool, str]:
    """By the first day; what was "up to" a day goes by that day; what lasted one day starts before it ends."""
    first = event.last if event.first == date.min else event.first
    return first, event.last, event.label, event.id, event.event == "ends", event.event


def _wanted(kinds: str | Iterable[str] | None) -> frozenset[str] | None:
    if kinds is None:
        return None
    try:
        wanted = (kinds,) if isinstance(kinds, str) else tuple(kinds)
    except TypeError as error:
        raise RefusedQuestion(f"kinds= takes the names of lists of a site file, not {kinds!r:.60}") from error
    for kind in wanted:
        if kind != _SOURCES and kind not in KINDS:
            raise UnknownName(str(kind), [*KINDS, _SOURCES], what="list")
    return frozenset(wanted)


def _within(event: Event, days: Bound | None) -> Event | None:
    """The event if it may fall on the days asked about, marked where it may also fall outside them."""
    if days is None:
        return event
    first, last = days.days
    if event.last < first or last < event.first:
        return None
    return attrs.evolve(event, maybe=not (first <= event.first and event.last <= last))


def _events(arrangement: Arrangement) -> Iterator[Event]:
    for fact in arrangement.facts:
        if isinstance(fact, Change):
            yield from _change(arrangement, fact)
            continue
        yield from _bounds(arrangement, fact)
        if isinstance(fact, Organisation):
            yield from _names(arrangement, fact)
        elif isinstance(fact, Rating):
            yield from _dated(arrangement, fact, "rated", _as_bound(fact.when))
    yield from _published(arrangement)


def _bounds(arrangement: Arrangement, fact: Fact) -> Iterator[Event]:
    yield from _dated(arrangement, fact, "starts", fact.period.start)
    yield from _dated(arrangement, fact, "ends", fact.period.end)


def _dated(arrangement: Arrangement, fact: Fact, event: str, on: Bound | None, label: str = "") -> Iterator[Event]:
    if on is None or on.kind != "days":
        return
    first, last = on.days
    yield Event(
        id=fact.id,
        kind=list_of(fact),
        event=event,
        label=label or titled(arrangement, fact),
        when=on.text,
        first=first,
        last=last,
        status=fact.status.value,
        planned=fact.status.is_plan or _is_later(arrangement, on),
        evidence=fact.evidence,
    )


def _is_later(arrangement: Arrangement, on: Bound) -> bool:
    """Whether all the days lie after those that the sources speak to."""
    return arrangement.as_at.kind == "days" and on.days[0] > arrangement.as_at.days[1]


def _change(arrangement: Arrangement, change: Change) -> Iterator[Event]:
    on = change.on if change.on.kind == "days" else change.period.start
    for event in _dated(arrangement, change, change.kind.value, on):
        planned = event.planned or change.happened is not ChangeStatus.HAPPENED
        yield attrs.evolve(event, status=change.happened.value, planned=planned)


def _names(arrangement: Arrangement, body: Organisation) -> Iterator[Event]:
    """Names that a body took or laid down, unless a recorded renaming tells of them already."""
    for dated in body.names:
        for on, said in (
            (dated.period.start, f"{body.name} takes the name {dated.name}"),
            (dated.period.end, f"{body.name} lays down the name {dated.name}"),
        ):
            if on.kind == "days" and not _is_told(arrangement, body, on):
                yield from _dated(arrangement, body, "renamed", on, said)


def _is_told(arrangement: Arrangement, body: Organisation, on: Bound) -> bool:
    first, last = on.days
    renamings = [c for c in arrangement.changes if c.kind is ChangeKind.RENAME and body.id in c.successors]
    spans = [change.on.days for change in renamings if change.on.kind == "days"]
    # The old name is borne up to the day before the new one.
    return any((low - last).days <= 1 and (first - high).days <= 1 for low, high in spans)


def _published(arrangement: Arrangement) -> Iterator[Event]:
    for source in arrangement.sources:
        on = _as_bound(source.published)
        if on is not None:
            yield Event(
                id=source.id,
                kind=_SOURCES,
                event="published",
                label=source.title,
                when=on.text,
                first=on.days[0],
                last=on.days[1],
            )


def _as_bound(text: str) -> Bound | None:
    """The days that a year or a date means; None where it means none, such as `not_stated`."""
    try:
        found = Bound.parse(text, span=True)
    except InvalidText:
        return None
    return found if found.kind == "days" else None


def _undated(arrangement: Arrangement) -> tuple[Undated, ...]:
    """What the coder looked for a date of, and no source gives."""
    found = [silence for silence in arrangement.silent if silence.subject and silence.what in _DATES]
    rows = [row for row in (_sought(arrangement, silence) for silence in found) if row is not None]
    return tuple(sorted(rows, key=lambda row: (row.label, row.id, row.what)))


def _sought(arrangement: Arrangement, silence: Silence) -> Undated | None:
    fact = arrangement.get(silence.subject or "")
    if fact is None or type(fact) not in KINDS.values():
        return None
    return Undated(
        id=fact.id, kind=list_of(fact), label=titled(arrangement, fact), what=silence.what, evidence=silence.evidence
    )
