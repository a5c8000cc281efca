"""Ids for facts that bring none: from their content, then their start, then a number."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from operator import attrgetter

import attrs

from commissionkit.model.base import Fact

__all__ = ["with_ids"]


def with_ids(facts: Iterable[Fact]) -> tuple[Fact, ...]:
    """The facts, each with an id, in the order given.

    A fact without an id takes the one its content gives; where several would share it, its start is
    added, then a number. The numbers follow the content of the facts, so that the order in which the
    facts were given changes nothing. Two equal facts get the same id: they are a duplicate.
    """
    facts = tuple(facts)
    if all(map(attrgetter("id"), facts)):
        return facts
    taken = {fact.id for fact in facts if fact.id}
    nameless = [fact for fact in facts if not fact.id]
    names = _number(_with_start(nameless), taken)
    return tuple(fact if fact.id else attrs.evolve(fact, id=names[fact]) for fact in facts)


def _with_start(facts: list[Fact]) -> dict[Fact, str]:
    plain = {fact: fact.derived_id() for fact in facts}
    shared = Counter(plain.values())
    return {
        fact: f"{name}:{fact.period.start}" if shared[name] > 1 and str(fact.period.start) != "not_stated" else name
        for fact, name in plain.items()
    }


def _number(names: dict[Fact, str], taken: set[str]) -> dict[Fact, str]:
    numbered: dict[Fact, str] = {}
    used = set(taken)
    for fact in sorted(names, key=lambda f: (names[f], repr(f))):
        name, count = names[fact], 1
        while name in used:
            count += 1
            name = f"{names[fact]}~{count}"
        used.add(name)
        numbered[fact] = name
    return numbered
