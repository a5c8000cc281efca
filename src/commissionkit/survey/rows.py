"""Many arrangements, a row each, with the files that gave none."""

from __future__ import annotations

import os
from collections.abc import Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, Final, Self, overload

from attrs import evolve, frozen

from commissionkit.comparison import State
from commissionkit.survey.columns import column_kinds
from commissionkit.survey.failing import Failure, failed_table
from commissionkit.survey.row import Profile
from commissionkit.tables import Cell, Table, Tabular
from commissionkit.tables.forms import json_cell
from commissionkit.tables.frames import arrow_table, data_frame
from commissionkit.tables.parquet import About, Dataset, Of, about, write_parquet

if TYPE_CHECKING:
    import pandas
    import pyarrow

__all__ = ["Profiles"]

#: A person reads so many rows; the rest is told as a number.
_READ: Final = 40
_LONG: Final = (
    "path",
    "arrangement",
    "variable",
    "name",
    "value",
    "state",
    "status",
    "claim",
    "citations",
    "number",
    "unit",
)


@frozen(repr=False)
class Profiles(Tabular, Sequence[Profile]):
    """Many arrangements, one flat row each; true when there are any. A slice is of the same kind.

    Attributes:
        codebook: The id of the codebook.
        title: Its title.
        variables: The ids of its characteristics, in order.
        items: The rows, in the order of the paths.
        failed: The files that gave no row, in the order of the paths.
    """

    codebook: str
    title: str
    variables: tuple[str, ...]
    items: tuple[Profile, ...] = ()
    failed: tuple[Failure, ...] = ()

    @overload
    def __getitem__(self, key: int) -> Profile: ...
    @overload
    def __getitem__(self, key: slice) -> Self: ...
    def __getitem__(self, key: int | slice) -> Profile | Self:
        return evolve(self, items=self.items[key]) if isinstance(key, slice) else self.items[key]

    def __len__(self) -> int:
        return len(self.items)

    def __iter__(self) -> Iterator[Profile]:
        return iter(self.items)

    @property
    def columns(self) -> Mapping[str, type[str | int]]:
        """The columns of the rows with their kinds, in order; they follow from the codebook alone."""
        return column_kinds(self.variables)

    def records(self) -> list[dict[str, Cell]]:
        """One plain mapping for each row."""
        return [item.record() for item in self.items]

    def table(self) -> Table:
        """The rows as a table, as wide as the codebook has variables."""
        return Table(tuple(self.columns), [record.values() for record in self.records()], self.title)

    def long(self) -> Table:
        """The same as a long table: a row for each arrangement and variable, with status, claim, number and unit."""
        rows = [record.values() for item in self.items for record in item.long()]
        return Table(_LONG, rows, self.title)

    def failed_table(self) -> Table:
        """A row for each file that failed: path, what, where, code, hint, faults."""
        return failed_table(self.failed)

    def to_frame(self) -> pandas.DataFrame:
        """The rows as a pandas frame, columns of the same kinds whatever they hold (extra `notebook`).

        Raises:
            MissingExtra: pandas is not installed.
        """
        frame = data_frame(tuple(self.columns), self._cells(), self.columns)
        frame.attrs.update(title=self.title, notes=[])
        return frame

    def to_arrow(self) -> pyarrow.Table:
        """The rows as an Arrow table, columns of the same types whatever they hold (extra `arrow`).

        Raises:
            MissingExtra: pyarrow is not installed.
        """
        return arrow_table(tuple(self.columns), self._cells(), self.columns)

    def to_parquet(self, path: str | os.PathLike[str], *, of: Of = None) -> None:
        """Write the rows to a Parquet file, wholly or not at all; files with the same codebook have the same columns.

        Files that failed are not in it: `failed_table().to_parquet(path)`.

        Args:
            path: The file.
            of: What its metadata name as what the rows come from: arrangements, or ids of bundled ones. Left
                out: each arrangement with its title and version, and the licences of the sources cited.

        Raises:
            MissingExtra: pyarrow, which the extra `arrow` brings, is not installed.
            RefusedQuestion: `of` is no arrangement.
            UnknownName: No bundled arrangement bears an id that `of` names.
            UnreadableFile: It cannot be written; what stood there still does.
        """
        write_parquet(path, self.to_arrow(), self._about() if of is None else about(self.title, (), of))

    def _about(self) -> About:
        datasets = dict.fromkeys(Dataset(item.arrangement, item.title, item.version) for item in self.items)
        licences = dict.fromkeys(licence for item in self.items for licence in item.licences)
        return About(self.title, (), tuple(datasets), tuple(licences))

    def _cells(self) -> list[tuple[Cell, ...]]:
        """The cells column by column."""
        records = [tuple(record.values()) for record in self.records()]
        return list(zip(*records, strict=True)) if records else [() for _ in self.columns]

    def to_dict(self) -> dict[str, object]:
        """The rows and the files that failed as versioned, JSON-ready data."""
        return {
            "format": "commissionkit/profiles/1",
            "codebook": self.codebook,
            "title": self.title,
            "rows": [{name: json_cell(cell) for name, cell in record.items()} for record in self.records()],
            "failed": self.failed_table().records(),
        }

    def reading_table(self) -> Table:
        """The table that a person reads: how many variables of each arrangement are in which state, how many cited."""
        columns = ("path", "title", *(str(state).replace("_", " ") for state in State), "citations")
        rows: list[tuple[Cell, ...]] = [
            (item.path, item.title, *item.states().values(), sum(one.citations for one in item.variables))
            for item in self.items[:_READ]
        ]
        more = len(self.items) - len(rows)
        notes = (f"And {more:,} more.",) if more else ()
        return Table(columns, rows, f"{self.title}: {len(self.variables)} variables of each arrangement", notes)

    def _failed_text(self) -> list[str]:
        if not self.failed:
            return []
        more = len(self.failed) - _READ
        head = f"{len(self.failed):,} of {len(self.failed) + len(self.items):,} files could not be asked:"
        return [head, *map(str, self.failed[:_READ]), *([f"And {more:,} more."] if more > 0 else [])]

    def __str__(self) -> str:
        from commissionkit.answers.explaining import wrapped

        return "\n\n".join([str(self.reading_table()), *map(wrapped, self._failed_text())])

    def __repr__(self) -> str:
        return f"<Profiles {self.codebook}: {len(self.items)} rows, {len(self.failed)} files failed>"

    def _repr_html_(self) -> str:
        shown = self[:_READ].reading_table().glance(of=len(self.items))
        return f"{shown}\n{failed_table(self.failed[:_READ]).glance(of=len(self.failed))}" if self.failed else shown
