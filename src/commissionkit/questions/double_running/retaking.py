"""Decisions that are made by a body and then taken again by those who sit on it, in one state of an arrangement."""

from __future__ import annotations

from collections.abc import Iterator

import attrs

from commissionkit.answers import AnswerStatus, Mode, Part, Route
from commissionkit.model import Arrangement, Fact, Power, YesNo
from commissionkit.model.rights import NOT_STATED_FACET
from commissionkit.periods import Holds
from commissionkit.questions.decisions import route
from commissionkit.questions.decisions.phrasing import listed
from commissionkit.questions.double_running.taking_part import TakingPart, sits_on

__all__ = ["Retaken", "retaken"]

_TWICE = (Mode.MADE_THEN_TAKEN, Mode.RATIFIED, Mode.RECOMMENDED)
_SIDES = frozenset({Power.MAKE, Power.RECOMMEND, Power.TAKE, Power.RATIFY})


@attrs.frozen(kw_only=True)
class Retaken:
    """A part of the decisions that is made, then taken by bodies that had a share in making it.

    Attributes:
        part: Which part.
        mode: How the decision comes about.
        made: `made`, or `recommended` where no more than that.
        makers, takers: By id.
        more: Whether there are other takers than those recorded, or that is not stated.
        takings: How many times it is taken.
        bodies: The takers that make it too, or sit, or may sit, on the body that does.
        rights: Ids of the rights and delegations that make the route.
        certain: Whether it is recorded that one of them sits there, and that all of it held.
        why: What is not known, where it is not certain.
        by: The seats.
    """

    part: Part
    mode: Mode
    made: str
    makers: tuple[str, ...]
    takers: tuple[str, ...]
    more: bool
    takings: int
    bodies: tuple[str, ...]
    rights: tuple[str, ...]
    certain: bool
    why: tuple[str, ...]
    by: tuple[Fact, ...]


def retaken(world: Arrangement) -> Iterator[Retaken]:
    """Every part of the arrangement's decisions that is taken by those who made it, each once."""
    seen: set[tuple[object, ...]] = set()
    for found in _routes(world):
        key = (found.part, found.mode, found.makers.ids, found.takers.ids)
        if key in seen or found.mode not in _TWICE:
            continue
        seen.add(key)
        twice = _retaken(world, found)
        if twice is not None:
            yield twice


def _routes(world: Arrangement) -> Iterator[Route]:
    """The parts of all that is decided: area by area, then what is decided about single things."""
    scopes = [right.over for right in world.rights if not right.denied and _SIDES & set(right.powers)]
    scopes += [delegation.over for delegation in world.delegations]
    places = {scope.area for scope in scopes if scope.area and scope.area != NOT_STATED_FACET}
    areas = sorted({*places, world.area} & set(world.area_tree.parents))
    for area in world.area_tree.roots_of(areas) or (None,):
        yield from route(world, area=area).routes
    for about in sorted({scope.about for scope in scopes if scope.about and scope.about in world}):
        yield from route(world, about=about).routes


def _retaken(world: Arrangement, found: Route) -> Retaken | None:
    parts = {taker: _has_share(world, taker, found.makers.ids) for taker in found.takers.ids}
    sure = {taker: part for taker, part in parts.items() if part.holds is Holds.YES}
    shared = sure or {taker: part for taker, part in parts.items() if part.holds is Holds.UNKNOWN}
    if not shared:
        return None
    why = (*_unsure(found), *(() if sure else (_open(world, shared, found),)))
    return Retaken(
        part=found.part,
        mode=found.mode,
        made="made" if any(maker.power is Power.MAKE for maker in found.makers) else "recommended",
        makers=found.makers.ids,
        takers=found.takers.ids,
        more=found.takers.complete is not YesNo.YES,
        takings=_takings(world, found),
        bodies=tuple(sorted(shared)),
        rights=tuple(link.fact for link in found.links),
        certain=not why,
        why=why,
        by=tuple(dict.fromkeys(fact for taker in sorted(shared) for fact in shared[taker].by)),
    )


def _has_share(world: Arrangement, taker: str, makers: tuple[str, ...]) -> TakingPart:
    """Whether a taker is a maker, or sits on one."""
    if taker in makers:
        return TakingPart(Holds.YES)
    sitting = [sits_on(world, taker, maker) for maker in makers]
    for wanted in (Holds.YES, Holds.UNKNOWN):
        found = [part for part in sitting if part.holds is wanted]
        if found:
            return TakingPart(wanted, tuple(fact for part in found for fact in part.by))
    return TakingPart(Holds.NO)


def _unsure(found: Route) -> Iterator[str]:
    if found.status is AnswerStatus.DISPUTED:
        yield "the record holds rival statements of who decides"
    if any(link.maybe for link in found.links):
        yield "it is not known whether all of it held then"


def _open(world: Arrangement, shared: dict[str, TakingPart], found: Route) -> str:
    takers, makers = (listed(sorted(world.name(b) for b in bodies)) for bodies in (shared, found.makers.ids))
    return f"it is not stated whether {takers} {'sit' if len(shared) > 1 else 'sits'} on {makers}"


def _takings(world: Arrangement, found: Route) -> int:
    """How many acts take it: one for each body, but one for bodies that hold one right together."""
    acts: set[frozenset[str]] = set()
    joint: set[str] = set()
    takers = set(found.takers.ids)
    for link in found.links:
        if link.fact not in world.rights.ids:
            continue
        right = world.rights[link.fact]
        if {Power.TAKE, Power.RATIFY} & set(right.powers):
            group = frozenset(right.holders.ids) & takers
            if len(group) > 1 and not right.holders.each and right.holders.rule is None:
                acts.add(group)
                joint |= group
    return len(acts) + len(takers - joint)
