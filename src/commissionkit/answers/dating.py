"""What began, ended and changed, in the order of the days on which it may have."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import ClassVar

import attrs

from commissionkit.answers.explaining import wrapped
from commissionkit.answers.listing import Listing, Row
from commissionkit.sources import Citation
from commissionkit.tables import Cell
from commissionkit.tables.forms import json_cell

__all__ = ["Event", "Timeline", "Undated", "spoken"]


@attrs.frozen(kw_only=True)
class Event(Row):
    """Something that is dated.

    Attributes:
        id: The id of the fact, or of the source for a publication.
        kind: The list of a site file in which it stands, such as `organisations`; `sources` for a publication.
        event: `starts`, `ends`, `renamed`, `rated`, `published`, or the kind of a change: `merger`, `split`, `rename`,
            `transfer`, `creation`, `abolition`.
        label: What it is, in words.
        when: The day, month or year, as stated.
        first: The first day on which it may have been; the first day of all where nothing bounds it.
        last: The last day on which it may have been; of an end, the last day on which the fact may still hold.
        status: What the source says of the fact, or whether the change happened.
        planned: Whether it is a plan, or lies after the days that the sources speak to.
        maybe: Whether it may also fall outside the days asked about.
        evidence: What is cited for the fact.
    """

    kind: str
    event: str
    label: str
    when: str
    first: date
    last: date
    status: str = "in_force"
    planned: bool = False
    maybe: bool = False

    def record(self) -> dict[str, Cell]:
        """The event as one flat row."""
        return {
            "when": self.when,
            "first": self.first,
            "last": self.last,
            "event": self.event,
            "label": self.label,
            "id": self.id,
            "kind": self.kind,
            "status": self.status,
            "planned": self.planned,
            "maybe": self.maybe,
            **self.cited(),
        }

    def reading(self) -> dict[str, Cell]:
        """When, what, of what."""
        still = "may be then" if self.maybe else ""
        return {
            "when": spoken(self.when),
            "event": self.event,
            "what": self.label,
            "remark": ", ".join(word for word in ("planned" if self.planned else "", still) if word),
        }

    def __str__(self) -> str:
        return f"{spoken(self.when)}, {self.event}: {self.label}{' (planned)' if self.planned else ''}"


def spoken(when: str) -> str:
    """A bound in words: `2017..2019` is some day from the one to the other, and either may be missing."""
    first, dots, last = when.partition("..")
    if not dots:
        return when
    return f"{first} to {last}" if first and last else f"up to {last}" if last else f"{first} or later"


@attrs.frozen(kw_only=True)
class Undated:
    """Something of which the coder looked for a date and the sources give none.

    Attributes:
        id: The id of the fact.
        kind: The list of a site file in which it stands.
        label: What it is.
        what: `start`, `end`, or what else was looked for.
        evidence: Where the coder looked.
    """

    id: str
    kind: str
    label: str
    what: str
    evidence: tuple[Citation, ...] = ()

    def __str__(self) -> str:
        return f"{self.label}: {self.what} not stated"

    def record(self) -> dict[str, Cell]:
        """The fact as one flat row."""
        return {
            "id": self.id,
            "kind": self.kind,
            "label": self.label,
            "what": self.what,
            "evidence": "; ".join(map(str, self.evidence)) or None,
        }


@attrs.frozen(kw_only=True, repr=False)
class Timeline(Listing[Event]):
    """Dated events by first day, last day, words and id.

    Attributes:
        site: The id of the arrangement.
        title: What was asked.
        items: The events.
        notes: What the look could not see.
        beside: What is cited for what has no date.
        undated: What has no date though the coder looked for one.
    """

    form: ClassVar[str] = "timeline"

    undated: tuple[Undated, ...] = ()

    def to_dict(self) -> dict[str, object]:
        """The timeline as versioned, JSON-ready data."""
        undated = [{name: json_cell(cell) for name, cell in one.record().items()} for one in self.undated]
        return {**super().to_dict(), "undated": undated}

    def _lines(self) -> Iterator[str]:
        yield super().__str__()
        if self.undated:
            yield "Looked for, no date stated:"
            yield from (wrapped(f"- {one}", "    ", "  ") for one in self.undated)

    def __str__(self) -> str:
        return "\n".join(self._lines())
