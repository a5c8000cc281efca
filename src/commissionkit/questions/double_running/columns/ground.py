"""What lies within what in a state, and what follows from that alone: which processes overlap, which areas meet."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import cached_property

import attrs
import numpy as np

from commissionkit.model import Arrangement, Process
from commissionkit.questions.double_running.columns.arrays import Flags, Rows, flags, numbers
from commissionkit.questions.double_running.columns.meeting import Meetings
from commissionkit.questions.double_running.columns.partners import Partners

__all__ = ["Ground"]


@attrs.frozen(eq=False)
class Ground:
    """The trees of a state, and the processes and areas as they lie in them.

    Attributes:
        world: A state with these trees.
        systems, organisations: The processes of either level.
        reached: The areas that bodies are recorded to cover or to serve.
    """

    world: Arrangement
    systems: Sequence[Process]
    organisations: Sequence[Process]
    reached: Sequence[str]

    @cached_property
    def partners(self) -> Partners:
        """Which processes overlap."""
        return Partners.of(self.world, self.systems, self.organisations)

    @cached_property
    def _areas(self) -> Mapping[str, int]:
        named = (process.area or self.world.area for process in self.systems)
        return {name: i for i, name in enumerate(dict.fromkeys(name for name in named if name))}

    @cached_property
    def area_of(self) -> Rows:
        """For each system-wide process the number of its area, else of the arrangement's; -1 where there is none."""
        return numbers(self._areas.get(process.area or self.world.area, -1) for process in self.systems)

    @cached_property
    def here(self) -> Flags:
        """Which organisations' processes meet the area of the arrangement, where it and they have one."""
        area, places = self.world.area, list(dict.fromkeys(p.area for p in self.organisations if p.area))
        near = set(Meetings(self.world.area_tree, places, overlapping=True).of(area)) if area else set()
        at = {name: place for place, name in enumerate(places)}
        return flags(not area or not p.area or at[p.area] in near for p in self.organisations)

    @cached_property
    def _near(self) -> Rows:
        meetings = Meetings(self.world.area_tree, self.reached, overlapping=True)
        width = len(self.reached)
        found = [numbers(meetings.of(name)) + number * width for name, number in self._areas.items()]
        keys: Rows = np.concatenate([*found, numbers(())])
        return keys

    def near(self, areas: Rows, places: Rows) -> Flags:
        """Whether each area, by its number in `area_of`, meets a place, by its number in `reached`."""
        keys = self._near
        wanted = areas * len(self.reached) + places
        at = np.searchsorted(keys, wanted)
        at[at == len(keys)] = 0
        return keys[at] == wanted if len(keys) else np.zeros(len(wanted), dtype=np.bool_)
