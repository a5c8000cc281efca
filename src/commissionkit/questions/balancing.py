"""What the places on a forum bring."""

from __future__ import annotations

from commissionkit.answers.balancing import Balance, Perspective
from commissionkit.answers.members import Member, Members
from commissionkit.answers.words import AnswerStatus
from commissionkit.model import Arrangement, Forum, Judgement, Standing, YesNo
from commissionkit.questions.decisions.asking import On
from commissionkit.questions.membership import members
from commissionkit.questions.naming import check_arrangement, check_id
from commissionkit.units import UNSTATED

__all__ = ["balance"]


def balance(arrangement: Arrangement, forum: str, *, on: On | None = None) -> Balance:
    """What the members of a forum bring: how many recorded places are clinical, political, managerial and so on.

    Args:
        arrangement: The site, or a snapshot of it.
        forum: The id of a board, committee or other forum.
        on: The day or days; None for the last day the sources speak to.

    Returns:
        `Balance`: the perspectives, the one with the most places first. Those who may only attend, and who are stated
        not to be members, do not count. A number is "at least" unless the members are stated to be all recorded.

    Raises:
        UnknownName: No forum bears the id; the message names near ones.
        RefusedQuestion: A snapshot asked about another day, or the question is not put to an arrangement.

    It does not see how many people a recorded place stands for ("GP members" is one), nor how they vote.

    >>> from commissionkit import load
    >>> found = balance(load("tameside-glossop"), "strategic-commissioning-board")
    >>> [(row.id, row.places) for row in found]
    [('political', 3), ('clinical', 2), ('managerial', 1)]
    """
    check_arrangement(arrangement)
    check_id(arrangement, forum, Forum)
    found = members(arrangement, forum, on=on)
    said = [j for j in arrangement.judgements if j.topic == "balance" and j.about == forum]
    said.sort(key=lambda judgement: (judgement.name, judgement.id))
    return Balance(
        site=arrangement.id,
        title=f"Balance of {found.name} ({found.on})",
        items=_perspectives(arrangement, found),
        notes=(*_notes(arrangement, found, said),),
        beside=tuple(dict.fromkeys([*(c for j in said for c in j.evidence), *found.silences])),
        forum=forum,
        on=found.on,
        status=found.status,
        complete=found.complete,
        chair=tuple(m.id for m in found.members if m.standing is Standing.CHAIR),
        stated=tuple(judgement.name for judgement in said),
        silent=found.silent,
    )


def _perspectives(arrangement: Arrangement, found: Members) -> tuple[Perspective, ...]:
    names = {word.id: word.name for word in arrangement.vocabulary.perspectives}
    by_sort: dict[str, list[Member]] = {}
    for member in found.members:
        by_sort.setdefault(member.perspective or UNSTATED, []).append(member)
    rows = [_perspective(sort, names.get(sort, "Not stated"), places, found) for sort, places in by_sort.items()]
    return tuple(sorted(rows, key=lambda row: (row.id == UNSTATED, -row.places, row.name)))


def _perspective(sort: str, name: str, places: list[Member], found: Members) -> Perspective:
    return Perspective(
        id=sort,
        name=name,
        places=len(places),
        at_least=found.complete is not YesNo.YES,
        voting=sum(place.votes is YesNo.YES for place in places),
        chair=any(place.standing is Standing.CHAIR for place in places),
        holders=tuple(place.id for place in places),
        holder_names=tuple(f"{place.name} ({place.title})" if place.title else place.name for place in places),
        maybe=sum(place.maybe for place in places),
        evidence=tuple(dict.fromkeys(citation for place in places for citation in place.evidence)),
    )


def _notes(arrangement: Arrangement, found: Members, said: list[Judgement]) -> tuple[str, ...]:
    notes = [f"A source concludes: {judgement.name.rstrip('.')}." for judgement in said]
    if found.status is AnswerStatus.NOT_APPLICABLE:
        return (*notes, f"Status: {found.status} ({found.status.meaning}).")
    fact = arrangement.get(found.forum)
    size = fact.size if isinstance(fact, Forum) else ""
    if size:
        notes.append(f"How many take part, as stated: {size}.")
    elif "size" in found.silent:
        notes.append("How many seats there are is not stated: the coder looked.")
    else:
        notes.append("How many seats there are is not recorded.")
    if not any(member.standing is Standing.CHAIR for member in found.members):
        notes.append("Who has the chair is not stated." if "chair" in found.silent else "No chair is recorded.")
    if found.members and found.complete is not YesNo.YES:
        notes.append("There may be other members: no source says that these are all.")
    return (*notes, f"Status: {found.status} ({found.status.meaning}).")
