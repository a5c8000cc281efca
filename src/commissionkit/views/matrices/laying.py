"""Where the rows, columns and words of a matrix stand."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby
from typing import Final

import attrs

from commissionkit.comparison import Cell, Comparison, Row, Site
from commissionkit.drawing import fitted, line_height, text_width
from commissionkit.drawing.lettering import shortened

__all__ = ["GAP", "HEAD", "LABEL", "MARGIN", "NAMES", "PAD", "SIGN", "SMALL", "Sheet", "Strip", "columns", "sheet_of"]

MARGIN: Final = 16.0
#: Between two cells.
GAP: Final = 4.0
#: Within a cell, at each side.
PAD: Final = 7.0
#: The room for the sign of a cell.
SIGN: Final = 18.0
#: The room for the names of rows.
NAMES: Final = 190.0
LABEL: Final = 11.5
SMALL: Final = 10.0
HEAD: Final = 12.0
#: The widths of columns: of a few, of very many, and what columns in between share.
_WIDEST: Final = 420.0
_LEAST: Final = 124.0
_SHARED: Final = 1020.0
_LINES: Final = 3
#: The room in a cell from which on three lines are enough.
_NARROW: Final = 200.0
_PERHAPS: Final = " (perhaps)"


@attrs.frozen(kw_only=True)
class Strip:
    """A row where it stands, or the heading of a group of rows.

    Attributes:
        top, height: Where it stands.
        label: The lines of its name.
        row: The row; None for a heading.
        texts: The lines of each cell; of a heading those of each column.
        cut: The marks that each cell loses where it is cut.
    """

    top: float
    height: float
    label: tuple[str, ...]
    row: Row | None = None
    texts: tuple[tuple[str, ...], ...] = ()
    cut: tuple[str, ...] = ()


@attrs.frozen(kw_only=True)
class Sheet:
    """Where everything of a comparison stands.

    Attributes:
        lefts: The left edge of each column.
        column: The width of a column.
        head: The lines of each column's heading.
        head_height: The room for the headings.
        strips: Rows and headings of groups, from top to bottom.
        width: The width of it all.
        bottom: Where the last row ends.
    """

    lefts: tuple[float, ...]
    column: float
    head: tuple[tuple[str, ...], ...]
    head_height: float
    strips: tuple[Strip, ...]
    width: float
    bottom: float


def sheet_of(comparison: Comparison, top: float, marks: str) -> Sheet:
    """Lay a comparison out.

    Args:
        comparison: What is shown.
        top: Where it begins.
        marks: The marks that stand behind what is weaker than stated.
    """
    sites = comparison.sites
    column, lefts = columns(len(sites))
    head = tuple(fitted(name, column - 2 * PAD, HEAD, lines=_LINES, bold=True) for name in _names(sites))
    head_height = max(map(len, head)) * line_height(HEAD) + line_height(SMALL) + PAD
    strips = tuple(_strips(comparison, top + head_height, column, marks))
    return Sheet(
        lefts=lefts,
        column=column,
        head=head,
        head_height=head_height,
        strips=strips,
        width=lefts[-1] + column + MARGIN,
        bottom=strips[-1].top + strips[-1].height,
    )


def columns(number: int) -> tuple[float, tuple[float, ...]]:
    """The width of so many columns, and the left edge of each."""
    column = round(max(_LEAST, min(_WIDEST, _SHARED / number)), 1)
    return column, tuple(round(MARGIN + NAMES + at * (column + GAP), 1) for at in range(number))


def _names(sites: tuple[Site, ...]) -> list[str]:
    """The titles of the columns; where two are the same, their ids beside them."""
    titles = [site.title or site.id for site in sites]
    return [
        title if titles.count(title) == 1 else f"{title} ({site.id})" for title, site in zip(titles, sites, strict=True)
    ]


def _strips(comparison: Comparison, top: float, column: float, marks: str) -> Iterator[Strip]:
    names = _names(comparison.sites)
    for at, (group, rows) in enumerate(groupby(comparison.rows, lambda row: row.group)):
        if group:
            strip = _heading(group, names if at else [], top + (GAP * 2 if at else 0), column)
            yield strip
            top = strip.top + strip.height + GAP
        for row in rows:
            strip = _row(row, top, column, marks)
            yield strip
            top += strip.height + GAP


def _heading(group: str, names: list[str], top: float, column: float) -> Strip:
    """The heading of a group; from the second on the columns are named again."""
    label = fitted(group, NAMES - PAD * 2, HEAD, lines=_LINES, bold=True)
    texts = tuple(fitted(name, column - 2 * PAD, SMALL, lines=1) for name in names)
    return Strip(top=top, height=len(label) * line_height(HEAD) + PAD, label=label, texts=texts)


def _row(row: Row, top: float, column: float, marks: str) -> Strip:
    label = fitted(row.name or row.id, NAMES - PAD * 2, LABEL, lines=_LINES)
    texts = tuple(_text(cell, column - SIGN - 2 * PAD) for cell in row.cells)
    cut = tuple(_lost(cell, text, marks) for cell, text in zip(row.cells, texts, strict=True))
    lines = max(len(label), *map(len, texts), *(2 if mark else 1 for mark in cut))
    height = round(lines * line_height(LABEL) + 2 * PAD - 3, 1)
    return Strip(top=top, height=height, label=label, row=row, texts=texts, cut=cut)


def _text(cell: Cell, room: float) -> tuple[str, ...]:
    """What of a cell has room: in narrow columns in more lines. That a part holds perhaps alone outlives a cut."""
    lines = _LINES if room > _NARROW else _LINES + 2
    text = " ".join(cell.text.split("\n"))
    shown = fitted(text, room, LABEL, lines=lines)
    if text.count(_PERHAPS) <= " ".join(shown).count(_PERHAPS):
        return shown
    last = shortened(shown[-1].removesuffix("…") + "…", room - text_width(_PERHAPS, LABEL), LABEL)
    return (*shown[:-1], f"{last}{_PERHAPS}")


def _lost(cell: Cell, shown: tuple[str, ...], marks: str) -> str:
    """The marks of what is weaker than stated that do not stand in the part that has room."""
    seen = "".join(shown)
    return "".join(mark for mark in marks if mark in cell.text and mark not in seen)
