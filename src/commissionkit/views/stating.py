"""The state of an arrangement that a picture shows: what to call it, what is not settled in it, what it leaves out."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator
from typing import Final, Literal, TypeAlias

from commissionkit.drawing import Undrawn
from commissionkit.model import Arrangement, Fact
from commissionkit.periods import Bound
from commissionkit.questions.decisions.asking import On
from commissionkit.questions.naming import check_arrangement
from commissionkit.succession import as_of, default_day

__all__ = ["DOUBTS", "Doubt", "called", "cautions", "doubt", "left_out", "state_of"]

#: Why what a fact says is not settled; empty where it is.
Doubt: TypeAlias = Literal["", "maybe", "planned"]
#: The same in words.
DOUBTS: Final = {"": "", "maybe": "not certain on that day", "planned": "planned"}


def state_of(arrangement: Arrangement, on: On | None, *, plans: bool = False) -> Arrangement:
    """What is in force on a day; without one on the last day that the sources speak to, or that of a snapshot.

    Args:
        arrangement: The site, or a snapshot of it.
        on: The day; None for the last day that the sources speak to.
        plans: Whether what is planned for the day counts, too; a snapshot has been taken with or without it.

    Raises:
        InvalidText: `on` names no day.
        RefusedQuestion: It is no arrangement, or a snapshot of another day or without its plans.
    """
    check_arrangement(arrangement)
    mark = arrangement.snapshot
    if mark is not None and on is None and (mark.plans or not plans):
        return arrangement
    if on is None:
        return as_of(arrangement, mark.on if mark is not None else default_day(arrangement), plans=plans)
    return as_of(arrangement, Bound.parse(on, span=True), plans=plans or (mark is not None and mark.plans))


def called(world: Arrangement) -> str:
    """The name of a state, with its day."""
    name = world.title or world.id
    return f"{name}, {world.snapshot.on}" if world.snapshot is not None else name


def doubt(world: Arrangement, *facts: Fact | None) -> Doubt:
    """Whether what some facts say together is planned, or not certain on the day of the state."""
    found = [fact for fact in facts if fact is not None]
    if any(fact.status.is_plan for fact in found):
        return "planned"
    return "maybe" if any(map(world.may_be, found)) else ""


def cautions(world: Arrangement) -> tuple[str, ...]:
    """What whoever looks at a picture of a state has to know, a sentence each."""
    mark = world.snapshot
    if mark is None:
        return ()
    several = any(state.snapshot is not None and state.snapshot.plans is mark.plans for state in mark.otherwise)
    said = (
        (several, "On these days it may have been otherwise, too; the last of the possible states is drawn."),
        (mark.beyond_as_at, "The day lies after the last day that the sources speak to."),
        (mark.plans, "What is planned for the day is drawn, too, as planned."),
    )
    return tuple(text for holds, text in said if holds)


def left_out(
    world: Arrangement, drawn: Collection[str], why: Callable[[Fact], str], facts: Iterable[Fact] | None = None
) -> tuple[Undrawn, ...]:
    """The facts that a picture leaves out, and why: of those in force, and all that do not hold on the day.

    Args:
        world: What is drawn.
        drawn: The ids of the facts that are drawn.
        why: Why a fact in force is not drawn.
        facts: The facts in force that the picture might draw; None for all.
    """
    shown = frozenset(drawn)
    found = world.facts if facts is None else facts
    undrawn = [Undrawn(fact.id, why(fact)) for fact in found if fact.id not in shown]
    told = {*shown, *(one.fact for one in undrawn)}
    return (*undrawn, *(one for one in _not_in_force(world) if one.fact not in told))


def _not_in_force(world: Arrangement) -> Iterator[Undrawn]:
    """What is recorded and no part of a state."""
    mark = world.snapshot
    if mark is None:
        return
    joined = {one.fact for one in world.carried if one.what == "joined"}
    plans = "" if mark.plans else ", or is only planned"
    for fact in sorted(mark.dropped):
        yield Undrawn(fact, "has become one with another" if fact in joined else f"does not hold on that day{plans}")
