"""The decision map of an arrangement, of two, or of one on two days."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import TypeAlias

import attrs

from commissionkit.answers import Answer
from commissionkit.drawing import Drawing, Mark
from commissionkit.errors import RefusedQuestion
from commissionkit.model import Arrangement
from commissionkit.questions.decisions.asking import On
from commissionkit.views.maps.composing import put_together, rows_of
from commissionkit.views.maps.focusing import MANY, TieKey, lit, narrowed
from commissionkit.views.maps.gathering import gathered
from commissionkit.views.maps.painting import Sheet, painted, sheet_of
from commissionkit.views.maps.things import Plan
from commissionkit.views.stating import DOUBTS, called, state_of

__all__ = ["decision_map"]

Key: TypeAlias = str | TieKey
_State: TypeAlias = dict[Key, tuple[object, ...]]


def decision_map(
    arrangement: Arrangement,
    *,
    on: On | None = None,
    focus: str | Answer | None = None,
    beside: Arrangement | On | None = None,
    plans: bool = False,
) -> Drawing:
    """Who makes and who takes decisions, through which forum and within which fund, as one picture.

    Columns from left to right: bodies, forums, matters, funds and contracts, takers. Bands from top to bottom: the tier
    of the area. An organisation that takes and stands at the left as well is drawn on both sides, with a badge.

    Args:
        arrangement: The site, or a snapshot of it.
        on: The day; None for the last day that the sources speak to.
        focus: What the picture is about: the id of a fact that it draws, such as an organisation, or an answer. The
            chain that leads to it and on from it is lit, the rest is faint; of a map with more than 120 boxes the rest
            is left out.
        beside: A second arrangement, or another day of the same: both are drawn side by side, everything in the same
            place, and what only one of them has, or has otherwise, is marked.
        plans: Whether what is planned for the day is drawn, too, each line of it as planned. A snapshot has been taken
            with or without its plans.

    Returns:
        A `Drawing`; its table has a row for each line, its `undrawn` the facts that are no part of it, and why.

    Raises:
        InvalidText: `on` or `beside` names no day.
        RefusedQuestion: There is nothing to draw, the map does not show what `focus` names, or a snapshot was asked
            about another day.
        UnknownName: Nothing bears the id that `focus` names.

    It does not see what no right or delegation records. Seats, rights and contracts are those of the file itself; of
    its baselines it shows only who takes by them.

    >>> from commissionkit import load, route
    >>> site = load("tameside-glossop")
    >>> picture = decision_map(site, focus=route(site, fund="icf/aligned"))
    >>> picture.title
    'Who makes, who takes: Tameside and Glossop, 2019-12-31'
    >>> picture.save("aligned.svg")
    """
    world = state_of(arrangement, on, plans=plans)
    plan = gathered(world)
    if beside is None:
        if not plan.things:
            raise RefusedQuestion(f"{arrangement.id} records no forum, right, fund or contract that a map could show")
        chosen = None if focus is None else lit(plan, focus, arrangement)
        if chosen is not None and len(plan.things) > MANY:
            plan = narrowed(plan, chosen)
        return _one(world, plan, chosen)
    other = beside if isinstance(beside, Arrangement) else arrangement
    second = state_of(other, on if isinstance(beside, Arrangement) else beside, plans=plans)
    return _two((world, second), (plan, gathered(second)), focus, (arrangement, other))


def _one(world: Arrangement, plan: Plan, chosen: frozenset[Key] | None) -> Drawing:
    sheet = sheet_of(plan)
    marks = painted(sheet, faint=lambda key: chosen is not None and key not in chosen)
    title = f"Who makes, who takes: {called(world)}"
    return put_together(title, [(sheet, marks, "")], plan, rows_of(title, [("", plan)]))


def _two(
    worlds: tuple[Arrangement, Arrangement],
    plans: tuple[Plan, Plan],
    focus: str | Answer | None,
    asked: tuple[Arrangement, ...],
) -> Drawing:
    first, second = plans
    both = first.joined(second)
    if not both.things:
        raise RefusedQuestion("neither of the two records anything that a map could show")
    chosen = None if focus is None else lit(both, focus, *asked)
    if chosen is not None and len(both.things) > MANY:
        plans = (narrowed(first, chosen), narrowed(second, chosen))
        both = plans[0].joined(plans[1])
    names = tuple(called(world) for world in worlds)
    title = f"Who makes, who takes: {names[0]}; {names[1]}"
    told = (f"{name}: {text}" for name, plan in zip(names, plans, strict=True) for text in plan.cautions)
    both = attrs.evolve(both, cautions=tuple(told))
    shown = _sides(both, plans, lambda key: chosen is not None and key not in chosen)
    parts = [(*side, name) for side, name in zip(shown, names, strict=True)]
    return put_together(title, parts, both, rows_of(title, list(zip(names, plans, strict=True))))


def _sides(
    both: Plan, plans: tuple[Plan, Plan], faint: Callable[[Key], bool]
) -> Iterator[tuple[Sheet, tuple[Mark, ...]]]:
    """Each of two with what is written on its own day; what only one has, or has otherwise, is marked.

    Where the two have nothing in common, each is laid out for itself, and marks would say nothing.
    """
    first, second = map(_by_key, plans)
    if not first.keys() & second.keys():
        for plan in plans:
            sheet = sheet_of(plan)
            yield sheet, painted(sheet, faint=faint)
        return
    sheet = sheet_of(both, *plans)
    for plan, own, others, only in ((plans[0], first, second, "removed"), (plans[1], second, first, "added")):

        def marked(key: Key, own: _State = own, others: _State = others, only: str = only) -> str:
            if isinstance(key, tuple) and not all(end in others and own[end][0] == others[end][0] for end in key[:2]):
                return ""  # a box that only one has, or that is called otherwise, is marked itself
            return only if key not in others else "changed" if own[key] != others[key] else ""

        yield sheet, painted(sheet, state=plan, faint=faint, marked=marked)


def _by_key(plan: Plan) -> _State:
    """What of each thing and tie is to be seen; being certain in one of two alone does not make them differ."""
    found: _State = {t.key: (t.name, t.look, t.remark, t.twice) for t in plan.things}
    found.update({tie.key: (tie.says.replace(f" ({DOUBTS['maybe']})", ""),) for tie in plan.ties})
    return found
