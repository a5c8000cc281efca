"""Names for facts that bring none, told apart by their start and then by a number."""

from __future__ import annotations

from collections.abc import Collection, Hashable, Sequence
from functools import cache
from operator import attrgetter
from typing import Any, cast

import attrs

from commissionkit.model.base import Fact

__all__ = ["called", "name_anew", "numbered"]


def numbered(facts: Sequence[Fact], taken: Collection[str]) -> list[str]:
    """A name for each fact, none of them taken; equal facts have one name.

    Most names follow from the content alone: only facts that would share one are compared.
    """
    names = [""] * len(facts)
    used = set(taken)
    alike = _by_start(facts, _by_content(facts))
    for name in sorted(alike):
        places = alike[name]
        if len(places) == 1:
            names[places[0]] = _free(name, used)
            continue
        given: dict[Fact, str] = {}
        # By their content, so that the order in which the facts were given changes nothing.
        for place in sorted(places, key=lambda place: repr(facts[place])):
            names[place] = given.get(facts[place]) or given.setdefault(facts[place], _free(name, used))
    return names


def _by_content(facts: Sequence[Fact]) -> dict[str, list[int]]:
    """The places of the facts whose content gives each name."""
    alike: dict[str, list[int]] = {}
    for place, fact in enumerate(facts):
        alike.setdefault(fact.derived_id(), []).append(place)
    return alike


def _by_start(facts: Sequence[Fact], alike: dict[str, list[int]]) -> dict[str, list[int]]:
    """The same, with the start behind a name that facts share which are not equal."""
    apart: dict[str, list[int]] = {}
    for name, places in alike.items():
        if len(places) == 1 or len({facts[place] for place in places}) == 1:
            apart.setdefault(name, []).extend(places)
            continue
        for place in places:
            start = str(facts[place].period.start)
            apart.setdefault(name if start == "not_stated" else f"{name}:{start}", []).append(place)
    return apart


def _free(name: str, used: set[str]) -> str:
    """The name, with a number behind it if it is used; used from now on."""
    free, count = name, 1
    while free in used:
        count += 1
        free = f"{name}~{count}"
    used.add(free)
    return free


def name_anew(facts: Sequence[Fact]) -> None:
    """Give ids to those that bring none, in place: for facts just made, which nobody else has seen yet.

    What is known to others never changes: of those `called` makes new ones.
    """
    if all(map(attrgetter("id"), facts)):
        return
    nameless = [fact for fact in facts if not fact.id]
    for fact, name in zip(nameless, numbered(nameless, {fact.id for fact in facts if fact.id}), strict=True):
        object.__setattr__(fact, "id", name)


def called(fact: Fact, name: str) -> Fact:
    """The same fact under an id; what else it holds has been looked at when it was made."""
    made: Fact = object.__new__(type(fact))
    for attribute in _attributes(cast("Hashable", type(fact))):
        object.__setattr__(made, attribute, getattr(fact, attribute))
    object.__setattr__(made, "id", name)
    return made


@cache
def _attributes(cls: Any) -> tuple[str, ...]:  # noqa: ANN401 - a class
    return tuple(field.name for field in attrs.fields(cls) if field.name != "id")
