"""Who sits where: organisations by forums."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from typing import Final

from commissionkit.answers import AnswerStatus
from commissionkit.answers.members import Member, Members
from commissionkit.errors import RefusedQuestion
from commissionkit.model import Standing, YesNo
from commissionkit.questions.membership import members
from commissionkit.reports.citing import References
from commissionkit.reports.markup import Markup, heading, items, joined, paragraph, tag
from commissionkit.reports.pictures import pictures
from commissionkit.reports.states import chip
from commissionkit.reports.subjects import Section, Subject
from commissionkit.reports.tabling import Content, Sorted, table

__all__ = ["seats"]

_WORDS: Final = {
    Standing.CHAIR: "chair",
    Standing.MEMBER: "member",
    Standing.ENTITLED_TO_ATTEND: "may attend",
    Standing.FACILITATOR: "facilitates",
    Standing.NOT_MEMBER: "stated not a member",
}
_LOOKS: Final = {
    Standing.CHAIR: "seat chair",
    Standing.MEMBER: "seat",
    Standing.ENTITLED_TO_ATTEND: "seat attends",
    Standing.FACILITATOR: "seat attends",
    Standing.NOT_MEMBER: "seat denied",
}
_RANKS: Final = {standing: rank for rank, standing in enumerate(Standing)}
#: A body's places on the forums, by the id of the forum.
_Places = Mapping[str, Sequence[Member]]


def seats(subjects: Sequence[Subject], references: References) -> Section:
    """A matrix for each arrangement, and the forums of which no place is recorded."""
    body = [
        paragraph(
            "An organisation has a place where it, or a post that belongs to it, is recorded to have one. An empty "
            "place says whether a source rules it out, or whether it is only not recorded."
        ),
        *pictures("seats", subjects),
        *(part for subject in subjects for part in _of(subject, references, several=len(subjects) > 1)),
    ]
    return Section(id="seats", title="Who sits where", body=joined(body))


def _of(subject: Subject, references: References, *, several: bool) -> Iterable[Markup]:
    if several:
        yield heading(3, subject.name)
    try:
        found = [members(subject.site, forum.id) for forum in subject.site.forums]
    except RefusedQuestion as refused:
        yield paragraph(f"Not told: {refused}.")
        return
    if not found:
        yield paragraph("No forum is recorded.")
        return
    filled = [one for one in found if one.items]
    if filled:
        yield _matrix(subject, filled, references)
    yield _unfilled([one for one in found if not one.items])


def _matrix(subject: Subject, forums: Sequence[Members], references: References) -> Markup:
    places = _by_body(subject, forums)
    names = _told_apart({body: _name(subject, body, held) for body, held in places.items()})
    rows = [
        (names[body], *(_cell(held.get(forum.forum, ()), forum, references, subject) for forum in forums))
        for body, held in places.items()
    ]
    heads = _told_apart({forum.forum: forum.name for forum in forums})
    caption = f"Organisations by forums, {subject.name}"
    told = [f"{heads[one.forum]}: {_completeness(one)}." for one in forums]
    shown = table(f"seats-{subject.at}", caption, ("Organisation", *heads.values()), rows, look="seating")
    return joined([shown, tag("details", tag("summary", "Are these all members?"), items(told), class_="fold")])


def _completeness(forum: Members) -> str:
    """Whether there may be other members, and what the coder looked for in vain."""
    whole = {YesNo.YES: "a source names all members", YesNo.NO: "there are other members, who are not recorded"}
    said = whole.get(forum.complete, "there may be other members; no source says that these are all")
    return f"{said}; looked for, not stated: {', '.join(forum.silent)}" if forum.silent else said


def _by_body(subject: Subject, forums: Sequence[Members]) -> dict[str, _Places]:
    """What each body has on each forum, by id, those with most forums first; a post without an organisation is one."""
    found: dict[str, dict[str, list[Member]]] = defaultdict(lambda: defaultdict(list))
    for forum in forums:
        for member in forum:
            for body in dict.fromkeys(member.organisations or (member.id,)):
                found[body][forum.forum].append(member)
    return dict(sorted(found.items(), key=lambda pair: (-len(pair[1]), _name(subject, *pair), pair[0])))


def _name(subject: Subject, body: str, held: _Places) -> str:
    """What a body is called: by the arrangement, else as the place names it."""
    own = (member.name for places in held.values() for member in places if member.id == body)
    return next(own, "") or subject.site.name(body)


def _told_apart(names: Mapping[str, str]) -> dict[str, str]:
    """Names by id, with the id beside a name that another has too."""
    times = Counter(names.values())
    return {id: f"{name} ({id})" if times[name] > 1 else name for id, name in names.items()}


def _cell(held: Sequence[Member], forum: Members, references: References, subject: Subject) -> Content:
    """The strongest standing in words, and beneath it the passages, or each place with its own."""
    if not held:
        ruled_out = forum.complete is YesNo.YES
        return Sorted("no" if ruled_out else "not recorded", "", "no" if ruled_out else "unsaid")
    first = min(held, key=lambda one: _RANKS[one.standing])
    maybe = ", not known on that day" if all(one.maybe for one in held) else ""
    said = tag("span", f"{_WORDS[first.standing]}{maybe}", class_="said")
    if len(held) == 1 and not (held[0].title or held[0].represents or held[0].perspective):
        told = references.told(subject, held[0].evidence)
    else:
        places = (joined([f"{one}", references.listed(subject, one.evidence)]) for one in held)
        label = tag("summary", f"{len(held)} places" if len(held) > 1 else "1 place")
        told = tag("details", label, items(places))
    shown = joined([said, told])
    return Sorted(shown, str(_RANKS[first.standing]), _LOOKS[first.standing])


def _unfilled(forums: Sequence[Members]) -> Markup:
    """Forums without a recorded place: whether the coder looked, and whether they were in being."""
    if not forums:
        return Markup()
    told = [joined([f"{forum.name} ", chip(forum.status), _why(forum)]) for forum in forums]
    counted = "1 forum" if len(told) == 1 else f"{len(told)} forums"
    summary = tag("summary", f"{counted} of which no place is recorded")
    return tag("details", summary, items(told), class_="fold")


def _why(forum: Members) -> str:
    return f" on {forum.on}" if forum.status is AnswerStatus.NOT_APPLICABLE and forum.on else ""
