"""Collaboration networks: who is tied to whom by what, and how that is drawn."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Mapping
from itertools import combinations

import attrs
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.picturing import along, boxes, check, lines, meet, panels, told

import commissionkit as ck
from commissionkit.drawing import LOOKS, Box, Drawing, Group, Line, Words, marks_of, text_width
from commissionkit.errors import RefusedQuestion, UnknownName
from commissionkit.model import (
    Arrangement,
    Contract,
    Contribution,
    DecisionRight,
    Delegation,
    Fact,
    Forum,
    Fund,
    Instrument,
    Organisation,
    Parties,
    Post,
    Pot,
    Power,
    Quantity,
    RiskBearer,
    RiskShare,
    Scope,
    Seat,
    Standing,
    Status,
    YesNo,
)
from commissionkit.periods import Bound
from commissionkit.testing import arrangements
from commissionkit.units import Money
from commissionkit.views.networks import network
from commissionkit.views.networks.ringing import Stop, curve, ringed
from commissionkit.views.networks.things import Pair, Shared, pairs_of

SITES = ("south-tyneside", "tameside-glossop", "bradford-craven")
HOSTILE = '<script>alert("1")</script> & ]]> --> \u202e ' + "long " * 40


def site(*facts: Fact, bodies: int = 3) -> Arrangement:
    """Some organisations called a, b, c and so on, and what else is given."""
    named = tuple(Organisation(id=key, name=f"Body {key}", kind="ccg") for key in "abcdefgh"[:bodies])
    return Arrangement(id="town", title="Town", as_at=Bound.parse("2019"), facts=(*named, *facts))


def ties(drawing: Drawing) -> dict[tuple[str, str], str]:
    """What ties which two, counted in words."""
    return {(tie.start, tie.end): tie.name for tie in drawing.network.ties} if drawing.network else {}


def groups(drawing: Drawing) -> list[Group]:
    """The groups of a picture."""
    return [mark for mark in marks_of(drawing.scene.marks) if isinstance(mark, Group)]


def looks(drawing: Drawing) -> set[str]:
    """The looks of the strands."""
    return {line.look for panel in panels(drawing.scene) for _, line in lines(panel)}


def heads_stand_alone(drawing: Drawing) -> None:
    """The head of a sector is on the page and on no box."""
    page = Box(x=0, y=0, width=drawing.scene.width, height=drawing.scene.height, look="paper")
    found = boxes(panels(drawing.scene)[0])
    for mark in drawing.scene.marks:
        if isinstance(mark, Words) and mark.look == "head":
            wide = text_width(mark.text, LOOKS["head"].size, bold=True)
            label = Box(x=mark.x, y=mark.y - 10, width=wide, height=12, look="head")
            assert page.holds(label)
            assert not any(meet(box, label) for box in found.values())


# -- the picture ---------------------------------------------------------------------------------


@pytest.mark.parametrize("name", [*SITES, "england"])
def test_pictures_of_bundled_arrangements_are_sound(name: str) -> None:
    """No boxes overlap, no label leaves its box, no line runs through a box, and each fact is drawn or listed."""
    world = ck.load(name)
    drawing = network(world)
    check(drawing)
    heads_stand_alone(drawing)
    left_out = [one.fact for one in drawing.undrawn]
    assert not set(drawing.drawn) & set(left_out)
    assert {*drawing.drawn, *left_out} <= {fact.id for fact in world.all}
    assert len(left_out) == len(set(left_out))


@given(arrangements())
@settings(max_examples=40)
def test_pictures_of_any_arrangement_are_sound(world: Arrangement) -> None:
    """So they are for random arrangements, and each fact of the day is drawn or listed, once."""
    state = ck.as_of(world, "2019-06-01")
    try:
        drawing = network(state)
    except RefusedQuestion:
        return
    check(drawing)
    heads_stand_alone(drawing)
    listed = [*drawing.drawn, *(one.fact for one in drawing.undrawn)]
    assert state.snapshot is not None
    assert sorted(listed) == sorted([*(fact.id for fact in state), *state.snapshot.dropped])
    assert told(drawing) == set(drawing.drawn)


@pytest.mark.parametrize("count", [2, 3, 40, 120])
def test_up_to_120_organisations_are_drawn(count: int) -> None:
    """One board of all of them, with names of every length, is drawn soundly."""
    kinds = ("ccg", "unitary-council", "gp-practice", "voluntary-network", "not_stated")
    facts = [
        Organisation(id=f"o{at:03}", name="Body " + "of somewhere " * (at * 5 % 7) + str(at), kind=kinds[at % 5])
        for at in range(count)
    ]
    seats = [Seat(forum="board", holder=one.id) for one in facts]
    drawing = network(site(*facts, Forum(id="board", name="Board"), *seats))
    assert len(boxes(panels(drawing.scene)[0])) == count
    assert len(ties(drawing)) == count * (count - 1) // 2
    if count <= 40:
        check(drawing)
    heads_stand_alone(drawing)


@given(st.lists(st.tuples(st.sampled_from("abcde"), st.floats(20, 90)), min_size=2, max_size=40))
def test_no_line_can_meet_a_box_that_it_does_not_tie(given_stops: list[tuple[str, float]]) -> None:
    """Wherever boxes of any heights stand, every line between two of them passes all others by."""
    stops = [Stop(key=str(at), group=group, height=tall) for at, (group, tall) in enumerate(sorted(given_stops))]
    ring = ringed(stops, width=180)
    frames = {
        key: Box(x=place.x, y=place.y, width=180, height=place.height, look="body")
        for key, place in ring.places.items()
    }
    assert not any(meet(frames[one], frames[other]) for one, other in combinations(frames, 2))
    ends = {
        key: (frames[key].right if place.left else frames[key].x, place.middle) for key, place in ring.places.items()
    }
    for one, other in combinations(frames, 2):
        line = Line(points=curve(ring.oval, ends[one], ends[other]), look="sits", curved=True)
        for x, y in along(line):
            for key, frame in frames.items():
                inside = frame.x + 0.3 < x < frame.right - 0.3 and frame.y + 0.3 < y < frame.bottom - 0.3
                assert not inside or key in (one, other)


@pytest.mark.parametrize("name", SITES)
def test_the_same_facts_in_another_order_are_the_same_picture(name: str) -> None:
    """The order of a file changes nothing: neither the picture nor its table, nor what is listed as not drawn."""
    world = ck.load(name)
    told, again = network(world), network(attrs.evolve(world, facts=tuple(reversed(world.facts))))
    assert told.svg() == again.svg()
    assert told.records() == again.records()
    assert (told.drawn, told.undrawn) == (again.drawn, again.undrawn)


_HASHED = """
import hashlib
import commissionkit as ck
from commissionkit.views.money import funds
from commissionkit.views.nested import areas
from commissionkit.views.networks import network
world = ck.as_of(ck.load("tameside-glossop"), "2017-01-01")
for drawing in (network(world), areas(world), funds(world)):
    told = f"{drawing.svg()} {drawing.records()} {drawing.drawn} {drawing.undrawn}"
    print(hashlib.sha256(told.encode()).hexdigest())
"""


def test_pictures_do_not_hang_on_the_seed_of_hashes() -> None:
    """Two runs of Python that order their sets otherwise draw and list the same."""
    told = [
        subprocess.run(
            [sys.executable, "-c", _HASHED],
            env={**os.environ, "PYTHONHASHSEED": seed},
            capture_output=True,
            text=True,
            check=True,
        ).stdout
        for seed in ("1", "20")
    ]
    assert told[0] == told[1]
    assert len(set(told[0].split())) == 3


def test_names_with_numbers_stand_in_the_order_of_the_numbers() -> None:
    """Body 2 stands before Body 12, and that before Body 100."""
    bodies = tuple(Organisation(id=f"o{at}", name=f"Body {at}", kind="ccg") for at in (100, 2, 12))
    drawing = network(site(*bodies, Forum(id="board", name="Board", between=("o100", "o2", "o12")), bodies=0))
    assert drawing.network is not None
    assert [knot.name for knot in drawing.network.knots] == ["Body 2", "Body 12", "Body 100"]


def test_a_long_title_does_not_widen_the_page() -> None:
    """It is broken and cut, so that the page is as wide as the boxes take."""
    board = Forum(id="board", name="Board", between=("a", "b"))
    short, long = network(site(board)), network(attrs.evolve(site(board), title="Long title " * 200))
    check(long)
    assert long.scene.width == short.scene.width


def test_organisations_stand_by_sector_and_name() -> None:
    """Sectors in the order of the vocabulary, names within them; no sector stated comes last."""
    facts = (
        Organisation(id="z", name="Z Council", kind="unitary-council"),
        Organisation(id="y", name="Y CCG", kind="ccg"),
        Organisation(id="x", name="X", kind="not_stated"),
        Organisation(id="w", name="A CCG", kind="ccg"),
        Organisation(id="v", name="V", kind="ccg", sector="voluntary"),
        Instrument(id="deal", name="Deal", signatories=("z", "y", "x", "w", "v")),
    )
    drawing = network(site(*facts, bodies=0))
    assert drawing.network is not None
    assert [knot.name for knot in drawing.network.knots] == ["A CCG", "Y CCG", "Z Council", "V", "X"]
    heads = [mark.text for mark in drawing.scene.marks if isinstance(mark, Words) and mark.look == "head"]
    assert heads == ["NHS", "Local government", "Voluntary and community", "Sector not stated"]


def test_hostile_and_long_names_stay_in_their_boxes() -> None:
    """A name with markup, or without end, is cut to its box and escaped."""
    world = site(
        Organisation(id="x", name=HOSTILE),
        Organisation(id="y", name="w" * 300),
        Organisation(id="nameless", name=""),
        Forum(id="board", name=HOSTILE, between=("x", "y", "a", "nameless")),
    )
    drawing = network(world)
    check(drawing)
    assert "<script" not in drawing.svg()
    assert "<script" not in drawing.html()
    assert "<script" not in drawing.mermaid()
    assert '["nameless"]' in drawing.mermaid()


# -- what ties -----------------------------------------------------------------------------------

_HELD = Parties(ids=("a", "b"))
_SHARING: dict[str, tuple[tuple[Fact, ...], str, str]] = {
    "a forum both sit on": (
        (Forum(id="board", name="Board"), Seat(forum="board", holder="a"), Seat(forum="board", holder="b")),
        "1 forum",
        "shares-forum-1",
    ),
    "a joint forum": ((Forum(id="board", name="Board", between=("a", "b")),), "1 forum", "shares-forum-1"),
    "a forum of one on which the other sits": (
        (Forum(id="board", name="Board", of="a"), Seat(forum="board", holder="b")),
        "1 forum",
        "shares-forum-1",
    ),
    "leave to attend": (
        (
            Forum(id="board", name="Board", of="a"),
            Seat(forum="board", holder="b", standing=Standing.ENTITLED_TO_ATTEND),
        ),
        "1 forum",
        "shares-forum-0",
    ),
    "an agreement": (
        (Instrument(id="deal", name="Deal", signatories=("a", "b")),),
        "1 agreement",
        "shares-agreement-1",
    ),
    "a risk share": (
        (
            Fund(id="fund", name="Fund"),
            RiskShare(id="risk", name="Risk", of="fund", bearers=(RiskBearer(party="a"), RiskBearer(party="b"))),
        ),
        "1 agreement",
        "shares-agreement-1",
    ),
    "a contract": (
        (Contract(id="deal", name="Deal", commissioners=("a",), providers=("b",)),),
        "1 contract",
        "shares-contract-1",
    ),
    "talks alone": (
        (Contract(id="deal", name="Deal", commissioners=("a",), discussants=("b",)),),
        "1 contract",
        "shares-contract-0",
    ),
    "a fund": (
        (Fund(id="fund", name="Fund", host="a"), Contribution(organisation="b", fund="fund")),
        "1 fund",
        "shares-fund-1",
    ),
    "two pots of a fund": (
        (
            Fund(id="fund", name="Fund"),
            Pot(id="fund/one", name="One", fund="fund"),
            Pot(id="fund/two", name="Two", fund="fund"),
            Contribution(organisation="a", fund="fund/one"),
            Contribution(organisation="b", fund="fund/two"),
        ),
        "1 fund",
        "shares-fund-1",
    ),
    "a right held jointly": (
        (DecisionRight(id="right", holders=_HELD, powers=(Power.TAKE,), over=Scope(service="acute")),),
        "1 joint right",
        "shares-right-1",
    ),
    "a right held by a post of one and by another": (
        (
            Post(id="chief", name="Chief", organisations=("a",)),
            DecisionRight(id="right", holders=Parties(ids=("chief", "b")), powers=(Power.TAKE,)),
        ),
        "1 joint right",
        "shares-right-1",
    ),
    "a joint delegation": (
        (
            Forum(id="board", name="Board"),
            Delegation(id="hand", delegators=_HELD, delegate=Parties(ids=("board",)), over=Scope(service="acute")),
        ),
        "1 joint right",
        "shares-right-1",
    ),
    "a joint post": ((Post(id="chief", name="Chief", organisations=("a", "b")),), "1 joint post", "shares-post-1"),
}


@pytest.mark.parametrize("case", _SHARING)
def test_what_ties_two(case: str) -> None:
    """Each thing that two share ties them, and its line tells what it is."""
    facts, told, look = _SHARING[case]
    drawing = network(site(*facts))
    assert ties(drawing) == {("a", "b"): told}
    assert looks(drawing) == {look}
    assert {"a", "b"} == set(boxes(panels(drawing.scene)[0]))


@pytest.mark.parametrize(
    "fact",
    [
        DecisionRight(holders=Parties(ids=("a", "b"), each=True), powers=(Power.TAKE,)),
        DecisionRight(holders=_HELD, powers=(Power.TAKE,), quantity=Quantity.ANY),
        DecisionRight(holders=_HELD, powers=(Power.TAKE,), denied=True),
        Delegation(delegators=Parties(ids=("a",)), delegate=Parties(ids=("b",)), over=Scope(service="acute")),
        Post(id="chief", name="Chief", organisations=("a",)),
        Instrument(id="deal", name="Deal", signatories=("a",)),
    ],
)
def test_what_does_not_tie(fact: Fact) -> None:
    """What each has for itself, what is denied, and handing on tie nobody."""
    with pytest.raises(RefusedQuestion, match="no two organisations"):
        network(site(fact))


def test_a_post_counts_for_its_organisations_or_for_whom_it_represents() -> None:
    """A joint post brings both of its organisations to a board, one that represents only the represented one."""
    board = Forum(id="board", name="Board")
    post = Post(id="chief", name="Chief", organisations=("a", "b"))
    joint = network(site(board, post, Seat(forum="board", holder="chief"), Seat(forum="board", holder="c")))
    assert ties(joint) == {("a", "b"): "1 forum, 1 joint post", ("a", "c"): "1 forum", ("b", "c"): "1 forum"}
    alone = network(
        site(board, post, Seat(forum="board", holder="chief", represents="a"), Seat(forum="board", holder="c"))
    )
    assert ties(alone) == {("a", "b"): "1 joint post", ("a", "c"): "1 forum"}
    nobody = Post(id="lay", name="Lay member")
    seats = [Seat(forum="board", holder=holder) for holder in ("lay", "a", "b")]
    drawing = network(site(board, nobody, *seats))
    assert set(ties(drawing)) == {("a", "b")}
    assert seats[0].derived_id() in {one.fact for one in drawing.undrawn}


def test_the_more_is_shared_the_thicker_the_line() -> None:
    """One, two, three or four, five or more: four looks, each thicker than the last."""
    seen = []
    for count in (1, 2, 4, 5, 9):
        forums = [Forum(id=f"board-{at}", name=f"Board {at}", between=("a", "b")) for at in range(count)]
        (look,) = looks(network(site(*forums)))
        seen.append(LOOKS[look].width)
    assert seen == sorted(seen)
    assert seen[0] < seen[1] < seen[2] < seen[3] == seen[4]


def test_kinds_are_told_apart_without_colour() -> None:
    """No two kinds of line of one thickness have the same dashes."""
    for step in "01234":
        dashes = [look.dash for name, look in LOOKS.items() if name.startswith("shares-") and name.endswith(step)]
        assert len(dashes) == len(set(dashes)) == 6


def test_what_a_body_is_stated_to_have_no_part_in_is_no_tie_and_told() -> None:
    """Staying out, and not being stated to be in, are told apart from each other and from silence."""
    board = Forum(id="board", name="Board", between=("a", "b", "c", "d"))
    fund = Fund(id="fund", name="Fund", host="a")
    out = Contribution(id="out", organisation="b", fund="fund", participates=YesNo.NO)
    unsaid = Contribution(id="unsaid", organisation="c", fund="fund", participates=YesNo.NOT_STATED)
    drawing = network(site(board, fund, out, unsaid, bodies=4))
    assert set(ties(drawing).values()) == {"1 forum"}
    shown = {group.key: group for group in groups(drawing) if group.role == "body"}
    said = {key: [mark.text for mark in group.marks if isinstance(mark, Words)][1:] for key, group in shown.items()}
    assert said == {"a": [], "b": ["stated to have no part in 1"], "c": ["not stated to be in 1"], "d": []}
    assert "Fund: is stated to stay out" in shown["b"].title
    assert "out" in drawing.drawn
    assert "unsaid" in drawing.drawn
    assert [row["how"] for row in drawing.records() if row["with"] is None] == [
        "is stated to stay out",
        "is not stated to contribute",
    ]


def test_a_seat_that_is_stated_not_to_be_there_ties_nobody() -> None:
    """Who is stated to be no member is not tied to those who are."""
    board = Forum(id="board", name="Board", between=("a", "b"))
    no_seat = Seat(id="none", forum="board", holder="c", standing=Standing.NOT_MEMBER)
    drawing = network(site(board, no_seat))
    assert set(ties(drawing)) == {("a", "b")}
    assert {one.fact: one.why for one in drawing.undrawn}["none"].startswith("no two organisations")


def test_plans_are_thin_and_say_so() -> None:
    """What is planned for the day ties by the thinnest line."""
    board = Forum(id="board", name="Board", between=("a", "b"), status=Status.PLANNED)
    world = ck.as_of(site(board), "2019", plans=False)
    with pytest.raises(RefusedQuestion):
        network(world)
    recorded = attrs.evolve(site(board), snapshot=ck.as_of(site(), "2019").snapshot)
    drawing = network(recorded)
    assert looks(drawing) == {"shares-forum-0"}
    assert drawing.records()[0]["how"] == "party to it (planned)"


def test_what_is_planned_is_told_in_a_state_with_plans() -> None:
    """An organisation, a forum and a place in it that are planned say so, and look so; the state says what it holds."""
    plans = (
        Organisation(id="new", name="New body", kind="ccg", status=Status.PLANNED),
        Forum(id="board", name="Board", between=("a", "b", "new"), status=Status.PROPOSED),
        Seat(id="none", forum="board", holder="c", standing=Standing.NOT_MEMBER, status=Status.PLANNED),
        Instrument(id="deal", name="Deal", signatories=("a", "c")),
    )
    state = ck.as_of(site(*plans), "2021", plans=True)
    assert state.snapshot is not None
    state = attrs.evolve(state, snapshot=attrs.evolve(state.snapshot, maybe={*state.snapshot.maybe, "b"}))
    drawing = network(state)
    check(drawing)
    shown = {group.key: group for group in groups(drawing) if group.role == "body"}
    assert {key: [mark.look for mark in one.marks if isinstance(mark, Box)][1:] for key, one in shown.items()} == {
        "a": [],
        "b": ["maybe"],
        "c": [],
        "new": ["planned"],
    }
    assert "Not certain on that day. Tied to 2." in shown["b"].title
    assert "planned" in [mark.text for mark in shown["new"].marks if isinstance(mark, Words)]
    assert "Board: is stated not to be a member (planned)" in shown["c"].title
    assert {row["how"] for row in drawing.records() if row["what"] == "Board"} >= {"party to it (proposed)"}
    assert looks(drawing) == {"shares-forum-0", "shares-agreement-1"}
    assert "planned" in drawing.description
    assert "In nothing that is settled: 3 pairs." in drawing.description
    assert "planned" in " ".join(mark.text for mark in drawing.scene.marks if isinstance(mark, Words))


def test_what_does_not_hold_on_the_day_is_listed_as_not_drawn() -> None:
    """A board that is only planned is listed with its reason; nothing else is left out without one."""
    board = Forum(id="later", name="Later", between=("a", "b"), status=Status.PLANNED)
    drawing = network(site(board, Instrument(id="deal", name="Deal", signatories=("a", "b"))), on="2019")
    assert {one.fact: one.why for one in drawing.undrawn} == {
        "c": "nothing is recorded that it shares with another organisation here",
        "later": "does not hold on that day, or is only planned",
    }


def test_sums_are_told_with_their_qualifier() -> None:
    """How much one puts in is in the words of the tie."""
    fund = Fund(id="fund", name="Fund", host="a")
    one = Contribution(organisation="b", fund="fund", amount=Money.parse("about £2 million"))
    (row,) = network(site(fund, one)).records()
    assert row["how the other"] == "contributes ≈ £2m"


def test_each_tie_says_what_is_shared_and_where_that_is_stated() -> None:
    """Title, facts and table row of a tie agree."""
    drawing = network(site(Instrument(id="deal", name="Deal", signatories=("a", "b"))))
    (tie,) = [group for group in groups(drawing) if group.ends]
    assert tie.title == "Body a and Body b share 1 agreement. Deal: each signed"
    assert tie.facts == ("deal",)
    assert drawing.records() == [
        {
            "organisation": "Body a",
            "with": "Body b",
            "kind": "agreement",
            "what": "Deal",
            "how": "signed",
            "how the other": "signed",
            "settled": True,
            "facts": "deal",
        }
    ]


# -- focus, days and limits ----------------------------------------------------------------------


def test_focus_lights_the_ties_of_an_organisation() -> None:
    """All else is faint."""
    facts = (
        Forum(id="one", name="One", between=("a", "b")),
        Forum(id="two", name="Two", between=("b", "c")),
    )
    drawing = network(site(*facts), focus="a")
    assert {group.key or group.ends: group.faint for group in groups(drawing) if group.key or group.ends} == {
        "a": False,
        "b": False,
        "c": True,
        ("a", "b"): False,
        ("b", "c"): True,
    }
    shared = network(site(*facts), focus="two")
    assert {group.ends for group in groups(shared) if group.ends and not group.faint} == {("b", "c")}


def test_focus_on_what_is_not_there() -> None:
    """Nothing bears the id, or nothing ties what bears it."""
    world = site(Forum(id="one", name="One", between=("a", "b")))
    with pytest.raises(UnknownName, match="nobody"):
        network(world, focus="nobody")
    with pytest.raises(RefusedQuestion, match="no part of this network"):
        network(world, focus="c")


def test_too_many_organisations_are_refused_with_what_to_do() -> None:
    """Above 120 the picture has to be about one of them, and then shows only whom it is tied to."""
    facts: list[Fact] = [Organisation(id=f"o{at}", name=f"Body {at}") for at in range(130)]
    facts += [Forum(id=f"board-{at}", name=f"Board {at}", between=(f"o{at}", f"o{at + 1}")) for at in range(129)]
    world = site(*facts, bodies=0)
    with pytest.raises(RefusedQuestion, match=r"130 organisations .* room for 120: .* focus="):
        network(world)
    assert set(ties(network(world, focus="o5"))) == {("o4", "o5"), ("o5", "o6")}
    crowd = site(*facts, Forum(id="all", name="All", between=tuple(f"o{at}" for at in range(130))), bodies=0)
    with pytest.raises(RefusedQuestion, match="130 organisations are tied to o5"):
        network(crowd, focus="o5")


def test_a_crowd_is_counted_before_it_is_paired(monkeypatch: pytest.MonkeyPatch) -> None:
    """Of 1,500 that sit on one board no pair is made before that is refused; of a small board only its own pairs."""
    made: list[int] = []

    def counting(things: tuple[Shared, ...], rank: Mapping[str, int]) -> tuple[Pair, ...]:
        made.extend(len(thing.parts) for thing in things)
        return pairs_of(things, rank)

    monkeypatch.setattr("commissionkit.views.networks.networking.pairs_of", counting)
    bodies = [Organisation(id=f"o{at}", name=f"Body {at}") for at in range(1500)]
    crowd = Forum(id="all", name="All", between=tuple(one.id for one in bodies))
    world = site(*bodies, crowd, Forum(id="few", name="Few", between=("o1", "o2")), bodies=0)
    for focus in (None, "o5", "all"):
        with pytest.raises(RefusedQuestion, match="1500 organisations"):
            network(world, focus=focus)
    assert made == []
    assert set(ties(network(world, focus="few"))) == {("o1", "o2")}
    assert made == [2, 2]


def test_another_day_is_another_network() -> None:
    """Of a day before a board there was, it ties nobody."""
    world = ck.load("bradford-craven")
    later, earlier = network(world, on="2019-12-31"), network(world, on="2016-06-01")
    assert later.title != earlier.title
    committee = "System-wide finance and performance committee"
    assert committee in {row["what"] for row in later.records()}
    assert committee not in {row["what"] for row in earlier.records()}


def test_names_that_nothing_bears_are_drawn_as_they_are() -> None:
    """An arrangement with loose ends is drawn as far as it goes: unknown forums and funds tie nobody."""
    facts = (
        Instrument(id="deal", name="Deal", signatories=("a", "unknown")),
        Seat(forum="nowhere", holder="b"),
        Contribution(organisation="c", fund="nothing"),
    )
    drawing = network(site(*facts))
    assert ties(drawing) == {("a", "unknown"): "1 agreement"}
    check(drawing)


def test_only_arrangements_are_drawn() -> None:
    """Anything else is refused."""
    with pytest.raises(RefusedQuestion, match="an arrangement"):
        network("tameside-glossop")  # type: ignore[arg-type]


def test_a_network_is_written_for_those_who_edit_further() -> None:
    """Mermaid and DOT tie the organisations without arrows, by sector."""
    drawing = network(site(Forum(id="one", name="One", between=("a", "b"))))
    assert '  subgraph g0["NHS"]' in drawing.mermaid().splitlines()
    assert '  n0 ---|"1 forum"| n1' in drawing.mermaid().splitlines()
    assert '  n0 -> n1 [label="1 forum", dir=none];' in drawing.dot().splitlines()


def test_a_heading_stands_at_the_edge_of_what_is_beneath_it() -> None:
    """The name of a sector begins where the first box of it does."""
    for name in ("south-tyneside", "bradford-craven"):
        marks = list(marks_of(network(ck.load(name)).scene.marks))
        edges = {mark.x for mark in marks if isinstance(mark, Box) and mark.look == "body"}
        heads = [mark for mark in marks if isinstance(mark, Words) and mark.look == "head"]
        assert heads
        assert {mark.x for mark in heads} <= edges
