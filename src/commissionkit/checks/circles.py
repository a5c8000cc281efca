"""Circles: nothing lies within itself, and no power is delegated back to where it came from."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from typing import Final

import attrs

from commissionkit.checks.among import saying
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

__all__ = ["circles", "delegation_circles", "ways_round"]


def circles(arrangement: Arrangement) -> Iterator[Fault]:
    """No area, service, stage, forum, instrument, model or host lies within, or rests on, itself."""
    above: dict[str, list[tuple[str, str]]] = {}
    for fact in saying(arrangement if arrangement.base is None else arrangement.all, _NESTED):
        for attribute, names in _above(fact):
            if names:
                above.setdefault(fact.id, []).extend((attribute, name) for name in names)
        if isinstance(fact, Area):
            for part in fact.made_up_of:
                above.setdefault(part, []).append(("within", fact.id))
    ways = {name: tuple(target for _, target in pairs) for name, pairs in above.items()}
    rings = tuple(ways_round(ways))
    own = {fact.id for fact in arrangement} if rings else set()
    for found in rings:
        start = next((place for place, name in enumerate(found) if name in own), None)
        if start is None:
            continue
        circle = (*found[start:], *found[:start])
        first, after = circle[0], circle[1 % len(circle)]
        attribute = next((attribute for attribute, target in above[first] if target == after), "within")
        way = " → ".join((*circle, first))
        hint = "Take one of these out."
        yield Fault(code="CK106", message=f"a circle: {way}", fact=first, path=(attribute,), hint=hint)


#: The attributes by which facts lie within, or rest on, each other.
_NESTED: Final[Mapping[type[Fact], tuple[str, ...]]] = {
    Area: ("within", "made_up_of"),
    Service: ("within",),
    Stage: ("within",),
    Forum: ("nested_in",),
    Instrument: ("extends",),
    CommissioningModel: ("follows",),
    Organisation: ("hosted_by",),
}


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


def ways_round(ways: Mapping[str, tuple[str, ...]]) -> Iterator[tuple[str, ...]]:
    """A circle for each way back that a walk through the whole finds, without recursion."""
    done: set[str] = set()
    for start in ways:
        trail: dict[str, None] = {}  # in the order of the walk
        waiting: list[tuple[str, bool]] = [(start, False)]
        while waiting:
            name, leaving = waiting.pop()
            if leaving:
                del trail[name]
                done.add(name)
            elif name in trail:
                names = list(trail)
                yield tuple(names[names.index(name) :])
            elif name not in done:
                trail[name] = None
                waiting.append((name, True))
                waiting.extend((target, False) for target in reversed(ways.get(name, ())))


def delegation_circles(arrangement: Arrangement) -> Iterator[Fault]:
    """No named body is delegated, over the same matter and at the same time, what it has delegated.

    It does not see circles through parties that a rule finds on the day.
    """
    every = [_Handing(fact, fact.delegators.ids, fact.delegate.ids) for fact in arrangement.delegations]
    forward = _unpeeled(every)
    back = {one.fact.id for one in _unpeeled([_Handing(one.fact, one.takers, one.givers) for one in forward])}
    tangled = [one.fact for one in forward if one.fact.id in back]
    leaving: dict[str, list[Delegation]] = {}
    for fact in tangled:
        for name in fact.delegators.ids:
            leaving.setdefault(name, []).append(fact)
    told: set[str] = set()
    for first in tangled:
        way = () if first.id in told else _way_back(arrangement, first, leaving)
        if way:
            told.update(fact.id for fact in way)
            names = " → ".join((*(str(fact.delegators) for fact in way), str(way[-1].delegate)))
            hint = "Take one of these delegations out, or narrow what it is over."
            message = f"a circle of delegations: {names}"
            yield Fault(code="CK105", message=message, fact=first.id, path=("delegate",), hint=hint)


@attrs.frozen
class _Handing:
    """A delegation with the bodies at its two ends."""

    fact: Delegation
    givers: tuple[str, ...]
    takers: tuple[str, ...]


def _unpeeled(handings: list[_Handing]) -> list[_Handing]:
    """Those left when what nobody hands anything to has been taken away, again and again: none without a circle."""
    incoming = Counter(name for one in handings for name in one.takers)
    leaving: dict[str, list[int]] = {}
    for index, one in enumerate(handings):
        for name in one.givers:
            leaving.setdefault(name, []).append(index)
    resting = [sum(1 for name in one.givers if incoming[name]) for one in handings]
    waiting = [index for index, count in enumerate(resting) if not count]
    peeled = set(waiting)
    while waiting:
        for target in handings[waiting.pop()].takers:
            incoming[target] -= 1
            for index in leaving.get(target, ()) if not incoming[target] else ():
                resting[index] -= 1
                if not resting[index]:
                    peeled.add(index)
                    waiting.append(index)
    return [one for index, one in enumerate(handings) if index not in peeled]


def _way_back(
    arrangement: Arrangement, first: Delegation, leaving: Mapping[str, Sequence[Delegation]]
) -> tuple[Delegation, ...]:
    """The shortest chain of delegations that begins with this one and ends where it began."""
    ways: list[tuple[Delegation, ...]] = [(first,)]
    seen = {first.id}
    for way in ways:
        last = way[-1]
        if set(last.delegate.ids) & set(first.delegators.ids):
            return way
        for name in last.delegate.ids:
            for other in leaving.get(name, ()):
                if other.id not in seen and all(_meet(arrangement, one, other) for one in way):
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
