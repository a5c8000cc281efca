"""Who sits where."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

import commissionkit as ck
from commissionkit.answers import AnswerStatus
from commissionkit.answers.members import Member, Members
from commissionkit.codebooks.wording import others_too
from commissionkit.model import Arrangement, Forum, Rule, Seat, Standing, YesNo
from commissionkit.model.rights import NOT_STATED_FACET
from commissionkit.tables import Cell, escape_markdown
from site_parts.layers import is_national
from site_parts.wording import (
    NONE_RECORDED,
    Row,
    beneath,
    blocks,
    capital,
    counted,
    lines,
    listed,
    names,
    places,
    said_at,
    section,
    spaced,
    standing,
    status_word,
    table,
    unsaid,
    when,
    yes_no,
)

_STANDINGS: Final = {
    Standing.CHAIR: "chair",
    Standing.MEMBER: "member",
    Standing.ENTITLED_TO_ATTEND: "may attend, no member",
    Standing.FACILITATOR: "facilitator, no member",
    Standing.NOT_MEMBER: "stated not to be a member",
}
_OPENNESS: Final = (("agenda", "agenda"), ("papers", "papers"), ("minutes", "minutes"))


def who_sits(site: Arrangement) -> str:
    """The section: a table of all forums, then each forum of which a place is recorded."""
    seated = {seat.forum for seat in site.seats}
    return section(
        "Who sits where",
        table(_overviews(site)),
        *(_forum(site, forum) for forum in site.forums if forum.id in seated),
        keep=not is_national(site),
    )


# -- all forums ----------------------------------------------------------------------------------------------------


def _overviews(site: Arrangement) -> Iterator[Row]:
    """A row for each forum; those of which the same is recorded together."""
    groups: dict[tuple[Cell, ...], list[Row]] = {}
    for forum in site.forums:
        row = _overview(site, forum)
        groups.setdefault((*list(row.values())[1:], *_whose(site, forum), standing(forum)), []).append(row)
    for rows in groups.values():
        yield {**rows[0], "Forum": _grouped([str(row["Forum"]) for row in rows])}


def _grouped(forums: list[str]) -> str:
    """Several forums in one cell: their names, then what is alike of them."""
    parted = [forum.partition("\n") for forum in forums]
    return "\n".join([listed(name for name, _, _ in parted), parted[0][2]])


def _overview(site: Arrangement, forum: Forum) -> Row:
    return {
        "Forum": beneath(forum.name, "; ".join([*_whose(site, forum), *filter(None, [standing(forum)])])),
        "How it meets": _meets(site, forum),
        "How it decides": _decides(site, forum),
        "Members": _membership(site, forum),
        "Said at": said_at(forum),
    }


def _whose(site: Arrangement, forum: Forum) -> Iterator[str]:
    """What kind of forum it is, whose, and whom it answers to."""
    kind = "" if forum.kind == "not_stated" else spaced(forum.kind)
    formal = "" if forum.formality.value == "not_stated" else forum.formality.value
    yield " ".join(filter(None, [formal, kind])) or f"kind: {unsaid(site, forum.id, 'kind')}"
    if forum.of:
        yield f"of {site.name(forum.of)}"
    if forum.between:
        yield f"between {names(site, forum.between)}"
    if forum.nested_in:
        yield f"within {site.name(forum.nested_in)}"
    if forum.accountable_to:
        yield f"answers to {names(site, forum.accountable_to)}"


def _meets(site: Arrangement, forum: Forum) -> str:
    hours = f"{counted(int(forum.hours), 'hour')} each" if forum.hours is not None else ""
    public = f"in public: {yes_no(site, forum.meets_in_public, forum.id, 'meets_in_public')}"
    papers = (
        f"{word}: {yes_no(site, getattr(forum, field), forum.id, field)}"
        for field, word in _OPENNESS
        if _said(site, getattr(forum, field), forum.id, field)
    )
    return lines([forum.frequency, hours, forum.size, public, *papers])


def _said(site: Arrangement, answer: YesNo, subject: str, what: str) -> bool:
    return yes_no(site, answer, subject, what) != NONE_RECORDED


def _decides(site: Arrangement, forum: Forum) -> str:
    if forum.rule is None:
        return unsaid(site, forum.id, "rule", "quorum", "majority", "voting", "consensus")
    return lines(_rule(forum.rule))


def _rule(rule: Rule) -> Iterator[str]:
    if rule.consensus is not YesNo.NOT_STATED:
        yield "seeks consensus first" if rule.consensus is YesNo.YES else "no search for consensus"
    if rule.voting is YesNo.NO:
        yield "may not vote"
    if rule.fallback is not None:
        vote = rule.fallback
        majority = f", {vote.majority} majority" if vote.majority != "not_stated" else ""
        yield f"votes{'' if vote.vote == 'not_stated' else f': {spaced(vote.vote)}'}{majority}"
        if vote.casting != "not_stated":
            yield f"casting vote: {vote.casting}"
    elif rule.voting is YesNo.YES:
        yield "may vote"
    if rule.quorum is not None:
        yield f"quorum {rule.quorum}"
    if rule.used:
        yield f"fall-back used: {rule.used}"


def _membership(site: Arrangement, forum: Forum) -> str:
    """How many places are recorded, and whether they are all."""
    found = ck.members(site, forum.id)
    if found.members:
        places_text = counted(len(found.members), "place")
        return (
            f"{places_text}, all of them"
            if found.complete is YesNo.YES
            else f"{places_text}{others_too(found.complete)}"
        )
    if found.status is AnswerStatus.NOT_APPLICABLE:
        recorded = sum(seat.forum == forum.id for seat in site.seats)
        how = "in the plan" if forum.status.is_plan else "recorded"
        return f"{counted(recorded, 'place')} {how}" if recorded else standing(forum) or status_word(found.status)
    return status_word(found.status)


# -- one forum -----------------------------------------------------------------------------------------------------


def _forum(site: Arrangement, forum: Forum) -> str:
    found = ck.members(site, forum.id)
    head = f"### {escape_markdown(forum.name)}"
    if not found.items:
        seats = (seat for seat in site.seats if seat.forum == forum.id)
        why = f"Not in force on the last day the sources speak to ({standing(forum) or when(forum) or 'start or end'})."
        return blocks(head, escape_markdown(f"{why} Places recorded:"), table(_place(site, seat) for seat in seats))
    return blocks(head, escape_markdown(" ".join(_remarks(site, found))), table(_seat(site, m, found) for m in found))


def _remarks(site: Arrangement, found: Members) -> Iterator[str]:
    yield f"{capital(found.status.meaning)}."
    if found.complete is not YesNo.YES:
        yield {YesNo.NO: "And others: the places listed are not all."}.get(
            found.complete, "And perhaps others: no source says that these are all."
        )
    if found.members and not any(member.votes is not YesNo.NOT_STATED for member in found):
        yield f"Who votes: {unsaid(site, found.forum, 'votes', 'voting')}."
    yield f"Balance of the places of members: {_balance(site, found.forum)}."
    if found.silent:
        yield f"Looked for, not stated: {', '.join(map(spaced, found.silent))}."


def _balance(site: Arrangement, forum: str) -> str:
    """How many places of members bring which perspective, and what sources conclude of it."""
    found = ck.balance(site, forum)
    brought = (NONE_RECORDED if item.id == "not_stated" else spaced(item.name).lower() for item in found)
    counts = (f"{name} {item.count}" for name, item in zip(brought, found, strict=True))
    return "; ".join(counts) or status_word(found.status)


def _place(site: Arrangement, seat: Seat) -> Row:
    """A place on a forum that is not in force."""
    behalf = f" for {site.name(seat.represents)}" if seat.represents else ""
    return {
        "Who": f"{site.name(seat.holder)}{f' ({seat.title})' if seat.title else ''}{behalf}",
        "Standing": _STANDINGS[seat.standing],
        "Brings": "" if seat.perspective in ("", NOT_STATED_FACET) else spaced(seat.perspective),
        "Said at": said_at(seat),
    }


def _seat(site: Arrangement, member: Member, found: Members) -> Row:
    said = any(other.votes is not YesNo.NOT_STATED for other in found)
    behalf = f" for {member.represents_name}" if member.represents_name else ""
    return {
        "Who": f"{member.name}{f' ({member.title})' if member.title else ''}{behalf}",
        "Standing": _STANDINGS[member.standing],
        "Brings": spaced(member.perspective),
        "Votes": yes_no(site, member.votes, found.forum, "votes", "voting") if said else "",
        "Said at": places(member.evidence),
    }
