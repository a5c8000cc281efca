"""What is run twice on some days: clipping, joining, taking a process away, the order of facts."""

from __future__ import annotations

from datetime import date, timedelta

import attrs
from hypothesis import given
from hypothesis import strategies as st

from commissionkit.answers.findings import Findings
from commissionkit.answers.running import RunningTwice, clipped, joined_findings
from commissionkit.model import (
    Arrangement,
    Change,
    ChangeKind,
    ChangeStatus,
    DecisionRight,
    DoubleRunning,
    Driver,
    Fact,
    Forum,
    Level,
    Organisation,
    Parties,
    Power,
    Process,
    Removable,
    RunningKind,
    Seat,
    Standing,
    Status,
    YesNo,
)
from commissionkit.periods import Bound, Period
from commissionkit.questions.double_running import double_running
from commissionkit.sources import Citation

BODIES = ("a", "b", "c")
FORUMS = ("f", "g")
PROCESSES = ("p", "q", "r", "s")
BOUNDS = ("2016-04-01", "2017-04", "2018", "2018/19", "2019-04-01")
FIRST, LAST = date(2016, 1, 1), date(2020, 12, 31)

bodies = st.sampled_from(BODIES)
days = st.dates(FIRST, LAST)
statuses = st.sampled_from([Status.IN_FORCE, Status.IN_FORCE, *Status])


@st.composite
def periods(draw: st.DrawFn) -> Period:
    """A start or none; ongoing, an end or none."""
    start = draw(st.sampled_from(("not_stated", *BOUNDS)))
    later = [bound for bound in BOUNDS if start == "not_stated" or bound[:4] > start[:4]]
    return Period.parse(f"{start}..{draw(st.sampled_from(('ongoing', 'not_stated', *later)))}")


def _few(names: tuple[str, ...], least: int = 0) -> st.SearchStrategy[tuple[str, ...]]:
    return st.lists(st.sampled_from(names), min_size=least, max_size=2, unique=True).map(tuple)


@st.composite
def facts(draw: st.DrawFn, kind: str, name: str) -> Fact:
    """A process, seat, statement, right or change."""
    cited = (Citation("src", f"page of {name}"),)
    held = {"id": name, "period": draw(periods()), "evidence": cited}
    if kind == "process":
        return Process(
            name=name,
            level=draw(st.sampled_from(Level)),
            stage=draw(st.sampled_from(("monitoring", "finance"))),
            run_by=draw(_few((*BODIES, *FORUMS))),
            parties=draw(_few(BODIES)),
            parties_complete=draw(st.sampled_from(YesNo)),
            drivers=(draw(st.sampled_from(Driver)),),
            status=draw(statuses),
            **held,
        )
    if kind == "seat":
        return Seat(
            forum=draw(st.sampled_from(FORUMS)),
            holder=draw(bodies),
            standing=draw(st.sampled_from(Standing)),
            status=draw(statuses),
            **held,
        )
    if kind == "statement":
        return DoubleRunning(
            name=name,
            kind=draw(st.sampled_from(RunningKind)),
            processes=draw(_few(PROCESSES)),
            removable=draw(st.sampled_from(Removable)),
            of_all_sites=draw(st.booleans()),
            **held,
        )
    if kind == "right":
        return DecisionRight(
            holders=Parties(ids=draw(_few((*BODIES, *FORUMS), 1))),
            powers=(draw(st.sampled_from((Power.MAKE, Power.RECOMMEND, Power.TAKE, Power.RATIFY))),),
            status=draw(statuses),
            **held,
        )
    return Change(
        kind=ChangeKind.MERGER,
        predecessors=draw(_few(BODIES, 1)),
        successors=(draw(bodies),),
        on=Bound.parse(draw(st.sampled_from(BOUNDS))),
        happened=draw(st.sampled_from((ChangeStatus.HAPPENED, ChangeStatus.PLANNED))),
        id=name,
    )


@st.composite
def sites(draw: st.DrawFn) -> Arrangement:
    """Three bodies, two forums, four processes, and a few seats, statements, rights and changes."""
    found: list[Fact] = [Organisation(id=name, name=name) for name in BODIES]
    found += [Forum(id=name, name=name, members_complete=draw(st.sampled_from(YesNo))) for name in FORUMS]
    found += [draw(facts("process", name)) for name in PROCESSES]
    for kind, most in (("seat", 3), ("statement", 2), ("right", 3), ("change", 1)):
        found += [draw(facts(kind, f"{kind}-{n}")) for n in range(draw(st.integers(0, most)))]
    return Arrangement(id="site", as_at=Bound.parse("2019"), facts=found)


def _during(site: Arrangement, first: date, last: date) -> Findings[RunningTwice]:
    return double_running(site, during=f"{first}..{last}", include=("removed", "planned"))


@given(sites(), st.lists(days, min_size=2, max_size=2).map(sorted))
def test_clipping(site: Arrangement, window: list[date]) -> None:
    """Findings clipped to a window are those of the window."""
    first, last = window

    assert clipped(_during(site, FIRST, LAST), f"{first}..{last}") == _during(site, first, last)


@given(sites(), st.lists(days, min_size=1, max_size=3, unique=True).map(sorted))
def test_joining(site: Arrangement, ends: list[date]) -> None:
    """Findings of neighbouring windows, joined, are those of all their days."""
    starts = [FIRST, *(end + timedelta(days=1) for end in ends)]
    pieces = [_during(site, start, end) for start, end in zip(starts, [*ends, LAST], strict=True) if start <= end]

    assert joined_findings(*pieces) == _during(site, FIRST, LAST)


@given(sites(), days, st.sampled_from(PROCESSES))
def test_one_process_less(site: Arrangement, day: date, gone: str) -> None:
    """Taking a process away never adds double running, nor makes any of it more certain."""
    left = site.replace(fact for fact in site.facts if fact.id != gone)

    for certainty in ("certain", "possible"):
        known = {"certain": ("certain",), "possible": ("certain", "possible")}[certainty]
        before = {_what(item) for item in double_running(site, during=day) if item.certainty in known}
        after = {_what(item) for item in double_running(left, during=day) if item.certainty in known}
        assert after <= before


def _what(item: RunningTwice) -> tuple[object, ...]:
    return (item.system_process, item.organisation_process, item.part, item.message)


@given(sites(), st.randoms(use_true_random=False))
def test_order(site: Arrangement, random) -> None:
    """The order of the facts changes nothing."""
    shuffled = list(site.facts)
    random.shuffle(shuffled)

    assert double_running(attrs.evolve(site, facts=shuffled)) == double_running(site)


@given(sites(), days)
def test_every_finding_is_within_its_window(site: Arrangement, day: date) -> None:
    """What is found on a day is found with that day, and never certain on a day on which it may not be."""
    for item in _during(site, day, day):
        assert str(item.within) == f"{day}..{day}"
        assert (item.certainty == "certain") is (not item.why)
