"""How far the footprints of bodies are those of areas and of councils, as sources put it."""

from __future__ import annotations

from typing import ClassVar

import attrs

from commissionkit.answers.listing import Listing, Row
from commissionkit.answers.standing import SiteRelation
from commissionkit.model.terms import Coterminosity, Extent, Status
from commissionkit.tables import Cell
from commissionkit.units import Share

__all__ = ["CoTerminosity", "FootprintPair"]


@attrs.frozen(kw_only=True)
class FootprintPair(Row):
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
            **self.cited(),
        }

    def reading(self) -> dict[str, Cell]:
        """Which body, which area or council, and how far they are the same."""
        beside = ", ".join(self.council_names)
        plan = f" ({self.status})" if self.status.is_plan else ""
        return {
            "body": f"{self.body_name}{plan}",
            "area": f"{self.area_name} ({beside})" if beside and self.area_name else beside or self.area_name,
            "degree": str(self.degree).replace("_", " "),
            "extent": str(self.extent).replace("_", " "),
            "share": str(self.share) if self.share else "",
        }

    def __str__(self) -> str:
        row = self.reading()
        return f"{row['body']} and {row['area']}: {row['degree']}"


@attrs.frozen(kw_only=True, repr=False)
class CoTerminosity(Listing[FootprintPair]):
    """Bodies beside areas: what sources say of how far they are the same, commissioners and councils first."""

    form: ClassVar[str] = "co-terminosity"
