"""Sites in the order of one number."""

from __future__ import annotations

from typing import TYPE_CHECKING

from commissionkit.errors import RefusedQuestion
from commissionkit.tables import Table

if TYPE_CHECKING:
    from commissionkit.comparison.cells import Row

__all__ = ["ranked"]


def ranked(row: Row) -> Table:
    """The cells of a row by their numbers, the largest first; those without one last.

    Raises:
        RefusedQuestion: No cell is about a number, or the units differ.
    """
    numbers = {cell.site: cell.reading.number for cell in row.cells if cell.reading.number is not None}
    units = {cell.reading.unit for cell in row.cells if cell.reading.number is not None}
    if not numbers:
        raise RefusedQuestion(f"no cell of {row.name} is about one number: there is nothing to rank")
    if len(units) > 1:
        raise RefusedQuestion(f"the numbers of {row.name} are in different units: {', '.join(sorted(units))}")
    ordered = sorted(row.cells, key=lambda cell: (cell.site not in numbers, -numbers.get(cell.site, 0)))
    rows = [
        (
            1 + sum(other > numbers[cell.site] for other in numbers.values()) if cell.site in numbers else None,
            cell.site,
            numbers.get(cell.site),
            cell.reading.unit or None,
            cell.value,
        )
        for cell in ordered
    ]
    notes = dict.fromkeys(note for cell in row.cells for note in cell.notes)
    return Table(("rank", "site", "number", "unit", "says"), tuple(rows), row.name, tuple(notes))
