"""What sources tell of how people work, what they conclude, and where they disagree."""

from __future__ import annotations

import attrs

from commissionkit.model.base import ANY, NamedFact, refers_to, refs
from commissionkit.model.terms import Bearing, DiscrepancyKind

__all__ = ["Discrepancy", "Judgement", "Practice"]


@attrs.frozen(kw_only=True)
class Practice(NamedFact):
    """A way of working that a source describes: no right, no process and no number.

    Attributes:
        topic: What it is about, from the topics of the vocabulary; empty for none.
        by: Who works in this way; empty where that is not stated.
        stage: The stage of the commissioning cycle.
        service: The service it is limited to.
        about: What else it is about.
        of_all_sites: Whether the source says it of several sites at once.
    """

    topic: str = ""
    by: tuple[str, ...] = refs("Organisation", "Forum", "Post")
    stage: str | None = attrs.field(default=None, metadata=refers_to("Stage"))
    service: str | None = attrs.field(default=None, metadata=refers_to("Service"))
    about: str | None = attrs.field(default=None, metadata=refers_to(ANY))
    of_all_sites: bool = False


@attrs.frozen(kw_only=True)
class Judgement(NamedFact):
    """What a source concludes of an arrangement, in the coder's words: its reading, not a fact of law.

    Attributes:
        topic: What it is about, from the topics of the vocabulary; empty for none.
        stage: The stage of the commissioning cycle.
        about: What it is passed on; None for the arrangement as a whole.
        bearing: For evidence of an effect, which way it points; None for any other judgement.
        of_all_sites: Whether the source passes it on several sites at once.
    """

    topic: str = ""
    stage: str | None = attrs.field(default=None, metadata=refers_to("Stage"))
    about: str | None = attrs.field(default=None, metadata=refers_to(ANY))
    bearing: Bearing | None = None
    of_all_sites: bool = False


@attrs.frozen(kw_only=True)
class Discrepancy(NamedFact):
    """A place where the sources disagree, read two ways, or print what cannot stand; nothing is smoothed.

    Attributes:
        kind: Rival figures, rival accounts, wording that reads several ways, or an oddity of print.
        facts: The facts that it bears on, each kept as its own source has it.
        coded: How this arrangement codes the matter all the same.
    """

    kind: DiscrepancyKind
    facts: tuple[str, ...] = refs(ANY)
    coded: str = ""
