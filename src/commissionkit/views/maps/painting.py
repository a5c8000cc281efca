"""A decision map drawn: boxes, the lines between them, bands, heads and a legend."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping
from functools import cached_property
from typing import Final, TypeAlias

import attrs

from commissionkit.drawing import Box, Disc, Group, Line, Mark, Point, Words, fitted, line_height
from commissionkit.views.maps.layering import Layout, Link, laid_out
from commissionkit.views.maps.levelling import Cell
from commissionkit.views.maps.things import BANDS, COLUMNS, Plan, Thing, Tie

__all__ = ["ARROWS", "LEGEND", "Sheet", "painted", "sheet_of"]

Key: TypeAlias = str | tuple[str, str, str]

_BOX: Final = 168.0
_PAD: Final = 8.0
_LABEL: Final = 11.5
_SMALL: Final = 10.0
_MARGIN: Final = 16.0
_BAND_LABEL: Final = 112.0
_HEAD: Final = 30.0
_LEAST_GAP: Final = 84.0
_MOST_GAP: Final = 190.0
_RADII: Final = {"matter": 14.0, "forum": 5.0, "body": 2.0, "taker": 2.0, "fund": 8.0, "contract": 8.0}
_BANDS: Final = tuple(BANDS)


@attrs.frozen(kw_only=True, eq=False)
class Sheet:
    """Where everything of a plan stands.

    Attributes:
        plan: What is shown.
        layout: How it is laid out.
        lefts: The left edge of each column.
        width, height: The size of it all.
    """

    plan: Plan
    layout: Layout
    lefts: Mapping[int, float]
    width: float
    height: float

    def box(self, key: str) -> Box:
        """The box of a thing."""
        cell = self.layout.cells[key]
        thing = self.things[key]
        return Box(
            x=self.lefts[cell.column],
            y=self.layout.tops[key] + _HEAD,
            width=_BOX,
            height=cell.height,
            look=thing.look,
            radius=_RADII.get(thing.look, 2.0),
        )

    @cached_property
    def things(self) -> Mapping[str, Thing]:
        """The things by key."""
        return {thing.key: thing for thing in self.plan.things}


def sheet_of(plan: Plan, *states: Plan) -> Sheet:
    """Lay a plan out.

    Args:
        plan: What is shown.
        states: What else may be written into its boxes, such as their names on another day: there is room for that too.
    """
    heights: dict[str, float] = defaultdict(float)
    for thing in (thing for one in (plan, *states) for thing in one.things):
        heights[thing.key] = max(heights[thing.key], _height(_label(thing)))
    used = sorted({thing.column for thing in plan.things})
    columns = {thing.key: used.index(thing.column) for thing in plan.things}
    cells = [
        Cell(key=t.key, column=columns[t.key], band=_BANDS.index(t.band), height=heights[t.key]) for t in plan.things
    ]
    across = [tie for tie in plan.ties if columns[tie.start] != columns[tie.end]]
    links = [Link(key=_name(tie), start=tie.start, end=tie.end) for tie in across]
    layout = laid_out(cells, links)
    lefts, width = _lefts(plan, columns)
    return Sheet(plan=plan, layout=layout, lefts=lefts, width=width, height=layout.height + _HEAD)


def _name(tie: Tie) -> str:
    return "\t".join(tie.key)


def _label(thing: Thing) -> tuple[tuple[str, ...], tuple[str, ...]]:
    room = _BOX - 2 * _PAD
    return fitted(thing.name, room, _LABEL, lines=3), fitted(thing.remarks, room, _SMALL, lines=3)


def _height(label: tuple[tuple[str, ...], tuple[str, ...]]) -> float:
    name, remark = label
    return round(len(name) * line_height(_LABEL) + len(remark) * line_height(_SMALL) + 2 * _PAD - 2, 1)


def _lefts(plan: Plan, columns: Mapping[str, int]) -> tuple[dict[int, float], float]:
    """The left edge of each column: the more lines there are between two, the more room."""
    busy: dict[int, int] = defaultdict(int)
    for tie in plan.ties:
        low, high = sorted((columns[tie.start], columns[tie.end]))
        for column in range(low, max(high, low + 1)):
            busy[column] += 1
    lefts: dict[int, float] = {}
    at = _MARGIN + _BAND_LABEL
    for column in sorted(set(columns.values())):
        lefts[column] = at
        at += _BOX + min(_MOST_GAP, _LEAST_GAP + 2.2 * busy[column])
    return lefts, at - (_LEAST_GAP if not busy[max(lefts)] else 0) + _MARGIN


# -- painted -------------------------------------------------------------------------------------


def painted(
    sheet: Sheet,
    *,
    state: Plan | None = None,
    faint: Callable[[Key], bool] = lambda _: False,
    marked: Callable[[Key], str] = lambda _: "",
) -> tuple[Mark, ...]:
    """The marks of a sheet.

    Args:
        sheet: What is laid out.
        state: What of it is drawn, and what is written there: all places are kept. Left out: all of it.
        faint: Whether something is drawn faintly.
        marked: How a thing, by its key, or a tie, by its, differs: `added`, `removed`, `changed` or not at all.
    """
    own = sheet.plan if state is None else state
    ways = _ways(sheet)
    lines = [_tied(tie, ways[tie.key], faint=faint(tie.key), mark=marked(tie.key)) for tie in own.ties]
    lines.sort(key=lambda group: not group.faint)
    boxes = [_boxed(sheet, thing, faint=faint(thing.key), frame=marked(thing.key)) for thing in own.things]
    return (*_bands(sheet), *_heads(sheet), *lines, *boxes)


def _bands(sheet: Sheet) -> Iterable[Mark]:
    for band, top, height in sheet.layout.bands:
        y = top + _HEAD
        frame = Box(x=_MARGIN / 2, y=y, width=sheet.width - _MARGIN, height=height, look="band", radius=6)
        words = fitted(BANDS[_BANDS[band]], _BAND_LABEL - 2 * _PAD, 12, bold=True)
        first = y + height / 2 - (len(words) - 1) * line_height(12) / 2 + 4
        told = (
            Words(x=_MARGIN + _PAD / 2, y=first + at * line_height(12), text=word, look="head")
            for at, word in enumerate(words)
        )
        yield Group(marks=(frame, *told), role="band", title=f"Band: {BANDS[_BANDS[band]]}")


def _heads(sheet: Sheet) -> Iterable[Mark]:
    used = sorted({thing.column for thing in sheet.plan.things})
    for column, left in zip(used, sheet.lefts.values(), strict=True):
        yield Words(x=left + _BOX / 2, y=18, text=COLUMNS[column], look="head", anchor="middle")


def _boxed(sheet: Sheet, thing: Thing, *, faint: bool, frame: str) -> Group:
    box = attrs.evolve(sheet.box(thing.key), look=thing.look)
    marks: list[Mark] = []
    if frame:
        marks.append(
            Box(x=box.x - 4, y=box.y - 4, width=box.width + 8, height=box.height + 8, look=frame, radius=box.radius + 3)
        )
    marks.append(box)
    name, remark = _label(thing)
    y = box.y + _PAD - 1 + (box.height - _height((name, remark))) / 2
    for text, look, size in [*((t, "label", _LABEL) for t in name), *((t, "small", _SMALL) for t in remark)]:
        y += line_height(size)
        words = Words(
            x=box.x + box.width / 2,
            y=round(y - size * 0.28, 2),
            text=text,
            look=look,
            anchor="middle",
            width=box.width - 2 * _PAD,
        )
        marks.append(words)
    if thing.twice:
        marks += [
            Disc(x=box.right - 4, y=box.y + 3, radius=7.5, look="badge"),
            Words(x=box.right - 4, y=box.y + 6.2, text="2", look="on-badge", anchor="middle"),
        ]
    said = ", ".join(filter(None, (thing.name, thing.remarks, "on both sides" if thing.twice else "")))
    title = f"{COLUMNS[thing.column]}: {said}"
    return Group(marks=tuple(marks), key=thing.key, role=thing.look, title=title, facts=thing.facts, faint=faint)


def _tied(tie: Tie, line: Line, *, faint: bool, mark: str) -> Group:
    marks = (mark, "maybe" if tie.maybe else "")
    beneath = (attrs.evolve(line, look=f"line-{one}", arrow=False) for one in marks if one)
    return Group(
        marks=(*beneath, line),
        role=tie.look,
        title=tie.says,
        ends=(tie.start, tie.end),
        facts=tie.facts,
        faint=faint,
    )


# -- ways ----------------------------------------------------------------------------------------

#: The lines that end in an arrow head.
ARROWS: Final = frozenset({"makes", "recommends", "takes", "takes-by", "ratifies", "delegates", "plans", "oversees"})


def _ways(sheet: Sheet) -> dict[tuple[str, str, str], Line]:
    """The line of each tie. It leaves and meets each box at a place of its own, in the order of where it goes."""
    columns = {thing.key: sheet.layout.cells[thing.key].column for thing in sheet.plan.things}
    ports = _ports(sheet, columns)
    found: dict[tuple[str, str, str], Line] = {}
    for tie in sheet.plan.ties:
        start, end = ports[tie.key, True], ports[tie.key, False]
        same = columns[tie.start] == columns[tie.end]
        points = _arc(start, end) if same else _across(sheet, tie, start, end)
        found[tie.key] = Line(points=points, look=tie.look, curved=True, arrow=tie.look in ARROWS)
    return found


def _ports(sheet: Sheet, columns: Mapping[str, int]) -> dict[tuple[tuple[str, str, str], bool], Point]:
    """Where each tie leaves (True) and meets (False) its boxes, spread along their sides."""
    sides: dict[tuple[str, str], list[tuple[float, int, tuple[tuple[str, str, str], bool]]]] = defaultdict(list)
    middle = sheet.layout.middle
    for at, tie in enumerate(sheet.plan.ties):
        way = sheet.layout.ways.get(_name(tie), ())
        same = columns[tie.start] == columns[tie.end]
        first, last = (way[0], way[-1]) if way else (tie.end, tie.start)
        sides[tie.start, "right"].append((middle(first), at, (tie.key, True)))
        sides[tie.end, "right" if same else "left"].append((middle(last), at, (tie.key, False)))
    found: dict[tuple[tuple[str, str, str], bool], Point] = {}
    for (key, side), ends in sides.items():
        box = sheet.box(key)
        x = box.right if side == "right" else box.x
        inset = min(box.height / 2, box.radius * 0.6 + 4)
        room = box.height - 2 * inset
        for at, (_, _, end) in enumerate(sorted(ends)):
            found[end] = (x, round(box.y + inset + room * (at + 1) / (len(ends) + 1), 1))
    return found


def _arc(start: Point, end: Point) -> tuple[Point, ...]:
    """From the right side of a box to that of another of its column, without leaving the room beside it."""
    out = min(60.0, 22 + abs(end[1] - start[1]) * 0.12)
    return start, (start[0] + out, start[1]), (end[0] + out, end[1]), end


def _across(sheet: Sheet, tie: Tie, start: Point, end: Point) -> tuple[Point, ...]:
    """From column to column, through the place that is kept for it in each that it passes."""
    points: list[Point] = [start]
    for key in sheet.layout.ways[_name(tie)]:
        left = sheet.lefts[sheet.layout.cells[key].column]
        y = round(sheet.layout.middle(key) + _HEAD, 1)
        _bend(points, (left, y))
        points += [(left + _BOX / 3, y), (left + _BOX * 2 / 3, y), (left + _BOX, y)]
    _bend(points, end)
    return tuple(points)


def _bend(points: list[Point], to: Point) -> None:
    """On to a point, level where it begins and where it ends."""
    x, y = points[-1]
    half = (to[0] - x) / 2
    points += [(x + half, y), (to[0] - half, to[1]), to]


#: What each line says, in the order of the legend.
LEGEND: Final = {
    "makes": "makes",
    "recommends": "recommends",
    "takes": "takes",
    "takes-by": "takes, by another right, a delegation or a baseline",
    "ratifies": "ratifies",
    "delegates": "delegates",
    "denied": "stated not to",
    "not-stated": "not stated whether it contributes",
    "plans": "planned",
    "via": "takes through",
    "oversees": "oversees, assures, leads or manages",
    "sits": "sits on",
    "attends": "may attend",
    "belongs": "is of, within or joint between",
    "within": "decided within",
    "hosts": "hosts",
    "pays": "contributes",
    "buys": "commissions",
    "provides": "provides",
}
