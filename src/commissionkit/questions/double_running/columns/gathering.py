"""The pairs of an arrangement on some days that no statement names, by the states on those days."""

from __future__ import annotations

from collections.abc import Iterator

import attrs
import numpy as np

from commissionkit.answers.running import Spell
from commissionkit.model import Arrangement
from commissionkit.periods import Bound
from commissionkit.questions.double_running.columns.arrays import numbers
from commissionkit.questions.double_running.columns.gathered import Gathered
from commissionkit.questions.double_running.columns.index import Index, index_of
from commissionkit.questions.double_running.columns.matching import Matched, matched
from commissionkit.questions.double_running.columns.pairs import Beside, Pairs, Seen, in_order, over_days, over_states
from commissionkit.questions.double_running.sightings import PairKey, Said, sighting_of
from commissionkit.questions.double_running.spelling import Run, runs_of, spell
from commissionkit.questions.double_running.spelling import over_states as sightings_over

__all__ = ["Running", "gathered", "of_stage", "pairs_of"]


def gathered(record: Arrangement, on: Bound) -> Gathered | None:
    """The pairs of an arrangement on some days that no statement names, in the order of findings.

    None where the columns cannot tell: the arrangement rests on a baseline, areas lie within themselves, or it is a
    snapshot with other states, which may hold what it does not.
    """
    several = record.snapshot is not None and bool(record.snapshot.otherwise)
    if record.base is not None or several or index_of(record).is_circular:
        return None
    running = Running.of(record, on)
    pairs = pairs_of(record, running)
    if pairs is None:
        return None
    index = index_of(record)
    return Gathered(
        record=record,
        index=index,
        part=record,
        runs=running.runs,
        spells=running.spells,
        pairs=in_order(index, pairs),
    )


@attrs.frozen(eq=False)
class Running:
    """The states on each run of days, and what statements say in them.

    Attributes:
        runs: The days, and the states on them.
        said: For each run and state what statements say.
    """

    runs: tuple[Run, ...]
    said: tuple[tuple[Said, ...], ...]

    @classmethod
    def of(cls, record: Arrangement, on: Bound) -> Running:
        """The states of an arrangement."""
        runs = tuple(runs_of(record, on))
        return cls(runs, tuple(tuple(Said.of(record, world) for world in run.states) for run in runs))

    def spells(self, key: PairKey) -> list[Spell]:
        """The days on which a pair is, or may be, run twice."""
        found: list[Spell] = []
        for run, said in zip(self.runs, self.said, strict=True):
            twins = (key.system, key.organisation)
            seen = [sighting_of(world, one, twins) for world, one in zip(run.states, said, strict=True)]
            states = [(one,) if one is not None and one.key == key else () for one in seen]
            found += [spell(run, one) for one in sightings_over(states)]
        return found


def pairs_of(record: Arrangement, running: Running) -> Pairs | None:
    """The pairs, by the rows of their processes; None where the columns cannot tell those of a state."""
    index = index_of(record)
    besides = _besides(index, running)
    by_days: list[Seen] = []
    for run, several in zip(running.runs, running.said, strict=True):
        states: list[Seen] = []
        for world, one in zip(run.states, several, strict=True):
            match = _matched(record, index, world)
            if match is None:
                return None
            states.append(_seen(index, world, one, match, besides))
        by_days.append(over_states(states))
    return over_days(by_days).pairs(index, tuple(besides))


def _matched(record: Arrangement, index: Index, world: Arrangement) -> Matched | None:
    if record.snapshot is not None and index.ground(world) is not index.recorded:
        return None
    return matched(index, world)


def _besides(index: Index, running: Running) -> dict[Beside, int]:
    """What may stand beside pairs on these days, numbered in order; nothing among them."""
    found: set[Beside] = {()}
    for run, several in zip(running.runs, running.said, strict=True):
        for world, one in zip(run.states, several, strict=True):
            found.update(of_stage(world, one, stage) for stage in index.stages if one.site)
    return {beside: number for number, beside in enumerate(sorted(found))}


def of_stage(world: Arrangement, said: Said, stage: str) -> Beside:
    """The statements about the site that bear on a stage."""
    return tuple(statement.id for statement in said.beside(world, stage))


def _seen(index: Index, world: Arrangement, said: Said, match: Matched, besides: dict[Beside, int]) -> Seen:
    pairs = match.systems * len(index.organisations.roll) + match.organisations
    named = np.isin(pairs, numbers(_stated(index, said)))
    keys, certain, organisations = pairs[~named] * len(besides), match.certain[~named], match.organisations[~named]
    if said.site:
        by_stage = numbers(besides[of_stage(world, said, stage)] for stage in index.stages)
        keys = keys + by_stage[index.stage_of[organisations]]
    return Seen(keys, certain)


def _stated(index: Index, said: Said) -> Iterator[int]:
    """The pairs that statements name."""
    systems, organisations = index.systems.roll, index.organisations.roll
    for system, organisation in said.stated:
        if system is not None and organisation is not None:
            yield systems.by_id[system] * len(organisations) + organisations.by_id[organisation]
