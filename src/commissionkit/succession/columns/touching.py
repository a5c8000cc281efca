"""Which facts a day leaves to the traversal: those that a change, a plan or an uncertainty touches."""

from __future__ import annotations

from collections.abc import Iterable

import attrs
import numpy as np

from commissionkit.periods import Bound
from commissionkit.succession.columns.bounds import Marks, Places
from commissionkit.succession.columns.compiling import Columns

__all__ = ["Touched", "touched"]


@attrs.frozen(eq=False)
class Touched:
    """What the columns do not decide on a day.

    Attributes:
        places: The facts, in order.
        families: The families of bodies that something passes in, or of which a change is open.
        is_open: Whether a change may or may not have come about by the day.
    """

    places: Places
    families: frozenset[int]
    is_open: bool


def touched(columns: Columns, other: Columns | None, day: int, on: Bound) -> Touched:
    """What the columns do not decide on a day.

    Args:
        columns: The columns asked.
        other: Those by the other view of plans, where the two may differ on the day.
        day: The number of the day.
        on: The day.
    """
    views = (columns,) if other is None else (columns, other)
    opened = {name for view in views for name in _open_families(view, on)}
    found = [view for one in views for view in (_doubtful(one, day), _renamed(one, day))]
    if other is not None:
        found.append(_differing(columns, other, day))
    families = opened | _families(views, found)
    if families:
        wanted = np.array(sorted(families), dtype=np.intp)
        found += [_alike(view, wanted, day) for view in views]
    return Touched(np.unique(np.concatenate(found)), frozenset(families), bool(opened))


def _open_families(columns: Columns, on: Bound) -> Iterable[int]:
    numbers = columns.setting.families.of_change
    return (numbers[event.id] for event in columns.record.undecided if event.is_open_on(on.days[0]))


def _doubtful(columns: Columns, day: int) -> Places:
    places, bounds, window = columns.doubts
    here = np.arange(len(places))
    return places[bounds.may_hold(day) & ~window.covers(day, here)]


def _renamed(columns: Columns, day: int) -> Places:
    places, since, until = columns.renamed
    found = places[(since <= day) & (day < until)]
    return found[columns.rested.bounds.at(found).may_hold(day)]


def _differing(columns: Columns, other: Columns, day: int) -> Places:
    """What plans make another thing of."""
    one, two = columns.rested.bounds, other.rested.bounds
    return np.flatnonzero((one.may_hold(day) != two.may_hold(day)) | (one.holds(day) != two.holds(day)))


def _families(views: Iterable[Columns], found: list[Places]) -> set[int]:
    """The families whose bodies the facts found name where a name may pass on."""
    families: set[int] = set()
    for view in views:
        is_found = _marked(np.concatenate(found), len(view.setting.index))
        for one in view.passed:
            families.update(one.families[is_found[one.edges.owners]].tolist())
    return families


def _alike(columns: Columns, families: Places, day: int) -> Places:
    """The facts that name bodies of the families: what passes may come to say the same as they do."""
    is_wanted = _marked(families, len(columns.setting.families.changes))
    found = [one.edges.owners[is_wanted[one.families]] for one in columns.passed]
    places = np.unique(np.concatenate(found)) if found else np.empty(0, dtype=np.intp)
    return places[columns.own.at(places).may_hold(day)]


def _marked(places: Places, count: int) -> Marks:
    marks = np.zeros(count, dtype=np.bool_)
    marks[places] = True
    return marks
