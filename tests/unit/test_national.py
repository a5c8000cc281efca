"""England from tables: what single rows become."""

from __future__ import annotations

import gzip
from datetime import date
from pathlib import Path

import attrs
import pytest

from commissionkit import checks
from commissionkit.errors import UnreadableFile
from commissionkit.io.national import Tables, built, read_tables, tables
from commissionkit.io.national.making import lookup_year
from commissionkit.io.national.successions import Life, Record, changes_of
from commissionkit.io.national.systems import runs
from commissionkit.model import Arrangement, Change, Coverage, Discrepancy, Extent, Forum, Organisation, Seat
from commissionkit.periods import Holds

ODS, ONS = "ods eccg.csv (copy)", "ons ICB names (copy)"


def _changes(records: list[Record], **lives: Life) -> list[tuple[str, tuple[str, ...], tuple[str, ...], str]]:
    return [
        (change.kind.value, change.predecessors, change.successors, str(change.on))
        for change in changes_of(records, lives, "s")
    ]


def _discrepancies(england: Arrangement) -> dict[str, tuple[str, ...]]:
    return {fact.id: fact.facts for fact in england if isinstance(fact, Discrepancy)}


def _ccg(code: str, opened: str, closed: str = "") -> tuple[str, ...]:
    return (code, f"NHS {code} CCG", "ccg" if closed else "ccg_then_sub_icb", opened, closed, "", ODS)


# -- successions -------------------------------------------------------------------------------------------------------


def test_several_that_become_one_are_a_merger() -> None:
    """On one day; on another day it is another change. One that is taken over by one already there merges too."""
    records = [Record("b", "z", "2020-04-01"), Record("a", "z", "2020-04-01"), Record("c", "z", "2021-04-01")]

    assert _changes(records, z=Life("2013-04-01")) == [
        ("merger", ("a", "b"), ("z",), "2020-04-01"),
        ("merger", ("c",), ("z",), "2021-04-01"),
    ]


def test_one_that_becomes_several_is_a_split() -> None:
    """Its parts may go to bodies into which others merge: each record stands in one change alone."""
    records = [Record("a", "y", "2002-04-01"), Record("a", "z", "2002-04-01"), Record("b", "z", "2002-04-01")]

    assert _changes(records, z=Life("1999-04-01")) == [
        ("split", ("a",), ("y", "z"), "2002-04-01"),
        ("merger", ("b",), ("z",), "2002-04-01"),
    ]


def test_one_that_begins_where_one_ends_is_renamed() -> None:
    """Also where the later one is known by its code alone; not where it was there before."""
    record = [Record("a", "z", "2001-04-01")]

    assert [kind for kind, *_ in _changes(record, z=Life("2001-04-01"))] == ["rename"]
    assert [kind for kind, *_ in _changes(record)] == ["rename"]
    assert [kind for kind, *_ in _changes(record, z=Life("1999-04-01"))] == ["merger"]


def test_one_that_goes_on_has_handed_something_over() -> None:
    """A body that is open years after the day was not ended by it."""
    records = [Record("a", "y", "2016-04-01"), Record("a", "z", "2016-04-01")]

    assert _changes(records, a=Life("2015-04-01", "2020-03-31")) == [("transfer", ("a",), ("y", "z"), "2016-04-01")]
    assert [kind for kind, *_ in _changes(records, a=Life("2015-04-01", "2016-04-01"))] == ["split"]


def test_how_a_kind_is_known() -> None:
    """That a body came after another is stated; a split, a renaming and a transfer are read from it."""
    split = [Record("a", "y", "2016-04-01"), Record("a", "z", "2016-04-01")]
    merger = [Record("a", "z", "2016-04-01"), Record("b", "z", "2016-04-01")]

    assert [[c.claim.value for c in change.evidence] for change in changes_of(split, {}, "s")] == [
        ["stated", "inferred"]
    ]
    assert [[c.claim.value for c in change.evidence] for change in changes_of(merger, {}, "s")] == [["stated"]]


def test_odd_records_are_kept_and_told() -> None:
    """A code after itself is told and changes nothing; two dates of one pair are two changes, and told."""
    rows = (
        ("4A", "4A", "2000-10-01", "other", "other"),
        ("4B", "5A", "2000-10-01", "other", "pct_or_care_trust"),
        ("4B", "5A", "2001-04-01", "other", "pct_or_care_trust"),
    )
    england = built(Tables(successions=rows))
    told = _discrepancies(england)

    assert told["self-successions"] == ("4A",)
    assert [str(england.fact(name, Change).on) for name in told["successions-with-two-dates"]] == [
        "2000-10-01",
        "2001-04-01",
    ]
    assert str(england.fact("4B", Organisation).period) == "not_stated..[2000-09-30..2001-04-01]"
    assert not england.fact("5A", Organisation).named
    assert [fault for fault in checks.faults(england) if fault.severity == "error"] == []


def test_a_ccg_that_opened_before_it_came_after_others_is_told() -> None:
    """Its opening stays what the register prints."""
    bodies = (_ccg("00F", "2013-04-01", "2015-03-31"), _ccg("13T", "2014-11-26"))
    england = built(Tables(bodies=bodies, successions=(("00F", "13T", "2015-04-01", "ccg", "ccg"),)))

    assert str(england.fact("13T", Organisation).period.start) == "2014-11-26"
    assert "opened-before-its-succession-13T" in _discrepancies(england)


def test_closing_days_beside_successions_are_told() -> None:
    """On the day itself, long before, long after: each is told, and both days stay."""
    bodies = (
        _ccg("A1", "2013-04-01", "2018-05-31"),
        _ccg("B1", "2013-04-01", "2018-01-31"),
        _ccg("C1", "2013-04-01", "2020-03-31"),
        _ccg("D1", "2013-04-01", "2018-05-30"),
        _ccg("Z1", "2013-04-01"),
    )
    rows = tuple((code, "Z1", "2018-05-31", "ccg", "ccg") for code in ("A1", "B1", "C1", "D1"))
    told = _discrepancies(built(Tables(bodies=bodies, successions=rows)))

    assert told["closed-on-the-day-of-succession"] == ("A1",)
    assert told["closed-before-the-succession"] == ("B1",)
    assert told["open-after-the-succession"] == ("C1", "transfer:C1:Z1")


# -- systems and councils ----------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("years", "found"),
    [
        (["2019"], [("2019", "2019")]),
        (["2019", "2017", "2018"], [("2017", "2019")]),
        (["2017", "2019", "2020"], [("2017", "2017"), ("2019", "2020")]),
    ],
)
def test_years_that_follow_one_another_are_one_run(years: list[str], found: list[tuple[str, str]]) -> None:
    """A gap parts them, whatever their order."""
    assert list(runs(years)) == found


def test_a_lookup_holds_for_its_year() -> None:
    """From 1 April to 31 March; the last of CCGs to the day on which they ended, that of boards from the day after."""
    assert str(lookup_year("2017", "2018")) == "2017-04-01..2019-03-31"
    assert str(lookup_year("2019", "2021")) == "2019-04-01..2022-06-30"
    assert str(lookup_year("2022", "2022")) == "2022-07-01..2023-03-31"


SYSTEMS = Tables(
    bodies=(_ccg("01A", "2013-04-01"),),
    members=(("2017", "01A", "QAA", "E1"), ("2019", "01A", "QAA", "E1")),
    systems=(("2017", "QAA", "E1", "Fen", "", ""), ("2019", "QAA", "E2", "Fen and Wold", "", "")),
    partners=(
        ("QAA", "Fen and Wold STP", "ccg", "Fen CCG", "01A"),
        ("QAA", "Fen and Wold STP", "other", "Healthwatch Fen", "CQC: 1-600736408"),
        ("QAA", "Fen and Wold STP", "other", "Fen Care C.I.C.", "NX1 (CQC: 1-199800254)"),
        ("QAA", "Fen and Wold STP", "nhs_trust", "Fen NHS Foundation Trust", "TAD"),
        ("QAA", "Fen and Wold STP", "local_authority", "Fen Council", "901"),
        ("QAA", "Fen and Wold STP", "local_authority", "* Fen on behalf of others", ""),
    ),
    councils=(("E07", "901", "Fen Borough Council", "Fen", "Non-metropolitan district", "2005-06-18", "", "", "", ""),),
)


def test_who_is_in_a_partnership() -> None:
    """CCGs by the lookups, in runs of years; others by the list, for its year; a footnote is nobody."""
    england = built(SYSTEMS)
    seats = [(seat.holder, str(seat.period)) for seat in england if isinstance(seat, Seat)]

    assert seats == [
        ("01A", "2017-04-01..2018-03-31"),
        ("01A", "2019-04-01..2020-03-31"),
        ("healthwatch-fen", "[..2019-04-01]..2020-03-31"),
        ("NX1", "[..2019-04-01]..2020-03-31"),
        ("TAD", "[..2019-04-01]..2020-03-31"),
        ("council-E07", "[..2019-04-01]..2020-03-31"),
    ]
    kinds = {body.id: (body.kind, {one.scheme: one.code for one in body.identifiers}) for body in england.organisations}
    assert kinds["healthwatch-fen"] == ("healthwatch", {"cqc": "1-600736408"})
    assert kinds["NX1"] == ("community-interest-company", {"ods": "NX1", "cqc": "1-199800254"})
    assert kinds["TAD"] == ("nhs-foundation-trust", {"ods": "TAD"})


def test_a_partnership_and_its_area() -> None:
    """Its name is that of the list, its other names are aliases, and each boundary's code is with the area."""
    england = built(SYSTEMS)
    forum = england.fact("QAA", Forum)

    assert (forum.name, forum.aliases) == ("Fen and Wold STP", ("Fen", "Fen and Wold"))
    assert [one.code for one in england.systems["area-QAA"].identifiers] == ["E1", "E2"]
    assert forum.period.holds(date(2017, 4, 1)) is Holds.YES
    assert forum.period.holds(date(2020, 4, 1)) is Holds.NO


@pytest.mark.parametrize(
    ("start", "end", "period"),
    [
        ("", "", "not_stated..ongoing"),
        ("1974-04-01", "2019-03-31", "1974-04-01..2019-03-31"),
        ("1974-04-01", "2021-04-01", "1974-04-01..2021-03-31"),
        ("2005-06-18", "", "[..2005-06-18]..ongoing"),
    ],
)
def test_days_of_councils(start: str, end: str, period: str) -> None:
    """An end is printed as a last day or as the day after; a start of 2005 is one by which the council was there."""
    row = ("E07", "", "Fen Borough Council", "Fen", "County", start, end, "", "", "")

    assert str(built(Tables(councils=(row,))).fact("council-E07", Organisation).period) == period


def test_councils_that_replace_others() -> None:
    """Both ways of printing an end give the first day of the new council."""
    kind = "Non-metropolitan district"
    rows = (
        ("E1", "", "A", "A", kind, "", "2019-03-31", "E3", "", ""),
        ("E2", "", "B", "B", kind, "", "2019-04-01", "E3", "", ""),
        ("E3", "", "C", "C", kind, "2019-04-01", "", "", "", ""),
    )
    changes = [(c.kind.value, c.predecessors, str(c.on)) for c in built(Tables(councils=rows)).changes]

    assert changes == [("merger", ("council-E1", "council-E2"), "2019-04-01")]


# -- figures -----------------------------------------------------------------------------------------------------------

FOOTPRINTS = (
    ("2017", "01A", "E1", "2", "300", "mid-2017"),
    ("2018", "01A", "E1", "2", "300", "mid-2017"),
    ("2019", "01A", "E1", "2", "320", "mid-2019"),
    ("2019", "01A", "E2", "1", "80", "mid-2019"),
    ("2019", "02B", "E2", "9", "720", "mid-2019"),
)


def test_footprints_say_people_and_shares() -> None:
    """The share is of the commissioner's people; a district is covered wholly where nobody shares it."""
    districts = tuple((g, "", g, g, "Unitary authority", "", "", "", "", "") for g in ("E1", "E2"))
    england = built(Tables(footprints=FOOTPRINTS, councils=districts))
    found = {
        one.id: (one.people, str(one.share), one.extent)
        for one in england
        if isinstance(one, Coverage) and one.id.endswith("2019")
    }

    assert found == {
        "coverage:01A:E1:2019": (320, "80%", Extent.WHOLE),
        "coverage:01A:E2:2019": (80, "20%", Extent.SOME),
        "coverage:02B:E2:2019": (720, "100%", Extent.SOME),
    }


def test_figures_are_one_for_each_estimate() -> None:
    """Two lookups that give the same people of one year are one figure, for both their years."""
    england = built(Tables(footprints=FOOTPRINTS))
    figures = [(p.id, int(p.value), str(p.period)) for p in england.populations if p.about in ("E1", "england")]

    assert figures == [
        ("population:E1:2017", 300, "2017-04-01..2019-03-31"),
        ("population:E1:2019", 320, "2019-04-01..2020-03-31"),
        ("population:england:2017", 300, "2017-04-01..2019-03-31"),
        ("population:england:2019", 1120, "2019-04-01..2020-03-31"),
    ]


# -- tables ------------------------------------------------------------------------------------------------------------


def test_every_table_has_rows_of_its_width() -> None:
    """The bundled tables have the columns that the loader takes apart."""
    widths = {"bodies": 7, "successions": 5, "councils": 10, "unmatched": 2, "members": 4, "systems": 6}
    widths |= {"footprints": 6, "partners": 5, "log": 5, "offices": 4}
    found = {name: {len(row) for row in rows} for name, rows in attrs.asdict(read_tables(), recurse=False).items()}

    assert found == {name: {width} for name, width in widths.items()}


@pytest.mark.parametrize(
    "content",
    [
        b"no table",
        gzip.compress(b"a,b\n" + b"x" * 9_000_000),
        gzip.compress(b"a")[:-5],
        gzip.compress(b"abc" * 99)[:10] + b"\xff" * 40,
        gzip.compress(b"\xff\xfe"),
        gzip.compress(b"a\n" + b"x" * 200_000),
    ],
    ids=["plain", "swollen", "torn", "garbled", "no text", "endless field"],
)
def test_a_table_that_is_none_is_refused(content: bytes, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Something else than a compressed table, a torn one, and one that swells beyond measure."""
    folder = tmp_path / "datasets" / "england"
    folder.mkdir(parents=True)
    for field in attrs.fields(Tables):
        (folder / f"{field.name}.csv.gz").write_bytes(content)
    monkeypatch.setattr(tables, "bundled_data", lambda: folder.parent)

    with pytest.raises(UnreadableFile, match="bodies"):
        read_tables()
