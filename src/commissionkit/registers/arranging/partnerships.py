"""Partnerships as facts: the forum, the system that it covers, and who has a seat."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final

from commissionkit.model import Coverage, Fact, Forum, Identifier, Region, Seat, System
from commissionkit.periods import NOT_STATED, Period
from commissionkit.registers.area_rows import Belonging
from commissionkit.registers.arranging.bodies import partner_id
from commissionkit.registers.arranging.citing import Cited, Register, nhs_year_from, rows_of
from commissionkit.registers.rows import Partner
from commissionkit.sources import Citation, Claim

__all__ = ["partnership_codes", "partnership_facts"]

_UNKNOWN_DAYS: Final = Period(NOT_STATED, NOT_STATED)
_YEAR_WHY: Final = "taken to hold for the NHS year from that April"


def partnership_codes(registers: Sequence[Register]) -> frozenset[str]:
    """The codes that are of partnerships: forums, not organisations."""
    listed = {cited.row.partnership for cited in rows_of(registers, Partner)}
    return frozenset(listed | {cited.row.system_gss for cited in rows_of(registers, Belonging) if cited.row.system_gss})


def partnership_facts(registers: Sequence[Register]) -> Iterator[Fact]:
    """Partnerships with their areas and seats.

    A list of partners says no day. A commissioner belongs to a system for the years whose look-ups say so, years that
    follow each other as one period. A system bears its ODS code where the file has it, else its GSS code.
    """
    for cited in rows_of(registers, Partner):
        row = cited.row
        yield from _partnership(row.partnership, row.partnership_name, Identifier("ods", row.partnership), cited.place)
        yield Seat(
            id=f"seat:{row.partnership}:{partner_id(row)}",
            forum=row.partnership,
            holder=partner_id(row),
            period=_UNKNOWN_DAYS,
            evidence=(cited.place,),
        )
    belongings = [cited for cited in rows_of(registers, Belonging) if cited.row.system_gss]
    for belonging in belongings:
        yield from _system(belonging)
    yield from _years(belongings)


def _partnership(code: str, name: str, known_as: Identifier, place: Citation, region: str = "") -> Iterator[Fact]:
    area = f"area-{code}"
    within = (f"area-{region}",) if region else ()
    yield System(id=area, name=name, within=within, identifiers=(known_as,), evidence=(place,))
    yield Forum(id=code, name=name, kind="partnership", identifiers=(known_as,), evidence=(place,))
    yield Coverage(id=f"coverage:{code}:{area}", body=code, area=area, evidence=(place,))


def _system(cited: Cited[Belonging]) -> Iterator[Fact]:
    row = cited.row
    if row.region:
        known_as = Identifier("ods", row.region)
        name = row.region_name or row.region
        yield Region(id=f"area-{row.region}", name=name, identifiers=(known_as,), evidence=(cited.place,))
    code = row.system_gss
    yield from _partnership(code, row.system_name or code, Identifier("gss", code), cited.place, row.region)


def _years(belongings: Sequence[Cited[Belonging]]) -> Iterator[Seat]:
    """One seat for each run of years."""
    runs: list[list[Cited[Belonging]]] = []
    last: dict[tuple[str, str], list[Cited[Belonging]]] = {}
    for cited in sorted(belongings, key=lambda one: one.row.year):
        pair = (cited.row.system_gss, cited.row.commissioner)
        run = last.get(pair)
        if run is None or run[-1].row.year + 1 < cited.row.year:
            run = last[pair] = []
            runs.append(run)
        run.append(cited)
    yield from map(_seat, runs)


def _seat(run: Sequence[Cited[Belonging]]) -> Seat:
    first, final = run[0].row, run[-1].row
    return Seat(
        id=f"seat:{first.system_gss}:{first.commissioner}:{first.year}",
        forum=first.system_gss,
        holder=first.commissioner,
        period=Period(nhs_year_from(first.year).start, nhs_year_from(final.year).end),
        evidence=(*(cited.place for cited in run), run[-1].because(Claim.INFERRED, _YEAR_WHY)),
    )
