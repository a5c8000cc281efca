"""How many bodies of a kind there were on a day."""

from __future__ import annotations

from datetime import date

import pytest

from commissionkit import io
from commissionkit.answers.national.being import InBeing
from commissionkit.errors import RefusedQuestion, UnknownName
from commissionkit.model import Arrangement
from commissionkit.questions.national.tallying import in_being
from commissionkit.succession import as_of

CITED = ["src: page 1"]


def _land(*organisations: dict[str, object], **lists: list[dict[str, object]]) -> Arrangement:
    head = {"format": "commissionkit/1", "id": "land", "title": "Land", "as_at": 2021}
    entries = {"organisations": list(organisations), **lists}
    cited = {key: [{"evidence": CITED, **entry} for entry in found] for key, found in entries.items()}
    return io.from_data({**head, "sources": [{"id": "src", "title": "Source"}], **cited})


def _body(name: str, kind: str = "ccg", **more: object) -> dict[str, object]:
    return {"id": name, "name": name.upper(), "kind": kind, **more}


def _open(found: InBeing) -> list[tuple[str, str]]:
    return [(body.id, body.why) for row in found for body in row.uncertain]


MERGING = (
    _body("a", start="2013-04-01", end="2020-03-31"),
    _body("b", start="2013-04-01"),
    _body("c", start="2020-04-01"),
)
MERGER = {"changes": [{"kind": "merger", "predecessors": ["a", "b"], "successors": ["c"], "on": "2020-04-01"}]}


def test_bodies_by_day() -> None:
    """Two before the merger, whether or not a register closed them, one after it, none before they opened."""
    found = in_being(_land(*MERGING, **MERGER), kind="ccg", on=["2012-04-01", "2019-04-01", "2020-04-01"])

    assert found.counts == {"2012-04-01": 0, "2019-04-01": 2, "2020-04-01": 1}
    assert [row.ids for row in found] == [(), ("a", "b"), ("c",)]
    assert [len(row.uncertain) for row in found] == [0, 0, 0]


def test_kinds_within_a_wider_kind_are_counted() -> None:
    """A unitary and a district council are local authorities; each is told by its own kind."""
    bodies = [
        _body("u", "unitary-council", start=1974),
        _body("d", "district-council", start=1974),
        _body("x", start=2013),
    ]
    (row,) = in_being(_land(*bodies), kind="local-authority", on="2019-04-01")

    assert (row.count, row.by_kind) == (2, {"district-council": 1, "unitary-council": 1})
    assert in_being(_land(*bodies), kind="upper-tier-council", on="2019-04-01")[0].ids == ("u",)
    assert in_being(_land(*bodies), on="2019-04-01")[0].count == 3


def test_uncertain_ones_are_counted_apart() -> None:
    """A month in which it opened, no name, and no start on record before the sources speak: each with its reason."""
    bodies = [
        _body("sure", start="2013-04-01"),
        _body("opening", start="2019-04"),
        _body("unnamed", start="2013-04-01", named=False),
        _body("undated"),
    ]
    found = in_being(_land(*bodies), kind="ccg", on="2019-04-15")

    assert found[0].ids == ("sure",)
    assert _open(found) == [
        ("opening", "not certain on the day"),
        ("undated", "when it began is not recorded"),
        ("unnamed", "not named by the source: it may be one of the others"),
    ]
    assert in_being(_land(*bodies), kind="ccg", on="2021-06-01")[0].ids == ("opening", "sure", "undated")


def test_a_change_shows_that_a_body_was_there() -> None:
    """Of a body without a start on record a change of 2015 tells that it was there from then on."""
    changes = [{"kind": "merger", "predecessors": ["a", "b"], "successors": ["made"], "on": "2015-04-01"}]
    land = _land(_body("a", start=2013), _body("b", start=2013), _body("made"), changes=changes)

    assert in_being(land, kind="ccg", on="2016-04-01")[0].ids == ("made",)


def test_a_body_counts_over_several_days_if_it_was_there_on_each() -> None:
    """Over a year in which it closed it may be, as on any one of its days."""
    (row,) = in_being(_land(*MERGING, **MERGER), kind="ccg", on="2019/20..2020/21")

    assert (row.ids, [body.id for body in row.uncertain]) == ((), ["a", "b", "c"])


def test_what_stands_for_every_body_of_a_kind_is_no_body() -> None:
    """A generic organisation is not counted, and what is planned is not there."""
    land = _land(_body("ccgs", generic=True), _body("real", start=2013), _body("plan", status="planned"))
    (row,) = in_being(land, kind="ccg", on="2021-06-01")

    assert (row.ids, row.uncertain) == (("real",), ())


def test_days_in_every_form() -> None:
    """A date, a text, a year as a number, none at all, and a snapshot for its own day."""
    land = _land(*MERGING, **MERGER)

    assert in_being(land, on=date(2019, 4, 1))[0].id == "2019-04-01"
    assert in_being(land, on=2018).counts == {"2018": 2}
    assert in_being(land)[0].id == "2021-12-31"
    assert in_being(as_of(land, "2019-04-01"), kind="ccg")[0].ids == ("a", "b")
    assert "lies after the days" in in_being(land, on="2030").notes[-1]


def test_wrong_questions() -> None:
    """No such kind, no day in the list, no list, another day of a snapshot."""
    land = _land(*MERGING)

    with pytest.raises(UnknownName, match="ccg"):
        in_being(land, kind="cgc")
    with pytest.raises(RefusedQuestion, match="empty list"):
        in_being(land, on=[])
    with pytest.raises(RefusedQuestion, match="a day, or a list"):
        in_being(land, on=2.5)  # type: ignore[arg-type]
    with pytest.raises(RefusedQuestion):
        in_being(as_of(land, "2019-04-01"), on="2020-04-01")


def test_forms() -> None:
    """It goes to records and JSON with the list behind each number, and cites what the bodies rest on."""
    found = in_being(_land(*MERGING, **MERGER), kind="ccg", on=["2019-04-01", "2020-04-01"])

    assert [(row["count"], row["bodies"]) for row in found.records()] == [(2, "a; b"), (1, "c")]
    assert (found.to_dict()["format"], found.to_dict()["kinds"]) == ("commissionkit/in-being/1", ["ccg"])
    assert [str(citation) for citation in found.evidence] == CITED
    assert str(found[0]) == "2019-04-01: 2"
