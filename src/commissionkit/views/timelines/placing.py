"""Where the bars of a timeline stand: their rows, and what each is made of from left to right."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from datetime import date, timedelta
from functools import cached_property
from typing import Final, Literal, TypeAlias

import attrs

from commissionkit.drawing import LOOKS, text_width
from commissionkit.views.dayscale import DayScale
from commissionkit.views.timelines.axis import axis_of
from commissionkit.views.timelines.families import Reach, families_of, ordered
from commissionkit.views.timelines.things import Bar, Edge, Join, Plan

__all__ = ["STUB", "Piece", "Row", "Section", "Sheet", "letters", "sheet_of"]

#: The room for names at the left at least and at most, the axis, and what stands at both ends of it.
_LABELS: Final = (220.0, 440.0)
_AXIS: Final = 820.0
_BEFORE: Final = 58.0
_AFTER: Final = 50.0
_TOP: Final = 26.0
_HEAD: Final = 24.0
_FOOT: Final = 8.0
_BETWEEN: Final = 8.0
_APART: Final = 5.0
#: Bars of a large picture stand closer.
_CLOSE: Final = 150
_DAY: Final = timedelta(days=1)
STUB: Final = 26.0
_LEAST: Final = 3.0
_GAP: Final = 3.0
_OUT: Final = 8.0
_ASKED: Final = 9.0

PieceKind: TypeAlias = Literal[
    "known", "maybe", "unstated", "unasked", "onward", "sought", "outside-left", "outside-right"
]


@attrs.frozen
class Piece:
    """A part of a bar.

    Attributes:
        kind: `known` for days on which it surely was there, `maybe` for those on which it may have been, `unstated`
            and `unasked` where no source says and where nothing is recorded, `onward` where it is ongoing, `sought`
            where the coder looked until when, `outside-left` and `outside-right` for the year of an end outside the
            days that are shown.
        left, right: From where to where.
        text: What is written at it.
    """

    kind: PieceKind
    left: float
    right: float
    text: str = ""


@attrs.frozen
class Row:
    """A bar in its place.

    Attributes:
        bar: The bar.
        middle: Its height on the page.
        height: How thick it is.
        pieces: What it is made of.
        note: What is written behind it.
    """

    bar: Bar
    middle: float
    height: float
    pieces: tuple[Piece, ...]
    note: str

    @property
    def left(self) -> float:
        """Where it begins."""
        return min((piece.left for piece in self.pieces), default=0.0)

    @property
    def right(self) -> float:
        """Where it ends."""
        return max((piece.right for piece in self.pieces), default=0.0)


@attrs.frozen
class Section:
    """A heading and the rows beneath it."""

    name: str
    top: float
    height: float


@attrs.frozen(kw_only=True, eq=False)
class Sheet:
    """Where everything of a plan stands.

    Attributes:
        plan: What is shown.
        axis: The days across the page.
        sections: The headings.
        rows: The rows from the top.
        joins: Where each change stands across the page.
        width, height: The size of it all.
        close: Whether the rows stand close, as in a large picture.
        labels: The room for names at the left.
    """

    plan: Plan
    axis: DayScale
    sections: tuple[Section, ...]
    rows: tuple[Row, ...]
    joins: Mapping[str, float]
    width: float
    height: float
    close: bool
    labels: float

    @cached_property
    def row_of(self) -> dict[str, Row]:
        """The row of each bar."""
        return {row.bar.key: row for row in self.rows}


def sheet_of(plan: Plan) -> Sheet:
    """Lay out a plan."""
    close = len(plan.bars) > _CLOSE
    labels = _labels(plan, close=close)
    axis = axis_of(plan, 16 + labels + _BEFORE, _AXIS)
    places = {join.key: _place(join, axis) for join in plan.joins}
    by_party: dict[str, list[float]] = {}
    for join in plan.joins:
        if join.ties:
            for party in join.parties:
                by_party.setdefault(party, []).append(places[join.key])
    pieces = {bar.key: _pieces(bar, plan, axis, by_party.get(bar.key, ())) for bar in plan.bars}
    reach = Reach(
        {key: (min(p.left for p in made), max(p.right for p in made)) for key, made in pieces.items()}, places
    )
    sections: list[Section] = []
    rows: list[Row] = []
    y = _TOP
    for name, families in _grouped(plan):
        start = y
        y += _HEAD
        for at, family in enumerate(families):
            y += _APART if at and (len(family) > 1 or len(families[at - 1]) > 1) else 0
            bars = {bar.key: bar for bar in family}
            own = [join for join in plan.joins if join.ties and join.parties[0] in bars]
            for key in ordered(family, own, reach):
                step, height = _sizes(bars[key], close=close)
                rows.append(Row(bars[key], round(y + step / 2, 1), height, pieces[key], _note(bars[key])))
                y += step
        y += _FOOT
        sections.append(Section(name, start, y - start))
        y += _BETWEEN
    right = max((row.right + (6 + text_width(row.note, 10) if row.note else 0) for row in rows), default=0)
    width = max(axis.right + _AFTER, right + 4) + 16
    return Sheet(
        plan=plan,
        axis=axis,
        sections=tuple(sections),
        rows=tuple(rows),
        joins=places,
        width=round(width, 1),
        height=round(y - _BETWEEN, 1),
        close=close,
        labels=labels,
    )


def letters(bar: Bar, *, close: bool) -> str:
    """The look of the name of a bar."""
    return "small" if close or bar.slim else "label"


def _labels(plan: Plan, *, close: bool) -> float:
    """As much room for names as the longest takes."""
    names = (text_width(bar.name, LOOKS[letters(bar, close=close)].size) for bar in plan.bars)
    heads = (text_width(bar.group, LOOKS["head"].size, bold=True) for bar in plan.bars)
    least, most = _LABELS
    return round(min(most, max(least, *names, *heads) + 14))


def _sizes(bar: Bar, *, close: bool) -> tuple[float, float]:
    """From one row to the next, and how thick the bar is."""
    if bar.slim:
        return (14.0, 5.0) if close else (17.0, 6.0)
    return (15.0, 9.0) if close else (20.0, 12.0)


def _grouped(plan: Plan) -> Iterator[tuple[str, list[list[Bar]]]]:
    """The families by their groups: sectors in the order of the vocabulary, then forums, funds and programmes."""
    found: dict[str, list[list[Bar]]] = {}
    for group, family in families_of(plan.bars, plan.joins):
        found.setdefault(group, []).append(family)
    for name in plan.groups:
        if name in found:
            yield name, found[name]


def _place(join: Join, axis: DayScale) -> float:
    """Where a change stands: at its day, or in the middle of the days on which it may have been."""
    if join.first is None or join.last is None:
        day = join.first or join.last
        return axis.x(day) if day is not None else axis.left + axis.width / 2
    return round((axis.x(join.first) + axis.x(join.last)) / 2, 1)


def _note(bar: Bar) -> str:
    """What is written behind a bar that has no day to stand at."""
    if bar.ended.kind == "removed":
        return bar.ended.told
    undated = bar.began.first is None and bar.began.last is None
    if bar.planned and undated:
        return f"planned, {'day not stated' if bar.began.kind == 'not_stated' else 'no day recorded'}"
    return "no day recorded" if undated and bar.certain is None and bar.ended.kind != "days" else ""


# -- pieces --------------------------------------------------------------------------------------


def _pieces(bar: Bar, plan: Plan, axis: DayScale, joints: Iterable[float]) -> tuple[Piece, ...]:
    """What a bar is made of; where a change joins it to another there is a little room for the join."""
    core = _core(bar, plan, axis)
    if core is None:
        return (Piece(_open(bar.began), axis.left, axis.right),)
    left, right, known = core
    if known:
        if right - left < _LEAST:
            left, right = (right - _LEAST, right) if bar.began.last is None else (left, left + _LEAST)
        for x in joints:
            if abs(right - x) < _GAP and right > x - _GAP:
                right = x - _GAP
                left = min(left, right - _LEAST)
            if abs(left - x) < _GAP and left < x + _GAP:
                left = x + _GAP
                right = max(right, left + _LEAST)
    sides = (*_at_left(bar, axis, left), *_at_right(bar, axis, right))
    if known:
        left -= _OUT if bar.certain is not None and bar.certain[0] < axis.first else 0
        right += _OUT if bar.certain is not None and bar.ended.kind == "days" and bar.certain[1] > axis.after else 0
    middle = (Piece("known", round(left, 1), round(right, 1)),) if known else ()
    return (*middle, *sides) or (Piece("maybe", left - _LEAST / 2, right + _LEAST / 2),)


def _open(began: Edge) -> PieceKind:
    """What a beginning without a first day is drawn as."""
    return "unstated" if began.kind == "not_stated" else "unasked"


def _core(bar: Bar, plan: Plan, axis: DayScale) -> tuple[float, float, bool] | None:
    """From where to where it surely was there, and whether it was at all; None where nothing places it."""
    began, ended = bar.began, bar.ended
    if bar.certain is not None:
        first, after = bar.certain
        horizon = plan.as_at[0][1] if plan.as_at is not None else date.max
        after = min(after, horizon) if ended.kind == "ongoing" and first < horizon else after
        return axis.x(first), axis.x(after), axis.x(first) < axis.x(after) or axis.holds(first)
    start, end = began.last or began.first, ended.last or ended.first
    if start is not None and end is not None:
        x = axis.x(min(start, end))
        return x, x, False
    if end is not None:
        x = axis.x(ended.first or end)
        return x, x, ended.first is not None and axis.holds(ended.first)
    if start is not None:
        return axis.x(start), axis.x(start), True
    if bar.planned:
        x = (axis.x(plan.as_at[0][1]) if plan.as_at is not None else axis.right - STUB) + STUB
        return x, x + STUB, True
    return None


def _at_left(bar: Bar, axis: DayScale, x: float) -> Iterator[Piece]:
    """What stands before the days on which it surely was there."""
    began = bar.began
    if began.first is not None:
        if (start := axis.x(began.first)) < x - 1 - _GAP:
            yield Piece("maybe", start, x)
        if began.first < axis.first:
            yield _outside(f"{began.first.year}", axis)
    elif began.last is not None and began.last < axis.first:
        yield _outside(f"by {began.last.year}", axis)
    elif began.last is not None or bar.ended.kind == "removed":
        yield Piece("maybe", x - STUB, x)
        yield Piece(_open(began), x - 2 * STUB, x - STUB)
    else:
        yield Piece(_open(began), x - STUB, x)


def _outside(text: str, axis: DayScale) -> Piece:
    """The year of a beginning that lies before the axis."""
    right = axis.left - _OUT
    return Piece("outside-left", right - text_width(text, 10) - 4, right, text)


def _at_right(bar: Bar, axis: DayScale, x: float) -> Iterator[Piece]:
    """What stands behind them."""
    last = bar.ended.last
    if last is not None:
        if (end := axis.x(last)) > x + 1 + _GAP:
            yield Piece("maybe", x, end)
        if last > axis.after and bar.ended.kind == "days":
            yield _behind(f"{(last - _DAY).year}", axis)
    elif bar.ended.kind == "ongoing":
        yield Piece("onward", x, x + STUB)
        if bar.ended.sought:
            yield Piece("sought", x + STUB, x + STUB + _ASKED)
    elif bar.ended.first is not None and bar.ended.first > axis.after:
        yield _behind(f"{bar.ended.first.year} or later", axis)
    elif bar.ended.first is not None:
        yield Piece("maybe", x, x + STUB)
        yield Piece("unasked", x + STUB, x + 2 * STUB)
    else:
        yield Piece("unstated" if bar.ended.kind == "not_stated" else "unasked", x, x + STUB)


def _behind(text: str, axis: DayScale) -> Piece:
    """The year of an end that lies behind the axis."""
    left = axis.right + _OUT
    return Piece("outside-right", left, left + text_width(text, 10) + 4, text)
