"""Changes have their ends, and seats do not contradict themselves."""

from __future__ import annotations

from collections.abc import Iterator

from commissionkit.checks.fault import Fault
from commissionkit.model import Arrangement, ChangeKind, Standing, YesNo

__all__ = ["change_ends", "seats_sound"]


def change_ends(arrangement: Arrangement) -> Iterator[Fault]:
    """A change names the organisations before it, unless they are created, and after it, unless they are abolished."""
    for change in arrangement.changes:
        if not change.predecessors and change.kind is not ChangeKind.CREATION:
            yield _end(f"a {change.kind} without predecessors", change.id, "predecessors")
        if not change.successors and change.kind is not ChangeKind.ABOLITION:
            yield _end(f"a {change.kind} without successors", change.id, "successors")


def _end(message: str, fact: str, attribute: str) -> Fault:
    hint = f"Write {attribute}: and the organisations; one that the source leaves unnamed is one with named: false."
    return Fault(code="CK113", message=message, fact=fact, path=(attribute,), hint=hint)


def seats_sound(arrangement: Arrangement) -> Iterator[Fault]:
    """Nobody votes who is stated not to be a member."""
    for seat in arrangement.seats:
        if seat.standing is Standing.NOT_MEMBER and seat.votes is YesNo.YES:
            hint = "Look at standing and votes."
            message = "it votes and is stated not to be a member"
            yield Fault(code="CK114", message=message, fact=seat.id, path=("votes",), hint=hint)
