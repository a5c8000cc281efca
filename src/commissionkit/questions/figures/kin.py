"""Which organisations went before which, planned changes included."""

from __future__ import annotations

from commissionkit.model import Arrangement

__all__ = ["are_kin", "forerunners"]


def forerunners(world: Arrangement, body: str) -> tuple[str, ...]:
    """The organisations from which a body came, or took something over, near and far, by name."""
    found: set[str] = set()
    waiting = [body]
    while waiting:
        current = waiting.pop()
        for change in world.changes:
            if current in change.successors:
                new = set(change.predecessors) - found - {body}
                found |= new
                waiting += new
    return tuple(sorted(found, key=lambda name: (world.name(name), name)))


def are_kin(world: Arrangement, one: str, other: str) -> bool:
    """Whether one of them came before the other."""
    return one in forerunners(world, other) or other in forerunners(world, one)
