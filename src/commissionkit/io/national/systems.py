"""Partnerships (STPs, later ICSs), the areas they cover, their regions, and who was in them."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from itertools import pairwise
from typing import Final

from commissionkit.io.national.bodies import is_footnote, partner_id
from commissionkit.io.national.making import LAST_DAY, OF_BOARDS, codes, lookup_year, read_off, span, stated
from commissionkit.io.national.tables import Rows, Tables
from commissionkit.model import Coverage, Fact, Forum, Identifier, Region, Seat, System
from commissionkit.periods import Period

__all__ = ["partnerships", "runs", "seats"]

_LOOKUPS: Final = "ons-ccg-stp"
_AS_ON: Final = "as on 1 April of each year, taken to hold until the next lookup"
_LISTED: Final = "listed in the middle of 2019, as from 1 April; taken to hold to the end of 2019/20"


def runs(years: Iterable[str]) -> Iterator[tuple[str, str]]:
    """The first and last of each run of years that follow one another."""
    ordered = sorted(set(years))
    breaks = [number + 1 for number, (one, other) in enumerate(pairwise(ordered)) if int(other) - int(one) > 1]
    for start, end in pairwise((0, *breaks, len(ordered))):
        yield ordered[start], ordered[end - 1]


def partnerships(tables: Tables) -> Iterator[Fact]:
    """Each partnership as a forum, its area, its region, and that the one covers the other."""
    for code, name in sorted({(line[4], line[5]) for line in tables.systems if line[4]}):
        yield Region(
            id=f"area-{code}",
            name=name,
            within=("england",),
            identifiers=codes(ods=code),
            evidence=stated(_LOOKUPS, code),
        )
    printed = {line[0]: line[1] for line in tables.partners} | {
        line[1]: line[2] for line in tables.log if line[3].startswith("STP code closed")
    }
    for code in sorted({line[1] for line in tables.systems}):
        rows = tuple(line for line in tables.systems if line[1] == code)
        forum = _forum(code, printed.get(code, rows[0][3]), rows, _logged(tables, code))
        yield _area(code, rows)
        yield forum
        yield Coverage(
            id=f"coverage:{code}", body=code, area=f"area-{code}", period=forum.period, evidence=stated(_LOOKUPS, code)
        )


def _forum(code: str, name: str, rows: Rows, note: str) -> Forum:
    names = dict.fromkeys(line[3] for line in rows if "Integrated Care Board" not in line[3])
    return Forum(
        id=code,
        name=name,
        aliases=tuple(other for other in names if other != name),
        kind="partnership",
        identifiers=codes(ods=code),
        period=_lasting(tuple(line[0] for line in rows)),
        evidence=stated(_LOOKUPS, code),
        note=note,
    )


def _lasting(years: tuple[str, ...]) -> Period:
    """From the first lookup that has it, or before where that is the very first, to the last."""
    first, last = min(years), max(years)
    start = f"[..{first}-04-01]" if first == "2017" else f"{first}-04-01"
    return span(start, f"[{LAST_DAY}..]" if last == OF_BOARDS else f"{int(last) + 1}-03-31")


def _logged(tables: Tables, code: str) -> str:
    """What the log of changes has of a partnership, in its own words of what kind of change it was."""
    entries = [f"{on} {what.rstrip('.').lower()}" for on, systems, _, what, _ in tables.log if code in systems]
    return f"Changes logged: {'; '.join(dict.fromkeys(entries))}." if entries else ""


def _area(code: str, rows: Rows) -> System:
    latest = [line for line in rows if "Integrated Care Board" not in line[3]][-1]
    regions = tuple(f"area-{region}" for region in dict.fromkeys(line[4] for line in rows if line[4]))
    gss = tuple(Identifier("gss", line) for line in dict.fromkeys(line[2] for line in rows))
    return System(
        id=f"area-{code}",
        name=latest[3],
        within=(*regions, "england"),
        identifiers=gss,
        evidence=stated(_LOOKUPS, f"{code}: {', '.join(one.code for one in gss)}"),
    )


def seats(tables: Tables, councils: Mapping[str, str]) -> Iterator[Seat]:
    """CCGs by the lookups of each year; the other partners by the list of 2019."""
    of_ccg: dict[tuple[str, str], list[str]] = {}
    for year, ccg, system, _ in tables.members:
        if year != OF_BOARDS:  # from then on the codes are those of parts of a board
            of_ccg.setdefault((system, ccg), []).append(year)
    for (system, ccg), years in sorted(of_ccg.items()):
        for first, last in runs(years):
            yield Seat(
                id=f"seat:{system}:{ccg}:{first}",
                forum=system,
                holder=ccg,
                period=lookup_year(first, last),
                evidence=read_off(_LOOKUPS, f"{ccg}, {first} to {last}", _AS_ON),
            )
    yield from _of_partners(tables, lambda kind, name, code: partner_id(kind, name, code, councils))


def _of_partners(tables: Tables, named: Callable[[str, str, str], str]) -> Iterator[Seat]:
    for system, _, kind, name, code in tables.partners:
        if kind != "ccg" and not is_footnote(name):
            holder = named(kind, name, code)
            yield Seat(
                id=f"seat:{system}:{holder}",
                forum=system,
                holder=holder,
                period=span("[..2019-04-01]", "2020-03-31"),  # when it began is not said
                evidence=read_off("stp-partners", f"{system}, {name}", _LISTED),
            )
