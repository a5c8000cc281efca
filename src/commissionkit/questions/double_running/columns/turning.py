"""The spells of one pair over many days, read from the few facts that make it."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from itertools import chain, pairwise

import attrs

from commissionkit.answers.running import Spell
from commissionkit.model import Arrangement, Fact, Process, Snapshot
from commissionkit.periods import Bound
from commissionkit.questions.double_running.columns.lifetimes import Lifetimes
from commissionkit.questions.double_running.register import register
from commissionkit.questions.double_running.sightings import PairKey, Said, sighting_of
from commissionkit.questions.double_running.spelling import Run, over_states, spell

__all__ = ["Turning"]


@attrs.frozen(eq=False)
class Turning:
    """Tells the spells of pairs whose facts are as recorded whenever they hold.

    Attributes:
        record: The arrangement.
        known: When its facts hold.
        days: The first and the last day.
        said: What statements say on all of them.
    """

    record: Arrangement
    known: Lifetimes
    days: tuple[date, date]
    said: Said

    def spells(self, key: PairKey) -> list[Spell]:
        """The days on which a pair is, or may be, run twice."""
        found: list[Spell] = []
        facts = self._facts(key)
        for first, last in self._runs(facts):
            world = self._world(facts, first)
            seen = sighting_of(world, self.said, (key.system, key.organisation))
            if seen is not None and seen.key == key:
                run = Run(first, last, (world,))
                found += [spell(run, one) for one in over_states([(seen,)])]
        return found

    def _facts(self, key: PairKey) -> tuple[Fact, ...]:
        known = register(self.record)
        processes = [known.process(name) for name in (key.system, key.organisation) if name]
        found: list[Fact] = [*processes]
        runners = dict.fromkeys(name for process in processes for name in process.run_by)
        forums = [known.forums[name] for name in runners if name in known.forums]
        seats = [seat for forum in forums for seat in known.seats(forum.id)]
        posts = [known.posts[seat.holder] for seat in seats if seat.holder in known.posts]
        bodies = {body for seat in seats for body in known.behind(seat)} | {*runners}
        bodies |= {body for forum in forums for body in (forum.of or "", *forum.between)}
        found += [*forums, *seats, *dict.fromkeys(posts)]
        found += [known.organisations[body] for body in sorted(bodies) if body in known.organisations]
        if not _is_placed(processes):
            found += chain.from_iterable(known.footing(body) for body in sorted(bodies))
        places = self.known.columns.setting.index
        return tuple(sorted(dict.fromkeys(found), key=lambda fact: places[fact.id]))

    def _runs(self, facts: tuple[Fact, ...]) -> Iterator[tuple[date, date]]:
        """The days on which both processes may run, cut where any of the facts turns."""
        bounds = [(fact, self._bounds(fact)) for fact in facts]
        own = [four for fact, four in bounds if isinstance(fact, Process)]
        begin = max(self.days[0].toordinal(), *(four[0] for four in own))
        end = min(self.days[1].toordinal(), *(four[3] - 1 for four in own))
        turns = {number for _, four in bounds for number in four if begin < number <= end}
        starts = [begin, *sorted(turns)]
        for one, after in pairwise((*starts, end + 1)):
            yield date.fromordinal(one), date.fromordinal(after - 1)

    def _bounds(self, fact: Fact) -> tuple[int, ...]:
        place = self.known.columns.setting.index[fact.id]
        return tuple(int(column[place]) for column in self.known.columns.rested.bounds.columns)

    def _world(self, facts: tuple[Fact, ...], day: date) -> Arrangement:
        there: list[Fact] = []
        maybe: set[str] = set()
        number = day.toordinal()
        for fact in facts:
            start_earliest, start_latest, end_earliest, end_latest = self._bounds(fact)
            if start_earliest <= number < end_latest:
                there.append(fact)
                if not start_latest <= number < end_earliest:
                    maybe.add(fact.id)
        return self.record.part(there, Snapshot(on=Bound.on(day), maybe=frozenset(maybe)))


def _is_placed(processes: list[Process]) -> bool:
    return bool(processes) and bool(processes[-1].area)
