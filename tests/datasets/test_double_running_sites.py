"""What is run twice at the three bundled sites, each with the place in the source that says so."""

from __future__ import annotations

import pytest

from commissionkit.answers.running import RunningTwice
from commissionkit.bundle import load
from commissionkit.model import Driver, Removable
from commissionkit.questions.double_running import double_running
from commissionkit.sources import Claim

SITES = ("south-tyneside", "tameside-glossop", "bradford-craven")
NATIONAL, STATUTORY = Driver.NATIONAL_REQUIREMENT, Driver.STATUTORY_POWER


def _pairs(site: str, certainty: str) -> set[tuple[str | None, str | None]]:
    found = double_running(load(site), kind="process")
    return {
        (item.system_process, item.organisation_process)
        for item in found
        if item.certainty == certainty and "found" in item.origin
    }


def _one(site: str, statement: str) -> RunningTwice:
    (item,) = [i for i in double_running(load(site)) if i.statements[:1] == (statement,)]
    return item


@pytest.mark.parametrize("site", SITES)
def test_every_site_runs_monitoring_and_decisions_twice(site: str) -> None:
    """The report finds both at all three sites, driven by national requirements and the law (Sections 4 and 5)."""
    stated = [item for item in double_running(load(site)) if item.origin == ("stated",) and not item.counterpart]
    of_kind = {str(item.running_kind): item for item in stated}

    assert set(of_kind) == {"process", "decision"}
    for item in of_kind.values():
        assert (item.certainty, item.claim, item.drivers) == ("certain", Claim.STATED, (STATUTORY, NATIONAL))
        assert item.removable is Removable.UNCLEAR


@pytest.mark.parametrize("site", SITES)
def test_every_site_has_a_certain_pair_with_a_driver(site: str) -> None:
    """Organisations still send their own finance data to national bodies beside the system's finance monitoring."""
    found = double_running(load(site), kind="process")
    pairs = [item for item in found if item.origin == ("found",) and item.overlap.stage == "finance"]
    certain = [item for item in pairs if item.certainty == "certain"]

    assert certain
    assert all(NATIONAL in item.drivers for item in certain)
    assert all(item.decided_by for item in certain)
    assert all(item.evidence for item in certain)


def test_payment_by_results_data_of_south_tyneside() -> None:
    """Data for payment by results are still collected (case study 1, Monitoring); their twin is not named."""
    item = _one("south-tyneside", "pbr-data-beside-block")

    assert (item.origin, item.counterpart) == (("stated",), "not_stated")
    assert (item.system_process, item.organisation_process) == (None, "st-pbr-data")
    assert (item.drivers, item.removable) == ((NATIONAL,), Removable.UNCLEAR)
    assert item.decided_by == ("nhs-england", "nhs-improvement")


def test_in_some_cases_attaches_to_the_site() -> None:
    """That removal is unclear in some cases is said of South Tyneside, not of each pair (case study 1, next steps)."""
    site = _one("south-tyneside", "organisational-processes-beside-system")

    assert (site.removable, site.removable_note.partition(";")[0]) == (Removable.UNCLEAR, "stated")
    for item in double_running(load("south-tyneside"), kind="process"):
        if item.origin == ("found",):
            assert item.removable_note.startswith("inferred")


def test_pairs_of_south_tyneside() -> None:
    """The trust of the risk pool also reports for itself; the mental health trust has no part in that pool."""
    assert _pairs("south-tyneside", "certain") == {("risk-pool-review", "stsft-finance-return")}
    assert _pairs("south-tyneside", "possible") == {
        ("system-activity-monitoring", "stsft-activity-return"),
        ("system-activity-monitoring", "cntw-activity-return"),
        ("system-activity-monitoring", "st-pbr-data"),
    }


def test_pairs_of_tameside_and_glossop() -> None:
    """One financial report for the system stands beside what its subjects still report each for themselves."""
    assert _pairs("tameside-glossop", "certain") == {
        ("system-financial-report", "icft-finance-return"),
        ("system-financial-report", "tg-ccg-national-assurance"),
        ("population-objectives-monitoring", "icft-performance-management"),
    }
    assert _pairs("tameside-glossop", "possible") == {
        ("system-financial-report", "pennine-care-finance-return"),
        ("population-objectives-monitoring", "tg-ccg-national-assurance"),
        ("system-activity-monitoring", "icft-activity-return"),
        ("system-activity-monitoring", "pennine-care-activity-return"),
        ("system-activity-monitoring", "tg-ccg-national-assurance"),
        ("system-quality-monitoring", "tg-ccg-national-assurance"),
    }


def test_pairs_of_bradford() -> None:
    """The committees of the system monitor what CCGs and trusts, who sit on them, monitor and report as well."""
    assert _pairs("bradford-craven", "certain") == {
        ("system-finance-monitoring", "ccg-finance-duties"),
        ("system-finance-monitoring", "bradford-teaching-finance-return"),
        ("system-finance-monitoring", "airedale-ft-finance-return"),
        ("system-finance-monitoring", "bradford-district-care-finance-return"),
        ("system-performance-monitoring", "organisations-performance-reporting"),
        ("system-quality-assurance", "ccg-quality-monitoring"),
        ("system-quality-assurance", "mental-health-trust-quality-assurance"),
    }
    assert _pairs("bradford-craven", "possible") == {
        ("system-activity-monitoring", "bradford-teaching-activity-return"),
        ("system-activity-monitoring", "airedale-ft-activity-return"),
        ("system-activity-monitoring", "bradford-district-care-activity-return"),
        ("system-quality-assurance", "trust-quality-assurance"),
    }


@pytest.mark.parametrize(
    ("site", "ended"),
    [
        ("south-tyneside", {"cog-monitoring", "chc-applications"}),
        ("tameside-glossop", set()),
        ("bradford-craven", {"monthly-reconciliation"}),
    ],
)
def test_what_was_ended_is_an_achievement(site: str, ended: set[str]) -> None:
    """The contract operational group and the monthly reconciliation have gone: never run twice, listed if asked for."""
    plain = double_running(load(site))
    with_removed = double_running(load(site), include=("removed",))

    assert {i.organisation_process for i in plain} & ended == set()
    assert {i.organisation_process for i in with_removed if i.kind == "removed process"} == ended
    assert [i for i in with_removed if i.kind == "double running"] == list(plain)


def test_what_is_planned() -> None:
    """South Tyneside's single report, quality review and shared office were still to come."""
    found = double_running(load("south-tyneside"), include=("planned",))

    assert {i.system_process for i in found if i.kind == "planned process"} == {
        "single-finance-and-performance-report",
        "financial-recovery-delivery",
        "system-quality-review",
    }


def test_bradford_before_its_committee() -> None:
    """The committee began in April 2019: the year before, its monitoring doubled nothing."""
    found = double_running(load("bradford-craven"), kind="process", during="2018/19")

    assert {i.system_process for i in found if "found" in i.origin} & {"system-finance-monitoring"} == set()


def _decisions(site: str) -> list[tuple[str, int, tuple[str, ...]]]:
    found = double_running(load(site), kind="decision")
    return [
        (item.message.partition(": ")[2].split(" by ")[0], item.takings, item.bodies) for item in found if item.part
    ]


def test_decisions_of_south_tyneside() -> None:
    """The leadership team, on which the CCG sits, recommended how to spend £2m; the CCG took the decision."""
    assert _decisions("south-tyneside") == [("recommended", 1, ("st-ccg",))]


def test_decisions_of_tameside_and_glossop() -> None:
    """What the board recommends is ratified or taken by those who sit on it; over the section 75 pot it is not."""
    found = double_running(load("tameside-glossop"), kind="decision")
    parts = {item.part: (item.takings, item.bodies, item.makers) for item in found if item.part}
    board = ("strategic-commissioning-board",)

    assert parts == {
        "Aligned services (icf/aligned)": (2, ("tameside-council", "tg-ccg"), board),
        "In-collaboration services (icf/in-collaboration)": (2, ("tg-ccg",), board),
    }


def test_decisions_of_bradford() -> None:
    """The partnership boards make planning decisions; each organisation, and others unnamed, then takes them."""
    found = [item for item in double_running(load("bradford-craven"), kind="decision") if item.part]

    assert {item.makers for item in found} == {("awc-partnership-board",), ("bradford-partnership-board",)}
    assert {item.part: item.bodies for item in found} == {
        "Planning, Airedale, Wharfedale and Craven": ("airedale-ft", "awc-ccg", "bradford-district-care"),
        "Planning, Bradford (City and Districts)": (
            "bradford-city-ccg",
            "bradford-district-care",
            "bradford-districts-ccg",
            "bradford-teaching",
        ),
    }
    assert all("taken at least" in item.message for item in found)
