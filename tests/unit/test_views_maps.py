"""Decision maps: what is drawn, where, and what is left out."""

from __future__ import annotations

from collections import Counter
from itertools import combinations

import attrs
import pytest
from hypothesis import given, settings
from tests.picturing import boxes, check, lines, panels, told

import commissionkit as ck
from commissionkit.drawing import LOOKS, Drawing, Group, Line, Words, marks_of
from commissionkit.errors import RefusedQuestion, UnknownName
from commissionkit.model import (
    Arrangement,
    DecisionRight,
    Forum,
    Fund,
    NamedFact,
    Organisation,
    Parties,
    Pot,
    Power,
    Scope,
    Seat,
    Standing,
)
from commissionkit.periods import Bound
from commissionkit.testing import arrangements
from commissionkit.views.maps import decision_map
from commissionkit.views.maps.painting import ARROWS, LEGEND

SITES = ("south-tyneside", "tameside-glossop", "bradford-craven")


def _groups(drawing: Drawing) -> list[Group]:
    return [mark for mark in marks_of(drawing.scene.marks) if isinstance(mark, Group)]


def _partition(site: Arrangement, drawing: Drawing) -> None:
    left_out = [one.fact for one in drawing.undrawn]
    dropped = site.snapshot.dropped if site.snapshot is not None else frozenset()
    assert sorted([*drawing.drawn, *left_out]) == sorted({*(fact.id for fact in site), *dropped})
    assert told(drawing) == set(drawing.drawn)
    things = [group for group in _groups(drawing) if group.key]
    often = {fact for fact, times in Counter(fact for one in things for fact in one.facts).items() if times > 1}
    assert often <= {one.key for one in things if one.title.endswith("on both sides")}


@pytest.mark.parametrize("name", [*SITES, "england-2019"])
def test_pictures_of_bundled_arrangements_are_sound(name: str) -> None:
    """No boxes overlap, no label leaves its box, no line runs through a box, and each fact is drawn or listed."""
    site = ck.load(name)
    drawing = decision_map(site)
    check(drawing)
    shown = {*drawing.drawn, *(one.fact for one in drawing.undrawn)}
    assert {fact.id for fact in site} <= shown <= {fact.id for fact in site.all}
    assert not set(drawing.drawn) & {one.fact for one in drawing.undrawn}


@given(arrangements())
@settings(max_examples=40)
def test_pictures_of_any_arrangement_are_sound(site: Arrangement) -> None:
    """So they are for random arrangements, and each fact of the day is drawn or listed as not drawn."""
    world = ck.as_of(site, "2019-06-01")
    try:
        drawing = decision_map(world)
    except RefusedQuestion:
        return
    check(drawing)
    _partition(world, drawing)


def town() -> Arrangement:
    """A council and a CCG that recommend through a board and take themselves."""
    right = DecisionRight(
        holders=Parties(ids=("board",)), powers=(Power.MAKE,), over=Scope(fund="fund/pot"), id="makes"
    )
    take = DecisionRight(
        holders=Parties(ids=("ccg", "council"), each=True),
        powers=(Power.TAKE,),
        over=Scope(fund="fund/pot"),
        id="takes",
    )
    denial = DecisionRight(
        holders=Parties(ids=("trust",)), powers=(Power.TAKE,), over=Scope(fund="fund/pot"), denied=True, id="denied"
    )
    facts = (
        Organisation(id="ccg", name="Town CCG"),
        Organisation(id="council", name="Town Council"),
        Organisation(id="trust", name="Town Trust"),
        Organisation(id="idle", name="Idle"),
        Forum(id="board", name="Joint Board"),
        Seat(forum="board", holder="ccg"),
        Seat(forum="board", holder="trust", standing=Standing.ENTITLED_TO_ATTEND),
        Fund(id="fund", name="The Fund"),
        Pot(id="fund/pot", name="Pooled", fund="fund"),
        right,
        take,
        denial,
    )
    return Arrangement(id="town", as_at=Bound.parse("2019"), facts=facts)


def _called(site: Arrangement, name: str, text: str) -> Arrangement:
    """The same with another name for a fact."""
    return site.replace(
        [attrs.evolve(one, name=text) if isinstance(one, NamedFact) and one.id == name else one for one in site]
    )


def test_who_takes_and_sits_is_drawn_on_both_sides_with_a_badge() -> None:
    """The CCG sits on the board and takes: it stands at the left and among the takers, marked."""
    drawing = decision_map(town())
    keys = {group.key: group.title for group in _groups(drawing) if group.key}
    assert keys["ccg"] == "Statutory and other bodies: Town CCG, on both sides"
    assert keys["taker:ccg"] == "Takers: Town CCG, on both sides"
    assert keys["taker:council"] == "Takers: Town Council"
    assert "council" not in keys


def test_each_line_says_what_it_is() -> None:
    """Making, taking, sitting, attending and a denial are lines of their own kind, told in a sentence."""
    rows = decision_map(town()).records()
    said = {(row["from"], row["how"], row["to"]) for row in rows}
    assert said == {
        ("Joint Board", "makes", "Pooled, of The Fund"),
        ("Pooled, of The Fund", "takes", "Town CCG"),
        ("Pooled, of The Fund", "takes", "Town Council"),
        ("Town Trust", "stated not to", "Pooled, of The Fund"),
        ("Town CCG", "sits on", "Joint Board"),
        ("Town Trust", "may attend", "Joint Board"),
        ("The Fund", "is of, within or joint between", "Pooled"),
        ("Pooled, of The Fund", "decided within", "Pooled"),
    }
    assert "Joint Board makes decisions over the pot Pooled of The Fund" in {row["in words"] for row in rows}


def test_a_tier_that_no_source_states_is_not_that_of_the_nation() -> None:
    """A group that covers a council's area of no stated tier does not stand among national bodies."""
    drawing = decision_map(ck.load("england"))
    assert drawing.network is not None
    among = {knot.key: knot.among for knot in drawing.network.knots}
    assert among["00L"] == "Tier not stated"
    assert "Nation" not in among.values()


def test_a_matter_whose_parts_have_takers_of_their_own_is_not_taken_by_one() -> None:
    """Two take parts of health care, each alone, and of others no source says who does: the box says so."""
    titles = {group.key: group.title for group in _groups(decision_map(ck.load("england-2013"))) if group.key}
    assert titles["matter:health-care||||"] == "Matters: Health care, each part taken by one; some parts not recorded"
    assert titles["matter:acute||||"].endswith("taken by one")


def test_what_nothing_ties_is_listed_as_not_drawn() -> None:
    """An organisation without any tie is no box, and the drawing says so."""
    drawing = decision_map(town())
    assert [(one.fact, one.why) for one in drawing.undrawn] == [
        ("idle", "nothing ties it to a decision, a forum, a fund or a contract")
    ]


# -- two, or two days ----------------------------------------------------------------------------


def test_a_name_changes_its_box_alone() -> None:
    """A small change of the data is a small change of the picture: nothing else moves."""
    site = town()
    renamed = _called(site, "council", "Town Hall")
    before, after = (boxes(panels(decision_map(one).scene)[0]) for one in (site, renamed))
    assert before == after


def test_focus_lights_the_chain() -> None:
    """With the focus on a taker all that leads to it is lit; what it has no part in is faint."""
    drawing = decision_map(town(), focus="council")
    lit = {group.key for group in _groups(drawing) if group.key and not group.faint}
    assert lit == {"taker:council", "matter:||fund/pot||", "board", "ccg", "trust"}
    assert {group.key for group in _groups(drawing) if group.key and group.faint} == {"taker:ccg", "fund", "fund/pot"}


def test_of_a_map_of_very_many_only_the_chain_is_drawn() -> None:
    """What the focus has no part in is left out, with the reason, and no badge points to a box that is not there."""
    many = [Organisation(id=f"b{at:03}", name=f"Body {at}") for at in range(160)]
    seats = [Seat(forum="crowd", holder=one.id) for one in many]
    site = Arrangement(
        id="city",
        as_at=Bound.parse("2019"),
        facts=(*town(), Forum(id="crowd", name="Crowd"), *many, *seats),
    )
    drawing = decision_map(site, focus="council")
    check(drawing)
    assert set(boxes(panels(drawing.scene)[0])) == {"taker:council", "matter:||fund/pot||", "board", "ccg", "trust"}
    assert not any(group.faint for group in _groups(drawing))
    assert not any("on both sides" in group.title for group in _groups(drawing) if group.key)
    assert "nothing ties it to what the map is about" in {one.why.partition(";")[0] for one in drawing.undrawn}
    _partition(ck.as_of(site, "2019-12-31"), drawing)
    beside = decision_map(site, focus="council", beside=site)
    check(beside)
    assert set(beside.drawn) == set(drawing.drawn)


def test_focus_on_an_answer() -> None:
    """An answer lights the matter that it is about."""
    site = town()
    drawing = decision_map(site, focus=ck.who_takes(site, fund="fund/pot"))
    lit = {group.key for group in _groups(drawing) if group.key and not group.faint}
    assert {"matter:||fund/pot||", "board", "taker:ccg"} <= lit


def test_a_delegation_of_another_matter_has_no_part_in_the_chain() -> None:
    """The section 75 pot is delegated to the board; over the aligned services the same board only recommends."""
    site = ck.load("tameside-glossop")
    for fund, lit in (("icf/aligned", False), ("icf/section-75", True)):
        for focus in (fund, ck.route(site, fund=fund)):
            groups = _groups(decision_map(site, focus=focus))
            assert [not group.faint for group in groups if group.role == "delegates"] == [lit] * 3
            other = "matter:||icf/section-75||" if fund == "icf/aligned" else "matter:||icf/aligned||"
            assert next(group.faint for group in groups if group.key == other)


def test_focus_on_what_is_not_there() -> None:
    """An unknown id is refused with near names; one that the map leaves out, with why."""
    with pytest.raises(UnknownName, match="ccg"):
        decision_map(town(), focus="cgc")
    with pytest.raises(RefusedQuestion, match="idle is no part of this map"):
        decision_map(town(), focus="idle")
    with pytest.raises(RefusedQuestion, match="focus: the id of what the map is about, or an answer"):
        decision_map(town(), focus=3)  # type: ignore[arg-type]


def test_focus_on_what_only_the_other_has() -> None:
    """Of two side by side either may be asked about."""
    other = town().replace([*(fact for fact in town() if fact.id != "council"), Organisation(id="hall", name="Hall")])
    other = other.replace([*other, Seat(forum="board", holder="hall")])
    drawing = decision_map(town(), beside=other, focus="hall")
    assert not next(group.faint for group in _groups(drawing) if group.key == "hall")


def test_a_long_title_stays_on_its_page() -> None:
    """The name of an arrangement may be of any length: it is broken, and over a part of two it is cut."""
    site = attrs.evolve(town(), title="Town and country " * 120)
    for drawing in (decision_map(site), decision_map(site, beside=town())):
        check(drawing)
        assert drawing.scene.width < 4000


def test_nothing_to_draw() -> None:
    """Where nothing is recorded that a map could show, it says so."""
    with pytest.raises(RefusedQuestion, match="records no forum, right, fund or contract"):
        decision_map(Arrangement(id="empty", as_at=Bound.parse("2019"), facts=(Organisation(id="a", name="A"),)))


def test_two_side_by_side_keep_their_places() -> None:
    """What both have stands at the same place; what only one has is marked there."""
    site = town()
    other = site.replace([fact for fact in site if fact.id != "denied"])
    drawing = decision_map(site, beside=other)
    check(drawing)
    first, second = (boxes(panel) for panel in panels(drawing.scene))
    across = next(iter(second.values())).x - first[next(iter(second))].x
    assert {key: (box.x + across, box.y) for key, box in first.items() if key in second} == {
        key: (box.x, box.y) for key, box in second.items()
    }
    assert [row["side"] for row in drawing.records() if row["how"] == "stated not to"] == ["town, 2019-12-31"]


def test_each_side_says_what_holds_there() -> None:
    """Names, modes and badges are those of the state that is drawn, and all facts of both are drawn or listed."""
    site = ck.load("south-tyneside")
    drawing = decision_map(site, beside="2013-06-01")
    check(drawing)
    now, then = ({g.key: g.title for g in marks_of(p.marks) if isinstance(g, Group)} for p in panels(drawing.scene))
    assert now["matter:||||"] == "Matters: Everything, recommended, then taken; some parts not recorded"
    assert then["matter:||||"] == "Matters: Everything, nobody is recorded to decide"
    assert now["st-ccg"].endswith("on both sides")
    assert not then["st-ccg"].endswith("on both sides")
    states = (ck.as_of(site, "2019-12-31"), ck.as_of(site, "2013-06-01"))
    left_out = {one.fact for one in drawing.undrawn}
    assert {*drawing.drawn, *left_out} >= {fact.id for state in states for fact in state}
    assert not left_out.intersection(drawing.drawn)


def test_a_line_that_only_one_side_has_is_marked() -> None:
    """Both boxes stand on both sides, so that the line between them is what differs; the legend says so."""
    site = town()
    other = site.replace([fact for fact in site if fact.id != "denied"])
    drawing = decision_map(site, beside=other)
    pairs = ((group.ends, mark) for group in _groups(drawing) if group.ends for mark in group.marks)
    marked = {(ends, mark.look) for ends, mark in pairs if isinstance(mark, Line)}
    assert {one for one in marked if one[1].startswith("line-")} == {(("trust", "matter:||fund/pot||"), "line-removed")}
    (legend,) = [group for group in _groups(drawing) if group.role == "legend"]
    assert "only at the left" in {mark.text for mark in legend.marks if isinstance(mark, Words)}


def test_two_that_have_nothing_in_common_are_not_marked() -> None:
    """Each is laid out as if it were alone: that everything of it is its own says nothing."""
    sites = [ck.load(name) for name in SITES[:2]]
    drawing = decision_map(sites[0], beside=sites[1])
    check(drawing)
    for panel, site in zip(panels(drawing.scene), sites, strict=True):
        alone = boxes(panels(decision_map(site).scene)[0])
        assert {key: box.y for key, box in boxes(panel).items()} == {key: box.y + 18 for key, box in alone.items()}
    looks = {mark.look for mark in marks_of(drawing.scene.marks) if not isinstance(mark, Group)}
    assert not looks & {"added", "removed", "changed"}


def test_lines_are_told_apart_without_colour() -> None:
    """Any two kinds differ in their dashes, clearly in thickness, or in whether they end in an arrow."""
    for one, other in combinations(LEGEND, 2):
        first, second = LOOKS[one], LOOKS[other]
        apart = first.dash != second.dash or (one in ARROWS) != (other in ARROWS)
        assert apart or abs(first.width - second.width) >= 0.8, f"{one} and {other} look alike in grey"


def test_one_on_two_days() -> None:
    """The same site on two days: the finance committee came in between."""
    drawing = decision_map(ck.load("bradford-craven"), on="2018", beside="2019-12")
    check(drawing)
    first, second = (boxes(panel) for panel in panels(drawing.scene))
    assert set(second) - set(first) >= {"finance-and-performance-committee"}


def test_hostile_names_are_letters() -> None:
    """Markup in a name is text in the picture, in the page and in Mermaid."""
    bad = '</text><script>alert(1)</script>" onload="x'
    drawing = decision_map(_called(town(), "ccg", bad))
    check(drawing)
    for text in (drawing.svg(), drawing.html(), drawing.mermaid()):
        assert "<script>alert" not in text
        assert '" onload="' not in text


def test_very_long_names_stay_in_their_boxes() -> None:
    """A name of any length is cut with an ellipsis, and read out in full."""
    long = "Integrated " * 60 + "Partnershipwithoutanyspaceatall" * 9
    drawing = decision_map(_called(town(), "board", long))
    check(drawing)
    assert any(" ".join(long.split()) in group.title for group in _groups(drawing) if group.key == "board")


def test_every_line_ends_at_its_boxes() -> None:
    """Each line begins at the side of the box that it comes from and ends at the side of the one it leads to."""
    panel = panels(decision_map(ck.load("tameside-glossop")).scene)[0]
    found = boxes(panel)
    for (start, end), line in lines(panel):
        (x, y), (to_x, to_y) = line.points[0], line.points[-1]
        assert x == found[start].right
        assert found[start].y <= y <= found[start].bottom
        assert to_x in (found[end].x, found[end].right)
        assert found[end].y <= to_y <= found[end].bottom
