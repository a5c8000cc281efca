"""Rows with what they are cited as."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from functools import lru_cache
from typing import Generic, TypeVar

import attrs

from commissionkit.periods import NOT_STATED, ONGOING, Bound, Period
from commissionkit.registers.reading import Reading
from commissionkit.registers.rows import Row
from commissionkit.sources import Citation, Claim, Source

__all__ = ["Cited", "Register", "day", "nhs_year_from", "registers_of", "rows_of", "span"]

R = TypeVar("R", bound=Row)
R_co = TypeVar("R_co", bound=Row, covariant=True)


@attrs.frozen
class Register:
    """A reading, and the source that its rows are cited from: no two registers share an id.

    Attributes:
        reading: The reading.
        source: The source.
    """

    reading: Reading
    source: Source


@attrs.frozen
class Cited(Generic[R_co]):
    """A row and where it stands.

    Attributes:
        row: The row.
        source: The id of its source.
        form: The form of its file.
    """

    row: R_co
    source: str
    form: str

    @property
    def place(self) -> Citation:
        """The row as it is cited."""
        return Citation(self.source, f"line {self.row.line}" if self.row.line else "all lines")

    def because(self, claim: Claim, note: str) -> Citation:
        """The row as it is cited for what does not stand in it as it is."""
        return Citation(self.place.source, self.place.locator, claim, note)


def registers_of(readings: Sequence[Reading]) -> tuple[Register, ...]:
    """The readings with sources of distinct ids, in their order."""
    found: list[Register] = []
    taken: dict[str, str] = {}
    for reading in readings:
        source, number = reading.source, 1
        while taken.get(source.id, reading.file) != reading.file:  # a line is cited of one file alone
            number += 1
            source = attrs.evolve(reading.source, id=f"{reading.source.id}-{number}")
        taken[source.id] = reading.file
        found.append(Register(reading, source))
    return tuple(found)


def rows_of(registers: Sequence[Register], kind: type[R]) -> Iterator[Cited[R]]:
    """The rows of one kind, in the order of the readings."""
    for register in registers:
        for row in register.reading.rows:
            if isinstance(row, kind):
                yield Cited(row, register.source.id, register.reading.form)


@lru_cache(maxsize=4096)
def day(found: date | None) -> Bound:
    """A day as a bound; not stated where there is none."""
    return NOT_STATED if found is None else Bound.on(found)


@lru_cache(maxsize=4096)
def span(first: date | None, last: date | None, *, over: bool = False) -> Period:
    """The days from the first to the last; without a last it goes on, unless it is known to be `over`."""
    end = day(last) if last is not None or over else ONGOING
    return Period(day(first), end)


@lru_cache(maxsize=256)
def nhs_year_from(year: int) -> Period:
    """The year from 1 April, for which a look-up of that April speaks."""
    first = date(year, 4, 1)
    return span(first, date(year + 1, 4, 1) - timedelta(days=1))
