"""Lessons: what sources say others should do, by those for whom it is meant."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final

import commissionkit as ck
from commissionkit.answers.themes import ToldImplication
from commissionkit.model import Arrangement
from commissionkit.tables import escape_markdown
from site_parts.wording import Row, beneath, lines, part, places, section, spaced, table

_INTRODUCTION: Final = "Lessons that the sources draw. Where nobody else is named, their authors raised them."
_AUDIENCES: Final = {
    "local": "For local bodies",
    "national": "For national bodies",
    "not_stated": "For whom is not stated",
}


def lessons(site: Arrangement) -> str:
    """The section: a table for each audience, in the order in which the file first has them."""
    rows = tuple(ck.implications(site))
    audiences = dict.fromkeys(row.audience.replace(" ", "_") for row in rows)
    return section(
        "Lessons",
        *(_for(name, (row for row in rows if row.audience.replace(" ", "_") == name)) for name in audiences),
        introduction=_INTRODUCTION,
        keep=False,
    )


def _for(audience: str, rows: Iterable[ToldImplication]) -> str:
    return part(_AUDIENCES.get(audience, escape_markdown(f"For {spaced(audience)}")), table(map(_row, rows)))


def _row(row: ToldImplication) -> Row:
    return {
        "Lesson": beneath(row.text, row.note),
        "On": row.topic_name,
        "Raised by": lines(row.raised_by_names) or "the authors",
        "Said at": places(row.evidence),
    }
