"""In, out, or not to be known: what a condition makes of what is recorded."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Final, TypeAlias

from attrs import evolve, frozen

from commissionkit.answers import AnswerStatus
from commissionkit.comparison.readings import Reading, State
from commissionkit.errors import RefusedQuestion
from commissionkit.model import Fact, YesNo

__all__ = ["Calibrated", "Crisp", "calibrated", "crisp", "crisp_reading"]

_MEMBERS: Final = {State.PRESENT: True, State.ABSENT: False}
_YES_NO: Final = {YesNo.YES: True, YesNo.NO: False}
_STATUSES: Final = {True: AnswerStatus.KNOWN, False: AnswerStatus.STATED_NONE}
_A_VALUE: Final = "The row gives a value, neither yes nor no: say with when= how it counts."


@frozen
class Crisp:
    """Whether a case is in a set, and how that is known.

    Attributes:
        member: True for in, False for out, None where it is not known or does not apply.
        reading: What it rests on; its status tells "not stated", "none recorded" and "known in part" apart.
    """

    member: bool | None
    reading: Reading

    @property
    def value(self) -> int | None:
        """1, 0, or None for a blank."""
        return None if self.member is None else int(self.member)


#: What the question of a condition may give.
Calibrated: TypeAlias = Crisp | Reading | YesNo | bool | Fact | Sequence[Fact] | None


def crisp(
    member: bool | YesNo | None,
    *facts: Fact,
    note: str = "",
    status: AnswerStatus = AnswerStatus.NONE_RECORDED,
) -> Crisp:
    """In, out or unknown, resting on facts.

    Args:
        member: True or yes for in, False or no for out; None or not stated for unknown.
        facts: What it rests on; their evidence is its evidence.
        note: What a reader should know beside it.
        status: Where it is unknown: how far, such as `NOT_STATED` where the coder looked.

    >>> crisp(YesNo.NO).value, crisp(None).value
    (0, None)
    """
    known = _YES_NO.get(member) if isinstance(member, YesNo) else member
    if member is YesNo.NOT_STATED:
        status = AnswerStatus.NOT_STATED
    return Crisp(
        known,
        Reading(
            status=status if known is None else _STATUSES[known],
            notes=(note,) if note else (),
            looked=tuple(dict.fromkeys(citation for fact in facts for citation in fact.evidence)),
            silent=tuple(dict.fromkeys(fact.id for fact in facts)),
        ),
    )


def calibrated(given: Calibrated) -> Crisp:
    """In, out or unknown, from whatever the question of a condition gave.

    A reading counts by its state: present is in, absent is out, anything else is unknown. Facts are in if there are
    any; that there are none is none recorded, and so unknown, never out.

    Raises:
        RefusedQuestion: It gave something else.
    """
    if isinstance(given, Crisp):
        return given
    if isinstance(given, Reading):
        return crisp_reading(given)
    if given is None or isinstance(given, (bool, YesNo)):
        return crisp(given)
    if isinstance(given, Fact):
        return crisp(True, given)
    found: object = given  # users without a type checker give anything
    if isinstance(found, Sequence) and all(isinstance(fact, Fact) for fact in found):
        return crisp(bool(given) or None, *given)
    raise RefusedQuestion(f"a condition gave {found!r:.60}: give True, False, None, a YesNo, facts or a Reading")


def crisp_reading(reading: Reading, when: Callable[[Reading], bool | None] | None = None) -> Crisp:
    """A reading as in, out or unknown: by its state, or by what `when` says of it where it is a value."""
    if reading.state is not State.VALUE:
        return Crisp(_MEMBERS.get(reading.state), reading)
    if when is None:
        return Crisp(None, evolve(reading, notes=(*reading.notes, _A_VALUE)))
    return Crisp(when(reading), reading)
