"""What an arrangement takes over from the baseline that it rests on."""

from __future__ import annotations

from collections.abc import Container, Iterable, Mapping
from typing import Final

from commissionkit.model.areas import Area, Coverage
from commissionkit.model.base import Fact
from commissionkit.model.changes import Change
from commissionkit.model.forums import Forum, Seat
from commissionkit.model.instruments import Instrument
from commissionkit.model.organisations import Organisation, Post
from commissionkit.model.rights import DecisionRight, Delegation
from commissionkit.model.services import Service, Stage

__all__ = ["inherited", "unshadowed"]

#: What bears on who decides by statute; figures, lessons and accounts of a baseline are its own.
_INHERITED: Final = (
    *(Area, Organisation, Post, Forum, Seat, Instrument, Service, Stage),
    *(Coverage, DecisionRight, Delegation, Change),
)


def unshadowed(facts: Iterable[Fact], own: Mapping[str, Fact]) -> tuple[Fact, ...]:
    """The facts of a baseline whose ids the arrangement itself does not use: what it says of a thing goes first."""
    return tuple(fact for fact in facts if fact.id not in own)


def inherited(facts: Iterable[Fact], spoken_of: Container[str]) -> tuple[Fact, ...]:
    """Those of a baseline's facts that bear on who decides; of its changes those of bodies that are spoken of."""
    return tuple(fact for fact in facts if isinstance(fact, _INHERITED) and _bears(fact, spoken_of))


def _bears(fact: Fact, spoken_of: Container[str]) -> bool:
    return not isinstance(fact, Change) or any(name in spoken_of for name in (*fact.predecessors, *fact.successors))
