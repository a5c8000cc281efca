"""Cases by crisp conditions: what set-theoretic comparison (QCA) starts from."""

from __future__ import annotations

from commissionkit.comparison.crisp.asking import condition_matrix
from commissionkit.comparison.crisp.calibrating import Crisp, crisp
from commissionkit.comparison.crisp.cases import Case, cases_of
from commissionkit.comparison.crisp.condition import Condition, ConditionSet, OfModels, OfSites
from commissionkit.comparison.crisp.matrix import ConditionCell, ConditionMatrix

__all__ = [
    "Case",
    "Condition",
    "ConditionCell",
    "ConditionMatrix",
    "ConditionSet",
    "Crisp",
    "OfModels",
    "OfSites",
    "cases_of",
    "condition_matrix",
    "crisp",
]
