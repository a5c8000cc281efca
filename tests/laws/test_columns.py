"""The law of columns: what they tell of a day is what looking at each fact tells."""

from __future__ import annotations

import pickle

import attrs
import pytest
from hypothesis import given
from hypothesis import strategies as st

from commissionkit import load
from commissionkit.model import (
    KINDS,
    Arrangement,
    Change,
    ChangeKind,
    ChangeStatus,
    Contract,
    Coverage,
    DatedName,
    DecisionRight,
    Delegation,
    Fact,
    Forum,
    Fund,
    Organisation,
    Parties,
    Place,
    Power,
    Process,
    Provision,
    Relationship,
    RiskBearer,
    RiskShare,
    Scope,
    Seat,
    Status,
)
from commissionkit.model.terms import Level
from commissionkit.periods import Bound, Period
from commissionkit.succession.columns.answering import by_columns
from commissionkit.succession.traversing import by_traversal
from commissionkit.testing import arrangements

BODIES = ("a", "b", "c", "d", "e")
FORUMS = ("f", "g", "h")
BOUNDS = ("2016-04-01", "2017-04", "2018", "2018/19", "2018-10-01", "2019-04-01", "2020-04-01")
DAYS = ("2015-01-01", "2016-04-01", "2017-04-10", "2018-06-30", "2018-10-01", "2019-04-01", "2019-12-31", "2021-01-01")
SITES = ("tameside-glossop", "bradford-craven", "south-tyneside", "england-2012", "england-2013", "england-2019")

bodies = st.sampled_from(BODIES)
holders = st.sampled_from((*BODIES, *BODIES, *FORUMS, "unknown"))
few = st.lists(bodies, min_size=1, max_size=3).map(tuple)
statuses = st.sampled_from([*Status, *[Status.IN_FORCE] * 6])


@st.composite
def periods(draw: st.DrawFn) -> Period:
    """A start or none; ongoing, an end or none."""
    start = draw(st.sampled_from(("not_stated", *BOUNDS)))
    later = [bound for bound in BOUNDS if start == "not_stated" or bound[:4] > start[:4]]
    return Period.parse(f"{start}..{draw(st.sampled_from(('ongoing', 'ongoing', 'not_stated', *later)))}")


@st.composite
def organisations(draw: st.DrawFn, name: str) -> Organisation:
    """A body that answers to others, and that may have borne other names."""
    names = draw(st.lists(st.builds(DatedName, name=st.sampled_from("MN"), period=periods()), max_size=1))
    return Organisation(
        id=name,
        name=draw(st.sampled_from("MN")),
        names=names,
        hosted_by=draw(st.none() | bodies),
        accountable_to=draw(st.just(()) | few),
        **_common(draw),
    )


@st.composite
def forums(draw: st.DrawFn, name: str) -> Forum:
    """A forum of one body, between several, or of nobody in particular."""
    of, between = draw(st.sampled_from((None, *BODIES))), draw(st.just(()) | few)
    above = draw(st.sampled_from((None, *FORUMS)))
    return Forum(id=name, name=name, of=of, between=between, nested_in=above, **_common(draw))


@st.composite
def changes(draw: st.DrawFn) -> Change:
    """A change between any of the bodies, services passing."""
    return Change(
        kind=draw(st.sampled_from(ChangeKind)),
        predecessors=draw(st.lists(bodies, max_size=3, unique=True)),
        successors=draw(st.lists(bodies, max_size=2, unique=True)),
        on=Bound.parse(draw(st.sampled_from(("not_stated", *BOUNDS)))),
        happened=draw(st.sampled_from([ChangeStatus.HAPPENED] * 4 + [ChangeStatus.PLANNED])),
        services=draw(st.sampled_from(((), (), ("acute",)))),
        name=draw(st.sampled_from(("", "M"))),
    )


def _common(draw: st.DrawFn) -> dict[str, object]:
    return {"period": draw(periods()), "status": draw(statuses)}


@st.composite
def roles(draw: st.DrawFn, number: int) -> Fact:
    """Something that rests on bodies, on forums, or on what rests on them."""
    common = {"id": f"role-{number}", **_common(draw)}
    earlier = draw(st.sampled_from([f"role-{i}" for i in range(number)])) if number else "a"
    kind = draw(st.sampled_from((DecisionRight, Delegation, Process, "plain")))
    if kind is DecisionRight:
        return DecisionRight(
            holders=Parties(ids=draw(st.lists(holders, min_size=1, max_size=3))),
            powers=(Power.TAKE,),
            via=draw(st.sampled_from((None, *FORUMS))),
            over=Scope(about=draw(st.sampled_from((None, None, "a", earlier)))),
            **common,
        )
    if kind is Delegation:
        to, answerable = Parties(ids=(draw(holders),)), draw(st.just(()) | few)
        return Delegation(delegators=Parties(ids=draw(few)), delegate=to, responsible=answerable, **common)
    if kind is Process:
        return Process(
            name="p",
            level=Level.ORGANISATION,
            stage="monitoring",
            run_by=draw(st.lists(holders, max_size=2)),
            about=draw(st.sampled_from(((), (earlier,), ("a", earlier)))),
            **common,
        )
    return draw(plain_roles(common, earlier))


@st.composite
def plain_roles(draw: st.DrawFn, common: dict[str, object], earlier: str) -> Fact:
    """Something that names no more than bodies, forums and one thing before it."""
    kind = draw(st.sampled_from([Seat, Contract, Provision, Coverage, Relationship, RiskShare, Fund]))
    if kind is Seat:
        return Seat(forum=draw(st.sampled_from(FORUMS)), holder=draw(bodies), **common)
    if kind is Contract:
        return Contract(name="x", commissioners=draw(few), providers=draw(few), discussants=draw(few), **common)
    if kind is Provision:
        return Provision(provider=draw(bodies), service="acute", **common)
    if kind is Coverage:
        return Coverage(body=draw(holders), area="area", **common)
    if kind is Relationship:
        return Relationship(subject=draw(holders), toward=earlier, role="x", **common)
    if kind is RiskShare:
        bearers = tuple(RiskBearer(party=name) for name in draw(few))
        return RiskShare(name="x", of=earlier, bearers=bearers, **common)
    return Fund(name="x", host=draw(bodies), whole_budget_of=draw(few), **common)


@st.composite
def tangled(draw: st.DrawFn) -> Arrangement:
    """Bodies, forums, what they hold, and what happens to them: everything that may touch everything."""
    facts: list[Fact] = [draw(organisations(name)) for name in BODIES]
    facts += [draw(forums(name)) for name in FORUMS]
    facts.append(Place(id="area", name="Area"))
    facts += [draw(roles(i)) for i in range(draw(st.integers(0, 8)))]
    facts += draw(st.lists(changes(), max_size=3, unique_by=lambda change: change.derived_id()))
    as_at = draw(st.sampled_from(("2019", "2019-12-31", "not_stated")))
    return Arrangement(id="site", as_at=Bound.parse(as_at), facts=facts)


@st.composite
def settled(draw: st.DrawFn) -> Arrangement:
    """The same, but for dates that are exact or not stated and changes that happened: where columns tell most."""
    world = draw(tangled())
    exact = ("not_stated..ongoing", "2016-04-01..ongoing", "2016-04-01..2019-03-31", "2018-10-01..ongoing")
    dated = [_exact(fact, Period.parse(draw(st.sampled_from(exact)))) for fact in world]
    return world.replace(dated)


def _exact(fact: Fact, period: Period) -> Fact:
    if isinstance(fact, Change):
        on = fact.on if fact.on.is_exact else Bound.parse("2018-10-01")
        return attrs.evolve(fact, on=on, happened=ChangeStatus.HAPPENED)
    return attrs.evolve(fact, period=period, status=Status.IN_FORCE)


days = st.sampled_from(DAYS)


def _same(site: Arrangement, on: str, *, plans: bool) -> None:
    asked = Bound.parse(on)
    told, expected = by_columns(site, asked, plans=plans), by_traversal(site, asked, plans=plans)
    if told is None:
        return
    _alike(told, expected)
    mark, marked = told.snapshot, expected.snapshot
    assert mark is not None
    assert marked is not None
    assert len(mark.otherwise) == len(marked.otherwise)
    for one, other in zip(mark.otherwise, marked.otherwise, strict=True):
        _alike(one, other)


def _alike(told: Arrangement, expected: Arrangement) -> None:
    mark, marked = told.snapshot, expected.snapshot
    assert mark is not None
    assert marked is not None
    assert [len(told), *(len(getattr(told, kind)) for kind in KINDS)] == [
        len(expected),
        *(len(getattr(expected, kind)) for kind in KINDS),
    ]
    names = [*(fact.id for fact in expected), *marked.dropped, "unknown", "acute"]
    assert [told.get(name) for name in names] == [expected.get(name) for name in names]
    assert [name in mark.dropped for name in names] == [name in marked.dropped for name in names]
    assert [name in mark.maybe for name in names] == [name in marked.maybe for name in names]
    assert tuple(told.facts) == tuple(expected.facts)
    for kind in KINDS:
        assert tuple(getattr(told, kind)) == tuple(getattr(expected, kind))
    assert frozenset(mark.dropped) == marked.dropped
    assert frozenset(mark.maybe) == marked.maybe
    assert frozenset(mark.lapsed) == marked.lapsed
    assert (mark.label, mark.plans, mark.beyond_as_at) == (marked.label, marked.plans, marked.beyond_as_at)
    assert tuple(told.carried) == tuple(expected.carried)
    assert told == expected
    assert hash(told) == hash(expected)


@given(tangled(), days, st.booleans())
def test_columns_tell_what_the_traversal_tells(site: Arrangement, on: str, plans: bool) -> None:
    """Facts, views, marks, what was carried and the other states of the day are the same, whatever touches them."""
    _same(site, on, plans=plans)


@given(settled(), days)
def test_columns_tell_what_the_traversal_tells_of_exact_dates(site: Arrangement, on: str) -> None:
    """So they are where dates are exact, which is where columns tell nearly all."""
    _same(site, on, plans=False)


def test_a_body_that_names_one_twice_which_is_traced_back() -> None:
    """Whether it was there is then not sure, nor what rests on it, although no name of its own ends a body."""
    bodies = [Organisation(id=name, name=name) for name in ("before", "after")]
    answering = Organisation(id="answering", name="answering", accountable_to=("after", "after"))
    board = Forum(id="board", name="Board", of="answering", period=Period.parse("2016-04-01..ongoing"))
    split = Change(kind=ChangeKind.SPLIT, predecessors=("before",), successors=("after",), on=Bound.parse("2018-10-01"))
    site = Arrangement(id="site", as_at=Bound.parse("2019"), facts=(*bodies, answering, board, split))
    _same(site, "2017-01-01", plans=False)
    state = by_traversal(site, Bound.parse("2017-01-01"), plans=False)
    assert state.may_be(state["board"])


@given(arrangements(), days, st.booleans())
def test_columns_of_small_sites(site: Arrangement, on: str, plans: bool) -> None:
    """So they are for sites with funds, rules of who decides and areas."""
    _same(site, on, plans=plans)


@pytest.mark.parametrize("name", SITES)
@pytest.mark.parametrize("on", ["2012-06-01", "2016-04-01", "2018-04-01", "2019-12-31", "2021-07-01"])
def test_columns_of_bundled_sites(name: str, on: str) -> None:
    """So they are for the bundled sites, their baselines left aside."""
    site = attrs.evolve(load(name), base=None, extends="")
    for plans in (False, True):
        _same(site, on, plans=plans)


@pytest.mark.parametrize("on", ["2013-04-01", "2015-06-01", "2023-01-01"])
def test_columns_of_england(on: str) -> None:
    """So they are for all of England, also beyond the days that its sources speak to."""
    _same(load("england"), on, plans=False)


@given(settled(), days)
def test_a_state_told_by_columns_is_as_any_other(site: Arrangement, on: str) -> None:
    """It can be pickled, evolved and taken apart, and stays the same."""
    told = by_columns(site, Bound.parse(on), plans=False)
    if told is not None:
        assert pickle.loads(pickle.dumps(told)) == told  # noqa: S301 - its own
        assert attrs.evolve(told, title="Other").facts == told.facts
        assert told.replace(told.facts) == told
        assert tuple(told.organisations[:2]) == tuple(told.organisations)[:2]
