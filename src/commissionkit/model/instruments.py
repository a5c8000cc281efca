"""Instruments: what gives a right or a partnership its force."""

from __future__ import annotations

import attrs

from commissionkit.model.base import NamedFact, refs
from commissionkit.model.terms import YesNo

__all__ = ["Instrument"]


@attrs.frozen(kw_only=True)
class Instrument(NamedFact):
    """A statute, regulations, an agreement, a charter or a deal.

    Attributes:
        kind: An instrument kind of the shared vocabulary.
        signatories: Who signed it.
        complete: Whether those are all the signatories.
        extends: Earlier instruments that it extends or replaces.
    """

    kind: str = "not_stated"
    signatories: tuple[str, ...] = refs("Organisation", "Forum")
    complete: YesNo = YesNo.NOT_STATED
    extends: tuple[str, ...] = refs("Instrument")
