"""An arrangement at a glance, for a notebook."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Final

from commissionkit.model.base import Fact, NamedFact
from commissionkit.model.kinds import KINDS
from commissionkit.tables import Table, folded, notes_html

__all__ = ["GROUPS", "overview_html"]

#: What a row of the overview is called, and the lists it counts; names are taken from the first of them that has any.
GROUPS: Final[Mapping[str, tuple[str, ...]]] = {
    "where": ("places", "areas", "systems", "localities", "neighbourhoods", "regions", "nations"),
    "who": ("organisations", "posts", "coverage", "instruments", "models"),
    "together": ("forums", "seats"),
    "money": ("funds", "pots", "contracts", "contributions", "risk_shares", "money"),
    "services": ("services", "stages", "provision", "programmes", "practices"),
    "deciding": ("rights", "delegations", "silent"),
    "running": ("processes", "double_running"),
    "changing": ("changes",),
    "figures": ("populations", "observations", "ratings", "counts", "targets"),
    "said of it": ("relationships", "principles", "shifts", "factors", "judgements", "implications", "discrepancies"),
}
_NAMED: Final = 4


def overview_html(counted: Table, facts: Mapping[type[Fact], Sequence[Fact]], cited: int) -> str:
    """A row for each group of lists: how many facts, and the names of some; the sources folded away.

    Args:
        counted: The table of the arrangement; its notes are the sources and what it rests on.
        facts: The facts, by class.
        cited: How many of the notes are sources.
    """
    lists = {name: facts[cls] for name, cls in KINDS.items() if cls in facts}
    groups = {group: [name for name in names if name in lists] for group, names in GROUPS.items()}
    rows = [(group, _counted(names, lists), _named(lists[names[0]])) for group, names in groups.items() if names]
    sources, others = counted.notes[:cited], counted.notes[cited:]
    title = "; ".join((counted.title, *others))
    told = folded("1 source" if cited == 1 else f"{cited} sources", notes_html(sources)) if cited else ""
    table = Table(("", "facts", "such as"), rows, title, (_HINT,) if rows else ())
    return table.glance(nothing="no fact is recorded") + told


_HINT: Final = "Each list is an attribute, such as .organisations; print(…) counts the facts of every list."


def _counted(names: Sequence[str], lists: Mapping[str, Sequence[Fact]]) -> str:
    return ", ".join(f"{name.replace('_', ' ')} {len(lists[name]):,}" for name in names)


def _named(facts: Sequence[Fact]) -> str:
    """The first few that have a name of their own."""
    names = [fact.name for fact in facts[: 4 * _NAMED] if isinstance(fact, NamedFact)]
    more = "; …" if names and len(facts) > _NAMED else ""
    return "; ".join(names[:_NAMED]) + more
