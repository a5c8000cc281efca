"""From a cell down to the facts behind it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import overload

from attrs import frozen

from commissionkit.answers.explaining import wrapped
from commissionkit.model import Fact, Silence
from commissionkit.model.kinds import list_of
from commissionkit.sources import Citation, weakest
from commissionkit.tables import Cell, Table, Tabular

__all__ = ["Behind"]

_COLUMNS = ("fact", "list", "says", "period", "status", "claim", "evidence", "note")


@frozen(repr=False)
class Behind(Tabular, Sequence[Fact]):
    """The facts behind a cell, in the order in which the cell names them.

    Attributes:
        title: The row and the column.
        says: What the cell says.
        facts: The facts it rests on, and what the coder looked for in vain.
        notes: What a reader should know, the call that asks the same among it.
    """

    title: str
    says: str
    facts: tuple[Fact, ...] = ()
    notes: tuple[str, ...] = ()

    @overload
    def __getitem__(self, key: int) -> Fact: ...
    @overload
    def __getitem__(self, key: slice) -> tuple[Fact, ...]: ...
    def __getitem__(self, key: int | slice) -> Fact | tuple[Fact, ...]:
        return self.facts[key]

    def __len__(self) -> int:
        return len(self.facts)

    @property
    def evidence(self) -> tuple[Citation, ...]:
        """Everything cited for the facts, each citation once."""
        return tuple(dict.fromkeys(citation for fact in self.facts for citation in fact.evidence))

    def table(self) -> Table:
        """A row for each fact: id, list, what it says, period, status, weakest claim, evidence, note."""
        return Table(_COLUMNS, tuple(map(_row, self.facts)), f"{self.title}: {self.says}", self.notes)

    def records(self) -> list[dict[str, Cell]]:
        """One plain mapping for each fact."""
        return self.table().records()

    def to_dict(self) -> dict[str, object]:
        """The facts as versioned, JSON-ready data."""
        return {
            "format": "commissionkit/behind/1",
            "title": self.title,
            "says": self.says,
            "facts": self.records(),
            "notes": list(self.notes),
        }

    def __str__(self) -> str:
        lines = [self.title, wrapped(self.says, "  ")]
        for fact in self.facts:
            lines += ["", *_fact(fact)]
        return "\n".join([*lines, "", *(wrapped(note) for note in self.notes)])

    def __repr__(self) -> str:
        return f"<Behind {self.title}: {len(self.facts)} facts>"


def _row(fact: Fact) -> tuple[str | None, ...]:
    claim = weakest(citation.claim for citation in fact.evidence)
    return (
        fact.id,
        list_of(fact),
        _says(fact),
        str(fact.period),
        str(fact.status),
        str(claim) if claim else None,
        "; ".join(map(str, fact.evidence)) or None,
        fact.note or None,
    )


def _says(fact: Fact) -> str:
    if isinstance(fact, Silence):
        return f"looked for, not stated: {fact.what or 'who holds it'}"
    return fact.label


def _fact(fact: Fact) -> Iterator[str]:
    said = _says(fact)
    named = "" if said == fact.id else f" ({fact.id})"
    yield wrapped(f"{said}{named}: {list_of(fact).replace('_', ' ')}, {fact.period}", "  ")
    for citation in fact.evidence:
        yield wrapped(str(citation), "      ")
    if fact.note:
        yield wrapped(f"Note: {fact.note}", "      ")
