"""Single values of a file: texts, numbers, yes and no, dates, citations, amounts, words of closed lists."""

from __future__ import annotations

import re
from collections.abc import Callable
from decimal import Decimal
from enum import Enum
from typing import Final

from commissionkit.errors import InvalidText, near_names, suggestion
from commissionkit.io.misfits import Misfits, misfit
from commissionkit.periods import Bound, Period
from commissionkit.sources import Citation
from commissionkit.units import Money, Qualifier, Share

__all__ = [
    "amount",
    "bound",
    "citation",
    "described",
    "marked_number",
    "number",
    "share",
    "text",
    "truth",
    "whole",
    "word_reader",
    "wrong",
    "year_text",
]

_NUMBER: Final = re.compile(r"[-+]?(?:[0-9]{1,3}(?:,[0-9]{3})+|[0-9]+)(?:\.[0-9]+)?")
_DIGITS: Final = 30
_TRUTHS: Final = {"yes": True, "no": False, "true": True, "false": False}


def described(value: object) -> str:
    """What a value of a file is, in words."""
    if value is None:
        return "nothing"
    if isinstance(value, bool):
        return "yes or no"
    if isinstance(value, (int, Decimal)):
        return f"the number {value}"
    if isinstance(value, str):
        return f'the text "{value[:60]}"'
    return "a list" if isinstance(value, list) else "a mapping"


def wrong(value: object, wanted: str, hint: str = "") -> Misfits:
    """The fault of a value of the wrong type."""
    if value is None and not hint:
        hint = "Leave the key out where there is nothing to write."
    return misfit("CK120", f"{described(value)} stands where {wanted} belongs", hint)


def text(value: object) -> str:
    """A text; a number or a yes is none until it stands in quotes."""
    if isinstance(value, str):
        return value
    hint = "Put quotes around it." if isinstance(value, (bool, int, Decimal)) else ""
    raise wrong(value, "a text", hint)


def year_text(value: object) -> str:
    """A year in words, which may also be a whole number."""
    return str(value) if isinstance(value, int) and not isinstance(value, bool) else text(value)


def truth(value: object) -> bool:
    """Yes or no, as a truth value or a word."""
    if isinstance(value, bool):
        return value
    if isinstance(value, str) and value.lower() in _TRUTHS:
        return _TRUTHS[value.lower()]
    raise wrong(value, "yes or no", "Write true or false.")


def whole(value: object) -> int:
    """A whole number."""
    if isinstance(value, int) and not isinstance(value, bool):
        return value
    raise wrong(value, "a whole number")


def number(value: object) -> Decimal:
    """An exact number: digits, with commas between thousands if it is a text."""
    if isinstance(value, str):
        if not _NUMBER.fullmatch(value.strip()):
            raise misfit("CK126", f"{described(value)} is no number", "Write digits, such as 150000 or 9.5.")
        value = Decimal(value.strip().replace(",", ""))
    elif isinstance(value, int) and not isinstance(value, bool):
        value = Decimal(value)
    elif not isinstance(value, Decimal):
        raise wrong(value, "a number")
    if abs(value.adjusted()) > _DIGITS:
        raise misfit("CK126", f"the number is longer than {_DIGITS} digits")
    return value


def marked_number(value: str) -> tuple[Decimal, Qualifier]:
    """A number with what the source puts before it: `≈ 150,000`, `more than 30`."""
    written = " ".join(value.split())
    marks = [(mark, q) for q in Qualifier for mark in (q.mark.strip(), q.value) if mark]
    for mark, qualifier in sorted(marks, key=lambda pair: -len(pair[0])):
        if written.startswith(mark):
            return number(written[len(mark) :]), qualifier
    return number(written), Qualifier.EXACTLY


def bound(value: object, *, span: bool = False) -> Bound:
    """A bound; `[2019-04..2019-06]` is one day of those."""
    if isinstance(value, bool) or not isinstance(value, (str, int)):
        raise wrong(value, "a date", "Write such as 2019-04-17, 2019-04, 2019 or 2017/18.")
    try:
        if isinstance(value, str) and value.startswith("["):
            return Period.parse(f"not_stated..{value}").end
        return Bound.parse(value, span=span)
    except InvalidText as error:
        raise misfit("CK124", f'"{value}": {error.reason}', error.hint) from None


def citation(value: object) -> Citation:
    """A citation in its one-string form."""
    try:
        return Citation.parse(text(value))
    except InvalidText as error:
        raise misfit("CK125", f"{described(value)}: {error.reason}", error.hint) from None


def amount(value: object) -> Money:
    """An amount of money as text."""
    if not isinstance(value, str):
        raise wrong(value, "an amount", "Write such as £950m, 2019/20.")
    try:
        return Money.parse(value)
    except InvalidText as error:
        raise misfit("CK126", f"{described(value)}: {error.reason}", error.hint) from None


def share(value: object) -> Share:
    """A share of a whole, as text or as a number from 0 to 1."""
    if isinstance(value, bool) or not isinstance(value, (str, int, Decimal)):
        raise wrong(value, "a share", "Write such as 50% or 1/3.")
    try:
        return Share.parse(value)
    except InvalidText as error:
        beyond = error.reason == "not a share of a whole" or "-" in str(value)
        reason = "a share is from 0% to 100% of the whole" if beyond else error.reason
        hint = "Write such as 50% or 1/3." if beyond else error.hint
        raise misfit("CK107" if beyond else "CK126", f"{described(value)}: {reason}", hint) from None


def word_reader(words: type[Enum]) -> Callable[[object], Enum]:
    """What reads the words of a closed list; true and false are its yes and no where it has them."""
    known: dict[object, Enum] = {str(member.value): member for member in words}
    listed = ", ".join(str(member.value) for member in words)
    if issubclass(words, Qualifier):
        known |= {member.mark.strip(): member for member in words if member.mark.strip()}

    def word(value: object) -> Enum:
        written: object = value
        if isinstance(value, bool) and "yes" in known:
            written = "yes" if value else "no"
        if not isinstance(written, str):
            raise wrong(value, f"one of {listed}", "Write one of these words.")
        if written in known:
            return known[written]
        near = suggestion(near_names(written, map(str, known))) or f"Known: {listed}."
        raise misfit("CK123", f'"{written[:60]}" is none of the words that may stand here', near)

    return word
