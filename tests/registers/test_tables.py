"""The full tables, where the environment variable COMMISSIONKIT_TABLES names their folder."""

from __future__ import annotations

import os
from collections import Counter
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

import commissionkit as ck
from commissionkit import checks, registers
from commissionkit.registers import Body, Overlap, Partner, Reading

TABLES = os.environ.get("COMMISSIONKIT_TABLES", "")
pytestmark = pytest.mark.skipif(not TABLES, reason="COMMISSIONKIT_TABLES names no folder")

Read = Callable[[str], Reading]


@pytest.fixture(scope="module")
def read() -> Read:
    known: dict[str, Reading] = {}

    def found(name: str) -> Reading:
        if name not in known:
            known[name] = registers.read(Path(TABLES) / name)
        return known[name]

    return found


@pytest.mark.parametrize(
    ("name", "rows"),
    [
        ("organisations.csv", 811),
        ("successions.csv", 1157),
        ("ccg_successions.csv", 142),
        ("successions_all.csv", 25480),
        ("commissioner_system.csv", 940),
        ("commissioner_lad_overlaps.csv", 3014),
        ("stp_partners.csv", 747),
        ("local_authorities.csv", 380),
        ("ods_local_authorities_2019.csv", 376),
        ("pct_to_ccg.csv", 237),
        ("pcns.csv", 1329),
        ("pcn_membership.csv", 7455),
        ("gp_practices.csv.gz", 15536),
        ("lsoa_footprints.csv.gz", 32844),
    ],
)
def test_every_row_is_read(read: Read, name: str, rows: int) -> None:
    """Each table is read whole, without a fault."""
    reading = read(name)

    assert (len(reading.rows), reading.fault_count, reading.faults) == (rows, 0, ())


def test_ccgs_by_year(read: Read) -> None:
    """How many CCGs were open on 1 April."""
    ccgs = [row for row in read("organisations.csv").rows if isinstance(row, Body) and row.kind.startswith("ccg")]

    def open_in(year: int) -> int:
        day = date(year, 4, 1)
        return sum(row.opened is not None and row.opened <= day <= (row.closed or date.max) for row in ccgs)

    assert [open_in(year) for year in (2013, 2015, 2016, 2017, 2018, 2019, 2020, 2021)] == [
        *(211, 209, 209, 207),
        *(195, 191, 135, 106),
    ]


def test_oddities_of_all_successions(read: Read) -> None:
    """39 bodies succeed themselves, 505 codes have several successors, 35 pairs two dates."""
    assert Counter(remark.kind for remark in read("successions_all.csv").remarks) == {
        "self-succession": 39,
        "several-successors": 505,
        "two-dates": 35,
    }


def test_partnerships_in_2019(read: Read) -> None:
    """There were 42."""
    assert len({row.partnership for row in read("stp_partners.csv").rows if isinstance(row, Partner)}) == 42


def test_people_of_england(read: Read) -> None:
    """All overlaps of 2019 add up to England's people in mid-2019, and all are as the tidied table has them."""
    found = registers.overlaps(registers.stream(Path(TABLES) / "lsoa_footprints.csv.gz"))
    told = {
        (row.year, row.commissioner, row.district): (row.small_areas, row.people, row.basis)
        for row in read("commissioner_lad_overlaps.csv").rows
        if isinstance(row, Overlap)
    }

    assert sum(one.people or 0 for one in found if one.year == 2019) == 56_286_961
    assert {
        (one.year, one.commissioner, one.district): (one.small_areas, one.people, one.basis) for one in found
    } == told


def test_lineage_over_the_full_download(read: Read) -> None:
    """Every succession as an arrangement: Bradford's three CCGs, the two trusts, and 13T."""
    everything = registers.arrangement(read("successions_all.csv"), id="all", as_at="2022-04-01")

    assert sorted(row.id for row in ck.lineage(everything, "36J")) == ["02N", "02R", "02W"]
    assert {"RE9", "RLN"} <= {row.id for row in ck.lineage(everything, "R0B")}
    assert sorted(row.id for row in ck.lineage(everything, "13T")) == ["00F", "00G", "00H"]
    assert sum(len(change.predecessors) * len(change.successors) for change in everything.changes) == 25480 - 39


def test_everything_together_has_no_fault(read: Read) -> None:
    """All tables that belong together make an arrangement that names nothing that is not there."""
    names = ("organisations.csv", "successions.csv", "commissioner_system.csv", "commissioner_lad_overlaps.csv")
    more = ("stp_partners.csv", "local_authorities.csv", "pcns.csv")
    england = registers.arrangement(*(read(name) for name in (*names, *more)), id="england", as_at="2022-04-01")

    assert [fault for fault in checks.faults(england) if fault.severity == "error"] == []
    assert ck.lineage(england, "02W", on="2020-06").heirs == ("36J",)
