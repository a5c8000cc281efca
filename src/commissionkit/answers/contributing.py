"""What one body puts into a fund; and where that is not to be had, what tempts one to say it all the same."""

from __future__ import annotations

from collections.abc import Iterator

import attrs

from commissionkit.answers.explaining import wrapped
from commissionkit.answers.words import AnswerStatus
from commissionkit.sources import Citation, Claim, weakest
from commissionkit.tables import Cell, Table, Tabular
from commissionkit.units import Money, Share

__all__ = ["Considered", "ContributionAnswer"]


@attrs.frozen(kw_only=True)
class Considered:
    """A way to a number that does not hold.

    Attributes:
        way: What one would do.
        amount: The number that it would give; None where even that is not to be had.
        why: Why it does not hold.
        facts: The ids of the facts that it would rest on.
        evidence: What is cited for them.
    """

    way: str
    amount: Money | None = None
    why: str = ""
    facts: tuple[str, ...] = ()
    evidence: tuple[Citation, ...] = ()

    def __str__(self) -> str:
        gives = f" would give {self.amount}" if self.amount is not None else ""
        return f"{self.way}{gives}: {self.why}"

    def record(self) -> dict[str, Cell]:
        """The way as one flat row."""
        return {
            "way": self.way,
            "would_give": str(self.amount) if self.amount else None,
            "why": self.why,
            "facts": "; ".join(self.facts) or None,
            "evidence": "; ".join(map(str, self.evidence)) or None,
        }


@attrs.frozen(kw_only=True, repr=False)
class ContributionAnswer(Tabular):
    """How much one body puts into a fund or a pot. It has no truth value: ask for its status or its amount.

    Attributes:
        site: The id of the arrangement.
        body: The organisation, by id.
        body_name: Its name.
        fund: The fund or the pot, by id.
        fund_name: Its name.
        status: `known` with an amount; `stated_none` where a source says that it stays out; `disputed` where sources
            disagree; `not_stated` where the coder looked for the sum; else `none_recorded`.
        amount: How much, with year and qualifier; None where that is not known.
        share: The share of the fund, where both are stated for one year; else None.
        stated: Every sum that is stated.
        reason: Why the amount is not known, or is nothing; empty where it is known.
        considered: Ways to a number that do not hold.
        facts: The ids of the recorded contributions.
        cited: What is cited for them, and for what the coder looked for in vain.
    """

    site: str
    body: str
    body_name: str
    fund: str
    fund_name: str
    status: AnswerStatus = AnswerStatus.NONE_RECORDED
    amount: Money | None = None
    share: Share | None = None
    stated: tuple[Money, ...] = ()
    reason: str = ""
    considered: tuple[Considered, ...] = ()
    facts: tuple[str, ...] = ()
    cited: tuple[Citation, ...] = ()

    @property
    def claim(self) -> Claim | None:
        """The weakest claim with which the answer itself is cited; None where nothing is."""
        return weakest(citation.claim for citation in self.cited)

    @property
    def evidence(self) -> tuple[Citation, ...]:
        """Everything cited, each citation once, that of the ways considered last."""
        return tuple(dict.fromkeys([*self.cited, *(c for way in self.considered for c in way.evidence)]))

    def __bool__(self) -> bool:
        raise TypeError("a contribution has no truth value: ask for its .status, or whether .amount is None")

    def records(self) -> list[dict[str, Cell]]:
        """One plain mapping for the answer, then one for each way considered."""
        head = {"way": "as stated", "would_give": str(self.amount) if self.amount else None, "why": self.reason or None}
        tail = {"facts": "; ".join(self.facts) or None, "evidence": "; ".join(map(str, self.cited)) or None}
        return [{**head, **tail}, *(way.record() for way in self.considered)]

    def table(self) -> Table:
        """A row for what is stated, then one for each way considered."""
        records = self.records()
        rows = tuple(tuple(record.values()) for record in records)
        return Table(tuple(records[0]), rows, f"{self.body_name} in {self.fund_name}", (f"Status: {self._status}",))

    def to_dict(self) -> dict[str, object]:
        """The answer as versioned, JSON-ready data."""
        return {
            "format": "commissionkit/contribution/1",
            "site": self.site,
            "body": self.body,
            "fund": self.fund,
            "status": self.status.value,
            "amount": str(self.amount) if self.amount else None,
            "share": str(self.share) if self.share else None,
            "stated": [str(sum_) for sum_ in self.stated],
            "reason": self.reason,
            "considered": [way.record() for way in self.considered],
            "facts": list(self.facts),
            "evidence": [str(citation) for citation in self.evidence],
        }

    @property
    def _status(self) -> str:
        rests = self.claim if self.status in (AnswerStatus.KNOWN, AnswerStatus.STATED_NONE) else None
        return f"{self.status.value}; the weakest link is {rests.value}." if rests else f"{self.status.value}."

    def _lines(self) -> Iterator[str]:
        said = str(self.amount) if self.amount is not None else self.reason
        share = f", {self.share} of it" if self.share is not None else ""
        yield wrapped(f"What {self.body_name} puts into {self.fund_name}: {said}{share}", "  ", "")
        if self.considered:
            yield "  Not to be reckoned from:"
            yield from (wrapped(f"- {way}.", "      ", "    ") for way in self.considered)
        yield wrapped(f"Status: {self._status}", "  ", "")

    def __str__(self) -> str:
        return "\n".join(self._lines())

    def __repr__(self) -> str:
        return f"<ContributionAnswer {self.body} in {self.fund}: {self.status}>"
