"""What sources tell of several arrangements: principles, shifts, factors, implications."""

from __future__ import annotations

from abc import abstractmethod
from collections.abc import Iterable
from typing import ClassVar, Final, Self, TypeVar

import attrs

from commissionkit.answers.across import Across, AcrossRow
from commissionkit.model.terms import Status
from commissionkit.periods import Period
from commissionkit.sources import Citation
from commissionkit.tables import Cell

__all__ = [
    "Factors",
    "Implications",
    "Principles",
    "Shifts",
    "Telling",
    "Tellings",
    "ToldFactor",
    "ToldImplication",
    "ToldPrinciple",
    "ToldShift",
]

_ONCE: Final = (
    "What is said of several arrangements in the same words and from a passage that they share stands once, with all "
    "of them."
)


@attrs.frozen(kw_only=True)
class Telling(AcrossRow):
    """Something that a source tells of an arrangement, in the coder's words.

    Attributes:
        id: The id of the fact; of the first where several are one row.
        facts: The id in each of the arrangements.
        arrangements: What the arrangements are called, often one.
        arrangement_names: Their titles.
        text: What is told.
        about: What it bears on, by id; empty for the arrangement as a whole.
        about_name: Its name.
        of_all_sites: Whether the source says it of several sites at once.
        status: What the source says of it.
        period: When it holds, as far as the source says.
        maybe: For the state on a day: whether it is open that it held then.
        note: The coder's remark.
        evidence: What is cited for it.
    """

    text: str
    facts: tuple[str, ...] = ()
    about: str = ""
    about_name: str = ""
    of_all_sites: bool = False
    status: Status = Status.IN_FORCE
    period: Period = attrs.field(factory=Period)
    maybe: bool = False
    note: str = ""

    @property
    @abstractmethod
    def heading(self) -> str:
        """Under what it falls, in a few words: its theme, topic, body or kind."""

    @abstractmethod
    def facets(self) -> dict[str, Cell]:
        """What it says beside its text, flat."""

    def statement(self) -> Self:
        """The row without what belongs to one arrangement: two that say the same are then equal."""
        return attrs.evolve(
            self,
            id="",
            facts=(),
            arrangements=(),
            arrangement_names=(),
            about="",
            about_name="",
            note="",
            evidence=(),
        )

    def record(self) -> dict[str, Cell]:
        """The row, flat."""
        return {
            "arrangement": self.arrangement,
            "id": "; ".join(dict.fromkeys(self.facts or (self.id,))),
            "text": self.text,
            **self.facets(),
            "about": self.about or None,
            "about_name": self.about_name or None,
            "of_all_sites": self.of_all_sites,
            "status": str(self.status),
            "start": str(self.period.start),
            "end": str(self.period.end),
            "maybe": self.maybe,
            "note": self.note or None,
            **self.cited(),
        }

    def reading(self) -> dict[str, Cell]:
        """Where, what, under what, and what is out of the ordinary."""
        status = "" if self.status is Status.IN_FORCE else str(self.status).replace("_", " ")
        remarks = ("said of all sites" if self.of_all_sites else "", status, "may be then" if self.maybe else "")
        return {
            "arrangement": "; ".join(self.arrangement_names),
            "what": self.text,
            "under": self.heading,
            "remark": ", ".join(word for word in remarks if word),
        }

    def __str__(self) -> str:
        return f"{self.arrangement}: {self.text}"


@attrs.frozen(kw_only=True)
class ToldPrinciple(Telling):
    """A principle that people say they act by.

    `about` is the agreement or body whose principle it is; the other attributes are those of `Telling`.
    """

    @property
    def heading(self) -> str:
        """Whose principle it is."""
        return self.about_name

    def facets(self) -> dict[str, Cell]:
        """Nothing more."""
        return {}


@attrs.frozen(kw_only=True)
class ToldShift(Telling):
    """A change of the way of working; beside the attributes of `Telling`, these.

    Attributes:
        before: From what; empty where the source does not say.
        after: To what.
        theme, theme_name: The shared shift that it is an instance of; empty for none.
        topic: What changed, of the shared topics; empty for none.
        topic_name: What that topic is called.
        stage, stage_name: The stage of the cycle that changed; empty for none.
        service, service_name: The service it is limited to; empty for none.
    """

    before: str = ""
    after: str = ""
    theme: str = ""
    theme_name: str = ""
    topic: str = ""
    topic_name: str = ""
    stage: str = ""
    stage_name: str = ""
    service: str = ""
    service_name: str = ""

    @property
    def heading(self) -> str:
        """The shared shift, else topic, stage and service."""
        return self.theme_name or _joined((self.topic_name, self.stage_name, self.service_name))

    def facets(self) -> dict[str, Cell]:
        """From what, to what, theme, topic, stage and service."""
        return {
            "before": self.before or None,
            "after": self.after,
            "theme": self.theme or None,
            "theme_name": self.theme_name or None,
            "topic": self.topic or None,
            "topic_name": self.topic_name or None,
            "stage": self.stage or None,
            "service": self.service or None,
        }


@attrs.frozen(kw_only=True)
class ToldFactor(Telling):
    """Something that helped, hindered, drove, was risked or gained; beside the attributes of `Telling`, these.

    Attributes:
        kind: `enabler`, `barrier`, `risk`, `driver`, `benefit` or `challenge`.
        theme, theme_name: The shared theme that it belongs to; empty for none.
        stage, stage_name: The stage of the cycle that it bears on; empty for none.
    """

    kind: str
    theme: str = ""
    theme_name: str = ""
    stage: str = ""
    stage_name: str = ""

    @property
    def heading(self) -> str:
        """The kind, and the shared theme or the stage."""
        return ": ".join(part for part in (self.kind, self.theme_name or self.stage_name) if part)

    def facets(self) -> dict[str, Cell]:
        """Kind, theme and stage."""
        return {
            "kind": self.kind,
            "theme": self.theme or None,
            "theme_name": self.theme_name or None,
            "stage": self.stage or None,
        }


@attrs.frozen(kw_only=True)
class ToldImplication(Telling):
    """A lesson that a source draws; beside the attributes of `Telling`, these.

    Attributes:
        audience: For whom: `local`, `national` or the source's word.
        topic: What it is about, of the shared topics; empty for none.
        topic_name: What that topic is called.
        raised_by: Who raised it, by id; none for the authors of the source.
        raised_by_names: Their names.
    """

    audience: str
    topic: str = ""
    topic_name: str = ""
    raised_by: tuple[str, ...] = ()
    raised_by_names: tuple[str, ...] = ()

    @property
    def heading(self) -> str:
        """For whom, on what, and who raised it where that was not the authors."""
        raised = f"raised by {', '.join(self.raised_by_names)}" if self.raised_by else ""
        return _joined((self.audience, self.topic_name, raised))

    def facets(self) -> dict[str, Cell]:
        """For whom, on what, by whom."""
        return {
            "audience": self.audience,
            "topic": self.topic or None,
            "topic_name": self.topic_name or None,
            "raised_by": "; ".join(self.raised_by) or None,
        }


def _joined(parts: Iterable[str]) -> str:
    return ", ".join(part for part in parts if part)


T_co = TypeVar("T_co", bound=Telling, covariant=True)
T = TypeVar("T", bound=Telling)


@attrs.frozen(kw_only=True, repr=False)
class Tellings(Across[T_co]):
    """What sources tell of several arrangements: these as given, each in the order of its file."""

    def once(self) -> Self:
        """The same listing with one row for what is said of several arrangements alike.

        Rows are one where they agree in wording, theme, status and every other word, and cite a passage in common,
        such as the row of a table that speaks of three sites at once. The row names every arrangement and keeps all
        that is cited, the passages of single sites included. Two rows of one arrangement are never one.
        """
        items = tuple(_in_order(row, self.arrangements) for row in _all_folded(self.items))
        return attrs.evolve(self, items=items, notes=tuple(dict.fromkeys((*self.notes, _ONCE))))


@attrs.frozen(kw_only=True, repr=False)
class Principles(Tellings[ToldPrinciple]):
    """Principles of several arrangements."""

    form: ClassVar[str] = "principles"


@attrs.frozen(kw_only=True, repr=False)
class Shifts(Tellings[ToldShift]):
    """Shifts of several arrangements."""

    form: ClassVar[str] = "shifts"


@attrs.frozen(kw_only=True, repr=False)
class Factors(Tellings[ToldFactor]):
    """What helped, hindered, drove, was risked or gained in several arrangements."""

    form: ClassVar[str] = "factors"


@attrs.frozen(kw_only=True, repr=False)
class Implications(Tellings[ToldImplication]):
    """Lessons drawn from several arrangements."""

    form: ClassVar[str] = "implications"


def _all_folded(rows: Iterable[T]) -> tuple[T, ...]:
    """Rows that say the same of several arrangements as one; each at the place of its first."""
    found = tuple(rows)
    while True:  # what two rows came to cite together may be what a third cites
        fewer = _folded(found)
        if len(fewer) == len(found):
            return found
        found = fewer


def _folded(rows: Iterable[T]) -> tuple[T, ...]:
    kept: list[T] = []
    for row in rows:
        at = next((at for at, other in enumerate(kept) if _alike(other, row)), None)
        if at is None:
            kept.append(row)
        else:
            kept[at] = _joint(kept[at], row)
    return tuple(kept)


def _alike(one: Telling, other: Telling) -> bool:
    if set(one.arrangements) & set(other.arrangements) or one.statement() != other.statement():
        return False
    return bool(_passages(one.evidence) & _passages(other.evidence))


def _passages(evidence: Iterable[Citation]) -> set[tuple[str, str]]:
    return {(citation.source, citation.locator) for citation in evidence}


def _joint(one: T, other: T) -> T:
    return attrs.evolve(
        one,
        facts=(*one.facts, *other.facts),
        arrangements=(*one.arrangements, *other.arrangements),
        arrangement_names=(*one.arrangement_names, *other.arrangement_names),
        about=_distinct("; ", one.about, other.about),
        about_name=_distinct("; ", one.about_name, other.about_name),
        note=_distinct(" ", one.note, other.note),
        evidence=tuple(dict.fromkeys((*one.evidence, *other.evidence))),
    )


def _in_order(row: T, asked: tuple[str, ...]) -> T:
    """The row with its arrangements in the order in which they were asked."""
    places = sorted(range(len(row.arrangements)), key=lambda at: asked.index(row.arrangements[at]))
    return attrs.evolve(
        row,
        facts=tuple(row.facts[at] for at in places),
        arrangements=tuple(row.arrangements[at] for at in places),
        arrangement_names=tuple(row.arrangement_names[at] for at in places),
    )


def _distinct(joint: str, *texts: str) -> str:
    return joint.join(dict.fromkeys(text for text in texts if text))
