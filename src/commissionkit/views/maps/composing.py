"""A decision map put together: its title, its parts side by side, its legend, and the table behind it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Sequence
from typing import Final

from commissionkit.drawing import LOOKS, Box, Disc, Drawing, Group, Line, Mark, Network, Scene, Words, marks_of
from commissionkit.drawing import Knot as NetworkKnot
from commissionkit.drawing import Tie as NetworkTie
from commissionkit.drawing.legend import Sample, flowed, lined
from commissionkit.drawing.lettering import shortened
from commissionkit.drawing.moving import moved
from commissionkit.tables import Table
from commissionkit.views.heading import described, heading
from commissionkit.views.maps.painting import ARROWS, LEGEND, Sheet
from commissionkit.views.maps.things import BANDS, COLUMNS, Plan

__all__ = ["put_together", "rows_of"]

_GAP: Final = 28.0
#: The least width of a map, in pixels.
_LEAST: Final = 560.0


def put_together(title: str, parts: Sequence[tuple[Sheet, tuple[Mark, ...], str]], plan: Plan, rows: Table) -> Drawing:
    """The drawing of one map, or of two side by side.

    Args:
        title: The title.
        parts: For each map where everything stands, its marks, and its name; a map alone has none.
        plan: All that they show.
        rows: The table behind it.
    """
    width = max(sum(sheet.width for sheet, *_ in parts) + _GAP * (len(parts) - 1), _LEAST)
    head, top = heading(title, width, plan.cautions)
    marks = (*head, *_panels(parts, top))
    bottom = top + (18 if parts[0][2] else 0) + max(sheet.height for sheet, *_ in parts) + 14
    legend, height = _legend(plan, width, bottom, _marked(marks))
    paper = Box(x=0, y=0, width=width, height=height, look="paper")
    told = described(_told(plan), plan.cautions)
    scene = Scene(width=width, height=height, marks=(paper, *marks, legend), title=title, description=told)
    return Drawing(scene=scene, rows=rows, drawn=tuple(plan.facts()), undrawn=plan.undrawn, network=_network(plan))


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


def rows_of(title: str, plans: Iterable[tuple[str, Plan]]) -> Table:
    """A row for each line of some maps, each of which has a name unless it is alone."""
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
