"""Who is in which system on a day."""

from __future__ import annotations

import pytest

from commissionkit import io
from commissionkit.errors import RefusedQuestion
from commissionkit.model import Arrangement
from commissionkit.questions.national.seated import system_members
from commissionkit.succession import as_of

CITED = ["src: page 1"]


def _land(*seats: dict[str, object], **lists: list[dict[str, object]]) -> Arrangement:
    entries: dict[str, list[dict[str, object]]] = {
        "systems": [
            {"id": "area-1", "name": "North"},
            {"id": "area-2", "name": "South"},
            {"id": "area-3", "name": "West"},
        ],
        "forums": [{"id": f"Q{n}", "name": f"STP {n}", "kind": "partnership"} for n in (1, 2, 3)],
        "organisations": [
            {"id": "a", "name": "CCG A", "kind": "ccg", "start": 2013},
            {"id": "b", "name": "CCG B", "kind": "ccg", "start": 2013},
            {"id": "van", "name": "Ambulance Trust", "kind": "nhs-trust", "start": 2010},
        ],
        "coverage": [
            {"body": "Q1", "area": "area-1", "start": "2017-04-01"},
            {"body": "Q2", "area": "area-2", "start": "2017-04-01"},
            {"body": "Q3", "area": "area-3", "start": "2017-04-01", "end": "2018-03-31"},
        ],
        "seats": list(seats),
        **lists,
    }
    cited = {key: [{"evidence": CITED, **entry} for entry in found] for key, found in entries.items()}
    head = {"format": "commissionkit/1", "id": "land", "title": "Land", "as_at": 2021}
    return io.from_data({**head, "sources": [{"id": "src", "title": "Source"}], **cited})


def _seat(forum: str, holder: str, **more: object) -> dict[str, object]:
    return {"forum": forum, "holder": holder, "start": "2017-04-01", **more}


def test_members_of_every_system() -> None:
    """A row for each member of each system, by system, kind and name; those who may only attend have none."""
    found = system_members(
        _land(
            _seat("Q2", "van"),
            _seat("Q1", "b"),
            _seat("Q1", "a"),
            _seat("Q2", "a", standing="entitled_to_attend"),
        )
    )

    assert [(row.system, row.holder, row.kind) for row in found] == [
        ("area-1", "a", "ccg"),
        ("area-1", "b", "ccg"),
        ("area-2", "van", "nhs-trust"),
    ]
    assert found.of("Q1") == found.of("area-1")


def test_who_is_in_several() -> None:
    """An ambulance trust of two systems has a row for each; a member of one has none."""
    found = system_members(_land(_seat("Q1", "van"), _seat("Q2", "van"), _seat("Q1", "a"))).in_several

    assert [(row.holder, row.system) for row in found] == [("van", "area-1"), ("van", "area-2")]


def test_systems_without_a_member_are_unknown_not_empty() -> None:
    """A system of which no member is recorded is named; one that no forum covers any more is no system of the day."""
    found = system_members(_land(_seat("Q1", "a")))

    assert (found.systems, found.without) == (("area-1", "area-2"), ("area-2",))
    assert found.notes == ("No member is recorded of: South.",)
    assert system_members(_land(_seat("Q1", "a")), on="2017-06-01").systems == ("area-1", "area-2", "area-3")


def test_seats_pass_to_heirs_and_end() -> None:
    """The seat of a merged CCG is its heir's; a seat that ended is no more; one of an uncertain day may be held."""
    changes = [{"kind": "merger", "predecessors": ["a", "b"], "successors": ["c"], "on": "2019-04-01"}]
    bodies = [{"id": name, "name": f"CCG {name.upper()}", "kind": "ccg"} for name in ("a", "b", "c", "d", "e")]
    land = _land(
        _seat("Q1", "a"),
        _seat("Q2", "d", end="2018-03-31"),
        _seat("Q2", "e", start="2019"),
        organisations=bodies,
        changes=changes,
    )

    assert [(row.holder, row.maybe) for row in system_members(land, on="2019-06-01")] == [("c", False), ("e", True)]
    assert [row.holder for row in system_members(land, on="2018-01-01")] == ["a", "d"]


def test_posts_and_snapshots() -> None:
    """A post on a forum is told as a post; a snapshot answers for its own day only."""
    land = _land(_seat("Q1", "officer"), posts=[{"id": "officer", "name": "Officer", "organisations": ["a"]}])
    snapshot = as_of(land, "2019-06-01")

    assert [(row.holder_name, row.kind) for row in system_members(snapshot)] == [("Officer", "post")]
    with pytest.raises(RefusedQuestion):
        system_members(snapshot, on="2018-06-01")


def test_forms() -> None:
    """It goes to records and JSON with the systems asked about."""
    found = system_members(_land(_seat("Q1", "a")), on="2019-06-01")

    assert found.records()[0]["holder_name"] == "CCG A"
    assert (found.to_dict()["format"], found.to_dict()["without"]) == ("commissionkit/system-members/1", ["area-2"])
    assert str(found[0]) == "CCG A in North"
