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
    mine, every = tuple(mine), tuple(every)
    others = [_span(label) for label in every if label not in mine and _days(label)]
    whole = [days for days in _by_days(mine) if days and not any(_overlap(_span(days), other) for other in others)]
    rest = [label for label in mine if _days(label) not in whole]
    return "; ".join([*_runs(whole), *rest])


def _days(label: str) -> str:
    """The days part of a label; empty where it has none."""
    head = label.split(", ", 1)[0]
    return head if head[:1].isdigit() else ""


def _span(label: str) -> tuple[date, date]:
    return Bound.parse(_days(label), span=True).days


def _overlap(one: tuple[date, date], other: tuple[date, date]) -> bool:
    return one[0] <= other[1] and other[0] <= one[1]


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
