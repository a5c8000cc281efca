"""Double running as parallel tracks, put together."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from datetime import date
from typing import Final

from commissionkit.answers.running import RunningTwice
from commissionkit.drawing import Box, Drawing, Scene, Undrawn, Words
from commissionkit.errors import RefusedQuestion
from commissionkit.model import Arrangement, RunningKind, Status
from commissionkit.periods import Bound, Holds
from commissionkit.questions.double_running import double_running
from commissionkit.questions.naming import check_arrangement
from commissionkit.succession import default_day
from commissionkit.tables import Table
from commissionkit.views.heading import heading
from commissionkit.views.running.gathering import gathered, remarks
from commissionkit.views.running.painting import MARGIN, WIDTH, legend, notes, painted
from commissionkit.views.running.things import Plan

__all__ = ["tracks"]

#: More than that is no picture any more.
_MOST: Final = 200
_ONCE: Final = "runs once, as far as is recorded"
_COLUMNS: Final = (
    "what",
    "system's process",
    "organisation's process",
    "certainty",
    "origin",
    "why",
    "can it be ended",
    "who could say",
    "in common",
    "period",
    "not known",
    "facts",
)


def tracks(
    arrangement: Arrangement,
    *,
    during: str | int | date | Bound | None = None,
    kind: str | RunningKind | None = None,
) -> Drawing:
    """What is run twice, as parallel tracks: the system's process, and beneath it what organisations run themselves.

    Each track says who runs it and since when; a stretch of days of which that is not known is broken. Beside it stands
    why it is run, whether it can be ended and, as far as the record says it, who could say so. Decisions that are made
    and then taken again are two tracks too. What a source leaves unnamed is drawn as not stated.

    Args:
        arrangement: The site, or a snapshot of it.
        during: A day, a month, a year, an NHS year or a span, as `double_running` takes it; None for the last day that
            the sources speak to.
        kind: `process` or `decision`; None for both.

    Returns:
        A `Drawing`; its table has a row for each thing run twice. Processes that run once, have ended or are only
        planned stand in `undrawn`, as do statements that say nothing of the days asked about.

    Raises:
        RefusedQuestion: Another kind, a snapshot asked about other days, or so many that no picture holds them.
        InvalidText: `during` names no days.

    It does not see what `double_running` does not see, nor what would end a double running where no source says it.
    """
    check_arrangement(arrangement)
    findings = double_running(arrangement, during=during, kind=kind)
    if len(findings.heads) > _MOST:
        raise RefusedQuestion(
            f"{len(findings.heads)} things are run twice, more than the {_MOST} that a picture holds: narrow it by "
            "kind= or during=, or take the list that double_running gives"
        )
    found = list(findings)
    window = default_day(arrangement) if during is None else Bound.parse(during, span=True)
    undrawn = tuple(_undrawn(arrangement, found, kind, window))
    plan = gathered(arrangement, found, window)
    return _drawing(arrangement, plan, found, undrawn)


def _drawing(arrangement: Arrangement, plan: Plan, found: list[RunningTwice], undrawn: tuple[Undrawn, ...]) -> Drawing:
    title = f"What is run twice: {arrangement.title or arrangement.id}, {plan.window}"
    head, top = heading(title, WIDTH, left=MARGIN)
    if plan.blocks:
        marks, bottom = painted(plan, top)
    else:
        nothing = "Nothing is found: the record has no statement of it, and no pair of processes or decisions."
        marks, bottom = (Words(x=MARGIN, y=top + 4, text=nothing, look="label"),), top + 20
    beneath, bottom = notes(_notes(arrangement, undrawn), bottom)
    told, height = legend(plan, bottom)
    page = Box(x=0, y=0, width=WIDTH, height=height, look="paper")
    described = _told(plan, found, undrawn)
    scene = Scene(
        width=WIDTH, height=height, marks=(page, *head, *marks, beneath, told), title=title, description=described
    )
    facts = dict.fromkeys(fact for finding in found for fact in finding.facts)
    return Drawing(scene=scene, rows=_rows(arrangement, found), drawn=tuple(facts), undrawn=undrawn)


# -- what is left out ----------------------------------------------------------------------------


def _undrawn(
    arrangement: Arrangement, found: list[RunningTwice], kind: str | RunningKind | None, window: Bound
) -> Iterator[Undrawn]:
    """Processes and statements that no track draws, and why."""
    drawn = {fact for finding in found for fact in finding.facts}
    only_decisions = kind is not None and str(kind) == str(RunningKind.DECISION)
    for process in arrangement.processes:
        if process.id not in drawn:
            if only_decisions:
                why = "decisions alone are asked about"
            elif process.status.is_plan:
                why = "is only planned"
            elif process.status is Status.REMOVED:
                why = "has ended"
            elif process.period.holds(window) is Holds.NO:
                why = "does not run on the days asked about"
            else:
                why = _ONCE
            yield Undrawn(process.id, why)
    for statement in arrangement.double_running:
        if statement.id not in drawn:
            other = kind is not None and str(statement.kind) != str(kind)
            yield Undrawn(statement.id, "is of the other kind" if other else "does not hold on the days asked about")


def _notes(arrangement: Arrangement, undrawn: tuple[Undrawn, ...]) -> Iterator[str]:
    """What is left out, reason by reason."""
    for why in dict.fromkeys(one.why for one in undrawn):
        names = [arrangement.name(one.fact) for one in undrawn if one.why == why]
        yield f"Not drawn: {why} ({len(names)}): {'; '.join(names)}."


# -- told ----------------------------------------------------------------------------------------


def _told(plan: Plan, found: list[RunningTwice], undrawn: tuple[Undrawn, ...]) -> str:
    """What a person learns from the picture who does not see it."""
    sure = sum(1 for finding in found if finding.certainty == "certain")
    ended = Counter(str(finding.removable).replace("_", " ") for finding in found)
    told = [f"Asked about {plan.window}: {sure} certain, {len(found) - sure} possible"]
    if found:
        told.append("Can it be ended: " + ", ".join(f"{word} {number}" for word, number in sorted(ended.items())))
    if undrawn:
        left_out = Counter(one.why for one in undrawn)
        told.append("Not drawn: " + "; ".join(f"{why} {number}" for why, number in left_out.items()))
    return ". ".join(told) + "."


def _rows(arrangement: Arrangement, found: list[RunningTwice]) -> Table:
    """A row for each thing run twice."""
    rows = []
    for finding in found:
        said = dict(remarks(arrangement, finding))
        rows.append(
            (
                finding.message,
                finding.system_name or None,
                finding.organisation_name or None,
                finding.certainty,
                ", ".join(finding.origin),
                said["Why"],
                said["Can it be ended"],
                "; ".join(map(arrangement.name, finding.decided_by)) or None,
                finding.overlap.text or None,
                str(finding.period),
                "; ".join(finding.why) or None,
                "; ".join(finding.facts),
            )
        )
    return Table(_COLUMNS, tuple(rows), f"What is run twice: {arrangement.title or arrangement.id}")
