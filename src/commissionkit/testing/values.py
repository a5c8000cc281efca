"""Strategies for the values that facts hold: days, citations, money, shares."""

from __future__ import annotations

from datetime import date, timedelta
from decimal import Decimal
from fractions import Fraction

from hypothesis import strategies as st

from commissionkit.errors import InvalidText
from commissionkit.periods import NOT_STATED, ONGOING, Bound, Period
from commissionkit.sources import Citation, Claim
from commissionkit.units import UNSTATED, Money, Qualifier, Share

__all__ = ["bounds", "citations", "money", "periods", "shares"]

_FIRST, _LAST = date(2013, 1, 1), date(2022, 12, 31)


def bounds(*, first: date = _FIRST, last: date = _LAST) -> st.SearchStrategy[Bound]:
    """Bounds with days: a day, a month, a year or an NHS year that begins between two days."""
    days = st.dates(first, last)
    return st.one_of(
        days.map(Bound.on),
        days.map(lambda day: Bound.parse(f"{day:%Y-%m}")),
        days.map(lambda day: Bound.parse(str(day.year))),
        days.map(lambda day: Bound.parse(f"{day.year}/{(day.year + 1) % 100:02}")),
    )


@st.composite
def periods(draw: st.DrawFn, *, first: date = _FIRST, last: date = _LAST) -> Period:
    """Periods that begin between two days or whose start is not stated; their end may be ongoing or not stated."""
    start = draw(st.just(NOT_STATED) | bounds(first=first, last=last))
    after = first if start.kind == "not_stated" else start.days[0] + timedelta(days=1)
    ends = bounds(first=after, last=max(after, last) + timedelta(days=366))
    end = draw(st.sampled_from([ONGOING, NOT_STATED]) | ends)
    try:
        return Period(start, end)
    except InvalidText:  # an end that is a year may be over before its start begins
        return Period(start)


def citations(sources: tuple[str, ...] = ("report",)) -> st.SearchStrategy[Citation]:
    """Citations of the sources, under every claim; a note stands where the claim needs one."""
    places = st.sampled_from(["p. 3", "Case study 2, Planning", "Table 1"])
    return st.builds(
        lambda source, place, claim: Citation(source, place, claim, "a reason" if claim.needs_note else ""),
        st.sampled_from(sources),
        places,
        st.sampled_from(Claim),
    )


def money(*, most: int = 1_000_000_000) -> st.SearchStrategy[Money]:
    """Amounts from nothing to `most` pounds, to the penny, with a year, without, or with none stated."""
    pounds = st.integers(0, most * 100).map(lambda pence: Decimal(pence) / 100)
    return st.builds(Money, pounds, st.sampled_from(["", "2019", "2019/20", UNSTATED]), st.sampled_from(Qualifier))


def shares() -> st.SearchStrategy[Share]:
    """Shares from nothing to the whole."""
    return st.builds(Share, st.fractions(0, 1, max_denominator=60).map(Fraction), st.sampled_from(Qualifier))
