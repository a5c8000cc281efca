"""A timeline drawn: bars, joins, the axis, and what the marks mean."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import Final

from commissionkit.drawing import LOOKS, Box, Disc, Group, Line, Mark, Point, Words, fitted, text_width
from commissionkit.views.timelines.placing import Piece, Row, Sheet, letters
from commissionkit.views.timelines.things import Bar, Edge
from commissionkit.views.timelines.ways import Way

__all__ = ["hatched", "life_words", "painted"]

_SMALL: Final = 10.0
_LEFT: Final = 16.0
_STRIPE: Final = 4.0
_RADII: Final = {"forum": 3.0, "fund": 2.0, "contract": 2.0, "matter": 2.0}
_ASKED: Final = "?"
#: So far down one no longer sees what stands above.
_SIGHT: Final = 600.0


def painted(sheet: Sheet, ways: Sequence[Way], *, faint: Callable[[str], bool]) -> tuple[Mark, ...]:
    """The marks of a sheet.

    Args:
        sheet: Where everything stands.
        ways: The ways of the changes.
        faint: Whether what bears a key is drawn faintly.
    """
    bars = [_bar(sheet, row, faint=faint(row.bar.key)) for row in sheet.rows]
    joins = [_join(sheet, way, faint=faint(way.join.key)) for way in ways]
    joins.sort(key=lambda group: not group.faint)
    return (*_sections(sheet), *_days(sheet), *_axis(sheet), *bars, *joins)


# -- the page ------------------------------------------------------------------------------------


def _sections(sheet: Sheet) -> Iterator[Mark]:
    for section in sheet.sections:
        frame = Box(x=8, y=section.top, width=sheet.width - 16, height=section.height, look="band", radius=6)
        words = (
            Words(x=_LEFT, y=section.top + 16, text=line, look="head")
            for line in fitted(section.name, sheet.labels, 12, lines=1, bold=True)
        )
        yield Group(marks=(frame, *words), role="band", title=section.name)


def _days(sheet: Sheet) -> Iterator[Mark]:
    """The days that the sources speak to, and the day of a snapshot."""
    plan, axis = sheet.plan, sheet.axis
    for marked, says in ((plan.as_at, "sources speak to"), (plan.on, "as on")):
        if marked is None:
            continue
        (first, after), told = marked
        if first >= axis.after or after <= axis.first:
            continue
        left = axis.x(first)
        width = max(2.0, axis.x(after) - left)
        text = f"{says} {told}"
        half = text_width(text, _SMALL) / 2
        middle = min(max(left + width / 2, axis.left + half), sheet.width - 16 - half)
        marks = (
            Box(x=left, y=0, width=width, height=sheet.height, look="as-at"),
            Words(x=middle, y=-16, text=text, look="small", anchor="middle"),
        )
        yield Group(marks=marks, role="as-at", title=f"The {text}" if says != "as on" else text)


def _axis(sheet: Sheet) -> Iterator[Mark]:
    """The years, and once more further down where what is above is out of sight there."""
    axis = sheet.axis
    top, bottom = 8.0, sheet.height
    yield Line(points=((axis.left, top), (axis.right, top)), look="axis")
    last = float("-inf")
    again = _again(sheet)
    for tick in axis.ticks():
        if tick.small:
            yield Line(points=((tick.x, top - 3), (tick.x, top)), look="axis")
            continue
        yield Line(points=((tick.x, top), (tick.x, bottom)), look="rule")
        half = text_width(tick.text, _SMALL) / 2
        if tick.x - half > last + 4:
            for y in (top - 5, *again):
                yield Words(x=tick.x, y=y, text=tick.text, look="small", anchor="middle")
            last = tick.x + half


def _again(sheet: Sheet) -> list[float]:
    """Where the years are written again: at the headings that stand far beneath the last of them."""
    found: list[float] = []
    for section in sheet.sections:
        if section.top - (found[-1] if found else 0.0) > _SIGHT:
            found.append(section.top + 16)
    return found


# -- bars ----------------------------------------------------------------------------------------


def _bar(sheet: Sheet, row: Row, *, faint: bool) -> Group:
    bar = row.bar
    look, room = letters(bar, close=sheet.close), sheet.labels - 12
    size = LOOKS[look].size
    marks: list[Mark] = [
        Words(x=_LEFT + 8, y=row.middle + size * 0.35, text=line, look=look, width=room)
        for line in fitted(bar.name, room, size, lines=1)
    ]
    for piece in sorted(row.pieces, key=lambda piece: piece.kind == "known"):
        marks += _piece(row, piece)
    for named in bar.names:
        x = (sheet.axis.x(named.first) + sheet.axis.x(named.last)) / 2
        marks.append(Disc(x=round(min(max(x, row.left), row.right), 1), y=row.middle, radius=2.6, look="turn"))
    if row.note:
        marks.append(Words(x=row.right + 6, y=row.middle + 3.5, text=row.note, look="small"))
    title = f"{bar.name}: {life_words(bar)}"
    return Group(marks=tuple(marks), key=bar.key, role=bar.look, title=title, facts=(bar.key,), faint=faint)


def _piece(row: Row, piece: Piece) -> Iterator[Mark]:
    y, x, right = row.middle, piece.left, piece.right
    box = Box(
        x=x,
        y=y - row.height / 2,
        width=round(right - x, 1),
        height=row.height,
        look="planned" if row.bar.planned else row.bar.look,
        radius=_RADII.get(row.bar.look, 0.0),
    )
    if piece.kind == "known":
        yield box
    elif piece.kind == "maybe":
        yield from hatched(box)
    elif piece.kind == "onward":
        yield Line(points=((x, y), (right, y)), look="onward", arrow=True)
    elif piece.kind == "sought":
        yield Words(x=(x + right) / 2, y=y + 4, text=_ASKED, look="strong", anchor="middle")
    elif piece.kind in ("unstated", "unasked"):
        yield from _open_end(row, piece)
    else:
        anchor = "end" if piece.kind == "outside-left" else "start"
        at = right - 4 if anchor == "end" else x + 4
        yield Words(x=at, y=y + 3.5, text=piece.text, look="small", anchor=anchor)


def _open_end(row: Row, piece: Piece) -> Iterator[Mark]:
    """Dots where no day is known, with a question mark where the coder looked for one."""
    y = row.middle
    if piece.kind == "unasked":
        yield Line(points=((piece.left, y), (piece.right, y)), look="unstated")
        return
    known = next((one for one in row.pieces if one.kind in ("known", "maybe")), None)
    at_right = known is not None and piece.left >= known.right - 1
    room = 9.0
    ends = (piece.left, piece.right - room) if at_right else (piece.left + room, piece.right)
    yield Line(points=((ends[0], y), (ends[1], y)), look="unstated")
    at = piece.right - room / 2 if at_right else piece.left + room / 2
    yield Words(x=at, y=y + 4, text=_ASKED, look="strong", anchor="middle")


def hatched(box: Box) -> Iterator[Mark]:
    """A box of days on which something may have been so: its frame in dashes, with stripes."""
    yield Box(x=box.x, y=box.y, width=box.width, height=box.height, look="unknown")
    start = box.x - box.height + _STRIPE
    while start < box.right:
        # From lower left to upper right, cut where it leaves the box.
        left, right = max(start, box.x), min(start + box.height, box.right)
        if right - left > 0.5:
            low, high = box.bottom - (left - start), box.bottom - (right - start)
            yield Line(points=((round(left, 1), round(low, 1)), (round(right, 1), round(high, 1))), look="axis")
        start += _STRIPE


def life_words(bar: Bar) -> str:
    """From when to when, in words: "CCG, began 2013-04-01, ongoing"."""
    began = {"not_stated": "start looked for, not stated", "not_recorded": "start not recorded"}.get(
        bar.began.kind, f"began {bar.began.told}{_by(bar.began)}"
    )
    ended = {"ongoing": bar.ended.how, "not_stated": "end not stated", "removed": bar.ended.told}.get(
        bar.ended.kind, f"ended {bar.ended.told}{_by(bar.ended)}"
    )
    planned = "planned, " if bar.planned else ""
    names = "".join(f"; {name.says}" for name in bar.names)
    return f"{bar.kind}, {planned}{began}, {ended}{names}"


def _by(edge: Edge) -> str:
    return " by plan" if edge.planned and edge.change else ""


# -- joins ---------------------------------------------------------------------------------------


def _join(sheet: Sheet, way: Way, *, faint: bool) -> Group:
    join = way.join
    marks = [*_lines(sheet, way), *_turns(sheet, way), *_numbers(sheet, way)]
    number = f" (number {way.number})" if way.number else ""
    title = join.says[:1].upper() + join.says[1:] + number
    return Group(marks=tuple(marks), key=join.key, role="join", title=title, facts=(join.key,), faint=faint)


def _lines(sheet: Sheet, way: Way) -> Iterator[Line]:
    """The line from row to row, with what leads to it from each bar before and from it to each after."""
    if not way.spine:
        return
    rows = [sheet.row_of[key] for key in way.spine]
    x, look = way.x, way.join.look
    top, bottom = rows[0].middle, rows[-1].middle
    first, last = rows[0], rows[-1]
    up = first.bar.key in way.join.after and _covers(first, x)
    down = last.bar.key in way.join.after and _covers(last, x)
    start = first.middle + first.height / 2 if up else top
    end = last.middle - last.height / 2 if down else bottom
    between = (start + end) / 2
    if up and down:
        yield Line(points=((x, between), (x, start)), look=look, arrow=True)
        yield Line(points=((x, between), (x, end)), look=look, arrow=True)
    else:
        points = ((x, end), (x, start)) if up else ((x, start), (x, end))
        yield Line(points=points, look=look, arrow=up or down)
    for row in rows:
        if row.right <= x and x - row.right > 0.5:
            yield Line(points=((row.right, row.middle), (x, row.middle)), look=look)
        elif row.left >= x and row.left - x > 0.5:
            yield Line(points=((x, row.middle), (row.left, row.middle)), look=look)


def _covers(row: Row, x: float) -> bool:
    return row.left < x < row.right


def _turns(sheet: Sheet, way: Way) -> Iterator[Disc]:
    """A dot where a change meets a bar that goes on, and on each bar of a change that ties none to another."""
    for key in (*way.spine, *(way.join.parties if not way.join.ties else ())):
        row = sheet.row_of[key]
        if _covers(row, way.x) or not way.join.ties:
            yield Disc(x=min(max(way.x, row.left), row.right), y=row.middle, radius=3.2, look="turn")


def _numbers(sheet: Sheet, way: Way) -> Iterator[Mark]:
    """The number of a change, at the end of each bar that no line reaches."""
    for key, before in way.numbered:
        x, y = _beside(sheet.row_of[key], way, before)
        text = str(way.number)
        radius = 6.5 if len(text) < 3 else 9.0
        yield Disc(x=x, y=y, radius=radius, look="number")
        yield Words(x=x, y=y + 3.2, text=text, look="tiny", anchor="middle")


def _beside(row: Row, way: Way, before: int) -> Point:
    step = 15.0 * before
    if _covers(row, way.x):
        return way.x + step, row.middle
    return (row.right + 8 + step, row.middle) if row.right <= way.x else (row.left - 8 - step, row.middle)
