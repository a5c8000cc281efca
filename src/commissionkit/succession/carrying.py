"""One fact on one day: its names passed to heirs, and what is left of it when names have gone."""

from __future__ import annotations

from collections.abc import Callable
from itertools import product
from typing import Any, Final

import attrs

from commissionkit.model import (
    Contribution,
    Coverage,
    DecisionRight,
    Extent,
    Fact,
    Parties,
    Provision,
    Reference,
    RiskBearer,
)
from commissionkit.model.referring import Place, is_made_of_fields, places_of
from commissionkit.succession.places import is_needed, names_of

__all__ = ["variants"]

Path = tuple[str | int, ...]
Resolve = Callable[[Reference], tuple[str, ...]]

_IDS: Final = next(place for place in places_of(Parties) if place.name == "ids")


def variants(fact: Fact, resolve: Resolve) -> list[Fact]:
    """What becomes of a fact when each of its names is replaced by whom it stands for on the day.

    Args:
        fact: The fact as recorded.
        resolve: Gives for each place the ids that stand there; none where the name has gone.

    Returns:
        One fact; several where a place for one name has several heirs, each then with its own; none where something
        that the fact needs has gone. The first keeps the id, the others add the heir to it.
    """
    changed = _Rewriter(type(fact), resolve).variants(fact, ())
    if len(changed) < 2:
        return changed
    return [_apart(copy, fact.id if i == 0 else f"{fact.id}~heir{i + 1}") for i, copy in enumerate(changed)]


def _apart(fact: Fact, name: str) -> Fact:
    """A copy for one of several heirs: how they divided a sum or a share is not recorded."""
    fact = attrs.evolve(fact, id=name)
    if isinstance(fact, Coverage):
        return attrs.evolve(fact, extent=Extent.NOT_STATED, share=None, people=None)
    if isinstance(fact, Contribution):
        return attrs.evolve(fact, amount=None)
    if isinstance(fact, Provision):
        return attrs.evolve(fact, extent=Extent.NOT_STATED)
    return fact


@attrs.frozen
class _Rewriter:
    kind: type[Fact]
    resolve: Resolve

    def variants(self, item: Any, path: Path) -> list[Any]:  # noqa: ANN401 - any attrs value
        if isinstance(item, Parties):
            return self._parties(item, path)
        choices: dict[str, list[Any]] = {}
        for place in places_of(type(item)):
            content = getattr(item, place.name)
            found = self._field(content, (*path, place.name), place)
            if found is None:
                continue
            if not found:
                return []
            if found != [content]:
                choices[place.name] = found
        return _combined(item, choices)

    def _field(self, content: Any, path: Path, place: Place) -> list[Any] | None:  # noqa: ANN401 - any value
        """What may stand in a field; None where it names nothing, empty where the whole item goes."""
        if place.names:
            return self._named(content, path, place)
        if isinstance(content, tuple) and any(is_made_of_fields(type(part)) for part in content):
            return self._items(content, path)
        return list(self.variants(content, path)) if is_made_of_fields(type(content)) else None

    def _named(self, content: Any, path: Path, place: Place) -> list[Any] | None:  # noqa: ANN401 - any value
        if isinstance(content, str):
            reference = Reference(path, content, place.kinds, place.carries)
            ids = self.resolve(reference)
            may_be_empty = place.may_be_none and not is_needed(self.kind, names_of(reference))
            return list(ids) if ids or not may_be_empty else [None]
        if not isinstance(content, tuple) or not content:
            return None
        heirs = [heir for group in self._groups(content, path, place) for heir in group]
        if not heirs and is_needed(self.kind, _names(path)):
            return []
        return [tuple(dict.fromkeys(heirs))]

    def _groups(self, content: tuple[Any, ...], path: Path, place: Place) -> list[tuple[str, ...]]:
        return [
            self.resolve(Reference((*path, i), str(name), place.kinds, place.carries)) for i, name in enumerate(content)
        ]

    def _items(self, content: tuple[Any, ...], path: Path) -> list[Any]:
        items: list[Any] = []
        for i, part in enumerate(content):
            found = self.variants(part, (*path, i)) if is_made_of_fields(type(part)) else [part]
            if isinstance(part, RiskBearer) and len(found) > 1:
                found = [attrs.evolve(bearer, share=None) for bearer in found]
            items += found
        if content and not items and is_needed(self.kind, _names(path)):
            return []
        return [tuple(items)]

    def _parties(self, parties: Parties, path: Path) -> list[Parties]:
        """The heirs of a body that held alone hold each for itself; of one that held jointly, each with the others."""
        if parties.rule is not None:
            rules = self.variants(parties.rule, (*path, "rule"))
            return [attrs.evolve(parties, rule=rule) for rule in rules]
        if not parties.ids:
            return [parties]
        here = (*path, "ids")
        groups = [g for g in self._groups(parties.ids, here, _IDS) if g]
        if not groups:
            return []
        if all(len(group) == 1 for group in groups):
            return [attrs.evolve(parties, ids=tuple(dict.fromkeys(group[0] for group in groups)))]
        if parties.each or len(groups) == 1 or self.kind is not DecisionRight:
            heirs = tuple(dict.fromkeys(heir for group in groups for heir in group))
            return [attrs.evolve(parties, ids=heirs, each=True)]
        return [attrs.evolve(parties, ids=tuple(dict.fromkeys(several))) for several in product(*groups)]


def _names(path: Path) -> tuple[str, ...]:
    return tuple(part for part in path if isinstance(part, str))


def _combined(item: Any, choices: dict[str, list[Any]]) -> list[Any]:  # noqa: ANN401 - any attrs value
    if not choices:
        return [item]
    fields = tuple(choices)
    return [attrs.evolve(item, **dict(zip(fields, taken, strict=True))) for taken in product(*choices.values())]
