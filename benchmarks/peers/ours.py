"""commissionkit, by its public calls."""

from __future__ import annotations

from datetime import date
from typing import ClassVar

import attrs

import commissionkit as ck
from benchmarks.asking import Matter, Moment, Query, Window
from benchmarks.columns import Columns
from benchmarks.national import arrangement_of
from benchmarks.peers.base import Peer
from commissionkit.answers.running import Head, RunningFindings
from commissionkit.model import Forum

__all__ = ["Tool"]

_KINDS = ("coverage", "seat", "provision")


@attrs.frozen
class _Asked:
    """A query by ids and days, as a user has it."""

    on: date
    last: date | None = None
    service: str = ""
    area: str = ""
    body: str = ""
    facts: tuple[str, ...] = ()


class Tool(Peer):
    """The arrangement, and what it compiles from it by itself."""

    questions: ClassVar = ("who_takes", "who_makes", "as_of", "double_running", "double_running_decade", "lineage")
    packages: ClassVar = ("commissionkit", "attrs", "numpy")
    how: ClassVar = "frozen facts with their evidence; answers are `Answer` objects with status, claims and sources"

    def __init__(self, columns: Columns) -> None:
        self.forums = columns.sizes.organisations
        self.arrangement = arrangement_of(columns)

    def prepared(self, query: Query) -> object:
        if isinstance(query, Window):
            return _Asked(date.fromordinal(query.first), date.fromordinal(query.last))
        on = date.fromordinal(query.day)
        if isinstance(query, Matter):
            return _Asked(on, service=f"service-{query.service}", area=f"area-{query.area}")
        if isinstance(query, Moment):
            return _Asked(on, facts=tuple(f"{_KINDS[kind]}-{row}" for kind, row in query.asked))
        return _Asked(on, body=f"org-{query.body}")

    def who_takes(self, query: object) -> object:
        asked = _asked(query)
        return ck.who_takes(self.arrangement, service=asked.service, area=asked.area, on=asked.on).takers.ids

    def who_makes(self, query: object) -> object:
        asked, found = _asked(query), set[str]()
        for body in ck.who_makes(self.arrangement, service=asked.service, area=asked.area, on=asked.on).makers.ids:
            if isinstance(self.arrangement[body], Forum):
                places = ck.members(self.arrangement, body, on=asked.on)
                found.update(place.id for place in places if place.standing.is_member)
            else:
                found.add(body)
        return found

    def as_of(self, query: object) -> object:
        asked = _asked(query)
        view = ck.as_of(self.arrangement, asked.on)
        counts = (len(view.coverage), len(view.seats), len(view.provision))
        return counts, tuple(fact in view for fact in asked.facts)

    def double_running(self, query: object) -> object:
        asked = _asked(query)
        window = asked.on if asked.last in (None, asked.on) else f"{asked.on}..{asked.last}"
        found = ck.double_running(self.arrangement, during=window, kind="process")
        len(found)
        return found

    def lineage(self, query: object) -> object:
        asked = _asked(query)
        return {row.id for row in ck.lineage(self.arrangement, asked.body, on=asked.on)}

    def told(self, question: str, answer: object) -> object:
        if isinstance(answer, RunningFindings):
            return {_pair(head) for head in answer.heads}
        if question == "as_of" or not isinstance(answer, (set, tuple)):
            return answer
        return frozenset(self._number(name) for name in answer)

    def _number(self, name: str) -> int:
        kind, _, number = name.partition("-")
        return int(number) + (self.forums if kind == "forum" else 0)


def _pair(head: Head) -> tuple[int, int]:
    """The numbers of the two processes of a finding, which is not made for that."""
    system, own = head.system or "", head.organisation or ""
    return int(system.partition("-")[2]), int(own.partition("-")[2])


def _asked(query: object) -> _Asked:
    if not isinstance(query, _Asked):
        raise TypeError("the query has not been prepared")
    return query
