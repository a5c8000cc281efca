"""What is wrong with a register file, and what is odd about it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from types import MappingProxyType
from typing import Final

import attrs

from commissionkit.errors import InvalidFact

__all__ = ["CODES", "MOST_FAULTS", "Faults", "Remark"]

#: How many faults of a file are told; all are counted.
MOST_FAULTS: Final = 100

#: Code -> what it says.
CODES: Final[Mapping[str, str]] = MappingProxyType(
    {
        "RG101": "A row with too many or too few columns.",
        "RG102": "A cell that is empty and must not be.",
        "RG103": "A text that is no day.",
        "RG104": "An end before its start.",
        "RG105": "A text that is no code.",
        "RG106": "A text that is no number.",
        "RG107": "A row that stands twice, or a code that two rows bear.",
        "RG108": "A line that is too long.",
        "RG109": "A zero byte.",
        "RG110": "A byte that is neither UTF-8 nor Windows-1252.",
        "RG111": "A quotation that does not end.",
        "RG112": "A cell that is too long.",
        "RG113": "Text that is no XML or JSON, or not all of it.",
        "RG114": "A document type declaration, which could hide entities.",
        "RG115": "XML that is too deep, or an element that is too large.",
        "RG116": "A record that lacks a part, or has one of another form.",
    }
)


@attrs.frozen(kw_only=True)
class Remark:
    """Something odd in the registers that is no fault: the row is kept.

    Attributes:
        kind: `self-succession`, `several-successors`, `two-dates`, `encoding`, `unknown-code`, `rival-dates` or
            `rival-names`.
        message: What it is, in a sentence.
        codes: The codes of the organisations concerned.
        file: The file; empty where it is about several.
        line: The line of the first row concerned; 0 where it has none.
    """

    kind: str
    message: str
    codes: tuple[str, ...] = ()
    file: str = ""
    line: int = 0

    def __str__(self) -> str:
        place = ":".join(str(part) for part in (self.file, self.line) if part)
        return f"{place}: {self.message}" if place else self.message


class Faults:
    """The faults of one file: the first of them, and how many there are.

    Attributes:
        file: The file.
        found: The first faults, in the order in which they were met.
        count: How many there are in all.
    """

    __slots__ = ("count", "file", "found")

    def __init__(self, file: str) -> None:
        self.file = file
        self.found: list[InvalidFact] = []
        self.count = 0

    def add(self, code: str, message: str, *, line: int = 0, column: int = 0, path: str = "", hint: str = "") -> None:
        """Note a fault, or only count it once enough are told."""
        self.count += 1
        if len(self.found) < MOST_FAULTS:
            fault = InvalidFact(code, message, path=path, file=self.file, line=line, column=column, hint=hint)
            self.found.append(fault)

    def take(self, faults: Iterable[InvalidFact], code: str) -> None:
        """Note faults that a parser found, under a code of this package."""
        for one in faults:
            self.add(code, one.message, line=one.line, column=one.column, path=one.path, hint=one.hint)
