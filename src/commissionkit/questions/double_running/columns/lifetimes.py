"""When the facts that count for what is run twice hold, and on which days they are just as recorded."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date

import attrs
import numpy as np

from commissionkit.model import Arrangement, Fact
from commissionkit.questions.double_running.columns.arrays import Flags, Rows, numbers
from commissionkit.questions.double_running.columns.index import Index, index_of
from commissionkit.succession.columns.compiling import Columns, columns_of

__all__ = ["Lifetimes", "Lives", "lifetimes_of"]


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
class Lives:
    """When the facts of a roll hold within a window, by the numbers of days.

    Attributes:
        first, last: The first and the last day on which each may hold; the last before the first where on none.
        sure_first, sure_last: The same for the days on which it surely does.
        plain: Whether on all those days it is just as recorded.
        whole: Whether it may hold on each day of the window.
    """

    first: Rows
    last: Rows
    sure_first: Rows
    sure_last: Rows
    plain: Flags
    whole: Flags

    @property
    def live(self) -> Flags:
        """Whether each may hold on any day."""
        return np.asarray(self.first <= self.last)

    @property
    def moved(self) -> Flags:
        """Whether it may hold on a day on which it is not, or may not be, as recorded."""
        return self.live & ~self.plain

    @property
    def turns(self) -> Flags:
        """Whether it may hold on some days and not on all."""
        return self.live & ~self.whole


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

    def within(self, roll: str, days: tuple[date, date]) -> Lives:
        """When the facts of a roll hold between two days."""
        places, (begin, end) = self.places[roll], (day.toordinal() for day in days)
        bounds, content = self.columns.rested.bounds.at(places), self.columns.rested.content
        first = np.maximum(bounds.start_earliest, begin).astype(np.int64)
        last = np.minimum(bounds.end_latest - 1, end).astype(np.int64)
        return Lives(
            first=first,
            last=last,
            sure_first=np.maximum(bounds.start_latest, begin).astype(np.int64),
            sure_last=np.minimum(bounds.end_earliest - 1, end).astype(np.int64),
            plain=(content.since[places] <= first) & (content.until[places] > last),
            whole=(bounds.start_earliest <= begin) & (bounds.end_latest > end),
        )

    def renamed(self, days: tuple[date, date]) -> frozenset[str]:
        """The organisations that may bear another name than the printed one on one of the days."""
        places, since, until = self.columns.renamed
        begin, end = (day.toordinal() for day in days)
        facts = self.columns.setting.arrangement.facts
        return frozenset(facts[place].id for place in places[(since <= end) & (until > begin)].tolist())
