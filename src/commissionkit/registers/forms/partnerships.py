"""Partnerships: who is a partner in which, and to which system each commissioner belongs."""

from __future__ import annotations

import re
from typing import Final

from commissionkit.registers.area_rows import Belonging, Overlap
from commissionkit.registers.cells import Cells
from commissionkit.registers.forms.form import ODS, ONS, table
from commissionkit.registers.rows import Partner

__all__ = ["BELONGINGS", "OVERLAPS", "PARTNERS"]

_PARTNER: Final = ("stp_code", "stp_name", "partner_kind", "partner_name", "partner_ods_code")
_BELONGING: Final = ("year", "ccg_code", "ccg_gss", "ccg_name", "system_gss", "system_name")
_OVERLAP: Final = ("year", "commissioner_code", "lad_gss", "lsoas", "population")


#: A code, with another register's number behind it in some rows: `NL8 (CQC: 1-256729774)`.
_ODS: Final = re.compile(r"([0-9A-Z]{2,6})(?:\s*\(.*\))?")


def _partner(cells: Cells) -> Partner:
    printed = cells.text("partner_ods_code")
    coded = _ODS.fullmatch(printed)
    return Partner(
        line=cells.line,
        partnership=cells.code("stp_code"),
        partnership_name=cells.needed("stp_name"),
        kind=cells.needed("partner_kind"),
        name=cells.needed("partner_name"),
        code=coded[1] if coded else "",
        printed=printed,
    )


def _belonging(cells: Cells) -> Belonging:
    return Belonging(
        line=cells.line,
        year=cells.year("year"),
        commissioner=cells.ods("ccg_code", needed=True),
        commissioner_gss=cells.gss("ccg_gss"),
        commissioner_name=cells.text("ccg_name"),
        system_gss=cells.gss("system_gss"),
        system_name=cells.text("system_name"),
        region=cells.code("region_code", needed=False),
        region_name=cells.text("region_name"),
    )


def _overlap(cells: Cells) -> Overlap:
    return Overlap(
        line=cells.line,
        year=cells.year("year"),
        commissioner=cells.ods("commissioner_code", needed=True),
        district=cells.gss("lad_gss", needed=True),
        small_areas=cells.number("lsoas") or 0,
        people=cells.number("population", needed=False),
        basis=cells.text("population_basis"),
        upper_tier=cells.gss("utla_gss"),
    )


PARTNERS: Final = table(
    "partners",
    "Partners in sustainability and transformation partnerships",
    ODS,
    _PARTNER,
    _partner,
    key=("partnership", "kind", "name", "code"),
)
BELONGINGS: Final = table(
    "systems", "Commissioners and their systems, by year", ONS, _BELONGING, _belonging, key=("year", "commissioner")
)
OVERLAPS: Final = table(
    "overlaps",
    "What commissioners and districts share, by year",
    ONS,
    _OVERLAP,
    _overlap,
    key=("year", "commissioner", "district"),
)
