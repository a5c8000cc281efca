"""What a timeline shows, before it is laid out: bars from a beginning to an end, and the changes that join them."""

from __future__ import annotations

import re
from datetime import date
from typing import Literal, TypeAlias

import attrs

from commissionkit.drawing import Undrawn

__all__ = ["Bar", "Days", "Edge", "EdgeKind", "Join", "Named", "Plan"]

#: Two days, the second no part of what is meant.
Days: TypeAlias = tuple[date, date]
EdgeKind: TypeAlias = Literal["days", "ongoing", "removed", "not_stated", "not_recorded"]


@attrs.frozen(kw_only=True)
class Edge:
    """Where a bar begins or ends.

    Attributes:
        kind: `days` where it is dated; `ongoing`; `removed` for what ended on an unknown day; `not_stated` where the
            coder looked and no source says; `not_recorded` where nothing is written.
        first: The first day on which it may lie; None where nothing bounds it. Of an end it is a day without the body.
        last: The last such day.
        told: The day or the days in words, of an end the last day of the body.
        how: How that is known, in a few words.
        change: The change that dates it; empty where its own dates do.
        planned: Whether it is a plan.
        sought: Of what is ongoing, whether the coder looked for its end and no source says.
    """

    kind: EdgeKind
    first: date | None = None
    last: date | None = None
    told: str
    how: str = ""
    change: str = ""
    planned: bool = False
    sought: bool = False


@attrs.frozen
class Named:
    """A day on which a body took or laid down a name."""

    first: date
    last: date
    says: str


@attrs.frozen(kw_only=True)
class Bar:
    """One body, fund, contract or programme.

    Attributes:
        key: The id of the fact.
        name: What it is called.
        kind: What kind of body it is, in words.
        place: The place of its kind among those of its group.
        group: The heading that it stands under.
        look: How it is drawn.
        slim: Whether it is drawn thinner.
        planned: Whether it is only planned or proposed.
        began, ended: Its ends.
        certain: From when to when it surely was there; None where no day is certain.
        names: Names that it took or laid down.
        claim: How its source puts it: stated, reported, inferred and so on.
    """

    key: str
    name: str
    kind: str
    place: int
    group: str
    look: str
    slim: bool
    planned: bool
    began: Edge
    ended: Edge
    certain: Days | None
    names: tuple[Named, ...] = ()
    claim: str = ""

    @property
    def sort_key(self) -> tuple[int, date, tuple[str, ...], str]:
        """Kinds in their order, then who began first, then by name."""
        known = (self.began.first, self.began.last, self.ended.first, self.ended.last)
        first = next((day for day in known if day is not None), date.max)
        return self.place, first, _by_number(self.name.casefold()), self.key

    def may_be_within(self, days: Days) -> bool:
        """Whether it may have been there on one of these days."""
        first, after = days
        begins_late = self.began.first is not None and self.began.first >= after
        ended_before = self.ended.last is not None and self.ended.last <= first
        return not (begins_late or ended_before)


def _by_number(name: str) -> tuple[str, ...]:
    """A name in the order in which people look for it: 2 before 10."""
    return tuple(part.zfill(9) if part.isdecimal() else part for part in re.split(r"(\d+)", name))


@attrs.frozen(kw_only=True)
class Join:
    """One change.

    Attributes:
        key: Its id.
        look: How it is drawn.
        before, after: The bars before and after it.
        first, last: The days between which the new state began; None where nothing bounds it.
        says: It in a sentence.
        short: What is written at a line elsewhere, such as `merger 2019-04-01`.
    """

    key: str
    look: str
    before: tuple[str, ...]
    after: tuple[str, ...]
    first: date | None
    last: date | None
    says: str
    short: str

    @property
    def parties(self) -> tuple[str, ...]:
        """The bars that it is about, each once."""
        return tuple(dict.fromkeys((*self.before, *self.after)))

    @property
    def ties(self) -> bool:
        """Whether it leads from one bar to another."""
        return bool(self.before and self.after) and len(self.parties) > 1

    def may_be_within(self, days: Days) -> bool:
        """Whether it may have come about on one of these days."""
        first, after = days
        return not ((self.first is not None and self.first >= after) or (self.last is not None and self.last < first))


@attrs.frozen(kw_only=True)
class Plan:
    """All that a timeline shows.

    Attributes:
        bars: The bars.
        joins: The changes, each about at least one of the bars.
        groups: The headings, in order.
        days: The days that are shown; None for all that are dated.
        as_at: The days that the sources speak to, and what they are called; None where they are not stated.
        on: Of a snapshot its day.
        undrawn: The facts that are left out, and why.
        lit: The keys that are lit; None for all.
        left_out: How many bars are left out because no change ties them.
        about: The key that it is about; None for everything.
    """

    bars: tuple[Bar, ...]
    joins: tuple[Join, ...]
    groups: tuple[str, ...]
    days: Days | None
    as_at: tuple[Days, str] | None
    on: tuple[Days, str] | None = None
    undrawn: tuple[Undrawn, ...] = ()
    lit: frozenset[str] | None = None
    left_out: int = 0
    about: str | None = None
