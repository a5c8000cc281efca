"""What a picture of areas shows, before it is laid out."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from enum import StrEnum

import attrs

from commissionkit.drawing import Undrawn
from commissionkit.views.stating import Doubt

__all__ = ["People", "Plan", "Size", "Spot"]


class Size(StrEnum):
    """What the size of a box says."""

    SCALED = "to scale"
    OTHERWISE = "recorded, but not to scale"
    NOT_STATED = "not stated"
    NOT_RECORDED = "not recorded"

    def look(self, doubt: Doubt = "") -> str:
        """How such a box looks: what is planned so, and what is not certain so where its people are recorded."""
        unsure = doubt == "planned" or (doubt and self in (Size.SCALED, Size.OTHERWISE))
        return doubt if unsure else _LOOKS[self]


_LOOKS = {
    Size.SCALED: "area",
    Size.OTHERWISE: "contract",
    Size.NOT_STATED: "unknown",
    Size.NOT_RECORDED: "unrecorded",
}


@attrs.frozen(kw_only=True)
class People:
    """One recorded number of people of an area.

    Attributes:
        fact: The id of the statement.
        value: How many; the lower end of a range.
        said: The same with qualifier, whom it counts, and its year.
        counted: Whom it counts: `registered`, `resident` or `not_stated`.
        when: The year, as printed.
        loose: Whether the number is an end: of a range, or with a qualifier such as "more than".
        told: That year in words.
    """

    fact: str
    value: Decimal
    said: str
    counted: str
    when: str
    told: str
    loose: bool = False


@attrs.frozen(kw_only=True)
class Spot:
    """One area, and those that are drawn in it.

    Attributes:
        key: Its id.
        name: What it is called.
        tier: Its tier, as stated.
        size: What the size of its box says.
        number: The people that the box is drawn for; None where it is not to scale.
        people: Every number of people that is recorded for the area itself, the one that is drawn first.
        remarks: What else is said of it, such as what else it lies in.
        bodies: Who covers it, each with what is said of how far.
        brief: Whether only the number of those bodies is written.
        doubt: Why it is not settled that it is there, or that so many people live in it as the box is drawn for.
        facts: The ids of the facts that it draws.
        inner: The areas that are drawn in it.
        more: How many areas within it are not drawn.
    """

    key: str
    name: str
    tier: str
    size: Size
    number: Decimal | None = None
    people: tuple[People, ...] = ()
    remarks: tuple[str, ...] = ()
    bodies: tuple[str, ...] = ()
    brief: bool = False
    doubt: Doubt = ""
    facts: tuple[str, ...] = ()
    inner: tuple[Spot, ...] = ()
    more: int = 0

    def each(self) -> Iterator[Spot]:
        """It and all that is drawn in it, from the outside."""
        yield self
        for spot in self.inner:
            yield from spot.each()


@attrs.frozen(kw_only=True)
class Plan:
    """All that a picture of areas shows.

    Attributes:
        roots: The areas that lie in no other that is drawn.
        counted: Whom the numbers count that are drawn to scale; empty where none is.
        whens: The years of those numbers.
        undrawn: The areas, coverages and populations that are left out, and all that does not hold on the day, and why.
    """

    roots: tuple[Spot, ...]
    counted: str
    whens: tuple[str, ...]
    undrawn: tuple[Undrawn, ...] = ()

    def spots(self) -> Iterator[Spot]:
        """Every area that is drawn."""
        for root in self.roots:
            yield from root.each()
