"""What lies within what: services, stages, areas, and pots within their funds."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import cached_property

import attrs

__all__ = ["Tree"]


@attrs.frozen(eq=False)
class Tree:
    """Ids and the ids each of them lies directly within. An area may lie within several.

    Attributes:
        parents: For each id, what it lies directly within.
    """

    parents: Mapping[str, tuple[str, ...]]

    @cached_property
    def _closure(self) -> dict[str, frozenset[str]]:
        return {name: self._climb(name) for name in self.parents}

    @cached_property
    def _children(self) -> dict[str, tuple[str, ...]]:
        below: dict[str, list[str]] = {}
        for name in sorted(self.parents):
            for parent in self.parents[name]:
                below.setdefault(parent, []).append(name)
        return {parent: tuple(names) for parent, names in below.items()}

    def _climb(self, name: str) -> frozenset[str]:
        seen: set[str] = set()
        waiting = [name]
        while waiting:
            current = waiting.pop()
            if current not in seen:
                seen.add(current)
                waiting.extend(self.parents.get(current, ()))
        return frozenset(seen)

    def __contains__(self, name: object) -> bool:
        return name in self.parents

    def above(self, name: str) -> frozenset[str]:
        """The id itself and everything it lies within."""
        return self._closure.get(name, frozenset({name}))

    def children(self, name: str) -> tuple[str, ...]:
        """What lies directly within it, by id."""
        return self._children.get(name, ())

    def below(self, name: str) -> frozenset[str]:
        """The id itself and everything that lies within it."""
        seen: set[str] = set()
        waiting = [name]
        while waiting:
            current = waiting.pop()
            if current not in seen:
                seen.add(current)
                waiting.extend(self.children(current))
        return frozenset(seen)

    def meeting(self, name: str) -> frozenset[str]:
        """Everything that has something in common with it: what lies within it, and all that any of that lies in."""
        if self._is_forest:
            return self.above(name) | self.below(name)
        return self.above(name).union(*map(self.above, self.below(name)))

    def within(self, inner: str, outer: str) -> bool:
        """Whether the one lies within the other; each lies within itself."""
        return inner == outer or outer in self.above(inner)

    def meet(self, one: str, other: str) -> bool:
        """Whether one lies within the other. Two that merely share a part do not meet."""
        return self.within(one, other) or self.within(other, one)

    def overlap(self, one: str, other: str) -> bool:
        """Whether two have anything in common: one lies within the other, or they share a part."""
        if self.meet(one, other):
            return True
        return not self._is_forest and not self.below(one).isdisjoint(self.below(other))

    @cached_property
    def _is_forest(self) -> bool:
        """Whether each lies directly within one other at most: then only what is nested overlaps."""
        return all(len(above) < 2 for above in self.parents.values())

    def circles(self) -> tuple[tuple[str, ...], ...]:
        """Ids that lie within themselves, each circle once, from its least id."""
        found: set[tuple[str, ...]] = set()
        for name in sorted(self.parents):
            around = self._around(name)
            if around:
                start = around.index(min(around))
                found.add(around[start:] + around[:start])
        return tuple(sorted(found))

    def _around(self, name: str) -> tuple[str, ...]:
        """The shortest way from an id back to itself, or nothing."""
        waiting: list[tuple[str, ...]] = [(name,)]
        seen: set[str] = set()
        while waiting:
            way = waiting.pop(0)
            for parent in self.parents.get(way[-1], ()):
                if parent == name:
                    return way
                if parent not in seen:
                    seen.add(parent)
                    waiting.append((*way, parent))
        return ()

    def roots_of(self, names: Iterable[str]) -> tuple[str, ...]:
        """Those of the names that lie within no other of them, in order."""
        names = tuple(dict.fromkeys(names))
        return tuple(n for n in names if not any(o != n and self.within(n, o) for o in names))
