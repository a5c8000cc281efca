"""How many bodies were in being on a day, and which."""

from __future__ import annotations

from typing import ClassVar

import attrs

from commissionkit.answers.listing import Listing, Row
from commissionkit.tables import Cell

__all__ = ["Body", "DayCount", "InBeing"]


@attrs.frozen(kw_only=True)
class Body:
    """A body in being on a day. It never equals a text: compare its `.id`.

    Attributes:
        id: Its id.
        name: Its name on the day.
        kind: Its own kind, which may be narrower than the one asked about.
        why: For one that is not certain: what leaves it open; empty for a certain one.
    """

    id: str
    name: str
    kind: str
    why: str = ""

    def __str__(self) -> str:
        return f"{self.name}{f' ({self.why})' if self.why else ''}"


@attrs.frozen(kw_only=True)
class DayCount(Row):
    """The bodies of a kind on one day.

    Attributes:
        id: The day or days, as asked.
        kind: The kind asked about; empty for bodies of every kind.
        bodies: Those that were in being, by name.
        uncertain: Those of which it is not certain that they were, or that they are none of the others, by name. They
            are not counted.
        evidence: What is cited for all of them.
    """

    kind: str = ""
    bodies: tuple[Body, ...] = ()
    uncertain: tuple[Body, ...] = ()

    @property
    def count(self) -> int:
        """How many were certainly in being, as far as the record names them."""
        return len(self.bodies)

    @property
    def ids(self) -> tuple[str, ...]:
        """The ids of those that were certainly in being."""
        return tuple(body.id for body in self.bodies)

    @property
    def by_kind(self) -> dict[str, int]:
        """How many of each kind of their own, by kind."""
        kinds = sorted({body.kind for body in self.bodies})
        return {kind: sum(body.kind == kind for body in self.bodies) for kind in kinds}

    def record(self) -> dict[str, Cell]:
        """The day as one flat row."""
        return {
            "on": self.id,
            "kind": self.kind or None,
            "count": self.count,
            "uncertain": len(self.uncertain),
            "bodies": "; ".join(self.ids) or None,
            "uncertain_bodies": "; ".join(body.id for body in self.uncertain) or None,
            **self.cited(),
        }

    def reading(self) -> dict[str, Cell]:
        """The day, how many, of which kinds where there are several, and how many may have been."""
        kinds = self.by_kind
        several = ", ".join(f"{kind.replace('_', ' ')} {count}" for kind, count in kinds.items())
        return {
            "day": self.id,
            "in being": self.count,
            "of which": several if len(kinds) > 1 else "",
            "may be": len(self.uncertain) or "",
        }

    def __str__(self) -> str:
        open_ = f", and {len(self.uncertain)} that may have been" if self.uncertain else ""
        return f"{self.id}: {self.count}{open_}"


@attrs.frozen(kw_only=True, repr=False)
class InBeing(Listing[DayCount]):
    """The bodies in being on each of the days asked about, in the order asked.

    Attributes:
        site: The id of the arrangement.
        title: What is listed.
        items: A row for each day.
        notes: What a reader has to know.
        kinds: The kinds that were counted: the one asked about and those within it; empty for every kind.
    """

    form: ClassVar[str] = "in-being"

    kinds: tuple[str, ...] = ()

    @property
    def counts(self) -> dict[str, int]:
        """How many were certainly in being, by day."""
        return {row.id: row.count for row in self.items}

    def to_dict(self) -> dict[str, object]:
        """The listing as versioned, JSON-ready data."""
        return {**super().to_dict(), "kinds": list(self.kinds)}
