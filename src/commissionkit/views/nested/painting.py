"""Areas drawn: boxes, what is written in them, and a legend with the scale."""

from __future__ import annotations

from collections.abc import Iterator
from math import sqrt
from typing import Final

from commissionkit.drawing import Box, Group, Mark, Words, fitted, line_height, text_width
from commissionkit.views.nested.labelling import PAD
from commissionkit.views.nested.placing import Placed, Sheet
from commissionkit.views.nested.things import Plan, Size, Spot
from commissionkit.views.wording import round_number

__all__ = ["COUNTED", "legend", "painted", "said"]

COUNTED: Final = {"not_stated": "people, and the sources do not say which"}
_LABEL: Final = 11.5


def painted(sheet: Sheet, x: float, y: float) -> tuple[Group, ...]:
    """The areas, from the outside in, the upper left corner at a place."""
    return tuple(
        Group(
            marks=(box, *_words(placed, box)),
            key=placed.spot.key,
            role="area",
            title=said(placed.spot, placed.size),
            facts=placed.spot.facts,
        )
        for left, top, one in sheet.places
        for placed, box in one.boxes(x + left, y + top)
    )


def _words(placed: Placed, box: Box) -> Iterator[Words]:
    left = box.right + PAD if placed.beside else box.x + PAD
    y = box.y if placed.beside else box.y + PAD - 1
    room = placed.width - box.width - PAD if placed.beside else box.width - 2 * PAD
    for text, look, size in placed.label.lines:
        y += line_height(size)
        yield Words(x=left, y=y - size * 0.28, text=text, look=look, width=room)


def said(spot: Spot, size: Size) -> str:
    """An area in a sentence."""
    tier = "tier not stated" if spot.tier == "not_stated" else spot.tier
    people = "; ".join(one.said for one in spot.people) or f"population {spot.size}"
    drawn = f", {'not to scale' if size is not Size.SCALED else 'to scale'}" if spot.people else ""
    parts = [f"{spot.name}, {tier}: {people}{drawn}", *spot.remarks]
    parts += [f"{spot.more} more areas in it are not drawn"] if spot.more else []
    parts += [f"covered by {'; '.join(spot.bodies)}"] if spot.bodies else []
    return ". ".join(parts)


# -- legend --------------------------------------------------------------------------------------


def legend(plan: Plan, sheet: Sheet, x: float, top: float, width: float) -> tuple[Group, float]:
    """What the boxes say, and the scale; and where it ends."""
    marks: list[Mark] = []
    y = top
    shown = [placed for placed, _ in sheet.boxes()]
    if sheet.scale and any(placed.size is Size.SCALED for placed in shown):
        y = _scale(marks, plan, sheet.scale, (x, y), width)
    used = {placed.size.look(placed.spot.doubt) for placed in shown}
    for look, words in _FRAMES.items():
        if look in used:
            marks.append(Box(x=x, y=y, width=26, height=15, look=look, radius=3))
            y = _text(marks, words, x + 36, y, width - 36) + 6
    return Group(marks=tuple(marks), role="legend", title="Legend"), y


_FRAMES: Final = {
    Size.OTHERWISE.look(): "A population is recorded, but the box is not to scale: it counts others, or what is drawn "
    "in it takes more room.",
    "planned": "Planned: to scale only where nothing else is said.",
    "maybe": "Not certain that the area, or the number that it is drawn for, holds on that day; to scale only where "
    "nothing else is said.",
    Size.NOT_STATED.look(): "The coder looked for the population, and the sources do not state it: the "
    "size says nothing.",
    Size.NOT_RECORDED.look(): "No population is recorded for the area itself: the size says nothing.",
}


def _scale(marks: list[Mark], plan: Plan, scale: float, at: tuple[float, float], width: float) -> float:
    """A square for a round number of people, and whom the boxes count."""
    x, y = at
    people = round_number(6000 / scale)
    side = sqrt(people * scale)
    marks.append(Box(x=x, y=y, width=side, height=side, look=Size.SCALED.look(), radius=2))
    counts = COUNTED.get(plan.counted, f"{plan.counted} people")
    one_year = plan.whens[0] if plan.whens[0].startswith("year") else f"year {plan.whens[0]}"
    years = one_year if len(plan.whens) == 1 else f"years differ ({', '.join(plan.whens)})"
    told = (
        f"To scale, by surface: this square is {people:,} people. Such boxes count {counts}; {years}. Numbers of "
        "another kind are not drawn to scale with them."
    )
    if any(spot.people[0].loose for spot in plan.spots() if spot.number is not None):
        told += " Of a range the lower end is drawn, of “more than” and the like the number itself."
    return max(_text(marks, told, x + side + 10, y, width - side - 10), y + side) + 8


def _text(marks: list[Mark], text: str, x: float, y: float, width: float) -> float:
    """Lines of text; and where they end."""
    for line in fitted(text, width, _LABEL, lines=8):
        y += line_height(_LABEL)
        marks.append(Words(x=x, y=y - 3, text=line, look="label", width=max(width, text_width(line, _LABEL))))
    return y
