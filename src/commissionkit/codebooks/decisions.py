"""Who decides: the same matters put to every site, with their pots and areas inside the cell."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from typing import Final

from attrs import evolve

from commissionkit.answers import Answer
from commissionkit.answers.words import joined_status
from commissionkit.codebooks.deciding import Deciding
from commissionkit.codebooks.overview import one_off, pooled
from commissionkit.codebooks.terms import main_contracts
from commissionkit.codebooks.wording import (
    day_call,
    fact_or_none,
    fact_piece,
    named,
    now,
    others_too,
    short,
    silences,
    unknown,
    verb,
)
from commissionkit.comparison import Characteristic, Codebook, Piece, Reading
from commissionkit.model import Arrangement, Contract, DecisionRight, Fund
from commissionkit.questions.decisions import route, who_oversees

__all__ = ["DECISIONS"]


def planning(site: Arrangement) -> Reading:
    """Decisions on planning."""
    return Deciding(site, route(site, stage="planning"), 'ck.route({site}, stage="planning")').whole()


def _service(service: str) -> Callable[[Arrangement], Reading]:
    def ask(site: Arrangement) -> Reading:
        return Deciding(site, route(site, service=service), f'ck.route({{site}}, service="{service}")').whole()

    return ask


def contract(site: Arrangement) -> Reading:
    """The main acute contract: its parties, and who decides about it."""
    contracts = main_contracts(now(site))
    if not contracts:
        return unknown(day_call(site, ".contracts"), silences(site, "contract"))
    answers = [route(site, about=found.id) for found in contracts]
    calls = [f'ck.route({{site}}, about="{found.id}")' for found in contracts]
    decided = (piece for answer in answers for piece in _decided(site, answer))
    return Reading(
        pieces=(*_parties(now(site), contracts), *dict.fromkeys(decided)),
        status=joined_status(answer.status for answer in answers),
        call=calls[0] if len(calls) == 1 else f"[{', '.join(calls)}]",
    )


def _parties(world: Arrangement, contracts: Iterable[Contract]) -> Iterator[Piece]:
    """The parties, contracts of the same buyers together."""
    groups: dict[str, list[Contract]] = {}
    for found in contracts:
        buyers = f"{named(world, found.commissioners) or 'not stated'}{others_too(found.complete)}"
        groups.setdefault(buyers, []).append(found)
    for buyers, members in groups.items():
        providers = named(world, (provider for found in members for provider in found.providers))
        yield fact_piece(world, f"parties: {buyers}, with {providers}", *members)


def _decided(site: Arrangement, answer: Answer) -> Iterator[Piece]:
    """Who decides about a contract, then who does anything else with it."""
    decided = Deciding(site, answer, "").whole()
    yield from (evolve(piece, text=f"decisions: {piece.text}") for piece in decided.pieces)
    if not decided.pieces:
        yield Piece(f"decisions: {decided.value}")
    for found in answer.routes:
        for holder in found.others:
            links = [link for link in found.links if holder.id in _holders(site, link.fact)]
            evidence = dict.fromkeys(citation for link in links for citation in link.evidence)
            yield Piece(f"{short(site, holder.id)}: {verb(holder.power, 1)}", tuple(evidence), [x.fact for x in links])


def _holders(site: Arrangement, name: str) -> tuple[str, ...]:
    right = fact_or_none(site, name)
    return right.holders.ids if isinstance(right, DecisionRight) else ()


def _funds(wanted: Callable[[Arrangement], tuple[Fund, ...]], *what: str) -> Callable[[Arrangement], Reading]:
    def ask(site: Arrangement) -> Reading:
        world = now(site)
        funds = wanted(world)
        if not funds:
            return unknown(day_call(site, ".funds"), silences(site, *what))
        readings = [
            Deciding(site, route(site, fund=fund.id), f'ck.route({{site}}, fund="{fund.id}")').whole() for fund in funds
        ]
        pieces = []
        for fund, given in zip(funds, readings, strict=True):
            head = f"{short(world, fund.id)}: " if len(funds) > 1 else ""
            pieces += [evolve(p, text=f"{head}{p.text}") for p in given.pieces]
        call = ", ".join(given.call for given in readings)
        return Reading(
            pieces=tuple(pieces),
            status=joined_status(given.status for given in readings),
            call=call if len(funds) == 1 else f"[{call}]",
            notes=tuple(note for given in readings for note in given.notes),
        )

    return ask


def _one_off(world: Arrangement) -> tuple[Fund, ...]:
    return tuple(fund for fund in world.funds if one_off(fund))


def oversight(site: Arrangement) -> Reading:
    """Who oversees what: bodies, agreements, programmes and funds named in a right to oversee or assure."""
    world = now(site)
    pieces = []
    calls = []
    for right in world.rights:
        words = [power.value for power in right.powers if power.value in ("oversee", "assure")]
        subject = right.over.about or right.over.fund
        if right.denied or not words or not subject:
            continue
        facet = "about" if right.over.about else "fund"
        answer = who_oversees(site, about=subject) if right.over.about else who_oversees(site, fund=subject)
        if answer.overseers:
            calls.append(f'ck.who_oversees({{site}}, {facet}="{subject}")')
            text = f"{named(site, answer.overseers.ids)}: {short(world, subject)}"
            pieces.append(fact_piece(world, text, right))
    if not pieces:
        return unknown(day_call(site, ".rights"))
    return Reading(pieces=tuple(dict.fromkeys(pieces)), call=f"[{', '.join(dict.fromkeys(calls))}]")


DECISIONS: Final = Codebook(
    "decisions",
    "Who decides",
    (
        Characteristic("planning", "Planning", planning),
        Characteristic("main-contract", "Main acute contract", contract),
        Characteristic("pooled-money", "Pooled money", _funds(pooled, "fund")),
        Characteristic("primary-care", "Primary care", _service("primary-care")),
        Characteristic("non-recurrent-money", "Non-recurrent money", _funds(_one_off)),
        Characteristic("oversight", "Oversight", oversight),
    ),
)
