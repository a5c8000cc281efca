"""What an answer does not know: denials, gaps, silence, and how certain the rest is."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from commissionkit.answers import AnswerStatus, Denial, Mode
from commissionkit.model import Arrangement, DecisionRight, Extent, Fact, Power, Scope
from commissionkit.model.rights import NOT_STATED_FACET
from commissionkit.model.terms import TAKING
from commissionkit.questions.decisions.bodies import has_personality, order
from commissionkit.questions.decisions.regions import Match, match
from commissionkit.questions.decisions.sitting import Sitting

__all__ = ["UNTAKEN", "certainty", "denials", "gaps", "nobody", "oversight", "strictly_within"]

#: The gap of what is made and never taken.
UNTAKEN: Final = "nobody is recorded to take it"


def denials(sitting: Sitting) -> tuple[Denial, ...]:
    """Denials that bear on the region, and whether a right says otherwise."""
    world = sitting.world
    found = [
        Denial(
            fact=standing.right.id,
            holder=body,
            name=world.name(body),
            powers=standing.right.powers,
            disputes=any(_has_rival(sitting, standing.right, body, power) for power in standing.right.powers),
            evidence=standing.right.evidence,
        )
        for standing in sitting.others
        if standing.right.denied
        for body in standing.parties.ids
    ]
    return tuple(sorted(found, key=lambda denial: (*order(world, denial.holder), denial.fact)))


def _has_rival(sitting: Sitting, denial: DecisionRight, body: str, power: Power) -> bool:
    """Whether the body holds the power here by a right that is no exception to the denial."""
    standing = (*sitting.used, *sitting.others)
    rights = (s.right.over for s in standing if s.has(power) and body in s.parties.ids)
    chains = (
        taking for taking in sitting.chains.taken if power is Power.TAKE and body in (taking.forum, *taking.group)
    )
    delegated = (delegation.over for taking in chains for delegation in taking.delegations)
    return any(not strictly_within(sitting.world, over, denial.over) for over in (*rights, *delegated))


def strictly_within(world: Arrangement, inner: Scope, outer: Scope) -> bool:
    """Whether one scope lies within another and is narrower; what is not stated lies within nothing."""
    if inner == outer or outer.about not in (None, inner.about):
        return False
    trees = {
        "service": world.service_tree,
        "stage": world.stage_tree,
        "fund": world.fund_tree,
        "area": world.area_tree,
    }
    facets = [(getattr(inner, name), getattr(outer, name), tree) for name, tree in trees.items()]
    narrower = any(narrow not in (None, NOT_STATED_FACET, wide) for narrow, wide, _ in facets)
    return narrower and all(
        wide is None or (narrow is not None and tree.within(narrow, wide)) for narrow, wide, tree in facets
    )


def gaps(sitting: Sitting, mode: Mode) -> tuple[str, ...]:
    """What is missing or does not rest on anything."""
    untaken = (UNTAKEN,) if mode is Mode.MADE_UNTAKEN else ()
    empty = tuple(
        f"nobody is found to hold {standing.right.id} on that day"
        for standing in (*sitting.used, *sitting.others)
        if not standing.parties.groups and not standing.right.holders.nobody
    )
    return (*sitting.chains.gaps, *_unlawful(sitting), *_heads(sitting), *untaken, *empty)


def _unlawful(sitting: Sitting) -> tuple[str, ...]:
    """Bodies without legal personality that are recorded to take or ratify, without a delegation."""
    bodies = dict.fromkeys(body for _, _, groups in sitting.taking for group in groups for body in group)
    return tuple(
        f"{sitting.world.name(body)} is recorded to take decisions, but has no legal personality and no delegation"
        for body in bodies
        if not has_personality(sitting.world, body)
    )


def _heads(sitting: Sitting) -> tuple[str, ...]:
    """Bodies without legal personality that delegate what nobody is recorded to have delegated to them."""
    heads = dict.fromkeys(head for taking in sitting.chains.taken for head in taking.heads)
    return tuple(
        f"{sitting.world.name(head)} is recorded to delegate, but has no legal personality and no delegation"
        for head in heads
        if not has_personality(sitting.world, head)
    )


def certainty(sitting: Sitting, powers: frozenset[Power]) -> AnswerStatus:
    """How certain it is who holds these powers of making and taking: known, known in part, or disputed."""
    if _is_disputed(sitting, powers):
        return AnswerStatus.DISPUTED
    takes = bool(powers & TAKING)
    loose = (
        sitting.region.place.extent is not Extent.WHOLE
        or sitting.region.place.kind == "pot_not_stated"
        or sitting.loose
        or any(standing.has(power) for standing in sitting.aside for power in powers)
        or (takes and bool(sitting.beside or sitting.chains.gaps or _unlawful(sitting) or _heads(sitting)))
        or _may_not_hold(sitting, powers)
    )
    return AnswerStatus.PARTLY_KNOWN if loose else AnswerStatus.KNOWN


def oversight(sitting: Sitting, powers: frozenset[Power]) -> AnswerStatus:
    """How certain it is who holds these powers on neither side, where anybody does."""
    if _is_disputed(sitting, powers):
        return AnswerStatus.DISPUTED
    held = [s for s in (*sitting.used, *sitting.others) if any(s.has(power) for power in powers)]
    known = (
        sitting.region.place.extent is Extent.WHOLE,
        sitting.region.place.kind != "pot_not_stated",
        any(standing.match is Match.WHOLE for standing in held),
        not any(sitting.world.may_be(standing.right) or standing.parties.unsure for standing in held),
    )
    return AnswerStatus.KNOWN if all(known) else AnswerStatus.PARTLY_KNOWN


def _is_disputed(sitting: Sitting, powers: frozenset[Power]) -> bool:
    """Whether rival statements are recorded of any of these powers."""
    denied = (
        _has_rival(sitting, standing.right, body, power)
        for standing in sitting.others
        if standing.right.denied
        for body in standing.parties.ids
        for power in powers & set(standing.right.powers)
    )
    return any(denied) or _is_said_of_nobody(sitting, powers)


def _is_said_of_nobody(sitting: Sitting, powers: frozenset[Power]) -> bool:
    """Whether a source says that nobody holds a power that somebody is recorded to hold, and not as an exception."""
    return any(
        power in powers & set(standing.right.powers) and not strictly_within(sitting.world, over, standing.right.over)
        for standing in sitting.others
        if standing.right.holders.nobody
        for power, over in _held(sitting)
    )


def _held(sitting: Sitting) -> Iterator[tuple[Power, Scope]]:
    """Every power that is held here, with the scope over which it is."""
    standing = (*sitting.used, *sitting.others)
    yield from ((power, s.right.over) for s in standing for power in s.right.powers if s.has(power))
    yield from ((Power.TAKE, d.over) for taking in sitting.chains.taken for d in taking.delegations)


def _may_not_hold(sitting: Sitting, powers: frozenset[Power]) -> bool:
    """Whether it is unknown that something on which these powers rest held on the day."""
    world, place = sitting.world, sitting.region.place
    used = [standing for standing in sitting.used if any(standing.has(power) for power in powers)]
    facts: list[Fact] = [standing.right for standing in used]
    facts += [d for taking in sitting.chains.taken for d in taking.delegations] if powers & TAKING else []
    facts += [world[fund] for fund in (*place.funds, place.pot) if fund and fund in world]
    found = [standing.parties for standing in used]
    chains = sitting.chains.taken if powers & TAKING else ()
    unsure = any(p.unsure or p.short for p in found) or any(taking.short for taking in chains)
    return unsure or any(map(world.may_be, facts))


def nobody(sitting: Sitting, powers: frozenset[Power]) -> AnswerStatus:
    """Why nobody stands on a side: stated to be nobody, not stated, or nothing recorded."""
    stated = (standing.right for standing in sitting.others if standing.right.holders.nobody)
    if any(powers & set(right.powers) for right in stated):
        return AnswerStatus.STATED_NONE
    for silence in sitting.world.silent:
        if silence.subject is not None or not powers & set(silence.powers):
            continue
        if silence.over.about != sitting.matter.about:
            continue
        if match(sitting.world, sitting.region, silence.over) is Match.WHOLE:
            return AnswerStatus.NOT_STATED
    return AnswerStatus.NONE_RECORDED
