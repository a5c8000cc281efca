"""Which facts bear on a matter: the rest of an arrangement could be left out and the answer would be the same."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TypeAlias

import attrs

from commissionkit.answers import Matter
from commissionkit.model import (
    Area,
    Change,
    Contribution,
    Coverage,
    DecisionRight,
    Delegation,
    Fact,
    Fund,
    Organisation,
    Parties,
    Post,
    Pot,
    Service,
    Stage,
    Tree,
)
from commissionkit.model.base import references
from commissionkit.model.rights import NOT_STATED_FACET
from commissionkit.questions.decisions.bearing.quiet import Spells, held_on, spells_of
from commissionkit.questions.decisions.bearing.shelves import Shelves, Speaking, parties_of

__all__ = ["Subject", "bearing", "holding", "holding_alone", "words_of"]

_WORDS = (Service, Stage, Area)


#: What is asked about: a matter, or some facts and what they name.
Subject: TypeAlias = Matter | tuple[Fact, ...]


def bearing(shelves: Shelves, subject: Subject) -> dict[str, Fact]:
    """The facts that bear on a matter, by id, without the areas and services that merely lie between those named.

    What speaks of a scope that meets the matter; for a delegation, what else those who delegate hold or were handed;
    the bodies named, what they cover and what they became; all funds, since any may hold what is asked about. Of some
    facts: they themselves, and the bodies named.
    """
    gathering = _Gathering(shelves, subject)
    gathering.gather()
    return gathering.found


def holding(shelves: Shelves, subject: Subject, day: int) -> tuple[dict[str, Fact], dict[str, Fact]] | None:
    """Those of the facts that bear on a matter which hold on a day, and those that certainly do not.

    Args:
        shelves: Where the facts stand.
        subject: What is asked about.
        day: The day as an ordinal number.

    Returns:
        None where anything of it may have stirred by then, or may not hold: then they have to be settled.
    """
    gathering = _OfADay(shelves, subject, day=day, spells=spells_of(shelves.whole))
    try:
        gathering.gather()
    except _StirredError:
        return None
    return gathering.found, gathering.gone


def holding_alone(shelves: Shelves, facts: Iterable[Fact], day: int) -> tuple[dict[str, Fact], dict[str, Fact]] | None:
    """The same of some facts and what they name, without what the bodies named cover and became."""
    gathering = _OfADay(shelves, (), day=day, spells=spells_of(shelves.whole))
    try:
        for fact in facts:
            if gathering.add(fact):
                for other in shelves.beside(fact):
                    gathering.add(other)
    except _StirredError:
        return None
    return gathering.found, gathering.gone


def words_of(shelves: Shelves, found: dict[str, Fact], matter: Matter) -> Iterator[Fact]:
    """The areas, services and stages by which it is told what of these facts lies within what."""
    whole = shelves.whole
    trees = ((whole.service_tree, matter.service), (whole.stage_tree, matter.stage), (whole.area_tree, matter.area))
    for tree, asked in trees:
        named = {one for fact in found.values() for one in _facets(fact) if one in tree}
        wanted = set(tree.meeting(asked)) if asked is not None else set(tree.parents)
        wanted |= {above for name in named for above in tree.above(name)}
        for delegation in (fact for fact in found.values() if isinstance(fact, Delegation)):
            # What a delegator holds elsewhere is held against what it hands on.
            wanted |= {one for name in _facets(delegation) if name in tree for one in tree.meeting(name)}
        words = (whole.get(name) for name in sorted(wanted) if name not in found)
        yield from (word for word in words if word is not None and word.id not in whole.vocabulary.facts)


def _facets(fact: Fact) -> tuple[str, ...]:
    if isinstance(fact, _WORDS):
        return (fact.id,)
    if isinstance(fact, Coverage):
        return (fact.area,)
    if isinstance(fact, Pot):
        return tuple(holding.service for holding in fact.services)
    if isinstance(fact, Change):
        return fact.services
    over = fact.over if isinstance(fact, Speaking) else None
    return () if over is None else tuple(name for name in (over.service, over.stage, over.area) if name)


def _speaking(shelves: Shelves, matter: Matter) -> Iterable[Speaking]:
    if matter.about is not None:
        # What is about a body is about its heirs.
        return [one for name in sorted(shelves.kin(matter.about)) for one in shelves.about.get(name, ())]
    services: Iterable[str | None] = shelves.by_scope
    if matter.service is not None:
        services = _meeting(shelves.whole.service_tree, matter.service)
    areas = None if matter.area is None else _meeting(shelves.whole.area_tree, matter.area)
    return shelves.speaking_of(services, areas)


def _meeting(tree: Tree, name: str) -> frozenset[str | None]:
    """The facets of a scope that have something in common with an id."""
    return frozenset((None, NOT_STATED_FACET, *tree.meeting(name)))


@attrs.define
class _Gathering:
    """Facts being gathered; none is looked at twice."""

    shelves: Shelves
    subject: Subject
    found: dict[str, Fact] = attrs.field(factory=dict)
    waiting: list[Fact] = attrs.field(factory=list)

    def gather(self) -> None:
        """Everything that bears on the subject, with all that it names."""
        if isinstance(self.subject, Matter):
            self._matter(self.subject)
        else:
            for fact in self.subject:
                self.add(fact)
        while self.waiting:
            for other in self.shelves.beside(self.waiting.pop()):
                self.add(other)

    def _matter(self, matter: Matter) -> None:
        self.funds()
        for name in (matter.service, matter.stage, matter.area, matter.about):
            self.name(name)
        for one in _speaking(self.shelves, matter):
            self.speaking(one)

    def add(self, fact: Fact) -> bool:
        """Take a fact up; false where it is there already."""
        if fact.id in self.found:
            return False
        self.found[fact.id] = fact
        self.waiting.append(fact)
        return True

    def name(self, name: str | None) -> None:
        """Take up what bears an id; shared words are there anyway."""
        whole = self.shelves.whole
        fact = whole.get(name) if name is not None and name not in self.found else None
        if fact is not None and fact.id not in whole.vocabulary.facts:
            self.add(fact)

    def funds(self) -> None:
        """Every fund and pot, and who puts in or stays out."""
        for fund in (*self.shelves.of(Fund), *self.shelves.of(Pot), *self.shelves.of(Contribution)):
            self.add(fund)

    def speaking(self, one: Speaking) -> None:
        """A right, delegation or silence that may reach the matter, and what its parties have to do with it."""
        if not self.add(one) and one.id not in self.found:
            return
        for parties in parties_of(one):
            self._found_by(parties)
        if isinstance(one, Delegation):
            for delegator in self._delegators(one):
                self._held_by(delegator)
            for other in self.shelves.ruled:
                self._leaning(other)

    def _leaning(self, other: DecisionRight | Delegation) -> None:
        if self.add(other):
            for parties in parties_of(other):
                self._found_by(parties)

    def _held_by(self, body: str) -> None:
        """What else a body holds or was handed: whether it may hand on goes by that."""
        for name in self.shelves.kin(body):
            for right in self.shelves.takings.get(name, ()):
                self._leaning(right)
            for delegation in self.shelves.handed_to.get(name, ()):
                self._leaning(delegation)

    def _delegators(self, delegation: Delegation) -> tuple[str, ...]:
        parties = delegation.delegators
        return tuple(self._by_rule(parties)) if parties.rule is not None else parties.ids

    def _found_by(self, parties: Parties) -> None:
        for name in self._by_rule(parties):
            self.name(name)

    def _by_rule(self, parties: Parties) -> Iterator[str]:
        """The bodies that a rule may find for the matter, and what it finds them by."""
        rule, shelves = parties.rule, self.shelves
        if rule is None:
            return
        if rule.seat_on is not None:
            for seat in shelves.seats.get(rule.seat_on, ()):
                self.add(seat)
                yield seat.represents or seat.holder
                yield from self._of_post(seat.holder)
        elif rule.signatory_of is not None:
            instrument = shelves.whole.get(rule.signatory_of)
            yield from (reference.target for reference in references(instrument)) if instrument is not None else ()
        elif rule.kind is not None:
            yield from (body.id for body in shelves.generic if body.kind == rule.kind)
            yield from self._of_kind(rule.kind)

    def _of_post(self, holder: str) -> tuple[str, ...]:
        post = self.shelves.whole.get(holder)
        return post.organisations if isinstance(post, Post) else ()

    def _of_kind(self, kind: str) -> Iterator[str]:
        """Bodies of a kind, or of one within it, that cover something of the area; their heirs go with them."""
        whole = self.shelves.whole
        tree, area = whole.area_tree, self.subject.area if isinstance(self.subject, Matter) else None
        areas = self.shelves.covered if area is None else (a for a in tree.meeting(area) if a in self.shelves.covered)
        for name in areas:
            for coverage in self.shelves.covered[name]:
                for body in self.shelves.kin(coverage.body):
                    found = whole.get(body)
                    if isinstance(found, Organisation) and whole.vocabulary.kind_tree.within(found.kind, kind):
                        yield coverage.body
                        break


class _StirredError(Exception):
    """Something that bears on the matter may have stirred by the day."""


@attrs.define
class _OfADay(_Gathering):
    """Facts that hold on a day on which nothing stirs; what certainly does not hold is put aside."""

    day: int = attrs.field(kw_only=True)
    spells: Spells = attrs.field(kw_only=True)
    gone: dict[str, Fact] = attrs.field(factory=dict)

    def add(self, fact: Fact) -> bool:
        """Take a fact up if it holds; false where it is there already or does not."""
        name = fact.id
        if name in self.found or name in self.gone:
            return False
        held = held_on(self.spells[name], self.day)
        if held is None:
            raise _StirredError
        if not held:
            self.gone[name] = fact
            return False
        self.found[name] = fact
        self.waiting.append(fact)
        return True
