"""At which fields a class of values names facts, found out once for each class."""

from __future__ import annotations

import builtins
import enum
import re
import sys
from collections.abc import Hashable, Mapping
from functools import cache
from inspect import get_annotations
from typing import Any, Final, cast

import attrs

__all__ = ["Place", "is_made_of_fields", "places_of"]

_WORD: Final = re.compile(r"[A-Za-z_][A-Za-z_0-9]*")
_LITERAL: Final = re.compile(r"""\bLiteral\[[^\]]*\]""")
_PLAIN: Final = (type(None), str, int, float, bool, bytes, enum.Enum)
_PLAIN_MODULES: Final = frozenset({"datetime", "decimal", "fractions"})


@attrs.frozen
class Place:
    """A field that names facts, or that may hold values which do.

    Attributes:
        name: The field.
        kinds: The class names that a target may have; empty where the field itself names nothing.
        carries: Whether succession carries the role.
        names: Whether the field itself names facts; else it may hold values that do.
        may_be_none: Whether the field is None where it is left out.
        may_be_empty: Whether it is None or an empty list where it is left out.
        inner: The classes of the values that it may hold; None where that cannot be told.
    """

    name: str
    kinds: tuple[str, ...]
    carries: bool
    names: bool
    may_be_none: bool
    may_be_empty: bool
    inner: tuple[type[object], ...] | None = ()


def places_of(cls: type[object]) -> tuple[Place, ...]:
    """The fields of an attrs class at which a value names facts, itself or through what it holds.

    A field is left out where the types declared for it cannot name anything: evidence, a period, a number. A value
    that belies its declared type is not looked into.
    """
    return _places_of(cast("Hashable", cls))


def is_made_of_fields(cls: type[object]) -> bool:
    """Whether it is an attrs class."""
    return _is_made_of_fields(cast("Hashable", cls))


@cache
def _is_made_of_fields(cls: Any) -> bool:  # noqa: ANN401 - a class
    return attrs.has(cls)


@cache
def _places_of(cls: Any) -> tuple[Place, ...]:  # noqa: ANN401 - a class
    return tuple(_place(cls, f) for f in attrs.fields(cls) if "kinds" in f.metadata or any(map(_names, _types(cls, f))))


def _place(cls: type[object], field: attrs.Attribute[Any]) -> Place:
    metadata: Mapping[str, Any] = field.metadata
    empty = field.default is None, field.default is None or field.default == ()
    if "kinds" in metadata:
        return Place(field.name, tuple(metadata["kinds"]), bool(metadata["carries"]), True, *empty)
    held = [one for one in _types(cls, field) if _names(one)]
    inner = tuple(one for one in held if isinstance(one, type) and is_made_of_fields(one))
    return Place(field.name, (), False, False, *empty, inner if len(inner) == len(held) else None)


def _types(cls: type[object], field: attrs.Attribute[Any]) -> frozenset[object]:
    """The types that the declaration of a field speaks of, `object` for one that cannot be told."""
    home = next(one for one in cls.__mro__ if field.name in get_annotations(one))
    text: object = get_annotations(home)[field.name]
    return _meant(text, home.__module__) if isinstance(text, str) else frozenset({object})


@cache
def _meant(text: str, module: str) -> frozenset[object]:
    known = {**vars(builtins), **vars(sys.modules[module])}
    return frozenset(known.get(word, object) for word in _WORD.findall(_LITERAL.sub("", text)) if word != "None")


@cache
def _names(cls: Any) -> bool:  # noqa: ANN401 - a type, or whatever else stands in a declaration
    """Whether a value of the type may name a fact: it, or what it holds, has a field for that."""
    seen: set[object] = set()
    waiting: list[object] = [cls]
    while waiting:
        here = waiting.pop()
        if here in seen:
            continue
        seen.add(here)
        if not isinstance(here, type) or not (is_made_of_fields(here) or _is_plain(here)):
            return True
        for field in attrs.fields(here) if is_made_of_fields(here) else ():
            if "kinds" in field.metadata:
                return True
            waiting += _types(here, field)
    return False


def _is_plain(cls: type[object]) -> bool:
    return cls is tuple or issubclass(cls, _PLAIN) or cls.__module__ in _PLAIN_MODULES
