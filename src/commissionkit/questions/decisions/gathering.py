"""Parts that are decided alike, joined into one."""

from __future__ import annotations

from collections.abc import Hashable, Iterable
from itertools import combinations

import attrs

from commissionkit.answers import Matter, Route
from commissionkit.answers.holders import Holders, joined
from commissionkit.model import Arrangement
from commissionkit.questions.decisions.phrasing import part_text
from commissionkit.questions.decisions.regions import Facet, Region

__all__ = ["gather"]


def gather(world: Arrangement, matter: Matter, decided: tuple[tuple[Region, Route], ...]) -> tuple[Route, ...]:
    """The routes, those with the same rights, extent and status joined, in the order of their parts."""
    if len(decided) == 1:
        return (decided[0][1],)
    groups: dict[Hashable, list[tuple[Region, Route]]] = {}
    for region, route in decided:
        groups.setdefault(_alike(route), []).append((region, route))
    return tuple(_joined(world, matter, members, alone=len(groups) == 1) for members in groups.values())


def _alike(route: Route) -> Hashable:
    def who(holders: Holders) -> Hashable:
        return tuple((h.id, h.power, h.via, h.claim, h.baseline) for h in holders), holders.complete

    sides = tuple(who(side) for side in (route.makers, route.takers, route.binds, route.responsible))
    return (route.mode, route.status, route.making, route.taking, route.part.extent, route.part.candidates, sides)


def _joined(world: Arrangement, matter: Matter, members: list[tuple[Region, Route]], *, alone: bool) -> Route:
    first = members[0][1]
    if len(members) == 1:
        return first
    regions = _folded([region for region, _ in members])
    texts = dict.fromkeys(part_text(world, region, matter.area) for region in regions)
    without = {out for region in regions for facet in _facets(region) for out in facet.without}
    part = attrs.evolve(
        first.part,
        text=_whole(world, matter) if alone else "; ".join(texts),
        service=_shared(region.service.base for region in regions),
        stage=_shared(region.stage.base for region in regions),
        fund=_shared(route.part.fund for _, route in members),
        area=_shared(region.area.base for region in regions),
        without=() if alone else tuple(sorted(without)),
    )
    return attrs.evolve(
        first,
        part=part,
        overseers=joined(route.overseers for _, route in members),
        others=joined(route.others for _, route in members),
        denied=tuple(dict.fromkeys(d for _, route in members for d in route.denied)),
        links=tuple(dict.fromkeys(link for _, route in members for link in route.links)),
        verbs=tuple(dict.fromkeys(verb for _, route in members for verb in route.verbs)),
        gaps=tuple(dict.fromkeys(gap for _, route in members for gap in route.gaps)),
    )


def _facets(region: Region) -> tuple[Facet, Facet, Facet]:
    return region.service, region.stage, region.area


def _folded(regions: list[Region]) -> list[Region]:
    """The regions, those put together again that a line had split and that are decided alike."""
    kept = list(regions)
    for one, other in combinations(regions, 2):
        if one in kept and other in kept and (whole := _unsplit(one, other)) is not None:
            rest = [region for region in kept if region not in (one, other)]
            return _folded([whole, *rest])
    return kept


def _unsplit(one: Region, other: Region) -> Region | None:
    """The region of which these are the inside and the outside of one line; None where they are not."""
    differing = [name for name in ("service", "stage", "area") if getattr(one, name) != getattr(other, name)]
    if one.place != other.place or len(differing) != 1:
        return None
    sides: tuple[Facet, Facet] = getattr(one, differing[0]), getattr(other, differing[0])
    for inner, outer in (sides, sides[::-1]):
        if inner.base is not None and inner.base in outer.without:
            whole = Facet(outer.base, outer.without - {inner.base} | inner.without)
            return one.with_facet(differing[0], whole)
    return None


def _shared(names: Iterable[str | None]) -> str | None:
    found = set(names)
    return found.pop() if len(found) == 1 else None


def _whole(world: Arrangement, matter: Matter) -> str:
    named = [n for n in (matter.service, matter.stage, matter.fund) if n]
    area = [matter.area] if matter.area_named and matter.area else []
    return ", ".join(world.name(n) for n in [*named, *area]) or "everything"
