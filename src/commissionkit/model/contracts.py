"""Contracts: who buys what from whom, on which terms."""

from __future__ import annotations

from decimal import Decimal
from typing import ClassVar

import attrs

from commissionkit.model.base import NamedFact, many, refers_to, refs
from commissionkit.model.services import Holding
from commissionkit.model.terms import TermKind, YesNo
from commissionkit.units import Money

__all__ = ["Contract", "Penalty", "Term"]


@attrs.frozen(kw_only=True)
class Term:
    """One payment term of a contract.

    Attributes:
        kind: How it pays.
        amount: How much, with its year; None where not stated.
        note: What it hangs on.
    """

    kind: TermKind
    amount: Money | None = None
    note: str = ""


@attrs.frozen(kw_only=True)
class Penalty:
    """A penalty that a contract has, or has dropped.

    Attributes:
        name: What it punishes; `all others` for the rest.
        applies: Whether it still applies.
        enforced_by: Who enforces it, an organisation; None where that is not one organisation.
        level: Where it is enforced, such as "national"; empty where not stated.
    """

    name: str
    applies: YesNo = YesNo.YES
    enforced_by: str | None = attrs.field(default=None, metadata=refers_to("Organisation", carries=True))
    level: str = ""


@attrs.frozen(kw_only=True)
class Contract(NamedFact):
    """An agreement by which care is bought.

    Attributes:
        commissioners, providers: The parties.
        discussants: Organisations that took part in the discussion and are not parties.
        services: Services it holds, each to an extent; empty where not stated.
        excludes: Services it leaves out.
        services_complete: Whether the services are all of them.
        area: Where; None where the source does not limit it.
        initial_years: For how many years it is made at first; None where the source does not say.
        terms: How it pays.
        penalties: Penalties that apply or were dropped.
        instrument: Principles or an agreement that it rests on.
        main: Whether it is the main acute contract of the arrangement.
        complete: Whether the parties are all of them.
    """

    kind_word: ClassVar[str] = "contract"
    commissioners: tuple[str, ...] = refs("Organisation", carries=True)
    providers: tuple[str, ...] = refs("Organisation", carries=True)
    discussants: tuple[str, ...] = refs("Organisation", carries=True)
    services: tuple[Holding, ...] = many()
    excludes: tuple[str, ...] = refs("Service")
    services_complete: YesNo = YesNo.NOT_STATED
    area: str | None = attrs.field(default=None, metadata=refers_to("Area"))
    initial_years: Decimal | None = None
    terms: tuple[Term, ...] = many()
    penalties: tuple[Penalty, ...] = many()
    instrument: str | None = attrs.field(default=None, metadata=refers_to("Instrument"))
    main: bool = False
    complete: YesNo = YesNo.YES
