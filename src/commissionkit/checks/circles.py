"""Circles: nothing lies within itself, and no power is delegated back to where it came from."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from commissionkit.checks.fault import Fault
from commissionkit.model import (
    Area,
    Arrangement,
    CommissioningModel,
    Delegation,
    Fact,
    Forum,
    Instrument,
    Organisation,
    Scope,
    Service,
    Stage,
    Tree,
)
from commissionkit.model.rights import NOT_STATED_FACET
from commissionkit.periods import Holds

__all__ = ["circles", "delegation_circles"]


def circles(arrangement: Arrangement) -> Iterator[Fault]:
    """No area, service, stage, forum, instrument, model or host lies within, or rests on, itself."""
    above: dict[str, list[tuple[str, str]]] = {}
    for fact in arrangement:
        for attribute, names in _above(fact):
            above.setdefault(fact.id, []).extend((attribute, name) for name in names)
        if isinstance(fact, Area):
            for part in fact.made_up_of:
                above.setdefault(part, []).append(("within", fact.id))
    ways = {name: tuple(target for _, target in pairs) for name, pairs in above.items()}
    for circle in _circles(ways):
        first, after = circle[0], circle[1 % len(circle)]
        attribute = next((attribute for attribute, target in above[first] if target == after), "within")
        way = " → ".join((*circle, first))
        hint = "Take one of these out."
        yield Fault(code="CK106", message=f"a circle: {way}", fact=first, path=(attribute,), hint=hint)


def _above(fact: Fact) -> Iterator[tuple[str, tuple[str, ...]]]:
    if isinstance(fact, Area):
        yield "within", fact.within
    elif isinstance(fact, (Service, Stage)):
        yield "within", (fact.within,) if fact.within else ()
    elif isinstance(fact, Forum):
        yield "nested_in", (fact.nested_in,) if fact.nested_in else ()
    elif isinstance(fact, Instrument):
        yield "extends", fact.extends
    elif isinstance(fact, CommissioningModel):
        yield "follows", fact.follows
    elif isinstance(fact, Organisation):
        yield "hosted_by", (fact.hosted_by,) if fact.hosted_by else ()


def _circles(ways: Mapping[str, tuple[str, ...]]) -> Iterator[tuple[str, ...]]:
    """A circle for each way back that a walk through the whole finds, without recursion."""
    done: set[str] = set()
    for start in ways:
        trail: list[str] = []
        waiting: list[tuple[str, bool]] = [(start, False)]
        while waiting:
            name, leaving = waiting.pop()
            if leaving:
                trail.pop()
                done.add(name)
            elif name in trail:
                yield tuple(trail[trail.index(name) :])
            elif name not in done:
                trail.append(name)
                waiting.append((name, True))
                waiting.extend((target, False) for target in reversed(ways.get(name, ())))


def delegation_circles(arrangement: Arrangement) -> Iterator[Fault]:
    """No named body is delegated, over the same matter and at the same time, what it has delegated."""
    told: set[frozenset[str]] = set()
    every = [fact for fact in arrangement if isinstance(fact, Delegation)]
    for first in every:
        near = [other for other in every if other is first or _meet(arrangement, first, other)]
        way = _way_back(arrangement, first, near)
        if way and (members := frozenset(fact.id for fact in way)) not in told:
            told.add(members)
            names = " → ".join((*(str(fact.delegators) for fact in way), str(way[-1].delegate)))
            hint = "Take one of these delegations out, or narrow what it is over."
            message = f"a circle of delegations: {names}"
            yield Fault(code="CK105", message=message, fact=first.id, path=("delegate",), hint=hint)


def _way_back(arrangement: Arrangement, first: Delegation, among: Iterable[Delegation]) -> tuple[Delegation, ...]:
    """The shortest chain of delegations that begins with this one and ends where it began."""
    among = tuple(among)
    ways: list[tuple[Delegation, ...]] = [(first,)]
    seen = {first.id}
    for way in ways:
        last = way[-1]
        if set(last.delegate.ids) & set(first.delegators.ids):
            return way
        for other in among:
            follows = set(last.delegate.ids) & set(other.delegators.ids)
            if other.id not in seen and follows and _meet(arrangement, last, other):
                seen.add(other.id)
                ways.append((*way, other))
    return ()


def _meet(arrangement: Arrangement, one: Delegation, other: Delegation) -> bool:
    """Whether two delegations can reach one matter on one day."""
    if one.status.is_live != other.status.is_live or one.status.is_plan != other.status.is_plan:
        return False
    return one.period.overlaps(other.period) is not Holds.NO and _overlap(arrangement, one.over, other.over)


def _overlap(arrangement: Arrangement, one: Scope, other: Scope) -> bool:
    if one.is_stated and other.is_stated and one.about != other.about:
        return False
    facets = (
        (arrangement.service_tree, one.service, other.service),
        (arrangement.stage_tree, one.stage, other.stage),
        (arrangement.fund_tree, one.fund, other.fund),
        (arrangement.area_tree, one.area, other.area),
    )
    return all(_same_branch(tree, here, there) for tree, here, there in facets)


def _same_branch(tree: Tree, one: str | None, other: str | None) -> bool:
    if one is None or other is None or NOT_STATED_FACET in (one, other):
        return True
    return bool(tree.below(one) & tree.below(other))
