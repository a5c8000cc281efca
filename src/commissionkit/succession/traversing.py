"""The states of an arrangement, found by looking at each of its facts."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date

import attrs

from commissionkit.model import Arrangement, Carried, DecisionRight, Delegation, Fact, Organisation, Snapshot
from commissionkit.periods import Bound, Holds
from commissionkit.succession.events import ended_by, is_planned
from commissionkit.succession.joining import joined
from commissionkit.succession.lineage import Lineage, Record, record_of
from commissionkit.succession.lives import is_beyond
from commissionkit.succession.naming import as_named
from commissionkit.succession.settling import Settled, settle
from commissionkit.succession.spans import possibilities, spans

__all__ = ["Made", "by_traversal", "carried_by", "ended", "has_plans", "in_order", "plans_anything", "states_of"]


@attrs.frozen
class Made:
    """One state of an arrangement.

    Attributes:
        state: The state, marked as a snapshot.
        applied: The ids of the changes that have come about in it.
    """

    state: Arrangement
    applied: frozenset[str]


def by_traversal(arrangement: Arrangement, asked: Bound, *, plans: bool) -> Arrangement:
    """The last state of an arrangement on the days asked, the others kept beside it."""
    made = states_of(arrangement, asked, plans=plans)
    *others, last = (one.state for one in made)
    mark = last.snapshot
    return last if mark is None else attrs.evolve(last, snapshot=attrs.evolve(mark, otherwise=tuple(others)))


def states_of(arrangement: Arrangement, asked: Bound, *, plans: bool) -> tuple[Made, ...]:
    """The states of an arrangement on the days asked: those by the other view of plans first behind the earlier ones.

    The last is the one to answer from. Those by the other view are left out where they make no difference.
    """
    whole = arrangement.whole
    made = _states(record_of(whole, plans=plans), asked, arrangement)
    beside = _states(record_of(whole, plans=not plans), asked, arrangement) if has_plans(whole, asked) else ()
    if beside and [_content(one.state) for one in made] == [_content(one.state) for one in beside]:
        beside = ()
    return (*made[:-1], *beside, made[-1])


def has_plans(arrangement: Arrangement, asked: Bound) -> bool:
    """Whether the days asked lie after those the sources speak to, and something is planned for then."""
    spoken_of = arrangement.as_at.kind == "days" and not is_beyond(arrangement.as_at, asked.days[1])
    return not spoken_of and arrangement.kept(plans_anything)


def plans_anything(arrangement: Arrangement) -> bool:
    """Whether anything is planned at all."""
    return any(fact.status.is_plan for fact in arrangement.facts) or any(map(is_planned, arrangement.changes))


def _content(state: Arrangement) -> tuple[object, ...]:
    mark = state.snapshot
    return (frozenset(state.facts), state.base, mark and mark.maybe, mark and mark.dropped)


@attrs.frozen
class _Run:
    """States over a run of days."""

    first: date
    last: date
    words: str
    state: Arrangement
    applied: frozenset[str]


def _states(record: Record, asked: Bound, arrangement: Arrangement) -> tuple[Made, ...]:
    """The states on the days asked, each marked with what tells it apart; neighbours that are alike are one."""
    by_days: list[list[_Run]] = []
    for first, last in spans(record, *asked.days):
        found = possibilities(record, first)
        states = (
            (_layered(_state(record, first, applied, asked), arrangement), words, applied) for applied, words in found
        )
        new = _alike_joined([_Run(first, last, words, state, applied) for state, words, applied in states])
        if by_days and _told(by_days[-1]) == _told(new):
            by_days[-1] = [attrs.evolve(run, last=last) for run in by_days[-1]]
        else:
            by_days.append(new)
    runs = _alike_joined([run for several in by_days for run in several])
    if len(runs) == 1:
        return (Made(runs[0].state, runs[0].applied),)
    return tuple(Made(_labelled(run, asked), run.applied) for run in runs)


def _told(runs: list[_Run]) -> list[tuple[object, ...]]:
    return [(run.words, *_content(run.state)) for run in runs]


def _alike_joined(runs: list[_Run]) -> list[_Run]:
    left: list[_Run] = []
    for run in runs:
        if left and _content(left[-1].state) == _content(run.state):
            left[-1] = attrs.evolve(left[-1], last=run.last, words=left[-1].words or run.words)
        else:
            left.append(run)
    return left if len(left) > 1 else [attrs.evolve(run, words="") for run in left]


def _labelled(run: _Run, asked: Bound) -> Arrangement:
    days = f"{run.first}" if run.first == run.last else f"{run.first}..{run.last}"
    words = [] if asked.is_exact else [days]
    label = ", ".join([*words, *([run.words] if run.words else [])])
    mark = run.state.snapshot
    return run.state if mark is None else attrs.evolve(run.state, snapshot=attrs.evolve(mark, label=label))


@attrs.frozen
class _Told:
    """What a day leaves of the facts recorded.

    Attributes:
        facts: Those left.
        maybe: The ids of which it is unknown whether they hold.
        carried: What changes moved, joined, renamed or ended, the ends of organisations aside.
        borrowed: The baselines that facts come from.
    """

    facts: tuple[Fact, ...]
    maybe: frozenset[str]
    carried: tuple[Carried, ...]
    borrowed: dict[str, Arrangement]


def _told_by(lineage: Lineage) -> _Told:
    settled = settle(lineage)
    facts: list[Fact] = []
    carried: list[Carried] = []
    for one in settled.values():
        carried += one.carried
        for fact in one.facts:
            named, why = as_named(fact, lineage) if isinstance(fact, Organisation) else (fact, ())
            facts.append(named)
            carried += why
    maybe = frozenset(f.id for one in settled.values() for f in one.facts if one.held is Holds.UNKNOWN)
    borrowed = _borrowed(lineage.record.arrangement, settled)
    moved = _moved(settled)
    own, together = joined([fact for fact in facts if fact.id not in borrowed], moved, maybe)
    # What the arrangement says and what a baseline says stay two things, also where they come to say the same.
    lent, alike = joined([fact for fact in facts if fact.id in borrowed], moved, maybe)
    return _Told((*own, *lent), maybe, (*carried, *together, *alike), borrowed)


def carried_by(record: Record, day: date, applied: frozenset[str]) -> tuple[Carried, ...]:
    """What the changes applied moved, joined, renamed or ended by a day, the ends of organisations aside."""
    return _told_by(Lineage(record, day, applied)).carried


def in_order(carried: Sequence[Carried]) -> tuple[Carried, ...]:
    """By the fact, then by what it went through."""
    return tuple(sorted(carried, key=lambda one: (one.fact, one.because, one.what, one.before)))


def _state(record: Record, day: date, applied: frozenset[str], asked: Bound) -> Arrangement:
    lineage = Lineage(record, day, applied)
    told = _told_by(lineage)
    arrangement = record.arrangement
    ids = frozenset(fact.id for fact in told.facts)
    as_at = arrangement.as_at
    mark: Snapshot[Arrangement] = Snapshot(
        on=asked,
        dropped=frozenset(fact.id for fact in arrangement.facts) - ids,
        maybe=told.maybe & ids,
        lapsed=frozenset(fact for fact in arrangement.facts if fact.id not in ids and _may_be_rested_on(fact)),
        plans=record.plans,
        beyond_as_at=is_beyond(as_at, asked.days[1]),
    )
    carried = in_order([*ended(lineage), *told.carried])
    return attrs.evolve(arrangement, facts=told.facts, snapshot=mark, carried=carried, borrowed=told.borrowed)


def _borrowed(arrangement: Arrangement, settled: Mapping[str, Settled]) -> dict[str, Arrangement]:
    """The baselines that the facts of the state come from, heirs' copies included."""
    lent = ((one, arrangement.borrowed[name]) for name, one in settled.items() if name in arrangement.borrowed)
    return {fact.id: base for one, base in lent for fact in one.facts}


def _layered(state: Arrangement, arrangement: Arrangement) -> Arrangement:
    """The state of a whole as that of the arrangement, with what its baselines then say of who decides beneath it."""
    if arrangement.base is None:
        return state
    beneath = {name: layer for name, layer in state.borrowed.items() if layer is not arrangement.base}
    base = attrs.evolve(
        arrangement.base,
        facts=tuple(fact for fact in state.facts if fact.id in state.borrowed),
        base=None,
        extends="",
        borrowed=beneath,
    )
    own = tuple(fact for fact in state.facts if fact.id not in state.borrowed)
    carried = tuple(one for one in state.carried if one.fact not in arrangement.whole.borrowed)
    return attrs.evolve(state, facts=own, carried=carried, base=base, extends=arrangement.extends, borrowed={})


def _may_be_rested_on(fact: Fact) -> bool:
    """Whether a delegation may rest on it: rights and delegations that are no mere plan."""
    return isinstance(fact, (DecisionRight, Delegation)) and not fact.status.is_plan


def ended(lineage: Lineage) -> list[Carried]:
    """The organisations that changes have ended, each with its heirs."""
    known = lineage.record.arrangement
    return [
        Carried(fact=name, what="ended", after=event.change.successors, because=event.id)
        for event in lineage.record.events
        if event.id in lineage.applied
        for name in ended_by(event.change)
        if name in known
    ]


def _moved(settled: dict[str, Settled]) -> dict[str, str]:
    """The facts that a change has touched, copies included, each with the last change that did."""
    moved: dict[str, str] = {}
    for one in settled.values():
        because = [carried.because for carried in one.carried if carried.what == "moved"]
        if because:
            moved |= dict.fromkeys((fact.id for fact in one.facts), because[-1])
    return moved
