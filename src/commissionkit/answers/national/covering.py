"""Who covers an area on a day, and how many people they share with it."""

from __future__ import annotations

from fractions import Fraction
from typing import ClassVar

import attrs

from commissionkit.answers.dating import spoken
from commissionkit.answers.listing import Listing
from commissionkit.answers.sharing import SharedPeople
from commissionkit.answers.words import AnswerStatus
from commissionkit.model.terms import Extent, Word
from commissionkit.tables import Cell
from commissionkit.units import Share, percent

__all__ = ["Cover", "Covering", "Lies", "Unrecorded", "shown"]


class Lies(Word):
    """How the areas that a body is recorded to cover lie to the area asked about."""

    SAME = "same"
    PARTS = "parts"
    WIDER = "wider"


@attrs.frozen(kw_only=True)
class Cover(SharedPeople):
    """One body that covers an area, or has people in it.

    Attributes:
        id: The id of the coverage; the first, where the body covers several areas that lie in the one asked about.
        body: The organisation or forum, by id.
        body_name: Its name on the day.
        kind: Its kind.
        areas: The areas of the coverage: the one asked about, parts of it, or wider ones that hold it all.
        lies: Which of these they are.
        extent: Whether it covers the area wholly; not stated where parts of it are all that is recorded.
        since: The first day of the unbroken run of days for which the coverage is recorded, as written.
        until: The last day of that run, or of the body where it ended before; `ongoing`.
        people: The people of the body who live in the area; None where nobody counted them.
        body_people: All the people of the body, reckoned: those counted in any area on the day.
        area_people: All the people counted in the area with bodies of the same kind, reckoned.
        share: The share of the body's people as a source states it.
        maybe: Whether it is unknown that it covered the area on the day, or on each of the days.
        evidence: What is cited for the coverage.
    """

    body: str
    body_name: str
    kind: str = "not_stated"
    areas: tuple[str, ...]
    lies: Lies = Lies.SAME
    extent: Extent = Extent.NOT_STATED
    since: str = "not_stated"
    until: str = "ongoing"
    share: Share | None = None
    maybe: bool = False

    def record(self) -> dict[str, Cell]:
        """The cover as one flat row."""
        return {
            "id": self.id,
            "body": self.body,
            "body_name": self.body_name,
            "kind": self.kind,
            "areas": "; ".join(self.areas),
            "lies": str(self.lies),
            "extent": str(self.extent),
            "since": self.since,
            "until": self.until,
            "people": self.people,
            "body_people": self.body_people,
            "area_people": self.area_people,
            "share_of_body": self.share_of_body,
            "share_of_area": self.share_of_area,
            "share": str(self.share) if self.share else None,
            "maybe": self.maybe,
            **self.cited(),
        }

    def reading(self) -> dict[str, Cell]:
        """Which body, since and until when, how many people, and their shares both ways."""
        return {
            "body": f"{self.body_name}{' (may be)' if self.maybe else ''}",
            "kind": self.kind.replace("_", " "),
            "since": spoken(self.since).replace("_", " "),
            "until": spoken(self.until).replace("_", " "),
            "people": f"{self.people:,}" if self.people is not None else "",
            "of the body": shown(self.share_of_body),
            "of the area": shown(self.share_of_area),
            "covers": self._covers(),
        }

    def _covers(self) -> str:
        if self.lies is Lies.SAME and self.people is None:
            return _EXTENTS[self.extent]
        return _SAID[self.lies]

    def __str__(self) -> str:
        counted = f": {self.people:,} people" if self.people is not None else ""
        return f"{self.body_name}{' (may be)' if self.maybe else ''}{counted}"


def shown(share: Fraction | None) -> str:
    """A reckoned share in words; empty where there is none."""
    return percent(share) if share is not None else ""


_SAID = {Lies.SAME: "", Lies.PARTS: "parts of it", Lies.WIDER: "a wider area"}
_EXTENTS = {Extent.WHOLE: "", Extent.SOME: "some of it", Extent.NOT_STATED: "how much is not stated"}


@attrs.frozen
class Unrecorded:
    """A kind of body of which nothing is recorded for the day, though something is for other days.

    Attributes:
        kind: The kind.
        bodies: The bodies of it that cover the area on other days and were, or may have been, in being on the day.
        first, last: The first and the last of the days recorded, as written.
    """

    kind: str
    bodies: tuple[str, ...]
    first: str
    last: str

    def __str__(self) -> str:
        kind = self.kind.replace("_", " ")
        days = f"{spoken(self.first).replace('_', ' ')} to {spoken(self.last).replace('_', ' ')}"
        return (
            f"Not recorded for the day: which body of the kind {kind} covered it. The record speaks of {days}, and of "
            f"{', '.join(self.bodies)}."
        )


@attrs.frozen(kw_only=True, repr=False)
class Covering(Listing[Cover]):
    """The bodies that cover an area on a day, by kind, people (most first) and name.

    Attributes:
        site: The id of the arrangement.
        title: What is listed.
        items: The bodies.
        notes: What a reader has to know.
        area: The area asked about, by id.
        on: The day or days.
        status: How far that is known: `partly_known` where bodies are listed, for others may cover it too;
            `none_recorded` where nothing is recorded for the day; `not_stated` where the coder looked in vain;
            `not_applicable` where there was no such area on the day.
        unrecorded: Kinds of which the record speaks on other days only: unknown, which is not none.
    """

    form: ClassVar[str] = "covering"

    area: str
    on: str
    status: AnswerStatus
    unrecorded: tuple[Unrecorded, ...] = ()

    def of_kind(self, kind: str) -> Covering:
        """The same listing with the bodies of one kind alone, exactly as it is named."""
        return attrs.evolve(self, items=tuple(item for item in self.items if item.kind == kind))

    def to_dict(self) -> dict[str, object]:
        """The listing as versioned, JSON-ready data."""
        unrecorded = [
            {"kind": one.kind, "bodies": list(one.bodies), "first": one.first, "last": one.last}
            for one in self.unrecorded
        ]
        asked = {"area": self.area, "on": self.on, "status": str(self.status), "unrecorded": unrecorded}
        return {**super().to_dict(), **asked}
