"""A table as a notebook shows it: no longer than a screen, and readable where a site takes styles out.

Some pages that show notebooks keep the elements, take every style away, and leave words at the right. What matters
is said twice: as a style, and by an element or an attribute that stays. Colours are left to the page, light or dark.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from typing import Final

from commissionkit.tables.plain import Cell, cell_text, escape_html, plain_text
from commissionkit.tables.text import is_number

__all__ = ["SCREEN", "entries_html", "folded", "glance_html", "notes_html", "titled"]

#: About so many lines of text fit a screen, and a table a few lines longer is not cut for them.
SCREEN: Final = 32
_OVER: Final = 6
_FEWEST: Final = 3
#: So many letters stand side by side; a column that would go beyond is left to `.to_frame()`.
_ACROSS: Final = 130
_WIDEST_LEAST: Final = 14
_GAP: Final = 2
_LONGEST_CELL: Final = 320
_MOST_LINES: Final = 12
_KEPT_WHOLE: Final = 12
_MOST_NOTES: Final = 5
_CELL: Final = "padding:0.25em 0.7em;vertical-align:top;border-top:1px solid rgba(128,128,128,0.35)"


def glance_html(
    columns: Sequence[str],
    rows: Sequence[Sequence[Cell]],
    title: str,
    notes: Sequence[str],
    *,
    of: int | None = None,
    lines: int = SCREEN,
    apart: str = "",
    nothing: str = "no rows",
) -> str:
    """The first rows and columns, and how to see the others.

    Args:
        columns: The names.
        rows: The rows, or the first of them.
        title: What the table shows.
        notes: What a reader has to know.
        of: How many rows there are in all, where `rows` has only the first.
        lines: About how many lines of text it may take.
        apart: A column of long texts, folded away beneath the table; none where it is not there.
        nothing: What to say where there are no rows.
    """
    total = len(rows) if of is None else of
    if not rows:
        return titled(title, nothing) + notes_html(notes)
    kept = [at for at, name in enumerate(columns) if not apart or name != apart] or [0]
    names = [columns[at] for at in kept]
    cells = [[row[at] for at in kept] for row in rows]
    wide = _side_by_side(names, cells)
    high = _that_fit([row[:wide] for row in cells], lines)
    told = [*_more_rows(high, total), *_more_columns(names[wide:], any_rows=high < total)]
    told += _more_words([row[:wide] for row in cells[:high]])
    beneath = _apart(list(zip(*rows[:high], strict=True)), columns, apart) if apart and apart in columns else ""
    return (
        f'<div style="overflow-x:auto">\n{_table(names[:wide], [row[:wide] for row in cells[:high]], title)}\n</div>'
        f"{''.join(f'<p><em>{escape_html(line)}</em></p>' for line in told)}{notes_html(notes)}{beneath}"
    )


def entries_html(entries: Sequence[tuple[str, str]]) -> str:
    """Headings, each with the text beneath it."""
    return f"<dl>{''.join(f'<dt>{escape_html(name)}</dt><dd>{escape_html(said)}</dd>' for name, said in entries)}</dl>"


def _apart(filled: Sequence[Sequence[Cell]], columns: Sequence[str], apart: str) -> str:
    """What a column says, row by row, beneath the table."""
    heads, said = filled[0 if columns[0] != apart else -1], filled[list(columns).index(apart)]
    entries = [(cell_text(head), cell_text(cell)) for head, cell in zip(heads, said, strict=True) if cell is not None]
    return folded(f"{apart.capitalize()}, row by row", entries_html(entries)) if entries else ""


def titled(title: str, said: str = "") -> str:
    """A title in a line of its own, with what there is to say of it."""
    after = f": {escape_html(said)}" if said else ""
    return f"<p><strong>{escape_html(title)}</strong>{after}</p>" if title else f"<p>{escape_html(said)}</p>"


def notes_html(notes: Sequence[str]) -> str:
    """Notes in small letters, those beyond a handful folded away."""
    first, rest = notes[:_MOST_NOTES], notes[_MOST_NOTES:]
    told = f"<p><small>{'<br>'.join(map(escape_html, first))}</small></p>" if first else ""
    if not rest:
        return told
    named = "1 more note" if len(rest) == 1 else f"{len(rest)} more notes"
    return told + folded(named, f"<p><small>{'<br>'.join(map(escape_html, rest))}</small></p>")


def folded(summary: str, inner: str) -> str:
    """What a reader unfolds who wants it."""
    return f"\n<details><summary>{escape_html(summary)}</summary>\n{inner}\n</details>"


def _more_rows(shown: int, total: int) -> list[str]:
    if shown >= total:
        return []
    return [f"The first {shown:,} of {total:,} rows. print(…) shows all of them, .to_frame() hands them to pandas."]


def _more_columns(names: Sequence[str], *, any_rows: bool) -> list[str]:
    if not names:
        return []
    listed = ", ".join(map(plain_text, names[:8])) + (", …" if len(names) > 8 else "")
    how = "" if any_rows else " .to_frame() has them."
    return [f"And {'1 column' if len(names) == 1 else f'{len(names):,} columns'} more: {listed}.{how}"]


def _more_words(rows: Sequence[Sequence[Cell]]) -> list[str]:
    cut = any(_cut(text) != text for row in rows for text in map(cell_text, row))
    return ["A text that ends in … goes on: print(…) shows it whole."] if cut else []


def _side_by_side(columns: Sequence[str], rows: Sequence[Sequence[Cell]]) -> int:
    """How many columns stand side by side, one at least."""
    room = _ACROSS
    for at, name in enumerate(columns):
        texts = [name, *(cell_text(row[at]) for row in rows[: 2 * SCREEN])]
        room -= min(max(map(len, texts)), _WIDEST_LEAST) + _GAP
        if room < 0:
            return max(at, 1)
    return len(columns)


def _that_fit(rows: Sequence[Sequence[Cell]], lines: int) -> int:
    """How many rows fit the lines; all where a few more do not matter."""
    used = 0
    fits = 0
    for number, row in enumerate(rows, start=1):
        used += _height(row)
        if used <= lines or number <= _FEWEST:
            fits = number
        if used > lines + _OVER and number >= _FEWEST:
            return fits
    return len(rows)


def _height(row: Sequence[Cell]) -> int:
    """About how many lines a row takes, if long cells get the room that short ones leave."""
    texts = [_cut(cell_text(cell)) for cell in row]
    short = sum(min(len(text), _WIDEST_LEAST) + _GAP for text in texts)
    long = [len(text) for text in texts if len(text) > _WIDEST_LEAST]
    if not long:
        return 1
    room = max(_ACROSS - short, 0) / len(long) + _WIDEST_LEAST
    return max(*(math.ceil(length / room) for length in long), *(text.count("\n") + 1 for text in texts))


def _cut(text: str) -> str:
    lines = text.split("\n", _MOST_LINES)
    kept = "\n".join(lines[:_MOST_LINES])
    if len(kept) > _LONGEST_CELL:
        return kept[:_LONGEST_CELL].rsplit(" ", 1)[0].rstrip() + " …"
    return kept if len(lines) <= _MOST_LINES else f"{kept} …"


def _table(columns: Sequence[str], rows: Sequence[Sequence[Cell]], title: str) -> str:
    right = [_to_right([row[at] for row in rows]) for at in range(len(columns))]
    head = "".join(
        f'<th scope="col" style="{_side(to_right)};{_CELL}">{_placed(escape_html(name), to_right)}</th>'
        for name, to_right in zip(columns, right, strict=True)
    )
    body = "\n".join(f"<tr>{_cells(row, right)}</tr>" for row in rows)
    caption = f"<div {_TO_LEFT}><strong>{escape_html(title)}</strong></div>"
    return "\n".join(
        [
            '<table style="border-collapse:collapse">',
            *([f'<caption style="text-align:left">{caption}</caption>'] if title else []),
            f"<thead><tr>{head}</tr></thead>",
            f"<tbody>\n{body}\n</tbody>",
            "</table>",
        ]
    )


_TO_LEFT: Final = 'align="left"'


def _to_right(cells: Sequence[Cell]) -> bool:
    filled = [cell for cell in cells if cell is not None]
    return bool(filled) and all(map(is_number, filled))


def _side(to_right: bool) -> str:
    return f"text-align:{'right' if to_right else 'left'}"


def _placed(shown: str, to_right: bool) -> str:
    """What stands at its side also where styles are taken out."""
    return shown if to_right or not shown else f"<div {_TO_LEFT}>{shown}</div>"


def _cells(row: Sequence[Cell], right: Sequence[bool]) -> str:
    return "".join(_cell(cell_text(cell), to_right) for cell, to_right in zip(row, right, strict=True))


def _cell(text: str, to_right: bool) -> str:
    whole = ";white-space:nowrap" if 0 < len(text) <= _KEPT_WHOLE and "\n" not in text else ""
    return f'<td style="{_side(to_right)};{_CELL}{whole}">{_placed(escape_html(_cut(text)), to_right)}</td>'
