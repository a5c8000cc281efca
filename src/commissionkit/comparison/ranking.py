"""Sites in the order of one number."""

from __future__ import annotations

from collections.abc import Mapping

from commissionkit.comparison.readings import Reading
from commissionkit.errors import RefusedQuestion
from commissionkit.tables import Table

__all__ = ["ranked"]


def ranked(heading: str, readings: Mapping[str, Reading]) -> Table:
    """The sites of a row by their numbers, the largest first; those without one last.

    Raises:
        RefusedQuestion: No site has a number, or the units differ.
    """
    numbers = {site: reading.number for site, reading in readings.items() if reading.number is not None}
    units = {reading.unit for reading in readings.values() if reading.number is not None}
    if not numbers:
        raise RefusedQuestion(f"no cell of {heading} is about one number: there is nothing to rank")
    if len(units) > 1:
        raise RefusedQuestion(f"the numbers of {heading} are in different units: {', '.join(sorted(units))}")
    ordered = sorted(readings, key=lambda site: (site not in numbers, -numbers.get(site, 0)))
    rows = [
        (
            1 + sum(other > numbers[site] for other in numbers.values()) if site in numbers else None,
            site,
            numbers.get(site),
            readings[site].unit or None,
            readings[site].value,
        )
        for site in ordered
    ]
    notes = dict.fromkeys(note for reading in readings.values() for note in reading.notes)
    return Table(("rank", "site", "number", "unit", "says"), tuple(rows), heading, tuple(notes))
