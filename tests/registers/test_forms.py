"""Each form of register file: known by its beginning, and read into typed rows."""

from __future__ import annotations

import gzip
from collections.abc import Callable
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest

from commissionkit import registers
from commissionkit.errors import UnknownName, UnreadableFile
from commissionkit.registers import (
    Belonging,
    Body,
    Council,
    NetworkMembership,
    Overlap,
    Partner,
    Placing,
    Row,
    SmallArea,
    Split,
    Succession,
)

EXTRACTS = Path(__file__).parent / "extracts"


def first(name: str, wanted: Callable[[Row], bool] = lambda row: True) -> Row:
    reading = registers.read(EXTRACTS / name)
    assert reading.faults == ()
    return next(row for row in reading.rows if wanted(row))


@pytest.mark.parametrize(
    ("name", "form", "rows"),
    [
        ("eccg.csv", "ods-organisations", 10),
        ("etr.csv", "ods-organisations", 3),
        ("succ.csv", "ods-successions", 17),
        ("organisations.csv", "organisations", 14),
        ("successions.csv", "successions", 17),
        ("organisations.xml", "ods-xml", 2),
        ("organisation.json", "ods-json", 1),
        ("footprints.csv", "small-areas", 10),
        ("lookup.csv", "small-areas", 10),
        ("people.csv", "small-areas", 10),
        ("partners.csv", "partners", 8),
        ("systems.csv", "systems", 12),
        ("overlaps.csv", "overlaps", 14),
        ("councils.csv", "councils", 16),
        ("coded.csv", "ods-councils", 3),
        ("networks.csv", "networks", 3),
        ("members.csv", "network-members", 3),
        ("practices.csv", "practices", 3),
        ("splits.csv", "splits", 3),
    ],
)
def test_a_form_is_known_by_its_beginning(name: str, form: str, rows: int) -> None:
    """Every extract is of the form it should be, has all its rows, and no fault."""
    reading = registers.read(EXTRACTS / name)

    assert (reading.form, len(reading.rows), reading.fault_count) == (form, rows, 0)


def test_every_form_has_an_extract() -> None:
    """No form goes untested."""
    read = {registers.read(path).form for path in EXTRACTS.iterdir() if path.suffix != ".md"}

    assert {form.name for form in registers.FORMS} - read == set()


def test_an_organisation_of_27_columns() -> None:
    """Code, name, days, postcode and geography stand where the published layout has them."""
    assert first("eccg.csv") == Body(
        line=1,
        code="00F",
        name="NHS GATESHEAD CCG",
        opened=date(2013, 4, 1),
        closed=date(2015, 3, 31),
        postcode="NE15 8NY",
        region="Y63",
        geography="QHM",
    )


def test_a_practice_of_27_columns_has_its_commissioner_and_setting(tmp_path: Path) -> None:
    """Parent, days with it, status, sub-type, address and prescribing setting are read by place."""
    cells = ["A81001", "THE SURGERY", "Y63", "QHM", "1 HIGH STREET", "", "STOCKTON", "", "", "TS18 1HU", "19740401"]
    cells += ["", "A", "B", "16C", "20200401", "", "01642 1", "", "", "", "0", "", "16C", "", "4", ""]
    (tmp_path / "epraccur.csv").write_text(",".join(f'"{cell}"' for cell in cells) + "\n")

    [row] = registers.read(tmp_path / "epraccur.csv").rows

    assert row == Body(
        line=1,
        code="A81001",
        name="THE SURGERY",
        status="A",
        opened=date(1974, 4, 1),
        address=("1 HIGH STREET", "STOCKTON"),
        postcode="TS18 1HU",
        parent="16C",
        joined=date(2020, 4, 1),
        region="Y63",
        geography="QHM",
        subtype="B",
        setting="4",
    )


def test_a_succession_without_a_head() -> None:
    """Old code, new code, reason and day of the published five columns."""
    assert first("succ.csv") == Succession(line=1, before="00F", after="13T", on=date(2015, 4, 1), reason="R")


def test_a_tidied_succession_keeps_the_kinds_that_the_file_guesses() -> None:
    """The kinds stand in the row, in the words of the file."""
    assert first("successions.csv") == Succession(
        line=2, before="00F", after="13T", on=date(2015, 4, 1), before_kind="ccg", after_kind="ccg"
    )


def test_xml_and_json_say_the_same_way() -> None:
    """Days in law and of operation are kept apart; a predecessor makes a succession to the organisation itself."""
    xml, json = first("organisations.xml"), first("organisation.json")
    assert isinstance(xml, Body)
    assert isinstance(json, Body)

    assert (xml.opened, xml.legal_opened, xml.postcode) == (date(2014, 11, 26), date(2015, 4, 1), "NE15 8NY")
    assert xml.successions == (Succession(line=13, before="00F", after="13T", on=date(2015, 4, 1)),)
    assert [(one.before, one.after, one.on) for one in json.successions] == [
        ("RE9", "R0B", date(2019, 4, 1)),
        ("RLN", "R0B", date(2019, 4, 1)),
    ]
    assert [(role.code, role.primary) for role in json.roles] == [("RO197", True), ("RO57", False)]
    assert [(one.code, one.target, one.target_role) for one in json.relations] == [("RE5", "Y63", "RO209")]
    assert (json.reference_only, json.changed, json.record_class) == (False, date(2020, 3, 19), "RC1")


def test_a_stub_is_marked() -> None:
    """An organisation that only names one told of elsewhere says so."""
    row = first("organisations.xml", lambda row: isinstance(row, Body) and row.code == "00F")

    assert isinstance(row, Body)
    assert (row.reference_only, row.closed) == (True, date(2015, 3, 31))


def test_a_look_up_is_read_whatever_its_year() -> None:
    """The year is read off the names of the columns; a byte order mark is no part of the first."""
    assert first("lookup.csv") == SmallArea(
        line=2,
        code="E01010568",
        placings=(
            Placing(
                year=2019,
                commissioner="02R",
                commissioner_gss="E38000019",
                commissioner_name="NHS Bradford Districts CCG",
                system_gss="E54000005",
                system_name="West Yorkshire and Harrogate (Health and Care Partnership)",
                district="E08000032",
                district_name="Bradford",
            ),
        ),
    )


def test_tidied_footprints_say_many_years_at_once() -> None:
    """One row has a placing for each year and the people of three."""
    row = first("footprints.csv")
    assert isinstance(row, SmallArea)

    assert [one.year for one in row.placings] == list(range(2015, 2023))
    assert row.placings[6] == Placing(year=2021, commissioner="36J", system="QWO", district="E08000032")
    assert row.placings[4] == Placing(year=2019, commissioner="02R", system_gss="E54000005", district="E08000032")
    assert row.people == ((2017, 1656), (2019, 1673), (2020, 1649))


def test_people_with_commas_in_the_thousands() -> None:
    """A printed 1,673 is one thousand six hundred and seventy-three."""
    assert first("people.csv") == SmallArea(line=2, code="E01010568", people=((2019, 1673),))


def test_people_of_a_year_that_is_not_said(tmp_path: Path) -> None:
    """A column of all ages counts people for a year that the file does not say."""
    (tmp_path / "ages.csv").write_text("LSOA Code,LSOA Name,All Ages\nE01000001,City 001A,1636\n")

    assert registers.read(tmp_path / "ages.csv").rows == (SmallArea(line=2, code="E01000001", people=((0, 1636),)),)


def test_partners_keep_what_stands_in_place_of_a_code() -> None:
    """A code with another register's number behind it is the code; without one there is none."""
    rows = registers.read(EXTRACTS / "partners.csv").rows

    assert [(row.code, row.printed) for row in rows[-2:] if isinstance(row, Partner)] == [
        ("NL8", "NL8 (CQC: 1-256729774)"),
        ("", ""),
    ]


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        (
            "overlaps.csv",
            Overlap(
                line=2,
                year=2018,
                commissioner="00N",
                district="E08000023",
                small_areas=102,
                people=149555,
                basis="mid-2017",
                upper_tier="E08000023",
            ),
        ),
        (
            "members.csv",
            NetworkMembership(
                line=2,
                practice="A81001",
                network="U89141",
                practice_commissioner="16C",
                network_commissioner="16C",
                joined=date(2019, 10, 1),
            ),
        ),
        (
            "splits.csv",
            Split(
                line=2,
                before="9Z1",
                before_name="Fenwold PCT",
                after="99X",
                after_name="NHS North Fenwold CCG",
                share=Decimal("62.5"),
            ),
        ),
        (
            "networks.csv",
            Body(
                line=2,
                code="U02671",
                name="GREATER MIDDLESBROUGH PCN",
                kind="pcn",
                opened=date(2019, 10, 1),
                parent="16C",
                postcode="TS8 0TL",
            ),
        ),
        (
            "coded.csv",
            Body(
                line=2,
                code="121",
                name="ASHFORD BOROUGH COUNCIL",
                kind="local_authority",
                region="Y57",
                geography="Q81",
                subtype="B",
            ),
        ),
    ],
)
def test_a_row_of_a_table(name: str, expected: Row) -> None:
    """Every column of a tidied table arrives where it belongs."""
    assert first(name) == expected


def test_a_council_with_two_heirs() -> None:
    """The codes of all councils that replace it are read, and a population printed with a point."""
    row = first("councils.csv", lambda row: isinstance(row, Council) and row.code == "CMA")

    assert isinstance(row, Council)
    assert (row.replaced_by, row.closed, row.population) == (("CBD", "WAF"), date(2023, 4, 1), 499781)


def test_a_commissioner_in_its_system() -> None:
    """Year, commissioner and system of a row."""
    row = first("systems.csv")

    assert isinstance(row, Belonging)
    assert (row.year, row.commissioner, row.system_gss) == (2017, "02W", "E54000005")


def test_a_packed_file_is_read_like_a_plain_one(tmp_path: Path) -> None:
    """What gzip packs is known by its first bytes, whatever the name."""
    (tmp_path / "succ").write_bytes(gzip.compress((EXTRACTS / "succ.csv").read_bytes()))

    assert registers.read(tmp_path / "succ").rows == registers.read(EXTRACTS / "succ.csv").rows


def test_a_form_can_be_asked_for() -> None:
    """A name that no form bears is refused with near ones; a known one is taken at its word."""
    with pytest.raises(UnknownName, match="ods-successions"):
        registers.read(EXTRACTS / "succ.csv", "ods-succession")

    assert registers.read(EXTRACTS / "succ.csv", "ods-successions").form == "ods-successions"


def test_a_file_of_another_form_is_refused(tmp_path: Path) -> None:
    """The message lists the forms that are known."""
    (tmp_path / "x.csv").write_text("a,b\n1,2\n")

    with pytest.raises(UnreadableFile, match=r"no known form of register\. Known forms: ods-xml"):
        registers.read(tmp_path / "x.csv")


def test_columns_stand_in_any_order(tmp_path: Path) -> None:
    """A head names the columns, in capitals or not; others may stand between."""
    (tmp_path / "s.csv").write_text("New_Code,remark,Effective_Date,old_code\n36J,x,2020-04-01,02N\n")

    assert registers.read(tmp_path / "s.csv").rows == (
        Succession(line=2, before="02N", after="36J", on=date(2020, 4, 1)),
    )
