"""The state of an arrangement that a picture shows, and what to call it."""

from __future__ import annotations

from commissionkit.model import Arrangement
from commissionkit.periods import Bound
from commissionkit.questions.decisions.asking import On
from commissionkit.questions.naming import check_arrangement
from commissionkit.succession import as_of, default_day

__all__ = ["called", "state_of"]


def state_of(arrangement: Arrangement, on: On | None) -> Arrangement:
    """What is in force on a day; without one on the last day that the sources speak to, or that of a snapshot.

    Raises:
        RefusedQuestion: It is no arrangement, or a snapshot of another day.
    """
    check_arrangement(arrangement)
    if arrangement.snapshot is not None and on is None:
        return arrangement
    return as_of(arrangement, default_day(arrangement) if on is None else Bound.parse(on, span=True))


def called(world: Arrangement) -> str:
    """The name of a state, with its day."""
    name = world.title or world.id
    return f"{name}, {world.snapshot.on}" if world.snapshot is not None else name
