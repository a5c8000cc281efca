"""Pairs of a system-wide and an organisation's process that overlap, in one state of an arrangement."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

import attrs

from commissionkit.answers.running import Overlap
from commissionkit.model import Arrangement, Fact, Level, Process, Tree
from commissionkit.periods import Holds, Period
from commissionkit.questions.decisions.phrasing import listed
from commissionkit.questions.double_running.register import register
from commissionkit.questions.double_running.taking_part import TakingPart, runners, taking_part

__all__ = ["Pair", "overlap", "paired", "pairs", "shared_period"]


@attrs.frozen(kw_only=True)
class Pair:
    """Two processes that overlap, and who runs both.

    Attributes:
        system, organisation: The processes.
        bodies: The organisations that run the second and take part, or may take part, in the first.
        certain: Whether it is recorded that both run and that one of the bodies takes part.
        why: What is not known, where it is not certain.
        by: The facts by which they take part.
    """

    system: Process
    organisation: Process
    bodies: tuple[str, ...]
    certain: bool
    why: tuple[str, ...] = ()
    by: tuple[Fact, ...] = ()


def pairs(world: Arrangement) -> Iterator[Pair]:
    """Every pair in this state, certain or possible."""
    ordered = sorted(world.processes, key=lambda process: process.id)
    for system in ordered:
        if system.level is not Level.SYSTEM_WIDE:
            continue
        for organisation in ordered:
            pair = paired(world, system, organisation) if organisation.level is Level.ORGANISATION else None
            if pair is not None:
                yield pair


def paired(world: Arrangement, system: Process, organisation: Process) -> Pair | None:
    """The pair that a system-wide and an organisation's process make in this state; None where they make none."""
    if not _meet(world, system, organisation):
        return None
    parts = {body: taking_part(world, body, system) for body in runners(world, organisation)}
    sure = {body: part for body, part in parts.items() if part.holds is Holds.YES}
    open_ = {
        body: part
        for body, part in parts.items()
        if part.holds is Holds.UNKNOWN and (part.by or _reached(world, body, system, organisation))
    }
    found = sure or open_
    if not found:
        return None
    why = (*_unsure(world, system, organisation), *(() if sure else _open(world, open_, system)))
    return Pair(
        system=system,
        organisation=organisation,
        bodies=tuple(sorted(found)),
        certain=not why,
        why=why,
        by=tuple(dict.fromkeys(fact for body in sorted(found) for fact in found[body].by)),
    )


def _unsure(world: Arrangement, *processes: Process) -> tuple[str, ...]:
    return tuple(f"it is not known whether {p.name} ran then" for p in processes if world.may_be(p))


def _open(world: Arrangement, parts: dict[str, TakingPart], system: Process) -> tuple[str, ...]:
    names = listed(sorted(world.name(body) for body in parts))
    verb = "take" if len(parts) > 1 else "takes"
    known = "known" if any(part.by for part in parts.values()) else "stated"
    return (f"it is not {known} whether {names} {verb} part in {system.name}",)


# -- what overlaps -------------------------------------------------------------------------------


def overlap(world: Arrangement, one: Process, other: Process) -> Overlap | None:
    """What two processes have in common in stage, service and area; None where they share nothing in one of them."""
    stage = _common(world.stage_tree, one.stage, other.stage, nested=True)
    service = _common(world.service_tree, one.service, other.service, nested=True)
    areas = _common(world.area_tree, one.area, other.area, nested=False)
    if not stage or service is None or areas is None:
        return None
    texts = [world.name(name) for name in (*stage, *service)]
    texts += [f"in {listed(world.name(area) for area in areas)}"] if areas else []
    return Overlap(
        stage=stage[0],
        service=service[0] if service else None,
        areas=areas,
        text=", ".join(texts),
    )


def _meet(world: Arrangement, one: Process, other: Process) -> bool:
    """Whether there is an overlap, without saying which."""
    return (
        _common(world.stage_tree, one.stage, other.stage, nested=True) is not None
        and _common(world.service_tree, one.service, other.service, nested=True) is not None
        and _common(world.area_tree, one.area, other.area, nested=False) is not None
    )


def _common(tree: Tree, one: str | None, other: str | None, *, nested: bool) -> tuple[str, ...] | None:
    """The narrower of two ids; nothing where neither limits; None where they are apart.

    Areas may lie in several others, so two that are not nested may still share some.
    """
    if one is None or other is None:
        return tuple(name for name in (one, other) if name is not None)
    if tree.within(one, other):
        return (one,)
    if tree.within(other, one):
        return (other,)
    shared = () if nested else tree.roots_of(sorted(tree.below(one) & tree.below(other)))
    return shared or None


# -- whom a process may concern ------------------------------------------------------------------


def _reached(world: Arrangement, body: str, system: Process, organisation: Process) -> bool:
    """Whether the body's recorded footprint meets the area of the system-wide process.

    The footprint is the area of its own process, else what it is recorded to cover or to serve; a body of which none
    is recorded is not ruled out.
    """
    area = system.area or world.area
    footprint = frozenset({organisation.area}) if organisation.area else register(world).reach(body)
    if not area or not footprint:
        return True
    return any(_common(world.area_tree, area, place, nested=False) is not None for place in footprint)


def shared_period(facts: Iterable[Fact | None]) -> Period:
    """The days on which all of them hold, by their own dates."""
    shared: Period | None = None
    for fact in facts:
        if fact is not None:
            shared = fact.period if shared is None else shared.intersect(fact.period) or fact.period
    return shared if shared is not None else Period()
