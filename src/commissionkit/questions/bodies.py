"""Bodies on the day: who the parties to a right are, who has legal personality, whom an area concerns."""

from __future__ import annotations

import attrs

from commissionkit.model import Arrangement, Forum, Organisation, Parties, Post, Selection, YesNo
from commissionkit.questions.regions import Region

__all__ = ["Resolved", "concerns", "has_personality", "order", "resolve"]


@attrs.frozen
class Resolved:
    """The parties to a right on the day.

    Attributes:
        groups: Bodies that act as one, in order; one body each where each acts for itself.
        complete: Whether a source would have named any other.
        by_rule: Whether a rule found them.
    """

    groups: tuple[tuple[str, ...], ...] = ()
    complete: YesNo = YesNo.YES
    by_rule: bool = False

    @property
    def ids(self) -> tuple[str, ...]:
        """All bodies, each once."""
        return tuple(dict.fromkeys(body for group in self.groups for body in group))


def resolve(world: Arrangement, parties: Parties, complete: YesNo, region: Region) -> Resolved:
    """Who they are over this region; a rule reaches only what is recorded."""
    if parties.nobody:
        return Resolved()
    if parties.rule is not None:
        ids, known = _selected(world, parties.rule, region)
        return Resolved(tuple((body,) for body in ids), known if complete is YesNo.YES else complete, by_rule=True)
    if parties.each:
        return Resolved(tuple((body,) for body in parties.ids), complete)
    return Resolved((parties.ids,) if parties.ids else (), complete)


def _selected(world: Arrangement, rule: Selection, region: Region) -> tuple[tuple[str, ...], YesNo]:
    if rule.seat_on is not None:
        ids = _seated(world, rule.seat_on)
        complete = world.forums[rule.seat_on].members_complete if rule.seat_on in world.forums.ids else YesNo.NOT_STATED
    elif rule.signatory_of is not None:
        instrument = next((i for i in world.instruments if i.id == rule.signatory_of), None)
        ids = instrument.signatories if instrument else ()
        complete = instrument.complete if instrument else YesNo.NOT_STATED
    else:
        ids = tuple(o.id for o in world.organisations if o.kind == rule.kind and _covers(world, o.id, region))
        complete = YesNo.NOT_STATED
    return tuple(i for i in dict.fromkeys(ids) if _is_statutory(world, i, rule.statutory)), complete


def _seated(world: Arrangement, forum: str) -> tuple[str, ...]:
    """The organisations with a membership of a forum, those behind a post included."""
    found: list[str] = []
    for seat in world.seats:
        if seat.forum != forum or not seat.standing.is_member:
            continue
        holder = world[seat.holder]
        behind = (seat.represents,) if seat.represents else holder.organisations if isinstance(holder, Post) else ()
        found.extend(behind or (seat.holder,))
    return tuple(dict.fromkeys(found))


def _is_statutory(world: Arrangement, body: str, wanted: YesNo | None) -> bool:
    if wanted is None:
        return True
    found = world[body]
    stated = found.statutory if isinstance(found, Organisation) else YesNo.NO
    if stated is YesNo.NOT_STATED and isinstance(found, Organisation):
        word = world.vocabulary.organisation_kind(found.kind)
        stated = YesNo(word.statutory) if word is not None and word.statutory else YesNo.NOT_STATED
    return stated is wanted


def has_personality(world: Arrangement, body: str) -> bool:
    """Whether a body may take in its own name: no forum may, nor an organisation stated not to be statutory."""
    found = world.get(body)
    if isinstance(found, Forum):
        return False
    return not (isinstance(found, Organisation) and found.statutory is YesNo.NO)


def concerns(world: Arrangement, body: str, area: str | None) -> bool:
    """Whether a body's recorded coverage meets an area; a body without recorded coverage is not ruled out."""
    covered = [coverage.area for coverage in world.coverage if coverage.body == body]
    if area is None or not covered:
        return True
    tree = world.area_tree
    return any(tree.meet(area, c) or tree.below(area) & tree.below(c) for c in covered)


def _covers(world: Arrangement, body: str, region: Region) -> bool:
    covered = [coverage.area for coverage in world.coverage if coverage.body == body]
    base = region.area.base
    return bool(covered) and (base is None or any(world.area_tree.within(base, c) for c in covered))


def order(world: Arrangement, body: str) -> tuple[str, str, str]:
    """What holders are sorted by: sector, name, id."""
    found = world.get(body)
    sector = found.sector if isinstance(found, Organisation) else ""
    if isinstance(found, Organisation) and not sector:
        word = world.vocabulary.organisation_kind(found.kind)
        sector = word.sector if word is not None else ""
    return sector, world.name(body), body
