"""Conditions of models of commissioning: their money, their members, their standing in law."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final

from commissionkit.answers.words import AnswerStatus
from commissionkit.codebooks.sets.deciders import general_practice
from commissionkit.codebooks.wording import silences
from commissionkit.comparison.crisp import Condition, ConditionSet, Crisp, OfModels, crisp
from commissionkit.model import Arrangement, Bearing, BudgetNature, CommissioningModel, Judgement, Participation

__all__ = ["MODELS", "held_by_practices", "own_money", "own_responsibility"]

_OWN: Final = frozenset({BudgetNature.OPTIONAL, BudgetNature.REAL, BudgetNature.STATUTORY})
_SOME: Final = "Some of its bodies are in and some are out, or for some it is not stated."
_TAKING_PART: Final = {Participation.MANDATORY: True, Participation.VOLUNTARY: False}


def _unsaid(site: Arrangement, model: CommissioningModel, *what: str) -> Crisp:
    looked = silences(site, *what, about=[model.id])
    return crisp(None, *looked, status=AnswerStatus.NOT_STATED if looked else AnswerStatus.NONE_RECORDED)


def _of_all(model: CommissioningModel, answers: Iterable[bool | None], otherwise: Crisp) -> Crisp:
    """In or out where each of the answers is; unknown where they differ or are not all known."""
    found = set(answers)
    if found in ({True}, {False}):
        return crisp(found == {True}, model)
    if not found or found == {None}:
        return otherwise
    return crisp(None, model, note=_SOME, status=AnswerStatus.PARTLY_KNOWN)


def _natures(model: CommissioningModel, ins: frozenset[BudgetNature]) -> Crisp:
    known = {BudgetNature.NOT_STATED: None}
    answers = (known.get(nature, nature in ins) for nature in model.budget)
    return _of_all(model, answers, crisp(None, model, status=AnswerStatus.NOT_STATED))


def own_money(_site: Arrangement, model: CommissioningModel) -> Crisp:
    """Whether its bodies held money to spend, not an account of somebody else's."""
    return _natures(model, _OWN)


def _in_law(_site: Arrangement, model: CommissioningModel) -> Crisp:
    return _natures(model, frozenset({BudgetNature.STATUTORY}))


def _mandatory(_site: Arrangement, model: CommissioningModel) -> Crisp:
    known = _TAKING_PART.get(model.participation)
    return crisp(known, model, status=AnswerStatus.NOT_STATED)


def held_by_practices(site: Arrangement, model: CommissioningModel) -> Crisp:
    """Whether its holders are general practices, or bodies whose members are."""
    answers = (general_practice(site, holder) for holder in model.holders)
    return _of_all(model, answers, _unsaid(site, model, "holders"))


def own_responsibility(site: Arrangement, model: CommissioningModel) -> Crisp:
    """Whether its holders themselves were legally responsible."""
    if not model.responsible:
        return _unsaid(site, model, "responsible")
    return _of_all(model, (holder in model.responsible for holder in model.holders), _unsaid(site, model, "holders"))


def _effect(site: Arrangement, model: CommissioningModel) -> Crisp:
    found = [fact for fact in site.facts if isinstance(fact, Judgement) and fact.about == model.id and fact.bearing]
    ways = {fact.bearing for fact in found} - {Bearing.INCONCLUSIVE}
    if len(ways) == 1:
        told = [fact for fact in found if fact.bearing in ways]
        return crisp(ways == {Bearing.FOR}, *told, note="Judgements are counted alike, whatever they rest on.")
    if found:
        return crisp(None, *found, note="The evidence points both ways, or no way.", status=AnswerStatus.PARTLY_KNOWN)
    return _unsaid(site, model, "evidence of effect")


MONEY: Final = OfModels(
    own_money,
    one="Its bodies had a budget that is real, statutory, or theirs to opt for.",
    zero="They had none, an indicative or an advisory one.",
    blank="Not stated, or some of its bodies had one and others not.",
)
RESPONSIBLE: Final = OfModels(
    own_responsibility,
    one="Each of its holders is stated to be legally responsible.",
    zero="Others are stated to be responsible, and none of its holders.",
    blank="Not stated, none recorded, or some of its holders were.",
)
PRACTICES: Final = OfModels(
    held_by_practices,
    one="Each of its holders is of general practice, or a CCG, whose members are practices.",
    zero="None of them is.",
    blank="The kind of a holder is not stated, or some are and others not.",
)

MODELS: Final = ConditionSet(
    "models",
    "Models of commissioning",
    [
        Condition("MONEY", "Money of its own", "Did its bodies hold money to spend?", models=MONEY),
        Condition(
            "STATUTORY",
            "Budget laid down in law",
            "Was their budget statutory?",
            models=OfModels(
                _in_law,
                one="Its budget is statutory.",
                zero="It is stated, and not statutory.",
                blank="Not stated, or different from body to body.",
            ),
        ),
        Condition(
            "MANDATORY",
            "No choice to take part",
            "Had one to take part?",
            models=OfModels(
                _mandatory, one="Taking part was mandatory.", zero="It was voluntary.", blank="Not stated."
            ),
        ),
        Condition("PRACTICES", "Held by general practice", "Did general practices hold it?", models=PRACTICES),
        Condition("RESPONSIBLE", "Responsible in law", "Were its holders legally responsible?", models=RESPONSIBLE),
        Condition(
            "EFFECT",
            "Evidence for an effect",
            "Does the evidence of its effect speak for it?",
            models=OfModels(
                _effect,
                one="Some judgement bears for an effect, and none against.",
                zero="Some judgement bears against an effect, and none for.",
                blank="No evidence is recorded, it points both ways, or it is inconclusive.",
            ),
            outcome=True,
        ),
    ],
)
