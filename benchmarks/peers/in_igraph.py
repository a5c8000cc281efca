"""igraph: vertices and edges with attributes, selected from edge sequences, as its documentation has it."""

from __future__ import annotations

from typing import Any, ClassVar

import igraph
import numpy as np

from benchmarks.asking import Body, Matter, Moment
from benchmarks.columns import Columns
from benchmarks.peers.base import Peer, View
from benchmarks.reading import makers, takers

__all__ = ["Tool"]

_RIGHT, _DELEGATION, _CHANGE, _HOLDS = range(4)


class Tool(Peer):
    """Relationships in one graph; rights, delegations and changes in another, an edge from each fact to its area."""

    questions: ClassVar = ("who_takes", "who_makes", "as_of", "lineage")
    packages: ClassVar = ("igraph",)
    how: ClassVar = "two directed graphs with attributes; rights, delegations, changes and relationships only"

    def __init__(self, columns: Columns) -> None:
        super().__init__(columns)
        bodies, areas = len(columns.bodies["home"]), len(columns.areas["parent"])
        self.area, self.right = bodies, bodies + areas
        self.delegation = self.right + len(columns.rights["power"])
        self.graph = self._decided(columns)
        self.relations, self.first_row = self._related(columns, bodies, areas)

    def _decided(self, columns: Columns) -> Any:  # noqa: ANN401 - igraph has no types
        rights, handed, changes = columns.rights, columns.delegations, columns.changes
        held = columns.right_holders
        right = self.right + np.arange(len(rights["power"]))
        delegation = self.delegation + np.arange(len(handed["by"]))
        parts = [
            (_RIGHT, right, rights["area"] + self.area, rights),
            (_DELEGATION, delegation, handed["area"] + self.area, handed),
            (_HOLDS, held["body"], held["right"] + self.right, {}),
            (_CHANGE, changes["one"], changes["heir"], {"start": changes["on"]}),
            (_CHANGE, changes["other"], changes["heir"], {"start": changes["on"]}),
        ]
        ends = np.concatenate([np.stack([one, other], axis=1) for _, one, other, _ in parts])
        attributes = {
            name: np.concatenate([table.get(name, np.full(len(one), -1)) for _, one, _, table in parts]).tolist()
            for name in ("start", "end", "service", "power", "by", "to", "cited")
        }
        attributes["role"] = np.concatenate([np.full(len(one), role) for role, one, _, _ in parts]).tolist()
        size = self.delegation + len(delegation)
        return igraph.Graph(n=size, edges=ends, directed=True, edge_attrs=attributes)

    def _related(self, columns: Columns, bodies: int, areas: int) -> tuple[Any, list[int]]:
        tables = (columns.coverage, columns.seats, columns.provision)
        ends = (("body", "area", bodies), ("holder", "forum", 0), ("provider", "service", bodies + areas))
        edges = [
            np.stack([table[source], table[target] + first], axis=1)
            for table, (source, target, first) in zip(tables, ends, strict=True)
        ]
        attributes = {
            name: np.concatenate([table[name] for table in tables]).tolist() for name in ("start", "end", "cited")
        }
        attributes["kind"] = np.concatenate([np.full(len(e), i) for i, e in enumerate(edges)]).tolist()
        attributes["standing"] = np.concatenate(
            [table.get("standing", np.full(len(table["start"]), -1)) for table in tables]
        ).tolist()
        size = bodies + areas + len(columns.services["parent"])
        first = np.cumsum([0, *(len(e) for e in edges)]).tolist()
        graph = igraph.Graph(n=size, edges=np.concatenate(edges), directed=True, edge_attrs=attributes)
        return graph, first

    # -- asking ----------------------------------------------------------------------------------

    def _found(self, query: Matter) -> tuple[list[tuple[int, int]], list[tuple[int, int]]]:
        graph = self.graph
        services = set(self.services_above[query.service])
        rights: list[tuple[int, int]] = []
        handed: list[tuple[int, int]] = []
        for area in self.areas_above[query.area]:
            reaching = graph.es[graph.incident(self.area + area, mode="in")]
            for edge in reaching.select(start_le=query.day, end_gt=query.day, service_in=services):
                if edge["role"] == _RIGHT:
                    power = edge["power"]
                    rights += [(power, body) for body in graph.predecessors(edge.source)]
                else:
                    handed.append((edge["by"], edge["to"]))
        return rights, handed

    def who_takes(self, query: Matter) -> object:
        return takers(*self._found(query), self.forums)

    def who_makes(self, query: Matter) -> object:
        found: set[int] = set()
        for body in makers(*self._found(query), self.forums):
            if body < self.forums:
                found.add(body)
                continue
            seats = self.relations.es[self.relations.incident(body, mode="in")]
            found |= {e.source for e in seats.select(start_le=query.day, end_gt=query.day, standing_lt=2)}
        return found

    def as_of(self, query: Moment) -> View:
        live = self.relations.es.select(start_le=query.day, end_gt=query.day)
        kinds = np.bincount(live["kind"], minlength=3).tolist()
        rows = set(live.indices)
        held = tuple(self.first_row[kind] + row in rows for kind, row in query.asked)
        return (kinds[0], kinds[1], kinds[2]), held

    def lineage(self, query: Body) -> object:
        found: set[int] = set()
        graph = self.graph
        for mode in ("in", "out"):
            waiting = [query.body]
            while waiting:
                links = graph.es[graph.incident(waiting.pop(), mode=mode)]
                for edge in links.select(role_eq=_CHANGE, start_le=query.day):
                    body = edge.source if mode == "in" else edge.target
                    if body not in found:
                        found.add(body)
                        waiting.append(body)
        return found
