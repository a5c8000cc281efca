"""Funds and pots: what is to scale, what flows in, what is drawn apart, and how it is decided."""

from __future__ import annotations

from xml.etree import ElementTree as ET

import attrs
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.picturing import meet, told

import commissionkit as ck
from commissionkit.drawing import LOOKS, Box, Drawing, Group, Line, Words, marks_of, text_width
from commissionkit.errors import RefusedQuestion
from commissionkit.model import (
    Arrangement,
    Contribution,
    Fact,
    Fund,
    MoneyStatement,
    Organisation,
    Pot,
    RiskBearer,
    RiskShare,
    Silence,
    Status,
    YesNo,
)
from commissionkit.periods import Bound
from commissionkit.testing import arrangements
from commissionkit.units import Money, Share
from commissionkit.views.money import funds

HOSTILE = '<script>alert(1)</script> & "x" \u202e' + "very long " * 12 + "Unbroken" * 9
COUNCIL, CCG = Organisation(id="council", name="Council"), Organisation(id="ccg", name="CCG")
FUND = Fund(id="fund", name="Fund", amount=Money.parse("about £100m, 2019/20"))


def site(*facts: Fact) -> Arrangement:
    """An arrangement of these facts."""
    return Arrangement(id="town", title="Town", as_at=Bound.parse("2019"), facts=(COUNCIL, CCG, *facts))


def pot(name: str, share: str = "") -> Pot:
    """A pot of the fund."""
    return Pot(id=f"fund/{name}", name=name.title(), fund="fund", share=Share.parse(share) if share else None)


def _groups(drawing: Drawing, role: str) -> dict[str, Group]:
    found = [m for m in marks_of(drawing.scene.marks) if isinstance(m, Group) and m.role == role]
    return {group.key: group for group in found}


def _bar(group: Group) -> Box:
    return next(mark for mark in group.marks if isinstance(mark, Box) and mark.look != "rule")


def _bands(group: Group) -> list[Line]:
    return [mark for mark in group.marks if isinstance(mark, Line) and mark.closed]


def _high(band: Line, end: int = 0) -> float:
    """How high a band is where it begins, or where it ends."""
    top, bottom = (band.points[0], band.points[-1]) if end == 0 else (band.points[3], band.points[6])
    return bottom[1] - top[1]


def _text(group: Group) -> str:
    return " ".join(mark.text for mark in group.marks if isinstance(mark, Words))


def check(drawing: Drawing) -> None:
    """No two lines of text meet, none leaves its room or the page, and bars and bands are on the page."""
    page = Box(x=0, y=0, width=drawing.scene.width, height=drawing.scene.height, look="paper")
    labels = []
    for words in (mark for mark in marks_of(drawing.scene.marks) if isinstance(mark, Words)):
        look = LOOKS[words.look]
        wide = text_width(words.text, look.size, bold=look.bold)
        assert not words.width or wide <= words.width + 0.1
        labels.append(Box(x=words.x, y=words.y - look.size * 0.75, width=wide, height=look.size * 0.95, look="label"))
    ordered = sorted(labels, key=lambda label: label.y)
    for at, label in enumerate(ordered):
        assert page.holds(label)
        assert not any(meet(label, other) for other in ordered[at + 1 : at + 40])
    for mark in marks_of(drawing.scene.marks):
        assert not isinstance(mark, Box) or page.holds(mark)
        assert not isinstance(mark, Line) or all(0 <= y <= page.height for _, y in mark.points)
    ET.fromstring(drawing.svg())  # noqa: S314 - our own


@pytest.mark.parametrize("name", ["south-tyneside", "tameside-glossop"])
def test_pictures_of_bundled_sites_are_sound(name: str) -> None:
    """Labels stand apart, and each fund, pot, contribution, risk share and sum is drawn or listed as not drawn."""
    world = ck.load(name)
    drawing = funds(world)
    check(drawing)
    state = ck.as_of(world, "2019-12-31")
    kinds = Fund | Pot | Contribution | RiskShare | MoneyStatement
    assert state.snapshot is not None
    expected = [*(fact.id for fact in state if isinstance(fact, kinds)), *state.snapshot.dropped]
    assert sorted([*drawing.drawn, *(one.fact for one in drawing.undrawn)]) == sorted(expected)
    assert told(drawing) == set(drawing.drawn)


@given(arrangements())
@settings(max_examples=30)
def test_pictures_of_any_arrangement_are_sound(world: Arrangement) -> None:
    """So they are for random arrangements; the same input gives the same text."""
    state = ck.as_of(world, "2019-06-01")
    try:
        drawing = funds(state)
    except RefusedQuestion:
        assert not state.funds
        return
    check(drawing)
    assert drawing.svg() == funds(state).svg()


@given(st.lists(st.integers(1, 30), min_size=1, max_size=6))
@settings(max_examples=30)
def test_pots_are_in_proportion_to_their_shares(parts: list[int]) -> None:
    """The bar of each pot is its share of the bar of the fund, and bands leave the fund one below the other."""
    shares = [Share.parse(f"{part}/200") for part in parts]
    pots = [attrs.evolve(pot(f"p{at}"), share=share) for at, share in enumerate(shares)]
    drawing = funds(site(FUND, *pots))
    check(drawing)
    whole = _bar(_groups(drawing, "fund")["fund"]).height
    found = _groups(drawing, "pot")
    for share, one in zip(shares, pots, strict=True):
        assert _bar(found[one.id]).height == pytest.approx(max(whole * float(share.value), 0.8))
        assert _high(_bands(found[one.id])[0]) == pytest.approx(max(whole * float(share.value), 0.8))


def test_the_fund_of_tameside_and_glossop() -> None:
    """Pots of 50, 40 and 10 per cent with their sums, each with its own way of deciding; no contribution to scale."""
    drawing = funds(ck.load("tameside-glossop"))
    pots = _groups(drawing, "pot")
    heights = [_bar(pots[f"icf/{name}"]).height for name in ("section-75", "aligned", "in-collaboration")]
    assert heights == pytest.approx([140, 112, 28])
    assert "≈ 50% of the fund; ≈ £475m, 2019/20 (size of the pot)" in _text(pots["icf/section-75"])
    assert "Made or recommended, then ratified: Tameside Metropolitan" in _text(pots["icf/aligned"])
    given_ = _groups(drawing, "contribution")
    assert {key: group.marks[0].look for key, group in given_.items() if not isinstance(group.marks[0], Group)} == {
        "tg-ccg": "unknown",
        "tameside-council": "unknown",
        "derbyshire-county-council": "denied",
        "high-peak-district-council": "attends",
    }
    notes = [mark.title for mark in marks_of(drawing.scene.marks) if isinstance(mark, Group) and mark.role == "note"]
    assert any("1/3" in note and "nothing of what anyone puts in" in note for note in notes)


def test_only_stated_sums_of_that_year_flow_in_to_scale() -> None:
    """A band is as high as its sum; one of another year, and one without a sum, are outlines of one height."""
    other = Organisation(id="trust", name="Trust")
    given_ = (
        Contribution(organisation="council", fund="fund", amount=Money.parse("£30m, 2019/20")),
        Contribution(organisation="ccg", fund="fund", amount=Money.parse("£20m, 2018/19")),
        Contribution(organisation="trust", fund="fund"),
    )
    drawing = funds(site(FUND, other, *given_))
    check(drawing)
    found = _groups(drawing, "contribution")
    whole = _bar(_groups(drawing, "fund")["fund"]).height
    looks = {key: _bands(group)[0].look for key, group in found.items()}
    assert looks == {"council": "fund", "ccg": "contract", "trust": "unrecorded"}
    assert _high(_bands(found["council"])[0]) == pytest.approx(whole * 0.3)
    assert _high(_bands(found["ccg"])[0]) == _high(_bands(found["trust"])[0]) == 12.0
    assert "£20m, 2018/19 Not for the year of the fund: not to scale" in _text(found["ccg"])


def test_rivals_and_several_years() -> None:
    """Of sums for several years that of the fund is drawn and the others are written; rivals are not to scale."""
    given_ = (
        Contribution(organisation="council", fund="fund", amount=Money.parse("£30m, 2019/20"), id="a"),
        Contribution(organisation="council", fund="fund", amount=Money.parse("£25m, 2018/19"), id="b"),
        Contribution(organisation="ccg", fund="fund", amount=Money.parse("£50m, 2019/20"), id="c"),
        Contribution(organisation="ccg", fund="fund", amount=Money.parse("£60m, 2019/20"), id="d"),
    )
    found = _groups(funds(site(FUND, *given_)), "contribution")
    assert _bands(found["council"])[0].look == "fund"
    assert "£30m, 2019/20; also £25m, 2018/19" in _text(found["council"])
    assert _bands(found["ccg"])[0].look == "contract"
    assert "rival sums" in found["ccg"].title


def test_pots_without_a_share_or_a_sum_are_drawn_apart() -> None:
    """Not stated and not recorded look different, neither is to scale; a sum for that year is drawn as it is."""
    sums = (
        MoneyStatement(about="fund/sum", amount=Money.parse("£25m, 2019/20"), meaning="size"),
        MoneyStatement(about="fund/old", amount=Money.parse("£25m, 2017/18"), meaning="size"),
    )
    silence = Silence(subject="fund/silent", what="share")
    drawing = funds(site(FUND, pot("sum"), pot("old"), pot("silent"), pot("blank"), silence, *sums))
    check(drawing)
    found = _groups(drawing, "pot")
    assert {key: _bar(group).look for key, group in found.items()} == {
        "fund/sum": "fund",
        "fund/old": "contract",
        "fund/silent": "unknown",
        "fund/blank": "unrecorded",
    }
    assert [key for key, group in found.items() if _bands(group)] == ["fund/sum"]
    assert "Share and amount not stated" in _text(found["fund/silent"])
    assert "Share and amount not recorded" in _text(found["fund/blank"])


def test_a_fund_without_a_sum_shows_its_shares_alone() -> None:
    """Its bar has the look of what is not recorded; its pots are drawn by their shares, and not in pounds."""
    blind = attrs.evolve(FUND, amount=None)
    drawing = funds(site(blind, pot("a", "40%"), pot("b", "75%")))
    check(drawing)
    assert _bar(_groups(drawing, "fund")["fund"]).look == "unrecorded"
    assert {_bar(group).look for group in _groups(drawing, "pot").values()} == {"contract"}
    assert "Amount not recorded" in _text(_groups(drawing, "fund")["fund"])
    assert "come to more than the whole" in _text(_groups(drawing, "fund")["fund"])


def test_years_are_never_added() -> None:
    """Each fund keeps its year and qualifier; the legend says that years differ, and no sum of them is written."""
    second = Fund(id="second", name="Second", amount=Money.parse("£50m, 2018/19"))
    drawing = funds(site(FUND, second))
    found = _groups(drawing, "fund")
    assert _bar(found["second"]).height == pytest.approx(_bar(found["fund"]).height / 2)
    assert "≈ £100m, 2019/20" in _text(found["fund"])
    legend = _groups(drawing, "legend")[""]
    assert "Years differ (2019/20, 2018/19): they are not added up." in _text(legend)
    assert not any("£150m" in mark.text for mark in marks_of(drawing.scene.marks) if isinstance(mark, Words))


def test_risk_is_a_note_and_no_contribution() -> None:
    """Who bears a loss stands below, and no band flows in for it."""
    risk = RiskShare(
        name="Overspend", of="fund", bearers=(RiskBearer(party="council", share=Share.parse("1/3")),), id="risk"
    )
    drawing = funds(site(FUND, risk))
    assert "risk" in drawing.drawn
    assert _groups(drawing, "contribution") == {}
    assert [row["what"] for row in drawing.records()] == ["fund", "risk share"]


def test_what_is_not_certain_on_the_day_is_not_drawn_as_certain() -> None:
    """Of the pots and contributions of 2017 it is not known whether they held: their looks, labels and table say so."""
    drawing = funds(ck.load("tameside-glossop"), on="2017-01-01")
    check(drawing)
    pots = _groups(drawing, "pot")
    assert {_bar(group).look for group in pots.values()} == {"maybe"}
    assert {band.look for group in pots.values() for band in _bands(group)} == {"maybe"}
    assert all("Not certain on that day" in _text(group) for group in pots.values())
    assert "(not certain on that day)" in _text(pots["icf/aligned"]).partition("Made or recommended")[2]
    assert _bar(_groups(drawing, "fund")["icf"]).look == "fund"
    given_ = _groups(drawing, "contribution")
    unsure = {key for key, group in given_.items() if "Not certain on that day" in _text(group)}
    assert unsure == {"derbyshire-county-council", "high-peak-district-council"}
    (note,) = [group for group in _groups(drawing, "note").values() if "1/3" in group.title]
    assert "(not certain on that day)" in note.title
    assert "Section 75, ≈ 50% of the fund; ≈ £475m, 2019/20 (size of the pot), not certain on" in drawing.description
    assert "not certain on that day" in str([row["remarks"] for row in drawing.records() if row["what"] == "pot"])
    legend = _text(_groups(drawing, "legend")[""])
    assert "Not certain that it holds on that day" in legend
    assert "Not certain" not in _text(_groups(funds(ck.load("tameside-glossop")), "legend")[""])


def test_what_is_planned_looks_planned() -> None:
    """A planned fund, pot and contribution have the look and the word; a planned sum and a refusal are told as such."""
    plan = Status.PLANNED
    facts = (
        attrs.evolve(FUND, status=plan),
        attrs.evolve(pot("a", "40%"), status=plan),
        attrs.evolve(pot("b"), status=Status.PROPOSED),
        Contribution(id="in", organisation="council", fund="fund", amount=Money.parse("£30m, 2019/20"), status=plan),
        Contribution(id="out", organisation="ccg", fund="fund", participates=YesNo.NO, status=plan),
    )
    drawing = funds(ck.as_of(site(*facts), "2021", plans=True))
    check(drawing)
    assert _bar(_groups(drawing, "fund")["fund"]).look == "planned"
    pots = _groups(drawing, "pot")
    assert {key: _bar(group).look for key, group in pots.items()} == {"fund/a": "planned", "fund/b": "planned"}
    assert "Planned" in _text(pots["fund/a"])
    assert "Proposed" in _text(pots["fund/b"])
    given_ = _groups(drawing, "contribution")
    assert _bands(given_["council"])[0].look == "planned"
    assert "£30m, 2019/20 Planned" in _text(given_["council"])
    assert "A source says that it stays out Planned" in _text(given_["ccg"])
    assert "Planned:" in _text(_groups(drawing, "legend")[""])
    assert "planned" in drawing.description
    with pytest.raises(RefusedQuestion, match="records no fund"):
        funds(ck.as_of(site(*facts), "2021"))


def test_money_that_goes_nowhere_is_listed_as_not_drawn() -> None:
    """A pot and a contribution without their fund, a sum about a body, and a plan of another day, each with why."""
    facts = (
        FUND,
        Pot(id="gone/pot", name="Pot", fund="gone"),
        Contribution(id="in", organisation="ccg", fund="gone"),
        MoneyStatement(id="sum", about="ccg", amount=Money.parse("£5m"), meaning="allocation"),
        Fund(id="later", name="Later", status=Status.PLANNED),
    )
    drawing = funds(site(*facts), on="2019")
    assert {one.fact: one.why for one in drawing.undrawn} == {
        "gone/pot": "the fund that it is of is not there",
        "in": "the fund that it goes to is not there",
        "sum": "a sum about neither a fund nor a pot",
        "later": "does not hold on that day, or is only planned",
    }


def test_names_are_escaped_and_fit() -> None:
    """Hostile and very long names stay in their room."""
    named = Organisation(id="long", name=HOSTILE)
    world = site(
        attrs.evolve(FUND, name=HOSTILE, host="long"),
        attrs.evolve(pot("a", "40%"), name=HOSTILE),
        attrs.evolve(pot("b"), name=HOSTILE),
        named,
        Contribution(organisation="long", fund="fund", participates=YesNo.YES),
    )
    drawing = funds(world)
    check(drawing)
    assert "<script" not in drawing.svg()


def test_a_site_without_a_fund_is_refused_with_what_it_has() -> None:
    """Bradford records sums of money, and no fund: the message says so, and where they are listed."""
    with pytest.raises(RefusedQuestion, match=r"no fund.*4 sums of money.*statements"):
        funds(ck.load("bradford-craven"))
    with pytest.raises(RefusedQuestion, match="records no fund"):
        funds(site())
