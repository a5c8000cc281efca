"""What is commissioned, the stages of the commissioning cycle, and who provides what."""

from __future__ import annotations

from typing import ClassVar

import attrs

from commissionkit.model.base import Fact, NamedFact, refers_to
from commissionkit.model.terms import Extent

__all__ = ["Holding", "Provision", "Service", "Stage"]


@attrs.frozen(kw_only=True)
class Service(NamedFact):
    """A service, shared by all arrangements or local to one.

    Attributes:
        within: The service beneath which it hangs.
    """

    within: str | None = attrs.field(default=None, metadata=refers_to("Service"))


@attrs.frozen(kw_only=True)
class Stage(NamedFact):
    """A stage of the commissioning cycle.

    Attributes:
        within: The stage of which it is a part.
    """

    within: str | None = attrs.field(default=None, metadata=refers_to("Stage"))


@attrs.frozen(kw_only=True)
class Holding:
    """A service that a pot or a contract holds, and how far.

    Attributes:
        service: The service.
        extent: Whether it is held wholly; `not_stated` where the source reads both ways.
    """

    service: str = attrs.field(metadata=refers_to("Service"))
    extent: Extent = Extent.WHOLE


@attrs.frozen(kw_only=True)
class Provision(Fact):
    """An organisation provides, or supports, a service.

    Attributes:
        provider: Who.
        service: What.
        area: Where; None where the source does not limit it.
        role: `provides` or `supports`.
        extent: Whether it is the only provider (`whole`), one of several (`some`), or not stated.
    """

    kind_word: ClassVar[str] = "provision"
    provider: str = attrs.field(metadata=refers_to("Organisation", carries=True))
    service: str = attrs.field(metadata=refers_to("Service"))
    area: str | None = attrs.field(default=None, metadata=refers_to("Area"))
    role: str = "provides"
    extent: Extent = Extent.NOT_STATED
