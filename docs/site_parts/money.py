"""Money: funds, pots, who puts in, who bears risk, contracts, published sums."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final

import commissionkit as ck
from commissionkit.answers.contributing import ContributionAnswer
from commissionkit.codebooks.terms import services_text, term_text
from commissionkit.codebooks.wording import others_too
from commissionkit.model import Arrangement, Contract, Extent, Fund, Holding, Penalty, Pot, RiskShare, YesNo
from commissionkit.succession import as_of, default_day
from commissionkit.tables import escape_markdown
from site_parts.figures import figures
from site_parts.layers import is_national
from site_parts.wording import (
    Row,
    beneath,
    blocks,
    bullets,
    capital,
    folded,
    lines,
    names,
    part,
    said_at,
    section,
    standing,
    status_word,
    table,
    unsaid,
    when,
    yes_no,
)

_INTRODUCTION: Final = (
    "Sums stand as published, each with its year. They are never added up here, and none is worked out from another: "
    "who bears a risk says nothing of what anybody puts in."
)
_EXTENTS: Final = {Extent.WHOLE: "", Extent.SOME: " (some of it)", Extent.NOT_STATED: " (how far: not stated)"}


def money(site: Arrangement) -> str:
    """The section: funds, pots, contributions, risk, contracts, published sums."""
    keep = not is_national(site)
    contributions = _contributions(site)
    funds = table((_fund(site, fund) for fund in site.funds), nothing=_no_funds(site))
    puts_in = table(_contribution(site, answer) for answer in contributions)
    return section(
        "Money",
        part("Funds", blocks(funds, *(_pots(site, fund) for fund in site.funds if _of(site, fund))), keep=keep),
        part("Who puts money in", blocks(puts_in, _temptations(contributions)), keep=keep),
        part("Who bears which risk", table(_risk(site, share) for share in site.risk_shares), keep=keep),
        part("Contracts", table(_contract(site, contract) for contract in site.contracts), keep=keep),
        part("Published sums", figures(site, "money"), keep=keep),
        introduction=_INTRODUCTION,
        keep=keep,
    )


def _no_funds(site: Arrangement) -> str:
    return unsaid(site, site.area, "fund", "funds")


def _fund(site: Arrangement, fund: Fund) -> Row:
    return {
        "Fund": beneath(fund.name, standing(fund), when(fund)),
        "Amount": str(fund.amount) if fund.amount else unsaid(site, fund.id, "amount", "amounts"),
        "Held by": site.name(fund.host) if fund.host else unsaid(site, fund.id, "host"),
        "Rests on": site.name(fund.instrument) if fund.instrument else unsaid(site, fund.id, "instrument"),
        "Said at": said_at(fund),
    }


def _of(site: Arrangement, fund: Fund) -> list[Pot]:
    return [pot for pot in site.pots if pot.fund == fund.id]


def _pots(site: Arrangement, fund: Fund) -> str:
    complete = yes_no(site, fund.pots_complete, fund.id, "pots", "pots_complete")
    head = f"The pots of {fund.name}. Whether they are stated to be all: {complete}."
    return blocks(escape_markdown(head), table(_pot(site, pot) for pot in _of(site, fund)))


def _pot(site: Arrangement, pot: Pot) -> Row:
    return {
        "Pot": f"{pot.name} ({pot.id})",
        "Share": str(pot.share) if pot.share else unsaid(site, pot.id, "share"),
        "In law": _in_law(site, pot),
        "Services recorded in it": _held(site, pot.services, pot.complete, pot.id),
        "Said at": said_at(pot),
    }


def _in_law(site: Arrangement, pot: Pot) -> str:
    """What kind of money it is; a word that the vocabulary lacks as it is written."""
    if pot.legal_class == "not_stated":
        return unsaid(site, pot.id, "legal_class")
    return next((word.name for word in site.vocabulary.legal_classes if word.id == pot.legal_class), pot.legal_class)


def _held(site: Arrangement, services: Iterable[Holding], complete: YesNo, subject: str) -> str:
    held = ", ".join(f"{site.name(holding.service)}{_EXTENTS[holding.extent]}" for holding in services)
    return f"{held}{others_too(complete)}" if held else unsaid(site, subject, "services")


# -- contributions -------------------------------------------------------------------------------------------------


def _contributions(site: Arrangement) -> list[ContributionAnswer]:
    pairs = dict.fromkeys((contribution.organisation, contribution.fund) for contribution in site.contributions)
    return [ck.contribution(site, body, fund=fund) for body, fund in pairs]


def _contribution(site: Arrangement, answer: ContributionAnswer) -> Row:
    facts = [fact for fact in site.contributions if (fact.organisation, fact.fund) == (answer.body, answer.fund)]
    share = f" ({answer.share} of it)" if answer.share is not None else ""
    return {
        "Who": answer.body_name,
        "Into": answer.fund_name,
        "How much": f"{answer.amount}{share}" if answer.amount is not None else status_word(answer.status),
        "Remark": capital(answer.reason),
        "Said at": said_at(*facts),
    }


def _temptations(answers: Iterable[ContributionAnswer]) -> str:
    """Ways to a number that do not hold."""
    ways = [f"{answer.body_name} in {answer.fund_name}: {way}." for answer in answers for way in answer.considered]
    return folded("Why no sum is reckoned from other figures", bullets(ways)) if ways else ""


# -- risk and contracts --------------------------------------------------------------------------------------------


def _risk(site: Arrangement, share: RiskShare) -> Row:
    borne = (f"{site.name(bearer.party)}: {bearer.share or _no_share(site, share)}" for bearer in share.bearers)
    return {
        "Risk": beneath(share.name, "" if share.applies_to == "not_stated" else share.applies_to),
        "Of": site.name(share.of),
        "Borne by": lines([*borne, "" if share.complete is YesNo.YES else others_too(share.complete).strip()]),
        "Size": str(share.amount) if share.amount else unsaid(site, share.id, "amount"),
        "Rests on": site.name(share.instrument) if share.instrument else "",
        "Said at": said_at(share),
    }


def _no_share(site: Arrangement, share: RiskShare) -> str:
    return f"share {unsaid(site, share.id, 'share', 'shares')}"


def _contract(site: Arrangement, contract: Contract) -> Row:
    return {
        "Contract": beneath(contract.name, "main acute contract" if contract.main else "", standing(contract)),
        "Parties": lines(_parties(site, contract)),
        "What it holds": services_text(site, contract) or unsaid(site, contract.id, "services"),
        "How it pays": lines(_pays(site, contract)),
        "Term": when(contract) or unsaid(site, contract.id, "start", "end", "term"),
        "Said at": said_at(contract),
    }


def _parties(site: Arrangement, contract: Contract) -> Iterable[str]:
    if contract.commissioners:
        yield f"bought by {names(site, contract.commissioners)}{others_too(contract.complete)}"
    else:
        yield f"commissioners: {unsaid(site, contract.id, 'commissioners')}"
    if contract.providers:
        yield f"from {names(site, contract.providers)}"
    else:
        yield f"providers: {unsaid(site, contract.id, 'providers')}"
    heirs = _providers_now(site, contract)
    if heirs != contract.providers:
        yield f"by {default_day(site)} from {names(site, heirs)}"
    if contract.discussants:
        yield f"talked over with {names(site, contract.discussants)}, no party"


def _providers_now(site: Arrangement, contract: Contract) -> tuple[str, ...]:
    """Who provides on the day a question is put to, after the changes that have happened; as begun if it has ended."""
    world = as_of(site, default_day(site))
    return world.contracts[contract.id].providers if contract.id in world.contracts.ids else contract.providers


def _pays(site: Arrangement, contract: Contract) -> Iterable[str]:
    yield from (f"{term_text(term)}" for term in contract.terms)
    if not contract.terms:
        yield unsaid(site, contract.id, "terms")
    yield from (_penalty(site, penalty) for penalty in contract.penalties)
    if not contract.penalties:
        yield f"penalties: {unsaid(site, contract.id, 'penalties')}"


def _penalty(site: Arrangement, penalty: Penalty) -> str:
    applies = {YesNo.YES: "applies", YesNo.NO: "stated not to apply", YesNo.NOT_STATED: "not stated whether it applies"}
    by = site.name(penalty.enforced_by) if penalty.enforced_by else penalty.level
    return f"penalty, {penalty.name}{f' ({by})' if by else ''}: {applies[penalty.applies]}"
