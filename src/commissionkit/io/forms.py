"""The short forms of a site file: periods by start and end, parties, holdings, identifiers, marked numbers."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import lru_cache, partial
from typing import Final, TypeAlias

import attrs

from commissionkit.errors import InvalidText
from commissionkit.io.misfits import Gathering, Misfits, misfit
from commissionkit.io.scalars import bound, marked_number, text, wrong
from commissionkit.model import Holding, Identifier, Parties, Selection
from commissionkit.periods import NOT_STATED, ONGOING, Bound, Period

__all__ = ["ITS_AREA", "KEYS_OF", "holding", "identifiers", "parties", "period", "preparing", "texts"]

#: Attributes that a file writes under another name, or under two; the first is the one written.
KEYS_OF: Final[Mapping[str, tuple[str, ...]]] = {"period": ("start", "end"), "powers": ("power", "powers")}
ITS_AREA: Final = "its_area"
_SHORT: Final = 100
#: An entry with such forms resolved; what is wrong with them is gathered.
Prepare: TypeAlias = Callable[[dict[str, object], Gathering], dict[str, object]]
_PARTIES: Final = "Write [a, b], none, {each: [a, b]} or {each: {seat_on: forum}}."


def period(entry: Mapping[str, object]) -> Period:
    """The period that `start` and `end` say.

    Raises:
        Misfits: A bound is none, or the end is before the start.
    """
    start, end = entry.get("start", "not_stated"), entry.get("end", "ongoing")
    if isinstance(start, str) and isinstance(end, str) and len(start) + len(end) <= _SHORT:
        return _between_texts(start, end)
    return _between(start, end)


@lru_cache(maxsize=4096)
def _between_texts(start: str, end: str) -> Period:
    """The period of two texts; in a register thousands of facts share one."""
    return _between(start, end)


def _between(written_start: object, written_end: object) -> Period:
    try:
        start, end = bound(written_start), bound(written_end)
    except Misfits:
        start, end = _bounds(written_start, written_end)
    if start.kind == "ongoing":
        raise misfit("CK124", "a period cannot start with ongoing", "Leave start out, or write not_stated.", ("start",))
    try:
        return Period(start, end)
    except InvalidText:
        raise misfit("CK109", f"the end {end} is before the start {start}", "Look at both.", ("end",)) from None


def _bounds(written_start: object, written_end: object) -> tuple[Bound, Bound]:
    """Both bounds, or what is wrong with each."""
    gathering = Gathering()
    start = gathering.attempt(("start",), lambda: bound(written_start), NOT_STATED)
    end = gathering.attempt(("end",), lambda: bound(written_end), ONGOING)
    gathering.close()
    return start, end


def preparing(cls: type) -> Prepare | None:
    """What resolves the forms of a class that spread over several keys of an entry; None where it has none."""
    if cls is Selection:
        return _for_its_area
    names = {field.name for field in attrs.fields(cls)}
    return _marked if {"value", "qualifier"} <= names else None


def _marked(entry: dict[str, object], _: Gathering) -> dict[str, object]:
    if not isinstance(entry.get("value"), str) or "qualifier" in entry:
        return entry
    try:
        value, qualifier = marked_number(text(entry["value"]))
    except Misfits:
        return entry  # the number is refused where it is read
    return {**entry, "value": value, "qualifier": qualifier.value}


def _for_its_area(entry: dict[str, object], gathering: Gathering) -> dict[str, object]:
    if "for" not in entry:
        return entry
    if "kind" not in entry:
        gathering.add("CK128", '"for" goes with "kind" alone', "Take it out.", ("for",), at_key=True)
    if entry["for"] != ITS_AREA:
        gathering.add("CK123", '"for" can only be its_area', f"Write for: {ITS_AREA}.", ("for",))
    return {key: value for key, value in entry.items() if key != "for"}


def parties(value: object, selection: Callable[[object], Selection]) -> Parties:
    """Who: `a`, `[a, b]`, `none`, `{each: [a, b]}`, `{each: {seat_on: x}}`.

    Raises:
        Misfits: It is none of these.
    """
    if value == "none":
        return Parties(nobody=True)
    if not isinstance(value, dict):
        return Parties(ids=_ids(value, ()))
    gathering = Gathering()
    for key in value:
        if key != "each":
            gathering.add("CK121", f'unknown key "{key[:60]}"', _PARTIES, (key,), at_key=True)
    if not value:
        gathering.add("CK122", 'the key "each" is missing', _PARTIES)
    gathering.close()
    inner = value["each"]
    if not isinstance(inner, dict):
        return Parties(ids=_ids(inner, ("each",)), each=True)
    rule = gathering.attempt(("each",), lambda: selection(inner), Selection())
    gathering.close()
    return Parties(rule=rule)


def texts(value: object) -> tuple[str, ...]:
    """The texts of a list of nothing but texts; else none."""
    return tuple(value) if isinstance(value, list) and {*map(type, value)} == {str} else ()


def _ids(value: object, path: tuple[str, ...]) -> tuple[str, ...]:
    if isinstance(value, str):
        return (value,)
    if found := texts(value):
        return found
    gathering = Gathering()
    if not isinstance(value, list):
        found = gathering.attempt(path, lambda: _refuse(value), ())
    else:
        found = tuple(gathering.attempt((*path, n), partial(text, one), "") for n, one in enumerate(value))
    gathering.close()
    return found


def _refuse(value: object) -> tuple[str, ...]:
    raise wrong(value, "who it is", _PARTIES)


def holding(value: object, read: Callable[[object], Holding]) -> Holding:
    """A service by its id alone, which is then held wholly, or a mapping with its extent."""
    return Holding(service=value) if isinstance(value, str) else read(value)


def identifiers(value: object, read: Callable[[object], tuple[Identifier, ...]]) -> tuple[Identifier, ...]:
    """Codes by their register, `{ods: 01Y}`, or a list of `{scheme, code}`."""
    if not isinstance(value, dict):
        return read(value)
    if texts([*value.values()]):
        return tuple([Identifier(scheme, code) for scheme, code in value.items()])
    gathering = Gathering()
    found = tuple(
        Identifier(scheme, gathering.attempt((scheme,), partial(text, code), "")) for scheme, code in value.items()
    )
    gathering.close()
    return found
