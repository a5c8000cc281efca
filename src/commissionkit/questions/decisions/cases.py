"""What to call a case: the days it is true of, and the side of an open change where that matters."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, timedelta
from itertools import groupby

from commissionkit.periods import Bound

__all__ = ["case_label"]


def case_label(mine: Iterable[str], every: Iterable[str]) -> str:
    """The labels of the states in which one answer holds, as short as they can be told.

    Args:
        mine: Labels of those states, such as `2019-04-01..2019-04-29, before merger`.
        every: Labels of all states of the days meant.
    """
    mine, sides = tuple(mine), _by_days(every)
    whole = [days for days, labels in _by_days(mine).items() if days and set(labels) == set(sides[days])]
    rest = [label for label in mine if _days(label) not in whole]
    return "; ".join([*_runs(whole), *rest])


def _days(label: str) -> str:
    """The days part of a label; empty where it has none."""
    head = label.split(", ", 1)[0]
    return head if head[:1].isdigit() else ""


def _by_days(labels: Iterable[str]) -> dict[str, list[str]]:
    ordered = sorted(labels, key=_days)
    return {days: list(group) for days, group in groupby(ordered, key=_days)}


def _runs(spans: Iterable[str]) -> list[str]:
    """Spans of days, those that overlap or follow on one another joined."""
    runs: list[tuple[date, date]] = []
    for first, last in sorted(Bound.parse(text, span=True).days for text in spans):
        if runs and first <= runs[-1][1] + timedelta(days=1):
            runs[-1] = (runs[-1][0], max(runs[-1][1], last))
        else:
            runs.append((first, last))
    return [f"{first}" if first == last else f"{first}..{last}" for first, last in runs]
