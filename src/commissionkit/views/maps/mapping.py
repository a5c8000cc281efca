"""The decision map of an arrangement, of two, or of one on two days."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from typing import Final, TypeAlias

import attrs

from commissionkit.answers import Answer
from commissionkit.drawing import (
    LOOKS,
    Box,
    Disc,
    Drawing,
    Group,
    Line,
    Mark,
    Network,
    Scene,
    Words,
    fitted,
    line_height,
    marks_of,
)
from commissionkit.drawing import Knot as NetworkKnot
from commissionkit.drawing import Tie as NetworkTie
from commissionkit.drawing.legend import Sample, flowed, lined
from commissionkit.drawing.lettering import shortened
from commissionkit.drawing.moving import moved
from commissionkit.errors import RefusedQuestion
from commissionkit.model import Arrangement
from commissionkit.questions.decisions.asking import On
from commissionkit.tables import Table
from commissionkit.views.maps.focusing import MANY, TieKey, lit, narrowed
from commissionkit.views.maps.gathering import gathered
from commissionkit.views.maps.painting import ARROWS, LEGEND, Sheet, painted, sheet_of
from commissionkit.views.maps.things import BANDS, COLUMNS, Plan
from commissionkit.views.stating import DOUBTS, called, state_of

__all__ = ["decision_map"]

Key: TypeAlias = str | TieKey
_State: TypeAlias = dict[Key, tuple[object, ...]]
_GAP: Final = 28.0
#: The least width of a map, in pixels.
_LEAST: Final = 560.0


def decision_map(
    arrangement: Arrangement,
    *,
    on: On | None = None,
    focus: str | Answer | None = None,
    beside: Arrangement | On | None = None,
    plans: bool = False,
) -> Drawing:
    """Who makes and who takes decisions, through which forum and within which fund, as one picture.

    Columns from left to right: bodies, forums, matters, funds and contracts, takers. Bands from top to bottom: the tier
    of the area. An organisation that takes and stands at the left as well is drawn on both sides, with a badge.

    Args:
        arrangement: The site, or a snapshot of it.
        on: The day; None for the last day that the sources speak to.
        focus: What the picture is about: the id of a fact that it draws, such as an organisation, or an answer. The
            chain that leads to it and on from it is lit, the rest is faint; of a map with more than 120 boxes the rest
            is left out.
        beside: A second arrangement, or another day of the same: both are drawn side by side, everything in the same
            place, and what only one of them has, or has otherwise, is marked.
        plans: Whether what is planned for the day is drawn, too, each line of it as planned. A snapshot has been taken
            with or without its plans.

    Returns:
        A `Drawing`; its table has a row for each line, its `undrawn` the facts that are no part of it, and why.

    Raises:
        InvalidText: `on` or `beside` names no day.
        RefusedQuestion: There is nothing to draw, the map does not show what `focus` names, or a snapshot was asked
            about another day.
        UnknownName: Nothing bears the id that `focus` names.

    It does not see what no right or delegation records. Seats, rights and contracts are those of the file itself; of
    its baselines it shows only who takes by them.

    >>> from commissionkit import load, route
    >>> site = load("tameside-glossop")
    >>> picture = decision_map(site, focus=route(site, fund="icf/aligned"))
    >>> picture.title
    'Who makes, who takes: Tameside and Glossop, 2019-12-31'
    >>> picture.save("aligned.svg")
    """
    world = state_of(arrangement, on, plans=plans)
    plan = gathered(world)
    if beside is None:
        if not plan.things:
            raise RefusedQuestion(f"{arrangement.id} records no forum, right, fund or contract that a map could show")
        chosen = None if focus is None else lit(plan, focus, arrangement)
        if chosen is not None and len(plan.things) > MANY:
            plan = narrowed(plan, chosen)
        return _one(world, plan, chosen)
    other = beside if isinstance(beside, Arrangement) else arrangement
    second = state_of(other, on if isinstance(beside, Arrangement) else beside, plans=plans)
    return _two((world, second), (plan, gathered(second)), focus, (arrangement, other))


def _one(world: Arrangement, plan: Plan, chosen: frozenset[Key] | None) -> Drawing:
    sheet = sheet_of(plan)
    marks = painted(sheet, faint=lambda key: chosen is not None and key not in chosen)
    title = f"Who makes, who takes: {called(world)}"
    return _drawing(title, [(sheet, marks, "")], plan, _rows(title, [("", plan)]))


def _two(
    worlds: tuple[Arrangement, Arrangement],
    plans: tuple[Plan, Plan],
    focus: str | Answer | None,
    asked: tuple[Arrangement, ...],
) -> Drawing:
    first, second = plans
    both = first.joined(second)
    if not both.things:
        raise RefusedQuestion("neither of the two records anything that a map could show")
    chosen = None if focus is None else lit(both, focus, *asked)
    if chosen is not None and len(both.things) > MANY:
        plans = (narrowed(first, chosen), narrowed(second, chosen))
        both = plans[0].joined(plans[1])
    names = tuple(called(world) for world in worlds)
    title = f"Who makes, who takes: {names[0]}; {names[1]}"
    told = (f"{name}: {text}" for name, plan in zip(names, plans, strict=True) for text in plan.cautions)
    both = attrs.evolve(both, cautions=tuple(told))
    shown = _sides(both, plans, lambda key: chosen is not None and key not in chosen)
    parts = [(*side, name) for side, name in zip(shown, names, strict=True)]
    return _drawing(title, parts, both, _rows(title, list(zip(names, plans, strict=True))))


def _sides(
    both: Plan, plans: tuple[Plan, Plan], faint: Callable[[Key], bool]
) -> Iterator[tuple[Sheet, tuple[Mark, ...]]]:
    """Each of two with what is written on its own day; what only one has, or has otherwise, is marked.

    Where the two have nothing in common, each is laid out for itself, and marks would say nothing.
    """
    first, second = map(_by_key, plans)
    if not first.keys() & second.keys():
        for plan in plans:
            sheet = sheet_of(plan)
            yield sheet, painted(sheet, faint=faint)
        return
    sheet = sheet_of(both, *plans)
    for plan, own, others, only in ((plans[0], first, second, "removed"), (plans[1], second, first, "added")):

        def marked(key: Key, own: _State = own, others: _State = others, only: str = only) -> str:
            if isinstance(key, tuple) and not all(end in others and own[end][0] == others[end][0] for end in key[:2]):
                return ""  # a box that only one has, or that is called otherwise, is marked itself
            return only if key not in others else "changed" if own[key] != others[key] else ""

        yield sheet, painted(sheet, state=plan, faint=faint, marked=marked)


def _by_key(plan: Plan) -> _State:
    """What of each thing and tie is to be seen; being certain in one of two alone does not make them differ."""
    found: _State = {t.key: (t.name, t.look, t.remark, t.twice) for t in plan.things}
    found.update({tie.key: (tie.says.replace(f" ({DOUBTS['maybe']})", ""),) for tie in plan.ties})
    return found


# -- put together --------------------------------------------------------------------------------


def _drawing(title: str, parts: Sequence[tuple[Sheet, tuple[Mark, ...], str]], plan: Plan, rows: Table) -> Drawing:
    width = max(sum(sheet.width for sheet, *_ in parts) + _GAP * (len(parts) - 1), _LEAST)
    marks, top = _heading(title, plan.cautions, width)
    marks += _panels(parts, top)
    bottom = top + (18 if parts[0][2] else 0) + max(sheet.height for sheet, *_ in parts) + 14
    legend, height = _legend(plan, width, bottom, _marked(marks))
    paper = Box(x=0, y=0, width=width, height=height, look="paper")
    described = " ".join((_told(plan), *plan.cautions))
    scene = Scene(width=width, height=height, marks=(paper, *marks, legend), title=title, description=described)
    return Drawing(scene=scene, rows=rows, drawn=tuple(plan.facts()), undrawn=plan.undrawn, network=_network(plan))


def _heading(title: str, cautions: Sequence[str], width: float) -> tuple[list[Mark], float]:
    """The title and what one has to know, and where what follows begins."""
    y = 6.0
    marks: list[Mark] = []
    for look, texts in (("title", (title,)), ("label", cautions)):
        size = LOOKS[look].size
        for text in (line for one in texts for line in fitted(one, width - 32, size, lines=3, bold=look == "title")):
            y += line_height(size) + 1
            marks.append(Words(x=16, y=y, text=text, look=look))
    return marks, y + 16


def _panels(parts: Sequence[tuple[Sheet, tuple[Mark, ...], str]], top: float) -> Iterator[Mark]:
    """Each part beside the one before, under its name."""
    left = 0.0
    for sheet, drawn, name in parts:
        if name:
            told = shortened(name, sheet.width - 32, LOOKS["strong"].size, bold=True)
            yield Words(x=left + 16, y=top + 8, text=told, look="strong")
        down = top + (18 if name else 0)
        yield Group(marks=tuple(moved(mark, left, down) for mark in drawn), role="panel", title=name)
        left += sheet.width + _GAP


def _marked(marks: Sequence[Mark]) -> frozenset[str]:
    """What of the frames, and of what lies beneath lines, is to be seen."""
    looks = {mark.look.removeprefix("line-") for mark in marks_of(marks) if isinstance(mark, (Box, Line))}
    return frozenset(looks & _FRAMES.keys())


#: How what differs between two is marked.
_FRAMES: Final = {
    "removed": "only at the left",
    "added": "only at the right",
    "changed": "otherwise on the other side",
    "maybe": "not certain on that day",
}


def _legend(plan: Plan, width: float, top: float, marked: Collection[str]) -> tuple[Group, float]:
    """What the lines and frames say, in as many rows as they take; and where it ends."""
    used = {tie.look for tie in plan.ties}
    samples = [lined(look, words, arrow=look in ARROWS) for look, words in LEGEND.items() if look in used]
    samples += [_frame(look, words) for look, words in _FRAMES.items() if look in marked]
    samples += [_BADGE] if any(thing.twice for thing in plan.things) else []
    return flowed(samples, width=max(width, 416), top=top)


def _frame(look: str, words: str) -> Sample:
    """A box with the frame; of what is not certain what lies beneath a line."""
    if look == "maybe":
        return lined("line-maybe", words)
    return Sample(marks=(Box(x=7, y=-7, width=18, height=14, look=look, radius=3),), words=words)


_BADGE: Final = Sample(
    marks=(
        Disc(x=16, y=0, radius=7.5, look="badge"),
        Words(x=16, y=3.2, text="2", look="on-badge", anchor="middle"),
    ),
    words="on both sides",
)


def _told(plan: Plan) -> str:
    """What a person learns from the map who does not see it."""
    boxes = Counter(thing.column for thing in plan.things)
    counted = [f"{COLUMNS[column].lower()}: {boxes[column]}" for column in sorted(boxes)]
    lines = Counter(tie.look for tie in plan.ties)
    tied = [f"{LEGEND[look]}: {lines[look]}" for look in LEGEND if lines[look]]
    both = sorted(thing.name for thing in plan.things if thing.twice and thing.look == "taker")
    sides = f" On both sides: {', '.join(both)}." if both else ""
    return f"Boxes by column: {'; '.join(counted)}. Lines: {'; '.join(tied) or 'none'}.{sides}"


def _rows(title: str, plans: Iterable[tuple[str, Plan]]) -> Table:
    """A row for each line."""
    rows = []
    several = False
    for side, plan in plans:
        several = several or bool(side)
        names = {thing.key: thing.name for thing in plan.things}
        rows += [
            (
                *((side,) if side else ()),
                names[tie.start],
                LEGEND[tie.look],
                names[tie.end],
                tie.says,
                "; ".join(tie.facts),
            )
            for tie in plan.ties
        ]
    columns = (*(("side",) if several else ()), "from", "how", "to", "in words", "facts")
    return Table(columns, tuple(rows), title)


def _network(plan: Plan) -> Network:
    knots = (NetworkKnot(key=t.key, name=t.name, kind=t.look, among=BANDS[t.band]) for t in plan.things)
    ties = (NetworkTie(start=t.start, end=t.end, kind=t.look, name=LEGEND[t.look]) for t in plan.ties)
    return Network(knots=tuple(knots), ties=tuple(ties))
