"""Values of facts in words, so that two that differ also read differently."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from enum import Enum
from typing import Final

import attrs

from commissionkit.model import Arrangement, Parties

__all__ = ["told_apart", "worded"]

_NOTHING: Final = (None, "", ())


def worded(world: Arrangement, said: object, *, refers: bool = False, ids: bool = False) -> str:
    """A value as a person reads it.

    Args:
        world: Where the facts that it names are.
        said: The value of an attribute.
        refers: Whether it names facts by their ids.
        ids: Whether to show those ids; else what the facts are called.
    """
    if isinstance(said, tuple):
        return "; ".join(worded(world, item, refers=refers, ids=ids) for item in said)
    if isinstance(said, bool):
        return "yes" if said else "no"
    if isinstance(said, Enum):
        return str(said.value).replace("_", " ")
    if isinstance(said, Parties):
        return _parties(world, said, ids=ids)
    if isinstance(said, str):
        return (said if ids else world.name(said)) if refers and said in world else _plain(said)
    if said is None:
        return ""
    if _has_own_words(said):
        return _plain(str(said))
    return ", ".join(_within(world, said, ids=ids)) or "nothing stated"


def _plain(text: str) -> str:
    return "not stated" if text == "not_stated" else text


def _has_own_words(said: object) -> bool:
    """Whether a value is a number, a day, an amount or a citation, which say themselves what they are."""
    kind = type(said)
    return not attrs.has(kind) or kind.__module__.rpartition(".")[2] in {"units", "periods", "sources"}


def _within(world: Arrangement, said: object, *, ids: bool) -> Iterator[str]:
    for field in attrs.fields(type(said)):  # type: ignore[arg-type]
        inner = getattr(said, field.name)
        if inner not in _NOTHING and inner != field.default:
            text = worded(world, inner, refers="kinds" in field.metadata, ids=ids)
            # What is always there needs no name: the party that bears a risk, the service that is held.
            yield text if field.default is attrs.NOTHING else f"{field.name.replace('_', ' ')} {text}"


def _parties(world: Arrangement, parties: Parties, *, ids: bool) -> str:
    if parties.nobody:
        return "nobody"
    if parties.rule is not None:
        return f"each by a rule: {worded(world, parties.rule, ids=ids)}"
    named = worded(world, parties.ids, refers=True, ids=ids)
    return f"each of {named}" if parties.each else named


def told_apart(worlds: Iterable[Arrangement], values: Iterable[object], *, refers: bool) -> tuple[str, ...]:
    """Values that differ, in words that differ: by their names, else by their ids, else as they are held."""
    pairs = tuple(zip(worlds, values, strict=True))
    for ids in (False, True):
        texts = tuple(worded(world, said, refers=refers, ids=ids) for world, said in pairs)
        if len(set(texts)) == len(texts):
            return texts
    return tuple(repr(said) for _, said in pairs)
