"""Before and after are each other's mirror, and no chain of changes comes back to where it began."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from commissionkit.answers.descent import Kin
from commissionkit.model import Arrangement, Change, ChangeKind, ChangeStatus, Organisation
from commissionkit.periods import Bound, Period
from commissionkit.questions.descending import lineage
from commissionkit.succession import as_of
from commissionkit.succession.events import Event, events_of

BODIES = ("a", "b", "c", "d", "e", "f")
BOUNDS = ("not_stated", "2016-04-01", "2017-04", "2018", "2018/19", "2018-10-01", "2019-04-01", "2020-04-01")
DAYS = ("2015", "2017-04-10", "2018-06-30", "2018-01..2019-06", "2019-04-01", "2020-06-01", None)
KINDS = st.sampled_from(ChangeKind)

names = st.lists(st.sampled_from(BODIES), max_size=3, unique=True).map(tuple)


@st.composite
def changes(draw: st.DrawFn) -> Change:
    """A change between any of the bodies, sound or not."""
    return Change(
        kind=draw(KINDS),
        predecessors=draw(names),
        successors=draw(names),
        on=Bound.parse(draw(st.sampled_from(BOUNDS))),
        happened=draw(st.sampled_from([ChangeStatus.HAPPENED] * 3 + [ChangeStatus.PLANNED])),
        name=draw(st.sampled_from(("", "N"))),
    )


@st.composite
def worlds(draw: st.DrawFn, *, dated: bool = True) -> Arrangement:
    """Bodies with a start or none, and changes that may go round in circles."""
    starts = st.sampled_from(("not_stated", *(("not_stated", "2018", "2019-04-01") if dated else ())))
    bodies = [Organisation(id=name, name=name.upper(), period=Period.parse(draw(starts))) for name in BODIES]
    found = draw(st.lists(changes(), max_size=7, unique_by=lambda change: change.derived_id()))
    return Arrangement(id="world", as_at=Bound.parse("2019"), facts=[*bodies, *found])


@given(worlds(), st.sampled_from(DAYS))
def test_before_is_the_mirror_of_after(world: Arrangement, on: str | None) -> None:
    """One body is after another exactly when that one is before it: in as many changes, and as surely."""
    told = {name: lineage(world, name, on=on) for name in BODIES}
    after = {(a, b): _nearest(told[a].after, b) for a in BODIES for b in told[a].after.ids}
    before = {(a, b): _nearest(told[b].before, a) for b in BODIES for a in told[b].before.ids}

    assert after == before


def _nearest(rows: object, name: str) -> tuple[int, bool]:
    """The least generation in which a body is reached, and whether it surely is."""
    found = [row for row in rows if row.id == name]  # type: ignore[attr-defined]
    return min(row.generation for row in found), any(row.certainty == "certain" for row in found)


@given(worlds(), st.sampled_from(BODIES), st.sampled_from(DAYS))
def test_no_body_is_its_own_ancestor(world: Arrangement, name: str, on: str | None) -> None:
    """However the changes run, nobody is before or after itself, and each is reached once by each change."""
    told = lineage(world, name, on=on)

    for found in (told, told.by_plan):
        if found is not None:
            keys = [(row.direction, row.id, row.change) for row in found]
            assert name not in found.ids
            assert len(set(keys)) == len(keys)


@given(worlds(), st.sampled_from(BODIES), st.sampled_from(DAYS))
def test_the_order_of_the_facts_changes_nothing(world: Arrangement, name: str, on: str | None) -> None:
    """The same facts in another order give the same answer."""
    assert lineage(world.replace(reversed(world.facts)), name, on=on) == lineage(world, name, on=on)


@given(worlds(), st.sampled_from(BODIES), st.sampled_from(DAYS))
def test_a_plan_takes_nothing_away(world: Arrangement, name: str, on: str | None) -> None:
    """Whoever is reached without the plans is reached with them, and no row without them is planned."""
    told = lineage(world, name, on=on)

    assert not any(row.planned for row in told)
    if told.by_plan is not None:
        assert set(told.ids) <= set(told.by_plan.ids)
        kept = {(row.direction, row.id, row.change) for row in told.by_plan if not row.planned}
        assert kept == {(row.direction, row.id, row.change) for row in told}


@given(worlds(), st.sampled_from(BODIES), st.sampled_from(DAYS[:-1]))
def test_later_days_only_add(world: Arrangement, name: str, on: str) -> None:
    """Whoever is reached by a day is reached by a later one."""
    assert set(lineage(world, name, on=on).ids) <= set(lineage(world, name, on="2030").ids)


@given(worlds(dated=False), st.sampled_from(BODIES), st.sampled_from(DAYS[:-1]))
def test_a_snapshot_tells_the_same_kin(world: Arrangement, name: str, on: str) -> None:
    """The state on a day gives the rows of that day, names and all that a snapshot drops left aside."""
    told, again = lineage(world, name, on=on), lineage(as_of(world, on), name)

    assert {_row(row) for row in again} == {_row(row) for row in told}
    assert set(again.heirs) == set(told.heirs)


def _row(row: Kin) -> tuple[object, ...]:
    return row.direction, row.id, row.change, row.generation, row.certainty


def _chains(world: Arrangement, name: str) -> set[tuple[str, str, int]]:
    """Who comes after by which change in how many, by walking every chain that passes nobody twice."""
    links = [
        (event, before, after)
        for event in events_of(world)
        for before in event.change.predecessors
        for after in event.change.successors
    ]
    found: set[tuple[str, str, int]] = set()
    waiting: list[tuple[tuple[str, ...], tuple[Event, ...]]] = [((name,), ())]
    while waiting:
        bodies, passed = waiting.pop()
        for event, before, after in links:
            if before == bodies[-1] and after not in bodies and all(one.first <= event.last for one in passed):
                found.add((after, event.id, len(bodies)))
                waiting.append(((*bodies, after), (*passed, event)))
    return found


@given(worlds(), st.sampled_from(BODIES))
def test_rows_are_the_chains(world: Arrangement, name: str) -> None:
    """The rows are what walking every chain finds: each body by each change that can be the last of a chain to it."""
    nearest: dict[tuple[str, str], int] = {}
    for body, change, length in _chains(world, name):
        nearest[body, change] = min(length, nearest.get((body, change), length))

    assert {(row.id, row.change): row.generation for row in lineage(world, name, on="2030").after} == nearest
