"""The record in sentences."""

from __future__ import annotations

import pytest

from commissionkit.model import (
    Area,
    Arrangement,
    DecisionRight,
    Delegation,
    Extent,
    Forum,
    Fund,
    Instrument,
    Organisation,
    Parties,
    Pot,
    Power,
    Quantity,
    Scope,
)
from commissionkit.questions.decisions.phrasing import delegation_text, listed, part_text, right_text, scope_text
from commissionkit.questions.decisions.regions import Facet, Place, Region

WORLD = Arrangement(
    id="world",
    facts=(
        Area(id="north", name="the North"),
        Area(id="moor", name="the Moor", within=("north",)),
        Organisation(id="ccg", name="The CCG"),
        Organisation(id="council", name="the Council"),
        Forum(id="board", name="the Board"),
        Fund(id="fund", name="the Fund"),
        Pot(id="fund/pooled", name="Pooled", fund="fund"),
        Instrument(id="charter", name="the Charter"),
    ),
)


@pytest.mark.parametrize(
    ("words", "text"), [([], ""), (["a"], "a"), (["a", "b"], "a and b"), (["a", "b", "c"], "a, b and c")]
)
def test_words_in_a_list(words: list[str], text: str) -> None:
    """None, one, two and more."""
    assert listed(words) == text


@pytest.mark.parametrize(
    ("scope", "text"),
    [
        (Scope(), "over everything"),
        (Scope(service="surgery", stage="planning"), "over Surgery, Planning"),
        (Scope(fund="fund"), "over the Fund"),
        (Scope(fund="fund/pooled", area="north"), "over the pot Pooled of the Fund, in the North"),
        (Scope(service="not_stated"), "over a service that is not stated"),
        (Scope(about="board"), "about the Board"),
    ],
)
def test_scopes(scope: Scope, text: str) -> None:
    """Each facet by its name, what is not stated as such."""
    assert scope_text(WORLD, scope) == text


def _right(*ids: str, **more: object) -> str:
    fields = {"powers": (Power.TAKE,), **more}
    return right_text(WORLD, DecisionRight(holders=Parties(ids=ids), **fields), ids)


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        (_right("ccg"), "The CCG takes decisions over everything"),
        (_right("ccg", "council"), "The CCG and the Council together take decisions over everything"),
        (_right("ccg", via="board"), "The CCG takes decisions over everything via the Board"),
        (
            _right("ccg", "council", quantity=Quantity.ANY),
            "The CCG or the Council takes decisions over everything, any one of them",
        ),
        (_right("ccg", powers=(Power.REVIEW, Power.RECOMMEND)), "The CCG reviews and recommends over everything"),
        (_right("ccg", verb="remitted"), 'The CCG takes decisions over everything (the source: "remitted")'),
        (_right("ccg", verb="take"), "The CCG takes decisions over everything"),
        (_right(), "nobody takes decisions over everything"),
    ],
)
def test_rights(text: str, sentence: str) -> None:
    """Who, what, over what, via whom, and the source's verb where it is another."""
    assert text == sentence


def test_delegations() -> None:
    """Who hands what to whom, under what."""
    delegation = Delegation(
        delegators=Parties(ids=("ccg", "council")),
        delegate=Parties(ids=("board",)),
        over=Scope(stage="planning"),
        instrument="charter",
    )

    assert delegation_text(WORLD, delegation, ("ccg", "council"), ("board",)) == (
        "The CCG and the Council delegate to the Board over Planning under the Charter"
    )


@pytest.mark.parametrize(
    ("region", "text"),
    [
        (Region(area=Facet("north")), "everything"),
        (Region(area=Facet("moor")), "the Moor"),
        (Region(service=Facet("surgery"), area=Facet("north")), "Surgery"),
        (Region(stage=Facet(None, frozenset({"planning"})), area=Facet("north")), "other stages than Planning"),
        (Region(area=Facet("north", frozenset({"moor"}))), "the North without the Moor"),
        (
            Region(
                service=Facet("surgery"),
                area=Facet("north"),
                place=Place(kind="pot", funds=("fund",), pot="fund/pooled", extent=Extent.SOME),
            ),
            "Surgery, the part in Pooled (fund/pooled)",
        ),
        (
            Region(
                service=Facet("surgery"),
                area=Facet("north"),
                place=Place(kind="pot_not_stated", funds=("fund",), extent=Extent.SOME),
            ),
            "Surgery, the rest in the Fund, pot not stated",
        ),
        (Region(area=Facet("north"), place=Place(kind="rest_of_fund", funds=("fund",))), "the rest of the Fund"),
        (Region(area=Facet("north"), place=Place(kind="outside")), "outside any fund"),
    ],
)
def test_parts(region: Region, text: str) -> None:
    """What of the matter a part is; the area asked about goes without saying."""
    assert part_text(WORLD, region, "north") == text
