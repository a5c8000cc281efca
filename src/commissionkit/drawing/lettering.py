"""How much room text takes, so that no label leaves its box.

Widths are those of Arial, to which Helvetica and Liberation Sans are cut; every letter that is not listed counts as a
full square. Where a label has to fit, its length is also written into the picture, so that another font is set to it.
"""

# ruff: noqa: RUF001 - letters stand for themselves here

from __future__ import annotations

from functools import cache
from typing import Final

from commissionkit.tables import plain_text

__all__ = ["FAMILY", "fitted", "line_height", "shortened", "text_width"]

FAMILY: Final = "Arial, Helvetica, 'Liberation Sans', sans-serif"
_ELLIPSIS: Final = "…"
_SQUARE: Final = 1000
#: Thousandths of the size of the letters, and the letters of that width.
_REGULAR: Final = {
    191: "'",
    222: "ijl‘’",
    260: "|¦",
    278: " !,./:;I[\\]ft·ÌÍÎÏìíîï",
    333: "()-`r¡¨´¸“”",
    334: "{}",
    355: '"•',
    389: "*ºª",
    400: "°",
    469: "^",
    500: "Jcksvxyzçýÿ↑↓",
    549: "±÷≈≤≥",
    556: "#$0123456789?L_abdeghnopqu¢£¤¥§«»¶àáâãäåèéêëðñòóôõöùúûüþ–€",
    584: "+<=>~¬×−µ",
    611: "FTZ¿ßø",
    667: "&ABEKPSVXYÀÁÂÃÄÅÈÉÊËÝÞ",
    722: "CDHNRUwÇÐÑÙÚÛÜ",
    778: "GOQÒÓÔÕÖØ©®",
    833: "Mm¼½¾",
    889: "%æ",
    944: "W",
    1015: "@",
}
_BOLD: Final = {
    238: "'",
    278: " ,./I\\ijl·ÌÍÎÏìíîï‘’|¦",
    333: "!()-:;[]`ft¡¨´¸",
    350: "•",
    389: "*r{}ºª",
    400: "°",
    474: '"',
    500: "z“”↑↓",
    549: "±÷≈≤≥",
    556: "#$0123456789J_aceksvxy¢£¤¥§«¶»àáâãäåçèéêëýÿ–€",
    584: "+<=>^~¬×−µ",
    611: "?FLTZbdghnopqu¿ßðñòóôõöøùúûüþ",
    667: "EPSVXYÈÉÊËÝÞ",
    722: "&ABCDHKNRUÀÁÂÃÄÅÇÐÑÙÚÛÜ",
    778: "GOQwÒÓÔÕÖØ©®",
    833: "M¼½¾",
    889: "%mæ",
    944: "W",
    975: "@",
}


@cache
def _widths(*, bold: bool) -> dict[str, int]:
    return {letter: width for width, letters in (_BOLD if bold else _REGULAR).items() for letter in letters}


def text_width(text: str, size: float, *, bold: bool = False) -> float:
    """The width of a line of text, in the unit of its size."""
    widths = _widths(bold=bold)
    return sum(widths.get(letter, _SQUARE) for letter in text) * size / 1000


def line_height(size: float) -> float:
    """From one line of text to the next."""
    return round(size * 1.25, 1)


def shortened(text: str, width: float, size: float, *, bold: bool = False) -> str:
    """As much of a line as has room, an ellipsis in the place of the rest."""
    if text_width(text, size, bold=bold) <= width:
        return text
    room = width - text_width(_ELLIPSIS, size, bold=bold)
    kept = ""
    used = 0.0
    for letter in text:
        used += text_width(letter, size, bold=bold)
        if used > room:
            break
        kept += letter
    return kept.rstrip(" ,;:-–/(") + _ELLIPSIS


def fitted(text: str, width: float, size: float, *, lines: int = 2, bold: bool = False) -> tuple[str, ...]:
    """A label broken into lines that have room; what does not fit is cut, with an ellipsis.

    Args:
        text: The label; control characters and marks that turn the direction of writing are left out.
        width: The room for each line.
        size: The size of the letters, in the same unit.
        lines: How many lines there may be.
        bold: Whether it is set in bold.
    """
    words = [piece for word in plain_text(text).split() for piece in _pieces(word, width, size, bold=bold)]
    found: list[str] = []
    for at, word in enumerate(words):
        joined = f"{found[-1]} {word}" if found else word
        if found and text_width(joined, size, bold=bold) <= width:
            found[-1] = joined
        elif len(found) < lines:
            found.append(word)
        else:
            found[-1] = shortened(" ".join((found[-1], *words[at:])), width, size, bold=bold)
            break
    return tuple(found)


def _pieces(word: str, width: float, size: float, *, bold: bool) -> list[str]:
    """A word that is wider than a line, in pieces that are not."""
    pieces = [""]
    for letter in word:
        if pieces[-1] and text_width(pieces[-1] + letter, size, bold=bold) > width:
            pieces.append("")
        pieces[-1] += letter
    return pieces
