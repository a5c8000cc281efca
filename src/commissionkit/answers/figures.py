"""Published figures, each as its source has it, and how its area stands to that of the arrangement."""

from __future__ import annotations

from collections.abc import Callable
from decimal import Decimal
from typing import ClassVar

import attrs

from commissionkit.answers.listing import Listing, Row
from commissionkit.answers.standing import SiteRelation
from commissionkit.answers.totals import Total, added
from commissionkit.model.terms import Status
from commissionkit.tables import Cell
from commissionkit.units import Qualifier

__all__ = ["Figure", "Statements"]


@attrs.frozen(kw_only=True)
class Figure(Row):
    """One published figure. It is never averaged with another.

    Attributes:
        id: The id of the statement.
        kind: `population`, `money`, `observation`, `rating`, `count` or `target`.
        topic: What is counted, measured or rated.
        about: What it is about, by id.
        about_name: Its name.
        value: The value as text, with qualifier and unit.
        number: The number in `unit`, exact; None where the source gives words.
        upper: The upper end, where the source gives a range.
        qualifier: What the source puts before the number.
        unit: `person`, `GBP`, or the unit of the source; empty where there is none.
        year: The year it is for, as printed; `not_stated` where the coder looked; empty where nothing is recorded.
        over: How many years a sum covers, in the source's words; empty for the one year.
        area: The area as published, else that of what it is about, by id; empty where that is no one area.
        area_name: Its name.
        mean_over: Areas over which it is a mean, by id: it speaks of none of them alone.
        site: How the area stands to that of the arrangement.
        status: What the source says of it: in force, or planned.
        note: The coder's remark.
        evidence: What is cited for it.
    """

    kind: str
    topic: str
    about: str
    about_name: str
    value: str
    number: Decimal | None = None
    upper: Decimal | None = None
    qualifier: Qualifier = Qualifier.EXACTLY
    unit: str = ""
    year: str = ""
    over: str = ""
    area: str = ""
    area_name: str = ""
    mean_over: tuple[str, ...] = ()
    site: SiteRelation = SiteRelation.NOT_STATED
    status: Status = Status.IN_FORCE
    note: str = ""

    def record(self) -> dict[str, Cell]:
        """The figure as one flat row."""
        return {
            "id": self.id,
            "kind": self.kind,
            "topic": self.topic,
            "about": self.about,
            "about_name": self.about_name,
            "value": self.value,
            "number": self.number,
            "upper": self.upper,
            "qualifier": str(self.qualifier),
            "unit": self.unit or None,
            "year": self.year or None,
            "over": self.over or None,
            "area": self.area or None,
            "mean_over": "; ".join(self.mean_over) or None,
            "site": str(self.site),
            "status": str(self.status),
            "note": self.note or None,
            **self.cited(),
        }

    def reading(self) -> dict[str, Cell]:
        """What, about whom, how much, when, and how the area stands to the site."""
        plan = f" ({self.status})" if self.status.is_plan else ""
        elsewhere = f" ({self.area_name})" if self.area_name and self.area_name != self.about_name else ""
        return {
            "topic": self.topic,
            "about": f"{self.about_name}{elsewhere}",
            "value": f"{self.value}{plan}",
            "year": self.year.replace("_", " "),
            "site": str(self.site).replace("_", " "),
        }

    def __str__(self) -> str:
        year = f", {self.year.replace('_', ' ')}" if self.year and self.year not in self.value else ""
        return f"{self.about_name}: {self.topic}, {self.value}{year}"


def _unknown(one: Figure, other: Figure) -> str:
    return f"it is not recorded that {one.about_name} and {other.about_name} have nothing in common"


@attrs.frozen(kw_only=True, repr=False)
class Statements(Listing[Figure]):
    """Published figures by kind, topic, name and year.

    Attributes:
        site: The id of the arrangement.
        title: What was asked.
        items: The figures.
        notes: What did not pass to an heir, and what the words of the last column mean.
        beside: What is cited for the notes.
        shared: How it is told what two figures may have in common; an empty text for nothing.
    """

    form: ClassVar[str] = "statements"

    shared: Callable[[Figure, Figure], str] = attrs.field(default=_unknown, eq=False)

    def total(self) -> Total:
        """The figures added up, if they are like with like.

        That is: of one kind, topic, unit, year and span, none of them a mean, and no two of them with anybody or any
        money in common. A qualifier is carried: about 2 and 3 make about 5.

        Raises:
            RefusedQuestion: They are not alike, or two of them may overlap; the message gives every reason.
        """
        return added(self.items, self.shared)
