"""YAML at first sight: the data of a text that has no fault, without the places.

Most texts are sound, and nobody asks where in them a value stands. What is not plain at first sight is read again by
the slower reader, which names every place and fault.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any, TypeAlias

import yaml  # noqa: TID251  the data come from its events

from commissionkit.nodes.places import Limits, Plain
from commissionkit.nodes.scalars import SURROGATE, Unfit, plain_scalar

__all__ = ["Loader", "NotPlain", "events_of", "plain_data"]

Loader: TypeAlias = type[yaml.SafeLoader | yaml.CSafeLoader]


class NotPlain(Exception):
    """The text has a fault, or might have one. It never leaves this package."""


def events_of(text: str, loader: Loader) -> Iterator[yaml.Event]:
    """The events of a text, as `yaml.parse` gives them, which asks twice for each."""
    parser = loader(text)
    try:
        yield from iter(parser.get_event, None)
    finally:
        parser.dispose()


def plain_data(text: str, loader: Loader, limits: Limits) -> Plain:
    """The list or mapping that the text says.

    Raises:
        NotPlain: It says neither, goes beyond the limits, or has something in it that is a fault or might be one.
        yaml.YAMLError: It is no YAML. So it is where a ValueError is raised.
    """
    reading = _Reading(limits)
    take: dict[type[yaml.Event], Callable[[Any], None]] = {
        yaml.ScalarEvent: reading.scalar,
        yaml.MappingStartEvent: reading.mapping,
        yaml.SequenceStartEvent: reading.sequence,
        yaml.MappingEndEvent: reading.end,
        yaml.SequenceEndEvent: reading.end,
        yaml.DocumentStartEvent: reading.document,
        yaml.DocumentEndEvent: _nothing,
        yaml.StreamStartEvent: _nothing,
        yaml.StreamEndEvent: _nothing,
    }
    for event in events_of(text, loader):
        if type(event) not in take:
            raise NotPlain
        take[type(event)](event)
    if len(reading.top) != 1:
        raise NotPlain
    return reading.top[0]


def _nothing(_: yaml.Event) -> None:
    """The event says nothing of the data."""


class _Reading:
    """What has been read so far: the innermost list or mapping still open, and those around it."""

    __slots__ = ("depth", "holder", "key", "left", "outer", "top")

    def __init__(self, limits: Limits) -> None:
        self.depth = limits.depth
        self.left = limits.values
        self.top: list[Plain] = []
        self.holder: list[Plain] | dict[str, Plain] = self.top
        self.key: str | None = None
        self.outer: list[tuple[list[Plain] | dict[str, Plain], str | None]] = []

    def document(self, event: yaml.DocumentStartEvent) -> None:
        """A document begins: the only one, and without directives."""
        if self.top or event.version or event.tags:
            raise NotPlain

    def scalar(self, event: yaml.ScalarEvent) -> None:
        """A single value, or a key."""
        if event.anchor is not None or event.tag is not None or not self.outer:
            raise NotPlain
        text = event.value
        if not event.style:
            self._put(plain_scalar(text), merge=text == "<<")
        elif event.style == '"' and SURROGATE.search(text):
            raise NotPlain
        else:
            self._put(text)

    def mapping(self, event: yaml.MappingStartEvent) -> None:
        """A mapping begins."""
        self._open(event, {})

    def sequence(self, event: yaml.SequenceStartEvent) -> None:
        """A list begins."""
        self._open(event, [])

    def end(self, _: yaml.CollectionEndEvent) -> None:
        """The innermost list or mapping ends."""
        self.holder, self.key = self.outer.pop()

    def _open(self, event: yaml.CollectionStartEvent, value: list[Plain] | dict[str, Plain]) -> None:
        if event.anchor is not None or event.tag is not None or len(self.outer) >= self.depth:
            raise NotPlain
        self._put(value)
        self.outer.append((self.holder, self.key))
        self.holder, self.key = value, None

    def _put(self, value: Plain | Unfit, *, merge: bool = False) -> None:
        holder = self.holder
        if isinstance(value, Unfit):
            raise NotPlain
        if isinstance(holder, list):
            holder.append(value)
        elif self.key is not None:
            holder[self.key] = value
            self.key = None
        elif isinstance(value, str) and not merge and value not in holder:
            self.key = value
            return
        else:
            raise NotPlain
        self.left -= 1
        if self.left < 0:
            raise NotPlain
