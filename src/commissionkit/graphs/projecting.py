"""An arrangement projected onto a graph."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date
from typing import Final

import attrs
import networkx as nx

from commissionkit.graphs.drawing import Drawing, Line, drawing_of
from commissionkit.model import Arrangement, Fact, Reference, references
from commissionkit.model.rights import NOT_STATED_FACET
from commissionkit.periods import Bound
from commissionkit.succession import as_of

__all__ = ["graph"]

#: A day or days, as the questions take them.
_On = str | int | date | Bound

_NOTHING: Final = frozenset({NOT_STATED_FACET})


@attrs.frozen
class _Edge:
    """One edge, before it is drawn."""

    tail: str
    head: str
    key: str
    role: str
    fact: Fact


def graph(arrangement: Arrangement, on: _On | None = None) -> nx.MultiDiGraph[str]:
    """The facts of an arrangement as a plain, frozen `networkx.MultiDiGraph`.

    Nodes are ids. Facts of two ends (seats, coverage, contributions, provision, relationships) are edges; all others
    are nodes, and so is one of those that another fact names. Shared services and stages are drawn where a fact names
    them, with what they lie within.

    Args:
        arrangement: The site.
        on: The day or days; the graph is then that of `as_of(arrangement, on)`. None for everything recorded, what has
            ended and what is planned included.

    Returns:
        A graph whose nodes have `fact` (the frozen fact), `kind` (its class, such as `Forum`) and `label` (its name),
        and whose edges have `role` (such as `holds` or `seat`) and `fact` (the fact that draws it). The key of an edge
        is the id of that fact and the place in it. The graph's own attributes are `arrangement`, `title`, `area`
        and `on`. What networkx computes from it does not change it; `.copy()` gives one that may be changed.

    Raises:
        RefusedQuestion: The arrangement is a snapshot of another day.

    It does not see what a rule finds on the day ("each member of the board"): only the forum or the instrument by which
    the rule finds them. Names of what no longer exists on the day are not drawn, and of a day on which a change may or
    may not have happened only the first state is.

    >>> from commissionkit import load
    >>> found = graph(load("south-tyneside"))
    >>> found.nodes["alliance-leadership-team"]["label"]
    'Alliance leadership team'
    """
    world = arrangement if on is None else as_of(arrangement, on)
    drawn: nx.MultiDiGraph[str] = nx.MultiDiGraph(
        arrangement=world.id, title=world.title, area=world.area, on=str(world.snapshot.on) if world.snapshot else ""
    )
    edges = [edge for fact in world.facts for edge in _edges(fact)]
    shared = _shared(world, (name for edge in edges for name in (edge.tail, edge.head)))
    edges += [edge for fact in shared for edge in _edges(fact)]
    named = {name for edge in edges for name in (edge.tail, edge.head)}
    for fact in (*world.facts, *shared):
        if drawing_of(type(fact)).is_node or fact.id in named:
            drawn.add_node(fact.id, fact=fact, kind=type(fact).__name__, label=fact.label)
    for edge in edges:
        if edge.tail in drawn and edge.head in drawn:
            drawn.add_edge(edge.tail, edge.head, edge.key, role=edge.role, fact=edge.fact)
    nx.freeze(drawn)
    return drawn


def _shared(world: Arrangement, names: Iterable[str]) -> tuple[Fact, ...]:
    """The words of the shared vocabulary among the names, and what they lie within."""
    words = world.vocabulary.facts
    trees = (world.service_tree, world.stage_tree)
    used = {above for name in names if name in words for tree in trees for above in tree.above(name)}
    return tuple(fact for name, fact in words.items() if name in used)


def _edges(fact: Fact) -> Iterator[_Edge]:
    """The edges that a fact draws, one for each place at which it names another; those of its two ends are one."""
    drawing = drawing_of(type(fact))
    named = {reference.path: reference for reference in references(fact) if reference.target not in _NOTHING}
    start = fact.id if drawing.ends is None else _end(named.values(), drawing.ends[0])
    for reference in named.values():
        place = _place(reference)
        if drawing.ends is None or place != drawing.ends[0]:
            yield _edge(fact, drawing, start, reference, place)


def _end(named: Iterable[Reference], place: str) -> str:
    return next(reference.target for reference in named if _place(reference) == place)


def _edge(fact: Fact, drawing: Drawing, start: str, reference: Reference, place: str) -> _Edge:
    line: Line = drawing.lines[place]
    key = f"{fact.id}#{'.'.join(str(part) for part in reference.path)}"
    tail, head = (reference.target, start) if line.inward else (start, reference.target)
    return _Edge(tail, head, key, line.role_for(fact), fact)


def _place(reference: Reference) -> str:
    """Where in the fact, without the numbers."""
    return ".".join(part for part in reference.path if isinstance(part, str))
