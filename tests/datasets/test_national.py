"""Questions put to the whole of England, each answer as the registers and lookups have it."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction

import pytest

import commissionkit as ck
from commissionkit.answers.national.moving import Shift
from commissionkit.model import Arrangement

#: The first of April of each of these years, with the number of CCGs open on it, as NHS England had them.
CCGS = {2013: 211, 2015: 209, 2016: 209, 2017: 207, 2018: 195, 2019: 191, 2020: 135, 2021: 106}

#: Where people passed to another CCG although no succession is recorded, by the lookups of small areas: the year, the
#: district, from whom to whom, and how many people of the estimate that both years rest on.
MOVED = {
    (2017, "E07000027", "01H", "01K", 67_099, "counted"),
    (2017, "E07000029", "01H", "01K", 8_664, "counted"),
    (2017, "E07000031", "01H", "01K", 104_321, "counted"),
    (2017, "E07000163", "01H", "01K", 6_100, "counted"),
    (2017, "E07000149", "06Y", "06W", 17_202, "counted"),
    (2018, "E07000123", "01E", "02M", 1_422, "counted"),
    (2018, "E07000128", "01K", "02M", 19_408, "counted"),
    (2020, "E07000225", "70F", "92A", 6_686, "about"),
    (2022, "E06000061", "06H", "78H", 17_070, "counted"),
    (2022, "E07000037", "01Y", "15M", 33_604, "counted"),
    (2022, "E08000025", "D2P2L", "15E", 178_281, "counted"),
}


@pytest.fixture(scope="module")
def england() -> Arrangement:
    return ck.load("england")


# -- bodies ------------------------------------------------------------------------------------------------------------


def test_ccgs_by_year(england: Arrangement) -> None:
    """As many CCGs as there were on each first of April, each with the list behind it, and none uncertain."""
    found = ck.in_being(england, kind="ccg", on=[f"{year}-04-01" for year in CCGS])

    assert [row.count for row in found] == list(CCGS.values())
    assert [len(set(row.ids)) for row in found] == list(CCGS.values())
    assert {len(row.uncertain) for row in found} == {0}


def test_local_authorities_of_every_kind(england: Arrangement) -> None:
    """Asked for local authorities, unitary, county and district councils are counted, each by its own kind too."""
    (row,) = ck.in_being(england, kind="local-authority")

    assert {"unitary-council", "county-council", "district-council"} <= set(row.by_kind)
    assert sum(row.by_kind.values()) == row.count


# -- footprints --------------------------------------------------------------------------------------------------------


def test_south_tyneside_has_one_council_exactly(england: Arrangement) -> None:
    """All people of NHS South Tyneside CCG live in South Tyneside, and all people there belong to it."""
    (pair,) = (row for row in ck.co_terminosity(england, on="2019-06-01") if row.body == "00N")

    assert (pair.area, pair.councils) == ("E08000023", ("council-E08000023",))
    assert (pair.share_of_body, pair.share_of_area, pair.same_people) == (1, 1, True)


def test_glossop_lies_in_high_peak(england: Arrangement) -> None:
    """An eighth of the people of NHS Tameside and Glossop CCG live in High Peak in Derbyshire, the rest in Tameside."""
    shares = {row.area: row.share_of_body for row in ck.co_terminosity(england, on="2019-06-01") if row.body == "01Y"}
    high_peak = ck.covering(england, "E07000037", on="2019-06-01").of_kind("ccg")

    assert set(shares) == {"E08000008", "E07000037"}
    assert sum(share or 0 for share in shares.values()) == 1
    assert Fraction(12, 100) < (shares["E07000037"] or 0) < Fraction(14, 100)
    assert [row.body for row in high_peak] == ["15M", "01Y"]
    assert "01Y" in {row.body for row in ck.covering(england, "E10000007", on="2019-06-01")}


def test_split_places(england: Arrangement) -> None:
    """Bradford was shared by three CCGs in 2019, and one of these reached into Craven; in 2020 by one."""
    found = ck.co_terminosity(england, on="2019-06-01")
    bradford = {row.body for row in found.split_areas if row.area == "E08000032"}

    assert bradford == {"02N", "02R", "02W"}
    assert {row.area for row in found.split_bodies if row.body == "02N"} == {"E08000032", "E07000163"}
    assert {row.body for row in ck.covering(england, "E08000032", on="2020-06").of_kind("ccg")} == {"36J"}


def test_every_commissioner_is_counted_wholly(england: Arrangement) -> None:
    """The people of the CCGs of 2019, all told, are the people of England in mid-2019."""
    found = ck.co_terminosity(england, on="2019-06-01")

    assert sum(row.people or 0 for row in found) == 56_286_961
    assert len({row.body for row in found if row.people}) == CCGS[2019]


def test_who_covered_a_district_before_anybody_counted(england: Arrangement) -> None:
    """The lookups begin in 2015: of 2014 it is unknown which CCG covered Bradford, which is not that none did."""
    found = ck.covering(england, "E08000032", on="2014-06-01")
    unknown = {one.kind: one for one in found.unrecorded}

    assert found.of_kind("ccg").ids == ()
    assert unknown["ccg"].bodies == ("02N", "02R", "02W")
    assert ck.covering(england, "E08000032", on="2012-06-01").unrecorded == ()


def test_who_covers_a_district_since_and_until(england: Arrangement) -> None:
    """The CCG of Tameside and Glossop had people of High Peak in each lookup from 2015 to the end of CCGs."""
    (row,) = (r for r in ck.covering(england, "E07000037", on="2019-06-01") if r.body == "01Y")

    assert (row.since, row.until) == ("2015-04-01", "2022-06-30")


# -- moves -------------------------------------------------------------------------------------------------------------


def _bodies(shifts: tuple[Shift, ...]) -> Iterator[str]:
    return (body for shift in shifts for body in shift.bodies)


def test_moves_that_no_succession_records(england: Arrangement) -> None:
    """All of them, and nothing else: growth between estimates and mergers are no moves."""
    found = {
        (row.on.year, row.area, *_bodies(row.lost), *_bodies(row.gained), row.people, str(row.sureness))
        for row in ck.moved_footprints(england)
    }

    assert found == MOVED


# -- systems -----------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(("day", "systems"), [("2017-06-01", 44), ("2019-06-01", 42), ("2021-06-01", 42)])
def test_every_ccg_is_in_one_system(england: Arrangement, day: str, systems: int) -> None:
    """Each CCG of the day is a member of one system, and no system is without one."""
    found = ck.system_members(england, on=day)
    ccgs = [row.holder for row in found if row.kind == "ccg"]
    (there,) = ck.in_being(england, kind="ccg", on=day)

    assert len(found.systems) == systems
    assert sorted(ccgs) == sorted(there.ids)
    assert found.without == ()


def test_ambulance_trusts_are_in_several_systems(england: Arrangement) -> None:
    """In mid-2019 the North West Ambulance Service was a partner in four systems; no CCG was in two."""
    several = ck.system_members(england, on="2019-06-01").in_several
    held = [row.system for row in several if row.holder == "RX7"]

    assert held == sorted(held, key=england.name)
    assert len(set(held)) == 4
    assert "ccg" not in {row.kind for row in several}


# -- tiers -------------------------------------------------------------------------------------------------------------


def test_every_area_beside_the_band_of_its_tier(england: Arrangement) -> None:
    """42 systems by their own tier, 317 districts as places where asked, England without a band, regions unknown."""
    found = ck.tier_check(england, on="2019-06-01", unstated_as="place")
    counts = {tier: sum(verdicts.values()) for tier, verdicts in found.verdicts.items()}

    assert counts == {"system": 42, "place": 317, "nation": 1}
    assert {row.supposed for row in found if row.tier == "place"} == {True}
    assert {area for area in found.without if area.startswith("area-Y")} == {r.id for r in england.regions}


# -- the three sites ---------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("site", "same"),
    [
        (
            "south-tyneside",
            {"st-ccg": "00N", "south-tyneside-council": "council-E08000023", "south-tyneside": "E08000023"},
        ),
        ("tameside-glossop", {"tg-ccg": "01Y", "tameside-council": "council-E08000008", "high-peak": "E07000037"}),
        ("bradford-craven", {"awc-ccg": "02N", "bradford-council": "council-E08000032", "bdc-ccg": "36J"}),
    ],
)
def test_bodies_of_the_sites_are_recognised(england: Arrangement, site: str, same: dict[str, str]) -> None:
    """CCGs, councils and areas of the sites are England's by their codes; the one conflict is of a partnership."""
    found = ck.same_as(ck.load(site), england)

    assert same.items() <= found.same.items()
    assert {name.partition(" ")[0] for row in found.conflicts for name in row.by} == {"ods"}
    assert len(found.conflicts) == 1


def test_a_code_that_a_partnership_left_to_a_board(england: Arrangement) -> None:
    """Integrated care boards took over the codes of the partnerships: the code alone does not tell which is meant."""
    found = ck.same_as(ck.load("tameside-glossop"), england)
    (partnership,) = found.conflicts

    assert (partnership.sameness, partnership.by) == ("several", ("ods QOP",))
    assert "QOP" in partnership.others
