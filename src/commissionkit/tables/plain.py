"""Text that is safe to show, and how much room it takes."""

from __future__ import annotations

import re
import unicodedata
from datetime import date
from decimal import Decimal
from fractions import Fraction
from typing import Final, TypeAlias

__all__ = [
    "BREAK_AFTER",
    "Cell",
    "cell_text",
    "display_width",
    "escape_html",
    "escape_markdown",
    "plain_text",
    "shown_text",
    "wrap",
]

Cell: TypeAlias = bool | int | float | Decimal | Fraction | str | date | None
"""What a cell can hold."""

_LINE_BREAKS = re.compile("\r\n|[\r\x0b\x0c\x85\u2028\u2029]")
_TERMINAL_CODES = re.compile(
    "\x1b\\[[0-?]*+[ -/]*+[@-~]"  # colours and moves of the cursor
    "|\x9b[0-?]*+[ -/]*+[@-~]"
    "|\x1b[\\]PX^_][^\x07\x1b\x9c]*+(?:\x07|\x1b\\\\|\x9c)"  # titles, links
)
# Controls, marks that turn the direction of writing, and characters that take no room but carry hidden text. Joiners
# stay: scripts need them.
_HIDDEN = re.compile(
    "[\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f\u061c\u200b\u200e\u200f\u202a-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb"
    "\U000e0000-\U000e007f]"
)
_HALVES = re.compile("[\ud800-\udfff]")
_MARKDOWN = re.compile(r"([\\`*_{}\[\]|~$#])")
BREAK_AFTER = "-/_,;:."
_WIDE: Final = frozenset("WF")
_NO_ROOM: Final = frozenset(("Mn", "Me", "Cf"))


def plain_text(text: str) -> str:
    """The text without terminal codes, control characters, hidden characters and marks that turn the direction.

    Line breaks stay, all as line feeds; a tab becomes a space; half a character becomes U+FFFD.
    """
    if text.isascii() and text.isprintable():
        return text
    text = _TERMINAL_CODES.sub("", text)
    text = _LINE_BREAKS.sub("\n", text).replace("\t", " ")
    return _HALVES.sub("\ufffd", _HIDDEN.sub("", text))


def shown_text(text: str) -> str:
    """The text for a terminal: what `plain_text` leaves out, and half a character, stands as an escape.

    A name with hidden characters is so told from one without. Line breaks stay, all as line feeds; a tab is a space.
    """
    if text.isascii() and text.isprintable():
        return text
    text = _LINE_BREAKS.sub("\n", text).replace("\t", " ")
    return _HALVES.sub(_escaped, _HIDDEN.sub(_escaped, text))


def _escaped(found: re.Match[str]) -> str:
    return found.group().encode("unicode_escape").decode()


def escape_html(text: str) -> str:
    """The plain text for HTML, in an element or in a quoted attribute; a line break becomes `<br>`."""
    import html

    return html.escape(plain_text(text), quote=True).replace("\n", "<br>")


def escape_markdown(text: str) -> str:
    """The plain text for one line or one table cell of Markdown; a line break becomes `<br>`."""
    import html

    escaped = _MARKDOWN.sub(r"\\\1", plain_text(text))
    return html.escape(escaped, quote=False).replace("\n", "<br>")


def cell_text(cell: Cell) -> str:
    """A cell as a person reads it: nothing for None, yes and no, decimals without an exponent, days as 2019-04-17."""
    if cell is None:
        return ""
    if isinstance(cell, bool):
        return "yes" if cell else "no"
    if isinstance(cell, Decimal) and cell.is_finite() and abs(cell.adjusted()) < 40:
        return f"{cell:f}"
    if isinstance(cell, date):
        return cell.isoformat()
    return plain_text(cell) if isinstance(cell, str) else str(cell)


def display_width(text: str) -> int:
    """The columns of a terminal that the text takes: two for wide East Asian characters, none for combining marks."""
    if text.isascii():
        return len(text)
    return sum(map(_character_width, text))


def _character_width(character: str) -> int:
    if character < "\u0300":
        return 1
    if unicodedata.category(character) in _NO_ROOM:
        return 0
    return 2 if unicodedata.east_asian_width(character) in _WIDE else 1


def wrap(text: str, width: int) -> list[str]:
    """The text in lines of at most `width` columns, at least one line.

    Lines break at spaces; a longer word breaks after a hyphen, slash or point where there is one. A wide character
    stands alone where not even it fits.
    """
    lines: list[str] = []
    for line in text.split("\n"):
        if display_width(line) <= width:
            lines.append(line.rstrip(" "))
        else:
            lines.extend(_wrapped(line, max(width, 1)))
    return lines


def _wrapped(line: str, width: int) -> list[str]:
    lines: list[str] = []
    current, room = "", width
    for word in filter(None, line.split(" ")):  # a no-break space holds its words together
        needed = display_width(word)
        if current and needed + 1 <= room:
            current, room = f"{current} {word}", room - needed - 1
            continue
        if current:
            lines.append(current)
        *full, current = _broken(word, width) if needed > width else [word]
        lines.extend(full)
        room = width - display_width(current)
    return [*lines, current] if current or not lines else lines


def _broken(word: str, width: int) -> list[str]:
    """A long word in pieces that fit."""
    pieces: list[str] = []
    begin, used, good = 0, 0, 0
    at = 0
    while at < len(word):
        size = _character_width(word[at])
        if used + size > width and at > begin:
            breaks_well = good - begin > width // 3 or (begin < good and display_width(word[good:]) <= width)
            at = good if breaks_well else at
            pieces.append(word[begin:at])
            begin, used, good = at, 0, at
            continue
        used += size
        at += 1
        if word[at - 1] in BREAK_AFTER:
            good = at
    return [*pieces, word[begin:]]
