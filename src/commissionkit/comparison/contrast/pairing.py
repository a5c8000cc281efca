"""Which fact of one arrangement is which of another."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable, Mapping
from enum import StrEnum
from typing import Final

from attrs import define, field, frozen

from commissionkit.comparison.contrast.likeness import content
from commissionkit.comparison.contrast.recognising import (
    BEARINGS,
    Keys,
    by_id,
    by_identifier,
    by_name,
    by_other_name,
    by_relation,
    is_shared,
)
from commissionkit.model import Arrangement, Fact, NamedFact, Reference, rewritten

__all__ = ["Matched", "Pair", "Paired", "pair_by_content", "pair_by_id"]


class Matched(StrEnum):
    """By what two facts were taken to be one, from the surest."""

    ID = "id"
    CONTENT = "content"
    IDENTIFIER = "identifier"
    NAME = "name"
    OTHER_NAME = "other_name"
    NAMED_IN_IT = "named_in_it"


@frozen
class Pair:
    """Two facts that are one.

    Attributes:
        a, b: The fact as each side has it.
        matched: By what they were found.
        read: The second in the ids of the first side.
    """

    a: Fact
    b: Fact
    matched: Matched
    read: Fact


@frozen
class Paired:
    """The facts of two arrangements beside each other.

    Attributes:
        pairs: Facts that both have.
        only_a, only_b: Facts that one of them has.
        names: What the second side calls otherwise: its id, and that of the first side.
    """

    pairs: tuple[Pair, ...]
    only_a: tuple[Fact, ...]
    only_b: tuple[Fact, ...]
    names: Mapping[str, str] = field(factory=dict)


def pair_by_id(a: Arrangement, b: Arrangement, *, of_two_sites: bool = False) -> Paired:
    """Facts with one id are one; of two sites, only what both can mean by it: see `is_shared`."""
    others = {fact.id: fact for fact in b.facts}
    pairs = tuple(
        Pair(fact, other, Matched.ID, other)
        for fact in a.facts
        if (other := others.get(fact.id)) is not None and (not of_two_sites or is_shared(fact, other))
    )
    both = {pair.a.id for pair in pairs}
    only_a, only_b = (tuple(fact for fact in side.facts if fact.id not in both) for side in (a, b))
    return Paired(pairs, only_a, only_b)


def pair_by_content(a: Arrangement, b: Arrangement) -> Paired:
    """Facts of one id are one; then what says the same, bears one name, or names the same others.

    An id that merely follows from the content comes last. Where several could be meant, none is taken. Facts are looked
    up by what they have in common, so that the work grows with their number and not with its square.
    """
    matching = _Matching({fact.id: fact for fact in a.facts}, {fact.id: fact for fact in b.facts})
    matching.same_ids()
    # After each find from the top again: once a body is found, so are its seats.
    while any(matching.step(by, keys, alike=alike) for by, keys, alike in _LADDER):
        pass
    names = {other: name for name, (other, _) in matching.found.items() if other != name}
    pairs = tuple(
        Pair(fact, b_fact, by, _read(b_fact, names))
        for fact in a.facts
        if fact.id in matching.found
        for other, by in (matching.found[fact.id],)
        for b_fact in (matching.of_b[other],)
    )
    return Paired(pairs, tuple(matching.left_a.values()), tuple(matching.left_b.values()), names)


def _read(fact: Fact, names: Mapping[str, str]) -> Fact:
    """The fact with the ids that it names as the first side has them."""

    def renamed(reference: Reference) -> tuple[str, ...]:
        return (names.get(reference.target, reference.target),)

    return rewritten(fact, renamed) if names else fact


def _says(fact: Fact) -> tuple[Hashable, ...]:
    return (content(fact),)


#: How facts are looked for, from the surest: by what, and whether those that are alike in it may be dealt out in order.
_LADDER: Final[tuple[tuple[Matched, Keys, bool], ...]] = (
    (Matched.CONTENT, _says, True),
    (Matched.IDENTIFIER, by_identifier, False),
    (Matched.NAME, by_name, False),
    (Matched.OTHER_NAME, by_other_name, False),
    (Matched.NAMED_IN_IT, by_relation, False),
    (Matched.ID, by_id, False),
    *((Matched.NAMED_IN_IT, keys, False) for keys in BEARINGS),
)


def _is_given(fact: Fact) -> bool:
    """Whether a coder gave the id, rather than the content."""
    plain = fact.derived_id()
    return isinstance(fact, NamedFact) or not (fact.id == plain or fact.id.startswith((f"{plain}:", f"{plain}~")))


@define
class _Matching:
    """The facts of both sides that are still to be found, by id, and what was found."""

    left_a: dict[str, Fact]
    left_b: dict[str, Fact]
    of_b: dict[str, Fact] = field(init=False)
    found: dict[str, tuple[str, Matched]] = field(factory=dict)
    names: dict[str, str] = field(factory=dict)

    def __attrs_post_init__(self) -> None:
        self.of_b = dict(self.left_b)

    def same_ids(self) -> None:
        for name in [name for name in self.left_a if name in self.left_b]:
            if _is_given(self.left_a[name]) or _is_given(self.left_b[name]):
                self.keep(name, name, Matched.ID)

    def keep(self, name: str, other: str, by: Matched) -> None:
        del self.left_a[name], self.left_b[other]
        self.found[name] = (other, by)
        if name != other:
            self.names[other] = name

    def step(self, by: Matched, keys: Keys, *, alike: bool) -> bool:
        """Keep what can be told by these keys; whether anything was."""
        some_a = _sorted_in(keys, self.left_a.values(), lambda fact: fact)
        some_b = _sorted_in(keys, self.left_b.values(), lambda fact: _read(fact, self.names))
        groups = [(some_a[key], some_b[key]) for key in some_a if key in some_b]
        pairs = [pair for group in groups for pair in (_dealt(*group) if alike else _sole(*group))]
        kept = _unambiguous(pairs)
        for name, other in kept:
            self.keep(name, other, Matched.ID if name == other else by)
        return bool(kept)


def _sorted_in(keys: Keys, facts: Iterable[Fact], read: Callable[[Fact], Fact]) -> dict[Hashable, list[str]]:
    found: dict[Hashable, list[str]] = {}
    for fact in facts:
        for key in keys(read(fact)):
            found.setdefault(key, []).append(fact.id)
    return found


def _sole(some_a: list[str], some_b: list[str]) -> list[tuple[str, str]]:
    """The two, where each side has but one."""
    return [(some_a[0], some_b[0])] if len(some_a) == len(some_b) == 1 else []


def _dealt(some_a: list[str], some_b: list[str]) -> list[tuple[str, str]]:
    """Facts that say the same, those of one id first, the others in the order of their ids."""
    both = sorted(set(some_a) & set(some_b))
    rest_a, rest_b = (sorted(set(some) - set(both)) for some in (some_a, some_b))
    return [*((name, name) for name in both), *zip(rest_a, rest_b, strict=False)]


def _unambiguous(pairs: Iterable[tuple[str, str]]) -> list[tuple[str, str]]:
    """The pairs of facts that are in no other pair."""
    chosen = list(dict.fromkeys(pairs))
    partners: dict[tuple[str, str], set[str]] = {}
    for name, other in chosen:
        partners.setdefault(("a", name), set()).add(other)
        partners.setdefault(("b", other), set()).add(name)
    return [pair for pair in chosen if len(partners["a", pair[0]]) == len(partners["b", pair[1]]) == 1]
