"""Words of the open lists that all arrangements share."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from operator import attrgetter
from typing import Final

from commissionkit.checks.among import among
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

_THEMED: Final = (Shift, Factor, Practice, Programme, Judgement, Implication)
#: The kinds of fact that use words of open lists, and where they do.
_WITH_WORDS: Final[Mapping[type[Fact], tuple[str, ...]]] = {
    Organisation: ("kind", "sector"),
    Forum: ("kind", "rule"),
    Instrument: ("kind",),
    Seat: ("perspective",),
    Pot: ("legal_class",),
    Provision: ("role",),
    Population: ("counted",),
    DecisionRight: ("holders.rule",),
    Delegation: ("delegators.rule", "delegate.rule"),
    **dict.fromkeys((Practice, Programme, Judgement, Implication), ("topic",)),
    Shift: ("topic", "theme"),
    Factor: ("kind", "theme"),
}
#: One use of a word: its path in the fact, the word, what kind of word it is, the words there are.
Use = tuple[tuple[str | int, ...], str, str, tuple[str, ...]]


def words_known(arrangement: Arrangement) -> Iterator[Fault]:
    """Kinds, sectors, perspectives and legal classes are words of the shared vocabulary."""
    words = _Ids(arrangement.vocabulary)
    for fact in among(arrangement, *(kind for kind in _WITH_WORDS if _may_be_unknown(arrangement, kind, words))):
        for path, word, what, known in _uses(fact, words):
            if word not in known:
                hint = suggestion(near_names(word, known)) or f"Known: {', '.join(known)}."
                message = f'"{word}" is no {what} of the shared vocabulary'
                yield Fault(code="CK104", message=message, fact=fact.id, path=path, hint=hint)


def _may_be_unknown(arrangement: Arrangement, kind: type[Fact], words: _Ids) -> bool:
    """Whether facts of a kind use an unknown word; of those that use the same words one is looked at."""
    facts = among(arrangement, kind)
    alike = dict(zip(map(attrgetter(*_WITH_WORDS[kind]), facts), facts, strict=True))
    return any(word not in known for fact in alike.values() for _, word, _, known in _uses(fact, words))


def _uses(fact: Fact, words: _Ids) -> Iterator[Use]:
    if isinstance(fact, (DecisionRight, Delegation)):
        return _kinds_of_parties(fact, words)
    return _themes(fact, words) if isinstance(fact, _THEMED) else _kinds(fact, words)


def _kinds(fact: Fact, words: _Ids) -> Iterator[Use]:
    if isinstance(fact, Organisation):
        yield ("kind",), fact.kind, "organisation kind", words.of("organisation_kinds")
        if fact.sector:
            yield ("sector",), fact.sector, "sector", words.of("sectors")
    elif isinstance(fact, Forum):
        yield ("kind",), fact.kind, "forum kind", words.of("forum_kinds")
        if fact.rule is not None and fact.rule.fallback is not None:
            yield ("rule", "fallback", "vote"), fact.rule.fallback.vote, "way of voting", _VOTES
    elif isinstance(fact, Instrument):
        yield ("kind",), fact.kind, "instrument kind", words.of("instrument_kinds")
    elif isinstance(fact, Seat) and fact.perspective:
        yield ("perspective",), fact.perspective, "perspective", words.of("perspectives")
    elif isinstance(fact, Pot):
        yield ("legal_class",), fact.legal_class, "legal class", words.of("legal_classes")
    elif isinstance(fact, Provision):
        yield ("role",), fact.role, "role of a provider", _ROLES
    elif isinstance(fact, Population):
        yield ("counted",), fact.counted, "way of counting people", _COUNTED


def _themes(fact: Fact, words: _Ids) -> Iterator[Use]:
    if isinstance(fact, (Shift, Practice, Programme, Judgement, Implication)) and fact.topic:
        yield ("topic",), fact.topic, "topic", words.of("topics")
    if isinstance(fact, Shift) and fact.theme:
        yield ("theme",), fact.theme, "shared shift", words.of("shifts")
    elif isinstance(fact, Factor) and fact.theme:
        yield ("theme",), fact.theme, f"shared {fact.kind}", words.of("factors", str(fact.kind))


def _kinds_of_parties(fact: Fact, words: _Ids) -> Iterator[Use]:
    for name, parties in _parties(fact):
        if parties.rule is not None and parties.rule.kind is not None:
            yield (name, "rule", "kind"), parties.rule.kind, "organisation kind", words.of("organisation_kinds")


def _parties(fact: Fact) -> Iterator[tuple[str, Parties]]:
    if isinstance(fact, DecisionRight):
        yield "holders", fact.holders
    elif isinstance(fact, Delegation):
        yield "delegators", fact.delegators
        yield "delegate", fact.delegate


class _Ids:
    """The ids of the shared words by list, each list gone through once."""

    def __init__(self, vocabulary: Vocabulary) -> None:
        self.vocabulary = vocabulary
        self.lists: dict[tuple[str, str], tuple[str, ...]] = {}

    def of(self, name: str, kind: str = "") -> tuple[str, ...]:
        """The ids of a list, or of those of its themes that are of one kind."""
        if (name, kind) not in self.lists:
            words: tuple[Word | Theme, ...] = getattr(self.vocabulary, name)
            alike = (word for word in words if not kind or (isinstance(word, Theme) and word.kind == kind))
            self.lists[name, kind] = tuple(word.id for word in alike)
        return self.lists[name, kind]
