"""A comparison: rows of cells, each with its evidence and the call that gave it."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, overload

from attrs import frozen

from commissionkit.answers import AnswerStatus
from commissionkit.comparison import forms
from commissionkit.comparison.readings import Reading, State
from commissionkit.errors import UnknownName
from commissionkit.sources import Citation, Claim, Source
from commissionkit.tables import Cell as Plain
from commissionkit.tables import Table
from commissionkit.tables.forms import Json

if TYPE_CHECKING:
    import pandas
    import pyarrow

__all__ = ["Cell", "Comparison", "Row", "Site"]


@frozen
class Site:
    """A column.

    Attributes:
        id: What the comparison calls it: the id of the arrangement, or what it was loaded by.
        title: What its heading says.
        as_at: The days it speaks to; empty where that is not stated.
    """

    id: str
    title: str
    as_at: str = ""


@frozen(repr=False)
class Cell:
    """What was found for one characteristic of one site.

    Attributes:
        characteristic: The id of the row.
        site: The id of the column.
        reading: What the question gave.
        call: The call that gives it, with `ck` for `commissionkit`; empty where the codebook names none.
    """

    characteristic: str
    site: str
    reading: Reading
    call: str = ""

    @property
    def value(self) -> str:
        """What the cell says, without marks."""
        return self.reading.value

    @property
    def text(self) -> str:
        """What the cell says, with a mark behind what is weaker than stated."""
        return self.reading.text

    @property
    def state(self) -> State:
        """A value, present, absent, unknown or not applicable."""
        return self.reading.state

    @property
    def status(self) -> AnswerStatus:
        """How far it is known: "not stated", "none recorded" and "stated none" stay apart."""
        return self.reading.status

    @property
    def claim(self) -> Claim | None:
        """The weakest claim it rests on."""
        return self.reading.claim

    @property
    def evidence(self) -> tuple[Citation, ...]:
        """Everything cited for it."""
        return self.reading.evidence

    @property
    def facts(self) -> tuple[str, ...]:
        """Ids of the facts behind it."""
        return self.reading.facts

    @property
    def notes(self) -> tuple[str, ...]:
        """What a reader should know beside it."""
        return self.reading.notes

    def __str__(self) -> str:
        return self.text

    def __repr__(self) -> str:
        return f"<Cell {self.characteristic}, {self.site}: {self.text}>"

    def to_dict(self) -> dict[str, Json]:
        """The cell as JSON-ready data."""
        return {
            "site": self.site,
            "value": self.value,
            "state": self.state.value,
            "status": self.status.value,
            "claim": self.claim.value if self.claim else None,
            "evidence": [str(citation) for citation in self.evidence],
            "facts": list(self.facts),
            "notes": list(self.notes),
            "call": self.call or None,
        }


@frozen
class Row:
    """One characteristic over all sites.

    Attributes:
        id: The characteristic.
        name: Its heading.
        cells: One for each site, in the order of the columns.
        group: The heading under which it stands; empty for none.
    """

    id: str
    name: str
    cells: tuple[Cell, ...]
    group: str = ""


@frozen(repr=False)
class Comparison:
    """Sites side by side. Two comparisons are equal when everything in them is.

    `comparison["double-running", "south-tyneside"]` is a cell, `comparison["double-running"]` a row.

    Attributes:
        codebook: The id of the codebook.
        title: Its title.
        sites: The columns.
        rows: The rows.
        sources: The sources that the sites list, whether a cell cites them or not.
        notes: What the codebook has a reader know.
    """

    codebook: str
    title: str
    sites: tuple[Site, ...]
    rows: tuple[Row, ...]
    sources: tuple[Source, ...] = ()
    notes: tuple[str, ...] = ()

    @overload
    def __getitem__(self, key: str) -> Row: ...
    @overload
    def __getitem__(self, key: tuple[str, str]) -> Cell: ...
    def __getitem__(self, key: str | tuple[str, str]) -> Row | Cell:
        """A row by its id, or a cell by the ids of its row and its site.

        Raises:
            UnknownName: There is no such row or column; names near ones.
        """
        name, site = (key, None) if isinstance(key, str) else key
        row = next((row for row in self.rows if row.id == name), None)
        if row is None:
            raise UnknownName(name, [row.id for row in self.rows], what="characteristic", where=self.codebook)
        if site is None:
            return row
        columns = [column.id for column in self.sites]
        if site not in columns:
            raise UnknownName(site, columns, what="site", where="this comparison")
        return row.cells[columns.index(site)]

    @property
    def cells(self) -> Iterator[Cell]:
        """Every cell, row by row."""
        return (cell for row in self.rows for cell in row.cells)

    @property
    def evidence(self) -> tuple[Citation, ...]:
        """Everything cited in any cell, each citation once."""
        return tuple(dict.fromkeys(citation for cell in self.cells for citation in cell.evidence))

    def sources_cited(self) -> tuple[Source, ...]:
        """The sources that a cell cites, as the sites list them."""
        cited = {citation.source for citation in self.evidence}
        return tuple(source for source in self.sources if source.id in cited)

    def tables(self) -> tuple[Table, ...]:
        """The matrix as plain tables: one, or one for each group of rows; the last explains the marks."""
        return forms.tables(self)

    def text(self, width: int = 80) -> str:
        """Text that fits `width` columns of a terminal."""
        return "\n\n".join(table.text(width) for table in self.tables())

    def markdown(self) -> str:
        """Markdown tables."""
        return "\n\n".join(table.markdown() for table in self.tables())

    def html(self) -> str:
        """Semantic tables, then the evidence of each cell; no scripts, nothing from elsewhere."""
        return forms.html(self)

    def csv(self) -> str:
        """Comma-separated values, one line a cell: the columns of `records`."""
        return forms.long_table(self).csv()

    def json(self) -> str:
        """`to_dict` as JSON text."""
        return forms.json_text(self.to_dict())

    def render(self, form: str, width: int = 80) -> str:
        """The comparison as `text` (fitting `width`), `markdown`, `csv`, `json` or `html`.

        Raises:
            InvalidText: The form is none of these.
        """
        return forms.render(self, form, width)

    def records(self) -> list[dict[str, Plain]]:
        """One plain mapping a cell: characteristic, name, site, value, state, status, claim, evidence, call, facts."""
        return forms.long_table(self).records()

    def to_frame(self) -> pandas.DataFrame:
        """A pandas frame, one row a cell (extra `notebook`)."""
        return forms.long_table(self).to_frame()

    def to_arrow(self) -> pyarrow.Table:
        """An Arrow table, one row a cell (extra `arrow`)."""
        return forms.long_table(self).to_arrow()

    def to_dict(self) -> dict[str, Json]:
        """The comparison as versioned, JSON-ready data."""
        return {
            "format": "commissionkit/comparison/1",
            "codebook": self.codebook,
            "title": self.title,
            "sites": [{"id": s.id, "title": s.title, "as_at": s.as_at or None} for s in self.sites],
            "rows": [
                {"id": row.id, "name": row.name, "group": row.group or None, "cells": [c.to_dict() for c in row.cells]}
                for row in self.rows
            ],
            "notes": list(self.notes),
            "sources": [forms.source_data(source) for source in self.sources_cited()],
        }

    def __str__(self) -> str:
        return self.text()

    def __repr__(self) -> str:
        return f"<Comparison {self.codebook}: {len(self.rows)} rows, {', '.join(site.id for site in self.sites)}>"

    def _repr_html_(self) -> str:
        return self.html()
