"""The law of the index: what is found by it is what is found when every fact is looked at."""

from __future__ import annotations

import attrs
from hypothesis import given
from hypothesis import strategies as st

from commissionkit.model import Arrangement, DecisionRight, Delegation
from commissionkit.questions.decisions import asking
from commissionkit.testing import arrangements, bounds, matters

QUESTIONS = ("route", "who_makes", "who_takes", "who_is_responsible", "who_oversees")


def _agree(question: str, arrangement: Arrangement, facets: dict[str, str], on: object) -> None:
    asked = asking.matter_of(arrangement, **facets, on=on)
    found = asking.ask(question, arrangement, **{**dict.fromkeys(FACETS), **facets}, on=on)

    assert found == asking.traversed(question, arrangement, asked)


FACETS = ("service", "stage", "fund", "area", "about")


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


@given(st.data(), st.sampled_from(QUESTIONS))
def test_who_decides(data: st.DataObject, question: str) -> None:
    """The answer is the same by the index and by every fact, on a day, on several and beyond the sources."""
    site = data.draw(_sites())

    _agree(question, site, data.draw(matters(site)), data.draw(bounds()))
