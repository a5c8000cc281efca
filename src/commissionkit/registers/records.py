"""The records of a file of comma-separated values: cells with their places."""

from __future__ import annotations

import csv
from collections.abc import Iterator, Sequence
from typing import Final, TypeAlias

import attrs

from commissionkit.registers.faults import Faults
from commissionkit.registers.files import Published

__all__ = ["Record", "column_of", "records"]

#: How many lines one record may take: an address with line breaks in it takes a few.
_MOST_LINES: Final = 20

Lines: TypeAlias = list[tuple[int, str]]


@attrs.frozen
class Record:
    """One record.

    Attributes:
        line: The line on which it begins.
        cells: Its cells, without blanks at their ends.
        text: The record as written.
    """

    line: int
    cells: Sequence[str]
    text: str


def records(file: Published) -> Iterator[Record]:
    """The records of a file, blank lines left out. A quotation that does not end costs its own line alone."""
    waiting: Lines = []
    for number, text in file.lines():
        if not waiting and '"' not in text:
            if text.strip(", \t"):
                yield Record(number, [cell.strip() for cell in text.split(",")], text)
            continue
        waiting.append((number, text))
        if _is_whole(waiting):
            yield from _joined(waiting, file.faults)
            waiting = []
        elif len(waiting) == _MOST_LINES:
            found, waiting = _given_up(waiting, file.faults)
            yield from found
    while waiting:
        found, waiting = _given_up(waiting, file.faults)
        yield from found


def _is_whole(lines: Lines) -> bool:
    return sum(text.count('"') for _, text in lines) % 2 == 0


def _joined(lines: Lines, faults: Faults) -> Iterator[Record]:
    line, text = lines[0][0], "\n".join(text for _, text in lines)
    try:
        rows = list(csv.reader(text.splitlines(keepends=True), strict=True))
    except csv.Error as error:
        hint = "Double a quotation mark that stands inside quotation marks. The row is left out."
        faults.add("RG111", f"the quotation marks do not go together ({error})", line=line, hint=hint)
        return
    for cells in rows[:1]:
        if any(cells):
            yield Record(line, [cell.strip() for cell in cells], text)


def _given_up(lines: Lines, faults: Faults) -> tuple[list[Record], Lines]:
    """Leave out the line in which the quotation begins; the records behind it, and what of them still waits."""
    at = next(i for i, (_, text) in enumerate(lines) if text.count('"') % 2)
    line, text = lines[at]
    hint = "End it with a quotation mark. The row is left out."
    faults.add("RG111", "a quotation that does not end", line=line, column=text.rfind('"') + 1, hint=hint)
    found: list[Record] = []
    rest: Lines = []
    for one in (*lines[:at], *lines[at + 1 :]):
        rest.append(one)
        if _is_whole(rest):
            found += _joined(rest, faults)
            rest = []
    return found, rest


def column_of(text: str, cell: int) -> int:
    """The column of the text, from 1, at which a cell begins, counted from 0; 0 where it cannot be told."""
    at, quoted = 0, False
    for place, character in enumerate(text):
        if at == cell:
            return place + 1
        if character == '"':
            quoted = not quoted
        elif character == "\n":
            return 0
        elif character == "," and not quoted:
            at += 1
    return len(text) + 1 if at == cell else 0
