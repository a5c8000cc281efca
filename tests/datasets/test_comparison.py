"""The three case studies side by side, as the overview and the other codebooks show them."""

from __future__ import annotations

import pytest

import commissionkit as ck
from commissionkit.codebooks import Comparison

ICF, POT = "≈ £950m, 2019/20", "In-collaboration services"
ST, TG, BD = "south-tyneside", "tameside-glossop", "bradford-craven"


@pytest.fixture(scope="module")
def everything() -> Comparison:
    """All codebooks over the three sites."""
    return ck.compare(ck.load_sites(), "all")


def test_the_overview_has_the_three_sites_in_the_order_of_the_report(everything: Comparison) -> None:
    """South Tyneside, Tameside and Glossop, Bradford district and Craven."""
    assert [site.title for site in everything.sites] == [
        "South Tyneside",
        "Tameside and Glossop",
        "Bradford district and Craven",
    ]


@pytest.mark.parametrize(
    ("row", "site", "value"),
    [
        # Case studies, Background; Appendix B
        ("overview/place", ST, "South Tyneside (place); in North East and North Cumbria (system)"),
        ("overview/commissioners", TG, "Tameside and Glossop CCG"),
        (
            "overview/commissioners",
            BD,
            "Airedale, Wharfedale and Craven CCG; Bradford City CCG; Bradford Districts CCG",
        ),
        ("overview/councils", BD, "Bradford Council; North Yorkshire County Council; Craven District Council"),
        # The trust of April 2019, by the merger of the two that came before
        ("overview/acute-providers", ST, "South Tyneside and Sunderland FT"),
        ("overview/acute-providers", BD, "Bradford Teaching Hospitals FT; Airedale FT"),
        # Case study 2, box Integrated Commissioning Fund
        (
            "overview/pooled-money",
            TG,
            f"Integrated Commissioning Fund {ICF}; ≈ 50% Section 75; ≈ 40% Aligned services; ≈ 10% {POT}",
        ),
        (
            "overview/pooled-decisions",
            TG,
            "Section 75: binding; Aligned services: ratified; In-collaboration services: recommended",
        ),
        # Nothing on record is not the same as what the coder looked for in vain
        ("overview/joint-posts", ST, "none recorded"),
        ("overview/pooled-money", BD, "not stated"),
        # Case studies, Procurement
        ("overview/main-contract", ST, "block (South Tyneside and Sunderland FT)"),
        ("overview/main-contract", TG, "block + £1m, 2019/20 on outcomes (Integrated Care FT)"),
        ("overview/main-contract", BD, "fixed income (Bradford Teaching Hospitals FT, Airedale FT)"),
        ("overview/risk", BD, "penalty: 52-week wait (national); penalty dropped: all others"),
        ("contracts/penalties", ST, "not stated"),
        ("contracts/penalties", TG, "not stated"),
        ("contracts/services", ST, "Acute care, Community health care, without Maternity care"),
        ("contracts/term", BD, "2019-04-01 to 2020-03-31"),
        ("overview/joint-posts", TG, "Joint chief executive/accountable officer; Joint finance officer"),
        # Case study 3: the merger was still to come
        ("overview/plans", BD, "Merger of the three CCGs into Bradford district and Craven CCG, 2020-04-01"),
        # Case study 1, box South Tyneside alliance leadership team
        ("formality/denied", ST, "Alliance leadership team may not make or take"),
        ("formality/informal-forums", ST, "Alliance leadership team"),
        ("formality/minutes", ST, "no: Alliance leadership team"),
        ("formality/public", TG, "yes: Strategic Commissioning Board"),
    ],
)
def test_what_a_cell_says(everything: Comparison, row: str, site: str, value: str) -> None:
    """Each of these is said by the case study of the site, or is that nothing is said."""
    assert everything[row, site].value == value


def test_who_makes_and_who_takes_planning_decisions(everything: Comparison) -> None:
    """Made on partnership boards and taken by each organisation; by pot; hardly recorded: the three sites differ."""
    made = [everything["overview/planning-made", site].value for site in (ST, TG, BD)]
    taken = [everything["overview/planning-taken", site].value for site in (ST, TG, BD)]

    assert made[0].endswith("otherwise none recorded; Alliance leadership team: stated not to make")
    assert made[1].startswith("Strategic Commissioning Board: makes (Section 75), recommends (Aligned services, ")
    assert made[2].startswith("AWC partnership board and others: makes (Airedale, Wharfedale and Craven); ")
    assert taken[1].startswith("Tameside Metropolitan Borough Council, Tameside and Glossop CCG: take via Strategic")
    assert taken[2].endswith("Bradford Teaching Hospitals FT and others: take")


def test_what_only_the_coder_says_is_marked(everything: Comparison) -> None:
    """That the CCG takes the decision on the £2m is inferred; that the boards make decisions was said in interviews."""
    assert "takes†" in everything["decisions/non-recurrent-money", ST].text
    assert "(Bradford (City and Districts))‡" in everything["overview/planning-made", BD].text
    assert str(everything["decisions/non-recurrent-money", ST].claim) == "inferred"


def test_double_running_is_stated_for_all_three_and_found_where_it_is_recorded(everything: Comparison) -> None:
    """The report counts all three sites; the record shows pairs of processes in each."""
    cells = everything["overview/double-running"].cells

    assert all("stated" in cell.value and "found" in cell.value for cell in cells)


def test_what_has_ended_is_an_achievement(everything: Comparison) -> None:
    """The contract operational group and the monthly reconciliation are listed as ended, not as run twice."""
    ended = everything["double-running/removed"]

    assert "contract operational group" in ended.cells[0].value
    assert ended.cells[2].value == "Monthly reconciliation"


def test_the_sources_are_those_of_the_sites(everything: Comparison) -> None:
    """The report and the article are among the sources cited."""
    assert {"tkf-2020", "ods"} <= {source.id for source in everything.sources_cited()}
