"""What the marks of a timeline mean."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final

from commissionkit.drawing import Box, Disc, Group, Line, Mark, Words
from commissionkit.drawing.legend import Sample, flowed
from commissionkit.views.timelines.painting import hatched
from commissionkit.views.timelines.placing import Sheet
from commissionkit.views.timelines.ways import Way

__all__ = ["legend"]

_SAMPLE: Final = 32.0
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
    samples = (
        Sample(marks=tuple(_sample(kind)), words=says, width=_SAMPLE) for kind, says in _SAYS.items() if kind in used
    )
    return flowed(samples, width=sheet.width, top=top)


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


def _sample(kind: str) -> list[Mark]:
    """How it looks, measured from the left end of its room and the middle of its row."""
    middle = _SAMPLE / 2
    whole = ((0.0, 0.0), (_SAMPLE, 0.0))
    if kind == "maybe":
        return list(hatched(Box(x=0, y=-6, width=_SAMPLE, height=12, look="unknown")))
    if kind in ("known", "fund", "contract", "matter", "planned", "as-at"):
        height = {"as-at": 16.0, "known": 12.0, "planned": 12.0}.get(kind, 6.0)
        return [Box(x=0, y=-height / 2, width=_SAMPLE, height=height, look="body" if kind == "known" else kind)]
    if kind == "unstated":
        asked = Words(x=4.5, y=4, text="?", look="strong", anchor="middle")
        return [Line(points=((9.0, 0.0), (_SAMPLE, 0.0)), look=kind), asked]
    if kind == "unasked":
        return [Line(points=whole, look="unstated")]
    if kind == "turn":
        return [Disc(x=middle, y=0, radius=3.2, look=kind)]
    if kind == "number":
        number = Words(x=middle, y=3.2, text="1", look="tiny", anchor="middle")
        return [Disc(x=middle, y=0, radius=6.5, look=kind), number]
    if kind == "april":
        return [Line(points=((middle, -3.0), (middle, 0.0)), look="axis"), Line(points=whole, look="axis")]
    return [Line(points=whole, look=kind, arrow=kind == "onward")]
