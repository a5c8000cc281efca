"""Rows from several arrangements at once, each saying from which."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Self, TypeVar

import attrs

from commissionkit.answers.listing import Listing, Row
from commissionkit.errors import UnknownName
from commissionkit.model import Arrangement
from commissionkit.tables import Table

__all__ = ["Across", "AcrossRow", "called"]


def called(arrangements: Iterable[Arrangement]) -> dict[str, Arrangement]:
    """Arrangements by what an answer over several calls each.

    That is its id; of the state on a day the id and the day; with a number behind what would stand twice.
    """
    named: dict[str, Arrangement] = {}
    for site in arrangements:
        plain = f"{site.id}@{site.snapshot.on}" if site.snapshot is not None else site.id
        name, count = plain, 1
        while name in named:
            count += 1
            name = f"{plain}~{count}"
        named[name] = site
    return named


@attrs.frozen(kw_only=True)
class AcrossRow(Row):
    """A row that tells of one arrangement, or of several alike.

    Attributes:
        id: The id of the fact; of the first where several are one row.
        arrangements: What the arrangements are called that record it, in the order asked; often one.
        arrangement_names: Their titles.
        evidence: What is cited for it.
    """

    arrangements: tuple[str, ...] = ()
    arrangement_names: tuple[str, ...] = ()

    @property
    def arrangement(self) -> str:
        """The arrangements in one text."""
        return "; ".join(self.arrangements)


A_co = TypeVar("A_co", bound=AcrossRow, covariant=True)


@attrs.frozen(kw_only=True, repr=False)
class Across(Listing[A_co]):
    """Rows of several arrangements: these as given, each in the order of its file.

    Attributes:
        site: What the arrangements are called, in one text.
        arrangements: What each is called.
        title: What is listed.
        items: The rows.
        notes: What a reader has to know.
        beside: What is cited for the notes.
    """

    arrangements: tuple[str, ...] = ()

    def of(self, *arrangements: str) -> Self:
        """The rows of these arrangements alone.

        Raises:
            UnknownName: One of them was not asked; names near ones.
        """
        for name in arrangements:
            if name not in self.arrangements:
                raise UnknownName(name, self.arrangements, what="arrangement", where=self.title)
        kept = tuple(item for item in self.items if set(arrangements) & set(item.arrangements))
        return attrs.evolve(self, items=kept)

    def _asked(self) -> tuple[str, ...]:
        return self.arrangements

    def reading_table(self) -> Table:
        """The table that a person reads; where one arrangement was asked, its name stands in the title alone."""
        table = super().reading_table()
        if len(self.arrangements) > 1 or "arrangement" not in table.columns:
            return table
        return table.select(*(name for name in table.columns if name != "arrangement"))

    def to_dict(self) -> dict[str, object]:
        """The listing as versioned, JSON-ready data."""
        return {**super().to_dict(), "arrangements": list(self.arrangements)}
