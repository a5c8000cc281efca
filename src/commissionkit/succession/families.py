"""Organisations that changes tie together: what happens to one of them concerns no body outside its family."""

from __future__ import annotations

from collections.abc import Mapping

import attrs

from commissionkit.model import Arrangement, Change

__all__ = ["Families", "families_of", "names_in"]


@attrs.frozen(eq=False)
class Families:
    """The families of an arrangement.

    Attributes:
        of: The number of the family of each organisation that a change names.
        changes: The changes of each family, in the order of the file; one that names nobody is alone.
        of_change: The number of the family of each change, by id.
    """

    of: Mapping[str, int]
    changes: tuple[tuple[Change, ...], ...]
    of_change: Mapping[str, int]


def families_of(arrangement: Arrangement) -> Families:
    """The families, worked out once for an arrangement; changes that are planned or removed tie together too."""
    return arrangement.kept(_families)


def names_in(change: Change) -> tuple[str, ...]:
    """The organisations before and after a change, each once."""
    return tuple(dict.fromkeys((*change.predecessors, *change.successors)))


def _families(arrangement: Arrangement) -> Families:
    heads: dict[str, str] = {}
    changes = tuple(arrangement.changes)
    for change in changes:
        names = names_in(change)
        for name in names:
            heads[_head(heads, name)] = _head(heads, names[0])
    numbers: dict[str, int] = {}
    of = {name: numbers.setdefault(_head(heads, name), len(numbers)) for name in heads}
    members: list[list[Change]] = [[] for _ in numbers]
    of_change: dict[str, int] = {}
    for change in changes:
        number = next((of[name] for name in names_in(change)), len(members))
        if number == len(members):
            members.append([])
        members[number].append(change)
        of_change[change.id] = number
    return Families(of, tuple(map(tuple, members)), of_change)


def _head(heads: dict[str, str], name: str) -> str:
    """The organisation that stands for the family so far, the way to it made shorter."""
    way: list[str] = []
    while heads.setdefault(name, name) != name:
        way.append(name)
        name = heads[name]
    for one in way:
        heads[one] = name
    return name
