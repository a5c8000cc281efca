"""Which areas a picture shows, and in which of those that it lies in each is drawn."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from typing import Final

import attrs

from commissionkit.model import Area, Arrangement

__all__ = ["Choice", "chosen"]

#: So many areas can be read in one picture.
MOST: Final = 60
#: The tiers in the order in which they are left out last.
_RANKS: Final = {
    tier: at
    for at, tier in enumerate(("nation", "region", "system", "place", "not_stated", "locality", "neighbourhood"))
}


@attrs.frozen(kw_only=True)
class Choice:
    """What is shown where.

    Attributes:
        shown: The areas that are drawn, in the order of the record.
        parents: For each area in reach, all that it lies directly in.
        homes: For each area that is drawn, the one that it is drawn in; left out where it lies in none.
        left_out: For each area that is drawn, those within it that are not; under an empty id those in none.
    """

    shown: tuple[Area, ...]
    parents: Mapping[str, tuple[str, ...]]
    homes: Mapping[str, str]
    left_out: Mapping[str, tuple[str, ...]]


def chosen(world: Arrangement, area: str | None) -> Choice:
    """The areas to show: all of them, or those within one; of a great many the upper tiers."""
    reach = _reach(world, area)
    parents = {one.id: _directly(world, one, reach) for one in reach.values()}
    homes = {name: _home(world, above, name) for name, above in parents.items() if above}
    shown = _readable(reach, homes, area)
    kept, left_out = _drawn_in(reach, homes, shown)
    return Choice(
        shown=tuple(one for one in reach.values() if one.id in shown), parents=parents, homes=kept, left_out=left_out
    )


def _reach(world: Arrangement, area: str | None) -> dict[str, Area]:
    """The areas that a picture could show, those that others lie in included."""
    if area is not None:
        below = world.area_tree.below(area)
        found = [world.get(name) for name in sorted(below, key=lambda name: name != area)]
        order = {one.id: at for at, one in enumerate(world.areas)}
        listed = sorted((one for one in found if isinstance(one, Area)), key=lambda one: order.get(one.id, -1))
        return {one.id: one for one in listed}
    reached = {one.id: one for one in world.areas}
    for one in tuple(reached.values()):
        for name in sorted(world.area_tree.above(one.id)):
            above = world.get(name)
            if isinstance(above, Area):
                reached.setdefault(name, above)
    return reached


def _directly(world: Arrangement, area: Area, reach: Mapping[str, Area]) -> tuple[str, ...]:
    """What an area lies directly in: none that another of them lies in, and no circle."""
    tree = world.area_tree
    found = [n for n in tree.parents.get(area.id, ()) if n in reach and n != area.id and not tree.within(n, area.id)]
    return tuple(n for n in found if not any(o != n and tree.within(o, n) for o in found))


def _home(world: Arrangement, above: tuple[str, ...], name: str) -> str:
    """Where an area that lies in several is drawn: in one that it helps to make up, or on the side of the site."""

    def order(parent: str) -> tuple[bool, bool, int]:
        found = world.get(parent)
        makes_up = isinstance(found, Area) and name in found.made_up_of
        return not makes_up, not (world.area and world.area_tree.meet(parent, world.area)), above.index(parent)

    return min(above, key=order)


def _depth(homes: Mapping[str, str], name: str) -> int:
    depth = 0
    while name in homes:
        name = homes[name]
        depth += 1
    return depth


def _readable(reach: Mapping[str, Area], homes: Mapping[str, str], area: str | None) -> frozenset[str]:
    """All areas where they can be read; else the upper tiers, tier by tier and level by level."""
    if len(reach) <= MOST:
        return frozenset(reach)
    layers: dict[tuple[int, int], list[str]] = defaultdict(list)
    for name, one in reach.items():
        layers[(-1 if name == area else _RANKS.get(one.tier, len(_RANKS)), _depth(homes, name))].append(name)
    kept: set[str] = set()
    for key in sorted(layers):
        room = MOST - len(kept)
        if len(layers[key]) > room:
            # A layer is shown wholly or not at all, but for the one below the area that was asked for.
            kept.update(layers[key][:room] if len(kept) <= 1 else ())
            break
        kept.update(layers[key])
    return frozenset(kept)


def _drawn_in(
    reach: Iterable[str], homes: Mapping[str, str], shown: frozenset[str]
) -> tuple[dict[str, str], dict[str, tuple[str, ...]]]:
    """The nearest area that is drawn around each, and what is left out of each."""
    kept: dict[str, str] = {}
    left_out: dict[str, list[str]] = defaultdict(list)
    for name in reach:
        at = homes.get(name, "")
        while at and at not in shown:
            at = homes.get(at, "")
        if name in shown and at:
            kept[name] = at
        elif name not in shown:
            left_out[at].append(name)
    return kept, {name: tuple(names) for name, names in left_out.items()}
