"""Plain data put together piece by piece, as a reader meets it."""

from __future__ import annotations

from collections.abc import Sequence

from commissionkit.errors import InvalidArrangement, InvalidFact
from commissionkit.nodes.places import Limits, Path, Plain, Spot, path_text

__all__ = ["Builder", "Refused", "refusal"]

MOST_FAULTS = 1000  # beyond it a report helps nobody, and a hostile file could make it as large as it likes


class Refused(Exception):
    """Reading stops here; the faults of the builder say why. It never leaves this package."""


def refusal(file: str, faults: Sequence[InvalidFact]) -> InvalidArrangement:
    """The faults of one file as the exception that a caller sees."""
    return InvalidArrangement(f"{file or 'the text'} cannot be read as a site file", faults)


class _Frame:
    """A list or mapping still open: what it holds, and for a mapping the key whose value comes next."""

    __slots__ = ("as_key", "keep", "key", "key_spot", "spot", "spots", "value")

    def __init__(self, value: list[Plain] | dict[str, Plain], spot: tuple[int, int], *, as_key: bool) -> None:
        self.value = value
        self.spots: list[Spot] | dict[str, tuple[Spot, Spot]] = [] if isinstance(value, list) else {}
        self.spot: Spot = (*spot, self.spots)
        self.as_key = as_key
        self.key: str | None = None
        self.key_spot: Spot = self.spot
        self.keep = True

    def step(self) -> str | int | None:
        """The step to the value being read, None where a key comes next."""
        return len(self.value) if isinstance(self.value, list) else self.key


class Builder:
    """Takes the pieces of a text in order and gathers the data, the places and every fault.

    Attributes:
        data: What has been put together.
        spot: The place of the whole and of all it holds.
        faults: What is wrong, in the order of the text.
    """

    __slots__ = ("_count", "_file", "_limits", "_stack", "data", "faults", "spot")

    def __init__(self, file: str, limits: Limits) -> None:
        self._file = file
        self._limits = limits
        self._stack: list[_Frame] = []
        self._count = 0
        self.data: Plain = None
        self.spot: Spot = (1, 1, None)
        self.faults: list[InvalidFact] = []

    @property
    def at_top(self) -> bool:
        """Whether no list or mapping is open."""
        return not self._stack

    @property
    def in_key(self) -> bool:
        """Whether a list or mapping in the place of a key is open, whose content is dropped."""
        return any(frame.as_key for frame in self._stack)

    @property
    def at_key(self) -> bool:
        """Whether the next piece is the key of a mapping."""
        return bool(self._stack) and isinstance(self._stack[-1].value, dict) and self._stack[-1].key is None

    @property
    def path(self) -> Path:
        """The way to the value being read."""
        return tuple(step for frame in self._stack if (step := frame.step()) is not None)

    def fault(self, code: str, message: str, line: int, column: int, hint: str = "") -> None:
        """Note a fault; reading goes on unless there are too many.

        Raises:
            Refused: There are as many faults as anybody would read.
        """
        where = path_text(self.path)
        more = len(self.faults) + 1 >= MOST_FAULTS
        note = f"Only the first {MOST_FAULTS} faults are told." if more else ""
        told = " ".join(part for part in (hint, note) if part)
        self.faults.append(InvalidFact(code, message, path=where, file=self._file, line=line, column=column, hint=told))
        if more:
            raise Refused

    def key(self, text: str, line: int, column: int, *, keep: bool = True) -> None:
        """A key of the innermost mapping; with `keep` false its value is read and dropped."""
        frame = self._stack[-1]
        frame.key, frame.key_spot, frame.keep = text, (line, column, None), keep
        if keep and isinstance(frame.spots, dict) and text in frame.spots:
            first = frame.spots[text][0]
            frame.keep = False
            message = f'the key "{text[:80]}" stands twice, first at line {first[0]}, column {first[1]}'
            self.fault("CK004", message, line, column, "Keep one of the two, or join their values.")

    def scalar(self, value: Plain, line: int, column: int) -> None:
        """A single value."""
        self._counted(line, column)
        self._place(value, (line, column, None))

    def open(self, value: list[Plain] | dict[str, Plain], line: int, column: int, *, as_key: bool = False) -> None:
        """A list or mapping begins; `as_key` where it stands in the place of a key and is dropped.

        Raises:
            Refused: It lies deeper than the limits allow.
        """
        self._counted(line, column)
        if len(self._stack) >= self._limits.depth:
            self.fault("CK002", f"lists and mappings lie more than {self._limits.depth} deep", line, column, _FLATTEN)
            raise Refused
        self._stack.append(_Frame(value, (line, column), as_key=as_key))

    def close(self) -> bool:
        """The innermost list or mapping ends; False where none is open."""
        if not self._stack:
            return False
        frame = self._stack.pop()
        if frame.as_key:
            self.key("?", frame.spot[0], frame.spot[1], keep=False)
        else:
            self._place(frame.value, frame.spot)
        return True

    def _counted(self, line: int, column: int) -> None:
        self._count += 1
        if self._count > self._limits.values:
            self.fault("CK002", f"there are more than {self._limits.values:,} values", line, column, _SPLIT)
            raise Refused

    def _place(self, value: Plain, spot: Spot) -> None:
        if not self._stack:
            self.data, self.spot = value, spot
            return
        frame = self._stack[-1]
        if isinstance(frame.value, list):
            frame.value.append(value)
            if isinstance(frame.spots, list):
                frame.spots.append(spot)
            return
        key, frame.key = frame.key, None
        if key is not None and frame.keep and isinstance(frame.spots, dict):
            frame.value[key] = value
            frame.spots[key] = (frame.key_spot, spot)


_FLATTEN = "Give what lies deep an id of its own and name it by that id."
_SPLIT = "Split the file."
