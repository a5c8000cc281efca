"""Whether a double running can be ended: what a source says, else what follows from why it is there."""

from __future__ import annotations

from collections.abc import Iterable

import attrs

from commissionkit.model import Arrangement, DoubleRunning, Driver, Process, Removable
from commissionkit.questions.decisions.phrasing import listed
from commissionkit.questions.double_running.register import register

__all__ = ["Ending", "drivers_of", "ending"]

#: Drivers that bind the organisation from outside: whether the process can go is not its own to say.
_BINDING = (Driver.STATUTORY_POWER, Driver.NATIONAL_REQUIREMENT)
_NATIONAL = ("national-nhs-body", "regulator")


@attrs.frozen
class Ending:
    """Whether it can be ended, how that is known, and who could say where it is unclear."""

    removable: Removable
    note: str
    decided_by: tuple[str, ...] = ()


def drivers_of(*facts: Process | DoubleRunning | None) -> tuple[Driver, ...]:
    """The drivers that processes and statements give, each once; `not_stated` where none gives any."""
    given = {driver for fact in facts if fact is not None for driver in fact.drivers} - {Driver.NOT_STATED}
    return tuple(driver for driver in Driver if driver in given) or (Driver.NOT_STATED,)


def ending(
    record: Arrangement,
    drivers: tuple[Driver, ...],
    *,
    process: Process | None = None,
    statements: Iterable[DoubleRunning] = (),
    beside: Iterable[DoubleRunning] = (),
) -> Ending:
    """Whether it can be ended.

    Args:
        record: The arrangement.
        drivers: Why it is there.
        process: The organisation-level process.
        statements: The statements that are about it.
        beside: Statements about the whole site that bear on it: they say nothing of whether this one can be ended,
            but may name who could say.
    """
    statements = tuple(statements)
    said = [s.removable for s in statements if s.removable is not Removable.NOT_STATED]
    if not said and process is not None and process.removable is not Removable.NOT_STATED:
        said = [process.removable]
    if len(set(said)) > 1:
        return _unclear(record, "stated: the sources differ", process, statements, beside)
    if said:
        unclear = said[0] is Removable.UNCLEAR
        return _unclear(record, "stated", process, statements, beside) if unclear else Ending(said[0], "stated")
    because = f"inferred from {listed(str(driver).replace('_', ' ') for driver in drivers)}"
    if set(drivers) & set(_BINDING):
        return _unclear(record, because, process, statements, beside)
    if drivers == (Driver.NOT_STATED,):
        return Ending(Removable.NOT_STATED, "no source says why it is there")
    return Ending(Removable.YES, because)


def _unclear(
    record: Arrangement,
    because: str,
    process: Process | None,
    statements: tuple[DoubleRunning, ...],
    beside: Iterable[DoubleRunning],
) -> Ending:
    bodies = _able_to_say(record, process, statements, tuple(beside))
    names = listed(record.name(body) for body in bodies) or "the national body"
    return Ending(Removable.UNCLEAR, f"{because}; {names} could say", bodies)


def _able_to_say(
    record: Arrangement,
    process: Process | None,
    statements: tuple[DoubleRunning, ...],
    beside: tuple[DoubleRunning, ...],
) -> tuple[str, ...]:
    """Whom a statement names, else national bodies that the process goes to, else NHS England where it is recorded."""
    receiving = tuple(body for body in (process.parties if process else ()) if _is_national(record, body))
    for named in (_named(statements), receiving, _named(beside)):
        if named:
            return named
    return ("nhs-england",) if _is_national(record, "nhs-england") else ()


def _named(statements: tuple[DoubleRunning, ...]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(body for statement in statements for body in statement.decided_by))


def _is_national(record: Arrangement, body: str) -> bool:
    found = register(record).organisations.get(body)
    return found is not None and found.kind in _NATIONAL
