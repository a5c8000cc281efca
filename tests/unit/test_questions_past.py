"""Models of commissioning: all of them, and those in force on some days."""

from __future__ import annotations

import json

import pytest

from commissionkit import io
from commissionkit.answers.past import InForce
from commissionkit.bundle import load
from commissionkit.errors import InvalidText, RefusedQuestion, UnknownName
from commissionkit.model import Arrangement, Bearing
from commissionkit.questions.themes import models
from commissionkit.succession import as_of

HEAD = {
    "format": "commissionkit/1",
    "id": "past",
    "title": "Past",
    "as_at": 2019,
    "sources": [{"id": "src", "title": "Source"}],
}
BODIES = [
    {"id": "practices", "name": "Practices", "kind": "fundholding-practice", "generic": True},
    {"id": "authorities", "name": "Authorities", "kind": "health-authority", "generic": True},
]


def _past(found: list[dict[str, object]], **lists: list[dict[str, object]]) -> Arrangement:
    lists = {"organisations": BODIES, "models": found, **lists}
    entries = {key: [{"evidence": ["src: page 1"], **entry} for entry in listed] for key, listed in lists.items()}
    return io.from_data({**HEAD, **entries})


def _dated(start: object = None, end: object = None, **more: object) -> Arrangement:
    dates = {key: bound for key, bound in (("start", start), ("end", end)) if bound is not None}
    return _past([{"id": "m", "name": "M", **dates, **more}])


PART = "In force on part of the days: M"
FULL = _past(
    [
        {
            "id": "m",
            "name": "Fundholding",
            "start": 1991,
            "end": 1999,
            "holders": ["practices"],
            "services": ["planned-care"],
            "scope": "some of it",
            "budget": ["optional", "indicative"],
            "money": "for a few years",
            "participation": "voluntary",
            "clinical": "GPs",
            "responsible": ["authorities"],
            "maturity": {"levels": 4, "first": "advice", "last": "autonomy"},
            "note": "A remark",
        },
        {"id": "n", "name": "Groups", "start": 1999, "follows": ["m"]},
    ],
    counts=[
        {"id": "how-many", "about": "practices", "value": 40, "unit": "practice", "year": "1997"},
        {"id": "others", "about": "authorities", "value": 100, "unit": "authority", "year": "1996"},
    ],
    judgements=[
        {"id": "shorter", "name": "Shorter waits", "about": "m", "bearing": "for", "evidence": ["src: page 2"]},
        {"id": "dear", "name": "Dear to run", "about": "m", "bearing": "against"},
        {"id": "unclear", "name": "Unclear", "about": "m", "bearing": "inconclusive"},
        {"id": "plain", "name": "Talked about", "about": "m"},
        {"id": "elsewhere", "name": "Of another", "about": "n", "bearing": "for"},
    ],
    silent=[{"subject": "n", "what": "responsible"}],
)


# -- rows ------------------------------------------------------------------------------------------------------------


def test_a_row_tells_all_that_is_recorded() -> None:
    """Dates, holders, services, budget, participation, who was responsible, counts, judgements and evidence."""
    assert models(FULL).records()[0] == {
        "arrangement": "past",
        "id": "m",
        "name": "Fundholding",
        "start": "1991",
        "end": "1999",
        "status": "in_force",
        "in_force": None,
        "why": None,
        "holders": "practices",
        "holder_names": "Practices",
        "services": "planned-care",
        "scope": "some of it",
        "budget": "optional; indicative",
        "money": "for a few years",
        "participation": "voluntary",
        "clinical": "GPs",
        "responsible": "authorities",
        "responsible_names": "Authorities",
        "follows": None,
        "maturity": "4 levels: advice to autonomy",
        "rests_on": None,
        "counts": "Practices: practice, 40 practices, 1997",
        "evidence_for": 1,
        "evidence_against": 1,
        "inconclusive": 1,
        "silent": None,
        "note": "A remark",
        "claim": "stated",
        "evidence": "src: page 1",
    }


def test_counts_of_the_holders_alone() -> None:
    """Who stayed responsible is counted elsewhere; each count keeps number and year."""
    assert [(count.id, count.number, count.year) for row in models(FULL) for count in row.counts] == [
        ("how-many", 40, "1997")
    ]


def test_what_was_looked_for_in_vain_is_not_stated() -> None:
    """A silence about the model prints "not stated"; where nobody looked the cell is empty."""
    full, bare = models(FULL)

    assert bare.reading()["legally responsible"] == "not stated"
    assert (bare.reading()["who"], bare.silent, full.silent) == (None, ("responsible",), ())
    assert bare.follows_names == ("Fundholding",)


def test_judgements_of_the_effect() -> None:
    """`effects_known` lists them with their bearing and evidence, of one model or of all; another id is refused."""
    found = models(FULL)

    assert [(row.id, row.bearing) for row in found.effects_known("m")] == [
        ("shorter", Bearing.FOR),
        ("dear", Bearing.AGAINST),
        ("unclear", Bearing.INCONCLUSIVE),
        ("plain", None),
    ]
    assert [row.model for row in found.effects_known()] == ["m"] * 4 + ["n"]
    assert str(found.effects_known("m")[0]) == "Fundholding (for): Shorter waits"
    with pytest.raises(UnknownName, match='no model "mm"'):
        found.effects_known("mm")


def test_everything_cited_is_in_the_evidence() -> None:
    """The listing cites the passages of judgements and counts beside those of the models."""
    assert [str(cited) for cited in models(FULL).evidence] == ["src: page 1", "src: page 2"]


# -- days ------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("start", "end", "on", "expected"),
    [
        (1991, 1999, 1996, InForce.YES),
        (1991, 1999, "1999-05-01", InForce.MAY_BE),
        (1991, 1999, 1999, InForce.PART),
        (1991, 1999, "1998..1999", InForce.PART),
        (1991, 1999, 1991, InForce.PART),
        (1991, 1999, "1991-03", InForce.MAY_BE),
        (1991, 1999, 1990, None),
        (1991, 1999, 2000, None),
        (1991, 1999, "1990..2000", InForce.PART),
        ("1995-04-01", "1999-03-31", "1999-03-31", InForce.YES),
        ("1995-04-01", "1999-03-31", "1999-04-01", None),
        ("1995-04-01", "1999-03-31", "1999", InForce.PART),
        ("1995-04-01", "1999-03-31", "1995/96..1998/99", InForce.YES),
        (None, 1999, 1980, InForce.MAY_BE),
        (1991, "not_stated", 1990, None),
        (1991, "not_stated", 1991, InForce.PART),
        (1991, "not_stated", 1995, InForce.YES),
        (None, 1999, 1999, InForce.PART),
        (None, 1999, "1999-03", InForce.MAY_BE),
        (2013, None, 2014, InForce.YES),
        (2013, None, 2030, InForce.YES),
    ],
)
def test_in_force_on_each_day_on_some_or_perhaps(start: object, end: object, on: str | int, expected: object) -> None:
    """Yes if on each of the days, part if certainly on some, may be if the dates leave it open, else not listed."""
    assert [row.in_force for row in models(_dated(start, end), on=on)] == ([expected] if expected else [])


@pytest.mark.parametrize(
    ("on", "expected"), [(1990, []), (1991, [InForce.PART]), ("1991-03", [InForce.MAY_BE]), (1995, [InForce.MAY_BE])]
)
def test_what_ended_on_no_stated_day_was_there_when_it_began(on: str | int, expected: list[InForce]) -> None:
    """A model that is gone, nobody says when, was certainly in force in the year in which it began."""
    assert [row.in_force for row in models(_dated(1991, "not_stated", status="removed"), on=on)] == expected


@pytest.mark.parametrize(
    ("start", "end", "on", "note"),
    [
        (1991, 1999, "1999-05-01", "May be in force then: M (ends on some day of 1999)."),
        ("1995-04-01", 1999, 1995, f"{PART} (begins on 1995-04-01)."),
        ("[..1999-04]", 2002, "1999-04", f"{PART} (begins on some day, up to 1999-04)."),
        (None, 1999, 1980, "May be in force then: M (its start is not stated)."),
        (
            1991,
            1991,
            1991,
            "In force on part of the days: M (begins on some day of 1991 and ends on some day of 1991).",
        ),
    ],
)
def test_a_note_says_which_are_not_certain_and_why(start: object, end: object, on: str | int, note: str) -> None:
    """The bound that leaves it open is named, as it is written."""
    assert models(_dated(start, end), on=on).notes == (note,)


def test_plans_are_left_out_and_named() -> None:
    """What is only planned was never in force; without days it is listed with its status."""
    planned = _dated(2020, status="planned")

    assert [str(row.status) for row in models(planned)] == ["planned"]
    assert len(models(planned, on=2021)) == 0
    assert models(planned, on=2021).notes == (
        "Left out, being only planned: M.",
        "Asked about days after those that the sources speak to: past.",
    )


def test_certain_and_open_ids() -> None:
    """`.certain` is what was in force on each of the days, `.open` the rest."""
    found = models(FULL, on="1999-06")

    assert (found.certain, found.open) == ((), ("m", "n"))
    assert models(FULL, on=1998).certain == ("m",)
    assert models(FULL).certain == ("m", "n")


def test_a_snapshot_answers_for_its_own_days() -> None:
    """A snapshot lists what it holds, takes its own days, and refuses others."""
    then = as_of(FULL, "1999-06-01")

    assert models(then).ids == ("m", "n")
    assert models(then, on="1999-06-01").open == ("m", "n")
    with pytest.raises(RefusedQuestion):
        models(then, on=2005)


@pytest.mark.parametrize("on", ["ongoing", "soon", "2019-13", ""])
def test_what_names_no_days_is_refused(on: str) -> None:
    """A question about no day has no answer."""
    with pytest.raises(InvalidText):
        models(FULL, on=on)


def test_several_arrangements_stand_in_one_listing() -> None:
    """Each row says whose it is; notes name both."""
    found = models(FULL, _dated(1991, 1999), on="1999-05-01")

    assert [(row.arrangement, row.id) for row in found] == [("past", "m"), ("past", "n"), ("past~2", "m")]
    assert json.loads(json.dumps(found.to_dict()))["on"] == "1999-05-01"


# -- the bundled models ----------------------------------------------------------------------------------------------


def test_four_models_in_1996() -> None:
    """In 1996 there were health authorities, fundholding, locality commissioning and total purchasing (box)."""
    found = models(load("commissioning-models"), on=1996)

    assert found.certain == (
        "health-authorities-model",
        "gp-fundholding",
        "locality-commissioning",
        "total-purchasing",
    )
    assert found.open == ()


def test_what_ended_in_1999_may_be_in_force_on_a_day_of_it() -> None:
    """Five models end "1999"; primary care groups were there by April, so alone are certain on 1 May (appendix C)."""
    found = models(load("commissioning-models"), on="1999-05-01")

    assert found.certain == ("primary-care-groups-model",)
    assert len(found.open) == 5
    assert "GP fundholding (ends on some day of 1999)" in found.notes[0]


def test_evidence_on_fundholding() -> None:
    """Three findings speak for fundholding and two against it (appendix C, health authorities and GP fundholding)."""
    (row,) = models(load("commissioning-models")).only("gp-fundholding")

    assert (row.evidence_for, row.evidence_against, row.inconclusive) == (3, 2, 0)
