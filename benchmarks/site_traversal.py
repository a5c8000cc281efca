"""The whole answer to "who takes?" by a plain networkx traversal: what `Answer.to_dict` says, without the library.

It knows only what the generated sites hold: no funds, no denials, no rules, everything stated, everything dated.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any, TypeAlias

import attrs

from benchmarks.asking import Matter
from benchmarks.peers.in_networkx import Tool

__all__ = ["Traversal", "as_told"]

Record: TypeAlias = dict[str, Any]

_VERBS = {
    "take": ("takes decisions", "take decisions"),
    "make": ("makes decisions", "make decisions"),
    "recommend": ("recommends", "recommend"),
    "ratify": ("ratifies decisions", "ratify decisions"),
}
_NEITHER_SIDE: Record = {"overseers": [], "denied": [], "gaps": []}
_HEADS, _ITSELF = "inferred: whoever delegates stays responsible", "inferred: whoever takes is responsible"


@attrs.frozen
class _Step:
    """A right or a delegation that reaches the matter: who holds it or hands on, and to whom."""

    fact: str
    power: str
    bodies: tuple[str, ...]
    to: str
    text: str
    evidence: tuple[str, ...]


class Traversal:
    """Answers of one graph."""

    def __init__(self, tool: Tool) -> None:
        self.tool, self.nodes = tool, tool.graph.nodes

    def who_takes(self, query: Matter) -> Record:
        """The answer, as `as_told` has it of an `Answer`."""
        steps = sorted((self._step(name, fact) for name, fact in self.tool.reaching(query)), key=lambda s: s.fact)
        rights = [step for step in steps if not step.to]
        handed = [step for step in steps if step.to]
        gone = {body for step in handed for body in step.bodies}
        takers = self._takers(rights, handed, gone)
        proposed = [self._holder(b, s.power) for s in rights if s.power in ("make", "recommend") for b in s.bodies]
        mode = self._mode(rights, takers, bool(proposed))
        makers = self._made(mode, proposed, takers)
        part = f"{self.nodes[self.tool.services[query.service]]['name']}, outside any fund"
        status = "known" if takers else "none_recorded"
        evidence = list(dict.fromkeys(text for step in steps for text in step.evidence))
        return {
            "status": status,
            "mode": mode,
            "missing": [] if takers else [f"a right to make or take it ({part})"],
            "route": {
                "part": part,
                "mode": mode,
                "status": status,
                "makers": self._sorted(makers),
                "takers": self._sorted(takers),
                "binds": self._binds(takers, gone),
                "responsible": self._responsible(takers, handed),
                "weakest_claim": "stated" if steps else None,
                "evidence": evidence,
                "links": [{"fact": step.fact, "text": step.text} for step in steps],
                **_NEITHER_SIDE,
            },
        }

    # -- steps -----------------------------------------------------------------------------------

    def _step(self, name: str, fact: Record) -> _Step:
        graph, nodes = self.tool.graph, self.nodes
        before = tuple(graph.pred[name])
        over, to = {}, ""
        for target, edges in graph.adj[name].items():
            for edge in edges.values():
                if edge["role"] == "delegates_to":
                    to = target
                else:
                    over[edge["role"]] = nodes[target]["name"]
        scope = f"over {over['service']}, in {over['area']}"
        names = [nodes[body]["name"] for body in before]
        who = " and ".join([", ".join(names[:-1]), names[-1]]) if len(names) > 1 else names[0]
        if to:
            text = f"{who} delegates to {nodes[to]['name']} {scope}"
            return _Step(name, "take", before, to, text, fact["evidence"])
        text = f"{who} {_VERBS[fact['power']][len(names) > 1]} {scope}"
        return _Step(name, fact["power"], before, "", text, fact["evidence"])

    # -- holders ---------------------------------------------------------------------------------

    def _holder(self, body: str, power: str, *, via: str = "", claim: str = "stated", note: str = "") -> Record:
        return {
            "id": body,
            "name": self.nodes[body]["name"],
            "power": power,
            "via": via or None,
            "extent": "whole",
            "claim": claim,
            "note": note or None,
            "baseline": None,
        }

    def _sorted(self, holders: Iterable[Record]) -> list[Record]:
        unique = {(h["id"], h["power"], h["via"], h["claim"], h["note"]): h for h in holders}
        return sorted(unique.values(), key=self._place)

    def _place(self, holder: Record) -> tuple[object, ...]:
        sector = self.nodes[holder["id"]]["sector"]
        power = ("make", "recommend", "take", "ratify").index(holder["power"])
        return power, sector, holder["name"], holder["id"], holder["via"] or "", holder["claim"]

    def _takers(self, rights: list[_Step], handed: list[_Step], gone: set[str]) -> list[Record]:
        found = [
            self._holder(body, step.power)
            for step in rights
            if step.power in ("take", "ratify")
            for body in step.bodies
            if step.power == "ratify" or body not in gone
        ]
        for step in handed:
            if self._is_forum(step.to):
                found += [self._holder(b, "take", via=step.to, note="by delegation") for b in step.bodies]
            else:
                found.append(self._holder(step.to, "take", note="by delegation"))
        return found

    def _is_forum(self, body: str) -> bool:
        return self.tool.number[body] >= self.tool.forums

    def _made(self, mode: str, proposed: list[Record], takers: list[Record]) -> list[Record]:
        if mode == "binding":
            forum = next(taker["via"] for taker in takers)
            if any(maker["id"] == forum and maker["power"] == "make" for maker in proposed):
                return proposed
            note = "inferred: it is delegated to this forum"
            return [*proposed, self._holder(forum, "make", claim="inferred", note=note)]
        if mode == "sole":
            note = "inferred: nothing is made apart"
            return [*proposed, *(self._holder(t["id"], "make", claim="inferred", note=note) for t in takers)]
        return proposed

    def _binds(self, takers: list[Record], gone: set[str]) -> list[str]:
        holders = (self._holder(body, "take") for body in {*(taker["id"] for taker in takers), *gone})
        return [holder["id"] for holder in self._sorted(holders)]

    def _responsible(self, takers: list[Record], handed: list[_Step]) -> list[Record]:
        heads = [self._holder(b, "take", claim="inferred", note=_HEADS) for step in handed for b in step.bodies]
        own = (taker for taker in takers if taker["note"] is None)
        alone = [self._holder(taker["id"], taker["power"], claim="inferred", note=_ITSELF) for taker in own]
        alone.sort(key=lambda holder: str(holder["power"]))
        best: dict[str, Record] = {}
        for holder in (*heads, *alone):
            best.setdefault(holder["id"], holder)
        return self._sorted(best.values())

    # -- mode ------------------------------------------------------------------------------------

    def _mode(self, rights: list[_Step], takers: list[Record], proposed: bool) -> str:
        made = {body for step in rights if step.power == "make" for body in step.bodies}
        if not takers:
            return "made_untaken" if proposed else "none"
        if proposed and any(taker["power"] == "ratify" for taker in takers):
            return "ratified"
        through = {taker["via"] for taker in takers}
        if len(through) == 1 and None not in through and made <= through:
            return "binding"
        if made:
            return "made_then_taken"
        if proposed:
            return "recommended"
        if len({taker["id"] for taker in takers}) == 1:
            return "delegated" if all(taker["note"] for taker in takers) else "sole"
        return "severally_taken"


def as_told(answer: Any) -> Record:  # noqa: ANN401 - an Answer; the traversal gives what this reads out of one
    """What an `Answer` with one route says."""
    told = answer.to_dict()
    return {"status": told["status"], "mode": told["mode"], "missing": told["missing"], "route": told["routes"][0]}
