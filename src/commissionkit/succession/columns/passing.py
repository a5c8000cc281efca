"""Names that changes may pass on: on which days a fact that names one is left alone."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date

import attrs
import numpy as np

from commissionkit.model import Fact, Organisation
from commissionkit.succession.columns.bounds import FIRST, NEVER, Days, Places, number
from commissionkit.succession.columns.edges import Edges, Passing
from commissionkit.succession.events import heirs_in
from commissionkit.succession.leaves import Leaf
from commissionkit.succession.lineage import Record

__all__ = ["Passed", "Passers"]


@attrs.frozen(eq=False)
class Passed:
    """Names at one place that changes may pass on, as columns.

    Attributes:
        edges: The names that are recorded themselves; the target is -1 for one that only changes name.
        since: The day from which on nobody has to be traced back.
        until: The first day on which the name may pass to heirs.
        families: The family of each name.
    """

    edges: Edges
    since: Days
    until: Days
    families: Places


@attrs.frozen(eq=False)
class Passers:
    """Where names that changes may pass on are looked up.

    Attributes:
        facts: The facts of the arrangement.
        index: The place of each fact, by id.
        record: What is recorded of changes.
        families: The family of each name.
    """

    facts: Sequence[Fact]
    index: Mapping[str, int]
    record: Record
    families: Mapping[str, int]

    def passed(self, passing: Sequence[Passing]) -> tuple[Passed, ...]:
        """Those of each place as columns."""
        by_leaf: dict[tuple[type[Fact], Leaf], list[Passing]] = {}
        for one in passing:
            by_leaf.setdefault((type(self.facts[one.owner]), one.leaf), []).append(one)
        return tuple(self._passed(leaf, several) for (_, leaf), several in by_leaf.items())

    def _passed(self, leaf: Leaf, several: list[Passing]) -> Passed:
        edges = Edges(
            leaf,
            np.array([one.owner for one in several], dtype=np.intp),
            np.array([self.index.get(one.name, -1) for one in several], dtype=np.intp),
            np.array([one.several for one in several], dtype=np.bool_),
        )
        since = [_since(self.record, one.name) if leaf.carried else FIRST for one in several]
        until = [_until(self.record, one.name, self.facts[one.owner]) if leaf.carried else NEVER for one in several]
        return Passed(
            edges,
            np.array(since, dtype=np.int32),
            np.array(until, dtype=np.int32),
            np.array([self.families[one.name] for one in several], dtype=np.intp),
        )


def _until(record: Record, name: str, fact: Fact) -> int:
    """The first day on which a change may take the fact from the organisation."""
    days = [
        event.first
        for event in record.leaving.get(name, ())
        if event.last > fact.period.start_earliest and heirs_in(event.change, name) is not None
    ]
    return number(min(days)) if days else NEVER


def _since(record: Record, name: str) -> int:
    """The first day from which on the organisation surely has begun, as far as changes say."""
    organisation, beginning = record.organisations.get(name), record.beginning.get(name, ())
    if organisation is None or not beginning or not _may_be_awaited(organisation, record):
        return FIRST
    days = [event.last for event in beginning if event.id in record.counting]
    return number(min(days, default=date.max))


def _may_be_awaited(organisation: Organisation, record: Record) -> bool:
    start = organisation.period.start
    if start.kind != "days":
        return True
    low, high = start.days
    return any(event.first <= high and low <= event.last for event in record.beginning[organisation.id])
