"""Organisations of the NHS: those that a register has, and those known by a code or a list alone."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from typing import Final

from commissionkit.io.national.making import codes, day, read_off, span, stated
from commissionkit.io.national.tables import Line, Tables
from commissionkit.model import Change, ChangeKind, Coverage, Fact, Organisation, Relationship
from commissionkit.model.base import slug

__all__ = ["OPEN_CCG", "is_footnote", "offices_and_regions", "partner_bodies", "partner_id", "registered"]

#: The kind that the tables give to a CCG whose code is open still.
OPEN_CCG: Final = "ccg_then_sub_icb"
_KINDS: Final[Mapping[str, str]] = {
    "ccg": "ccg",
    OPEN_CCG: "ccg",
    "nhs_trust": "nhs-trust",
    "nhs_foundation_trust": "nhs-foundation-trust",
    "commissioning_hub": "commissioning-hub",
    "icb": "integrated-care-board",
    "sub_icb_reporting_entity": "sub-icb-reporting-entity",
    "nhs_england_local_office": "regional-team",
    "nhs_england_region": "regional-team",
}
_REGISTERS: Final[Mapping[str, str]] = {
    "ods eccg.csv": "ods-eccg",
    "ods etr.csv": "ods-etr",
    "ods eauth.csv": "ods-eauth",
    "NHS Digital GP list map": "nhsd-gp-2022",
    "ons ICB names": "ons-icb-2024",
}
_LIVES_ON: Final = (
    "The register leaves the code open: from July 2022 on it is that of a sub-ICB location. CCGs themselves were "
    "abolished on 30 June 2022."
)
_KIND_READ: Final = "the kind is read from the pattern of the code, which later is that of a sub-ICB location"
_ABOLISHED: Final = (
    "no register says it: CCGs were abolished in law on 30 June 2022, integrated care boards open on 1 July, and the "
    "codes of these groups stay open as those of sub-ICB locations"
)
_ODS: Final = re.compile(r"(?!CQC)[A-Z0-9]{3,6}\b")
_CQC: Final = re.compile(r"\d-\d{6,}")


def _register(text: str) -> str:
    return next(source for start, source in _REGISTERS.items() if text.startswith(start))


def registered(tables: Tables) -> Iterator[Fact]:
    """The bodies of the registers, and the end of those CCGs that no register ends."""
    for line in tables.bodies:
        yield _registered(line)
        if line[2] == "icb":
            yield _of_its_system(line)
    still_open = tuple(line[0] for line in tables.bodies if line[2] == OPEN_CCG)
    if still_open:
        yield Change(
            id="abolition-of-ccgs",
            kind=ChangeKind.ABOLITION,
            predecessors=still_open,
            on=day("2022-07-01"),
            evidence=read_off("ods-eccg", "codes without a close date", _ABOLISHED),
            note="Who took over their work is no succession of the register.",
        )


def _registered(line: Line) -> Organisation:
    code, name, kind, opened, closed, gss, source = line
    register = _register(source)
    cited = stated(register, code)
    is_board, is_open = kind == "icb", kind == OPEN_CCG
    return Organisation(
        id=f"icb-{code}" if is_board else code,
        name=name,
        kind=_KINDS[kind],
        identifiers=codes(ods=code, gss="" if is_board else gss),  # the GSS code of a board is that of its area
        period=span(opened, closed),
        evidence=(*cited, *read_off(register, f"{code}, kind", _KIND_READ)) if is_open else cited,
        note=_LIVES_ON if is_open else "",
    )


def _of_its_system(line: Line) -> Coverage:
    code, opened = line[0], line[3]
    return Coverage(
        id=f"coverage:icb-{code}",
        body=f"icb-{code}",
        area=f"area-{code}",
        period=span(opened, ""),
        evidence=stated("ons-icb-2024", code),
    )


def offices_and_regions(tables: Tables) -> Iterator[Fact]:
    """Local offices of NHS England: those that the lookup alone names, whose they are, and for which CCGs."""
    known = {line[0] for line in tables.bodies}
    year = span("2018-04-01", "2019-03-31")
    for code, name in sorted({(office, name) for _, office, name, _ in tables.offices if office not in known}):
        yield Organisation(
            id=code,
            name=name,
            kind="regional-team",
            identifiers=codes(ods=code),
            evidence=stated("ons-offices-2018", code),
        )
    pairs = [(office, ccg, "local-office") for ccg, office, _, _ in tables.offices]
    pairs += sorted({(region, office, "region") for _, office, _, region in tables.offices})
    for above, below, role in pairs:
        yield Relationship(
            id=f"{role}:{above}:{below}",
            subject=above,
            toward=below,
            role=role,
            period=year,
            evidence=stated("ons-offices-2018", f"{below}, {above}"),
        )


def partner_id(kind: str, name: str, code: str, councils: Mapping[str, str]) -> str:
    """The id of a partner: that of a council, else its code, else its name."""
    if kind == "local_authority" and code in councils:
        return councils[code]
    found = _ODS.match(code)
    return found[0] if found else slug(name.replace("/", " "))  # a slash in an id parts a whole from its part


def partner_bodies(tables: Tables, known: Iterable[str], councils: Mapping[str, str]) -> Iterator[Organisation]:
    """Partners of 2019 that no register has."""
    there = set(known)
    for _, _, kind, name, code in tables.partners:
        here = partner_id(kind, name, code, councils)
        if here in there or is_footnote(name):
            continue
        there.add(here)
        found, cqc = _ODS.match(code), _CQC.search(code)
        yield Organisation(
            id=here,
            name=name,
            kind=_kind_by_name(name, kind),
            identifiers=codes(ods=found[0] if found else "", cqc=cqc[0] if cqc else ""),
            evidence=stated("stp-partners", f"{kind.replace('_', ' ')}: {name}"),
        )


def is_footnote(name: str) -> bool:
    """Whether a row of the list of partners is a remark beneath it."""
    return name.startswith("*")


def _kind_by_name(name: str, kind: str) -> str:
    """The kind that a body says itself that it is."""
    words = name.casefold().replace(".", "")
    if kind == "nhs_trust":
        return "nhs-foundation-trust" if "foundation trust" in words else "nhs-trust"
    if words.startswith("healthwatch"):
        return "healthwatch"
    if words.endswith((" cic", " community interest company", "(cic)", "(ace cic)")):
        return "community-interest-company"
    return "local-health-board" if words.endswith("local health board") else "not_stated"
