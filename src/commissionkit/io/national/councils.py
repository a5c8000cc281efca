"""Councils, the districts and counties they are councils of, and what replaced them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Final

from commissionkit.io.national.making import codes, council_id, day_before, read_off, span, stated
from commissionkit.io.national.successions import Life, Record, changes_of, first_day_after
from commissionkit.io.national.tables import Line, Tables
from commissionkit.model import Area, Change, Coverage, Fact, Organisation
from commissionkit.periods import Period
from commissionkit.sources import Citation, Claim

__all__ = ["ids_of_councils", "is_early", "of_councils", "replacements"]

_SOURCE: Final = "mysociety-las"
_KINDS: Final[Mapping[str, str]] = {
    "Non-metropolitan district": "district-council",
    "Unitary authority": "unitary-council",
    "Metropolitan district": "unitary-council",
    "London borough": "unitary-council",
    "City corporation": "unitary-council",
    "County": "county-council",
    "Combined authority": "combined-authority",
    "Strategic Regional Authority": "local-authority",
}
_MATCHED: Final = "the two registers share no code: the names are the same but for spelling"
_PRINTED: Final = "the end is printed as the first day without the council"
_FIRST: Final = "2013-04-01"
_ALWAYS: Final = "no start is printed: taken to have been there when CCGs began"
_BY_THEN: Final = "printed as a start in 2005, when no council was set up: it was there by then"


def ids_of_councils(tables: Tables) -> dict[str, str]:
    """ODS code -> id, of councils that both registers have."""
    return {line[1]: council_id(line[0]) for line in tables.councils if line[1]}


def is_early(start: str) -> bool:
    """Whether a printed start is one on which no council was set up."""
    return start.startswith("2005-")


def of_councils(tables: Tables) -> Iterator[Fact]:
    """A council, its area, and that the one covers the other, for each row; and bare councils of the other register."""
    for line in tables.councils:
        council = _council(line)
        yield _area(line)
        yield council
        yield _covered(council, line[0], is_dated=bool(line[5]))
    for code, name in tables.unmatched:
        yield Organisation(
            id=f"council-{code}",
            name=name,
            kind="local-authority",
            identifiers=codes(ods=code),
            evidence=stated("ods-councils", code),
        )


def _council(line: Line) -> Organisation:
    gss, ods, name, _, kind, start, end, *_ = line
    return Organisation(
        id=council_id(gss),
        name=name,
        kind=_KINDS[kind],
        identifiers=codes(gss=gss, ods=ods),
        period=span(f"[..{start}]" if is_early(start) else start, day_before(first_day_after(end)) if end else ""),
        evidence=tuple(_cited(gss, ods, start, end)),
    )


def _covered(council: Organisation, area: str, *, is_dated: bool) -> Coverage:
    """That a council covers its own area, all its life; one without a start at least since CCGs began."""
    since = () if is_dated else read_off(_SOURCE, f"{area}, no start date", _ALWAYS)
    return Coverage(
        id=f"coverage:{council.id}",
        body=council.id,
        area=area,
        period=council.period if is_dated else Period(span(f"[..{_FIRST}]", "").start, council.period.end),
        evidence=(*stated(_SOURCE, area), *since),
    )


def _cited(gss: str, ods: str, start: str, end: str) -> Iterable[Citation]:
    yield from stated(_SOURCE, gss)
    if is_early(start):
        yield from read_off(_SOURCE, f"{gss}, start date", _BY_THEN)
    if end and first_day_after(end) == end:
        yield from read_off(_SOURCE, f"{gss}, end date", _PRINTED, Claim.DERIVED)
    if ods:
        yield from read_off("ods-councils", ods, _MATCHED)


def _area(line: Line) -> Area:
    gss, name, above = line[0], line[3], [code for code in line[8:10] if code]
    return Area(
        id=gss, name=name, within=(*above, "england"), identifiers=codes(gss=gss), evidence=stated(_SOURCE, gss)
    )


def replacements(tables: Tables) -> Iterator[Change]:
    """The councils that took the place of others."""
    records = tuple(
        Record(council_id(line[0]), council_id(new), first_day_after(line[6]))
        for line in tables.councils
        for new in line[7].split()
    )
    lives = {
        council_id(line[0]): Life(line[5], day_before(first_day_after(line[6])) if line[6] else "")
        for line in tables.councils
    }
    yield from changes_of(records, lives, _SOURCE)
