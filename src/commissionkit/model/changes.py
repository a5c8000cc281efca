"""Changes of organisations: mergers, splits, renamings, transfers, creations and abolitions."""

from __future__ import annotations

from typing import ClassVar

import attrs

from commissionkit.model.base import Fact, id_text, refs
from commissionkit.model.terms import ChangeKind, ChangeStatus
from commissionkit.periods import NOT_STATED, Bound

__all__ = ["Change"]


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
        name: A name after a rename, or of the change itself.
    """

    kind_word: ClassVar[str] = "change"
    kind: ChangeKind
    predecessors: tuple[str, ...] = refs("Organisation")
    successors: tuple[str, ...] = refs("Organisation")
    on: Bound = NOT_STATED
    happened: ChangeStatus = ChangeStatus.HAPPENED
    services: tuple[str, ...] = refs("Service")
    name: str = ""

    def derived_id(self) -> str:
        """Kind, what was and what came."""
        return id_text(self.kind.value, "+".join(self.predecessors), "+".join(self.successors))
