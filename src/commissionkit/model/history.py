"""Models of commissioning: the ways in which it was organised for a time."""

from __future__ import annotations

from collections.abc import Iterable

import attrs

from commissionkit.model.base import NamedFact, refs
from commissionkit.model.terms import BudgetNature, Participation

__all__ = ["CommissioningModel", "Maturity"]


def _natures(natures: Iterable[BudgetNature]) -> tuple[BudgetNature, ...]:
    return tuple(natures)


@attrs.frozen(kw_only=True)
class Maturity:
    """Levels through which bodies of a model were meant to pass.

    Attributes:
        levels: How many; None where the source does not say.
        first: The lowest, in the coder's words.
        last: The highest, in the coder's words.
    """

    levels: int | None = None
    first: str = ""
    last: str = ""


@attrs.frozen(kw_only=True)
class CommissioningModel(NamedFact):
    """A way in which commissioning was organised for a time; models overlap.

    How many bodies there were is a `Count` about the holders, what is known of the effect a `Judgement` about the
    model with its bearing, and who could decide what are rights and delegations, which `effects` names.

    Attributes:
        holders: Who planned or bought: bodies that stand for all of their kind.
        services: What they planned or bought; empty where the source does not say.
        scope: The same in words, with what limits it.
        budget: The nature of the hold on money; several where bodies differed or had several.
        money: What more is said of the money, in words.
        participation: Whether taking part was a choice.
        clinical: Who of the clinicians and the public took part, and how, in words.
        responsible: Who stayed legally responsible; empty where the source does not say.
        follows: Models that it replaced.
        maturity: Levels through which the bodies were meant to pass.
        effects: The rights and delegations of the same arrangement that give it effect.
    """

    holders: tuple[str, ...] = refs("Organisation", "Forum")
    services: tuple[str, ...] = refs("Service")
    scope: str = ""
    budget: tuple[BudgetNature, ...] = attrs.field(default=(BudgetNature.NOT_STATED,), converter=_natures)
    money: str = ""
    participation: Participation = Participation.NOT_STATED
    clinical: str = ""
    responsible: tuple[str, ...] = refs("Organisation")
    follows: tuple[str, ...] = refs("CommissioningModel")
    maturity: Maturity | None = None
    effects: tuple[str, ...] = refs("DecisionRight", "Delegation")
