"""Values of a file that do not fit, gathered with their paths until all of an entry are known."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import TypeVar

import attrs

from commissionkit.nodes import Path

__all__ = ["Gathering", "Misfit", "Misfits", "misfit"]

T = TypeVar("T")


@attrs.frozen
class Misfit:
    """One value that does not fit.

    Attributes:
        code: The code of the fault.
        message: What is wrong.
        hint: What to write instead.
        path: Where, from the value that was being read.
        at_key: Whether the key is at fault rather than its value.
    """

    code: str
    message: str
    hint: str = ""
    path: Path = ()
    at_key: bool = False

    def under(self, path: Path) -> Misfit:
        """The same fault seen from further out."""
        return attrs.evolve(self, path=(*path, *self.path))


class Misfits(Exception):
    """Everything that does not fit in one value. It never leaves this package.

    Attributes:
        found: The faults.
        rest: What of the value does fit, in an object that lacks the rest; None where nothing was made of it.
    """

    def __init__(self, found: Iterable[Misfit], rest: object = None) -> None:
        self.found = tuple(found)
        self.rest = rest
        super().__init__("; ".join(one.message for one in self.found))


def misfit(code: str, message: str, hint: str = "", path: Path = (), *, at_key: bool = False) -> Misfits:
    """One fault, ready to raise."""
    return Misfits([Misfit(code, message, hint, path, at_key)])


class Gathering:
    """The faults met so far in one value, so that the reading of its other parts goes on.

    Attributes:
        found: The faults.
    """

    __slots__ = ("found",)

    def __init__(self) -> None:
        self.found: list[Misfit] = []

    def add(self, code: str, message: str, hint: str = "", path: Path = (), *, at_key: bool = False) -> None:
        """Note a fault."""
        self.found.append(Misfit(code, message, hint, path, at_key))

    def attempt(self, path: Path, read: Callable[[], T], otherwise: T) -> T:
        """What `read` gives; where it does not fit, its faults are noted beneath `path`."""
        try:
            return read()
        except Misfits as faults:
            self.found.extend(one.under(path) for one in faults.found)
            return otherwise

    def close(self) -> None:
        """Raise what was found.

        Raises:
            Misfits: Anything was.
        """
        if self.found:
            raise Misfits(self.found)
