"""What an unquoted scalar means: the core schema of YAML 1.2, less what has bitten the field."""

from __future__ import annotations

import re
from decimal import Decimal
from typing import Final

from attrs import frozen

from commissionkit.nodes.places import Plain

__all__ = ["SURROGATE", "Unfit", "decimal_value", "plain_scalar", "whole_value"]

MOST_DIGITS = 30  # more than any amount, code or share needs, and quick to convert
_WORDS: Final[dict[str, bool | None]] = {
    **dict.fromkeys(("", "~", "null", "Null", "NULL")),
    **dict.fromkeys(("true", "True", "TRUE"), True),
    **dict.fromkeys(("false", "False", "FALSE"), False),
}
_NUMERIC_START = frozenset("0123456789+-.")
# A leading zero keeps a code such as 0123 a text. An exponent counts only after a point and with its sign, as PyYAML
# writes it, so that a code such as 5E1 (a primary care trust) stays a text too.
_WHOLE = re.compile(r"[-+]?(?:0|[1-9][0-9]*+)\Z")
_DECIMAL = re.compile(r"(?:[-+]?(?:0|[1-9][0-9]*+)\.[0-9]*+|\.[0-9]++)(?:[eE][-+][0-9]++)?\Z")
_NO_NUMBER = re.compile(r"(?:[-+]?\.(?:inf|Inf|INF)|\.(?:nan|NaN|NAN))\Z")
SURROGATE = re.compile(r"[\ud800-\udfff]")


@frozen
class Unfit:
    """A scalar that cannot be held, with the reason in words."""

    reason: str


def whole_value(text: str) -> int | Unfit:
    """The whole number that the digits say, at most 30 of them."""
    if len(text.lstrip("+-")) > MOST_DIGITS:  # never int() first: it is slow on very long texts
        return Unfit(f"the number {text[:12]}… has more than {MOST_DIGITS} digits")
    return int(text)


def decimal_value(text: str) -> Decimal | Unfit:
    """The exact decimal that the text says, at most 30 digits and an exponent of at most two."""
    digits, _, exponent = text.lower().partition("e")
    if len(digits.lstrip("+-")) > MOST_DIGITS + 1 or len(exponent.lstrip("+-0")) > 2:
        return Unfit(f"the number {text[:12]}… has more than {MOST_DIGITS} digits or an exponent beyond 99")
    return Decimal(text)


def plain_scalar(text: str) -> Plain | Unfit:
    """The value of an unquoted scalar.

    `NO`, `on`, `12:30`, `2019-04-17`, `1_000`, `0x1F`, `0123` and `5E1` are text; `true`, `null`, `12` and `9.50` are
    what they look like.
    """
    if text in _WORDS:
        return _WORDS[text]
    if text[0] not in _NUMERIC_START:
        return text
    if _WHOLE.match(text):
        return whole_value(text)
    if _DECIMAL.match(text):
        return decimal_value(text)
    if _NO_NUMBER.match(text):
        return Unfit(f"{text} is no number that can be held")
    return text
