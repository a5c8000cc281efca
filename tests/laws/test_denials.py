"""The law of denials: a stated "no" changes no maker, no taker and no mode."""

from __future__ import annotations

from hypothesis import assume, given
from hypothesis import strategies as st

from commissionkit.answers import AnswerStatus
from commissionkit.model import Arrangement
from commissionkit.questions.decisions import route
from commissionkit.questions.decisions.powers import powers_of
from commissionkit.testing import arrangements, matters


def without(world: Arrangement, fact: str) -> Arrangement:
    return world.replace(other for other in world.facts if other.id != fact)


@given(st.data())
def test_removing_a_denial(data: st.DataObject) -> None:
    """Without the denial the same bodies make and take in the same mode; only whether it is disputed may change."""
    world = data.draw(arrangements())
    denials = [right for right in world.rights if right.denied]
    assume(denials)
    matter = data.draw(matters(world))
    gone = data.draw(st.sampled_from(denials))
    before, after = route(world, **matter), route(without(world, gone.id), **matter)
    assert (set(after.makers), after.makers.complete) == (set(before.makers), before.makers.complete)
    assert (set(after.takers), after.takers.complete) == (set(before.takers), before.takers.complete)
    assert after.mode is before.mode
    assert gone.id not in {denial.fact for denial in after.denied}
    assert after.status is before.status or before.status is AnswerStatus.DISPUTED


@given(st.data())
def test_without_a_denial_nothing_is_recorded(data: st.DataObject) -> None:
    """A body of which a source says that it has not a power is, without that, one of which nothing is recorded."""
    world = data.draw(arrangements(dated=False, changes=False))
    denials = [right for right in world.rights if right.denied]
    assume(denials)
    gone = data.draw(st.sampled_from(denials))
    for denial in denials:
        world = without(world, denial.id) if denial is not gone else world
    for body in gone.holders.ids:
        before, after = powers_of(world, body), powers_of(without(world, gone.id), body)
        for power, status in before.statuses:
            if power not in gone.powers:
                assert after.status(power) is status
            elif status is AnswerStatus.STATED_NONE:
                assert after.status(power) is AnswerStatus.NONE_RECORDED
            else:
                assert before.held
