"""What a question about one site gave, ready for one cell."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from decimal import Decimal
from enum import Enum
from typing import Final, TypeAlias

from attrs import Factory, field, frozen

from commissionkit.answers import Answer, AnswerStatus, Finding, Findings
from commissionkit.errors import RefusedQuestion
from commissionkit.model import Fact
from commissionkit.sources import Citation, Claim, weakest

__all__ = ["DETAIL", "MARKS", "Asked", "Piece", "Reading", "State", "chained", "mark", "piece", "read"]

#: How a claim that is weaker than stated is marked behind what rests on it.
MARKS: Final = {Claim.DERIVED: "¶", Claim.REPORTED: "‡", Claim.INFERRED: "†", Claim.PLANNED: "§"}

#: The mark of what is stated but for a detail.
DETAIL: Final = "°"


class State(Enum):
    """What sort of thing a cell holds; its status says more."""

    VALUE = "value"
    PRESENT = "present"
    ABSENT = "absent"
    UNKNOWN = "unknown"
    NOT_APPLICABLE = "not_applicable"

    def __str__(self) -> str:
        return str(self.value)


_STATES: Final = {
    AnswerStatus.KNOWN: State.PRESENT,
    AnswerStatus.STATED_NONE: State.ABSENT,
    AnswerStatus.NOT_APPLICABLE: State.NOT_APPLICABLE,
}


def mark(evidence: Iterable[Citation]) -> str:
    """The mark of what rests on these citations: nothing where all are stated, `°` where only a detail is weaker.

    >>> mark([Citation.parse("report: page 4 [inferred: from the map]")])
    '†'
    >>> mark([Citation.parse("report: page 3"), Citation.parse("report: page 4 [inferred: from the map]")])
    '°'
    """
    claims = {citation.claim for citation in evidence}
    low = weakest(claims)
    if low is None or low is Claim.STATED:
        return ""
    return DETAIL if Claim.STATED in claims else MARKS[low]


def _texts(texts: Iterable[str]) -> tuple[str, ...]:
    return tuple(texts)


def _citations(citations: Iterable[Citation]) -> tuple[Citation, ...]:
    return tuple(citations)


def _own_mark(part: Piece) -> str:
    return mark(part.evidence)


@frozen
class Piece:
    """A part of what a cell says, with what it rests on.

    Attributes:
        text: A few words.
        evidence: What is cited for it.
        facts: Ids of the facts behind it.
        mark: What stands behind it where it is weaker than stated; from the evidence unless given.
    """

    text: str
    evidence: tuple[Citation, ...] = field(default=(), converter=_citations)
    facts: tuple[str, ...] = field(default=(), converter=_texts)
    mark: str = field(default=Factory(_own_mark, takes_self=True))

    @property
    def marked(self) -> str:
        """The text, with its mark."""
        return f"{self.text}{self.mark}"


def chained(text: str, evidence: Iterable[Citation], facts: Iterable[str] = ()) -> Piece:
    """A part that rests on a chain of facts: it is as strong as the weakest link, and marked so."""
    cited = tuple(evidence)
    low = weakest(citation.claim for citation in cited)
    return Piece(text, cited, tuple(facts), MARKS.get(low, "") if low is not None else "")


def piece(text: str, *facts: Fact) -> Piece:
    """A part of a cell that rests on these facts."""
    evidence = tuple(dict.fromkeys(citation for fact in facts for citation in fact.evidence))
    return Piece(text, evidence, tuple(dict.fromkeys(fact.id for fact in facts)))


def _pieces(pieces: Iterable[Piece]) -> tuple[Piece, ...]:
    return tuple(pieces)


@frozen(kw_only=True)
class Reading:
    """What a question about one site gave.

    Attributes:
        pieces: What to show, part by part; none where there is nothing to show but the status.
        status: How far it is known.
        call: The call that gives it, with `{site}` where the arrangement goes.
        notes: What a reader should know beside it.
        looked: What is cited for a status that has no pieces, such as a silence.
        silent: Ids of the facts that say what was looked for in vain.
        number: The one number that the cell is about, in `unit`; None where it is about none. Rows of numbers can be
            ranked.
        unit: The unit of the number, such as `GBP/person`.
    """

    pieces: tuple[Piece, ...] = field(default=(), converter=_pieces)
    status: AnswerStatus = AnswerStatus.KNOWN
    call: str = ""
    notes: tuple[str, ...] = field(default=(), converter=_texts)
    looked: tuple[Citation, ...] = field(default=(), converter=_citations)
    silent: tuple[str, ...] = field(default=(), converter=_texts)
    number: Decimal | None = None
    unit: str = ""

    @property
    def state(self) -> State:
        """A value where there is something to show, else what the status amounts to."""
        return State.VALUE if self.pieces else _STATES.get(self.status, State.UNKNOWN)

    @property
    def value(self) -> str:
        """The pieces in one text without marks; the status in words where there are none."""
        return "; ".join(part.text for part in self.pieces) or self._unsaid

    @property
    def text(self) -> str:
        """The same with marks, a line for each piece."""
        return ";\n".join(part.marked for part in self.pieces) or self._unsaid

    @property
    def _unsaid(self) -> str:
        """What stands where there are no pieces: that it is so, or how far it is known."""
        return "yes" if self.status is AnswerStatus.KNOWN else self.status.words

    @property
    def evidence(self) -> tuple[Citation, ...]:
        """Everything cited, each citation once."""
        return tuple(dict.fromkeys([*(c for part in self.pieces for c in part.evidence), *self.looked]))

    @property
    def facts(self) -> tuple[str, ...]:
        """Ids of the facts behind it, each once."""
        return tuple(dict.fromkeys([*(name for part in self.pieces for name in part.facts), *self.silent]))

    @property
    def claim(self) -> Claim | None:
        """The weakest claim it rests on; None where nothing is cited."""
        return weakest(citation.claim for citation in self.evidence)


#: What a characteristic may give: a reading, or something that makes one.
Asked: TypeAlias = Reading | Answer | Findings[Finding] | Fact | Sequence[Fact] | str | int | Decimal | None


def read(asked: Asked) -> Reading:
    """A reading of whatever a characteristic gave.

    An answer is read as its holders, findings as their number, facts as their labels, a text or a number as itself,
    nothing at all (None, or no facts) as none recorded.

    Raises:
        RefusedQuestion: It is none of these.
    """
    if isinstance(asked, Reading):
        return asked
    if isinstance(asked, Answer):
        return _answer(asked)
    if isinstance(asked, Findings):
        return _findings(asked)
    if isinstance(asked, bool):
        raise RefusedQuestion("a characteristic gave a truth value: give a Reading whose status says how that is known")
    if asked is None:
        return Reading(status=AnswerStatus.NONE_RECORDED)
    if isinstance(asked, (str, int, Decimal)):
        return Reading(pieces=(Piece(str(asked)),))
    return _facts((asked,) if isinstance(asked, Fact) else tuple(asked))


def _facts(facts: Sequence[Fact]) -> Reading:
    if not all(isinstance(fact, Fact) for fact in facts):
        raise RefusedQuestion("a characteristic gave a sequence that does not hold facts")
    if not facts:
        return Reading(status=AnswerStatus.NONE_RECORDED)
    return Reading(pieces=tuple(piece(fact.label, fact) for fact in facts))


def _answer(answer: Answer) -> Reading:
    """A piece for each part of the matter that has holders, and one for what has none."""
    held = [(route, holders) for route in answer.routes if (holders := route.held(answer.question))]
    parts = [
        chained(
            f"{holders} ({route.part})" if len(answer.routes) > 1 else str(holders),
            route.evidence,
            dict.fromkeys(link.fact for link in route.links),
        )
        for route, holders in held
    ]
    if held and len(held) < len(answer.routes):
        parts.append(Piece("otherwise none recorded", mark=""))
    return Reading(pieces=parts, status=answer.status, notes=answer.missing, looked=answer.evidence)


def _findings(findings: Findings[Finding]) -> Reading:
    facts = tuple(dict.fromkeys(name for finding in findings for name in finding.facts))
    return Reading(pieces=(Piece(f"{len(findings)} found", findings.evidence, facts, mark=""),), notes=findings.notes)
