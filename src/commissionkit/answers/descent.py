"""Who came before an organisation and who after it, change by change."""

from __future__ import annotations

from datetime import date
from typing import ClassVar, Literal

import attrs

from commissionkit.answers.dating import spoken
from commissionkit.answers.listing import Listing, Row
from commissionkit.answers.words import AnswerStatus
from commissionkit.model import ChangeKind, HeirShare
from commissionkit.sources import Citation
from commissionkit.tables import Cell
from commissionkit.tables.forms import json_cell

__all__ = ["BorneName", "Certainty", "Descent", "Direction", "Kin", "Turn", "dated"]

Certainty = Literal["certain", "possible"]
Direction = Literal["before", "after"]


@attrs.frozen(kw_only=True)
class BorneName:
    """A name that an organisation has borne.

    Attributes:
        name: The name.
        start: The day, month or year in which it began to be borne, as recorded; empty where nothing is.
        end: The same for its last day.
        change: The id of the change that gave it; empty where none is recorded.
    """

    name: str
    start: str = ""
    end: str = ""
    change: str = ""

    def __str__(self) -> str:
        told = " ".join(filter(None, [_bound("from", self.start), _bound("up to", self.end)]))
        return f"{self.name} ({told})" if told else self.name

    def record(self) -> dict[str, Cell]:
        """The name as one flat row."""
        return {
            "name": self.name,
            "start": self.start or None,
            "end": self.end or None,
            "change": self.change or None,
        }


def _bound(word: str, when: str) -> str:
    if not when:
        return ""
    return f"{word} some day {spoken(when)}" if ".." in when else f"{word} {when}"


@attrs.frozen(kw_only=True)
class Turn:
    """A beginning or an end with nobody on its other side: a creation, or an abolition without an heir.

    Attributes:
        id: The organisation.
        name: Its name.
        turn: `begins` or `ends`.
        kind: What happened.
        change: The id of the change.
        when: Its date as recorded, or `not stated`.
        certainty: Whether it had surely come about on the day asked.
        evidence: What is cited for the change.
    """

    id: str
    name: str
    turn: Literal["begins", "ends"]
    kind: ChangeKind
    change: str
    when: str
    certainty: Certainty = "certain"
    evidence: tuple[Citation, ...] = ()

    def __str__(self) -> str:
        end = "no heir is recorded" if self.turn == "ends" else "nobody is recorded before it"
        doubt = "; it may not have come about by then" if self.certainty == "possible" else ""
        return f"{self.name}: {self.kind} ({dated(self.when)}); {end}{doubt}"

    def record(self) -> dict[str, Cell]:
        """The turn as one flat row."""
        return {
            "id": self.id,
            "name": self.name,
            "turn": self.turn,
            "kind": self.kind.value,
            "change": self.change,
            "when": self.when,
            "certainty": self.certainty,
            "evidence": "; ".join(map(str, self.evidence)) or None,
        }


@attrs.frozen(kw_only=True)
class Kin(Row):
    """One organisation that a change leads to, forward or back.

    Attributes:
        id: The organisation.
        name: Its name on the day asked, or the last known.
        names: The names it has borne, the oldest first.
        direction: `before` the organisation asked about, or `after` it.
        generation: How many changes lie between, at the least: 1, 2, …
        through: The organisations from which this change leads to it, by id: the one asked about, or kin of the
            generation before.
        through_names: Their names.
        change: The id of the change.
        kind: What happened.
        when: Its date as recorded: a day, a month, a year, a span, or `not stated`.
        first: The first day on which it may have come about; None where nothing bounds it.
        last: The first day on which it certainly had; None where nothing bounds it.
        services: In a transfer, the services that pass, by id; empty where no source says which.
        passes: The same in words; empty where it is no transfer.
        lives_on: Whether who came before lives on beside who came after, as the giver in a transfer does.
        shares: In a split, the shares that pass by this change between the two, as far as recorded.
        certainty: `certain` if, on each of the days asked, all the changes in between had surely come about, and in
            this order; else `possible`.
        planned: Whether it takes a planned or expected change to get there.
        evidence: What is cited for the change.
    """

    name: str
    names: tuple[str, ...] = ()
    direction: Direction
    generation: int
    through: tuple[str, ...]
    through_names: tuple[str, ...]
    change: str
    kind: ChangeKind
    when: str
    first: date | None = None
    last: date | None = None
    services: tuple[str, ...] = ()
    passes: str = ""
    lives_on: bool = False
    shares: tuple[HeirShare, ...] = ()
    certainty: Certainty = "certain"
    planned: bool = False

    def record(self) -> dict[str, Cell]:
        """The row with every cell."""
        return {
            "direction": self.direction,
            "generation": self.generation,
            "id": self.id,
            "name": self.name,
            "names": "; ".join(self.names) or None,
            "through": "; ".join(self.through),
            "change": self.change,
            "kind": self.kind.value,
            "when": self.when,
            "first": self.first,
            "last": self.last,
            "services": "; ".join(self.services) or None,
            "lives_on": self.lives_on,
            "shares": "; ".join(map(share_words, self.shares)) or None,
            "certainty": self.certainty,
            "planned": self.planned,
            **self.cited(),
        }

    def reading(self) -> dict[str, Cell]:
        """Where, who, by what, when."""
        return {
            "generation": f"{self.generation} {self.direction}",
            "organisation": self.name,
            "by": self.kind.value,
            "when": spoken(self.when),
            "remark": "; ".join(self._remarks()),
        }

    def _remarks(self) -> list[str]:
        way = "to" if self.direction == "before" else "from"
        told = [
            "planned" if self.planned else "",
            self.passes,
            *(share_words(share) for share in self.shares),
            "who came before lives on" if self.lives_on else "",
            f"{way} {', '.join(self.through_names)}" if self.generation > 1 else "",
            self._doubt(),
        ]
        return [text for text in told if text]

    def _doubt(self) -> str:
        if self.certainty == "certain":
            return ""
        return "possible: not sure by then" + (", or not in this order" if self.generation > 1 else "")

    def __str__(self) -> str:
        remarks = self._remarks()
        behind = f" ({'; '.join(remarks)})" if remarks else ""
        place = f"{self.generation} {self.direction}"
        return f"{place}: {self.name}, by {self.kind} ({dated(self.when)}){behind}"


def dated(when: str) -> str:
    """A date as it stands within a sentence."""
    return "date not stated" if when == "not stated" else spoken(when)


def share_words(share: HeirShare) -> str:
    """`60% of registered people`."""
    return f"{share.share} of {share.of}" if share.of else f"{share.share}"


@attrs.frozen(kw_only=True, repr=False)
class Descent(Listing[Kin]):
    """Organisations before and after one, by direction, generation, date and name.

    `.ids` are the organisations reached, each once.

    Attributes:
        site: The id of the arrangement.
        title: What was asked.
        items: A row for each organisation that a change leads to.
        notes: The names it bore, who stands for it, what begins or ends with nobody on the other side, the plan, and
            what else a reader has to know.
        beside: What is cited for the notes.
        organisation: The organisation asked about.
        name: Its name on the day.
        on: The day or days.
        names: The names it has borne by then, the oldest first.
        heirs: Who stands for it on the day: itself, those at the end of the chain of changes that ended it, or, before
            it began, those from whom it was to come. Services passed on in a transfer make no heir.
        heirs_otherwise: Who stands for it if the changes that may have come about by then had not; None where that
            makes no difference.
        status: How far the heirs are known: `known`; `partly_known` where a change may or may not have come about, or
            the changes go round in a circle; `none_recorded` where it ended and nobody is recorded to come after it;
            `not_applicable` where it was not there yet, and nobody is recorded to have stood in its place.
        turns: Beginnings and ends of the organisation and its kin that have nobody on their other side.
        planned: Whether planned and expected changes count.
        by_plan: The same question with them; None where that makes no difference.
    """

    form: ClassVar[str] = "lineage"

    organisation: str
    name: str
    on: str
    names: tuple[BorneName, ...] = ()
    heirs: tuple[str, ...] = ()
    heirs_otherwise: tuple[str, ...] | None = None
    status: AnswerStatus = AnswerStatus.KNOWN
    turns: tuple[Turn, ...] = ()
    planned: bool = False
    by_plan: Descent | None = None

    @property
    def before(self) -> Descent:
        """The rows of those from whom it came, or who gave it services."""
        return self._side("before")

    @property
    def after(self) -> Descent:
        """The rows of those who came after it, or took services from it."""
        return self._side("after")

    def _side(self, direction: Direction) -> Descent:
        items = tuple(row for row in self.items if row.direction == direction)
        return attrs.evolve(self, title=f"{direction.capitalize()} {self.name}, {self.on}", items=items)

    def to_dict(self) -> dict[str, object]:
        """The descent as versioned, JSON-ready data."""
        otherwise = self.heirs_otherwise
        return {
            **super().to_dict(),
            "organisation": self.organisation,
            "name": self.name,
            "on": self.on,
            "names": [_plain(name.record()) for name in self.names],
            "heirs": list(self.heirs),
            "heirs_otherwise": None if otherwise is None else list(otherwise),
            "status": self.status.value,
            "turns": [_plain(turn.record()) for turn in self.turns],
            "planned": self.planned,
            "by_plan": self.by_plan.to_dict() if self.by_plan is not None else None,
        }


def _plain(record: dict[str, Cell]) -> dict[str, object]:
    return {name: json_cell(cell) for name, cell in record.items()}
