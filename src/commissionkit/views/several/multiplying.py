"""Small multiples, put together."""

from __future__ import annotations

import math
from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import Final

import attrs

from commissionkit.drawing import LOOKS, Box, Drawing, Group, Line, Mark, Scene, Words, fitted, line_height
from commissionkit.drawing.moving import extent
from commissionkit.errors import RefusedQuestion
from commissionkit.model import Arrangement
from commissionkit.views.heading import heading
from commissionkit.views.maps import decision_map
from commissionkit.views.several.legends import Entries, common_legend, laid_out, without_legend
from commissionkit.views.several.parts import Part, content, facts_of, joined_network, joined_rows, parts_of

__all__ = ["multiples"]

_MARGIN: Final = 16.0
_GAP: Final = 20.0
_PAD: Final = 12.0
#: The widest page, unless one column takes more.
_PAGE: Final = 2400.0
#: The smallest that labels may become, in pixels.
_LEAST: Final = 7.5
_NAMED: Final = 4
#: The room for a part of which there is nothing to draw, before it is scaled.
_EMPTY: Final = (480.0, 120.0)


@attrs.frozen(kw_only=True)
class _Panel:
    """A part with what is drawn of it, and how far that reaches."""

    part: Part
    marks: tuple[Mark, ...]
    reach: Box


@attrs.frozen(kw_only=True)
class _Grid:
    """How parts are set out: how many beside one another, how large, and how wide each is."""

    columns: int
    scale: float
    width: float


def multiples(
    arrangements: Iterable[Arrangement] | Mapping[str, Arrangement],
    *,
    draw: Callable[[Arrangement], Drawing] | None = None,
    columns: int = 3,
) -> Drawing:
    """One picture for each arrangement, side by side and all to the same scale.

    Args:
        arrangements: The sites, in the order of reading; or a mapping from what each is to be called to the site.
        draw: What makes the picture of one: a function of this package, or one's own, that takes an arrangement and
            gives a `Drawing`. Left out: `decision_map`.
        columns: How many stand beside one another at most. There are fewer where labels would become too small to read.

    Returns:
        A `Drawing`. Its table is made of those of the pictures, the arrangement in the first column; `drawn` and
        `undrawn` name facts as `arrangement:fact`. Legends that agree are one. An arrangement that `draw` refuses has a
        part that says why.

    Raises:
        RefusedQuestion: There is no arrangement, or `draw` is no function, refuses all of them or gives something
            else; `columns` is no whole number above 0.

    It does not see whether the pictures are of one kind, nor make axes within them the same: for those, give `draw`
    the same days or limits for all.
    """
    _check_columns(columns)
    if draw is not None and not callable(draw):
        raise RefusedQuestion(f"draw= is a function that draws one arrangement, such as decision_map, not {draw!r:.40}")
    parts = parts_of(arrangements, decision_map if draw is None else draw)
    drawings = [part.drawing for part in parts if part.drawing is not None]
    entries = common_legend(drawings)
    panels = tuple(_panel(part, shared=entries is not None) for part in parts)
    grid = _grid(panels, columns)
    title = _title(parts)
    scene = _scene(panels, grid, title, entries)
    drawn, undrawn = facts_of(parts)
    return Drawing(
        scene=scene, rows=joined_rows(parts, title), drawn=drawn, undrawn=undrawn, network=joined_network(parts)
    )


def _check_columns(columns: object) -> None:
    if not isinstance(columns, int) or isinstance(columns, bool) or columns < 1:
        raise RefusedQuestion(f"columns= is a whole number above 0, not {columns!r:.40}")


def _panel(part: Part, *, shared: bool) -> _Panel:
    if part.drawing is None:
        lines = fitted(f"Nothing to draw: {part.why}", _EMPTY[0], LOOKS["label"].size, lines=5)
        marks: tuple[Mark, ...] = tuple(
            Words(x=0, y=14 + at * line_height(LOOKS["label"].size), text=line, look="label")
            for at, line in enumerate(lines)
        )
        return _Panel(part=part, marks=marks, reach=Box(x=0, y=0, width=_EMPTY[0], height=_EMPTY[1], look="paper"))
    marks = content(without_legend(part.drawing) if shared else part.drawing.scene.marks)
    return _Panel(part=part, marks=marks, reach=extent(marks))


def _grid(panels: tuple[_Panel, ...], columns: int) -> _Grid:
    """As many columns as there may be with labels that can be read."""
    widest = max(panel.reach.width for panel in panels)
    least = _LEAST / LOOKS["label"].size
    number = min(columns, len(panels))
    while number > 1 and _scale(number, widest) < least:
        number -= 1
    scale = max(_scale(number, widest), least)
    return _Grid(columns=number, scale=scale, width=round(widest * scale + 2 * _PAD, 1))


def _scale(columns: int, widest: float) -> float:
    """How large parts are drawn of which so many stand beside one another."""
    room = (_PAGE - 2 * _MARGIN - (columns - 1) * _GAP) / columns - 2 * _PAD
    return min(1.0, math.floor(room / max(widest, 1.0) * 1000) / 1000)


def _title(parts: tuple[Part, ...]) -> str:
    """What the titles of the pictures begin with, and of whom they are."""
    heads = {part.drawing.title.partition(": ")[0] for part in parts if part.drawing is not None}
    names = "; ".join(part.title for part in parts) if len(parts) <= _NAMED else f"{len(parts)} arrangements"
    return f"{heads.pop()}: {names}" if len(heads) == 1 else names


def _scene(panels: tuple[_Panel, ...], grid: _Grid, title: str, entries: Entries | None) -> Scene:
    width = 2 * _MARGIN + grid.columns * grid.width + (grid.columns - 1) * _GAP
    width = round(max(width, 400.0), 1)
    head, y = heading(title, width, left=_MARGIN)
    marks: list[Mark] = [*head]
    for at in range(0, len(panels), grid.columns):
        drawn, y = _row(panels[at : at + grid.columns], grid, y)
        marks += drawn
    if entries:
        legend, y = laid_out(entries, y, _MARGIN, width - _MARGIN)
        marks.append(legend)
    page = Box(x=0, y=0, width=width, height=round(y + _MARGIN, 1), look="paper")
    told = " ".join(_told(panel.part) for panel in panels)
    return Scene(width=page.width, height=page.height, marks=(page, *marks), title=title, description=told)


def _row(row: tuple[_Panel, ...], grid: _Grid, y: float) -> tuple[list[Mark], float]:
    """The parts that stand beside one another, in frames of one height; and where they end."""
    names = [_name(panel.part, grid.width - 2 * _PAD) for panel in row]
    head = max(map(len, names)) * line_height(LOOKS["strong"].size) + _PAD
    height = round(head + max(panel.reach.height for panel in row) * grid.scale + 2 * _PAD, 1)
    marks: list[Mark] = []
    for at, (panel, lines) in enumerate(zip(row, names, strict=True)):
        x = round(_MARGIN + at * (grid.width + _GAP), 1)
        drawn = Group(
            marks=panel.marks,
            scale=grid.scale,
            at=(
                round(x + _PAD - panel.reach.x * grid.scale, 1),
                round(y + head + _PAD - panel.reach.y * grid.scale, 1),
            ),
        )
        marks.append(
            Group(
                marks=(*_frame(x, y, grid.width, height), *_heading(lines, x + _PAD, y), drawn),
                role="panel",
                title=panel.part.title if panel.part.drawing is None else panel.part.drawing.title,
            )
        )
    return marks, y + height + _GAP


def _name(part: Part, room: float) -> tuple[str, ...]:
    """The title of a part, without what all of them begin with."""
    title = part.title if part.drawing is None else part.drawing.title.partition(": ")[2] or part.title
    return fitted(title, room, LOOKS["strong"].size, lines=2, bold=True)


def _frame(x: float, y: float, width: float, height: float) -> Iterator[Mark]:
    corners = ((x, y), (x + width, y), (x + width, y + height), (x, y + height))
    yield Line(points=tuple((round(a, 1), round(b, 1)) for a, b in corners), look="rule", closed=True)


def _heading(lines: tuple[str, ...], x: float, y: float) -> Iterator[Mark]:
    for at, line in enumerate(lines):
        yield Words(x=x, y=round(y + _PAD + 8 + at * line_height(LOOKS["strong"].size), 1), text=line, look="strong")


def _told(part: Part) -> str:
    if part.drawing is None:
        return f"{part.title}: nothing to draw: {part.why}."
    return f"{part.title}: {part.drawing.description or part.drawing.title}"
