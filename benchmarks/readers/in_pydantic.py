"""The JSON form of a site file as pydantic models: types, closed words, dates, the form of a citation.

What they do not check, and commissionkit does: that every id that is named exists and is of the right kind, that none
stands twice, that a period ends after it begins, that nothing delegates in a circle.
"""

from __future__ import annotations

import datetime as dt
from pathlib import Path
from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, StringConstraints

__all__ = ["Site", "loaded"]

Id = Annotated[str, StringConstraints(min_length=1)]
Evidence = Annotated[str, StringConstraints(pattern=r"^[^\s:\[\]\\]+: .+$")]
Power = Literal["take", "make", "recommend", "ratify"]
Stage = Literal[
    "needs", "planning", "procurement", "engagement", "monitoring", "finance", "activity", "performance", "quality"
]
Driver = Literal["statutory_power", "national_requirement", "local_choice", "transition", "not_stated"]


class Strict(BaseModel):
    """Nothing that is not named, nothing coerced, nothing changed later."""

    model_config = ConfigDict(extra="forbid", frozen=True)


class Source(Strict):
    """A source."""

    id: Id
    title: str


class Fact(Strict):
    """What every fact has."""

    id: Id
    start: dt.date | None = None
    end: dt.date | None = None
    evidence: tuple[Evidence, ...] = ()


class Named(Fact):
    """A fact with a name."""

    name: str


class Area(Named):
    """An area."""

    within: tuple[Id, ...] = ()


class Service(Named):
    """A service."""

    within: Id | None = None


class Body(Named):
    """An organisation or a forum."""

    kind: str


class Coverage(Fact):
    """Who covers an area."""

    body: Id
    area: Id


class Seat(Fact):
    """Who sits on a forum."""

    forum: Id
    holder: Id
    standing: Literal["member", "chair", "entitled_to_attend"] = "member"


class Provision(Fact):
    """Who provides a service."""

    provider: Id
    service: Id
    area: Id


class Contract(Named):
    """A contract."""

    commissioners: tuple[Id, ...]
    providers: tuple[Id, ...]
    services: tuple[Id, ...]
    area: Id


class Scope(Strict):
    """What a right is over."""

    service: Id
    area: Id


class Each(Strict):
    """Bodies that hold each for itself."""

    each: tuple[Id, ...]


class Right(Fact):
    """A decision right."""

    holders: tuple[Id, ...] | Each
    power: tuple[Power, ...]
    over: Scope


class Delegation(Fact):
    """A delegation."""

    delegators: tuple[Id, ...]
    delegate: tuple[Id, ...]
    over: Scope


class Process(Named):
    """A process."""

    level: Literal["organisation", "system_wide"]
    stage: Stage
    service: Id
    area: Id
    run_by: tuple[Id, ...]
    parties: tuple[Id, ...] = ()
    parties_complete: bool
    drivers: tuple[Driver, ...]


class Change(Fact):
    """A change."""

    kind: Literal["merger"]
    predecessors: tuple[Id, ...]
    successors: tuple[Id, ...]
    on: dt.date


class Site(Strict):
    """A site file, as far as the generated ones go."""

    format: Literal["commissionkit/1"]
    id: Id
    title: str
    area: Id
    as_at: dt.date
    sources: tuple[Source, ...]
    neighbourhoods: tuple[Area, ...]
    places: tuple[Area, ...]
    systems: tuple[Area, ...]
    regions: tuple[Area, ...]
    nations: tuple[Area, ...]
    services: tuple[Service, ...]
    organisations: tuple[Body, ...]
    forums: tuple[Body, ...]
    changes: tuple[Change, ...]
    coverage: tuple[Coverage, ...]
    seats: tuple[Seat, ...]
    provision: tuple[Provision, ...]
    rights: tuple[Right, ...]
    delegations: tuple[Delegation, ...] = ()
    processes: tuple[Process, ...]
    contracts: tuple[Contract, ...]


def loaded(path: Path) -> Site:
    """The file as models."""
    return Site.model_validate_json(path.read_bytes())
