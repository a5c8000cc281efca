"""Who stands for an organisation on a day: itself, its heirs, or those from whom it was to come."""

from __future__ import annotations

from collections.abc import Callable

import attrs

from commissionkit.answers.words import AnswerStatus
from commissionkit.model import Organisation
from commissionkit.periods import Holds
from commissionkit.succession.lineage import Lineage, Passage

__all__ = ["Heirs", "heirs_of", "heirs_words"]


@attrs.frozen
class Heirs:
    """Who stands for an organisation.

    Attributes:
        ids: Who does, if every change that may have come about has.
        otherwise: Who does if none of those has; None where that makes no difference.
        status: How far that is known.
        circle: Whether the changes lead back to who has gone.
        traced: Whether it had not begun, and those are told from whom it was to come.
    """

    ids: tuple[str, ...]
    otherwise: tuple[str, ...] | None
    status: AnswerStatus
    circle: bool = False
    traced: bool = False


def heirs_of(organisation: Organisation, after: Lineage, before: Lineage) -> Heirs:
    """Who stands for an organisation.

    Args:
        organisation: The organisation.
        after: The last of the days, every change that may have come about counted.
        before: The first of the days, only changes that surely have counted.
    """
    passage = after.passage(organisation.id, organisation)
    ids = _living(passage, after)
    earlier = _living(before.passage(organisation.id, organisation), before)
    otherwise = earlier if set(earlier) != set(ids) else None
    left = {step.before for step in passage.steps}
    circle = not ids and bool(passage.ids) and left.issuperset(passage.ids)
    unsure = circle or otherwise is not None or any(_exists(after, name) is Holds.UNKNOWN for name in ids)
    if unsure:
        status = AnswerStatus.PARTLY_KNOWN
    elif ids:
        status = AnswerStatus.KNOWN
    else:
        status = AnswerStatus.NONE_RECORDED if _has_ended(organisation, after) else AnswerStatus.NOT_APPLICABLE
    return Heirs(ids, otherwise, status, circle, any(step.traced for step in passage.steps))


def _living(passage: Passage, lineage: Lineage) -> tuple[str, ...]:
    return tuple(name for name in passage.ids if _exists(lineage, name) is not Holds.NO)


def _exists(lineage: Lineage, name: str) -> Holds:
    """Whether it is there; one that a snapshot has dropped is not."""
    mark = lineage.record.arrangement.snapshot
    is_dropped = mark is not None and name in mark.dropped
    return Holds.NO if is_dropped else lineage.exists(lineage.record.organisations[name])


def _has_ended(organisation: Organisation, lineage: Lineage) -> bool:
    ended = any(event.id in lineage.applied for event in lineage.record.ending.get(organisation.id, ()))
    life = lineage.record.lives.get(organisation.id)
    return ended or (life is not None and life.end_latest <= lineage.day)


def heirs_words(heirs: Heirs, organisation: str, on: str, called: Callable[[str], str]) -> str:
    """Who stands for it, in a sentence."""

    def named(ids: tuple[str, ...]) -> str:
        return "; ".join("itself" if name == organisation else called(name) for name in ids) or "nobody recorded"

    if heirs.circle:
        return f"Who stands for it on {on} is not to be told: the changes go round in a circle."
    if heirs.otherwise is not None:
        told = f"if the changes that may have come about by then have: {named(heirs.ids)}"
        return f"Stands for it on {on}: {told}; if not: {named(heirs.otherwise)}."
    if heirs.traced and heirs.ids:
        return f"On {on} it had not begun; in its place stood {named(heirs.ids)}."
    if heirs.status is AnswerStatus.NOT_APPLICABLE:
        return f"On {on} it was not there, and nobody is recorded to have stood in its place."
    if heirs.status is AnswerStatus.NONE_RECORDED:
        return f"On {on} it had ended, and nobody is recorded to stand for it."
    doubt = "" if heirs.status is AnswerStatus.KNOWN else ", as far as is known"
    return f"Stands for it on {on}{doubt}: {named(heirs.ids)}."
