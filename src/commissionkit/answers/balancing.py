"""What the places on a forum bring: how many are clinical, political, managerial and so on."""

from __future__ import annotations

from collections.abc import Iterator
from typing import ClassVar

import attrs

from commissionkit.answers.listing import Listing, Row
from commissionkit.answers.words import AnswerStatus
from commissionkit.model.terms import YesNo
from commissionkit.tables import Cell

__all__ = ["Balance", "Perspective"]


@attrs.frozen(kw_only=True)
class Perspective(Row):
    """The places that bring one perspective to a forum.

    Attributes:
        id: The perspective; `not_stated` for places of which no source says what they bring.
        name: Its name.
        places: How many places of members are recorded to bring it.
        at_least: Whether there may be more.
        voting: How many of them are stated to vote.
        chair: Whether the chair is one of them.
        holders: The organisations and posts that hold the places, by id, the chair first.
        holder_names: Their names.
        maybe: How many of the places may or may not have been held on the day.
        evidence: What is cited for the places.
    """

    name: str
    places: int
    at_least: bool = True
    voting: int = 0
    chair: bool = False
    holders: tuple[str, ...] = ()
    holder_names: tuple[str, ...] = ()
    maybe: int = 0

    def record(self) -> dict[str, Cell]:
        """The perspective as one flat row."""
        return {
            "perspective": self.id,
            "name": self.name,
            "places": self.places,
            "at_least": self.at_least,
            "voting": self.voting,
            "chair": self.chair,
            "holders": "; ".join(self.holders),
            "maybe": self.maybe,
            **self.cited(),
        }

    def reading(self) -> dict[str, Cell]:
        """The perspective, how many places, whether the chair is among them, who holds them."""
        return {
            "perspective": self.name,
            "places": self.count,
            "chair": "chair" if self.chair else "",
            "held by": ", ".join(dict.fromkeys(self.holder_names)),
            "may be": f"{self.maybe} of them" if self.maybe else "",
        }

    @property
    def count(self) -> str:
        """How many places, in words."""
        return f"at least {self.places}" if self.at_least else str(self.places)

    def __str__(self) -> str:
        return f"{self.name}: {self.count}{', the chair among them' if self.chair else ''}"


@attrs.frozen(kw_only=True, repr=False)
class Balance(Listing[Perspective]):
    """The places of members on a forum by what they bring. It has no truth value: ask for `.status`.

    Attributes:
        site: The id of the arrangement.
        title: The forum and the day.
        items: The perspectives, the one with the most places first.
        notes: What is stated of the balance, and what is not.
        beside: What is cited for the notes.
        forum: The id of the forum.
        on: The day or days meant.
        status: As of `members`: `known` only where the members are stated to be all recorded.
        complete: Whether a source says that.
        chair: Who has the chair, by id; empty where no source says.
        stated: What sources themselves conclude of the balance.
        silent: What the coder looked for and the sources do not say of the forum.
    """

    form: ClassVar[str] = "balance"

    forum: str
    on: str = ""
    status: AnswerStatus = AnswerStatus.NONE_RECORDED
    complete: YesNo = YesNo.NOT_STATED
    chair: tuple[str, ...] = ()
    stated: tuple[str, ...] = ()
    silent: tuple[str, ...] = ()

    def __bool__(self) -> bool:
        raise TypeError("a balance has no truth value: ask for its .status, or for its .items")

    def places(self, perspective: str) -> int:
        """How many recorded places bring this perspective; 0 is no proof that none does unless the status is known."""
        return sum(item.places for item in self.items if item.id == perspective)

    def to_dict(self) -> dict[str, object]:
        """The balance as versioned, JSON-ready data."""
        return {**super().to_dict(), **dict(self._head())}

    def _head(self) -> Iterator[tuple[str, object]]:
        yield "forum", self.forum
        yield "on", self.on
        yield "status", self.status.value
        yield "complete", self.complete.value
        yield "chair", list(self.chair)
        yield "stated", list(self.stated)
        yield "silent", list(self.silent)
