"""The pairs of an arrangement on some days, by when facts hold, and what moves on them day by day."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import attrs
import numpy as np

from commissionkit.answers.running import Spell
from commissionkit.model import Arrangement, DoubleRunning, RunningKind
from commissionkit.periods import Bound
from commissionkit.questions.double_running.columns.arrays import numbers
from commissionkit.questions.double_running.columns.gathered import Gathered
from commissionkit.questions.double_running.columns.gathering import Running, of_stage, pairs_of
from commissionkit.questions.double_running.columns.index import Index, index_of
from commissionkit.questions.double_running.columns.lifetimes import Lifetimes, lifetimes_of
from commissionkit.questions.double_running.columns.pairs import Pairs, in_order, joined
from commissionkit.questions.double_running.columns.remaining import remainder
from commissionkit.questions.double_running.columns.sweeping import Swept, swept
from commissionkit.questions.double_running.columns.turning import Turning
from commissionkit.questions.double_running.sightings import PairKey, Said

__all__ = ["gathered_over"]


def gathered_over(record: Arrangement, on: Bound) -> Gathered | None:
    """The pairs of an arrangement on one day or many that no statement names, in the order of findings.

    None where that cannot be told: where areas, services or stages, or statements about the site, turn within the days,
    and where the columns of the arrangement do not tell when its facts hold.
    """
    known = lifetimes_of(record)
    site = _site(record, known, on.days) if known is not None and not known.index.is_circular else None
    found = swept(record, on.days, _named(record)) if site is not None else None
    if known is None or site is None or found is None:
        return None
    index = known.index
    turning = Turning(record, known, on.days, site)
    pairs = _plain(record, index, found, site)
    if not (found.leaves_some or len(record.double_running)):
        return Gathered(record, index, record, (), turning.spells, in_order(index, pairs, by_stage=found.by_stage))
    part = remainder(record, known, found)
    running = Running.of(part, on)
    others = pairs_of(part, running)
    if others is None:
        return None
    rest = _Rest(found, index, running.spells, turning.spells)
    every = joined(pairs, rest.pairs(index_of(part), others))
    return Gathered(record, index, part, running.runs, rest.spells, in_order(index, every))


def _site(record: Arrangement, known: Lifetimes, days: tuple[date, date]) -> Said | None:
    """What statements say of the site on all of the days; None where one does not hold on each of them, or may not."""
    spans, moved = known.spans("statements"), set(known.moved("statements", days).tolist())
    live, whole, said = spans.within(days), spans.throughout(days), list[DoubleRunning]()
    for row, statement in enumerate(record.double_running):
        of_site = statement.of_all_sites or not statement.processes
        if live[row] and statement.kind is RunningKind.PROCESS and of_site:
            if not whole[row] or row in moved:
                return None
            said.append(statement)
    return Said(tuple(sorted(said, key=lambda statement: statement.id)), {})


def _named(record: Arrangement) -> frozenset[str]:
    """The processes that statements name."""
    return frozenset(name for statement in record.double_running for name in statement.processes)


def _plain(record: Arrangement, index: Index, found: Swept, site: Said) -> Pairs:
    by_stage = [of_stage(record, site, stage) for stage in index.stages]
    besides = tuple(sorted({(), *by_stage}))
    beside = np.zeros(len(found.systems), dtype=np.int64)
    if len(besides) > 1:
        beside = numbers(besides.index(one) for one in by_stage)[index.stage_of[found.organisations]]
    return Pairs(found.systems, found.organisations, beside, besides, found.certain)


@attrs.frozen(eq=False)
class _Rest:
    """The processes left over, and how the spells of pairs are told with them and without."""

    found: Swept
    index: Index
    day_by_day: Callable[[PairKey], list[Spell]]
    plainly: Callable[[PairKey], list[Spell]]

    def pairs(self, part: Index, pairs: Pairs) -> Pairs:
        """Those of the pairs of a part that have one of them, by the rows of the whole."""
        by_id = self.index.systems.roll.by_id, self.index.organisations.roll.by_id
        sides = part.systems.roll.facts, part.organisations.roll.facts
        systems, organisations = (
            numbers(rows[fact.id] for fact in facts) for rows, facts in zip(by_id, sides, strict=True)
        )
        rows = attrs.evolve(pairs, systems=systems[pairs.systems], organisations=organisations[pairs.organisations])
        kept = self.found.left_systems[rows.systems] | self.found.left_organisations[rows.organisations]
        return rows.at(kept)

    def spells(self, key: PairKey) -> list[Spell]:
        """The days on which a pair is, or may be, run twice."""
        system = self.index.systems.roll.by_id[key.system or ""]
        organisation = self.index.organisations.roll.by_id[key.organisation or ""]
        is_left = self.found.left_systems[system] or self.found.left_organisations[organisation]
        return self.day_by_day(key) if is_left else self.plainly(key)
