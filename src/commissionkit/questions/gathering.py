"""Parts that are decided alike, joined into one."""

from __future__ import annotations

from collections.abc import Hashable, Iterable

import attrs

from commissionkit.answers import Matter, Route
from commissionkit.answers.holders import Holders, joined
from commissionkit.model import Arrangement
from commissionkit.questions.regions import Region

__all__ = ["gather"]


def gather(world: Arrangement, matter: Matter, decided: tuple[tuple[Region, Route], ...]) -> tuple[Route, ...]:
    """The routes, those with the same rights, extent and status joined, in the order of their parts."""
    groups: dict[Hashable, list[tuple[Region, Route]]] = {}
    for region, route in decided:
        groups.setdefault(_alike(route), []).append((region, route))
    return tuple(_joined(world, matter, members, alone=len(groups) == 1) for members in groups.values())


def _alike(route: Route) -> Hashable:
    def who(holders: Holders) -> Hashable:
        return tuple((h.id, h.power, h.via, h.claim) for h in holders), holders.complete

    sides = tuple(who(side) for side in (route.makers, route.takers, route.binds, route.responsible))
    return (route.mode, route.status, route.making, route.taking, route.part.extent, route.part.candidates, sides)


def _joined(world: Arrangement, matter: Matter, members: list[tuple[Region, Route]], *, alone: bool) -> Route:
    first = members[0][1]
    if len(members) == 1:
        return first
    texts = tuple(dict.fromkeys(route.part.text for _, route in members))
    part = attrs.evolve(
        first.part,
        text=_whole(world, matter) if alone else "; ".join(texts),
        service=_shared(route.part.service for _, route in members),
        stage=_shared(route.part.stage for _, route in members),
        fund=_shared(route.part.fund for _, route in members),
        area=_shared(route.part.area for _, route in members),
        without=() if alone else tuple(sorted({out for _, route in members for out in route.part.without})),
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


def _shared(names: Iterable[str | None]) -> str | None:
    found = set(names)
    return found.pop() if len(found) == 1 else None


def _whole(world: Arrangement, matter: Matter) -> str:
    named = [n for n in (matter.service, matter.stage, matter.fund) if n]
    area = [matter.area] if matter.area_named and matter.area else []
    return ", ".join(world.name(n) for n in [*named, *area]) or "everything"
