"""A table as text that fits a width."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from decimal import Decimal
from fractions import Fraction

from commissionkit.tables.plain import BREAK_AFTER, Cell, cell_text, display_width, shown_text, wrap

__all__ = ["is_number", "table_text"]

_GAP = "  "
# What is kept whole: cells and words up to these widths. The first pair that fits is taken; if none does, rows stack.
_KEPT_WHOLE = ((16, 16), (0, 16), (0, 10))
_NARROWEST = 6
_PIECES = re.compile(f"[^ \n{re.escape(BREAK_AFTER)}]*[{re.escape(BREAK_AFTER)}]?")
_LEAST_WIDTH = 8


def is_number(cell: Cell) -> bool:
    """Whether a cell holds a number, which stands to the right of its column."""
    return isinstance(cell, (int, float, Decimal, Fraction)) and not isinstance(cell, bool)


def table_text(
    columns: Sequence[str], rows: Sequence[Sequence[Cell]], width: int, title: str = "", notes: Sequence[str] = ()
) -> str:
    """The table in lines of at most `width` columns of a terminal (at least 8).

    Where the columns do not fit side by side, each row becomes a block of `column: value` lines.
    """
    width = max(width, _LEAST_WIDTH)
    header = [shown_text(name) for name in columns]
    cells = [[_shown(cell) for cell in row] for row in rows]
    widths = _column_widths(header, rows, cells, width)
    if not rows:
        body = [*(wrap(_GAP.join(header), width) if header else []), *wrap("(no rows)", width)]
    elif widths is None:
        body = _stacked(header, cells, width)
    else:
        body = _side_by_side(header, cells, widths, _numeric(columns, rows))
    parts = [wrap(shown_text(title), width) if title else [], body]
    parts += [[line for note in notes for line in wrap(shown_text(note), width)]]
    return "\n\n".join("\n".join(part) for part in parts if part)


def _shown(cell: Cell) -> str:
    return shown_text(cell) if isinstance(cell, str) else cell_text(cell)


def _numeric(columns: Sequence[str], rows: Sequence[Sequence[Cell]]) -> list[bool]:
    return [all(row[at] is None or is_number(row[at]) for row in rows) for at in range(len(columns))]


def _column_widths(
    header: Sequence[str], rows: Sequence[Sequence[Cell]], cells: Sequence[Sequence[str]], width: int
) -> list[int] | None:
    """The width of each column, or None where they do not fit side by side."""
    room = width - len(_GAP) * (len(header) - 1)
    natural = [_widest_line(name, (row[at] for row in cells)) for at, name in enumerate(header)]
    if sum(natural) <= room:
        return natural
    words = [_longest_word(name, (row[at] for row in cells)) for at, name in enumerate(header)]
    whole = [_widest_whole(row[at] for row in rows) for at in range(len(header))]
    for cell, word in _KEPT_WHOLE:
        least = [
            wide if wide <= cell else min(wide, max(min(longest, word), number, _NARROWEST))
            for wide, longest, number in zip(natural, words, whole, strict=True)
        ]
        if sum(least) <= room:
            return _shared(natural, least, room)
    return None


def _widest_whole(cells: Iterable[Cell]) -> int:
    """The room of the widest number or day, which must not be broken."""
    return max((len(cell_text(cell)) for cell in cells if cell is not None and not isinstance(cell, str)), default=0)


def _widest_line(name: str, texts: Iterable[str]) -> int:
    return max((display_width(line) for text in (name, *texts) for line in text.split("\n")), default=0)


def _longest_word(name: str, texts: Iterable[str]) -> int:
    return max((display_width(piece) for text in (name, *texts) for piece in _PIECES.findall(text)), default=0)


def _shared(natural: Sequence[int], least: Sequence[int], room: int) -> list[int]:
    """Each column its least width; what is left goes to those that want more, one very long cell not taking all."""
    widths = list(least)
    while (spare := room - sum(widths)) > 0:
        wants = {at: natural[at] - wide for at, wide in enumerate(widths) if natural[at] > wide}
        if not wants:
            break
        share = max(spare // len(wants), 1)
        modest = {at: want for at, want in wants.items() if want <= share}
        if modest:
            for at, want in modest.items():
                widths[at] += min(want, room - sum(widths))
            continue
        weights = {at: min(want, 3 * share) for at, want in wants.items()}
        total = sum(weights.values())
        for at, weight in weights.items():
            widths[at] += min(wants[at], max(spare * weight // total, 1), room - sum(widths))
    return widths


def _side_by_side(
    header: Sequence[str], cells: Sequence[Sequence[str]], widths: Sequence[int], numeric: Sequence[bool]
) -> list[str]:
    blocks = [_row_lines(row, widths, numeric) for row in cells]
    apart = any(len(block) > 1 for block in blocks)
    lines = [*_row_lines(header, widths, numeric), _GAP.join("─" * wide for wide in widths).rstrip()]
    for number, block in enumerate(blocks):
        if apart and number:
            lines.append("")
        lines.extend(block)
    return lines


def _row_lines(texts: Sequence[str], widths: Sequence[int], numeric: Sequence[bool]) -> list[str]:
    columns = [wrap(text, wide) for text, wide in zip(texts, widths, strict=True)]
    height = max((len(lines) for lines in columns), default=0)
    return [
        _GAP.join(
            _padded(lines[at] if at < len(lines) else "", wide, to_right=right)
            for lines, wide, right in zip(columns, widths, numeric, strict=True)
        ).rstrip()
        for at in range(height)
    ]


def _padded(text: str, width: int, *, to_right: bool) -> str:
    blanks = " " * (width - display_width(text))
    return blanks + text if to_right else text + blanks


def _stacked(header: Sequence[str], cells: Sequence[Sequence[str]], width: int) -> list[str]:
    lines: list[str] = []
    for number, row in enumerate(cells):
        if number:
            lines.append("")
        for name, text in zip(header, row, strict=True):
            first, *others = wrap(f"{name}: {text}".rstrip(), width - len(_GAP))
            lines += [first, *((_GAP + line).rstrip() for line in others)]
    return lines
