"""The law of plans: what is planned answers only `by_plan`, whatever the day."""

from __future__ import annotations

import attrs
from hypothesis import given
from hypothesis import strategies as st

from commissionkit.answers import Answer
from commissionkit.model import Arrangement, Change, ChangeKind, Provision
from commissionkit.questions.decisions import route
from commissionkit.questions.descending import lineage
from commissionkit.questions.serving import commissioner_of, who_provides
from commissionkit.succession.events import begun_by, is_planned
from commissionkit.testing import arrangements, bounds, matters


def _to_come(world: Arrangement) -> frozenset[str]:
    """Bodies that only a plan would bring, and of which no start is recorded."""
    planned = {name for change in world.changes if is_planned(change) for name in begun_by(change)}
    happened = {name for change in world.changes if not is_planned(change) for name in begun_by(change)}
    undated = {body.id for body in world.organisations if body.period.start.kind == "not_stated"}
    return frozenset((planned - happened) & undated)


def _named(answer: Answer) -> set[str]:
    sides = ("makers", "takers", "binds", "responsible", "overseers")
    return {body for found in answer.routes for side in sides for body in getattr(found, side).ids}


@given(st.data())
def test_a_body_that_is_planned_decides_nothing(data: st.DataObject) -> None:
    """It makes, takes, is bound, answers and oversees in `by_plan` alone."""
    world = data.draw(arrangements())
    matter, day = data.draw(matters(world)), data.draw(bounds())

    assert not _named(route(world, **matter, on=day)) & _to_come(world)


def _entered_by_nobody(change: Change) -> Change:
    """The change without those who go into it; whom it begins, it begins still: a merger does so only of several."""
    begun = begun_by(change)
    kind, after = (ChangeKind.CREATION, begun) if begun else (change.kind, change.successors)
    return attrs.evolve(change, id=change.id, kind=kind, predecessors=(), successors=after)


@given(st.data())
def test_a_planned_change_carries_nothing(data: st.DataObject) -> None:
    """A plan that nobody goes into leaves every plain answer as it was."""
    world = data.draw(arrangements())
    matter, day = data.draw(matters(world)), data.draw(bounds())
    empty = {c.id: _entered_by_nobody(c) for c in world.changes if is_planned(c)}
    idle = world.replace(empty.get(fact.id, fact) for fact in world)
    plain, without = route(world, **matter, on=day), route(idle, **matter, on=day)

    assert attrs.evolve(plain, by_plan=None) == attrs.evolve(without, by_plan=None)


@given(st.data())
def test_a_planned_heir_is_no_heir(data: st.DataObject) -> None:
    """Nor does it provide or commission, and no organisation descends into it."""
    world = data.draw(arrangements())
    day, to_come = data.draw(bounds()), _to_come(world)
    bodies = world.organisations.ids
    world = world.replace([*world, *(Provision(provider=body, service="acute") for body in bodies)])

    assert not set(who_provides(world, service="acute", on=day).providers) & to_come
    assert not set(commissioner_of(world, service="acute", on=day).takers) & to_come
    for body in bodies:
        assert not set(lineage(world, body, on=day).after.ids) & to_come
