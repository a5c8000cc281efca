"""Adding up published figures: like with like, or not at all."""
# ruff: noqa: D102 - the members of the protocol are explained at Figure

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from decimal import Context, Decimal
from functools import reduce
from itertools import combinations
from typing import Protocol, TypeVar

import attrs

from commissionkit.errors import RefusedQuestion
from commissionkit.model.quantities import quantity_text
from commissionkit.sources import Citation
from commissionkit.tables import Cell, Table, Tabular
from commissionkit.tables.forms import json_cell
from commissionkit.units import UNSTATED, Qualifier

__all__ = ["Addend", "Total", "added"]

#: What can be added up at all; a measure or a rating is no quantity.
_QUANTITIES = ("population", "money", "count")

_EXACT = Context(prec=100)

#: More reasons than this are only counted: a site's every figure added up has hundreds.
_MOST = 20

_OVER = {Qualifier.MORE_THAN: 2, Qualifier.JUST_OVER: 2, Qualifier.AT_LEAST: 1}
_UNDER = {Qualifier.LESS_THAN: 2, Qualifier.JUST_UNDER: 2, Qualifier.AT_MOST: 1}


class Addend(Protocol):
    """What a figure has to hold to be added to another; see `Figure`."""

    @property
    def id(self) -> str: ...
    @property
    def kind(self) -> str: ...
    @property
    def topic(self) -> str: ...
    @property
    def value(self) -> str: ...
    @property
    def number(self) -> Decimal | None: ...
    @property
    def upper(self) -> Decimal | None: ...
    @property
    def qualifier(self) -> Qualifier: ...
    @property
    def unit(self) -> str: ...
    @property
    def year(self) -> str: ...
    @property
    def over(self) -> str: ...
    @property
    def mean_over(self) -> tuple[str, ...]: ...
    @property
    def evidence(self) -> tuple[Citation, ...]: ...


A = TypeVar("A", bound=Addend)


@attrs.frozen(kw_only=True)
class Total(Tabular):
    """Several figures added up.

    Attributes:
        kind: What kind of statement they are.
        topic: What they say.
        number: The sum, exact.
        upper: The sum of the upper ends, where one of them is a range.
        qualifier: What is left of the qualifiers: of several sorts, `approximately`.
        unit: The unit of them all.
        year: The year of them all.
        over: How many years each of them covers; empty for the one.
        of: The ids of the figures.
        evidence: What is cited for them.
    """

    kind: str
    topic: str
    number: Decimal
    upper: Decimal | None = None
    qualifier: Qualifier = Qualifier.EXACTLY
    unit: str = ""
    year: str = ""
    over: str = ""
    of: tuple[str, ...] = ()
    evidence: tuple[Citation, ...] = ()

    @property
    def value(self) -> str:
        """The sum as text, with qualifier and unit."""
        return quantity_text(self.number, self.unit, self.qualifier, self.upper)

    def records(self) -> list[dict[str, Cell]]:
        """One plain mapping."""
        return [
            {
                "kind": self.kind,
                "topic": self.topic,
                "value": self.value,
                "number": self.number,
                "upper": self.upper,
                "qualifier": str(self.qualifier),
                "unit": self.unit or None,
                "year": self.year or None,
                "over": self.over or None,
                "of": "; ".join(self.of),
                "evidence": "; ".join(map(str, self.evidence)) or None,
            }
        ]

    def table(self) -> Table:
        """One row."""
        (record,) = self.records()
        return Table(tuple(record), (tuple(record.values()),), str(self))

    def to_dict(self) -> dict[str, object]:
        """The total as versioned, JSON-ready data."""
        (record,) = self.records()
        return {"format": "commissionkit/total/1", **{name: json_cell(cell) for name, cell in record.items()}}

    def __str__(self) -> str:
        year = f", {self.year.replace('_', ' ')}" if self.year else ""
        return f"{self.topic}: {self.value}{year} (derived: {len(self.of)} added up)"


def added(figures: Sequence[A], shared: Callable[[A, A], str]) -> Total:
    """The sum of the figures.

    Args:
        figures: The figures.
        shared: What two of them may have in common, in words; empty for nothing.

    Raises:
        RefusedQuestion: They cannot be added up; the message gives every reason.
    """
    reasons = tuple(dict.fromkeys([*_unlike(figures), *_overlaps(figures, shared)]))
    numbers = [figure.number for figure in figures if figure.number is not None]
    if reasons or not numbers:
        told = reasons if len(reasons) <= _MOST else (*reasons[:_MOST], f"and {len(reasons) - _MOST} more reasons")
        raise RefusedQuestion(f"no total: {'; '.join(told) or 'there is no figure to add up'}")
    first = figures[0]
    ranged = any(figure.upper is not None for figure in figures)
    uppers = [figure.number if figure.upper is None else figure.upper for figure in figures]
    return Total(
        kind=first.kind,
        topic=first.topic,
        number=_sum(numbers),
        upper=_sum([upper for upper in uppers if upper is not None]) if ranged else None,
        qualifier=_joined([figure.qualifier for figure in figures]),
        unit=first.unit,
        year=first.year,
        over=first.over,
        of=tuple(figure.id for figure in figures),
        evidence=tuple(dict.fromkeys(citation for figure in figures for citation in figure.evidence)),
    )


def _sum(numbers: Sequence[Decimal]) -> Decimal:
    """Exactly, whatever the decimal context of the caller."""
    return reduce(_EXACT.add, numbers)


def _unlike(figures: Sequence[Addend]) -> Iterator[str]:
    """Why they are no quantities of one sort."""
    for what, found in (
        ("they are of several kinds", {f.kind for f in figures}),
        ("they say several things", {f.topic for f in figures}),
        ("the units differ", {f.unit or "none" for f in figures}),
        ("the years differ", {f.year.replace("_", " ") or "none recorded" for f in figures}),
        ("they cover several spans", {f.over or "the one year" for f in figures}),
    ):
        if len(found) > 1:
            yield f"{what} ({', '.join(sorted(found))})"
    for figure in figures:
        if figure.kind not in _QUANTITIES or figure.number is None:
            yield f"{figure.id} is no quantity that can be added to another"
        elif figure.mean_over:
            yield f"{figure.id} is a mean"
    if len(figures) > 1 and {figure.year for figure in figures} <= {"", UNSTATED}:
        yield "of which year they are is not stated"


def _overlaps(figures: Sequence[A], shared: Callable[[A, A], str]) -> Iterator[str]:
    for one, other in combinations(figures, 2):
        yield from filter(None, [shared(one, other)])


def _joined(qualifiers: Sequence[Qualifier]) -> Qualifier:
    """What holds of a sum: lower bounds add up to a lower bound, the rest only roughly."""
    kinds = set(qualifiers) - {Qualifier.EXACTLY}
    if len(kinds) < 2:
        # Several numbers just over others are together more than their sum, and no longer just.
        only = next(iter(kinds), Qualifier.EXACTLY)
        if len(qualifiers) > 1:
            only = {Qualifier.JUST_OVER: Qualifier.MORE_THAN, Qualifier.JUST_UNDER: Qualifier.LESS_THAN}.get(only, only)
        return only
    for bounds, strict, loose in (
        (_OVER, Qualifier.MORE_THAN, Qualifier.AT_LEAST),
        (_UNDER, Qualifier.LESS_THAN, Qualifier.AT_MOST),
    ):
        if kinds <= set(bounds):
            return strict if any(bounds[kind] == 2 for kind in kinds) else loose
    return Qualifier.APPROXIMATELY
