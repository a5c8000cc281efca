"""Published numbers and ratings, each with its unit, year, area as published and qualifier."""

from __future__ import annotations

from decimal import Decimal
from typing import ClassVar

import attrs

from commissionkit.model.base import ANY, Fact, id_text, refers_to
from commissionkit.units import Money, Qualifier

__all__ = ["Count", "MoneyStatement", "Observation", "Population", "Rating", "Statement", "Target"]


@attrs.frozen(kw_only=True)
class Statement(Fact):
    """A published figure about something; it is never averaged with another.

    Attributes:
        about: What it is about.
        year: The year it is for, in the source's words.
        area: The area as published; None where it is that of what it is about.
    """

    kind_word: ClassVar[str] = "statement"
    about: str = attrs.field(metadata=refers_to(ANY))
    year: str = ""
    area: str | None = attrs.field(default=None, metadata=refers_to("Area"))

    def derived_id(self) -> str:
        """Kind, subject and year."""
        return id_text(self.kind_word, self.about, self.year)


@attrs.frozen(kw_only=True)
class Population(Statement):
    """A number of people.

    Attributes:
        value: How many, in persons.
        upper: The upper end, where the source gives a range.
        qualifier: How exact.
        counted: Whom it counts: `registered`, `resident` or `not_stated`.
    """

    kind_word: ClassVar[str] = "population"
    value: Decimal
    upper: Decimal | None = None
    qualifier: Qualifier = Qualifier.EXACTLY
    counted: str = "not_stated"


@attrs.frozen(kw_only=True)
class MoneyStatement(Statement):
    """A sum of money and what it means.

    Attributes:
        amount: How much, with year and qualifier.
        meaning: What the sum is, such as "allocation".
        over: How many years it covers, in the source's words; empty for the one year.
    """

    kind_word: ClassVar[str] = "money"
    amount: Money
    meaning: str
    over: str = ""


@attrs.frozen(kw_only=True)
class Observation(Statement):
    """A measured indicator.

    Attributes:
        indicator: What is measured.
        value: The value, in `unit`.
        unit: The unit, such as `year`.
        qualifier: How exact.
        group: The people measured, such as "men".
    """

    kind_word: ClassVar[str] = "observation"
    indicator: str
    value: Decimal
    unit: str
    qualifier: Qualifier = Qualifier.EXACTLY
    group: str = ""


@attrs.frozen(kw_only=True)
class Rating(Statement):
    """A regulator's rating of one organisation; it never passes to an heir.

    Attributes:
        scheme: Whose rating, such as "CQC".
        rating: As printed, "not currently rated" included.
    """

    kind_word: ClassVar[str] = "rating"
    scheme: str
    rating: str


@attrs.frozen(kw_only=True)
class Count(Statement):
    """How many bodies, posts or things of a kind there are.

    Attributes:
        value: How many.
        unit: What is counted, in the singular, such as `gp-practice` or `WTE`.
        qualifier: How exact.
    """

    kind_word: ClassVar[str] = "count"
    value: Decimal
    unit: str
    qualifier: Qualifier = Qualifier.EXACTLY


@attrs.frozen(kw_only=True)
class Target(Statement):
    """A stated aim.

    Attributes:
        indicator: What is to change.
        comparator: What it is measured against.
        by: When, in the source's words.
        change: By how much, in the source's words.
    """

    kind_word: ClassVar[str] = "target"
    indicator: str
    comparator: str = ""
    by: str = ""
    change: str = ""
