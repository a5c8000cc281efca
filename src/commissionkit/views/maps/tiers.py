"""The tier of what a map shows: of an area, of a body by what it covers, of a forum by whose it is."""

from __future__ import annotations

from collections import Counter
from collections.abc import Generator, Iterable, Iterator
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
    _areas: dict[str, str] = attrs.field(init=False, factory=dict)

    def of_area(self, area: str) -> str:
        """The tier of an area."""
        if area not in self._areas:
            self._areas[area] = self._of_area(area)
        return self._areas[area]

    def _of_area(self, area: str) -> str:
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

    @cached_property
    def _sitting(self) -> dict[str, list[str]]:
        """Who sits on each forum, in an order that is not that of the file."""
        found: dict[str, list[str]] = {}
        for seat in self.world.seats:
            found.setdefault(seat.forum, []).append(seat.holder)
        return {forum: sorted(holders) for forum, holders in found.items()}

    @cached_property
    def _bodies(self) -> dict[str, str]:
        """The tiers of bodies as far as they are found; of forums that sit on one another the first id comes first."""
        found: dict[str, str] = {}
        for forum in sorted(forum.id for forum in self.world.forums):
            self._find(forum, found)
        return found

    def of_body(self, body: str) -> str:
        """The widest tier that a body is recorded to cover or to provide for.

        For a forum of which neither is recorded, that of whose it is or, failing that, of who sits on it.
        """
        return self._find(body, self._bodies)

    def of_bodies(self, bodies: Iterable[str]) -> str:
        """The tier of most of some bodies, the widest of those that are as many."""
        return _of_most(Counter(map(self.of_body, bodies)))

    def _find(self, body: str, found: dict[str, str]) -> str:
        """The tier of a body; chains of any length are followed, and what leads back to itself says nothing there."""
        if body in found:
            return found[body]
        way, answer, circled = [(body, self._steps(body))], "", False
        met: list[str] = []
        while way:
            name, steps = way[-1]
            # Empty as long as it is being found.
            found.setdefault(name, "")
            try:
                asked = steps.send(answer or None)
            except StopIteration as ended:
                answer = found[name] = ended.value
                way.pop()
                continue
            answer = found.get(asked, "")
            if asked not in found:
                way.append((asked, self._steps(asked)))
                met.append(asked)
            elif not answer:
                answer, circled = _UNKNOWN, True
        # What is unknown because it led back may be known when asked for itself.
        for name in met if circled else ():
            if found[name] == _UNKNOWN:
                del found[name]
        return found[body]

    def _steps(self, body: str) -> Generator[str, str | None, str]:
        """Asks for the tiers of the bodies that it hangs on, one after the other, and returns that of the body."""
        covered = [self.of_area(area) for area in self._covered.get(body, ())]
        if covered:
            return _widest(covered)
        for bodies in self._leading(body):
            tiers: Counter[str] = Counter()
            for other in bodies:
                tiers[(yield other) or _UNKNOWN] += 1
            tier = _of_most(tiers)
            if tier != _UNKNOWN:
                return tier
        return _UNKNOWN

    def _leading(self, body: str) -> Iterator[list[str]]:
        """The bodies whose tiers tell that of a body; the first of which any is known do."""
        found = self.world.get(body)
        if isinstance(found, Forum):
            for names in ((found.of,), found.between, (found.nested_in,), self._sitting.get(body, ())):
                yield [name for name in names if name is not None and name != body]
        elif isinstance(found, Post):
            yield [*found.organisations]
        elif isinstance(found, Organisation) and found.hosted_by and found.statutory is not YesNo.YES:
            yield [found.hosted_by]


def _of_most(counts: Counter[str]) -> str:
    known = (tier for tier in counts if tier != _UNKNOWN)
    return min(known, key=lambda tier: (-counts[tier], _ORDER[tier]), default=_UNKNOWN)


def _widest(tiers: Iterable[str]) -> str:
    known = [tier for tier in tiers if tier != _UNKNOWN]
    return min(known, key=_ORDER.__getitem__, default=_UNKNOWN)
