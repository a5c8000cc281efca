"""The public tables that the facts of `england` are cited from, with their licences, as the head of the tables says."""

from __future__ import annotations

from collections.abc import Iterator

from commissionkit.io.national.tables import FOLDER
from commissionkit.nodes.heads import bundled_head
from commissionkit.sources import Source

__all__ = ["head", "sources"]


def head() -> dict[str, str]:
    """What the tables say of themselves: `id`, `title` and `version`."""
    return {name: value for name, value in bundled_head(FOLDER).items() if isinstance(value, str)}


def sources() -> tuple[Source, ...]:
    """The sources, in the order of the head."""
    return tuple(Source(**fields) for fields in _listed())


def _listed() -> Iterator[dict[str, str]]:
    listed = bundled_head(FOLDER).get("sources")
    for one in listed if isinstance(listed, list) else ():
        if isinstance(one, dict):
            yield {name: value for name, value in one.items() if isinstance(value, str)}
