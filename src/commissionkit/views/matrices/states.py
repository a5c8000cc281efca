"""How far the cells of a matrix are known: a look, a sign and words for each state."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

import attrs

from commissionkit.answers import AnswerStatus

__all__ = ["STATES", "Shown"]


@attrs.frozen
class Shown:
    """How a state is shown.

    Attributes:
        look: The look of the box.
        sign: One sign, so that it can be told without colours.
        words: What it is called.
    """

    look: str
    sign: str
    words: str


#: The states, in the order of the legend.
STATES: Final[Mapping[AnswerStatus, Shown]] = MappingProxyType(
    {
        AnswerStatus.KNOWN: Shown("present", "•", "known"),
        AnswerStatus.PARTLY_KNOWN: Shown("partly", "½", "known in part"),
        AnswerStatus.DISPUTED: Shown("disputed", "≠", "disputed"),
        AnswerStatus.STATED_NONE: Shown("absent", "0", "stated none"),
        AnswerStatus.NOT_STATED: Shown("unknown", "?", "not stated"),
        AnswerStatus.NONE_RECORDED: Shown("unrecorded", "–", "none recorded"),  # noqa: RUF001 - a dash
        AnswerStatus.NOT_APPLICABLE: Shown("inapplicable", "/", "not applicable"),
    }
)
