"""Findings of what is run twice, without their days: names, drivers, what could end it."""

from __future__ import annotations

from commissionkit.answers import Mode
from commissionkit.answers.running import Overlap, RunningTwice
from commissionkit.model import Arrangement, DoubleRunning, Process, RunningKind
from commissionkit.questions.decisions.phrasing import listed
from commissionkit.questions.double_running.pairing import overlap, shared_period
from commissionkit.questions.double_running.register import register
from commissionkit.questions.double_running.removing import drivers_of, ending
from commissionkit.questions.double_running.sightings import DecisionKey, Key, PairKey, SiteKey
from commissionkit.sources import Claim

__all__ = ["described", "single"]

_KIND = "double running"


def described(record: Arrangement, key: Key) -> RunningTwice:
    """The finding of one thing run twice, its days still to be given."""
    if isinstance(key, SiteKey):
        return _of_site(record, register(record).statement(key.statement))
    if isinstance(key, DecisionKey):
        return _of_decision(record, key)
    return _of_pair(record, key)


def single(record: Arrangement, name: str, word: str) -> RunningTwice:
    """A process that ended, or is only planned, listed by itself."""
    process = register(record).process(name)
    said = "has ended" if word == "removed" else "is only planned"
    system = process.level.value == "system_wide"
    return RunningTwice(
        kind=f"{word} process",
        message=f"{process.name} {said}",
        origin=(),
        system_process=name if system else None,
        organisation_process=None if system else name,
        system_name=process.name if system else "",
        organisation_name="" if system else process.name,
        overlap=_alone(record, process),
        period=process.period,
        drivers=drivers_of(process),
        wte=process.wte,
        cost=process.cost,
    )


def _of_pair(record: Arrangement, key: PairKey) -> RunningTwice:
    system = register(record).process(key.system) if key.system else None
    organisation = register(record).process(key.organisation) if key.organisation else None
    stated = [register(record).statement(name) for name in key.stated]
    beside = [register(record).statement(name) for name in key.beside]
    drivers = drivers_of(organisation, *stated)
    end = ending(record, drivers, process=organisation, statements=stated, beside=beside)
    return RunningTwice(
        kind=_KIND,
        message=_pair_text(system, organisation),
        origin=(*(("stated",) if stated else ()), *(("found",) if key.found else ())),
        system_process=key.system,
        organisation_process=key.organisation,
        system_name=system.name if system else "",
        organisation_name=organisation.name if organisation else "",
        counterpart="named" if system and organisation else "not_stated",
        overlap=_overlap(record, system, organisation),
        period=shared_period([system, organisation]),
        drivers=drivers,
        removable=end.removable,
        removable_note=end.note,
        decided_by=end.decided_by,
        wte=organisation.wte if organisation else None,
        cost=organisation.cost if organisation else None,
        claim=_claim(stated),
        statements=(*key.stated, *key.beside),
    )


def _pair_text(system: Process | None, organisation: Process | None) -> str:
    if system and organisation:
        return f"{system.name} runs beside {organisation.name}"
    only = system or organisation
    return f"{only.name if only else ''} is run twice; beside what is not stated"


def _overlap(record: Arrangement, system: Process | None, organisation: Process | None) -> Overlap:
    if system and organisation:
        return overlap(record, system, organisation) or Overlap()
    only = system or organisation
    return _alone(record, only) if only else Overlap()


def _alone(record: Arrangement, process: Process) -> Overlap:
    return overlap(record, process, process) or Overlap()


def _of_site(record: Arrangement, statement: DoubleRunning) -> RunningTwice:
    drivers = drivers_of(statement)
    end = ending(record, drivers, statements=[statement])
    stage = statement.stage
    return RunningTwice(
        kind=_KIND,
        message=statement.name,
        origin=("stated",),
        running_kind=statement.kind,
        overlap=Overlap(stage=stage, text=record.name(stage)) if stage else Overlap(),
        period=statement.period,
        drivers=drivers,
        removable=end.removable,
        removable_note=end.note,
        decided_by=end.decided_by,
        claim=_claim([statement]),
        statements=(statement.id,),
    )


def _of_decision(record: Arrangement, key: DecisionKey) -> RunningTwice:
    beside = [register(record).statement(name) for name in key.beside]
    drivers = drivers_of(*beside)
    end = ending(record, drivers, beside=beside)
    part, taken = key.part, _taken(key)
    return RunningTwice(
        kind=_KIND,
        message=_decision_text(record, key, taken),
        running_kind=RunningKind.DECISION,
        part=part.text,
        makers=key.makers,
        takers=key.takers,
        made=key.made,
        taken=taken,
        takings=key.takings,
        others_take=key.more,
        overlap=Overlap(
            stage=part.stage, service=part.service, areas=(part.area,) if part.area else (), text=part.text
        ),
        period=key.period,
        drivers=drivers,
        removable=end.removable,
        removable_note=end.note,
        decided_by=end.decided_by,
        claim=Claim.INFERRED,
        statements=key.beside,
    )


def _taken(key: DecisionKey) -> str:
    return "ratified" if key.mode is Mode.RATIFIED else "taken"


def _decision_text(record: Arrangement, key: DecisionKey, taken: str) -> str:
    makers, takers = (listed(record.name(body) for body in bodies) for bodies in (key.makers, key.takers))
    least = "at least " if key.more else ""
    times = "once" if key.takings == 1 else f"{key.takings} times"
    others = " and others" if key.more else ""
    return f"Decisions over {key.part.text}: {key.made} by {makers}, then {taken} {least}{times} by {takers}{others}"


def _claim(statements: list[DoubleRunning]) -> Claim:
    """That it is run twice is known as surely as the best citation of a statement says it; else it is inferred."""
    claims = [citation.claim for statement in statements for citation in statement.evidence]
    return max(claims, key=lambda claim: claim.strength, default=Claim.INFERRED)
