"""The timeline of an arrangement."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from typing import Final

from commissionkit.drawing import Box, Drawing, Group, Knot, Network, Scene, Tie, fitted
from commissionkit.drawing.moving import moved
from commissionkit.errors import RefusedQuestion
from commissionkit.model import Arrangement
from commissionkit.periods import Bound
from commissionkit.questions.decisions.asking import On
from commissionkit.questions.naming import check_arrangement
from commissionkit.succession import as_of
from commissionkit.succession.lives import following
from commissionkit.tables import Table
from commissionkit.views.heading import heading
from commissionkit.views.timelines.gathering import MOST, gathered
from commissionkit.views.timelines.legend import legend
from commissionkit.views.timelines.painting import painted
from commissionkit.views.timelines.placing import Sheet, sheet_of
from commissionkit.views.timelines.things import Bar, Days, Plan
from commissionkit.views.timelines.ways import ways_of

__all__ = ["timeline"]

#: The room that the words above the axis take.
_AXIS: Final = 18.0
#: The room for the name of what it is about, in pixels.
_ABOUT: Final = 480.0
#: So many changes are told in the description.
_TOLD: Final = 6


def timeline(arrangement: Arrangement, *, during: On | None = None, focus: str | None = None) -> Drawing:
    """From when to when organisations and forums were there, and which became which, as one picture.

    A bar for each body, by sector, then the forums; thinner bars for the funds, contracts and programmes that are
    dated. Where a bar begins or ends on a day that is not known exactly, the days between the earliest and the latest
    are striped. Dots mean that no day is recorded, a question mark beside them that the coder looked and no source
    says; an arrow that it is ongoing. Of what has no date a bar covers the days that the sources speak to, if it was in
    force on them: those are marked too. Mergers, splits, renames and transfers are lines from bar to bar; where a line
    would run through the bar of another body, the bars bear the same number instead.

    Unasked the axis begins ten years before the days that the sources speak to, or with the first change or end if that
    is earlier; of what began before that the year is written at its left.

    Where more than 300 bars would be drawn, only the bodies are that a change ties to another on the days shown.

    Args:
        arrangement: The site, or a snapshot of it.
        during: Only what may have been there on these days: a day, a month, a year, an NHS year or a span such as
            `2013..2022`.
        focus: The id of a body, fund, contract, programme or change: it and all that changes tie to it is lit, the rest
            is faint; of a large arrangement the rest is left out.

    Returns:
        A `Drawing`; its table has a row for each bar. `undrawn` are the facts that have no part in it, and why.

    Raises:
        RefusedQuestion: Nothing is dated, nothing was there on the days asked about, `focus` has no bar, or there are
            too many bodies and no change that ties any; or it is no arrangement, or a snapshot asked about another day.
        UnknownName: Nothing bears the id that `focus` names.
        InvalidText: `during` names no days.

    It does not see what bodies did, nor the dates of seats, rights and agreements, nor changes that no source names.
    """
    check_arrangement(arrangement)
    plan = gathered(arrangement, _days(arrangement, during), focus)
    sheet = sheet_of(plan)
    ways = ways_of(sheet)
    marks = painted(sheet, ways, faint=lambda key: plan.lit is not None and key not in plan.lit)
    title = _title(arrangement, during, focus)
    head, bottom = heading(title, sheet.width, _hint(plan), lines=2)
    top = bottom + _AXIS
    key, height = legend(sheet, ways, top + sheet.height + 6)
    panel = Group(marks=tuple(moved(mark, 0, top) for mark in marks), role="panel")
    paper = Box(x=0, y=0, width=sheet.width, height=height, look="paper")
    scene = Scene(
        width=sheet.width,
        height=height,
        marks=(paper, *head, panel, key),
        title=title,
        description=_told(plan, sheet, numbered=sum(bool(way.number) for way in ways)),
    )
    drawn = dict.fromkeys([*(row.bar.key for row in sheet.rows), *(join.key for join in plan.joins)])
    return Drawing(
        scene=scene, rows=_rows(plan, sheet), drawn=tuple(drawn), undrawn=plan.undrawn, network=_network(plan)
    )


def _days(arrangement: Arrangement, during: On | None) -> Days | None:
    if during is None:
        return None
    if arrangement.snapshot is not None:
        as_of(arrangement, during, plans=arrangement.snapshot.plans)  # refuses other days than its own
    first, last = Bound.parse(during, span=True).days
    after = following(last)
    if first == after:
        raise RefusedQuestion(f"{during} is the last day of the calendar")
    return first, after


def _title(arrangement: Arrangement, during: On | None, focus: str | None) -> str:
    name = arrangement.title or arrangement.id
    about = ""
    if focus is not None:
        about = "".join(f"{line}: " for line in fitted(arrangement.name(focus), _ABOUT, 18, lines=1, bold=True))
    days = f", {Bound.parse(during, span=True)}" if during is not None else ""
    return f"{about}Bodies and forums over time, {name}{days}"


def _hint(plan: Plan) -> tuple[str, ...]:
    """What is left out of a picture of very many, and how to see it."""
    if not plan.left_out:
        return ()
    tied = "to another" if plan.about is None else "to it"
    such = ", such as during='2019..2020'" if plan.days is None else ""
    text = (
        f"Not drawn: {plan.left_out:,} more that no change ties {tied}, such as what only opened or closed. All are "
        f"drawn where there are at most {MOST}: choose fewer days with during={such}, or one body with "
        "focus=."
    )
    return (text,)


def _told(plan: Plan, sheet: Sheet, *, numbered: int) -> str:
    """What a person learns from the picture who does not see it."""
    groups = Counter(row.bar.group for row in sheet.rows)
    told = [f"Bars: {'; '.join(f'{name} {groups[name]}' for name in plan.groups if groups[name])}."]
    if plan.left_out:
        tied = "to one another" if plan.about is None else f"to {plan.about}"
        told.append(
            f"Of more than {MOST} bars only those are drawn that changes tie {tied}; {plan.left_out} are left out."
        )
    bars = plan.bars
    starts = sum(bar.began.kind == "days" for bar in bars)
    ends = Counter(bar.ended.kind for bar in bars)
    told.append(
        f"Start known: {starts} of {len(bars)}. End known: {ends['days']}; ongoing: {ends['ongoing']}; end not stated: "
        f"{ends['not_stated'] + ends['removed']}."
    )
    says = [join.says for join in plan.joins]
    if says:
        more = f"; and {len(says) - _TOLD} more" if len(says) > _TOLD else ""
        told.append(f"Changes: {'; '.join(says[:_TOLD])}{more}.")
    if numbered:
        told.append(f"{numbered} of them are told by numbers, because a line would run through another bar.")
    if plan.as_at is not None:
        told.append(f"The sources speak to {plan.as_at[1]}.")
    return " ".join(told)


def _rows(plan: Plan, sheet: Sheet) -> Table:
    """A row for each bar, from the top."""
    changes: dict[str, list[str]] = {}
    for join in plan.joins:
        for party in join.parties:
            changes.setdefault(party, []).append(join.key)
    rows = []
    for row in sheet.rows:
        bar = row.bar
        facts = dict.fromkeys((bar.key, *filter(None, (bar.began.change, bar.ended.change)), *changes.get(bar.key, ())))
        kind = f"{bar.kind} (planned)" if bar.planned else bar.kind
        rows.append((bar.name, kind, bar.began.told, bar.ended.told, _how(bar), "; ".join(facts)))
    notes = () if plan.as_at is None else (f"The sources speak to {plan.as_at[1]}.",)
    return Table(("body", "kind", "began", "ended", "how known", "facts"), tuple(rows), "Bodies over time", notes)


def _how(bar: Bar) -> str:
    planned = tuple(", planned" if edge.planned and edge.change else "" for edge in (bar.began, bar.ended))
    claim = f" [{bar.claim}]" if bar.claim else ""
    return f"start: {bar.began.how}{planned[0]}; end: {bar.ended.how}{planned[1]}{claim}"


def _network(plan: Plan) -> Network | None:
    """Which became which, to be drawn elsewhere; None where no change ties two bars."""
    tied: Sequence[Tie] = [
        Tie(start=before, end=after, kind=join.look, name=join.short)
        for join in plan.joins
        for before in join.before
        for after in join.after
        if before != after
    ]
    if not tied:
        return None
    named = {key for tie in tied for key in (tie.start, tie.end)}
    knots = (Knot(key=bar.key, name=bar.name, kind=bar.look, among=bar.group) for bar in plan.bars if bar.key in named)
    return Network(knots=tuple(knots), ties=tuple(tied))
