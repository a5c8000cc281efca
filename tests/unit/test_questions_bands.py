"""Populations beside the nominal bands of the tiers."""

from __future__ import annotations

import json
from decimal import Decimal
from fractions import Fraction

import pytest

from commissionkit import io
from commissionkit.answers.bands import TierCheck, Verdict
from commissionkit.bundle import load
from commissionkit.errors import InvalidText, RefusedQuestion, UnknownName
from commissionkit.model import Arrangement
from commissionkit.questions.figures.bands import tier_check
from commissionkit.succession import as_of

CITED = ["src: page 1"]


def _site(*populations: dict[str, object], **lists: list[dict[str, object]]) -> Arrangement:
    named: dict[str, list[dict[str, object]]] = {
        "systems": [{"id": "system", "name": "System"}],
        "places": [{"id": "place", "name": "Place", "within": ["system"]}],
        "localities": [{"id": "locality", "name": "Locality", "within": ["place"]}],
        "areas": [{"id": "area", "name": "Area", "within": ["place"]}],
        "neighbourhoods": [{"id": f"hood-{n}", "name": f"Hood {n}", "within": ["place"]} for n in (1, 2)],
        "organisations": [{"id": "ccg", "name": "CCG", "kind": "ccg"}],
        "populations": [{"year": "2018/19", **population} for population in populations],
    }
    head = {"format": "commissionkit/1", "id": "site", "area": "place", "as_at": 2019}
    entries = {key: [{"evidence": CITED, **entry} for entry in found] for key, found in {**named, **lists}.items()}
    return io.from_data({**head, "sources": [{"id": "src", "title": "Source"}], **entries})


def _one(value: str, qualifier: str = "exactly", **more: object) -> TierCheck:
    (check,) = tier_check(_site({"about": "place", "value": value, "qualifier": qualifier, **more}))
    return check


@pytest.mark.parametrize(
    ("value", "verdict"),
    [
        ("250000", "inside"),
        ("500000", "inside"),
        ("249999", "just_below"),
        ("237500", "just_below"),
        ("237499", "below"),
        ("500001", "just_above"),
        ("525000", "just_above"),
        ("525001", "above"),
    ],
)
def test_ends_of_the_band_and_of_the_tolerance(value: str, verdict: str) -> None:
    """The band holds both its ends; outside it a twentieth of the end still counts as just outside."""
    assert _one(value).verdict.value == verdict


@pytest.mark.parametrize(
    ("value", "qualifier", "verdict", "reason"),
    [
        ("255000", "approximately", "inside", ""),
        ("500000", "more than", "above", "how far is not stated: >500,000 people"),
        ("500000", "just over", "just_above", ""),
        ("500000", "at least", "open", "≥500,000 people leaves it open"),
        ("300000", "more than", "open", ">300,000 people leaves it open"),
        ("600000", "just over", "above", ""),
        ("600000", "more than", "above", ""),
        ("250000", "less than", "below", "how far is not stated: <250,000 people"),
        ("250000", "just under", "just_below", ""),
        ("250000", "at most", "open", "≤250,000 people leaves it open"),
        ("200000", "at most", "below", ""),
        ("300000", "just over", "inside", ""),
    ],
)
def test_a_qualifier_is_heeded(value: str, qualifier: str, verdict: str, reason: str) -> None:
    """A verdict is what every number allowed by the qualifier would have; else it is open, or the wider one."""
    check = _one(value, qualifier)

    assert (check.verdict.value, check.reason) == (verdict, reason)


@pytest.mark.parametrize(
    ("value", "upper", "verdict"),
    [("300000", "400000", "inside"), ("400000", "600000", "open"), ("510000", "900000", "above")],
)
def test_a_range_is_judged_at_both_ends(value: str, upper: str, verdict: str) -> None:
    """A range has a verdict where both its ends have it."""
    assert _one(value, upper=upper).verdict.value == verdict


@pytest.mark.parametrize(
    ("about", "coverage", "tier", "reason"),
    [
        ("area", [], "not_stated", "no one tier is stated of its area"),
        ("locality", [], "locality", "the tier locality has no band"),
        ("ccg", [], "not_stated", "no one area is recorded that it is of"),
        ("ccg", [{"body": "ccg", "area": "place", "extent": "some"}], "not_stated", "no one area"),
    ],
)
def test_without_a_band(about: str, coverage: list[dict[str, object]], tier: str, reason: str) -> None:
    """Where no tier with a band is stated there is no verdict, and the reason is told."""
    (check,) = tier_check(_site({"about": about, "value": "300000"}, coverage=coverage))

    assert (check.verdict, check.tier, check.least) == (Verdict.NO_BAND, tier, None)
    assert reason in check.reason


def test_whose_area_it_is() -> None:
    """The tier is that of the area as published, of the area a body covers, or of every area of a mean."""
    mean = ["hood-1", "hood-2"]
    checks = tier_check(
        _site(
            {"about": "ccg", "value": "300000"},
            {"about": "ccg", "value": "2000000", "area": "system"},
            {"about": "place", "value": "40000", "mean_over": mean},
            {"about": "place", "value": "40001", "mean_over": ["hood-1", "locality"]},
            coverage=[{"body": "ccg", "area": "place"}],
        )
    )

    assert [(check.tier, check.area, check.verdict.value) for check in checks] == [
        ("neighbourhood", "", "inside"),
        ("place", "place", "inside"),
        ("system", "system", "inside"),
        ("not_stated", "", "no_band"),
    ]
    assert (checks[0].mean_over, checks[0].least, checks[0].most) == (("hood-1", "hood-2"), 30_000, 50_000)


@pytest.mark.parametrize("tolerance", [Fraction(1, 100), Decimal("0.01"), "1%"])
def test_tolerance(tolerance: Fraction | Decimal | str) -> None:
    """The tolerance is the reader's, as a fraction, a decimal or a text; without one there is nothing just outside."""
    site = _site({"about": "place", "value": "247905"})

    assert tier_check(site, tolerance=tolerance)[0].verdict is Verdict.JUST_BELOW
    assert tier_check(site, tolerance=0)[0].verdict is Verdict.BELOW


@pytest.mark.parametrize("tolerance", [0.05, -1, "200%", "some", True])
def test_a_tolerance_that_is_none(tolerance: object) -> None:
    """A float, a negative number, more than the whole and a word are refused."""
    with pytest.raises(InvalidText):
        tier_check(_site(), tolerance=tolerance)  # type: ignore[arg-type]


def test_areas_without_a_tier_are_held_against_the_band_asked_for() -> None:
    """A district has no tier: asked as a place it is held against that band, and marked; a stated tier stands."""
    populations = ({"about": "area", "value": "300000"}, {"about": "system", "value": "300000"})
    found = {row.about: row for row in tier_check(_site(*populations), unstated_as="place")}

    assert (found["area"].tier, found["area"].supposed, found["area"].verdict) == ("place", True, Verdict.INSIDE)
    assert (found["system"].tier, found["system"].supposed, found["system"].verdict) == ("system", False, Verdict.BELOW)
    assert found["area"].reading()["tier"] == "place (supposed)"
    assert "with no tier stated: 1." in tier_check(_site(*populations), unstated_as="place").notes[-1]
    assert [row.verdict for row in tier_check(_site(populations[0]))] == [Verdict.NO_BAND]
    with pytest.raises(UnknownName, match="place"):
        tier_check(_site(), unstated_as="palce")


def test_counts_of_a_day() -> None:
    """Of an area counted in two years the count that holds on the day is held against the band, both without a day."""
    site = _site(
        {"id": "first", "about": "place", "value": "240000", "start": "2017-04-01", "end": "2018-03-31"},
        {"id": "second", "about": "place", "value": "300000", "start": "2018-04-01"},
    )

    assert tier_check(site, on="2017-06-01").ids == ("first",)
    assert tier_check(site, on="2018-06-01").ids == ("second",)
    assert set(tier_check(site).ids) == {"first", "second"}
    with pytest.raises(RefusedQuestion):
        tier_check(as_of(site, "2018-06-01"), on="2017-06-01")


def test_verdicts_by_tier_and_areas_without_a_population() -> None:
    """How many have which verdict, and the areas of which no number of people is listed: unknown, not empty."""
    found = tier_check(_site({"about": "place", "value": "300000"}, {"about": "area", "value": "300000"}))

    assert found.verdicts == {"place": {"inside": 1}, "not_stated": {"no_band": 1}}
    assert found.without == ("hood-1", "hood-2", "locality", "system")


def test_what_is_no_arrangement() -> None:
    """The question is put to an arrangement."""
    with pytest.raises(RefusedQuestion):
        tier_check("site")  # type: ignore[arg-type]


def test_forms() -> None:
    """Checks say that they are readings, and go to JSON and a frame; nothing recorded is said."""
    checks = tier_check(_site({"about": "place", "value": "255000", "qualifier": "approximately"}))
    data = json.loads(json.dumps(checks.to_dict()))

    assert checks.notes[0] == (
        "The bands are approximate, and places may naturally be smaller: a verdict is a reading, not a fault."
    )
    assert checks.notes[1] == "Just below and just above: outside the band by at most 5% of its end."
    assert (data["format"], data["items"][0]["verdict"]) == ("commissionkit/tier-checks/1", "inside")
    assert list(checks.to_frame()["most"]) == [500_000]
    assert str(checks[0]) == "Place: ≈255,000 people, inside"
    assert str(checks.evidence[0]) == CITED[0]
    assert "nothing recorded" in str(tier_check(_site()))


# -- the bundled sites ---------------------------------------------------------------------------


def _verdicts(site: str) -> dict[tuple[str, Decimal], str]:
    return {(check.about, check.number): check.verdict.value for check in tier_check(load(site))}


def test_tameside_and_glossop() -> None:
    """About 255,000 people are inside the band of a place, 247,905 registered ones just below it."""
    found = _verdicts("tameside-glossop")

    assert found["tameside-and-glossop", Decimal(255_000)] == "inside"
    assert found["tg-ccg", Decimal(247_905)] == "just_below"


def test_south_tyneside() -> None:
    """South Tyneside is below the band by either count; its system is above its own by either."""
    found = _verdicts("south-tyneside")

    assert {n: v for (_, n), v in found.items()} == {
        Decimal(150_000): "below",
        Decimal(157_204): "below",
        Decimal(3_200_000): "above",
        Decimal(3_000_000): "above",
    }


def test_bradford() -> None:
    """The mean of the three partnerships is above the band of a neighbourhood, that of the eleven inside it."""
    found = _verdicts("bradford-craven")

    assert found["awc", Decimal(53_059)] == "above"
    assert found["bradford", Decimal(43_055)] == "inside"
    assert found["bradford-district-and-craven", Decimal(600_000)] == "above"
