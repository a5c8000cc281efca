"""Conditions put to each case in turn."""

from __future__ import annotations

from collections.abc import Iterable

from commissionkit.comparison.crisp.cases import Case
from commissionkit.comparison.crisp.condition import ConditionSet
from commissionkit.comparison.crisp.matrix import ConditionCell, ConditionMatrix

__all__ = ["condition_matrix"]


def condition_matrix(cases: Iterable[Case], asked: ConditionSet) -> ConditionMatrix:
    """Cases by conditions; each cell is asked by itself, so that no other case or condition bears on it.

    Raises:
        RefusedQuestion: The question of a condition gave what no condition can.
    """
    found = tuple(cases)
    rows = tuple(
        tuple(ConditionCell(case.name, condition.name, condition.read(case)) for condition in asked.conditions)
        for case in found
    )
    return ConditionMatrix(asked.id, asked.title, found, asked.conditions, rows, asked.notes)
