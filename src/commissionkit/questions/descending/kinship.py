"""Chains of changes from an organisation, forward and back, no change before the one that it follows."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from datetime import date
from typing import TypeVar

import attrs

from commissionkit.answers.descent import Direction
from commissionkit.succession.events import Event, begun_by, ended_by

__all__ = ["Found", "Link", "certain_keys", "links_of", "reached"]

M = TypeVar("M")


@attrs.frozen
class Link:
    """One organisation before a change and one after it, as a chain passes from the one to the other.

    Attributes:
        event: The change.
        source: Where the chain comes from: the organisation before, on the way forward; the one after, on the way back.
        target: Where it leads.
    """

    event: Event
    source: str
    target: str

    @property
    def key(self) -> tuple[str, str]:
        """What makes a row: whom the chain reaches, and by which change."""
        return self.target, self.event.id


@attrs.frozen
class Found:
    """How an organisation is reached by a change.

    Attributes:
        link: The change, and the organisation.
        generation: How many changes it takes at the least.
        through: Those from whom the last change leads here in so many changes.
    """

    link: Link
    generation: int
    through: tuple[str, ...]


#: From whom links lead away.
_Leaving = Mapping[str, list[Link]]
#: A row by whom it reaches and by which change.
_Rows = dict[tuple[str, str], Found]
#: What a chain has to remember, carried over one more link; None where that link cannot follow.
_Step = Callable[[M | None, Link], M | None]


def links_of(events: Iterable[Event], direction: Direction) -> _Leaving:
    """Every passing from one organisation to another. Who changes its name, or lives on, does not pass to itself."""
    leaving: dict[str, list[Link]] = {}
    for event in events:
        for before in dict.fromkeys(event.change.predecessors):
            for after in dict.fromkeys(event.change.successors):
                if before != after:
                    source, target = (before, after) if direction == "after" else (after, before)
                    leaving.setdefault(source, []).append(Link(event, source, target))
    return leaving


def reached(leaving: _Leaving, start: str, direction: Direction) -> _Rows:
    """Who is reached from an organisation by which change, along chains that may have come about in their order.

    No chain comes by an organisation twice.
    """
    return _reached(leaving, start, _may_follow_on if direction == "after" else _may_lead_to)


def certain_keys(leaving: _Leaving, start: str, direction: Direction, by: date) -> frozenset[tuple[str, str]]:
    """Who is surely reached by a day, and by which change: every change and their order are certain."""

    def step(previous: Link | None, link: Link) -> Link | None:
        if link.event.last > by:
            return None
        early, late = (previous, link) if direction == "after" else (link, previous)
        return link if early is None or late is None or _is_ordered(early.event, late.event, link.source) else None

    return frozenset(_reached(leaving, start, step))


def _is_ordered(early: Event, late: Event, between: str) -> bool:
    """Whether one change surely came before another: by their days, or as who stands between them begins or ends."""
    return early.last <= late.first or between in begun_by(early.change) or between in ended_by(late.change)


def _may_follow_on(since: date | None, link: Link) -> date | None:
    """Forward: the change may lie on or after the first day of each change so far."""
    if since is None:
        return link.event.first
    return max(since, link.event.first) if link.event.last >= since else None


def _may_lead_to(until: date | None, link: Link) -> date | None:
    """Back: the change may lie on or before the last day of each change so far."""
    if until is None:
        return link.event.last
    return min(until, link.event.last) if link.event.first <= until else None


def _reached(leaving: _Leaving, start: str, step: _Step[M]) -> _Rows:
    rows = _walked(leaving, start, step)
    nearest: dict[str, int] = {}
    for (name, _), found in rows.items():
        nearest[name] = min(found.generation, nearest.get(name, found.generation))
    # A chain to someone of a nearer generation may have come by them before: seen only by a walk that stops there.
    doubtful = [(key, found) for key, found in rows.items() if found.generation > nearest[key[0]] + 1]
    if doubtful:
        rows = {key: found for key, found in rows.items() if (key, found) not in doubtful}
        for name in dict.fromkeys(name for (name, _), _ in doubtful):
            stopped = _walked(leaving, start, step, barred=name)
            rows |= {key: found for key, found in stopped.items() if key[0] == name and key not in rows}
    return rows


def _walked(leaving: _Leaving, start: str, step: _Step[M], barred: str = "") -> _Rows:
    """Generation by generation, each state of mind at each organisation once, so that circles come to an end."""
    rows: _Rows = {}
    seen: set[tuple[str, M]] = set()
    here: list[tuple[str, M | None]] = [(start, None)]
    generation = 0
    while here:
        generation += 1
        following: list[tuple[str, M | None]] = []
        for name, mark in here:
            for link in leaving.get(name, ()):
                new = step(mark, link)
                if new is None or link.target == start:
                    continue
                _keep(rows, link, generation)
                if link.target != barred and (link.target, new) not in seen:
                    seen.add((link.target, new))
                    following.append((link.target, new))
        here = following
    return rows


def _keep(rows: _Rows, link: Link, generation: int) -> None:
    known = rows.get(link.key)
    if known is None:
        rows[link.key] = Found(link, generation, (link.source,))
    elif known.generation == generation and link.source not in known.through:
        rows[link.key] = attrs.evolve(known, through=(*known.through, link.source))
