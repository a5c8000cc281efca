"""Words and round numbers that several pictures share."""

from __future__ import annotations

import re
from collections.abc import Mapping
from math import floor, log10
from types import MappingProxyType
from typing import Final

from commissionkit.model import Arrangement, Fact, Standing
from commissionkit.units import UNSTATED
from commissionkit.views.stating import DOUBTS, doubt

__all__ = ["SEATS", "in_order", "round_number", "unsettled", "year_in_words"]

#: What somebody does who has a seat.
SEATS: Final[Mapping[Standing, str]] = MappingProxyType(
    {
        Standing.CHAIR: "chairs",
        Standing.MEMBER: "sits",
        Standing.ENTITLED_TO_ATTEND: "may attend",
        Standing.FACILITATOR: "facilitates",
        Standing.NOT_MEMBER: "is stated not to be a member",
    }
)
_DIGITS: Final = re.compile(r"([0-9]+)")


def unsettled(world: Arrangement, *facts: Fact | None) -> str:
    """Why what some facts say together is not settled, in the words of the record; empty where it is."""
    found = (fact.status.value if fact.status.is_plan else DOUBTS[doubt(world, fact)] for fact in facts if fact)
    return ", ".join(filter(None, dict.fromkeys(found)))


def year_in_words(when: str) -> str:
    """The days of a number, or that none are stated, or none recorded."""
    return "year not stated" if when == UNSTATED else when.replace("..", " to ") or "year not recorded"


def round_number(most: float) -> int:
    """The greatest of 1, 2 or 5 with noughts that is no greater than a number, and no less than 1."""
    if most <= 1:
        return 1
    power = 10 ** floor(log10(most))
    return int(max(step * power for step in (1, 2, 5) if step * power <= most))


def in_order(text: str) -> tuple[tuple[str, int], ...]:
    """What names are sorted by, so that Body 12 stands before Body 100."""
    parts = _DIGITS.split(text.casefold())
    return tuple((words, int(number[:18] or 0)) for words, number in zip(parts[::2], [*parts[1::2], ""], strict=True))
