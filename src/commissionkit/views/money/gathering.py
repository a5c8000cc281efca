"""What a picture of funds shows of an arrangement on a day."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from fractions import Fraction
from functools import cached_property
from typing import Final

import attrs

from commissionkit.answers import AnswerStatus
from commissionkit.model import (
    Arrangement,
    Contribution,
    Fact,
    Fund,
    MoneyStatement,
    Pot,
    RiskShare,
    Status,
    YesNo,
)
from commissionkit.questions.decisions import route
from commissionkit.questions.figures import contribution
from commissionkit.units import Money
from commissionkit.views.maps.deciding import MODES
from commissionkit.views.money.things import Drawn, Giver, Loss, Plan, Pocket, Purse
from commissionkit.views.stating import DOUBTS, doubt, left_out
from commissionkit.views.wording import unsettled, year_in_words

__all__ = ["gathered"]

#: What a coder may have looked for on a fund or a pot that would be its size.
_LOOKED_FOR: Final = ("amount", "amounts", "sum", "share", "shares", "size")
#: How it is drawn that no one sum is known.
_UNKNOWN: Final = {AnswerStatus.STATED_NONE: Drawn.OUT, AnswerStatus.NOT_STATED: Drawn.NOT_STATED}
#: Why a fact about money is left out, by what it is.
_WHY: Final[Mapping[type[Fact], str]] = {
    MoneyStatement: "a sum about neither a fund nor a pot",
    Contribution: "the fund that it goes to is not there",
    Pot: "the fund that it is of is not there",
    Fund: "it is not drawn",
    RiskShare: "it is not drawn",
}


def gathered(world: Arrangement) -> Plan:
    """What a picture shows of a state."""
    return _Gathering(world).plan()


@attrs.define(eq=False, slots=False)
class _Gathering:
    world: Arrangement

    def plan(self) -> Plan:
        purses = tuple(self._purse(fund) for fund in self.world.funds)
        drawn = {loss.key for purse in purses for loss in purse.losses}
        losses = tuple(self._loss(risk) for risk in self.world.risk_shares if risk.id not in drawn)
        years = dict.fromkeys(purse.year for purse in purses if any(purse.sums()))
        plan = Plan(purses=purses, losses=losses, years=tuple(map(year_in_words, years)))
        of_money = (fact for fact in self.world.facts if isinstance(fact, tuple(_WHY)))
        undrawn = left_out(self.world, frozenset(plan.facts()), lambda fact: _WHY[type(fact)], of_money)
        return attrs.evolve(plan, undrawn=undrawn)

    # -- funds -----------------------------------------------------------------------------------

    def _purse(self, fund: Fund) -> Purse:
        pounds = _pounds(fund.amount)
        year = fund.amount.year if fund.amount is not None else self._usual_year(fund)
        pots = [pot for pot in self.world.pots if pot.fund == fund.id]
        sums = self._sums.get(fund.id, [])
        silence = self._silence(fund.id)
        pockets = tuple(self._pocket(pot, fund, year) for pot in pots)
        return Purse(
            key=fund.id,
            name=fund.name or fund.id,
            drawn=Drawn.SCALED if pounds else silence if fund.amount is None else Drawn.OTHERWISE,
            pounds=pounds,
            money=_money(fund.amount) if fund.amount is not None else f"amount {_words(silence)}",
            year=year,
            remarks=(*self._remarks(fund, sums), *_whole(fund, pounds, pockets)),
            decided=self._decided(fund.id),
            givers=tuple(self._givers(fund, pots, year)),
            pockets=pockets,
            losses=tuple(self._loss(risk) for risk in self.world.risk_shares if risk.of in {fund.id, *_ids(pots)}),
            doubt=doubt(self.world, fund),
            facts=(fund.id, *(one.id for one in sums)),
        )

    @cached_property
    def _sums(self) -> dict[str, list[MoneyStatement]]:
        found: dict[str, list[MoneyStatement]] = {}
        for one in self.world.money:
            if isinstance(self.world.get(one.about), (Fund, Pot)):
                found.setdefault(one.about, []).append(one)
        return found

    def _usual_year(self, fund: Fund) -> str:
        """The year by which the parts of a fund are drawn of which no sum is stated: the first that is recorded."""
        given = [one.amount.year for one in self.world.contributions if one.fund == fund.id and one.amount is not None]
        of_pots = [one.when for pot in self.world.pots if pot.fund == fund.id for one in self._sums.get(pot.id, [])]
        return next(iter([*given, *of_pots]), "")

    def _remarks(self, fund: Fund, sums: list[MoneyStatement]) -> Iterator[str]:
        if unsure := unsettled(self.world, fund):
            yield unsure
        if fund.host:
            yield f"Held by {self.world.name(fund.host)}"
        if fund.whole_budget_of:
            yield f"Holds the whole budget of {', '.join(map(self.world.name, fund.whole_budget_of))}"
        for one in sums:
            yield f"Also stated, not drawn: {self._with_doubt(one.label, one)}"

    def _with_doubt(self, text: str, fact: Fact, told: str = "") -> str:
        """A text with why what it says is not settled, where it is not and that is not told already."""
        unsure = unsettled(self.world, fact)
        return f"{text} ({unsure})" if unsure and unsure != told else text

    def _silence(self, name: str) -> Drawn:
        """Whether the coder looked for a sum or a share and found none."""
        looked = any(s.subject == name and s.what in _LOOKED_FOR for s in self.world.silent)
        return Drawn.NOT_STATED if looked else Drawn.NOT_RECORDED

    # -- pots ------------------------------------------------------------------------------------

    def _pocket(self, pot: Pot, fund: Fund, year: str) -> Pocket:
        sums = self._sums.get(pot.id, [])
        part = pot.share.value if pot.share is not None else Fraction(0)
        said = [f"{pot.share} of the fund"] if pot.share is not None else []
        unsure = unsettled(self.world, pot)
        said += [self._with_doubt(f"{_money(one.amount, one.when)} ({one.meaning})", one, unsure) for one in sums]
        pounds = Fraction(0) if part else _stated(sums, year)
        silence = self._silence(pot.id)
        scaled = Drawn.SCALED if pounds or fund.amount is not None else Drawn.OTHERWISE
        return Pocket(
            key=pot.id,
            name=pot.name or pot.id,
            drawn=scaled if part or pounds else Drawn.OTHERWISE if said else silence,
            part=part,
            pounds=pounds,
            money="; ".join(said) or f"share and amount {_words(silence)}",
            remarks=(*filter(None, [unsure]), *self._held(pot)),
            decided=self._decided(pot.id),
            doubt=doubt(self.world, pot, *(one for one in sums if pounds)),
            facts=(pot.id, *(one.id for one in sums)),
        )

    def _held(self, pot: Pot) -> Iterator[str]:
        classes = {word.id: word.name for word in self.world.vocabulary.legal_classes}
        if pot.legal_class != "not_stated":
            yield classes.get(pot.legal_class, pot.legal_class)
        names = [self.world.name(one.service) for one in pot.services]
        if names:
            begun = "Among others" if pot.complete is not YesNo.YES else "All of it"
            yield f"{begun}: {', '.join(names)}"

    def _decided(self, fund: str) -> str:
        """How a fund or a pot is decided, and who takes."""
        answer = route(self.world, fund=fund)
        takers = dict.fromkeys(self.world.name(holder.id) for holder in answer.takers)
        mode = MODES[answer.mode]
        told = f"{mode}: {', '.join(takers)}" if takers else mode
        unsure = any(link.maybe for one in answer.routes for link in one.links)
        return f"{told} ({DOUBTS['maybe']})" if unsure else told

    # -- who puts in -----------------------------------------------------------------------------

    def _givers(self, fund: Fund, pots: list[Pot], year: str) -> Iterator[Giver]:
        into = {fund.id, *_ids(pots)}
        pairs = dict.fromkeys((one.organisation, one.fund) for one in self.world.contributions if one.fund in into)
        for body, target in pairs:
            yield self._giver(body, target, year, "" if target == fund.id else f"into {self.world.name(target)}")

    def _giver(self, body: str, target: str, year: str, remark: str) -> Giver:
        own = [one for one in self.world.contributions if (one.organisation, one.fund) == (body, target)]
        live = any(one.status.is_live for one in own)
        answer = contribution(self.world if live else self._as_planned, body, fund=target)
        disputed = answer.status is AnswerStatus.DISPUTED
        of_year = [one for one in answer.stated if one.year == year and one.amount > 0 and not disputed]
        drawn = _UNKNOWN.get(answer.status, Drawn.NOT_RECORDED)
        if answer.stated:
            drawn = Drawn.SCALED if of_year else Drawn.OTHERWISE
        elif disputed or {one.participates for one in own} == {YesNo.NOT_STATED}:
            drawn = Drawn.OPEN
        told = [one for one in own if one.status.is_live or not live]
        remarks = [remark, unsettled(self.world, *told)]
        if drawn is Drawn.OTHERWISE:
            remarks.append(f"{answer.reason if disputed else 'not for the year of the fund'}: not to scale")
        sums = [*of_year, *(one for one in answer.stated if one not in of_year)]
        return Giver(
            key=body,
            name=self.world.name(body),
            drawn=drawn,
            pounds=_pounds(of_year[0]) if of_year else Fraction(0),
            said="; also ".join(map(_money, sums)) or answer.reason,
            remark="; ".join(filter(None, remarks)),
            doubt=doubt(self.world, *told),
            facts=tuple(one.id for one in own),
        )

    @cached_property
    def _as_planned(self) -> Arrangement:
        """The state as it would be if the planned contributions were in force."""
        facts = (
            attrs.evolve(one, status=Status.IN_FORCE) if isinstance(one, Contribution) and one.status.is_plan else one
            for one in self.world.facts
        )
        return attrs.evolve(self.world, facts=tuple(facts))

    # -- risk ------------------------------------------------------------------------------------

    def _loss(self, risk: RiskShare) -> Loss:
        blank = f"(share {_words(self._silence(risk.id))})"
        bearers = [
            f"{self.world.name(one.party)} {one.share if one.share is not None else blank}" for one in risk.bearers
        ]
        shares = ", ".join(bearers) or "nobody is recorded to bear it"
        pool = f", {_money(risk.amount)}" if risk.amount is not None else ""
        more = "" if risk.complete is YesNo.YES or not bearers else ", and perhaps others"
        name = self._with_doubt(risk.name or risk.id, risk)
        said = f"{name}{pool}: {shares}{more}. It says who bears a loss, and nothing of what anyone puts in."
        return Loss(key=risk.id, said=said, shares=shares, amount=_money(risk.amount) if risk.amount else "")


def _ids(pots: list[Pot]) -> list[str]:
    return [pot.id for pot in pots]


def _words(silence: Drawn) -> str:
    return "not stated" if silence is Drawn.NOT_STATED else "not recorded"


def _stated(sums: list[MoneyStatement], year: str) -> Fraction:
    """The sum of a pot, where one is stated for the year of the fund, and no rival to it."""
    found = {_pounds(one.amount) for one in sums if one.when == year and not one.over}
    return found.pop() if len(found) == 1 else Fraction(0)


def _whole(fund: Fund, pounds: Fraction, pots: tuple[Pocket, ...]) -> Iterator[str]:
    """How the pots stand to the whole of a fund."""
    if pots and fund.pots_complete is YesNo.YES:
        yield "These are stated to be all its pots"
    parts = sum((pot.part or (pot.pounds / pounds if pounds else Fraction(0)) for pot in pots), Fraction(0))
    if parts > 1:
        yield "The shares and sums of its pots come to more than the whole"
    if 0 < parts < 1 and pounds and not any(pot.apart for pot in pots) and fund.pots_complete is not YesNo.YES:
        yield "Some of it is in no pot that is recorded"


def _pounds(amount: Money | None) -> Fraction:
    """A sum for the scale; nothing for what cannot be drawn, a sum below nought."""
    return max(Fraction(amount.amount), Fraction(0)) if amount is not None else Fraction(0)


def _money(amount: Money, year: str = "") -> str:
    """A sum with its qualifier and its year, or that no year is recorded."""
    told = str(attrs.evolve(amount, year=""))
    return f"{told}, {year_in_words(year or amount.year)}"
