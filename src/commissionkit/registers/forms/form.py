"""What a form of register file is: how it is known, and how its rows are read."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterator, Mapping, Sequence
from operator import attrgetter
from typing import Final

import attrs

from commissionkit.registers.cells import Cells
from commissionkit.registers.files import Published
from commissionkit.registers.records import Record, records
from commissionkit.registers.rows import Row

__all__ = ["MYSOCIETY", "ODS", "ONS", "UNSTATED", "Form", "Head", "Owner", "headless", "made", "named_columns", "table"]


@attrs.frozen
class Owner:
    """Who publishes a register, and on what terms.

    Attributes:
        name: The publisher.
        licence: The line that its licence asks for; empty where the source states none.
    """

    name: str
    licence: str = ""


_OGL: Final = "Contains public sector information licensed under the Open Government Licence v3.0."
ODS: Final = Owner("NHS Digital, Organisation Data Service", _OGL)
ONS: Final = Owner(
    "Office for National Statistics",
    "Source: Office for National Statistics licensed under the Open Government Licence v3.0. Contains OS data © Crown "
    "copyright and database right.",
)
MYSOCIETY: Final = Owner("mySociety", "UK local authorities by mySociety, from public sources; credit mySociety.")
UNSTATED: Final = Owner("not stated")


@attrs.frozen
class Head:
    """The beginning of a file, by which its form is known.

    Attributes:
        start: Its first characters, blanks left out.
        rows: The cells of its first records.
    """

    start: str
    rows: tuple[tuple[str, ...], ...]

    @property
    def columns(self) -> tuple[str, ...]:
        """The cells of the first record, as the names of columns are compared: in lower case."""
        return tuple(cell.casefold() for cell in self.rows[0]) if self.rows else ()


@attrs.frozen(kw_only=True)
class Form:
    """A form of register file.

    Attributes:
        name: What it is asked for by.
        title: What such a file holds.
        owner: Who publishes it.
        recognises: Whether a file that begins so is of this form.
        rows: The rows of a file; what is wrong is noted in its faults.
        key: What no two rows share.
    """

    name: str
    title: str
    owner: Owner
    recognises: Callable[[Head], bool]
    rows: Callable[[Published], Iterator[Row]]
    key: Callable[[Row], Hashable]


def table(
    name: str, title: str, owner: Owner, columns: Sequence[str], row: Callable[[Cells], Row], *, key: Sequence[str]
) -> Form:
    """The form of a file whose first record names its columns.

    Args:
        name: What the form is asked for by.
        title: What such a file holds.
        owner: Who publishes it.
        columns: Those that it has to have, in lower case; others may stand beside them, in any order.
        row: Makes a row of the cells.
        key: The attributes that no two rows share.
    """

    def recognises(head: Head) -> bool:
        return set(columns) <= set(head.columns)

    def rows(file: Published) -> Iterator[Row]:
        named = named_columns(file, columns)
        if named is not None:
            reading, at, width = named
            yield from made(reading, at, width, file, row)

    return Form(name=name, title=title, owner=owner, recognises=recognises, rows=rows, key=attrgetter(*key))


def named_columns(file: Published, columns: Sequence[str]) -> tuple[Iterator[Record], dict[str, int], int] | None:
    """The records behind the head, where each column stands, and how many there are; None where one is missing."""
    reading = records(file)
    head = next(reading, None)
    names = [cell.casefold() for cell in head.cells] if head else []
    missing = [name for name in columns if name not in names]
    if missing or head is None:
        hint = "Look whether this is the file you mean, and name its columns in the first line."
        what = f"no column {', '.join(missing)}" if missing else "no head"
        file.faults.add("RG116", what, line=head.line if head else 0, hint=hint)
        return None
    return reading, {name: at for at, name in reversed(list(enumerate(names)))}, len(names)


def headless(columns: Sequence[str], row: Callable[[Cells], Row]) -> Callable[[Published], Iterator[Row]]:
    """The rows of a file without a head; an empty name stands for a column that nothing is read from."""

    def rows(file: Published) -> Iterator[Row]:
        at = {name: place for place, name in enumerate(columns) if name}
        yield from made(records(file), at, len(columns), file, row)

    return rows


def made(
    reading: Iterator[Record], at: Mapping[str, int], width: int, file: Published, row: Callable[[Cells], Row]
) -> Iterator[Row]:
    """The rows of the records that have all their columns, and nothing wrong in them."""
    cells = Cells(at, file.faults)
    for record in reading:
        if len(record.cells) != width:
            hint = "Look for a comma without quotation marks. The row is left out."
            message = f"{len(record.cells)} columns, where there are {width}"
            file.faults.add("RG101", message, line=record.line, hint=hint)
            continue
        cells.take(record)
        found = row(cells)
        if cells.sound:
            yield found
