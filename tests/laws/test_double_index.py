"""What is run twice, found over whole columns, is what is found one pair after the other."""

from __future__ import annotations

import pickle
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from commissionkit import datasets, load
from commissionkit.answers.running import Head, RunningFindings, RunningRows
from commissionkit.model import (
    Area,
    Arrangement,
    Change,
    ChangeKind,
    Coverage,
    DoubleRunning,
    Fact,
    Forum,
    Level,
    Organisation,
    Post,
    Process,
    Provision,
    RunningKind,
    Seat,
    Service,
    Stage,
    Standing,
    Status,
    YesNo,
)
from commissionkit.periods import Bound, Period
from commissionkit.questions.double_running.finding import answered
from commissionkit.sources import Citation
from commissionkit.succession import as_of
from commissionkit.testing import arrangements

BODIES = ("a", "b", "c", "d")
FORUMS = ("f", "g")
AREAS = ("county", "town", "village", "valley", "estate")
SERVICES = ("acute", "surgery", "cataracts")
STAGES = ("monitoring", "finance", "returns")
PROCESSES = tuple(f"p{n}" for n in range(7))
PERIODS = ("2016..ongoing", "not_stated..ongoing", "2017-04..2019-03-31", "2018..not_stated", "2018/19..2019-10-01")
DAYS = st.dates(date(2016, 1, 1), date(2020, 12, 31))
CHOICE = st.integers(0, 255)


class _Draft:
    """Facts whose every choice is one small number."""

    def __init__(self, draw: st.DrawFn) -> None:
        self.draw, self.facts = draw, []

    def one(self, *of):
        return of[self.draw(CHOICE) % len(of)]

    def some(self, *of: str, most: int = 2) -> tuple[str, ...]:
        return tuple(dict.fromkeys(self.one(*of) for _ in range(self.draw(CHOICE) % (most + 1))))

    def add(self, kind: type[Fact], ident: str, /, *, odds: int = 3, **more) -> None:
        """A fact, dated once in so many times."""
        dated = {}
        if self.draw(CHOICE) % odds == odds - 1:
            dated["period"] = Period.parse(self.one(*PERIODS))
            dated["status"] = self.one(Status.IN_FORCE, Status.IN_FORCE, *Status)
        self.facts.append(kind(id=ident, evidence=(Citation("src", f"page of {ident}"),), **dated, **more))

    def setting(self, *, dates: int = 9) -> None:
        within = {"town": ("county",), "village": self.one(("town",), ("town", "valley")), "estate": ("town",)}
        for name in AREAS:
            self.add(Area, name, odds=dates, name=name.title(), within=within.get(name, ()))
        self.add(Service, "cataracts", odds=dates, name="Cataracts", within="surgery")
        self.add(Stage, "returns", odds=dates, name="Returns", within="monitoring")
        for name in BODIES:
            self.add(Organisation, name, odds=6, name=name.upper())
        for name in FORUMS:
            forum = {"of": self.one(None, None, *BODIES), "between": self.some(*BODIES)}
            self.add(Forum, name, name=name.upper(), members_complete=self.one(*YesNo), **forum)
        self.add(Post, "post", name="Post", organisations=self.some(*BODIES))

    def processes(self) -> None:
        for name in PROCESSES:
            self.add(
                Process,
                name,
                name=self.one(name, name, "Report"),
                level=self.one(*Level),
                stage=self.one(*STAGES),
                service=self.one(None, None, *SERVICES),
                area=self.one(None, None, *AREAS),
                run_by=self.some(*BODIES, *FORUMS),
                parties=self.some(*BODIES, most=1),
                about=self.some(*BODIES, most=1) if self.one(True, False, False) else (),
                parties_complete=self.one(*YesNo),
            )

    def around(self, *, steady: bool = False) -> None:
        for n in range(self.one(1, 2, 3, 4)):
            represents, holder = self.one(None, None, *BODIES), self.one(*BODIES, "post")
            seat = {"forum": self.one(*FORUMS), "standing": self.one(*Standing, Standing.NOT_MEMBER)}
            self.add(Seat, f"seat-{n}", holder=holder, represents=represents, **seat)
        for n in range(self.one(0, 1, 2)):
            self.add(Coverage, f"coverage-{n}", body=self.one(*BODIES), area=self.one(*AREAS))
        for n in range(self.one(0, 1)):
            area = self.one(None, *AREAS)
            self.add(Provision, f"provision-{n}", provider=self.one(*BODIES), service="acute", area=area)
        if steady:
            return
        for n in range(self.one(0, 0, 1, 2)):
            kind, stage = self.one(*RunningKind), self.one(None, *STAGES)
            said = {"processes": self.some(*PROCESSES), "of_all_sites": self.one(True, False, False)}
            self.add(DoubleRunning, f"said-{n}", name=f"Said {n}", kind=kind, stage=stage, **said)
        for n in range(self.one(0, 0, 1, 2)):
            kind = self.one(ChangeKind.MERGER, ChangeKind.SPLIT, ChangeKind.TRANSFER, ChangeKind.ABOLITION)
            on = Bound.parse(self.one("2017-04-01", "2018", "2018/19", "2019-04-01"))
            heirs = () if kind is ChangeKind.ABOLITION else (self.one(*BODIES), self.one(*BODIES))
            before = (self.one(*BODIES), self.one(*BODIES)) if kind is ChangeKind.MERGER else (self.one(*BODIES),)
            change = {"predecessors": dict.fromkeys(before), "successors": dict.fromkeys(heirs), "on": on}
            self.facts.append(Change(id=f"change-{n}", kind=kind, **change))


@st.composite
def busy(draw: st.DrawFn) -> Arrangement:
    """Seven processes in a few areas, services and stages, with forums, seats, posts, statements and changes."""
    draft = _Draft(draw)
    draft.setting()
    draft.processes()
    draft.around()
    return Arrangement(id="site", area=draft.one("", *AREAS), as_at=Bound.parse("2019"), facts=draft.facts)


@st.composite
def steady(draw: st.DrawFn) -> Arrangement:
    """The same without changes, statements and dated areas."""
    draft = _Draft(draw)
    draft.setting(dates=999)
    draft.processes()
    draft.around(steady=True)
    return Arrangement(id="site", area=draft.one("", *AREAS), as_at=Bound.parse("2019"), facts=draft.facts)


@st.composite
def windows(draw: st.DrawFn) -> str:
    """Mostly a day, else a span of days."""
    first, last = sorted((draw(DAYS), draw(DAYS)))
    return draw(st.sampled_from((f"{first}", f"{last}", f"{first}..{last}")))


def _both(site: Arrangement, during: str | None, kind: RunningKind | None = None) -> list[RunningFindings]:
    asked = {"during": during, "kind": kind, "also": ("removed", "planned")}
    return [answered(site, by_columns=by_columns, **asked) for by_columns in (True, False)]


def _alike(site: Arrangement, during: str | None, kind: RunningKind | None = None) -> None:
    by_columns, one_by_one = _both(site, during, kind)

    assert one_by_one.heads == by_columns.heads
    assert one_by_one == by_columns


@given(busy(), windows(), st.sampled_from((None, *RunningKind)))
def test_columns_find_what_the_search_finds(site: Arrangement, during: str, kind: RunningKind | None) -> None:
    """The same findings, in the same order, with the same notes."""
    _alike(site, during, kind)


@given(busy() | steady(), windows())
def test_when_facts_hold_tells_what_the_search_finds(site: Arrangement, during: str) -> None:
    """So it is where processes alone are asked for, and a day or many are told by when facts hold."""
    asked = {"during": during, "kind": RunningKind.PROCESS, "also": ()}
    by_columns, one_by_one = (answered(site, by_columns=by_columns, **asked) for by_columns in (True, False))

    assert one_by_one.heads == by_columns.heads
    assert one_by_one == by_columns


@given(busy(), windows())
def test_columns_of_a_snapshot(site: Arrangement, during: str) -> None:
    """A snapshot answers alike for its own days."""
    _alike(as_of(site, during), during)


@given(arrangements(), windows())
def test_columns_of_any_small_world(site: Arrangement, during: str) -> None:
    """So it is in arrangements that are drawn for other laws."""
    _alike(site, during)


@pytest.mark.parametrize("name", [row[0] for row in datasets().rows])
def test_columns_of_the_bundled_sites(name: str) -> None:
    """And in the bundled arrangements, on the days their sources speak to and over years."""
    site = load(name)
    for during in (f"{site.as_at}", "2016-04-01..2019-03-31"):
        _alike(site, during)


@given(busy(), windows())
def test_the_columns_are_used(site: Arrangement, during: str) -> None:
    """The law is no comparison of a thing with itself: findings by columns are made when they are looked at."""
    by_columns, _ = _both(site, during, RunningKind.PROCESS)

    assert isinstance(by_columns.items, RunningRows)


@given(busy(), windows(), st.integers(-3, 8), st.integers(-3, 8))
def test_awaited_findings_are_a_sequence(site: Arrangement, during: str, first: int, last: int) -> None:
    """Slices, the certain and the possible, records, hashes and copies are those of the findings made at once."""
    by_columns, one_by_one = _both(site, during)

    assert one_by_one[first:last] == by_columns[first:last]
    assert (one_by_one.certain, one_by_one.possible) == (by_columns.certain, by_columns.possible)
    assert one_by_one.records() == by_columns.records()
    assert hash(one_by_one) == hash(by_columns)
    assert one_by_one == pickle.loads(pickle.dumps(by_columns))  # noqa: S301 - our own
    assert tuple(map(Head.of, one_by_one)) == by_columns.heads
    assert bool(one_by_one) is bool(by_columns)
