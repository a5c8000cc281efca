"""Periods, citations and codes as the facts of `england` need them."""

from __future__ import annotations

from datetime import date, timedelta
from functools import cache
from typing import Final

from commissionkit.model import Identifier
from commissionkit.periods import Bound, Period
from commissionkit.sources import Citation, Claim

__all__ = [
    "LAST_DAY",
    "OF_BOARDS",
    "codes",
    "council_id",
    "day",
    "day_after",
    "day_before",
    "lookup_day",
    "lookup_year",
    "read_off",
    "span",
    "stated",
]

#: The last day of clinical commissioning groups.
LAST_DAY: Final = "2022-06-30"
#: The year whose lookups name integrated care boards, which opened the day after; all others are of 1 April.
OF_BOARDS: Final = "2022"


@cache
def day(text: str) -> Bound:
    """A bound."""
    return Bound.parse(text)


@cache
def span(start: str, end: str) -> Period:
    """From a bound to a last day; an empty start is not stated, an empty end ongoing."""
    return Period.parse(f"{start or 'not_stated'}..{end or 'ongoing'}")


@cache
def lookup_year(first: str, last: str) -> Period:
    """From the day of one lookup to the day before the next one after another."""
    following = str(int(last) + 1)
    return span(lookup_day(first), LAST_DAY if following == OF_BOARDS else f"{following}-03-31")


def lookup_day(year: str) -> str:
    """The day that the lookup of a year speaks of."""
    return day_after(LAST_DAY) if year == OF_BOARDS else f"{year}-04-01"


def day_before(text: str) -> str:
    """The day before."""
    return (date.fromisoformat(text) - timedelta(days=1)).isoformat()


def day_after(text: str) -> str:
    """The day after."""
    return (date.fromisoformat(text) + timedelta(days=1)).isoformat()


def stated(source: str, place: str) -> tuple[Citation, ...]:
    """What a row of a table says."""
    return (Citation(source, place),)


@cache
def read_off(source: str, place: str, why: str, claim: Claim = Claim.INFERRED) -> tuple[Citation, ...]:
    """What is inferred or derived from a table."""
    return (Citation(source, place, claim, why),)


def codes(**known: str) -> tuple[Identifier, ...]:
    """Codes by their register; those that are empty are left out."""
    return tuple(Identifier(scheme, code) for scheme, code in known.items() if code)


def council_id(gss: str) -> str:
    """The id of the council of a district or county."""
    return f"council-{gss}"
