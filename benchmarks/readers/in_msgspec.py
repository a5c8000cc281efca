"""The JSON form of a site file as msgspec structs: types, closed words, dates, the form of a citation.

What they do not check, and commissionkit does: that every id that is named exists and is of the right kind, that none
stands twice, that a period ends after it begins, that nothing delegates in a circle.
"""

from __future__ import annotations

import datetime as dt
from pathlib import Path
from typing import Annotated, Literal

from msgspec import Meta, Struct, json

__all__ = ["Site", "loaded"]

Id = Annotated[str, Meta(min_length=1)]
Evidence = Annotated[str, Meta(pattern=r"^[^\s:\[\]\\]+: .+$")]
Power = Literal["take", "make", "recommend", "ratify"]
Stage = Literal[
    "needs", "planning", "procurement", "engagement", "monitoring", "finance", "activity", "performance", "quality"
]
Driver = Literal["statutory_power", "national_requirement", "local_choice", "transition", "not_stated"]


class Strict(Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """Nothing that is not named, nothing coerced, nothing changed later."""


class Source(Strict, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """A source."""

    id: Id
    title: str


class Fact(Strict, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """What every fact has."""

    id: Id
    start: dt.date | None = None
    end: dt.date | None = None
    evidence: tuple[Evidence, ...] = ()


class Named(Fact, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """A fact with a name."""

    name: str


class Area(Named, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """An area."""

    within: tuple[Id, ...] = ()


class Service(Named, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """A service."""

    within: Id | None = None


class Body(Named, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """An organisation or a forum."""

    kind: str


class Coverage(Fact, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """Who covers an area."""

    body: Id
    area: Id


class Seat(Fact, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """Who sits on a forum."""

    forum: Id
    holder: Id
    standing: Literal["member", "chair", "entitled_to_attend"] = "member"


class Provision(Fact, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """Who provides a service."""

    provider: Id
    service: Id
    area: Id


class Contract(Named, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """A contract."""

    commissioners: tuple[Id, ...]
    providers: tuple[Id, ...]
    services: tuple[Id, ...]
    area: Id


class Scope(Strict, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """What a right is over."""

    service: Id
    area: Id


class Each(Strict, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """Bodies that hold each for itself."""

    each: tuple[Id, ...]


class Right(Fact, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """A decision right."""

    holders: tuple[Id, ...] | Each
    power: tuple[Power, ...]
    over: Scope


class Delegation(Fact, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """A delegation."""

    delegators: tuple[Id, ...]
    delegate: tuple[Id, ...]
    over: Scope


class Process(Named, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """A process."""

    level: Literal["organisation", "system_wide"]
    stage: Stage
    service: Id
    area: Id
    run_by: tuple[Id, ...]
    parties: tuple[Id, ...] = ()
    parties_complete: bool
    drivers: tuple[Driver, ...]


class Change(Fact, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """A change."""

    kind: Literal["merger"]
    predecessors: tuple[Id, ...]
    successors: tuple[Id, ...]
    on: dt.date


class Site(Strict, frozen=True, forbid_unknown_fields=True, kw_only=True):
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
    """The file as structs."""
    return json.decode(path.read_bytes(), type=Site)
