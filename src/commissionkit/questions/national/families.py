"""Bodies that recorded changes join, counted together."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date

import attrs

from commissionkit.model import Arrangement, Change, ChangeStatus, Coverage, Status
from commissionkit.periods import Holds

__all__ = ["Family", "families", "joined_between"]


@attrs.frozen
class Family:
    """A body, or several that changes between two days join, with their people in one area.

    Attributes:
        bodies: Those of them that have or had people in the area, by id; the later ones where they are others.
        before, after: Their people before and after.
    """

    bodies: tuple[str, ...]
    before: int
    after: int


def families(counts: Iterable[Coverage], was: date, on: date, joined: Mapping[str, str]) -> tuple[Family, ...]:
    """The bodies counted on two days, those that a change in between joins as one, by their bodies.

    Args:
        counts: The counts of one area on both days.
        was: The first day.
        on: The second day.
        joined: What `joined_between` gives for the two.
    """
    grouped: dict[str, list[Coverage]] = {}
    for fact in dict.fromkeys(counts):
        grouped.setdefault(joined.get(fact.body, fact.body), []).append(fact)
    found = []
    for facts in grouped.values():
        before = [fact for fact in facts if fact.period.holds(was) is Holds.YES]
        after = [fact for fact in facts if fact.period.holds(on) is Holds.YES]
        bodies = tuple(sorted({fact.body for fact in after or before}))
        found.append(Family(bodies, *(sum(fact.people or 0 for fact in side) for side in (before, after))))
    return tuple(sorted(found, key=lambda family: family.bodies))


def joined_between(arrangement: Arrangement, was: date, on: date) -> dict[str, str]:
    """For each body that a change in between names, one body that stands for all that it is joined with.

    Changes after the first day and up to the second count, if they happened and their days are known.
    """
    parents: dict[str, str] = {}

    def root(name: str) -> str:
        while parents.get(name, name) != name:
            name = parents[name]
        return name

    for change in arrangement.kept(_happened):
        first, last = change.on.days
        if first <= on and last > was:
            names = (*change.predecessors, *change.successors)
            for name in names:
                parents[root(name)] = root(names[0])
    return {name: root(name) for name in parents}


def _happened(arrangement: Arrangement) -> tuple[Change, ...]:
    """The changes that happened on days that are recorded and have an after: an abolition joins nobody."""
    return tuple(
        change
        for change in arrangement.changes
        if change.on.kind == "days"
        and change.happened is ChangeStatus.HAPPENED
        and not change.status.is_plan
        and change.status is not Status.REMOVED
        and change.predecessors
        and change.successors
    )
