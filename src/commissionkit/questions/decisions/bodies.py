"""Bodies on the day: who the parties to a right are, who has legal personality, whom an area concerns."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import cached_property

import attrs

from commissionkit.model import (
    Area,
    Arrangement,
    Coverage,
    Extent,
    Fact,
    Forum,
    Instrument,
    Nation,
    Organisation,
    Parties,
    Post,
    Reach,
    Seat,
    Selection,
    YesNo,
)
from commissionkit.questions.decisions.regions import Facet, Match, Region

__all__ = [
    "Resolved",
    "anywhere",
    "areas_of",
    "concerns",
    "has_personality",
    "meets",
    "named_parties",
    "order",
    "resolve",
]


@attrs.frozen
class Resolved:
    """The parties to a right on the day.

    Attributes:
        groups: Bodies that act as one, in order; one body each where each acts for itself.
        complete: Whether a source would have named any other.
        unsure: Whether it is unknown that what the rule found them by held on the day.
        short: Whether the source means fewer than all that the rule finds, so that each of them is inferred.
        partial: Whether it means fewer than all, and the kind itself answers for those that it means.
    """

    groups: tuple[tuple[str, ...], ...] = ()
    complete: YesNo = YesNo.YES
    unsure: bool = False
    short: bool = False
    partial: bool = False

    @cached_property
    def ids(self) -> tuple[str, ...]:
        """All bodies, each once."""
        return tuple(dict.fromkeys([body for group in self.groups for body in group]))

    def each_alone(self) -> Resolved:
        """The same bodies, where any one of them suffices."""
        return attrs.evolve(self, groups=tuple((body,) for body in self.ids))


def resolve(world: Arrangement, parties: Parties, complete: YesNo, region: Region) -> Resolved:
    """Who they are over this region; a rule reaches only what is recorded."""
    if parties.rule is not None and not parties.nobody:
        return _selected(world, parties.rule, complete, region)
    return named_parties(parties, complete)


def named_parties(parties: Parties, complete: YesNo) -> Resolved:
    """Who they are where no rule finds them."""
    if parties.nobody:
        return Resolved()
    if parties.each:
        return Resolved(tuple((body,) for body in parties.ids), complete)
    return Resolved((parties.ids,) if parties.ids else (), complete)


def anywhere(world: Arrangement, parties: Parties) -> frozenset[str]:
    """Everybody they may be, over whatever region."""
    if parties.rule is None:
        return frozenset(parties.ids)
    return frozenset((*(body for body, _ in _found(world, parties.rule)), *_stand_ins(world, parties.rule)))


def areas_of(world: Arrangement, parties: Parties, asked: str | None = None) -> tuple[str, ...]:
    """The areas between which a rule of the form `each of a kind, for its area` tells bodies apart.

    Where the area asked about is stated to be made up of others, an area that cuts across those draws no line. Asked
    about the whole nation the kind answers for its bodies, and there is no line at all.
    """
    if parties.rule is None or parties.rule.kind is None or _is_national(world, asked):
        return ()
    held: dict[str, list[Coverage]] = {}
    for coverage in world.coverage:
        held.setdefault(coverage.body, []).append(coverage)
    areas = {area for body in anywhere(world, parties) for area in _outermost(world, held.get(body, ()), asked)}
    return tuple(area for area in sorted(areas) if not _cuts_across(world, area, asked))


def _outermost(world: Arrangement, held: Iterable[Coverage], asked: str | None) -> Iterator[str]:
    """What a body covers, without the parts of what it covers wholly; nothing if that holds all that is asked about."""
    held = tuple(held)
    whole = [coverage.area for coverage in held if coverage.extent is Extent.WHOLE]
    tree = world.area_tree
    if asked is not None and any(tree.within(asked, area) for area in whole):
        return
    for coverage in held:
        if not any(area != coverage.area and tree.within(coverage.area, area) for area in whole):
            yield coverage.area


def _cuts_across(world: Arrangement, area: str, asked: str | None) -> bool:
    whole, tree = world.get(asked or ""), world.area_tree
    if not isinstance(whole, Area) or not whole.made_up_of or not tree.within(area, whole.id):
        return False
    return not any(tree.meet(area, part) for part in whole.made_up_of)


def _selected(world: Arrangement, rule: Selection, complete: YesNo, region: Region) -> Resolved:
    if rule.kind is not None and _is_national(world, region.area.base):
        partial = rule.reach is not Reach.ALL
        groups = tuple((body,) for body in _stand_ins(world, rule))
        return Resolved(groups, YesNo.NO if partial else complete, partial=partial)
    found = _found(world, rule)
    whole = False
    if rule.kind is not None:
        here = [c for _, c in found if isinstance(c, Coverage) and _covers(world, c, region)]
        found = tuple((coverage.body, coverage) for coverage in here)
        whole = _is_alone(world, rule.kind) and any(coverage.extent is Extent.WHOLE for coverage in here)
    certain = {body for body, by in found if not world.may_be(by)}
    ids = tuple(sorted({body for body, _ in found}))
    # Who has an area to itself and covers it wholly leaves none of it to others of the kind.
    known = complete if whole or complete is not YesNo.YES else _are_all(world, rule)
    unsure, short = any(body not in certain for body in ids), rule.reach is not Reach.ALL
    return Resolved(tuple((body,) for body in ids), known, unsure=unsure, short=short)


def _is_alone(world: Arrangement, kind: str) -> bool:
    word = world.vocabulary.organisation_kind(kind)
    return word is not None and word.alone == "yes"


def _is_national(world: Arrangement, area: str | None) -> bool:
    """Whether a question is put to the whole nation, so that a kind of body answers for all of its bodies."""
    return area is not None and isinstance(world.get(area), Nation)


def _stand_ins(world: Arrangement, rule: Selection) -> tuple[str, ...]:
    """The organisations that stand for all of the rule's very kind."""
    return tuple(sorted(body.id for body in world.organisations if body.generic and body.kind == rule.kind))


def _found(world: Arrangement, rule: Selection) -> tuple[tuple[str, Fact], ...]:
    """The bodies that a rule finds, each with the fact by which it does."""
    return tuple(pair for pair in _pairs(world, rule) if _is_statutory(world, pair[0], rule.statutory))


def _pairs(world: Arrangement, rule: Selection) -> Iterator[tuple[str, Fact]]:
    if rule.seat_on is not None:
        yield from ((body, seat) for seat in world.seats if seat.forum == rule.seat_on for body in _behind(world, seat))
    elif rule.signatory_of is not None:
        yield from ((body, i) for i in world.instruments if i.id == rule.signatory_of for body in i.signatories)
    else:
        named = {body.id for body in _of_kind(world, rule.kind) if not body.generic}
        yield from ((coverage.body, coverage) for coverage in world.coverage if coverage.body in named)


def _of_kind(world: Arrangement, kind: str | None) -> tuple[Organisation, ...]:
    """The organisations of a kind, or of one within it."""
    kinds = world.vocabulary.kind_tree
    return tuple(body for body in world.organisations if kind is not None and kinds.within(body.kind, kind))


def _are_all(world: Arrangement, rule: Selection) -> YesNo:
    """Whether the record says that a rule finds everybody."""
    forum = world.get(rule.seat_on) if rule.seat_on is not None else None
    instrument = world.get(rule.signatory_of) if rule.signatory_of is not None else None
    if isinstance(forum, Forum):
        return forum.members_complete
    return instrument.complete if isinstance(instrument, Instrument) else YesNo.NOT_STATED


def _behind(world: Arrangement, seat: Seat) -> tuple[str, ...]:
    """The organisations that have a membership by a seat, those behind a post included."""
    if not seat.standing.is_member:
        return ()
    holder = world[seat.holder]
    behind = (seat.represents,) if seat.represents else holder.organisations if isinstance(holder, Post) else ()
    return behind or (seat.holder,)


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


def concerns(world: Arrangement, body: str, area: Facet) -> bool:
    """Whether a body's recorded coverage meets an area; a body without recorded coverage is not ruled out."""
    if area.base is None:
        return True
    covered = world.kept(_covered).get(body, ())
    return not covered or any(meets(world, area, name) for name in covered)


def meets(world: Arrangement, area: Facet, covered: str) -> bool:
    """Whether an area that a body covers has something in common with another, or is a nation."""
    return _is_national(world, covered) or area.reached_by(covered, world.area_tree)[0] is not Match.APART


def _covered(world: Arrangement) -> dict[str, list[str]]:
    """What each body is recorded to cover."""
    found: dict[str, list[str]] = {}
    for coverage in world.coverage:
        found.setdefault(coverage.body, []).append(coverage.area)
    return found


def _covers(world: Arrangement, coverage: Coverage, region: Region) -> bool:
    base = region.area.base
    return base is not None and world.area_tree.within(base, coverage.area)


def order(world: Arrangement, body: str) -> tuple[str, str, str]:
    """What holders are sorted by: sector, name, id."""
    found = world.get(body)
    if not isinstance(found, Organisation):
        return "", found.label if found is not None else body, body
    word = None if found.sector else world.vocabulary.organisation_kind(found.kind)
    return word.sector if word is not None else found.sector, found.name, body
