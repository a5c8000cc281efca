"""Changes have a date, divide no more than there is, and make nobody its own heir."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction
from itertools import product

from commissionkit.checks.circles import ways_round
from commissionkit.checks.fault import Fault
from commissionkit.checks.sums import exceeds_the_whole
from commissionkit.model import Arrangement, Change, ChangeKind, Organisation, Status
from commissionkit.succession.events import ended_by
from commissionkit.units import Share, percent

__all__ = ["changes_dated", "descents_without_circles", "heirs_share_the_whole"]


def changes_dated(arrangement: Arrangement) -> Iterator[Fault]:
    """A change says when it came about, or the coder that no source does."""
    sought = {silence.subject for silence in arrangement.silent if silence.what in ("on", "start", "date")}
    for change in arrangement.changes:
        if change.on.kind != "days" and change.period.start.kind != "days" and change.id not in sought:
            hint = (
                "Write on: and the day, month or year. If you looked and no source gives it, write under silent: "
                f"{{subject: {change.id}, what: on}}."
            )
            yield _warning("CK207", f"this {change.kind} has no date", change.id, (), hint)


def heirs_share_the_whole(arrangement: Arrangement) -> Iterator[Fault]:
    """The shares of a split add up to no more than the whole, and are of bodies that the change names."""
    for change in arrangement.changes:
        for index, share in enumerate(change.shares):
            if share.heir not in change.successors:
                yield _stray(change, ("shares", index, "heir"), share.heir, "after")
            if share.predecessor is not None and share.predecessor not in change.predecessors:
                yield _stray(change, ("shares", index, "predecessor"), share.predecessor, "before")
        for (whose, of), shares in _divided(change).items():
            if exceeds_the_whole(shares):
                total = percent(sum((share.value for share in shares), Fraction(0)))
                told = "".join([f" of {of}" if of else "", f" of {whose}" if whose else ""])
                message = f"the shares{told} that pass to the heirs add up to {total}"
                hint = "Look at the shares; shares of different things say of: what."
                yield _warning("CK208", message, change.id, ("shares",), hint)


def _stray(change: Change, path: tuple[str | int, ...], name: str, side: str) -> Fault:
    hint = f"Look at it, or write it among the {'successors' if side == 'after' else 'predecessors'}."
    return _warning("CK208", f'"{name}" has a share and is not among those {side}', change.id, path, hint)


def _divided(change: Change) -> dict[tuple[str, str], list[Share]]:
    """The shares by whose and of what they are."""
    found: dict[tuple[str, str], list[Share]] = {}
    for share in change.shares:
        found.setdefault((share.predecessor or "", share.of), []).append(share.share)
    return found


def descents_without_circles(arrangement: Arrangement) -> Iterator[Fault]:
    """No organisation ends in a change that leads, by further changes, back to it, nor comes after itself.

    A body that lives on may give services and be given them back. A rename keeps the body where it says the name.
    """
    ways: dict[str, list[str]] = {}
    because: dict[tuple[str, str], str] = {}
    for change in arrangement.changes:
        if change.status is Status.REMOVED:
            continue
        if _is_to_itself(arrangement, change):
            names = ", ".join(change.predecessors)
            hint = (
                "Write name: and the new name."
                if change.kind is ChangeKind.RENAME
                else "Look at predecessors and successors: who comes after is another body, with an id of its own."
            )
            yield _warning(
                "CK209", f"this {change.kind} leads from {names} to the same", change.id, ("successors",), hint
            )
        for before, after in product(ended_by(change), change.successors):
            ways.setdefault(before, []).append(after)
            because.setdefault((before, after), change.id)
    for circle in ways_round({name: tuple(dict.fromkeys(targets)) for name, targets in ways.items()}):
        yield _warning(
            "CK209",
            f"a circle of changes: {' → '.join((*circle, circle[0]))}",
            because[circle[0], circle[1]],
            ("successors",),
            "Look at predecessors and successors. A body that is set up again is another one, with an id of its own.",
        )


def _is_to_itself(arrangement: Arrangement, change: Change) -> bool:
    """Whether nobody else is on its other side; bodies that stand for all of their kind may change among themselves."""
    both = [arrangement.get(name) for name in change.predecessors if name in change.successors]
    if not both or all(isinstance(body, Organisation) and body.generic for body in both):
        return False
    alike = set(change.predecessors) == set(change.successors)
    if change.kind is ChangeKind.RENAME:
        return alike and not change.name and not any(isinstance(body, Organisation) and body.names for body in both)
    return alike or change.kind in (ChangeKind.TRANSFER, ChangeKind.CREATION)


def _warning(code: str, message: str, change: str, path: tuple[str | int, ...], hint: str) -> Fault:
    return Fault(code=code, message=message, fact=change, path=path, hint=hint, severity="warning")
