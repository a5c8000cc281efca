"""What is unknown of an area on a day, though it is known for other days."""

from __future__ import annotations

from commissionkit.answers.national.covering import Cover, Unrecorded
from commissionkit.model import Arrangement, Coverage, Organisation
from commissionkit.questions.national.counting import kind_of
from commissionkit.questions.national.runs import extent_of_days

__all__ = ["unrecorded_kinds"]


def unrecorded_kinds(
    whole: Arrangement, near: tuple[Coverage, ...], states: list[Arrangement], items: tuple[Cover, ...]
) -> tuple[Unrecorded, ...]:
    """Kinds that the record knows here on other days, and of which bodies were in being on the day.

    Args:
        whole: The record.
        near: What it says, for any day, of the area, of what that lies in, and of its parts.
        states: The states on the day.
        items: The bodies that are known to cover the area on the day.
    """
    told = {item.kind for item in items}
    alive = {fact.id for state in states for fact in state.facts}
    kinds: dict[str, list[Coverage]] = {}
    for fact in near:
        if fact.body in alive and isinstance(whole.get(fact.body), Organisation):
            kinds.setdefault(kind_of(whole, fact.body), []).append(fact)
    found = []
    for kind, facts in sorted(kinds.items()):
        if kind not in told:
            days = extent_of_days([fact.period for fact in facts])
            bodies = tuple(sorted({fact.body for fact in facts}))
            found.append(Unrecorded(kind, bodies, str(days.start), str(days.end)))
    return tuple(found)
