"""Plain data, and where in its file each value stands."""

from __future__ import annotations

from collections.abc import Callable
from decimal import Decimal
from functools import cached_property
from typing import Literal, TypeAlias

from attrs import field, frozen

__all__ = ["DEFAULT_LIMITS", "Document", "Limits", "Mark", "Path", "Plain", "Spot", "path_text"]

Plain: TypeAlias = "bool | int | Decimal | str | list[Plain] | dict[str, Plain] | None"
"""What a file can say: nothing, a truth value, a whole number, an exact decimal, a text, a list, a mapping."""

Path: TypeAlias = tuple[str | int, ...]
"""The way from the top of a file to a value: keys of mappings and positions in lists, from 0."""

# Line and column of a value, both from 1, then those of what it holds: a list of spots, or for each key the spots of
# the key and of its value. Tuples, because a large file has a million of them.
Spot: TypeAlias = "tuple[int, int, list[Spot] | dict[str, tuple[Spot, Spot]] | None]"


@frozen
class Mark:
    """A place in a text.

    Attributes:
        line: The line, from 1.
        column: The column, from 1, in characters.
    """

    line: int
    column: int


@frozen
class Limits:
    """What a file may ask of the machine before it is refused.

    Attributes:
        size: The most bytes of a file.
        depth: The most lists and mappings inside one another.
        values: The most values, keys not counted.
    """

    size: int = 64 * 1024 * 1024
    depth: int = 40
    values: int = 2_000_000


DEFAULT_LIMITS = Limits()


def path_text(path: Path) -> str:
    """The path as a reader writes it: `rights[3].holders[0]`, and nothing for the top of the file."""
    parts: list[str] = []
    for step in path:
        if isinstance(step, int):
            parts.append(f"[{step}]")
        else:
            parts.append(f".{step}" if parts else step)
    return "".join(parts)


def _nowhere() -> Spot:
    return (1, 1, None)


@frozen
class Document:
    """The plain data of one file, with the place of each value.

    Two documents are equal when file, data and form are; the places are no part of it.

    Attributes:
        file: The name of the file, or an empty string for a text that came from none.
        data: What the file says.
        form: `yaml` or `json`.
    """

    file: str
    data: Plain
    form: Literal["yaml", "json"]
    _survey: Callable[[], Spot] = field(default=_nowhere, eq=False, repr=False, alias="survey")

    @cached_property
    def _root(self) -> Spot:
        return self._survey()

    def mark(self, path: Path = ()) -> Mark:
        """The place of the value at `path`, or of the nearest recorded value around it.

        The place of a mapping or list in block style is that of its first key or dash.
        """
        return self._place(path, of_key=False)

    def key_mark(self, path: Path) -> Mark:
        """The place of the key that the last step of `path` names.

        For a position in a list it is the place of the value; where nothing is recorded, that of the nearest value
        around it.
        """
        return self._place(path, of_key=True)

    def _place(self, path: Path, *, of_key: bool) -> Mark:
        spot = self._root
        last = len(path) - 1
        for number, step in enumerate(path):
            inner = _inside(spot, step)
            if inner is None:
                break
            key, value = inner
            spot = key if of_key and number == last else value
        return Mark(spot[0], spot[1])


def _inside(spot: Spot, step: str | int) -> tuple[Spot, Spot] | None:
    """The spots of the key and the value one step inside, or None where nothing is recorded."""
    children = spot[2]
    if isinstance(children, dict):
        return children.get(step) if isinstance(step, str) else None
    if isinstance(children, list) and isinstance(step, int) and 0 <= step < len(children):
        return children[step], children[step]
    return None
