"""Which ids of a tree meet: one within the other or, for areas, with a part in common."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from functools import cached_property

import attrs

from commissionkit.model import Tree

__all__ = ["Meetings"]


@attrs.frozen(eq=False)
class Meetings:
    """For any id, which of some ids meet it, by their places in the list.

    Attributes:
        tree: What lies within what.
        others: The ids to look among, each once; None is not limited and meets all.
        overlapping: Whether two that share a part meet.
    """

    tree: Tree
    others: Sequence[str | None]
    overlapping: bool

    @cached_property
    def _places(self) -> Mapping[str | None, int]:
        return {name: place for place, name in enumerate(self.others)}

    @cached_property
    def _beneath(self) -> Mapping[str, Sequence[int]]:
        """For each id, the places of those that lie within it."""
        found: dict[str, list[int]] = {}
        for place, name in enumerate(self.others):
            for above in self.tree.above(name) if name is not None else ():
                found.setdefault(above, []).append(place)
        return found

    @cached_property
    def _sharing(self) -> Mapping[str, frozenset[str]]:
        """For each id above something that lies within several, all that are above the same."""
        found: dict[str, set[str]] = {}
        for name, parents in self.tree.parents.items() if self.overlapping else ():
            above = self.tree.above(name) if len(parents) > 1 else frozenset()
            for one in above:
                found.setdefault(one, set()).update(above)
        return {name: frozenset(above) for name, above in found.items()}

    def of(self, name: str | None) -> tuple[int, ...]:
        """The places of those that meet an id, in order; all where it is None."""
        if name is None:
            return tuple(range(len(self.others)))
        found = {*self._beneath.get(name, ()), *self._at((None, *self.tree.above(name)))}
        found.update(self._at(self._sharing.get(name, ())))
        return tuple(sorted(found))

    def _at(self, names: Iterable[str | None]) -> Iterable[int]:
        return (self._places[name] for name in names if name in self._places)
