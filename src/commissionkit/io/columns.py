"""Long lists of entries to facts, a column at a time.

Entries with the same keys are turned into columns, each column is read as a whole, and the facts get their attributes
column by column: in a file of thousands of facts that takes a fraction of the time. Nothing is said here of what does
not fit: such a list is given back unread, and read entry by entry, which gathers every fault.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Hashable, Iterable, Sequence
from contextlib import suppress
from functools import cache, partial
from itertools import chain, repeat
from typing import Any, Final, TypeAlias, cast, get_origin

import attrs

from commissionkit.errors import InvalidText
from commissionkit.io import scalars
from commissionkit.io.misfits import Gathering, Misfits
from commissionkit.io.structure import Keys, Read, is_mapping, keys_of
from commissionkit.periods import Period

__all__ = ["Remembered", "objects"]

#: Shorter lists are read entry by entry: nothing is won with them.
_FEW: Final = 24
#: So many entries have the same keys, on average, where columns are of use.
_ALIKE: Final = 4
#: The bounds of a period and what they are where they are left out.
_LEFT_OUT: Final = {"start": "not_stated", "end": "ongoing"}

#: The most rows that are columns at once, which bounds the memory that it takes.
_BLOCK: Final = 1024

Column: TypeAlias = Sequence[Any]


class _Unread(Exception):
    """A list that has to be read entry by entry. It never leaves this module."""


class _Texts(dict[Any, Any]):
    """What texts, and lists of texts as tuples, say: each is read when it is first met.

    Facts share what is read from the same text: a file of thousands of facts has few citations, dates and bodies in it.
    """

    def __init__(self, read: Read) -> None:
        self.read = read

    def __missing__(self, said: str | tuple[str, ...]) -> object:
        found: object = self.read(list(said) if isinstance(said, tuple) else said)
        self[said] = found
        return found


class _Periods(dict[tuple[str | int, str | int], Period]):
    """Periods by their start and end as written."""

    def __init__(self) -> None:
        self.bounds = _Texts(scalars.bound)

    def __missing__(self, written: tuple[str | int, str | int]) -> Period:
        start, end = written
        try:
            found = self[written] = Period(self.bounds[start], self.bounds[end])
        except InvalidText:
            raise _Unread from None
        return found


class Remembered:
    """What has been read of one file.

    Attributes:
        periods: Periods by their start and end.
    """

    __slots__ = ("_others", "periods")

    def __init__(self) -> None:
        self.periods = _Periods()
        self._others: dict[Read, _Texts] = {}

    def by(self, read: Read) -> _Texts:
        """What `read` made of texts."""
        return self._others.get(read) or self._others.setdefault(read, _Texts(read))


ReadColumn: TypeAlias = Callable[[Column, Remembered], Column]


def objects(cls: type, entries: Sequence[object], seen: Remembered) -> list[Any] | None:
    """The objects that the entries of a list say, in their order.

    Args:
        cls: Their class.
        entries: What stands in the list.
        seen: What has been read of the file before; it grows.

    Returns:
        None where the list has to be read entry by entry: it is short, or its entries have little in common, or one of
        them may not fit.
    """
    if len(entries) < _FEW:
        return None
    plan = _plan(cast("Hashable", cls))
    try:
        return None if plan is None else plan.read(entries, seen)
    except (Misfits, _Unread):
        return None


@cache
def _plan(cls: Any) -> _Plan | None:  # noqa: ANN401 - a class
    """How the columns of a class are read; None for one whose objects have to be made by the class itself."""
    return _Plan(keys_of(cls)) if _is_plain(cls) else None


def _is_plain(cls: type) -> bool:
    """Whether the objects of a class are their attributes as they are read: nothing is converted, looked at or added.

    What reads a list gives a tuple already, which is all that the converters of such attributes do.
    """
    fields = attrs.fields(cls)
    types = keys_of(cls).types
    return not hasattr(cls, "__attrs_post_init__") and all(
        field.init and field.validator is None and (field.converter is None or get_origin(types[field.name]) is tuple)
        for field in fields
    )


class _Plan:
    """Reads lists of mappings as objects of one class."""

    __slots__ = ("columns", "keys", "slots")

    def __init__(self, keys: Keys) -> None:
        self.keys = keys
        self.columns: dict[str, tuple[str, ReadColumn]] = {
            key: (name, _column_reader(keys.types[name], read)) for key, (name, read) in keys.takes.items()
        }
        #: Each attribute with what sets it, past the guard of a frozen class, and its default.
        self.slots: list[tuple[str, Callable[[object, object], None], object]] = [
            (field.name, getattr(keys.cls, field.name).__set__, _default(field)) for field in attrs.fields(keys.cls)
        ]

    def read(self, entries: Sequence[object], seen: Remembered) -> list[Any]:
        """The objects that the mappings say.

        Raises:
            Misfits: One of them does not fit.
            _Unread: One of them may not fit, or they have little in common.
        """
        if not _all_are(dict, entries):
            raise _Unread
        rows = self._prepared(cast("Sequence[dict[str, object]]", entries))
        made: list[Any] = list(map(object.__new__, repeat(self.keys.cls, len(rows))))
        for keys, places in _by_keys(rows).items():
            if not self.keys.take(keys):
                raise _Unread
            for start in range(0, len(places), _BLOCK):
                block = places[start : start + _BLOCK]
                columns = zip(*(rows[place].values() for place in block), strict=True)
                self._fill([made[place] for place in block], dict(zip(keys, columns, strict=True)), seen)
        return made

    def _prepared(self, rows: Sequence[dict[str, object]]) -> Sequence[dict[str, object]]:
        prepare, gathering = self.keys.prepare, Gathering()
        if prepare is None:
            return rows
        prepared = [prepare(row, gathering) for row in rows]
        gathering.close()
        return prepared

    def _fill(self, made: Sequence[object], columns: dict[str, Column], seen: Remembered) -> None:
        """Set all attributes of new objects: those that the columns say, and the defaults."""
        content: dict[str, Column] = {}
        for key, column in columns.items():
            if key not in self.keys.bounds:
                name, read = self.columns[key]
                content[name] = read(column, seen)
        if not self.keys.bounds.isdisjoint(columns):
            content["period"] = _periods(columns, len(made), seen)
        for name, put, default in self.slots:
            if name not in content:
                for one in made:
                    put(one, default)
                continue
            for one, value in zip(made, content[name], strict=True):
                put(one, value)


def _default(field: attrs.Attribute[Any]) -> object:
    """What an attribute is where it is left out; one for all, since it never changes."""
    default: Any = field.default
    return default.factory() if isinstance(default, attrs.Factory) else default  # type: ignore[arg-type]


def _by_keys(rows: Sequence[dict[str, object]]) -> dict[tuple[str, ...], list[int]]:
    """The places of the mappings that have the same keys in the same order."""
    places: defaultdict[tuple[str, ...], list[int]] = defaultdict(list)
    for place, keys in enumerate(map(tuple, rows)):
        places[keys].append(place)
    if len(places) * _ALIKE > len(rows):
        raise _Unread
    return places


def _all_are(kind: type, values: Iterable[object]) -> bool:
    return {*map(type, values)} <= {kind}


def _column_reader(kind: object, read: Read) -> ReadColumn:
    """What reads a column of values, each of which `read` would read."""
    if read is scalars.text:
        return _texts
    if kind == str | None:
        return partial(_texts_or, read)
    if kind == tuple[str, ...]:
        return _lists_of_texts
    if is_mapping(kind) and (plan := _plan(kind)) is not None:
        return partial(_mappings, plan, read)
    return partial(_read, read)


def _texts(column: Column, _: Remembered) -> Column:
    if not _all_are(str, column):
        raise _Unread
    return column


def _texts_or(read: Read, column: Column, _: Remembered) -> Column:
    return column if _all_are(str, column) else list(map(read, column))


def _mappings(plan: _Plan, read: Read, column: Column, seen: Remembered) -> Column:
    """Mappings within entries; few, or such as have little in common, one by one."""
    if len(column) >= _FEW:
        with suppress(_Unread):
            return plan.read(column, seen)
    return list(map(read, column))


def _lists_of_texts(column: Column, _: Remembered) -> Column:
    if not (_all_are(list, column) and _all_are(str, chain.from_iterable(column))):
        raise _Unread
    return list(map(tuple, column))


def _read(read: Read, column: Column, seen: Remembered) -> Column:
    """Texts, or lists of them, each read once in a file; whatever else stands there one by one."""
    texts = seen.by(read)
    if _all_are(str, column):
        return list(map(texts.__getitem__, column))
    if _all_are(list, column) and _all_are(str, chain.from_iterable(column)):
        return list(map(texts.__getitem__, map(tuple, column)))
    return list(map(read, column))


def _periods(columns: dict[str, Column], length: int, seen: Remembered) -> Column:
    """The periods that two columns say, of which one may be missing.

    Raises:
        Misfits: A bound is none.
        _Unread: They are neither texts nor years, or a start and an end do not go together.
    """
    starts, ends = (columns.get(key) or (left_out,) * length for key, left_out in _LEFT_OUT.items())
    if not {*map(type, chain(starts, ends))} <= {str, int}:
        raise _Unread
    return list(map(seen.periods.__getitem__, zip(starts, ends, strict=True)))
