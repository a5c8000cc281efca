"""Pictures: what they are made of, how they look, and the forms that they are written in."""

from __future__ import annotations

from commissionkit.drawing.drawing import Drawing, Undrawn
from commissionkit.drawing.lettering import fitted, line_height, text_width
from commissionkit.drawing.looks import LOOKS
from commissionkit.drawing.marks import Box, Disc, Group, Line, Mark, Point, Scene, Words, marks_of
from commissionkit.drawing.network import Knot, Network, Tie
from commissionkit.drawing.svg import rules, svg_text

__all__ = [
    "LOOKS",
    "Box",
    "Disc",
    "Drawing",
    "Group",
    "Knot",
    "Line",
    "Mark",
    "Network",
    "Point",
    "Scene",
    "Tie",
    "Undrawn",
    "Words",
    "fitted",
    "line_height",
    "marks_of",
    "rules",
    "svg_text",
    "text_width",
]
