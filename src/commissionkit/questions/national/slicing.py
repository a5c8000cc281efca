"""The part of an arrangement that a question rests on, so that only that part has to be settled for a day."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TypeVar

import attrs

from commissionkit.model import Arrangement, Change, Fact, Organisation, references
from commissionkit.periods import Bound
from commissionkit.questions.decisions.asking import On
from commissionkit.questions.decisions.meant import meant
from commissionkit.succession import default_day

__all__ = ["asked_day", "beyond", "live_on", "slice_of", "states_on"]

F = TypeVar("F", bound=Fact)


def asked_day(arrangement: Arrangement, on: On | None) -> Bound:
    """The day or days of a question: those given, else the last that the sources speak to.

    Raises:
        InvalidText: `on` names no days.
        RefusedQuestion: No day is given, and the arrangement does not say which days its sources speak to.
    """
    return default_day(arrangement) if on is None else Bound.parse(on, span=True)


def beyond(day: str, states: Iterable[Arrangement]) -> tuple[str, ...]:
    """The remark for a day after those that the sources speak to; none for other days."""
    late = [state for state in states if state.snapshot is not None and state.snapshot.beyond_as_at]
    if not late:
        return ()
    return (
        f"{day} lies after the days that the sources speak to, {late[0].as_at}: what is ongoing is taken to go on.",
    )


def live_on(facts: Iterable[F], days: Bound) -> list[F]:
    """The facts but for those whose dates put them wholly before or wholly after the days."""
    first, last = days.days
    return [
        fact
        for fact in facts
        if not (fact.period.end.kind == "days" and fact.period.end_latest <= first)
        and not (fact.period.start.kind == "days" and fact.period.start_earliest > last)
    ]


def states_on(arrangement: Arrangement, on: On | None, facts: Iterable[Fact]) -> tuple[str, tuple[Arrangement, ...]]:
    """The day or days as text, and the states in which the part that holds the facts may have been on them.

    Args:
        arrangement: The site, or a snapshot, which answers for its own days only and is taken as it is.
        on: The day or days; None for the last day the sources speak to.
        facts: What the question rests on. What they name and what became of that come with them.
    """
    if arrangement.snapshot is not None:
        day, states = meant(arrangement, on)
        return day, tuple(state.whole for state in states)
    return meant(slice_of(arrangement, facts), on)


def slice_of(arrangement: Arrangement, facts: Iterable[Fact]) -> Arrangement:
    """The facts, what they name, near and far, and the changes of the organisations among that.

    On any day those facts become in the slice what they become in the whole arrangement: succession and endings
    reach a fact only through what it names and the changes of that.
    """
    whole = arrangement.whole
    changes = whole.kept(_changes_by_body)
    shared = whole.vocabulary.facts
    kept: dict[str, Fact] = {}
    waiting = list(facts)
    while waiting:
        fact = waiting.pop()
        if fact.id in kept or fact is shared.get(fact.id):
            continue
        kept[fact.id] = fact
        named = (whole.get(reference.target) for reference in references(fact))
        waiting += [other for other in named if other is not None]
        if isinstance(fact, Organisation):
            waiting += changes.get(fact.id, ())
    return attrs.evolve(
        whole,
        facts=tuple(fact for fact in whole.facts if fact.id in kept),
        borrowed={name: base for name, base in whole.borrowed.items() if name in kept},
    )


def _changes_by_body(arrangement: Arrangement) -> dict[str, tuple[Change, ...]]:
    found: dict[str, list[Change]] = {}
    for change in arrangement.changes:
        for name in dict.fromkeys((*change.predecessors, *change.successors)):
            found.setdefault(name, []).append(change)
    return {name: tuple(several) for name, several in found.items()}
