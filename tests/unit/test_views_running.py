"""Double running as parallel tracks: what stands beside what, when, and what is left out."""

from __future__ import annotations

from datetime import date

import attrs
import pytest
from hypothesis import given, settings
from tests.picturing import boxes, check, lines, panels, told

import commissionkit as ck
from commissionkit.drawing import Box, Drawing, Group, Line, Words, marks_of
from commissionkit.errors import InvalidText, RefusedQuestion
from commissionkit.model import (
    Arrangement,
    DecisionRight,
    DoubleRunning,
    Driver,
    Forum,
    Level,
    Organisation,
    Parties,
    Power,
    Process,
    Removable,
    RunningKind,
    Seat,
    Status,
)
from commissionkit.periods import Bound, Period
from commissionkit.testing import arrangements
from commissionkit.views.running import tracks
from commissionkit.views.running.days import Days, Stretch
from commissionkit.views.running.gathering import gathered

SITES = ("south-tyneside", "tameside-glossop", "bradford-craven")
HOSTILE = '<script>alert("x")</script> & \u202e]]> \x07'


def _groups(drawing: Drawing, role: str = "") -> list[Group]:
    found = [mark for mark in marks_of(drawing.scene.marks) if isinstance(mark, Group)]
    return [group for group in found if not role or group.role == role]


def _said(drawing: Drawing) -> str:
    return " ".join(mark.text for mark in marks_of(drawing.scene.marks) if isinstance(mark, Words))


def _accounted(site: Arrangement, drawing: Drawing) -> None:
    """Each process and each statement is drawn or listed, none both."""
    left_out = {one.fact for one in drawing.undrawn}
    assert not left_out & set(drawing.drawn)
    assert {fact.id for fact in (*site.processes, *site.double_running)} <= left_out | set(drawing.drawn)
    assert told(drawing) == set(drawing.drawn)


@pytest.mark.parametrize("name", [*SITES, "england-2019"])
def test_pictures_of_bundled_arrangements_are_sound(name: str) -> None:
    """No boxes overlap, no label leaves its box, no line runs through a box, each process is drawn or listed."""
    site = ck.load(name)
    drawing = tracks(site)
    check(drawing)
    _accounted(site, drawing)
    assert len(ck.double_running(site)) == len(drawing.records())


@given(arrangements())
@settings(max_examples=40)
def test_pictures_of_any_arrangement_are_sound(site: Arrangement) -> None:
    """So they are for random arrangements, whatever days are asked about."""
    for during in ("2019-06-01", "2000..2030"):
        drawing = tracks(site, during=during)
        check(drawing)
        _accounted(site, drawing)


def town(*, name: str = "Monitoring together", period: str = "2017-04-01..ongoing") -> Arrangement:
    """A council that monitors money with all, and by itself."""
    together = Process(
        id="together",
        name=name,
        level=Level.SYSTEM_WIDE,
        stage="finance",
        run_by=("council", "trust"),
        period=Period.parse(period),
    )
    alone = Process(
        id="alone",
        name="The council's own",
        level=Level.ORGANISATION,
        stage="finance",
        run_by=("council",),
        drivers=(Driver.LOCAL_CHOICE,),
    )
    once = Process(id="once", name="A review", level=Level.ORGANISATION, stage="quality", run_by=("trust",))
    later = attrs.evolve(once, id="later", name="Later", status=Status.PLANNED)
    return Arrangement(
        id="town",
        area="town",
        as_at=Bound.parse("2019"),
        facts=(
            *ck.load("south-tyneside").stages,
            Organisation(id="council", name="Council", kind="council"),
            Organisation(id="trust", name="Trust", kind="nhs-trust"),
            together,
            alone,
            once,
            later,
        ),
    )


def test_tracks_name_who_runs_why_and_whether_it_can_be_ended() -> None:
    """The two stand beside each other, with who runs each, why, whether it can be ended, and since when."""
    drawing = tracks(town())
    check(drawing)
    assert {"system:together", "twice:0"} == set(boxes(panels(drawing.scene)[0]))
    assert [ends for ends, _ in lines(panels(drawing.scene)[0])] == [("system:together", "twice:0")]
    said = _said(drawing)
    for words in (
        "run by Council and Trust",
        "run by Council",
        "from 2017-04-01, ongoing",
        "start not stated; ongoing",
    ):
        assert words in said
    assert "Why: local choice" in said
    assert "Can it be ended: yes (inferred from local choice)" in said


def test_what_runs_once_or_not_yet_is_listed() -> None:
    """Processes that run once or are only planned are not drawn: they are listed, each with why."""
    drawing = tracks(town())
    expected = {"once": "runs once, as far as is recorded", "later": "is only planned"}
    assert expected == {one.fact: one.why for one in drawing.undrawn}
    assert "runs once, as far as is recorded (1): A review." in _said(drawing)


def test_a_process_that_has_not_begun_is_not_said_to_run_once() -> None:
    """On days before both run there is no pair, and the one that has not begun is said not to run then."""
    drawing = tracks(town(), during="2016")
    assert {"together": "does not run on the days asked about"}.items() <= {
        one.fact: one.why for one in drawing.undrawn
    }.items()
    assert "Nothing is found" in _said(drawing)


def test_decisions_alone() -> None:
    """Asked for decisions, the picture draws who makes and who takes, how often, and lists all processes."""
    site = ck.load("bradford-craven")
    drawing = tracks(site, kind="decision")
    check(drawing)
    said = _said(drawing)
    assert "then taken at least 4 times by these and others" in said
    assert "Decisions over Planning, Airedale, Wharfedale and Craven" in said
    assert {process.id for process in site.processes} <= {one.fact for one in drawing.undrawn}
    assert tracks(site, kind=RunningKind.DECISION).svg() == drawing.svg()


def test_the_steps_of_a_decision_do_not_hang_on_how_it_is_told() -> None:
    """Whatever sentence tells of it, and whatever bodies are called, what is done first and what then is the same."""
    bodies = (Organisation(id="ccg", name="X, then taken once by Y"), Organisation(id="council", name="Z"))
    rights = (
        DecisionRight(id="make", holders=Parties(ids=("board",)), powers={Power.RECOMMEND}),
        DecisionRight(id="take", holders=Parties(ids=("ccg", "council"), each=True), powers={Power.RATIFY}),
    )
    board = Forum(id="board", name="Board by X, then ratified")
    seats = [Seat(forum="board", holder=one.id) for one in bodies]
    site = Arrangement(id="town", as_at=Bound.parse("2019"), facts=(*bodies, board, *rights, *seats))
    (finding,) = ck.double_running(site)
    for one in (finding, attrs.evolve(finding, message="The board recommends, two ratify")):
        (block,) = gathered(site, [one], Bound.parse("2019")).blocks
        assert [track.by for track in block.tracks] == ["recommended", "then ratified 2 times"]


def test_what_is_not_stated_looks_so() -> None:
    """A twin that a source leaves unnamed has a box of its own look, and so has a statement without processes."""
    drawing = tracks(ck.load("south-tyneside"))
    names = [
        " ".join(mark.text for mark in group.marks if isinstance(mark, Words)) for group in _groups(drawing, "unknown")
    ]
    assert names.count("not stated: the source names no process") == 3
    assert names.count("not stated: the source does not say beside what it is run") == 1
    assert "who runs it is not stated; early" in _said(drawing)


def test_possible_pairs_are_tied_by_a_broken_line() -> None:
    """Certain pairs are tied by a whole line, possible ones by a broken line, as many as there are."""
    site = ck.load("tameside-glossop")
    looks = [line.look for _, line in lines(panels(tracks(site).scene)[0])]
    findings = ck.double_running(site)
    assert len(findings.possible) == looks.count("attends")
    stated = sum(1 for one in findings.certain if not one.takers and not one.organisation_process)
    assert len(findings.certain) - stated == looks.count("joins")


DAYS = Days(
    first=date(2000, 1, 1),
    after=date(2020, 1, 1),
    left=100.0,
    width=200.0,
    window=(date(2010, 1, 1), date(2010, 1, 1)),
)


@pytest.mark.parametrize(
    ("period", "sure", "expected"),
    [
        ("2005-01-01..ongoing", False, [("2005-01-01", "2020-01-01", True)]),
        ("not_stated..ongoing", True, [("2000-01-01", "2010-01-01", False), ("2010-01-01", "2020-01-01", True)]),
        ("not_stated..ongoing", False, [("2000-01-01", "2020-01-01", False)]),
        ("2005-01-01..2014-12-31", True, [("2005-01-01", "2015-01-01", True)]),
        (
            "2004..2014",
            False,
            [
                ("2004-01-01", "2004-12-31", False),
                ("2004-12-31", "2014-01-02", True),
                ("2014-01-02", "2015-01-01", False),
            ],
        ),
    ],
)
def test_only_what_is_known_is_filled(period: str, sure: bool, expected: list[tuple[str, str, bool]]) -> None:
    """A stretch is certain from the last day on which it may begin to the first on which it may be over."""
    found = DAYS.stretches(Period.parse(period), DAYS.window[:1] if sure else ())
    told = [
        Stretch(DAYS.x(date.fromisoformat(a)), DAYS.x(date.fromisoformat(b)), certain) for a, b, certain in expected
    ]
    assert told == list(found)


def test_long_and_hostile_names_stay_in_their_boxes() -> None:
    """Markup in a name is escaped, and what is too long is cut."""
    site = town(name=HOSTILE + "Very long words indeed " * 40)
    statement = DoubleRunning(id="said", name=HOSTILE * 9, processes=(), removable=Removable.NO, stage=None)
    drawing = tracks(attrs.evolve(site, title=HOSTILE + "W" * 400, facts=(*site.facts, statement)))
    check(drawing)
    assert "<script" not in drawing.svg()
    assert "Can it be ended: no (stated)" in _said(drawing)


def test_a_day_of_long_ago_is_drawn() -> None:
    """Periods that begin centuries apart keep their bars within the page."""
    drawing = tracks(town(period="1001..ongoing"))
    check(drawing)
    bars = [mark for group in _groups(drawing, "days") for mark in group.marks if isinstance(mark, (Box, Line))]
    assert bars


def test_same_arrangement_same_picture() -> None:
    """The picture is the same text each time, that of a snapshot too."""
    site = ck.load("tameside-glossop")
    assert tracks(site).svg() == tracks(ck.load("tameside-glossop")).svg()
    world = ck.as_of(site, "2019-06-01")
    assert "2019-06-01" in tracks(world).title


def test_more_than_a_picture_holds_is_refused() -> None:
    """Of hundreds of pairs no picture is made: the message says how many there are and what to do."""
    site = town()
    own = next(process for process in site.processes if process.id == "alone")
    many = [attrs.evolve(own, id=f"own-{number}") for number in range(200)]
    with pytest.raises(RefusedQuestion, match="201 things are run twice"):
        tracks(attrs.evolve(site, facts=(*site.facts, *many)))


def test_what_cannot_be_asked_is_refused() -> None:
    """Another kind, days that are none, and what is no arrangement are refused."""
    site = ck.load("tameside-glossop")
    with pytest.raises(RefusedQuestion, match="kind"):
        tracks(site, kind="both")
    with pytest.raises(InvalidText):
        tracks(site, during="soon")
    name: Arrangement = "tameside-glossop"  # type: ignore[assignment]
    with pytest.raises(RefusedQuestion):
        tracks(name)


def test_decisions_are_named_without_ids() -> None:
    """The heading names the pot, not the id behind it."""
    drawing = tracks(ck.load("tameside-glossop"))
    told = [mark.text for mark in marks_of(drawing.scene.marks) if isinstance(mark, Words) and mark.look == "strong"]
    assert "Decisions over Aligned services" in told
