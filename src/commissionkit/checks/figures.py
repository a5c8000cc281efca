"""Figures: each has its unit and its year, and says something."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Final

from commissionkit.checks.among import among, saying
from commissionkit.checks.fault import Fault
from commissionkit.checks.sums import MONEY, money_in
from commissionkit.model import (
    Arrangement,
    Count,
    Fact,
    Observation,
    Population,
    Statement,
    Target,
)
from commissionkit.units import UNSTATED, is_years

__all__ = ["figures_complete", "means_over_several", "years_known", "years_stated"]

#: The kinds of fact that hold figures with a year, and where: a statement as such.
_DATED: Final[Mapping[type[Fact], tuple[str, ...]]] = {Statement: ("period",), **MONEY}
#: A quarter behind a year.
_QUARTER: Final = re.compile(r" Q[1-4](?=\.\.|\Z)")
_HINT: Final = f"Write the year that the source gives, or {UNSTATED} if you looked and it gives none."


def years_stated(arrangement: Arrangement) -> Iterator[Fault]:
    """Every number has its year, or says that the source gives none."""
    for fact in saying(arrangement, _DATED):
        if isinstance(fact, Statement) and not isinstance(fact, Target) and not fact.when:
            yield _without_year(fact, ("year",))
        for path, amount in money_in(fact):
            if amount is not None and not amount.year:
                yield _without_year(fact, path)


def _without_year(fact: Fact, path: tuple[str | int, ...]) -> Fault:
    message = "a figure without its year"
    return Fault(code="CK204", message=message, fact=fact.id, path=path, hint=_HINT, severity="warning")


def years_known(arrangement: Arrangement) -> Iterator[Fault]:
    """The year of a statement is a year, a span of years, or `not_stated`."""
    for fact in among(arrangement, Statement):
        if isinstance(fact, Statement) and not _is_known(fact.year):
            hint = "Write such as 2018/19, 2017, 2015..2017, 2017/18 Q1 or not_stated."
            yield Fault(code="CK116", message=f'"{fact.year}" is no year', fact=fact.id, path=("year",), hint=hint)


def _is_known(year: str) -> bool:
    return year in ("", UNSTATED) or is_years(_QUARTER.sub("", year))


def figures_complete(arrangement: Arrangement) -> Iterator[Fault]:
    """An observation has a value with its unit, or says in words what was found; a count says of what."""
    for fact in among(arrangement, Observation, Count):
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
    for fact in among(arrangement, Population):
        if isinstance(fact, Population) and len(set(fact.mean_over)) == 1:
            hint = "Name every area that it is the mean of, or leave mean_over out."
            message = "a mean over one area"
            yield Fault(code="CK206", message=message, fact=fact.id, path=("mean_over",), hint=hint, severity="warning")
