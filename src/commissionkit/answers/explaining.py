"""Answers in plain English. Only lays out what the answer already holds."""
# ruff: noqa: D102 - the members of the protocol are explained at Answer

from __future__ import annotations

import textwrap
from collections.abc import Iterator, Sequence
from typing import Protocol

from commissionkit.answers.holders import Holders
from commissionkit.answers.matter import Matter
from commissionkit.answers.routes import Link, Route
from commissionkit.answers.words import AnswerStatus, Mode
from commissionkit.sources import Citation, Claim
from commissionkit.tables import Table, escape_html, folded, notes_html, plain_text

__all__ = ["Told", "answer_html", "explanation", "summary", "wrapped"]


class Told(Protocol):
    """What an answer has to hold to be told in words; see `Answer` for the meaning of each."""

    @property
    def question(self) -> str: ...
    @property
    def site(self) -> str: ...
    @property
    def title(self) -> str: ...
    @property
    def matter(self) -> Matter: ...
    @property
    def routes(self) -> tuple[Route, ...]: ...
    @property
    def flags(self) -> tuple[str, ...]: ...
    @property
    def missing(self) -> Sequence[str]: ...
    @property
    def cases(self) -> Sequence[Told]: ...
    @property
    def by_plan(self) -> Told | None: ...
    @property
    def outside(self) -> str: ...
    @property
    def status(self) -> AnswerStatus: ...
    @property
    def mode(self) -> Mode: ...
    @property
    def holders(self) -> Holders: ...
    @property
    def weakest_claim(self) -> Claim | None: ...


_WIDTH = 80
#: In a notebook the chains of so many parts are folded away beneath the answer.
_UNFOLDED = 20

_ASKED = {
    "route": "How is it decided",
    "who_makes": "Who makes it",
    "who_takes": "Who takes it",
    "who_is_responsible": "Who is legally responsible",
    "who_oversees": "Who oversees it",
}

_FLAGS = {
    "beyond_as_at": "The day asked about is later than the days the sources speak to.",
    "past": "What is asked about had ended by then; the answer is for its last day.",
    "baseline": "Where the arrangement records nobody who takes it, the baseline that it rests on says who does.",
    "baseline_beyond_as_at": "The day asked about is later than the days the sources of that baseline speak to.",
    "plan": "This counts what is planned as having come about.",
    "several_days": "The answer differs over the days meant: each case stands apart.",
}


def wrapped(text: str, indent: str = "", first: str | None = None, *, width: int = _WIDTH) -> str:
    """A paragraph within `width` columns, safe to show; ids and sources are never broken."""
    return textwrap.fill(
        plain_text(text),
        width,
        initial_indent=indent if first is None else first,
        subsequent_indent=indent,
        break_long_words=False,
        break_on_hyphens=False,
    )


def summary(answer: Told) -> str:
    """The answer in a few lines: the question, the holders part by part, the status."""
    lines = [wrapped(f"{_ASKED[answer.question]}: {_subject(answer)}", "  ", "")]
    if answer.cases:
        for case in answer.cases:
            lines.append(wrapped(f"{_case(case)}:", "  "))
            lines += [_stepped(text, "    ") for text in _parts(case)]
    else:
        lines += [_stepped(text, "  ") for text in _parts(answer)]
    lines.append(wrapped(f"Status: {_status(answer)}", "  ", ""))
    lines += [wrapped(text, "  ", "") for text in _remarks(answer)]
    return "\n".join(lines)


def _stepped(text: str, indent: str) -> str:
    """A line that keeps its own indent, its later lines set in further."""
    inner = indent + text[: len(text) - len(text.lstrip())]
    return wrapped(text.lstrip(), inner + "    ", inner)


def _subject(answer: Told) -> str:
    on = f", {answer.matter.on}" if answer.matter.on else ""
    return f"{answer.matter} ({answer.title or answer.site}{on})"


def _case(answer: Told) -> str:
    return answer.routes[0].part.when if answer.routes and answer.routes[0].part.when else answer.matter.on


def _status(answer: Told) -> str:
    claim = answer.weakest_claim
    rests = f"; the weakest link is {claim.value}" if claim else ""
    meaning = "" if answer.status is AnswerStatus.KNOWN else f" ({answer.status.meaning})"
    return f"{answer.status.value}{meaning}{rests}."


def _remarks(answer: Told) -> Iterator[str]:
    for flag in answer.flags:
        yield _FLAGS.get(flag, flag)
    for step in answer.missing:
        yield f"Missing: {step}"
    if answer.by_plan is not None:
        for case in answer.by_plan.cases or (answer.by_plan,):
            when = f", {_case(case)}" if answer.by_plan.cases else ""
            yield f"By plan{when}: {case.holders} ({case.mode.value})."


def _parts(answer: Told) -> Iterator[str]:
    """A line for each part, or for each side of each part."""
    if answer.outside:
        yield answer.outside
    for route in answer.routes:
        several = len(answer.routes) > 1
        head = f"{route.part.text}: " if several else ""
        if answer.question != "route":
            held = route.held(answer.question)
            yield f"{head}{_holders(held) if held else _nobody(route, route.known(answer.question))}"
            continue
        yield f"{head}{route.mode.value}"
        if not route.mode.concludes and route.part.candidates:
            yield f"  {_on_the_pot(route)}"
        elif not route.mode.concludes:
            yield f"  {_why_nobody(route)}"
        if route.makers:
            yield f"  made by: {_holders(route.makers)}"
        if route.takers:
            yield f"  taken by: {_holders(route.takers)}"


def _on_the_pot(route: Route) -> str:
    return f"it depends on the pot: {' or '.join(route.part.candidates)}"


def _nobody(route: Route, status: AnswerStatus) -> str:
    """Why a side has no holders; what is not stated and what is stated to be nobody stay apart."""
    if route.part.candidates:
        return _on_the_pot(route)
    apart = (AnswerStatus.STATED_NONE, AnswerStatus.NOT_STATED, AnswerStatus.NOT_APPLICABLE)
    return status.meaning if status in apart else "nobody recorded"


def _why_nobody(route: Route) -> str:
    """Why a part comes to nothing: what its status says, where that is more than that nothing is recorded."""
    plain = route.status in (AnswerStatus.KNOWN, AnswerStatus.PARTLY_KNOWN, AnswerStatus.NONE_RECORDED)
    return route.mode.meaning if plain else route.status.meaning


def _holders(holders: Holders) -> str:
    if not holders:
        return "nobody recorded"
    by_power: dict[str, list[str]] = {}
    for holder in holders:
        by_power.setdefault(holder.power.value, []).append(str(holder))
    texts = [f"{'; '.join(dict.fromkeys(names))} ({power})" for power, names in by_power.items()]
    more = "" if holders.complete.value == "yes" else "; and others"
    return "; ".join(texts) + more


def answer_html(answer: Told) -> str:
    """The answer for a notebook: a row for each part, the status, and the chain with its sources folded away."""
    whole = answer.question == "route"
    columns = ("on", "part", "how", "made by", "taken by") if whole else ("on", "part", "who")
    rows = [
        (_case(case) if answer.cases else "", str(route.part.text), *(_told(route) if whole else [_who(answer, route)]))
        for case in answer.cases or (answer,)
        for route in case.routes
    ]
    title = f"{_ASKED[answer.question]}: {_subject(answer)}"
    table = Table(columns if answer.cases else columns[1:], [row if answer.cases else row[1:] for row in rows], title)
    nothing = answer.outside or answer.status.meaning
    notes = (f"Status: {_status(answer)}", *_remarks(answer))
    return table.glance(nothing=nothing) + notes_html(notes) + _chain_html(answer)


def _told(route: Route) -> tuple[str, str, str]:
    """How one part is decided, and by whom on either side."""
    concluded = route.mode.concludes
    idle = _on_the_pot(route) if route.part.candidates else _why_nobody(route)
    how = route.mode.value.replace("_", " ") if concluded else f"{route.mode.value.replace('_', ' ')}: {idle}"
    made, taken = (_holders(side) if side else "" for side in (route.makers, route.takers))
    return how, made, taken


def _who(answer: Told, route: Route) -> str:
    held = route.held(answer.question)
    return _holders(held) if held else _nobody(route, route.known(answer.question))


def _chain_html(answer: Told) -> str:
    """Every step with its source, folded away; nothing where no step is recorded."""
    routes = [route for case in answer.cases or (answer,) for route in case.routes]
    parts = "".join(_steps_html(route, several=len(routes) > 1) for route in routes[:_UNFOLDED])
    left = len(routes) - _UNFOLDED
    more = f"<p>And {left:,} parts more: print(….explain()) tells of each.</p>" if left > 0 else ""
    return folded("The chain, each step with its source", parts + more) if parts else ""


def _steps_html(route: Route, *, several: bool) -> str:
    steps = [(f"{link.text}.", link.evidence) for link in route.links]
    steps += [(f"{denial}.", denial.evidence) for denial in route.denied]
    listed = "".join(f"<li>{escape_html(text)}{_cited_html(evidence)}</li>" for text, evidence in steps)
    gaps = "".join(f"<li>Gap: {escape_html(gap)}</li>" for gap in route.gaps)
    head = f"<p>{escape_html(str(route.part))}</p>" if several else ""
    return f"{head}<ul>{listed}{gaps}</ul>" if listed or gaps else ""


def _cited_html(evidence: Sequence[Citation]) -> str:
    return f"<br><small>{'<br>'.join(escape_html(str(citation)) for citation in evidence)}</small>" if evidence else ""


def explanation(answer: Told) -> str:
    """The whole chain, each link with its source."""
    lines = [wrapped(f"{_ASKED[answer.question]}: {_subject(answer)}", "  ", "")]
    for case in answer.cases or (answer,):
        if answer.cases:
            lines.append(wrapped(f"{_case(case)}:", "  "))
        if case.outside:
            lines.append(wrapped(case.outside, "    "))
        for route in case.routes:
            lines += _route(route, several=len(case.routes) > 1)
    lines.append(wrapped(f"Status: {_status(answer)}", "  ", ""))
    lines += [wrapped(text, "  ", "") for text in _remarks(answer)]
    return "\n".join(lines)


def _route(route: Route, *, several: bool) -> Iterator[str]:
    if several:
        yield wrapped(f"{route.part}:", "  ")
    how = route.mode.meaning if route.mode.concludes else _why_nobody(route)
    yield wrapped(f"{route.mode.value}: {how}. {_sides(route)}", "    ")
    for link in route.links:
        yield from _link(link)
    for denial in route.denied:
        yield wrapped(f"- {denial}.", "      ", "    ")
        yield from (wrapped(str(citation), "        ") for citation in denial.evidence)
    if route.part.candidates:
        yield wrapped(f"The pot is not stated; it may be {' or '.join(route.part.candidates)}.", "    ")
    yield from (wrapped(f"Gap: {gap}", "    ") for gap in route.gaps)
    if route.status is not AnswerStatus.KNOWN:
        yield wrapped(f"This part is {route.status.value}: {route.status.meaning}.", "    ")


def _sides(route: Route) -> str:
    texts = [f"Made by {_holders(route.makers)}.", f"Taken by {_holders(route.takers)}."]
    if route.binds:
        texts.append(f"Binds {', '.join(route.binds.names)}.")
    if route.responsible:
        notes = {holder.note for holder in route.responsible if holder.note}
        inferred = f" ({'; '.join(sorted(notes))})" if notes else ""
        texts.append(f"Legally responsible: {', '.join(route.responsible.names)}{inferred}.")
    return " ".join(texts)


def _link(link: Link) -> Iterator[str]:
    maybe = " It is not known that this held on the day." if link.maybe else ""
    yield wrapped(f"- {link.text}.{maybe}", "      ", "    ")
    yield from (wrapped(str(citation), "          ", "        ") for citation in link.evidence)
