"""What the registers say of England, as the bundled arrangement has it."""

from __future__ import annotations

import gzip
from collections import Counter
from collections.abc import Iterator
from datetime import date, timedelta
from decimal import Decimal
from fractions import Fraction
from pathlib import Path

import pytest

import commissionkit as ck
from commissionkit import bundle
from commissionkit.model import Arrangement, Change, Coverage, Discrepancy, Extent, Organisation, Population
from commissionkit.periods import Holds
from commissionkit.sources import Claim

FOLDER = Path(ck.__file__).parent / "datasets" / "england"


@pytest.fixture(scope="module")
def england() -> Arrangement:
    return ck.load("england")


def _ccgs(england: Arrangement) -> tuple[Organisation, ...]:
    return tuple(body for body in england.organisations if body.kind == "ccg")


def _of_ccgs(england: Arrangement) -> tuple[Change, ...]:
    """The changes by which CCGs became other CCGs."""
    ccgs = {body.id for body in _ccgs(england)}
    return tuple(c for c in england.changes if c.successors and set(c.predecessors) <= ccgs)


def _living_in(england: Arrangement, year: int) -> Iterator[Coverage]:
    """The footprints of the lookup of one year."""
    return (one for one in england.coverage if one.people is not None and one.id.endswith(f":{year}"))


# -- counts ------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("year", "number"),
    [(2013, 211), (2015, 209), (2016, 209), (2017, 207), (2018, 195), (2019, 191), (2020, 135), (2021, 106)],
)
def test_ccgs_open_on_the_first_of_april(england: Arrangement, year: int, number: int) -> None:
    """As many CCGs are open on each first of April as NHS England had then."""
    assert sum(body.period.holds(date(year, 4, 1)) is Holds.YES for body in _ccgs(england)) == number


@pytest.mark.parametrize(("year", "number"), [(2017, 44), (2018, 42), (2019, 42), (2020, 42), (2021, 42)])
def test_partnerships_in_each_year(england: Arrangement, year: int, number: int) -> None:
    """44 STPs, and 42 once three in the north east had become one; each covers an area of its own."""
    held = [forum.id for forum in england.forums if forum.period.holds(date(year, 6, 30)) is Holds.YES]
    covered = {one.area for one in england.coverage if one.body in held}

    assert len(held) == number
    assert covered == {f"area-{name}" for name in held}


def test_every_ccg_sits_in_one_partnership_in_2019(england: Arrangement) -> None:
    """191 CCGs, each in one of the 42, and each of the 42 has one at least."""
    ccgs = {body.id for body in _ccgs(england)}
    day = date(2019, 10, 1)
    seats = [(s.holder, s.forum) for s in england.seats if s.holder in ccgs and s.period.holds(day) is Holds.YES]

    assert len(seats) == len(dict(seats)) == 191
    assert len(set(dict(seats).values())) == 42


def test_what_is_recorded(england: Arrangement) -> None:
    """Every record of the tables has come into the arrangement."""
    footprints = sum(one.people is not None for one in england.coverage)
    kinds = Counter(body.kind for body in england.organisations if body.named)

    assert footprints == 3014
    assert kinds["ccg"] == 248
    assert kinds["integrated-care-board"] == 42
    assert kinds["nhs-trust"] + kinds["nhs-foundation-trust"] == 113 + 160 + 4
    assert sum(len(change.predecessors) * len(change.successors) for change in _of_ccgs(england)) == 142


# -- people ------------------------------------------------------------------------------------------------------------


def test_people_of_england_in_2019(england: Arrangement) -> None:
    """The mid-year estimate of 2019, to the person, in the figure, in the footprints and in the districts' figures."""
    stated = england.fact("population:england:2019", Population).value
    districts = [
        p.value
        for p in england.populations
        if p.year == "2019" and not p.about.startswith("area-") and p.about != "england"
    ]
    systems = [p.value for p in england.populations if p.year == "2019" and p.about.startswith("area-")]

    assert stated == Decimal(56_286_961)
    assert sum(one.people or 0 for one in _living_in(england, 2019)) == 56_286_961
    assert sum(districts) == stated
    assert sum(systems) == stated


@pytest.mark.parametrize("year", range(2015, 2023))
def test_shares_of_each_commissioner_are_its_whole(england: Arrangement, year: int) -> None:
    """The parts of a commissioner's footprint add up to all of its people, exactly."""
    shares: dict[str, Fraction] = {}
    for one in _living_in(england, year):
        assert one.share is not None
        shares[one.body] = shares.get(one.body, Fraction(0)) + one.share.value

    assert set(shares.values()) == {Fraction(1)}


def test_south_tyneside_has_one_council_exactly(england: Arrangement) -> None:
    """All people of the CCG live in the district, and everybody there is the CCG's."""
    ccg = [one for one in _living_in(england, 2019) if one.body == "00N"]
    district = [one for one in _living_in(england, 2019) if one.area == "E08000023"]

    assert ccg == district
    assert [(one.share and one.share.value, one.extent, one.people) for one in ccg] == [(1, Extent.WHOLE, 150_976)]
    council = england.fact("council-E08000023", Organisation)
    assert (council.name, council.identifier("ods")) == ("South Tyneside Council", "109")


def test_glossop_lies_outside_greater_manchester(england: Arrangement) -> None:
    """A part of the people of NHS Tameside and Glossop CCG live in High Peak, which is in Derbyshire."""
    parts = {one.area: one.people for one in _living_in(england, 2019) if one.body == "01Y"}
    tree = england.area_tree

    assert parts == {"E08000008": 226_493, "E07000037": 33_570}
    assert england.name("E07000037") == "High Peak"
    assert tree.within("E08000008", "E47000001")
    assert not tree.within("E07000037", "E47000001")
    assert tree.within("E07000037", "E10000007")


# -- successions -------------------------------------------------------------------------------------------------------


def test_bradford_became_one_ccg(england: Arrangement) -> None:
    """Airedale, Wharfedale and Craven, Bradford City and Bradford Districts came together on 1 April 2020."""
    descent = ck.lineage(england, "02W", on="2020-06")
    change = england.fact("merger:02N+02R+02W:36J", Change)

    assert str(change.on) == "2020-04-01"
    assert sorted(england.name(name) for name in change.predecessors) == [
        "NHS Airedale, Wharfedale and Craven CCG",
        "NHS Bradford City CCG",
        "NHS Bradford Districts CCG",
    ]
    assert descent.heirs == ("36J",)
    assert "NHS Bradford District and Craven CCG" in str(descent)


def test_every_district_has_its_council_on_a_day(england: Arrangement) -> None:
    """Whoever has people of a CCG in it has one council of its own, without a doubt, in 2013 as in 2021."""
    for day in ("2013-04-01", "2019-10-01", "2021-10-01"):
        snapshot = ck.as_of(england, day)
        councils = {one.area: one.id for one in snapshot.coverage if one.body.startswith("council-E0")}
        assert snapshot.snapshot is not None
        assert not set(councils.values()) & snapshot.snapshot.maybe
        assert {one.area for one in snapshot.coverage if one.people is not None} <= set(councils)


def test_south_tyneside_and_sunderland_trusts_became_one(england: Arrangement) -> None:
    """RE9 and RLN became R0B on 1 April 2019."""
    change = england.fact("merger:RE9+RLN:R0B", Change)

    assert str(change.on) == "2019-04-01"
    assert ck.lineage(england, "RLN", on="2019-04-01").heirs == ("R0B",)


def test_two_step_chains_of_ccgs(england: Arrangement) -> None:
    """Three CCGs became another that was itself merged later."""
    steps = [(old, new) for change in _of_ccgs(england) for old in change.predecessors for new in change.successors]
    chains = sorted((first, middle, last) for first, middle in steps for start, last in steps if start == middle)

    assert chains == [("10G", "15D", "D4U1Y"), ("10T", "15D", "D4U1Y"), ("11C", "15D", "D4U1Y")]


def test_ccgs_close_the_day_before_their_heir_takes_over(england: Arrangement) -> None:
    """Each merging CCG ends the day before; its heir opens on the day, but for 13T, four months earlier."""
    ends: set[timedelta] = set()
    early: dict[str, str] = {}
    for change in _of_ccgs(england):
        on = change.on.days[0]
        for old in change.predecessors:
            ends.add(on - england.fact(old, Organisation).period.end.days[0])
        for new in change.successors:
            opened = england.fact(new, Organisation).period.start
            if opened != change.on:
                early[new] = str(opened)

    assert ends == {timedelta(days=1)}
    assert early == {"13T": "2014-11-26"}
    assert england["opened-before-its-succession-13T"].evidence


def test_no_ccg_was_split(england: Arrangement) -> None:
    """Every change of CCGs is a merger: none became several."""
    assert {change.kind.value for change in _of_ccgs(england)} == {"merger"}


def test_each_record_is_in_one_change(england: Arrangement) -> None:
    """The pairs of the register of successions are those of the changes, no more and no fewer."""
    with gzip.open(FOLDER / "successions.csv.gz", "rt", encoding="utf-8") as file:
        rows = [tuple(line.split(",")[:3]) for line in file.read().splitlines()[1:]]
    partnerships = {"QMK", "QT8", "QVP"}
    recorded = sorted(row for row in rows if row[0] != row[1] and row[0] not in partnerships)
    said = sorted(
        (old, new, str(change.on))
        for change in england.changes
        if change.evidence[0].source == "ods-succ"
        for old in change.predecessors
        for new in change.successors
    )

    assert said == recorded


# -- oddities ----------------------------------------------------------------------------------------------------------


def test_codes_that_outlive_their_ccgs(england: Arrangement) -> None:
    """106 codes are open in the register; the end of the CCGs is a change, and only inferred."""
    still_open = [body for body in _ccgs(england) if body.period.end.kind == "ongoing"]
    end = england.fact("abolition-of-ccgs", Change)

    assert len(still_open) == 106
    assert set(end.predecessors) == {body.id for body in still_open}
    assert (str(end.on), {cited.claim for cited in end.evidence}) == ("2022-07-01", {Claim.INFERRED})
    assert all(any(cited.claim is Claim.INFERRED for cited in body.evidence) for body in still_open)
    assert all("sub-ICB" in body.note for body in still_open)


def test_the_last_lookup_is_that_of_the_boards(england: Arrangement) -> None:
    """Glossop is with Tameside to the last day of CCGs, and with Derbyshire from the next."""
    high_peak = [one for one in england.coverage if one.area == "E07000037" and one.people is not None]
    tameside = max((one for one in high_peak if one.body == "01Y"), key=lambda one: one.period.start_earliest)
    derbyshire = max((one for one in high_peak if one.body == "15M"), key=lambda one: one.period.start_earliest)

    assert str(tameside.period) == "2021-04-01..2022-06-30"
    assert (str(derbyshire.period.start), derbyshire.extent) == ("2022-07-01", Extent.WHOLE)


def test_trusts_known_by_the_list_of_partners_alone(england: Arrangement) -> None:
    """Four care trusts are partners that the register of trusts lacks: they have a name and no days."""
    bodies = [england.fact(name, Organisation) for name in ("TAD", "TAF", "TAH", "TAJ")]

    assert {cited.source for body in bodies for cited in body.evidence} == {"stp-partners"}
    assert {str(body.period) for body in bodies} == {"not_stated..ongoing"}
    assert england.name("TAD") == "Bradford District Care NHS Foundation Trust"


def test_no_id_looks_like_a_part_of_another(england: Arrangement) -> None:
    """A slash in an id parts a whole from its part; a name with a slash in it makes none."""
    assert [body.id for body in england.organisations if "/" in body.id] == []


def test_records_that_are_odd_are_kept_and_told(england: Arrangement) -> None:
    """Codes that come after themselves make no change; pairs with two dates make one for each."""
    told = {one.id: one.facts for one in england.discrepancies}
    doubled = [england.fact(name, Change) for name in told["successions-with-two-dates"]]
    dates: dict[tuple[str, str], set[str]] = {}
    for change in doubled:
        for old in change.predecessors:
            for new in change.successors:
                dates.setdefault((old, new), set()).add(str(change.on))

    assert len(told["self-successions"]) == 39
    assert not any(set(change.predecessors) & set(change.successors) for change in england.changes)
    assert sum(len(days) == 2 for days in dates.values()) == 35


def test_partners_that_had_ended_pass_their_seats_on(england: Arrangement) -> None:
    """The list of 2019 has councils that had ended the day before: their heirs stand for them, and it is told."""
    told = england["partners-that-had-ended"]
    october = ck.as_of(england, "2019-10-01")
    holders = {seat.holder for seat in october.seats if seat.forum == "QJG"}

    assert isinstance(told, Discrepancy)
    assert {"seat:QJG:council-E07000201", "seat:QVV:council-E10000009"} <= set(told.facts)
    assert "council-E07000245" in holders  # West Suffolk, after Forest Heath and St Edmundsbury
    assert "council-E07000201" not in holders


def test_guessed_kinds_are_inferred(england: Arrangement) -> None:
    """A body known by its code alone has no name, and nothing of it is stated."""
    nameless = [body for body in england.organisations if not body.named]

    assert len(nameless) > 900
    assert {cited.claim for body in nameless for cited in body.evidence} == {Claim.INFERRED}


def test_nothing_of_the_table_without_a_licence_is_bundled(england: Arrangement) -> None:
    """No name of a primary care trust is in the tables: the source that has them states no licence."""
    names = [body.name for body in england.organisations if body.kind == "primary-care-trust"]
    packed = b"".join(gzip.decompress(path.read_bytes()) for path in FOLDER.glob("*.csv.gz"))

    assert all(len(name) == 3 for name in names)
    assert b"dsfood" not in packed


# -- handling ----------------------------------------------------------------------------------------------------------


def test_check_finds_no_error(england: Arrangement) -> None:
    """Every rule that a site file is held to holds."""
    assert list(ck.check(england)) == []


def test_it_is_saved_and_loaded_whole(england: Arrangement, tmp_path: Path) -> None:
    """What is written as YAML and as JSON gives an equal arrangement."""
    for name in ("england-copy.yaml", "england-copy.json"):
        ck.save(england, tmp_path / name)
        assert ck.load(tmp_path / name) == england


def test_it_is_listed_and_loaded_by_name(england: Arrangement) -> None:
    """`datasets()` has it with its size; `load_all()` gives what is coded from documents alone."""
    row = next(row for row in ck.datasets().records() if row["id"] == "england")

    assert row["facts"] == len(england)
    assert "OGL" in str(row["licence"])
    assert "england" in bundle.names()
    assert england.id not in {site.id for site in ck.load_all()}


def test_a_site_can_rest_on_it(tmp_path: Path) -> None:
    """`extends: england` lets a site name its bodies by their codes."""
    path = tmp_path / "site.yaml"
    path.write_text(
        "format: commissionkit/1\nid: here\nas_at: 2019\nextends: england\nsources: [{id: s, title: S}]\n"
        'forums: [{id: board, name: Board, between: [02W, council-E08000032], evidence: ["s: 1"]}]\n',
        encoding="utf-8",
    )
    site = ck.load(path)

    assert site.name("02W") == "NHS Bradford City CCG"
    assert list(ck.check(path)) == []


def test_the_tables_are_small_and_have_their_licence() -> None:
    """Less than 400 kB in all, beside a file with the terms of each publisher."""
    terms = (FOLDER / "LICENCE.md").read_text(encoding="utf-8")

    assert sum(path.stat().st_size for path in FOLDER.glob("*.csv.gz")) < 400_000
    assert "Contains public sector information licensed under the Open Government Licence v3.0" in terms
    assert "Source: Office for National Statistics licensed under the Open Government Licence v3.0" in terms
    assert "mySociety" in terms
