"""Who decides? Every answer of the page stands in it; the form only finds it."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from itertools import groupby
from operator import attrgetter
from typing import Final

from commissionkit.answers import Answer, AnswerStatus, Holders, Link, Route
from commissionkit.model import YesNo
from commissionkit.reports.citing import References
from commissionkit.reports.markup import Markup, heading, items, joined, pairs, paragraph, tag
from commissionkit.reports.matters import Matter, matters_of
from commissionkit.reports.states import chip
from commissionkit.reports.subjects import Section, Subject
from commissionkit.tables import plain_text

__all__ = ["deciding"]

_FLAGS: Final = {
    "beyond_as_at": "The day asked about is later than the days the sources speak to.",
    "past": "What is asked about had ended by then; the answer is for its last day.",
    "baseline": "Who takes it is said by the baseline that the arrangement rests on.",
    "baseline_beyond_as_at": "The day asked about is later than the days the sources of that baseline speak to.",
    "plan": "This counts what is planned as having come about.",
    "several_days": "The answer differs over the days meant: each case stands apart.",
}
_SIDES: Final = ("makers", "takers", "responsible")
_APART: Final = (AnswerStatus.STATED_NONE, AnswerStatus.NOT_STATED, AnswerStatus.NOT_APPLICABLE, AnswerStatus.DISPUTED)


def deciding(subjects: Sequence[Subject], references: References) -> Section:
    """A form, the answers for those who read without a script, and the data that the form reads."""
    asked = [(subject, tuple(matters_of(subject.site))) for subject in subjects]
    body = [
        paragraph(
            "Who makes a decision and who takes it in law may be different bodies. Each answer is reckoned from the "
            "recorded rights and delegations, for the last day that the sources of the arrangement speak to."
        ),
        _form(),
        *(_answers(subject, matters, references, several=len(subjects) > 1) for subject, matters in asked),
        _data(asked),
    ]
    return Section(id="who-decides", title="Who decides?", body=joined(body))


def _form() -> Markup:
    """Two lists to choose from and a place for the answer; the script fills and shows them."""
    site = tag("label", tag("span", "Arrangement"), tag("select", id="decide-site"))
    matter = tag("label", tag("span", "Matter"), tag("select", id="decide-matter"))
    trace = tag("button", "Trace it on the map", type="button", id="decide-trace", hidden=True)
    shown = tag("div", id="decide-answer", class_="answer", tabindex="-1", role="group", aria_label="Answer")
    said = tag("p", id="decide-said", role="status", class_="unseen")
    return tag("form", tag("div", site, matter, trace, class_="choices"), said, shown, id="decide", hidden=True)


def _answers(subject: Subject, matters: Sequence[Matter], references: References, *, several: bool) -> Markup:
    head = heading(3, f"All answers, {subject.name}") if several else heading(3, "All answers")
    if not matters:
        return joined([head, paragraph("No right, delegation, fund or service is recorded that could be asked about.")])
    numbered = list(enumerate(matters, start=1))
    parts = []
    for group, members in groupby(numbered, key=lambda pair: pair[1].group):
        parts.append(heading(4, group))
        parts += [_answer(subject, number, matter, references) for number, matter in members]
    return joined([head, tag("div", *parts, class_="answers")])


def _name(subject: Subject, number: int) -> str:
    return f"answer-{subject.at}-{number}"


def _answer(subject: Subject, number: int, matter: Matter, references: References) -> Markup:
    label = tag("summary", matter.label, " ", chip(_status(matter)))
    answer = matter.answer
    parts = _untold(subject, matter, references) if answer is None else _told(subject, answer, references)
    told = tag("div", *parts, class_="answer")
    return tag("details", label, told, id=_name(subject, number), class_="fold")


def _status(matter: Matter) -> AnswerStatus:
    return matter.answer.status if matter.answer is not None else AnswerStatus.NOT_STATED


def _untold(subject: Subject, matter: Matter, references: References) -> Iterator[Markup]:
    """Why there is no answer, and the rights that are recorded all the same."""
    yield paragraph(f"{matter.why}. What is recorded of it:")
    yield items(
        (joined([tag("code", right.id), references.listed(subject, right.evidence)]) for right in matter.rights),
        class_="chain",
    )


# -- an answer -----------------------------------------------------------------------------------


def _told(subject: Subject, answer: Answer, references: References) -> Iterator[Markup]:
    claim = answer.weakest_claim
    yield pairs(
        [
            ("Status", chip(answer.status)),
            ("Mode", _mode(answer)),
            ("Day", answer.matter.on),
            ("Weakest link", claim.value if claim else ""),
        ]
    )
    yield paragraph(answer.outside)
    cases = answer.cases or (answer,)
    routes = [route for case in cases for route in case.routes]
    yield from (_route(route, several=len(routes) > 1) for route in routes)
    yield _rests(subject, routes, references)
    gaps = dict.fromkeys(f"Gap: {gap}" for route in routes for gap in route.gaps)
    flags = (_FLAGS.get(flag, flag) for flag in answer.flags)
    yield items([*gaps, *flags, *(f"Missing: {step}" for step in answer.missing)], class_="remarks")
    if answer.by_plan is not None:
        plan = answer.by_plan
        yield paragraph(f"If what is planned comes about: {plan.takers or 'nobody recorded'} ({plan.mode.meaning}).")


def _mode(answer: Answer) -> str:
    return f"{answer.mode.value.replace('_', ' ')}: {answer.mode.meaning}"


def _route(route: Route, *, several: bool) -> Markup:
    """Who is on each side of one part."""
    sides = [
        ("How", route.mode.meaning if several else ""),
        ("Made by", _side(route, route.makers, route.making)),
        ("Taken by", _side(route, route.takers, route.taking)),
        *_answering(route),
        ("Overseen by", _names(route.overseers)),
        ("Other powers", _names(route.others)),
    ]
    return joined([heading(5, _capital(str(route.part))) if several else "", pairs(sides)])


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]


def _rests(subject: Subject, routes: Sequence[Route], references: References) -> Markup:
    """The links of the chains of all parts, each once, with its passages; then what denies."""
    links = dict.fromkeys(_link(subject, link, references) for route in routes for link in route.links)
    denials = dict.fromkeys(
        joined([f"{denial}.", references.listed(subject, denial.evidence)])
        for route in routes
        for denial in route.denied
    )
    return items([*links, *denials], class_="chain")


def _side(route: Route, holders: Holders, known: AnswerStatus) -> Markup:
    """Who is on a side; where nobody is, whether that is stated, not stated or only not recorded."""
    if holders:
        unsure = "" if known is AnswerStatus.KNOWN else chip(known)
        return joined([_names(holders), " " if unsure else "", unsure])
    if route.part.candidates:
        return joined([f"it depends on the pot: {' or '.join(route.part.candidates)}"])
    status = known if known in _APART else AnswerStatus.NONE_RECORDED
    return chip(status)


def _answering(route: Route) -> Iterator[tuple[str, str]]:
    """Who answers for it in law, and whom it binds: often those who take it."""
    takers = route.takers.ids
    same = [takers and holders.ids == takers for holders in (route.responsible, route.binds)]
    notes = "; ".join(dict.fromkeys(holder.note for holder in route.responsible if holder.note))
    those = f"those who take it{f' ({notes})' if notes else ''}"
    if all(same):
        yield "Responsible and bound", those
        return
    yield "Legally responsible", those if same[0] else _names(route.responsible)
    yield "Binds", "those who take it" if same[1] else ", ".join(route.binds.names)


def _names(holders: Holders) -> Markup:
    """Holders with the power by which each stands there, and whether there may be others."""
    powers: dict[str, list[str]] = {}
    for holder in holders:
        powers.setdefault(f"{holder.power.value}{f'; {holder.note}' if holder.note else ''}", []).append(str(holder))
    told = [f"{'; '.join(dict.fromkeys(names))} ({power})" for power, names in powers.items()]
    more = ["and others"] if told and holders.complete is not YesNo.YES else []
    return joined([*told, *more], "; ")


def _link(subject: Subject, link: Link, references: References) -> Markup:
    maybe = " It is not known that this held on the day." if link.maybe else ""
    return joined([f"{link.text}.{maybe}", references.listed(subject, link.evidence)])


# -- data ----------------------------------------------------------------------------------------


def _data(asked: Sequence[tuple[Subject, Sequence[Matter]]]) -> Markup:
    """What the form offers, as JSON that cannot end its element."""
    told = [
        {
            "site": subject.site.id,
            "name": plain_text(subject.name),
            "at": subject.at,
            "matters": [_datum(subject, number, matter) for number, matter in enumerate(matters, start=1)],
        }
        for subject, matters in asked
    ]
    text = json.dumps(told, ensure_ascii=True, separators=(",", ":"))
    for sign in "<>&":
        text = text.replace(sign, f"\\u{ord(sign):04x}")
    return tag("script", Markup(text), type="application/json", id="decide-data")


def _datum(subject: Subject, number: int, matter: Matter) -> dict[str, object]:
    answer = matter.answer
    return {
        "label": plain_text(matter.label),
        "group": matter.group,
        "key": plain_text(matter.key),
        "id": _name(subject, number),
        "status": _status(matter).value,
        "mode": answer.mode.value if answer is not None else None,
        **{side: list(attrgetter(side)(answer).ids) if answer is not None else [] for side in _SIDES},
    }
