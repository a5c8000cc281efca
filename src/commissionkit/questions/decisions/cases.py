"""What to call a case: the days it is true of, and the side of an open change where that matters."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import timedelta
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
    """Spans of days, those that follow on one another joined."""
    runs: list[list[Bound]] = []
    for bound in sorted((Bound.parse(text, span=True) for text in spans), key=lambda b: b.days):
        if runs and runs[-1][-1].days[1] + timedelta(days=1) == bound.days[0]:
            runs[-1].append(bound)
        else:
            runs.append([bound])
    ends = ((run[0].days[0], run[-1].days[1]) for run in runs)
    return [f"{first}" if first == last else f"{first}..{last}" for first, last in ends]
