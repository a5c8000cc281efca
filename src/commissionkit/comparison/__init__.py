"""Sites side by side: codebooks, and what comes of putting them to arrangements."""

from __future__ import annotations

from commissionkit.comparison.cells import Cell, Row
from commissionkit.comparison.citing import CITATION_FORMS
from commissionkit.comparison.codebook import Characteristic, Codebook
from commissionkit.comparison.columns import Site
from commissionkit.comparison.comparing import compare
from commissionkit.comparison.drilling import Behind
from commissionkit.comparison.matrix import Comparison
from commissionkit.comparison.readings import DETAIL, MARKS, Asked, Piece, Reading, State, chained, mark, piece, read

__all__ = [
    "CITATION_FORMS",
    "DETAIL",
    "MARKS",
    "Asked",
    "Behind",
    "Cell",
    "Characteristic",
    "Codebook",
    "Comparison",
    "Piece",
    "Reading",
    "Row",
    "Site",
    "State",
    "chained",
    "compare",
    "mark",
    "piece",
    "read",
]
