"""Models of commissioning: how it was organised for a time, and what is known of the effect."""

from __future__ import annotations

from collections.abc import Iterable
from typing import ClassVar

import attrs

from commissionkit.answers.across import Across, AcrossRow
from commissionkit.answers.figures import Figure
from commissionkit.errors import UnknownName
from commissionkit.model.history import Maturity
from commissionkit.model.terms import Bearing, BudgetNature, Participation, Status, Word
from commissionkit.periods import Period, describe
from commissionkit.sources import Citation
from commissionkit.tables import Cell

__all__ = ["Effect", "Effects", "InForce", "ModelRow", "Models"]

_UNSTATED = "not stated"


class InForce(Word):
    """How far a model was in force on the days asked about."""

    YES = "yes"
    PART = "part"
    MAY_BE = "may_be"

    @property
    def meaning(self) -> str:
        """The word as a clause."""
        return _MEANINGS[self]


_MEANINGS = {
    InForce.YES: "in force on each of the days",
    InForce.PART: "in force on some of the days, and not or not certainly on each",
    InForce.MAY_BE: "its dates leave open whether it was in force on any of the days",
}


@attrs.frozen(kw_only=True)
class Effect(AcrossRow):
    """What a source judges of the effect of a model.

    Attributes:
        id: The id of the judgement.
        arrangements: The arrangement that records it.
        arrangement_names: Its title.
        model: The model, by id.
        model_name: Its name.
        text: The judgement, in the coder's words.
        bearing: Which way the evidence points; None for a judgement that is no evidence of an effect.
        note: The coder's remark.
        evidence: What is cited for it.
    """

    model: str
    model_name: str
    text: str
    bearing: Bearing | None = None
    note: str = ""

    def record(self) -> dict[str, Cell]:
        """The judgement as one flat row."""
        return {
            "arrangement": self.arrangement,
            "model": self.model,
            "model_name": self.model_name,
            "id": self.id,
            "text": self.text,
            "bearing": str(self.bearing) if self.bearing else None,
            "note": self.note or None,
            **self.cited(),
        }

    def reading(self) -> dict[str, Cell]:
        """Of which model, which way, what."""
        return {
            "arrangement": "; ".join(self.arrangement_names),
            "model": self.model_name,
            "evidence": str(self.bearing) if self.bearing else None,
            "what": self.text,
        }

    def __str__(self) -> str:
        return f"{self.model_name}{f' ({self.bearing})' if self.bearing else ''}: {self.text}"


@attrs.frozen(kw_only=True, repr=False)
class Effects(Across[Effect]):
    """What sources judge of the effects of models: these as listed, the judgements in the order of the file."""

    form: ClassVar[str] = "effects"


@attrs.frozen(kw_only=True)
class ModelRow(AcrossRow):
    """A way in which commissioning was organised for a time.

    Attributes:
        id: The id of the model.
        arrangements: The arrangement that records it.
        arrangement_names: Its title.
        name: Its name.
        period: From when to when, as the source has it.
        status: What the source says of it.
        in_force: How far it was in force on the days asked about; None where no days were.
        why: Why that is not certain for each of the days; empty where it is.
        holders, holder_names: Who planned or bought, by id and by name.
        services, service_names: What they planned or bought; none where no source says.
        scope: The same in words, with what limits it.
        budget: The nature of the hold on money; several where bodies differed or had several.
        money: What more is said of the money.
        participation: Whether taking part was a choice.
        clinical: Who of the clinicians and the public took part, and how.
        responsible, responsible_names: Who stayed legally responsible; none where no source says.
        follows, follows_names: Models that it replaced.
        maturity: Levels through which the bodies were meant to pass; None where none is recorded.
        rests_on: The rights and delegations that give it effect, by id.
        counts: How many bodies, posts or things of its holders there were, each with its year.
        effects: What sources judge of its effect.
        silent: What the coder looked for in vain, such as `responsible`.
        note: The coder's remark.
        evidence: What is cited for the model itself; counts and judgements have their own.
    """

    name: str
    period: Period
    status: Status = Status.IN_FORCE
    in_force: InForce | None = None
    why: str = ""
    holders: tuple[str, ...] = ()
    holder_names: tuple[str, ...] = ()
    services: tuple[str, ...] = ()
    service_names: tuple[str, ...] = ()
    scope: str = ""
    budget: tuple[BudgetNature, ...] = ()
    money: str = ""
    participation: Participation = Participation.NOT_STATED
    clinical: str = ""
    responsible: tuple[str, ...] = ()
    responsible_names: tuple[str, ...] = ()
    follows: tuple[str, ...] = ()
    follows_names: tuple[str, ...] = ()
    maturity: Maturity | None = None
    rests_on: tuple[str, ...] = ()
    counts: tuple[Figure, ...] = ()
    effects: tuple[Effect, ...] = ()
    silent: tuple[str, ...] = ()
    note: str = ""

    @property
    def evidence_for(self) -> int:
        """How many judgements bear for an effect. Their number says nothing of their weight."""
        return self._bearing(Bearing.FOR)

    @property
    def evidence_against(self) -> int:
        """How many judgements bear against an effect."""
        return self._bearing(Bearing.AGAINST)

    @property
    def inconclusive(self) -> int:
        """How many judgements find the evidence inconclusive."""
        return self._bearing(Bearing.INCONCLUSIVE)

    def _bearing(self, bearing: Bearing) -> int:
        return sum(effect.bearing is bearing for effect in self.effects)

    def record(self) -> dict[str, Cell]:
        """The model as one flat row."""
        return {
            "arrangement": self.arrangement,
            "id": self.id,
            "name": self.name,
            "start": str(self.period.start),
            "end": str(self.period.end),
            "status": str(self.status),
            "in_force": str(self.in_force) if self.in_force else None,
            "why": self.why or None,
            "holders": "; ".join(self.holders) or None,
            "holder_names": "; ".join(self.holder_names) or None,
            "services": "; ".join(self.services) or None,
            "scope": self.scope or None,
            "budget": "; ".join(map(str, self.budget)),
            "money": self.money or None,
            "participation": str(self.participation),
            "clinical": self.clinical or None,
            "responsible": "; ".join(self.responsible) or None,
            "responsible_names": "; ".join(self.responsible_names) or None,
            "follows": "; ".join(self.follows) or None,
            "maturity": _levels(self.maturity) or None,
            "rests_on": "; ".join(self.rests_on) or None,
            "counts": "; ".join(map(str, self.counts)) or None,
            "evidence_for": self.evidence_for,
            "evidence_against": self.evidence_against,
            "inconclusive": self.inconclusive,
            "silent": "; ".join(self.silent) or None,
            "note": self.note or None,
            **self.cited(),
        }

    def reading(self) -> dict[str, Cell]:
        """Which model, when, who, their money, whether it was a choice, who was responsible, and for what days."""
        return {
            "arrangement": "; ".join(self.arrangement_names),
            "model": self.name,
            "when": self.when,
            "who": ", ".join(self.holder_names) or self._unsaid("holders"),
            "budget": " or ".join(_word(nature) for nature in self.budget),
            "taking part": _word(self.participation),
            "legally responsible": ", ".join(self.responsible_names) or self._unsaid("responsible"),
            "then": None if self.in_force in (None, InForce.YES) else _word(self.in_force),
        }

    @property
    def when(self) -> str:
        """From when to when, in a few words."""
        return describe(self.period).removeprefix("from ")

    def _unsaid(self, what: str) -> str | None:
        return _UNSTATED if what in self.silent else None

    def __str__(self) -> str:
        return f"{self.name} ({self.when})"


def _word(word: Word) -> str:
    return str(word).replace("_", " ")


def _levels(maturity: Maturity | None) -> str:
    if maturity is None:
        return ""
    ends = " to ".join(part for part in (maturity.first, maturity.last) if part)
    number = "" if maturity.levels is None else f"{maturity.levels} levels"
    return ": ".join(part for part in (number, ends) if part)


@attrs.frozen(kw_only=True, repr=False)
class Models(Across[ModelRow]):
    """Models of commissioning: the arrangements as given, each in the order of its file.

    Attributes:
        on: The days asked about, as text; empty where none were.
    """

    form: ClassVar[str] = "models"

    on: str = ""

    @property
    def certain(self) -> tuple[str, ...]:
        """Ids of those that were in force on each of the days asked about; of all where no days were."""
        return tuple(row.id for row in self.items if row.in_force in (None, InForce.YES))

    @property
    def open(self) -> tuple[str, ...]:
        """Ids of those that were in force on part of the days, or may have been."""
        return tuple(row.id for row in self.items if row.in_force not in (None, InForce.YES))

    @property
    def evidence(self) -> tuple[Citation, ...]:
        """Everything cited, for the models, the counts and the judgements, each citation once."""
        return tuple(dict.fromkeys((*super().evidence, *(one for row in self.items for one in _beside(row)))))

    def effects_known(self, *models: str) -> Effects:
        """What sources judge of the effects of these models, each with its bearing and evidence; of all if none given.

        Args:
            models: Ids of models that are listed here.

        Raises:
            UnknownName: One of them is not listed; names near ones.
        """
        for name in models:
            if name not in self.ids:
                raise UnknownName(name, self.ids, what="model", where=self.title)
        rows = [row for row in self.items if not models or row.id in models]
        return Effects(
            site=self.site,
            arrangements=self.arrangements,
            title=f"Effects known: {', '.join(row.name for row in rows) if models else self.title}",
            items=tuple(effect for row in rows for effect in row.effects),
            notes=("Evidence for, against, or inconclusive, one row for each judgement: rows do not weigh alike.",),
        )

    def to_dict(self) -> dict[str, object]:
        """The listing as versioned, JSON-ready data."""
        return {**super().to_dict(), "on": self.on or None}


def _beside(row: ModelRow) -> Iterable[Citation]:
    for told in (*row.counts, *row.effects):
        yield from told.evidence
