"""Small areas added up: how many people commissioners and districts share."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from commissionkit.registers.area_rows import Overlap, SmallArea
from commissionkit.registers.rows import Row

__all__ = ["overlaps"]

People = Mapping[int, int]


def overlaps(
    areas: Iterable[Row], people: Iterable[Row] | None = None, *, basis: int | None = None
) -> tuple[Overlap, ...]:
    """How many small areas and people each commissioner and district share, year by year.

    Args:
        areas: Small areas with where they lay, of a reading or straight from a stream. Other rows are passed over.
        people: Small areas with their people, where these stand in another file.
        basis: The year for which people are counted, the same for every look-up; None for the latest that is not after
            the look-up, or the earliest there is.

    Returns:
        An `Overlap` for each year, commissioner and district, in that order, in persons. `people` is None where the
        population of a small area that they share is not known, so that a gap never passes for few people. A small
        area that lay with no commissioner or in no district in a year is in none.

    Each small area lies wholly with one commissioner and in one district: that is how these look-ups are made.
    """
    counted = {row.code: dict(row.people) for row in people or () if isinstance(row, SmallArea)}
    sums: dict[tuple[int, str, str], _Sum] = {}
    for row in areas:
        if not isinstance(row, SmallArea):
            continue
        known = counted.get(row.code) or dict(row.people)
        for placing in row.placings:
            commissioner = placing.commissioner or placing.commissioner_gss
            if commissioner and placing.district:
                year = basis if basis is not None else _basis(known, placing.year)
                key = (placing.year, commissioner, placing.district)
                sums.setdefault(key, _Sum()).add(known, year)
    return tuple(total.told(*key) for key, total in sorted(sums.items()))


def _basis(known: People, year: int) -> int | None:
    """The year for which people are counted: the latest that is not after the look-up, else the earliest."""
    return max((one for one in known if one <= year), default=min(known, default=None))


class _Sum:
    """What is added up for a commissioner and a district."""

    __slots__ = ("bases", "complete", "people", "small_areas")

    def __init__(self) -> None:
        self.small_areas = 0
        self.people = 0
        self.complete = True
        self.bases: set[int] = set()

    def add(self, known: People, year: int | None) -> None:
        """Add a small area."""
        self.small_areas += 1
        if year is None or year not in known:
            self.complete = False
        else:
            self.people += known[year]
            self.bases.add(year)

    def told(self, year: int, commissioner: str, district: str) -> Overlap:
        """The row that it comes to."""
        return Overlap(
            line=0,
            year=year,
            commissioner=commissioner,
            district=district,
            small_areas=self.small_areas,
            people=self.people if self.complete else None,
            basis=", ".join(f"mid-{one}" if one else "year not stated" for one in sorted(self.bases)),
        )
