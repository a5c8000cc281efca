"""What powers a body has, is denied, exercises for others or has handed on."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import overload

import attrs

from commissionkit.answers.explaining import wrapped
from commissionkit.answers.words import AnswerStatus
from commissionkit.errors import UnknownName
from commissionkit.model.rights import Scope
from commissionkit.model.terms import Power
from commissionkit.sources import Citation, Claim, weakest
from commissionkit.tables import Cell, Table, Tabular, shown_text

__all__ = ["PowerRow", "Powers"]

_HOW = {
    "right": "by right",
    "rule": "by a rule that finds it",
    "delegation": "by delegation",
    "handed_on": "handed on by delegation",
    "for_others": "as the forum through which others act",
    "denial": "denied",
}


@attrs.frozen(kw_only=True)
class PowerRow:
    """One power over one scope, held or denied.

    Attributes:
        power: The power.
        how: `right` (named as holder), `rule` (found by one), `delegation` (exercised for those who delegated),
            `handed_on` (delegated to another), `for_others` (the forum through which the holder acts), or `denial`.
        scope: What it reaches.
        over: The same in words.
        others: Those with whom it is held jointly, for whom it is exercised, or to whom it was handed on, by id.
        other_names: Their names.
        via: The forum through which the body acts; empty for none.
        disputed: Whether a denial and a right say otherwise of one another.
        maybe: Whether it is unknown that this held on the day, or on each of the days.
        gap: Why it does not rest on anything lawful; empty where it does.
        verb: The source's own word.
        fact: The id of the right, denial or delegation.
        evidence: What is cited for it.
        baseline: The baseline arrangement that says so; empty where the arrangement itself does.
    """

    power: Power
    how: str
    scope: Scope = attrs.field(factory=Scope)
    over: str = ""
    others: tuple[str, ...] = ()
    other_names: tuple[str, ...] = ()
    via: str = ""
    disputed: bool = False
    maybe: bool = False
    gap: str = ""
    verb: str = ""
    fact: str = ""
    evidence: tuple[Citation, ...] = ()
    baseline: str = ""

    @property
    def denied(self) -> bool:
        """Whether it is a denial."""
        return self.how == "denial"

    @property
    def claim(self) -> Claim | None:
        """The weakest claim with which it is cited; None where nothing is."""
        return weakest(citation.claim for citation in self.evidence)

    def __str__(self) -> str:
        remarks = [
            _HOW[self.how],
            f"{_LINKS[self.how]} {', '.join(self.other_names)}" if self.other_names and self.how in _LINKS else "",
            "disputed" if self.disputed else "",
            "not known whether on that day" if self.maybe else "",
            self.gap,
        ]
        return f"{self.power} {self.over}: {', '.join(remark for remark in remarks if remark)}"

    def record(self) -> dict[str, Cell]:
        """The power as one flat row."""
        return {
            "power": str(self.power),
            "how": self.how,
            "over": self.over,
            "service": self.scope.service,
            "stage": self.scope.stage,
            "fund": self.scope.fund,
            "area": self.scope.area,
            "about": self.scope.about,
            "others": "; ".join(self.others) or None,
            "via": self.via or None,
            "disputed": self.disputed,
            "maybe": self.maybe,
            "gap": self.gap or None,
            "verb": self.verb or None,
            "claim": str(self.claim) if self.claim else None,
            "fact": self.fact,
            "evidence": "; ".join(map(str, self.evidence)) or None,
            "baseline": self.baseline or None,
        }


_SAID = {
    AnswerStatus.KNOWN: "Known",
    AnswerStatus.PARTLY_KNOWN: "Known in part",
    AnswerStatus.DISPUTED: "Disputed, the record holds rival statements",
    AnswerStatus.STATED_NONE: "Denied, a source says that it does not have them",
    AnswerStatus.NOT_STATED: "Not stated, the coder looked",
    AnswerStatus.NONE_RECORDED: "Nothing recorded",
}
_LINKS = {"right": "with", "delegation": "for", "handed_on": "to", "for_others": "for"}


@attrs.frozen(kw_only=True, repr=False)
class Powers(Tabular, Sequence[PowerRow]):
    """All that is recorded of a body's powers, in a fixed order: power, how, scope.

    It has no truth value: nothing recorded is not nothing held. Ask for `.status("take")` or `.held`.

    Attributes:
        body: The id of the organisation, forum or post.
        name: Its name on the day.
        site: The id of the arrangement.
        on: The day or days meant.
        rows: Every power, held or denied.
        statutory: What the baselines that the arrangement rests on let the body do where the arrangement itself
            records nobody; no part of `rows` and `statuses`.
        statuses: How far each power is known, in the order of the powers.
        silences: What is cited for what the coder looked for and the sources do not say.
        outside: Why the question does not apply on that day; empty where it does.
        by_plan: The powers if what is planned comes about, where that differs; None otherwise.
    """

    body: str
    name: str
    site: str = ""
    on: str = ""
    rows: tuple[PowerRow, ...] = ()
    statutory: tuple[PowerRow, ...] = ()
    statuses: tuple[tuple[Power, AnswerStatus], ...] = ()
    silences: tuple[Citation, ...] = ()
    outside: str = ""
    by_plan: Powers | None = None

    def status(self, power: Power | str) -> AnswerStatus:
        """How far it is known whether the body holds a power, over anything at all.

        `known`, `partly_known` (its scope, lawfulness or day is not certain), `disputed`, `stated_none` (denied),
        `not_stated` (the coder looked), `none_recorded`, or `not_applicable` (the body was not there).

        Raises:
            UnknownName: There is no such power.
        """
        words = [known.value for known in Power]
        if str(power) not in words:
            raise UnknownName(str(power), words, what="power")
        found = dict(self.statuses).get(Power(str(power)))
        if found is not None:
            return found
        return AnswerStatus.NOT_APPLICABLE if self.outside else AnswerStatus.NONE_RECORDED

    @property
    def held(self) -> tuple[PowerRow, ...]:
        """What is held, exercised for others, or handed on."""
        return tuple(row for row in self.rows if not row.denied)

    @property
    def denied(self) -> tuple[PowerRow, ...]:
        """What the body is stated not to have."""
        return tuple(row for row in self.rows if row.denied)

    @overload
    def __getitem__(self, key: int) -> PowerRow: ...
    @overload
    def __getitem__(self, key: slice) -> tuple[PowerRow, ...]: ...
    def __getitem__(self, key: int | slice) -> PowerRow | tuple[PowerRow, ...]:
        return self.rows[key]

    def __len__(self) -> int:
        return len(self.rows)

    def __iter__(self) -> Iterator[PowerRow]:
        return iter(self.rows)

    def __bool__(self) -> bool:
        raise TypeError("powers have no truth value: ask for .status(power), or for .held")

    @property
    def weakest_claim(self) -> Claim | None:
        """The weakest claim among the rows."""
        return weakest(row.claim for row in self.rows if row.claim is not None)

    @property
    def evidence(self) -> tuple[Citation, ...]:
        """Everything cited, each citation once."""
        return tuple(dict.fromkeys([*(c for row in self.rows for c in row.evidence), *self.silences]))

    def records(self) -> list[dict[str, Cell]]:
        """One plain mapping for each power."""
        return [row.record() for row in self.rows]

    def table(self) -> Table:
        """A row for each power."""
        columns = tuple(PowerRow(power=Power.MAKE, how="right").record())
        rows = tuple(tuple(record.values()) for record in self.records())
        return Table(columns, rows, f"Powers of {self.name}, {self.on}", tuple(self._notes()))

    def _notes(self) -> Iterator[str]:
        if self.outside:
            yield self.outside
            return
        for status, words in _SAID.items():
            powers = [power.value for power, known in self.statuses if known is status]
            if powers:
                yield f"{words}: {', '.join(powers)}."

    def to_dict(self) -> dict[str, object]:
        """The powers as versioned, JSON-ready data."""
        return {
            "format": "commissionkit/powers/1",
            "site": self.site,
            "body": self.body,
            "name": self.name,
            "on": self.on,
            "statuses": {power.value: status.value for power, status in self.statuses},
            "rows": self.records(),
            "statutory": [row.record() for row in self.statutory],
            "outside": self.outside or None,
            "evidence": [str(citation) for citation in self.evidence],
            "by_plan": self.by_plan.to_dict() if self.by_plan is not None else None,
        }

    def __str__(self) -> str:
        lines = [f"Powers of {self.name} ({self.on})", *(wrapped(str(row), "    ", "  ") for row in self.rows)]
        lines += [wrapped(note, "  ", "") for note in self._notes()]
        if self.statutory:
            lines.append("By statute, where nobody else is recorded:")
            lines += [wrapped(f"{row} (baseline {row.baseline})", "    ", "  ") for row in self.statutory]
        if self.by_plan is not None:
            held = ", ".join(dict.fromkeys(row.power.value for row in self.by_plan.held)) or "nothing"
            lines.append(wrapped(f"By plan: {held}.", "  ", ""))
        return shown_text("\n".join(lines))

    def __repr__(self) -> str:
        return f"<Powers {self.body}: {len(self.held)} held, {len(self.denied)} denied>"
