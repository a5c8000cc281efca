"""Who covers an area on a day, and what is unknown of it."""

from __future__ import annotations

import json
from datetime import date
from fractions import Fraction

import pytest

from commissionkit import io
from commissionkit.answers.national.covering import Covering
from commissionkit.errors import RefusedQuestion, UnknownName
from commissionkit.model import Arrangement, Coverage
from commissionkit.periods import Period
from commissionkit.questions.national.reached import covering
from commissionkit.questions.national.runs import extent_of_days, run_of
from commissionkit.questions.national.slicing import slice_of
from commissionkit.succession import as_of

CITED = ["src: page 1"]


def _country(*coverage: dict[str, object], **lists: list[dict[str, object]]) -> Arrangement:
    named: dict[str, list[dict[str, object]]] = {
        "nations": [{"id": "land", "name": "Land"}],
        "areas": [
            {"id": "shire", "name": "Shire", "within": ["land"]},
            {"id": "peak", "name": "Peak", "within": ["shire"], "identifiers": {"gss": "E1"}},
            {"id": "dale", "name": "Dale", "within": ["shire"]},
        ],
        "organisations": [
            {"id": "A", "name": "CCG A", "kind": "ccg", "start": "2013-04-01", "end": "2020-03-31"},
            {"id": "B", "name": "CCG B", "kind": "ccg", "start": "2013-04-01", "end": "2020-03-31"},
            {"id": "C", "name": "CCG C", "kind": "ccg", "start": "2020-04-01"},
            {"id": "council", "name": "Council", "kind": "district-council", "start": "1974-04-01"},
            {"id": "county", "name": "County Council", "kind": "county-council", "start": "1974-04-01"},
        ],
        "changes": [{"kind": "merger", "predecessors": ["A", "B"], "successors": ["C"], "on": "2020-04-01"}],
        "coverage": list(coverage),
    }
    head = {"format": "commissionkit/1", "id": "land", "title": "Land", "area": "land", "as_at": 2021}
    entries = {key: [{"evidence": CITED, **entry} for entry in found] for key, found in {**named, **lists}.items()}
    return io.from_data({**head, "sources": [{"id": "src", "title": "Source"}], **entries})


def _year(body: str, area: str, people: int, year: int, **more: object) -> dict[str, object]:
    dates = {"start": f"{year}-04-01", "end": f"{year + 1}-03-31"}
    return (
        {"id": f"{body}:{area}:{year}", "body": body, "area": area, "people": people, "extent": "some"} | dates | more
    )


#: Peak is split between A and B, 3 to 1, in 2018 and 2019; A has a third of its people in Dale.
COUNTED = (
    *(_year("A", "peak", 600, year) for year in (2018, 2019)),
    *(_year("B", "peak", 200, year) for year in (2018, 2019)),
    *(_year("A", "dale", 300, year) for year in (2018, 2019)),
    {"id": "of-council", "body": "council", "area": "peak", "start": "1974-04-01"},
    {"id": "of-county", "body": "county", "area": "shire", "start": "1974-04-01"},
)


def _told(answer: Covering) -> list[tuple[str, str, int | None]]:
    return [(row.body, str(row.lies), row.people) for row in answer]


def test_who_covers_a_district() -> None:
    """The bodies counted in it, most people first in each kind; its council; the county that holds all of it."""
    found = covering(_country(*COUNTED), "peak", on="2019-06-01")

    assert _told(found) == [
        ("A", "same", 600),
        ("B", "same", 200),
        ("county", "wider", None),
        ("council", "same", None),
    ]
    assert found.status.value == "partly_known"
    assert found.unrecorded == ()


def test_shares_both_ways() -> None:
    """Of A's 900 people 600 live in Peak, and of the 800 counted there with CCGs 600 are A's; the shares are exact."""
    row = covering(_country(*COUNTED), "peak", on="2019-06-01")[0]

    assert (row.body_people, row.area_people) == (900, 800)
    assert (row.share_of_body, row.share_of_area) == (Fraction(2, 3), Fraction(3, 4))
    assert (row.reading()["of the body"], row.reading()["of the area"]) == ("66.7%", "75%")


def test_since_and_until_span_the_years_that_follow_one_another() -> None:
    """Two years recorded one after the other are one run; a gap would break it."""
    followed = covering(_country(*COUNTED), "peak", on="2019-06-01")[0]
    gap = covering(_country(_year("A", "peak", 5, 2016), _year("A", "peak", 6, 2018)), "peak", on="2018-06-01")[0]

    assert (followed.since, followed.until) == ("2018-04-01", "2020-03-31")
    assert (gap.since, gap.until) == ("2018-04-01", "2019-03-31")


def test_no_run_outlasts_its_body() -> None:
    """Coverage written down beyond the merger that ended A lasts to the day before it; words say "up to"."""
    long = {"id": "a", "body": "A", "area": "peak", "start": "2013-04-01", "end": "2021-03-31"}
    open_ = {"id": "c", "body": "council", "area": "peak", "start": "[..2013-04-01]"}
    found = covering(_country(long, open_), "peak", on="2019-06-01")

    assert [(row.body, row.since, row.until) for row in found] == [
        ("A", "2013-04-01", "2020-03-31"),
        ("council", "..2013-04-01", "ongoing"),
    ]
    assert found[1].reading()["since"] == "up to 2013-04-01"


def test_parts_are_added_up_for_a_wider_area() -> None:
    """Of the shire, A's people in Peak and in Dale are one row; the council covers a part."""
    found = covering(_country(*COUNTED), "shire", on="2019-06-01")
    first = found[0]

    assert _told(found) == [
        ("A", "parts", 900),
        ("B", "parts", 200),
        ("county", "same", None),
        ("council", "parts", None),
    ]
    assert (first.areas, first.share_of_body, first.share_of_area) == (("dale", "peak"), 1, Fraction(9, 11))
    assert first.extent.value == "not_stated"


def test_people_of_an_area_and_of_its_part_are_counted_once() -> None:
    """Where a body is counted in the shire and in Peak beneath it, its people are those of the shire."""
    land = _country(_year("A", "shire", 1000, 2019), _year("A", "peak", 600, 2019))

    assert covering(land, "shire", on="2019-06-01")[0].people == 1000
    assert covering(land, "peak", on="2019-06-01")[0].share_of_body == Fraction(6, 10)


def test_unknown_is_told_apart_from_none() -> None:
    """For a year of which nobody counted, the CCGs that were in being are named as unknown; before they were not."""
    land = _country(*COUNTED)
    (unknown,) = covering(land, "peak", on="2015-06-01").unrecorded
    before = covering(land, "peak", on="2012-06-01")

    assert (unknown.kind, unknown.bodies, unknown.first, unknown.last) == (
        "ccg",
        ("A", "B"),
        "2018-04-01",
        "2020-03-31",
    )
    assert "Not recorded for the day" in str(covering(land, "peak", on="2015-06-01"))
    assert before.unrecorded == ()


def test_nothing_recorded_and_looked_for_in_vain() -> None:
    """Nothing recorded is not the same as that the coder looked and no source says; neither says that nobody does."""
    bare = covering(_country(), "dale", on="2019-06-01")
    looked = covering(_country(silent=[{"subject": "dale", "what": "commissioner"}]), "dale", on="2019-06-01")

    assert (len(bare), bare.status.value) == (0, "none_recorded")
    assert (looked.status.value, [str(c) for c in looked.beside]) == ("not_stated", CITED)


def test_an_area_that_was_not_there() -> None:
    """Of a district abolished in 2019 the question does not apply to 2021."""
    areas = [{"id": "old", "name": "Old", "end": "2019-03-31"}]
    land = _country({"id": "c", "body": "council", "area": "old"}, areas=areas)

    assert covering(land, "old", on="2021-06-01").status.value == "not_applicable"
    assert covering(land, "old", on="2018-06-01").ids == ("c",)


def test_heirs_and_days_of_which_it_is_not_certain() -> None:
    """What A covers passes to its heir C; over months in which the merger falls, each of them only may cover it."""
    land = _country({"id": "a", "body": "A", "area": "peak", "start": "2013-04-01"})

    assert [row.body for row in covering(land, "peak", on="2020-06-01")] == ["C"]
    assert [(row.body, row.maybe) for row in covering(land, "peak", on="2020-03..2020-04")] == [
        ("A", True),
        ("C", True),
    ]


def test_a_body_that_covers_some_of_a_wider_area_is_not_listed() -> None:
    """Whether it reaches the district is not known."""
    land = _country({"id": "b", "body": "B", "area": "shire", "extent": "some"})

    assert covering(land, "peak", on="2019-06-01").ids == ()
    assert covering(land, "shire", on="2019-06-01").ids == ("b",)


def test_asked_by_code_and_wrongly() -> None:
    """A GSS code will do for an id; a wrong id names near ones, and a code of two areas is refused."""
    twice = [
        {"id": "one", "name": "One", "identifiers": {"gss": "E2"}},
        {"id": "two", "name": "Two", "identifiers": {"gss": "E2"}},
    ]
    land = _country(*COUNTED)

    assert covering(land, "E1", on="2019-06-01") == covering(land, "peak", on="2019-06-01")
    with pytest.raises(UnknownName, match="peak"):
        covering(land, "peek")
    with pytest.raises(RefusedQuestion, match="one, two"):
        covering(_country(areas=twice), "E2")
    with pytest.raises(RefusedQuestion):
        covering(land, 7)  # type: ignore[arg-type]


def test_asked_by_name_the_id_is_told() -> None:
    """Where the name of an area is asked for, the message has the id of the area that bears it, whatever the case."""
    with pytest.raises(UnknownName, match=r'^no area "high PEAK" in land\. That is the name of "E7"\.$') as caught:
        covering(_country(areas=[{"id": "E7", "name": "High Peak"}]), "high PEAK")

    assert caught.value.near == ("E7",)


def test_a_day_after_the_sources() -> None:
    """What is ongoing is taken to go on, and that is said."""
    assert covering(_country(*COUNTED), "peak", on="2030").notes == (
        "2030 lies after the days that the sources speak to, 2021: what is ongoing is taken to go on.",
    )


def test_a_snapshot_answers_for_its_day() -> None:
    """The same bodies and people as from the record; another day is refused."""
    land = _country(*COUNTED)
    snapshot = as_of(land, "2019-06-01")

    assert _told(covering(snapshot, "peak")) == _told(covering(land, "peak", on="2019-06-01"))
    with pytest.raises(RefusedQuestion):
        covering(snapshot, "peak", on="2018-06-01")


def test_a_snapshot_says_what_it_does_not_know_of_other_days() -> None:
    """Since and until of a snapshot are those of what held on its day, and a note says so; the record has no note."""
    land = _country(*COUNTED)
    of_day, of_record = covering(as_of(land, "2019-06-01"), "peak"), covering(land, "peak", on="2019-06-01")

    spans = [[(row.since, row.until) for row in found if row.body == "A"] for found in (of_day, of_record)]
    said = [[note for note in found.notes if "since and until" in note] for found in (of_day, of_record)]

    assert spans == [[("2019-04-01", "2020-03-31")], [("2018-04-01", "2020-03-31")]]
    assert [len(notes) for notes in said] == [1, 0]
    assert said[0][0].startswith("The arrangement asked is the state on 2019-06-01: since and until are those of what")


def test_a_slice_comes_to_the_same_as_the_whole() -> None:
    """What a question rests on, cut out with what it names and the changes of that, ends up as it does in the whole."""
    land = _country(*COUNTED, {"id": "a", "body": "A", "area": "dale", "start": "2013-04-01"})
    for day in ("2012-06-01", "2019-06-01", "2020-06-01"):
        part = as_of(slice_of(land, [land["a"]]), day)
        assert set(part.coverage) == {fact for fact in as_of(land, day).coverage if fact.id == "a"}


def test_runs_of_days() -> None:
    """Periods that meet or overlap are one run from either side; the extent of several leaves gaps out of account."""
    facts = [
        Coverage(id=text, body="A", area="peak", period=Period.parse(text))
        for text in (
            "2015-04-01..2016-03-31",
            "2016-04-01..2017-03-31",
            "2017-01-01..2018-03-31",
            "2019-04-01..ongoing",
        )
    ]

    assert {str(run_of(fact, facts)) for fact in facts[:3]} == {"2015-04-01..2018-03-31"}
    assert str(run_of(facts[3], facts)) == "2019-04-01..ongoing"
    assert str(run_of(facts[3], facts, date(2020, 3, 31))) == "2019-04-01..2020-03-31"
    assert str(extent_of_days([fact.period for fact in facts])) == "2015-04-01..ongoing"


def test_forms() -> None:
    """It goes to JSON and a frame, with what was asked and what is unknown; one kind can be picked out."""
    found = covering(_country(*COUNTED), "peak", on="2015-06-01")
    data = json.loads(json.dumps(found.to_dict()))
    counted = covering(_country(*COUNTED), "peak", on="2019-06-01")

    assert (data["format"], data["area"], data["status"]) == ("commissionkit/covering/1", "peak", "partly_known")
    assert data["unrecorded"][0]["bodies"] == ["A", "B"]
    assert counted.of_kind("ccg").to_frame()["people"].tolist() == [600, 200]
    assert str(counted[0]) == "CCG A: 600 people"
