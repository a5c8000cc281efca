"""Who takes, at one generated site of 60 organisations: the whole answer, side by side in one process."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date
from typing import Any, Final

import attrs

import commissionkit as ck
from benchmarks.asking import Matter, queries
from benchmarks.country import drawn
from benchmarks.national import arrangement_of
from benchmarks.peers.by_hand import Tool as ByHand
from benchmarks.peers.in_networkx import Tool as InNetworkx
from benchmarks.site_traversal import Traversal, as_told
from benchmarks.sizes import Sizes
from benchmarks.timing import Series, side_by_side
from commissionkit.answers import Answer
from commissionkit.questions.decisions.asking import matter_of, traversed

__all__ = ["HEADS", "who_takes_here", "whole_answers"]

HEADS: Final = {
    "site_answer": "Who takes at one site of 60 organisations: all that the answer says",
    "site": "Who takes at one site: our whole answer against bare ids",
}
ANSWERS: Final = "networkx traversal, whole answer"
SEARCHED: Final = "commissionkit without its index"
BARE: Final = "dicts, bare ids"


def whole_answers(*, few: bool) -> dict[str, Series]:
    """Commissionkit against a traversal that gives all that its answer says."""
    columns = drawn(Sizes.site())
    traversal = Traversal(InNetworkx(columns))
    site = arrangement_of(columns)
    tools = {
        "commissionkit": _ours(site, ck.who_takes),
        ANSWERS: _matter(traversal.who_takes),
        SEARCHED: _ours(site, _searched),
    }

    def told(tool: str, answer: object) -> object:
        return answer if tool == ANSWERS else as_told(answer)

    return side_by_side(tools, _asked(few=few), lambda tool, answer: _plain(told(tool, answer)))


def who_takes_here(*, few: bool) -> dict[str, Series]:
    """The same against what gives the ids of the takers alone."""
    columns = drawn(Sizes.site())
    in_networkx, by_hand = InNetworkx(columns), ByHand(columns)
    tools = {
        "commissionkit": _ours(arrangement_of(columns), ck.who_takes),
        BARE: _matter(by_hand.who_takes),
        "networkx, bare ids": _matter(in_networkx.who_takes),
    }
    try:
        from benchmarks.site_cedar import Cedar
    except ImportError:
        pass
    else:
        tools["cedarpy, bare ids"] = _matter(Cedar(columns).who_takes)

    def told(tool: str, answer: Any) -> object:  # noqa: ANN401 - what each tool gives
        if tool != "commissionkit":
            return answer
        return frozenset(int(name.partition("-")[2]) for name in answer.takers.ids)

    return side_by_side(tools, _asked(few=few), told)


def _searched(site: ck.Arrangement, *, service: str, area: str, on: date) -> Answer:
    """The same answer by the traversal that knows all rules and looks at every fact; the index has to agree with it."""
    return traversed("who_takes", site, matter_of(site, service=service, area=area, on=on))


def _ours(site: ck.Arrangement, who_takes: Callable[..., Answer]) -> Callable[[object], object]:
    def ask(query: object) -> object:
        asked = _query(query)
        answer = who_takes(site, service=asked.service, area=asked.area, on=asked.on)
        # Everything is asked for, so that nothing is left for later.
        _ = answer.status, answer.mode, answer.takers, answer.makers, answer.binds, answer.responsible
        _ = answer.evidence, answer.missing, [route.links for route in answer.routes]
        return answer

    return ask


def _matter(ask: Callable[[Matter], object]) -> Callable[[object], object]:
    return lambda query: ask(_query(query).matter)


def _query(query: object) -> _Query:
    if not isinstance(query, _Query):
        raise TypeError("no query")
    return query


@attrs.frozen
class _Query:
    """A matter by numbers, for the others, and by ids, for us."""

    matter: Matter
    service: str
    area: str
    on: date

    @classmethod
    def of(cls, matter: Matter) -> _Query:
        return cls(matter, f"service-{matter.service}", f"area-{matter.area}", date.fromordinal(matter.day))


def _asked(*, few: bool) -> Callable[[int], Sequence[object]]:
    columns = drawn(Sizes.site())

    def asked(run: int) -> Sequence[object]:
        return [_Query.of(q) for q in queries("who_takes", run, columns, few=few) if isinstance(q, Matter)]

    return asked


def _plain(told: object) -> object:
    """Mappings in the order of their keys, so that two that are equal read alike."""
    if isinstance(told, dict):
        return {key: _plain(told[key]) for key in sorted(told)}
    return [_plain(one) for one in told] if isinstance(told, list) else told
