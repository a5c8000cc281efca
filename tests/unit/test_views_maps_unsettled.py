"""Decision maps: denials, plans, what is not certain, and whom no source names, each told as what it is."""

from __future__ import annotations

from tests.unit.test_views_maps import town

import commissionkit as ck
from commissionkit.drawing import Drawing, Group, Line, marks_of
from commissionkit.model import DecisionRight, Parties, Power, Scope
from commissionkit.views.maps import decision_map


def groups_of(drawing: Drawing) -> list[Group]:
    """The groups of marks that a picture has."""
    return [mark for mark in marks_of(drawing.scene.marks) if isinstance(mark, Group)]


def _said(drawing: Drawing, fact: str) -> list[tuple[str, str]]:
    """What the lines that draw a fact say: how, and in words."""
    return [
        (str(row["how"]), str(row["in words"])) for row in drawing.records() if fact in str(row["facts"]).split("; ")
    ]


def test_a_denial_is_read_out_as_one() -> None:
    """Of South Tyneside's leadership team the source says that it does not decide: the sentence says so, too."""
    said = _said(decision_map(ck.load("south-tyneside")), "denial:alliance-leadership-team:make+take:everything")
    assert said == [
        (
            "stated not to",
            (
                "Alliance leadership team is stated not to make decisions or take decisions over everything "
                '(the source: "no decision-making power")'
            ),
        )
    ]


def test_what_may_not_hold_on_the_day_is_marked() -> None:
    """In 2016 nothing says whether the groups of South Tyneside met already: boxes and lines say that."""
    drawing = decision_map(ck.load("south-tyneside"), on="2016-06-01")
    world = ck.as_of(ck.load("south-tyneside"), "2016-06-01")
    groups = groups_of(drawing)
    titles = {group.key: group.title for group in groups if group.key}
    assert titles["alliance-business-group"] == "Forums: Alliance Business Group, not certain on that day"
    assert titles["st-ccg"] == "Statutory and other bodies: South Tyneside CCG"
    assert world.snapshot is not None
    ticked = {fact for one in groups if any(mark.look == "line-maybe" for mark in lines_of(one)) for fact in one.facts}
    firm = {fact for one in groups if one.ends and lines_of(one)[0].look != "line-maybe" for fact in one.facts}
    assert ticked <= world.snapshot.maybe
    assert not firm & world.snapshot.maybe


def lines_of(group: Group) -> list[Line]:
    """The lines among the marks of a group."""
    return [mark for mark in group.marks if isinstance(mark, Line)]


def test_plans_are_drawn_as_plans() -> None:
    """The thematic boards of Tameside and Glossop were planned: left out, and with plans each line is a plan's."""
    site = ck.load("tameside-glossop")
    without, with_plans = (decision_map(site, on="2020-06-01", plans=plans) for plans in (False, True))
    seat = "seat:living-well-board:designated-gp-lead"
    assert {one.fact: one.why for one in without.undrawn}[seat] == "does not hold on that day, or is only planned"
    assert [how for how, _ in _said(with_plans, seat)] == ["planned"]
    assert [how for how, _ in _said(with_plans, "right:living-well-board:lead+oversee:living-well-programme")] == [
        "planned"
    ]
    titles = {group.key: group.title for group in groups_of(with_plans) if group.key}
    assert titles["living-well-board"] == "Forums: Living well board, planned"
    assert "What is planned for the day is drawn, too, as planned." in with_plans.scene.description


def test_who_is_not_stated_to_contribute_is_not_who_stays_out() -> None:
    """Derbyshire is stated to stay out of the fund; of High Peak the sources do not say."""
    drawing = decision_map(ck.load("tameside-glossop"))
    (out,) = _said(drawing, "contribution:derbyshire-county-council:icf")
    (silent,) = _said(drawing, "contribution:high-peak-district-council:icf")
    assert out == ("stated not to", "Derbyshire County Council stays out of Integrated Commissioning Fund")
    assert silent[0] == "not stated whether it contributes"


def test_others_who_are_not_recorded_are_not_nobody() -> None:
    """In Bradford more than those named take: lines and box say that there are others."""
    drawing = decision_map(ck.load("bradford-craven"))
    (said,) = {words for _, words in _said(drawing, "constituent-organisations-take")}
    assert said.endswith(", and others who are not recorded")
    titles = [group.title for group in groups_of(drawing) if group.key.startswith("matter:|planning|")]
    assert titles
    assert all("others make and take too, not recorded" in title for title in titles)


def test_who_ratifies_by_a_wider_right_does_not_take() -> None:
    """A board recommends over the pot, the council ratifies over the whole fund."""
    recommend, ratify = (
        DecisionRight(id=power.value, holders=Parties(ids=(body,)), powers=(power,), over=Scope(fund=fund))
        for power, body, fund in ((Power.RECOMMEND, "board", "fund/pot"), (Power.RATIFY, "council", "fund"))
    )
    rights = {"makes", "takes", "denied"}
    site = town().replace([*(fact for fact in town() if fact.id not in rights), recommend, ratify])
    rows = {(row["from"], row["how"], row["to"]): row["in words"] for row in decision_map(site).records()}
    assert rows["Pooled, of The Fund", "ratifies", "Town Council"] == "Town Council ratifies by a wider right"
