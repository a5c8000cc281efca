"""The views of an arrangement by kind, named as the lists of a site file."""

from __future__ import annotations

from functools import cached_property
from typing import TypeVar

import attrs

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
from commissionkit.model.views import View

__all__ = ["Lists"]

F = TypeVar("F", bound=Fact)


@attrs.frozen(kw_only=True, eq=False)
class Lists:
    """One read-only view for each kind of fact; each is made when first asked for."""

    def _view(self, what: str, kind: type[F]) -> View[F]:
        raise TypeError(f"{type(self).__name__} holds no facts")

    @cached_property
    def areas(self) -> View[Area]:
        """Areas of every tier."""
        return self._view("areas", Area)

    @cached_property
    def neighbourhoods(self) -> View[Neighbourhood]:
        """Neighbourhoods."""
        return self._view("neighbourhoods", Neighbourhood)

    @cached_property
    def localities(self) -> View[Locality]:
        """Localities."""
        return self._view("localities", Locality)

    @cached_property
    def places(self) -> View[Place]:
        """Places."""
        return self._view("places", Place)

    @cached_property
    def systems(self) -> View[System]:
        """Systems."""
        return self._view("systems", System)

    @cached_property
    def regions(self) -> View[Region]:
        """Regions."""
        return self._view("regions", Region)

    @cached_property
    def nations(self) -> View[Nation]:
        """Nations."""
        return self._view("nations", Nation)

    @cached_property
    def services(self) -> View[Service]:
        """Services."""
        return self._view("services", Service)

    @cached_property
    def stages(self) -> View[Stage]:
        """Stages."""
        return self._view("stages", Stage)

    @cached_property
    def organisations(self) -> View[Organisation]:
        """Organisations."""
        return self._view("organisations", Organisation)

    @cached_property
    def posts(self) -> View[Post]:
        """Posts."""
        return self._view("posts", Post)

    @cached_property
    def coverage(self) -> View[Coverage]:
        """Who covers which area."""
        return self._view("coverage", Coverage)

    @cached_property
    def instruments(self) -> View[Instrument]:
        """Instruments."""
        return self._view("instruments", Instrument)

    @cached_property
    def forums(self) -> View[Forum]:
        """Forums."""
        return self._view("forums", Forum)

    @cached_property
    def seats(self) -> View[Seat]:
        """Seats."""
        return self._view("seats", Seat)

    @cached_property
    def provision(self) -> View[Provision]:
        """Who provides which service."""
        return self._view("provision", Provision)

    @cached_property
    def funds(self) -> View[Fund]:
        """Funds."""
        return self._view("funds", Fund)

    @cached_property
    def pots(self) -> View[Pot]:
        """Pots."""
        return self._view("pots", Pot)

    @cached_property
    def contributions(self) -> View[Contribution]:
        """Contributions."""
        return self._view("contributions", Contribution)

    @cached_property
    def risk_shares(self) -> View[RiskShare]:
        """Risk shares."""
        return self._view("risk_shares", RiskShare)

    @cached_property
    def contracts(self) -> View[Contract]:
        """Contracts."""
        return self._view("contracts", Contract)

    @cached_property
    def rights(self) -> View[DecisionRight]:
        """Decision rights, denials included."""
        return self._view("rights", DecisionRight)

    @cached_property
    def delegations(self) -> View[Delegation]:
        """Delegations."""
        return self._view("delegations", Delegation)

    @cached_property
    def processes(self) -> View[Process]:
        """Processes."""
        return self._view("processes", Process)

    @cached_property
    def double_running(self) -> View[DoubleRunning]:
        """Statements that something is run twice."""
        return self._view("double_running", DoubleRunning)

    @cached_property
    def changes(self) -> View[Change]:
        """Changes."""
        return self._view("changes", Change)

    @cached_property
    def populations(self) -> View[Population]:
        """Populations."""
        return self._view("populations", Population)

    @cached_property
    def money(self) -> View[MoneyStatement]:
        """Published sums of money."""
        return self._view("money", MoneyStatement)

    @cached_property
    def observations(self) -> View[Observation]:
        """Observations."""
        return self._view("observations", Observation)

    @cached_property
    def ratings(self) -> View[Rating]:
        """Ratings."""
        return self._view("ratings", Rating)

    @cached_property
    def counts(self) -> View[Count]:
        """Counts."""
        return self._view("counts", Count)

    @cached_property
    def targets(self) -> View[Target]:
        """Targets."""
        return self._view("targets", Target)

    @cached_property
    def relationships(self) -> View[Relationship]:
        """Relationships."""
        return self._view("relationships", Relationship)

    @cached_property
    def principles(self) -> View[Principle]:
        """Principles."""
        return self._view("principles", Principle)

    @cached_property
    def shifts(self) -> View[Shift]:
        """Shifts."""
        return self._view("shifts", Shift)

    @cached_property
    def factors(self) -> View[Factor]:
        """Factors."""
        return self._view("factors", Factor)

    @cached_property
    def practices(self) -> View[Practice]:
        """Ways of working."""
        return self._view("practices", Practice)

    @cached_property
    def programmes(self) -> View[Programme]:
        """Programmes."""
        return self._view("programmes", Programme)

    @cached_property
    def judgements(self) -> View[Judgement]:
        """What sources conclude."""
        return self._view("judgements", Judgement)

    @cached_property
    def implications(self) -> View[Implication]:
        """Implications."""
        return self._view("implications", Implication)

    @cached_property
    def discrepancies(self) -> View[Discrepancy]:
        """Where the sources disagree."""
        return self._view("discrepancies", Discrepancy)

    @cached_property
    def models(self) -> View[CommissioningModel]:
        """Historical models of commissioning."""
        return self._view("models", CommissioningModel)

    @cached_property
    def silent(self) -> View[Silence]:
        """What the coder looked for and the sources do not say."""
        return self._view("silent", Silence)
