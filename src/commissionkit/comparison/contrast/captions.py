"""What stands above and beneath a difference: what was compared, and what a reader has to know."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final

from attrs import frozen

from commissionkit.comparison.columns import Site
from commissionkit.comparison.contrast.pairing import Matched
from commissionkit.comparison.contrast.said import Alike, Aspect, Between, Differing
from commissionkit.model import Arrangement
from commissionkit.succession import worlds
from commissionkit.succession.events import is_planned

__all__ = ["Captions", "captions"]

#: Where the rows are that are not shown of two days.
_BESIDE: Final = {
    "`.unsure`": (Aspect.CERTAINTY,),
    "`.citing`": (Aspect.CLAIM, Aspect.EVIDENCE, Aspect.REMARK),
}


@frozen(kw_only=True)
class Captions:
    """The words around the rows.

    Attributes:
        title: What was compared.
        sides: What the two sides are called.
        notes: What a reader has to know.
    """

    title: str
    sides: tuple[Site, Site]
    notes: tuple[str, ...]


def captions(
    a: Arrangement, b: Arrangement, kind: Between, rows: Sequence[Differing], alike: Sequence[Alike]
) -> Captions:
    """The words around the rows of a difference."""
    sides = _side(a, kind, "a"), _side(b, kind, "b")
    name = a.title or a.id
    title = {
        Between.DAYS: f"What differs in {name} between {sides[0].title} and {sides[1].title}",
        Between.CODINGS: f"What differs between two codings of {name}",
        Between.SITES: f"What differs between {sides[0].title} and {sides[1].title}",
    }[kind]
    told = tuple(_notes(a, b, kind, rows, alike))
    return Captions(title=title, sides=sides, notes=told)


def _side(world: Arrangement, kind: Between, letter: str) -> Site:
    mark = world.snapshot
    day = "" if mark is None else f"{mark.on}{', with plans' if mark.plans else ''}"
    as_at = str(world.as_at) if world.as_at.kind == "days" else ""
    match kind:
        case Between.CODINGS:
            return Site(letter, letter, as_at, world.id, world.version)
        case Between.DAYS:
            return Site(letter, day or "all that is recorded", as_at, world.id, world.version)
        case _:
            title = ", ".join(text for text in (world.title or world.id, day) if text)
            return Site(f"{world.id}@{day}" if day else world.id, title, as_at, world.id, world.version)


def _notes(
    a: Arrangement, b: Arrangement, kind: Between, rows: Sequence[Differing], alike: Sequence[Alike]
) -> Iterator[str]:
    if kind is not Between.CODINGS:
        yield from (note for world in (a, b) if (note := _state_note(world)))
    beside = [name for name, some in _BESIDE.items() if any(row.aspect in some for row in rows)]
    if kind is Between.DAYS and beside:
        yield f"Shown is what differs in what is said; the rest is in {' and '.join(beside)}."
    if kind is not Between.CODINGS and (a.snapshot is None) is not (b.snapshot is None):
        yield "One side is the state on some days, the other all that is recorded, for whatever days."
    if kind is Between.DAYS and (note := _plans_note(a, b)):
        yield note
    if kind is Between.SITES and a.area and a.area == b.area:
        yield f"Both are about {a.name(a.area)}. If they are two codings of one site, give both one id."
    other = {(row.concept, row.id) for row in (*rows, *alike) if row.matched not in (None, Matched.ID)}
    if other:
        facts = "1 fact bears" if len(other) == 1 else f"{len(other)} facts bear"
        yield f"{facts} another id in the second: `matched` says by what the two were taken to be one."


def _plans_note(a: Arrangement, b: Arrangement) -> str:
    """The changes that are planned for between the two days, where plans do not count."""
    if a.snapshot is None or b.snapshot is None or a.snapshot.plans or b.snapshot.plans:
        return ""
    (earliest, _), (_, latest) = sorted((a.snapshot.on.days, b.snapshot.on.days))
    planned = {change.id: change for world in (a, b) for change in world.changes if is_planned(change)}
    between = [
        f"{change.name or change.id} ({change.on})"
        for change in planned.values()
        if change.on.kind == "days" and change.on.days[0] <= latest and earliest < change.on.days[1]
    ]
    if not between:
        return ""
    return f"Planned for these days, and not counted: {'; '.join(between)}. `as_of(…, plans=True)` counts it."


def _state_note(world: Arrangement) -> str:
    states = len(worlds(world))
    if world.snapshot is None or states == 1:
        return ""
    return f"On {world.snapshot.on} the record allows {states} states; the last of them is compared."
