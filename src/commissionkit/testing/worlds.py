"""Strategies for whole arrangements, small and sound, and for the questions that they can be asked."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TypeVar

import attrs
from hypothesis import strategies as st

from commissionkit.model import (
    Area,
    Arrangement,
    Change,
    ChangeKind,
    ChangeStatus,
    Contract,
    Contribution,
    Coverage,
    DecisionRight,
    Delegation,
    Extent,
    Fact,
    Forum,
    Fund,
    Holding,
    Instrument,
    Level,
    Locality,
    Organisation,
    Parties,
    Place,
    Post,
    Pot,
    Power,
    Process,
    Scope,
    Seat,
    Selection,
    Service,
    Stage,
    Standing,
    Status,
    YesNo,
)
from commissionkit.model.rights import NOT_STATED_FACET, Silence
from commissionkit.periods import Bound
from commissionkit.sources import Citation, Claim, Source
from commissionkit.testing.values import bounds, periods

__all__ = ["arrangements", "matters", "scopes"]

T = TypeVar("T")

_SERVICES = ("acute", "surgery", "maternity", "community")
_STAGES = ("planning", "monitoring", "finance")
_KINDS = ("ccg", "unitary-council", "nhs-foundation-trust", "gp-federation", "not_stated")
_POWERS = (*(Power.MAKE, Power.TAKE, Power.RECOMMEND, Power.RATIFY) * 3, Power.OVERSEE, Power.ADVISE, Power.REVIEW)


_CHOICE = st.integers(0, 255)
_PERIODS = periods()
_BOUNDS = bounds()
_CITED = tuple(
    (Citation("report", f"p. {page}", claim, "a reason" if claim.needs_note else ""),)
    for page, claim in enumerate((Claim.STATED, *Claim), 1)
)


@attrs.frozen
class _Draft:
    """The facts of an arrangement on their way, and what may be named in them."""

    draw: st.DrawFn
    dated: bool
    facts: list[Fact]

    # Every choice is one small number: a strategy of its own for each would take most of the time.

    def one(self, first: T, *others: T) -> T:
        values = (first, *others)
        return values[self.draw(_CHOICE) % len(values)]

    def flag(self, *, odds: int = 2) -> bool:
        """Yes, once in so many times."""
        return self.draw(_CHOICE) % odds == odds - 1

    def number(self, least: int, most: int) -> range:
        return range(1, least + self.draw(_CHOICE) % (most - least + 1) + 1)

    def maybe(self, ids: Sequence[str]) -> str | None:
        """One of the ids, or none, twice out of three times."""
        return self.one(*ids) if ids and self.flag(odds=3) else None

    def some(self, ids: Sequence[str], *, least: int = 0, most: int = 2) -> tuple[str, ...]:
        count = min(len(self.number(least, most)), len(ids))
        return tuple(dict.fromkeys(self.one(*ids) for _ in range(count)))

    def ids(self, *kinds: type[Fact]) -> tuple[str, ...]:
        return tuple(fact.id for fact in self.facts if isinstance(fact, kinds))

    def add(self, fact: Fact, *, dates: bool = True) -> None:
        """Keep a fact, with dates and a status of its own where the arrangement is dated."""
        if self.dated and dates and self.flag(odds=3):
            status = self.one(Status.IN_FORCE, Status.IN_FORCE, *Status)
            fact = attrs.evolve(fact, status=status, period=self.draw(_PERIODS))
        self.facts.append(attrs.evolve(fact, evidence=self.one(*_CITED)))

    # -- the setting -------------------------------------------------------------------------------------------------

    def places(self) -> None:
        self.add(Place(id="area-0", name="Area 0"), dates=False)
        parts = tuple(f"area-{i}" for i in self.number(0, 2))
        for part in parts:
            self.add(Locality(id=part, name=part.title(), within=("area-0",)), dates=False)
        if parts and self.flag():
            self.facts[0] = Place(id="area-0", name="Area 0", made_up_of=parts, evidence=self.facts[0].evidence)

    def words(self) -> None:
        for i in self.number(0, 2):
            within = self.maybe((*_SERVICES, *self.ids(Service)))
            self.add(Service(id=f"service-{i}", name=f"Service {i}", within=within), dates=False)
        for i in self.number(0, 1):
            self.add(Stage(id=f"stage-{i}", name=f"Stage {i}", within=self.maybe(_STAGES)), dates=False)

    def bodies(self) -> None:
        for i in self.number(1, 4):
            kind, statutory = self.one(*_KINDS), self.one(*YesNo)
            self.add(Organisation(id=f"org-{i}", name=f"Org {i}", kind=kind, statutory=statutory))
        organisations = self.ids(Organisation)
        for i in self.number(0, 3):
            of, complete = self.maybe(organisations), self.one(*YesNo)
            above = self.maybe(self.ids(Forum))
            self.add(Forum(id=f"forum-{i}", name=f"Forum {i}", of=of, nested_in=above, members_complete=complete))
        for i in self.number(0, 1):
            self.add(Post(id=f"post-{i}", name=f"Post {i}", organisations=self.some(organisations)))
        for i in self.number(0, 1):
            signed = self.some(organisations)
            self.add(Instrument(id=f"instrument-{i}", name=f"Instrument {i}", signatories=signed))

    def standings(self) -> None:
        for i in self.number(0, 2):
            body, area = self.one(*self.ids(Organisation, Forum)), self.one(*self.ids(Area))
            self.add(Coverage(id=f"coverage-{i}", body=body, area=area))
        if not self.ids(Forum):
            return
        for i in self.number(0, 3):
            forum, holder = self.one(*self.ids(Forum)), self.one(*self.ids(Organisation, Post))
            self.add(Seat(id=f"seat-{i}", forum=forum, holder=holder, standing=self.one(*Standing)))

    # -- money and work ----------------------------------------------------------------------------------------------

    def money(self) -> None:
        organisations = self.ids(Organisation)
        for i in self.number(0, 2):
            whole, complete = self.some(organisations), self.one(*YesNo)
            fund = Fund(id=f"fund-{i}", name=f"Fund {i}", whole_budget_of=whole, pots_complete=complete)
            self.add(fund)
            for j in self.number(0, 2):
                held = self.some((*_SERVICES, *self.ids(Service)))
                services = tuple(Holding(service=service, extent=self.one(*Extent)) for service in held)
                pot = Pot(id=f"{fund.id}/pot-{j}", name=f"Pot {i} {j}", fund=fund.id, services=services)
                self.add(attrs.evolve(pot, complete=self.one(*YesNo)))
            if self.flag():
                gives, participates = self.one(*organisations), self.one(*YesNo)
                name = f"contribution-{i}"
                self.add(Contribution(id=name, organisation=gives, fund=fund.id, participates=participates))

    def work(self) -> None:
        organisations = self.ids(Organisation)
        for i in self.number(0, 1):
            buys, sells = self.some(organisations, least=1), self.some(organisations, least=1)
            self.add(Contract(id=f"contract-{i}", name=f"Contract {i}", commissioners=buys, providers=sells))
        for i in self.number(0, 2):
            level, stage = self.one(*Level), self.one(*_STAGES, *self.ids(Stage))
            runs = self.some(self.ids(Organisation, Forum), least=1)
            self.add(Process(id=f"process-{i}", name=f"Process {i}", level=level, stage=stage, run_by=runs))

    def changes(self) -> None:
        """Changes from earlier organisations to later ones, so that nothing comes after itself."""
        organisations = self.ids(Organisation)
        for i in self.number(0, 1 if len(organisations) > 1 else 0):
            cut = self.one(*range(1, len(organisations)))
            before = self.some(organisations[:cut], least=1)
            after = self.some(organisations[cut:], least=1)
            kind, happened = self.one(ChangeKind.MERGER, ChangeKind.SPLIT, ChangeKind.TRANSFER), self.one(*ChangeStatus)
            on = self.draw(_BOUNDS) if self.dated else Bound.parse("2018-04-01")
            change = Change(id=f"change-{i}", kind=kind, predecessors=before, successors=after, on=on)
            self.add(attrs.evolve(change, happened=happened), dates=False)

    # -- power -------------------------------------------------------------------------------------------------------

    def parties(self, bodies: Sequence[str]) -> Parties:
        """Named bodies or, less often, a rule that finds them among all."""
        forums, instruments = self.ids(Forum), self.ids(Instrument)
        rules = [Selection(kind="ccg"), *(Selection(seat_on=f) for f in forums[:1])]
        rules += [Selection(signatory_of=i) for i in instruments]
        if self.flag(odds=4):
            return Parties(rule=attrs.evolve(self.one(*rules), statutory=self.one(None, *YesNo)))
        return Parties(ids=self.some(bodies, least=1), each=self.flag())

    def scope(self, *, stated: bool = False) -> Scope:
        facets = _Facets.of(self.facts)
        if self.flag(odds=8):
            return Scope(about=self.one(*facets.things))
        named = {facet: self.facet(ids) for facet, ids in facets.named().items()}
        if stated and not any(named.values()):
            named["service"] = _SERVICES[0]
        return Scope(**named)

    def facet(self, ids: Sequence[str]) -> str | None:
        return self.one(*ids, NOT_STATED_FACET) if ids and self.flag(odds=4) else None

    def rights(self) -> None:
        bodies = self.ids(Organisation, Forum)
        for i in self.number(1, 6):
            denied = self.flag(odds=4)
            nobody = not denied and self.flag(odds=8)
            holders = Parties(nobody=True) if nobody else self.parties(bodies)
            powers = dict.fromkeys(self.one(*_POWERS) for _ in self.number(1, 2))
            via = None if denied else self.maybe(self.ids(Forum))
            right = DecisionRight(id=f"right-{i}", holders=holders, powers=powers, over=self.scope(), via=via)
            instrument = self.maybe(self.ids(Instrument))
            self.add(attrs.evolve(right, denied=denied, complete=self.one(*YesNo), instrument=instrument))
        for i in self.number(0, 1):
            silence = Silence(id=f"silence-{i}", powers=(self.one(*_POWERS),), over=self.scope(stated=True))
            self.add(silence, dates=False)

    def delegations(self) -> None:
        """Delegations from earlier bodies to later ones, so that none comes back to where it began."""
        bodies = self.ids(Organisation, Forum)
        for i in self.number(0, 3 if len(bodies) > 1 else 0):
            cut = self.one(*range(1, len(bodies)))
            delegation = Delegation(
                id=f"delegation-{i}",
                delegators=self.delegators(bodies[:cut]),
                delegate=Parties(ids=(self.one(*bodies[cut:]),)),
                over=self.scope(),
                onward=self.flag(),
                concurrent=self.flag(),
            )
            responsible = self.some(self.ids(Organisation), most=1)
            self.add(attrs.evolve(delegation, responsible=responsible, complete=self.one(*YesNo)))

    def delegators(self, bodies: Sequence[str]) -> Parties:
        """Half the time one to whom it was delegated, so that chains come up."""
        earlier = [d.delegate.ids[0] for d in self.facts if isinstance(d, Delegation) and d.delegate.ids[0] in bodies]
        return Parties(ids=(self.one(*earlier),)) if earlier and self.flag() else self.parties(bodies)


def arrangements(*, dated: bool = True, changes: bool = True) -> st.SearchStrategy[Arrangement]:
    """Small arrangements that load without an error: bodies, forums, areas, services, funds, rights, delegations.

    Args:
        dated: Whether facts have periods and statuses; else all hold at `as_at`, the year 2019.
        changes: Whether organisations may merge, split or pass services on.

    They hold no statements, themes or historical models: what is asked about those looks at one fact at a time.
    """
    return _arrangements(dated, changes)


@st.composite
def _arrangements(draw: st.DrawFn, dated: bool, changes: bool) -> Arrangement:
    draft = _Draft(draw, dated, [])
    draft.places()
    draft.words()
    draft.bodies()
    draft.standings()
    draft.money()
    draft.work()
    if changes:
        draft.changes()
    draft.rights()
    draft.delegations()
    return Arrangement(
        id="small",
        title="A small site",
        area=draft.one("area-0", ""),
        as_at=Bound.parse("2019"),
        sources=(Source(id="report", title="A report"),),
        facts=draft.facts,
    )


@attrs.frozen
class _Facets:
    """What the facets of a scope may name, beside nothing."""

    services: tuple[str, ...]
    stages: tuple[str, ...]
    funds: tuple[str, ...]
    areas: tuple[str, ...]
    things: tuple[str, ...]

    @classmethod
    def of(cls, facts: Sequence[Fact]) -> _Facets:
        def ids(*kinds: type[Fact]) -> tuple[str, ...]:
            return tuple(fact.id for fact in facts if isinstance(fact, kinds))

        things = ids(Organisation, Forum, Contract, Process)
        return cls((*_SERVICES, *ids(Service)), (*_STAGES, *ids(Stage)), ids(Fund, Pot), ids(Area), things)

    def named(self) -> dict[str, tuple[str, ...]]:
        """The ids for each facet of a region."""
        return {"service": self.services, "stage": self.stages, "fund": self.funds, "area": self.areas}


@st.composite
def scopes(draw: st.DrawFn, arrangement: Arrangement) -> Scope:
    """Scopes over the services, stages, funds and areas of an arrangement, or about one of its bodies."""
    return _Draft(draw, False, [*arrangement.facts]).scope()


@st.composite
def matters(draw: st.DrawFn, arrangement: Arrangement) -> dict[str, str]:
    """The facets of a question to an arrangement, as keywords: `route(arrangement, **matter)`."""
    draft, facets = _Draft(draw, False, []), _Facets.of(arrangement.facts)
    if facets.things and draft.flag(odds=8):
        return {"about": draft.one(*facets.things)}
    named = {facet: draft.maybe(ids) for facet, ids in facets.named().items()}
    return {facet: name for facet, name in named.items() if name is not None}
