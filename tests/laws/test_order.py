"""The law of order: in which order facts stand in a file changes no answer."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from commissionkit.questions.decisions import route
from commissionkit.testing import arrangements, matters


@given(st.data())
def test_order_of_facts_changes_nothing(data: st.DataObject) -> None:
    """The facts shuffled, every question has the same answer, part for part and word for word."""
    world = data.draw(arrangements())
    matter = data.draw(matters(world))
    shuffled = world.replace(data.draw(st.permutations(world.facts)))
    assert route(shuffled, **matter).to_dict() == route(world, **matter).to_dict()
    assert route(shuffled, **matter) == route(world, **matter)
