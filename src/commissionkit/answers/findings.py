"""Findings: what a question or a check came upon, each with the facts that make it."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import Generic, TypeVar, overload

import attrs

from commissionkit.sources import Citation
from commissionkit.tables import SCREEN, Cell, Table, Tabular, shown_text

__all__ = ["Awaited", "Finding", "Findings"]


@attrs.frozen(kw_only=True, repr=False)
class Finding:
    """One thing found.

    Attributes:
        kind: What sort of finding, or the code of a check.
        message: What was found, as a sentence.
        severity: `error`, `warning` or `note`.
        facts: Ids of the facts that make it.
        evidence: What is cited for them.
        place: `file:line:column`, where it is a fault of a file.
        path: Where in the file's structure.
        hint: What to do about it.
    """

    kind: str
    message: str
    severity: str = "note"
    facts: tuple[str, ...] = ()
    evidence: tuple[Citation, ...] = ()
    place: str = ""
    path: str = ""
    hint: str = ""

    def __str__(self) -> str:
        head = " ".join(part for part in (f"{self.place}:" if self.place else "", self.kind) if part)
        return " ".join(part for part in (head, self.message, self.hint) if part)

    def __repr__(self) -> str:
        where = f" {self.place}" if self.place else ""
        return f"<{type(self).__name__}{where} {self.kind}: {self.message}>"

    def reading(self) -> dict[str, Cell]:
        """The row that a person reads: the record, unless a kind of finding has a shorter one."""
        return self.record()

    def record(self) -> dict[str, Cell]:
        """The finding as one flat row."""
        return {
            "kind": self.kind,
            "severity": self.severity,
            "message": self.message,
            "place": self.place or None,
            "path": self.path or None,
            "hint": self.hint or None,
            "facts": "; ".join(self.facts) or None,
            "evidence": "; ".join(str(c) for c in self.evidence) or None,
        }


F_co = TypeVar("F_co", bound=Finding, covariant=True)


@attrs.frozen(eq=False, repr=False)
class Awaited(Sequence[F_co], Generic[F_co]):
    """Findings of which it is known how many there are, each made anew whenever it is looked at.

    Equal to any sequence of the same findings in the same order; what has to look at all of them makes all of them.

    Attributes:
        make: Makes the finding of a number.
        numbers: The numbers, in order.
    """

    make: Callable[[int], F_co]
    numbers: Sequence[int]

    @overload
    def __getitem__(self, key: int) -> F_co: ...
    @overload
    def __getitem__(self, key: slice) -> Awaited[F_co]: ...
    def __getitem__(self, key: int | slice) -> F_co | Awaited[F_co]:
        if isinstance(key, slice):
            return attrs.evolve(self, numbers=self.numbers[key])
        return self.make(self.numbers[key])

    def __len__(self) -> int:
        return len(self.numbers)

    def __iter__(self) -> Iterator[F_co]:
        return map(self.make, self.numbers)

    def __eq__(self, other: object) -> bool:
        if not isinstance(other, (Awaited, tuple)):
            return NotImplemented
        return len(self) == len(other) and all(one == another for one, another in zip(self, other, strict=True))

    def __hash__(self) -> int:
        return hash(tuple(self))

    def __reduce__(self) -> tuple[object, ...]:
        return tuple, (tuple(self),)

    def __repr__(self) -> str:
        return f"<{len(self)} findings, each made when it is looked at>"


@attrs.frozen(repr=False)
class Findings(Tabular, Sequence[F_co], Generic[F_co]):
    """A sequence of findings in a fixed order; true when anything was found.

    Attributes:
        title: What was looked for, and where.
        items: The findings; where there may be very many, each is made when it is looked at.
        notes: What the look could not see.
    """

    title: str
    items: Sequence[F_co] = ()
    notes: tuple[str, ...] = ()

    @overload
    def __getitem__(self, key: int) -> F_co: ...
    @overload
    def __getitem__(self, key: slice) -> Findings[F_co]: ...
    def __getitem__(self, key: int | slice) -> F_co | Findings[F_co]:
        if isinstance(key, slice):
            return attrs.evolve(self, items=self.items[key])
        return self.items[key]

    def __len__(self) -> int:
        return len(self.items)

    def __iter__(self) -> Iterator[F_co]:
        return iter(self.items)

    def __bool__(self) -> bool:
        return bool(self.items)

    @property
    def evidence(self) -> tuple[Citation, ...]:
        """Everything cited, each citation once."""
        return tuple(dict.fromkeys(c for item in self.items for c in item.evidence))

    def table(self) -> Table:
        """The findings as a table; columns that are empty throughout are left out."""
        return self._tabled(self.records())

    def reading_table(self) -> Table:
        """The table that a person reads, with fewer columns where a kind of finding has many."""
        return self._tabled([item.reading() for item in self.items])

    def _tabled(self, records: Sequence[dict[str, Cell]]) -> Table:
        columns = tuple(c for c in (records[0] if records else {}) if any(r[c] is not None for r in records))
        return Table(columns, tuple(tuple(r[c] for c in columns) for r in records), self.title, self.notes)

    def _repr_html_(self) -> str:
        first = self[: 2 * SCREEN].reading_table()
        return first.glance(of=len(self), apart="evidence", nothing="nothing found")

    def records(self) -> list[dict[str, Cell]]:
        """One plain mapping for each finding."""
        return [item.record() for item in self.items]

    def to_dict(self) -> dict[str, object]:
        """The findings as versioned, JSON-ready data."""
        return {
            "format": "commissionkit/findings/1",
            "title": self.title,
            "items": self.records(),
            "notes": list(self.notes),
        }

    def __str__(self) -> str:
        if not self.items:
            return shown_text(f"{self.title}: nothing found")
        lines = [f"{self.title}: {len(self.items)} found", *(f"- {item}" for item in self.items)]
        return shown_text("\n".join([*lines, *(f"Note: {note}" for note in self.notes)]))

    def __repr__(self) -> str:
        return f"<{len(self)} findings: {self.title}>"
