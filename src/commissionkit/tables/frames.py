"""A table handed to pandas and pyarrow, which extras bring."""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction
from typing import TYPE_CHECKING

from commissionkit.errors import MissingExtra
from commissionkit.tables.plain import Cell, cell_text

if TYPE_CHECKING:
    import pandas
    import pyarrow

__all__ = ["arrow_table", "data_frame"]


def data_frame(columns: Sequence[str], cells: Sequence[Sequence[Cell]]) -> pandas.DataFrame:
    """The columns as a pandas frame; whole numbers and truth values stay so beside missing ones.

    Raises:
        MissingExtra: pandas is not installed.
    """
    try:
        import pandas as pd
    except ImportError as error:
        raise MissingExtra("pandas", "notebook") from error
    series = {name: pd.Series(list(column), dtype=_dtype(column)) for name, column in zip(columns, cells, strict=True)}
    return pd.DataFrame(series, columns=list(columns))


def _dtype(column: Sequence[Cell]) -> str | None:
    kinds = {type(cell) for cell in column if cell is not None}
    if kinds == {bool}:
        return "boolean"
    if kinds == {int} and all(abs(cell) < 2**63 for cell in column if isinstance(cell, int)):
        return "Int64"
    if kinds <= {int, float} and float in kinds:
        return "float64"
    return "object"


def arrow_table(columns: Sequence[str], cells: Sequence[Sequence[Cell]]) -> pyarrow.Table:
    """The columns as an Arrow table; fractions, and columns of several kinds, become text.

    Raises:
        MissingExtra: pyarrow is not installed.
    """
    try:
        import pyarrow as pa
    except ImportError as error:
        raise MissingExtra("pyarrow", "arrow") from error
    arrays = []
    for column in cells:
        kinds = {type(cell) for cell in column if cell is not None}
        if len(kinds) > 1 or Fraction in kinds:
            arrays.append(pa.array([None if cell is None else cell_text(cell) for cell in column], type=pa.string()))
        else:
            arrays.append(pa.array(list(column)))
    return pa.Table.from_arrays(arrays, names=list(columns))
