"""How much room text takes, so that no label leaves its box.

Widths are those of Arial, to which Helvetica and Liberation Sans are cut; a letter that is not listed counts as a full
square, unless it is one that is with an accent, and a pictogram as somewhat more. Where a label of listed letters has
to fit, its length is also written into the picture, so that another font is set to it.
"""

# ruff: noqa: RUF001 - letters stand for themselves here

from __future__ import annotations

import unicodedata
from functools import cache
from typing import Final

from commissionkit.tables import plain_text

__all__ = ["FAMILY", "fitted", "is_measured", "line_height", "shortened", "text_width"]

FAMILY: Final = "Arial, Helvetica, 'Liberation Sans', sans-serif"
_ELLIPSIS: Final = "…"
_SQUARE: Final = 1000
#: From here on there are pictograms, which fonts draw wider than a square.
_PICTURES: Final = 0x1F000
_PICTURE: Final = 1300
_NO_ROOM: Final = frozenset(("Mn", "Me", "Cf"))
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


def _letter(letter: str, widths: dict[str, int]) -> int:
    """The width of one letter: one with an accent is as wide as without, a mark on another takes no room."""
    known = widths.get(letter)
    if known is not None:
        return known
    plain = unicodedata.normalize("NFD", letter)[0]
    if plain != letter and plain in widths:
        return widths[plain]
    if unicodedata.category(letter) in _NO_ROOM:
        return 0
    return _PICTURE if ord(letter) >= _PICTURES else _SQUARE


def _wide(text: str, *, bold: bool) -> int:
    """The width in thousandths of the size: whole numbers, so that sums do not depend on their order."""
    widths = _widths(bold=bold)
    return sum(_letter(letter, widths) for letter in text)


def text_width(text: str, size: float, *, bold: bool = False) -> float:
    """The width of a line of text, in the unit of its size."""
    return _wide(text, bold=bold) * size / 1000


def is_measured(text: str) -> bool:
    """Whether the width of each letter is known; else a text may be narrower than it is taken to be."""
    return _widths(bold=False).keys() >= set(text)


def line_height(size: float) -> float:
    """From one line of text to the next."""
    return round(size * 1.25, 1)


def shortened(text: str, width: float, size: float, *, bold: bool = False) -> str:
    """As much of a line as has room, an ellipsis in the place of the rest; nothing where not even that has room."""
    room = width * 1000 / size
    if _wide(text, bold=bold) <= room:
        return text
    room -= _wide(_ELLIPSIS, bold=bold)
    if room < 0:
        return ""
    kept = 0
    for letter in text:
        room -= _wide(letter, bold=bold)
        if room < 0:
            break
        kept += 1
    return text[:kept].rstrip(" ,;:-–/(") + _ELLIPSIS


def fitted(text: str, width: float, size: float, *, lines: int = 2, bold: bool = False) -> tuple[str, ...]:
    """A label broken into lines that have room; what does not fit is cut, with an ellipsis.

    A word that is wider than a line is broken behind a hyphen or a stroke that it has, else with a hyphen.

    Args:
        text: The label; control characters and marks that turn the direction of writing are left out.
        width: The room for each line. Where it is too narrow for a letter, there is one line with what has room.
        size: The size of the letters, in the same unit.
        lines: How many lines there may be.
        bold: Whether it is set in bold.
    """
    told = " ".join(plain_text(text).split())
    room = width * 1000 / size
    if lines < 1 or not _wide(told, bold=bold):
        return ()
    if any(_wide(letter, bold=bold) > room for letter in set(told)):
        return tuple(filter(None, (shortened(told, width, size, bold=bold),)))
    pieces = [piece for word in told.split(" ") for piece in _pieces(word, room, bold=bold)]
    found: list[str] = []
    open_end = True
    for at, (piece, mark) in enumerate(pieces):
        joined = f"{found[-1]} {piece}" if found else piece
        if found and not open_end and _wide(joined, bold=bold) <= room:
            found[-1] = joined
        elif len(found) < lines:
            found.append(f"{piece}{mark or ''}")
        else:
            before = found[-1].removesuffix(pieces[at - 1][1] or "")
            rest = "".join(f"{text}{' ' if end is None else ''}" for text, end in pieces[at:])
            found[-1] = shortened(f"{before}{'' if open_end else ' '}{rest.rstrip()}", width, size, bold=bold)
            break
        open_end = mark is not None
    return tuple(filter(None, found))


#: Behind these a word may be broken as it is.
_BREAKS: Final = "-–/_"


def _pieces(word: str, room: float, *, bold: bool) -> list[tuple[str, str | None]]:
    """A word, or one that is wider than a line in pieces that are not.

    Each piece comes with what is written behind it where the word goes on in the next line: a hyphen, or nothing where
    it is broken behind one; None where the word ends.
    """
    hyphen = _wide("-", bold=bold)
    if any(_wide(letter, bold=bold) + hyphen > room for letter in word):
        hyphen = 0
    pieces: list[tuple[str, str | None]] = []
    while _wide(word, bold=bold) > room:
        kept, used = 0, hyphen
        for letter in word:
            used += _wide(letter, bold=bold)
            if used > room:
                break
            kept += 1
        kept = max(kept, 1)
        broken = max(word.rfind(mark, 1, kept) for mark in _BREAKS) + 1
        if broken > kept / 2:
            pieces.append((word[:broken], ""))
            word = word[broken:]
        else:
            pieces.append((word[:kept], "-" if hyphen and _cased(word[kept - 1]) and _cased(word[kept]) else ""))
            word = word[kept:]
    return [*pieces, (word, None)]


def _cased(letter: str) -> bool:
    """Whether it is a letter of a writing that hyphens are used in."""
    return letter.lower() != letter.upper()
