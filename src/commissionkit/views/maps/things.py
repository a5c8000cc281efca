"""What a decision map shows, before it is laid out: things in columns and bands, and what ties them."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import chain
from typing import Final

import attrs

from commissionkit.drawing import Undrawn

__all__ = ["BANDS", "COLUMNS", "Plan", "Thing", "Tie"]

#: The columns, from left to right.
COLUMNS: Final = ("Statutory and other bodies", "Forums", "Matters", "Funds and contracts", "Takers")
#: The bands, from top to bottom, by the tier of the area.
BANDS: Final = {
    "nation": "Nation",
    "region": "Region",
    "system": "System",
    "place": "Place",
    "locality": "Locality",
    "neighbourhood": "Neighbourhood",
    "not_stated": "Tier not stated",
}


@attrs.frozen(kw_only=True)
class Thing:
    """One box.

    Attributes:
        key: What tells it from others. An organisation that takes stands twice: as itself, and as `taker:` itself.
        name: What it is called.
        look: What it is: body, forum, matter, fund, contract or taker.
        column: The number of its column.
        band: The tier of its band.
        remark: A second line, smaller, such as the mode of a decision.
        facts: The ids of the facts that it draws.
        twice: Whether it is an organisation on both sides.
    """

    key: str
    name: str
    look: str
    column: int
    band: str
    remark: str = ""
    facts: tuple[str, ...] = ()
    twice: bool = False


@attrs.frozen(kw_only=True)
class Tie:
    """One line.

    Attributes:
        start, end: The keys of what it ties.
        look: What it says: makes, takes, sits and so on.
        says: The same in a sentence.
        facts: The ids of the facts that it draws.
    """

    start: str
    end: str
    look: str
    says: str
    facts: tuple[str, ...] = ()

    @property
    def key(self) -> tuple[str, str, str]:
        """What tells it from others."""
        return self.start, self.end, self.look


@attrs.frozen(kw_only=True)
class Plan:
    """All that a map shows.

    Attributes:
        things: The boxes, each key once.
        ties: The lines, each between two of the boxes.
        undrawn: The facts that are left out, and why.
    """

    things: tuple[Thing, ...]
    ties: tuple[Tie, ...]
    undrawn: tuple[Undrawn, ...] = ()

    def facts(self) -> Iterator[str]:
        """The ids of the facts that it draws, each once."""
        of_things = [fact for thing in self.things for fact in thing.facts]
        yield from dict.fromkeys([*of_things, *(fact for tie in self.ties for fact in tie.facts)])

    def joined(self, other: Plan) -> Plan:
        """The things and ties of both, those of this one first, each with the facts of both."""
        things: dict[str, Thing] = {}
        for thing in (*self.things, *other.things):
            known = things.setdefault(thing.key, thing)
            twice = known.twice or thing.twice
            things[thing.key] = attrs.evolve(known, facts=_each(known.facts, thing.facts), twice=twice)
        ties: dict[tuple[str, str, str], Tie] = {}
        for tie in (*self.ties, *other.ties):
            line = ties.setdefault(tie.key, tie)
            ties[tie.key] = attrs.evolve(line, facts=_each(line.facts, tie.facts))
        plan = Plan(things=tuple(things.values()), ties=tuple(ties.values()))
        drawn = set(plan.facts())
        left_out = {one.fact: one for one in (*other.undrawn, *self.undrawn) if one.fact not in drawn}
        return attrs.evolve(plan, undrawn=tuple(left_out.values()))


def _each(*facts: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(chain.from_iterable(facts)))
