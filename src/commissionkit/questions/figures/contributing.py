"""What one body puts into a fund."""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction

import attrs

from commissionkit.answers.contributing import ContributionAnswer
from commissionkit.answers.words import AnswerStatus
from commissionkit.model import Arrangement, Contribution, Fund, Organisation, Pot, Silence, YesNo
from commissionkit.questions.figures.tempting import tempting, worth
from commissionkit.questions.naming import check_arrangement, check_id
from commissionkit.sources import Citation
from commissionkit.units import UNSTATED, Money, Qualifier, Share

__all__ = ["contribution"]

#: What a coder may have looked for on a fund, or on the contribution itself, that would be the sum.
_LOOKED_FOR = ("contributions", "contribution", "amount", "amounts", "sum", "share", "shares")


def contribution(arrangement: Arrangement, body: str, *, fund: str) -> ContributionAnswer:
    """How much one body puts into a fund or a pot, if a source says so; it is never reckoned from other figures.

    Args:
        arrangement: The site, or a snapshot of it.
        body: The id of an organisation.
        fund: The id of a fund, or of a pot (`fund/pot`).

    Returns:
        `ContributionAnswer`. Where no source gives the sum, `.reason` says why it is not to be had, and `.considered`
        each tempting way to a number, the number, and why it does not hold: a share of risk, an allocation, a pot.

    Raises:
        UnknownName: No organisation or no fund bears the id; the message names near ones.
        RefusedQuestion: The question is not put to an arrangement, or an id is no text.

    It does not see what no file records, and adds up no sums over years.

    >>> from commissionkit import load
    >>> contribution(load("tameside-glossop"), "tg-ccg", fund="icf").status.value
    'not_stated'
    """
    check_arrangement(arrangement)
    check_id(arrangement, body, Organisation)
    check_id(arrangement, fund, Fund, Pot, what="fund")
    answer = ContributionAnswer(
        site=arrangement.id,
        body=body,
        body_name=arrangement.name(body),
        fund=fund,
        fund_name=_fund_name(arrangement, fund),
    )
    if arrangement.snapshot is not None and {body, fund} & arrangement.snapshot.dropped:
        return attrs.evolve(answer, status=AnswerStatus.NOT_APPLICABLE, reason="not in force then")
    recorded = [c for c in arrangement.contributions if (c.organisation, c.fund) == (body, fund)]
    facts = sorted((c for c in recorded if c.status.is_live), key=lambda c: c.id)
    told = attrs.evolve(answer, facts=tuple(fact.id for fact in facts), cited=_citations(facts))
    return _concluded(arrangement, told, facts, _sought(arrangement, fund, facts))


def _fund_name(arrangement: Arrangement, fund: str) -> str:
    found = arrangement.get(fund)
    return f"{found.name} of {arrangement.name(found.fund)}" if isinstance(found, Pot) else arrangement.name(fund)


def _sought(arrangement: Arrangement, fund: str, facts: Sequence[Contribution]) -> list[Silence]:
    """Where the coder looked for the sum and found none.

    What was looked for on the fund is about those who are said to put something in, or about all where nobody is.
    """
    own = {fact.id for fact in facts}
    of_fund = {fund} if facts or not any(c.fund == fund for c in arrangement.contributions) else set[str]()
    return [s for s in arrangement.silent if s.what in _LOOKED_FOR and s.subject in own | of_fund]


def _citations(facts: Sequence[Contribution | Silence]) -> tuple[Citation, ...]:
    return tuple(dict.fromkeys(citation for fact in facts for citation in fact.evidence))


def _concluded(
    arrangement: Arrangement, answer: ContributionAnswer, facts: list[Contribution], sought: list[Silence]
) -> ContributionAnswer:
    said = {fact.participates for fact in facts}
    sums = tuple(dict.fromkeys(fact.amount for fact in facts if fact.amount is not None))
    if YesNo.NO in said and (YesNo.YES in said or sums):
        reason = "one source says that it stays out, another that it does not"
        return attrs.evolve(answer, status=AnswerStatus.DISPUTED, stated=sums, reason=reason)
    if YesNo.NO in said:
        return attrs.evolve(answer, status=AnswerStatus.STATED_NONE, reason="a source says that it stays out")
    if len(sums) == 1:
        share = _share(arrangement, answer.fund, sums[0])
        return attrs.evolve(answer, status=AnswerStatus.KNOWN, amount=sums[0], stated=sums, share=share)
    if sums:
        return _several(answer, sums)
    status, reason = _why_not(said, looked=bool(sought))
    ways = tempting(arrangement, answer.body, answer.fund)
    return attrs.evolve(
        answer,
        status=status,
        reason=reason,
        considered=ways,
        cited=tuple(dict.fromkeys([*answer.cited, *_citations(sought)])),
    )


def _several(answer: ContributionAnswer, sums: tuple[Money, ...]) -> ContributionAnswer:
    """Several sums: rivals where two are of one year, else one for each year."""
    years = [sum_.year for sum_ in sums]
    told = ", ".join(map(str, sorted(sums, key=lambda sum_: (sum_.year, sum_.amount))))
    if len(set(years)) < len(years):
        return attrs.evolve(answer, status=AnswerStatus.DISPUTED, stated=sums, reason=f"rival sums are stated: {told}")
    reason = f"a sum is stated for each of several years: {told}"
    return attrs.evolve(answer, status=AnswerStatus.PARTLY_KNOWN, stated=sums, reason=reason)


def _why_not(said: set[YesNo], *, looked: bool) -> tuple[AnswerStatus, str]:
    if YesNo.YES in said:
        if looked:
            return AnswerStatus.NOT_STATED, "it puts money in; the sources do not say how much"
        return AnswerStatus.NONE_RECORDED, "it puts money in; how much is not recorded"
    if YesNo.NOT_STATED in said:
        return AnswerStatus.NOT_STATED, "the sources do not say whether it puts anything in"
    if looked:
        return AnswerStatus.NOT_STATED, "the sources do not say who puts in how much"
    return AnswerStatus.NONE_RECORDED, "nothing is recorded of what it puts in"


def _share(arrangement: Arrangement, fund: str, amount: Money) -> Share | None:
    """The share of the fund, where both sums are for one stated year."""
    whole = worth(arrangement, fund)
    if whole is None or whole.year != amount.year or amount.year in ("", UNSTATED) or whole.amount <= 0:
        return None
    part = Fraction(amount.amount) / Fraction(whole.amount)
    exact = {amount.qualifier, whole.qualifier} == {Qualifier.EXACTLY}
    return Share(part, Qualifier.EXACTLY if exact else Qualifier.APPROXIMATELY) if 0 <= part <= 1 else None
