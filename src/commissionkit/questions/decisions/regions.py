"""Regions of matters, and how stated lines split them."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from enum import Enum
from typing import Final

import attrs

from commissionkit.model import Area, Arrangement, Extent, Pot, Scope, Tree
from commissionkit.model.rights import NOT_STATED_FACET

__all__ = ["Facet", "Match", "Place", "Region", "made_up_of", "match", "names_a_facet", "refine"]


class Match(Enum):
    """How a scope reaches a region."""

    WHOLE = "whole"
    NOT_STATED = "not_stated"
    PART = "part"
    APART = "apart"


_REACH: Final = {found: rank for rank, found in enumerate((Match.APART, Match.NOT_STATED, Match.PART, Match.WHOLE))}


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
        elif not tree.overlap(name, self.base):
            return ()
        else:
            shared = sorted(tree.below(name) & tree.below(self.base))
        outside = (line for line in shared if not any(tree.within(line, out) for out in self.without))
        return tree.roots_of(outside)

    def inside(self, line: str, tree: Tree) -> Facet:
        """What of it lies within a line."""
        shared = {name for out in self.without for name in tree.below(out) & tree.below(line)}
        return Facet(line, frozenset(tree.roots_of(sorted(shared))))

    def outside(self, line: str, tree: Tree) -> Facet:
        """What of it lies without a line."""
        return Facet(self.base, frozenset(tree.roots_of(sorted({*self.without, line}))))


@attrs.frozen(kw_only=True)
class Place:
    """Where a region lies among the funds.

    Attributes:
        kind: `free` (no fund comes into it), `fund`, `rest_of_fund` (what no recorded pot is), `pot`,
            `pot_not_stated`, `outside`, `not_held` or `excluded`.
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


def names_a_facet(scope: Scope) -> bool:
    """Whether a scope says of any facet what it is; to say only that it is not stated says nothing."""
    facets = (scope.service, scope.stage, scope.fund, scope.area, scope.about)
    return any(facet is not None and facet != NOT_STATED_FACET for facet in facets)


def match(arrangement: Arrangement, region: Region, scope: Scope) -> Match:
    """How a scope reaches a region, over all facets: as the facet that it reaches least."""
    least = region.place.reached_by(scope.fund)
    if least is Match.APART:
        return least
    for name, tree in _FACETS:
        named = getattr(scope, name)
        if named is None:
            continue
        base, lying = getattr(region, name).base, tree(arrangement)
        if base is not None and named in lying.above(base):
            continue  # it reaches all of the facet
        found = _reached(arrangement, region, scope, name, lying)[0]
        if found is Match.APART:
            return found
        least = min(least, found, key=_REACH.__getitem__)
    return least


def _reached(
    arrangement: Arrangement, region: Region, scope: Scope, name: str, tree: Tree
) -> tuple[Match, tuple[str, ...]]:
    """How far a scope reaches one facet of a region, and along which ids it cuts it.

    A right over a service that names no fund reaches, of a pot asked about as a whole, only what the pot is recorded
    to hold of that service: never the pot by algebra alone.
    """
    facet: Facet = getattr(region, name)
    named: str | None = getattr(scope, name)
    whole_fund = name == "service" and facet.base is None and bool(region.place.funds)
    if not whole_fund or scope.fund is not None or named is None or named == NOT_STATED_FACET:
        return facet.reached_by(named, tree)
    held = _held(arrangement, region.place.pot, named, tree)
    lines = tree.roots_of(line for line in held if not any(tree.within(line, out) for out in facet.without))
    return (Match.PART, lines) if lines else (Match.APART, ())


def _held(arrangement: Arrangement, pot: str | None, service: str, tree: Tree) -> tuple[str, ...]:
    """What of a service a pot is recorded to hold."""
    found = arrangement.get(pot) if pot is not None else None
    held = sorted({holding.service for holding in found.services}) if isinstance(found, Pot) else []
    return tuple(service if tree.within(service, one) else one for one in held if tree.meet(service, one))


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
        lines = _reached(arrangement, region, scope, name, tree(arrangement))[1]
        if lines:
            inner = region.with_facet(name, facet.inside(lines[0], tree(arrangement)))
            outer = region.with_facet(name, facet.outside(lines[0], tree(arrangement)))
            return (*_cut(arrangement, inner, scope), *_cut(arrangement, outer, scope))
    return (region,)


def _remaining(arrangement: Arrangement, region: Region) -> tuple[Region, ...]:
    """What is left where areas are taken out of one that is stated to be made up of parts.

    Nothing where all parts are taken out, the one part where one is left, else the region as it is.
    """
    base, without = region.area.base, region.area.without
    parts = made_up_of(arrangement, base) if base is not None and without else ()
    left = [part for part in parts if not _is_out(arrangement, part, without)]
    if not parts or len(left) > 1:
        return (region,)
    rest = (region.with_facet("area", region.area.inside(part, arrangement.area_tree)) for part in left)
    return tuple(piece for one in rest for piece in _remaining(arrangement, one))


def made_up_of(arrangement: Arrangement, name: str) -> tuple[str, ...]:
    """The areas that a source says make an area up wholly; none where no source says so."""
    area = arrangement.get(name)
    return area.made_up_of if isinstance(area, Area) else ()


def _is_out(arrangement: Arrangement, area: str, without: frozenset[str]) -> bool:
    """Whether an area has been taken out, or everything that is stated to make it up."""
    if any(arrangement.area_tree.within(area, out) for out in without):
        return True
    parts = made_up_of(arrangement, area)
    return bool(parts) and all(_is_out(arrangement, part, without) for part in parts)
