"""People counted by body and area, added up both ways."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

import attrs

from commissionkit.model import Arrangement, Coverage, Forum, Organisation

__all__ = ["Counts", "counts_of", "kind_of"]


@attrs.frozen
class Counts:
    """How many people of which body live in which area, in one state of an arrangement.

    Attributes:
        bodies: The people of each body, over all the areas in which they are counted; an area that lies within
            another one of the same body is counted once.
        areas: The people counted in each area with bodies of one kind, by kind and area.
    """

    bodies: Mapping[str, int]
    areas: Mapping[tuple[str, str], int]

    def of_body(self, body: str) -> int | None:
        """The people of a body; None where none are counted."""
        return self.bodies.get(body)

    def of_area(self, kind: str, area: str) -> int | None:
        """The people counted in an area with bodies of a kind; None where none are."""
        return self.areas.get((kind, area))


def counts_of(world: Arrangement, coverage: Iterable[Coverage] | None = None) -> Counts:
    """The counts of a state.

    Args:
        world: The state on a day: counts for several years would be added up.
        coverage: The facts to count; None for all of the state.
    """
    counted: dict[str, dict[str, int]] = {}
    areas: dict[tuple[str, str], int] = {}
    for fact in world.coverage if coverage is None else coverage:
        if fact.people is not None:
            held = counted.setdefault(fact.body, {})
            held[fact.area] = held.get(fact.area, 0) + fact.people
            key = kind_of(world, fact.body), fact.area
            areas[key] = areas.get(key, 0) + fact.people
    bodies = {body: sum(held[area] for area in _outermost(world, held)) for body, held in counted.items()}
    return Counts(bodies, areas)


def _outermost(world: Arrangement, held: Mapping[str, int]) -> tuple[str, ...]:
    """The areas that lie within no other of them, so that nobody is counted twice."""
    above = world.area_tree.above
    return tuple(area for area in held if not any(other in held for other in above(area) if other != area))


def kind_of(world: Arrangement, body: str) -> str:
    """The kind of an organisation or a forum; `not_stated` for what is neither."""
    found = world.get(body)
    return found.kind if isinstance(found, (Organisation, Forum)) else "not_stated"
