"""Which organisations' processes overlap each system-wide one in stage, service and area, whatever the day."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import groupby
from typing import TypeAlias

import attrs
import numpy as np

from commissionkit.model import Arrangement, Process
from commissionkit.questions.double_running.columns.arrays import Ragged, Rows, numbers, spread
from commissionkit.questions.double_running.columns.meeting import Meetings

__all__ = ["Partners"]

Scope: TypeAlias = tuple[str, str | None, str | None]


@attrs.frozen(eq=False)
class Partners:
    """The processes of organisations that each system-wide process overlaps.

    Attributes:
        scope: For each system-wide process, the number of its stage, service and area.
        rows: For each such scope, the rows of the processes that overlap it, in order.
    """

    scope: Rows
    rows: Ragged

    @classmethod
    def of(cls, world: Arrangement, systems: Sequence[Process], organisations: Sequence[Process]) -> Partners:
        """Join the two by what lies within what in a state."""
        scopes = sorted({_scope(process) for process in systems}, key=_written)
        place = {scope: number for number, scope in enumerate(scopes)}
        shelf = _Shelf.of(world, organisations)
        found = [rows for _, several in groupby(scopes, key=lambda scope: scope[:2]) for rows in shelf.met(several)]
        counts = numbers(map(len, found))
        entries = np.concatenate([*found, numbers(())])
        return cls(numbers(place[_scope(process)] for process in systems), Ragged(_starts(counts), counts, entries))


def _scope(process: Process) -> Scope:
    return process.stage, process.service, process.area


def _written(scope: Scope) -> tuple[str, ...]:
    return tuple(name or "" for name in scope)


def _starts(counts: Rows) -> Rows:
    starts: Rows = np.cumsum(counts) - counts
    return starts


@attrs.frozen(eq=False)
class _Facet:
    """One facet of the organisations' processes: the number of its word for each, and which words meet which."""

    codes: Rows
    meetings: Meetings
    found: dict[str | None, Rows] = attrs.field(factory=dict)

    @property
    def size(self) -> int:
        return len(self.meetings.others)

    def met(self, name: str | None) -> Rows:
        if name not in self.found:
            self.found[name] = numbers(self.meetings.of(name))
        return self.found[name]


@attrs.frozen(eq=False)
class _Shelf:
    """Organisations' processes by stage and service, and by stage and area."""

    stage: _Facet
    service: _Facet
    area: _Facet
    by_service: Ragged
    by_area: Ragged

    @classmethod
    def of(cls, world: Arrangement, processes: Sequence[Process]) -> _Shelf:
        stage = _facet([p.stage for p in processes], world, "stage")
        service = _facet([p.service for p in processes], world, "service")
        area = _facet([p.area for p in processes], world, "area")
        return cls(stage, service, area, _by(stage, service), _by(stage, area))

    def met(self, scopes: Iterable[Scope]) -> Iterable[Rows]:
        """For scopes of one stage and service, the rows that overlap each."""
        several = tuple(scopes)
        stages, services = self.stage.met(several[0][0]), self.service.met(several[0][1])
        by_service = _groups(stages, services, self.service.size)
        rows: Rows | None = None
        for _, _, name in several:
            areas = self.area.met(name)
            by_area = _groups(stages, areas, self.area.size)
            # From the side on which there is less to look at.
            if self.by_area.counts[by_area].sum() < self.by_service.counts[by_service].sum():
                yield _kept(_taken(self.by_area, by_area), self.service, services)
            else:
                rows = _taken(self.by_service, by_service) if rows is None else rows
                yield _kept(rows, self.area, areas)


def _facet(names: Sequence[str | None], world: Arrangement, facet: str) -> _Facet:
    others = list(dict.fromkeys(names))
    code = {name: number for number, name in enumerate(others)}
    trees = {"stage": world.stage_tree, "service": world.service_tree, "area": world.area_tree}
    return _Facet(numbers(code[name] for name in names), Meetings(trees[facet], others, facet == "area"))


def _by(stage: _Facet, other: _Facet) -> Ragged:
    rows = np.arange(len(stage.codes), dtype=np.int64)
    return Ragged.grouped(stage.codes * other.size + other.codes, rows, stage.size * other.size)


def _groups(stages: Rows, others: Rows, size: int) -> Rows:
    groups: Rows = (stages[:, None] * size + others[None, :]).ravel()
    return groups


def _taken(shelf: Ragged, groups: Rows) -> Rows:
    filled = groups[shelf.counts[groups] > 0]
    return shelf.entries[spread(shelf.starts[filled], shelf.counts[filled])]


def _kept(rows: Rows, facet: _Facet, words: Rows) -> Rows:
    """Those of the rows whose word is among these, in order."""
    wanted = np.zeros(facet.size, dtype=np.bool_)
    wanted[words] = True
    return np.sort(rows[wanted[facet.codes[rows]]])
