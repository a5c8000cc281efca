"""The seeded national model as an arrangement: the same facts that every other tool builds from the same columns.

Small values that are equal are one object, as a reader of register extracts would make them: periods, citations,
scopes, holders.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from datetime import date
from functools import cache
from typing import Final, TypeVar

from benchmarks.columns import CITATIONS, POWERS, STAGES, STANDINGS, Columns, Table
from benchmarks.country import drawn
from benchmarks.drawing import FOREVER, LAST
from benchmarks.sizes import Sizes
from commissionkit.model import (
    Area,
    Arrangement,
    Change,
    ChangeKind,
    Contract,
    Coverage,
    DecisionRight,
    Delegation,
    Driver,
    Fact,
    Forum,
    Holding,
    Level,
    Nation,
    Neighbourhood,
    Organisation,
    Parties,
    Place,
    Power,
    Process,
    Provision,
    Region,
    Scope,
    Seat,
    Service,
    Standing,
    System,
    YesNo,
)
from commissionkit.nodes.collecting import collector_paused
from commissionkit.periods import ONGOING, Bound, Period
from commissionkit.sources import Citation, Source

__all__ = ["SECTORS", "arrangement_of", "citation_texts", "national", "site"]

T = TypeVar("T")
K = TypeVar("K")

_TIERS: Final[tuple[type[Area], ...]] = (Nation, Region, System, Place, Neighbourhood)
_DRIVERS: Final = (Driver.STATUTORY_POWER, Driver.NATIONAL_REQUIREMENT, Driver.LOCAL_CHOICE, Driver.TRANSITION)
_SOURCES: Final = 20
_KINDS: Final = ("ccg", "local-authority", "nhs-trust", "gp-practice", "voluntary-organisation")

#: The sectors of the organisations in turn, as the vocabulary gives them for their kinds.
SECTORS: Final = ("nhs", "local-government", "nhs", "general-practice", "voluntary")


def national(size: float = 1.0, seed: int = 2020) -> Arrangement:
    """A country of that size, drawn from a seed; 1 is all of it, 0.001 a thousandth.

    Size 1 holds some 2.3 million facts, dated by the day from 1 April 2013 to 31 December 2023.
    """
    return arrangement_of(drawn(Sizes.national(size), seed))


def site(seed: int = 2020) -> Arrangement:
    """One generated site of 60 organisations."""
    return arrangement_of(drawn(Sizes.site(), seed))


@collector_paused()
def arrangement_of(columns: Columns) -> Arrangement:
    """The columns as dated, cited facts."""
    made = _Making(columns)
    return Arrangement(
        id="national",
        title="A generated country",
        area="area-0",
        as_at=Bound.on(date.fromordinal(LAST)),
        sources=[Source(id=f"register-{i}", title=f"Register {i}") for i in range(_SOURCES)],
        facts=[fact for kind in made.kinds() for fact in kind],
    )


def citation_texts() -> list[str]:
    """The citations by number, as files write them."""
    return [f"register-{i % _SOURCES}: Table {i // 50}, row {i}" for i in range(CITATIONS)]


class _Shared(dict[K, T]):
    """Values by what they are made from, each made once."""

    def __init__(self, make: Callable[[K], T]) -> None:
        super().__init__()
        self.make = make

    def __missing__(self, key: K) -> T:
        found = self[key] = self.make(key)
        return found


@cache
def _bound(day: int) -> Bound:
    return Bound.on(date.fromordinal(day))


def _period(days: tuple[int, int]) -> Period:
    start, end = days
    return Period(_bound(start), ONGOING if end == FOREVER else _bound(end - 1))


class _Making:
    """The facts of each kind, in the order of the columns."""

    def __init__(self, columns: Columns) -> None:
        self.columns = columns
        self.bodies, self.areas, self.services = columns.body_ids, columns.area_ids, columns.service_ids
        self.evidence = [(Citation.parse(text),) for text in citation_texts()]
        self.periods = _Shared[tuple[int, int], Period](_period)
        self.scopes = _Shared[tuple[int, int], Scope](self._scope)
        self.parties = _Shared[tuple[str, ...], Parties](lambda ids: Parties(ids=ids, each=len(ids) > 1))
        self.holdings = _Shared[int, tuple[Holding, ...]](lambda service: (Holding(service=self.services[service]),))

    def _scope(self, over: tuple[int, int]) -> Scope:
        return Scope(service=self.services[over[0]], area=self.areas[over[1]])

    def kinds(self) -> Iterator[Iterable[Fact]]:
        yield self._areas()
        yield self._services()
        yield self._organisations()
        yield self._forums()
        yield self._changes()
        yield self._coverage()
        yield self._seats()
        yield self._provision()
        yield self._rights()
        yield self._delegations()
        yield self._processes()
        yield self._contracts()

    def _dated(self, table: Table) -> tuple[Iterator[Period], Iterator[tuple[Citation, ...]]]:
        """The period and the evidence of each row."""
        days = zip(table["start"].tolist(), table["end"].tolist(), strict=True)
        return (self.periods[pair] for pair in days), (self.evidence[i] for i in table["cited"].tolist())

    def _named(self, ids: list[str], table: Table, column: str) -> Iterator[str]:
        return (ids[i] for i in table[column].tolist())

    def _areas(self) -> Iterator[Fact]:
        table, ids = self.columns.areas, self.areas
        for i, (parent, level) in enumerate(zip(table["parent"].tolist(), table["level"].tolist(), strict=True)):
            within = (ids[parent],) if parent >= 0 else ()
            yield _TIERS[level](id=ids[i], name=f"Area {i}", within=within, evidence=self.evidence[i % CITATIONS])

    def _services(self) -> Iterator[Fact]:
        ids = self.services
        for i, parent in enumerate(self.columns.services["parent"].tolist()):
            within = ids[parent] if parent >= 0 else None
            yield Service(id=ids[i], name=f"Service {i}", within=within, evidence=self.evidence[i % CITATIONS])

    def _organisations(self) -> Iterator[Fact]:
        table = self.columns.bodies
        rows = zip(self.bodies, *self._dated(table), strict=True)
        for i, (name, period, evidence) in zip(range(self.columns.sizes.organisations), rows, strict=False):
            yield Organisation(id=name, name=f"Body {i}", kind=_KINDS[i % 5], period=period, evidence=evidence)

    def _forums(self) -> Iterator[Fact]:
        first = self.columns.sizes.organisations
        table = {name: column[first:] for name, column in self.columns.bodies.items()}
        for name, period, evidence in zip(self.bodies[first:], *self._dated(table), strict=True):
            yield Forum(id=name, name=name.replace("forum-", "Board "), kind="board", period=period, evidence=evidence)

    def _changes(self) -> Iterator[Fact]:
        table = self.columns.changes
        bodies = [self._named(self.bodies, table, column) for column in ("one", "other", "heir")]
        cited = (self.evidence[i] for i in table["cited"].tolist())
        for i, (one, other, heir, on, evidence) in enumerate(zip(*bodies, table["on"].tolist(), cited, strict=True)):
            day, kind = _bound(on), ChangeKind.MERGER
            merged, into = (one, other), (heir,)
            yield Change(id=f"change-{i}", kind=kind, predecessors=merged, successors=into, on=day, evidence=evidence)

    def _coverage(self) -> Iterator[Fact]:
        table = self.columns.coverage
        body, area = self._named(self.bodies, table, "body"), self._named(self.areas, table, "area")
        for i, (b, a, period, evidence) in enumerate(zip(body, area, *self._dated(table), strict=True)):
            yield Coverage(id=f"coverage-{i}", body=b, area=a, period=period, evidence=evidence)

    def _seats(self) -> Iterator[Fact]:
        table, standings = self.columns.seats, tuple(map(Standing, STANDINGS))
        forum, holder = self._named(self.bodies, table, "forum"), self._named(self.bodies, table, "holder")
        standing = (standings[i] for i in table["standing"].tolist())
        rows = zip(forum, holder, standing, *self._dated(table), strict=True)
        for i, (f, h, s, period, evidence) in enumerate(rows):
            yield Seat(id=f"seat-{i}", forum=f, holder=h, standing=s, period=period, evidence=evidence)

    def _provision(self) -> Iterator[Fact]:
        table = self.columns.provision
        provider, area = self._named(self.bodies, table, "provider"), self._named(self.areas, table, "area")
        service = self._named(self.services, table, "service")
        rows = zip(provider, service, area, *self._dated(table), strict=True)
        for i, (p, s, a, period, evidence) in enumerate(rows):
            yield Provision(id=f"provision-{i}", provider=p, service=s, area=a, period=period, evidence=evidence)

    def _grouped(self, table: Table, key: str) -> list[tuple[str, ...]]:
        """The bodies of a list of pairs, by the number of what they belong to."""
        found: list[list[str]] = [[] for _ in range(int(table[key].max(initial=-1)) + 1)]
        for number, body in zip(table[key].tolist(), self._named(self.bodies, table, "body"), strict=True):
            found[number].append(body)
        return [tuple(bodies) for bodies in found]

    def _over(self, table: Table) -> Iterator[Scope]:
        return (self.scopes[pair] for pair in zip(table["service"].tolist(), table["area"].tolist(), strict=True))

    def _rights(self) -> Iterator[Fact]:
        table, powers = self.columns.rights, tuple((Power(word),) for word in POWERS)
        holders = (self.parties[bodies] for bodies in self._grouped(self.columns.right_holders, "right"))
        power = (powers[i] for i in table["power"].tolist())
        rows = zip(holders, power, self._over(table), *self._dated(table), strict=True)
        for i, (h, p, over, period, evidence) in enumerate(rows):
            yield DecisionRight(id=f"right-{i}", holders=h, powers=p, over=over, period=period, evidence=evidence)

    def _delegations(self) -> Iterator[Fact]:
        table = self.columns.delegations
        by, to = ((self.parties[name,] for name in self._named(self.bodies, table, side)) for side in ("by", "to"))
        rows = zip(by, to, self._over(table), *self._dated(table), strict=True)
        for i, (b, t, over, days, cited) in enumerate(rows):
            name = f"delegation-{i}"
            yield Delegation(id=name, delegators=b, delegate=t, over=over, period=days, evidence=cited)

    def _processes(self) -> Iterator[Fact]:
        table = self.columns.processes
        bodies = self._grouped(self.columns.process_parties, "process")
        levels, drivers = (Level.ORGANISATION, Level.SYSTEM_WIDE), tuple((driver,) for driver in _DRIVERS)
        columns = (table[name].tolist() for name in ("system", "stage", "driver"))
        names = (self._named(self.services, table, "service"), self._named(self.areas, table, "area"))
        rows = zip(bodies, *columns, *names, *self._dated(table), strict=True)
        for i, (part, system, stage, driver, service, area, period, evidence) in enumerate(rows):
            yield Process(
                id=f"process-{i}",
                name=f"Process {i}",
                level=levels[system],
                stage=STAGES[stage],
                service=service,
                area=area,
                run_by=part[:1],
                parties=part[1:],
                parties_complete=YesNo.YES,
                drivers=drivers[driver],
                period=period,
                evidence=evidence,
            )

    def _contracts(self) -> Iterator[Fact]:
        table = self.columns.contracts
        buyers, sellers = (
            [(name,) for name in self._named(self.bodies, table, c)] for c in ("commissioner", "provider")
        )
        held = (self.holdings[service] for service in table["service"].tolist())
        rows = zip(buyers, sellers, held, self._named(self.areas, table, "area"), *self._dated(table), strict=True)
        for i, (buyer, seller, services, area, period, evidence) in enumerate(rows):
            yield Contract(
                id=f"contract-{i}",
                name=f"Contract {i}",
                commissioners=buyer,
                providers=seller,
                services=services,
                area=area,
                period=period,
                evidence=evidence,
            )
