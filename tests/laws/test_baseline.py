"""The law of the baseline: it fills in who takes where nobody is recorded, and never says otherwise than the site."""

from __future__ import annotations

import attrs
from hypothesis import given
from hypothesis import strategies as st

from commissionkit.answers import Answer, Route
from commissionkit.model import Arrangement, DecisionRight, Delegation
from commissionkit.questions.decisions import route
from commissionkit.succession import as_of
from commissionkit.testing import arrangements, bounds, matters


@st.composite
def _on_a_baseline(draw: st.DrawFn) -> tuple[Arrangement, Arrangement]:
    """A site without a baseline, and the same site on one that holds some of its rights and delegations."""
    world = draw(arrangements())
    held = [fact for fact in world if isinstance(fact, (DecisionRight, Delegation))]
    lent = draw(st.sets(st.sampled_from(held))) if held else set()
    site = world.replace(fact for fact in world if fact not in lent)
    base = attrs.evolve(world, id="base", facts=[f for f in world if f in lent or f not in held])
    return site, attrs.evolve(site, base=base)


def _own(found: Route) -> tuple[object, ...]:
    return (found.mode, found.makers.ids, found.takers.ids, found.binds.ids, found.responsible.ids)


@given(st.data())
def test_a_baseline_never_overrides_the_site(data: st.DataObject) -> None:
    """What the site says of a part stays as it is: the same mode, makers, takers, bound and responsible.

    A named service may be split further by the baseline; the law after this one is for that.
    """
    alone, resting = data.draw(_on_a_baseline())
    matter = {facet: name for facet, name in data.draw(matters(alone)).items() if facet != "service"}
    before = {_own(found) for found in route(alone, **matter).routes if found.takers}
    after = {_own(found) for found in route(resting, **matter).routes if found.takers and not found.takers.baselines}

    assert after == before


def _recorded(answer: Answer) -> tuple[set[str], set[str]]:
    """Those whom the site itself records to make and to take, on any part."""
    makers = {holder.id for found in answer.routes for holder in found.makers if not holder.note}
    return makers, {holder.id for found in answer.routes for holder in found.takers if not holder.baseline}


@given(st.data())
def test_a_baseline_adds_to_nobody_and_takes_from_nobody(data: st.DataObject) -> None:
    """However it splits the matter: those whom the site records to make, and to take, are the same."""
    alone, resting = data.draw(_on_a_baseline())
    matter = data.draw(matters(alone))

    assert _recorded(route(resting, **matter)) == _recorded(route(alone, **matter))


@given(st.data())
def test_a_day_of_a_site_on_a_baseline(data: st.DataObject) -> None:
    """The state on a day answers as the record asked about that day, the baseline beneath both."""
    _, resting = data.draw(_on_a_baseline())
    matter, day = data.draw(matters(resting)), data.draw(bounds())
    state = as_of(resting, day)

    assert route(state, **matter) == route(resting, **matter, on=day)
    assert as_of(state, day) == state
