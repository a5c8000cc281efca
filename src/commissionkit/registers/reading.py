"""Register files read: row by row, or whole."""

from __future__ import annotations

import os
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Final

import attrs

from commissionkit.errors import InvalidFact, InvalidRegister, UnreadableFile
from commissionkit.registers.faults import Faults, Remark
from commissionkit.registers.files import Bounds, Published
from commissionkit.registers.forms import Form, form_of
from commissionkit.registers.oddities import oddities
from commissionkit.registers.rows import Row
from commissionkit.sources import Source
from commissionkit.tables import Cell, Table, Tabular, shown_text

__all__ = ["Reading", "Stream", "read", "stream"]

_BOUNDS: Final = Bounds()
_NO_ID: Final = re.compile(r"[\s:\[\]\\]+")


class Stream(Iterator[Row]):
    """The rows of a register file, one by one: nothing is kept of a row once the next is asked for.

    Attributes:
        file: The file.
        form: The name of its form.
    """

    def __init__(self, published: Published, form: Form) -> None:
        self.file = published.name
        self.form = form.name
        self._published = published
        self._rows = form.rows(published)

    def __next__(self) -> Row:
        return next(self._rows)

    @property
    def faults(self) -> tuple[InvalidFact, ...]:
        """The first faults of the rows read so far."""
        return tuple(self._published.faults.found)

    @property
    def fault_count(self) -> int:
        """How many faults the rows read so far had in all."""
        return self._published.faults.count


@attrs.frozen(kw_only=True, repr=False)
class Reading(Tabular):
    """What came of reading a register file.

    Attributes:
        file: The file.
        form: The name of its form.
        rows: The rows that nothing is wrong with, in the order of the file.
        faults: What is wrong, as far as it is told: the first hundred faults, by line.
        fault_count: How many faults there are in all.
        remarks: What is odd: bodies that succeed themselves, several successors, two dates, lines in Windows-1252.
        source: The file as a source that facts can cite.
    """

    file: str
    form: str
    rows: tuple[Row, ...]
    faults: tuple[InvalidFact, ...] = attrs.field(default=(), eq=lambda faults: tuple(map(str, faults)))
    fault_count: int = 0
    remarks: tuple[Remark, ...] = ()
    source: Source

    def table(self) -> Table:
        """Every row with its columns; what a row holds in numbers, such as roles, is left out."""
        kinds = {type(row) for row in self.rows}
        names = tuple(dict.fromkeys(field.name for kind in kinds for field in attrs.fields(kind)))
        rows = tuple(tuple(_cell(getattr(row, name, None)) for name in names) for row in self.rows)
        return Table(names, rows, f"{self.file}: {self.source.title}", tuple(map(str, self.remarks[:10])))

    def records(self) -> list[dict[str, Cell]]:
        """One plain mapping for each row."""
        return self.table().records()

    def __str__(self) -> str:
        lines = [
            f"{self.file}: {self.form}",
            ", ".join(
                f"{count:,} {word}{'' if count == 1 else 's'}"
                for count, word in ((len(self.rows), "row"), (self.fault_count, "fault"), (len(self.remarks), "remark"))
            ),
            *(f"  {fault}" for fault in self.faults[:10]),
            *(f"  {remark}" for remark in self.remarks[:10]),
        ]
        told = min(len(self.faults), 10) + min(len(self.remarks), 10)
        rest = self.fault_count + len(self.remarks) - told
        return shown_text("\n".join([*lines, f"  and {rest:,} more"] if rest else lines))

    def __repr__(self) -> str:
        return f"<Reading {self.file}: {self.form}, {len(self.rows)} rows, {self.fault_count} faults>"


def _cell(found: object) -> Cell:
    """What a table shows of a value; values in numbers are told by how many there are."""
    if isinstance(found, tuple):
        plain = all(isinstance(one, str) for one in found)
        return "; ".join(map(str, found)) if plain else len(found)
    return found  # type: ignore[return-value]


def stream(path: str | os.PathLike[str], form: str | None = None, *, bounds: Bounds = _BOUNDS) -> Stream:
    """The rows of a register file, one by one, in memory that does not grow with the file.

    Args:
        path: The file, plain or packed with gzip.
        form: The name of its form; None to know it by its beginning.
        bounds: What the file may ask of the machine.

    Returns:
        An iterator of typed rows. What is wrong is in its `.faults` and `.fault_count`, for the rows read so far. A row
        with a fault is left out, the others come. What only several rows together show is for `read` to see: codes that
        stand twice, several successors.

    Raises:
        UnreadableFile: It is missing, no ordinary file, too large, of no known form, or spoilt.
        UnknownName: There is no such form.
    """
    published = Published(path, bounds)
    return Stream(published, form_of(published, form))


def read(
    path: str | os.PathLike[str],
    form: str | None = None,
    *,
    strict: bool = False,
    source: Source | None = None,
    bounds: Bounds = _BOUNDS,
) -> Reading:
    """A register file, read whole.

    Args:
        path: The file, plain or packed with gzip.
        form: The name of its form; None to know it by its beginning.
        strict: Whether a fault is an error.
        source: What facts made of the rows cite; None for the file itself, as its form describes it.
        bounds: What the file may ask of the machine.

    Returns:
        `Reading`: typed rows in the order of the file, faults with line and column, remarks. A row with a fault, and a
        row whose key stands already, is left out; the others are kept, also what is odd but printed.

    Raises:
        UnreadableFile: It is missing, no ordinary file, too large, of no known form, spoilt, or has more rows than
            `bounds` allows.
        UnknownName: There is no such form.
        InvalidRegister: It has faults and `strict` is asked for.

    It does not see whether the register is right, nor what other files say: see `remarks`.
    """
    published = Published(path, bounds)
    found = form_of(published, form)
    rows = tuple(_distinct(found, published))
    faults = published.faults
    if strict and faults.count:
        raise InvalidRegister(f"{published.name} has faults", _by_line(faults), faults.count)
    return Reading(
        file=published.name,
        form=found.name,
        rows=rows,
        faults=_by_line(faults),
        fault_count=faults.count,
        remarks=(*_recoded(published), *oddities(published.name, rows)),
        source=source or _source(published.name, found),
    )


def _by_line(faults: Faults) -> tuple[InvalidFact, ...]:
    return tuple(sorted(faults.found, key=lambda fault: (fault.line, fault.column)))


def _distinct(form: Form, published: Published) -> Iterator[Row]:
    """The rows whose key no earlier row has."""
    first: dict[object, int] = {}
    for row in form.rows(published):
        key = form.key(row)
        known = first.get(key)
        if known is not None:
            said = " ".join(map(str, key)) if isinstance(key, tuple) else str(key)
            hint = "The first row is kept, this one is left out."
            published.faults.add("RG107", f"{said} stands already, in line {known}", line=row.line, hint=hint)
            continue
        first[key] = row.line
        if len(first) > published.bounds.rows:
            hint = "Read it with stream(), or pass wider Bounds."
            raise UnreadableFile(published.name, f"it has more than {published.bounds.rows:,} rows", hint=hint)
        yield row


def _recoded(published: Published) -> Iterator[Remark]:
    count, first = published.recoded
    if count:
        message = f"{count:,} line(s) are not in UTF-8 and are read as Windows-1252"
        yield Remark(kind="encoding", message=message, file=published.name, line=first)


def _source(name: str, form: Form) -> Source:
    """The file as a source."""
    plain = Path(name).name
    return Source(
        _NO_ID.sub("-", plain.removesuffix(".gz").rpartition(".")[0] or plain).strip("-") or "register",
        f"{form.title} ({plain})",
        publisher=form.owner.name,
        kind="dataset",
        licence=form.owner.licence,
    )
