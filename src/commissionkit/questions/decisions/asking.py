"""Asking who decides: the ids looked up, the days meant, each state answered, the plan beside it."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, timedelta
from typing import Final

import attrs

from commissionkit.answers import Answer, AnswerStatus, Matter, Mode, Route
from commissionkit.errors import RefusedQuestion, UnknownName
from commissionkit.model import (
    Area,
    Arrangement,
    Contract,
    Extent,
    Fact,
    Forum,
    Fund,
    Instrument,
    Organisation,
    Pot,
    Process,
    Programme,
    Service,
    Stage,
)
from commissionkit.model.later import LaterSequence
from commissionkit.periods import Bound
from commissionkit.questions.decisions.bearing import plain_sitting, stated
from commissionkit.questions.decisions.cases import case_label
from commissionkit.questions.decisions.deciding import decide, decided
from commissionkit.questions.decisions.doubting import UNTAKEN
from commissionkit.questions.decisions.gathering import gather
from commissionkit.questions.decisions.placing import placed
from commissionkit.questions.decisions.regions import Region, refine
from commissionkit.questions.decisions.sitting import Sitting
from commissionkit.questions.decisions.standing import recorded
from commissionkit.questions.decisions.statute import Statute, statute_of
from commissionkit.questions.naming import check_arrangement
from commissionkit.succession import as_of, by_plan, default_day, worlds
from commissionkit.succession.lives import is_beyond

__all__ = ["Asked", "On", "ask", "matter_of", "traversed"]

#: A day or days: a date, a text such as `2019-10`, `2018/19` or `2019-04-17`, or a bound.
On = str | int | date | Bound

#: What each facet of a question names.
_KINDS: Final[Mapping[str, tuple[type[Fact], ...]]] = {
    "service": (Service,),
    "stage": (Stage,),
    "fund": (Fund, Pot),
    "area": (Area,),
    "about": (Organisation, Forum, Contract, Process, Programme, Instrument),
}


def ask(
    question: str,
    arrangement: Arrangement,
    *,
    service: str | None,
    stage: str | None,
    fund: str | None,
    area: str | None,
    about: str | None,
    on: On | None,
) -> Answer:
    """The answer to one of the questions of who decides; see `route` for the arguments and errors."""
    asked = matter_of(arrangement, service=service, stage=stage, fund=fund, area=area, about=about, on=on)
    matter, day = asked.matter, asked.day
    sitting = plain_sitting(arrangement, matter, day.days[0].toordinal()) if day.is_exact else None
    if sitting is not None:
        return _in_one_part(question, sitting, asked)
    return _answered(question, stated(arrangement, matter, day), asked)


def _in_one_part(question: str, sitting: Sitting, asked: Asked) -> Answer:
    """The answer where the whole matter is decided alike."""
    world, matter = sitting.world, asked.matter
    beyond = is_beyond(world.as_at, asked.day.days[1])
    routes = (decided(sitting),)
    return Answer(
        question=question,
        site=world.id,
        title=world.title,
        matter=matter,
        routes=routes,
        flags=(*asked.flags, "beyond_as_at") if beyond else asked.flags,
        missing=LaterSequence(lambda: _missing(matter, routes)),
    )


@attrs.frozen
class Asked:
    """A question once its ids are looked up.

    Attributes:
        matter: What it is about.
        day: The days meant.
        flags: What is to be said of them.
    """

    matter: Matter
    day: Bound
    flags: tuple[str, ...]


def matter_of(
    arrangement: Arrangement,
    *,
    service: str | None = None,
    stage: str | None = None,
    fund: str | None = None,
    area: str | None = None,
    about: str | None = None,
    on: On | None = None,
) -> Asked:
    """What is asked and of which days; errors as for `route`."""
    check_arrangement(arrangement)
    _known(arrangement, service=service, stage=stage, fund=fund, area=area, about=about)
    day, flags = _day(arrangement, fund, on)
    matter = Matter(
        service=service,
        stage=stage,
        fund=fund,
        area=None if about else area or arrangement.area or None,
        about=about,
        on=str(day),
        area_named=area is not None,
    )
    return Asked(matter, day, flags)


def traversed(question: str, arrangement: Arrangement, asked: Asked) -> Answer:
    """The answer, every fact of the arrangement looked at."""
    plans = arrangement.snapshot is not None and arrangement.snapshot.plans
    return _answered(question, as_of(arrangement, asked.day, plans=plans), asked)


def _answered(question: str, snapshot: Arrangement, asked: Asked) -> Answer:
    """The answer in each of the states of the days meant."""
    beyond = snapshot.snapshot is not None and snapshot.snapshot.beyond_as_at
    flags = (*asked.flags, "beyond_as_at") if beyond else asked.flags
    answer = _over_days(question, worlds(snapshot), asked.matter, flags)
    planned = _by_plan(question, snapshot, asked.matter, answer, flags)
    return answer if planned is None else attrs.evolve(answer, by_plan=planned)


def _known(arrangement: Arrangement, **named: str | None) -> None:
    """Every id names something of the right kind, now or ever."""
    for facet, name in named.items():
        if name is None:
            continue
        if not isinstance(name, str):
            raise RefusedQuestion(f"{facet}= takes an id, such as {getattr(name, 'id', 'icf')!r}, not {name!r:.60}")
        if not isinstance(arrangement.get(name), _KINDS[facet]) and not _is_dropped(arrangement, name):
            known = arrangement.ids_of(*(kind.__name__ for kind in _KINDS[facet]))
            what = "organisation, forum, contract, process, programme or instrument" if facet == "about" else facet
            raise UnknownName(name, known, what=what, where=arrangement.id)
    if named["about"] and any(named[facet] for facet in ("service", "stage", "fund", "area")):
        raise RefusedQuestion(
            "a question about one named thing takes no other facet: rights about it are held apart. Ask without "
            "about=, or without service=, stage=, fund= and area="
        )


def _is_dropped(arrangement: Arrangement, name: str) -> bool:
    return arrangement.snapshot is not None and name in arrangement.snapshot.dropped


def _day(arrangement: Arrangement, fund: str | None, on: On | None) -> tuple[Bound, tuple[str, ...]]:
    """The day a question is put to; for a fund that ended before `as_at`, its last day."""
    if arrangement.snapshot is not None:
        return (arrangement.snapshot.on if on is None else Bound.parse(on, span=True)), ()
    if on is not None:
        return Bound.parse(on, span=True), ()
    day = default_day(arrangement)
    if fund is None:
        return day, ()
    named = arrangement[fund]
    held = (named, arrangement[named.fund]) if isinstance(named, Pot) else (named,)
    ended = min(fact.period.end_latest for fact in held)
    if day.first is not None and ended <= day.first:
        return Bound.on(ended - timedelta(days=1)), ("past",)
    return day, ()


def _over_days(question: str, states: tuple[Arrangement, ...], matter: Matter, flags: tuple[str, ...]) -> Answer:
    """One answer, or one for each state of the days meant where they differ."""
    answers: list[tuple[Answer, list[str]]] = []
    for world in states:
        answer = _answer(question, world, matter, flags)
        label = world.snapshot.label if world.snapshot is not None else ""
        known = next((labels for other, labels in answers if other == answer), None)
        if known is None:
            answers.append((answer, [label]))
        else:
            known.append(label)
    if len(answers) == 1:
        return answers[0][0]
    every = [label for _, labels in answers for label in labels]
    cases = tuple(_labelled(answer, case_label(labels, every)) for answer, labels in answers)
    routes = tuple(route_ for case in cases for route_ in case.routes)
    shown = attrs.evolve(cases[0], matter=matter, routes=routes, cases=cases)
    return attrs.evolve(shown, flags=(*flags, "several_days"), missing=(), outside="")


def _labelled(answer: Answer, label: str) -> Answer:
    """One case, its parts marked with the days it is true of."""
    routes = tuple(attrs.evolve(r, part=attrs.evolve(r.part, when=label)) for r in answer.routes)
    return attrs.evolve(answer, routes=routes, matter=attrs.evolve(answer.matter, on=label or answer.matter.on))


def _answer(question: str, world: Arrangement, matter: Matter, flags: tuple[str, ...]) -> Answer:
    named = (matter.fund, matter.about, matter.service, matter.area)
    gone = next((name for name in named if name and _is_dropped(world, name)), None)
    if gone is not None:
        why = f"{gone} was not in force then, as far as the record goes."
        return Answer(question=question, site=world.id, title=world.title, matter=matter, flags=flags, outside=why)
    routes = gather(world, matter, _routes(world, matter))
    return Answer(
        question=question,
        site=world.id,
        title=world.title,
        matter=matter,
        routes=routes,
        flags=(*flags, *_of_the_baseline(question, world, matter, routes)),
        missing=_missing(matter, routes),
    )


def _of_the_baseline(question: str, world: Arrangement, matter: Matter, routes: tuple[Route, ...]) -> tuple[str, ...]:
    """What has to be said of the baselines by which somebody takes."""
    used = {name for route_ in routes for name in route_.takers.baselines}
    if not used or question not in ("route", "who_takes", "who_is_responsible"):
        return ()
    spoken = (base.as_at for base in world.whole.borrowed.values() if base.id in used)
    last = Bound.parse(matter.on, span=True).days[1]
    late = any(is_beyond(as_at, last) for as_at in spoken)
    return ("baseline", "baseline_beyond_as_at") if late else ("baseline",)


def _routes(world: Arrangement, matter: Matter) -> tuple[tuple[Region, Route], ...]:
    statute = statute_of(world, matter)
    world = world if statute is None else statute.ours
    record = recorded(world, matter)
    lines = (*record.lines, *(statute.lines(matter) if statute is not None else ()))
    regions = (Region(),) if matter.about else refine(world, _places(world, matter, statute), lines)
    return tuple((region, decide(world, matter, region, record, statute)) for region in regions)


def _places(world: Arrangement, matter: Matter, statute: Statute | None) -> tuple[Region, ...]:
    return placed(world, matter, () if statute is None else statute.record.rights)


def _missing(matter: Matter, routes: tuple[Route, ...]) -> tuple[str, ...]:
    """The nearest missing steps, for what is not known."""
    steps: list[str] = []
    for route_ in routes:
        if route_.status is AnswerStatus.KNOWN:
            continue
        part = route_.part
        if part.extent is Extent.NOT_STATED and part.fund:
            steps.append(f"how far it lies in {part.fund} ({part.text})")
        if part.candidates and part.fund not in part.candidates:
            steps.append(f"which of {', '.join(part.candidates)} holds it ({part.text})")
        elif route_.mode is Mode.MADE_UNTAKEN:
            steps.append(f"a right to take or ratify it, or a delegation ({part.text})")
        elif not route_.mode.concludes and matter.about is None:
            steps.append(f"a right to make or take it ({part.text})")
        steps += [f"{gap} ({part.text})" for gap in route_.gaps if gap != UNTAKEN]
        steps += [f"whether this held on the day: {link.text}" for link in route_.links if link.maybe]
        short = (link for link in route_.links if link.short)
        steps += [f"whether this is so here, for the source does not mean all: {link.text}" for link in short]
    return tuple(dict.fromkeys(steps))


def _by_plan(
    question: str, snapshot: Arrangement, matter: Matter, answer: Answer, flags: tuple[str, ...]
) -> Answer | None:
    """The answer if what is planned comes about, where it differs."""
    states = by_plan(snapshot)
    if not states:
        return None
    planned = _over_days(question, states, matter, flags)
    return None if planned == answer else attrs.evolve(planned, flags=(*answer.flags, "plan"))
