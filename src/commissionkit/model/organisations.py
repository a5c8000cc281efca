"""Bodies, the names they have borne, and the posts held in or across them."""

from __future__ import annotations

from typing import ClassVar

import attrs

from commissionkit.model.base import NamedFact, many, refers_to, refs
from commissionkit.model.terms import YesNo
from commissionkit.periods import Period

__all__ = ["DatedName", "Identifier", "Organisation", "Post"]


@attrs.frozen
class Identifier:
    """A code in a public register.

    Attributes:
        scheme: The register in lower case, such as `ods` or `gss`.
        code: The code, as printed there.
    """

    scheme: str
    code: str


@attrs.frozen(kw_only=True)
class DatedName:
    """A name that an organisation bore for a time.

    Attributes:
        name: The name.
        period: When it bore it.
    """

    name: str
    period: Period = attrs.field(factory=Period)


@attrs.frozen(kw_only=True)
class Organisation(NamedFact):
    """A body that acts.

    Attributes:
        kind: An organisation kind of the shared vocabulary.
        sector: A sector of the shared vocabulary; empty for that of the kind.
        statutory: Whether it has legal personality of its own.
        identifiers: Codes, such as an ODS code.
        names: Names it bore at other times, with their dates.
        named: Whether the source names it; "a neighbouring CCG" is not named.
        generic: Whether it stands for every body of its kind, as in "CCGs commission": a rule `each: {kind: ...}`
            asked of the whole nation is answered with it.
        hosted_by: The organisation that employs or houses it, where it has no legal personality.
        accountable_to: Whom it answers to.
    """

    kind: str = "not_stated"
    sector: str = ""
    statutory: YesNo = YesNo.NOT_STATED
    identifiers: tuple[Identifier, ...] = many()
    names: tuple[DatedName, ...] = many()
    named: bool = True
    generic: bool = False
    hosted_by: str | None = attrs.field(default=None, metadata=refers_to("Organisation", carries=True))
    accountable_to: tuple[str, ...] = refs("Organisation", "Forum", carries=True)

    def identifier(self, scheme: str) -> str | None:
        """The code in a register, or None where none is recorded."""
        return next((i.code for i in self.identifiers if i.scheme == scheme), None)


@attrs.frozen(kw_only=True)
class Post(NamedFact):
    """A role that a person holds, possibly across several organisations. The person is never recorded.

    Attributes:
        organisations: Whose post it is; several for a joint post, none where no source says.
        complete: Whether those are all of them.
        appointment: How it is filled, such as "interim first, later substantive".
    """

    kind_word: ClassVar[str] = "post"
    organisations: tuple[str, ...] = refs("Organisation", carries=True)
    complete: YesNo = YesNo.NOT_STATED
    appointment: str = ""
