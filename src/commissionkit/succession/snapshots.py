"""The state of an arrangement on a day, or the states it may have been in."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

import attrs

from commissionkit.errors import RefusedQuestion
from commissionkit.model import Arrangement, Carried, DecisionRight, Delegation, Fact, Organisation, Snapshot
from commissionkit.periods import Bound, Holds
from commissionkit.succession.events import ended_by, is_planned
from commissionkit.succession.joining import joined
from commissionkit.succession.lineage import Lineage, Record, record_of
from commissionkit.succession.naming import as_named
from commissionkit.succession.settling import Settled, settle
from commissionkit.succession.spans import possibilities, spans

__all__ = ["as_of", "by_plan", "worlds"]


def as_of(arrangement: Arrangement, on: str | int | date | Bound, *, plans: bool = False) -> Arrangement:
    """The arrangement as it was on a day: what was in force, with the changes that had happened applied.

    Roles pass from organisations that ended to their heirs; what rests on something that ended, ends with it. A fact
    of which it is unknown whether it holds is kept and listed in `snapshot.maybe`; the ids of what does not hold are
    in `snapshot.dropped`; what moved or ended, and why, is `.carried`.

    Args:
        arrangement: The arrangement as recorded, or a snapshot of the same day.
        on: A day, a month, a year, an NHS year or a span (`2019-10..2020-03`).
        plans: Whether planned changes and facts count as having come about on the days for which they are planned.

    Returns:
        A snapshot. Where the days meant, or an open change, allow several states it is the last of them, and
        `worlds` gives them all. On days after `as_at` the states by plan lie beside it: see `by_plan`.

    Raises:
        InvalidText: `on` names no days.
        RefusedQuestion: The arrangement is a snapshot of other days, or taken with another view of plans.

    It does not see who was on a post or a board, nor what a source leaves out: a body without a stated start counts
    as having always been there, unless a change made it.

    >>> from commissionkit.model import Fund
    >>> from commissionkit.periods import Period
    >>> fund = Fund(id="icf", name="Fund", period=Period.parse("2017-04-01..2019-03-31"))
    >>> site = Arrangement(id="site", as_at=Bound.parse("2019"), facts=[fund])
    >>> [(world.snapshot.label, len(world)) for world in worlds(as_of(site, "2018/19..2019"))]
    [('2018-04-01..2019-03-31', 1), ('2019-04-01..2019-12-31', 0)]
    """
    asked = Bound.parse(on, span=True)
    days = asked.days
    if arrangement.snapshot is not None:
        return _same(arrangement, arrangement.snapshot, asked, plans)
    whole = arrangement.whole
    states = _states(record_of(whole, plans=plans), asked, arrangement)
    beside = _states(record_of(whole, plans=not plans), asked, arrangement) if _has_plans(whole, days[1]) else ()
    if [_content(state) for state in states] == [_content(state) for state in beside]:
        beside = ()
    last = states[-1]
    return attrs.evolve(last, snapshot=_with(last, otherwise=(*states[:-1], *beside)))


def worlds(snapshot: Arrangement) -> tuple[Arrangement, ...]:
    """The states that the arrangement may have been in on the days meant, from first to last; often one.

    Each is a snapshot of the days meant; `snapshot.label` says which of the days, or which side of an open change, it
    is for. An arrangement that is no snapshot is its own one state.
    """
    mark = snapshot.snapshot
    if mark is None:
        return (snapshot,)
    return (*(other for other in mark.otherwise if _plans(other) is mark.plans), _alone(snapshot))


def by_plan(snapshot: Arrangement) -> tuple[Arrangement, ...]:
    """The states of the same days with the plans carried out, or without them where the snapshot counts them.

    Empty where that makes no difference.
    """
    mark = snapshot.snapshot
    return () if mark is None else tuple(other for other in mark.otherwise if _plans(other) is not mark.plans)


def _plans(arrangement: Arrangement) -> bool:
    return arrangement.snapshot is not None and arrangement.snapshot.plans


def _alone(arrangement: Arrangement) -> Arrangement:
    mark = arrangement.snapshot
    return (
        attrs.evolve(arrangement, snapshot=_with(arrangement, otherwise=())) if mark and mark.otherwise else arrangement
    )


def _with(arrangement: Arrangement, *, otherwise: tuple[Arrangement, ...]) -> Snapshot | None:
    mark = arrangement.snapshot
    return None if mark is None else attrs.evolve(mark, otherwise=otherwise)


def _same(arrangement: Arrangement, mark: Snapshot, asked: Bound, plans: bool) -> Arrangement:
    if mark.on.days == asked.days and mark.plans is plans:
        return arrangement
    taken = f"{arrangement.id} on {mark.on}{', plans included' if mark.plans else ''}"
    raise RefusedQuestion(
        f"this is {taken}, and {asked}{', plans included,' if plans else ''} was asked. Ask the original arrangement."
    )


def _has_plans(arrangement: Arrangement, last: date) -> bool:
    if arrangement.as_at.kind == "days" and last <= arrangement.as_at.days[1]:
        return False
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


def _states(record: Record, asked: Bound, arrangement: Arrangement) -> tuple[Arrangement, ...]:
    """The states on the days asked, each marked with what tells it apart; neighbours that are alike are one."""
    by_days: list[list[_Run]] = []
    for first, last in spans(record, *asked.days):
        states = ((_state(record, first, applied, asked), words) for applied, words in possibilities(record, first))
        new = _alike_joined([_Run(first, last, words, _layered(state, arrangement)) for state, words in states])
        if by_days and _told(by_days[-1]) == _told(new):
            by_days[-1] = [attrs.evolve(run, last=last) for run in by_days[-1]]
        else:
            by_days.append(new)
    runs = _alike_joined([run for several in by_days for run in several])
    if len(runs) == 1:
        return (runs[0].state,)
    return tuple(_labelled(run, asked) for run in runs)


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


def _state(record: Record, day: date, applied: frozenset[str], asked: Bound) -> Arrangement:
    lineage = Lineage(record, day, applied)
    settled = settle(lineage)
    arrangement = record.arrangement
    facts: list[Fact] = []
    carried: list[Carried] = [*_ended(lineage)]
    for one in settled.values():
        carried += one.carried
        for fact in one.facts:
            named, why = as_named(fact, lineage) if isinstance(fact, Organisation) else (fact, ())
            facts.append(named)
            carried += why
    maybe = frozenset(f.id for one in settled.values() for f in one.facts if one.held is Holds.UNKNOWN)
    borrowed = _borrowed(arrangement, settled)
    own, together = joined([fact for fact in facts if fact.id not in borrowed], _moved(settled), maybe)
    # What the arrangement says and what a baseline says stay two things, also where they come to say the same.
    lent, alike = joined([fact for fact in facts if fact.id in borrowed], _moved(settled), maybe)
    left = (*own, *lent)
    ids = frozenset(fact.id for fact in left)
    as_at = arrangement.as_at
    mark = Snapshot(
        on=asked,
        dropped=frozenset(fact.id for fact in arrangement.facts) - ids,
        maybe=maybe & ids,
        lapsed=frozenset(fact for fact in arrangement.facts if fact.id not in ids and _may_be_rested_on(fact)),
        plans=record.plans,
        beyond_as_at=as_at.kind == "days" and asked.days[1] > as_at.days[1],
    )
    order = sorted([*carried, *together, *alike], key=lambda one: (one.fact, one.because, one.what, one.before))
    return attrs.evolve(arrangement, facts=left, snapshot=mark, carried=tuple(order), borrowed=borrowed)


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


def _ended(lineage: Lineage) -> list[Carried]:
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
