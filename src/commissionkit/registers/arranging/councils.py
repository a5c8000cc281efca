"""Councils as facts, the districts and counties they are of, and what replaced them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import date, timedelta
from decimal import Decimal
from typing import Final

from commissionkit.model import Area, Change, Coverage, Fact, Identifier, Organisation, Population, YesNo
from commissionkit.registers.arranging.changes import events_of
from commissionkit.registers.arranging.citing import Cited, Register, rows_of, span
from commissionkit.registers.arranging.kinds import council_kind
from commissionkit.registers.rows import Council
from commissionkit.sources import Citation, Claim

__all__ = ["council_facts"]

_DAY: Final = timedelta(days=1)
_AREA_WHY: Final = "a council's GSS code is that of its area"
_END_WHY: Final = "the day printed is the first of the council that came after it"


def council_facts(registers: Sequence[Register]) -> Iterator[Fact]:
    """Councils, then their areas with their people, then the changes among them.

    A council is `council-` and its GSS code, or its short code where it has none; its area is the GSS code.
    """
    councils = {cited.row.code: cited for cited in rows_of(registers, Council)}
    counties = {code: cited.row.gss for code, cited in councils.items()}
    for cited in councils.values():
        yield _council(cited, councils)
    for cited in councils.values():
        if cited.row.gss:
            yield from _area(cited, counties.get(cited.row.county, ""))
    yield from _replacements(councils)


def _id(council: Council) -> str:
    return f"council-{council.gss or council.code}"


def _council(cited: Cited[Council], councils: Mapping[str, Cited[Council]]) -> Organisation:
    council = cited.row
    ended = _last_day(council, councils)
    evidence: tuple[Citation, ...] = (cited.place,)
    if ended != council.closed:
        evidence += (cited.because(Claim.INFERRED, _END_WHY),)
    return Organisation(
        id=_id(council),
        name=council.official_name or council.name,
        aliases=(council.name,) if council.official_name and council.name != council.official_name else (),
        kind=council_kind(council.kind),
        statutory=YesNo.NOT_STATED,
        identifiers=(Identifier("gss", council.gss),) if council.gss else (),
        period=span(council.opened, ended),
        evidence=evidence,
    )


def _heirs(council: Council, councils: Mapping[str, Cited[Council]]) -> list[Council]:
    return [councils[code].row for code in council.replaced_by if code in councils]


def _last_day(council: Council, councils: Mapping[str, Cited[Council]]) -> date | None:
    """The last day of a council: the table sometimes prints the first day of the council that came after it."""
    if council.closed is not None and any(heir.opened == council.closed for heir in _heirs(council, councils)):
        return council.closed - _DAY
    return council.closed


def _area(cited: Cited[Council], county: str) -> Iterator[Fact]:
    council = cited.row
    yield Area(
        id=council.gss,
        name=council.name,
        within=(county,) if county and county != council.gss else (),
        identifiers=(Identifier("gss", council.gss),),
        evidence=(cited.place,),
    )
    yield Coverage(
        id=f"coverage:{_id(council)}:{council.gss}",
        body=_id(council),
        area=council.gss,
        evidence=(cited.because(Claim.INFERRED, _AREA_WHY),),
    )
    if council.population is not None:
        yield Population(
            id=f"population:{council.gss}:2020",
            about=council.gss,
            value=Decimal(council.population),
            year="2020",
            counted="resident",
            evidence=(cited.place,),
        )


def _replacements(councils: Mapping[str, Cited[Council]]) -> Iterator[Change]:
    rows = (
        (_id(cited.row), _id(heir), _changed(cited.row, heir), cited.place)
        for cited in councils.values()
        for heir in _heirs(cited.row, councils)
    )
    for event in events_of(rows):
        yield event.change()


def _changed(council: Council, heir: Council) -> date | None:
    """The first day of the new council, where it began as the old one ended; else the day behind the last."""
    if council.closed is None:
        return None
    return council.closed if heir.opened == council.closed else council.closed + _DAY
