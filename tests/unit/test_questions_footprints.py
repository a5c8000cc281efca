"""How far the footprints of bodies are those of areas and of councils."""

from __future__ import annotations

import json
from fractions import Fraction

import pytest

from commissionkit import io
from commissionkit.answers.footprints import FootprintPair
from commissionkit.bundle import load
from commissionkit.errors import RefusedQuestion
from commissionkit.model import Arrangement, Coterminosity, Status
from commissionkit.questions.figures.footprints import co_terminosity
from commissionkit.succession import as_of

CITED = ["src: page 1"]


def _site(*coverage: dict[str, object], **lists: list[dict[str, object]]) -> Arrangement:
    named: dict[str, list[dict[str, object]]] = {
        "places": [{"id": "place", "name": "Place"}],
        "areas": [{"id": "town", "name": "Town", "within": ["place"]}, {"id": "moor", "name": "Moor"}],
        "organisations": [
            {"id": "ccg", "name": "CCG", "kind": "ccg"},
            {"id": "council", "name": "Council", "kind": "unitary-council"},
            {"id": "trust", "name": "Trust", "kind": "nhs-trust"},
            {"id": "far-ccg", "name": "Far CCG", "kind": "ccg"},
        ],
        "coverage": list(coverage),
    }
    head = {"format": "commissionkit/1", "id": "site", "title": "Site", "area": "place", "as_at": 2019}
    entries = {key: [{"evidence": CITED, **entry} for entry in found] for key, found in {**named, **lists}.items()}
    return io.from_data({**head, "sources": [{"id": "src", "title": "Source"}], **entries})


def _pairs(pairs: object) -> list[tuple[str, str, tuple[str, ...], str]]:
    return [(pair.body, pair.area, pair.councils, pair.degree.value) for pair in pairs]


def test_stated_degrees_and_commissioners_beside_councils() -> None:
    """A stated degree has its row whoever the body is; a commissioner on a council's area has one in any case."""
    found = co_terminosity(
        _site(
            {"body": "ccg", "area": "place"},
            {"body": "ccg", "area": "town", "share": "≈ 85%"},
            {"body": "council", "area": "town"},
            {"body": "trust", "area": "place", "extent": "not_stated", "coterminosity": "spans_several"},
        )
    )

    assert _pairs(found) == [
        ("ccg", "town", ("council",), "not_stated"),
        ("trust", "place", (), "spans_several"),
    ]
    assert (str(found[0].share), found[0].extent.value, found[0].relation.value) == ("≈ 85%", "whole", "whole")
    assert (found[1].relation.value, str(found[1].claim)) == ("over", "stated")


def test_a_pair_of_which_nothing_is_recorded() -> None:
    """A commissioner and a council of the site have a row though no coverage speaks of both."""
    found = co_terminosity(_site({"body": "ccg", "area": "place"}, {"body": "council", "area": "town"}))
    (pair,) = found

    assert _pairs(found) == [("ccg", "town", ("council",), "not_stated")]
    assert (pair.id, pair.extent.value, pair.evidence, pair.degree) == (
        "",
        "not_stated",
        (),
        Coterminosity.NOT_STATED,
    )
    assert str(pair) == "CCG and Town (Council): not stated"


def test_a_planned_commissioner() -> None:
    """A commissioner still to come is listed as planned, and one that has nothing to do with the site is not."""
    bodies = [
        {"id": "ccg", "name": "CCG", "kind": "ccg", "status": "planned"},
        {"id": "far-ccg", "name": "Far CCG", "kind": "ccg"},
        {"id": "council", "name": "Council", "kind": "unitary-council"},
    ]
    coverage = [
        {"body": "ccg", "area": "place", "status": "planned"},
        {"body": "far-ccg", "area": "moor"},
        {"body": "council", "area": "town"},
    ]
    found = co_terminosity(_site(*coverage, organisations=bodies))

    assert [(pair.body, pair.status) for pair in found] == [("ccg", Status.PLANNED)]
    assert "CCG (planned)" in str(found)


def test_rival_claims_are_noted() -> None:
    """What sources conclude of geography, and where they disagree about a coverage that is shown, stand in notes."""
    site = _site(
        {"id": "shown", "body": "ccg", "area": "place", "coterminosity": "exact"},
        {"id": "hidden", "body": "trust", "area": "place"},
        judgements=[
            {"name": "Two councils", "topic": "geography"},
            {"name": "Money is short", "topic": "money"},
        ],
        discrepancies=[
            {"name": "Exact or rough", "kind": "accounts", "facts": ["shown"], "coded": "as exact."},
            {"name": "Of the trust", "kind": "accounts", "facts": ["hidden"]},
        ],
    )
    found = co_terminosity(site)

    assert found.notes == (
        "A source concludes: Two councils.",
        "Sources disagree: Exact or rough. Coded as: as exact.",
    )
    assert [str(citation) for citation in found.beside] == CITED


def test_nothing_recorded_and_no_arrangement() -> None:
    """A site without coverage has no rows; the question is put to an arrangement."""
    assert str(co_terminosity(_site())) == "Footprints of bodies and areas, Site: nothing recorded"
    with pytest.raises(RefusedQuestion):
        co_terminosity("site")  # type: ignore[arg-type]


def test_forms() -> None:
    """Pairs go to JSON and a frame."""
    found = co_terminosity(_site({"body": "ccg", "area": "place", "coterminosity": "exact"}))
    data = json.loads(json.dumps(found.to_dict()))

    assert (data["format"], data["items"][0]["degree"]) == ("commissionkit/co-terminosity/1", "exact")
    assert list(found.to_frame()["body"]) == ["ccg"]
    assert isinstance(found[0], FootprintPair)


# -- people counted ------------------------------------------------------------------------------


def _counted(body: str, area: str, people: int, year: int) -> dict[str, object]:
    dates = {"start": f"{year}-04-01", "end": f"{year + 1}-03-31"}
    return {"id": f"{body}:{area}:{year}", "body": body, "area": area, "people": people, "extent": "some", **dates}


COUNTED = (
    _counted("ccg", "town", 300, 2018),
    _counted("ccg", "moor", 100, 2018),
    _counted("far-ccg", "moor", 300, 2018),
    _counted("ccg", "town", 500, 2019),
    {"body": "council", "area": "town"},
)


def test_shares_both_ways_are_reckoned_from_people() -> None:
    """Of 400 people of the CCG 300 live in the town, all who are counted there; of the moor a quarter are its own."""
    found = co_terminosity(_site(*COUNTED), on="2018-06-01")
    shares = {(row.body, row.area): (row.people, row.share_of_body, row.share_of_area) for row in found}

    assert shares == {
        ("ccg", "town"): (300, Fraction(3, 4), 1),
        ("ccg", "moor"): (100, Fraction(1, 4), Fraction(1, 4)),
        ("far-ccg", "moor"): (300, 1, Fraction(3, 4)),
    }
    assert [(row.area, row.councils) for row in found if row.councils] == [("town", ("council",))]
    assert {row.degree for row in found} == {Coterminosity.NOT_STATED}


def test_split_areas_and_bodies() -> None:
    """The moor is shared by two commissioners, one commissioner lies in two areas, and no pair is the same."""
    found = co_terminosity(_site(*COUNTED), on="2018-06-01")

    assert {row.area for row in found.split_areas} == {"moor"}
    assert {row.body for row in found.split_bodies} == {"ccg"}
    assert (len(found.same), [row.same_people for row in found]) == (0, [False, False, False])
    assert found.notes[1].startswith("Counted: 2 bodies in 2 areas. 0 pairs have just the same people; 1 areas are")


def test_the_day_decides_which_count_is_meant() -> None:
    """In June 2019 all people of the CCG are the town's; without a day the count of the last day is meant."""
    (on_a_day,) = (row for row in co_terminosity(_site(*COUNTED), on="2019-06-01") if row.people is not None)
    (last,) = (row for row in co_terminosity(_site(*COUNTED)) if row.people is not None)

    assert (on_a_day.people, on_a_day.same_people) == (500, True)
    assert (last.people, last.id) == (500, "ccg:town:2019")
    assert co_terminosity(_site(*COUNTED)).title.endswith("people counted for 2019-12-31")


def test_a_count_leaves_no_council_open() -> None:
    """A commissioner whose people are counted has no row beside a council in whose area none of them are."""
    found = co_terminosity(_site(_counted("ccg", "moor", 5, 2019), {"body": "council", "area": "town"}))

    assert _pairs(found) == [("ccg", "moor", (), "not_stated")]


def test_a_day_without_counts() -> None:
    """On a day, what is recorded for it is told; what is not certain on each of the days may be."""
    stated = {"id": "stated", "body": "ccg", "area": "place", "coterminosity": "exact", "start": "2018-07"}
    site = _site(stated, {"body": "council", "area": "town"}, _counted("far-ccg", "moor", 5, 2017))

    assert "far-ccg" not in {row.body for row in co_terminosity(site, on="2019-06-01") if row.id}
    assert [row.maybe for row in co_terminosity(site, on="2018-07-15") if row.id == "stated"] == [True]
    with pytest.raises(RefusedQuestion):
        co_terminosity(as_of(site, "2019-06-01"), on="2018-06-01")


# -- the bundled sites ---------------------------------------------------------------------------


def test_tameside_and_glossop() -> None:
    """The CCG matches Tameside Council in large part; Glossop has two others (case study 2, Background)."""
    found = co_terminosity(load("tameside-glossop"))
    (tameside,) = (pair for pair in found if pair.councils == ("tameside-council",))
    (glossop,) = (pair for pair in found if pair.area == "glossop")

    assert (tameside.degree, str(tameside.share)) == (Coterminosity.IN_LARGE_PART, "≈ 85%")
    assert glossop.councils == ("derbyshire-county-council", "high-peak-district-council")
    assert any("One or two local authorities, or three" in note for note in found.notes)


def test_bradford() -> None:
    """That the CCGs span three councils is stated of one of them for each; for the others it is not stated."""
    found = co_terminosity(load("bradford-craven"))
    degrees = {(pair.body, pair.councils[0]): pair.degree.value for pair in found if pair.councils}

    assert degrees["awc-ccg", "craven-district-council"] == "spans_several"
    assert degrees["bradford-city-ccg", "craven-district-council"] == "not_stated"
    assert {pair.relation.value for pair in found if pair.body == "awc-ccg"} == {"part"}
