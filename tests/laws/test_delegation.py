"""The law of delegation: it never widens. Nobody takes by it where the body above neither holds nor is evidenced."""

from __future__ import annotations

from collections.abc import Iterator

from hypothesis import given, settings
from hypothesis import strategies as st

from commissionkit.model import (
    Arrangement,
    Contribution,
    Coverage,
    DecisionRight,
    Delegation,
    Fund,
    Pot,
    Power,
    Scope,
    Tree,
)
from commissionkit.questions.decisions import who_takes
from commissionkit.testing import arrangements

FACETS = ("service", "stage", "area")


def trees(world: Arrangement) -> dict[str, Tree]:
    return {"service": world.service_tree, "stage": world.stage_tree, "area": world.area_tree}


def simple(world: Arrangement) -> Arrangement:
    """Without funds, rules, coverage and scopes that say `not_stated`: whom a scope reaches is then a plain matter."""
    plain = [f for f in world.facts if not isinstance(f, (Fund, Pot, Contribution, Coverage))]
    return world.replace(f for f in plain if not isinstance(f, (DecisionRight, Delegation)) or is_simple(f))


def is_simple(fact: DecisionRight | Delegation) -> bool:
    over, parties = fact.over, fact.holders if isinstance(fact, DecisionRight) else fact.delegators
    loose = "not_stated" in (over.service, over.stage, over.area)
    return over.fund is None and over.about is None and not loose and parties.rule is None


def points(world: Arrangement) -> dict[str, list[str]]:
    """For each facet the ids with nothing beneath them, so that no line splits the matter."""
    return {name: sorted(n for n in tree.parents if not tree.children(n)) for name, tree in trees(world).items()}


def reaches(world: Arrangement, over: Scope, point: dict[str, str]) -> bool:
    names = ((getattr(over, facet), point[facet], tree) for facet, tree in trees(world).items())
    return all(name is None or name in tree.above(leaf) for name, leaf, tree in names)


def overlap(world: Arrangement, one: Scope, other: Scope) -> bool:
    """Whether two scopes share a point."""
    names = ((getattr(one, facet), getattr(other, facet), tree) for facet, tree in trees(world).items())
    return all(a is None or b is None or tree.below(a) & tree.below(b) for a, b, tree in names)


def holds(world: Arrangement, body: str, point: dict[str, str], over: Scope, below: tuple[str, ...] = ()) -> bool:
    """Whether a body may hand on at a point: it holds it there, was handed it to hand on, or nothing says otherwise."""
    own = [r for r in world.rights if Power.TAKE in r.powers and not r.denied and body in r.holders.ids]
    own = [right for right in own if overlap(world, right.over, over)]
    if own:
        return any(reaches(world, right.over, point) for right in own)
    above = [d for d in world.delegations if body in d.delegate.ids and overlap(world, d.over, over)]
    return not above or any(
        d.onward and reaches(world, d.over, point) and holds(world, up, point, d.over, (*below, body))
        for d in above
        for up in d.delegators.ids
        if up not in below
    )


def entitled(world: Arrangement, point: dict[str, str]) -> Iterator[str]:
    """Everybody who may take by delegation at a point: delegates, and those who act via a body they delegated to."""
    for delegation in world.delegations:
        if delegation.over.is_stated and reaches(world, delegation.over, point):
            for by in delegation.delegators.ids:
                if holds(world, by, point, delegation.over):
                    yield from (*delegation.delegate.ids, by)


@settings(max_examples=5 * settings().max_examples)  # few of the points are reached by a delegation at all
@given(st.data())
def test_delegation_never_widens(data: st.DataObject) -> None:
    """At any one service, stage and area, whoever takes by delegation has it from a body that holds it there."""
    world = simple(data.draw(arrangements(dated=False, changes=False)))
    point = {facet: data.draw(st.sampled_from(ids)) for facet, ids in points(world).items()}
    answer = who_takes(world, **point)
    by_delegation = {holder.id for holder in answer.takers if holder.note == "by delegation"}
    assert by_delegation <= set(entitled(world, point))
