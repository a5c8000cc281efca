"""Whom an area concerns on a day, asked of many bodies at once."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import cached_property
from typing import cast

from commissionkit.model import Arrangement, Coverage
from commissionkit.nodes.collecting import collector_paused
from commissionkit.questions.decisions.bearing.quiet import Spell, held_on, spells_of
from commissionkit.questions.decisions.bearing.shelves import Shelves, shelves_of
from commissionkit.questions.decisions.bodies import meets
from commissionkit.questions.decisions.regions import Facet

__all__ = ["Concerning"]


class Concerning:
    """What the bodies of an arrangement cover, compiled when first asked for and kept."""

    def __init__(self, whole: Arrangement) -> None:
        self._whole = whole
        self._shelves: Shelves = shelves_of(whole)
        self._spells = spells_of(whole)

    def here(self, bodies: Iterable[str], area: str, day: int) -> dict[str, bool] | None:
        """By body, whether what it covers on a day meets an area; a body that covers nothing is not ruled out.

        Args:
            bodies: Their ids.
            area: The id of the area.
            day: The day as an ordinal number.

        Returns:
            None where that has to be settled for any of them.
        """
        changes, covering = self._shelves.changes, self._covering
        above = self._whole.area_tree.above(area)
        found: dict[str, bool] = {}
        for body in bodies:
            if body in changes and not all(self._is_settled(one, day) for one in self._shelves.kin(body)):
                return None
            met: bool | None = None
            pairs = iter(covering.get(body, ()))
            for spell, covered in zip(pairs, pairs, strict=True):
                still, stirred, opened, closed = cast("Spell", spell)
                if still <= day < stirred:
                    met = met or covered in above or meets(self._whole, Facet(area), cast("str", covered))
                elif opened <= day < closed:
                    return None
            found[body] = met is not False
        return found

    @cached_property
    @collector_paused()
    def _covering(self) -> Mapping[str, tuple[Spell | str, ...]]:
        """By body the spell of each coverage of it and then its area, in a row: there may be a million of them."""
        passing = self._spells.passing
        rows: dict[str, list[Spell | str]] = {}
        for coverage in self._shelves.of(Coverage):
            rows.setdefault(coverage.body, []).extend((passing(coverage), coverage.area))
        return {body: tuple(row) for body, row in rows.items()}

    def _is_settled(self, body: str, day: int) -> bool:
        """Whether a body, and each coverage of it, certainly holds or certainly does not on a day."""
        spells = (self._spells[body], *self._covering.get(body, ())[::2])
        return all(held_on(cast("Spell", spell), day) is not None for spell in spells)
