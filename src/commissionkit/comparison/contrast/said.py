"""What two sides say of one thing, and in what they differ."""

from __future__ import annotations

from enum import StrEnum
from typing import Final

import attrs

from commissionkit.answers.listing import Row
from commissionkit.comparison.contrast.pairing import Matched
from commissionkit.comparison.readings import State
from commissionkit.model import KINDS, Change, Fact
from commissionkit.sources import Citation, weakest
from commissionkit.tables import Cell

__all__ = [
    "CHARACTERISTICS",
    "CONCEPTS",
    "HEAD",
    "NOTHING",
    "SOURCES",
    "Alike",
    "Aspect",
    "Between",
    "Differing",
    "Said",
    "TwoSided",
    "reason",
]

#: What stands for the list of a site file where a row is about a characteristic of a codebook.
CHARACTERISTICS: Final = "characteristics"
#: What stands for it where a row is about the head of a file, or a document that it lists.
HEAD: Final = "arrangement"
SOURCES: Final = "sources"
#: All that a row may be about: the head of the file, characteristics, the facts in the order of files, the sources.
CONCEPTS: Final = (HEAD, CHARACTERISTICS, *KINDS, SOURCES)
#: What a reader sees where a side says nothing.
NOTHING: Final = "\N{EN DASH}"

_IN_WORDS: Final = {"codings": "two codings of one site", "days": "two days of one site", "sites": "two sites"}
_ASPECTS: Final = {
    "content": "in what is said",
    "presence": "in who records it",
    "certainty": "in whether it is known to hold",
    "claim": "in the claim",
    "evidence": "in the evidence",
    "remark": "in remarks",
}


class Between(StrEnum):
    """What was compared."""

    DAYS = "days"
    CODINGS = "codings"
    SITES = "sites"

    @property
    def words(self) -> str:
        """The same in words."""
        return _IN_WORDS[self.value]


class Aspect(StrEnum):
    """In what two sides differ."""

    PRESENCE = "presence"
    CONTENT = "content"
    CERTAINTY = "certainty"
    CLAIM = "claim"
    EVIDENCE = "evidence"
    REMARK = "remark"

    @property
    def words(self) -> str:
        """The same in words, behind a number."""
        return _ASPECTS[self.value]

    @property
    def is_of_the_world(self) -> bool:
        """Whether the sides differ in what they say, and not merely in how it is known or remarked on."""
        return self in (Aspect.PRESENCE, Aspect.CONTENT)


@attrs.frozen(kw_only=True)
class Said:
    """What one side says.

    Attributes:
        id: The id of the fact on that side; empty where it has none.
        label: What to call it there.
        text: The value in words; None where there is no value.
        state: For a characteristic, a value, present, absent, unknown or not applicable; else None.
        evidence: What that side cites for the fact or the cell.
    """

    id: str = ""
    label: str = ""
    text: str | None = None
    state: State | None = None
    evidence: tuple[Citation, ...] = ()


def _id(row: TwoSided) -> str:
    return row.a.id or row.b.id


def _evidence(row: TwoSided) -> tuple[Citation, ...]:
    because = (citation for fact in row.because for citation in fact.evidence)
    return tuple(dict.fromkeys([*row.a.evidence, *row.b.evidence, *because]))


@attrs.frozen(kw_only=True)
class TwoSided(Row):
    """A fact or a characteristic, and what either side says of it.

    Attributes:
        concept: The list of a site file in which it stands, such as `forums`; `characteristics` for one of a codebook,
            `arrangement` for the head of the file, `sources` for a document.
        a, b: The two sides.
        matched: By what the facts of the two sides were taken to be one; None where one side has it alone.
        because: The changes that came between the two days and bear on it, as far as they are recorded.
        id: The id on the first side; that on the second where only it has one.
        evidence: What either side cites, then what is cited for the changes.
    """

    concept: str
    a: Said
    b: Said
    matched: Matched | None = None
    because: tuple[Fact, ...] = ()
    id: str = attrs.field(init=False, default=attrs.Factory(_id, takes_self=True))
    evidence: tuple[Citation, ...] = attrs.field(init=False, default=attrs.Factory(_evidence, takes_self=True))

    @property
    def label(self) -> str:
        """What to call it: what the first side calls it, or the second where only that has it."""
        return self.a.label or self.b.label

    def sides(self) -> dict[str, Cell]:
        """The cells of both sides, flat."""
        cells: dict[str, Cell] = {}
        for name, said in (("a", self.a), ("b", self.b)):
            claim = weakest(citation.claim for citation in said.evidence)
            cells |= {
                f"id_{name}": said.id or None,
                name: said.text,
                f"state_{name}": said.state.value if said.state else None,
                f"claim_{name}": claim.value if claim else None,
                f"evidence_{name}": "; ".join(map(str, said.evidence)) or None,
            }
        return cells


@attrs.frozen(kw_only=True)
class Alike(TwoSided):
    """What both sides say alike; their evidence may differ."""

    def record(self) -> dict[str, Cell]:
        """The whole row, flat."""
        matched = self.matched.value if self.matched else None
        return {"concept": self.concept, "label": self.label, **self.sides(), "matched": matched}

    def reading(self) -> dict[str, Cell]:
        """What it is, and what both say."""
        return {"concept": self.concept, "what": self.label, "both": self.a.text}


@attrs.frozen(kw_only=True)
class Differing(TwoSided):
    """One thing in which two sides differ.

    Attributes:
        aspect: Whether one side lacks it (`presence`), says other things of it (`content`), knows less surely that it
            holds (`certainty`), or only cites it (`claim`, `evidence`) or remarks on it (`remark`) otherwise.
        attribute: The attribute that differs, as in the model; `recorded` or `holds` where one side lacks the fact;
            `list` where it stands in another list; `value` for a characteristic.
    """

    aspect: Aspect
    attribute: str

    @property
    def only_in(self) -> str:
        """`a` or `b` where that side alone has it; else empty."""
        if self.aspect is not Aspect.PRESENCE:
            return ""
        return "a" if self.a.id else "b"

    def record(self) -> dict[str, Cell]:
        """The whole row, flat."""
        return {
            "concept": self.concept,
            "id": self.id,
            "label": self.label,
            "aspect": self.aspect.value,
            "attribute": self.attribute,
            **self.sides(),
            "matched": self.matched.value if self.matched else None,
            "because": "; ".join(fact.id for fact in self.because) or None,
        }

    def reading(self) -> dict[str, Cell]:
        """What it is, in which attribute, and what either side says."""
        return {
            "concept": self.concept.replace("_", " "),
            "what": self.label,
            "attribute": self.attribute.replace("_", " "),
            "a": self.a.text or NOTHING,
            "b": self.b.text or NOTHING,
            "because": ", ".join(map(reason, self.because)),
        }

    def __str__(self) -> str:
        attribute = self.attribute.replace("_", " ")
        return f"{self.label}, {attribute}: {self.a.text or NOTHING} | {self.b.text or NOTHING}"


def reason(fact: Fact) -> str:
    """What a change is and when it came; what else a fact rested on, by its name."""
    if not isinstance(fact, Change):
        return fact.label
    return f"{fact.kind.value}\n{fact.on}" if fact.on.kind == "days" else fact.kind.value
