"""How far the footprints of bodies are those of areas and of councils, as sources put it and as people count."""

from __future__ import annotations

from collections.abc import Callable
from typing import ClassVar

import attrs

from commissionkit.answers.listing import Listing
from commissionkit.answers.national.covering import shown
from commissionkit.answers.sharing import SharedPeople
from commissionkit.answers.standing import SiteRelation
from commissionkit.model.terms import Coterminosity, Extent, Status
from commissionkit.tables import Cell
from commissionkit.units import Share

__all__ = ["CoTerminosity", "FootprintPair"]


@attrs.frozen(kw_only=True)
class FootprintPair(SharedPeople):
    """One body beside one area.

    Attributes:
        id: The id of the coverage; empty where none is recorded of the pair.
        body: The body, by id.
        body_name: Its name.
        area: The area, by id; empty where it is not recorded what the council covers.
        area_name: Its name.
        councils: Councils whose area it is, by id, for a commissioner beside them.
        council_names: Their names.
        degree: How far the two footprints are the same, as the source puts it.
        extent: Whether the body covers the area wholly.
        share: The share of the body's own people who live in the area, where a source gives one.
        relation: How the footprint of the body stands to the area of the arrangement.
        status: What the source says of the coverage: in force, or planned.
        note: The coder's remark.
        people: How many of the body's people live in the area, where a source counts them.
        body_people: All the people of the body, reckoned: those counted in any area.
        area_people: All the people counted in the area with bodies of the same kind, reckoned.
        maybe: Whether it is unknown that the body covered the area on the day, or on each of the days.
        evidence: What is cited for the coverage.
    """

    body: str
    body_name: str
    area: str = ""
    area_name: str = ""
    councils: tuple[str, ...] = ()
    council_names: tuple[str, ...] = ()
    degree: Coterminosity = Coterminosity.NOT_STATED
    extent: Extent = Extent.NOT_STATED
    share: Share | None = None
    relation: SiteRelation = SiteRelation.NOT_STATED
    status: Status = Status.IN_FORCE
    note: str = ""
    maybe: bool = False

    @property
    def same_people(self) -> bool | None:
        """Whether the people of the two are the same, as far as they are counted; None where they are not."""
        return None if self.people is None else self.share_of_body == self.share_of_area == 1

    def record(self) -> dict[str, Cell]:
        """The pair as one flat row."""
        return {
            "id": self.id or None,
            "body": self.body,
            "body_name": self.body_name,
            "area": self.area or None,
            "area_name": self.area_name or None,
            "councils": "; ".join(self.councils) or None,
            "degree": str(self.degree),
            "extent": str(self.extent),
            "share": str(self.share) if self.share else None,
            "relation": str(self.relation),
            "status": str(self.status),
            "note": self.note or None,
            "people": self.people,
            "body_people": self.body_people,
            "area_people": self.area_people,
            "share_of_body": self.share_of_body,
            "share_of_area": self.share_of_area,
            "maybe": self.maybe,
            **self.cited(),
        }

    def reading(self) -> dict[str, Cell]:
        """Which body, which area or council, and how far they are the same."""
        beside = ", ".join(self.council_names)
        plan = f" ({self.status})" if self.status.is_plan else " (may be)" if self.maybe else ""
        return {
            "body": f"{self.body_name}{plan}",
            "area": f"{self.area_name} ({beside})" if beside and self.area_name else beside or self.area_name,
            "degree": str(self.degree).replace("_", " "),
            "extent": str(self.extent).replace("_", " "),
            "share": str(self.share) if self.share and self.people is None else "",
            "people": f"{self.people:,}" if self.people is not None else "",
            "of the body": shown(self.share_of_body),
            "of the area": shown(self.share_of_area),
        }

    def __str__(self) -> str:
        row = self.reading()
        return f"{row['body']} and {row['area']}: {row['degree']}"


@attrs.frozen(kw_only=True, repr=False)
class CoTerminosity(Listing[FootprintPair]):
    """Bodies beside areas: how far they are the same, as sources say and as people count; commissioners first."""

    form: ClassVar[str] = "co-terminosity"

    @property
    def split_areas(self) -> CoTerminosity:
        """The rows of areas whose people are counted with several bodies of one kind, such as two commissioners."""
        return self._where(lambda row: row.people != row.area_people)

    @property
    def split_bodies(self) -> CoTerminosity:
        """The rows of bodies whose people are counted in several areas."""
        return self._where(lambda row: row.people != row.body_people)

    @property
    def same(self) -> CoTerminosity:
        """The rows in which body and area have the same people, all of them counted."""
        return self._where(lambda row: bool(row.same_people))

    def _where(self, holds: Callable[[FootprintPair], bool]) -> CoTerminosity:
        return attrs.evolve(self, items=tuple(row for row in self.items if row.people is not None and holds(row)))
