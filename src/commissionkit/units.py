"""Amounts and shares, exactly: pounds as decimals, shares as fractions, each with the qualifier of its source.

pint comes in at the edge only: one registry, built on first use, that knows no physics. Its `year` is a word for "a
year", never 365.25 days, and nothing is called "pound", which elsewhere is a mass.
"""

from __future__ import annotations

import enum
import functools
import re
import threading
from collections.abc import Sequence
from decimal import Decimal
from fractions import Fraction
from typing import TYPE_CHECKING, Final

from attrs import frozen

from commissionkit.errors import InvalidText

if TYPE_CHECKING:
    import pint
    from pint.facets.plain import PlainQuantity

__all__ = ["UNSTATED", "Money", "Qualifier", "Share", "adopt", "is_years", "percent", "registry", "split"]

#: The year of a number for which the coder looked and the source gives none.
UNSTATED: Final = "not_stated"

_MONEY_FORMS: Final = "Write such as £950m, £1,234.50, £3.8bn or GBP 950000000, with a year behind it: £950m, 2019/20."
_SHARE_FORMS: Final = "Write 50%, 0.5 or 1/3: a share is from 0% to 100% of the whole."
_SCALES: Final = {"": 0, "k": 3, "thousand": 3, "m": 6, "mn": 6, "million": 6, "bn": 9, "b": 9, "billion": 9}
_YEAR_TEXT: Final = r"[0-9]{4}(?:/[0-9]{2}|-[0-9]{2}(?:-[0-9]{2})?)?"
_UNSTATED_IN_WORDS: Final = "year not stated"
_YEARS: Final = re.compile(rf"{_YEAR_TEXT}(?:\.\.{_YEAR_TEXT})?")
_NUMBER: Final = r"(?:[0-9]{1,3}(?:,[0-9]{3})+|[0-9]+)(?:\.[0-9]+)?"
_MONEY: Final = re.compile(
    rf"(?P<minus>[-\u2212]?)\s*(?:£|GBP)\s*(?P<inner>[-\u2212]?)(?P<number>{_NUMBER})"
    r"\s*(?P<scale>[A-Za-z]*)"
    r"(?:,\s+(?P<year>[0-9][0-9/.-]*|not_stated|year not stated)|\s*\((?P<bracketed>[0-9][0-9/.-]*)\))?",
    re.IGNORECASE,
)
_SHARE: Final = re.compile(
    r"(?P<number>[0-9]+(?:\.[0-9]+)?)\s*(?P<percent>%|per ?cent)?|(?P<over>[0-9]+)/(?P<under>[0-9]+)"
)
_LONGEST: Final = 100
_LARGEST: Final = 15  # digits before the point
_FINEST: Final = 6  # digits behind it


class Qualifier(enum.StrEnum):
    """What a source puts before a number; it stays with the number all the way to the table."""

    EXACTLY = "exactly"
    APPROXIMATELY = "approximately"
    MORE_THAN = "more than"
    LESS_THAN = "less than"
    JUST_OVER = "just over"
    JUST_UNDER = "just under"
    AT_LEAST = "at least"
    AT_MOST = "at most"

    @property
    def mark(self) -> str:
        """The short form to set before a number: nothing, `≈`, `>`, `<`, `≥`, `≤`, or the words and a space."""
        return _MARKS.get(self, f"{self.value} ")

    def __str__(self) -> str:
        return str(self.value)


_MARKS: Final = {
    Qualifier.EXACTLY: "",
    Qualifier.APPROXIMATELY: "≈",
    Qualifier.MORE_THAN: ">",
    Qualifier.LESS_THAN: "<",
    Qualifier.AT_LEAST: "≥",
    Qualifier.AT_MOST: "≤",
}
_SAID: Final = {
    Qualifier.EXACTLY: ("=", "exactly"),
    Qualifier.APPROXIMATELY: ("≈", "~", "approximately", "approx.", "approx", "around", "about", "circa", "c."),
    Qualifier.MORE_THAN: (">", "more than", "over", "above"),
    Qualifier.LESS_THAN: ("<", "less than", "fewer than", "under", "below"),
    Qualifier.JUST_OVER: ("just over", "a little over"),
    Qualifier.JUST_UNDER: ("just under", "a little under", "nearly", "almost"),
    Qualifier.AT_LEAST: ("≥", ">=", "at least", "a minimum of", "minimum of", "minimum", "no less than"),
    Qualifier.AT_MOST: ("≤", "<=", "at most", "up to", "a maximum of", "maximum of", "maximum", "no more than"),
}
# The longest first, so that ">=" is not read as ">".
_WORDS: Final = tuple(sorted(((word, q) for q, words in _SAID.items() for word in words), key=lambda x: -len(x[0])))


@frozen
class Money:
    """An exact amount of pounds sterling, with the year it is stated for and the qualifier of its source.

    Attributes:
        amount: Pounds, exact: at most 15 digits before the point and 6 behind it.
        year: The year as the source has it (`2019/20`, `2019`, `2016/17..2020/21`); `not_stated` where the coder looked
            and it has none; empty where nothing is recorded.
        qualifier: What the source puts before the number.

    Raises:
        InvalidText: The amount is not finite or too large, or the year is none.
    """

    amount: Decimal
    year: str = ""
    qualifier: Qualifier = Qualifier.EXACTLY

    def __attrs_post_init__(self) -> None:
        if not (_is_a(Decimal, self.amount) and self.amount.is_finite()):
            raise InvalidText(str(self.amount), "not a decimal amount", hint='Write Decimal("950") or Money.parse.')
        if _too_long(self.amount):
            raise InvalidText(str(self.amount), "more digits than an amount of money has", hint=_MONEY_FORMS)
        if self.year not in ("", UNSTATED) and not is_years(self.year):
            raise InvalidText(self.year, "not a year", hint="Write 2019/20, 2019 or 2016/17..2020/21.")

    @classmethod
    def parse(cls, text: str) -> Money:
        """Read an amount such as `≈ £950m, 2019/20`, `just over £2 million`, `£332,828k` or `(£000s) £332,828`.

        Raises:
            InvalidText: No currency, no plain number, an unknown scale or year; the message says what to write.
        """
        qualifier, rest = _qualified(text)
        rest, thousands = _without_thousands(rest)
        found = _MONEY.fullmatch(rest)
        if found is None:
            bare = re.fullmatch(r"[-0-9.,]+", rest)
            raise InvalidText(text, "no currency" if bare else "not an amount of pounds", hint=_MONEY_FORMS)
        scale = found["scale"].casefold()
        if scale not in _SCALES or (scale and thousands) or (found["minus"] and found["inner"]):
            raise InvalidText(text, "not an amount of pounds", hint=_MONEY_FORMS)
        sign = "-" if found["minus"] or found["inner"] else ""
        number = f"{sign}{found['number'].replace(',', '')}E{3 if thousands else _SCALES[scale]}"
        # A decimal made from text is exact, whatever the decimal context of the caller.
        year = found["year"] or found["bracketed"] or ""
        if year.casefold() in (UNSTATED, _UNSTATED_IN_WORDS):
            year = UNSTATED
        return cls(Decimal(_plain(Decimal(number))), year, qualifier)

    def __str__(self) -> str:
        sign = "-" if self.amount < 0 else ""
        text = f"{sign}£{_scaled(_plain(self.amount).lstrip('-'))}"
        marked = _marked(self.qualifier, text)
        year = _UNSTATED_IN_WORDS if self.year == UNSTATED else self.year
        return f"{marked}, {year}" if year else marked

    def quantity(self) -> PlainQuantity[Decimal]:
        """The amount in `GBP` as a pint quantity of `registry()`; the year and the qualifier stay behind."""
        return registry().Quantity(self.amount, "GBP")


@frozen
class Share:
    """A share of a whole, as an exact fraction.

    Attributes:
        value: From 0 to 1, both possible.
        qualifier: What the source puts before the number.

    Raises:
        InvalidText: The value is negative or more than the whole.
    """

    value: Fraction
    qualifier: Qualifier = Qualifier.EXACTLY

    def __attrs_post_init__(self) -> None:
        if not (_is_a(Fraction, self.value) and 0 <= self.value <= 1):
            raise InvalidText(str(self.value), "not a share of a whole", hint=_SHARE_FORMS)

    @classmethod
    def parse(cls, text: str | int | Decimal | Fraction) -> Share:
        """Read a share such as `≈ 50%`, `12.5 per cent`, `0.5` or `1/3`.

        Raises:
            InvalidText: Not a number in one of these forms, negative, or more than the whole.
        """
        if isinstance(text, (bool, float)):
            raise InvalidText(str(text), "not an exact share", hint=_SHARE_FORMS)
        qualifier, rest = _qualified(_plain(text) if isinstance(text, Decimal) and text.is_finite() else str(text))
        found = _SHARE.fullmatch(rest)
        if found is None or not int(found["under"] or 1):
            raise InvalidText(str(text), "not a share", hint=_SHARE_FORMS)
        if found["over"]:
            return cls(Fraction(int(found["over"]), int(found["under"])), qualifier)
        return cls(Fraction(found["number"]) / (100 if found["percent"] else 1), qualifier)

    def __str__(self) -> str:
        fine = self.value * 100 * 10**_FINEST
        text = f"{_plain(Decimal(f'{fine}E-{_FINEST}'))}%" if fine.denominator == 1 else str(self.value)
        return _marked(self.qualifier, text)


def split(total: Decimal, shares: Sequence[Fraction]) -> tuple[Decimal, ...]:
    """Divide an amount by shares, to the penny, so that the parts add up to it exactly.

    By the largest remainder: each part is rounded towards nought, and the pennies left over go one each to the parts
    that lost most, the earlier first where they lost the same. A negative amount is divided as its opposite.

    Args:
        total: Pounds, in whole pennies.
        shares: Fractions, none negative, that add up to 1.

    Returns:
        Pounds, one part a share, in their order.

    Raises:
        InvalidText: The total has parts of a penny, or the shares do not add up to 1.
    """
    if not total.is_finite() or (Fraction(total) * 100).denominator != 1:
        raise InvalidText(str(total), "not an amount in whole pennies", hint="Round it first.")
    if any(share < 0 for share in shares) or sum(shares) != 1:
        listed = ", ".join(map(str, shares))
        raise InvalidText(listed, "shares that do not add up to the whole", hint="Give fractions whose sum is 1.")
    pennies = int(Fraction(total) * 100)
    exact = [abs(pennies) * Fraction(share) for share in shares]
    parts = [int(part) for part in exact]
    losers = sorted(range(len(parts)), key=lambda n: parts[n] - exact[n])
    for n in losers[: abs(pennies) - sum(parts)]:
        parts[n] += 1
    sign = "-" if pennies < 0 else ""
    return tuple(Decimal(f"{sign if part else ''}{part}E-2") for part in parts)


def percent(share: Fraction) -> str:
    """A share to show, to a tenth of a per cent: `50%`, `33.3%`.

    Only an exact number goes without its decimal, and a share is never rounded to nothing or to the whole (`<0.1%`).
    """
    sign = "-" if share < 0 else ""
    rounded = int(abs(share) * 1000 + Fraction(1, 2))
    if rounded == 0 and share > 0:
        return "<0.1%"
    if rounded == 1000 and 0 < share < 1:
        return ">99.9%"
    if (share * 100).denominator == 1:
        return f"{share * 100}%"
    return f"{sign}{rounded // 10}.{rounded % 10}%"


def _is_a(kind: type, value: object) -> bool:
    # Users without a type checker pass floats, which are never exact.
    return isinstance(value, kind)


def _qualified(text: str) -> tuple[Qualifier, str]:
    """The qualifier before a number and what is left, white space made single."""
    rest = " ".join(text.split())
    if len(rest) > _LONGEST:
        raise InvalidText(rest, "too long for an amount or a share")
    for word, qualifier in _WORDS:
        tail = rest[len(word) :]
        # A word ends where a number or a currency begins, not inside another word.
        if rest[: len(word)].casefold() == word and not (word[-1].isalpha() and tail[:1].isalnum()):
            return qualifier, tail.strip()
    return Qualifier.EXACTLY, rest


def _without_thousands(text: str) -> tuple[str, bool]:
    """The amount without the "(£000s)" of a table's heading, and whether that stood before or behind it."""
    for found in (re.match(r"\(£000s?\)\s*", text, re.IGNORECASE), re.search(r"\s*\(£000s?\)$", text, re.IGNORECASE)):
        if found:
            return text[: found.start()] + text[found.end() :], True
    return text, False


def _plain(number: Decimal) -> str:
    """All digits and no exponent; format "f" never rounds."""
    text = f"{number:f}"
    return text.rstrip("0").rstrip(".") if "." in text else text


def _scaled(digits: str) -> str:
    """`950m` for 950000000: the largest scale that needs at most three decimals, and plain pounds below a million."""
    for suffix, power in (("bn", 9), ("m", 6)):
        whole, _, parts = _plain(Decimal(f"{digits}E-{power}")).partition(".")
        if whole != "0" and len(parts) <= 3:
            return f"{int(whole):,}{'.' if parts else ''}{parts}{suffix}"
    whole, _, parts = digits.partition(".")
    return f"{int(whole):,}.{parts:0<2}" if parts else f"{int(whole):,}"


def _marked(qualifier: Qualifier, text: str) -> str:
    return f"{qualifier.mark.strip()} {text}".strip()


def _too_long(amount: Decimal) -> bool:
    if amount and not -_FINEST <= amount.adjusted() < _LARGEST:
        return True
    return len(_plain(amount).partition(".")[2]) > _FINEST


def is_years(text: str) -> bool:
    """Whether a text is a year, an NHS year, a month or a day, or a span of two of them."""
    if not _YEARS.fullmatch(text):
        return False
    return all((int(start) + 1) % 100 == int(end) for start, end in re.findall(r"([0-9]{4})/([0-9]{2})", text))


def registry() -> pint.UnitRegistry[Decimal]:
    """The one pint registry: `GBP`, `person`, `WTE` (also `FTE`), `percent`, and `year`, `month`, `week`, `day`.

    Built on first use and blank otherwise, with decimal magnitudes; `£` in a text is `GBP`. A year, a month and a day
    do not convert into each other. Unpickled quantities belong to pint's application registry: call `adopt()` first
    in the process that unpickles them.
    """
    with _BUILDING:  # two registries would make quantities that cannot be added up
        return _registry()


_BUILDING: Final = threading.Lock()


@functools.cache
def _registry() -> pint.UnitRegistry[Decimal]:
    import pint

    # pint drops a "£" without a word, and would read "£ 950" as a bare number.
    units: pint.UnitRegistry[Decimal] = pint.UnitRegistry(
        None,  # pyright: ignore[reportArgumentType]  # pint types its arguments by their defaults
        non_int_type=Decimal,  # pyright: ignore[reportArgumentType]
        preprocessors=[lambda text: text.replace("£", " GBP ")],
    )
    for definition in (
        "GBP = [currency]",
        "person = [person]",
        "WTE = [whole_time_equivalent] = WTE = FTE",
        "percent = 0.01 = %",
        "year = [year]",
        "month = [month]",
        "day = [day]",
        "week = 7 * day",
    ):
        units.define(definition)
    return units


def adopt() -> None:
    """Make `registry()` pint's application registry for this process: needed to unpickle or share quantities."""
    import pint

    pint.set_application_registry(registry())  # type: ignore[no-untyped-call]
