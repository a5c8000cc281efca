"""The words in which questions are answered: statuses and modes."""

from __future__ import annotations

from collections.abc import Iterable

from commissionkit.model.terms import Word

__all__ = ["AnswerStatus", "Mode", "joined_status"]


class AnswerStatus(Word):
    """How far an answer is known. Unknown is never nobody."""

    KNOWN = "known"
    PARTLY_KNOWN = "partly_known"
    DISPUTED = "disputed"
    STATED_NONE = "stated_none"
    NOT_STATED = "not_stated"
    NONE_RECORDED = "none_recorded"
    NOT_APPLICABLE = "not_applicable"

    @property
    def meaning(self) -> str:
        """The status as a sentence."""
        return _MEANINGS[self]

    @property
    def words(self) -> str:
        """The status in a word or two."""
        return "known in part" if self is AnswerStatus.PARTLY_KNOWN else self.value.replace("_", " ")


_MEANINGS = {
    AnswerStatus.KNOWN: "known",
    AnswerStatus.PARTLY_KNOWN: "known in part",
    AnswerStatus.DISPUTED: "disputed: the record holds rival statements",
    AnswerStatus.STATED_NONE: "a source states that nobody does",
    AnswerStatus.NOT_STATED: "not stated: the coder looked, and the sources do not say",
    AnswerStatus.NONE_RECORDED: "nothing is recorded",
    AnswerStatus.NOT_APPLICABLE: "not applicable on that day",
}


def joined_status(statuses: Iterable[AnswerStatus]) -> AnswerStatus:
    """The status of several parts together: all alike that one, else disputed if any is, else known in part."""
    found = set(statuses)
    if not found:
        return AnswerStatus.NONE_RECORDED
    if len(found) == 1:
        return found.pop()
    return AnswerStatus.DISPUTED if AnswerStatus.DISPUTED in found else AnswerStatus.PARTLY_KNOWN


class Mode(Word):
    """How a decision comes about."""

    RATIFIED = "ratified"
    BINDING = "binding"
    MADE_THEN_TAKEN = "made_then_taken"
    RECOMMENDED = "recommended"
    DELEGATED = "delegated"
    SOLE = "sole"
    JOINTLY_TAKEN = "jointly_taken"
    SEVERALLY_TAKEN = "severally_taken"
    MADE_UNTAKEN = "made_untaken"
    UNTAKEN_UNMADE = "untaken_unmade"
    MIXED = "mixed"
    NONE = "none"

    @property
    def concludes(self) -> bool:
        """Whether a decision comes about at all, or at least is made."""
        return self not in (Mode.NONE, Mode.UNTAKEN_UNMADE)

    @property
    def meaning(self) -> str:
        """The mode as a clause."""
        return _CLAUSES[self]


_CLAUSES = {
    Mode.RATIFIED: "made or recommended, then ratified",
    Mode.BINDING: "made by the forum to which it is delegated, and binding",
    Mode.MADE_THEN_TAKEN: "made together, then taken formally",
    Mode.RECOMMENDED: "recommended, then taken by others",
    Mode.DELEGATED: "taken by one body on delegation",
    Mode.SOLE: "made and taken by one body",
    Mode.JOINTLY_TAKEN: "taken by several bodies in one act",
    Mode.SEVERALLY_TAKEN: "taken by several bodies, each for itself",
    Mode.MADE_UNTAKEN: "made, with no taker recorded",
    Mode.UNTAKEN_UNMADE: "neither made nor taken, as far as recorded",
    Mode.MIXED: "different from part to part",
    Mode.NONE: "nothing recorded",
}
