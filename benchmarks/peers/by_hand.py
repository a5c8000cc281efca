"""What an able programmer writes for these questions alone: dictionaries and sorted columns of bare numbers."""

from __future__ import annotations

from collections import defaultdict
from typing import ClassVar, TypeAlias

import numpy as np

from benchmarks.asking import Body, Matter, Moment
from benchmarks.columns import Columns
from benchmarks.peers.base import Peer, View
from benchmarks.reading import makers, takers

__all__ = ["Tool"]

Reaching: TypeAlias = tuple[list[tuple[int, int]], list[tuple[int, int]]]


class Tool(Peer):
    """Rights by service and area, seats by forum, changes by body, days of relationships in three arrays."""

    questions: ClassVar = ("who_takes", "who_makes", "as_of", "lineage")
    packages: ClassVar = ("numpy",)
    how: ClassVar = "dictionaries of bare numbers, written for these questions; no evidence, no status, no names"

    def __init__(self, columns: Columns) -> None:
        super().__init__(columns)
        self.rights = self._rights(columns)
        self.delegations = self._delegations(columns)
        self.members: dict[int, list[tuple[int, int, int]]] = defaultdict(list)
        seats = columns.seats
        rows = zip(*(seats[name].tolist() for name in ("forum", "holder", "start", "end", "standing")), strict=True)
        for forum, holder, start, end, standing in rows:
            if standing < 2:
                self.members[forum].append((start, end, holder))
        tables = (columns.coverage, columns.seats, columns.provision)
        self.days = [(table["start"].astype(np.int32), table["end"].astype(np.int32)) for table in tables]
        self.before: dict[int, list[tuple[int, int]]] = defaultdict(list)
        self.after: dict[int, list[tuple[int, int]]] = defaultdict(list)
        for side in ("one", "other"):
            changes = zip(*(columns.changes[name].tolist() for name in (side, "heir", "on")), strict=True)
            for body, heir, on in changes:
                self.after[body].append((heir, on))
                self.before[heir].append((body, on))

    def _rights(self, columns: Columns) -> dict[tuple[int, int], list[tuple[int, int, int, int]]]:
        rights, holders = columns.rights, columns.right_holders
        found: dict[tuple[int, int], list[tuple[int, int, int, int]]] = defaultdict(list)
        rows = (rights[name][holders["right"]].tolist() for name in ("service", "area", "start", "end", "power"))
        for service, area, start, end, power, body in zip(*rows, holders["body"].tolist(), strict=True):
            found[service, area].append((start, end, power, body))
        return found

    def _delegations(self, columns: Columns) -> dict[tuple[int, int], list[tuple[int, int, int, int]]]:
        found: dict[tuple[int, int], list[tuple[int, int, int, int]]] = defaultdict(list)
        names = ("service", "area", "start", "end", "by", "to")
        for service, area, *rest in zip(*(columns.delegations[name].tolist() for name in names), strict=True):
            found[service, area].append((rest[0], rest[1], rest[2], rest[3]))
        return found

    def _reaching(self, query: Matter) -> Reaching:
        rights: list[tuple[int, int]] = []
        handed: list[tuple[int, int]] = []
        day = query.day
        for service in self.services_above[query.service]:
            for area in self.areas_above[query.area]:
                for start, end, power, body in self.rights.get((service, area), ()):
                    if start <= day < end:
                        rights.append((power, body))
                for start, end, by, to in self.delegations.get((service, area), ()):
                    if start <= day < end:
                        handed.append((by, to))
        return rights, handed

    def who_takes(self, query: Matter) -> object:
        return takers(*self._reaching(query), self.forums)

    def who_makes(self, query: Matter) -> object:
        found: set[int] = set()
        for body in makers(*self._reaching(query), self.forums):
            if body < self.forums:
                found.add(body)
            else:
                found |= {who for start, end, who in self.members.get(body, ()) if start <= query.day < end}
        return found

    def as_of(self, query: Moment) -> View:
        held = [(start <= query.day) & (query.day < end) for start, end in self.days]
        first, second, third = (int(np.count_nonzero(kind)) for kind in held)
        return (first, second, third), tuple(bool(held[kind][row]) for kind, row in query.asked)

    def lineage(self, query: Body) -> object:
        found: set[int] = set()
        for links in (self.before, self.after):
            waiting = [query.body]
            while waiting:
                for body, on in links.get(waiting.pop(), ()):
                    if on <= query.day and body not in found:
                        found.add(body)
                        waiting.append(body)
        return found
