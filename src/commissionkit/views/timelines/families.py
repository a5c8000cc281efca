"""Bars that changes tie together, and the order of their rows in which the fewest joins cross a bar."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from itertools import combinations
from typing import Final

import attrs

from commissionkit.views.timelines.things import Bar, Join

__all__ = ["Reach", "families_of", "kin_of", "ordered", "ties_of"]

#: How many orders of one family are tried at most.
_TRIES: Final = 1200
_CROSSED: Final = 1000
#: Joins nearer to one another than that, in pixels, would look like one.
NEAR: Final = 4.0


def ties_of(joins: Iterable[Join], known: Collection[str]) -> frozenset[str]:
    """The bars that changes tie to others."""
    found: set[str] = set()
    for join in joins:
        parties = [party for party in join.parties if party in known]
        if join.ties and len(parties) > 1:
            found.update(parties)
    return frozenset(found)


def kin_of(starts: Iterable[str], joins: Sequence[Join]) -> frozenset[str]:
    """Some bars and all that changes tie to them, step by step."""
    by_party: dict[str, list[Join]] = defaultdict(list)
    for join in joins:
        if join.ties:
            for party in join.parties:
                by_party[party].append(join)
    waiting = list(starts)
    found = set(waiting)
    while waiting:
        for join in by_party[waiting.pop()]:
            fresh = set(join.parties) - found
            found |= fresh
            waiting += fresh
    return frozenset(found)


def families_of(bars: Sequence[Bar], joins: Sequence[Join]) -> list[tuple[str, list[Bar]]]:
    """The families, each with the group of most of its bars; a bar that nothing ties is one by itself."""
    heads: dict[str, str] = {bar.key: bar.key for bar in bars}

    def head(key: str) -> str:
        while heads[key] != key:
            heads[key] = key = heads[heads[key]]
        return key

    for join in joins:
        if join.ties:
            for one, other in zip(join.parties, join.parties[1:], strict=False):
                heads[head(one)] = head(other)
    members: dict[str, list[Bar]] = defaultdict(list)
    for bar in bars:
        members[head(bar.key)].append(bar)
    found = []
    for family in members.values():
        groups = Counter(bar.group for bar in family)
        group = min(groups, key=lambda name: (-groups[name], name))
        found.append((group, sorted(family, key=lambda bar: bar.sort_key)))
    return sorted(found, key=lambda one: one[1][0].sort_key)


@attrs.frozen
class Reach:
    """Where things are across the page.

    Attributes:
        bars: From where to where each bar reaches.
        joins: Where each join is.
    """

    bars: Mapping[str, tuple[float, float]]
    joins: Mapping[str, float]

    def crosses(self, join: str, bar: str) -> bool:
        """Whether a join would run through a bar if it came by."""
        left, right = self.bars[bar]
        return left - 1 < self.joins[join] < right + 1

    def clash(self, one: str, other: str) -> bool:
        """Whether two joins are at the same place."""
        return abs(self.joins[one] - self.joins[other]) < NEAR


def ordered(family: Sequence[Bar], joins: Sequence[Join], reach: Reach) -> list[str]:
    """The rows of a family from the top: heirs next to those they come from, and as few crossings as can be found.

    Where all changes are mergers, or all are splits, there is none.
    """
    if len(family) < 3:
        return [bar.key for bar in family]
    rows = _descended([bar.key for bar in family], joins)
    cost = _cost(rows, joins, reach)
    tries = 0
    improving = cost >= _CROSSED
    while improving and tries < _TRIES:
        improving = False
        for key in tuple(rows):
            rest = [other for other in rows if other != key]
            candidates = [[*rest[:at], key, *rest[at:]] for at in range(len(rows))]
            tries += len(candidates)
            best = min(candidates, key=lambda order: _cost(order, joins, reach))
            found = _cost(best, joins, reach)
            if found < cost:
                rows, cost, improving = best, found, True
            if tries >= _TRIES:
                break
    return rows


def _descended(keys: Sequence[str], joins: Sequence[Join]) -> list[str]:
    """Each heir beneath those it comes from, these beneath theirs."""
    into: dict[str, list[Join]] = defaultdict(list)
    leaving: set[str] = set()
    for join in joins:
        for key in join.after:
            into[key].append(join)
        leaving.update(set(join.before) - set(join.after))
    found: dict[str, None] = {}
    begun: set[str] = set()

    for root in (*(key for key in keys if key not in leaving), *keys):
        waiting = [(root, False)]
        while waiting:
            key, done = waiting.pop()
            if done:
                found[key] = None
            elif key not in begun:
                begun.add(key)
                waiting.append((key, True))
                before = [one for join in reversed(into[key]) for one in reversed(join.before)]
                waiting += [(one, False) for one in before if one not in begun]
    return list(found)


def _cost(rows: Sequence[str], joins: Sequence[Join], reach: Reach) -> int:
    """How bad an order is: joins that cross a bar or run into one another, then how far they reach."""
    at = {key: number for number, key in enumerate(rows)}
    spans = []
    cost = 0
    for join in joins:
        places = [at[party] for party in join.parties]
        top, bottom = min(places), max(places)
        parties = set(join.parties)
        crossed = sum(reach.crosses(join.key, key) for key in rows[top + 1 : bottom] if key not in parties)
        cost += _CROSSED * crossed + bottom - top
        spans.append((join.key, top, bottom))
    for (one, top, bottom), (other, above, below) in combinations(spans, 2):
        if reach.clash(one, other) and top <= below and above <= bottom:
            cost += _CROSSED
    return cost
