"""When the facts that count for what is run twice hold, and on which days they are just as recorded."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from datetime import date
from functools import cached_property
from typing import TypeVar

import attrs
import numpy as np
from numpy.typing import NDArray

from commissionkit.model import Arrangement, Fact
from commissionkit.questions.double_running.columns.arrays import Flags, Rows, numbers
from commissionkit.questions.double_running.columns.index import Index, index_of
from commissionkit.succession.columns.compiling import Columns, columns_of

__all__ = ["Days", "Lifetimes", "Spans", "lifetimes_of"]

T = TypeVar("T")
#: The first and the last of some days.
Days = tuple[date, date]


def lifetimes_of(arrangement: Arrangement) -> Lifetimes | None:
    """The lifetimes of an arrangement, kept with it; None where its columns cannot tell them."""
    return arrangement.kept(_lifetimes)


def _lifetimes(record: Arrangement) -> Lifetimes | None:
    if record.base is not None or record.borrowed or record.snapshot is not None:
        return None
    columns = columns_of(record, plans=False)
    if columns is None or columns.setting.has_heirs:
        return None
    index = index_of(record)
    reach = index.reach
    rolls: dict[str, Iterable[Fact]] = {
        "systems": index.systems.roll.facts,
        "organisations": index.organisations.roll.facts,
        "forums": index.forums.facts,
        "seats": index.seats.facts,
        "posts": index.posts.facts,
        "coverage": reach.covering.roll.facts,
        "provision": reach.serving.roll.facts,
        "words": index.words.facts,
        "statements": tuple(record.double_running),
    }
    at = columns.setting.index
    return Lifetimes(index, columns, {name: numbers(at[f.id] for f in facts) for name, facts in rolls.items()})


@attrs.frozen(eq=False)
class Spans:
    """When facts hold, by the numbers of days, each span with its first and last day; empty where the last is before.

    Attributes:
        first, last: The days between which each may hold.
        sure_first, sure_last: The days between which it surely does.
    """

    first: NDArray[np.int32]
    last: NDArray[np.int32]
    sure_first: NDArray[np.int32]
    sure_last: NDArray[np.int32]

    @property
    def columns(self) -> tuple[NDArray[np.int32], NDArray[np.int32], NDArray[np.int32], NDArray[np.int32]]:
        """The four columns."""
        return self.first, self.last, self.sure_first, self.sure_last

    def at(self, rows: Rows | Flags) -> Spans:
        """Those of some rows."""
        return Spans(*(column[rows] for column in self.columns))

    def shared(self, other: Spans) -> Spans:
        """The days that each shares with one of the others."""
        return Spans(
            np.maximum(self.first, other.first),
            np.minimum(self.last, other.last),
            np.maximum(self.sure_first, other.sure_first),
            np.minimum(self.sure_last, other.sure_last),
        )

    def may_meet(self, other: Spans) -> Flags:
        """Whether each may hold on a day on which the other may."""
        return np.asarray(np.maximum(self.first, other.first) <= np.minimum(self.last, other.last))

    def surely_meet(self, other: Spans) -> Flags:
        """Whether each surely holds on a day on which the other surely does."""
        both = np.maximum(self.sure_first, other.sure_first) <= np.minimum(self.sure_last, other.sure_last)
        return np.asarray(both)

    def within(self, days: Days) -> Flags:
        """Whether each may hold on one of the days."""
        first, last = (day.toordinal() for day in days)
        return np.asarray((self.first <= last) & (self.last >= first))

    def surely_within(self, days: Days) -> Flags:
        """Whether each surely holds on one of the days."""
        first, last = (day.toordinal() for day in days)
        return np.asarray((self.sure_first <= last) & (self.sure_last >= first) & (self.sure_first <= self.sure_last))

    def throughout(self, days: Days) -> Flags:
        """Whether each may hold on each of the days."""
        first, last = (day.toordinal() for day in days)
        return np.asarray((self.first <= first) & (self.last >= last))

    def cut(self, days: Days) -> Spans:
        """The same within some days."""
        first, last = (np.int32(day.toordinal()) for day in days)
        return Spans(
            np.maximum(self.first, first),
            np.minimum(self.last, last),
            np.maximum(self.sure_first, first),
            np.minimum(self.sure_last, last),
        )


@attrs.frozen(eq=False)
class _Doubts:
    """The facts of a roll that are not all their days just as recorded.

    Attributes:
        rows: Their rows.
        spans: When they hold.
        since, until: From which day on, and before which, each is just as recorded.
    """

    rows: Rows
    spans: Spans
    since: NDArray[np.int32]
    until: NDArray[np.int32]


@attrs.frozen(eq=False)
class Lifetimes:
    """The lifetimes.

    Attributes:
        index: The columns of what is run twice.
        columns: When each fact of the arrangement holds.
        places: The places of the facts of each roll in the arrangement.
    """

    index: Index
    columns: Columns
    places: Mapping[str, Rows]

    @cached_property
    def _spans(self) -> Mapping[str, Spans]:
        return {roll: self._of(places) for roll, places in self.places.items()}

    def _of(self, places: Rows) -> Spans:
        bounds = self.columns.rested.bounds.at(places)
        # The day before the first of which it is over; what begins after every day begins after the last as well.
        return Spans(bounds.start_earliest, bounds.end_latest - 1, bounds.start_latest, bounds.end_earliest - 1)

    def spans(self, roll: str) -> Spans:
        """When the facts of a roll hold."""
        return self._spans[roll]

    @cached_property
    def _doubts(self) -> Mapping[str, _Doubts]:
        content, found = self.columns.rested.content, {}
        for roll, places in self.places.items():
            spans, since, until = self._spans[roll], content.since[places], content.until[places]
            lives = spans.first <= spans.last
            rows = np.flatnonzero(lives & ((since > spans.first) | (until <= spans.last)))
            found[roll] = _Doubts(rows, spans.at(rows), since[rows], until[rows])
        return found

    def moved(self, roll: str, days: Days) -> Rows:
        """The facts of a roll that may hold on one of the days on which they are not, or may not be, as recorded."""
        doubts = self._doubts[roll]
        spans = doubts.spans.cut(days)
        moved = (spans.first <= spans.last) & ((doubts.since > spans.first) | (doubts.until <= spans.last))
        return doubts.rows[moved]

    def turning(self, roll: str, days: Days) -> Rows:
        """The facts of a roll that may hold on some of the days and not on all."""
        spans = self._spans[roll]
        return np.flatnonzero(spans.within(days) & ~spans.throughout(days))

    @cached_property
    def _kept(self) -> dict[object, object]:
        return {}

    def kept(self, make: Callable[[Lifetimes], T]) -> T:
        """What is read out of the lifetimes: made when first asked for, and kept with them."""
        if make not in self._kept:
            self._kept[make] = make(self)
        found: T = self._kept[make]  # type: ignore[assignment]  # kept under the function that made it
        return found

    def renamed(self, days: Days) -> frozenset[str]:
        """The organisations that may bear another name than the printed one on one of the days."""
        places, since, until = self.columns.renamed
        begin, end = (day.toordinal() for day in days)
        facts = self.columns.setting.arrangement.facts
        return frozenset(facts[place].id for place in places[(since <= end) & (until > begin)].tolist())
