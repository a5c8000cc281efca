"""Facts and views as small tables, for a notebook."""
# ruff: noqa: D102 - the members of the protocol are explained at Fact

from __future__ import annotations

from collections.abc import Iterable
from typing import Protocol

import attrs

from commissionkit.model.terms import Status
from commissionkit.periods import Period, describe
from commissionkit.sources import Citation
from commissionkit.tables import Table

__all__ = ["Shown", "fact_table", "facts_table", "kinds_table"]


#: Shown first or last, whatever the class.
_APART = ("id", "period", "status", "note", "evidence")


class Shown(attrs.AttrsInstance, Protocol):
    """What every fact has that is shown."""

    @property
    def id(self) -> str: ...
    @property
    def label(self) -> str: ...
    @property
    def period(self) -> Period: ...
    @property
    def status(self) -> Status: ...
    @property
    def note(self) -> str: ...
    @property
    def evidence(self) -> tuple[Citation, ...]: ...


def fact_table(fact: Shown) -> Table:
    """What one fact says: a row for each attribute that is stated."""
    rows = [("kind", type(fact).__name__), ("id", fact.id)]
    for field in attrs.fields(type(fact)):
        content = getattr(fact, field.name)
        if field.name not in _APART and content not in (None, "", (), _default(field)):
            rows.append((field.name, _text(content)))
    rows += [("when", describe(fact.period)), ("status", fact.status.value)]
    rows += [("note", fact.note)] if fact.note else []
    rows += [("evidence", str(citation)) for citation in fact.evidence]
    return Table(("attribute", "value"), tuple(rows), fact.label)


def facts_table(title: str, facts: Iterable[Shown]) -> Table:
    """A row for each fact: id, name, when and status."""
    rows = tuple((fact.id, fact.label, describe(fact.period), fact.status.value) for fact in facts)
    return Table(("id", "name", "when", "status"), rows, title)


def kinds_table(title: str, counts: Iterable[tuple[str, int]], notes: Iterable[str]) -> Table:
    """A row for each kind of fact: how many there are."""
    return Table(("kind", "facts"), tuple(counts), title, tuple(notes))


def _default(field: attrs.Attribute[object]) -> object:
    return None if isinstance(field.default, attrs.Factory) else field.default  # type: ignore[arg-type]


def _text(content: object) -> str:
    if isinstance(content, tuple):
        return "; ".join(_text(item) for item in content)
    kind = type(content)
    if attrs.has(kind) and kind.__str__ is object.__str__:
        stated = ((field.name, getattr(content, field.name)) for field in attrs.fields(kind) if field.init)
        return ", ".join(f"{name} {_text(value)}" for name, value in stated if value not in (None, "", (), False))
    return str(content)
