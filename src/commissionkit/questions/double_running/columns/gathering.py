"""The pairs of all states on some days, in the order of findings, each finding made when it is looked at."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import date
from itertools import chain

import attrs
import numpy as np

from commissionkit.answers.running import Head, RunningFindings, RunningRows, RunningTwice, Spell, notes_on
from commissionkit.model import Arrangement, RunningKind
from commissionkit.questions.double_running.columns.arrays import Flags, Rows, numbers
from commissionkit.questions.double_running.columns.index import Index, index_of
from commissionkit.questions.double_running.columns.lifetimes import lifetimes_of
from commissionkit.questions.double_running.columns.matching import Matched, matched
from commissionkit.questions.double_running.columns.sweeping import swept
from commissionkit.questions.double_running.columns.turning import Turning
from commissionkit.questions.double_running.describing import described
from commissionkit.questions.double_running.sightings import PairKey, Said, sighting_of
from commissionkit.questions.double_running.spelling import Run, over_states, spell

__all__ = ["Gathered", "gathered", "gathered_over"]

Beside = tuple[str, ...]


@attrs.frozen(eq=False)
class Gathered:
    """The pairs that no statement names, in the order of findings.

    Attributes:
        record: The arrangement.
        index: Its columns.
        spells: Tells the spells of a pair.
        systems, organisations: The rows of the processes of each pair.
        beside: For each pair which of `besides` bears on it.
        besides: Statements about the site that bear on pairs.
        certain: How many of the pairs are certain: they come first.
    """

    record: Arrangement
    index: Index
    spells: Callable[[PairKey], list[Spell]]
    systems: Rows
    organisations: Rows
    beside: Rows
    besides: tuple[Beside, ...]
    certain: int

    def __len__(self) -> int:
        return len(self.systems)

    def _twins(self, number: int) -> tuple[str, str]:
        system = self.index.systems.roll.facts[self.systems[number]]
        return system.id, self.index.organisations.roll.facts[self.organisations[number]].id

    def head(self, number: int) -> Head:
        """What is known of a pair before its finding is made."""
        return Head(*self._twins(number), "certain" if number < self.certain else "possible")

    def made(self, number: int) -> RunningTwice:
        """The finding of a pair."""
        system, organisation = self._twins(number)
        beside = self.besides[self.beside[number]]
        key = PairKey(system=system, organisation=organisation, found=True, beside=beside)
        return described(self.record, key).with_spells(self.spells(key))

    def findings(self, title: str, others: Sequence[RunningTwice]) -> RunningFindings:
        """The pairs together with other findings, in the order that those are in already.

        Processes that statements name or leave unnamed go before pairs that are only found, decisions after them.
        """
        own, certain = len(self), self.certain
        places: list[list[int]] = [[] for _ in range(5)]
        for number, item in enumerate(others, start=own):
            places[_block(item)].append(number)
        parts = (places[0], range(certain), places[1], places[2], range(certain, own), places[3], places[4])

        def make(number: int) -> RunningTwice:
            return self.made(number) if number < own else others[number - own]

        def head(number: int) -> Head:
            return self.head(number) if number < own else Head.of(others[number - own])

        order = tuple(chain.from_iterable(parts)) if others else range(own)
        known = {Head.of(item).certainty for item in others}
        return RunningFindings(title, RunningRows(make, order, head), notes_on(known | self._certainties()))

    def _certainties(self) -> set[str]:
        return {*(("certain",) if self.certain else ()), *(("possible",) if self.certain < len(self) else ())}


def _block(item: RunningTwice) -> int:
    """Where a finding goes: certain processes, certain decisions, possible ones of both, single processes."""
    if not item.origin:
        return 4
    return 2 * (item.certainty != "certain") + (item.running_kind is RunningKind.DECISION)


@attrs.frozen(eq=False)
class _Seen:
    """The pairs of a state or of several, each as one number that goes up with their order."""

    keys: Rows
    certain: Flags


def gathered_over(record: Arrangement, days: tuple[date, date]) -> Gathered | None:
    """The pairs of an arrangement over many days, found by when facts hold.

    None where that does not tell all: something that counts moves within the days, or a statement is made of them.
    """
    known = lifetimes_of(record)
    if known is None or known.index.is_circular or known.within("statements", days).live.any():
        return None
    found = swept(record, days)
    if found is None or found.left_systems.any() or found.left_organisations.any():
        return None
    turning = Turning(record, known, days, Said((), {}))
    keys = found.systems * len(known.index.organisations.roll) + found.organisations
    return _gathered(record, known.index, _Seen(keys, found.certain), ((),), turning.spells)


def gathered(record: Arrangement, runs: Sequence[Run]) -> Gathered | None:
    """The pairs of an arrangement on some days that no statement names.

    None where the columns cannot tell: the arrangement rests on a baseline, areas lie within themselves, or a
    snapshot does not hold all that its other states do.
    """
    index = index_of(record) if record.base is None else None
    if index is None or index.is_circular:
        return None
    said = tuple(tuple(Said.of(record, world) for world in run.states) for run in runs)
    besides = _besides(index, runs, said)
    over_days: list[_Seen] = []
    for run, several in zip(runs, said, strict=True):
        states: list[_Seen] = []
        for world, one in zip(run.states, several, strict=True):
            match = _matched(record, index, world)
            if match is None:
                return None
            states.append(_seen(index, world, one, match, besides))
        over_days.append(_over_states(states))
    seen = _over_days(over_days)
    return _gathered(record, index, seen, tuple(besides), _Running(tuple(runs), said).spells)


@attrs.frozen(eq=False)
class _Running:
    """Tells the spells of pairs by the states on each run of days.

    Attributes:
        runs: The days, and the states on them.
        said: For each run and state what statements say.
    """

    runs: tuple[Run, ...]
    said: tuple[tuple[Said, ...], ...]

    def spells(self, key: PairKey) -> list[Spell]:
        """The days on which a pair is, or may be, run twice."""
        found: list[Spell] = []
        for run, said in zip(self.runs, self.said, strict=True):
            seen = [
                sighting_of(world, one, (key.system, key.organisation))
                for world, one in zip(run.states, said, strict=True)
            ]
            states = [(one,) if one is not None and one.key == key else () for one in seen]
            found += [spell(run, one) for one in over_states(states)]
        return found


def _gathered(
    record: Arrangement,
    index: Index,
    seen: _Seen,
    besides: tuple[Beside, ...],
    spells: Callable[[PairKey], list[Spell]],
) -> Gathered:
    pairs, beside = np.divmod(seen.keys, len(besides))
    systems, organisations = np.divmod(pairs, max(len(index.organisations.roll), 1))
    order = _order(index, systems, organisations, seen.certain)
    return Gathered(
        record=record,
        index=index,
        spells=spells,
        systems=systems[order],
        organisations=organisations[order],
        beside=beside[order],
        besides=besides,
        certain=int(seen.certain.sum()),
    )


def _matched(record: Arrangement, index: Index, world: Arrangement) -> Matched | None:
    if record.snapshot is not None and index.ground(world) is not index.recorded:
        return None
    return matched(index, world)


def _besides(index: Index, runs: Iterable[Run], said: Iterable[Iterable[Said]]) -> dict[Beside, int]:
    """What may stand beside pairs on these days, numbered in order; nothing among them."""
    found: set[Beside] = {()}
    for run, several in zip(runs, said, strict=True):
        for world, one in zip(run.states, several, strict=True):
            found.update(_of_stage(world, one, stage) for stage in index.stages if one.site)
    return {beside: number for number, beside in enumerate(sorted(found))}


def _of_stage(world: Arrangement, said: Said, stage: str) -> Beside:
    return tuple(statement.id for statement in said.beside(world, stage))


def _seen(index: Index, world: Arrangement, said: Said, match: Matched, besides: dict[Beside, int]) -> _Seen:
    pairs = match.systems * len(index.organisations.roll) + match.organisations
    named = np.isin(pairs, numbers(_stated(index, said)))
    keys, certain, organisations = pairs[~named] * len(besides), match.certain[~named], match.organisations[~named]
    if said.site:
        by_stage = numbers(besides[_of_stage(world, said, stage)] for stage in index.stages)
        keys = keys + by_stage[index.stage_of[organisations]]
    return _Seen(keys, certain)


def _stated(index: Index, said: Said) -> Iterator[int]:
    """The pairs that statements name."""
    systems, organisations = index.systems.roll, index.organisations.roll
    for system, organisation in said.stated:
        if system is not None and organisation is not None:
            yield systems.by_id[system] * len(organisations) + organisations.by_id[organisation]


def _over_states(states: Sequence[_Seen]) -> _Seen:
    """What is seen in any of the states; certain only where it is in each."""
    if len(states) == 1:
        return states[0]
    keys, back, times = np.unique(np.concatenate([one.keys for one in states]), return_inverse=True, return_counts=True)
    surely = np.bincount(back, weights=np.concatenate([one.certain for one in states]), minlength=len(keys))
    return _Seen(keys, (times == len(states)) & (surely == times))


def _over_days(days: Sequence[_Seen]) -> _Seen:
    """What is seen on any of the days; certain where it is on one."""
    if len(days) == 1:
        return days[0]
    keys, back = np.unique(np.concatenate([one.keys for one in days]), return_inverse=True)
    surely = np.bincount(back, weights=np.concatenate([one.certain for one in days]), minlength=len(keys))
    return _Seen(keys, surely > 0)


def _order(index: Index, systems: Rows, organisations: Rows, certain: Flags) -> Rows:
    """The pairs in the order of findings: certain ones first, by the narrower stage, then by names and ids."""
    stage = index.narrower[index.system_stage[systems], index.stage_of[organisations]]
    block = (~certain * (index.narrower.max(initial=0) + 1) + stage).astype(np.uint16)
    if index.are_named_apart:  # they come by name and id already
        return np.argsort(block, kind="stable")
    one, other = index.systems.named_alike[systems], index.organisations.named_alike[organisations]
    return np.lexsort((organisations, systems, other, one, block))
