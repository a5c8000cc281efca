"""What a decision map is collected into: boxes as they are named, and lines that say alike drawn once."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from functools import cached_property
from typing import Final

import attrs

from commissionkit.answers import Answer
from commissionkit.model import Arrangement, Fact, Forum
from commissionkit.views.maps.things import COLUMNS, Plan, Thing, Tie
from commissionkit.views.maps.tiers import Tiers
from commissionkit.views.stating import DOUBTS, doubt

__all__ = ["BODIES", "FORUMS", "FUNDS", "MATTERS", "TAKER", "TAKERS", "Collector"]

#: What stands before the id of an organisation where it takes.
TAKER: Final = "taker:"
#: The numbers of the columns.
BODIES, FORUMS, MATTERS, FUNDS, TAKERS = range(len(COLUMNS))


@attrs.define(eq=False, slots=False)
class Collector:
    """Collects the things and ties of a map of one state; what nothing ties is left out.

    Attributes:
        world: The state.
        tiers: The tiers in it.
        things, ties: The boxes and lines so far, by key.
        answers: Who decides on the matters asked about so far, by key; None for what cannot be asked.
    """

    world: Arrangement
    tiers: Tiers
    things: dict[str, Thing] = attrs.field(factory=dict)
    ties: dict[tuple[str, str, str], Tie] = attrs.field(factory=dict)
    answers: dict[str, Answer | None] = attrs.field(factory=dict)

    def plan(self) -> Plan:
        """What has been collected."""
        return Plan(things=tuple(map(self._marked, self.things.values())), ties=tuple(self.ties.values()))

    def _marked(self, thing: Thing) -> Thing:
        """An organisation that takes and stands at the left as well is marked on both sides."""
        own = thing.key.removeprefix(TAKER)
        both = own in self.things and TAKER + own in self.things
        return attrs.evolve(thing, twice=True) if both else thing

    def put(self, thing: Thing) -> str:
        """Draw a box, if it is not there yet; its key. Whether what it stands for is settled is seen to here."""
        if thing.key not in self.things:
            found = self.world.get(thing.key.removeprefix(TAKER))
            self.things[thing.key] = attrs.evolve(thing, doubt=DOUBTS[doubt(self.world, found)])
        return thing.key

    def body(self, name: str) -> str:
        """The key of the box of an organisation or a forum."""
        if name in self.things:
            return name
        found = self.world.get(name)
        is_forum = isinstance(found, Forum)
        thing = Thing(
            key=name,
            name=self.world.name(name),
            look="forum" if is_forum else "body",
            column=FORUMS if is_forum else BODIES,
            band=self.tiers.of_body(name),
            facts=(name, *self._covering.get(name, ())) if found is not None else (),
        )
        return self.put(thing)

    @cached_property
    def _covering(self) -> Mapping[str, list[str]]:
        """The coverages of each body, by id."""
        found: dict[str, list[str]] = defaultdict(list)
        for one in self.world.coverage:
            found[one.body].append(one.id)
        return found

    def taker(self, name: str) -> str:
        """The key of the box of an organisation where it takes."""
        own = self.world.get(name) is not None and name not in self.things
        thing = Thing(
            key=TAKER + name,
            name=self.world.name(name),
            look="taker",
            column=TAKERS,
            band=self.tiers.of_body(name),
            facts=(name,) if own else (),
        )
        return self.put(thing)

    def remark(self, key: str, says: str, *facts: str) -> None:
        """Say a thing of a box that no line says, and which facts do."""
        thing = self.things[key]
        remark = "; ".join(filter(None, (thing.remark, says)))
        self.things[key] = attrs.evolve(thing, remark=remark, facts=(*thing.facts, *facts))

    def tie(self, start: str, end: str, look: str, says: str, *facts: Fact, shown: bool = True) -> None:
        """One line between two boxes for each kind of tie: what several facts say alike is drawn once.

        Args:
            start: The key of the box that it leaves.
            end: The key of the box that it meets.
            look: What the line says.
            says: The same in a sentence.
            facts: What says so, all together. If it is planned the line is that of a plan, but for a denial.
            shown: Whether the line draws those facts; otherwise a box does.
        """
        unsettled = doubt(self.world, *facts)
        if unsettled == "planned" and look != "denied":
            look = "plans"
        told = f"{says} ({DOUBTS[unsettled]})" if unsettled else says
        tie = Tie(
            start=start,
            end=end,
            look=look,
            says=told,
            facts=tuple(fact.id for fact in facts) if shown else (),
            maybe=unsettled == "maybe",
        )
        known = self.ties.get(tie.key)
        self.ties[tie.key] = tie if known is None else known.and_also(tie)
