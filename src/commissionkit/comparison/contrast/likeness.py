"""When two facts say the same, and in which attributes they do not."""

from __future__ import annotations

from collections import Counter
from collections.abc import Hashable, Iterator

import attrs

from commissionkit.model import Fact

__all__ = ["Attribute", "attributes", "content", "likeness", "says_the_same"]

#: What is no part of what a fact says of the world: how it is called, where it is cited from, the coder's remark.
_BESIDE = frozenset({"id", "evidence", "note"})


def likeness(said: object) -> Hashable:
    """A value such that two are equal when they say the same: in a list the order means nothing."""
    if said is None or isinstance(said, (str, bool)):  # words of closed lists are texts, too
        return said
    if isinstance(said, tuple):
        return frozenset(Counter(likeness(item) for item in said).items())
    kind = type(said)
    if attrs.has(kind):
        return kind, tuple(likeness(getattr(said, field.name)) for field in attrs.fields(kind))
    return said


def content(fact: Fact) -> Hashable:
    """What a fact says, without its id, its evidence and the coder's remark."""
    said = (likeness(getattr(fact, field.name)) for field in attrs.fields(type(fact)) if field.name not in _BESIDE)
    return type(fact), tuple(said)


def says_the_same(fact: Fact, other: Fact) -> bool:
    """Whether two facts have one content."""
    return fact == other or content(fact) == content(other)


@attrs.frozen
class Attribute:
    """One attribute of a fact.

    Attributes:
        name: As in the model; a period is told as its start and its end.
        said: Its value; None where the fact has no such attribute.
        refers: Whether it names other facts by their ids.
    """

    name: str
    said: object = None
    refers: bool = False


def attributes(fact: Fact) -> Iterator[Attribute]:
    """What a fact says, attribute by attribute, without its id, its evidence and the coder's remark."""
    for field in attrs.fields(type(fact)):
        if field.name == "period":
            yield Attribute("start", fact.period.start)
            yield Attribute("end", fact.period.end)
        elif field.name not in _BESIDE:
            yield Attribute(field.name, getattr(fact, field.name), "kinds" in field.metadata)
