"""The answer to a question of who decides: routes, holders, status, and why."""

from __future__ import annotations

from collections.abc import Sequence

import attrs

from commissionkit.answers.explaining import answer_html, explanation, summary
from commissionkit.answers.holders import Holders, joined
from commissionkit.answers.matter import Matter
from commissionkit.answers.routes import Denial, Route
from commissionkit.answers.words import AnswerStatus, Mode, joined_status
from commissionkit.model.terms import YesNo
from commissionkit.sources import Citation, Claim, weakest
from commissionkit.tables import Table, Tabular

__all__ = ["Answer"]


def _holders(routes: tuple[Route, ...], side: str) -> Holders:
    held = [holders for route in routes if (holders := getattr(route, side))]
    return held[0] if len(held) == 1 else joined(held)


@attrs.frozen(kw_only=True, repr=False)
class Answer(Tabular):
    """What the record says of who makes, takes, answers for and oversees a matter.

    It has no truth value: ask for `.status`. Nobody recorded is never nobody.

    Attributes:
        question: `route`, `who_makes`, `who_takes`, `who_is_responsible` or `who_oversees`.
        site: The id of the arrangement.
        title: Its name.
        matter: What was asked.
        routes: One for each part of the matter, in a fixed order.
        flags: `beyond_as_at`, `past`, `plan`, `several_days`, `baseline`,
            `baseline_beyond_as_at`, where they apply.
        missing: For a no or an unknown, the nearest missing step.
        cases: Where the answer differs over the days meant, or over whether a change had happened: one each.
        by_plan: The answer if what is planned comes about, where that differs; None otherwise.
        outside: Why the question does not apply, for `not_applicable`.
    """

    question: str
    site: str
    title: str = ""
    matter: Matter
    routes: tuple[Route, ...] = ()
    flags: tuple[str, ...] = ()
    missing: Sequence[str] = ()
    cases: tuple[Answer, ...] = ()
    by_plan: Answer | None = None
    outside: str = ""

    # -- how far it is known ---------------------------------------------------------------------

    @property
    def status(self) -> AnswerStatus:
        """How far the answer is known; for one side's question, how far that side is known."""
        if self.outside:
            return AnswerStatus.NOT_APPLICABLE
        if self.cases:
            return joined_status(case.status for case in self.cases)
        status = joined_status(route.known(self.question) for route in self.routes)
        idle = len(self.routes) > 1 and any(not route.mode.concludes for route in self.routes)
        loose = self.question == "route" and idle and status is AnswerStatus.KNOWN
        return AnswerStatus.PARTLY_KNOWN if loose else status

    @property
    def mode(self) -> Mode:
        """How the decision comes about: the one mode of the parts that conclude, else mixed."""
        if self.cases and len({case.mode for case in self.cases}) > 1:
            return Mode.MIXED
        modes = {route.mode for route in self.routes if route.mode.concludes}
        if len(modes) > 1:
            return Mode.MIXED
        if modes:
            return modes.pop()
        idle = {route.mode for route in self.routes}
        return Mode.UNTAKEN_UNMADE if Mode.UNTAKEN_UNMADE in idle else Mode.NONE

    # -- who -------------------------------------------------------------------------------------

    def _joined(self, side: str) -> Holders:
        """The holders of all parts; where the answer differs over the days, those of every case."""
        if not self.cases:
            return _holders(self.routes, side)
        sides = [_holders(case.routes, side) for case in self.cases]
        common = tuple(h for h in sides[0] if all(h.id in other.ids for other in sides))
        return Holders(common, YesNo.NOT_STATED)

    @property
    def makers(self) -> Holders:
        """Who makes it, or recommends."""
        return self._joined("makers")

    @property
    def takers(self) -> Holders:
        """Who takes it, or ratifies."""
        return self._joined("takers")

    @property
    def binds(self) -> Holders:
        """Whom the decision binds: every taker, and whoever delegated at the head of a chain."""
        return self._joined("binds")

    @property
    def responsible(self) -> Holders:
        """Who is legally responsible."""
        return self._joined("responsible")

    @property
    def overseers(self) -> Holders:
        """Who oversees or assures it."""
        return self._joined("overseers")

    @property
    def others(self) -> Holders:
        """Everyone else with a power on neither side."""
        return self._joined("others")

    @property
    def holders(self) -> Holders:
        """Those the question asked for; for a route, the takers."""
        sides = {"who_makes": "makers", "who_is_responsible": "responsible", "who_oversees": "overseers"}
        return self._joined(sides.get(self.question, "takers"))

    @property
    def denied(self) -> tuple[Denial, ...]:
        """Denials that bear on the matter."""
        return tuple(dict.fromkeys(denial for route in self.routes for denial in route.denied))

    @property
    def gaps(self) -> tuple[str, ...]:
        """What is missing, or does not rest on anything."""
        return tuple(dict.fromkeys(gap for route in self.routes for gap in route.gaps))

    # -- how it is known -------------------------------------------------------------------------

    @property
    def weakest_claim(self) -> Claim | None:
        """The weakest claim in any chain, or among the holders of the side asked about; None where nothing is cited."""
        if self.question in ("who_makes", "who_takes", "who_oversees"):
            return self.holders.claim
        return weakest(route.weakest_claim for route in self.routes if route.weakest_claim is not None)

    @property
    def evidence(self) -> tuple[Citation, ...]:
        """Everything cited, each citation once."""
        return tuple(dict.fromkeys(citation for route in self.routes for citation in route.evidence))

    # -- how it is shown -------------------------------------------------------------------------

    def explain(self) -> str:
        """The chain in plain English, each link with its source; for a no, the nearest missing step."""
        return explanation(self)

    def table(self) -> Table:
        """A row for each part."""
        records = self.records()
        columns = ("part", "mode", "status", "makers", "takers", "responsible", "weakest_claim", "evidence")
        rows = tuple(tuple(record[column] for column in columns) for record in records)
        return Table(columns, rows, f"{self.title or self.site}: {self.matter}", self._notes())

    def _notes(self) -> tuple[str, ...]:
        return (f"Status: {self.status}", *(f"Missing: {step}" for step in self.missing))

    def records(self) -> list[dict[str, str | None]]:
        """One plain mapping for each part."""
        return [route.record() for route in self.routes]

    def to_dict(self) -> dict[str, object]:
        """The answer as versioned, JSON-ready data."""
        claim = self.weakest_claim
        return {
            "format": "commissionkit/answer/1",
            "question": self.question,
            "site": self.site,
            "matter": self.matter.to_dict(),
            "status": self.status.value,
            "mode": self.mode.value,
            "weakest_claim": claim.value if claim else None,
            "flags": list(self.flags),
            "missing": list(self.missing),
            "outside": self.outside or None,
            "routes": [route.to_dict() for route in self.routes],
            "cases": [case.to_dict() for case in self.cases],
            "by_plan": self.by_plan.to_dict() if self.by_plan is not None else None,
        }

    def __bool__(self) -> bool:
        raise TypeError("an answer has no truth value: ask for its .status, or for its .takers or .makers")

    def __str__(self) -> str:
        return summary(self)

    def _repr_html_(self) -> str:
        return answer_html(self)

    def __repr__(self) -> str:
        return f"<Answer {self.question} {self.site}: {self.matter}: {self.status}, {self.mode}>"
