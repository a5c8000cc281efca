"""Councils: the table of UK local authorities by mySociety, and the codes that ODS gives them."""

from __future__ import annotations

from typing import Final

from commissionkit.registers.cells import Cells
from commissionkit.registers.forms.form import MYSOCIETY, ODS, table
from commissionkit.registers.rows import Body, Council

__all__ = ["CODED", "COUNCILS"]

_COUNCIL: Final = ("code", "official_name", "name", "gss_code", "start_date", "end_date", "replaced_by", "type")
_CODED: Final = ("ods_code", "name", "national_grouping", "hlhg", "subtype")


def _council(cells: Cells) -> Council:
    opened, closed = cells.span("start_date", "end_date")
    return Council(
        line=cells.line,
        code=cells.code("code"),
        name=cells.needed("name"),
        official_name=cells.text("official_name"),
        gss=cells.gss("gss_code"),
        opened=opened,
        closed=closed,
        replaced_by=cells.codes("replaced_by"),
        kind=cells.text("type"),
        county=cells.code("county_code", needed=False),
        combined_authority=cells.code("combined_authority_code", needed=False),
        region=cells.text("region"),
        population=cells.number(_population_column(cells), needed=False),
    )


def _population_column(cells: Cells) -> str:
    return next((name for name in ("population_2020", "pop_2020", "population") if cells.has(name)), "")


def _coded(cells: Cells) -> Body:
    return Body(
        line=cells.line,
        code=cells.code("ods_code"),
        name=cells.needed("name"),
        kind="local_authority",
        region=cells.text("national_grouping"),
        geography=cells.text("hlhg"),
        subtype=cells.text("subtype"),
    )


COUNCILS: Final = table("councils", "UK local authorities", MYSOCIETY, _COUNCIL, _council, key=("code",))
CODED: Final = table("ods-councils", "ODS codes of local authorities", ODS, _CODED, _coded, key=("code",))
