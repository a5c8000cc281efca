"""Who provides a service, and who commissions it."""

from __future__ import annotations

from typing import ClassVar, TypeVar

import attrs

from commissionkit.answers.explaining import wrapped
from commissionkit.answers.listing import Listing, Row
from commissionkit.answers.words import AnswerStatus
from commissionkit.sources import Claim, weakest
from commissionkit.tables import Cell

__all__ = ["Commissioner", "Commissioners", "Provider", "Providers"]


R = TypeVar("R", bound=Row)


@attrs.frozen(kw_only=True, repr=False)
class _Known(Listing[R]):
    """Rows, and how far it is known that they are the answer."""

    status: AnswerStatus = AnswerStatus.NONE_RECORDED

    def __str__(self) -> str:
        if self.items:
            return super().__str__()
        return "\n".join(map(wrapped, (f"{self.title}: {self.status.meaning}", *self.notes)))

    def to_dict(self) -> dict[str, object]:
        """The listing as versioned, JSON-ready data, its status with it."""
        return {**super().to_dict(), "status": str(self.status)}


@attrs.frozen(kw_only=True)
class Provider(Row):
    """A body that provides or supports a service.

    Attributes:
        id: The id of the fact that says so.
        by: `provision`, or `contract` where it is a party to one that holds the service.
        provider, name: The body, by id and by its name on the day.
        service, service_name: What the fact speaks of.
        reach: How that stands to the service asked about: `whole`, `part` of it, or a `wider` one.
        area: Where, by name; empty where the fact does not limit it.
        role: `provides` or `supports`.
        extent: Whether it is the only provider (`whole`), one of several (`some`), or `not_stated`.
        maybe: Whether it is unknown that this held on the day, or on each of the days.
        when: The days of which it is true, where the days meant differ; empty otherwise.
    """

    by: str
    provider: str
    name: str
    service: str
    service_name: str
    reach: str
    area: str = ""
    role: str = "provides"
    extent: str = "not_stated"
    maybe: bool = False
    when: str = ""

    def record(self) -> dict[str, Cell]:
        """The row, flat."""
        return {
            "provider": self.provider,
            "name": self.name,
            "service": self.service,
            "reach": self.reach,
            "area": self.area or None,
            "role": self.role,
            "extent": self.extent,
            "when": self.when or None,
            "maybe": self.maybe,
            "by": self.by,
            "fact": self.id,
            **self.cited(),
        }

    def reading(self) -> dict[str, Cell]:
        """Who, what, where, how far, and when."""
        return {
            "provider": self.name,
            "role": self.role,
            "service": self.service_name,
            "of the service asked about": "" if self.reach == "whole" else self.reach,
            "area": self.area,
            "by": "" if self.by == "provision" else self.by,
            "when": self.when,
            "known": "may be" if self.maybe else str(self.claim or ""),
        }


@attrs.frozen(kw_only=True, repr=False)
class Providers(_Known[Provider]):
    """Who provides a service.

    Attributes:
        status: `known`, `partly_known` where it may be only, `not_stated` where the coder looked and no source says,
            `none_recorded`, or `not_applicable`.
        by_plan: The answer if what is planned comes about, where that differs; None otherwise.
    """

    form: ClassVar[str] = "providers"

    by_plan: Providers | None = None

    @property
    def providers(self) -> tuple[str, ...]:
        """The ids of the bodies, each once."""
        return tuple(dict.fromkeys(item.provider for item in self.items))


@attrs.frozen(kw_only=True)
class Commissioner(Row):
    """A body that commissions a service, or has a lesser part in it under a model.

    Attributes:
        id: The id of the body.
        name: Its name on the day.
        standing: `takes`, `ratifies`, `by contract` where a contract is all that says so, or `a part under a model`
        how: `own right`, `by delegation`, or `baseline` and its id.
        part: The part of the matter; empty for the whole.
        responsible: The ids of who is legally responsible.
        responsible_names: Their names.
        models: The ids of the models under which it did.
        budget: The nature of its budget under them.
        contracts: The ids of contracts in which it is a commissioner of the service.
        status: How far it is known who takes this part; `not_stated` for a model of which the services are not.
        when: The days of which it is true, where the days meant differ; empty otherwise.
        held: The claim with which it is this body; None where the evidence says it.
    """

    name: str
    standing: str
    how: str = ""
    part: str = ""
    responsible: tuple[str, ...] = ()
    responsible_names: tuple[str, ...] = ()
    models: tuple[str, ...] = ()
    budget: tuple[str, ...] = ()
    contracts: tuple[str, ...] = ()
    status: str = "known"
    when: str = ""
    held: Claim | None = None

    @property
    def claim(self) -> Claim | None:
        """The weakest claim with which it is cited, or with which it is this body that is meant."""
        cited = [citation.claim for citation in self.evidence]
        return weakest([*cited, self.held] if self.held is not None else cited)

    def record(self) -> dict[str, Cell]:
        """The row, flat."""
        return {
            "commissioner": self.id,
            "name": self.name,
            "standing": self.standing,
            "how": self.how or None,
            "part": self.part or None,
            "responsible": ", ".join(self.responsible) or None,
            "models": ", ".join(self.models) or None,
            "budget": ", ".join(self.budget) or None,
            "contracts": ", ".join(self.contracts) or None,
            "status": self.status,
            "when": self.when or None,
            **self.cited(),
        }

    def reading(self) -> dict[str, Cell]:
        """Who, in which standing, over what, and who is legally responsible."""
        return {
            "commissioner": self.name,
            "standing": ", ".join(text for text in (self.standing, self.how) if text),
            "over": self.part,
            "legally responsible": "; ".join(self.responsible_names),
            "budget": ", ".join(self.budget).replace("_", " "),
            "when": self.when,
            "known": self.status.replace("_", " "),
        }


@attrs.frozen(kw_only=True, repr=False)
class Commissioners(_Known[Commissioner]):
    """Who commissions a service.

    Attributes:
        status: As for `who_takes`.
        by_plan: The answer if what is planned comes about, where that differs; None otherwise.
    """

    form: ClassVar[str] = "commissioners"

    by_plan: Commissioners | None = None

    @property
    def takers(self) -> tuple[str, ...]:
        """The ids of those who take decisions on it, each once: without lesser parts and mere contracts."""
        return tuple(dict.fromkeys(item.id for item in self.items if item.standing in ("takes", "ratifies")))
