"""What is run twice among very many processes: findings made when they are looked at."""

from __future__ import annotations

import pickle

import pytest

from commissionkit.answers.findings import Awaited, Finding, Findings
from commissionkit.answers.running import Head, RunningFindings, RunningRows
from commissionkit.model import (
    Area,
    Arrangement,
    Change,
    ChangeKind,
    Fact,
    Level,
    Organisation,
    Process,
    Service,
    YesNo,
)
from commissionkit.periods import Bound, Period
from commissionkit.questions.double_running import double_running, finding
from commissionkit.questions.double_running.columns.meeting import Meetings

SYSTEMS, BODIES = 20, 50


def _country(*more: Fact) -> Arrangement:
    """Twenty system-wide processes of which each has five of fifty parties, and ten returns of each body."""
    facts: list[Fact] = [Organisation(id=f"body-{n}", name=f"Body {n}") for n in range(BODIES)]
    for n in range(SYSTEMS):
        parties, complete = (
            tuple(f"body-{(n * 5 + i) % BODIES}" for i in range(5)),
            (YesNo.NOT_STATED, YesNo.YES)[n % 2],
        )
        wide = {"level": Level.SYSTEM_WIDE, "stage": "finance", "parties": parties, "parties_complete": complete}
        facts.append(Process(id=f"wide-{n}", name=f"Wide {n:02}", period=Period.parse("2013-01-01.."), **wide))
    for n in range(BODIES * 10):
        years = Period.parse("2015-04-01..2017-03-31" if n % 3 else "2016-01-01..ongoing")
        run = (f"body-{n % BODIES}",)
        own = {"level": Level.ORGANISATION, "stage": "finance", "run_by": run, "period": years}
        facts.append(Process(id=f"own-{n}", name=f"Own {n:03}", **own))
    return Arrangement(id="country", as_at=Bound.parse("2019"), facts=[*facts, *more])


@pytest.fixture(scope="module")
def country() -> Arrangement:
    return _country()


def test_many_processes_are_asked_over_columns(country: Arrangement) -> None:
    """From 500 processes on findings are awaited, and are those that the search finds."""
    found = double_running(country, during="2016-06-01", kind="process")
    searched = finding.answered(
        country, during="2016-06-01", kind=finding.RunningKind.PROCESS, also=(), by_columns=False
    )

    assert isinstance(found.items, RunningRows)
    assert searched.heads == found.heads
    assert searched[:30] == found[:30]
    assert searched[-30:] == found[-30:]


def test_years_are_one_question(country: Arrangement) -> None:
    """Over years a pair is one finding with the days on which both run."""
    found = double_running(country, during="2014..2018", kind="process")
    first = next(item for item in found.certain if item.organisation_process == "own-1")

    assert [(f"{spell.first}", f"{spell.last}") for spell in first.spells] == [("2015-04-01", "2017-03-31")]
    assert len(found) == len(set(found.heads))


def test_what_moves_is_told_day_by_day() -> None:
    """A merger in the middle of the days hands the returns of a body on, and no other pair is the worse for it."""
    merger = Change(
        id="merger",
        kind=ChangeKind.MERGER,
        predecessors=("body-0", "body-1"),
        successors=("body-2",),
        on=Bound.parse("2016-04-01"),
    )
    country = _country(merger)
    asked = {"during": "2015-06-01..2016-06-30", "kind": finding.RunningKind.PROCESS, "also": ()}
    by_columns, searched = (finding.answered(country, by_columns=flag, **asked) for flag in (True, False))
    moved = [item for item in by_columns.certain if item.organisation_process == "own-50"]

    assert searched.heads == by_columns.heads
    assert {"body-0", "body-2"} == {body for item in moved for body in item.bodies}
    assert [item for item in searched.certain if item.organisation_process == "own-50"] == moved


def test_heads_and_sorts_make_no_finding(country: Arrangement, monkeypatch: pytest.MonkeyPatch) -> None:
    """Lengths, ids, the certain and the possible are known before any finding is made."""
    found = double_running(country, during="2016-06-01", kind="process")

    def refused(*_: object) -> None:
        raise AssertionError("a finding was made")

    monkeypatch.setattr("commissionkit.questions.double_running.columns.gathered.described", refused)

    assert len(found) == len(found.heads) == len(found.certain) + len(found.possible)
    assert {"certain"} == {head.certainty for head in found.certain.heads}
    assert bool(found.possible)
    with pytest.raises(AssertionError, match="a finding was made"):
        _ = found[0]


def test_notes_go_with_what_is_there(country: Arrangement) -> None:
    """The note on possible findings stands where there are any, and not beneath the certain ones."""
    found = double_running(country, during="2016-06-01", kind="process")

    assert tuple(note.partition(":")[0] for note in found.notes) == ("Possible",)
    assert found.certain.notes == ()
    assert found.notes == found.possible.notes


# -- the sequence --------------------------------------------------------------------------------


def _awaited(made: list[int]) -> Awaited[Finding]:
    def make(number: int) -> Finding:
        made.append(number)
        return Finding(kind="x", message=f"number {number}")

    return Awaited(make, range(5))


def test_an_awaited_finding_is_made_when_looked_at() -> None:
    """One is made for one look, none for a length or a slice."""
    made: list[int] = []
    found = Findings("look", _awaited(made))

    assert (len(found), len(found[3:]), bool(found)) == (5, 2, True)
    assert made == []
    assert found[3:][-1].message == "number 4"
    assert made == [4]


def test_awaited_findings_are_equal_to_others_alike() -> None:
    """They equal a tuple of the same, whichever stands first, and nothing else."""
    alike = tuple(Finding(kind="x", message=f"number {number}") for number in range(5))

    assert Findings("look", alike) == Findings("look", _awaited([]))
    assert Findings("look", _awaited([])) == Findings("look", alike)
    assert Findings("look", alike[:4]) != Findings("look", _awaited([]))
    assert _awaited([]) != [1, 2, 3, 4, 5]
    assert hash(Findings("look", alike)) == hash(Findings("look", _awaited([])))
    assert repr(_awaited([])) == "<5 findings, each made when it is looked at>"


def test_a_copy_of_awaited_findings_holds_them(country: Arrangement) -> None:
    """What is pickled, as for another process, are the findings."""
    found = double_running(country, during="2016-06-01", kind="process")[:3]
    copy = pickle.loads(pickle.dumps(found))  # noqa: S301 - our own

    assert isinstance(copy.items, tuple)
    assert found == copy


def test_heads_of_findings_that_are_there() -> None:
    """A process that is listed by itself has no certainty; it is neither certain nor possible."""
    gone = Process(
        id="gone",
        name="Gone",
        level=Level.ORGANISATION,
        stage="finance",
        period=Period.parse("2015..2016-03-31"),
    )
    site = Arrangement(id="site", as_at=Bound.parse("2019"), facts=[gone])
    found = double_running(site, include=("removed",))

    assert isinstance(found, RunningFindings)
    assert (Head(None, "gone", ""),) == found.heads
    assert not found.certain
    assert not found.possible


# -- what lies within what -----------------------------------------------------------------------


def test_areas_that_share_a_part_meet() -> None:
    """Two areas that are not one within the other meet where something lies within both; services do not."""
    areas = [
        Area(id="county", name="County"),
        Area(id="valley", name="Valley"),
        Area(id="village", name="Village", within=("county", "valley")),
        Area(id="coast", name="Coast"),
    ]
    site = Arrangement(id="site", facts=[*areas, Service(id="scans", name="Scans", within="acute")])
    names = ("county", "valley", "coast", None)

    assert Meetings(site.area_tree, names, overlapping=True).of("county") == (0, 1, 3)
    assert Meetings(site.area_tree, names, overlapping=False).of("county") == (0, 3)
    assert Meetings(site.area_tree, names, overlapping=True).of(None) == (0, 1, 2, 3)
    assert Meetings(site.area_tree, names, overlapping=True).of("coast") == (2, 3)
    assert Meetings(site.service_tree, ("acute", None, "surgery"), overlapping=False).of("scans") == (0, 1)
