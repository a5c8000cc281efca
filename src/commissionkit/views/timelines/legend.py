"""What the marks of a timeline mean."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final

from commissionkit.drawing import Box, Disc, Group, Line, Mark, Words, text_width
from commissionkit.views.timelines.painting import hatched
from commissionkit.views.timelines.placing import Sheet
from commissionkit.views.timelines.ways import Way

__all__ = ["legend"]

_SAMPLE: Final = 32.0
_STEP: Final = 20.0
_AS: Final = {"sought": "unstated"}
_SAYS: Final = {
    "known": "there, as far as dates and status say",
    "fund": "fund",
    "contract": "contract",
    "matter": "programme",
    "planned": "planned or proposed",
    "maybe": "began or ended on one of these days",
    "unstated": "looked for: no source states the day",
    "unasked": "no day recorded, or no earliest or latest one",
    "onward": "ongoing",
    "joins": "merger, split or rename",
    "joins-about": "the same, day not known exactly",
    "transfers": "transfer: services pass, the giver goes on",
    "plans": "planned change",
    "turn": "change of a bar that goes on, end without an heir, or new name",
    "number": "bars of one change that no line can join",
    "as-at": "days that the sources speak to",
    "april": "1 April, when the financial year begins",
}


def legend(sheet: Sheet, ways: Sequence[Way], top: float) -> tuple[Group, float]:
    """What is in the picture, in as many rows as it takes; and where it ends."""
    used = set(_used(sheet, ways))
    marks: list[Mark] = []
    x, y = 16.0, top + 14
    for kind, says in _SAYS.items():
        if kind not in used:
            continue
        room = _SAMPLE + 8 + text_width(says, 11.5) + 22
        if x + room > sheet.width - 16 and x > 16:
            x, y = 16.0, y + _STEP
        marks += _sample(kind, x, y)
        marks.append(Words(x=x + _SAMPLE + 8, y=y + 4, text=says, look="label"))
        x += room
    return Group(marks=tuple(marks), role="legend", title="Legend"), y + _STEP


def _used(sheet: Sheet, ways: Sequence[Way]) -> Iterator[str]:
    for row in sheet.rows:
        yield from (_AS.get(piece.kind, piece.kind) for piece in row.pieces if piece.kind != "known")
        if row.bar.planned:
            yield "planned"
        elif any(piece.kind == "known" for piece in row.pieces):
            yield row.bar.look if row.bar.slim else "known"
        if row.bar.names:
            yield "turn"
    for way in ways:
        yield way.join.look if way.spine else "number" if way.numbered else "turn"
        if way.numbered:
            yield "number"
    plan, axis = sheet.plan, sheet.axis
    if plan.as_at is not None and plan.as_at[0][0] < axis.after and plan.as_at[0][1] > axis.first:
        yield "as-at"
    if any(tick.small for tick in sheet.axis.ticks()):
        yield "april"


def _sample(kind: str, x: float, y: float) -> list[Mark]:
    middle, right = x + _SAMPLE / 2, x + _SAMPLE
    if kind == "maybe":
        return list(hatched(Box(x=x, y=y - 6, width=_SAMPLE, height=12, look="unknown")))
    if kind in ("known", "fund", "contract", "matter", "planned", "as-at"):
        height = {"as-at": 16.0, "known": 12.0, "planned": 12.0}.get(kind, 6.0)
        look = "body" if kind == "known" else kind
        return [Box(x=x, y=y - height / 2, width=_SAMPLE, height=height, look=look)]
    if kind in ("unstated", "unasked"):
        start = x + 9 if kind == "unstated" else x
        asked = [Words(x=x + 4.5, y=y + 4, text="?", look="strong", anchor="middle")] if start > x else []
        return [Line(points=((start, y), (right, y)), look="unstated"), *asked]
    if kind == "onward":
        return [Line(points=((x, y), (right, y)), look="onward", arrow=True)]
    if kind == "turn":
        return [Disc(x=middle, y=y, radius=3.2, look="turn")]
    if kind == "number":
        number = Words(x=middle, y=y + 3.2, text="1", look="tiny", anchor="middle")
        return [Disc(x=middle, y=y, radius=6.5, look="number"), number]
    if kind == "april":
        return [
            Line(points=((middle, y - 3), (middle, y)), look="axis"),
            Line(points=((x, y), (right, y)), look="axis"),
        ]
    return [Line(points=((x, y), (right, y)), look=kind)]
