"""What an arrangement takes over from the baseline that it rests on."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Final

from commissionkit.model.areas import Area, Coverage
from commissionkit.model.base import Fact
from commissionkit.model.changes import Change
from commissionkit.model.forums import Forum
from commissionkit.model.instruments import Instrument
from commissionkit.model.organisations import Organisation
from commissionkit.model.rights import DecisionRight, Delegation
from commissionkit.model.services import Service, Stage

__all__ = ["inherited", "unshadowed"]

#: What bears on who decides by statute; figures, lessons and accounts of a baseline are its own.
_INHERITED: Final = (Area, Organisation, Forum, Instrument, Service, Stage, Coverage, DecisionRight, Delegation, Change)


def unshadowed(facts: Iterable[Fact], own: Mapping[str, Fact]) -> tuple[Fact, ...]:
    """The facts of a baseline whose ids the arrangement itself does not use: what it says of a thing goes first."""
    return tuple(fact for fact in facts if fact.id not in own)


def inherited(facts: Iterable[Fact]) -> tuple[Fact, ...]:
    """Those of a baseline's facts that bear on who decides."""
    return tuple(fact for fact in facts if isinstance(fact, _INHERITED))
