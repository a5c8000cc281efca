"""Cases by conditions, every cell with what it rests on."""

from __future__ import annotations

import os
from collections.abc import Iterator
from typing import Final

from attrs import evolve, frozen

from commissionkit.comparison.crisp.calibrating import Crisp
from commissionkit.comparison.crisp.cases import Case
from commissionkit.comparison.crisp.cautions import cautions
from commissionkit.comparison.crisp.condition import Condition
from commissionkit.comparison.readings import Reading
from commissionkit.comparison.resting import Resting
from commissionkit.errors import UnknownName
from commissionkit.sources import Citation
from commissionkit.tables import Cell, Table, Tabular
from commissionkit.tables.forms import Json

__all__ = ["ConditionCell", "ConditionMatrix"]

_WIDTH: Final = 80
_ROOM: Final = 16  # for the names of the cases
_LEGEND: Final = "1: in the set. 0: out of it. Blank: unknown, or it does not apply to such a case."


@frozen(repr=False)
class ConditionCell(Resting):
    """What a condition makes of a case.

    Attributes:
        case: The name of the case.
        condition: The name of the condition.
        found: In, out or unknown, with the reading that says so.
    """

    case: str
    condition: str
    found: Crisp

    @property
    def value(self) -> int | None:
        """1, 0, or None for a blank."""
        return self.found.value

    @property
    def reading(self) -> Reading:
        """What it rests on."""
        return self.found.reading

    def record(self) -> dict[str, Cell]:
        """The cell as one flat row."""
        return {
            "case": self.case,
            "condition": self.condition,
            "value": self.value,
            "status": str(self.status),
            "claim": str(self.claim) if self.claim else None,
            "evidence": "; ".join(map(str, self.evidence)) or None,
            "facts": "; ".join(self.facts) or None,
            "notes": " ".join(self.notes) or None,
        }

    def __str__(self) -> str:
        status = str(self.status).replace("_", " ")
        return " ".join((f"{self.condition}, {self.case}: {_shown(self.value)} ({status}).", *self.notes))

    def __repr__(self) -> str:
        return f"<ConditionCell {self.condition}, {self.case}: {_shown(self.value)}>"


def _shown(value: int | None) -> str:
    return "blank" if value is None else str(value)


@frozen(repr=False)
class ConditionMatrix(Tabular):
    """Cases by crisp conditions: 1 in, 0 out, blank where that is unknown or does not apply.

    `matrix["gp-fundholding", "LEGAL"]` is a cell. Two matrices are equal when everything in them is.

    Attributes:
        id: The id of the set of conditions.
        title: Its title.
        cases: The rows.
        conditions: The columns.
        rows: The cells, case by case.
        notes: What the set has a reader know.
    """

    id: str
    title: str
    cases: tuple[Case, ...]
    conditions: tuple[Condition, ...]
    rows: tuple[tuple[ConditionCell, ...], ...]
    notes: tuple[str, ...] = ()

    def cell(self, case: str, condition: str) -> ConditionCell:
        """What a condition makes of a case, with reading and evidence.

        Raises:
            UnknownName: There is no such case or condition; names near ones.
        """
        row = self.rows[_position(case, self.names, "case")]
        return row[_position(condition, self.columns, "condition")]

    def __getitem__(self, key: tuple[str, str]) -> ConditionCell:
        return self.cell(*key)

    @property
    def names(self) -> tuple[str, ...]:
        """The names of the cases."""
        return tuple(case.name for case in self.cases)

    @property
    def columns(self) -> tuple[str, ...]:
        """The names of the conditions."""
        return tuple(condition.name for condition in self.conditions)

    @property
    def cells(self) -> Iterator[ConditionCell]:
        """Every cell, case by case."""
        return (cell for row in self.rows for cell in row)

    @property
    def evidence(self) -> tuple[Citation, ...]:
        """Everything cited in any cell, each citation once."""
        return tuple(dict.fromkeys(citation for cell in self.cells for citation in cell.evidence))

    @property
    def warnings(self) -> tuple[str, ...]:
        """What the matrix cannot bear: fewer cases than configurations, columns that do not vary, blanks.

        With k conditions there are 2**k configurations; fewer cases without a blank leave some unobserved, however the
        cases fall. That is counting, not a benchmark. Marx and Dusa (2011, Methodological Innovations 6, doi
        10.4256/mio.2010.0037) show on random data that an ill-specified model need not show as contradictions or low
        consistency, and give tables of how many conditions a number of cases bears; Thiem and Mkrtchyan (Field
        Methods, doi 10.1177/1525822X231159458) hold such limits to be without foundation. Whoever reports a solution
        should say which they follow.
        """
        columns = {name: [row[at].value for row in self.rows] for at, name in enumerate(self.columns)}
        return tuple(cautions(columns, sum(not condition.outcome for condition in self.conditions)))

    @property
    def codebook(self) -> Table:
        """What each column asks, and when it is 1, 0 or blank, for sites and for models. `.to_csv(path)` writes it."""
        columns = ("name", "label", "question", "role", *(f"{of}_{at}" for of in ("site", "model") for at in _VALUES))
        title = f"Codebook: {self.title}"
        return Table(columns, [_described(condition) for condition in self.conditions], title, (_LEGEND,))

    def only(self, *conditions: str) -> ConditionMatrix:
        """The same cases by these conditions alone, in the order of the matrix.

        Raises:
            UnknownName: There is no such condition; names near ones.
        """
        places = sorted({_position(name, self.columns, "condition") for name in conditions})
        return evolve(
            self,
            conditions=tuple(self.conditions[at] for at in places),
            rows=tuple(tuple(row[at] for at in places) for row in self.rows),
        )

    def complete(self) -> ConditionMatrix:
        """The cases without a blank, by the same conditions: what the package QCA can take."""
        kept = [at for at, row in enumerate(self.rows) if all(cell.value is not None for cell in row)]
        return evolve(self, cases=tuple(self.cases[at] for at in kept), rows=tuple(self.rows[at] for at in kept))

    def table(self) -> Table:
        """The matrix: the names of the cases, then a column for each condition."""
        rows = [(case.name, *(cell.value for cell in row)) for case, row in zip(self.cases, self.rows, strict=True)]
        return Table(("case", *self.columns), rows, self.title, (_LEGEND, *self.notes, *self.warnings))

    def by_condition(self) -> Table:
        """The same the other way round: a row for each condition with its label, a column for each case."""
        found = list(zip(*self.rows, strict=True)) or [() for _ in self.conditions]
        rows = [
            (condition.name, condition.label, *(cell.value for cell in cells))
            for condition, cells in zip(self.conditions, found, strict=True)
        ]
        return Table(("condition", "label", *self._heads()), rows, self.title, self.table().notes)

    def _heads(self) -> tuple[str, ...]:
        """The names of the cases, told apart from the other columns."""
        return tuple(f"case {name}" if name in ("condition", "label") else name for name in self.names)

    def readings(self) -> Table:
        """Every cell in a row of its own: value, status, claim, evidence, facts, notes."""
        records = [cell.record() for cell in self.cells]
        columns = tuple(records[0]) if records else ()
        return Table(columns, [tuple(record.values()) for record in records], f"Readings: {self.title}")

    def records(self) -> list[dict[str, Cell]]:
        """One plain mapping for each case: its name, and 1, 0 or None by condition."""
        return self.table().records()

    def csv(self) -> str:
        """The matrix as R reads it: `read.csv(file, row.names = 1)`; a blank is read as NA.

        The first column has the names of the cases, each other column one condition. A name that a spreadsheet would
        run as a formula begins with an apostrophe.
        """
        return self.table().csv()

    def to_csv(self, path: str | os.PathLike[str]) -> None:
        """Write `csv()` to a file, wholly or not at all.

        Raises:
            UnreadableFile: It cannot be written; what stood there still does.
        """
        self.table().to_csv(path)

    def to_dict(self) -> dict[str, Json]:
        """The matrix as versioned, JSON-ready data."""
        return {
            "format": "commissionkit/conditions/1",
            "id": self.id,
            "title": self.title,
            "cases": [{"name": case.name, "title": case.title, "model": case.model or None} for case in self.cases],
            "codebook": self.codebook.to_dict(),
            "cells": self.readings().to_dict(),
            "notes": list(self.notes),
            "warnings": list(self.warnings),
        }

    def __len__(self) -> int:
        return len(self.cases)

    def _shown(self) -> Table:
        # Many conditions of few cases are easier to read the other way round.
        wide = sum(len(name) + 2 for name in self.columns) + _ROOM > _WIDTH
        return self.by_condition() if wide and len(self.cases) <= len(self.conditions) else self.table()

    def __str__(self) -> str:
        return str(self._shown())

    def __repr__(self) -> str:
        return f"<ConditionMatrix {self.id}: {len(self.cases)} cases, {len(self.conditions)} conditions>"

    def _repr_html_(self) -> str:
        return self._shown().glance()


_VALUES: Final = ("1", "0", "blank")


def _described(condition: Condition) -> tuple[str | None, ...]:
    role = "outcome" if condition.outcome else "condition"
    rules = [
        text
        for way in (condition.sites, condition.models)
        for text in ((way.one, way.zero, way.blank) if way else (None, None, None))
    ]
    return (condition.name, condition.label, condition.question, role, *rules)


def _position(name: str, names: tuple[str, ...], what: str) -> int:
    if name not in names:
        raise UnknownName(name, names, what=what, where="this matrix")
    return names.index(name)
