"""People who came to belong to other bodies without a recorded change of those bodies."""

from __future__ import annotations

from datetime import date
from typing import ClassVar, Final

import attrs

from commissionkit.answers.listing import Listing, Row
from commissionkit.model.terms import Word
from commissionkit.tables import Cell

__all__ = ["MovedFootprint", "MovedFootprints", "Shift", "Sureness"]


class Sureness(Word):
    """How sure it is that people moved, and how many."""

    COUNTED = "counted"
    ABOUT = "about"
    POSSIBLE = "possible"

    @property
    def meaning(self) -> str:
        """The word as a clause."""
        return _MEANINGS[self]


_MEANINGS = {
    Sureness.COUNTED: "both years count the same people, so the number is exact",
    Sureness.ABOUT: "a body came in or went out; the people were counted anew, so the number is of one of the years",
    Sureness.POSSIBLE: "shares shifted by more than the tolerance; the people were counted anew, and it may be growth",
}

_UNKNOWN: Final = "whom is not known"


@attrs.frozen(kw_only=True)
class Shift:
    """What a body, or several that a recorded change joins, lost or gained in an area.

    Attributes:
        bodies: Who it is, by id: those before and those after, the same where no change is recorded.
        names: Their names.
        before, after: Their people in the area before and after; none is nought.
        people: By how many it is more or, below nought, less than a move-free year would give.
    """

    bodies: tuple[str, ...]
    names: tuple[str, ...]
    before: int
    after: int
    people: int

    def __str__(self) -> str:
        return f"{', '.join(self.names)} {self.people:+,}"


@attrs.frozen(kw_only=True)
class MovedFootprint(Row):
    """One area of which people came to belong to other bodies.

    Attributes:
        id: The id of the coverage of the body that gained most; of the one that lost most where nobody gained.
        area: The area, by id.
        area_name: Its name.
        kind: The kind of the bodies.
        was: The first day of the counts before.
        on: The first day of the counts after.
        lost: Who lost people, most first; nobody where it is not known which of several did.
        gained: Who gained people, most first; nobody likewise. With several on both sides nobody knows who got whose.
        people: How many moved.
        sureness: How sure that is.
        evidence: What is cited for the counts of those who lost or gained, before and after.
    """

    area: str
    area_name: str
    kind: str
    was: date
    on: date
    lost: tuple[Shift, ...] = ()
    gained: tuple[Shift, ...] = ()
    people: int
    sureness: Sureness

    def record(self) -> dict[str, Cell]:
        """The move as one flat row."""
        return {
            "id": self.id,
            "area": self.area,
            "area_name": self.area_name,
            "kind": self.kind,
            "was": self.was,
            "on": self.on,
            "from": "; ".join(body for shift in self.lost for body in shift.bodies) or None,
            "to": "; ".join(body for shift in self.gained for body in shift.bodies) or None,
            "people": self.people,
            "sureness": str(self.sureness),
            **self.cited(),
        }

    def reading(self) -> dict[str, Cell]:
        """When, where, from whom to whom, how many."""
        about = "" if self.sureness is Sureness.COUNTED else "about "
        return {
            "on": self.on,
            "area": self.area_name,
            "from": ", ".join(name for shift in self.lost for name in shift.names) or _UNKNOWN,
            "to": ", ".join(name for shift in self.gained for name in shift.names) or _UNKNOWN,
            "people": f"{about}{self.people:,}{' (may be growth)' if self.sureness is Sureness.POSSIBLE else ''}",
        }

    def __str__(self) -> str:
        row = self.reading()
        return f"{self.on}, {row['area']}: {row['people']} from {row['from']} to {row['to']}"


@attrs.frozen(kw_only=True, repr=False)
class MovedFootprints(Listing[MovedFootprint]):
    """Moves that no recorded change explains, by day, kind, area.

    Attributes:
        site: The id of the arrangement.
        title: What is listed.
        items: The moves.
        notes: What a reader has to know.
        least: Moves of fewer people are not listed.
        tolerance: Up to which share of the people of an area a shift counts as growth, where they were counted anew.
        uncompared: Areas that were counted before or after only, by id: whether anybody moved there is not known.
    """

    form: ClassVar[str] = "moved-footprints"

    least: int
    tolerance: str
    uncompared: tuple[str, ...] = ()

    def to_dict(self) -> dict[str, object]:
        """The listing as versioned, JSON-ready data."""
        asked = {"least": self.least, "tolerance": self.tolerance, "uncompared": list(self.uncompared)}
        return {**super().to_dict(), **asked}
