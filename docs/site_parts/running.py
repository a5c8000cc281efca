"""What is run twice."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final

import commissionkit as ck
from commissionkit.answers.running import RunningTwice
from commissionkit.model import Arrangement, Removable
from commissionkit.model.terms import Driver
from commissionkit.tables import escape_markdown
from site_parts.wording import Row, blocks, lines, places, spaced, table

_INTRODUCTION: Final = (
    "*Stated*: a source says that it is run twice. *Found*: two recorded processes, or two steps of a decision, "
    "overlap. *Possible*: they overlap, but it is not recorded that the organisation takes part in both."
)


def run_twice(site: Arrangement) -> str:
    """The section: the findings, each with how it is known, why it is run and whether it could end."""
    found = ck.double_running(site)
    notes = (note for note in found.notes if not note.startswith("Possible"))
    return blocks(
        "## What is run twice",
        _INTRODUCTION,
        table((_row(finding) for finding in found), nothing="nothing found"),
        *map(escape_markdown, notes),
    )


def _row(finding: RunningTwice) -> Row:
    possible = [] if finding.certainty == "certain" else ["possible", *finding.why]
    cost = f"costs {finding.cost}" if finding.cost is not None else ""
    staff = f"{finding.wte} WTE" if finding.wte is not None else ""
    return {
        "What": finding.message,
        "How known": lines([", ".join(finding.origin), *possible]),
        "Why it is run": _drivers(finding.drivers),
        "Can it end?": _ending(finding),
        "Burden": lines([staff, cost]),
        "Said at": places(finding.evidence),
    }


def _drivers(drivers: Iterable[Driver]) -> str:
    return lines(map(spaced, drivers)) or "none recorded"


def _ending(finding: RunningTwice) -> str:
    if finding.removable is Removable.NOT_STATED and not finding.removable_note:
        return "none recorded"
    note = f" ({finding.removable_note})" if finding.removable_note else ""
    return f"{spaced(finding.removable)}{note}"


def unclear_endings(site: Arrangement) -> Iterable[str]:
    """What is not known of what is run twice."""
    for finding in ck.double_running(site):
        if finding.certainty != "certain":
            yield f"{finding.message}: only possible; {'; '.join(finding.why)}."
