"""The tier of what a map shows, where bodies hang on one another in long chains, in circles and many times over."""

from __future__ import annotations

from itertools import pairwise

import pytest

from commissionkit.model import (
    Arrangement,
    Coverage,
    Fact,
    Forum,
    Neighbourhood,
    Organisation,
    Place,
    Seat,
    System,
    YesNo,
)
from commissionkit.periods import Bound
from commissionkit.views.maps import decision_map
from commissionkit.views.maps.tiers import Tiers

LONG = 1500
TOWN = (
    Place(id="town", name="Town"),
    Organisation(id="council", name="Council"),
    Coverage(body="council", area="town"),
)


def _tiers(*facts: Fact) -> Tiers:
    return Tiers(Arrangement(id="site", as_at=Bound.parse("2019"), facts=(*TOWN, *facts)))


def _nested(count: int, last: str | None = None) -> list[Forum]:
    """Forums, each nested in the next."""
    names = [f"f{at:04}" for at in range(count)]
    return [Forum(id=name, name=name, nested_in=above) for name, above in zip(names, [*names[1:], last], strict=True)]


def test_a_very_long_chain_of_forums_has_the_tier_of_its_end() -> None:
    """However many forums are nested in one another, each stands with the body that the last of them is of."""
    chain = _nested(LONG)
    facts = (*chain[:-1], Forum(id=chain[-1].id, name="Last", of="council"))
    tiers = _tiers(*facts)
    assert {tiers.of_body(forum.id) for forum in chain} == {"place"}


def test_a_map_of_a_very_long_chain_is_drawn() -> None:
    """Nothing fails on the way to the picture."""
    facts = (*TOWN, *_nested(LONG), *(Seat(forum=f"f{at:04}", holder="council") for at in (0, LONG - 1)))
    drawing = decision_map(Arrangement(id="site", as_at=Bound.parse("2019"), facts=facts))
    assert {"f0000", f"f{LONG - 1}"} <= set(drawing.drawn)


def test_a_very_long_chain_of_hosts() -> None:
    """Of bodies that others host, the tier is that of the one that covers an area."""
    hosts = ["council", *(f"h{at:04}" for at in range(LONG))]
    hosted = [Organisation(id=name, name=name, hosted_by=host, statutory=YesNo.NO) for host, name in pairwise(hosts)]
    assert _tiers(*hosted).of_body(hosts[-1]) == "place"


@pytest.mark.parametrize("first", ["f0000", "f0001", "f0002"])
def test_a_circle_says_nothing_and_ends(first: str) -> None:
    """Forums nested in one another all round have the tier of who sits there, wherever one begins."""
    circle = _nested(3, "f0000")
    assert _tiers(*circle).of_body(first) == "not_stated"
    tiers = _tiers(*circle, Seat(forum="f0001", holder="council"))
    tiers.of_body(first)
    assert [tiers.of_body(forum.id) for forum in circle] == ["place"] * 3


def test_forums_that_sit_on_one_another() -> None:
    """Each forum seats the two that follow it, the last a council: the tier of the first comes without trying all ways.

    There are more than a hundred million ways from the first to the last.
    """
    names = [f"f{at:02}" for at in range(40)]
    forums = [Forum(id=name, name=name) for name in names]
    seats = [Seat(forum=one, holder=other) for at, one in enumerate(names) for other in names[at + 1 : at + 3]]
    tiers = _tiers(*forums, *seats, Seat(forum=names[-1], holder="council"))
    assert {tiers.of_body(name) for name in names} == {"place"}


def test_the_order_of_the_file_says_nothing_of_forums_that_sit_on_one_another() -> None:
    """Two forums that seat each other have the same tiers, whichever stands first."""
    facts = (
        Neighbourhood(id="part", name="Part"),
        Organisation(id="parish", name="Parish"),
        Coverage(body="parish", area="part"),
        Forum(id="a", name="A"),
        Forum(id="b", name="B"),
        Seat(forum="a", holder="b"),
        Seat(forum="b", holder="a"),
        Seat(forum="a", holder="council"),
        Seat(forum="b", holder="parish"),
    )
    one, other = _tiers(*facts), _tiers(*reversed(facts))
    assert [one.of_body(name) for name in "ab"] == [other.of_body(name) for name in "ba"][::-1]


def test_a_body_that_has_two_seats_counts_twice() -> None:
    """The tier of a forum that is nobody's is that of most who sit there, seat by seat."""
    facts = (
        System(id="county", name="County"),
        Organisation(id="board", name="Board"),
        Coverage(body="board", area="county"),
        Forum(id="table", name="Table"),
        Seat(forum="table", holder="board"),
    )
    twice = [Seat(id=f"s{at}", forum="table", holder="council") for at in range(2)]
    assert _tiers(*facts, *twice).of_body("table") == "place"
    assert _tiers(*facts, twice[0]).of_body("table") == "system"
