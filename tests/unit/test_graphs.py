"""The graph: what is a node, what an edge, and that nothing is left out."""

from __future__ import annotations

import copy
import json
import types
import typing
from collections import Counter
from collections.abc import Iterator
from importlib.resources import files

import attrs
import networkx as nx
import pytest

from commissionkit.graphs import DRAWINGS, drawing_of, graph, roles
from commissionkit.io import load
from commissionkit.model import (
    KINDS,
    Arrangement,
    Contribution,
    Coverage,
    DecisionRight,
    Delegation,
    Fact,
    Forum,
    Fund,
    Holding,
    Organisation,
    Parties,
    Place,
    Pot,
    Power,
    Provision,
    Relationship,
    Scope,
    Seat,
    Selection,
    Service,
    Standing,
    Status,
    YesNo,
    references,
)
from commissionkit.periods import Bound, Period

SITES = ("bradford-craven", "south-tyneside", "tameside-glossop")


def site(name: str) -> Arrangement:
    return load(str(files("commissionkit").joinpath(f"datasets/{name}.yaml")))


SMALL = Arrangement(
    id="small",
    area="town",
    as_at=Bound.parse("2019"),
    facts=(
        Place(id="town", name="Town"),
        Organisation(id="ccg", name="CCG", kind="ccg"),
        Organisation(id="council", name="Council", period=Period.parse("2015..2017-03-31")),
        Forum(id="board", name="Board", of="ccg"),
        Seat(id="seat", forum="board", holder="ccg"),
        Seat(id="no-seat", forum="board", holder="council", standing=Standing.NOT_MEMBER),
        Coverage(id="covers", body="ccg", area="town"),
        Service(id="hip-clinic", name="Hip clinic", within="surgery"),
        Fund(id="fund", name="Fund", host="ccg"),
        Pot(id="fund/one", name="One", fund="fund", services=(Holding(service="hip-clinic"),)),
        Contribution(id="gives", organisation="ccg", fund="fund"),
        Contribution(id="stays-out", organisation="council", fund="fund", participates=YesNo.NO),
        Contribution(id="unsaid", organisation="council", fund="fund/one", participates=YesNo.NOT_STATED),
        Provision(id="provides", provider="council", service="hip-clinic", area="town"),
        DecisionRight(
            id="right",
            holders=Parties(ids=("ccg",)),
            powers=(Power.TAKE,),
            over=Scope(fund="fund/one", service="not_stated"),
            via="board",
        ),
        DecisionRight(id="denial", holders=Parties(ids=("board",)), powers=(Power.MAKE,), denied=True),
        DecisionRight(id="each", holders=Parties(rule=Selection(seat_on="board")), powers=(Power.RATIFY,)),
        Delegation(
            id="delegation",
            delegators=Parties(ids=("ccg",)),
            delegate=Parties(ids=("board",)),
            over=Scope(fund="fund/one"),
        ),
    ),
)


def edges(drawn: nx.MultiDiGraph[str]) -> set[tuple[str, str, str]]:
    return {(tail, head, role) for tail, head, role in drawn.edges(data="role")}


def test_small_graph() -> None:
    """Bodies, forums and rights are nodes, seats and coverage plain edges, and each edge says its role."""
    assert edges(graph(SMALL)) == {
        ("board", "ccg", "forum_of"),
        ("ccg", "board", "seat"),
        ("council", "board", "no_seat"),
        ("ccg", "town", "coverage"),
        ("hip-clinic", "surgery", "within"),
        ("surgery", "acute", "within"),
        ("acute", "health-care", "within"),
        ("ccg", "fund", "hosts"),
        ("fund/one", "fund", "within"),
        ("fund/one", "hip-clinic", "contains"),
        ("ccg", "fund", "contribution"),
        ("council", "fund", "no_contribution"),
        ("council", "fund/one", "contribution_unsaid"),
        ("council", "hip-clinic", "provision"),
        ("council", "town", "provides_in"),
        ("ccg", "right", "holds"),
        ("right", "fund/one", "over"),
        ("right", "board", "via"),
        ("board", "denial", "denied"),
        ("board", "each", "holds_by_seat"),
        ("ccg", "delegation", "delegates_from"),
        ("delegation", "board", "delegates_to"),
        ("delegation", "fund/one", "over"),
    }


def test_nodes_say_what_they_are() -> None:
    """A node has its fact, its class and its name; shared services come with what they lie within."""
    drawn = graph(SMALL)
    assert drawn.nodes["board"] == {"fact": SMALL["board"], "kind": "Forum", "label": "Board"}
    assert Counter(kind for _, kind in drawn.nodes(data="kind")) == {
        "Place": 1,
        "Organisation": 2,
        "Forum": 1,
        "Service": 4,
        "Fund": 1,
        "Pot": 1,
        "DecisionRight": 3,
        "Delegation": 1,
    }
    assert drawn.graph == {"arrangement": "small", "title": "", "area": "town", "on": ""}


def test_keys_name_the_place_in_the_fact() -> None:
    """The key of an edge is the id of its fact and where in it the other is named."""
    keys = [key for tail, _, key in graph(SMALL).edges(keys=True) if tail == "delegation"]
    assert keys == ["delegation#delegate.ids.0", "delegation#over.fund"]


def test_on_a_day() -> None:
    """With a day, what no longer holds is not drawn, and nothing points at it."""
    drawn = graph(SMALL, on="2018-01-01")
    assert drawn.graph["on"] == "2018-01-01"
    assert "council" not in drawn
    assert ("ccg", "board", "seat") in edges(drawn)
    assert not {role for _, _, role in edges(drawn)} & {"no_seat", "no_contribution", "provision"}
    assert "council" in graph(SMALL, on="2016-01-01")


def test_a_plan_is_drawn_without_a_day_alone() -> None:
    """Everything recorded includes what is planned; a day before it begins does not."""
    planned = SMALL.replace([*SMALL.facts, Forum(id="plan", name="Plan", status=Status.PLANNED)])
    assert ["plan" in graph(planned), "plan" in graph(planned, on="2019")] == [True, False]


def test_an_edge_that_is_named_is_a_node_too() -> None:
    """A statement about a contribution has something to point at."""
    from commissionkit.model import Silence

    silent = SMALL.replace([*SMALL.facts, Silence(id="silence", subject="gives", what="amount")])
    drawn = graph(silent)
    assert drawn.nodes["gives"]["kind"] == "Contribution"
    assert {("silence", "gives", "about"), ("ccg", "fund", "contribution")} <= edges(drawn)


def test_relationships_are_edges() -> None:
    """Influence runs from the one to the other."""
    related = SMALL.replace([*SMALL.facts, Relationship(id="r", subject="ccg", toward="council", role="influences")])
    assert ("ccg", "council", "relationship") in edges(graph(related))


def test_frozen() -> None:
    """The graph cannot be changed, a copy of it can, and what networkx computes leaves it alone."""
    drawn = graph(SMALL)
    with pytest.raises(nx.NetworkXError):
        drawn.add_node("new")
    with pytest.raises(nx.NetworkXError):
        drawn.remove_edge("ccg", "right")
    free = drawn.copy()
    free.remove_node("board")
    assert "board" in drawn


def test_networkx_works_on_it() -> None:
    """Descendants, undirected copies, deep copies and node-link data come out as of any graph."""
    drawn = graph(SMALL)
    assert nx.descendants(drawn, "hip-clinic") == {"surgery", "acute", "health-care"}
    assert nx.shortest_path(drawn, "ccg", "hip-clinic") == ["ccg", "right", "fund/one", "hip-clinic"]
    assert drawn.to_undirected().number_of_edges() == drawn.number_of_edges()
    assert nx.utils.graphs_equal(copy.deepcopy(drawn), drawn)
    plain = nx.MultiDiGraph()
    plain.add_nodes_from((n, {"label": label}) for n, label in drawn.nodes(data="label"))
    plain.add_edges_from((t, h, k, {"role": r}) for t, h, k, r in drawn.edges(keys=True, data="role"))
    data = json.loads(json.dumps(nx.adjacency_data(plain)))
    assert nx.utils.graphs_equal(nx.adjacency_graph(data), plain)


def test_attributes_cannot_be_changed_in_place() -> None:
    """Freezing a graph leaves its attributes open: each of them is a fact or a text, and none is mutable."""
    drawn = graph(site("tameside-glossop"))
    held = [*(data for _, data in drawn.nodes(data=True)), *(data for _, _, data in drawn.edges(data=True))]
    assert {key for data in held for key in data} == {"fact", "kind", "label", "role"}
    for data in held:
        assert isinstance(data["fact"], Fact)
        assert all(isinstance(text, str) for key, text in data.items() if key != "fact")
        hash(data["fact"])


# -- nothing is left out ----------------------------------------------------------------------------------------------


def _places(kind: type, before: tuple[str, ...] = ()) -> Iterator[str]:
    """Every place at which facts of a class may name others, read off the types of its fields."""
    hints = typing.get_type_hints(kind)
    for field in attrs.fields(kind):
        here = (*before, field.name)
        if "kinds" in field.metadata:
            yield ".".join(here)
        else:
            for inner in _classes(hints[field.name]):
                yield from _places(inner, here)


def _classes(hint: object) -> Iterator[type]:
    if isinstance(hint, types.UnionType) or typing.get_origin(hint) is not None:
        for part in typing.get_args(hint):
            yield from _classes(part)
    elif isinstance(hint, type) and attrs.has(hint):
        yield hint


@pytest.mark.parametrize("kind", [*dict.fromkeys(KINDS.values())], ids=lambda kind: kind.__name__)
def test_the_table_is_complete(kind: type[Fact]) -> None:
    """Every class of fact has a row, and every place at which it names others a line, no more and no less."""
    assert set(_places(kind)) == set(drawing_of(kind).lines)


def test_a_class_without_a_row_is_refused() -> None:
    """A new class of fact cannot go undrawn without a word."""

    @attrs.frozen(kw_only=True)
    class New(Fact):
        pass

    with pytest.raises(TypeError, match="New has no row"):
        drawing_of(New)


def test_every_row_is_of_a_kind_of_fact() -> None:
    """No row outlives its class."""
    assert set(DRAWINGS) <= {base for kind in KINDS.values() for base in kind.__mro__}


def test_ends_have_lines() -> None:
    """The two ends of a plain edge are places of the fact, and their lines say the same."""
    for drawing in DRAWINGS.values():
        if drawing.ends is not None:
            tail, head = (drawing.lines[end] for end in drawing.ends)
            assert attrs.evolve(head, inward=True) == tail


@pytest.mark.parametrize("name", SITES)
def test_every_reference_is_drawn_once(name: str) -> None:
    """Each place at which a fact of a site names another is one edge between the two, or one end of its plain edge."""
    world = site(name)
    drawn = graph(world)
    found = {key: (tail, head) for tail, head, key in drawn.edges(keys=True)}
    assert len(found) == drawn.number_of_edges()
    seen = 0
    for fact in world.facts:
        drawing = drawing_of(type(fact))
        for reference in references(fact):
            if reference.target == "not_stated":
                continue
            place = ".".join(part for part in reference.path if isinstance(part, str))
            if drawing.ends is not None and place == drawing.ends[0]:
                ends = [pair for key, pair in found.items() if key.startswith(f"{fact.id}#")]
                assert {tail for tail, _ in ends} == {reference.target}
                continue
            seen += 1
            tail, head = found[f"{fact.id}#{'.'.join(map(str, reference.path))}"]
            assert reference.target in (tail, head)
            if drawing.ends is None:
                assert fact.id in (tail, head)
    shared = [fact for _, fact in drawn.nodes(data="fact") if fact.id in world.vocabulary.facts]
    assert seen + sum(len(list(references(fact))) for fact in shared) == drawn.number_of_edges()


@pytest.mark.parametrize("name", SITES)
def test_every_fact_is_drawn_once(name: str) -> None:
    """Each fact of a site is one node, or an edge."""
    world = site(name)
    drawn = graph(world)
    own = {fact.id for fact in world.facts}
    nodes = own & set(drawn.nodes)
    edges_of = {fact.id for _, _, fact in drawn.edges(data="fact") if not drawing_of(type(fact)).is_node}
    assert nodes | edges_of == own
    assert all("fact" in data for _, data in drawn.nodes(data=True))
    assert {role for _, _, role in drawn.edges(data="role")} <= set(roles())
