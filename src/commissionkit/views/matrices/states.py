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


_SHOWN: Final = {
    AnswerStatus.KNOWN: ("present", "•"),
    AnswerStatus.PARTLY_KNOWN: ("partly", "½"),
    AnswerStatus.DISPUTED: ("disputed", "≠"),
    AnswerStatus.STATED_NONE: ("absent", "0"),
    AnswerStatus.NOT_STATED: ("unknown", "?"),
    AnswerStatus.NONE_RECORDED: ("unrecorded", "–"),  # noqa: RUF001 - a dash
    AnswerStatus.NOT_APPLICABLE: ("inapplicable", "/"),
}
#: The states, in the order of the legend.
STATES: Final[Mapping[AnswerStatus, Shown]] = MappingProxyType(
    {status: Shown(look, sign, status.words) for status, (look, sign) in _SHOWN.items()}
)
