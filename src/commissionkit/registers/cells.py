"""The cells of one record by name, each read as what it should be; what does not fit is noted."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from typing import Final

from commissionkit.errors import InvalidText
from commissionkit.registers.days import day_of
from commissionkit.registers.faults import Faults
from commissionkit.registers.records import Record, column_of

__all__ = ["CODE", "Cells"]

CODE: Final = re.compile(r"[0-9A-Za-z][0-9A-Za-z._-]{0,39}")
_GSS: Final = re.compile(r"[A-Z][0-9]{8}")
_WHOLE: Final = re.compile(r"[0-9]{1,12}(?:\.0+)?|[0-9]{1,3}(?:,[0-9]{3}){1,3}")
_YEAR: Final = re.compile(r"(?:19|20|21)[0-9]{2}")
_DECIMAL: Final = re.compile(r"[0-9]{1,12}(?:\.[0-9]{1,12})?")
_LONGEST: Final = 4000
_CODE_HINT: Final = "A code is letters and digits, such as 02W or E38000018."


class Cells:
    """The cells of a record, asked for by the name of their column. One object serves every row of a file.

    Attributes:
        line: The line of the row in hand.
        sound: Whether nothing has been wrong with it so far.
    """

    __slots__ = ("_at", "_cells", "_faults", "_record", "line", "sound")

    def __init__(self, at: Mapping[str, int], faults: Faults) -> None:
        self._at = at
        self._faults = faults
        self._cells: list[str] | tuple[str, ...] = ()
        self._record: Record | None = None
        self.line = 0
        self.sound = True

    def take(self, record: Record) -> None:
        """Put the next record in hand."""
        self._record = record
        self._cells = list(record.cells)
        self.line = record.line
        self.sound = True

    def has(self, column: str) -> bool:
        """Whether the file has such a column."""
        return column in self._at

    def text(self, column: str) -> str:
        """The text of a cell; empty where the cell or the column is."""
        at = self._at.get(column)
        if at is None:
            return ""
        found = self._cells[at]
        if len(found) > _LONGEST:
            self.fault("RG112", f"a cell of {len(found):,} characters", column, "The row is left out.")
            return ""
        return found

    def needed(self, column: str) -> str:
        """The text of a cell that has to say something."""
        found = self.text(column)
        if not found and self.sound:
            self.fault("RG102", "the cell is empty", column, "The row is left out.")
        return found

    def code(self, column: str, *, needed: bool = True) -> str:
        """A code: letters and digits."""
        found = self.needed(column) if needed else self.text(column)
        if found and CODE.fullmatch(found) is None:
            self.fault("RG105", f"not a code: {found[:60]!r}", column, _CODE_HINT)
        return found

    def gss(self, column: str, *, needed: bool = False) -> str:
        """A GSS code: a letter and eight digits."""
        found = self.needed(column) if needed else self.text(column)
        if found and _GSS.fullmatch(found) is None:
            self.fault("RG105", f"not a GSS code: {found[:60]!r}", column, "A GSS code is such as E08000032.")
        return found

    def ods(self, column: str, *, needed: bool = False) -> str:
        """A code that is no GSS code: a district that stands in the place of a body is a fault."""
        found = self.code(column, needed=needed)
        if _GSS.fullmatch(found):
            self.fault("RG105", f"a GSS code, where an ODS code belongs: {found!r}", column, "Such as 02W.")
        return found

    def codes(self, column: str) -> tuple[str, ...]:
        """Any number of codes, with commas between them."""
        found = tuple(part.strip() for part in self.text(column).split(",") if part.strip())
        for one in found:
            if CODE.fullmatch(one) is None:
                self.fault("RG105", f"not a code: {one[:60]!r}", column, _CODE_HINT)
        return found

    def day(self, column: str, *, needed: bool = False) -> date | None:
        """A day; None where the cell is empty."""
        found = self.needed(column) if needed else self.text(column)
        if not found:
            return None
        try:
            return day_of(found)
        except InvalidText as error:
            self.fault("RG103", f"{error.reason}: {found[:40]!r}", column, error.hint)
            return None

    def span(self, first: str, last: str) -> tuple[date | None, date | None]:
        """A first and a last day, each None where its cell is empty."""
        opened, closed = self.day(first), self.day(last)
        if opened is not None and closed is not None and closed < opened:
            self.fault("RG104", f"it ends on {closed}, before it starts on {opened}", last, "The row is left out.")
        return opened, closed

    def number(self, column: str, *, needed: bool = True) -> int | None:
        """A whole number; None where the cell is empty."""
        found = self.needed(column) if needed else self.text(column)
        if not found:
            return None
        if _WHOLE.fullmatch(found) is None:
            self.fault("RG106", f"not a whole number: {found[:40]!r}", column, "Write such as 1636.")
            return None
        return int(found.partition(".")[0].replace(",", ""))

    def year(self, column: str) -> int:
        """A year of four digits."""
        found = self.needed(column)
        if found and _YEAR.fullmatch(found) is None:
            self.fault("RG106", f"not a year: {found[:40]!r}", column, "Write such as 2019.")
            return 0
        return int(found or 0)

    def percent(self, column: str) -> Decimal:
        """A number from 0 to 100."""
        found = self.needed(column)
        if _DECIMAL.fullmatch(found) and (value := Decimal(found)) <= 100:
            return value
        if found:
            self.fault("RG106", f"not a number from 0 to 100: {found[:40]!r}", column, "Write such as 37.5.")
        return Decimal(0)

    def fault(self, code: str, message: str, column: str, hint: str = "") -> None:
        """Note what is wrong with a cell; the row is then left out."""
        self.sound = False
        place = column_of(self._record.text, self._at[column]) if self._record and column in self._at else 0
        self._faults.add(code, message, line=self.line, column=place, path=column, hint=hint)
