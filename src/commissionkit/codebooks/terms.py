"""Cells about contracts: how they pay, what they punish, who shares their risk."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final

from commissionkit.codebooks.wording import fact_piece, grouped, listed, named, others_too, short
from commissionkit.comparison import Piece
from commissionkit.model import Arrangement, Contract, Extent, Fact, Penalty, RiskShare, Term, TermKind, YesNo

__all__ = ["main_contracts", "payment", "penalties", "risk_pieces", "services_text", "term_text"]

_TERMS: Final = {
    TermKind.PAYMENT_BY_RESULTS: "payment by results",
    TermKind.BLOCK: "block",
    TermKind.FIXED_INCOME: "fixed income",
    TermKind.BLENDED: "blended",
    TermKind.ALIGNED_INCENTIVE: "aligned incentive",
    TermKind.CAPITATION: "capitation",
    TermKind.OUTCOME_COMPONENT: "on outcomes",
    TermKind.RISK_POOL: "risk pool",
    TermKind.LOCAL_INCENTIVE: "local incentive",
}


def main_contracts(world: Arrangement) -> tuple[Contract, ...]:
    """The main acute contracts; where none is marked so, those that hold acute care."""
    marked = tuple(contract for contract in world.contracts if contract.main)
    tree = world.service_tree
    return marked or tuple(
        c for c in world.contracts if any(tree.meet(holding.service, "acute") for holding in c.services)
    )


def term_text(term: Term) -> str:
    """A payment term in a few words: `block`, `£1m, 2019/20 on outcomes`."""
    word = _TERMS[term.kind]
    return f"{term.amount} {word}" if term.amount else word


def payment(world: Arrangement, contracts: Iterable[Contract]) -> tuple[Piece, ...]:
    """How contracts pay, those that pay alike together, with their providers. Shared risk is told elsewhere."""
    pooled = {share.of for share in world.risk_shares}

    def terms(fact: Fact) -> str:
        kept = [t for t in _contract(fact).terms if t.kind is not TermKind.RISK_POOL or fact.id not in pooled]
        return " + ".join(term_text(term) for term in kept) or "terms not recorded"

    return grouped(world, contracts, terms, lambda fact: named(world, _contract(fact).providers))


def _contract(fact: Fact) -> Contract:
    if not isinstance(fact, Contract):
        raise TypeError(f"{fact.id} is no contract")
    return fact


def penalties(world: Arrangement, contracts: Iterable[Contract]) -> tuple[Piece, ...]:
    """Penalties that apply or were dropped, those of several contracts together."""
    groups: dict[str, list[Contract]] = {}
    for contract in contracts:
        for penalty in contract.penalties:
            groups.setdefault(_penalty(world, penalty), []).append(contract)
    return tuple(fact_piece(world, text, *members) for text, members in groups.items())


def _penalty(world: Arrangement, penalty: Penalty) -> str:
    applies = {YesNo.YES: "penalty", YesNo.NO: "penalty dropped", YesNo.NOT_STATED: "penalty, not stated if it applies"}
    by = short(world, penalty.enforced_by) if penalty.enforced_by else penalty.level
    return f"{applies[penalty.applies]}: {penalty.name}{f' ({by})' if by else ''}"


def risk_pieces(world: Arrangement) -> tuple[Piece, ...]:
    """Who bears which risk, with the shares as stated."""
    return tuple(fact_piece(world, _risk(world, share), share) for share in world.risk_shares)


def _risk(world: Arrangement, share: RiskShare) -> str:
    what = f" of {share.applies_to}" if share.applies_to != "not_stated" else ""
    amount = f" {share.amount}" if share.amount else ""
    bearers = [f"{short(world, b.party)}{f' {b.share}' if b.share else ''}" for b in share.bearers]
    unsaid = "" if all(b.share for b in share.bearers) else ", shares not stated"
    return (
        f"risk{what or ' pool'}{amount}: {listed(bearers) or 'bearers not stated'}{others_too(share.complete)}{unsaid}"
    )


def services_text(world: Arrangement, contract: Contract) -> str:
    """What a contract holds, and what it leaves out."""
    marks = {Extent.WHOLE: "", Extent.SOME: " (some)", Extent.NOT_STATED: " (how far not stated)"}
    held = [f"{world.name(h.service)}{marks[h.extent]}" for h in contract.services]
    left_out = f", without {listed(map(world.name, contract.excludes))}" if contract.excludes else ""
    return f"{listed(held)}{others_too(contract.services_complete) if held else ''}{left_out}"
