"""What every picture says of the state that it shows: what is not settled in it, and what is no part of it."""

from __future__ import annotations

import pytest

import commissionkit as ck
from commissionkit.errors import RefusedQuestion
from commissionkit.views.stating import cautions, doubt, left_out, state_of

MERGED = "2020-06-01"


def test_a_seat_that_became_one_with_another_has_not_ended() -> None:
    """Two CCGs on one board merge: their seats become one seat, which is told apart from a seat that ended."""
    world = state_of(ck.load("bradford-craven"), MERGED, plans=True)
    why = {one.fact: one.why for one in left_out(world, {fact.id for fact in world}, lambda fact: fact.id)}
    assert why["seat:bradford-alliance:bradford-districts-ccg"] == "has become one with another"
    assert why["airedale-fixed-income"] == "does not hold on that day"


def test_all_that_is_recorded_is_drawn_or_left_out() -> None:
    """Nothing that the file records goes unmentioned, whether it holds on the day or not."""
    site = ck.load("tameside-glossop")
    world = state_of(site, None)
    assert {one.fact for one in left_out(world, (), lambda _: "")} >= {fact.id for fact in site}


def test_plans_are_told_from_what_is_there() -> None:
    """A plan is no doubt, and with plans drawn the picture says so."""
    site = ck.load("tameside-glossop")
    planned, firm = site.forums["living-well-board"], site.forums["strategic-commissioning-board"]
    world = state_of(site, MERGED, plans=True)
    assert (doubt(world, planned), doubt(world, firm), doubt(world, firm, planned)) == ("planned", "", "planned")
    assert "What is planned for the day is drawn, too, as planned." in cautions(world)
    assert cautions(state_of(site, None)) == ()


def test_a_state_without_its_plans_cannot_show_them() -> None:
    """A snapshot has been taken with or without its plans; one with them keeps them."""
    site = ck.load("bradford-craven")
    with pytest.raises(RefusedQuestion, match="Ask the original arrangement"):
        state_of(ck.as_of(site, MERGED), None, plans=True)
    world = ck.as_of(site, MERGED, plans=True)
    assert state_of(world, None) is world
    assert state_of(world, MERGED) is world
