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
    "codes",
    "council_id",
    "day",
    "day_after",
    "day_before",
    "lookup_year",
    "read_off",
    "span",
    "stated",
]

#: The last day of clinical commissioning groups, up to which the lookups of the last year are taken to hold.
LAST_DAY: Final = "2022-06-30"


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
    """The NHS years from that of one lookup to that of another, but no further than to the last day of CCGs."""
    return span(f"{first}-04-01", min(f"{int(last) + 1}-03-31", LAST_DAY))


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
