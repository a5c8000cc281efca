"""A matrix of cells: sites by characteristics, each cell with its evidence and the call that gave it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final, Self, overload

from attrs import evolve, field, frozen

from commissionkit.comparison.citing import Cited, cite
from commissionkit.comparison.columns import Site
from commissionkit.comparison.drilling import Behind
from commissionkit.comparison.ranking import ranked
from commissionkit.comparison.readings import Reading, State
from commissionkit.comparison.resting import Resting
from commissionkit.errors import UnknownName
from commissionkit.model import Fact
from commissionkit.sources import Citation, Source
from commissionkit.tables import Table
from commissionkit.tables.forms import Json

__all__ = ["Cell", "Matrix", "Row", "Site"]


_NOWHERE: Final = Site("", "")

#: How many rows a message names where none looks like the one asked for.
_LISTED: Final = 20


@frozen(repr=False)
class Cell(Resting):
    """What was found for one characteristic of one site.

    Attributes:
        characteristic: The id of the row.
        site: The id of the column.
        reading: What the question gave.
        call: The call that gives it, with `ck` for `commissionkit`; empty where the codebook names none.
        name: The heading of the row.
        dataset: The column, with the version of its data.
        sources: The sources that the arrangement lists.
        behind: The facts that it rests on, and what the coder looked for in vain.
    """

    characteristic: str
    site: str
    reading: Reading
    call: str = ""
    name: str = ""
    dataset: Site = _NOWHERE
    sources: tuple[Source, ...] = field(default=(), repr=False)
    behind: tuple[Fact, ...] = field(default=(), repr=False)

    @property
    def value(self) -> str:
        """What the cell says, without marks."""
        return self.reading.value

    @property
    def text(self) -> str:
        """What the cell says, with a mark behind what is weaker than stated."""
        return self.reading.text

    @property
    def state(self) -> State:
        """A value, present, absent, unknown or not applicable."""
        return self.reading.state

    def citations(self, form: str = "text") -> str:
        """The passages behind the cell, their sources, and the data set with its version.

        Args:
            form: `text`, `bibtex` or `csl` (CSL-JSON, which reference managers read).

        Raises:
            InvalidText: The form is none of these.
        """
        return cite([self.cited()], form)

    def cited(self) -> Cited:
        """What a citation of the cell has to say."""
        return Cited(self.name or self.characteristic, self.value, self.dataset, self.evidence, self.sources)

    def drill(self) -> Behind:
        """The facts behind the cell, each with its evidence and the coder's note.

        A cell for which nothing is recorded has none; the notes say how it was asked.
        """
        notes = list(self.notes)
        if not self.behind:
            notes.append(f"No fact of {self.dataset.title or self.site} is recorded for it.")
        if self.call:
            notes.append(f"Asked by {self.call}.")
        title = f"{self.name or self.characteristic}, {self.dataset.title or self.site}"
        return Behind(title, self.value, self.behind, tuple(notes))

    def __str__(self) -> str:
        return self.text

    def __repr__(self) -> str:
        return f"<Cell {self.characteristic}, {self.site}: {self.text}>"

    def to_dict(self) -> dict[str, Json]:
        """The cell as JSON-ready data."""
        return {
            "site": self.site,
            "value": self.value,
            "state": self.state.value,
            "status": self.status.value,
            "claim": self.claim.value if self.claim else None,
            "evidence": [str(citation) for citation in self.evidence],
            "facts": list(self.facts),
            "notes": list(self.notes),
            "call": self.call or None,
        }


@frozen
class Row:
    """One characteristic over all sites.

    Attributes:
        id: The characteristic.
        name: Its heading.
        cells: One for each site, in the order of the columns.
        group: The heading under which it stands; empty for none.
    """

    id: str
    name: str
    cells: tuple[Cell, ...]
    group: str = ""


def _listed(ids: Sequence[str]) -> str:
    """The sentence that tells what there is where nothing looks like what was asked for."""
    some = ", ".join(ids[:_LISTED])
    return f"There are: {some}{', and others' if len(ids) > _LISTED else ''}." if ids else ""


@frozen(repr=False)
class Matrix:
    """Rows of cells. Two are equal when everything in them is.

    `matrix["double-running", "south-tyneside"]` is a cell, `matrix["double-running"]` a row. A loop over it goes over
    the rows.

    Attributes:
        codebook: The id of the codebook.
        title: Its title.
        sites: The columns.
        rows: The rows.
        sources: The sources that the sites list, whether a cell cites them or not.
        notes: What the codebook has a reader know.
    """

    codebook: str
    title: str
    sites: tuple[Site, ...]
    rows: tuple[Row, ...]
    sources: tuple[Source, ...] = ()
    notes: tuple[str, ...] = ()

    def __iter__(self) -> Iterator[Row]:
        return iter(self.rows)

    @overload
    def __getitem__(self, key: str) -> Row: ...
    @overload
    def __getitem__(self, key: tuple[str, str]) -> Cell: ...
    def __getitem__(self, key: str | tuple[str, str]) -> Row | Cell:
        """A row by its id, or a cell by the ids of its row and its site.

        Raises:
            UnknownName: There is no such row or column; names near ones.
        """
        name, site = (key, None) if isinstance(key, str) else key
        row = next((row for row in self.rows if row.id == name), None)
        if row is None:
            ids = [row.id for row in self.rows]
            raise UnknownName(name, ids, what="characteristic", where=self.codebook, otherwise=_listed(ids))
        if site is None:
            return row
        columns = [column.id for column in self.sites]
        if site not in columns:
            raise UnknownName(site, columns, what="site", where="this comparison")
        return row.cells[columns.index(site)]

    def only(self, *characteristics: str) -> Self:
        """The same comparison with these rows alone, in its own order.

        Raises:
            UnknownName: There is no such row; names near ones.
        """
        kept = {self[name].id for name in characteristics}
        return evolve(self, rows=tuple(row for row in self.rows if row.id in kept))

    def ranked(self, characteristic: str) -> Table:
        """The sites by the number in a row, the largest first; a site without one stands last and has no rank.

        Args:
            characteristic: The id of a row of numbers.

        Returns:
            A row a site: rank (equal numbers share one), site, number, unit, what the cell says. The notes of the table
            say what the comparison must not be taken for, such as that the years differ.

        Raises:
            UnknownName: There is no such row; names near ones.
            RefusedQuestion: No cell of the row is about a number, or the units differ.
        """
        row = self[characteristic]
        return ranked(row.name, {cell.site: cell.reading for cell in row.cells})

    def citations(self, form: str = "text") -> str:
        """Every cell cited: the passages cell by cell as `text`, or an entry for each source and data set.

        Args:
            form: `text`, `bibtex` or `csl` (CSL-JSON, which reference managers read).

        Raises:
            InvalidText: The form is none of these.
        """
        return cite([cell.cited() for cell in self.cells], form)

    @property
    def cells(self) -> Iterator[Cell]:
        """Every cell, row by row."""
        return (cell for row in self.rows for cell in row.cells)

    @property
    def evidence(self) -> tuple[Citation, ...]:
        """Everything cited in any cell, each citation once."""
        return tuple(dict.fromkeys(citation for cell in self.cells for citation in cell.evidence))

    def sources_cited(self) -> tuple[Source, ...]:
        """The sources that a cell cites, as the sites list them."""
        cited = {citation.source for citation in self.evidence}
        return tuple(source for source in self.sources if source.id in cited)
