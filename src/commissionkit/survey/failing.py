"""Files that could not be asked, each with what is wrong and where."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final

from attrs import frozen

from commissionkit.errors import CommissionkitError, InvalidArrangement, InvalidFact, UnreadableFile
from commissionkit.tables import Table

__all__ = ["Failure", "failed_table", "failure_of", "lost"]

#: Beyond this a message is cut: thousands of files may fail.
_LONGEST: Final = 400


@frozen
class Failure:
    """A file that gave no row.

    Attributes:
        path: The file, as given.
        what: What is wrong: the first fault, where there are several.
        line: The line of that fault, from 1; 0 where it has no place.
        column: The column of it, from 1; 0 where it has no place.
        within: Where in the structure, such as `rights[3].holders[0]`.
        code: The code of the fault, such as `CK101`; empty for what is none of a site file.
        hint: What to do about it.
        faults: How many faults there are; `check(path)` lists them.
    """

    path: str
    what: str
    line: int = 0
    column: int = 0
    within: str = ""
    code: str = ""
    hint: str = ""
    faults: int = 1

    @property
    def where(self) -> str:
        """The place in the file: `8:16 rights[0].holders[0]`; empty where it has none."""
        numbers = ":".join(str(number) for number in (self.line, self.column) if number)
        return " ".join(part for part in (numbers, self.within) if part)

    def __str__(self) -> str:
        more = f" And {self.faults - 1} more." if self.faults > 1 else ""
        said = " ".join(part for part in (self.code, f"{self.what}.", self.hint) if part)
        return f"{self.path}: {f'{self.where}: ' if self.where else ''}{said}{more}"


def failure_of(path: str, error: Exception) -> Failure:
    """What an exception says of a file."""
    if isinstance(error, InvalidArrangement):
        first = error.exceptions[0]
        if isinstance(first, InvalidFact):
            return _of_fault(path, first, len(error.exceptions))
    if isinstance(error, InvalidFact):
        return _of_fault(path, error, 1)
    if isinstance(error, UnreadableFile):
        return Failure(path, _cut(error.reason), hint=_cut(error.hint))
    said = str(error) if isinstance(error, CommissionkitError) else f"{type(error).__name__}: {error}"
    return Failure(path, _cut(said).rstrip(". "))


def _of_fault(path: str, fault: InvalidFact, faults: int) -> Failure:
    said = (_cut(fault.path), fault.code, _cut(fault.hint))
    return Failure(path, _cut(fault.message), fault.line, fault.column, *said, faults)


def _cut(text: str) -> str:
    return text if len(text) <= _LONGEST else f"{text[: _LONGEST - 1]}\N{HORIZONTAL ELLIPSIS}"


def lost(path: str) -> Failure:
    """A file over which a process died."""
    return Failure(path, "the process that read it died", hint="It may need more memory than there is.")


def failed_table(failures: Iterable[Failure]) -> Table:
    """A row for each file that failed, in the order of the paths."""
    columns = ("path", "what", "where", "code", "hint", "faults")
    rows = [(f.path, f.what, f.where or None, f.code or None, f.hint or None, f.faults) for f in failures]
    return Table(columns, rows, "Files that could not be asked")
