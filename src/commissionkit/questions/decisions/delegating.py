"""Chains of delegation over one region.

A delegation is followed only as far as it is lawful: it carries no more than what the delegator holds,
goes no further than the one before it, and is handed on only where that is stated to be allowed.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cached_property

import attrs

from commissionkit.model import Arrangement, DecisionRight, Delegation, Pot, Power, Scope, Tree
from commissionkit.model.rights import NOT_STATED_FACET
from commissionkit.questions.decisions.bodies import anywhere, has_personality, resolve
from commissionkit.questions.decisions.regions import Facet, Match, Place, Region, match

__all__ = ["Chains", "Delegated", "Hand", "chains", "hands_of"]


@attrs.frozen
class Hand:
    """One body hands on to another.

    Attributes:
        by, to: The bodies.
        delegation: By what.
        short: Whether the source means fewer than all that a rule finds, these among them or not.
        partial: Whether it means fewer than all, and a kind of body answers for those that it means.
    """

    by: str
    to: str
    delegation: Delegation
    short: bool = False
    partial: bool = False


@attrs.frozen(kw_only=True)
class Delegated:
    """A taking that rests on delegation.

    Attributes:
        group: Who takes.
        forum: Through which forum; None where the chain ends in an organisation.
        heads: Who delegated at the head of the chain.
        responsible: Whom the delegations name as legally responsible.
        delegations: The delegations of the chain.
        short: Whether it is inferred that these bodies are among those that the source means.
        partial: Whether they stand for fewer than all of their kind.
    """

    group: tuple[str, ...]
    forum: str | None
    heads: tuple[str, ...]
    responsible: tuple[str, ...]
    delegations: tuple[Delegation, ...]
    short: bool = False
    partial: bool = False


@attrs.frozen
class Chains:
    """All that is handed on over one region.

    Attributes:
        world: The arrangement.
        hands: Every lawful handing on.
        gaps: What was not followed, and why.
    """

    world: Arrangement
    hands: tuple[Hand, ...]
    gaps: tuple[str, ...] = ()

    @cached_property
    def handed_on(self) -> frozenset[str]:
        """Bodies that handed it on and did not keep it."""
        return frozenset(hand.by for hand in self.hands if not hand.delegation.concurrent)

    @cached_property
    def kept(self) -> tuple[Hand, ...]:
        """Of those at the head of a chain who may still act themselves and have no recorded right to, one hand each."""
        heads = {
            hand.by: hand
            for hand in self.hands
            if hand.delegation.concurrent
            and not self._into(hand.by)
            and hand.by not in self.handed_on
            and not own_takings(self.world, hand.by, hand.delegation.over)
        }
        return tuple(heads.values())

    @cached_property
    def ends(self) -> tuple[str, ...]:
        """Where the chains end."""
        return tuple(dict.fromkeys(hand.to for hand in self.hands if hand.to not in self.handed_on))

    def _into(self, body: str) -> tuple[Hand, ...]:
        return tuple(hand for hand in self.hands if hand.to == body)

    def _above(self, body: str) -> tuple[Hand, ...]:
        """Every handing on that leads to a body."""
        seen: list[Hand] = []
        waiting = list(self._into(body))
        while waiting:
            hand = waiting.pop(0)
            if hand not in seen:
                seen.append(hand)
                waiting.extend(self._into(hand.by))
        return tuple(seen)

    @cached_property
    def taken(self) -> tuple[Delegated, ...]:
        """The takings in which the chains end."""
        found: list[Delegated] = []
        for end in self.ends:
            if has_personality(self.world, end):
                found.append(self._delegated((end,), None, self._above(end)))
            else:
                found.extend(self._through(end))
        return tuple(found)

    def _through(self, forum: str) -> list[Delegated]:
        """A chain that ends in a body without legal personality: its delegators take, each via it."""
        takings = []
        for delegation in dict.fromkeys(hand.delegation for hand in self._into(forum)):
            hands = tuple(hand for hand in self._into(forum) if hand.delegation == delegation)
            group = tuple(dict.fromkeys(body for hand in hands for body in self._legal(hand.by)))
            above = (*hands, *(up for hand in hands for up in self._above(hand.by)))
            takings.append(self._delegated(group, forum, above))
        return takings

    def _legal(self, body: str) -> tuple[str, ...]:
        """The body itself, or the nearest bodies with legal personality above it."""
        if has_personality(self.world, body) or not self._into(body):
            return (body,)
        return tuple(dict.fromkeys(up for hand in self._into(body) for up in self._legal(hand.by)))

    def _delegated(self, group: tuple[str, ...], forum: str | None, hands: tuple[Hand, ...]) -> Delegated:
        receiving = {hand.to for hand in hands}
        delegations = tuple(dict.fromkeys(hand.delegation for hand in hands))
        return Delegated(
            group=group,
            forum=forum,
            heads=tuple(dict.fromkeys(hand.by for hand in hands if hand.by not in receiving)),
            responsible=tuple(dict.fromkeys(body for d in delegations for body in d.responsible)),
            delegations=delegations,
            short=any(hand.short for hand in hands),
            partial=any(hand.partial for hand in hands),
        )


def chains(world: Arrangement, region: Region, delegations: tuple[Delegation, ...]) -> Chains:
    """What these delegations hand on over the region, each of which reaches it.

    Where a rule finds the delegate itself among those who delegate, it hands nothing on to itself.
    """
    if not delegations:
        return Chains(world, ())
    offered = [hand for delegation in delegations for hand in hands_of(world, region, delegation)]
    lawful: list[Hand] = []
    gaps = [gap for delegation in delegations for gap in _unrecorded(world, region, delegation)]
    for hand in offered:
        gap = _circle(world, hand, offered) or _gap(world, region, hand, offered)
        if gap:
            gaps.append(gap)
        else:
            lawful.append(hand)
    return Chains(world, _resting(world, lawful), tuple(dict.fromkeys(gaps)))


def hands_of(world: Arrangement, region: Region, delegation: Delegation) -> Iterator[Hand]:
    """What a delegation hands on over a region, lawful or not: from each body to each other."""
    left = resolve(world, delegation.delegators, delegation.complete, region)
    right = resolve(world, delegation.delegate, delegation.complete, region)
    short, partial = left.short or right.short, left.partial or right.partial
    yield from (Hand(by, to, delegation, short, partial) for by in left.ids for to in right.ids if by != to)


def _unrecorded(world: Arrangement, region: Region, delegation: Delegation) -> Iterator[str]:
    """That a delegation goes to bodies of a kind, none of which is recorded here."""
    rule = delegation.delegate.rule
    kind = world.vocabulary.organisation_kind(rule.kind) if rule is not None and rule.kind is not None else None
    if kind is not None and not resolve(world, delegation.delegate, delegation.complete, region).ids:
        by = resolve(world, delegation.delegators, delegation.complete, region).ids
        yield from (f"{world.name(body)} delegates to a {kind.name} that is not recorded here" for body in by)


def _circle(world: Arrangement, hand: Hand, offered: list[Hand]) -> str:
    """Why a body may not hand on what comes back to it; a file is checked for named bodies, not for rules."""
    reached = {hand.to}
    while further := {other.to for other in offered if other.by in reached} - reached:
        reached |= further
    if hand.by not in reached:
        return ""
    return f"{world.name(hand.by)} hands on to {world.name(hand.to)} what comes back to it"


def _gap(world: Arrangement, region: Region, hand: Hand, offered: list[Hand]) -> str:
    """Why a body may not hand this on here; empty where it may."""
    own = own_takings(world, hand.by, hand.delegation.over)
    name = world.name(hand.by)
    if own:
        if any(match(world, region, right.over) is Match.WHOLE for right in own):
            return ""
        return f"{name} delegates more to {world.name(hand.to)} than it is recorded to take decisions on"
    if not _was_handed(world, hand):
        return _lapsed(world, hand)
    here = [other.delegation for other in offered if other.to == hand.by]
    if not here:
        return f"{name} hands on to {world.name(hand.to)} more than was delegated to it"
    if not any(delegation.onward for delegation in here):
        return f"{name} hands on to {world.name(hand.to)} what it may not delegate further"
    return ""


def _lapsed(world: Arrangement, hand: Hand) -> str:
    """Why a body may not hand on what it held, or was handed, on other days only; empty where that is not so."""
    over, name = hand.delegation.over, world.name(hand.by)
    for fact in world.snapshot.lapsed if world.snapshot is not None else ():
        held = isinstance(fact, DecisionRight) and _takes(world, fact, hand.by)
        handed = isinstance(fact, Delegation) and hand.by in anywhere(world, fact.delegate)
        if isinstance(fact, (DecisionRight, Delegation)) and (held or handed) and _overlap(world, fact.over, over):
            return f"{name} hands on to {world.name(hand.to)} what it is recorded to hold on other days only"
    return ""


def _resting(world: Arrangement, hands: list[Hand]) -> tuple[Hand, ...]:
    """Only those whose delegator still holds it when unlawful ones are left out."""
    kept = list(hands)
    while True:
        reached = {hand.to for hand in kept}
        floating = [
            hand
            for hand in kept
            if not own_takings(world, hand.by, hand.delegation.over)
            and hand.by not in reached
            and _was_handed(world, hand)
        ]
        if not floating:
            return tuple(kept)
        kept = [hand for hand in kept if hand not in floating]


def _was_handed(world: Arrangement, hand: Hand) -> bool:
    """Whether a body was itself delegated something of what it hands on, here or elsewhere."""
    over = hand.delegation.over
    return any(hand.by in anywhere(world, d.delegate) and _overlap(world, d.over, over) for d in world.delegations)


def own_takings(world: Arrangement, body: str, over: Scope) -> tuple[DecisionRight, ...]:
    """The body's recorded rights to take decisions that overlap a scope."""
    return tuple(r for r in world.rights if _takes(world, r, body) and _overlap(world, r.over, over))


def _takes(world: Arrangement, right: DecisionRight, body: str) -> bool:
    return Power.TAKE in right.powers and not right.denied and body in anywhere(world, right.holders)


def _overlap(world: Arrangement, one: Scope, other: Scope) -> bool:
    """Whether two scopes are recorded to have anything in common."""
    if one.about != other.about:
        return False
    if one.fund and other.fund and not world.fund_tree.meet(one.fund, other.fund):
        return False
    if one.fund is None and other.fund is not None:
        one, other = other, one
    fund = world.get(one.fund) if one.fund is not None and other.fund is None else None
    if fund is None:
        return (
            _have_in_common(world.service_tree, one.service, other.service)
            and _have_in_common(world.stage_tree, one.stage, other.stage)
            and _have_in_common(world.area_tree, one.area, other.area)
        )
    place = Place(funds=(fund.id,), pot=fund.id if isinstance(fund, Pot) else None)
    region = Region(service=Facet(one.service), stage=Facet(one.stage), area=Facet(one.area), place=place)
    return match(world, region, attrs.evolve(other, fund=None)) in (Match.WHOLE, Match.PART)


def _have_in_common(tree: Tree, one: str | None, other: str | None) -> bool:
    """Whether a facet of two scopes overlaps; what is not stated is recorded to have nothing in common."""
    if other == NOT_STATED_FACET:
        return False
    return one is None or other is None or tree.overlap(one, other)
