"""Forums that deliberate, the rules they decide by, and who sits on them."""

from __future__ import annotations

from decimal import Decimal
from typing import ClassVar

import attrs

from commissionkit.model.base import Fact, NamedFact, id_text, many, refers_to, refs
from commissionkit.model.organisations import Identifier
from commissionkit.model.terms import Formality, Standing, YesNo

__all__ = ["Forum", "Rule", "Seat", "Vote"]


@attrs.frozen(kw_only=True)
class Vote:
    """How a forum votes.

    Attributes:
        vote: `one-member-one-vote`, `weighted` or `not_stated`.
        majority: `simple`, `two-thirds`, `unanimous`, another wording of the source, or `not_stated`.
        casting: Who has a casting vote; `nobody`, or `not_stated`.
    """

    vote: str = "not_stated"
    majority: str = "not_stated"
    casting: str = "not_stated"


@attrs.frozen(kw_only=True)
class Rule:
    """How a forum comes to a decision.

    Attributes:
        consensus: Whether it seeks consensus first.
        fallback: How it votes where consensus fails; None where no source says that it votes.
        voting: Whether it may vote at all.
        quorum: How many must be present; None where not stated.
        used: How often the fall-back was used, in the source's words.
    """

    consensus: YesNo = YesNo.NOT_STATED
    fallback: Vote | None = None
    voting: YesNo = YesNo.NOT_STATED
    quorum: int | None = None
    used: str = ""


@attrs.frozen(kw_only=True)
class Forum(NamedFact):
    """A board, committee, group, alliance or partnership that deliberates. It never has legal personality.

    Attributes:
        kind: A forum kind of the shared vocabulary.
        identifiers: Codes, such as the ODS code of a partnership.
        formality: Whether it is part of the formal governance.
        meets_in_public: Whether the public may attend.
        agenda, papers, minutes: Whether it has them.
        frequency: How often it meets, in the source's words.
        hours: How long a meeting takes, in hours.
        size: How many take part, in the source's words.
        rule: How it decides; None where no source says.
        of: The organisation whose own forum it is; None for a joint one or where not stated.
        between: The organisations whose joint forum it is.
        nested_in: The forum beneath which it sits.
        accountable_to: Whom it answers to.
        members_complete: Whether its seats are stated to be all of them.
    """

    kind: str = "not_stated"
    identifiers: tuple[Identifier, ...] = many()
    formality: Formality = Formality.NOT_STATED
    meets_in_public: YesNo = YesNo.NOT_STATED
    agenda: YesNo = YesNo.NOT_STATED
    papers: YesNo = YesNo.NOT_STATED
    minutes: YesNo = YesNo.NOT_STATED
    frequency: str = ""
    hours: Decimal | None = None
    size: str = ""
    rule: Rule | None = None
    of: str | None = attrs.field(default=None, metadata=refers_to("Organisation", carries=True))
    between: tuple[str, ...] = refs("Organisation", carries=True)
    nested_in: str | None = attrs.field(default=None, metadata=refers_to("Forum"))
    accountable_to: tuple[str, ...] = refs("Organisation", "Forum", carries=True)
    members_complete: YesNo = YesNo.NOT_STATED


@attrs.frozen(kw_only=True)
class Seat(Fact):
    """An organisation's or a post's place on a forum, or the stated absence of one.

    Attributes:
        forum: The forum.
        holder: The organisation or post that has the place.
        standing: Member, chair, entitled to attend, facilitator, or stated not to be a member.
        title: Who sits there, in the source's words, where that is not a post ("lay member for audit").
        perspective: What the seat brings, a perspective of the shared vocabulary.
        votes: Whether it votes.
        represents: The organisation on whose behalf a post sits there.
    """

    kind_word: ClassVar[str] = "seat"
    forum: str = attrs.field(metadata=refers_to("Forum"))
    holder: str = attrs.field(metadata=refers_to("Organisation", "Post", carries=True))
    standing: Standing = Standing.MEMBER
    title: str = ""
    perspective: str = ""
    votes: YesNo = YesNo.NOT_STATED
    represents: str | None = attrs.field(default=None, metadata=refers_to("Organisation", carries=True))

    def derived_id(self) -> str:
        """Forum, holder, and what tells two seats of one holder apart."""
        standing = "" if self.standing is Standing.MEMBER else self.standing.value
        return id_text(self.kind_word, self.forum, self.holder, standing, self.title.replace(" ", "-").lower())
