"""What every tool can be asked."""

from __future__ import annotations

from collections.abc import Sized
from typing import ClassVar

from benchmarks.asking import Body, Matter, Moment, Query, Window
from benchmarks.columns import Columns
from benchmarks.reading import above

__all__ = ["Pairs", "Peer", "View"]

#: How many of each kind of relationship held, and whether each of those asked about did.
View = tuple[tuple[int, int, int], tuple[bool, ...]]

#: System-wide and own process of each pair, by number.
Pairs = set[tuple[int, int]]


class Peer:
    """A tool with the model in it. Bodies, services, areas and processes are numbers here; ours turns them into ids.

    Attributes:
        questions: What it can be asked.
        packages: What it is made with, for the versions.
        how: How it holds the model, in a few words.
    """

    questions: ClassVar[tuple[str, ...]] = ()
    packages: ClassVar[tuple[str, ...]] = ()
    how: ClassVar[str] = ""

    def __init__(self, columns: Columns) -> None:
        self.forums = columns.sizes.organisations
        self.areas_above = above(columns.areas["parent"])
        self.services_above = above(columns.services["parent"])

    def prepared(self, query: Query) -> object:
        """The query in the form in which a user would have it; not timed."""
        return query

    def told(self, question: str, answer: object) -> object:
        """The answer in the form in which those of all tools are compared; not timed."""
        return answer

    def length(self, answer: object) -> int:
        """How much a listing lists; not timed."""
        return len(answer) if isinstance(answer, Sized) else 0

    def who_takes(self, query: Matter) -> object:
        """The bodies that take or ratify."""
        raise NotImplementedError

    def who_makes(self, query: Matter) -> object:
        """The bodies that make or recommend, each forum opened to its members on the day."""
        raise NotImplementedError

    def as_of(self, query: Moment) -> object:
        """A `View`."""
        raise NotImplementedError

    def double_running(self, query: Window) -> object:
        """`Pairs` of a system-wide process and one of an organisation that takes part in it.

        They share a stage, a service and an area, or one has that of the other within its own, and a day within the
        window on which both run.
        """
        raise NotImplementedError

    def double_running_decade(self, query: Window) -> object:
        """The same over more days."""
        return self.double_running(query)

    def lineage(self, query: Body) -> object:
        """The bodies before and after it by changes that had come about, it itself left out."""
        raise NotImplementedError
