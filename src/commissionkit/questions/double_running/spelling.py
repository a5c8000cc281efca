"""What is seen in each state over a run of days, as spells of findings."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date

import attrs

from commissionkit.answers.running import Spell
from commissionkit.model import Arrangement
from commissionkit.periods import Bound
from commissionkit.questions.double_running.sightings import Key, Sighting
from commissionkit.succession import as_of, worlds
from commissionkit.succession.lineage import record_of
from commissionkit.succession.spans import spans

__all__ = ["Run", "over_states", "runs_of", "spell"]


@attrs.frozen(eq=False)
class Run:
    """A run of days on which nothing turns.

    Attributes:
        first, last: Its first and last day.
        states: The states that are possible on them.
    """

    first: date
    last: date
    states: tuple[Arrangement, ...]


def runs_of(arrangement: Arrangement, on: Bound) -> Iterator[Run]:
    """Runs of days on which nothing turns, each with the states that are possible on them."""
    first, last = on.days
    if arrangement.snapshot is not None:
        yield Run(first, last, worlds(as_of(arrangement, on, plans=arrangement.snapshot.plans)))
        return
    for begin, end in spans(record_of(arrangement, plans=False), first, last):
        yield Run(begin, end, worlds(as_of(arrangement, begin)))


def over_states(states: Sequence[Sequence[Sighting]]) -> Iterator[Sighting]:
    """What is seen in any of the states; certain only where it is in each."""
    together: dict[Key, list[Sighting]] = {}
    for seen in states:
        for one in seen:
            together.setdefault(one.key, []).append(one)
    for several in together.values():
        everywhere = len(several) == len(states)
        certain = everywhere and all(one.certain for one in several)
        why = [reason for one in several for reason in one.why]
        if not everywhere:
            why.append("it is not known whether a change had come about by then")
        yield attrs.evolve(
            several[0],
            certain=certain,
            why=tuple(dict.fromkeys(why)),
            bodies=tuple(sorted({body for one in several for body in one.bodies})),
            facts=tuple(dict.fromkeys(fact for one in several for fact in one.facts)),
            evidence=tuple(dict.fromkeys(citation for one in several for citation in one.evidence)),
        )


def spell(run: Run, seen: Sighting) -> Spell:
    """What is seen on all days of a run."""
    return Spell(
        first=run.first,
        last=run.last,
        certain=seen.certain,
        why=seen.why,
        bodies=seen.bodies,
        facts=seen.facts,
        evidence=seen.evidence,
    )
