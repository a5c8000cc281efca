"""Money on a decision map: funds and their pots, who puts in, contracts and who stands on which side of them."""

from __future__ import annotations

from commissionkit.model import Contract, Contribution, Fund, Pot, Scope, YesNo
from commissionkit.views.maps.collecting import FUNDS, Collector
from commissionkit.views.maps.deciding import matter_key, scopes
from commissionkit.views.maps.things import Thing

__all__ = ["add_contracts", "add_money"]


def add_money(book: Collector) -> None:
    """Funds, their pots, whoever hosts them or puts in, and the matters decided within them."""
    world = book.world
    for fund in world.funds:
        _fund(book, fund)
        if fund.host:
            says = f"{world.name(fund.host)} hosts {fund.name}"
            book.tie(book.body(fund.host), fund.id, "hosts", says, fund, shown=False)
    for pot in world.pots:
        says = f"{pot.name or pot.id} is a part of {world.name(pot.fund)}"
        book.tie(pot.fund, _fund(book, pot), "belongs", says, pot, shown=False)
    for one in world.contributions:
        _contribution(book, one)
    for over in scopes(world):
        if over.fund and over.fund in book.things:
            key = matter_key(over)
            says = f"{book.things[key].name} is decided within {world.name(over.fund)}"
            book.tie(key, over.fund, "within", says)


def _fund(book: Collector, fund: Fund | Pot) -> str:
    host = fund.host if isinstance(fund, Fund) else book.world.fact(fund.fund, Fund).host
    band = book.tiers.of_body(host) if host else book.tiers.here
    name = fund.name or fund.id
    return book.put(Thing(key=fund.id, name=name, look="fund", column=FUNDS, band=band, facts=(fund.id,)))


def _contribution(book: Collector, one: Contribution) -> None:
    """Who puts in, who is stated to stay out, and of whom the sources do not say whether they do."""
    if one.fund not in book.things:
        return
    told, look = {
        YesNo.YES: (f"contributes {one.amount or 'a sum that is not stated'} to", "pays"),
        YesNo.NO: ("stays out of", "denied"),
        YesNo.NOT_STATED: ("is not stated to contribute to", "not-stated"),
    }[one.participates]
    says = f"{book.world.name(one.organisation)} {told} {book.world.name(one.fund)}"
    book.tie(book.body(one.organisation), one.fund, look, says, one)


def add_contracts(book: Collector) -> None:
    """Contracts, who commissions and who provides under them, and what is decided about them."""
    for contract in book.world.contracts:
        _contract(book, contract)


def _contract(book: Collector, contract: Contract) -> None:
    world = book.world
    area = book.tiers.of_area(contract.area) if contract.area else ""
    band = area or book.tiers.of_bodies((*contract.commissioners, *contract.providers))
    name, facts = contract.name, (contract.id,)
    book.put(Thing(key=contract.id, name=name, look="contract", column=FUNDS, band=band, facts=facts))
    sides = (("buys", "commissions", contract.commissioners), ("provides", "provides", contract.providers))
    for look, verb, bodies in sides:
        for body in bodies:
            says = f"{world.name(body)} {verb} under {name}"
            book.tie(book.body(body), contract.id, look, says, contract, shown=False)
    key = matter_key(Scope(about=contract.id))
    if key in book.things:
        book.tie(key, contract.id, "within", f"{book.things[key].name} is about {name}", contract, shown=False)
