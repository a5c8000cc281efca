"""Tables of organisations and successions with a head."""

from __future__ import annotations

from typing import Final

from commissionkit.registers.cells import Cells
from commissionkit.registers.forms.form import ODS, UNSTATED, table
from commissionkit.registers.rows import Body, Split, Succession

__all__ = ["ORGANISATIONS", "SPLITS", "SUCCESSIONS"]

_ORGANISATION: Final = ("code", "name", "kind", "open_date", "close_date")
_SUCCESSION: Final = ("old_code", "new_code", "effective_date")
_SPLIT: Final = ("pct_code", "pct_name", "ccg_code", "ccg_name", "pct_of_postcodes")


def _organisation(cells: Cells) -> Body:
    opened, closed = cells.span("open_date", "close_date")
    return Body(
        line=cells.line,
        code=cells.code("code"),
        name=cells.needed("name"),
        kind=cells.text("kind"),
        opened=opened,
        closed=closed,
        region=cells.text("region"),
        geography=cells.text("system"),
        postcode=cells.text("postcode"),
        gss=cells.gss("gss_code"),
    )


def _succession(cells: Cells) -> Succession:
    return Succession(
        line=cells.line,
        before=cells.code("old_code"),
        after=cells.code("new_code"),
        on=cells.day("effective_date", needed=True),
        before_kind=cells.text("old_kind"),
        after_kind=cells.text("new_kind"),
    )


def _split(cells: Cells) -> Split:
    return Split(
        line=cells.line,
        before=cells.code("pct_code"),
        before_name=cells.needed("pct_name"),
        after=cells.code("ccg_code"),
        after_name=cells.needed("ccg_name"),
        share=cells.percent("pct_of_postcodes"),
    )


ORGANISATIONS: Final = table(
    "organisations", "Organisations with their kinds and days", ODS, _ORGANISATION, _organisation, key=("code",)
)
SUCCESSIONS: Final = table(
    "successions", "Successions of organisations", ODS, _SUCCESSION, _succession, key=("before", "after", "on")
)
SPLITS: Final = table(
    "splits",
    "What part of the postcodes of each PCT fell to which CCG",
    UNSTATED,
    _SPLIT,
    _split,
    key=("before", "after"),
)
