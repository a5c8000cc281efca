"""Who covers which district, with how many people, year by year."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from decimal import Decimal
from fractions import Fraction

from commissionkit.model import Area, Coverage, Extent, Fact, Identifier, Population
from commissionkit.registers.area_rows import Overlap, SmallArea
from commissionkit.registers.arranging.citing import Cited, Register, nhs_year_from, rows_of
from commissionkit.registers.counting import overlaps
from commissionkit.sources import Claim
from commissionkit.units import UNSTATED, Share, is_years

__all__ = ["footprint_facts", "overlaps_of"]


def overlaps_of(registers: Sequence[Register]) -> tuple[Cited[Overlap], ...]:
    """The overlaps that files tell, and those that small areas add up to."""
    told = list(rows_of(registers, Overlap))
    areas = [register for register in registers if any(isinstance(row, SmallArea) for row in register.reading.rows)]
    placed = [one for one in areas if any(isinstance(row, SmallArea) and row.placings for row in one.reading.rows)]
    people = [row for one in areas for row in one.reading.rows if isinstance(row, SmallArea) and row.people]
    known = {(one.row.year, one.row.commissioner, one.row.district) for one in told}
    for register in placed:
        told += [
            Cited(row, register.source.id, register.reading.form)
            for row in overlaps(register.reading.rows, people)
            if (row.year, row.commissioner, row.district) not in known
        ]
    return tuple(told)


def footprint_facts(registers: Sequence[Register], found: Sequence[Cited[Overlap]]) -> Iterator[Fact]:
    """Districts, who covers them, and how many people live in each.

    The share is that of the commissioner's own people; a district that it does not share is covered wholly. A look-up
    of a year is taken to hold from 1 April, when commissioners change.
    """
    names = _names(registers)
    for cited in found:
        for code in (cited.row.upper_tier, cited.row.district):
            if code:
                yield _area(code, names.get(code, code), cited)
    whole = _sums(found, lambda row: (row.year, row.commissioner))
    district = _sums(found, lambda row: (row.year, row.district))
    sharing = Counter((cited.row.year, cited.row.district) for cited in found)
    for cited in found:
        total = whole[cited.row.year, cited.row.commissioner]
        yield _coverage(cited, total, alone=sharing[cited.row.year, cited.row.district] == 1)
    first = {(cited.row.year, cited.row.district): cited for cited in reversed(found)}
    for key, total in district.items():
        if total is not None:
            yield _population(first[key], total)


def _names(registers: Sequence[Register]) -> dict[str, str]:
    """The names of districts, of the latest look-up that prints them."""
    placings = {placing for cited in rows_of(registers, SmallArea) for placing in cited.row.placings}
    ordered = sorted(placings, key=lambda placing: (placing.year, placing.district, placing.district_name))
    return {placing.district: placing.district_name for placing in ordered if placing.district_name}


def _sums(
    found: Sequence[Cited[Overlap]], key: Callable[[Overlap], tuple[int, str]]
) -> dict[tuple[int, str], int | None]:
    """The people of all overlaps that share a key; None where those of one are not known."""
    sums: dict[tuple[int, str], int | None] = {}
    for cited in found:
        known, more = sums.get(key(cited.row), 0), cited.row.people
        sums[key(cited.row)] = None if known is None or more is None else known + more
    return sums


def _area(code: str, name: str, cited: Cited[Overlap]) -> Area:
    row = cited.row
    return Area(
        id=code,
        name=name,
        within=(row.upper_tier,) if row.upper_tier not in ("", code) and code == row.district else (),
        identifiers=(Identifier("gss", code),),
        evidence=(cited.place,),
    )


def _coverage(cited: Cited[Overlap], total: int | None, *, alone: bool) -> Coverage:
    row = cited.row
    evidence = cited.place if row.line else cited.because(Claim.DERIVED, "small areas added up")
    return Coverage(
        id=f"coverage:{row.commissioner}:{row.district}:{row.year}",
        body=row.commissioner,
        area=row.district,
        extent=Extent.WHOLE if alone else Extent.SOME,
        people=row.people,
        share=Share(Fraction(row.people, total)) if row.people is not None and total else None,
        period=nhs_year_from(row.year),
        evidence=(evidence, cited.because(Claim.INFERRED, "taken to hold for the NHS year from that April")),
        note=f"People {row.basis}." if row.basis else "",
    )


def _population(cited: Cited[Overlap], total: int) -> Population:
    """The people of a district, as far as the file has its small areas."""
    row = cited.row
    year = row.basis.removeprefix("mid-")
    return Population(
        id=f"population:{row.district}:{row.year}",
        about=row.district,
        value=Decimal(total),
        year=year if is_years(year) else UNSTATED,
        counted="resident",
        evidence=(cited.because(Claim.DERIVED, f"all commissioners of the district in {row.year}, added up"),),
        note=f"With the boundaries of {row.year}.",
    )
