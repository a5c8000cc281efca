"""What a decision map shows of an arrangement on a day, and what of it has no part there."""

from __future__ import annotations

import re
from typing import Final

import attrs

from commissionkit.model import (
    Area,
    Arrangement,
    Coverage,
    DecisionRight,
    Delegation,
    Fact,
    Forum,
    Organisation,
    Post,
)
from commissionkit.views.maps.collecting import Collector
from commissionkit.views.maps.deciding import add_delegations, add_matters
from commissionkit.views.maps.paying import add_contracts, add_money
from commissionkit.views.maps.sitting import add_forums, add_seats
from commissionkit.views.maps.things import Plan
from commissionkit.views.maps.tiers import Tiers
from commissionkit.views.stating import cautions, left_out

__all__ = ["gathered"]


def gathered(world: Arrangement) -> Plan:
    """What a map of a state shows."""
    book = Collector(world, Tiers(world))
    for add in (add_seats, add_forums, add_matters, add_delegations, add_money, add_contracts):
        add(book)
    plan = book.plan()
    return attrs.evolve(plan, undrawn=left_out(world, set(plan.facts()), _why), cautions=cautions(world))


_CAPITALS: Final = re.compile(r"(?<=[a-z])(?=[A-Z])")
#: Why a fact is no part of a decision map, by the list that it stands in.
_REASONS: Final[tuple[tuple[tuple[type[Fact], ...], str], ...]] = (
    ((Area,), "told by the bands"),
    ((Coverage,), "covers for a body that nothing ties here"),
    ((Organisation, Forum, Post), "nothing ties it to a decision, a forum, a fund or a contract"),
    ((Delegation, DecisionRight), "it names nobody here"),
)


def _why(fact: Fact) -> str:
    for kinds, reason in _REASONS:
        if isinstance(fact, kinds):
            return reason
    word = _CAPITALS.sub(" ", type(fact).__name__).lower()
    return f"{'an' if word[0] in 'aeiou' else 'a'} {word} has no part in who decides"
