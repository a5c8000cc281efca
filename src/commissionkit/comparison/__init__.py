"""Sites side by side: codebooks put to arrangements, and two arrangements set against each other."""

from __future__ import annotations

from commissionkit.comparison.cells import Cell, Row
from commissionkit.comparison.citing import CITATION_FORMS
from commissionkit.comparison.codebook import Characteristic, Codebook
from commissionkit.comparison.columns import Site
from commissionkit.comparison.comparing import compare
from commissionkit.comparison.contrast.agreeing import Agreement
from commissionkit.comparison.contrast.contrasting import contrast
from commissionkit.comparison.contrast.differences import Difference
from commissionkit.comparison.contrast.pairing import Matched
from commissionkit.comparison.contrast.reliability import Kappa, kappa
from commissionkit.comparison.contrast.said import Alike, Aspect, Between, Differing, Said
from commissionkit.comparison.drilling import Behind
from commissionkit.comparison.matrix import Comparison
from commissionkit.comparison.readings import DETAIL, MARKS, Asked, Piece, Reading, State, chained, mark, piece, read

__all__ = [
    "CITATION_FORMS",
    "DETAIL",
    "MARKS",
    "Agreement",
    "Alike",
    "Asked",
    "Aspect",
    "Behind",
    "Between",
    "Cell",
    "Characteristic",
    "Codebook",
    "Comparison",
    "Difference",
    "Differing",
    "Kappa",
    "Matched",
    "Piece",
    "Reading",
    "Row",
    "Said",
    "Site",
    "State",
    "chained",
    "compare",
    "contrast",
    "kappa",
    "mark",
    "piece",
    "read",
]
