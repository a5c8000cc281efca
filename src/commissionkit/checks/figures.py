"""Figures: each has its unit and its year, and says something."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from commissionkit.checks.fault import Fault
from commissionkit.model import (
    Arrangement,
    Contract,
    Contribution,
    Count,
    Fact,
    Fund,
    Observation,
    Population,
    Process,
    RiskShare,
    Statement,
    Target,
)
from commissionkit.units import UNSTATED, Money

__all__ = ["figures_complete", "means_over_several", "years_known", "years_stated"]

_ONE: Final = r"[0-9]{4}(?:/[0-9]{2}|-[0-9]{2}(?:-[0-9]{2})?)?(?: Q[1-4])?"
_YEARS: Final = re.compile(rf"{_ONE}(?:\.\.{_ONE})?")
_HINT: Final = f"Write the year that the source gives, or {UNSTATED} if you looked and it gives none."


def years_stated(arrangement: Arrangement) -> Iterator[Fault]:
    """Every number has its year, or says that the source gives none."""
    for fact in arrangement:
        if isinstance(fact, Statement) and not isinstance(fact, Target) and not fact.when:
            yield _without_year(fact, ("year",))
        for path, amount in _amounts(fact):
            if amount is not None and not amount.year:
                yield _without_year(fact, path)


def _without_year(fact: Fact, path: tuple[str | int, ...]) -> Fault:
    message = "a figure without its year"
    return Fault(code="CK204", message=message, fact=fact.id, path=path, hint=_HINT, severity="warning")


def _amounts(fact: Fact) -> Iterator[tuple[tuple[str | int, ...], Money | None]]:
    """The sums of money that stand in facts of other kinds than statements."""
    if isinstance(fact, (Fund, Contribution, RiskShare)):
        yield ("amount",), fact.amount
    elif isinstance(fact, Contract):
        yield from ((("terms", index, "amount"), term.amount) for index, term in enumerate(fact.terms))
    elif isinstance(fact, Process):
        yield ("cost",), fact.cost


def years_known(arrangement: Arrangement) -> Iterator[Fault]:
    """The year of a statement is a year, a span of years, or `not_stated`."""
    for fact in arrangement:
        if isinstance(fact, Statement) and fact.year not in ("", UNSTATED) and not _is_years(fact.year):
            hint = "Write such as 2018/19, 2017, 2015..2017, 2017/18 Q1 or not_stated."
            yield Fault(code="CK116", message=f'"{fact.year}" is no year', fact=fact.id, path=("year",), hint=hint)


def _is_years(text: str) -> bool:
    spans = re.findall(r"([0-9]{4})/([0-9]{2})", text)
    return bool(_YEARS.fullmatch(text)) and all((int(start) + 1) % 100 == int(end) for start, end in spans)


def figures_complete(arrangement: Arrangement) -> Iterator[Fault]:
    """An observation has a value with its unit, or says in words what was found; a count says of what."""
    for fact in arrangement:
        if isinstance(fact, Observation) and fact.value is None and not fact.finding:
            hint = "Write value: with its unit:, or finding: for what the source says in words."
            message = "an observation without a value"
            yield Fault(code="CK205", message=message, fact=fact.id, hint=hint, severity="warning")
        elif isinstance(fact, (Observation, Count)) and fact.value is not None and not fact.unit:
            hint = "Write unit: year, percent or what is counted."
            message = "a number without its unit"
            yield Fault(code="CK205", message=message, fact=fact.id, path=("unit",), hint=hint, severity="warning")


def means_over_several(arrangement: Arrangement) -> Iterator[Fault]:
    """A mean is taken over several areas."""
    for fact in arrangement:
        if isinstance(fact, Population) and len(set(fact.mean_over)) == 1:
            hint = "Name every area that it is the mean of, or leave mean_over out."
            message = "a mean over one area"
            yield Fault(code="CK206", message=message, fact=fact.id, path=("mean_over",), hint=hint, severity="warning")
