"""Published numbers and ratings, each with its unit, year, area as published and qualifier."""

from __future__ import annotations

from decimal import Decimal
from typing import ClassVar

import attrs

from commissionkit.model.base import ANY, Fact, id_text, refers_to, refs, slug
from commissionkit.model.quantities import GBP, PERSON, is_phrase, quantity_text
from commissionkit.units import UNSTATED, Money, Qualifier

__all__ = ["Count", "MoneyStatement", "Observation", "Population", "Rating", "Statement", "Target"]


@attrs.frozen(kw_only=True)
class Statement(Fact):
    """A published figure about something; it is never averaged with another.

    Attributes:
        about: What it is about.
        year: The year or years it is for, as a source prints them: `2018/19`, `2015..2017`, `2017/18 Q1..2019/20 Q2`;
            `not_stated` where the coder looked and the source gives none.
        area: The area as published; None where it is that of what it is about.
    """

    kind_word: ClassVar[str] = "statement"
    about: str = attrs.field(metadata=refers_to(ANY))
    year: str = ""
    area: str | None = attrs.field(default=None, metadata=refers_to("Area"))

    @property
    def when(self) -> str:
        """The year it is for, wherever it is written; empty where it is written nowhere."""
        return self.year

    @property
    def topic(self) -> str:
        """What is counted, measured or rated, in a word or two."""
        return self.kind_word

    @property
    def said(self) -> str:
        """What is stated, as text with its qualifier and unit."""
        return ""

    @property
    def label(self) -> str:
        """What is stated of what, and for when."""
        when = "year not stated" if self.when == UNSTATED else self.when.replace("..", " to ")
        return f"{self.topic}: {self.said}{f' ({when})' if when else ''}"

    def derived_id(self) -> str:
        """Kind, subject, what of it, and year."""
        topic = slug(self.topic)
        return id_text(
            self.kind_word, self.about, topic if topic != self.kind_word else "", self.when.replace(" ", "-")
        )


@attrs.frozen(kw_only=True)
class Population(Statement):
    """A number of people.

    Attributes:
        value: How many, in persons.
        upper: The upper end, where the source gives a range.
        qualifier: How exact.
        counted: Whom it counts: `registered`, `resident` or `not_stated`.
        mean_over: Areas over which the figure is a mean: it then speaks of each of them on average, and of none alone.
    """

    kind_word: ClassVar[str] = "population"
    value: Decimal
    upper: Decimal | None = None
    qualifier: Qualifier = Qualifier.EXACTLY
    counted: str = "not_stated"
    mean_over: tuple[str, ...] = refs("Area")

    @property
    def topic(self) -> str:
        """Whom it counts, where that is stated, and whether it is a mean."""
        counted = "" if self.counted == "not_stated" else f"{self.counted} "
        return f"{counted}population{' on average' if self.mean_over else ''}"

    @property
    def said(self) -> str:
        """How many people, with the qualifier; both ends of a range."""
        return quantity_text(self.value, PERSON, self.qualifier, self.upper)


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

    @property
    def when(self) -> str:
        """The year of the statement, else that of the amount."""
        return self.year or self.amount.year

    @property
    def topic(self) -> str:
        """What the sum is."""
        return self.meaning

    @property
    def said(self) -> str:
        """The amount without its year, and over how long it goes."""
        amount = quantity_text(self.amount.amount, GBP, self.amount.qualifier)
        return f"{amount} over {self.over}" if self.over else amount


@attrs.frozen(kw_only=True)
class Observation(Statement):
    """A measured indicator, or what a source says of one without a number.

    Attributes:
        indicator: What is measured.
        value: The value, in `unit`; None where the source gives words only.
        unit: The unit, such as `year` or `percent`; needed beside a value.
        qualifier: How exact.
        group: The people measured, such as "men".
        finding: What the source says of it in words, such as "below"; needed where there is no value.
        comparator: What it is measured against, such as "England".
    """

    kind_word: ClassVar[str] = "observation"
    indicator: str
    value: Decimal | None = None
    unit: str = ""
    qualifier: Qualifier = Qualifier.EXACTLY
    group: str = ""
    finding: str = ""
    comparator: str = ""

    @property
    def topic(self) -> str:
        """The indicator and the people measured."""
        return f"{self.indicator}, {self.group}" if self.group else self.indicator

    @property
    def said(self) -> str:
        """The value with its unit, or what was found in words; against what."""
        against = f" ({self.comparator})" if self.comparator else ""
        value = quantity_text(self.value, self.unit, self.qualifier) if self.value is not None else ""
        return f"{', '.join(text for text in (value, self.finding) if text)}{against}"


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

    @property
    def topic(self) -> str:
        """Whose rating."""
        return f"{self.scheme} rating"

    @property
    def said(self) -> str:
        """The rating as printed."""
        return self.rating


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

    @property
    def topic(self) -> str:
        """What is counted."""
        return self.unit

    @property
    def said(self) -> str:
        """How many, with the qualifier; of what, unless that is a phrase, which the topic says already."""
        return quantity_text(self.value, "" if is_phrase(self.unit) else self.unit, self.qualifier)


@attrs.frozen(kw_only=True)
class Target(Statement):
    """A stated aim.

    Attributes:
        indicator: What is to change.
        group: The people meant, such as "men".
        comparator: What it is measured against.
        by: When, in the source's words.
        change: By how much, in the source's words.
    """

    kind_word: ClassVar[str] = "target"
    indicator: str
    group: str = ""
    comparator: str = ""
    by: str = ""
    change: str = ""

    @property
    def topic(self) -> str:
        """The indicator and the people meant."""
        return f"{self.indicator}, {self.group}" if self.group else self.indicator

    @property
    def said(self) -> str:
        """By how much, toward what, by when."""
        toward = f"against {self.comparator}" if self.comparator else ""
        by = f"by {self.by}" if self.by else ""
        return ", ".join(text for text in (self.change, toward, by) if text)
