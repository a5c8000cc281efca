"""Where the facts of an arrangement stand, so that those which bear on a matter are found without a search."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import cached_property
from typing import Final, TypeAlias, TypeVar

import attrs

from commissionkit.model import (
    Area,
    Arrangement,
    Change,
    Contribution,
    Coverage,
    DecisionRight,
    Delegation,
    Fact,
    Forum,
    Organisation,
    Parties,
    Post,
    Power,
    Scope,
    Seat,
    Service,
    Silence,
    Stage,
)
from commissionkit.model.base import named
from commissionkit.periods import Period

__all__ = ["Shelves", "Speaking", "shelves_of"]

F = TypeVar("F", bound=Fact)
K = TypeVar("K")

#: What says who decides over a scope.
Speaking: TypeAlias = DecisionRight | Delegation | Silence
#: By service, then by area: what speaks of both, as its scope names them.
ByScope: TypeAlias = Mapping[str | None, Mapping[str | None, tuple[Speaking, ...]]]

_WORDS: Final = (Area, Service, Stage)
_BODIES: Final = (Organisation, Forum, Post)
#: Whom an organisation answers to bears on nothing that it decides.
_NAMING_NOTHING: Final = (Organisation, Service, Stage)
_NOTHING: Final[Mapping[str | None, tuple[Speaking, ...]]] = {}


def shelves_of(arrangement: Arrangement) -> Shelves:
    """The shelves of an arrangement, together with what its baselines say of who decides; made once."""
    return arrangement.whole.kept(Shelves)


@attrs.frozen(eq=False)
class Shelves:
    """The facts of an arrangement by what they are about. Each shelf is made when first asked for.

    Attributes:
        whole: The arrangement, with what it takes over from baselines among its facts.
    """

    whole: Arrangement

    @cached_property
    def _sorted(self) -> Mapping[type[Fact], tuple[Fact, ...]]:
        return _grouped(self.whole.facts, lambda fact: (type(fact),))

    def of(self, kind: type[F]) -> tuple[F, ...]:
        """The facts of exactly this kind."""
        return self._sorted.get(kind, ())  # type: ignore[return-value]  # grouped by their very class

    # -- what is said of who decides -------------------------------------------------------------

    @cached_property
    def _speaking(self) -> tuple[Speaking, ...]:
        silent = (one for one in self.of(Silence) if one.subject is None)
        return (*self.of(DecisionRight), *self.of(Delegation), *silent)

    @cached_property
    def by_scope(self) -> ByScope:
        """What speaks of a service and an area, by both as a scope names them, what is about one named thing apart."""
        found: dict[str | None, dict[str | None, list[Speaking]]] = {}
        for one in self._speaking:
            over: Scope = one.over
            if over.about is None:
                found.setdefault(over.service, {}).setdefault(over.area, []).append(one)
        return {name: {area: tuple(row) for area, row in rows.items()} for name, rows in found.items()}

    @cached_property
    def about(self) -> Mapping[str, tuple[Speaking, ...]]:
        """What speaks of one named thing."""
        return _grouped(self._speaking, lambda one: (one.over.about,) if one.over.about else ())

    @cached_property
    def takings(self) -> Mapping[str, tuple[DecisionRight, ...]]:
        """Rights to take, by who is named to hold them."""
        return _grouped(self.of(DecisionRight), lambda r: r.holders.ids if Power.TAKE in r.powers else ())

    @cached_property
    def handed_to(self) -> Mapping[str, tuple[Delegation, ...]]:
        """Delegations by who is named as delegate."""
        return _grouped(self.of(Delegation), lambda d: d.delegate.ids)

    @cached_property
    def ruled(self) -> tuple[DecisionRight | Delegation, ...]:
        """Rights to take, and delegations, whose parties a rule finds on the day."""
        rights = (r for r in self.of(DecisionRight) if r.holders.rule is not None and Power.TAKE in r.powers)
        return (*rights, *(d for d in self.of(Delegation) if d.delegate.rule is not None))

    # -- bodies ----------------------------------------------------------------------------------

    @cached_property
    def coverage(self) -> Mapping[str, tuple[Coverage, ...]]:
        """What is recorded of what a body covers, by the body."""
        return _grouped(self.of(Coverage), lambda coverage: (coverage.body,))

    @cached_property
    def covered(self) -> Mapping[str, tuple[Coverage, ...]]:
        """The same by the area."""
        return _grouped(self.of(Coverage), lambda coverage: (coverage.area,))

    @cached_property
    def seats(self) -> Mapping[str, tuple[Seat, ...]]:
        """Seats by forum."""
        return _grouped(self.of(Seat), lambda seat: (seat.forum,))

    @cached_property
    def generic(self) -> tuple[Organisation, ...]:
        """Organisations that stand for all of their kind."""
        return tuple(body for body in self.of(Organisation) if body.generic)

    @cached_property
    def changes(self) -> Mapping[str, tuple[Change, ...]]:
        """Changes by each organisation before and after."""
        return _grouped(self.of(Change), lambda change: (*change.predecessors, *change.successors))

    @cached_property
    def contributions(self) -> Mapping[str, tuple[Contribution, ...]]:
        """What is put into a fund, by the fund."""
        return _grouped(self.of(Contribution), lambda contribution: (contribution.fund,))

    def beside(self, fact: Fact) -> tuple[Fact, ...]:
        """What is taken up with a fact: all that it names; of a body what it covers and what it became, or came from.

        Shared words are there anyway.
        """
        found = self._beside.get(fact.id)
        if found is None:
            found = self._beside[fact.id] = tuple(self._taken_up(fact))
        return found

    @cached_property
    def _beside(self) -> dict[str, tuple[Fact, ...]]:
        return {}

    def _taken_up(self, fact: Fact) -> Iterator[Fact]:
        if isinstance(fact, _BODIES):
            yield from self.coverage.get(fact.id, ())
            yield from self.changes.get(fact.id, ())
        names: Iterable[str] = ()
        if isinstance(fact, Area):
            names = fact.made_up_of
        elif not isinstance(fact, _NAMING_NOTHING):
            names = dict.fromkeys(target for target, _ in named(fact))
        words = self.whole.vocabulary.facts
        found = (self.whole.get(name) for name in names if name not in words)
        yield from (other for other in found if other is not None)

    def kin(self, body: str) -> frozenset[str]:
        """A body, those that it may have come from and those that it may have become."""
        seen: set[str] = set()
        waiting = [body]
        while waiting:
            name = waiting.pop()
            if name not in seen:
                seen.add(name)
                changes = self.changes.get(name, ())
                waiting += [other for change in changes for other in (*change.predecessors, *change.successors)]
        return frozenset(seen)

    # -- places and services ---------------------------------------------------------------------

    @cached_property
    def words_stand(self) -> bool:
        """Whether what lies within what is the same on every day: no service, stage or area has dates or is planned."""
        words = (fact for kind, facts in self._sorted.items() if issubclass(kind, _WORDS) for fact in facts)
        always = Period()
        return all(word.period == always and not word.status.is_plan for word in words)

    def speaking_of(self, services: Iterable[str | None], areas: frozenset[str | None] | None) -> list[Speaking]:
        """What names any of these services together with any of these areas; None for whatever area."""
        found: list[Speaking] = []
        for service in services:
            rows = self.by_scope.get(service, _NOTHING)
            if areas is None:
                met: Iterable[str | None] = rows
            elif len(rows) < len(areas):
                met = (area for area in rows if area in areas)
            else:
                met = (area for area in areas if area in rows)
            for area in met:
                found += rows[area]
        return found


def _grouped(facts: Iterable[F], keys: Callable[[F], Iterable[K]]) -> dict[K, tuple[F, ...]]:
    found: dict[K, list[F]] = {}
    for fact in facts:
        for key in keys(fact):
            found.setdefault(key, []).append(fact)
    return {key: tuple(several) for key, several in found.items()}


def parties_of(one: Fact) -> tuple[Parties, ...]:
    """The parties that a fact names."""
    if isinstance(one, DecisionRight):
        return (one.holders,)
    return (one.delegators, one.delegate) if isinstance(one, Delegation) else ()
