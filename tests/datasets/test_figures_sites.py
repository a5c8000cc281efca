"""The figures, ratings and themes of the three sites, each with the passage of the report that it rests on."""

from __future__ import annotations

from decimal import Decimal

import pytest

import commissionkit as ck
from commissionkit.answers import AnswerStatus
from commissionkit.errors import RefusedQuestion
from commissionkit.model import Arrangement, Standing, Statement
from commissionkit.model.vocabulary import shared
from commissionkit.sources import Claim
from commissionkit.units import Money, Qualifier

SITES = ("south-tyneside", "tameside-glossop", "bradford-craven")


@pytest.fixture(scope="module")
def st() -> Arrangement:
    return ck.load("south-tyneside")


@pytest.fixture(scope="module")
def tg() -> Arrangement:
    return ck.load("tameside-glossop")


@pytest.fixture(scope="module")
def bd() -> Arrangement:
    return ck.load("bradford-craven")


def _verdicts(site: Arrangement) -> dict[tuple[str, int], str]:
    """The verdict on each population, by what it is about and how many people."""
    return {(row.about, int(row.number)): str(row.verdict) for row in ck.tier_check(site)}


# -- people and tiers ----------------------------------------------------------------------------------------------


def test_two_populations_of_tameside_and_glossop(tg: Arrangement) -> None:
    """The narrative figure lies inside the band of a place, the registered one just below it.

    Case study 2, Background; Appendix B, Estimated registered population; Section 2, New collaborative approaches.
    """
    verdicts = _verdicts(tg)

    assert verdicts["tameside-and-glossop", 255_000] == "inside"
    assert verdicts["tg-ccg", 247_905] == "just_below"


def test_south_tyneside_is_smaller_than_a_place_by_both_figures(st: Arrangement) -> None:
    """About 150,000 by the narrative and 157,204 registered: neither figure is averaged away.

    Case study 1, Background; Appendix B, Estimated registered population.
    """
    verdicts = _verdicts(st)

    assert (verdicts["south-tyneside", 150_000], verdicts["st-ccg", 157_204]) == ("below", "below")


def test_the_northern_system_is_larger_than_its_band(st: Arrangement) -> None:
    """3.2 million in the appendix, more than 3 million in the text: both above the band, both kept.

    Appendix B, ICS key information; Case study 1, Background.
    """
    system = {row.number: row for row in ck.tier_check(st) if row.tier == "system"}

    assert sorted(system) == [Decimal(3_000_000), Decimal(3_200_000)]
    assert str(system[Decimal(3_200_000)].verdict) == "above"
    assert system[Decimal(3_000_000)].value.startswith(">")
    assert str(system[Decimal(3_000_000)].verdict) in ("above", "just_above")


def test_neighbourhoods_on_average(bd: Arrangement) -> None:
    """AWC's three community partnerships lie above the band of a neighbourhood on average, Bradford's eleven inside.

    Derived from Appendix B, Estimated registered population, and Figure 5.
    """
    means = {len(row.mean_over): row for row in ck.tier_check(bd) if row.mean_over}

    assert (int(means[3].number), str(means[3].verdict)) == (round(159_178 / 3), "above")
    assert (int(means[11].number), str(means[11].verdict)) == (round((140_423 + 333_179) / 11), "inside")
    assert {Claim.DERIVED} <= {c.claim for row in means.values() for c in row.evidence}


def test_registered_people_add_up_to_the_stated_total(bd: Arrangement) -> None:
    """The three CCGs' registered people make the total that the appendix prints; resident people are another figure.

    Appendix B, Estimated registered population; Case study 3, Background.
    """
    registered = [row for row in ck.statements(bd, kind="population", year="2018/19") if not row.mean_over]
    total = next(row for row in registered if row.about == "bradford-district-and-craven")
    parts = [row.number for row in registered if row.about.endswith("-ccg")]

    assert (sum(part for part in parts if part), len(parts)) == (total.number, 3)
    resident = next(p for p in bd.populations if p.counted == "resident")
    assert (resident.value, resident.qualifier) == (Decimal(600_000), Qualifier.JUST_OVER)


# -- money ---------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("site", "about", "amount"),
    [
        ("south-tyneside", "st-ccg", "£332.828m, 2019/20"),
        ("tameside-glossop", "tg-ccg", "£487.819m, 2019/20"),
        ("bradford-craven", "awc-ccg", "£283.134m, 2019/20"),
        ("bradford-craven", "bradford-city-ccg", "£225.001m, 2019/20"),
        ("bradford-craven", "bradford-districts-ccg", "£592.609m, 2019/20"),
        ("bradford-craven", "bradford-district-and-craven", "£1,100.744m, 2019/20"),
    ],
)
def test_allocations(site: str, about: str, amount: str) -> None:
    """Printed in thousands of pounds: £332,828 is £332.828m.

    Appendix B, 2019/20 CCG budget allocation.
    """
    stated = [m.amount for m in ck.load(site).money if m.meaning == "allocation" and m.about == about]

    assert stated == [Money.parse(amount)]


def test_money_of_different_meaning_is_never_added(tg: Arrangement) -> None:
    """£450m over five years for Greater Manchester and £23m over three for the site are refused a sum, with reasons.

    Case study 2, Background; Case study 2, How did they make it happen and what are the ongoing challenges?
    """
    sums = [m for m in tg.money if m.amount.amount in (Decimal(450_000_000), Decimal(23_000_000))]
    rows = ck.statements(tg, kind="money").only(*(m.id for m in sums))

    assert {m.about for m in sums} == {"greater-manchester", "tameside-and-glossop"}
    with pytest.raises(RefusedQuestion, match="year"):
        rows.total()


def test_a_stated_total_is_not_added_to_its_parts(bd: Arrangement) -> None:
    """The place's allocation and its CCGs' would count the same pounds twice.

    Appendix B, 2019/20 CCG budget allocation.
    """
    allocations = [m.id for m in bd.money if m.meaning == "allocation"]

    with pytest.raises(RefusedQuestion):
        ck.statements(bd, kind="money").only(*allocations).total()


def test_the_contribution_of_the_ccg_is_not_derivable(tg: Arrangement) -> None:
    """Neither the share of the risk nor the allocation says what the CCG puts into the fund.

    Case study 2, Procurement, and box Integrated Commissioning Fund; Appendix B, 2019/20 CCG budget allocation.
    """
    answer = ck.contribution(tg, "tg-ccg", fund="icf")

    assert answer.amount is None
    assert answer.status in (AnswerStatus.NOT_STATED, AnswerStatus.NONE_RECORDED)
    assert "do not say how much" in answer.reason
    assert "its share of the risk (2/3)" in str(answer)
    assert "£633" in str(answer)
    assert "£487.819m" in str(answer)


def test_a_body_outside_the_fund_contributes_nothing(tg: Arrangement) -> None:
    """Derbyshire County Council is stated not to take part; of High Peak nothing is stated.

    Case study 2, box Integrated Commissioning Fund.
    """
    assert ck.contribution(tg, "derbyshire-county-council", fund="icf").status is AnswerStatus.STATED_NONE
    assert ck.contribution(tg, "high-peak-district-council", fund="icf").status is AnswerStatus.NOT_STATED


def test_allocation_per_head_is_ranked_with_its_warning() -> None:
    """South Tyneside, Tameside and Glossop, Bradford; money of 2019/20 over people of 2018/19, and the table says so.

    Derived from Appendix B.
    """
    ranked = ck.compare(ck.load_sites(), "context").ranked("allocation-per-head")

    assert [(row["site"], row["number"]) for row in ranked.records()] == [
        ("south-tyneside", round(Decimal(332_828_000) / 157_204)),
        ("tameside-glossop", round(Decimal(487_819_000) / 247_905)),
        ("bradford-craven", round(Decimal(1_100_744_000) / 632_780)),
    ]
    assert ranked.notes == ("Allocations of 2019/20 are set against people of 2018/19.",)


# -- practices, ratings, indicators ----------------------------------------------------------------------------------


def test_practices(bd: Arrangement) -> None:
    """Bradford City has 25 practices and Districts 35, though the row prints them in another order than the others.

    Appendix B, Number of GP practices.
    """
    practices = {c.about: int(c.value) for c in bd.counts if c.unit == "gp-practice"}

    assert practices == {
        "awc-ccg": 16,
        "bradford-city-ccg": 25,
        "bradford-districts-ccg": 35,
        "bradford-district-and-craven": 76,
    }


def test_no_rating_passes_to_the_merged_trust(st: Arrangement) -> None:
    """The trust formed in April 2019 is not currently rated; the two ratings before are those of the trusts before it.

    Appendix B, providers.
    """
    ratings = {r.about: (r.rating.casefold(), r.year) for r in st.ratings if r.scheme == "CQC"}

    assert ratings["stsft"][0] == "not currently rated"
    assert ratings["city-hospitals-sunderland"] == ("good", "2018")
    assert ratings["south-tyneside-ft"] == ("requires improvement", "2017")
    assert [row.value for row in ck.statements(st, about="stsft", kind="rating")] == ["not currently rated"]
    after = ck.as_of(st, "2019-12-31")
    assert [r.rating for r in after.ratings if r.about == "stsft" and r.scheme == "CQC"] == ["not currently rated"]


def test_indicators_keep_the_area_they_were_published_for(tg: Arrangement, bd: Arrangement) -> None:
    """Healthy life expectancy of 58.1 years is that of Tameside's men, a part of the site; none is the place's own.

    Appendix B, HLE at birth among men.
    """
    rows = [row for row in ck.statements(tg, kind="observation", year="2015..2017") if row.number is not None]
    men = next(row for row in rows if row.number == Decimal("58.1"))

    assert (men.area, str(men.site)) == ("tameside", "part")
    assert {str(row.site) for row in rows} == {"part"}
    rows = [row for row in ck.statements(bd, kind="observation", year="2015..2017") if row.number is not None]
    assert {(row.area, str(row.site)) for row in rows} == {
        ("bradford-council-area", "part"),
        ("north-yorkshire", "over"),
    }


def test_regions_resolved_from_the_interleaved_table() -> None:
    """The row prints North West first, which is not the first column's: the reading is inferred, and says why.

    Appendix B, NHS England and NHS Improvement region.
    """
    regions = {site.id: site.regions[0] for site in ck.load_sites()}

    assert {site: region.id for site, region in regions.items()} == {
        "south-tyneside": "north-east-and-yorkshire",
        "tameside-glossop": "north-west",
        "bradford-craven": "north-east-and-yorkshire",
    }
    for region in regions.values():
        assert any(c.claim is Claim.INFERRED and "row" in c.note for c in region.evidence)


def test_the_third_of_three_trusts_is_inferred(bd: Arrangement) -> None:
    """Three trusts talked, two are named by what they provide: that the third is Bradford District Care is inferred.

    Case study 3, Procurement.
    """
    naming = [
        c
        for contract in bd.contracts
        if "bradford-district-care" in contract.discussants
        for c in contract.evidence
        if c.claim is Claim.INFERRED
    ]

    assert any("three" in c.note or "third" in c.note for c in naming)


# -- themes --------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("name", SITES)
def test_the_eight_shifts_stand_at_every_site(name: str) -> None:
    """Each row of the table is a fact of each site, reported of all three together.

    Section 4, Table 1.
    """
    site = ck.load(name)
    shifts = {s.theme: s for s in site.shifts if s.theme and s.of_all_sites}

    assert list(shifts) == [theme.id for theme in shared().shifts]
    assert all(any(c.claim is Claim.REPORTED for c in s.evidence) for s in shifts.values())


def test_outcome_payment_is_no_shared_direction(st: Arrangement, tg: Arrangement) -> None:
    """South Tyneside moves away from paying for outcomes, Tameside and Glossop ties £1m to them: both are coded.

    Case study 1, Procurement; Case study 2, Procurement.
    """
    away = [s for s in st.shifts if "outcome" in f"{s.before} {s.after}"]
    tied = [t.amount for c in tg.contracts for t in c.terms if t.kind == "outcome_component"]

    assert away
    assert tied == [Money.parse("£1m, 2019/20")]


def test_the_board_is_about_balanced(tg: Arrangement) -> None:
    """The source speaks of a rough balance of clinical and political members, and gives no number of seats.

    Case study 2, Planning.
    """
    balance = ck.balance(tg, "strategic-commissioning-board")
    perspectives = {m.perspective for m in ck.members(tg, "strategic-commissioning-board").members}

    assert {"clinical", "political"} <= perspectives
    assert balance.status is AnswerStatus.PARTLY_KNOWN
    assert "balance" in str(balance)
    absent = ck.members(tg, "strategic-commissioning-board").not_members
    assert [m.standing for m in absent] == [Standing.NOT_MEMBER]


# -- the record as a whole -------------------------------------------------------------------------------------------


@pytest.mark.parametrize("name", SITES)
def test_the_record_breaks_no_rule(name: str) -> None:
    """No number without unit and year, no fact without evidence, no inference without a note: `check` finds nothing."""
    site = ck.load(name)

    assert list(ck.check(site)) == []
    assert [s.id for s in site.facts if isinstance(s, Statement) and not (s.when or s.kind_word == "target")] == []
    assert [f.id for f in site.facts if any(c.claim.needs_note and not c.note for c in f.evidence)] == []


@pytest.mark.parametrize("name", SITES)
def test_discrepancies_name_the_facts_that_do_not_fit(name: str) -> None:
    """Every place where the documents disagree is kept, with the facts on each side and how the matter is coded."""
    site = ck.load(name)

    assert len(site.discrepancies) >= 10
    assert [d.id for d in site.discrepancies if not (d.facts and d.coded)] == []
