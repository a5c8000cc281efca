"""The law of days: a question about a day is a question to the arrangement as it was that day."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from commissionkit.questions.decisions import route
from commissionkit.succession import as_of
from commissionkit.testing import arrangements, bounds, matters


@given(st.data())
def test_on_a_day_and_as_of_that_day(data: st.DataObject) -> None:
    """`route(as_of(a, d), m)` is `route(a, m, on=d)`, over a day, a month or a year."""
    world = data.draw(arrangements())
    matter, day = data.draw(matters(world)), data.draw(bounds())
    assert route(as_of(world, day), **matter) == route(world, **matter, on=day)
