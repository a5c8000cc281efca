"""One arrangement as one flat row."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from decimal import Decimal
from typing import TYPE_CHECKING

from attrs import frozen

from commissionkit.answers import AnswerStatus
from commissionkit.comparison import State
from commissionkit.errors import UnknownName
from commissionkit.sources import Claim
from commissionkit.survey.columns import column_kinds, of_variable
from commissionkit.tables import Cell, Table, Tabular
from commissionkit.tables.frames import arrow_table, data_frame

if TYPE_CHECKING:
    import pandas
    import pyarrow

__all__ = ["Profile", "Variable"]


@frozen
class Variable:
    """What one characteristic of a codebook is at one site.

    Attributes:
        id: The characteristic.
        name: Its heading.
        value: What a comparison would show, without marks; empty where there is nothing but a state.
        state: A value, present, absent, unknown or not applicable.
        status: How far it is known: "not stated" and "none recorded", both unknown, stay apart.
        citations: How many passages are cited for it.
        claim: The weakest claim it rests on; None where nothing is cited.
        number: The one number that it is about, in `unit`; None where it is about none.
        unit: The unit of the number.
    """

    id: str
    name: str
    value: str
    state: State
    status: AnswerStatus
    citations: int
    claim: Claim | None = None
    number: Decimal | None = None
    unit: str = ""


@frozen(repr=False)
class Profile(Tabular, Mapping[str, Cell]):
    """One arrangement as one flat row: a mapping from columns to cells, the same columns for each arrangement.

    The columns are `path`, `arrangement`, `title`, `as_at`, `version`, `licence`, and three for each variable: for
    `double-running` they are `double_running` (what it says; None where there is nothing but a state),
    `double_running_state` and `double_running_citations`.

    Attributes:
        path: What it was loaded by, as given; empty for an arrangement that was handed over.
        arrangement: The id of the arrangement.
        title: Its title; with the day where it is the state on one.
        as_at: The days that its sources speak to.
        version: The version of its coding.
        licences: The sources cited that state a licence, each with it.
        codebook: The id of the codebook.
        variables: What was asked, in the order of the codebook.
    """

    path: str
    arrangement: str
    title: str
    as_at: str
    version: str
    licences: tuple[tuple[str, str], ...]
    codebook: str
    variables: tuple[Variable, ...]

    def __getitem__(self, column: str) -> Cell:
        """A cell.

        Raises:
            UnknownName: There is no such column; names near ones.
        """
        for name, cell in self._cells():
            if name == column:
                return cell
        raise UnknownName(str(column), self, what="column", where=self.codebook)

    def __iter__(self) -> Iterator[str]:
        return (name for name, _ in self._cells())

    def __len__(self) -> int:
        return sum(1 for _ in self._cells())

    def _cells(self) -> Iterator[tuple[str, Cell]]:
        licences = dict.fromkeys(licence for _, licence in self.licences)
        yield from (("path", self.path or None), ("arrangement", self.arrangement), ("title", self.title))
        yield from (("as_at", self.as_at or None), ("version", self.version or None))
        yield "licence", "; ".join(licences) or None
        for variable in self.variables:
            says, state, citations = of_variable(variable.id)
            yield from ((says, variable.value or None), (state, str(variable.state)), (citations, variable.citations))

    def record(self) -> dict[str, Cell]:
        """The row as a plain mapping."""
        return dict(self._cells())

    def variable(self, id: str) -> Variable:
        """What one characteristic is, with its status, claim and number.

        Raises:
            UnknownName: The codebook has no such characteristic; names near ones.
        """
        for variable in self.variables:
            if variable.id == id:
                return variable
        raise UnknownName(id, [variable.id for variable in self.variables], what="characteristic", where=self.codebook)

    def states(self) -> dict[State, int]:
        """How many variables are in each state; every state is named."""
        counts = Counter(variable.state for variable in self.variables)
        return {state: counts[state] for state in State}

    def table(self) -> Table:
        """A table of this one row."""
        return Table(tuple(self), (tuple(cell for _, cell in self._cells()),), self.title)

    def to_frame(self) -> pandas.DataFrame:
        """The row as a pandas frame; the kinds of the columns are the same for every site (extra `notebook`)."""
        return data_frame(tuple(self), [(cell,) for _, cell in self._cells()], self._kinds())

    def to_arrow(self) -> pyarrow.Table:
        """The row as an Arrow table; the types of the columns are the same for every site (extra `arrow`)."""
        return arrow_table(tuple(self), [(cell,) for _, cell in self._cells()], self._kinds())

    def _kinds(self) -> Mapping[str, type[str | int]]:
        return column_kinds(variable.id for variable in self.variables)

    def long(self) -> list[dict[str, Cell]]:
        """One plain mapping a variable, with status, claim, number and unit."""
        return [
            {
                "path": self.path or None,
                "arrangement": self.arrangement,
                "variable": one.id,
                "name": one.name,
                "value": one.value or None,
                "state": str(one.state),
                "status": one.status.value,
                "claim": one.claim.value if one.claim else None,
                "citations": one.citations,
                "number": one.number,
                "unit": one.unit or None,
            }
            for one in self.variables
        ]

    def reading_table(self) -> Table:
        """The table that a person reads: a row for each variable."""
        rows = [(one.name, one.value or one.status.value.replace("_", " "), one.citations) for one in self.variables]
        return Table(("", "says", "citations"), rows, self.title)

    def __str__(self) -> str:
        return str(self.reading_table())

    def __repr__(self) -> str:
        return f"<Profile {self.path or self.arrangement}: {len(self.variables)} variables of {self.codebook}>"

    def _repr_html_(self) -> str:
        return self.reading_table().glance()
