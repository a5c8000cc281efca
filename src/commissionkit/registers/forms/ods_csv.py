"""The files of the Organisation Data Service as it publishes them: 27 columns and no head, and its successions."""

from __future__ import annotations

import re
from operator import attrgetter
from typing import Final

from commissionkit.registers.cells import CODE, Cells
from commissionkit.registers.forms.form import ODS, Form, Head, headless
from commissionkit.registers.rows import Body, Succession

__all__ = ["ORGANISATIONS", "SUCCESSIONS"]

#: The columns that eccg.csv, etr.csv, epraccur.csv and their like share; an empty name for what they leave empty.
_ORGANISATION: Final = (
    *("code", "name", "grouping", "geography"),
    *("address1", "address2", "address3", "address4", "address5", "postcode"),
    *("open_date", "close_date", "status", "subtype", "parent", "join_date", "left_date", "phone"),
    *("", "", "", "amended", "", "parent_now", "", "setting", ""),
)
_SUCCESSION: Final = ("old_code", "new_code", "reason", "effective_date", "indicator")
_DAY: Final = re.compile(r"[0-9]{8}")


def _is_organisations(head: Head) -> bool:
    width = len(_ORGANISATION)
    return any(len(row) == width and CODE.fullmatch(row[0]) and _is_day_or_empty(row[10]) for row in head.rows)


def _is_successions(head: Head) -> bool:
    width = len(_SUCCESSION)
    return any(len(row) == width and all(map(CODE.fullmatch, row[:2])) and _DAY.fullmatch(row[3]) for row in head.rows)


def _is_day_or_empty(text: str) -> bool:
    return not text or _DAY.fullmatch(text) is not None


def _organisation(cells: Cells) -> Body:
    opened, closed = cells.span("open_date", "close_date")
    joined, left = cells.span("join_date", "left_date")
    lines = (cells.text(f"address{number}") for number in range(1, 6))
    return Body(
        line=cells.line,
        code=cells.code("code"),
        name=cells.needed("name"),
        status=cells.text("status"),
        opened=opened,
        closed=closed,
        address=tuple(line for line in lines if line),
        postcode=cells.text("postcode"),
        parent=cells.code("parent", needed=False),
        joined=joined,
        left=left,
        region=cells.text("grouping"),
        geography=cells.text("geography"),
        subtype=cells.text("subtype"),
        setting=cells.text("setting"),
    )


def _succession(cells: Cells) -> Succession:
    return Succession(
        line=cells.line,
        before=cells.code("old_code"),
        after=cells.code("new_code"),
        on=cells.day("effective_date", needed=True),
        reason=cells.text("reason"),
        indicator=cells.text("indicator"),
    )


ORGANISATIONS: Final = Form(
    name="ods-organisations",
    title="ODS organisations, 27 columns without a head",
    owner=ODS,
    recognises=_is_organisations,
    rows=headless(_ORGANISATION, _organisation),
    key=attrgetter("code"),
)

SUCCESSIONS: Final = Form(
    name="ods-successions",
    title="ODS successions, five columns without a head",
    owner=ODS,
    recognises=_is_successions,
    rows=headless(_SUCCESSION, _succession),
    key=attrgetter("before", "after", "on"),
)
