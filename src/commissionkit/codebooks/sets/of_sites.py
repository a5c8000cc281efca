"""Conditions of sites: how commissioners, councils and providers decide together."""

from __future__ import annotations

from typing import Final

from commissionkit.answers.words import AnswerStatus, Mode
from commissionkit.codebooks.overview import covering, pooled
from commissionkit.codebooks.sets.deciders import planning, seated, settling, unknown, weighed
from commissionkit.codebooks.terms import main_contracts
from commissionkit.codebooks.wording import now
from commissionkit.comparison.crisp import Condition, ConditionSet, Crisp, OfSites, crisp
from commissionkit.model import Arrangement, Contract, DecisionRight, Fact, Formality, Forum, Standing, TermKind, YesNo
from commissionkit.model.terms import MAKING, TAKING

__all__ = ["POOLED", "SITES"]

_CCGS: Final = frozenset({"ccg"})
_COUNCILS: Final = frozenset({"unitary-council", "county-council"})
_APART: Final = frozenset({Mode.MADE_THEN_TAKEN, Mode.RATIFIED, Mode.RECOMMENDED})
_TOGETHER: Final = frozenset({Mode.BINDING, Mode.DELEGATED, Mode.SOLE, Mode.JOINTLY_TAKEN, Mode.SEVERALLY_TAKEN})
_BY_ACTIVITY: Final = frozenset({TermKind.PAYMENT_BY_RESULTS})
_OTHERWISE: Final = frozenset({TermKind.BLOCK, TermKind.FIXED_INCOME, TermKind.ALIGNED_INCENTIVE, TermKind.CAPITATION})


def pooled_in_law(site: Arrangement) -> Crisp:
    """Whether money is pooled under section 75."""
    world = now(site)
    pots = [pot for pot in world.pots if pot.fund in {fund.id for fund in pooled(world)}]
    ins: list[Fact] = [pot for pot in pots if pot.legal_class == "section-75"]
    outs = pots if all(pot.legal_class != "not_stated" for pot in pots) else []
    return weighed(world, ins, outs, unknown(site, "fund"))


def informal(site: Arrangement) -> Crisp:
    """Whether what settles planning is an informal forum."""
    return _trait(site, "formality")


def in_public(site: Arrangement) -> Crisp:
    """Whether what settles planning meets in public."""
    return _trait(site, "meets_in_public")


def _trait(site: Arrangement, trait: str) -> Crisp:
    """In where one of the forums has the trait, out where each is stated not to."""
    forums = settling(site)
    told = {forum: _informality(forum) if trait == "formality" else forum.meets_in_public for forum in forums}
    ins = [forum for forum, said in told.items() if said is YesNo.YES]
    outs = forums if all(said is YesNo.NO for said in told.values()) else ()
    return weighed(now(site), ins, outs, unknown(site, trait, about=[forum.id for forum in forums] or ["-"]))


def _informality(forum: Forum) -> YesNo:
    return {Formality.INFORMAL: YesNo.YES, Formality.FORMAL: YesNo.NO}.get(forum.formality, YesNo.NOT_STATED)


def delegated(site: Arrangement) -> Crisp:
    """Whether decisions are delegated to what settles planning."""
    world, forums = now(site), {forum.id for forum in settling(site)}
    ins = [one for one in world.delegations if forums & set(one.delegate.ids)]
    denied = {name: right for right in world.rights for name in _without_power(right)}
    outs = [denied[name] for name in sorted(forums)] if forums and forums <= denied.keys() else []
    return weighed(world, ins, outs, unknown(site))


def _without_power(right: DecisionRight) -> tuple[str, ...]:
    """The holders, where they are denied both to make and to take, over everything or all of planning."""
    kinds, over = set(right.powers), right.over
    limited = any((over.service, over.fund, over.area, over.about)) or over.stage not in (None, "planning")
    return right.holders.ids if right.denied and kinds & MAKING and kinds & TAKING and not limited else ()


def made_apart(site: Arrangement) -> Crisp:
    """Whether planning decisions are made at one place and taken at another."""
    answer, world = planning(site), now(site)
    behind = [world[link.fact] for route in answer.routes for link in route.links if link.fact in world]
    modes = {route.mode for route in answer.routes if route.mode.concludes}
    if modes and modes <= _APART:
        return crisp(True, *behind)
    if modes and modes <= _TOGETHER:
        return crisp(False, *behind)
    if modes:
        note = "Some of it is made apart and some is not: " + ", ".join(sorted(str(mode) for mode in modes)) + "."
        return crisp(None, *behind, note=note.replace("_", " "), status=AnswerStatus.PARTLY_KNOWN)
    return unknown(site)


def _seat_of(site: Arrangement, wanted: frozenset[str]) -> Crisp:
    """Whether one of these bodies sits on what settles planning; out only where a source says that none does."""
    world = now(site)
    places = [(seat, bodies) for seat, bodies in seated(world, settling(site)) if wanted & set(bodies)]
    ins = [seat for seat, _ in places if seat.standing.is_member]
    refused = [(seat, bodies) for seat, bodies in places if seat.standing is Standing.NOT_MEMBER]
    without = {body for _, bodies in refused for body in bodies}
    outs = [seat for seat, _ in refused] if wanted <= without else []
    return weighed(world, ins, outs, unknown(site, "members", about=[forum.id for forum in settling(site)] or ["-"]))


def provider_seat(site: Arrangement) -> Crisp:
    """Whether the main acute provider sits on what settles planning."""
    contracts = main_contracts(now(site))
    return _seat_of(site, frozenset(name for contract in contracts for name in contract.providers))


def council_seat(site: Arrangement) -> Crisp:
    """Whether a council with social services sits on what settles planning."""
    return _seat_of(site, frozenset(council.id for council in covering(now(site), _COUNCILS)))


def _one(site: Arrangement, kinds: frozenset[str]) -> Crisp:
    world = now(site)
    found = tuple(body for body in covering(world, kinds) if not body.generic)
    if any(world.may_be(body) for body in found):
        note = "It is open whether each of them was there on the day."
        return crisp(None, *found, note=note, status=AnswerStatus.PARTLY_KNOWN)
    note = "As far as recorded: a further one that no source names would make it 0." if len(found) == 1 else ""
    return crisp(len(found) == 1 if found else None, *found, note=note)


def one_ccg(site: Arrangement) -> Crisp:
    """Whether one CCG covers the area."""
    return _one(site, _CCGS)


def one_council(site: Arrangement) -> Crisp:
    """Whether one council with social services covers the area."""
    return _one(site, _COUNCILS)


def not_by_activity(site: Arrangement) -> Crisp:
    """Whether the main acute contract pays otherwise than by activity."""
    world = now(site)
    contracts = main_contracts(world)
    ways = {contract.id: _way(contract) for contract in contracts}
    ins = contracts if contracts and all(way is True for way in ways.values()) else ()
    outs = contracts if contracts and all(way is False for way in ways.values()) else ()
    return weighed(world, ins, outs, unknown(site, "terms", about=list(ways) or ["-"]))


def _way(contract: Contract) -> bool | None:
    kinds = {term.kind for term in contract.terms}
    by_activity, otherwise = bool(kinds & _BY_ACTIVITY), bool(kinds & _OTHERWISE)
    return otherwise if by_activity is not otherwise else None


POOLED: Final = OfSites(
    pooled_in_law,
    one="A pot of a lasting joint fund is pooled under section 75.",
    zero="There is a joint fund, and each of its pots has another legal class.",
)
_SETTLES: Final = "the forums that settle planning, or recommend it"

SITES: Final = ConditionSet(
    "sites",
    "Sites",
    [
        Condition(
            "INFORMAL",
            "Settled informally",
            "Is what settles planning an informal forum?",
            sites=OfSites(informal, one=f"One of {_SETTLES}, is informal.", zero="Each of them is formal."),
        ),
        Condition(
            "PUBLIC",
            "Settled in public",
            "Does what settles planning meet in public?",
            sites=OfSites(in_public, one=f"One of {_SETTLES}, meets in public.", zero="Each is stated not to."),
        ),
        Condition(
            "APART",
            "Made apart from taken",
            "Are planning decisions made at one place and taken at another?",
            sites=OfSites(
                made_apart,
                one="They are recommended, ratified, or made and then taken.",
                zero="Whoever makes them takes them, or binds by delegation.",
                blank="None recorded, or different from part to part.",
            ),
        ),
        Condition(
            "DELEGATED",
            "Power delegated",
            "Is power delegated to what settles planning?",
            sites=OfSites(
                delegated,
                one=f"A delegation goes to one of {_SETTLES}.",
                zero="Each of them is stated to have no power to make or take.",
            ),
        ),
        Condition("POOLED", "Money pooled in law", "Is money pooled under section 75?", sites=POOLED),
        Condition(
            "PROVIDER",
            "Main provider at the table",
            "Does the main acute provider sit on what settles planning?",
            sites=OfSites(
                provider_seat,
                one=f"It is a member of one of {_SETTLES}.",
                zero="A source says that it is no member.",
            ),
        ),
        Condition(
            "COUNCIL",
            "Council at the table",
            "Does a council with social services sit on what settles planning?",
            sites=OfSites(
                council_seat,
                one=f"One that covers the area is a member of one of {_SETTLES}.",
                zero="A source says of each that it is no member.",
            ),
        ),
        Condition(
            "ONECCG",
            "One CCG",
            "Does one CCG cover the area?",
            sites=OfSites(one_ccg, one="One is recorded.", zero="Several are recorded.", blank="None is recorded."),
        ),
        Condition(
            "ONECOUNCIL",
            "One council",
            "Does one council with social services cover the area?",
            sites=OfSites(one_council, one="One is recorded.", zero="Several are recorded.", blank="None is recorded."),
        ),
        Condition(
            "NOTARIFF",
            "Not paid by activity",
            "Does the main acute contract pay otherwise than by activity?",
            sites=OfSites(
                not_by_activity,
                one="Each main contract is a block, a fixed income, an aligned incentive or a capitation.",
                zero="Each main contract pays by activity.",
                blank="Terms are not recorded, are of another kind, or differ.",
            ),
        ),
    ],
    notes=("Each site is asked for the last day that its sources speak to.",),
)
