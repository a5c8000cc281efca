"""Words of the open lists that all arrangements share."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Final

from commissionkit.checks.fault import Fault
from commissionkit.errors import near_names, suggestion
from commissionkit.model import (
    Arrangement,
    DecisionRight,
    Delegation,
    Fact,
    Factor,
    Forum,
    Implication,
    Instrument,
    Judgement,
    Organisation,
    Parties,
    Population,
    Pot,
    Practice,
    Programme,
    Provision,
    Seat,
    Shift,
    Theme,
    Vocabulary,
    Word,
)

__all__ = ["words_known"]

_VOTES: Final = ("one-member-one-vote", "weighted", "not_stated")
_COUNTED: Final = ("registered", "resident", "not_stated")
_ROLES: Final = ("provides", "supports")

#: One use of a word: its path in the fact, the word, what kind of word it is, the words there are.
Use = tuple[tuple[str | int, ...], str, str, tuple[str, ...]]


def words_known(arrangement: Arrangement) -> Iterator[Fault]:
    """Kinds, sectors, perspectives and legal classes are words of the shared vocabulary."""
    for fact in arrangement:
        for path, word, what, known in _uses(fact, arrangement.vocabulary):
            if word not in known:
                hint = suggestion(near_names(word, known)) or f"Known: {', '.join(known)}."
                message = f'"{word}" is no {what} of the shared vocabulary'
                yield Fault(code="CK104", message=message, fact=fact.id, path=path, hint=hint)


def _uses(fact: Fact, words: Vocabulary) -> Iterator[Use]:
    if isinstance(fact, Organisation):
        yield ("kind",), fact.kind, "organisation kind", _ids(words.organisation_kinds)
        if fact.sector:
            yield ("sector",), fact.sector, "sector", _ids(words.sectors)
    elif isinstance(fact, Forum):
        yield ("kind",), fact.kind, "forum kind", _ids(words.forum_kinds)
        if fact.rule is not None and fact.rule.fallback is not None:
            yield ("rule", "fallback", "vote"), fact.rule.fallback.vote, "way of voting", _VOTES
    elif isinstance(fact, Instrument):
        yield ("kind",), fact.kind, "instrument kind", _ids(words.instrument_kinds)
    elif isinstance(fact, Seat) and fact.perspective:
        yield ("perspective",), fact.perspective, "perspective", _ids(words.perspectives)
    elif isinstance(fact, Pot):
        yield ("legal_class",), fact.legal_class, "legal class", _ids(words.legal_classes)
    elif isinstance(fact, Provision):
        yield ("role",), fact.role, "role of a provider", _ROLES
    elif isinstance(fact, Population):
        yield ("counted",), fact.counted, "way of counting people", _COUNTED
    yield from _themes(fact, words)
    yield from _kinds_of_parties(fact, words)


def _themes(fact: Fact, words: Vocabulary) -> Iterator[Use]:
    if isinstance(fact, (Shift, Practice, Programme, Judgement, Implication)) and fact.topic:
        yield ("topic",), fact.topic, "topic", _ids(words.topics)
    if isinstance(fact, Shift) and fact.theme:
        yield ("theme",), fact.theme, "shared shift", _ids(words.shifts)
    elif isinstance(fact, Factor) and fact.theme:
        yield ("theme",), fact.theme, f"shared {fact.kind}", _ids(t for t in words.factors if t.kind == fact.kind)


def _kinds_of_parties(fact: Fact, words: Vocabulary) -> Iterator[Use]:
    known = _ids(words.organisation_kinds)
    for name, parties in _parties(fact):
        if parties.rule is not None and parties.rule.kind is not None:
            yield (name, "rule", "kind"), parties.rule.kind, "organisation kind", known


def _parties(fact: Fact) -> Iterator[tuple[str, Parties]]:
    if isinstance(fact, DecisionRight):
        yield "holders", fact.holders
    elif isinstance(fact, Delegation):
        yield "delegators", fact.delegators
        yield "delegate", fact.delegate


def _ids(words: Iterable[Word | Theme]) -> tuple[str, ...]:
    return tuple(word.id for word in words)
