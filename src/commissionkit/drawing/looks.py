"""How things look: one vocabulary of colours, lines and letters for all pictures.

The colours are told apart by people who see few of them, and what is told by colour is told by the line or its
thickness too, so that a picture says the same in grey. Each has a second colour for pages that are dark.
"""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

import attrs

__all__ = ["LOOKS", "Ink", "Look"]


@attrs.frozen
class Ink:
    """A colour on a light page and on a dark one."""

    light: str
    dark: str


@attrs.frozen(kw_only=True)
class Look:
    """How a mark looks.

    Attributes:
        fill: What it is filled with; None for nothing.
        stroke: What it is drawn with; None for nothing.
        width: The width of the line, in pixels.
        dash: Lengths of dashes and gaps, as SVG has them; empty for a line without gaps.
        size: Of letters, in pixels; 0 for what has none.
        bold, italic: Of letters.
    """

    fill: Ink | None = None
    stroke: Ink | None = None
    width: float = 0.0
    dash: str = ""
    size: float = 0.0
    bold: bool = False
    italic: bool = False


_INK: Final = Ink("#1b2733", "#e8edf2")
_QUIET: Final = Ink("#52606d", "#a9b4bf")
_PAPER: Final = Ink("#ffffff", "#14191f")
_RULE: Final = Ink("#d5dbe1", "#36414c")
_BLUE: Final = Ink("#005a94", "#6bb8f0")
_RED: Final = Ink("#b23c00", "#ff9d66")
_PURPLE: Final = Ink("#7a3b8f", "#d39be6")
_GREEN: Final = Ink("#1d6b48", "#6fd0a0")
_BROWN: Final = Ink("#7a5200", "#e3b75c")
_GREY: Final = Ink("#8793a0", "#71808e")


def _box(fill: Ink, stroke: Ink, width: float = 1.2, dash: str = "") -> Look:
    return Look(fill=fill, stroke=stroke, width=width, dash=dash)


def _line(stroke: Ink, width: float, dash: str = "") -> Look:
    return Look(stroke=stroke, width=width, dash=dash)


def _letters(fill: Ink, size: float, *, bold: bool = False, italic: bool = False) -> Look:
    return Look(fill=fill, size=size, bold=bold, italic=italic)


def _strands() -> dict[str, Look]:
    """Lines of what organisations share: a pattern for each kind, a thickness for how much of it there is.

    The first is for what is planned, not certain, or without a say.
    """
    patterns: dict[str, tuple[Ink, tuple[float, ...]]] = {
        "forum": (_BLUE, ()),
        "agreement": (_PURPLE, (11, 3)),
        "contract": (_BROWN, (8, 2.5, 2, 2.5)),
        "fund": (_GREEN, (2, 2)),
        "right": (_RED, (4.5, 2.5)),
        "post": (_QUIET, (14, 2, 2, 2, 2, 2)),
    }
    return {
        f"shares-{kind}-{step}": _line(ink, width, " ".join(f"{part:g}" for part in parts))
        for kind, (ink, parts) in patterns.items()
        for step, width in enumerate((0.7, 1.5, 2.6, 4, 6))
    }


#: Every look by its name.
LOOKS: Final[Mapping[str, Look]] = MappingProxyType(
    {
        # the page
        "paper": Look(fill=_PAPER),
        "rule": _line(_RULE, 1),
        "axis": _line(_GREY, 1),
        "band": _box(Ink("#f5f7f9", "#1b2229"), _RULE, 1),
        # things
        "body": _box(Ink("#e6ebf3", "#25303d"), Ink("#3d4d63", "#9fb0c6")),
        "forum": _box(Ink("#fdf0cf", "#3a3019"), _BROWN),
        "matter": _box(Ink("#ffffff", "#0f151b"), _BLUE),
        "fund": _box(Ink("#dff0e6", "#17321f"), _GREEN),
        "contract": _box(Ink("#edf7f1", "#13271a"), _GREEN, 1.2, "5 3"),
        "taker": _box(Ink("#fbe6dc", "#3b2116"), _RED, 1.6),
        "area": _box(Ink("#eef3ee", "#1a241d"), _GREEN),
        "planned": _box(Ink("#ffffff", "#14191f"), _GREY, 1.2, "3 3"),
        "maybe": _box(Ink("#f7fbf8", "#151f19"), _GREEN, 1.8, "8 3 2 3"),
        "ended": _box(Ink("#f0f0f0", "#22272d"), _GREY, 1),
        "badge": _box(_RED, _PAPER, 1),
        "added": _box(Ink("#dff0e6", "#17321f"), _GREEN, 2.4),
        "removed": _box(Ink("#fbe6dc", "#3b2116"), _RED, 2.4, "6 3"),
        "changed": _box(Ink("#fdf0cf", "#3a3019"), _BROWN, 2.4, "2 2"),
        # lines of who decides; of those with the same dashes, some are thicker or end in an arrow
        "makes": _line(_BLUE, 2.4),
        "recommends": _line(_BLUE, 2, "7 4"),
        "takes": _line(_RED, 3.6),
        "takes-by": _line(_RED, 1.4),
        "ratifies": _line(_RED, 2.2, "9 3 2 3"),
        "delegates": _line(_PURPLE, 2.2, "14 4"),
        "denied": _line(_INK, 1.8, "1.5 3.5"),
        "plans": _line(_GREY, 1.6, "2 4"),
        "oversees": _line(_BROWN, 1.4, "4 2"),
        "not-stated": _line(_QUIET, 1.3, "1 7"),
        # what lies beneath a line of which it is not certain whether it holds
        "line-maybe": _line(_GREY, 6.5, "1 6"),
        # what lies beneath a line where two pictures are compared
        "line-added": _line(Ink("#549f78", "#3f8a63"), 6.5),
        "line-removed": _line(Ink("#d2733f", "#b0603c"), 6.5, "9 5"),
        "line-changed": _line(Ink("#b1892f", "#93772f"), 6.5, "3 3"),
        # other lines
        "sits": _line(_GREY, 0.9),
        "attends": _line(_GREY, 0.9, "3 3"),
        "buys": _line(_GREEN, 2),
        "provides": _line(_GREEN, 1.8, "6 3"),
        "pays": _line(_GREEN, 1.6, "2 2"),
        "via": _line(_RED, 1, "1 3.5"),
        "belongs": _line(_GREY, 1, "8 3"),
        "within": _line(_GREEN, 1.2, "16 3 1.5 3"),
        "hosts": _line(_GREEN, 1.4, "10 2.5 2 2.5 2 2.5"),
        "joins": _line(_PURPLE, 1.8),
        "joins-about": _line(_PURPLE, 1.8, "6 3"),
        "transfers": _line(_PURPLE, 1.2, "2 2.5"),
        # of a timeline
        "unstated": _line(_QUIET, 1.8, "1.5 3.5"),
        "onward": _line(_QUIET, 1.4),
        "as-at": Look(fill=Ink("#dfeaf4", "#1c2f40")),
        "turn": Look(fill=_PURPLE, stroke=_PAPER, width=1),
        "number": Look(fill=_PAPER, stroke=_PURPLE, width=1.2),
        **_strands(),
        # cells of a matrix, by the state of each
        "present": _box(Ink("#cfe3f3", "#14364f"), _BLUE, 1),
        "absent": _box(Ink("#ffffff", "#14191f"), _GREY, 1),
        "partly": _box(Ink("#e8f1f9", "#182936"), _BLUE, 1, "4 2"),
        "unknown": _box(Ink("#f3f3f3", "#20262c"), _GREY, 1, "2 3"),
        "disputed": _box(Ink("#f6e5fa", "#34203b"), _PURPLE, 2),
        "unrecorded": _box(_PAPER, _GREY, 1, "1 4"),
        "inapplicable": _box(Ink("#e3e7eb", "#2d353d"), Ink("#e3e7eb", "#2d353d"), 1),
        # letters
        "title": _letters(_INK, 18, bold=True),
        "head": _letters(_QUIET, 12, bold=True),
        "label": _letters(_INK, 11.5),
        "small": _letters(_QUIET, 10),
        "strong": _letters(_INK, 11.5, bold=True),
        "tiny": _letters(_INK, 9, bold=True),
        "on-badge": _letters(_PAPER, 9, bold=True),
    }
)
