"""What a fact can be recognised by, where two coders gave it different ids."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable, Iterator
from typing import Final

from commissionkit.comparison.contrast.likeness import likeness
from commissionkit.model import (
    Area,
    Change,
    Contribution,
    Coverage,
    DecisionRight,
    Delegation,
    Fact,
    Forum,
    Instrument,
    NamedFact,
    Organisation,
    Population,
    Provision,
    Relationship,
    Seat,
    Statement,
    references,
)
from commissionkit.model.base import slug

__all__ = [
    "BEARINGS",
    "Keys",
    "by_id",
    "by_identifier",
    "by_name",
    "by_other_name",
    "by_relation",
    "family",
    "is_shared",
]

#: What a fact can be looked up by; most facts have one key, or none.
Keys = Callable[[Fact], Iterable[Hashable]]

#: For facts that relate others: the attributes that tell which relation it is, from the more to the less telling.
_RELATIONS: Final[dict[type[Fact], tuple[tuple[str, ...], ...]]] = {
    Seat: (("forum", "holder"),),
    DecisionRight: (("holders", "over"), ("holders", "powers", "denied"), ("powers", "over", "denied")),
    Delegation: (("delegators", "delegate"), ("delegate", "over"), ("delegators", "over")),
    Coverage: (("body", "area"),),
    Provision: (("provider", "service", "area"), ("provider", "service")),
    Contribution: (("organisation", "fund"),),
    Relationship: (("subject", "toward"),),
    Change: (("predecessors", "successors"), ("kind", "predecessors")),
    Population: (("about", "year"), ("about", "counted"), ("about",)),
}
_MOST: Final = max(map(len, _RELATIONS.values()))
#: Bodies and areas are told apart by their names alone: two that lie in one region are not therefore one.
_KNOWN_BY_NAME: Final = (Organisation, Area)
#: What may be recorded for several sites.
_SHARED: Final = (Organisation, Area, Forum, Instrument)
#: Words that go with the ids that a fact names, so that a risk is not taken for a benefit.
_WORDS: Final = ("kind", "topic", "theme", "level", "legal_class", "audience", "what", "role")


def family(fact: Fact) -> type[Fact]:
    """The kind among which a fact is looked for: areas of every tier are one."""
    return Area if isinstance(fact, Area) else type(fact)


def is_shared(fact: Fact, other: Fact) -> bool:
    """Whether facts of two sites that bear one id may be one.

    Bodies, areas, forums and instruments are. Of all else, `allocation` say, each site has its own, unless both bear
    one name and name the same others.
    """
    if family(fact) is not family(other):
        return False
    if isinstance(fact, _SHARED):
        return True
    if isinstance(fact, NamedFact) and set(by_name(fact)) != set(by_name(other)):
        return False
    named, named_by_other = ({reference.target for reference in references(one)} for one in (fact, other))
    return named == named_by_other


def by_id(fact: Fact) -> Iterator[Hashable]:
    """Its id."""
    yield family(fact), fact.id


def by_identifier(fact: Fact) -> Iterator[Hashable]:
    """Its codes in public registers."""
    if isinstance(fact, (Organisation, Area, Forum)):
        for identifier in fact.identifiers:
            yield family(fact), identifier.scheme.casefold(), identifier.code.casefold()


def by_name(fact: Fact) -> Iterator[Hashable]:
    """Its name, whatever the case and the marks between the words."""
    if isinstance(fact, NamedFact):
        yield family(fact), slug(fact.name)


def by_other_name(fact: Fact) -> Iterator[Hashable]:
    """Every name that it bears or has borne."""
    if isinstance(fact, NamedFact):
        earlier = [dated.name for dated in fact.names] if isinstance(fact, Organisation) else []
        for name in dict.fromkeys(map(slug, (fact.name, *fact.aliases, *earlier))):
            yield family(fact), name


def by_relation(fact: Fact) -> Iterator[Hashable]:
    """The id that its content gives it."""
    if not isinstance(fact, NamedFact):
        yield type(fact), fact.derived_id()


def _bearing(rung: int) -> Keys:
    def keys(fact: Fact) -> Iterator[Hashable]:
        if isinstance(fact, _KNOWN_BY_NAME):
            return
        if type(fact) in _RELATIONS:
            rungs = _RELATIONS[type(fact)]
            if rung < len(rungs):
                yield type(fact), rungs[rung], tuple(likeness(getattr(fact, name)) for name in rungs[rung])
        elif rung == 0:
            yield from _named_in(fact)

    return keys


def _named_in(fact: Fact) -> Iterator[Hashable]:
    """The facts that it names, with the closed words that say what it is about them."""
    named = frozenset((reference.path[0], reference.target) for reference in references(fact))
    if named:
        topic = fact.topic if isinstance(fact, Statement) else ""
        yield type(fact), named, topic, tuple(str(getattr(fact, word, "")) for word in _WORDS)


#: By whom and what a fact names, from the more to the less telling.
BEARINGS: Final[tuple[Keys, ...]] = tuple(_bearing(rung) for rung in range(_MOST))
