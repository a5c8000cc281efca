"""What stands above a picture: its title, and what whoever looks at it has to know."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final

from commissionkit.drawing import LOOKS, Words, fitted, line_height

__all__ = ["described", "heading"]

_FIRST: Final = 28.0
_BENEATH: Final = 16.0
#: Between the title and what stands beneath it.
_APART: Final = 4.0


def heading(
    title: str, width: float, cautions: Iterable[str] = (), *, left: float = 16.0, lines: int = 3
) -> tuple[tuple[Words, ...], float]:
    """A title in as many lines as it takes, and the cautions beneath it; and where what follows may begin.

    Args:
        title: The title; what has no room is cut.
        width: How wide the picture is.
        cautions: Sentences to stand beneath it.
        left: The margin at both sides.
        lines: How many lines the title may take.
    """
    room = width - 2 * left
    y = _FIRST
    marks: list[Words] = []
    parts = [("title", title, lines), *(("small", caution, 3) for caution in cautions)]
    for look, text, most in parts:
        size = LOOKS[look].size
        y += _APART if look == "small" and marks[-1:] and marks[-1].look == "title" else 0
        for line in fitted(text, room, size, lines=most, bold=LOOKS[look].bold):
            y += line_height(size) if marks else 0
            marks.append(Words(x=left, y=round(y, 1), text=line, look=look, width=room))
    return tuple(marks), round(y + _BENEATH, 1)


def described(told: str, cautions: Iterable[str]) -> str:
    """The description of a picture, with the cautions behind it."""
    return " ".join(filter(None, (told, *cautions)))
