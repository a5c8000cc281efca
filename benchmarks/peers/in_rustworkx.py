"""rustworkx: a PyDiGraph whose nodes and edges carry plain Python values, as its documentation has it."""

from __future__ import annotations

from collections.abc import Iterator
from typing import ClassVar

import rustworkx as rx

from benchmarks.asking import Body, Matter, Moment
from benchmarks.columns import Columns
from benchmarks.peers.base import Peer, View
from benchmarks.reading import makers, takers

__all__ = ["Tool"]

#: What a node of a fact carries: kind, start, end, power, citation.
_RIGHT, _DELEGATION = "right", "delegation"


class Tool(Peer):
    """Relationships in one graph, areas, services, rights, delegations and changes in another; bodies in both."""

    questions: ClassVar = ("who_takes", "who_makes", "as_of", "lineage")
    packages: ClassVar = ("rustworkx",)
    how: ClassVar = "two `PyDiGraph`s with tuples as payloads; rights, delegations, changes and relationships only"

    def __init__(self, columns: Columns) -> None:
        super().__init__(columns)
        bodies = len(columns.bodies["home"])
        self.area, self.service = bodies, bodies + len(columns.areas["parent"])
        self.graph = rx.PyDiGraph()
        self.graph.add_nodes_from([("body",)] * bodies)
        self.graph.add_nodes_from([("area",)] * len(columns.areas["parent"]))
        self.graph.add_nodes_from([("service",)] * len(columns.services["parent"]))
        for first, table in ((self.area, columns.areas), (self.service, columns.services)):
            within = enumerate(table["parent"].tolist())
            self.graph.add_edges_from([(first + i, first + p, "within") for i, p in within if p >= 0])
        self._add_rights(columns)
        self._add_delegations(columns)
        self._add_changes(columns)
        self.relations = rx.PyDiGraph()
        self.relations.add_nodes_from([("body",)] * bodies)
        self.relations.add_nodes_from([("area",)] * len(columns.areas["parent"]))
        self.relations.add_nodes_from([("service",)] * len(columns.services["parent"]))
        self.first_row: list[int] = []
        for kind, edges in enumerate(self._relations(columns)):
            self.first_row.append(self.relations.num_edges())
            self.relations.add_edges_from([(one, other, (kind, *fact)) for one, other, *fact in edges])

    def _add_rights(self, columns: Columns) -> None:
        table, holders = columns.rights, columns.right_holders
        rows = zip(*(table[name].tolist() for name in ("start", "end", "power", "cited")), strict=True)
        nodes = self.graph.add_nodes_from([(_RIGHT, *row) for row in rows])
        areas = zip(nodes, table["area"].tolist(), table["service"].tolist(), strict=True)
        edges = ((node, self.area + area, self.service + service) for node, area, service in areas)
        self.graph.add_edges_from([e for n, a, s in edges for e in ((n, a, "area"), (n, s, "service"))])
        held = zip(holders["body"].tolist(), holders["right"].tolist(), strict=True)
        self.graph.add_edges_from([(body, nodes[right], "holds") for body, right in held])

    def _add_delegations(self, columns: Columns) -> None:
        table = columns.delegations
        rows = zip(*(table[name].tolist() for name in ("start", "end", "by", "to", "cited")), strict=True)
        nodes = self.graph.add_nodes_from([(_DELEGATION, *row) for row in rows])
        areas = zip(nodes, table["area"].tolist(), table["service"].tolist(), strict=True)
        edges = ((node, self.area + area, self.service + service) for node, area, service in areas)
        self.graph.add_edges_from([e for n, a, s in edges for e in ((n, a, "area"), (n, s, "service"))])

    def _add_changes(self, columns: Columns) -> None:
        for side in ("one", "other"):
            rows = zip(*(columns.changes[name].tolist() for name in (side, "heir", "on")), strict=True)
            self.graph.add_edges_from([(body, heir, on) for body, heir, on in rows])

    def _relations(self, columns: Columns) -> Iterator[Iterator[tuple[int, ...]]]:
        ends = (("body", "area", self.area), ("holder", "forum", 0), ("provider", "service", self.service))
        for table, (source, target, first) in zip(
            (columns.coverage, columns.seats, columns.provision), ends, strict=True
        ):
            extra = table.get("standing", table["start"])
            columns_of = (table[source], table[target] + first, table["start"], table["end"], table["cited"], extra)
            yield zip(*(column.tolist() for column in columns_of), strict=True)

    # -- asking ----------------------------------------------------------------------------------

    def _climb(self, node: int) -> Iterator[int]:
        waiting = [node]
        while waiting:
            here = waiting.pop()
            yield here
            waiting += [outer for _, outer, role in self.graph.out_edges(here) if role == "within"]

    def _found(self, query: Matter) -> tuple[list[tuple[int, int]], list[tuple[int, int]]]:
        graph, day = self.graph, query.day
        services = set(self._climb(self.service + query.service))
        rights: list[tuple[int, int]] = []
        handed: list[tuple[int, int]] = []
        for area in self._climb(self.area + query.area):
            for node, _, role in graph.in_edges(area):
                if role != "area":
                    continue
                kind, start, end, *rest = graph[node]
                if not start <= day < end or services.isdisjoint(graph.successor_indices(node)):
                    continue
                if kind == _RIGHT:
                    rights += [(rest[0], body) for body in graph.predecessor_indices(node)]
                else:
                    handed.append((rest[0], rest[1]))
        return rights, handed

    def who_takes(self, query: Matter) -> object:
        return takers(*self._found(query), self.forums)

    def who_makes(self, query: Matter) -> object:
        found: set[int] = set()
        for body in makers(*self._found(query), self.forums):
            if body < self.forums:
                found.add(body)
                continue
            for holder, _, (_, start, end, _, standing) in self.relations.in_edges(body):
                if standing < 2 and start <= query.day < end:
                    found.add(holder)
        return found

    def as_of(self, query: Moment) -> View:
        day = query.day
        live = self.relations.filter_edges(lambda fact: fact[1] <= day < fact[2])
        view = set(live)
        first, second, third = (*self.first_row,)
        counts = (
            sum(1 for edge in live if edge < second),
            sum(1 for edge in live if second <= edge < third),
            sum(1 for edge in live if edge >= third),
        )
        return counts, tuple((first, second, third)[kind] + row in view for kind, row in query.asked)

    def lineage(self, query: Body) -> object:
        found: set[int] = set()
        for edges, end in ((self.graph.in_edges, 0), (self.graph.out_edges, 1)):
            waiting = [query.body]
            while waiting:
                for edge in edges(waiting.pop()):
                    body, on = edge[end], edge[2]
                    if isinstance(on, int) and on <= query.day and body not in found:
                        found.add(body)
                        waiting.append(body)
        return found
