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
        doubt: What is not settled: `planned`, or that it is not certain that it is there on the day.
    """

    key: str
    name: str
    look: str
    column: int
    band: str
    remark: str = ""
    facts: tuple[str, ...] = ()
    twice: bool = False
    doubt: str = ""

    @property
    def remarks(self) -> str:
        """All that is written below the name."""
        return "; ".join(filter(None, (self.remark, self.doubt)))


@attrs.frozen(kw_only=True)
class Tie:
    """One line.

    Attributes:
        start, end: The keys of what it ties.
        look: What it says: makes, takes, sits and so on.
        says: The same in a sentence.
        facts: The ids of the facts that it draws.
        maybe: Whether it is not certain that it holds on the day.
    """

    start: str
    end: str
    look: str
    says: str
    facts: tuple[str, ...] = ()
    maybe: bool = False

    @property
    def key(self) -> tuple[str, str, str]:
        """What tells it from others."""
        return self.start, self.end, self.look

    def and_also(self, other: Tie) -> Tie:
        """The same line where another fact says so, too: it is certain if either is."""
        says = self.says if other.says in self.says else f"{self.says}; {other.says}"
        facts = tuple(dict.fromkeys((*self.facts, *other.facts)))
        return attrs.evolve(self, says=says, facts=facts, maybe=self.maybe and other.maybe)


@attrs.frozen(kw_only=True)
class Plan:
    """All that a map shows.

    Attributes:
        things: The boxes, each key once.
        ties: The lines, each between two of the boxes.
        undrawn: The facts that are left out, and why.
        cautions: What whoever looks at it has to know, a sentence each.
    """

    things: tuple[Thing, ...]
    ties: tuple[Tie, ...]
    undrawn: tuple[Undrawn, ...] = ()
    cautions: tuple[str, ...] = ()

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
