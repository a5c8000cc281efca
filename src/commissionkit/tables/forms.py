"""A table in the forms that other programs read."""

from __future__ import annotations

import io
import json
import math
import re
from collections.abc import Mapping, Sequence
from datetime import date
from decimal import Decimal
from fractions import Fraction
from typing import TypeAlias

from commissionkit.tables.plain import Cell, cell_text, escape_html, escape_markdown, plain_text
from commissionkit.tables.text import is_number

__all__ = ["Json", "json_cell", "json_text", "table_csv", "table_html", "table_json", "table_markdown"]

Json: TypeAlias = "bool | int | float | str | list[Json] | dict[str, Json] | None"

# What a spreadsheet would take for a formula, also in full width; a signed number is none.
_FORMULA = re.compile("\\s*[=+\\-@\uff1d\uff0b\uff0d\uff20]")
_NUMBER = re.compile(r"[-+]?[0-9][0-9,]*(?:\.[0-9]+)?%?|-")
# Shown in a terminal or an editor, these could hide or turn what follows.
_UNSAFE_IN_JSON = re.compile(
    "[\x7f-\x9f\u061c\u200b\u200e\u200f\u2028-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb\ud800-\udfff\U000e0000-\U000e007f]"
)


def table_markdown(columns: Sequence[str], rows: Sequence[Sequence[Cell]], title: str, notes: Sequence[str]) -> str:
    """A Markdown table, numbers to the right, the title in bold above and the notes below."""
    right = _right(columns, rows)
    lines = [
        _markdown_row([escape_markdown(name) for name in columns]),
        _markdown_row(["---:" if to_right else "---" for to_right in right]),
        *(_markdown_row([escape_markdown(cell_text(cell)) for cell in row]) for row in rows),
    ]
    above = [f"**{escape_markdown(title)}**"] if title else []
    return "\n\n".join([*above, *(["\n".join(lines)] if columns else []), *map(escape_markdown, notes)])


def _markdown_row(cells: Sequence[str]) -> str:
    return f"| {' | '.join(cells)} |"


def _right(columns: Sequence[str], rows: Sequence[Sequence[Cell]]) -> list[bool]:
    filled = [[row[at] for row in rows if row[at] is not None] for at in range(len(columns))]
    return [bool(cells) and all(map(is_number, cells)) for cells in filled]


def table_html(columns: Sequence[str], rows: Sequence[Sequence[Cell]], title: str, notes: Sequence[str]) -> str:
    """A `<table>` with caption, head, body and notes in the foot; escaped, and readable where styles are stripped."""
    right = _right(columns, rows)
    head = "".join(
        f'<th scope="col"{_style(to_right=at)}>{escape_html(n)}</th>' for n, at in zip(columns, right, strict=True)
    )
    body = "\n".join(f"<tr>{_html_cells(row, right)}</tr>" for row in rows)
    parts = [
        '<table style="border-collapse:collapse">',
        f'<caption style="text-align:left;font-weight:bold">{escape_html(title)}</caption>' if title else "",
        f"<thead><tr>{head}</tr></thead>",
        f"<tbody>\n{body}\n</tbody>" if rows else "<tbody></tbody>",
        f"<tfoot>{_html_notes(len(columns), notes)}</tfoot>" if notes else "",
        "</table>",
    ]
    return "\n".join(part for part in parts if part)


def _style(*, to_right: bool) -> str:
    side = "right" if to_right else "left"
    return (
        f' style="text-align:{side};padding:0.2em 0.6em;vertical-align:top;border-top:1px solid rgba(128,128,128,0.35)"'
    )


def _html_cells(row: Sequence[Cell], right: Sequence[bool]) -> str:
    return "".join(
        f"<td{_style(to_right=to_right)}>{escape_html(cell_text(cell))}</td>"
        for cell, to_right in zip(row, right, strict=True)
    )


def _html_notes(span: int, notes: Sequence[str]) -> str:
    cell = f'<td colspan="{max(span, 1)}"{_style(to_right=False)}>'
    return "".join(f"<tr>{cell}{escape_html(note)}</td></tr>" for note in notes)


def table_csv(columns: Sequence[str], rows: Sequence[Sequence[Cell]]) -> str:
    """Comma-separated values (RFC 4180, but lines end in a line feed) with a header; without title and notes.

    A text that a spreadsheet would run as a formula begins with an apostrophe; truth values are `true` and `false`.
    """
    import csv

    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow([_csv_cell(name) for name in columns])
    writer.writerows([_csv_cell(cell) for cell in row] for row in rows)
    return out.getvalue()


def _csv_cell(cell: Cell) -> str:
    if isinstance(cell, bool):
        return "true" if cell else "false"
    if not isinstance(cell, str):
        return cell_text(cell)
    text = plain_text(cell)
    if _FORMULA.match(text) and not _NUMBER.fullmatch(text):
        return f"'{text}"
    return text


def table_json(table: Mapping[str, Json]) -> str:
    """The table as JSON text in which every hidden character is escaped."""
    return json_text(table)


def json_text(data: Mapping[str, object] | Sequence[object]) -> str:
    """Data as JSON text in which every hidden character is escaped; what JSON does not know is written as text."""
    text = json.dumps(data, ensure_ascii=False, indent=2, allow_nan=False, default=str)
    return _UNSAFE_IN_JSON.sub(lambda found: json.dumps(found.group())[1:-1], text)


def json_cell(cell: Cell) -> Json:
    """A cell as JSON holds it: decimals, fractions, days, and floats that are no number, as text."""
    if isinstance(cell, (Decimal, Fraction)):
        return str(cell)
    if isinstance(cell, date):
        return cell.isoformat()
    if isinstance(cell, float) and not math.isfinite(cell):
        return str(cell)
    return cell
