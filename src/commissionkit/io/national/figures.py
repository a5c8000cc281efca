"""Who lives where: footprints of commissioners by district, and people of districts, systems and England."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from decimal import Decimal
from fractions import Fraction
from typing import Final

from commissionkit.io.national.making import OF_BOARDS, lookup_day, lookup_year, read_off
from commissionkit.io.national.systems import runs
from commissionkit.io.national.tables import Tables
from commissionkit.model import Coverage, Extent, Population
from commissionkit.sources import Citation, Claim
from commissionkit.units import Share

__all__ = ["footprints", "populations"]

_SOURCE: Final = "ons-small-areas"
#: What a figure is of -> the people, by what they were estimated at and the year of the lookup.
_People = Mapping[tuple[str, str, int], list[str]]


def footprints(tables: Tables) -> Iterator[Coverage]:
    """How many of a commissioner's people live in a district, for each year of the lookups."""
    whole: Counter[tuple[str, str]] = Counter()
    sharers: Counter[tuple[str, str]] = Counter()
    for year, body, district, _, people, _ in tables.footprints:
        whole[year, body] += int(people)
        sharers[year, district] += 1
    cited = {(year, basis): _cited(year, basis) for year, _, _, _, _, basis in tables.footprints}
    for year, body, district, _, people, basis in tables.footprints:
        yield Coverage(
            id=f"coverage:{body}:{district}:{year}",
            body=body,
            area=district,
            extent=Extent.WHOLE if sharers[year, district] == 1 else Extent.SOME,
            share=Share(Fraction(int(people), whole[year, body])),
            people=int(people),
            period=lookup_year(year, year),
            evidence=cited[year, basis],
        )


def _cited(year: str, basis: str) -> tuple[Citation, ...]:
    day = (
        f"{lookup_day(year)}, when the codes became those of sub-ICB locations"
        if year == OF_BOARDS
        else lookup_day(year)
    )
    why = f"people of the small areas that lie in both, added up; as on {day}; taken to hold until the next lookup"
    return read_off(_SOURCE, f"{year}, {basis} estimates", why, Claim.DERIVED)


def populations(tables: Tables) -> Iterator[Population]:
    """People of each district and system, and of England, for each year that they were estimated at."""
    yield from _of(_districts(tables))
    yield from _of(_systems(tables))
    yield from _of(_nation(tables))


def _districts(tables: Tables) -> _People:
    sums: Counter[tuple[str, str, str]] = Counter()
    for year, _, district, _, people, basis in tables.footprints:
        sums[district, basis, year] += int(people)
    return _by_figure(sums)


def _systems(tables: Tables) -> _People:
    system_of = {(year, ccg): system for year, ccg, system, _ in tables.members}
    sums: Counter[tuple[str, str, str]] = Counter()
    for year, body, _, _, people, basis in tables.footprints:
        if (year, body) in system_of:
            sums[f"area-{system_of[year, body]}", basis, year] += int(people)
    return _by_figure(sums)


def _nation(tables: Tables) -> _People:
    sums: Counter[tuple[str, str, str]] = Counter()
    for year, _, _, _, people, basis in tables.footprints:
        sums["england", basis, year] += int(people)
    return _by_figure(sums)


def _by_figure(sums: Mapping[tuple[str, str, str], int]) -> _People:
    found: dict[tuple[str, str, int], list[str]] = {}
    for (about, basis, year), people in sorted(sums.items()):
        found.setdefault((about, basis, people), []).append(year)
    return found


def _of(people: _People) -> Iterator[Population]:
    """One figure for each run of lookups that give the same; the boundaries are those of its years."""
    taken: Counter[str] = Counter()
    for (about, basis, value), years in people.items():
        for first, last in runs(years):
            name = f"population:{about}:{basis.removeprefix('mid-')}"
            taken[name] += 1
            yield Population(
                id=name if taken[name] == 1 else f"{name}:{first}",
                about=about,
                year=basis.removeprefix("mid-"),
                value=Decimal(value),
                counted="resident",
                period=lookup_year(first, last),
                evidence=_added(first, last, basis),
            )


def _added(first: str, last: str, basis: str) -> tuple[Citation, ...]:
    lookups = first if first == last else f"{first} to {last}"
    return read_off(
        _SOURCE, f"{lookups}, {basis} estimates", "people of the small areas in it, added up", Claim.DERIVED
    )
