"""What every result that is shown as a table has in common."""

from __future__ import annotations

import os
from abc import ABC, abstractmethod
from typing import TYPE_CHECKING

from commissionkit.tables.parquet import Of
from commissionkit.tables.table import Table

if TYPE_CHECKING:
    import pandas
    import pyarrow

__all__ = ["Tabular"]


class Tabular(ABC):
    """A result that shows as a table in a notebook and goes to a data frame."""

    __slots__ = ()

    @abstractmethod
    def table(self) -> Table:
        """The result as a table."""

    def to_frame(self) -> pandas.DataFrame:
        """The table as a pandas data frame.

        Raises:
            MissingExtra: pandas, which the extra `notebook` brings, is not installed.
        """
        return self.table().to_frame()

    def to_arrow(self) -> pyarrow.Table:
        """The table as an Arrow table.

        Raises:
            MissingExtra: pyarrow, which the extra `arrow` brings, is not installed.
        """
        return self.table().to_arrow()

    def __arrow_c_stream__(self, requested_schema: object | None = None) -> object:
        """The table for whatever reads the Arrow C stream, such as `polars.DataFrame(result)` (extra `arrow`)."""
        return self.to_arrow().__arrow_c_stream__(requested_schema)

    def to_parquet(self, path: str | os.PathLike[str], *, of: Of = None) -> None:
        """Write the table to a Parquet file, wholly or not at all.

        Args:
            path: The file.
            of: The arrangement that the rows come from, or the id of a bundled one, or several; id, title, version and
                the licences of the sources go into the metadata of the file, beside title and notes.

        Raises:
            MissingExtra: pyarrow, which the extra `arrow` brings, is not installed.
            RefusedQuestion: There are no rows and so no columns, or `of` is no arrangement.
            UnknownName: No bundled arrangement bears an id that `of` names.
            UnreadableFile: It cannot be written; what stood there still does.
        """
        self.table().to_parquet(path, of=of)

    def _repr_html_(self) -> str | None:
        # A column that is empty throughout only takes room.
        table = self.table()
        filled = [name for name in table.columns if any(cell not in (None, "") for cell in table.column(name))]
        return (table.select(*filled) if filled else table).glance(apart="evidence")
