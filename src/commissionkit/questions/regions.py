"""Regions of matters, and how stated lines split them."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from enum import Enum

import attrs

from commissionkit.model import Area, Arrangement, Extent, Scope, Tree
from commissionkit.model.rights import NOT_STATED_FACET

__all__ = ["Facet", "Match", "Place", "Region", "match", "refine"]


class Match(Enum):
    """How a scope reaches a region."""

    WHOLE = "whole"
    NOT_STATED = "not_stated"
    PART = "part"
    APART = "apart"


@attrs.frozen
class Facet:
    """One facet of a region: an id with all beneath it, less some of it.

    Attributes:
        base: The id; None for everything.
        without: Ids beneath it that are parts of their own.
    """

    base: str | None = None
    without: frozenset[str] = frozenset()

    def reached_by(self, name: str | None, tree: Tree) -> tuple[Match, tuple[str, ...]]:
        """How far a scope's id reaches this facet, and along which ids it cuts it."""
        if name is None:
            return Match.WHOLE, ()
        if name == NOT_STATED_FACET:
            return Match.NOT_STATED, ()
        if self.base is not None and tree.within(self.base, name):
            return Match.WHOLE, ()
        lines = self._lines(name, tree)
        return (Match.PART, lines) if lines else (Match.APART, ())

    def _lines(self, name: str, tree: Tree) -> tuple[str, ...]:
        if self.base is None or tree.within(name, self.base):
            shared: Iterable[str] = (name,)
        else:
            shared = sorted(tree.below(name) & tree.below(self.base))
        outside = (line for line in shared if not any(tree.within(line, out) for out in self.without))
        return tree.roots_of(outside)

    def inside(self, line: str, tree: Tree) -> Facet:
        """What of it lies within a line."""
        return Facet(line, frozenset(out for out in self.without if tree.within(out, line)))

    def outside(self, line: str, tree: Tree) -> Facet:
        """What of it lies without a line."""
        return Facet(self.base, frozenset(tree.roots_of(sorted({*self.without, line}))))


@attrs.frozen(kw_only=True)
class Place:
    """Where a region lies among the funds.

    Attributes:
        kind: `free` (no fund comes into it), `fund`, `pot`, `pot_not_stated`, `outside`, `not_held` or `excluded`.
        funds: The fund, or the funds that may hold it.
        pot: The pot.
        extent: How far the service lies in the pot.
        candidates: The pots it may lie in.
    """

    kind: str = "free"
    funds: tuple[str, ...] = ()
    pot: str | None = None
    extent: Extent = Extent.WHOLE
    candidates: tuple[str, ...] = ()

    def reached_by(self, fund: str | None) -> Match:
        """How a scope's fund or pot reaches this place. A pot is never reached by algebra alone."""
        if fund is None:
            return Match.WHOLE
        if fund == NOT_STATED_FACET:
            return Match.NOT_STATED
        return Match.WHOLE if fund == self.pot or fund in self.funds else Match.APART


@attrs.frozen(kw_only=True)
class Region:
    """A part of a matter.

    Attributes:
        service, stage, area: Its facets.
        place: Where it lies among the funds.
    """

    service: Facet = Facet()
    stage: Facet = Facet()
    area: Facet = Facet()
    place: Place = Place()

    def with_facet(self, name: str, facet: Facet) -> Region:
        """The same region with another service, stage or area."""
        facets = {"service": self.service, "stage": self.stage, "area": self.area, name: facet}
        return Region(service=facets["service"], stage=facets["stage"], area=facets["area"], place=self.place)


_FACETS: tuple[tuple[str, Callable[[Arrangement], Tree]], ...] = (
    ("service", lambda arrangement: arrangement.service_tree),
    ("stage", lambda arrangement: arrangement.stage_tree),
    ("area", lambda arrangement: arrangement.area_tree),
)


def match(arrangement: Arrangement, region: Region, scope: Scope) -> Match:
    """How a scope reaches a region, over all facets."""
    found = {region.place.reached_by(scope.fund)}
    for name, tree in _FACETS:
        facet: Facet = getattr(region, name)
        found.add(facet.reached_by(getattr(scope, name), tree(arrangement))[0])
    return next(m for m in (Match.APART, Match.NOT_STATED, Match.PART, Match.WHOLE) if m in found)


def refine(arrangement: Arrangement, regions: Iterable[Region], scopes: Iterable[Scope]) -> tuple[Region, ...]:
    """The regions, split so that each scope reaches each of them wholly or not at all."""
    refined = tuple(regions)
    for scope in scopes:
        refined = tuple(piece for region in refined for piece in _cut(arrangement, region, scope))
    return tuple(piece for region in refined for piece in _remaining(arrangement, region))


def _cut(arrangement: Arrangement, region: Region, scope: Scope) -> tuple[Region, ...]:
    if match(arrangement, region, scope) in (Match.APART, Match.WHOLE):
        return (region,)
    for name, tree in _FACETS:
        facet: Facet = getattr(region, name)
        lines = facet.reached_by(getattr(scope, name), tree(arrangement))[1]
        if lines:
            inner = region.with_facet(name, facet.inside(lines[0], tree(arrangement)))
            outer = region.with_facet(name, facet.outside(lines[0], tree(arrangement)))
            return (*_cut(arrangement, inner, scope), *_cut(arrangement, outer, scope))
    return (region,)


def _remaining(arrangement: Arrangement, region: Region) -> tuple[Region, ...]:
    """What is left where areas are taken out of one that is stated to be made up of parts.

    Nothing where all parts are taken out, the one part where one is left, else the region as it is.
    """
    base, tree = region.area.base, arrangement.area_tree
    area = arrangement.get(base) if base is not None else None
    parts = area.made_up_of if isinstance(area, Area) else ()
    if not parts or not region.area.without:
        return (region,)
    left = [part for part in parts if not any(tree.within(part, out) for out in region.area.without)]
    if len(left) > 1:
        return (region,)
    return tuple(region.with_facet("area", region.area.inside(part, tree)) for part in left)
