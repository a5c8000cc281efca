"""The laws of the graph: it holds what the facts hold, whatever their order, and of a day what holds on it."""

from __future__ import annotations

import networkx as nx
from hypothesis import given
from hypothesis import strategies as st

from commissionkit.graphs import drawing_of, graph
from commissionkit.model import Arrangement, references
from commissionkit.succession import as_of
from commissionkit.testing import arrangements, bounds


@given(arrangements())
def test_every_reference_is_an_edge(world: Arrangement) -> None:
    """There is an edge for each place at which a fact names another, one of the two ends of a plain edge apart."""
    drawn = graph(world)
    own = [fact for _, fact in drawn.nodes(data="fact") if fact.id not in world.vocabulary.facts]
    facts = {fact.id: fact for fact in [*own, *(fact for _, _, fact in drawn.edges(data="fact"))]}
    expected = sum(
        len([r for r in references(fact) if r.target != "not_stated"]) - (not drawing_of(type(fact)).is_node)
        for fact in facts.values()
    )
    assert {fact.id for fact in world.facts} <= set(facts)
    assert drawn.number_of_edges() == expected


@given(st.data())
def test_order_changes_nothing(data: st.DataObject) -> None:
    """Facts in another order draw the same graph."""
    world = data.draw(arrangements())
    shuffled = world.replace(data.draw(st.permutations(world.facts)))
    assert nx.utils.graphs_equal(graph(shuffled), graph(world))


@given(st.data())
def test_a_day_is_the_state_of_that_day(data: st.DataObject) -> None:
    """The graph on a day is the graph of the arrangement as of that day, and draws nothing that has gone."""
    world, day = data.draw(arrangements()), data.draw(bounds())
    drawn = graph(world, on=day)
    state = as_of(world, day)
    assert nx.utils.graphs_equal(drawn, graph(state))
    assert drawn.graph == graph(state).graph
    assert all("fact" in held for _, held in drawn.nodes(data=True))
    assert state.snapshot is not None
    assert not set(drawn.nodes) & state.snapshot.dropped
