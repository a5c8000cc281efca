"""Where a bar begins and ends, and how that is known: by its own dates, by a change, or not at all."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, timedelta
from typing import Final

import attrs

from commissionkit.answers.dating import spoken
from commissionkit.errors import InvalidText
from commissionkit.model import Fact, Status
from commissionkit.periods import Bound, Period
from commissionkit.succession.events import Event, is_planned
from commissionkit.succession.lineage import Record
from commissionkit.succession.lives import following, life_from
from commissionkit.views.timelines.things import Days, Edge

__all__ = ["Lifetime", "bounds_of", "lifetime"]

_DAY: Final = timedelta(days=1)


@attrs.frozen
class Lifetime:
    """From when to when something was there.

    Attributes:
        began, ended: Its ends.
        certain: From when to when it surely was there; None where no day is certain.
    """

    began: Edge
    ended: Edge
    certain: Days | None


def bounds_of(first: date, last: date) -> tuple[date | None, date | None]:
    """Two days, None in the place of one that bounds nothing."""
    return (None if first == date.min else first), (None if last == date.max else last)


def lifetime(record: Record, fact: Fact, as_at: Bound, looked: frozenset[tuple[str, str]]) -> Lifetime:
    """The ends of a fact.

    Args:
        record: The changes, plans among them.
        fact: The fact.
        as_at: The days that its sources speak to.
        looked: What the coder looked for and no source says: the id of a fact with `start` or `end`.
    """
    opening = _first_of(record.beginning.get(fact.id, ()), record)
    closing = _first_of(record.ending.get(fact.id, ()), record)
    began = _began(fact, opening, (fact.id, "start") in looked)
    sought = (fact.id, "end") in looked
    ended = _ended(fact, closing, as_at, sought)
    period = _period(fact, began, ended)
    if period is None:  # the changes contradict its own dates: those count
        began, ended, period = (
            _began(fact, None, (fact.id, "start") in looked),
            _ended(fact, None, as_at, sought),
            fact.period,
        )
    return Lifetime(began, ended, _certain(fact, period, ended, as_at))


def _first_of(events: Iterable[Event], record: Record) -> Event | None:
    """The change that counts: one that came about goes before one that is planned."""
    counting = [event for event in events if event.id in record.counting]
    return min(counting, key=lambda event: (is_planned(event.change), event.first, event.last, event.id), default=None)


def _began(fact: Fact, opening: Event | None, looked: bool) -> Edge:
    start, planned = fact.period.start, fact.status.is_plan
    if start.kind == "days" and not _settles(opening, start, *start.days):
        first, last = bounds_of(*start.days)
        return Edge(
            kind="days", first=first, last=last, told=spoken(start.text), how=_precision(start), planned=planned
        )
    if opening is not None:
        first, last = bounds_of(opening.first, opening.last)
        return Edge(
            kind="days",
            first=first,
            last=last,
            told=_span(first, last),
            how=f"by the change {opening.id}",
            change=opening.id,
            planned=planned or is_planned(opening.change),
        )
    if looked:
        return Edge(kind="not_stated", told="not stated", how="looked for, no source says", planned=planned)
    return Edge(kind="not_recorded", told="not recorded", how="no start recorded", planned=planned)


def _ended(fact: Fact, closing: Event | None, as_at: Bound, looked: bool) -> Edge:
    end, planned = fact.period.end, fact.status.is_plan
    if end.kind == "days" and not _settles(closing, end, fact.period.end_earliest, fact.period.end_latest):
        first, last = bounds_of(fact.period.end_earliest, fact.period.end_latest)
        return Edge(kind="days", first=first, last=last, told=spoken(end.text), how=_precision(end), planned=planned)
    if closing is not None:
        first, last = bounds_of(closing.first, closing.last)
        before = tuple(None if day is None else day - _DAY for day in (first, last))
        return Edge(
            kind="days",
            first=first,
            last=last,
            told=_span(*before),
            how=f"by the change {closing.id}",
            change=closing.id,
            planned=planned or is_planned(closing.change),
        )
    if fact.status is Status.REMOVED:
        known = as_at.kind == "days"
        told = f"removed by {as_at}" if known else "removed, day not stated"
        last = following(as_at.days[1]) if known else None
        return Edge(kind="removed", last=last, told=told, how="by its status")
    if end.kind == "ongoing":
        how = "ongoing; looked for, no source says until when" if looked else "ongoing"
        return Edge(kind="ongoing", told="ongoing", how=how, sought=looked, planned=planned)
    return Edge(kind="not_stated", told="not stated", how="no end stated", planned=planned)


def _settles(event: Event | None, bound: Bound, first: date, last: date) -> bool:
    """Whether a change tells the day more closely than a bound that it may fall in."""
    if event is None or bound.is_exact or is_planned(event.change):
        return False
    return first <= event.first and event.last <= last


def _precision(bound: Bound) -> str:
    if bound.is_exact:
        return "to the day"
    first, last = bounds_of(*bound.days)
    return "some day in that time" if first and last else "by then" if last else "not before then"


def _span(first: date | None, last: date | None) -> str:
    if first is not None and first == last:
        return f"{first}"
    return spoken(f"{first or ''}..{last or ''}") if first or last else "day not stated"


def _certain(fact: Fact, period: Period, ended: Edge, as_at: Bound) -> Days | None:
    """The days on which it surely was there, its status on the days of the sources taken into account."""
    # What stands without a stated start has always been there for a question; a picture does not claim it.
    life = life_from(period, fact.status, as_at, stands=False, plans=True)
    if ended.kind == "removed" and ended.last is None:
        return None  # removed some day, and no source says by when
    if life is None or life.start_latest >= life.end_earliest:
        return None
    return life.start_latest, life.end_earliest


def _period(fact: Fact, began: Edge, ended: Edge) -> Period | None:
    """Its own period, with the days of changes in the place of bounds that it leaves open; None if that ends first."""
    start, end = fact.period.start, fact.period.end
    if began.change:
        start = _bound(began.first or date.min, began.last or date.max)
    if ended.change:
        first, last = ended.first or date.min, ended.last or date.max
        end = _bound(max(first, date.min + _DAY) - _DAY, last if last == date.max else last - _DAY)
    try:
        return Period(start, end)
    except InvalidText:
        return None


def _bound(first: date, last: date) -> Bound:
    return Bound(f"{first}..{last}", "days", first, last)
