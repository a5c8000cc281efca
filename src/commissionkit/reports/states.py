"""How far something is known, shown so that unknown never looks like nobody."""

from __future__ import annotations

from typing import Final

from commissionkit.answers import AnswerStatus
from commissionkit.reports.markup import Markup, items, joined, tag

__all__ = ["chip", "legend"]

#: What each means; the style sheet gives each a sign and a frame of its own as well.
_MEANINGS: Final = {
    AnswerStatus.KNOWN: "the sources say so, or it follows from what they say",
    AnswerStatus.PARTLY_KNOWN: "a part of it is known; there may be more",
    AnswerStatus.DISPUTED: "the record holds rival statements",
    AnswerStatus.STATED_NONE: "a source says that there is nobody, or none",
    AnswerStatus.NOT_STATED: "the coder looked, and the sources do not say; there may well be somebody",
    AnswerStatus.NONE_RECORDED: "nothing is on record; nobody looked for it, or nobody wrote it down",
    AnswerStatus.NOT_APPLICABLE: "the question does not arise on that day",
}


def chip(status: AnswerStatus) -> Markup:
    """A status as a small framed word."""
    return tag("b", status.words, class_=status.value)


def legend() -> Markup:
    """What the words mean."""
    return items((joined([chip(status), f" {meaning}"]) for status, meaning in _MEANINGS.items()), class_="legend")
