"""Changes of organisations: mergers, splits, renamings, transfers, creations and abolitions."""

from __future__ import annotations

from typing import ClassVar

import attrs

from commissionkit.model.base import Fact, id_text, many, refers_to, refs
from commissionkit.model.terms import ChangeKind, ChangeStatus
from commissionkit.periods import NOT_STATED, Bound
from commissionkit.units import Share

__all__ = ["Change", "HeirShare"]


@attrs.frozen(kw_only=True)
class HeirShare:
    """What one heir takes in a split.

    Attributes:
        heir: The organisation after.
        share: Its share of the whole.
        of: Of what, in words, such as "registered people"; empty where the source does not say.
        predecessor: Whose; None where there is one organisation before, or the share is of all of them together.
    """

    heir: str = attrs.field(metadata=refers_to("Organisation"))
    share: Share
    of: str = ""
    predecessor: str | None = attrs.field(default=None, metadata=refers_to("Organisation"))


@attrs.frozen(kw_only=True)
class Change(Fact):
    """Organisations become other organisations, or services pass between them.

    Attributes:
        kind: What happens.
        predecessors: The organisations before.
        successors: The organisations after; the same one in a rename.
        on: The first day of the new state, as far as it is known.
        happened: Whether it has happened at `as_at`, or is planned or expected.
        services: What passes in a transfer; empty where not limited.
        shares: What each heir takes in a split, as far as the source says.
        name: A name after a rename, or of the change itself.
    """

    kind_word: ClassVar[str] = "change"
    kind: ChangeKind
    predecessors: tuple[str, ...] = refs("Organisation")
    successors: tuple[str, ...] = refs("Organisation")
    on: Bound = NOT_STATED
    happened: ChangeStatus = ChangeStatus.HAPPENED
    services: tuple[str, ...] = refs("Service")
    shares: tuple[HeirShare, ...] = many()
    name: str = ""

    def derived_id(self) -> str:
        """Kind, what was and what came."""
        return id_text(self.kind.value, "+".join(self.predecessors), "+".join(self.successors))
