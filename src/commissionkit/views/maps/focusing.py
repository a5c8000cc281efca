"""What of a map is lit when it is about one thing: the chain that leads to it and the chain that leads on."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable
from typing import Final

import attrs

from commissionkit.answers import Answer
from commissionkit.drawing import Undrawn
from commissionkit.errors import RefusedQuestion, UnknownName
from commissionkit.model import Arrangement, Scope
from commissionkit.views.maps.collecting import TAKER
from commissionkit.views.maps.deciding import MATTER, matter_key
from commissionkit.views.maps.things import Plan, Tie

__all__ = ["MANY", "lit", "narrowed"]

#: Of a map with more boxes only what is lit is drawn.
MANY: Final = 120
_APART: Final = "nothing ties it to what the map is about; a map of so many shows that alone"

TieKey = tuple[str, str, str]


def lit(plan: Plan, focus: str | Answer, *arrangements: Arrangement) -> frozenset[str | TieKey]:
    """The keys of the things and ties that are lit.

    Args:
        plan: What the map shows.
        focus: An organisation, a forum, a fund, a contract, the id of a right or of any fact that is drawn; or an
            answer, which lights the parts of the map that it is about.
        arrangements: What is drawn.

    Raises:
        UnknownName: Nothing bears the id.
        RefusedQuestion: The map does not show it, or it is neither an id nor an answer.
    """
    if isinstance(focus, Answer):
        return _around(plan, _of_answer(plan, focus))
    if not isinstance(focus, str):
        raise RefusedQuestion(f"focus: the id of what the map is about, or an answer such as a route; got {focus!r}")
    known = any(focus in one for one in arrangements)
    if not known and not any(thing.key == focus for thing in plan.things):
        shown = [
            key for thing in plan.things if any((key := thing.key.removeprefix(TAKER)) in one for one in arrangements)
        ]
        raise UnknownName(
            focus, dict.fromkeys(shown), where=" and ".join(dict.fromkeys(one.id for one in arrangements))
        )
    starts = {thing.key for thing in plan.things if focus in (thing.key, thing.key.removeprefix(TAKER), *thing.facts)}
    lines = {tie.key for tie in plan.ties if focus in tie.facts}
    if not starts and not lines:
        raise RefusedQuestion(f"{focus} is no part of this map: nothing ties it to who decides")
    if lines and not starts:
        starts = {key for start, end, _ in lines for key in (start, end)}
        return frozenset((*starts, *lines))
    # A fund or a contract is about what is decided within it.
    starts |= {tie.start for tie in plan.ties if tie.look == "within" and tie.end in starts}
    return _around(plan, starts)


def narrowed(plan: Plan, chosen: frozenset[str | TieKey]) -> Plan:
    """The part of a plan that is lit, what is no longer drawn being listed as left out."""
    kept = {thing.key for thing in plan.things} & chosen
    things = tuple(
        attrs.evolve(thing, twice=thing.twice and {own, TAKER + own} <= kept)
        for thing in plan.things
        if thing.key in kept
        for own in (thing.key.removeprefix(TAKER),)
    )
    ties = tuple(tie for tie in plan.ties if tie.key in chosen and {tie.start, tie.end} <= kept)
    part = attrs.evolve(plan, things=things, ties=ties)
    drawn = set(part.facts())
    left_out = tuple(Undrawn(fact, _APART) for fact in plan.facts() if fact not in drawn)
    return attrs.evolve(part, undrawn=(*left_out, *plan.undrawn))


def _of_answer(plan: Plan, answer: Answer) -> set[str]:
    """The matters that an answer is about."""
    matter = answer.matter
    asked = Scope(service=matter.service, stage=matter.stage, fund=matter.fund, area=None, about=matter.about)
    used = {link.fact for route in answer.routes for link in route.links}
    told = (tie for tie in plan.ties if used.intersection(tie.facts))
    tied = {key for tie in told for key in (tie.start, tie.end) if key.startswith(MATTER)}
    found = {thing.key for thing in plan.things} & {matter_key(asked), *tied}
    if not found:
        raise RefusedQuestion("the map shows no matter that this answer is about")
    return found


def _around(plan: Plan, starts: Iterable[str]) -> frozenset[str | TieKey]:
    """What leads to some things and what follows from them, each way to the end of the map."""
    before: dict[str, list[TieKey]] = defaultdict(list)
    after: dict[str, list[TieKey]] = defaultdict(list)
    starts = set(starts)
    for tie in _concerning(plan, starts):
        after[tie.start].append(tie.key)
        before[tie.end].append(tie.key)
    found: set[str | TieKey] = set(starts)
    for ties, at in ((before, 0), (after, 1)):
        waiting, seen = list(starts), set(starts)
        while waiting:
            for key in ties[waiting.pop()]:
                found.add(key)
                other = key[at]
                if other not in seen:
                    seen.add(other)
                    found.add(other)
                    waiting.append(other)
    return frozenset(found)


def _concerning(plan: Plan, starts: Collection[str]) -> list[Tie]:
    """The ties along which it goes: where matters are asked about, of delegations those of these matters alone."""
    asked = frozenset(key for key in starts if key.startswith(MATTER))
    if not asked:
        return list(plan.ties)
    handed = {fact for tie in plan.ties if tie.end in asked for fact in tie.facts}
    return [
        tie
        for tie in plan.ties
        if tie.look != "delegates" or tie.end.startswith(MATTER) or not handed.isdisjoint(tie.facts)
    ]
