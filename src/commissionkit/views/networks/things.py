"""What organisations share, before it is laid out."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping
from itertools import combinations
from typing import Final

import attrs

__all__ = ["KINDS", "Aside", "Joint", "Pair", "Part", "Shared", "around", "pairs_of"]

#: What can be shared, in the order in which it is told and drawn: what one of it is called, and several.
KINDS: Final = {
    "forum": ("forum", "forums"),
    "agreement": ("agreement", "agreements"),
    "contract": ("contract", "contracts"),
    "fund": ("fund", "funds"),
    "right": ("joint right", "joint rights"),
    "post": ("joint post", "joint posts"),
}


@attrs.frozen(kw_only=True)
class Part:
    """How one organisation has part in something.

    Attributes:
        hows: The same in words, such as "chairs".
        facts: The ids of the facts that say so.
        firm: Whether it is settled: no mere leave to attend, no plan, and certain to hold on the day.
    """

    hows: tuple[str, ...]
    facts: tuple[str, ...]
    firm: bool

    def joined(self, other: Part) -> Part:
        """The two as one."""
        return Part(
            hows=tuple(dict.fromkeys((*self.hows, *other.hows))),
            facts=tuple(dict.fromkeys((*self.facts, *other.facts))),
            firm=self.firm or other.firm,
        )


@attrs.define(kw_only=True)
class Shared:
    """Something that organisations may share.

    Attributes:
        key: Its id.
        kind: One of `KINDS`.
        name: What it is called.
        parts: Who has part in it, by the id of the organisation.
    """

    key: str
    kind: str
    name: str
    parts: dict[str, Part] = attrs.field(factory=dict)

    @property
    def ties(self) -> bool:
        """Whether more than one organisation has part in it."""
        return len(self.parts) > 1

    def says(self, fact: str) -> bool:
        """Whether a fact is what says that somebody has part in it, or is the thing itself."""
        return fact == self.key or any(fact in part.facts for part in self.parts.values())

    def among(self, bodies: Collection[str]) -> Shared:
        """The same, with the parts of some organisations alone."""
        return attrs.evolve(self, parts={body: part for body, part in self.parts.items() if body in bodies})

    def add(self, body: str, how: str, facts: tuple[str, ...], *, firm: bool) -> None:
        """Note that an organisation has part in it."""
        part = Part(hows=(how,), facts=facts, firm=firm)
        known = self.parts.get(body)
        self.parts[body] = part if known is None else known.joined(part)


@attrs.frozen(kw_only=True)
class Joint:
    """One thing that two organisations share.

    Attributes:
        key, kind, name: What it is.
        hows: How the first and the second have part in it.
        facts: The ids of the facts that say so, that of the thing first.
        firm: Whether both have a settled part.
    """

    key: str
    kind: str
    name: str
    hows: tuple[str, str]
    facts: tuple[str, ...]
    firm: bool


@attrs.frozen(kw_only=True)
class Pair:
    """Two organisations and what they share, by kind and name.

    Attributes:
        start, end: Their ids.
        joints: What they share.
    """

    start: str
    end: str
    joints: tuple[Joint, ...]

    @property
    def key(self) -> tuple[str, str]:
        """What tells it from others."""
        return self.start, self.end

    @property
    def facts(self) -> tuple[str, ...]:
        """The ids of the facts that tie the two, each once."""
        return tuple(dict.fromkeys(fact for joint in self.joints for fact in joint.facts))

    def strands(self) -> Iterator[tuple[str, int, bool]]:
        """Each kind of what they share, how much of it there is, and whether any of that is firm for both."""
        for kind in KINDS:
            alike = [joint for joint in self.joints if joint.kind == kind]
            firm = sum(joint.firm for joint in alike)
            if alike:
                yield kind, firm or len(alike), firm > 0

    def counted(self) -> str:
        """How much they share of each kind, in words."""
        return ", ".join(f"{count} {KINDS[kind][count > 1]}" for kind, count, _ in self._counts())

    def _counts(self) -> Iterator[tuple[str, int, bool]]:
        for kind in KINDS:
            count = sum(joint.kind == kind for joint in self.joints)
            if count:
                yield kind, count, True


@attrs.frozen(kw_only=True)
class Aside:
    """A source says that an organisation has no part in something, or the coder looked and it does not say.

    Attributes:
        body: The organisation.
        kind, name: What it is.
        how: What is said.
        stated: Whether a source says it; else the coder looked, and it is not said.
        fact: The id of the fact.
    """

    body: str
    kind: str
    name: str
    how: str
    stated: bool
    fact: str


def around(things: Iterable[Shared], focus: str) -> frozenset[str]:
    """The organisations that share something with one; or something that bears the id, or that such a fact ties."""
    shared = [thing for thing in things if thing.ties]
    found = [thing for thing in shared if focus in thing.parts] or [thing for thing in shared if thing.says(focus)]
    return frozenset(body for thing in found for body in thing.parts)


def pairs_of(things: tuple[Shared, ...], rank: Mapping[str, int]) -> tuple[Pair, ...]:
    """All that share something, two at a time, in the order in which the organisations stand."""
    found: dict[tuple[str, str], list[Joint]] = {}
    for thing in things:
        for start, end in combinations(sorted(thing.parts, key=rank.__getitem__), 2):
            first, second = thing.parts[start], thing.parts[end]
            joint = Joint(
                key=thing.key,
                kind=thing.kind,
                name=thing.name,
                hows=(", ".join(first.hows), ", ".join(second.hows)),
                facts=tuple(dict.fromkeys((*first.facts, *second.facts))),
                firm=first.firm and second.firm,
            )
            found.setdefault((start, end), []).append(joint)
    ordered = sorted(found, key=lambda key: (rank[key[0]], rank[key[1]]))
    return tuple(Pair(start=key[0], end=key[1], joints=tuple(found[key])) for key in ordered)
