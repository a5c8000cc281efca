"""A table handed to pandas and pyarrow, which extras bring."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from decimal import Decimal
from fractions import Fraction
from types import MappingProxyType
from typing import TYPE_CHECKING, Final

from commissionkit.errors import MissingExtra
from commissionkit.tables.plain import Cell, cell_text

if TYPE_CHECKING:
    import pandas
    import pyarrow

__all__ = ["arrow_table", "data_frame"]

_UNTYPED: Final[Mapping[str, type[str | int]]] = MappingProxyType({})
_HALVES: Final = re.compile("[\ud800-\udfff]")
#: Numbers of these kinds stand in one column.
_MIXED: Final = ({int, float}, {int, Decimal})
#: The most digits before and behind the point: a column of decimals has a place for the widest on both sides.
_DIGITS: Final = 36


def data_frame(
    columns: Sequence[str], cells: Sequence[Sequence[Cell]], kinds: Mapping[str, type[str | int]] = _UNTYPED
) -> pandas.DataFrame:
    """The columns as a pandas frame; whole numbers and truth values stay so beside missing ones.

    Args:
        columns: Their names.
        cells: Their cells.
        kinds: The kind of each column that is to have one whatever it holds: `str` or `int`.

    Raises:
        MissingExtra: pandas is not installed.
    """
    try:
        import pandas as pd
    except ImportError as error:
        raise MissingExtra("pandas", "notebook") from error
    fixed = {str: "object", int: "Int64"}
    series = {
        name: pd.Series(list(column), dtype=fixed[kinds[name]] if name in kinds else _dtype(column))
        for name, column in zip(columns, cells, strict=True)
    }
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


def arrow_table(
    columns: Sequence[str], cells: Sequence[Sequence[Cell]], kinds: Mapping[str, type[str | int]] = _UNTYPED
) -> pyarrow.Table:
    """The columns as an Arrow table.

    Fractions, numbers beyond what Arrow holds, and columns of several kinds become text; whole numbers beside floats
    become floats, beside decimals decimals. A column without a single value is one of text.

    Args:
        columns: Their names.
        cells: Their cells.
        kinds: The kind of each column that is to have one whatever it holds: `str` or `int`.

    Raises:
        MissingExtra: pyarrow is not installed.
    """
    try:
        import pyarrow as pa
    except ImportError as error:
        raise MissingExtra("pyarrow", "arrow") from error
    fixed = {str: pa.string(), int: pa.int64()}
    arrays = [
        pa.array(map(_in_arrow, column), type=fixed[kinds[name]]) if name in kinds else _array(column)
        for name, column in zip(columns, cells, strict=True)
    ]
    return pa.Table.from_arrays(arrays, names=list(columns))


def _array(column: Sequence[Cell]) -> pyarrow.Array:
    import pyarrow as pa

    kinds = {type(cell) for cell in column if cell is not None}
    if kinds and (len(kinds) == 1 or kinds in _MIXED) and all(map(_fits, column)):
        return pa.array(map(_in_arrow, column), type=pa.float64() if float in kinds else None)
    return pa.array([None if cell is None else _in_arrow(cell_text(cell)) for cell in column], type=pa.string())


def _fits(cell: Cell) -> bool:
    """Whether Arrow has a number for it; any other cell fits but a fraction."""
    if isinstance(cell, Decimal):
        exponent = cell.as_tuple().exponent
        return isinstance(exponent, int) and exponent >= -_DIGITS and cell.adjusted() <= _DIGITS
    return not isinstance(cell, Fraction) and (not isinstance(cell, int) or abs(cell) < 2**63)


def _in_arrow(cell: Cell) -> Cell:
    """The cell itself; half a character, which no file can hold, becomes U+FFFD."""
    return _HALVES.sub("\ufffd", cell) if isinstance(cell, str) else cell
