"""What marks an arrangement as the state on some day, and what changes did on the way to it."""

from __future__ import annotations

from collections.abc import Set as AbstractSet
from typing import Generic, TypeVar

import attrs

from commissionkit.model.base import Fact
from commissionkit.periods import Bound

__all__ = ["Carried", "Snapshot"]

#: The arrangement that is marked.
State = TypeVar("State")


@attrs.frozen(kw_only=True)
class Carried:
    """One thing that a change moved, joined, renamed or ended, and why.

    Attributes:
        fact: The id of the fact it happened to.
        what: `moved`, `joined`, `renamed`, `ended` or `dropped`.
        before, after: The organisations named before and after, where they differ.
        because: The change, or the end of what the fact rested on.
    """

    fact: str
    what: str
    before: tuple[str, ...] = ()
    after: tuple[str, ...] = ()
    because: str = ""


@attrs.frozen(kw_only=True)
class Snapshot(Generic[State]):
    """What marks an arrangement as the state on some day.

    Attributes:
        on: The day.
        dropped: Facts that were recorded and do not hold on that day.
        maybe: Facts kept of which it is not known whether they hold on that day.
        lapsed: Rights and delegations recorded for other days: what rests on them reaches no further than they do.
        plans: Whether planned changes and facts count as having come about.
        beyond_as_at: Whether the day lies after the days the sources speak to.
        otherwise: The same day with an ambiguous change not (or already) happened.
        label: Which of these states it is, where there are several.
    """

    on: Bound
    dropped: AbstractSet[str] = frozenset()
    maybe: AbstractSet[str] = frozenset()
    lapsed: AbstractSet[Fact] = frozenset()
    plans: bool = False
    beyond_as_at: bool = False
    otherwise: tuple[State, ...] = ()
    label: str = ""
