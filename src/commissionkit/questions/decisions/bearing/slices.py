"""The states of what bears on a matter, on the days meant."""

from __future__ import annotations

from collections.abc import Iterable

from commissionkit.answers import Matter
from commissionkit.model import Arrangement, DecisionRight, Delegation, Fact, Organisation, Snapshot
from commissionkit.model.later import LaterSet
from commissionkit.periods import Bound
from commissionkit.questions.decisions.bearing.gathering import Subject, bearing, holding, holding_alone, words_of
from commissionkit.questions.decisions.bearing.shelves import shelves_of
from commissionkit.succession import as_of
from commissionkit.succession.lineage import Lineage, record_of
from commissionkit.succession.lives import is_beyond
from commissionkit.succession.naming import as_named

__all__ = ["stated", "stated_around"]


def stated(arrangement: Arrangement, matter: Matter, day: Bound) -> Arrangement:
    """The arrangement as it was on the days meant, with what bears on a matter alone: its answer is the same.

    Where a change may or may not have come about on them it is the state of the whole: what tells the states apart is
    told of all of it.
    """
    return _stated(arrangement, matter, day)


def stated_around(arrangement: Arrangement, facts: Iterable[Fact], day: Bound) -> Arrangement:
    """The same with some facts of an arrangement, and what they name, alone; what lies within what is left out."""
    facts = tuple(facts)
    if arrangement.snapshot is None and day.is_exact and not _is_open(arrangement, day):
        quiet = holding_alone(shelves_of(arrangement), facts, day.days[0].toordinal())
        if quiet is not None:
            return _quiet(arrangement, day, *quiet)
    return _stated(arrangement, facts, day)


def _stated(arrangement: Arrangement, subject: Subject, day: Bound) -> Arrangement:
    plans = arrangement.snapshot is not None and arrangement.snapshot.plans
    if arrangement.snapshot is not None or _is_open(arrangement, day):
        return as_of(arrangement, day, plans=plans)
    shelves = shelves_of(arrangement)
    if day.is_exact and shelves.words_stand:
        quiet = holding(shelves, subject, day.days[0].toordinal())
        if quiet is not None:
            return _quiet(arrangement, day, *quiet)
    found = bearing(shelves, subject)
    if isinstance(subject, Matter):
        found |= {word.id: word for word in words_of(shelves, found, subject)}
    return as_of(arrangement.part(found.values()), day)


def _quiet(arrangement: Arrangement, day: Bound, held: dict[str, Fact], gone: dict[str, Fact]) -> Arrangement:
    """The state of a day on which nothing stirs."""
    on = day.days[0]
    mark: Snapshot[Arrangement] = Snapshot(
        on=day,
        dropped=frozenset(gone),
        lapsed=LaterSet(lambda: (fact for fact in gone.values() if isinstance(fact, (DecisionRight, Delegation)))),
        beyond_as_at=is_beyond(arrangement.as_at, on),
    )
    renamed = [fact for fact in held.values() if isinstance(fact, Organisation) and fact.names]
    for body in renamed:
        held[body.id] = as_named(body, Lineage(record_of(arrangement.whole, plans=False), on, frozenset()))[0]
    return arrangement.part(held.values(), mark)


def _is_open(arrangement: Arrangement, day: Bound) -> bool:
    """Whether a change of which the day is not known may have come about on these days."""
    first, last = day.days
    undecided = record_of(arrangement.whole, plans=True).undecided
    return any(event.first <= last and first < event.last for event in undecided)
