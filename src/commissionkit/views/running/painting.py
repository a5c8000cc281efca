"""Double running drawn: tracks beside one another, when they run, and what is known of them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import groupby
from typing import Final

import attrs

from commissionkit.drawing import LOOKS, Box, Group, Line, Mark, Words, fitted, line_height, text_width
from commissionkit.drawing.legend import boxed, flowed, lined
from commissionkit.views.running.days import Days, days_of
from commissionkit.views.running.things import Block, Plan, Track

__all__ = ["MARGIN", "WIDTH", "legend", "notes", "painted"]

MARGIN: Final = 16.0
_NAMES: Final = 300.0
#: How far what an organisation runs itself stands to the right of what it stands beside.
_STEP: Final = 22.0
_DAYS: Final = MARGIN + _NAMES + 18
_DAYS_WIDE: Final = 270.0
_REMARKS: Final = _DAYS + _DAYS_WIDE + 36
_REMARKS_WIDE: Final = 400.0
WIDTH: Final = _REMARKS + _REMARKS_WIDE + MARGIN
_PAD: Final = 7.0
_GAP: Final = 8.0
_BAR: Final = 11.0
_HEADS: Final = 34.0
#: Of a name, and of who runs it, at most.
_LINES: Final = 5


@attrs.frozen(kw_only=True)
class _Row:
    """A track with its lines of text."""

    track: Track
    name: tuple[str, ...]
    by: tuple[str, ...]
    remarks: tuple[tuple[str, str], ...]

    @property
    def height(self) -> float:
        """The room that it takes."""
        box = _tall(("label",) * len(self.name) + ("small",) * len(self.by)) + 2 * _PAD
        days = _BAR + line_height(LOOKS["small"].size) + _PAD
        return round(max(box, days, _tall(look for look, _ in self.remarks) + 2), 1)


def _tall(looks: Iterable[str]) -> float:
    return sum(line_height(LOOKS[look].size) for look in looks)


def _row(track: Track) -> _Row:
    room = _NAMES - 2 * _PAD - (0 if track.tied is None else _STEP)
    told: list[tuple[str, str]] = []
    for head, text in track.remarks:
        look = "label" if head in ("Why", "Can it be ended") else "small"
        lines = fitted(f"{head}: {text}", _REMARKS_WIDE, LOOKS[look].size, lines=4)
        told += ((look, line) for line in lines)
    return _Row(
        track=track,
        name=fitted(track.name, room, LOOKS["label"].size, lines=_LINES) or ("",),
        by=fitted(track.by, room, LOOKS["small"].size, lines=_LINES),
        remarks=tuple(told),
    )


def painted(plan: Plan, top: float) -> tuple[tuple[Mark, ...], float]:
    """The marks of a picture, the legend left out; and where they end.

    Args:
        plan: What is shown.
        top: Where it begins.
    """
    days = days_of(plan, _DAYS, _DAYS_WIDE)
    marks: list[Mark] = []
    y = top + _HEADS
    for band, blocks in groupby(plan.blocks, lambda block: block.band):
        marks.append(_band(band, y))
        y += 26 + _GAP
        for block in blocks:
            painted_block, y = _block(block, days, y)
            marks += painted_block
            marks.append(Line(points=((MARGIN, y), (WIDTH - MARGIN, y)), look="rule"))
            y += _GAP
    return (*_heads(days, top), *marks), y


def _heads(days: Days, top: float) -> Iterator[Mark]:
    """The headings of the columns, and the years."""
    for x, text in ((MARGIN, "The system's, and organisations' own beside it"), (_REMARKS, "Why, and can it be ended")):
        yield Words(x=x, y=top + 12, text=text, look="head")
    yield Words(x=days.left, y=top + 12, text=f"When ({_asked(days)})", look="head")
    for tick in days.ticks():
        half = text_width(tick.text, LOOKS["small"].size) / 2
        if tick.text and days.left <= tick.x - half and tick.x + half <= days.right + 20:
            yield Words(x=tick.x, y=top + 28, text=tick.text, look="small", anchor="middle")


def _asked(days: Days) -> str:
    first, last = (day.isoformat() for day in days.window)
    return f"asked about {first if first == last else f'{first} to {last}'}"


def _grid(days: Days, top: float, bottom: float) -> Iterator[Mark]:
    """The years and the days asked about, behind the tracks of a block."""
    asked = tuple(dict.fromkeys(map(days.x, days.window)))
    for x in (tick.x for tick in days.ticks() if tick.text):
        yield Line(points=((x, top), (x, bottom)), look="rule")
    for x in asked:
        yield Line(points=((x, top), (x, bottom)), look="axis")


def _band(name: str, y: float) -> Group:
    frame = Box(x=MARGIN / 2, y=y, width=WIDTH - MARGIN, height=26, look="band", radius=4)
    return Group(marks=(frame, Words(x=MARGIN, y=y + 17, text=name, look="head")), role="band", title=name)


def _block(block: Block, days: Days, y: float) -> tuple[list[Mark], float]:
    marks: list[Mark] = []
    for line in fitted(block.heading, WIDTH - 2 * MARGIN, LOOKS["strong"].size, lines=2, bold=True):
        y += line_height(LOOKS["strong"].size)
        marks.append(Words(x=MARGIN, y=y - 3, text=line, look="strong"))
    y += 3 if block.heading else 0
    first: tuple[str, float] | None = None
    rows = tuple(map(_row, block.tracks))
    marks += _grid(days, y, round(y + sum(row.height + _GAP for row in rows) - _GAP, 1))
    for row in rows:
        box = _box(row, y)
        marks += [_lane(row, box), *_running(row.track, days, y), _told(row, y)]
        if row.track.tied is None or first is None:
            first = (row.track.key, box.bottom)
        else:
            marks.append(_tie(row.track, first, y + min(box.height / 2, 16)))
        y += row.height + _GAP
    return marks, round(y, 1)


def _box(row: _Row, y: float) -> Box:
    step = 0.0 if row.track.tied is None else _STEP
    height = _tall(("label",) * len(row.name) + ("small",) * len(row.by)) + 2 * _PAD
    return Box(
        x=MARGIN + step, y=round(y, 1), width=_NAMES - step, height=round(height, 1), look=row.track.look, radius=3
    )


def _lane(row: _Row, box: Box) -> Group:
    marks: list[Mark] = [box]
    y = box.y + _PAD - 2
    for look, lines in (("label", row.name), ("small", row.by)):
        for line in lines:
            y += line_height(LOOKS[look].size)
            marks.append(Words(x=box.x + _PAD, y=round(y - 1, 1), text=line, look=look, width=box.width - 2 * _PAD))
    track = row.track
    return Group(marks=tuple(marks), key=track.key, role=track.look, title=track.says, facts=track.facts)


def _tie(track: Track, first: tuple[str, float], y: float) -> Group:
    """What ties an organisation's own to what it stands beside: broken where that is only possible."""
    x = MARGIN + _STEP / 2
    look, how = ("joins", "Runs beside") if track.tied else ("attends", "May run beside")
    line = Line(points=((x, first[1]), (x, y), (MARGIN + _STEP, y)), look=look)
    ends = (first[0], track.key)
    return Group(marks=(line,), role="beside", title=f"{how}: {track.name}", ends=ends, facts=track.facts)


def _running(track: Track, days: Days, y: float) -> Iterator[Mark]:
    """When it runs: filled where that is certain, broken where it is not known."""
    top = round(y + 4, 1)
    if track.period is None:
        bars = [Box(x=days.left, y=top, width=days.width, height=_BAR, look="unknown")]
    else:
        bars = [
            Box(
                x=part.left,
                y=top,
                width=round(part.right - part.left, 1),
                height=_BAR,
                look=track.look if part.certain else "planned",
            )
            for part in days.stretches(track.period, track.sure)
        ]
    marks: list[Mark] = [*bars]
    if track.period is not None and track.period.end.kind == "ongoing":
        middle = round(top + _BAR / 2, 1)
        marks.append(Line(points=((days.right + 2, middle), (days.right + 18, middle)), look="axis", arrow=True))
    when = track.when or "not stated"
    room = _DAYS_WIDE + 20
    for line in fitted(when, room, LOOKS["small"].size, lines=1):
        below = round(top + _BAR + LOOKS["small"].size + 2, 1)
        marks.append(Words(x=days.left, y=below, text=line, look="small", width=room))
    yield Group(marks=tuple(marks), role="days", title=f"{track.name}: {when}")


def _told(row: _Row, y: float) -> Group:
    marks = []
    for look, line in row.remarks:
        y += line_height(LOOKS[look].size)
        marks.append(Words(x=_REMARKS, y=round(y - 2, 1), text=line, look=look, width=_REMARKS_WIDE))
    return Group(marks=tuple(marks), role="remarks")


def legend(plan: Plan, top: float) -> tuple[Group, float]:
    """What the boxes, bars and lines say; and where it ends."""
    tracks = [track for block in plan.blocks for track in block.tracks]
    looks = {track.look for track in tracks}
    items: list[tuple[str, str]] = [(look, words) for look, words in _BOXES.items() if look in looks]
    items += [("planned", "may have run then, not known")] if any(track.period is not None for track in tracks) else []
    tied = {track.tied for track in tracks}
    items += [(look, words) for sure, (look, words) in _TIES.items() if sure in tied]
    items += [("axis", "the days asked about")] if tracks else []
    samples = (boxed(look, words, height=_BAR) if LOOKS[look].fill else lined(look, words) for look, words in items)
    return flowed(samples, width=WIDTH, top=top, left=MARGIN)


def notes(texts: Iterable[str], top: float) -> tuple[Group, float]:
    """What a reader should know beside the picture; and where it ends."""
    marks: list[Mark] = []
    y = top
    for text in texts:
        for line in fitted(text, WIDTH - 2 * MARGIN, LOOKS["small"].size, lines=3):
            y += line_height(LOOKS["small"].size)
            marks.append(Words(x=MARGIN, y=round(y, 1), text=line, look="small"))
    return Group(marks=tuple(marks), role="notes"), round(y + 4, 1)


_BOXES: Final = {
    "forum": "the system's, or the first step of a decision",
    "body": "an organisation's own, or the next step",
    "unknown": "not stated",
}
_TIES: Final = {True: ("joins", "run twice"), False: ("attends", "possibly run twice")}
