"""The states of an arrangement that a question means."""

from __future__ import annotations

from commissionkit.model import Arrangement
from commissionkit.periods import Bound
from commissionkit.questions.decisions.asking import On
from commissionkit.succession import as_of, default_day, worlds

__all__ = ["days_meant", "meant"]


def meant(arrangement: Arrangement, on: On | None, *, plans: bool = False) -> tuple[str, tuple[Arrangement, ...]]:
    """The day or days as text, and every state in which the arrangement may have been on them.

    Args:
        arrangement: The site, or a snapshot, which answers for its own days and its own view of plans only.
        on: The day or days; None for the last day the sources speak to, or that of the snapshot.
        plans: Whether what is planned counts.
    """
    day = days_meant(arrangement, on)
    counted = arrangement.snapshot.plans if arrangement.snapshot is not None else plans
    return str(day), worlds(as_of(arrangement, day, plans=counted))


def days_meant(arrangement: Arrangement, on: On | None) -> Bound:
    """The day or days: the last that the sources speak to, or that of a snapshot, where none is named."""
    return default_day(arrangement) if on is None else Bound.parse(on, span=True)
