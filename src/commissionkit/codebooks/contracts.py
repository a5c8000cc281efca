"""Contracts: parties, services, payment, penalties, risk, term."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

from commissionkit.codebooks.terms import main_contracts, payment, penalties, risk_pieces, services_text, term_text
from commissionkit.codebooks.wording import (
    day_call,
    fact_piece,
    listed,
    named,
    now,
    others_too,
    reading,
    short,
    silences,
)
from commissionkit.comparison import Characteristic, Codebook, Reading
from commissionkit.model import Arrangement, Contract

__all__ = ["CONTRACTS"]


def _each(words: Callable[[Arrangement, Contract], str], *what: str) -> Callable[[Arrangement], Reading]:
    """A cell with a piece for each main contract of which there is something to say."""

    def ask(site: Arrangement) -> Reading:
        world = now(site)
        groups: dict[str, list[Contract]] = {}
        contracts = main_contracts(world)
        for contract in contracts:
            if text := words(world, contract):
                groups.setdefault(text, []).append(contract)
        pieces = (fact_piece(world, text, *members) for text, members in groups.items())
        return reading(pieces, day_call(site, ".contracts"), silences(site, *what, about=[c.id for c in contracts]))

    return ask


def _buyers(world: Arrangement, contract: Contract) -> str:
    return f"{named(world, contract.commissioners)}{others_too(contract.complete)}" if contract.commissioners else ""


def _providers(world: Arrangement, contract: Contract) -> str:
    return named(world, contract.providers)


def _discussants(world: Arrangement, contract: Contract) -> str:
    if not contract.discussants:
        return ""
    return f"{named(world, contract.providers)}: with {named(world, contract.discussants)}"


def _term(_world: Arrangement, contract: Contract) -> str:
    start, end = contract.period.start, contract.period.end
    if start.kind == "not_stated" and end.kind != "days":
        return ""
    return f"from {start}" if end.kind != "days" else f"{start} to {end}"


def _rests_on(world: Arrangement, contract: Contract) -> str:
    return short(world, contract.instrument) if contract.instrument else ""


def terms(site: Arrangement) -> Reading:
    """How the main contracts pay."""
    world = now(site)
    return reading(payment(world, main_contracts(world)), day_call(site, ".contracts"), silences(site, "terms"))


def punished(site: Arrangement) -> Reading:
    """Penalties of the main contracts."""
    world = now(site)
    contracts = main_contracts(world)
    looked = silences(site, "penalties", about=[contract.id for contract in contracts])
    return reading(penalties(world, contracts), day_call(site, ".contracts"), looked)


def shared(site: Arrangement) -> Reading:
    """Who bears which risk."""
    world = now(site)
    return reading(risk_pieces(world), day_call(site, ".risk_shares"))


def others(site: Arrangement) -> Reading:
    """Other contracts and schemes, with how they pay."""
    world = now(site)
    main = main_contracts(world)
    rest = (contract for contract in world.contracts if contract not in main)
    pieces = (
        fact_piece(world, f"{short(world, c.id)}: {listed(map(term_text, c.terms)) or 'terms not recorded'}", c)
        for c in rest
    )
    return reading(pieces, day_call(site, ".contracts"))


CONTRACTS: Final = Codebook(
    "contracts",
    "Main acute contracts",
    (
        Characteristic("commissioners", "Bought by", _each(_buyers, "commissioners", "parties' names")),
        Characteristic("providers", "Provided by", _each(_providers, "providers", "parties' names")),
        Characteristic("discussants", "Discussed with, not party", _each(_discussants)),
        Characteristic("services", "Holds", _each(services_text, "services")),
        Characteristic("payment", "Pays by", terms),
        Characteristic("penalties", "Penalties", punished),
        Characteristic("risk", "Shared risk", shared),
        Characteristic("term", "Runs", _each(_term, "end", "start")),
        Characteristic("rests-on", "Rests on", _each(_rests_on, "instrument")),
        Characteristic("others", "Other contracts", others),
    ),
)
