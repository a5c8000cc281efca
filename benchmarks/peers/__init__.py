"""The tools that are measured: each in a module of its own, built from the same columns."""

from __future__ import annotations

from importlib import import_module
from typing import Final

from benchmarks.peers.base import Peer

__all__ = ["PEERS", "peer"]

#: The tool that the others are measured against comes first.
PEERS: Final = {
    "commissionkit": "ours",
    "dicts": "by_hand",
    "networkx": "in_networkx",
    "rustworkx": "in_rustworkx",
    "igraph": "in_igraph",
    "duckdb": "in_duckdb",
    "polars": "in_polars",
    "pandas": "in_pandas",
}


def peer(name: str) -> type[Peer]:
    """The class of a tool, whose packages are imported only now.

    Raises:
        ImportError: A package of it is not installed.
    """
    found: type[Peer] = import_module(f"benchmarks.peers.{PEERS[name]}").Tool
    return found
