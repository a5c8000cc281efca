"""Register files made one arrangement."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from fractions import Fraction
from pathlib import Path

import pytest

import commissionkit as ck
from commissionkit import checks, io, registers
from commissionkit.errors import InvalidText, RefusedQuestion
from commissionkit.model import (
    Area,
    Arrangement,
    Change,
    Coverage,
    Extent,
    Forum,
    Organisation,
    Population,
    Region,
    Seat,
    System,
    YesNo,
)
from commissionkit.registers import Overlap, Reading
from commissionkit.sources import Claim

EXTRACTS = Path(__file__).parent / "extracts"


def read(*names: str) -> list[Reading]:
    return [registers.read(EXTRACTS / name) for name in names]


def made(*names: str, as_at: str = "2022-04-01") -> Arrangement:
    return registers.arrangement(*read(*names), id="read", as_at=as_at)


def written(folder: Path, rows: str, as_at: str = "2022") -> Arrangement:
    path = folder / "s.csv"
    path.write_text(f"old_code,new_code,effective_date\n{rows}", encoding="utf-8")
    return registers.arrangement(registers.read(path), id="read", as_at=as_at)


def changes(arrangement: Arrangement) -> list[tuple[str, str, tuple[str, ...], tuple[str, ...], str]]:
    return [(c.id, str(c.kind), c.predecessors, c.successors, str(c.on)) for c in arrangement.changes]


@pytest.fixture(scope="module")
def whole() -> Arrangement:
    names = (path.name for path in sorted(EXTRACTS.iterdir()) if path.suffix != ".md")
    return made(*names)


def test_what_is_read_of_all_forms_is_an_arrangement_without_faults(whole: Arrangement) -> None:
    """Nothing in it names what is not there, and it comes back from a file as it was saved."""
    assert [fault for fault in checks.faults(whole) if fault.severity == "error"] == []


def test_it_comes_back_from_a_file(whole: Arrangement, tmp_path: Path) -> None:
    """Saved and loaded it is equal."""
    ck.save(whole, tmp_path / "read.json")

    assert io.load(tmp_path / "read.json") == whole


def test_every_fact_cites_the_line_that_it_stands_in(whole: Arrangement) -> None:
    """Each fact has evidence in a source that is listed, and each source its licence where it has one."""
    sources = {source.id: source for source in whole.sources}

    assert [fact.id for fact in whole if not fact.evidence] == []
    assert {c.source for fact in whole for c in fact.evidence} <= set(sources)
    assert str(whole["R0B"].evidence[0]) == "etr: line 1"
    assert "Open Government Licence v3.0" in sources["etr"].licence
    assert "Crown copyright" in sources["overlaps"].licence
    assert sources["splits"].licence == ""


def test_a_body_has_its_days_codes_and_kind() -> None:
    """The days are those of the register; the kind of vocabulary that its word means, or that the name ends with."""
    body = made("organisations.csv")["02W"]

    assert body == Organisation(
        id="02W",
        name="NHS Bradford City CCG",
        kind="ccg",
        statutory=YesNo.YES,
        identifiers=body.identifiers,  # type: ignore[attr-defined]
        period=ck.model.Fact(id="x").period.parse("2013-04-01..2020-03-31"),
        evidence=body.evidence,
    )
    assert [(code.scheme, code.code) for code in body.identifiers] == [("ods", "02W"), ("gss", "E38000018")]  # type: ignore[attr-defined]


def test_a_kind_read_off_the_name_is_inferred() -> None:
    """The file does not say what it lists; the name does, and the evidence says that it was read there."""
    trust = made("etr.csv")["RE9"]

    assert isinstance(trust, Organisation)
    assert trust.kind == "nhs-foundation-trust"
    assert [(c.claim, c.note) for c in trust.evidence] == [
        (Claim.STATED, ""),
        (Claim.INFERRED, "the kind is read off the name"),
    ]


def test_successions_to_one_body_on_one_day_are_one_merger() -> None:
    """Bradford's three CCGs, and the two trusts, each with the rows that say so."""
    arrangement = made("organisations.csv", "successions.csv")
    merger = arrangement["merger:36J:2020-04-01"]

    assert isinstance(merger, Change)
    assert (merger.predecessors, merger.successors) == (("02N", "02R", "02W"), ("36J",))
    assert [c.locator for c in merger.evidence] == ["line 5", "line 6", "line 7"]
    assert arrangement["merger:R0B:2019-04-01"].predecessors == ("RE9", "RLN")  # type: ignore[attr-defined]


def test_lineage_over_what_was_read() -> None:
    """Who came before the merged CCG, and who stands for one that merged."""
    arrangement = made("organisations.csv", "successions.csv")

    assert sorted(row.id for row in ck.lineage(arrangement, "36J")) == ["02N", "02R", "02W"]
    assert ck.lineage(arrangement, "02W", on="2020-06").heirs == ("36J",)
    assert ck.lineage(arrangement, "02W", on="2020-03").heirs == ("02W",)


def test_a_body_that_opened_before_it_took_over() -> None:
    """13T opened in November 2014 and succeeded three CCGs the next April: both stand."""
    arrangement = made("organisations.csv", "successions.csv")

    assert str(arrangement["13T"].period.start) == "2014-11-26"
    assert str(arrangement["merger:13T:2015-04-01"].on) == "2015-04-01"  # type: ignore[attr-defined]
    assert ck.lineage(arrangement, "00F", on="2015-03-31").heirs == ("00F",)
    assert ck.lineage(arrangement, "00F", on="2015-04-01").heirs == ("13T",)


def test_one_body_before_several_is_a_split() -> None:
    """Both heirs are in one change."""
    assert changes(made("successions.csv"))[-1] == (
        "split:504:2021-04-01",
        "split",
        ("504",),
        ("Z9D4Z", "U6Q5Z"),
        "2021-04-01",
    )


def test_oddities_are_kept_and_remarked() -> None:
    """Self-successions make no change, a pair with two dates makes two, several successors stay."""
    [reading] = read("successions.csv")
    arrangement = registers.arrangement(reading, id="read", as_at="2022")

    assert [(remark.kind, remark.codes, remark.line) for remark in reading.remarks] == [
        ("self-succession", ("4CG71",), 13),
        ("self-succession", ("4CJ51",), 14),
        ("two-dates", ("4CG71", "5CJ"), 15),
        ("several-successors", ("504", "Z9D4Z", "U6Q5Z"), 17),
    ]
    assert [c[0] for c in changes(arrangement) if "5CJ" in c[3]] == ["merger:5CJ:2000-10-01", "merger:5CJ:2001-04-01"]
    assert "4CJ51" in arrangement
    assert arrangement.note == (
        "Made of 17 rows of 1 register file(s). 2 succession(s) of a body to itself make no fact."
    )


def test_nothing_comes_after_what_no_row_names(tmp_path: Path) -> None:
    """A went to X and Y, B to X alone: no change has Y come after B, and both heirs of A are in one."""
    arrangement = written(tmp_path, "A,X,2020-04-01\nB,X,2020-04-01\nA,Y,2020-04-01\n")

    assert changes(arrangement) == [
        ("split:A:2020-04-01", "split", ("A",), ("X", "Y"), "2020-04-01"),
        ("merger:X:2020-04-01", "merger", ("B",), ("X",), "2020-04-01"),
    ]


def test_a_body_that_a_register_has_open_afterwards_hands_something_over(tmp_path: Path) -> None:
    """It is a transfer: who gave lives on, whether it closes later or is open still."""
    (tmp_path / "s.csv").write_text(
        "old_code,new_code,effective_date\n02W,X,2019-04-01\n00N,X,2019-04-01\n02R,X,2020-04-01\nZ,X,2019-04-01\n"
    )
    arrangement = registers.arrangement(
        *read("organisations.csv"), registers.read(tmp_path / "s.csv"), id="read", as_at="2022"
    )

    assert [(kind, before) for _, kind, before, _, _ in changes(arrangement)] == [
        ("transfer", ("00N",)),
        ("transfer", ("02W",)),
        ("merger", ("Z",)),
        ("merger", ("02R",)),
    ]
    assert ck.lineage(arrangement, "02W", on="2020-01").heirs == ("02W",)


def test_a_board_that_shares_its_code_with_a_partnership(tmp_path: Path) -> None:
    """Both are there: the partnership under the code, the board under one of its own."""
    (tmp_path / "o.csv").write_text(
        "code,name,kind,open_date,close_date\nQWO,NHS West Yorkshire Integrated Care Board,icb,2022-07-01,\n"
    )
    arrangement = registers.arrangement(
        *read("partners.csv"), registers.read(tmp_path / "o.csv"), id="read", as_at="2022"
    )

    assert isinstance(arrangement["QWO"], Forum)
    assert arrangement["icb-QWO"].kind == "integrated-care-board"  # type: ignore[attr-defined]
    assert arrangement["icb-QWO"].identifiers[0].code == "QWO"  # type: ignore[attr-defined]


def test_several_become_several_together(tmp_path: Path) -> None:
    """Where each of two has the same two after it, that is one change."""
    rows = "".join(f"{a},{x},2020-04-01\n" for a in "AB" for x in "XY")

    assert changes(written(tmp_path, rows)) == [
        ("merger:X+Y:2020-04-01", "merger", ("A", "B"), ("X", "Y"), "2020-04-01")
    ]


def test_a_body_that_only_a_succession_names() -> None:
    """It is there by its code; its days are not known, and its kind is what the file guesses."""
    body = made("successions.csv")["AR3"]

    assert isinstance(body, Organisation)
    assert (body.name, body.named, body.kind, str(body.period)) == (
        "AR3",
        False,
        "not_stated",
        "not_stated..not_stated",
    )
    assert body.note.startswith("Known from a succession alone")
    guessed = made("successions.csv")["RE9"]
    assert guessed.kind == "nhs-trust"  # type: ignore[attr-defined]
    assert guessed.evidence[-1].claim is Claim.INFERRED


def test_a_body_of_several_files_is_one() -> None:
    """The first file that says something counts, every file is cited, and what differs is remarked."""
    eccg, xml = read("eccg.csv", "organisations.xml")
    body = registers.arrangement(eccg, xml, id="read", as_at="2022")["13T"]

    assert [str(c) for c in body.evidence][:2] == ["eccg: line 9", "organisations: line 13"]
    assert body.note == "In law from 2015-04-01."
    assert len(registers.arrangement(xml, id="read", as_at="2022").changes) == 1


def test_files_of_one_name_are_told_apart(tmp_path: Path) -> None:
    """Two files never share the id of a source, so that a line is of one file."""
    (tmp_path / "etr.csv").write_text((EXTRACTS / "eccg.csv").read_text())
    arrangement = registers.arrangement(*read("etr.csv"), registers.read(tmp_path / "etr.csv"), id="read", as_at="2022")

    assert [source.id for source in arrangement.sources] == ["etr", "etr-2"]
    assert str(arrangement["00F"].evidence[0]) == "etr-2: line 1"


def test_footprints_by_year() -> None:
    """Who covers a district with how many people, the share of its own, wholly or in part, from April to March."""
    arrangement = made("overlaps.csv")
    part = arrangement["coverage:02N:E08000032:2019"]
    own = arrangement["coverage:00N:E08000023:2019"]

    assert isinstance(part, Coverage)
    assert (part.people, part.extent, str(part.period)) == (109562, Extent.SOME, "2019-04-01..2020-03-31")
    assert part.share is not None
    assert part.share.value == Fraction(109562, 109562 + 51125)
    assert isinstance(own, Coverage)
    assert (own.extent, own.share and own.share.value) == (Extent.WHOLE, 1)
    assert part.note == "People mid-2019."


def test_people_of_a_district_are_added_up() -> None:
    """The three commissioners of Bradford in 2019; the year is that of the count."""
    population = made("overlaps.csv")["population:E08000032:2018"]

    assert isinstance(population, Population)
    assert (population.value, population.year) == (Decimal(109318 + 340524 + 84958), "2017")
    assert population.evidence[0].claim is Claim.DERIVED


def test_a_district_lies_in_its_county_and_never_in_itself() -> None:
    """A unitary district is its own upper tier in the table, and lies in nothing."""
    arrangement = made("overlaps.csv")

    assert arrangement["E07000163"].within == ("E10000023",)  # type: ignore[attr-defined]
    assert arrangement["E08000032"].within == ()  # type: ignore[attr-defined]


def test_small_areas_are_added_up_with_people_of_another_file() -> None:
    """A look-up and a count of people make who covers what; the evidence says that they were added up."""
    arrangement = made("lookup.csv", "people.csv")
    coverage = arrangement["coverage:01Y:E07000037:2019"]

    assert isinstance(coverage, Coverage)
    assert coverage.people == 1908 + 1199
    assert coverage.evidence[0].claim is Claim.DERIVED
    assert arrangement["E07000037"].name == "High Peak"  # type: ignore[attr-defined]
    assert sorted(arrangement.organisations.ids) == ["01Y", "02N", "02R", "02W"]


def test_overlaps_count_for_the_latest_year_known() -> None:
    """Without a basis people are those of the look-up's year, or before it, or the first known."""
    found = registers.overlaps(registers.stream(EXTRACTS / "footprints.csv"))

    assert {(one.year, one.basis) for one in found} == {
        *((year, "mid-2017") for year in (2015, 2016, 2017, 2018)),
        (2019, "mid-2019"),
        *((year, "mid-2020") for year in (2020, 2021, 2022)),
    }
    assert [
        one.people for one in found if (one.year, one.commissioner, one.district) == (2019, "01Y", "E07000037")
    ] == [1908 + 1199]


def test_overlaps_can_count_all_look_ups_for_one_year() -> None:
    """With a basis the people are of that year in every row."""
    found = registers.overlaps(registers.stream(EXTRACTS / "footprints.csv"), basis=2020)

    assert {one.basis for one in found} == {"mid-2020"}


def test_people_that_are_not_known_are_not_nobody() -> None:
    """A small area without a count leaves the sum open."""
    areas = registers.read(EXTRACTS / "lookup.csv").rows
    people = registers.read(EXTRACTS / "people.csv").rows[:-1]

    assert registers.overlaps(areas, people)[0] == Overlap(
        line=0, year=2019, commissioner="01Y", district="E07000037", small_areas=2, people=None, basis="mid-2019"
    )
    assert registers.overlaps(areas)[0].people is None


def test_partnerships_are_forums_with_seats() -> None:
    """A partnership covers its system; a partner without a code is known by its name."""
    arrangement = made("partners.csv")
    forum, system, coverage = (arrangement[name] for name in ("QWO", "area-QWO", "coverage:QWO:area-QWO"))
    seat = arrangement["seat:QWO:02W"]

    assert isinstance(forum, Forum)
    assert isinstance(system, System)
    assert isinstance(coverage, Coverage)
    assert isinstance(seat, Seat)
    assert (forum.kind, forum.identifiers[0].code) == ("partnership", "QWO")
    assert (coverage.body, coverage.area, seat.forum, seat.holder) == ("QWO", "area-QWO", "QWO", "02W")
    assert str(seat.period) == "not_stated..not_stated"
    assert "partner-mdc-on-behalf-of-nottinghamshire-district-and-borough-councils" in arrangement


def test_years_in_a_system_that_follow_each_other_are_one_seat() -> None:
    """Bradford City was in its system from April 2017 to March 2020; regions are known from 2021."""
    arrangement = made("systems.csv")
    seat = arrangement["seat:E54000005:02W:2017"]

    assert isinstance(seat, Seat)
    assert str(seat.period) == "2017-04-01..2020-03-31"
    assert [region.id for region in arrangement.regions if isinstance(region, Region)] == ["area-Y63"]


def test_councils_their_areas_and_what_replaced_them() -> None:
    """The table prints the last day of one council and the day after of another; both end the day before the next."""
    arrangement = made("councils.csv")

    assert str(arrangement["council-E06000028"].period) == "2005-06-19..2019-03-31"
    assert str(arrangement["council-E07000026"].period) == "not_stated..2023-03-31"
    assert arrangement["council-E07000026"].kind == "district-council"  # type: ignore[attr-defined]
    assert arrangement["E07000037"] == Area(
        id="E07000037",
        name="High Peak",
        within=("E10000007",),
        identifiers=arrangement["E07000037"].identifiers,  # type: ignore[attr-defined]
        evidence=arrangement["E07000037"].evidence,
    )
    heirs = {c.successors: (c.predecessors, str(c.on)) for c in arrangement.changes}
    assert heirs["council-E06000058",] == (
        ("council-E06000028", "council-E07000048", "council-E06000029"),
        "2019-04-01",
    )
    assert heirs["council-E06000063",] == (
        ("council-E07000026", "council-E07000028", "council-E07000029"),
        "2023-04-01",
    )
    assert heirs["council-E06000063", "council-E06000064"] == (("council-E10000006",), "2023-04-01")


def test_shares_of_postcodes_make_a_split() -> None:
    """Each heir with its share; no day is given, and that it is a succession is read into the table."""
    arrangement = made("splits.csv")
    split = arrangement["split:9Z1:not_stated"]

    assert isinstance(split, Change)
    assert [(one.heir, one.share.value, one.of) for one in split.shares] == [
        ("99X", Fraction(5, 8), "postcodes"),
        ("99Y", Fraction(3, 8), "postcodes"),
    ]
    assert (str(split.on), split.evidence[-1].claim) == ("not_stated", Claim.INFERRED)


def test_a_practice_and_a_closed_body_without_a_day(tmp_path: Path) -> None:
    """A prescribing setting of 4 is a GP practice; what is closed without a day does not go on."""
    practice = made("practices.csv")["A81003"]
    (tmp_path / "o.csv").write_text(",".join(["Z1", "GONE", *[""] * 10, "C", *[""] * 14]))
    gone = registers.arrangement(registers.read(tmp_path / "o.csv"), id="read", as_at="2022")["Z1"]

    assert (practice.kind, str(practice.period)) == ("gp-practice", "1974-04-01..2017-10-31")  # type: ignore[attr-defined]
    assert str(gone.period) == "not_stated..not_stated"


def test_remarks_across_files(tmp_path: Path) -> None:
    """A successor that no organisation file lists, days and names that differ."""
    (tmp_path / "o.csv").write_text("code,name,kind,open_date,close_date\n36J,Bradford CCG,ccg,2020-04-02,\n")
    found = registers.remarks(
        registers.read(EXTRACTS / "organisations.csv"),
        registers.read(tmp_path / "o.csv"),
        registers.read(EXTRACTS / "successions.csv"),
    )

    across = [(remark.kind, remark.codes, remark.line) for remark in found if not remark.kind.endswith("ssion")]
    assert ("unknown-code", ("AR3",), 8) in across
    assert ("rival-dates", ("36J",), 2) in across
    assert ("rival-names", ("36J",), 2) in across
    assert [codes for kind, codes, _ in across if kind == "unknown-code" and "RE9" in codes] == []


def test_days_and_readings_are_asked_for() -> None:
    """Without a reading, or with days that are none, nothing is made."""
    with pytest.raises(RefusedQuestion, match="readings"):
        registers.arrangement(id="x", as_at="2022")
    with pytest.raises(InvalidText):
        registers.arrangement(*read("etr.csv"), id="x", as_at="soon")
    assert registers.arrangement(*read("etr.csv"), id="x", as_at=date(2022, 4, 1)).as_at.text == "2022-04-01"


def test_a_reading_shows_as_a_table() -> None:
    """One record for each row; equal readings are equal."""
    [reading] = read("organisation.json")

    assert reading == registers.read(EXTRACTS / "organisation.json")
    assert reading.records()[0]["code"] == "R0B"
    assert reading.records()[0]["roles"] == 2
    assert str(reading).splitlines()[1] == "1 row, 0 faults, 0 remarks"
