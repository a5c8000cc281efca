"""People who came to belong to other bodies without a recorded change."""

from __future__ import annotations

import pytest

from commissionkit import io
from commissionkit.answers.national.moving import MovedFootprints
from commissionkit.errors import InvalidText, RefusedQuestion
from commissionkit.model import Arrangement
from commissionkit.questions.national.moving import moved_footprints
from commissionkit.succession import as_of

CITED = ["src: page 1"]


def _land(counts: dict[int, dict[tuple[str, str], int]], *changes: dict[str, object]) -> Arrangement:
    """Counts by year, body and area."""
    bodies, areas = ({pair[at] for year in counts.values() for pair in year} for at in (0, 1))
    coverage = [
        {
            "id": f"{body}:{area}:{year}",
            "body": body,
            "area": area,
            "people": people,
            "extent": "some",
            "start": f"{year}-04-01",
            "end": f"{year + 1}-03-31",
        }
        for year, held in counts.items()
        for (body, area), people in held.items()
    ]
    named = {body for change in changes for body in (*change["predecessors"], *change["successors"])}
    entries = {
        "areas": [{"id": area, "name": area.title()} for area in sorted(areas)],
        "organisations": [{"id": body, "name": f"CCG {body}", "kind": "ccg"} for body in sorted(bodies | named)],
        "coverage": coverage,
        "changes": list(changes),
    }
    cited = {key: [{"evidence": CITED, **entry} for entry in found] for key, found in entries.items()}
    head = {"format": "commissionkit/1", "id": "land", "title": "Land", "as_at": 2021}
    return io.from_data({**head, "sources": [{"id": "src", "title": "Source"}], **cited})


def _told(found: MovedFootprints) -> list[tuple[int, str, str, str, int, str]]:
    return [
        (
            row.on.year,
            row.area,
            "+".join(body for shift in row.lost for body in shift.bodies),
            "+".join(body for shift in row.gained for body in shift.bodies),
            row.people,
            str(row.sureness),
        )
        for row in found
    ]


def test_people_of_the_same_count_who_moved() -> None:
    """With the same total in both years the number is exact, down to one body of several."""
    land = _land(
        {2016: {("A", "peak"): 60_000, ("B", "peak"): 40_000}, 2017: {("A", "peak"): 45_000, ("B", "peak"): 55_000}}
    )

    assert _told(moved_footprints(land)) == [(2017, "peak", "A", "B", 15_000, "counted")]
    assert [(shift.before, shift.after, shift.people) for shift in moved_footprints(land)[0].lost] == [
        (60_000, 45_000, -15_000)
    ]


def test_a_recorded_change_explains_what_passes_among_its_bodies() -> None:
    """A merger hands over all the people of A, and no row tells of them; a move to D beside it is still told."""
    merger = {"kind": "merger", "predecessors": ["A", "B"], "successors": ["C"], "on": "2017-04-01"}
    before = {("A", "peak"): 60_000, ("B", "peak"): 40_000, ("D", "dale"): 10_000, ("A", "dale"): 5_000}

    merged = _land({2016: before, 2017: {("C", "peak"): 100_000, ("D", "dale"): 10_000, ("C", "dale"): 5_000}}, merger)
    moved = _land({2016: before, 2017: {("C", "peak"): 100_000, ("D", "dale"): 13_000, ("C", "dale"): 2_000}}, merger)
    assert _told(moved_footprints(merged)) == []
    assert _told(moved_footprints(moved)) == [(2017, "dale", "C", "D", 3_000, "counted")]


def test_a_change_of_another_time_explains_nothing() -> None:
    """A merger of 2019 does not explain what moved in 2017, nor does one that is only planned."""
    counts = {2016: {("A", "peak"): 60_000}, 2017: {("B", "peak"): 60_000}}
    later = {"kind": "merger", "predecessors": ["A", "X"], "successors": ["B"], "on": "2019-04-01"}
    planned = {**later, "on": "2017-04-01", "happened": "planned"}
    happened = {**later, "on": "2017-04-01"}

    assert len(moved_footprints(_land(counts, later))) == 1
    assert len(moved_footprints(_land(counts, planned))) == 1
    assert len(moved_footprints(_land(counts, happened))) == 0


def test_an_abolition_of_all_joins_nobody() -> None:
    """That A and B were abolished together does not explain that people of A are counted with B."""
    abolition = {"kind": "abolition", "predecessors": ["A", "B"], "successors": [], "on": "2017-04-01"}
    counts = {2016: {("A", "peak"): 4_000, ("B", "peak"): 1_000}, 2017: {("A", "peak"): 2_000, ("B", "peak"): 3_000}}

    assert _told(moved_footprints(_land(counts, abolition))) == [(2017, "peak", "A", "B", 2_000, "counted")]


def test_growth_is_no_move() -> None:
    """Counted anew, a shift of shares within the tolerance is growth; beyond it a move is possible, never sure."""
    land = _land(
        {2018: {("A", "peak"): 50_000, ("B", "peak"): 50_000}, 2019: {("A", "peak"): 52_500, ("B", "peak"): 50_500}}
    )

    assert _told(moved_footprints(land)) == []
    assert _told(moved_footprints(land, tolerance="0.5%")) == [(2019, "peak", "B", "A", 1_000, "possible")]


def test_a_body_that_comes_in_is_a_move_whatever_the_growth() -> None:
    """Counted anew, who had nobody there did not grow from nothing; who lost them is known where there is one other."""
    land = _land({2019: {("A", "peak"): 120_000}, 2020: {("A", "peak"): 116_000, ("D", "peak"): 6_000}})
    third = _land(
        {
            2019: {("A", "peak"): 60_000, ("B", "peak"): 60_000},
            2020: {("A", "peak"): 59_500, ("B", "peak"): 60_000, ("D", "peak"): 3_000},
        }
    )

    assert _told(moved_footprints(land)) == [(2020, "peak", "A", "D", 6_000, "about")]
    assert _told(moved_footprints(third)) == [(2020, "peak", "", "D", 3_000, "about")]
    assert str(moved_footprints(third)[0]) == "2020-04-01, Peak: about 3,000 from whom is not known to CCG D"


def test_a_body_that_goes_out() -> None:
    """Counted anew, what it had in the year before is what moved, and the heir is the one other party."""
    land = _land({2019: {("A", "peak"): 100_000, ("B", "peak"): 9_000}, 2020: {("A", "peak"): 111_000}})

    assert _told(moved_footprints(land)) == [(2020, "peak", "B", "A", 9_000, "about")]


def test_small_moves_and_other_days_are_left_out_on_request() -> None:
    """A move below the threshold, or outside the days asked about, has no row; the threshold is told."""
    counts = {
        year: {("A", "peak"): 10_000 - 900 * n, ("B", "peak"): 900 * n + 1} for n, year in enumerate((2016, 2017))
    }
    land = _land(counts)

    assert len(moved_footprints(land)) == 0
    assert _told(moved_footprints(land, least=900)) == [(2017, "peak", "A", "B", 900, "counted")]
    assert len(moved_footprints(land, least=900, during="2018")) == 0
    assert "Moves of 900 people and more" in moved_footprints(land, least=900).notes[0]


def test_areas_counted_at_one_end_only_are_named() -> None:
    """A district that took the place of another was not counted before: whether anybody moved there is not known."""
    found = moved_footprints(
        _land({2018: {("A", "old"): 5_000, ("A", "peak"): 1}, 2019: {("A", "new"): 5_000, ("A", "peak"): 1}})
    )

    assert (_told(found), found.uncompared) == ([], ("new", "old"))
    assert "not compared there: 2" in found.notes[1]


def test_nothing_counted_and_wrong_questions() -> None:
    """Without counts nothing is known, and that is said; a snapshot has one day; thresholds are numbers and shares."""
    bare = _land({})
    land = _land({2016: {("A", "peak"): 1}})

    assert "not known" in str(moved_footprints(bare))
    with pytest.raises(RefusedQuestion, match="snapshot"):
        moved_footprints(as_of(land, "2016-06-01"))
    with pytest.raises(RefusedQuestion, match="least"):
        moved_footprints(land, least=0)
    with pytest.raises(InvalidText):
        moved_footprints(land, tolerance=0.02)  # type: ignore[arg-type]


def test_forms() -> None:
    """It goes to records, text and JSON, cites both counts, and tells what was asked."""
    found = moved_footprints(_land({2016: {("A", "peak"): 5_000}, 2017: {("B", "peak"): 5_000}}))

    assert found.records()[0]["from"] == "A"
    assert str(found[0]) == "2017-04-01, Peak: 5,000 from CCG A to CCG B"
    assert (found.ids, found.to_dict()["tolerance"]) == (("B:peak:2017",), "2%")
    assert [str(citation) for citation in found.evidence] == CITED
