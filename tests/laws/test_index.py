"""The law of the index: what is found by it is what is found when every fact is looked at."""

from __future__ import annotations

from datetime import date
from typing import Final

import attrs
from benchmarks.national import site
from hypothesis import given
from hypothesis import strategies as st

from commissionkit.model import (
    Arrangement,
    Contribution,
    Coverage,
    DatedName,
    DecisionRight,
    Delegation,
    Fact,
    Fund,
    Organisation,
    Parties,
    Place,
    Pot,
    Power,
    Scope,
    Silence,
    Status,
)
from commissionkit.model.base import references
from commissionkit.periods import Bound, Period
from commissionkit.questions.decisions import asking, who_takes
from commissionkit.questions.decisions.bearing import plain_sitting
from commissionkit.questions.membership import members
from commissionkit.succession import as_of
from commissionkit.testing import arrangements, bounds, matters

QUESTIONS: Final = ("route", "who_makes", "who_takes", "who_is_responsible", "who_oversees")
SMALL: Final = Arrangement(
    id="small",
    as_at=Bound.parse("2019"),
    facts=[
        Place(id="town", name="Town"),
        Organisation(id="ccg", name="CCG", kind="ccg"),
        Coverage(body="ccg", area="town"),
        DecisionRight(holders=Parties(ids=("ccg",)), powers=(Power.TAKE,), over=Scope(service="acute")),
    ],
)
FACETS: Final = ("service", "stage", "fund", "area", "about")


@st.composite
def _sites(draw: st.DrawFn) -> Arrangement:
    """A site, alone or on a baseline that holds some of its rights and delegations."""
    world = draw(arrangements(dated=draw(st.booleans())))
    held = [fact for fact in world if isinstance(fact, (DecisionRight, Delegation))]
    if not held or draw(st.booleans()):
        return world
    lent = draw(st.sets(st.sampled_from(held)))
    base = attrs.evolve(world, id="base", facts=[f for f in world if f in lent or f not in held])
    return attrs.evolve(world, facts=[fact for fact in world if fact not in lent], base=base)


def _plainer(site: Arrangement) -> Arrangement:
    """The site without funds, plans, rules and what is not stated: what is left may be plain."""
    kept = [fact for fact in site if not isinstance(fact, (Fund, Pot, Contribution, Silence))]
    kept = [attrs.evolve(fact, status=Status.IN_FORCE) for fact in kept if not _is_loose(fact)]
    while True:
        ids = {fact.id for fact in kept} | set(site.vocabulary.facts)
        sound = [fact for fact in kept if all(one.target in ids for one in references(fact))]
        if len(sound) == len(kept):
            return site.replace(kept)
        kept = sound


def _is_loose(fact: Fact) -> bool:
    parties = [getattr(fact, name) for name in ("holders", "delegators", "delegate") if hasattr(fact, name)]
    over = getattr(fact, "over", Scope())
    return any(one.rule is not None for one in parties) or "not_stated" in (
        over.service,
        over.stage,
        over.area,
        over.fund,
    )


def _agree(question: str, arrangement: Arrangement, facets: dict[str, str], on: object) -> None:
    asked = asking.matter_of(arrangement, **facets, on=on)
    found = asking.ask(question, arrangement, **{**dict.fromkeys(FACETS), **facets}, on=on)

    assert found == asking.traversed(question, arrangement, asked)


@given(st.data(), st.sampled_from(QUESTIONS))
def test_who_decides(data: st.DataObject, question: str) -> None:
    """The answer is the same by the index and by every fact, on a day, on several and beyond the sources."""
    site = data.draw(_sites())

    _agree(question, site, data.draw(matters(site)), data.draw(bounds()))


@given(st.data(), st.sampled_from(QUESTIONS))
def test_who_decides_a_plain_matter(data: st.DataObject, question: str) -> None:
    """So it is where nothing has to be matched, cut or settled."""
    site = _plainer(data.draw(arrangements(dated=data.draw(st.booleans()))))
    facets = {name: data.draw(st.sampled_from(ids)) for name, ids in _named(site).items()}

    _agree(question, site, facets, data.draw(bounds().filter(lambda bound: bound.is_exact)))


def _named(site: Arrangement) -> dict[str, list[str]]:
    services = [right.over.service for right in site.rights if right.over.service]
    return {"service": [*services, "surgery", "maternity"], "area": [area.id for area in site.areas]}


def test_plain_matters_are_met() -> None:
    """The law before looks at plain matters too: of one such site it is told without settling anything."""
    site = _plainer(SMALL)
    asked = asking.matter_of(site, service="surgery", area="town", on="2019-05-01")

    assert plain_sitting(site, asked.matter, asked.day.days[0].toordinal()) is not None


def test_a_body_is_told_under_the_name_of_the_day() -> None:
    """A body that bore another name on the day is told under that one, however plain the matter."""
    before = DatedName(name="The old CCG", period=Period.parse("2013-04-01..2018-03-31"))
    facts = [attrs.evolve(f, names=(before,)) if isinstance(f, Organisation) else f for f in SMALL]
    renamed = attrs.evolve(SMALL, facts=facts, as_at=Bound.parse("2016..2019", span=True))

    assert [h.name for h in who_takes(renamed, service="surgery", area="town", on="2017-05-01").takers] == [
        "The old CCG"
    ]
    assert [h.name for h in who_takes(renamed, service="surgery", area="town", on="2019-05-01").takers] == ["CCG"]


@given(st.data())
def test_members(data: st.DataObject) -> None:
    """Who sits on a forum is the same by its seats alone and as of the day, where no change is open on it."""
    small = data.draw(arrangements())
    day = data.draw(bounds().filter(lambda bound: bound.is_exact))
    if not small.forums:
        return
    forum = data.draw(st.sampled_from(small.forums.ids))
    by_snapshot = members(as_of(small, day), forum, on=day)

    # A snapshot has let go of the name of a forum that was not there.
    assert members(small, forum, on=day) == attrs.evolve(by_snapshot, name=small.name(forum))


@given(st.integers(0, 1000), st.data())
def test_who_decides_in_a_generated_site(seed: int, data: st.DataObject) -> None:
    """So it is where bodies merge, hand on and sit on boards, on days before, between and after."""
    generated = site(seed)
    facets = {
        "service": data.draw(st.sampled_from(generated.services.ids)),
        "area": data.draw(st.sampled_from(generated.areas.ids)),
    }
    day = data.draw(st.dates(date(2013, 1, 1), date(2024, 6, 1)))
    for question in QUESTIONS:
        _agree(question, generated, facets, Bound.on(day))
