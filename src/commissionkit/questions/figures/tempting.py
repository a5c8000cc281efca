"""Ways in which one might reckon what a body puts into a fund, and why none of them holds."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import ROUND_HALF_EVEN, Context, Decimal
from fractions import Fraction
from typing import Final

from commissionkit.answers.contributing import Considered
from commissionkit.model import Arrangement, Contribution, Fund, MoneyStatement, Pot, RiskShare, YesNo
from commissionkit.questions.decisions.phrasing import listed
from commissionkit.units import UNSTATED, Money, Qualifier, Share

__all__ = ["tempting", "worth"]

_PENNY: Final = Decimal("0.01")
_ROUNDING: Final = Context(prec=40, rounding=ROUND_HALF_EVEN)
_ROUGH: Final = Context(prec=4, rounding=ROUND_HALF_EVEN)
#: What a statement of money about a body calls its whole budget.
_BUDGET: Final = ("allocation", "budget")
_NOBODYS: Final = ("in-collaboration",)


def tempting(arrangement: Arrangement, body: str, fund: str) -> tuple[Considered, ...]:
    """Each way that the record offers, with the number and the reason against it, in a fixed order."""
    own = (
        *_by_plan(arrangement, body, fund),
        *_by_risk(arrangement, body, fund),
        *_by_budget(arrangement, body, fund),
    )
    gives = any((c.organisation, c.fund, c.participates) == (body, fund, YesNo.YES) for c in arrangement.contributions)
    if not own and not gives:
        return ()
    return (*own, *_by_remainder(arrangement, body, fund), *_by_pots(arrangement, fund))


def _by_plan(arrangement: Arrangement, body: str, fund: str) -> Iterator[Considered]:
    """What is planned or proposed, and what is over."""
    found = [c for c in arrangement.contributions if (c.organisation, c.fund) == (body, fund)]
    for fact in sorted(found, key=lambda c: c.id):
        if not fact.status.is_live and fact.participates is YesNo.YES:
            yield Considered(
                way=f"what is recorded as {fact.status}",
                amount=fact.amount,
                why="it does not hold on the days that the sources speak to",
                facts=(fact.id,),
                evidence=fact.evidence,
            )


def worth(arrangement: Arrangement, fund: str) -> Money | None:
    """How much is in a fund, or in a pot by its share of the fund; None where that is not stated."""
    found = arrangement.get(fund)
    if isinstance(found, Fund):
        return found.amount
    if isinstance(found, Pot) and found.share is not None:
        whole = worth(arrangement, found.fund)
        return _part(whole, found.share) if whole is not None else None
    return None


def _part(whole: Money, share: Share) -> Money:
    """A share of a sum: to the penny, or to four figures where one of the two is but approximate."""
    exact = Fraction(whole.amount) * share.value
    amount = _ROUNDING.divide(Decimal(exact.numerator), Decimal(exact.denominator))
    if {whole.qualifier, share.qualifier} != {Qualifier.EXACTLY}:
        return Money(_ROUGH.plus(amount), whole.year, Qualifier.APPROXIMATELY)
    amount = amount.quantize(_PENNY, context=_ROUNDING)
    return Money(amount, whole.year, Qualifier.EXACTLY if Fraction(amount) == exact else Qualifier.APPROXIMATELY)


def _whole_fund(arrangement: Arrangement, fund: str) -> str:
    found = arrangement.get(fund)
    return found.fund if isinstance(found, Pot) else fund


def _by_risk(arrangement: Arrangement, body: str, fund: str) -> Iterator[Considered]:
    """The share of a risk, which says who bears a loss."""
    reached = {fund, _whole_fund(arrangement, fund)}
    for risk in sorted((r for r in arrangement.risk_shares if r.of in reached), key=lambda r: r.id):
        for bearer in risk.bearers:
            if bearer.party == body:
                yield _risk(arrangement, risk, bearer.share, body)


def _risk(arrangement: Arrangement, risk: RiskShare, share: Share | None, body: str) -> Considered:
    whole = worth(arrangement, risk.of)
    amount = _part(whole, share) if share is not None and whole is not None else None
    why = "a risk share says who bears a loss, and nothing of what anyone puts in"
    budgets = [b for b in _budgets(arrangement, body) if amount is not None and b.when == amount.year]
    beyond = [b for b in budgets if amount is not None and amount.amount > b.amount.amount]
    if beyond:
        least = min(beyond, key=lambda b: (b.amount.amount, b.id))
        why += f"; that is more than its whole {least.meaning} of {least.amount}"
    return Considered(
        way=f"its share of the risk ({share or 'not stated'}) taken for a share of {arrangement.name(risk.of)}",
        amount=amount,
        why=why,
        facts=(risk.id, *(b.id for b in beyond)),
        evidence=tuple(dict.fromkeys([*risk.evidence, *(c for b in beyond for c in b.evidence)])),
    )


def _budgets(arrangement: Arrangement, body: str) -> list[MoneyStatement]:
    """What is stated of the whole budget of a body."""
    found = [m for m in arrangement.money if m.about == body and not m.over]
    return sorted((m for m in found if any(w in m.meaning.casefold() for w in _BUDGET)), key=lambda m: m.id)


def _by_budget(arrangement: Arrangement, body: str, fund: str) -> Iterator[Considered]:
    """The whole budget of a body that is said to be in the fund."""
    found = arrangement.get(fund)
    if not isinstance(found, Fund) or body not in found.whole_budget_of:
        return
    year = found.amount.year if found.amount is not None else ""
    stated = [b for b in _budgets(arrangement, body) if not year or year in (UNSTATED, b.when)]
    other = _others_money(arrangement, fund)
    why = "its whole budget is in the fund, but no source says that this is all that it puts in" + other
    for budget in stated:
        yield Considered(
            way=f"its {budget.meaning} taken for all that it puts in",
            amount=budget.amount,
            why=why,
            facts=(found.id, budget.id),
            evidence=tuple(dict.fromkeys([*found.evidence, *budget.evidence])),
        )
    if not stated:
        yield Considered(
            way="its whole budget taken for what it puts in",
            why=f"the budget is in the fund, but its sum is not recorded{f' for {year}' if year else ''}",
            facts=(found.id,),
            evidence=found.evidence,
        )


def _others_money(arrangement: Arrangement, fund: str) -> str:
    """A word on pots whose money comes from neither of the partners."""
    classes = {word.id: word.name for word in arrangement.vocabulary.legal_classes}
    pots = sorted((p for p in arrangement.pots if p.fund == fund and p.legal_class in _NOBODYS), key=lambda p: p.id)
    texts = [f"{pot.name} ({classes[pot.legal_class].casefold()})" for pot in pots]
    return f"; the fund also holds {listed(texts)}" if texts else ""


def _by_remainder(arrangement: Arrangement, body: str, fund: str) -> Iterator[Considered]:
    """What the others leave, where a sum is stated of each of them."""
    whole = worth(arrangement, fund)
    others = [c for c in arrangement.contributions if c.fund == fund and c.organisation != body]
    giving = sorted((c for c in others if c.participates is not YesNo.NO), key=lambda c: c.id)
    sums = _sums(giving)
    if whole is None or not giving or len(sums) < len(giving) or {sum_.year for sum_ in sums} != {whole.year}:
        return
    left = whole.amount
    for sum_ in sums:
        left = _ROUNDING.subtract(left, sum_.amount)
    exact = {whole.qualifier, *(sum_.qualifier for sum_ in sums)} == {Qualifier.EXACTLY}
    names = dict.fromkeys(arrangement.name(c.organisation) for c in giving)
    yield Considered(
        way=f"the fund less what is stated of {listed(names)}",
        amount=Money(left, whole.year, Qualifier.EXACTLY if exact else Qualifier.APPROXIMATELY),
        why="no source says that nobody else puts anything in",
        facts=(fund, *(c.id for c in giving)),
        evidence=tuple(dict.fromkeys([*arrangement[fund].evidence, *(c for g in giving for c in g.evidence)])),
    )


def _sums(facts: list[Contribution]) -> list[Money]:
    return [fact.amount for fact in facts if fact.amount is not None]


def _by_pots(arrangement: Arrangement, fund: str) -> Iterator[Considered]:
    """The pots, which are parts of the fund by law and not by who pays."""
    for pot in sorted((p for p in arrangement.pots if p.fund == fund and p.share is not None), key=lambda p: p.id):
        yield Considered(
            way=f"the pot {pot.name} ({pot.share} of the fund) taken for its money",
            amount=worth(arrangement, pot.id),
            why="the pots are not split by who puts in",
            facts=(pot.id,),
            evidence=pot.evidence,
        )
