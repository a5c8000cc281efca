"""Numbers as a person reads them: qualifier, number, unit."""

from __future__ import annotations

from decimal import Decimal
from typing import Final

from commissionkit.units import Money, Qualifier

__all__ = ["GBP", "PERSON", "is_phrase", "quantity_text"]

GBP: Final = "GBP"
PERSON: Final = "person"

_PLURALS: Final = {PERSON: "people", "ccg": "CCGs"}
_SMALL: Final = frozenset({"of", "in", "on", "for", "to", "by", "with", "the", "a", "an", "per"})
_LETTERS: Final = {"gp": "GP", "ccg": "CCG", "nhs": "NHS"}


def quantity_text(number: Decimal, unit: str, qualifier: Qualifier, upper: Decimal | None = None) -> str:
    """A number with what the source puts before it and its unit, such as `≈150,000 people` or `> £450m`."""
    if unit == GBP:
        to = f" to {Money(upper)}" if upper is not None else ""
        return f"{Money(number, qualifier=qualifier)}{to}"
    ends_text = " to ".join(f"{end:,f}" for end in (number, upper) if end is not None)
    if unit == "percent":
        return f"{qualifier.mark}{ends_text}%"
    return f"{qualifier.mark}{ends_text} {_named(unit, several=number != 1 or upper is not None)}".rstrip()


def is_phrase(unit: str) -> bool:
    """Whether a unit is a whole phrase, such as "chief executive of a trust"."""
    return bool(_SMALL & set(unit.split()))


def _named(unit: str, *, several: bool) -> str:
    """The unit in words; an abbreviation or a whole phrase, which has no simple plural, stays as it is written."""
    words = " ".join(_LETTERS.get(word, word) for word in unit.replace("-", " ").replace("_", " ").split())
    if several and unit in _PLURALS:
        return _PLURALS[unit]
    if not several or not words or words.isupper() or words.endswith("s") or is_phrase(unit):
        return words
    return f"{words[:-1]}ies" if words[-1] == "y" and words[-2:-1] not in "aeou" else f"{words}s"
