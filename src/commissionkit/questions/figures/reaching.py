"""Footprints: which areas a body or a figure reaches, and how that stands to the arrangement's own area."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import product

import attrs

from commissionkit.answers.standing import SiteRelation
from commissionkit.model import Area, Arrangement, Coterminosity, Coverage, Extent
from commissionkit.questions.decisions.regions import made_up_of

__all__ = ["Footprint", "apart", "footprint", "home", "of_areas", "stands"]

_ROUGHLY = (Coterminosity.IN_LARGE_PART, Coterminosity.APPROXIMATE, Coterminosity.SPANS_SEVERAL)


@attrs.frozen
class Footprint:
    """What is recorded of where the people are that a body or a figure speaks of.

    Attributes:
        whole: Areas that it holds wholly.
        some: Areas that it holds to some extent, or to one that is not stated.
        same: Areas with which it is stated to be the same.
        beyond: Whether it is stated to reach beyond the arrangement's own area.
        unsure: Whether what is stated of that area leaves open how far the two are the same.
    """

    whole: frozenset[str] = frozenset()
    some: frozenset[str] = frozenset()
    same: frozenset[str] = frozenset()
    beyond: bool = False
    unsure: bool = False

    @property
    def areas(self) -> frozenset[str]:
        """Every area that it reaches."""
        return self.whole | self.some


def of_areas(areas: Iterable[str]) -> Footprint:
    """The footprint that is just these areas."""
    whole = frozenset(areas)
    return Footprint(whole=whole, same=whole if len(whole) == 1 else frozenset())


def footprint(world: Arrangement, body: str) -> Footprint:
    """The footprint of a body, from all that is recorded of what it covers."""
    facts = world.kept(_covers).get(body, ())
    own = [coverage for coverage in facts if coverage.area == world.area]
    whole = frozenset(c.area for c in facts if c.extent is Extent.WHOLE or c.coterminosity is Coterminosity.EXACT)
    return Footprint(
        whole=whole,
        some=frozenset(c.area for c in facts) - whole,
        same=frozenset(c.area for c in facts if c.coterminosity is Coterminosity.EXACT),
        beyond=any(_beyond(coverage) for coverage in own),
        unsure=any(coverage.coterminosity in _ROUGHLY for coverage in own),
    )


def _covers(world: Arrangement) -> dict[str, tuple[Coverage, ...]]:
    """What is recorded of what each body covers."""
    found: dict[str, list[Coverage]] = {}
    for coverage in world.coverage:
        found.setdefault(coverage.body, []).append(coverage)
    return {body: tuple(facts) for body, facts in found.items()}


def _beyond(coverage: Coverage) -> bool:
    """Whether it says that the body has people outside the area too.

    Of an area held to some extent, "spans several" says that the area spans several bodies, or the other way round.
    """
    spans = coverage.coterminosity is Coterminosity.SPANS_SEVERAL and coverage.extent is not Extent.SOME
    return spans or (coverage.share is not None and coverage.share.value < 1)


def home(world: Arrangement, held: Footprint) -> str:
    """The one area that a footprint is, as far as the record says; empty where that is none or several."""
    largest = world.area_tree.roots_of(sorted(held.same or held.whole))
    return largest[0] if len(largest) == 1 else ""


def stands(world: Arrangement, held: Footprint) -> SiteRelation:
    """How a footprint stands to the arrangement's own area; never more than the record bears out."""
    found = _stands(world, held)
    if found is SiteRelation.NOT_STATED and any(_is_linked(world, area) for area in held.whole):
        return SiteRelation.MEETS
    return found


def _stands(world: Arrangement, held: Footprint) -> SiteRelation:
    site = world.area
    if not site or not held.areas:
        return SiteRelation.NOT_STATED
    if site in held.same:
        return SiteRelation.WHOLE
    if held.beyond:
        return SiteRelation.OVER
    how = {area: _lies(world, area, site) for area in held.areas}
    if set(how.values()) == {"apart"}:
        return SiteRelation.OUTSIDE
    holds_all = _holds(world, site, held.whole)
    reaches_out = any(how[area] in ("holds", "crosses") for area in held.whole)
    if not (holds_all or reaches_out or "inside" in how.values()):
        return SiteRelation.NOT_STATED
    if reaches_out or "apart" in how.values():
        return SiteRelation.OVER
    if held.unsure or any(how[area] == "unknown" for area in held.whole):
        return SiteRelation.MEETS
    return SiteRelation.WHOLE if holds_all else SiteRelation.PART


def _lies(world: Arrangement, area: str, site: str) -> str:
    """How one area lies to the site: inside, holds it, crosses it, apart, or unknown."""
    tree = world.area_tree
    if tree.within(area, site):
        return "inside"
    if tree.within(site, area):
        return "holds"
    if tree.below(area) & tree.below(site):
        return "crosses"
    return "apart" if apart(world, area, site) else "unknown"


def _holds(world: Arrangement, area: str, whole: frozenset[str], seen: frozenset[str] = frozenset()) -> bool:
    """Whether the areas hold all of one: it lies in one of them, or they hold all that it is stated to be made of."""
    if whole & world.area_tree.above(area):
        return True
    parts = made_up_of(world, area)
    inner = seen | {area}
    return bool(parts) and all(part not in inner and _holds(world, part, whole, inner) for part in parts)


def _is_linked(world: Arrangement, area: str) -> bool:
    """Whether some body shows that an area shares people with the site.

    Either it lies in the site and covers some of the area, or its footprint is the area and it covers some of the site.
    """
    for body in {coverage.body for coverage in world.coverage if coverage.area == area}:
        held = footprint(world, body)
        if _stands(world, held) in (SiteRelation.WHOLE, SiteRelation.PART):
            return True
        if area in held.same and any(world.area_tree.within(other, world.area) for other in held.areas):
            return True
    return False


def apart(world: Arrangement, one: str, other: str) -> bool:
    """Whether two areas have nobody in common.

    They have not where they lie in different parts of what is stated to be made up of those parts, or in different
    areas of one tier; and where one of them has nobody in common with any of the parts that make up the other. That no
    common part is recorded does not suffice.
    """
    pairs = product(_smallest(world, one), _smallest(world, other))
    if world.area_tree.below(one) & world.area_tree.below(other):
        return False
    return _lie_apart(world, one, other) or all(_lie_apart(world, *pair) for pair in pairs)


def _lie_apart(world: Arrangement, one: str, other: str) -> bool:
    tree = world.area_tree
    return any(
        first != second and not tree.below(first) & tree.below(second) and _are_siblings(world, first, second)
        for first in tree.above(one)
        for second in tree.above(other)
    )


def _smallest(world: Arrangement, area: str) -> frozenset[str]:
    """The areas that in the end make it up wholly; itself where no source says what does."""
    found: set[str] = set()
    seen: set[str] = set()
    waiting = [area]
    while waiting:
        current = waiting.pop()
        parts = made_up_of(world, current)
        if current not in seen:
            seen.add(current)
            waiting += parts
            found |= set() if parts else {current}
    return frozenset(found or {area})


def _are_siblings(world: Arrangement, one: str, other: str) -> bool:
    first, second = world.get(one), world.get(other)
    if isinstance(first, Area) and isinstance(second, Area) and first.tier == second.tier != Area.tier:
        return True
    return any(one in area.made_up_of and other in area.made_up_of for area in world.areas)
