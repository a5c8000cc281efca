"""Amounts, shares, pots and the days that the sources speak to."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal
from fractions import Fraction
from typing import Final

from commissionkit.checks.among import saying
from commissionkit.checks.fault import Fault
from commissionkit.model import (
    Arrangement,
    Contract,
    Contribution,
    Count,
    Coverage,
    Fact,
    Forum,
    Fund,
    Population,
    Pot,
    Process,
    RiskShare,
    YesNo,
)
from commissionkit.units import Money, Qualifier, Share, percent

__all__ = [
    "MONEY",
    "days_stated",
    "exceeds_the_whole",
    "money_in",
    "negative_amounts",
    "pots_beneath_funds",
    "shares_add_up",
]

#: How far shares that the source gives as approximate may miss the whole.
_LOOSE: Final = Fraction(1, 20)


def negative_amounts(arrangement: Arrangement) -> Iterator[Fault]:
    """No fund, contribution, term, cost, number of people, count or duration is below nought."""
    for fact in saying(arrangement, _AMOUNTS):
        for path, content in _amounts(fact):
            value = content.amount if isinstance(content, Money) else content
            if value is not None and value < 0:
                hint = "Write it without the sign, or say in a note what the sign means."
                message = f"{content} is below nought"
                yield Fault(code="CK107", message=message, fact=fact.id, path=path, hint=hint)


#: The kinds of fact, other than statements, that hold sums of money, and the attributes that do.
MONEY: Final[Mapping[type[Fact], tuple[str, ...]]] = {
    **dict.fromkeys((Fund, Contribution, RiskShare), ("amount",)),
    Contract: ("terms",),
    Process: ("cost",),
}
_AMOUNTS: Final[Mapping[type[Fact], tuple[str, ...]]] = {
    **MONEY,
    Process: ("cost", "wte"),
    **dict.fromkeys((Population, Count), ("value",)),
    Coverage: ("people",),
    Forum: ("hours", "rule"),
}


def money_in(fact: Fact) -> Iterator[tuple[tuple[str | int, ...], Money | None]]:
    """The sums of money that stand in facts of other kinds than statements, each with its path."""
    if isinstance(fact, (Fund, Contribution, RiskShare)):
        yield ("amount",), fact.amount
    elif isinstance(fact, Contract):
        yield from ((("terms", index, "amount"), term.amount) for index, term in enumerate(fact.terms))
    elif isinstance(fact, Process):
        yield ("cost",), fact.cost


def _amounts(fact: Fact) -> Iterator[tuple[tuple[str | int, ...], Money | Decimal | int | None]]:
    yield from money_in(fact)
    if isinstance(fact, Process):
        yield ("wte",), fact.wte
    elif isinstance(fact, (Population, Count)):
        yield ("value",), fact.value
    elif isinstance(fact, Coverage):
        yield ("people",), fact.people
    elif isinstance(fact, Forum):
        yield ("hours",), fact.hours
        yield ("rule", "quorum"), fact.rule.quorum if fact.rule is not None else None


def pots_beneath_funds(arrangement: Arrangement) -> Iterator[Fault]:
    """The id of a pot is its fund, a stroke, and its own name."""
    for pot in arrangement.pots:
        fund, stroke, own = pot.id.partition("/")
        if not stroke or not own or fund != pot.fund:
            hint = f'Write such as "{pot.fund}/{own or pot.id}".'
            message = f'the id "{pot.id}" is not that of a pot of "{pot.fund}"'
            yield Fault(code="CK108", message=message, fact=pot.id, path=("id",), hint=hint)


def shares_add_up(arrangement: Arrangement) -> Iterator[Fault]:
    """The shares of the pots of a fund, and of the bearers of a risk, add up to the whole."""
    pots: dict[str, list[Pot]] = {}
    for pot in arrangement.pots:
        if pot.status.is_live:
            pots.setdefault(pot.fund, []).append(pot)
    for fund in arrangement.funds:
        shares = [pot.share for pot in pots.get(fund.id, ())]
        yield from _missed(fund.id, "pots", shares, whole=fund.pots_complete is not YesNo.NO)
    for risk in arrangement.risk_shares:
        bearers = [bearer.share for bearer in risk.bearers]
        yield from _missed(risk.id, "bearers", bearers, whole=risk.complete is YesNo.YES)


def _missed(fact: str, what: str, shares: Sequence[Share | None], *, whole: bool) -> Iterator[Fault]:
    stated = [share for share in shares if share is not None]
    if not stated:
        return
    total = sum((share.value for share in stated), Fraction(0))
    short = whole and len(stated) == len(shares) and total < 1 - _margin(stated)
    if short or exceeds_the_whole(stated):
        message = f"the shares of its {what} add up to {percent(total)}"
        hint = "Look at the shares, or say that the list is not complete."
        path = ("bearers",) if what == "bearers" else ()
        yield Fault(code="CK202", message=message, fact=fact, path=path, hint=hint, severity="warning")


def exceeds_the_whole(shares: Sequence[Share]) -> bool:
    """Whether shares add up to more than the whole, by more than approximate ones may miss it."""
    return sum((share.value for share in shares), Fraction(0)) > 1 + _margin(shares)


def _margin(shares: Sequence[Share]) -> Fraction:
    return _LOOSE if any(share.qualifier is not Qualifier.EXACTLY for share in shares) else Fraction(0)


def days_stated(arrangement: Arrangement) -> Iterator[Fault]:
    """The days that the sources speak to are some days."""
    if arrangement.as_at.kind != "days":
        hint = "Write the year, the month or the day: a question without on= is put to it."
        message = f"as_at is {arrangement.as_at}, which names no days"
        yield Fault(code="CK203", message=message, path=("as_at",), hint=hint, severity="warning")
