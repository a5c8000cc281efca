"""Running activities, and what sources say is run twice."""

from __future__ import annotations

from decimal import Decimal
from typing import ClassVar

import attrs

from commissionkit.model.base import NamedFact, many, refers_to, refs
from commissionkit.model.terms import Driver, Level, Removable, RunningKind, YesNo
from commissionkit.units import Money

__all__ = ["DoubleRunning", "Process"]


@attrs.frozen(kw_only=True)
class Process(NamedFact):
    """A running activity of the commissioning cycle.

    Attributes:
        level: One organisation's own, or system-wide.
        stage: The stage of the cycle it belongs to.
        service: The service it is about; None where it is not limited to one.
        area: Where; None where it is not limited.
        run_by: Organisations or forums that run it.
        parties: Organisations that take part in it without running it.
        parties_complete: Whether runners and parties are all who take part.
        about: Organisations, contracts or funds that are its subject.
        drivers: Why it is run.
        removable: Whether the source says it can be ended.
        wte: Staff it takes, in whole-time equivalents.
        cost: What it costs.
    """

    kind_word: ClassVar[str] = "process"
    level: Level
    stage: str = attrs.field(metadata=refers_to("Stage"))
    service: str | None = attrs.field(default=None, metadata=refers_to("Service"))
    area: str | None = attrs.field(default=None, metadata=refers_to("Area"))
    run_by: tuple[str, ...] = refs("Organisation", "Forum", carries=True)
    parties: tuple[str, ...] = refs("Organisation", carries=True)
    parties_complete: YesNo = YesNo.NOT_STATED
    about: tuple[str, ...] = refs("Organisation", "Forum", "Contract", "Fund", "Pot", "Process", carries=True)
    drivers: tuple[Driver, ...] = many((Driver.NOT_STATED,))
    removable: Removable = Removable.NOT_STATED
    wte: Decimal | None = None
    cost: Money | None = None


@attrs.frozen(kw_only=True)
class DoubleRunning(NamedFact):
    """A source's own statement that something is run twice.

    Attributes:
        kind: A process or a decision.
        processes: The processes it names; a twin that it does not name is not stated.
        stage: The stage it speaks of, where it names no process.
        drivers: Why, as the source says.
        removable: Whether it can be ended, as the source says.
        decided_by: Bodies that the source says could tell whether it can be ended.
        of_all_sites: Whether the statement is made of several sites at once.
    """

    kind_word: ClassVar[str] = "double-running"
    kind: RunningKind = RunningKind.PROCESS
    processes: tuple[str, ...] = refs("Process")
    stage: str | None = attrs.field(default=None, metadata=refers_to("Stage"))
    drivers: tuple[Driver, ...] = many((Driver.NOT_STATED,))
    removable: Removable = Removable.NOT_STATED
    decided_by: tuple[str, ...] = refs("Organisation", carries=True)
    of_all_sites: bool = False
