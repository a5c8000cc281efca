"""The state of a large arrangement on one day, as the traversal would give it."""

from __future__ import annotations

from collections.abc import Callable

import attrs
import numpy as np

from commissionkit.model import Arrangement, Carried, Change, Snapshot
from commissionkit.model.later import LaterSequence
from commissionkit.periods import Bound
from commissionkit.succession.columns.bounds import Places, number
from commissionkit.succession.columns.compiling import Columns, columns_of
from commissionkit.succession.columns.slicing import slice_of
from commissionkit.succession.columns.standing import DayFacts, Standing, World
from commissionkit.succession.columns.touching import Touched, touched
from commissionkit.succession.lineage import Lineage, record_of
from commissionkit.succession.lives import is_beyond
from commissionkit.succession.spans import possibilities
from commissionkit.succession.traversing import Made, carried_by, ended, has_plans, in_order, states_of

__all__ = ["by_columns"]


def by_columns(arrangement: Arrangement, asked: Bound, *, plans: bool) -> Arrangement | None:
    """The last state of an arrangement on a day, the others kept beside it.

    Facts that nothing touches are told by columns, the others by the traversal of a small arrangement: only when
    somebody looks at them, unless the day allows several states.

    Returns:
        None where it has to be told by the traversal of all facts: days that are several, an arrangement on a
        baseline, facts that rest on one another in long chains.
    """
    if not asked.is_exact or arrangement.base is not None or arrangement.borrowed:
        return None
    columns = columns_of(arrangement, plans=plans)
    if columns is None or columns.setting.has_heirs:
        return None
    other: Columns | None = None
    if has_plans(arrangement, asked):
        other = columns_of(arrangement, plans=not plans)
        if other is None:
            return None
    return _Day(columns, other, asked, touched(columns, other, number(asked.days[0]), asked)).state()


@attrs.frozen(eq=False)
class _Day:
    """One day of an arrangement.

    Attributes:
        columns: The columns asked.
        other: Those by the other view of plans, where that may make a difference.
        asked: The day.
        touched: What the columns do not decide.
    """

    columns: Columns
    other: Columns | None
    asked: Bound
    touched: Touched

    @property
    def number(self) -> int:
        return number(self.asked.days[0])

    def state(self) -> Arrangement:
        if self.other is None and not self.touched.is_open:
            return self._marked(self._world, plans=self.columns.record.plans)
        *others, last = (self._of(made) for made in self._made())
        mark = last.snapshot
        return last if mark is None else attrs.evolve(last, snapshot=attrs.evolve(mark, otherwise=tuple(others)))

    # -- what the traversal tells ------------------------------------------------------------------------------------

    def _made(self) -> tuple[Made, ...]:
        part = slice_of(self.columns.setting, self.touched.places.tolist(), self.touched.families)
        return states_of(part, self.asked, plans=self.columns.record.plans)

    def _world(self) -> World:
        return self._as_world(self._made()[-1].state)

    def _as_world(self, state: Arrangement) -> World:
        facts = self.columns.setting.arrangement.facts
        return World.of(state, {facts[place].id: place for place in self.touched.places.tolist()})

    # -- states ------------------------------------------------------------------------------------------------------

    def _of(self, made: Made) -> Arrangement:
        mark = made.state.snapshot
        plans, label = (mark.plans, mark.label) if mark is not None else (False, "")
        return self._marked(lambda: self._as_world(made.state), plans=plans, label=label, applied=made.applied)

    def _marked(
        self, find: Callable[[], World], *, plans: bool, label: str = "", applied: frozenset[str] = frozenset()
    ) -> Arrangement:
        standing = Standing(self.columns, self.number, self.touched.places, find)
        arrangement = self.columns.setting.arrangement
        as_at = arrangement.as_at
        mark: Snapshot[Arrangement] = Snapshot(
            on=self.asked,
            dropped=standing.dropped(),
            maybe=standing.maybe(),
            lapsed=standing.lapsed(),
            plans=plans,
            beyond_as_at=is_beyond(as_at, self.asked.days[1]),
            label=label,
        )
        carried = LaterSequence(lambda: self._carried(plans, applied))
        return attrs.evolve(arrangement, facts=DayFacts(standing), snapshot=mark, carried=carried)

    def _carried(self, plans: bool, applied: frozenset[str]) -> tuple[Carried, ...]:
        """What changes moved or ended; among it what went because of what it rested on, which the columns told."""
        setting, day = self.columns.setting, self.asked.days[0]
        record = record_of(setting.arrangement, plans=plans)
        everything = applied | possibilities(record, day)[0][0]
        places = np.union1d(self.touched.places, self._fallen(plans))
        part = slice_of(setting, places.tolist(), self.touched.families)
        told = carried_by(record_of(part, plans=plans), day, everything)
        ids = {setting.arrangement.facts[place].id for place in places.tolist()}
        mine = [one for one in told if one.fact in ids or one.fact.rpartition("~heir")[0] in ids]
        return in_order([*ended(Lineage(record, day, everything)), *mine])

    def _fallen(self, plans: bool) -> Places:
        """The facts that would be there but for what they rest on."""
        one = self.columns if self.other is None or self.columns.record.plans is plans else self.other
        fallen = one.own.may_hold(self.number) & ~one.rested.bounds.may_hold(self.number)
        for cls, places in one.setting.by_class.items():
            if issubclass(cls, Change):
                fallen[places] = False
        return np.flatnonzero(fallen)
