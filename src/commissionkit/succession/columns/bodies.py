"""When organisations are there that changes begin or end."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from itertools import pairwise
from typing import Final

import attrs

from commissionkit.model import Organisation
from commissionkit.periods import Holds
from commissionkit.succession.events import Event
from commissionkit.succession.lineage import Lineage, Record
from commissionkit.succession.lives import Life

__all__ = ["Presence", "presence_of"]

_ALWAYS_MAYBE: Final = Life(date.min, date.max, date.min, date.max)


@attrs.frozen
class Presence:
    """When an organisation is there, by the changes and by its own dates.

    Attributes:
        life: The four bounds that say so.
        since: The first of the days on which they tell all; on an earlier one a change may be open.
        is_regular: Whether four bounds can say it at all.
    """

    life: Life
    since: date
    is_regular: bool


def presence_of(organisation: Organisation, record: Record) -> Presence:
    """When an organisation is there, each run of days looked at once."""
    name = organisation.id
    events = (*record.ending.get(name, ()), *record.beginning.get(name, ()))
    stretches = list(_stretches(organisation, record, events))
    life = _fitted(stretches)
    if life is None:
        return Presence(_ALWAYS_MAYBE, date.min, is_regular=False)
    after = [until for _, until, _, is_open in stretches if is_open]
    return Presence(life, after[-1] if after else date.min, is_regular=True)


_Stretch = tuple[date, date, Holds, bool]


def _stretches(organisation: Organisation, record: Record, events: tuple[Event, ...]) -> Iterator[_Stretch]:
    """Runs of days on which nothing turns, whether it is there, and whether a change of it is open."""
    life = record.life(organisation)
    turns = {date.min, *(day for event in events for day in (event.first, event.last))}
    if life is not None:
        turns |= {life.start_earliest, life.start_latest, life.end_earliest, life.end_latest}
    for first, until in pairwise([*sorted(turns - {date.max}), date.max]):
        # What cannot come about any more, or does not count, is never among those applied.
        counting = [event for event in events if event.id in record.counting]
        applied = frozenset(event.id for event in counting if event.last <= first)
        is_open = any(event.is_open_on(first) for event in counting)
        state = Holds.UNKNOWN if is_open else Lineage(record, first, applied).exists(organisation)
        yield first, until, state, is_open


def _fitted(stretches: list[_Stretch]) -> Life | None:
    """Four bounds that give the same on every run of days; None where there are none."""
    maybe = [stretch for stretch in stretches if stretch[2] is not Holds.NO]
    sure = [stretch for stretch in stretches if stretch[2] is Holds.YES]
    if not maybe:
        return Life(date.max, date.max, date.min, date.min)
    certain = (sure[0][0], sure[-1][1]) if sure else (date.max, date.min)
    life = Life(maybe[0][0], certain[0], certain[1], maybe[-1][1])
    return life if all(life.holds(first) is state for first, _, state, _ in stretches) else None
