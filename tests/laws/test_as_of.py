"""The state on a day: taking it twice is taking it once, and it never depends on the order of the facts."""

from __future__ import annotations

from datetime import date

import attrs
from hypothesis import given
from hypothesis import strategies as st

from commissionkit.model import (
    Arrangement,
    Change,
    ChangeKind,
    ChangeStatus,
    Contract,
    DecisionRight,
    Fact,
    Forum,
    Organisation,
    Parties,
    Power,
    Provision,
    Seat,
    Standing,
    Status,
    references,
)
from commissionkit.periods import Bound, Holds, Period
from commissionkit.succession import as_of, by_plan, holds, worlds

BODIES = ("a", "b", "c", "d", "e")
FORUMS = ("f", "g")
BOUNDS = ("2016-04-01", "2017-04", "2018", "2018/19", "2019-04-01", "2020-04-01")
DAYS = ("2015", "2017-04-10", "2018-06-30", "2018-01..2019-06", "2019-04-01", "2019-12-31", "2020-06-01")

bodies = st.sampled_from(BODIES)
few = st.lists(bodies, min_size=1, max_size=3, unique=True).map(tuple)
statuses = st.sampled_from([*Status, Status.IN_FORCE, Status.IN_FORCE])


@st.composite
def periods(draw: st.DrawFn) -> Period:
    """A start or none; ongoing, an end or none."""
    start = draw(st.sampled_from(("not_stated", *BOUNDS)))
    later = [bound for bound in BOUNDS if start == "not_stated" or bound[:4] > start[:4]]
    return Period.parse(f"{start}..{draw(st.sampled_from(('ongoing', 'ongoing', 'not_stated', *later)))}")


@st.composite
def changes(draw: st.DrawFn) -> Change:
    """A change between any of the bodies."""
    return Change(
        kind=draw(st.sampled_from(ChangeKind)),
        predecessors=draw(few),
        successors=draw(st.lists(bodies, max_size=2, unique=True).map(tuple)),
        on=Bound.parse(draw(st.sampled_from(("not_stated", *BOUNDS)))),
        happened=draw(st.sampled_from([ChangeStatus.HAPPENED, ChangeStatus.HAPPENED, ChangeStatus.PLANNED])),
    )


def _common(draw: st.DrawFn) -> dict[str, object]:
    return {"period": draw(periods()), "status": draw(statuses)}


@st.composite
def roles(draw: st.DrawFn) -> Fact:
    """Something that names bodies."""
    kind = draw(st.sampled_from([Seat, DecisionRight, Contract, Provision]))
    common = _common(draw)
    if kind is Seat:
        standing = draw(st.sampled_from(Standing))
        return Seat(forum=draw(st.sampled_from(FORUMS)), holder=draw(bodies), standing=standing, **common)
    if kind is DecisionRight:
        via = draw(st.sampled_from((None, *FORUMS)))
        return DecisionRight(holders=Parties(ids=draw(few)), powers=(draw(st.sampled_from(Power)),), via=via, **common)
    if kind is Contract:
        return Contract(name=draw(st.sampled_from("xyz")), commissioners=draw(few), providers=draw(few), **common)
    return Provision(provider=draw(bodies), service="acute", **common)


@st.composite
def arrangements(draw: st.DrawFn) -> Arrangement:
    """Five bodies, two forums, what they hold, and what happens to them."""
    facts: list[Fact] = [Organisation(id=n, name=n, period=draw(periods()), status=draw(statuses)) for n in BODIES]
    facts += [Forum(id=n, name=n, **_common(draw)) for n in FORUMS]
    facts += draw(st.lists(roles(), max_size=5, unique=True))
    facts += draw(st.lists(changes(), max_size=3, unique_by=lambda change: change.derived_id()))
    as_at = draw(st.sampled_from(("2019", "2019-12-31", "not_stated")))
    return Arrangement(id="site", as_at=Bound.parse(as_at), facts=facts)


days = st.sampled_from(DAYS)


@given(arrangements(), days, st.booleans())
def test_as_of_is_idempotent(site: Arrangement, on: str, plans: bool) -> None:
    """The state of a state, of each of several and of those by plan, on the same days, is itself."""
    once = as_of(site, on, plans=plans)

    assert once == as_of(once, on, plans=plans)
    assert all(world == as_of(world, on, plans=plans) for world in worlds(once))
    assert all(world == as_of(world, on, plans=not plans) for world in by_plan(once))


@given(arrangements(), days, st.randoms(use_true_random=False))
def test_the_order_of_facts_changes_nothing(site: Arrangement, on: str, random) -> None:
    """Shuffled facts give the same states, in the same order, with the same things carried."""
    shuffled = list(site.facts)
    random.shuffle(shuffled)

    one, other = as_of(site, on), as_of(site.replace(shuffled), on)

    assert one == other
    assert [world.carried for world in worlds(one)] == [world.carried for world in worlds(other)]


@given(periods().filter(lambda p: p.start.is_exact and (p.end.is_exact or str(p.end) == "ongoing")), days)
def test_a_fact_with_exact_dates_is_kept_just_when_it_holds(period: Period, on: str) -> None:
    """A fact that rests on nothing is in the state of a day exactly if its dates cover the day."""
    site = Arrangement(id="site", as_at=Bound.parse("2019"), facts=(Forum(id="f", name="f", period=period),))

    for world in worlds(as_of(site, on)):
        label = world.snapshot.label if world.snapshot else ""
        held = holds(site, "f", label or on)

        assert held is (Holds.YES if "f" in world else Holds.NO)


@given(arrangements(), days)
def test_what_was_carried_is_no_part_of_equality(site: Arrangement, on: str) -> None:
    """Two states that differ in what led to them alone are equal."""
    state = as_of(site, on)

    assert state == attrs.evolve(state, carried=())


@given(arrangements(), days, st.booleans())
def test_no_role_is_left_with_a_body_that_is_no_more(site: Arrangement, on: str, plans: bool) -> None:
    """Wherever succession carries a role, the body named is in the state; so is the forum of a seat or a right."""
    snapshot = as_of(site, on, plans=plans)
    for world in (*worlds(snapshot), *by_plan(snapshot)):
        named = [
            reference.target
            for fact in world
            for reference in references(fact)
            if reference.carries or reference.kinds == ("Forum",)
        ]

        assert [name for name in named if name not in world] == []


@given(arrangements(), days)
def test_every_recorded_fact_is_kept_or_dropped(site: Arrangement, on: str) -> None:
    """The ids of the record are those kept and those dropped, none in both; what may be is kept."""
    for world in worlds(as_of(site, on)):
        mark, kept = world.snapshot, {fact.id for fact in world}
        recorded = {fact.id for fact in site}

        assert mark is not None
        assert recorded - kept == mark.dropped
        assert kept >= mark.maybe


@given(arrangements(), st.dates(date(2016, 1, 1), date(2020, 12, 31)))
def test_a_span_holds_the_states_of_its_days(site: Arrangement, day: date) -> None:
    """Every state of one day is among the states of a span around it."""

    def content(world: Arrangement) -> tuple[object, ...]:
        return (frozenset(world.facts), world.snapshot and world.snapshot.maybe)

    span = {content(world) for world in worlds(as_of(site, f"{day.year}"))}

    assert {content(world) for world in worlds(as_of(site, day))} <= span
