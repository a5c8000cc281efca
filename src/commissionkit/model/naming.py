"""Ids for facts that bring none: from their content, then their start, then a number."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from operator import attrgetter

from commissionkit.model.base import Fact
from commissionkit.model.later import FactsOfADay
from commissionkit.model.numbering import called, numbered

__all__ = ["with_ids"]


def with_ids(facts: Iterable[Fact]) -> Sequence[Fact]:
    """The facts, each with an id, in the order given.

    A fact without an id takes the one its content gives; where several would share it, its start is
    added, then a number. The numbers follow the content of the facts, so that the order in which the
    facts were given changes nothing. Two equal facts get the same id: they are a duplicate.
    """
    if isinstance(facts, FactsOfADay):
        return facts
    facts = tuple(facts)
    if all(map(attrgetter("id"), facts)):
        return facts
    taken = {fact.id for fact in facts if fact.id}
    nameless = [fact for fact in facts if not fact.id]
    names = iter(numbered(nameless, taken))
    return tuple(fact if fact.id else called(fact, next(names)) for fact in facts)
