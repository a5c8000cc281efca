"""All facts on one day: which of them hold once each is carried and rests on what is left."""

from __future__ import annotations

from datetime import date
from functools import cached_property

import attrs

from commissionkit.model import (
    Arrangement,
    Carried,
    Change,
    Coterminosity,
    Coverage,
    Delegation,
    Fact,
    Organisation,
    Reference,
    Relationship,
)
from commissionkit.periods import Holds
from commissionkit.sources import Citation, Claim
from commissionkit.succession.carrying import variants
from commissionkit.succession.lineage import Lineage, Passage, Step
from commissionkit.succession.places import changed, is_carried, is_needed, names_of

__all__ = ["Settled", "settle"]


@attrs.frozen
class Settled:
    """What becomes of one recorded fact on the day.

    Attributes:
        facts: The fact, its copies for several heirs, or nothing where it goes.
        held: Whether it holds; no where it goes.
        carried: What moved or dropped out, and why.
    """

    facts: tuple[Fact, ...]
    held: Holds
    carried: tuple[Carried, ...] = ()


def settle(lineage: Lineage) -> dict[str, Settled]:
    """What becomes of each fact, by id.

    What a fact rests on may itself go because of what that rests on, so facts are settled again until nothing more
    goes. Nothing ever comes back, so the order in which that is done changes nothing.
    """
    day = _Day(lineage)
    settled = {f.id: Settled((f,) if s is not Holds.NO else (), s) for f, s in day.own}
    states = {name: one.held for name, one in settled.items()}
    waiting = dict.fromkeys(day.touched)
    leaning: set[str] = set()
    while waiting:
        name = next(iter(waiting))
        del waiting[name]
        if day.own_state[name] is Holds.NO:
            continue
        new = _Settling(day, day.arrangement[name], states, leaning).outcome()
        settled[name] = new
        # Organisations are there by changes and dates alone; those they answer to or are housed by do not end them.
        if new.held is not states[name]:
            states[name] = new.held
            leaning.add(name)
            waiting |= dict.fromkeys(fact.id for fact, _ in day.arrangement.naming(name))
    return settled


@attrs.frozen(eq=False)
class _Day:
    """What a day gives before anything is carried."""

    lineage: Lineage

    @property
    def arrangement(self) -> Arrangement:
        return self.lineage.record.arrangement

    @property
    def date(self) -> date:
        return self.lineage.day

    @cached_property
    def own(self) -> tuple[tuple[Fact, Holds], ...]:
        return tuple((fact, self._own(fact)) for fact in self.arrangement.facts)

    def _own(self, fact: Fact) -> Holds:
        if isinstance(fact, Change):
            return Holds.YES  # a record of what happened when, not a state that could end
        if isinstance(fact, Organisation):
            return self.lineage.exists(fact)
        life = self.lineage.record.life(fact)
        return Holds.NO if life is None else life.holds(self.date)

    @cached_property
    def own_state(self) -> dict[str, Holds]:
        return {fact.id: held for fact, held in self.own}

    @cached_property
    def touched(self) -> tuple[str, ...]:
        """Facts that name something which is gone, may be gone or has handed something on."""
        moving = {name for name, held in self.own_state.items() if held is not Holds.YES}
        for event in self.lineage.record.events:
            if event.id in self.lineage.applied:
                moving.update(event.change.predecessors)
        naming = (fact.id for name in sorted(moving) for fact, _ in self.arrangement.naming(name))
        return tuple(dict.fromkeys(name for name in naming if not isinstance(self.arrangement[name], Change)))

    @cached_property
    def covering(self) -> frozenset[str]:
        """The bodies with recorded coverage of their own on the day."""
        own = (fact.body for fact, held in self.own if isinstance(fact, Coverage) and held is not Holds.NO)
        return frozenset(own)

    def vouched(self, fact: Fact, name: str) -> bool:
        """Whether the fact's own stated start shows that what it rests on, whose start is not stated, had begun."""
        lives = self.lineage.record.lives
        life, other = lives[fact.id], lives.get(name)
        if life is None or other is None or fact.period.start.kind != "days":
            return False
        if self.arrangement[name].period.start.kind != "not_stated":
            return False
        begun = attrs.evolve(other, start_latest=min(other.start_latest, life.start_latest))
        return begun.holds(self.date) is Holds.YES


@attrs.define(eq=False)
class _Settling:
    """Settles one fact, collecting on the way what its names went through."""

    day: _Day
    fact: Fact
    states: dict[str, Holds]
    leaning: set[str]
    steps: dict[Step, None] = attrs.field(factory=dict)
    gone: dict[str, None] = attrs.field(factory=dict)
    unsure: bool = False

    def outcome(self) -> Settled:
        facts = tuple(variants(self.fact, self._resolve))
        held = self.day.own_state[self.fact.id]
        if self.steps:
            facts = tuple(left for fact in facts if (left := _without_itself(fact)) is not None)
        if self.steps and isinstance(self.fact, Coverage):
            facts = self._coverage(facts)
        if not facts:
            return Settled((), Holds.NO, (Carried(fact=self.fact.id, what="ended", because=self._why()),))
        if self._traced:
            facts = tuple(self._inferred(fact) for fact in facts)
        unsure = self.unsure or bool(self._traced)
        return Settled(facts, held & (Holds.UNKNOWN if unsure else Holds.YES), self._carried())

    @property
    def _traced(self) -> tuple[Step, ...]:
        return tuple(step for step in self.steps if step.traced)

    def _state(self, name: str) -> Holds:
        return self.states.get(name, Holds.YES)  # words of the shared vocabulary are always there

    def _resolve(self, reference: Reference) -> tuple[str, ...]:
        place, name, kind = names_of(reference), reference.target, type(self.fact)
        needed = is_needed(kind, place)
        passage = Passage((name,))
        if is_carried(kind, place, reference.carries):
            passage = self.day.lineage.passage(name, self.fact)
        elif not needed:
            return (name,)
        self.steps |= dict.fromkeys(passage.steps)
        left = tuple(one for one in passage.ids if self._state(one) is not Holds.NO)
        if not left:
            self.gone[name] = None
        if needed and any(self._is_unsure(one) for one in left):
            self.unsure = True
        return left

    def _is_unsure(self, name: str) -> bool:
        if self._state(name) is not Holds.UNKNOWN:
            return False
        return name in self.leaning or not self.day.vouched(self.fact, name)

    def _coverage(self, facts: tuple[Fact, ...]) -> tuple[Fact, ...]:
        """A body's own recorded coverage goes before that of those it comes from, whose footprint was another."""
        kept: list[Fact] = []
        for fact in facts:
            if isinstance(fact, Coverage) and isinstance(self.fact, Coverage) and fact.body != self.fact.body:
                if fact.body in self.day.covering:
                    continue
                kept.append(attrs.evolve(fact, share=None, people=None, coterminosity=Coterminosity.NOT_STATED))
            else:
                kept.append(fact)
        return tuple(kept)

    def _inferred(self, fact: Fact) -> Fact:
        """The fact with the evidence of the changes through which it was traced back."""
        added: dict[Citation, None] = {}
        for step in self._traced:
            note = f"traced back from {step.before} to {', '.join(step.after)}"
            for citation in self.day.arrangement[step.because].evidence:
                added[Citation(citation.source, citation.locator, Claim.INFERRED, note)] = None
        return changed(fact, evidence=(*fact.evidence, *(c for c in added if c not in fact.evidence)))

    def _why(self) -> str:
        """The last change on the way, else what has gone."""
        if self.gone:
            name = next(iter(self.gone))
            ends = [step.because for step in self.steps if not step.after]
            return ends[-1] if ends else name
        return next(reversed(self.steps)).because if self.steps else ""

    def _carried(self) -> tuple[Carried, ...]:
        moved: dict[str, tuple[dict[str, None], tuple[str, ...]]] = {}
        for step in self.steps:
            if step.after:
                moved.setdefault(step.because, ({}, step.after))[0][step.before] = None
        carried = [
            Carried(fact=self.fact.id, what="moved", before=tuple(before), after=after, because=because)
            for because, (before, after) in moved.items()
        ]
        ends = {step.before: step.because for step in self.steps if not step.after}
        carried += [
            Carried(fact=self.fact.id, what="dropped", before=(name,), because=ends.get(name, name))
            for name in self.gone
        ]
        return tuple(carried)


def _without_itself(fact: Fact) -> Fact | None:
    """The fact without what a change left a body to have with itself: delegated to itself, related to itself."""
    if isinstance(fact, Relationship):
        return None if fact.subject == fact.toward else fact
    if not isinstance(fact, Delegation) or not set(fact.delegators.ids) & set(fact.delegate.ids):
        return fact
    others = tuple(name for name in fact.delegators.ids if name not in fact.delegate.ids)
    return attrs.evolve(fact, delegators=attrs.evolve(fact.delegators, ids=others)) if others else None
