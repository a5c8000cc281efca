"""What a type checker knows of the graph; checked, never run."""

from __future__ import annotations

from typing import assert_type

import networkx as nx

from commissionkit.graphs import Drawing, drawing_of, graph, roles
from commissionkit.model import Arrangement, Forum


def of_a_site(site: Arrangement) -> None:
    """A plain graph whose nodes are ids, on a day or of all days."""
    drawn = graph(site, on="2019-10")
    assert_type(drawn, nx.MultiDiGraph[str])
    assert_type(graph(site), nx.MultiDiGraph[str])
    assert_type(roles(), tuple[str, ...])
    assert_type(drawing_of(Forum), Drawing)
