"""Decision rights, delegations, and the silence of sources about them."""

from __future__ import annotations

from collections.abc import Iterable
from typing import ClassVar

import attrs

from commissionkit.model.base import ANY, Fact, id_text, many, refers_to, refs
from commissionkit.model.terms import Power, Quantity, Reach, YesNo

__all__ = ["NOT_STATED_FACET", "DecisionRight", "Delegation", "Parties", "Scope", "Selection", "Silence"]

#: Written for a facet that the source does not say.
NOT_STATED_FACET = "not_stated"

#: What a right may be about, in place of a matter.
ABOUT = ("Organisation", "Forum", "Contract", "Process", "Programme", "Instrument")


def _powers(powers: Iterable[Power]) -> tuple[Power, ...]:
    return tuple(powers)


@attrs.frozen(kw_only=True)
class Scope:
    """A region of matters: service x stage x fund or pot x area, or what it is about instead.

    A facet left out (None) does not limit; `not_stated` means that the source does not say.

    Attributes:
        service, stage, area: An id, None, or `not_stated`.
        fund: A fund or a pot (`fund/pot`), None, or `not_stated`.
        about: An organisation, forum, contract or process; such a scope answers only questions that name it.
    """

    service: str | None = attrs.field(default=None, metadata=refers_to("Service"))
    stage: str | None = attrs.field(default=None, metadata=refers_to("Stage"))
    fund: str | None = attrs.field(default=None, metadata=refers_to("Fund", "Pot"))
    area: str | None = attrs.field(default=None, metadata=refers_to("Area"))
    about: str | None = attrs.field(default=None, metadata=refers_to(*ABOUT))

    def __str__(self) -> str:
        facets = (self.service, self.stage, self.fund, self.area, self.about)
        return "+".join(facet for facet in facets if facet) or "everything"

    @property
    def is_stated(self) -> bool:
        """Whether it says anything at all."""
        return any((self.service, self.stage, self.fund, self.area, self.about))


@attrs.frozen(kw_only=True)
class Selection:
    """Parties that are found on the day, by a rule.

    Attributes:
        seat_on: Those with a membership of this forum.
        signatory_of: Those who signed this instrument.
        kind: Organisations of this kind of the shared vocabulary, each for the areas it covers.
        statutory: Only those with (`yes`) or without (`no`) legal personality; None for either.
        reach: How many of them are meant; short of all, that one of them is meant is inferred.
    """

    seat_on: str | None = attrs.field(default=None, metadata=refers_to("Forum"))
    signatory_of: str | None = attrs.field(default=None, metadata=refers_to("Instrument"))
    kind: str | None = None
    statutory: YesNo | None = None
    reach: Reach = Reach.ALL

    def __str__(self) -> str:
        return f"each-of-{self.seat_on or self.signatory_of or self.kind}"


@attrs.frozen(kw_only=True)
class Parties:
    """Who holds a right, delegates, or is delegated to.

    Attributes:
        ids: Named bodies; together in one right they act jointly.
        each: Whether each of them acts for itself.
        rule: A rule that finds them on the day; each then acts for itself.
        nobody: The source says that there are none.
    """

    ids: tuple[str, ...] = refs("Organisation", "Forum", "Post", carries=True)
    each: bool = False
    rule: Selection | None = None
    nobody: bool = False

    def __str__(self) -> str:
        if self.nobody:
            return "nobody"
        return str(self.rule) if self.rule else "+".join(self.ids)


@attrs.frozen(kw_only=True)
class DecisionRight(Fact):
    """One or more bodies hold one or more powers over a scope.

    Attributes:
        holders: Who holds it.
        powers: What it lets them do.
        over: What it reaches.
        via: The forum through which the holders act; the holder stays the holder.
        instrument: What gives it force.
        quantity: Whether all holders are needed or any one suffices.
        complete: Whether the holders are all of them.
        denied: The source says that the holders do not have these powers.
        verb: The source's own word for the power.
    """

    kind_word: ClassVar[str] = "right"
    holders: Parties
    powers: tuple[Power, ...] = attrs.field(converter=_powers)
    over: Scope = attrs.field(factory=Scope)
    via: str | None = attrs.field(default=None, metadata=refers_to("Forum"))
    instrument: str | None = attrs.field(default=None, metadata=refers_to("Instrument"))
    quantity: Quantity = Quantity.ALL
    complete: YesNo = YesNo.YES
    denied: bool = False
    verb: str = ""

    def derived_id(self) -> str:
        """Holders, powers and scope."""
        word = "denial" if self.denied else self.kind_word
        return id_text(word, self.holders, "+".join(p.value for p in self.powers), self.over)


@attrs.frozen(kw_only=True)
class Delegation(Fact):
    """Bodies hand the exercise of a right to another, and stay answerable for it unless it says otherwise.

    Attributes:
        delegators: Who delegates.
        delegate: To whom; one body, or a rule.
        over: What is delegated; a delegation without a stated scope carries nothing.
        instrument: What gives it force.
        onward: Whether the delegate may delegate further.
        concurrent: Whether the delegators may still act themselves.
        responsible: Who stays legally responsible, where the source names them.
        complete: Whether the delegators are all of them.
    """

    kind_word: ClassVar[str] = "delegation"
    delegators: Parties
    delegate: Parties
    over: Scope = attrs.field(factory=Scope)
    instrument: str | None = attrs.field(default=None, metadata=refers_to("Instrument"))
    onward: bool = False
    concurrent: bool = False
    responsible: tuple[str, ...] = refs("Organisation", carries=True)
    complete: YesNo = YesNo.YES

    def derived_id(self) -> str:
        """Delegators, delegate and scope."""
        return id_text(self.kind_word, self.delegators, self.delegate, self.over)


@attrs.frozen(kw_only=True)
class Silence(Fact):
    """The coder looked, and the sources do not say.

    Attributes:
        subject: The fact of which something is not said; None where it is a matter.
        what: The attribute, such as `start` or `instrument`; empty where it is a power.
        powers: The powers of which nothing is said.
        over: The matter.
    """

    kind_word: ClassVar[str] = "silence"
    subject: str | None = attrs.field(default=None, metadata=refers_to(ANY))
    what: str = ""
    powers: tuple[Power, ...] = many()
    over: Scope = attrs.field(factory=Scope)

    def derived_id(self) -> str:
        """Subject, what is not said, and the matter."""
        powers = "+".join(p.value for p in self.powers)
        return id_text(self.kind_word, self.subject or "", self.what, powers, self.over if self.over.is_stated else "")
