"""The kinds of fact: the list in a site file that holds each, in the order files are written."""

from __future__ import annotations

from collections.abc import Hashable, Iterable
from functools import cache
from itertools import groupby
from typing import Any, cast

from commissionkit.model.accounts import Discrepancy, Judgement, Practice
from commissionkit.model.areas import Area, Coverage, Locality, Nation, Neighbourhood, Place, Region, System
from commissionkit.model.base import Fact
from commissionkit.model.changes import Change
from commissionkit.model.contracts import Contract
from commissionkit.model.forums import Forum, Seat
from commissionkit.model.funds import Contribution, Fund, Pot, RiskShare
from commissionkit.model.history import CommissioningModel
from commissionkit.model.instruments import Instrument
from commissionkit.model.organisations import Organisation, Post
from commissionkit.model.processes import DoubleRunning, Process
from commissionkit.model.rights import DecisionRight, Delegation, Silence
from commissionkit.model.services import Provision, Service, Stage
from commissionkit.model.statements import Count, MoneyStatement, Observation, Population, Rating, Target
from commissionkit.model.themes import Factor, Implication, Principle, Programme, Relationship, Shift

__all__ = ["KINDS", "bears", "facts_by_class", "list_of"]

#: The list key of a site file -> the class its entries have.
KINDS: dict[str, type[Fact]] = {
    "areas": Area,
    "neighbourhoods": Neighbourhood,
    "localities": Locality,
    "places": Place,
    "systems": System,
    "regions": Region,
    "nations": Nation,
    "services": Service,
    "stages": Stage,
    "organisations": Organisation,
    "posts": Post,
    "coverage": Coverage,
    "instruments": Instrument,
    "forums": Forum,
    "seats": Seat,
    "provision": Provision,
    "funds": Fund,
    "pots": Pot,
    "contributions": Contribution,
    "risk_shares": RiskShare,
    "contracts": Contract,
    "rights": DecisionRight,
    "delegations": Delegation,
    "processes": Process,
    "double_running": DoubleRunning,
    "changes": Change,
    "populations": Population,
    "money": MoneyStatement,
    "observations": Observation,
    "ratings": Rating,
    "counts": Count,
    "targets": Target,
    "relationships": Relationship,
    "principles": Principle,
    "shifts": Shift,
    "factors": Factor,
    "practices": Practice,
    "programmes": Programme,
    "judgements": Judgement,
    "implications": Implication,
    "discrepancies": Discrepancy,
    "models": CommissioningModel,
    "silent": Silence,
}

_LISTS = {cls: key for key, cls in KINDS.items()}


def list_of(fact: Fact) -> str:
    """The list key under which a fact stands in a file."""
    return _LISTS[type(fact)]


def facts_by_class(facts: Iterable[Fact]) -> dict[type[Fact], tuple[Fact, ...]]:
    """Facts by their class, those of a class in their order; most stand beside others of theirs."""
    found: dict[type[Fact], list[Fact]] = {}
    for cls, run in groupby(facts, type):
        found.setdefault(cls, []).extend(run)
    return {cls: tuple(alike) for cls, alike in found.items()}


def bears(cls: type[Fact], kinds: tuple[str, ...]) -> bool:
    """Whether a fact of this class may be named where these kinds are asked for."""
    return _bears(cast("Hashable", cls), kinds)


@cache
def _bears(cls: Any, kinds: tuple[str, ...]) -> bool:  # noqa: ANN401 - a class
    return "*" in kinds or any(base.__name__ in kinds for base in cls.__mro__)
