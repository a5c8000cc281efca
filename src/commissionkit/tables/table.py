"""One plain table: named columns, rows of plain cells."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Iterator
from datetime import date
from decimal import Decimal
from fractions import Fraction
from typing import TYPE_CHECKING, Final

from attrs import evolve, field, frozen

from commissionkit.errors import InvalidText, UnknownName
from commissionkit.tables.forms import Json, json_cell, table_csv, table_html, table_json, table_markdown
from commissionkit.tables.frames import arrow_table, data_frame
from commissionkit.tables.glance import SCREEN, glance_html
from commissionkit.tables.parquet import Of, about, write_parquet
from commissionkit.tables.plain import Cell
from commissionkit.tables.text import table_text

if TYPE_CHECKING:
    import pandas
    import pyarrow

__all__ = ["FORMS", "Table"]

FORMS: Final = ("text", "markdown", "csv", "json", "html")
"""The forms that `Table.render` knows."""

_CELLS = (str, int, float, Decimal, Fraction, date)


def _texts(texts: Iterable[str]) -> tuple[str, ...]:
    return tuple(texts)


def _row_tuples(rows: Iterable[Iterable[Cell]]) -> tuple[tuple[Cell, ...], ...]:
    return tuple(tuple(row) for row in rows)


@frozen(repr=False)
class Table:
    """Named columns and rows of plain cells, in an order that means something.

    Two tables are equal when columns, rows, title and notes are. Iterating gives the rows as mappings.

    Attributes:
        columns: The names of the columns, each once.
        rows: The rows, each with one cell for each column; None where there is nothing to say.
        title: What the table shows.
        notes: What a reader has to know, one sentence or more each.

    Raises:
        InvalidText: A column is named twice, a row has more or fewer cells than there are columns, or a cell is none.
    """

    columns: tuple[str, ...] = field(converter=_texts)
    rows: tuple[tuple[Cell, ...], ...] = field(converter=_row_tuples, default=())
    title: str = ""
    notes: tuple[str, ...] = field(converter=_texts, default=())

    def __attrs_post_init__(self) -> None:
        if len(set(self.columns)) < len(self.columns):
            raise InvalidText(", ".join(self.columns), "two columns bear the same name")
        for number, row in enumerate(self.rows, start=1):
            if len(row) != len(self.columns):
                raise InvalidText(str(row), f"row {number} has {len(row)} cells for {len(self.columns)} columns")
            for cell in row:
                if cell is not None and not isinstance(cell, _CELLS):
                    raise InvalidText(repr(cell), f"row {number} holds what no cell can hold")

    def __repr__(self) -> str:
        return f"Table({self.title!r}, {len(self.rows)} rows of {len(self.columns)} columns)"

    def __str__(self) -> str:
        return self.text()

    def __len__(self) -> int:
        return len(self.rows)

    def __iter__(self) -> Iterator[dict[str, Cell]]:
        return iter(self.records())

    def records(self) -> list[dict[str, Cell]]:
        """Each row as a mapping from column to cell."""
        return [dict(zip(self.columns, row, strict=True)) for row in self.rows]

    def column(self, name: str) -> tuple[Cell, ...]:
        """The cells of one column, from the top.

        Raises:
            UnknownName: There is no such column.
        """
        at = self._position(name)
        return tuple(row[at] for row in self.rows)

    def select(self, *names: str) -> Table:
        """The same rows with these columns only, in the order given.

        Raises:
            UnknownName: There is no such column.
        """
        places = [self._position(name) for name in names]
        return evolve(self, columns=names, rows=[[row[at] for at in places] for row in self.rows])

    def where(self, predicate: Callable[[dict[str, Cell]], bool]) -> Table:
        """The rows for which `predicate`, handed the row as a mapping, says yes."""
        rows = [row for row, record in zip(self.rows, self.records(), strict=True) if predicate(record)]
        return evolve(self, rows=rows)

    def _position(self, name: str) -> int:
        if name not in self.columns:
            raise UnknownName(name, self.columns, what="column")
        return self.columns.index(name)

    def text(self, width: int = 80) -> str:
        """Text that fits `width` columns of a terminal (at least 8): cells wrap, and where they cannot, rows stack."""
        return table_text(self.columns, self.rows, width, self.title, self.notes)

    def markdown(self) -> str:
        """A Markdown table with every character that Markdown or HTML would read escaped."""
        return table_markdown(self.columns, self.rows, self.title, self.notes)

    def html(self) -> str:
        """A semantic `<table>`, escaped, without scripts or anything from elsewhere."""
        return table_html(self.columns, self.rows, self.title, self.notes)

    def glance(self, *, of: int | None = None, lines: int = SCREEN, apart: str = "", nothing: str = "no rows") -> str:
        """HTML as a notebook shows it: a screen of the first rows and columns, and how to see the others.

        Args:
            of: How many rows there are in all, where the table has only the first of them.
            lines: About how many lines of text it may take.
            apart: A column of long texts that is folded away beneath the table.
            nothing: What to say where there are no rows.
        """
        parts = (self.columns, self.rows, self.title, self.notes)
        return glance_html(*parts, of=of, lines=lines, apart=apart, nothing=nothing)

    def _repr_html_(self) -> str:
        return self.glance()

    def csv(self) -> str:
        """Comma-separated values, safe to open in a spreadsheet; without title and notes."""
        return table_csv(self.columns, self.rows)

    def to_csv(self, path: str | os.PathLike[str]) -> None:
        """Write `csv()` to a file, wholly or not at all.

        Raises:
            UnreadableFile: It cannot be written; what stood there still does.
        """
        from commissionkit.nodes.atomic import write_text  # its floor also reads YAML, which no table needs

        write_text(path, self.csv())

    def json(self) -> str:
        """`to_dict` as JSON text."""
        return table_json(self.to_dict())

    def to_dict(self) -> dict[str, Json]:
        """The table as JSON-ready data; decimals, fractions and days as text."""
        return {
            "format": "commissionkit/table/1",
            "title": self.title,
            "columns": list(self.columns),
            "rows": [[json_cell(cell) for cell in row] for row in self.rows],
            "notes": list(self.notes),
        }

    def to_frame(self) -> pandas.DataFrame:
        """A pandas frame, title and notes in its `attrs`; decimals and days stay Python objects.

        Raises:
            MissingExtra: pandas, which the extra `notebook` brings, is not installed.
        """
        frame = data_frame(self.columns, [self.column(name) for name in self.columns])
        frame.attrs.update(title=self.title, notes=list(self.notes))
        return frame

    def to_arrow(self) -> pyarrow.Table:
        """An Arrow table.

        Fractions, numbers beyond what Arrow holds, and columns of several kinds become text; a column without a single
        value is one of text.

        Raises:
            MissingExtra: pyarrow, which the extra `arrow` brings, is not installed.
        """
        return arrow_table(self.columns, [self.column(name) for name in self.columns])

    def __arrow_c_stream__(self, requested_schema: object | None = None) -> object:
        """The table for whatever reads the Arrow C stream, such as `polars.DataFrame(table)` (extra `arrow`)."""
        return self.to_arrow().__arrow_c_stream__(requested_schema)

    def to_parquet(self, path: str | os.PathLike[str], *, of: Of = None) -> None:
        """Write the table to a Parquet file, wholly or not at all.

        Columns have the types of `to_arrow`. A text stays as it is, also where a spreadsheet would take it for a
        formula: nothing that reads Parquet runs it.

        Args:
            path: The file.
            of: The arrangement that the rows come from, or the id of a bundled one, or several; id, title, version and
                the licences of the sources go into the metadata of the file, as JSON under the key `commissionkit`,
                beside title and notes.

        Raises:
            MissingExtra: pyarrow, which the extra `arrow` brings, is not installed.
            RefusedQuestion: The table has no columns, or `of` is no arrangement.
            UnknownName: No bundled arrangement bears an id that `of` names.
            UnreadableFile: It cannot be written; what stood there still does.
        """
        write_parquet(path, self.to_arrow(), about(self.title, self.notes, of))

    def render(self, form: str, width: int = 80) -> str:
        """The table as `text` (fitting `width`), `markdown`, `csv`, `json` or `html`.

        Raises:
            InvalidText: The form is none of these.
        """
        match form:
            case "text":
                return self.text(width)
            case "markdown":
                return self.markdown()
            case "csv":
                return self.csv()
            case "json":
                return self.json()
            case "html":
                return self.html()
            case _:
                raise InvalidText(form, "no such form of a table", hint=f"Forms: {', '.join(FORMS)}.")
