"""Every exception of the library.

    CommissionkitError                 the one root
    ├── UnknownName                    an id that nothing bears (also a KeyError); names near ones
    ├── MissingExtra                   a package of an extra is not installed (also an ImportError)
    ├── RefusedQuestion                a question that cannot be put as it stands (also a ValueError)
    ├── InvalidText                    a text that is no period, citation or quantity (also a ValueError)
    ├── UnreadableFile                 a file that cannot be read at all (also an OSError)
    ├── InvalidFact                    one fault of a file, with its place (also a ValueError)
    ├── InvalidArrangement             all faults of a file together (an ExceptionGroup of InvalidFact)
    └── InvalidRegister                the first faults of a register file (an ExceptionGroup of InvalidFact)

Unfit input raises one of these; an unfit world is a finding; what is not known is an answer.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Self

__all__ = [
    "CommissionkitError",
    "InvalidArrangement",
    "InvalidFact",
    "InvalidRegister",
    "InvalidText",
    "MissingExtra",
    "RefusedQuestion",
    "UnknownName",
    "UnreadableFile",
    "near_names",
    "suggestion",
]


class CommissionkitError(Exception):
    """The root of every exception that the library raises on purpose."""


def near_names(name: str, known: Iterable[str], *, most: int = 3) -> tuple[str, ...]:
    """Up to `most` of the `known` names that look like `name`, the nearest first."""
    import difflib  # slow to import, and needed where something is wrong

    candidates = sorted(set(known))
    close = difflib.get_close_matches(name, candidates, n=most, cutoff=0.6)
    parts = {part for part in name.split("-") if len(part) > 3}
    sharing = (c for c in candidates if c not in close and parts & set(c.replace("/", "-").split("-")))
    return (*close, *sharing)[:most]


def suggestion(near: Sequence[str]) -> str:
    """The sentence that offers near names, or nothing where there are none."""
    if not near:
        return ""
    return "Did you mean " + " or ".join(f'"{name}"' for name in near) + "?"


def _bearers(ids: Sequence[str]) -> str:
    """The sentence that tells what is called by a name that is no id, or nothing where nothing is."""
    told = " and of ".join(f'"{one}"' for one in ids)
    return f"That is the name of {told}." if ids else ""


#: How much of a name that nobody bears a message repeats.
_LONGEST = 100


class UnknownName(CommissionkitError, KeyError):
    """An id that nothing in reach bears.

    Attributes:
        name: The id that was asked for.
        near: Ids of what is called so, then ids that look like it, the nearest first.
    """

    def __init__(
        self,
        name: str,
        known: Iterable[str] = (),
        *,
        what: str = "id",
        where: str = "",
        called: Sequence[str] = (),
        otherwise: str = "",
    ) -> None:
        self.name = name
        self.near = tuple(dict.fromkeys((*called, *near_names(name, known))))
        place = f" in {where}" if where else ""
        shown = "".join(c if c.isprintable() else "\ufffd" for c in name[:_LONGEST])
        self.message = f'no {what} "{shown}"{place}. {_bearers(called) or suggestion(self.near) or otherwise}'.strip()
        super().__init__(self.message)

    def __str__(self) -> str:
        return self.message


class MissingExtra(CommissionkitError, ImportError):
    """A package that an extra brings is not installed; the message holds the pip line."""

    def __init__(self, package: str, extra: str) -> None:
        self.package = package
        self.extra = extra
        line = f'python -m pip install "commissionkit[{extra}]"'
        super().__init__(f"this needs the package {package}, which is not installed. Run: {line}")


class RefusedQuestion(CommissionkitError, ValueError):
    """A question that cannot be put as it stands; the message says why, and what can be asked."""


class InvalidText(CommissionkitError, ValueError):
    """A text that is not what it should be: a period, a citation, a quantity.

    Attributes:
        text: The text as given.
        reason: What is wrong with it.
        hint: What to write instead.
    """

    def __init__(self, text: str, reason: str, *, hint: str = "") -> None:
        self.text = text
        self.reason = reason
        self.hint = hint
        super().__init__(" ".join(part for part in (f"{reason}: {text[:80]!r}.", hint) if part))


class UnreadableFile(CommissionkitError, OSError):
    """A file that cannot be read at all: missing, a directory, binary, too large, of no known form."""

    def __init__(self, path: str, reason: str, *, hint: str = "") -> None:
        self.path = path
        self.reason = reason
        self.hint = hint
        super().__init__(" ".join(part for part in (f"{path}: {reason}.", hint) if part))


class InvalidFact(CommissionkitError, ValueError):
    """One fault of a file or of a fact.

    Attributes:
        code: A short stable code, such as `CK101`.
        message: What is wrong.
        path: Where in the structure, such as `rights[3].holders[0]`.
        file: The file, or an empty string where there is none.
        line: The line in the file, from 1; 0 where the fault has no place.
        column: The column in that line, from 1; 0 where the fault has no place.
        hint: What to do about it.
    """

    def __init__(
        self,
        code: str,
        message: str,
        *,
        path: str = "",
        file: str = "",
        line: int = 0,
        column: int = 0,
        hint: str = "",
    ) -> None:
        self.code = code
        self.message = message
        self.path = path
        self.file = file
        self.line = line
        self.column = column
        self.hint = hint
        super().__init__(str(self))

    @property
    def place(self) -> str:
        """The file, line and column joined by colons, as far as they are known."""
        numbers = [str(n) for n in (self.line, self.column) if n]
        return ":".join([self.file, *numbers]) if self.file else ":".join(numbers)

    def __str__(self) -> str:
        where = f"{self.place}: " if self.place else ""
        path = f"{self.path}: " if self.path else ""
        return " ".join(part for part in (f"{where}{self.code} {path}{self.message}.", self.hint) if part)


class InvalidArrangement(CommissionkitError, ExceptionGroup[InvalidFact]):
    """All faults of one file together; `.exceptions` holds them in the order of the file."""

    def __new__(cls, message: str, faults: Sequence[InvalidFact]) -> Self:
        """A group, which takes its members when it is made."""
        return super().__new__(cls, message, list(faults))

    def __init__(self, message: str, faults: Sequence[InvalidFact]) -> None:
        super().__init__(message, list(faults))

    def derive(self, excs: Sequence[InvalidFact], /) -> InvalidArrangement:  # type: ignore[override]
        """The same group over other faults, as `split` and `subgroup` need it."""
        return InvalidArrangement(self.message, excs)

    def __str__(self) -> str:
        lines = [f"{self.message}: {len(self.exceptions)} fault(s)", *(f"  {fault}" for fault in self.exceptions)]
        return "\n".join(lines)


class InvalidRegister(CommissionkitError, ExceptionGroup[InvalidFact]):
    """The faults of a register file that was read strictly; a large file may have more than are told.

    Attributes:
        count: How many faults there are in all.
    """

    count: int

    def __new__(cls, message: str, faults: Sequence[InvalidFact], count: int) -> Self:  # noqa: ARG004 - __init__ has it
        """A group, which takes its members when it is made."""
        return super().__new__(cls, message, list(faults))

    def __init__(self, message: str, faults: Sequence[InvalidFact], count: int) -> None:
        super().__init__(message, list(faults))
        self.count = count

    def derive(self, excs: Sequence[InvalidFact], /) -> InvalidRegister:  # type: ignore[override]
        """The same group over other faults, as `split` and `subgroup` need it."""
        return InvalidRegister(self.message, excs, len(excs))

    def __str__(self) -> str:
        lines = [f"{self.message}: {self.count:,} fault(s)", *(f"  {fault}" for fault in self.exceptions)]
        rest = self.count - len(self.exceptions)
        return "\n".join([*lines, f"  and {rest:,} more"] if rest > 0 else lines)
