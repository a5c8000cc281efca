"""Who provides a service."""

from __future__ import annotations

from collections.abc import Iterator

import attrs

from commissionkit.answers import AnswerStatus
from commissionkit.answers.serving import Provider, Providers
from commissionkit.model import Area, Arrangement, Contract, Provision, Service
from commissionkit.questions.decisions.asking import On
from commissionkit.questions.decisions.cases import case_label
from commissionkit.questions.decisions.meant import meant
from commissionkit.questions.naming import check_arrangement, check_id
from commissionkit.questions.serving.matching import excludes, heading, is_there, reach

__all__ = ["who_provides"]

#: What a coder may have looked for and written down as not said.
_LOOKED_FOR = ("provider", "providers", "provision")


def who_provides(arrangement: Arrangement, *, service: str, area: str | None = None, on: On | None = None) -> Providers:
    """Who provides or supports a service on a day, with the names that the bodies then bore.

    A body that a merger made is traced back: asked for a day before it, the predecessor is the provider.

    Args:
        arrangement: The site, or a snapshot of it.
        service: The service; providers of services within it are told as a `part`, of ones around it as `wider`.
        area: The area; None for any. What is not limited to an area bears on each.
        on: The day or days; None for the last day the sources speak to.

    Returns:
        `Providers`: a row for each fact that says so, services and then bodies in the order of the file.

    Raises:
        UnknownName: No service or area bears the id; the message names near ones.
        RefusedQuestion: It is no arrangement, or a snapshot asked about another day.

    It does not see providers that no source names: `extent` says whether there may be others.

    >>> from commissionkit import load
    >>> who_provides(load("south-tyneside"), service="acute", on="2018-12").providers
    ('south-tyneside-ft',)
    """
    check_arrangement(arrangement)
    check_id(arrangement, service, Service)
    if area is not None:
        check_id(arrangement, area, Area)
    day, states = meant(arrangement, on)
    answer = _answer(arrangement, states, service, area, day)
    planned = meant(arrangement, on, plans=True)[1]
    other = _answer(arrangement, planned, service, area, day)
    differs = arrangement.snapshot is None and other != answer
    return attrs.evolve(answer, by_plan=other if differs else None)


def _answer(
    arrangement: Arrangement, states: tuple[Arrangement, ...], service: str, area: str | None, day: str
) -> Providers:
    items = _over(states, service, area)
    silences = [
        silence
        for silence in states[-1].silent
        if silence.what in _LOOKED_FOR and silence.over.service and reach(states[-1], silence.over.service, service)
    ]
    notes = [
        f"No source says who provides it: {world.name(s.over.service or '')}" for world in states[-1:] for s in silences
    ]
    return Providers(
        site=arrangement.id,
        title=heading("Who provides", arrangement, service, area, day),
        items=items,
        status=_status(items, silenced=bool(silences)),
        notes=tuple(dict.fromkeys(notes)),
        beside=tuple(dict.fromkeys(citation for silence in silences for citation in silence.evidence)),
    )


def _status(items: tuple[Provider, ...], *, silenced: bool) -> AnswerStatus:
    if not items:
        return AnswerStatus.NOT_STATED if silenced else AnswerStatus.NONE_RECORDED
    certain = any(not item.maybe and not item.when and item.reach == "whole" for item in items)
    return AnswerStatus.KNOWN if certain else AnswerStatus.PARTLY_KNOWN


def _over(states: tuple[Arrangement, ...], service: str, area: str | None) -> tuple[Provider, ...]:
    """The rows of all states; one that is not in each of them says of which days it is true."""
    found: dict[Provider, list[str]] = {}
    for world in states:
        label = world.snapshot.label if world.snapshot is not None else ""
        for row in _rows(world, service, area):
            found.setdefault(row, []).append(label)
    every = [world.snapshot.label for world in states if world.snapshot is not None]
    rows = (
        attrs.evolve(row, when="" if len(labels) == len(states) else case_label(labels, every))
        for row, labels in found.items()
    )
    return tuple(sorted(rows, key=lambda row: ("whole", "part", "wider").index(row.reach)))


def _rows(world: Arrangement, service: str, area: str | None) -> Iterator[Provider]:
    for fact in world.provision:
        if (how := reach(world, fact.service, service)) and is_there(world, fact.area, area):
            yield _row(world, fact, fact.provider, fact.service, how)
    for contract in world.contracts:
        if not contract.status.is_plan and is_there(world, contract.area, area):
            yield from _parties(world, contract, service)


def _parties(world: Arrangement, contract: Contract, service: str) -> Iterator[Provider]:
    for holding in contract.services:
        how = reach(world, holding.service, service)
        if how and not (how == "wider" and excludes(world, contract, service)):
            yield from (_row(world, contract, provider, holding.service, how) for provider in contract.providers)


def _row(world: Arrangement, fact: Provision | Contract, provider: str, service: str, how: str) -> Provider:
    row = Provider(
        id=fact.id,
        by="contract",
        provider=provider,
        name=world.name(provider),
        service=service,
        service_name=world.name(service),
        reach=how,
        area=world.name(fact.area) if fact.area else "",
        maybe=world.may_be(fact),
        evidence=fact.evidence,
    )
    if isinstance(fact, Contract):
        return row
    return attrs.evolve(row, by="provision", role=fact.role, extent=str(fact.extent))
