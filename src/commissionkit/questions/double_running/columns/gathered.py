"""Pairs in the order of findings, each finding made when it is looked at."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import cached_property
from itertools import chain

import attrs

from commissionkit.answers.running import Head, RunningFindings, RunningRows, RunningTwice, Spell, notes_on
from commissionkit.model import Arrangement, RunningKind
from commissionkit.questions.double_running.columns.index import Index
from commissionkit.questions.double_running.columns.pairs import Pairs
from commissionkit.questions.double_running.describing import described
from commissionkit.questions.double_running.sightings import PairKey
from commissionkit.questions.double_running.spelling import Run

__all__ = ["Gathered"]


@attrs.frozen(eq=False)
class Gathered:
    """The pairs that no statement names, in the order of findings.

    Attributes:
        record: The arrangement.
        index: Its columns.
        part: The arrangement, or a part of it that tells what statements say.
        runs: The days on which they may say something, and the states of that part on them.
        spells: Tells the spells of a pair.
        pairs: The pairs.
    """

    record: Arrangement
    index: Index
    part: Arrangement
    runs: tuple[Run, ...]
    spells: Callable[[PairKey], list[Spell]]
    pairs: Pairs

    @cached_property
    def certain(self) -> int:
        """How many of the pairs are certain: they come first."""
        return int(self.pairs.certain.sum())

    def __len__(self) -> int:
        return len(self.pairs.systems)

    def _twins(self, number: int) -> tuple[str, str]:
        system = self.index.systems.roll.facts[self.pairs.systems[number]]
        return system.id, self.index.organisations.roll.facts[self.pairs.organisations[number]].id

    def head(self, number: int) -> Head:
        """What is known of a pair before its finding is made."""
        return Head(*self._twins(number), "certain" if number < self.certain else "possible")

    def made(self, number: int) -> RunningTwice:
        """The finding of a pair."""
        system, organisation = self._twins(number)
        beside = self.pairs.besides[self.pairs.beside[number]]
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
