"""One thing that is run twice, and the days on which it is or may be."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date, timedelta
from decimal import Decimal
from typing import Final

import attrs

from commissionkit.answers.explaining import wrapped
from commissionkit.answers.findings import Finding
from commissionkit.model.terms import Driver, Removable, RunningKind
from commissionkit.periods import Bound, Period
from commissionkit.sources import Citation, Claim
from commissionkit.tables import Cell
from commissionkit.units import Money

__all__ = ["Overlap", "RunningTwice", "Spell"]

_DAY: Final = timedelta(days=1)


@attrs.frozen(kw_only=True)
class Overlap:
    """What two processes have in common: the narrower of each facet.

    Attributes:
        stage: The stage; None where the source names none.
        service: The service; None where neither is limited to one.
        areas: The areas; none where neither is limited to one.
        text: The same in words.
    """

    stage: str | None = None
    service: str | None = None
    areas: tuple[str, ...] = ()
    text: str = ""


@attrs.frozen(kw_only=True)
class Spell:
    """A run of days on which something is, or may be, run twice in the same way.

    Attributes:
        first, last: Its first and last day.
        certain: Whether it is certain; if not, it is possible.
        why: What is not known, where it is only possible.
        bodies: The organisations that run it twice, by id.
        facts: Ids of the facts that make it.
        evidence: What is cited for them.
    """

    first: date
    last: date
    certain: bool = True
    why: tuple[str, ...] = ()
    bodies: tuple[str, ...] = ()
    facts: tuple[str, ...] = ()
    evidence: tuple[Citation, ...] = ()


def _merged(spells: Iterable[Spell]) -> tuple[Spell, ...]:
    """The spells in order, neighbours that differ only in their days made one."""
    left: list[Spell] = []
    for spell in sorted(spells, key=lambda s: (s.first, s.last)):
        if left and left[-1].last + _DAY >= spell.first and _bare(left[-1]) == _bare(spell):
            left[-1] = attrs.evolve(left[-1], last=max(left[-1].last, spell.last))
        else:
            left.append(spell)
    return tuple(left)


def _bare(spell: Spell) -> Spell:
    return attrs.evolve(spell, first=date.min, last=date.min)


@attrs.frozen(kw_only=True, repr=False)
class RunningTwice(Finding):
    """One thing that is run twice, or with `include=` one process that ended or is planned.

    `facts` and `evidence` are those of all its spells.

    Attributes:
        spells: The days of the window on which it is, or may be, run twice.
        origin: `stated` (a source says so), `found` (two recorded processes, or a part of the decisions), or both.
        running_kind: A process or a decision.
        system_process, organisation_process: Ids; None where a side is not named.
        system_name, organisation_name: Their names.
        counterpart: `named`, or `not_stated` where the source leaves the twin unnamed; empty where there is no pair.
        part: For a decision, the part of the arrangement's decisions.
        makers, takers: For a decision, who makes and who takes it, by id.
        made, taken: For a decision, what its makers and its takers do: `made` or `recommended`, then `taken` or
            `ratified`. Empty for a process.
        takings: For a decision, how many times it is taken: once for each body that takes, once for bodies that take
            in one act. 0 for a process.
        others_take: For a decision, whether others than the takers named take it too, so that `takings` is the least.
        overlap: What the two have in common.
        period: The days on which both run, as recorded, whatever the window.
        drivers: Why the organisation-level process is run, or why a source says that it is run twice.
        removable: Whether it can be ended.
        removable_note: Whether that is stated or inferred, and from what; who could say, where it is unclear.
        decided_by: The bodies that could say whether it can be ended, by id, as far as any is recorded.
        wte: Staff of the organisation-level process, in whole-time equivalents; None where not recorded.
        cost: What that process costs; None where not recorded.
        claim: How it is known that it is run twice: as its statement is (the strongest claim it is cited with), else
            inferred.
        statements: Ids of the statements that say so, then of those about the whole site that bear on it.
    """

    spells: tuple[Spell, ...] = ()
    origin: tuple[str, ...] = ("found",)
    running_kind: RunningKind = RunningKind.PROCESS
    system_process: str | None = None
    organisation_process: str | None = None
    system_name: str = ""
    organisation_name: str = ""
    counterpart: str = ""
    part: str = ""
    makers: tuple[str, ...] = ()
    takers: tuple[str, ...] = ()
    made: str = ""
    taken: str = ""
    takings: int = 0
    others_take: bool = False
    overlap: Overlap = Overlap()
    period: Period = attrs.field(factory=Period)
    drivers: tuple[Driver, ...] = ()
    removable: Removable = Removable.NOT_STATED
    removable_note: str = ""
    decided_by: tuple[str, ...] = ()
    wte: Decimal | None = None
    cost: Money | None = None
    claim: Claim | None = None
    statements: tuple[str, ...] = ()

    @property
    def certainty(self) -> str:
        """`certain` if it is on any day of the window, else `possible`."""
        return "certain" if any(spell.certain for spell in self.spells) else "possible"

    @property
    def why(self) -> tuple[str, ...]:
        """What is not known, where it is only possible."""
        return () if self.certainty == "certain" else _each(reason for spell in self.spells for reason in spell.why)

    @property
    def bodies(self) -> tuple[str, ...]:
        """The organisations that run it twice, by id."""
        return _each(body for spell in self.spells for body in spell.bodies)

    @property
    def within(self) -> Period:
        """The days of the window asked, from the first to the last on which it may be running."""
        return Period(Bound.on(self.spells[0].first), Bound.on(self.spells[-1].last))

    def with_spells(self, spells: Iterable[Spell]) -> RunningTwice:
        """The same finding over other days."""
        kept = _merged(spells)
        return attrs.evolve(
            self,
            spells=kept,
            facts=_each(fact for spell in kept for fact in spell.facts),
            evidence=tuple(dict.fromkeys(c for spell in kept for c in spell.evidence)),
        )

    def __str__(self) -> str:
        head = f"{self.message} [{', '.join(self.origin)}]" if self.origin else self.message
        return "\n".join([_wrapped(head, ""), *(_wrapped(text, "    ") for text in self._remarks())])

    def _remarks(self) -> Iterator[str]:
        if self.why:
            yield f"possible: {'; '.join(self.why)}"
        if set(self.drivers) - {Driver.NOT_STATED}:
            yield f"drivers: {', '.join(_said(driver) for driver in self.drivers)}"
        if self.removable_note:
            yield f"removable: {_said(self.removable)} ({self.removable_note})"

    def reading(self) -> dict[str, Cell]:
        """The row that a person reads; `record` has all that is known."""
        single = not self.origin
        note = f" ({self.removable_note})" if self.removable_note else ""
        return {
            "what": self.message,
            "origin": ", ".join(self.origin) or None,
            "certainty": None if single else self.certainty,
            "why": "; ".join(self.why) or None,
            "drivers": ", ".join(map(_said, self.drivers)) or None,
            "removable": None if single else f"{_said(self.removable)}{note}",
            "wte": self.wte,
            "cost": str(self.cost) if self.cost is not None else None,
            "evidence": "; ".join(map(str, self.evidence)) or None,
        }

    def record(self) -> dict[str, Cell]:
        """The finding as one flat row; what does not apply is None."""
        single = not self.origin
        return {
            "kind": self.kind,
            "certainty": None if single else self.certainty,
            "origin": ", ".join(self.origin) or None,
            "system_process": self.system_process,
            "organisation_process": self.organisation_process,
            "counterpart": self.counterpart or None,
            "part": self.part or None,
            "makers": "; ".join(self.makers) or None,
            "takers": "; ".join(self.takers) or None,
            "takings": self.takings or None,
            "bodies": "; ".join(self.bodies) or None,
            "overlap": self.overlap.text or None,
            "stage": self.overlap.stage,
            "service": self.overlap.service,
            "area": "; ".join(self.overlap.areas) or None,
            "period": str(self.period),
            "within": str(self.within),
            "drivers": "; ".join(map(str, self.drivers)) or None,
            "removable": None if single else str(self.removable),
            "removable_note": self.removable_note or None,
            "decided_by": "; ".join(self.decided_by) or None,
            "wte": self.wte,
            "cost": str(self.cost) if self.cost is not None else None,
            "why": "; ".join(self.why) or None,
            "claim": str(self.claim) if self.claim else None,
            "message": self.message,
            "statements": "; ".join(self.statements) or None,
            "facts": "; ".join(self.facts) or None,
            "evidence": "; ".join(map(str, self.evidence)) or None,
        }


def _said(word: Driver | Removable) -> str:
    return str(word).replace("_", " ")


def _wrapped(text: str, indent: str) -> str:
    """A paragraph that fits 80 columns behind the mark of a list."""
    return wrapped(text, f"{indent}    ", indent, width=78)


def _each(texts: Iterable[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(texts))
