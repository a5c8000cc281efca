"""An arrangement: facts by id, equality, trees, who names whom."""

from __future__ import annotations

import pytest

from commissionkit.errors import InvalidArrangement, UnknownName
from commissionkit.model import (
    Area,
    Arrangement,
    Carried,
    DatedName,
    Forum,
    Fund,
    Identifier,
    Organisation,
    Place,
    Pot,
    Seat,
    Service,
    Snapshot,
    Stage,
)
from commissionkit.periods import Bound
from commissionkit.sources import Source

TOWN = Place(id="town", name="Town", made_up_of=("east",))
EAST = Area(id="east", name="East")
CCG = Organisation(
    id="ccg",
    name="Town CCG",
    aliases=("the group",),
    identifiers=(Identifier("ods", "00X"),),
    names=(DatedName(name="Old Town PCT"),),
)
BOARD = Forum(id="board", name="Board", of="ccg")
SEAT = Seat(forum="board", holder="ccg")
FUND, POT = Fund(id="icf", name="Integrated fund"), Pot(id="icf/pot", name="Pot", fund="icf")
CLINIC = Service(id="clinic", name="Hip clinic", within="surgery")
FACTS = (TOWN, EAST, CCG, BOARD, SEAT, FUND, POT, CLINIC)
SITE = Arrangement(id="site", title="A site", area="town", as_at=Bound.parse("2019"), facts=FACTS)


def test_facts_by_id() -> None:
    """A fact is found by its id, shared words among them; what nothing bears is refused with near ids."""
    assert SITE["board"] is BOARD
    assert SITE["surgery"].label == "Surgery"
    assert SITE["seat:board:ccg"].id == "seat:board:ccg"
    with pytest.raises(UnknownName, match='Did you mean "board"'):
        SITE["bord"]
    assert (SITE.get("bord"), SITE.get("board")) == (None, BOARD)
    assert ["ccg" in SITE, "surgery" in SITE, "moon" in SITE] == [True, True, False]


def test_a_fact_of_a_kind() -> None:
    """An id of the wrong kind is unknown where a kind is asked for."""
    assert SITE.fact("board", Forum) is BOARD
    with pytest.raises(UnknownName, match='no forum "ccg"') as caught:
        SITE.fact("ccg", Forum)
    assert caught.value.name == "ccg"


def test_names_in_sentences() -> None:
    """A fact is called by its name, an unknown id by itself."""
    assert (SITE.name("ccg"), SITE.name("moon"), SITE.name("seat:board:ccg")) == ("Town CCG", "moon", "seat:board:ccg")


def test_iteration_is_in_the_order_of_the_file() -> None:
    """All facts come in the order given, and are counted."""
    assert [fact.id for fact in SITE] == ["town", "east", "ccg", "board", "seat:board:ccg", "icf", "icf/pot", "clinic"]
    assert len(SITE) == 8


@pytest.mark.parametrize("text", ["TOWN ccg", "the group", "00x", "old town pct"])
def test_find(text: str) -> None:
    """Names, aliases, identifiers and earlier names are searched, whatever the case."""
    assert "ccg" in SITE.find(text).ids


def test_find_a_forum_by_its_code() -> None:
    """Codes of forums are searched as those of organisations are."""
    board = Forum(id="system-board", name="Board", identifiers=(Identifier("gss", "E54000007"),))
    assert Arrangement(id="north", facts=(board,)).find("e54000007").ids == ("system-board",)


def test_find_nothing() -> None:
    """A text that nothing bears finds nothing."""
    assert len(SITE.find("moonbase")) == 0


def test_equality_whatever_the_order() -> None:
    """Arrangements of the same facts and sources are equal and hash alike, in whatever order they stand."""
    sources = Source(id="a", title="A"), Source(id="b", title="B")
    one = Arrangement(id="site", facts=FACTS, sources=sources)
    other = Arrangement(id="site", facts=tuple(reversed(FACTS)), sources=tuple(reversed(sources)))
    assert one == other
    assert hash(one) == hash(other)


@pytest.mark.parametrize(
    "other",
    [
        SITE.replace(FACTS[1:]),
        Arrangement(id="other", title="A site", area="town", as_at=Bound.parse("2019"), facts=FACTS),
        Arrangement(id="site", title="A site", area="town", as_at=Bound.parse("2018"), facts=FACTS),
        Arrangement(id="site", title="A site", area="", as_at=Bound.parse("2019"), facts=FACTS),
        Arrangement(
            id="site",
            title="A site",
            area="town",
            as_at=Bound.parse("2019"),
            facts=FACTS,
            snapshot=Snapshot(on=Bound.parse("2019")),
        ),
    ],
    ids=["facts", "id", "as_at", "area", "snapshot"],
)
def test_what_makes_a_difference(other: Arrangement) -> None:
    """Another fact, id, day, area or snapshot is another arrangement."""
    assert other != SITE


def test_what_was_carried_makes_none() -> None:
    """How a state came about is no part of what it is."""
    carried = Arrangement(id="site", facts=FACTS, carried=(Carried(fact="ccg", what="moved"),))
    assert carried == Arrangement(id="site", facts=FACTS)
    assert SITE != "site"


def test_ids_that_stand_twice() -> None:
    """All ids that stand twice are refused together, each with its code."""
    twice = (Forum(id="x", name="1"), Forum(id="x", name="2"), Fund(id="y", name="1"), Forum(id="y", name="2"), BOARD)
    with pytest.raises(InvalidArrangement) as caught:
        Arrangement(id="site", facts=twice)
    assert [str(fault) for fault in caught.value.exceptions] == [
        'CK102 the id "x" stands twice. Give one of them another id.',
        'CK102 the id "y" stands twice. Give one of them another id.',
    ]


def test_trees() -> None:
    """Local services hang beneath shared ones, pots beneath their funds, what makes up an area beneath it."""
    assert SITE.service_tree.above("clinic") == {"clinic", "surgery", "acute", "health-care"}
    assert SITE.fund_tree.within("icf/pot", "icf")
    assert SITE.area_tree.within("east", "town")
    assert SITE.replace([*FACTS, Stage(id="audit", name="Audit", within="quality")]).stage_tree.within(
        "audit", "monitoring"
    )


def test_who_names_whom() -> None:
    """The facts that name an id, each with the place, in the order of the file."""
    found = [(fact.id, reference.path) for fact, reference in SITE.naming("ccg")]
    assert found == [("board", ("of",)), ("seat:board:ccg", ("holder",))]
    assert SITE.naming("moon") == ()


def test_replacing_facts() -> None:
    """Other facts in the same arrangement leave the first as it was."""
    other = SITE.replace([CCG])
    assert (other.id, other.area, len(other), len(SITE)) == ("site", "town", 1, 8)


def test_ids_of_a_kind() -> None:
    """What may stand where a kind is asked for, shared words included."""
    assert SITE.ids_of("Area") == ("town", "east")
    assert {"surgery", "clinic"} <= set(SITE.ids_of("Service"))
    assert SITE.ids_of("Fund", "Pot") == ("icf", "icf/pot")


def test_may_be() -> None:
    """Only a snapshot has facts of which it is unknown whether they hold."""
    state = Arrangement(id="s", facts=FACTS, snapshot=Snapshot(on=Bound.parse("2019"), maybe=frozenset({"board"})))
    assert [state.may_be(BOARD), state.may_be(CCG), SITE.may_be(BOARD)] == [True, False, False]


def test_repr() -> None:
    """An arrangement says its id, its size and the days its sources speak to."""
    assert repr(SITE) == "<Arrangement site: 8 facts, as at 2019>"


@pytest.mark.parametrize(("plans", "said"), [(False, ""), (True, " with plans carried out")])
def test_a_snapshot_says_its_day(plans: bool, said: str) -> None:
    """Head and repr of a snapshot tell the day that it is the state on, beside the days its sources speak to."""
    mark = Snapshot(on=Bound.parse("2018-06-01"), plans=plans)
    state = Arrangement(id="s", title="Site", as_at=Bound.parse("2019"), facts=[CCG], snapshot=mark)

    assert repr(state) == f"<Arrangement s: 1 facts, as at 2019, as on 2018-06-01{said}>"
    assert state.table().title == f"Site (s), as at 2019, as on 2018-06-01{said}"
    assert str(state).startswith("Site (s), as at 2019, as on 2018-06-01")
