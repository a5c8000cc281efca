"""The tier of what a map shows: of an area, of a body by what it covers, of a forum by whose it is."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cached_property
from typing import Final

import attrs

from commissionkit.model import Area, Arrangement, Forum, Organisation, Post, YesNo
from commissionkit.views.maps.things import BANDS

__all__ = ["Tiers"]

_UNKNOWN: Final = "not_stated"
_FAR: Final = frozenset((_UNKNOWN, "nation", "region"))
_ORDER: Final = {tier: at for at, tier in enumerate(BANDS)}


@attrs.frozen(eq=False)
class Tiers:
    """The tiers of one state of an arrangement.

    An area of which no source states the tier stands with the nearest tier that it lies in; that all lie in a nation or
    a region says nothing of it.
    """

    world: Arrangement

    def of_area(self, area: str) -> str:
        """The tier of an area."""
        found = self.world.get(area)
        if not isinstance(found, Area):
            return _UNKNOWN
        if found.tier != _UNKNOWN:
            return found.tier
        above = (self.world.get(name) for name in sorted(self.world.area_tree.above(area)))
        tiers = [one.tier for one in above if isinstance(one, Area) and one.tier not in _FAR]
        return max(tiers, key=_ORDER.__getitem__, default=_UNKNOWN)

    @cached_property
    def here(self) -> str:
        """The tier of the arrangement's own area."""
        return self.of_area(self.world.area)

    @cached_property
    def _covered(self) -> dict[str, list[str]]:
        found: dict[str, list[str]] = {}
        for coverage in self.world.coverage:
            found.setdefault(coverage.body, []).append(coverage.area)
        for one in self.world.provision:
            if one.area:
                found.setdefault(one.provider, []).append(one.area)
        return found

    def of_body(self, body: str) -> str:
        """The widest tier that a body is recorded to cover or to provide for.

        For a forum of which neither is recorded, that of whose it is or, failing that, of who sits on it.
        """
        covered = [self.of_area(area) for area in self._covered.get(body, ())]
        if covered:
            return _widest(covered)
        found = self.world.get(body)
        if isinstance(found, Forum):
            return self._of_forum(found)
        if isinstance(found, Post):
            return self.of_bodies(found.organisations)
        if isinstance(found, Organisation) and found.hosted_by and found.statutory is not YesNo.YES:
            return self.of_body(found.hosted_by)
        return _UNKNOWN

    def of_bodies(self, bodies: Iterable[str]) -> str:
        """The tier of most of some bodies, the widest of those that are as many."""
        tiers = [tier for tier in map(self.of_body, bodies) if tier != _UNKNOWN]
        return min(tiers, key=lambda tier: (-tiers.count(tier), _ORDER[tier]), default=_UNKNOWN)

    def _of_forum(self, forum: Forum) -> str:
        for bodies in ((forum.of,), forum.between, (forum.nested_in,)):
            tier = self.of_bodies(body for body in bodies if body is not None and body != forum.id)
            if tier != _UNKNOWN:
                return tier
        return self.of_bodies(
            seat.holder for seat in self.world.seats if seat.forum == forum.id and seat.holder != forum.id
        )


def _widest(tiers: Iterable[str]) -> str:
    known = [tier for tier in tiers if tier != _UNKNOWN]
    return min(known, key=_ORDER.__getitem__, default=_UNKNOWN)
