"""The law of what is not stated: learning it never turns over an answer that was known without it."""

from __future__ import annotations

from collections.abc import Iterator

import attrs
from hypothesis import assume, given
from hypothesis import strategies as st

from commissionkit.answers import Answer, AnswerStatus
from commissionkit.model import (
    Arrangement,
    Contribution,
    DecisionRight,
    Delegation,
    Extent,
    Fact,
    Forum,
    Fund,
    Instrument,
    Parties,
    Pot,
    Power,
    Scope,
    YesNo,
)
from commissionkit.periods import Bound, Period
from commissionkit.questions.decisions import route
from commissionkit.testing import arrangements, matters

BEFORE, AFTER = Bound.parse("2012-04-01"), Bound.parse("2030-03-31")
LISTS = {
    Pot: ("complete",),
    Fund: ("pots_complete",),
    Contribution: ("participates",),
    DecisionRight: ("complete",),
    Delegation: ("complete",),
    Forum: ("members_complete",),
    Instrument: ("complete",),
}


def stated(world: Arrangement, fact: Fact) -> Iterator[Fact]:
    """The fact with one value that is not stated replaced by each that a source might state.

    Two defaults are left out. An organisation counts as having legal personality where no source says; a delegation
    of which nothing is said but that it is one carries nothing, so that what it is over would be news.
    """
    yield from _dates(fact)
    for kind, names in LISTS.items():
        for name in names if isinstance(fact, kind) else ():
            if getattr(fact, name) is YesNo.NOT_STATED:
                yield from (attrs.evolve(fact, **{name: said}) for said in (YesNo.YES, YesNo.NO))
    if isinstance(fact, Pot):
        yield from _extents(fact)
    if isinstance(fact, DecisionRight) or (isinstance(fact, Delegation) and _says_something(fact.over)):
        yield from _facets(world, fact)


def _says_something(over: Scope) -> bool:
    return any(facet not in (None, "not_stated") for facet in (over.service, over.stage, over.fund, over.area))


def _dates(fact: Fact) -> Iterator[Fact]:
    period = fact.period
    if period.start.kind == "not_stated" and period.end_earliest > BEFORE.days[1]:
        yield attrs.evolve(fact, period=Period(BEFORE, period.end))
    if period.end.kind == "not_stated" and fact.status.is_live:
        yield attrs.evolve(fact, period=Period(period.start, AFTER))


def _extents(pot: Pot) -> Iterator[Fact]:
    for index, holding in enumerate(pot.services):
        if holding.extent is Extent.NOT_STATED:
            for extent in (Extent.WHOLE, Extent.SOME):
                held = attrs.evolve(holding, extent=extent)
                yield attrs.evolve(pot, services=(*pot.services[:index], held, *pot.services[index + 1 :]))


def _facets(world: Arrangement, fact: DecisionRight | Delegation) -> Iterator[Fact]:
    ids = {
        "service": ("acute", "surgery", "community"),
        "stage": ("planning", "monitoring"),
        "fund": (*world.funds.ids, *world.pots.ids),
        "area": world.areas.ids,
    }
    for facet, names in ids.items():
        if getattr(fact.over, facet) == "not_stated":
            for name in (None, *names):
                yield attrs.evolve(fact, over=attrs.evolve(fact.over, **{facet: name}))


@st.composite
def thin(draw: st.DrawFn) -> Arrangement:
    """Arrangements with few rights and delegations, often without funds: of fuller ones little is ever known."""
    world = draw(arrangements(changes=False))
    money = draw(st.sampled_from([(Fund, Pot, Contribution), ()]))
    few = [f for f in world.facts if isinstance(f, (DecisionRight, Delegation)) and not (money and f.over.fund)]
    kept = draw(st.lists(st.sampled_from(few), max_size=4, unique=True)) if few else []
    taker = Parties(ids=(draw(st.sampled_from(world.organisations.ids)),))
    base = DecisionRight(id="base", holders=taker, powers=(Power.TAKE,), over=Scope(service="acute"))
    gone = (DecisionRight, Delegation, *money)
    return world.replace([*(f for f in world.facts if not isinstance(f, gone)), *kept, base])


@st.composite
def narrow(draw: st.DrawFn, world: Arrangement) -> dict[str, str]:
    """A matter that few lines split."""
    matter = draw(matters(world))
    service = draw(st.sampled_from(["surgery", "maternity"]))
    point = {"service": service, "stage": "planning", "area": world.areas.ids[-1]}
    return matter if "about" in matter else {**point, **matter}


def sides(answer: Answer) -> tuple[object, ...]:
    """What the answer says, but for whether its lists are complete."""
    holders = (answer.makers, answer.takers, answer.responsible)
    return (answer.status, answer.mode, *(frozenset(some.ids) for some in holders))


@given(st.data())
def test_stating_what_is_not_stated(data: st.DataObject) -> None:
    """Dates, extents, facets of scopes and the completeness of lists: none of them flips a known answer."""
    world = data.draw(thin())
    matter = data.draw(narrow(world))
    before = route(world, **matter)
    assume(before.status is AnswerStatus.KNOWN)
    for old in world.facts:
        for new in stated(world, old):
            after = route(world.replace(new if fact is old else fact for fact in world.facts), **matter)
            assert (sides(after), old.id) == (sides(before), old.id)
