"""Entries of a file to facts: one strict converter, which gathers every fault of an entry.

cattrs alone makes 3 of 3.9 and true of "no", and stops at the texts that hold most of a site file. It keeps the
table of hooks; what a class holds is read here, key by key.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from decimal import Decimal
from enum import Enum
from functools import cache, partial
from typing import Any, Final, TypeVar, get_args, get_origin

import attrs
from cattrs import Converter

from commissionkit.errors import InvalidText, near_names, suggestion
from commissionkit.io import forms, scalars
from commissionkit.io.misfits import Gathering, Misfits, misfit
from commissionkit.model import Holding, Identifier, Parties, Selection
from commissionkit.model.terms import Word
from commissionkit.periods import Bound, Period
from commissionkit.sources import Citation, Claim
from commissionkit.units import Money, Qualifier, Share

__all__ = ["file_keys", "structured"]

T = TypeVar("T")
Hook = Callable[[Any, Any], Any]

#: Texts that are usually a year, and may be written as a number.
_YEARS: Final = frozenset({"year", "by", "published"})
_WORDS: Final[tuple[type[Enum], ...]] = (*Word.__subclasses__(), Claim, Qualifier)
_MEANT: Final = {"period": "Write start: and end:.", "from": "Write start:.", "to": "Write end:."}


def structured(entry: object, cls: type[T]) -> T:
    """The fact or source that an entry of a file says.

    Raises:
        Misfits: All that does not fit in it.
    """
    made: T = _converter().structure(entry, cls)
    return made


def file_keys(cls: type) -> tuple[str, ...]:
    """The keys that an entry of this class may have, in the order of its attributes."""
    keys: list[str] = []
    for field in _fields(cls):
        keys.extend(forms.KEYS_OF.get(field.name, (field.name,)))
    return tuple(dict.fromkeys(keys))


def _fields(cls: type) -> tuple[attrs.Attribute[Any], ...]:
    attrs.resolve_types(cls)
    return tuple(field for field in attrs.fields(cls) if field.init)


@cache
def _converter() -> Converter:
    made = Converter(detailed_validation=False)
    leaves: dict[Any, Callable[[object], object]] = {
        str: scalars.text,
        bool: scalars.truth,
        int: scalars.whole,
        Decimal: scalars.number,
        Bound: partial(scalars.bound, span=True),
        Citation: scalars.citation,
        Money: scalars.amount,
        Share: scalars.share,
    }
    for kind, read in leaves.items():
        made.register_structure_hook(kind, _alone(read))
    for words in _WORDS:  # each by name: cattrs takes them for the texts that they also are
        made.register_structure_hook(words, _alone(partial(scalars.word, words=words)))
    made.register_structure_hook_factory(_is_tuple, lambda kind: _items(kind, made))
    made.register_structure_hook_factory(attrs.has, lambda cls: _Keys(cls, made).read)
    for kind, read in leaves.items():  # Money, Share, Bound and Citation are attrs classes too
        made.register_structure_hook(kind, _alone(read))
    _register_forms(made)
    return made


def _register_forms(made: Converter) -> None:
    selection = made.get_structure_hook(Selection)
    holding = made.get_structure_hook(Holding)
    identifiers = made.get_structure_hook(tuple[Identifier, ...])
    made.register_structure_hook(Parties, lambda value, _: forms.parties(value, lambda v: selection(v, Selection)))
    made.register_structure_hook(Holding, lambda value, _: forms.holding(value, lambda v: holding(v, Holding)))
    made.register_structure_hook_func(
        lambda kind: kind == tuple[Identifier, ...],
        lambda value, kind: forms.identifiers(value, lambda v: identifiers(v, kind)),
    )


def _alone(read: Callable[[object], object]) -> Hook:
    return lambda value, _: read(value)


def _is_words(kind: object) -> bool:
    return isinstance(kind, type) and issubclass(kind, Enum)


def _is_tuple(kind: object) -> bool:
    return get_origin(kind) is tuple


def _items(kind: Any, made: Converter) -> Hook:  # noqa: ANN401 - a type
    """Reads a list; one word of a closed list may stand without brackets."""
    item = get_args(kind)[0]
    read = made.get_structure_hook(item)

    def items(value: object, _: object) -> tuple[object, ...]:
        if isinstance(value, str) and _is_words(item):
            return (read(value, item),)
        if not isinstance(value, list):
            hint = f"Write a list: [{value}]." if isinstance(value, str) and ":" not in value else "Write a list."
            raise scalars.wrong(value, "a list", "" if value is None else hint)
        gathering = Gathering()
        found = tuple(gathering.attempt((index,), partial(read, one, item), None) for index, one in enumerate(value))
        gathering.close()
        return found

    return items


class _Keys:
    """Reads a mapping as an attrs class, key by key."""

    def __init__(self, cls: type, made: Converter) -> None:
        self.cls = cls
        self.made = made
        self.keys = file_keys(cls)
        self.fields = _fields(cls)
        self.hooks = {field.name: self._hook(field) for field in self.fields if field.name != "period"}

    def _hook(self, field: attrs.Attribute[Any]) -> Hook:
        if field.name in _YEARS and field.type is str:
            return _alone(scalars.year_text)
        return self.made.get_structure_hook(field.type)

    def read(self, value: object, _: object) -> object:
        """The object that the mapping says.

        Raises:
            Misfits: All that does not fit.
        """
        if not isinstance(value, dict):
            raise scalars.wrong(value, "a mapping", f"Write keys and values: {', '.join(self.keys[:4])} …")
        gathering = Gathering()
        entry = forms.prepared(self.cls, value, gathering)
        self._unknown(entry, gathering)
        content = {
            field.name: self._content(field, entry, gathering) for field in self.fields if self._stands(field, entry)
        }
        self._missing(entry, gathering)
        if gathering.found:
            raise Misfits(gathering.found, _rest(self.cls, content))
        return _built(self.cls, content)

    def _stands(self, field: attrs.Attribute[Any], entry: dict[str, object]) -> bool:
        return any(key in entry for key in forms.KEYS_OF.get(field.name, (field.name,)))

    def _content(self, field: attrs.Attribute[Any], entry: dict[str, object], gathering: Gathering) -> object:
        if field.name == "period":
            return gathering.attempt((), lambda: forms.period(entry), Period())
        names = [key for key in forms.KEYS_OF.get(field.name, (field.name,)) if key in entry]
        if len(names) > 1:
            gathering.add("CK128", f'"{names[0]}" and "{names[1]}" say the same', "Keep one.", (names[1],), at_key=True)
        read = partial(self.hooks[field.name], entry[names[0]], field.type)
        return gathering.attempt((names[0],), read, None)

    def _unknown(self, entry: Iterable[str], gathering: Gathering) -> None:
        for key in entry:
            if key not in self.keys:
                hint = _MEANT.get(key) or suggestion(near_names(key, self.keys)) or f"Known: {', '.join(self.keys)}."
                gathering.add("CK121", f'unknown key "{key[:60]}"', hint, (key,), at_key=True)

    def _missing(self, entry: dict[str, object], gathering: Gathering) -> None:
        for field in self.fields:
            if field.default is attrs.NOTHING and not self._stands(field, entry):
                key = forms.KEYS_OF.get(field.name, (field.name,))[0]
                gathering.add("CK122", f'the key "{key}" is missing', f"Write {key}: and its value.")


def _rest(cls: type, content: dict[str, Any]) -> object:
    """An object of the keys that fit, its names still to be looked up. It is never handed out."""
    rest: object = object.__new__(cls)
    for field in attrs.fields(cls):
        object.__setattr__(rest, field.name, content.get(field.name))
    return rest


def _built(cls: type, content: dict[str, Any]) -> object:
    try:
        return cls(**content)
    except InvalidText as error:
        code = "CK107" if issubclass(cls, (Money, Share)) else "CK120"
        raise misfit(code, f"{error.reason}: {error.text[:80]!r}", error.hint) from None
