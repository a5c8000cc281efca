"""The record in sentences: scopes, rights, delegations and parts of matters."""

from __future__ import annotations

from collections.abc import Iterable

from commissionkit.model import Arrangement, DecisionRight, Delegation, Extent, Organisation, Power, Quantity, Scope
from commissionkit.model.rights import NOT_STATED_FACET
from commissionkit.questions.decisions.regions import Facet, Region

__all__ = ["delegated_text", "delegation_text", "listed", "part_text", "right_text", "scope_text"]

_VERBS = {
    Power.MAKE: ("makes decisions", "make decisions"),
    Power.RECOMMEND: ("recommends", "recommend"),
    Power.TAKE: ("takes decisions", "take decisions"),
    Power.RATIFY: ("ratifies decisions", "ratify decisions"),
    Power.OVERSEE: ("oversees", "oversee"),
    Power.ASSURE: ("assures", "assure"),
    Power.ADVISE: ("advises", "advise"),
    Power.REVIEW: ("reviews", "review"),
    Power.CHALLENGE: ("challenges", "challenge"),
    Power.LEAD: ("leads", "lead"),
    Power.MANAGE: ("manages", "manage"),
    Power.BID: ("bids", "bid"),
    Power.ENFORCE: ("enforces", "enforce"),
}


def listed(words: Iterable[str], last: str = "and") -> str:
    """Words as a list in a sentence."""
    words = list(words)
    if len(words) < 2:
        return "".join(words)
    return f"{', '.join(words[:-1])} {last} {words[-1]}"


def _fund(world: Arrangement, fund: str) -> str:
    if fund in world.pots.ids:
        pot = world.pots[fund]
        return f"the pot {pot.name} of {world.name(pot.fund)}"
    return world.name(fund)


def scope_text(world: Arrangement, scope: Scope) -> str:
    """A scope in words."""
    if scope.about:
        return f"about {world.name(scope.about)}"
    texts = []
    for facet, word in ((scope.service, "service"), (scope.stage, "stage"), (scope.fund, "fund"), (scope.area, "area")):
        if facet == NOT_STATED_FACET:
            texts.append(f"{'an' if word == 'area' else 'a'} {word} that is not stated")
        elif facet and word == "fund":
            texts.append(_fund(world, facet))
        elif facet and word == "area":
            texts.append(f"in {world.name(facet)}")
        elif facet:
            texts.append(world.name(facet))
    return "over " + ", ".join(texts) if texts else "over everything"


def right_text(world: Arrangement, right: DecisionRight, holders: tuple[str, ...]) -> str:
    """A right as a sentence; a denial says that it is one."""
    any_one = right.quantity is Quantity.ANY and len(holders) > 1
    names = listed((world.name(holder) for holder in holders), "or" if any_one else "and") or "nobody"
    several = _are_several(world, holders) and not any_one
    verbs = _verbs(right, several)
    via = f" via {world.name(right.via)}" if right.via else ""
    together = "" if not several or len(holders) < 2 or right.holders.each or right.holders.rule else " together"
    said = f' (the source: "{right.verb}")' if right.verb and right.verb not in {p.value for p in right.powers} else ""
    enough = ", any one of them" if any_one else ""
    return f"{names}{together} {verbs} {scope_text(world, right.over)}{via}{enough}{said}"


def _verbs(right: DecisionRight, several: bool) -> str:
    if right.denied:
        return (
            f"{'are' if several else 'is'} stated not to {listed((_VERBS[power][1] for power in right.powers), 'or')}"
        )
    return listed(_VERBS[power][several] for power in right.powers)


def _are_several(world: Arrangement, bodies: tuple[str, ...]) -> bool:
    """Whether a sentence about them is in the plural: two, or one that stands for all of its kind."""
    first = world.get(bodies[0]) if bodies else None
    return len(bodies) > 1 or (isinstance(first, Organisation) and first.generic)


def delegation_text(world: Arrangement, delegation: Delegation, by: tuple[str, ...], to: tuple[str, ...]) -> str:
    """A delegation as a sentence."""
    verb = "delegate" if _are_several(world, by) else "delegates"
    under = f" under {world.name(delegation.instrument)}" if delegation.instrument else ""
    names, whom = listed(world.name(b) for b in by), listed(world.name(t) for t in to)
    return f"{names} {verb} to {whom} {delegated_text(world, delegation.over)}{under}"


def delegated_text(world: Arrangement, over: Scope) -> str:
    """What a delegation hands on: without a stated scope it carries nothing."""
    return scope_text(world, over) if over.is_stated else "over what is not stated"


def part_text(world: Arrangement, region: Region, area: str | None) -> str:
    """A part of a matter in words; its area only where that is not the area asked about."""
    texts = [
        text for text in (_facet(world, region.service, "services"), _facet(world, region.stage, "stages")) if text
    ]
    place = region.place
    if place.pot is not None:
        how = {Extent.SOME: "the part in ", Extent.NOT_STATED: "as far as in "}.get(place.extent, "")
        texts.append(f"{how}{_pot_name(world, place.pot)}")
    elif place.kind == "pot_not_stated":
        texts.append(f"{_rest(place.extent)}in {listed(world.name(f) for f in place.funds)}, pot not stated")
    elif place.kind in ("not_held", "excluded"):
        texts.append(f"in {listed(_pot_name(world, p) for p in place.candidates)}")
    elif place.kind == "outside":
        texts.append(f"{_rest(place.extent)}outside any fund")
    elif place.kind == "rest_of_fund":
        texts.append(f"the rest of {world.name(place.funds[0])}")
    elif place.funds:
        texts.append(world.name(place.funds[0]))
    if region.area.base != area or region.area.without:
        texts.append(_facet(world, region.area, "areas"))
    return ", ".join(texts) or "everything"


def _rest(extent: Extent) -> str:
    return "the rest " if extent is Extent.SOME else ""


def _pot_name(world: Arrangement, pot: str) -> str:
    return f"{world.name(pot)} ({pot})"


def _facet(world: Arrangement, facet: Facet, plural: str) -> str:
    without = listed(world.name(out) for out in sorted(facet.without))
    if facet.base is None:
        return f"other {plural} than {without}" if without else ""
    return f"{world.name(facet.base)} without {without}" if without else world.name(facet.base)
