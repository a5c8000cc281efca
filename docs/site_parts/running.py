"""What is run twice."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final

import commissionkit as ck
from commissionkit.answers.running import RunningTwice
from commissionkit.model import Arrangement, Removable
from commissionkit.model.terms import Driver
from commissionkit.tables import escape_markdown
from site_parts.layers import is_national
from site_parts.wording import NONE_RECORDED, NOT_STATED, Row, lines, places, section, spaced, table, unsaid

_INTRODUCTION: Final = (
    "*Stated*: a source says that it is run twice. *Found*: two recorded processes, or two steps of a decision, "
    "overlap. *Possible*: they overlap, but it is not recorded that the organisation takes part in both."
)


def run_twice(site: Arrangement) -> str:
    """The section: the findings, each with how it is known, why it is run and whether it could end."""
    found = ck.double_running(site)
    notes = (note for note in found.notes if not note.startswith("Possible"))
    rows = table((_row(site, finding) for finding in found), nothing="nothing found")
    return section(
        "What is run twice",
        rows,
        *(map(escape_markdown, notes) if found else ()),
        introduction=_INTRODUCTION,
        keep=not is_national(site),
    )


def _row(site: Arrangement, finding: RunningTwice) -> Row:
    possible = [] if finding.certainty == "certain" else ["possible", *finding.why]
    cost = f"costs {finding.cost}" if finding.cost is not None else ""
    staff = f"{finding.wte} WTE" if finding.wte is not None else ""
    return {
        "What": finding.message,
        "How known": lines([", ".join(finding.origin), *possible]),
        "Why it is run": _drivers(site, finding),
        "Can it end?": _ending(site, finding),
        "Burden": lines([staff, cost]),
        "Said at": places(finding.evidence),
    }


def _drivers(site: Arrangement, finding: RunningTwice) -> str:
    known = [driver for driver in finding.drivers if driver is not Driver.NOT_STATED]
    return lines(map(spaced, known)) or _unsaid(site, finding, "drivers", "driver")


def _ending(site: Arrangement, finding: RunningTwice) -> str:
    if finding.removable is Removable.NOT_STATED:
        return _unsaid(site, finding, "removable")
    return f"{spaced(finding.removable)}{f' ({finding.removable_note})' if finding.removable_note else ''}"


def _unsaid(site: Arrangement, finding: RunningTwice, *what: str) -> str:
    """*Not stated* where the coder looked at one of the facts, else *none recorded*."""
    found = {unsaid(site, fact, *what) for fact in (*finding.facts, *finding.statements)}
    return NOT_STATED if NOT_STATED in found else NONE_RECORDED


def unclear_endings(site: Arrangement) -> Iterable[str]:
    """What is not known of what is run twice."""
    for finding in ck.double_running(site):
        if finding.certainty != "certain":
            yield f"{finding.message}: only possible; {'; '.join(finding.why)}."
