"""The state of an arrangement on a day, or the states it may have been in."""

from __future__ import annotations

from datetime import date
from typing import Final

import attrs

from commissionkit.errors import RefusedQuestion
from commissionkit.model import Arrangement, Snapshot
from commissionkit.periods import Bound
from commissionkit.succession.traversing import by_traversal

__all__ = ["as_of", "by_plan", "worlds"]

#: From so many facts on columns are compiled; both ways tell the same, and below it they are not worth their making.
_LARGE: Final = 5_000


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
    _ = asked.days  # refuses what names none
    if arrangement.snapshot is not None:
        return _same(arrangement, arrangement.snapshot, asked, plans)
    told = _by_columns(arrangement, asked, plans=plans) if len(arrangement.facts) >= _LARGE else None
    return by_traversal(arrangement, asked, plans=plans) if told is None else told


def _by_columns(arrangement: Arrangement, asked: Bound, *, plans: bool) -> Arrangement | None:
    from commissionkit.succession.columns.answering import by_columns  # brings numpy, which a site does not need

    return by_columns(arrangement, asked, plans=plans)


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


def _with(arrangement: Arrangement, *, otherwise: tuple[Arrangement, ...]) -> Snapshot[Arrangement] | None:
    mark = arrangement.snapshot
    return None if mark is None else attrs.evolve(mark, otherwise=otherwise)


def _same(arrangement: Arrangement, mark: Snapshot[Arrangement], asked: Bound, plans: bool) -> Arrangement:
    if mark.on.days == asked.days and mark.plans is plans:
        return arrangement
    taken = f"{arrangement.id} on {mark.on}{', plans included' if mark.plans else ''}"
    raise RefusedQuestion(
        f"this is {taken}, and {asked}{', plans included,' if plans else ''} was asked. Ask the original arrangement."
    )
