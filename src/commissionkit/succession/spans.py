"""The days that a question means, cut where something recorded changes."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, timedelta
from itertools import pairwise, product
from typing import Final

from commissionkit.model import Organisation
from commissionkit.succession.events import Event, begun_by, ended_by
from commissionkit.succession.lineage import Record
from commissionkit.succession.lives import Life

__all__ = ["possibilities", "spans"]

_DAY: Final = timedelta(days=1)
#: Beyond this many open changes on one day only "none yet" and "all of them" are told apart.
_MOST: Final = 4


def spans(record: Record, first: date, last: date) -> tuple[tuple[date, date], ...]:
    """The longest runs of days, from `first` to `last`, on which no fact and no change turns."""
    if first == last:
        return ((first, last),)
    turns: set[date] = set()
    for life in _lives(record):
        turns |= life.turns(first, last)
    for event in record.events:
        turns |= {day for day in (event.first, event.last) if first < day <= last}
    starts = [first, *sorted(turns)]
    return (*((one, after - _DAY) for one, after in pairwise(starts)), (starts[-1], last))


def _lives(record: Record) -> Iterable[Life]:
    yield from (life for life in record.lives.values() if life is not None)
    for fact in record.arrangement.facts:
        if isinstance(fact, Organisation):
            yield from (Life.of(dated.period) for dated in fact.names)


def possibilities(record: Record, day: date) -> tuple[tuple[frozenset[str], str], ...]:
    """The sets of changes that may have come about by a day, each with what tells it apart, the fewest changes first.

    One set without a word where every change is certain. Where several are open, a change that needs what another
    brings never comes first.
    """
    certain = frozenset(event.id for event in record.events if event.last <= day)
    uncertain = [event for event in record.events if event.is_open_on(day)]
    if not uncertain:
        return ((certain, ""),)
    together = list(product((False, True), repeat=len(uncertain))) if len(uncertain) <= _MOST else _ends(uncertain)
    found = []
    for happened in sorted(together, key=lambda flags: (sum(flags), [not flag for flag in flags])):
        flags = dict(zip((event.id for event in uncertain), happened, strict=True))
        if all(_may_follow(event, uncertain, flags) for event in uncertain if flags[event.id]):
            words = ", ".join(f"{'after' if flags[event.id] else 'before'} {event.id}" for event in uncertain)
            found.append((certain | {name for name, flag in flags.items() if flag}, words))
    return tuple(found)


def _ends(events: list[Event]) -> list[tuple[bool, ...]]:
    return [(False,) * len(events), (True,) * len(events)]


def _may_follow(event: Event, others: list[Event], flags: dict[str, bool]) -> bool:
    """Whether every open change that this one needs has come about: it ends what that one begins."""
    mine = set(ended_by(event.change))
    return all(flags[other.id] or not mine & set(begun_by(other.change)) for other in others if other is not event)
