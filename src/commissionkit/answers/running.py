"""What is run twice: findings in their order, clipped to days and joined over days."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Sequence
from datetime import date
from typing import Final, NamedTuple

import attrs

from commissionkit.answers.findings import Awaited, Findings
from commissionkit.answers.twice import Overlap, RunningTwice, Spell
from commissionkit.model.terms import RunningKind
from commissionkit.periods import Bound

__all__ = [
    "Head",
    "Overlap",
    "RunningFindings",
    "RunningRows",
    "RunningTwice",
    "Spell",
    "clipped",
    "joined_findings",
    "notes_on",
    "place_of",
    "running_findings",
]


class Head(NamedTuple):
    """What is known of a finding before it is made.

    Attributes:
        system, organisation: The ids of its processes; None where a side is not named.
        certainty: `certain` or `possible`; empty for a process that is listed by itself.
    """

    system: str | None
    organisation: str | None
    certainty: str

    @classmethod
    def of(cls, item: RunningTwice) -> Head:
        """That of a finding."""
        return cls(item.system_process, item.organisation_process, item.certainty if item.origin else "")


@attrs.frozen(eq=False, repr=False)
class RunningRows(Awaited[RunningTwice]):
    """Findings of what is run twice, each made when it is looked at.

    Attributes:
        head: What is known of the finding of a number before it is made.
    """

    head: Callable[[int], Head]

    def only(self, certainty: str) -> RunningRows:
        """Those that are `certain` or `possible`."""
        return attrs.evolve(self, numbers=[n for n in self.numbers if self.head(n).certainty == certainty])


_POSSIBLE_NOTE: Final = (
    "Possible: two processes that overlap, where the record does not say that the organisation takes part in the "
    "first, or that both ran."
)
_SINGLE_NOTE: Final = "A process that has ended or is only planned is listed by itself; it is not run twice."


@attrs.frozen(repr=False)
class RunningFindings(Findings[RunningTwice]):
    """What is run twice, in a fixed order: the certain, then the possible, then single processes."""

    @property
    def heads(self) -> tuple[Head, ...]:
        """The ids of the processes of each finding and its certainty, without making findings that are awaited."""
        if isinstance(self.items, RunningRows):
            return tuple(map(self.items.head, self.items.numbers))
        return tuple(map(Head.of, self.items))

    @property
    def certain(self) -> RunningFindings:
        """The findings that are certain."""
        return self._only("certain")

    @property
    def possible(self) -> RunningFindings:
        """The findings that are possible."""
        return self._only("possible")

    def _only(self, certainty: str) -> RunningFindings:
        rows = self.items
        if isinstance(rows, RunningRows):
            kept: Sequence[RunningTwice] = rows.only(certainty)
        else:
            kept = tuple(item for item in rows if Head.of(item).certainty == certainty)
        return RunningFindings(self.title, kept, notes_on({certainty} if kept else set()))


def notes_on(certainties: Collection[str]) -> tuple[str, ...]:
    """The notes beneath findings of these certainties; the empty one is that of single processes."""
    notes = {"possible": _POSSIBLE_NOTE, "": _SINGLE_NOTE}
    return tuple(note for certainty, note in notes.items() if certainty in certainties)


def running_findings(title: str, items: Iterable[RunningTwice]) -> RunningFindings:
    """Findings in their fixed order: the certain, then the possible, then single processes."""
    kept = tuple(sorted(items, key=place_of))
    return RunningFindings(title, kept, notes_on({Head.of(item).certainty for item in kept}))


def place_of(item: RunningTwice) -> tuple[object, ...]:
    """By what findings are put in order."""
    return (
        2 if not item.origin else item.certainty != "certain",
        item.kind,
        item.running_kind is RunningKind.DECISION,
        "stated" not in item.origin,
        item.overlap.stage or "",
        item.system_name,
        item.organisation_name,
        item.part,
        item.system_process or "",
        item.organisation_process or "",
        item.message,
        item.statements,
        item.takers,
    )


def _identity(item: RunningTwice) -> RunningTwice:
    """What two findings of one thing share, whatever the days."""
    return attrs.evolve(item, spells=(), facts=(), evidence=())


def clipped(findings: Findings[RunningTwice], window: str | int | date | Bound) -> RunningFindings:
    """The findings on the days of a narrower window: what `double_running` gives when asked for it.

    Args:
        findings: Findings over a window that holds this one.
        window: A day, a month, a year, an NHS year or a span (`2019-04..2019-09`).

    Raises:
        InvalidText: The window names no days.
    """
    first, last = Bound.parse(window, span=True).days
    left = []
    for item in findings:
        cut = [
            attrs.evolve(spell, first=max(spell.first, first), last=min(spell.last, last))
            for spell in item.spells
            if spell.first <= last and first <= spell.last
        ]
        if cut:
            left.append(item.with_spells(cut))
    return running_findings(findings.title, left)


def joined_findings(*several: Findings[RunningTwice]) -> RunningFindings:
    """Findings of one arrangement over several windows as those over all their days.

    Findings of one thing become one; the title is that of the first.
    """
    together: dict[RunningTwice, list[RunningTwice]] = {}
    for findings in several:
        for item in findings:
            together.setdefault(_identity(item), []).append(item)
    items = (group[0].with_spells(s for item in group for s in item.spells) for group in together.values())
    return running_findings(several[0].title if several else "", items)
