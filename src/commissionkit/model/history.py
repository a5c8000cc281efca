"""Historical models of commissioning."""

from __future__ import annotations

import attrs

from commissionkit.model.base import NamedFact, many, refs
from commissionkit.model.statements import Count

__all__ = ["CommissioningModel"]


@attrs.frozen(kw_only=True)
class CommissioningModel(NamedFact):
    """A way in which commissioning was organised for a time; models overlap.

    Attributes:
        holder: Who held the budget, in the source's words.
        scope: What they planned or bought.
        budget: The nature of the budget: advisory, indicative, real, statutory, held, or as the source puts it.
        participation: Mandatory, voluntary, mixed, or not stated.
        responsible: Who stayed legally responsible, in the source's words.
        counts: How many there were, with dates.
        evidence_for, evidence_against, evidence_open: What is known of its effect.
        follows: Models that it replaced.
    """

    holder: str = ""
    scope: str = ""
    budget: str = "not_stated"
    participation: str = "not_stated"
    responsible: str = "not_stated"
    counts: tuple[Count, ...] = many()
    evidence_for: tuple[str, ...] = many()
    evidence_against: tuple[str, ...] = many()
    evidence_open: tuple[str, ...] = many()
    follows: tuple[str, ...] = refs("CommissioningModel")
