"""Entries of a file to facts: for each class one strict reader, made once, which gathers every fault of an entry."""

from __future__ import annotations

import sys
from collections.abc import Callable, Collection, Hashable, Mapping
from decimal import Decimal
from enum import Enum
from functools import cache, partial
from types import NoneType, SimpleNamespace, UnionType
from typing import Any, Final, TypeAlias, TypeVar, Union, cast, get_args, get_origin, get_type_hints

import attrs

from commissionkit.errors import InvalidText, near_names, suggestion
from commissionkit.io import forms, scalars
from commissionkit.io.misfits import Gathering, Misfit, Misfits, misfit
from commissionkit.model import Holding, Identifier, Parties, Selection
from commissionkit.periods import Bound, Period
from commissionkit.sources import Citation
from commissionkit.units import Money, Share

__all__ = ["Keys", "Read", "file_keys", "is_mapping", "keys_of", "reader_of", "structured"]

T = TypeVar("T")
#: Makes what a value of a file says, or raises all that does not fit in it.
Read: TypeAlias = Callable[[Any], Any]

#: Texts that are usually a year, and may be written as a number.
_YEARS: Final = frozenset({"year", "by", "published"})
_BOUNDS: Final = forms.KEYS_OF["period"]
_UNKNOWN: Final = Period()
_MEANT: Final = {"period": "Write start: and end:.", "from": "Write start:.", "to": "Write end:."}
_LEAVES: Final[Mapping[object, Read]] = {
    str: scalars.text,
    bool: scalars.truth,
    int: scalars.whole,
    Decimal: scalars.number,
    Bound: partial(scalars.bound, span=True),
    Citation: scalars.citation,
    Money: scalars.amount,
    Share: scalars.share,
}


def structured(entry: object, cls: type[T]) -> T:
    """The fact or source that an entry of a file says.

    Raises:
        Misfits: All that does not fit in it.
    """
    made: T = reader_of(cls)(entry)
    return made


def reader_of(cls: type) -> Read:
    """What reads entries of a class of facts, as `structured` does; for many of them."""
    return _reader(cast("Hashable", cls))


def file_keys(cls: type) -> tuple[str, ...]:
    """The keys that an entry of this class may have, in the order of its attributes."""
    keys = (key for field in attrs.fields(cls) if field.init for key in _keys_of(field.name))
    return tuple(dict.fromkeys(keys))


def keys_of(cls: type) -> Keys:
    """The keys of a class of facts or of parts of facts, and what reads them."""
    return _keys(cast("Hashable", cls))


@cache
def _keys(cls: Any) -> Keys:  # noqa: ANN401 - a class
    return Keys(cls)


def is_mapping(kind: object) -> bool:
    """Whether values of a type are written as a mapping with the keys of a class, and in no other way."""
    return isinstance(kind, type) and attrs.has(kind) and kind not in {*_LEAVES, Parties, Holding}


def _keys_of(name: str) -> tuple[str, ...]:
    return forms.KEYS_OF.get(name, (name,))


@cache
def _reader(kind: Any) -> Read:  # noqa: ANN401 - a type
    """What reads values of a type: a class of facts or parts of facts, a list, a word, a single value.

    Raises:
        TypeError: There is no form for it in a file.
    """
    if kind in _LEAVES:
        return _LEAVES[kind]
    if get_origin(kind) is tuple:
        return _list_reader(get_args(kind)[0])
    if get_origin(kind) in (Union, UnionType):
        return _or_nothing(kind)
    if isinstance(kind, type) and issubclass(kind, Enum):
        return scalars.word_reader(kind)
    if not (isinstance(kind, type) and attrs.has(kind)):
        raise TypeError(f"a file has no form for {kind}")
    if kind is Parties:
        return lambda value: forms.parties(value, _reader(Selection))
    read: Read = keys_of(kind).read
    return partial(forms.holding, read=read) if kind is Holding else read


def _or_nothing(kind: Any) -> Read:  # noqa: ANN401 - a type
    read = _reader(next(one for one in get_args(kind) if one is not NoneType))
    return lambda value: None if value is None else read(value)


def _list_reader(item: Any) -> Read:  # noqa: ANN401 - a type
    """Reads a list; one word of a closed list may stand without brackets."""
    read = _reader(item)
    if item is Identifier:
        return partial(forms.identifiers, read=lambda value: _items(value, read))
    if isinstance(item, type) and issubclass(item, Enum):
        return lambda value: (read(value),) if isinstance(value, str) else _items(value, read)
    if item is str:
        return lambda value: forms.texts(value) or _items(value, read)
    return lambda value: _items(value, read)


def _items(value: object, read: Read) -> tuple[Any, ...]:
    if not isinstance(value, list):
        hint = f"Write a list: [{value}]." if isinstance(value, str) and ":" not in value else "Write a list."
        raise scalars.wrong(value, "a list", "" if value is None else hint)
    found: list[object] = []
    faults: list[Misfit] = []
    for index, one in enumerate(value):
        try:
            found.append(read(one))
        except Misfits as misfits:
            faults.extend(fault.under((index,)) for fault in misfits.found)
    if faults:
        raise Misfits(faults)
    return tuple(found)


class Keys:
    """Reads a mapping as an attrs class, key by key.

    Attributes:
        cls: The class.
        keys: Its keys, in the order of its attributes.
        prepare: What resolves the forms that spread over several keys; None where it has none.
        bounds: The keys of its period, as far as it has one.
        needed: The attributes that have to be said.
        twofold: Keys that say the same.
        types: The types of its attributes.
        takes: For each key but those of the period, the attribute that it fills and what reads its value.
    """

    __slots__ = ("bounds", "cls", "keys", "needed", "prepare", "takes", "twofold", "types")

    def __init__(self, cls: type) -> None:
        self.cls = cls
        self.keys = file_keys(cls)
        self.prepare = forms.preparing(cls)
        fields = [field for field in attrs.fields(cls) if field.init]
        self.bounds = frozenset(_BOUNDS if any(field.name == "period" for field in fields) else ())
        self.needed = frozenset(field.name for field in fields if field.default is attrs.NOTHING)
        self.twofold = tuple(keys for field in fields if len(keys := _keys_of(field.name)) > 1 and keys != _BOUNDS)
        self.types = _types(cls)
        self.takes: dict[str, tuple[str, Read]] = {
            key: (field.name, _field_reader(field.name, self.types[field.name]))
            for field in fields
            if field.name != "period"
            for key in _keys_of(field.name)
        }

    def take(self, keys: Collection[str]) -> bool:
        """Whether a mapping may have just these keys: none is unknown or missing, and no two say the same."""
        if any(key not in self.takes and key not in self.bounds for key in keys):
            return False
        said = {self.takes[key][0] for key in keys if key in self.takes}
        return self.needed <= said and not any(first in keys and second in keys for first, second in self.twofold)

    def read(self, value: object) -> object:
        """The object that the mapping says.

        Raises:
            Misfits: All that does not fit.
        """
        if not isinstance(value, dict):
            raise scalars.wrong(value, "a mapping", f"Write keys and values: {', '.join(self.keys[:4])} …")
        gathering = Gathering()
        entry = value if self.prepare is None else self.prepare(value, gathering)
        content = self._content(entry, gathering)
        for first, second in self.twofold:
            if first in entry and second in entry:
                gathering.add("CK128", f'"{first}" and "{second}" say the same', "Keep one.", (second,), at_key=True)
        if not self.needed <= content.keys():
            self._missing(content, gathering)
        if gathering.found:
            raise Misfits(gathering.found, _rest(self.cls, content))
        return _built(self.cls, content)

    def _content(self, entry: dict[str, object], gathering: Gathering) -> dict[str, Any]:
        """What the keys say, by attribute; None where that does not fit."""
        takes, content = self.takes, dict[str, Any]()
        for key, one in entry.items():
            take = takes.get(key)
            if take is None:
                self._apart(key, gathering)
                continue
            name, read = take
            try:
                content[name] = read(one)
            except Misfits as misfits:
                gathering.found.extend(fault.under((key,)) for fault in misfits.found)
                content[name] = None
        if not self.bounds.isdisjoint(entry):
            try:
                content["period"] = forms.period(entry)
            except Misfits as misfits:
                gathering.found.extend(misfits.found)
                content["period"] = _UNKNOWN
        return content

    def _apart(self, key: str, gathering: Gathering) -> None:
        """A bound of the period, read with the other one, or a key that is none."""
        if key not in self.bounds:
            hint = _MEANT.get(key) or suggestion(near_names(key, self.keys)) or f"Known: {', '.join(self.keys)}."
            gathering.add("CK121", f'unknown key "{key[:60]}"', hint, (key,), at_key=True)

    def _missing(self, content: dict[str, Any], gathering: Gathering) -> None:
        lacking = self.needed - content.keys()
        for key in (_keys_of(field.name)[0] for field in attrs.fields(self.cls) if field.name in lacking):
            gathering.add("CK122", f'the key "{key}" is missing', f"Write {key}: and its value.")


def _field_reader(name: str, kind: object) -> Read:
    return scalars.year_text if name in _YEARS and kind is str else _reader(kind)


def _types(cls: type) -> dict[str, object]:
    """The types of the attributes of a class."""
    homes = [base for base in reversed(cls.__mro__) if "__attrs_attrs__" in vars(base)]
    own = [(field, home.__module__) for home in homes for field in attrs.fields(home) if not field.inherited]
    return {field.name: _type(field.type, module) for field, module in own}


@cache
def _type(written: object, module: str) -> object:
    """A type as it is written in a module; each text is looked up once, not once for every class that inherits it."""
    if not isinstance(written, str):
        return written
    return get_type_hints(SimpleNamespace(__annotations__={"it": written}), vars(sys.modules[module]))["it"]


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
