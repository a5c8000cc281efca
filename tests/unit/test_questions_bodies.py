"""Bodies: who the parties to a right are, who has legal personality, whom an area concerns, in what order."""

from __future__ import annotations

import pytest

from commissionkit.model import (
    Area,
    Arrangement,
    Coverage,
    Fact,
    Forum,
    Instrument,
    Organisation,
    Parties,
    Post,
    Seat,
    Selection,
    Standing,
    YesNo,
)
from commissionkit.questions.decisions.bodies import anywhere, areas_of, concerns, has_personality, order, resolve
from commissionkit.questions.decisions.regions import Facet, Region

FACTS: tuple[Fact, ...] = (
    Area(id="place", name="Place"),
    Area(id="town", name="Town", within=("place",)),
    Area(id="hills", name="Hills", within=("place",)),
    Organisation(id="ccg", name="CCG", kind="ccg"),
    Organisation(id="council", name="Council", kind="county-council"),
    Organisation(id="unit", name="Unit", statutory=YesNo.NO),
    Organisation(id="odd-ccg", name="Odd CCG", kind="ccg", sector="independent"),
    Organisation(id="federation", name="Federation", kind="gp-federation"),
    Post(id="officer", name="Officer", organisations=("ccg", "council")),
    Forum(id="board", name="Board"),
    Seat(forum="board", holder="officer"),
    Seat(forum="board", holder="federation", standing=Standing.CHAIR),
    Seat(forum="board", holder="unit", standing=Standing.FACILITATOR),
    Instrument(id="charter", name="Charter", signatories=("council", "ccg"), complete=YesNo.YES),
    Coverage(body="ccg", area="place"),
    Coverage(body="council", area="hills"),
)
WORLD = Arrangement(id="world", facts=FACTS)


def _ids(parties: Parties, area: str | None = "place") -> tuple[str, ...]:
    return resolve(WORLD, parties, YesNo.YES, Region(area=Facet(area))).ids


def test_parties_named() -> None:
    """Bodies in one list act as one group, with each as a group apiece; nobody is no group."""
    ids = ("ccg", "council")
    together, each, nobody = (
        resolve(WORLD, parties, YesNo.YES, Region())
        for parties in (Parties(ids=ids), Parties(ids=ids, each=True), Parties(nobody=True))
    )

    assert (together.groups, each.groups, nobody.groups) == ((ids,), (("ccg",), ("council",)), ())


def test_parties_of_which_any_suffices() -> None:
    """Where any one suffices each stands alone."""
    together = resolve(WORLD, Parties(ids=("ccg", "council")), YesNo.YES, Region())

    assert together.each_alone().groups == (("ccg",), ("council",))


@pytest.mark.parametrize(
    ("rule", "ids"),
    [
        (Selection(seat_on="board"), ("ccg", "council", "federation")),
        (Selection(seat_on="board", statutory=YesNo.YES), ("ccg", "council")),
        (Selection(seat_on="board", statutory=YesNo.NO), ("federation",)),
        (Selection(signatory_of="charter"), ("ccg", "council")),
        (Selection(kind="ccg"), ("ccg",)),
        (Selection(kind="county-council"), ()),
        (Selection(seat_on="no-such-board"), ()),
    ],
)
def test_parties_by_rule(rule: Selection, ids: tuple[str, ...]) -> None:
    """A rule finds members, signatories, or those of a kind that cover the whole of the region."""
    assert _ids(Parties(rule=rule)) == ids


def test_of_a_kind_only_where_it_covers() -> None:
    """The county covers the hills: it is found there, not in the town, and not where no area is meant."""
    parties = Parties(rule=Selection(kind="county-council"))

    assert [_ids(parties, area) for area in ("hills", "town", None)] == [("council",), (), ()]


def test_of_a_kind_anywhere() -> None:
    """Over whatever region, and between which areas, those of a kind may be told apart."""
    parties = Parties(rule=Selection(kind="county-council"))

    assert (anywhere(WORLD, parties), areas_of(WORLD, parties)) == (frozenset({"council"}), ("hills",))
    assert areas_of(WORLD, Parties(ids=("council",))) == ()


@pytest.mark.parametrize(
    ("stated", "rule", "complete"),
    [
        (YesNo.YES, Selection(signatory_of="charter"), YesNo.YES),
        (YesNo.YES, Selection(seat_on="board"), YesNo.NOT_STATED),
        (YesNo.NO, Selection(signatory_of="charter"), YesNo.NO),
        (YesNo.YES, Selection(kind="ccg"), YesNo.YES),
    ],
)
def test_whether_a_rule_finds_everybody(stated: YesNo, rule: Selection, complete: YesNo) -> None:
    """A rule is no more complete than the list it looks into, nor than the right says; a CCG is alone in its area."""
    found = resolve(WORLD, Parties(rule=rule), stated, Region(area=Facet("place")))

    assert found.complete is complete


@pytest.mark.parametrize(
    ("body", "has"), [("ccg", True), ("board", False), ("unit", False), ("federation", True), ("unknown", True)]
)
def test_legal_personality(body: str, has: bool) -> None:
    """No forum has it, nor an organisation that is itself stated not to be statutory."""
    assert has_personality(WORLD, body) is has


@pytest.mark.parametrize(
    ("body", "area", "does"),
    [
        ("council", Facet("hills"), True),
        ("council", Facet("town"), False),
        ("council", Facet("place"), True),
        ("council", Facet("place", frozenset({"hills"})), False),
        ("council", Facet(), True),
        ("unit", Facet("town"), True),
    ],
)
def test_whom_an_area_concerns(body: str, area: Facet, does: bool) -> None:
    """Whoever covers some of it, and whoever has no recorded coverage."""
    assert concerns(WORLD, body, area) is does


def test_the_order_of_bodies() -> None:
    """By sector, its own or else that of its kind, then by name; bodies without a sector first."""
    bodies = ("ccg", "council", "odd-ccg", "board")

    assert sorted(bodies, key=lambda body: order(WORLD, body)) == ["board", "odd-ccg", "council", "ccg"]
