"""Headings and names for answers over several arrangements."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import TypedDict, TypeVar

from commissionkit.model import Arrangement, Fact, Theme, Word
from commissionkit.questions.titling import titled

__all__ = ["Head", "fact_word", "facts_of", "head", "named", "title_of", "word", "words"]

F = TypeVar("F", bound=Fact)


class Head(TypedDict):
    """What every answer over several arrangements begins with."""

    site: str
    arrangements: tuple[str, ...]
    title: str


def head(asked: Mapping[str, Arrangement], what: str, *under: str) -> Head:
    """What was asked, under which filters, of whom."""
    places = ", ".join(title_of(world) for world in asked.values())
    filters = "; ".join(part for part in under if part)
    title = f"{what}{f' ({filters})' if filters else ''}, {places}"
    return Head(site="; ".join(asked), arrangements=tuple(asked), title=title)


def title_of(world: Arrangement) -> str:
    """The title of an arrangement; of the state on a day with the day."""
    title = world.title or world.id
    return f"{title}, {world.snapshot.on}" if world.snapshot is not None else title


def facts_of(asked: Mapping[str, Arrangement], kind: type[F]) -> list[tuple[str, Arrangement, F]]:
    """The facts of a kind: of each arrangement its own, for a baseline speaks for itself."""
    return [(name, world, fact) for name, world in asked.items() for fact in world.facts if isinstance(fact, kind)]


def words(known: Iterable[Theme | Word], used: Iterable[str]) -> Iterator[str]:
    """The shared words, then any others that the arrangements use."""
    yield from (one.id for one in known)
    yield from (one for one in used if one)


def word(known: Iterable[Theme | Word], name: str | None) -> str:
    """The name of a shared word; the word itself where it is none."""
    return next((one.name for one in known if one.id == name), name or "")


def named(world: Arrangement, name: str | None) -> str:
    """What to call the fact of that id; nothing where none is named."""
    found = world.get(name) if name else None
    return titled(world, found) if found is not None else name or ""


def fact_word(asked: Mapping[str, Arrangement], name: str | None) -> str:
    """The name of a fact that was asked for, from the first arrangement that has it."""
    return next((world.name(name) for world in asked.values() if name in world), name) if name else ""
