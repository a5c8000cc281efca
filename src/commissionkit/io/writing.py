"""An arrangement to the plain data of a site file: what is the default, or follows from the rest, is left out."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from decimal import Decimal
from enum import Enum
from typing import Any, Final

import attrs

from commissionkit.errors import InvalidArrangement, RefusedQuestion
from commissionkit.io.forms import ITS_AREA, KEYS_OF
from commissionkit.io.reading import FORMAT, placeless, read
from commissionkit.model import KINDS, Arrangement, Fact, Holding, Identifier, NamedFact, Parties, Selection
from commissionkit.model.naming import with_ids
from commissionkit.nodes import Plain
from commissionkit.periods import NOT_STATED, ONGOING, Bound, Period
from commissionkit.sources import Citation
from commissionkit.units import Money, Share

__all__ = ["to_data"]

_FIRST: Final = ("id", "name", "aliases")
_LAST: Final = ("start", "end", "status", "evidence", "note")
_LONGEST_KEY: Final = 60
_DIGITS: Final = 30  # more than the readers take as a number
_TRUTHS: Final = {"yes": True, "no": False}


def to_data(arrangement: Arrangement) -> dict[str, Plain]:
    """The arrangement as the plain data of a site file; `from_data` gives an equal one back.

    A baseline is written as a reference. Ids that follow from the content of the facts are left out, unless other
    facts use them. What changes carried on
    the way (`carried`) is no part of the record and is not written.

    Raises:
        RefusedQuestion: It is the state on some day, or holds what the form has no place for.
        InvalidArrangement: It breaks the rules that a site file is held to, so that it could not be loaded again.
    """
    if arrangement.snapshot is not None:
        raise RefusedQuestion(
            f"{arrangement.id} is the state on {arrangement.snapshot.on}, which has no file form. "
            "Save the arrangement it was made from."
        )
    for nameless in (_follows_from_content(arrangement), frozenset[str]()):
        data = _data(arrangement, nameless)
        again, faults = read(placeless(data, arrangement.id), lambda _: arrangement.base or arrangement)
        if again == arrangement:
            return data
        if not nameless and faults:
            raise InvalidArrangement(f"{arrangement.id} could not be loaded again", faults)
    raise RefusedQuestion(f"{arrangement.id} holds something that a site file has no place for.")


def _follows_from_content(arrangement: Arrangement) -> frozenset[str]:
    """Ids that need not be written: of relations, named by no other fact, and given back by the content alone."""
    able = {fact.id for fact in arrangement if not isinstance(fact, NamedFact) and not arrangement.naming(fact.id)}
    while able:
        facts = arrangement.facts
        again = with_ids(attrs.evolve(fact, id="") if fact.id in able else fact for fact in facts)
        other = {fact.id for fact, new in zip(facts, again, strict=True) if fact.id != new.id}
        if not other:
            break
        able -= other
    return frozenset(able)


def _data(arrangement: Arrangement, nameless: frozenset[str]) -> dict[str, Plain]:
    data: dict[str, Plain] = {"format": FORMAT, "id": arrangement.id}
    for key in ("title", "area"):
        if text := getattr(arrangement, key):
            data[key] = text
    data["as_at"] = _bound(arrangement.as_at)
    for key in ("version", "extends", "note"):
        if text := getattr(arrangement, key):
            data[key] = text
    if arrangement.sources:
        data["sources"] = [_mapping(source) for source in arrangement.sources]
    keys = {cls: key for key, cls in KINDS.items()}
    lists: dict[str, list[Plain]] = {}
    for fact in arrangement.facts:
        if type(fact) not in keys:
            raise RefusedQuestion(f"A {type(fact).__name__} has no place in a site file.")
        lists.setdefault(keys[type(fact)], []).append(_entry(fact, without_id=fact.id in nameless))
    return {**data, **{key: lists[key] for key in KINDS if key in lists}}


def _entry(fact: Fact, *, without_id: bool) -> dict[str, Plain]:
    entry = _mapping(fact)
    if without_id:
        entry.pop("id", None)
    middle = [key for key in entry if key not in (*_FIRST, *_LAST)]
    return {key: entry[key] for key in (*_FIRST, *middle, *_LAST) if key in entry}


def _mapping(item: Any) -> dict[str, Plain]:  # noqa: ANN401 - any attrs class
    """The keys of one object; what has its default is left out."""
    entry: dict[str, Plain] = {}
    for field in attrs.fields(type(item)):
        content = getattr(item, field.name)
        if isinstance(content, Period):
            entry |= _period(content)
        elif content is not None and content != _default(field):
            entry[KEYS_OF.get(field.name, (field.name,))[0]] = _plain(content)
    return entry


def _default(field: attrs.Attribute[Any]) -> object:
    factory = getattr(field.default, "factory", None)  # attrs.Factory is no class to a type checker
    return field.default if factory is None else factory()


def _plain(content: object) -> Plain:
    for kind, write in _FORMS:
        if isinstance(content, kind):
            return write(content)
    if attrs.has(type(content)):
        return _mapping(content)
    raise RefusedQuestion(f"A {type(content).__name__} has no place in a site file.")


def _items(items: Iterable[object]) -> Plain:
    items = tuple(items)
    schemes = [item.scheme for item in items if isinstance(item, Identifier)]
    if schemes and len(set(schemes)) == len(items) and max(map(len, schemes)) <= _LONGEST_KEY:
        return {item.scheme: item.code for item in items if isinstance(item, Identifier)}
    return [_plain(item) for item in items]


def _period(period: Period) -> dict[str, Plain]:
    entry: dict[str, Plain] = {}
    if period.start != NOT_STATED:
        entry["start"] = _bound(period.start)
    if period.end != ONGOING:
        entry["end"] = _bound(period.end)
    return entry


def _bound(bound: Bound) -> Plain:
    text = bound.text
    if text.isdigit():
        return int(text)
    return f"[{text}]" if ".." in text else text


def _word(word: Enum) -> Plain:
    """A word; yes and no as truth values, which every reader of YAML understands alike."""
    return _TRUTHS.get(str(word.value), str(word.value))


def _number(number: Decimal) -> Plain:
    if len(number.as_tuple().digits) > _DIGITS or abs(number.adjusted()) > _DIGITS:
        return f"{number:f}"
    return int(number) if number == number.to_integral_value() else number


def _parties(parties: Parties) -> Plain:
    if parties.nobody:
        return "none"
    if parties.rule is not None:
        return {"each": _selection(parties.rule)}
    ids: list[Plain] = list(parties.ids)
    return {"each": ids} if parties.each else ids


def _selection(rule: Selection) -> dict[str, Plain]:
    entry = _mapping(rule)
    return {**entry, "for": ITS_AREA} if "kind" in entry else entry


def _holding(holding: Holding) -> Plain:
    entry = _mapping(holding)
    return holding.service if list(entry) == ["service"] else entry


#: The first class that fits writes the value.
_FORMS: Final[tuple[tuple[type | tuple[type, ...], Callable[[Any], Plain]], ...]] = (
    (Enum, _word),
    ((str, bool, int), lambda content: content),
    (tuple, _items),
    (Decimal, _number),
    (Bound, _bound),
    ((Citation, Money, Share), str),
    (Parties, _parties),
    (Holding, _holding),
)
