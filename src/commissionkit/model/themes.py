"""Values, shifts, factors, plans and lessons, and claims of influence."""

from __future__ import annotations

from typing import ClassVar

import attrs

from commissionkit.model.base import ANY, Fact, NamedFact, id_text, refers_to, refs, slug
from commissionkit.model.terms import FactorKind

__all__ = ["Factor", "Implication", "Principle", "Programme", "Relationship", "Shift"]


@attrs.frozen(kw_only=True)
class Relationship(Fact):
    """Influence, or acting in a role toward a counterpart. A claim, never a right.

    Attributes:
        subject: Who.
        toward: Toward whom.
        role: `influences`, `strategic_commissioner`, `operational_commissioner`, or the source's word.
    """

    kind_word: ClassVar[str] = "relationship"
    subject: str = attrs.field(metadata=refers_to("Organisation", "Forum", "Post", carries=True))
    toward: str = attrs.field(metadata=refers_to("Organisation", "Forum", "Post", carries=True))
    role: str


@attrs.frozen(kw_only=True)
class Principle(NamedFact):
    """A value or principle that people say they act by.

    Attributes:
        of: The agreement or body whose principle it is.
    """

    of: str | None = attrs.field(default=None, metadata=refers_to("Instrument", "Organisation", "Forum", "Area"))


@attrs.frozen(kw_only=True)
class Shift(Fact):
    """A change from one way of working to another.

    Attributes:
        after: To what.
        before: From what; empty where the source does not say.
        theme: The shared shift that it is an instance of, from the vocabulary; empty for none.
        topic: What changed, from the topics of the vocabulary; empty for none.
        stage: The stage of the commissioning cycle that changed.
        service: The service it is limited to.
        about: Whose way of working it is; None for the arrangement as a whole.
        of_all_sites: Whether the source says it of several sites at once.
    """

    kind_word: ClassVar[str] = "shift"
    after: str
    before: str = ""
    theme: str = ""
    topic: str = ""
    stage: str | None = attrs.field(default=None, metadata=refers_to("Stage"))
    service: str | None = attrs.field(default=None, metadata=refers_to("Service"))
    about: str | None = attrs.field(default=None, metadata=refers_to(ANY))
    of_all_sites: bool = False

    @property
    def label(self) -> str:
        """From what to what."""
        return f"from {self.before} to {self.after}" if self.before else f"to {self.after}"

    def derived_id(self) -> str:
        """What it moves from and to."""
        return id_text(self.kind_word, slug(self.before), slug(self.after))


@attrs.frozen(kw_only=True)
class Factor(NamedFact):
    """Something that helped, hindered, drove, was risked or was gained.

    Attributes:
        kind: Which of these.
        theme: The shared theme that it belongs to, from the vocabulary; empty for none.
        stage: The stage of the commissioning cycle that it bears on.
        about: What it bears on; None for the arrangement as a whole.
        of_all_sites: Whether the source says it of several sites at once.
    """

    kind: FactorKind
    theme: str = ""
    stage: str | None = attrs.field(default=None, metadata=refers_to("Stage"))
    about: str | None = attrs.field(default=None, metadata=refers_to(ANY))
    of_all_sites: bool = False


@attrs.frozen(kw_only=True)
class Programme(NamedFact):
    """A plan or a programme of work; a next step is one whose status is planned.

    Attributes:
        run_by: Who runs it.
        supported_by: Who supports it.
        topic: What it is about, from the topics of the vocabulary; empty for none.
        stage: The stage of the commissioning cycle that it is about.
        service: The service that it is about.
        about: What else it is about.
    """

    run_by: tuple[str, ...] = refs("Organisation", "Forum", carries=True)
    supported_by: tuple[str, ...] = refs("Organisation", "Forum", carries=True)
    topic: str = ""
    stage: str | None = attrs.field(default=None, metadata=refers_to("Stage"))
    service: str | None = attrs.field(default=None, metadata=refers_to("Service"))
    about: str | None = attrs.field(default=None, metadata=refers_to(ANY))


@attrs.frozen(kw_only=True)
class Implication(NamedFact):
    """A lesson that a source draws.

    Attributes:
        audience: For whom: `local`, `national` or the source's word.
        topic: What it is about, from the topics of the vocabulary; empty for none.
        raised_by: Who raised it, such as a roundtable; empty for the authors of the source.
    """

    audience: str
    topic: str = ""
    raised_by: tuple[str, ...] = refs("Organisation", "Forum")
