"""The rules in one flat list."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Final, TypeAlias

from commissionkit.checks.circles import circles, delegation_circles
from commissionkit.checks.descents import changes_dated, descents_without_circles, heirs_share_the_whole
from commissionkit.checks.evidence import uncited, unknown_sources
from commissionkit.checks.fault import Fault
from commissionkit.checks.figures import figures_complete, means_over_several, years_known, years_stated
from commissionkit.checks.names import (
    kinds_agree,
    money_is_own,
    own_area,
    plans_over_statute,
    references_known,
    unusable_ids,
)
from commissionkit.checks.rights import bodies_named, powers_named, scopes_sound, silences_sound
from commissionkit.checks.sums import days_stated, negative_amounts, pots_beneath_funds, shares_add_up
from commissionkit.checks.turns import change_ends, seats_sound
from commissionkit.checks.words import words_known
from commissionkit.model import Arrangement

__all__ = ["RULES", "Check", "faults"]

Check: TypeAlias = Callable[[Arrangement], Iterator[Fault]]

RULES: Final[tuple[Check, ...]] = (
    own_area,
    unusable_ids,
    kinds_agree,
    money_is_own,
    plans_over_statute,
    references_known,
    words_known,
    unknown_sources,
    circles,
    delegation_circles,
    negative_amounts,
    pots_beneath_funds,
    bodies_named,
    powers_named,
    scopes_sound,
    silences_sound,
    change_ends,
    seats_sound,
    years_known,
    uncited,
    shares_add_up,
    days_stated,
    years_stated,
    figures_complete,
    means_over_several,
    changes_dated,
    heirs_share_the_whole,
    descents_without_circles,
)


def faults(arrangement: Arrangement) -> tuple[Fault, ...]:
    """Everything that the rules find in an arrangement, errors and warnings, rule by rule.

    It does not see what a file said and an arrangement cannot hold: wrong types, unknown keys, ids given twice.
    """
    return tuple(fault for rule in RULES for fault in rule(arrangement))
