"""Money held together: funds, their pots, who puts in, and who bears the risk."""

from __future__ import annotations

from typing import ClassVar

import attrs

from commissionkit.model.base import Fact, NamedFact, id_text, many, refers_to, refs
from commissionkit.model.services import Holding
from commissionkit.model.terms import YesNo
from commissionkit.units import Money, Share

__all__ = ["Contribution", "Fund", "Pot", "RiskBearer", "RiskShare"]


@attrs.frozen(kw_only=True)
class Fund(NamedFact):
    """Money held together.

    Attributes:
        amount: How much, with year and qualifier; None where not stated.
        host: Who holds it.
        whole_budget_of: Organisations whose whole budget is in it.
        instrument: What it rests on.
        pots_complete: Whether the recorded pots are stated to be all of them.
    """

    kind_word: ClassVar[str] = "fund"
    amount: Money | None = None
    host: str | None = attrs.field(default=None, metadata=refers_to("Organisation", carries=True))
    whole_budget_of: tuple[str, ...] = refs("Organisation", carries=True)
    instrument: str | None = attrs.field(default=None, metadata=refers_to("Instrument"))
    pots_complete: YesNo = YesNo.NOT_STATED


@attrs.frozen(kw_only=True)
class Pot(NamedFact):
    """A part of a fund; the pots of one fund are disjoint.

    Attributes:
        fund: The fund; the pot's id is `fund/pot`.
        share: Its share of the fund.
        legal_class: A legal class of the shared vocabulary.
        services: The services recorded to be in it, each to an extent.
        complete: Whether those are all the services in it.
        instrument: What it rests on.
    """

    kind_word: ClassVar[str] = "pot"
    fund: str = attrs.field(metadata=refers_to("Fund"))
    share: Share | None = None
    legal_class: str = "not_stated"
    services: tuple[Holding, ...] = many()
    complete: YesNo = YesNo.NOT_STATED
    instrument: str | None = attrs.field(default=None, metadata=refers_to("Instrument"))


@attrs.frozen(kw_only=True)
class Contribution(Fact):
    """An organisation puts money into a fund, or is stated not to.

    Attributes:
        organisation: Who.
        fund: The fund or pot.
        participates: `yes`; `no` where a source says that it stays out; `not_stated` where the coder looked.
        amount: How much; None where not stated.
    """

    kind_word: ClassVar[str] = "contribution"
    organisation: str = attrs.field(metadata=refers_to("Organisation", carries=True))
    fund: str = attrs.field(metadata=refers_to("Fund", "Pot"))
    participates: YesNo = YesNo.YES
    amount: Money | None = None

    def derived_id(self) -> str:
        """Organisation and fund."""
        return id_text(self.kind_word, self.organisation, self.fund)


@attrs.frozen(kw_only=True)
class RiskBearer:
    """A party to a risk share.

    Attributes:
        party: Who bears it.
        share: What share; None where not stated.
    """

    party: str = attrs.field(metadata=refers_to("Organisation", carries=True))
    share: Share | None = None


@attrs.frozen(kw_only=True)
class RiskShare(NamedFact):
    """Who bears a loss. A risk share says nothing of what anyone puts in.

    Attributes:
        of: The fund or contract whose risk it is.
        applies_to: What risk, in the source's words, such as "overspend".
        bearers: Who bears it, with their shares.
        complete: Whether those are all the bearers.
        amount: The size of the pool, where there is one.
        instrument: What it rests on.
    """

    kind_word: ClassVar[str] = "risk-share"
    of: str = attrs.field(metadata=refers_to("Fund", "Pot", "Contract"))
    applies_to: str = "not_stated"
    bearers: tuple[RiskBearer, ...] = many()
    complete: YesNo = YesNo.YES
    amount: Money | None = None
    instrument: str | None = attrs.field(default=None, metadata=refers_to("Instrument"))
