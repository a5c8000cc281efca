"""When a fact holds, its status and the days the sources speak to taken into account."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Final

import attrs

from commissionkit.errors import RefusedQuestion
from commissionkit.model import Area, Arrangement, Change, Fact, Organisation, Service, Stage, Status
from commissionkit.periods import Bound, Holds, Period

__all__ = ["STANDING", "Life", "default_day", "following", "holds", "is_beyond", "life_from", "life_of"]

_DAY: Final = timedelta(days=1)

#: What is there unless a source says when it began: the setting, in which dated facts take place. A body of which
#: no start is recorded would otherwise turn every dated right it holds into one that may be.
STANDING: Final = (Organisation, Area, Service, Stage, Change)


def is_beyond(as_at: Bound, day: date) -> bool:
    """Whether a day lies after those that the sources speak to."""
    return as_at.kind == "days" and day > as_at.days[1]


def following(day: date) -> date:
    """The day after, as far as the calendar goes."""
    return day if day == date.max else day + _DAY


@attrs.frozen
class Life:
    """Where the start and the end of a fact lie, half-open as in `Period`.

    Attributes:
        start_earliest, start_latest: The first and the last day on which it may begin.
        end_earliest, end_latest: The first day on which it may be over, and on which it certainly is.
    """

    start_earliest: date
    start_latest: date
    end_earliest: date
    end_latest: date

    @classmethod
    def of(cls, period: Period) -> Life:
        """The life that the dates alone give."""
        return cls(period.start_earliest, period.start_latest, period.end_earliest, period.end_latest)

    def holds(self, first: date, last: date | None = None) -> Holds:
        """Whether it covers a day, or every day from `first` to `last`: yes if each, no if none."""
        last = first if last is None else last
        if self.start_latest <= first and last < self.end_earliest:
            return Holds.YES
        if last < self.start_earliest or first >= self.end_latest:
            return Holds.NO
        return Holds.UNKNOWN

    def turns(self, first: date, last: date) -> frozenset[date]:
        """The days after `first` and up to `last` on which the answer differs from the day before."""
        days = {self.start_earliest, self.start_latest, self.end_earliest, self.end_latest}
        return frozenset(d for d in days if first < d <= last and self.holds(d) is not self.holds(d - _DAY))


def life_of(fact: Fact, as_at: Bound, *, plans: bool = False) -> Life | None:
    """When a fact lives, by its dates and, for what they leave open, its status at `as_at`.

    In force (or early) it holds on every day of `as_at` that its dates allow; planned or proposed it begins after
    `as_at`; removed without a date of its end it ended on an unknown day before. Where `as_at` is not stated, the
    dates alone count. Organisations, areas, services and stages without a stated start have always been there.

    Returns:
        None for what is only planned, unless `plans` count.
    """
    return life_from(fact.period, fact.status, as_at, stands=isinstance(fact, STANDING), plans=plans)


def life_from(period: Period, status: Status, as_at: Bound, *, stands: bool, plans: bool) -> Life | None:
    """The same for any fact of this period and status; `stands` where it is there unless a source says otherwise."""
    life = Life.of(period)
    if stands and period.start.kind == "not_stated" and not status.is_plan:
        life = attrs.evolve(life, start_latest=date.min)
    if status.is_plan and not plans:
        return None
    if as_at.kind != "days":
        return life
    first, last = as_at.days
    if status.is_plan:
        return _planned(life, last)
    if status is Status.REMOVED:
        return life if period.end.kind == "days" else _removed(life, first, last)
    return _in_force(life, first, last)


def _in_force(life: Life, first: date, last: date) -> Life:
    if life.start_earliest > last or life.end_latest <= first:
        return life  # the dates put it wholly before or after: the status says nothing of it
    return attrs.evolve(
        life,
        start_latest=max(life.start_earliest, min(life.start_latest, first)),
        end_earliest=min(life.end_latest, max(life.end_earliest, following(last))),
    )


def _planned(life: Life, last: date) -> Life:
    start = max(life.start_earliest, following(last))
    return attrs.evolve(life, start_earliest=start, start_latest=max(life.start_latest, start))


def _removed(life: Life, first: date, last: date) -> Life:
    gone = first if life.start_earliest < first else following(last)
    return attrs.evolve(life, end_earliest=life.start_earliest, end_latest=max(gone, life.start_earliest))


def holds(arrangement: Arrangement, fact: Fact | str, on: str | int | date | Bound, *, plans: bool = False) -> Holds:
    """Whether a fact holds on a day, by its own dates and status.

    Args:
        arrangement: Whose `as_at` bounds what the dates leave open.
        fact: A fact, or its id.
        on: A day, a month, a year, an NHS year or a span; over several days yes if on each, no if on none.
        plans: Whether what is planned or proposed counts, from the day after `as_at`.

    Raises:
        UnknownName: No fact bears the id.
        InvalidText: `on` names no days.

    It does not see changes of organisations nor what the fact rests on: a right outlives its fund here. `as_of` sees
    both.
    """
    found = arrangement[fact] if isinstance(fact, str) else fact
    life = life_of(found, arrangement.whole.as_at_of(found.id), plans=plans)
    return Holds.NO if life is None else life.holds(*Bound.parse(on, span=True).days)


def default_day(arrangement: Arrangement) -> Bound:
    """The day to which a question without `on=` is put: the last that the sources speak to, or that of the snapshot.

    Raises:
        RefusedQuestion: The arrangement does not say which days its sources speak to.
    """
    if arrangement.snapshot is not None:
        return arrangement.snapshot.on
    if arrangement.as_at.kind != "days":
        raise RefusedQuestion(
            f"{arrangement.id} does not say which days its sources speak to. Give a day with on=, or write its as_at."
        )
    return Bound.on(arrangement.as_at.days[1])
