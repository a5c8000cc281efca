"""Funds drawn: bands that flow in, the bar of the fund, bands to its pots."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final

from commissionkit.drawing import Box, Group, Line, Mark, Words, fitted, line_height
from commissionkit.units import Money
from commissionkit.views.money.placing import (
    DECIDED,
    GIVEN,
    LEFT,
    MIDDLE,
    POTS,
    RIGHT,
    ROOMS,
    WIDTH,
    Panel,
    Row,
    Text,
    W,
    scale_of,
)
from commissionkit.views.money.things import Drawn, Giver, Plan, Pocket
from commissionkit.views.wording import round_number

__all__ = ["heads", "legend", "painted"]

_BAR: Final = 14.0
_FUND: Final = 30.0
_LABEL: Final = 11.5
_SMALL: Final = 10.0


def heads(y: float) -> tuple[Words, ...]:
    """What stands above the columns."""
    places = ((LEFT, "Who puts in"), (MIDDLE - 4, "Fund"), (RIGHT, "Pots"), (DECIDED, "How it is decided"))
    return tuple(Words(x=x, y=y, text=text, look="head") for x, text in places)


def painted(panel: Panel, y: float) -> tuple[Group, ...]:
    """The marks of a fund, its upper edge at a height."""
    purse = panel.purse
    said = f"{purse.name}: {'. '.join([purse.money, *purse.remarks])}. Decided over all of it: {purse.decided}"
    bar = Box(
        x=MIDDLE,
        y=y + panel.top,
        width=_FUND,
        height=max(panel.bar, 1.5),
        look=purse.drawn.look(purse.doubt),
        radius=2,
    )
    middle = y + panel.top + panel.bar / 2
    frame = Box(x=LEFT / 2, y=y - 10, width=WIDTH - LEFT, height=panel.height + 20, look="rule", radius=6)
    fund = Group(
        marks=(
            frame,
            bar,
            *_words(panel.head, LEFT, y, ROOMS["head"]),
            *_words(panel.beside, RIGHT, middle - panel.beside.height / 2, ROOMS["pot"]),
            *_words(panel.decided, DECIDED, middle - panel.decided.height / 2, ROOMS["decided"]),
        ),
        key=purse.key,
        role="fund",
        title=said,
        facts=purse.facts,
    )
    notes = Group(
        marks=tuple(_words(panel.notes, LEFT, y + panel.notes_top, ROOMS["head"])),
        role="note",
        title=" ".join(loss.said for loss in purse.losses),
        facts=tuple(loss.key for loss in purse.losses),
    )
    return (fund, *_given(panel, y), *_pots(panel, y), *_apart(panel, y), *((notes,) if purse.losses else ()))


def _words(text: Text, x: float, y: float, room: float) -> Iterator[Words]:
    for line, look, size in text.lines:
        y += line_height(size)
        yield Words(x=x, y=y - size * 0.28, text=line, look=look, width=room)


def _centred(row: Row[W], text: Text, x: float, y: float, room: float) -> Iterator[Words]:
    yield from _words(text, x, y + row.middle - text.height / 2, room)


# -- bands ---------------------------------------------------------------------------------------


def _given(panel: Panel, y: float) -> Iterator[Group]:
    """Who puts in: bands that end at the fund one above the other, and short lines that do not reach it."""
    ends = _met(panel)
    for row in panel.givers:
        giver = row.what
        words = _centred(row, row.text, LEFT, y, ROOMS["giver"])
        title = f"{giver.name}: {giver.said}{f'; {giver.remark}' if giver.remark else ''}"
        yield Group(
            marks=(*(_flow(row, next(ends), y) if giver.drawn.flows else _stop(row, y)), *words),
            key=giver.key,
            role="contribution",
            title=title,
            ends=(giver.key, panel.purse.key),
            facts=giver.facts,
        )


def _flow(row: Row[Giver], end: tuple[float, float], y: float) -> tuple[Mark, ...]:
    top, bottom = end
    start = (GIVEN, row.middle - row.bar / 2 + y, row.bar)
    return (_band(start, (MIDDLE, top + y, bottom - top), row.what.drawn.look(row.what.doubt)),)


def _stop(row: Row[Giver], y: float) -> tuple[Mark, ...]:
    """A line that ends before it reaches the fund; at a bar, where a source says that nothing is put in."""
    end, middle = GIVEN + 56, y + row.middle
    line = Line(points=((GIVEN, middle), (end, middle)), look=row.what.drawn.look(row.what.doubt))
    bar = Line(points=((end, middle - 7), (end, middle + 7)), look="axis")
    return (line, bar) if row.what.drawn is Drawn.OUT else (line,)


def _met(panel: Panel) -> Iterator[tuple[float, float]]:
    """Where each band meets the fund: those to scale without gaps between them, the others spread over what is left."""
    flowing = [row for row in panel.givers if row.what.drawn.flows]
    ends = _ends(flowing, panel.top, panel.bar)
    others = sum(row.what.drawn is not Drawn.SCALED for row in flowing)
    used = sum(bottom - top for top, bottom in ends)
    gap = max(0.0, panel.bar - used) / (others + 1) if others else 0.0
    moved = 0.0
    for row, (top, bottom) in zip(flowing, ends, strict=True):
        moved += gap if row.what.drawn is not Drawn.SCALED else 0.0
        yield top + moved, bottom + moved


def _ends(rows: Sequence[Row[W]], top: float, bar: float) -> list[tuple[float, float]]:
    """Where bands meet the bar, one below the other; less high only where there is no room for all of them."""
    room = max(bar, 1.5)
    needed = sum(row.bar for row in rows)
    less = min(1.0, room / needed) if needed else 1.0
    at = top
    found = []
    for row in rows:
        found.append((at, at + row.bar * less))
        at += row.bar * less
    return found


def _band(start: tuple[float, float, float], end: tuple[float, float, float], look: str) -> Line:
    """A band from one upright edge to another, each given by its place and height."""
    (x0, top0, high0), (x1, top1, high1) = start, end
    half = (x1 - x0) / 2
    high0, high1 = max(high0, 0.8), max(high1, 0.8)
    points = (
        (x0, top0),
        (x0 + half, top0),
        (x1 - half, top1),
        (x1, top1),
        (x1, top1),
        (x1, top1 + high1),
        (x1, top1 + high1),
        (x1 - half, top1 + high1),
        (x0 + half, top0 + high0),
        (x0, top0 + high0),
    )
    return Line(points=points, look=look, curved=True, closed=True)


def _pots(panel: Panel, y: float) -> Iterator[Group]:
    starts = _ends(panel.pots, panel.top, panel.bar)
    for row, (top, bottom) in zip(panel.pots, starts, strict=True):
        bar = row.middle - row.bar / 2
        look = row.what.drawn.look(row.what.doubt)
        band = _band((MIDDLE + _FUND, top + y, bottom - top), (POTS, bar + y, row.bar), look)
        yield _pot(row, y, band, Box(x=POTS, y=bar + y, width=_BAR, height=max(row.bar, 0.8), look=look))


def _apart(panel: Panel, y: float) -> Iterator[Group]:
    """Pots of which neither a share nor a sum is known, each in a frame that says nothing of its size."""
    if panel.apart:
        head = Words(x=POTS, y=y + panel.apart[0].top - 8, text="Drawn apart, not to scale:", look="small")
        yield Group(marks=(head,), role="note", title=head.text)
    for row in panel.apart:
        wide, look = DECIDED - POTS - 12, row.what.drawn.look(row.what.doubt)
        yield _pot(row, y, Box(x=POTS, y=row.top + y, width=wide, height=row.height, look=look, radius=4))


def _pot(row: Row[Pocket], y: float, *shapes: Mark) -> Group:
    pot = row.what
    text = _centred(row, row.text, RIGHT, y, ROOMS["pot"])
    beside = _centred(row, row.beside, DECIDED, y, ROOMS["decided"])
    said = ". ".join([f"Pot {pot.name}: {pot.money}", *pot.remarks, f"Decided: {pot.decided}"])
    return Group(marks=(*shapes, *text, *beside), key=pot.key, role="pot", title=said, facts=pot.facts)


# -- legend --------------------------------------------------------------------------------------


def legend(plan: Plan, top: float) -> tuple[Group, float]:
    """What the bands say, and the scale; and where it ends."""
    marks: list[Mark] = []
    y = top
    scale = scale_of(plan)
    if scale:
        pounds = round_number(40 / scale)
        high = pounds * scale
        marks.append(Box(x=LEFT, y=y, width=_BAR, height=high, look="fund"))
        differ = f" Years differ ({', '.join(plan.years)}): they are not added up." if len(plan.years) > 1 else ""
        told = f"To scale, by height: this bar is {Money.parse(f'£{pounds}')}; one scale for all funds.{differ}"
        y = max(_text(marks, told, y), y + high) + 8
    looks = plan.looks()
    for look, words in ((look, words) for look, words in _FRAMES.items() if look in looks):
        marks.append(Box(x=LEFT, y=y, width=26, height=14, look=look, radius=3))
        y = _text(marks, words, y) + 6
    return Group(marks=tuple(marks), role="legend", title="Legend"), y


_FRAMES: Final = {
    "contract": "Not to scale in pounds: the sum is not for the year of the fund, has rivals or is below nought, or a "
    "pot is drawn by its share alone.",
    "planned": "Planned: to scale only where a sum or a share is told, and nothing else.",
    "maybe": "Not certain that it holds on that day, though the record tells of it; otherwise as any other.",
    "unknown": "Not stated: the coder looked for the sum, and the sources do not give it. The size says nothing.",
    "unrecorded": "Not recorded: the size says nothing.",
}


def _text(marks: list[Mark], text: str, y: float) -> float:
    """Lines of text beside a sample; and where they end."""
    room = WIDTH - LEFT * 2 - 36
    for line in fitted(text, room, _LABEL, lines=6):
        y += line_height(_LABEL)
        marks.append(Words(x=LEFT + 36, y=y - 3, text=line, look="label", width=room))
    return y
