"""Rows in a fixed order with what a reader has to know beside them: what questions over the whole record give back."""

from __future__ import annotations

import os
from abc import ABC, abstractmethod
from collections.abc import Iterator, Sequence
from typing import ClassVar, Generic, Self, TypeVar, overload

import attrs

from commissionkit.answers.explaining import wrapped
from commissionkit.errors import UnknownName
from commissionkit.sources import Citation, Claim, weakest
from commissionkit.tables import SCREEN, Cell, Table, Tabular
from commissionkit.tables.forms import json_cell
from commissionkit.tables.parquet import About, Dataset, Of, write_parquet

__all__ = ["Listing", "Row"]


@attrs.frozen(kw_only=True)
class Row(ABC):
    """One thing listed, with what is cited for it.

    Attributes:
        id: The id of the fact that it tells of.
        evidence: What is cited for it.
    """

    id: str
    evidence: tuple[Citation, ...] = ()

    @property
    def claim(self) -> Claim | None:
        """The weakest claim with which it is cited; None where nothing is."""
        return weakest(citation.claim for citation in self.evidence)

    @abstractmethod
    def record(self) -> dict[str, Cell]:
        """The whole row, flat."""

    @abstractmethod
    def reading(self) -> dict[str, Cell]:
        """The row that a person reads: fewer and shorter cells."""

    def cited(self) -> dict[str, Cell]:
        """The last cells of every record: claim and evidence."""
        return {
            "claim": str(self.claim) if self.claim else None,
            "evidence": "; ".join(map(str, self.evidence)) or None,
        }


R_co = TypeVar("R_co", bound=Row, covariant=True)


@attrs.frozen(kw_only=True, repr=False)
class Listing(Tabular, Sequence[R_co], Generic[R_co]):
    """Rows in a fixed order; true when there are any. A slice is a listing of the same kind.

    Attributes:
        site: The id of the arrangement.
        title: What is listed.
        items: The rows.
        notes: What a reader has to know.
        beside: What is cited for the notes.
    """

    form: ClassVar[str] = "listing"

    site: str
    title: str
    items: tuple[R_co, ...] = ()
    notes: tuple[str, ...] = ()
    beside: tuple[Citation, ...] = ()

    @overload
    def __getitem__(self, key: int) -> R_co: ...
    @overload
    def __getitem__(self, key: slice) -> Self: ...
    def __getitem__(self, key: int | slice) -> R_co | Self:
        return attrs.evolve(self, items=self.items[key]) if isinstance(key, slice) else self.items[key]

    def __len__(self) -> int:
        return len(self.items)

    def __iter__(self) -> Iterator[R_co]:
        return iter(self.items)

    def __contains__(self, item: object) -> bool:
        return item in self.items or item in self.ids

    @property
    def ids(self) -> tuple[str, ...]:
        """The ids of the facts told of, each once."""
        return tuple(dict.fromkeys(item.id for item in self.items))

    def only(self, *ids: str) -> Self:
        """The same listing with the rows of these facts alone, in its own order.

        Raises:
            UnknownName: No row is of one of them; names near ones.
        """
        for name in ids:
            if name not in self.ids:
                raise UnknownName(name, self.ids, what="row", where=self.title)
        return attrs.evolve(self, items=tuple(item for item in self.items if item.id in ids))

    @property
    def evidence(self) -> tuple[Citation, ...]:
        """Everything cited, each citation once."""
        return tuple(dict.fromkeys([*(c for item in self.items for c in item.evidence), *self.beside]))

    def records(self) -> list[dict[str, Cell]]:
        """One plain mapping for each row."""
        return [item.record() for item in self.items]

    def table(self) -> Table:
        """Every cell of every row."""
        return self._tabled(self.records())

    def to_parquet(self, path: str | os.PathLike[str], *, of: Of = None) -> None:
        """Write every row to a Parquet file, wholly or not at all.

        Args:
            path: The file.
            of: The arrangement that was asked, or the id of a bundled one, or several; id, title, version and the
                licences of the sources go into the metadata of the file. Left out, the id alone does.

        Raises:
            MissingExtra: pyarrow, which the extra `arrow` brings, is not installed.
            RefusedQuestion: There are no rows and so no columns, or `of` is no arrangement.
            UnknownName: No bundled arrangement bears an id that `of` names.
            UnreadableFile: It cannot be written; what stood there still does.
        """
        table = self.table()
        if of is not None:
            table.to_parquet(path, of=of)
            return
        datasets = tuple(Dataset(name) for name in self._asked())  # of these nothing but the ids is known here
        write_parquet(path, table.to_arrow(), About(table.title, table.notes, datasets))

    def _asked(self) -> tuple[str, ...]:
        """The ids of the arrangements that were asked."""
        return (self.site,) if self.site else ()

    def reading_table(self) -> Table:
        """The table that a person reads; columns that are empty throughout are left out."""
        rows = [item.reading() for item in self.items]
        filled = [name for name in (rows[0] if rows else ()) if any(row[name] not in (None, "") for row in rows)]
        return self._tabled([{name: row[name] for name in filled} for row in rows])

    def _tabled(self, records: Sequence[dict[str, Cell]]) -> Table:
        columns = tuple(records[0]) if records else ()
        return Table(columns, tuple(tuple(record.values()) for record in records), self.title, self.notes)

    def _repr_html_(self) -> str:
        first = self[: 2 * SCREEN].reading_table()
        return first.glance(of=len(self), apart="evidence", nothing="nothing recorded")

    def to_dict(self) -> dict[str, object]:
        """The listing as versioned, JSON-ready data."""
        return {
            "format": f"commissionkit/{self.form}/1",
            "site": self.site,
            "title": self.title,
            "items": [{name: json_cell(cell) for name, cell in record.items()} for record in self.records()],
            "notes": list(self.notes),
            "evidence": [str(citation) for citation in self.evidence],
        }

    def __str__(self) -> str:
        if self.items:
            return str(self.reading_table())
        return "\n".join(map(wrapped, (f"{self.title}: nothing recorded", *self.notes)))

    def __repr__(self) -> str:
        return f"<{type(self).__name__} {self.site}: {len(self)} rows>"
