"""What every cell that rests on a reading tells of it."""

from __future__ import annotations

from typing import Protocol

from commissionkit.answers import AnswerStatus
from commissionkit.comparison.readings import Reading
from commissionkit.sources import Citation, Claim

__all__ = ["Resting"]


class _Read(Protocol):
    """What has a reading."""

    @property
    def reading(self) -> Reading: ...


class Resting:
    """A cell of a comparison or of a condition matrix, beside what is its own: it has a `reading`."""

    __slots__ = ()

    @property
    def status(self: _Read) -> AnswerStatus:
        """How far it is known: "not stated", "none recorded" and "stated none" stay apart."""
        return self.reading.status

    @property
    def claim(self: _Read) -> Claim | None:
        """The weakest claim it rests on; None where nothing is cited."""
        return self.reading.claim

    @property
    def evidence(self: _Read) -> tuple[Citation, ...]:
        """Everything cited for it."""
        return self.reading.evidence

    @property
    def facts(self: _Read) -> tuple[str, ...]:
        """Ids of the facts behind it."""
        return self.reading.facts

    @property
    def notes(self: _Read) -> tuple[str, ...]:
        """What a reader should know beside it."""
        return self.reading.notes
