"""networkx: the facts as a MultiDiGraph, traversed by adjacency, as its documentation has it for speed."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, ClassVar

import networkx as nx
import numpy as np

from benchmarks.asking import Body, Matter, Moment, Window
from benchmarks.columns import POWERS, STAGE_PARENTS, STANDINGS, Columns, Table
from benchmarks.national import SECTORS, citation_texts
from benchmarks.peers.base import Pairs, Peer, View
from benchmarks.reading import above, makers, takers

__all__ = ["Tool"]

_Edge = tuple[str, str, str, dict[str, Any]]
_RELATIONS = (("coverage", "body", "area"), ("seat", "holder", "forum"), ("provision", "provider", "service"))


class Tool(Peer):
    """Two graphs over the same names: relationships, and what is decided, run and bought, one node for each such fact.

    A node is a text; what a fact says beside its ends is attributes. Texts and citations are shared.
    """

    questions: ClassVar = ("who_takes", "who_makes", "as_of", "double_running", "double_running_decade", "lineage")
    packages: ClassVar = ("networkx",)
    how: ClassVar = "two `MultiDiGraph`s with the same facts and their evidence, traversed by adjacency"

    def __init__(self, columns: Columns) -> None:
        super().__init__(columns)
        self.bodies, self.areas, self.services = columns.body_ids, columns.area_ids, columns.service_ids
        self.number = {name: i for i, name in enumerate(self.bodies)}
        self.evidence = [(text,) for text in citation_texts()]
        self.tables = (columns.coverage, columns.seats, columns.provision)
        self.relations = _multigraph()
        self.graph = _multigraph()
        self._add_names(columns)
        for kind, (name, source, target) in enumerate(_RELATIONS):
            self.relations.add_edges_from(self._relations(kind, name, source, target))
        self._add_rights(columns)
        self._add_delegations(columns)
        self._add_processes(columns)
        self._add_contracts(columns)
        changes = columns.changes
        for side in ("one", "other"):
            rows = zip(changes[side].tolist(), changes["heir"].tolist(), changes["on"].tolist(), strict=True)
            self.graph.add_edges_from(
                (self.bodies[b], self.bodies[h], {"role": "change", "on": on}) for b, h, on in rows
            )

    # -- building --------------------------------------------------------------------------------

    def _dated(self, table: Table) -> Iterator[dict[str, Any]]:
        rows = zip(table["start"].tolist(), table["end"].tolist(), table["cited"].tolist(), strict=True)
        return ({"start": start, "end": end, "evidence": self.evidence[cited]} for start, end, cited in rows)

    def _add_names(self, columns: Columns) -> None:
        for i, (name, body) in enumerate(zip(self.bodies, self._dated(columns.bodies), strict=True)):
            forum = i >= self.forums
            called = f"Board {i - self.forums}" if forum else f"Body {i}"
            sector = "" if forum else SECTORS[i % len(SECTORS)]
            self.graph.add_node(name, kind="body", name=called, sector=sector, **body)
        for kind, names, table in (
            ("area", self.areas, columns.areas),
            ("service", self.services, columns.services),
        ):
            called = kind.capitalize()
            self.graph.add_nodes_from((name, {"kind": kind, "name": f"{called} {i}"}) for i, name in enumerate(names))
            within = (
                (names[i], names[p], {"role": "within"}) for i, p in enumerate(table["parent"].tolist()) if p >= 0
            )
            self.graph.add_edges_from(within)

    def _targets(self, column: str) -> list[str]:
        return {"area": self.areas, "service": self.services}.get(column, self.bodies)

    def _relations(
        self, kind: int, name: str, source: str, target: str
    ) -> Iterator[tuple[str, str, str, dict[str, Any]]]:
        table, targets = self.tables[kind], self._targets(target)
        ends = zip(table[source].tolist(), table[target].tolist(), strict=True)
        for i, ((one, other), fact) in enumerate(zip(ends, self._dated(table), strict=True)):
            fact["kind"] = name
            if name == "seat":
                fact["standing"] = STANDINGS[int(table["standing"][i])]
            elif name == "provision":
                fact["area"] = self.areas[int(table["area"][i])]
            yield self.bodies[one], targets[other], f"{name}-{i}", fact

    def _add_scoped(self, kind: str, table: Table) -> list[str]:
        """A node for each fact that is over a service in an area."""
        names = [f"{kind}-{i}" for i in range(len(table["start"]))]
        for name, fact in zip(names, self._dated(table), strict=True):
            self.graph.add_node(name, kind=kind, **fact)
        for role, targets in (("area", self.areas), ("service", self.services)):
            rows = zip(names, table[role].tolist(), strict=True)
            self.graph.add_edges_from((name, targets[i], {"role": role}) for name, i in rows)
        return names

    def _add_rights(self, columns: Columns) -> None:
        names = self._add_scoped("right", columns.rights)
        powers = (POWERS[i] for i in columns.rights["power"].tolist())
        nx.set_node_attributes(self.graph, dict(zip(names, powers, strict=True)), "power")
        rows = zip(columns.right_holders["body"].tolist(), columns.right_holders["right"].tolist(), strict=True)
        self.graph.add_edges_from((self.bodies[body], names[right], {"role": "holds"}) for body, right in rows)

    def _add_delegations(self, columns: Columns) -> None:
        names = self._add_scoped("delegation", columns.delegations)
        rows = zip(names, columns.delegations["by"].tolist(), columns.delegations["to"].tolist(), strict=True)
        for name, by, to in rows:
            self.graph.add_edge(self.bodies[by], name, role="delegates_from")
            self.graph.add_edge(name, self.bodies[to], role="delegates_to")

    def _add_processes(self, columns: Columns) -> None:
        table = columns.processes
        for i, fact in enumerate(self._dated(table)):
            values = {name: int(table[name][i]) for name in ("system", "stage", "service", "area", "driver")}
            self.graph.add_node(f"process-{i}", kind="process", number=i, name=f"Process {i}", **values, **fact)
        parties = columns.process_parties
        runner = table["runner"].tolist()
        for process, body in zip(parties["process"].tolist(), parties["body"].tolist(), strict=True):
            role = "runs" if runner[process] == body else "party"
            self.graph.add_edge(self.bodies[body], f"process-{process}", role=role)

    def _add_contracts(self, columns: Columns) -> None:
        table = columns.contracts
        sides = zip(table["commissioner"].tolist(), table["provider"].tolist(), strict=True)
        over = zip(table["service"].tolist(), table["area"].tolist(), strict=True)
        for i, ((buyer, seller), (service, area), fact) in enumerate(zip(sides, over, self._dated(table), strict=True)):
            name = f"contract-{i}"
            self.graph.add_node(name, kind="contract", name=f"Contract {i}", service=service, area=area, **fact)
            self.graph.add_edge(self.bodies[buyer], name, role="commissioner_of")
            self.graph.add_edge(self.bodies[seller], name, role="provider_of")

    # -- asking ----------------------------------------------------------------------------------

    def _climb(self, name: str) -> Iterator[str]:
        """The name, and all that it lies within."""
        waiting = [name]
        while waiting:
            here = waiting.pop()
            yield here
            for outer, edges in self.graph.adj[here].items():
                if any(edge["role"] == "within" for edge in edges.values()):
                    waiting.append(outer)

    def reaching(self, query: Matter) -> Iterator[tuple[str, dict[str, Any]]]:
        """The rights and delegations that reach the matter on the day, found from its areas."""
        nodes, adjacent, pred = self.graph.nodes, self.graph.adj, self.graph.pred
        services = set(self._climb(self.services[query.service]))
        for area in self._climb(self.areas[query.area]):
            for name in pred[area]:
                fact = nodes[name]
                if fact["kind"] not in ("right", "delegation") or not fact["start"] <= query.day < fact["end"]:
                    continue
                if not services.isdisjoint(adjacent[name]):
                    yield name, fact

    def _found(self, query: Matter) -> tuple[list[tuple[int, int]], list[tuple[int, int]]]:
        rights: list[tuple[int, int]] = []
        handed: list[tuple[int, int]] = []
        number = self.number
        for name, fact in self.reaching(query):
            before = [number[body] for body in self.graph.pred[name]]
            if fact["kind"] == "right":
                rights += [(POWERS.index(fact["power"]), body) for body in before]
            else:
                handed += [(before[0], number[body]) for body in self.graph.adj[name] if body in number]
        return rights, handed

    def who_takes(self, query: Matter) -> object:
        return takers(*self._found(query), self.forums)

    def who_makes(self, query: Matter) -> object:
        found: set[int] = set()
        for body in makers(*self._found(query), self.forums):
            if body < self.forums:
                found.add(body)
                continue
            for holder, seats in self.relations.pred[self.bodies[body]].items():
                if any(_sits(seat, query.day) for seat in seats.values()):
                    found.add(self.number[holder])
        return found

    def as_of(self, query: Moment) -> View:
        day = query.day
        live = (
            (one, other, key)
            for one, other, key, fact in self.relations.edges(keys=True, data=True)
            if fact["start"] <= day < fact["end"]
        )
        view = self.relations.edge_subgraph(live).copy()
        counts = dict.fromkeys(("coverage", "seat", "provision"), 0)
        for _, _, kind in view.edges(data="kind"):
            counts[kind] += 1
        first, second, third = counts.values()
        return (first, second, third), tuple(view.has_edge(*self._edge(kind, row)) for kind, row in query.asked)

    def _edge(self, kind: int, row: int) -> tuple[str, str, str]:
        name, source, target = _RELATIONS[kind]
        table = self.tables[kind]
        return self.bodies[table[source][row]], self._targets(target)[table[target][row]], f"{name}-{row}"

    def double_running(self, query: Window) -> Pairs:
        own = self._running(query)
        stages, services, areas = _related(above(np.array(STAGE_PARENTS))), self.services_above, self.areas_above
        found: Pairs = set()
        for name, process in self.graph.nodes(data=True):
            if process["kind"] != "process" or not process["system"] or not _shares(process, query):
                continue
            first, last = max(process["start"], query.first), min(process["end"], query.last + 1)
            for body in self.graph.pred[name]:
                for other in own.get(body, ()):
                    if (
                        (process["stage"], other["stage"]) in stages
                        and max(first, other["start"]) < min(last, other["end"])
                        and _nested(services, process["service"], other["service"])
                        and _nested(areas, process["area"], other["area"])
                    ):
                        found.add((process["number"], other["number"]))
        return found

    def _running(self, query: Window) -> dict[str, list[dict[str, Any]]]:
        """The processes of single organisations in the window, by who runs them."""
        found: dict[str, list[dict[str, Any]]] = {}
        for name, process in self.graph.nodes(data=True):
            if process["kind"] == "process" and not process["system"] and _shares(process, query):
                for body in self.graph.pred[name]:
                    found.setdefault(body, []).append(process)
        return found

    def lineage(self, query: Body) -> object:
        found: set[str] = set()
        for links in (self.graph.pred, self.graph.adj):
            waiting = [self.bodies[query.body]]
            while waiting:
                for body, edges in links[waiting.pop()].items():
                    if body not in found and any("on" in e and e["on"] <= query.day for e in edges.values()):
                        found.add(body)
                        waiting.append(body)
        return {self.number[body] for body in found}


def _multigraph() -> Any:  # noqa: ANN401 - the published types know no keys of edges
    return nx.MultiDiGraph()


def _sits(seat: dict[str, Any], day: int) -> bool:
    live: bool = seat["start"] <= day < seat["end"]
    return live and seat["standing"] != "entitled_to_attend"


def _shares(process: dict[str, Any], window: Window) -> bool:
    started: bool = process["start"] <= window.last
    return started and window.first < process["end"]


def _related(tree: list[tuple[int, ...]]) -> set[tuple[int, int]]:
    pairs = {(inner, outer) for inner, outers in enumerate(tree) for outer in outers}
    return pairs | {(outer, inner) for inner, outer in pairs}


def _nested(tree: list[tuple[int, ...]], one: int, other: int) -> bool:
    return one in tree[other] or other in tree[one]
