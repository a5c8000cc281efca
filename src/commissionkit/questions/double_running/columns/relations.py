"""What facts name, as pairs of numbers: the row of a fact, and the number of a body or a forum."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Generic, TypeVar

import attrs
import numpy as np

from commissionkit.model import Fact
from commissionkit.questions.double_running.columns.arrays import Flags, Ragged, Rows, numbers
from commissionkit.questions.double_running.columns.rolls import Roll, Standing

__all__ = ["Naming", "Relation"]

F = TypeVar("F", bound=Fact)


@attrs.frozen(eq=False)
class Relation:
    """Pairs of a row and a number.

    Attributes:
        rows: The rows.
        others: The numbers.
    """

    rows: Rows
    others: Rows

    def where(self, kept: Flags) -> Relation:
        """Those of the pairs."""
        return Relation(self.rows[kept], self.others[kept])

    def and_(self, *more: Relation) -> Relation:
        """The pairs of all."""
        every = [one for one in (self, *more) if len(one.rows)] or [self]
        if len(every) == 1:
            return every[0]
        return Relation(np.concatenate([r.rows for r in every]), np.concatenate([r.others for r in every]))

    def by_row(self, size: int) -> Ragged:
        """The numbers of each row."""
        return Ragged.grouped(self.rows, self.others, size)

    def through(self, numbers_of: Ragged) -> tuple[Relation, Rows]:
        """The pairs of a row with all that its number has in turn, and beside each which pair it comes from."""
        places, entries = numbers_of.of(self.others)
        return Relation(self.rows[places], entries), places


@attrs.frozen(eq=False)
class Naming(Generic[F]):
    """What the facts of a roll name at some places, as recorded, and how to read the same in a state.

    Attributes:
        roll: The facts.
        names: What a fact names.
        number: The numbers of names; names without one are left out.
        recorded: The pairs of the facts as recorded.
    """

    roll: Roll[F]
    names: Callable[[F], Sequence[str]]
    number: Mapping[str, int]
    recorded: Relation

    @classmethod
    def of(cls, roll: Roll[F], names: Callable[[F], Sequence[str]], number: Mapping[str, int]) -> Naming[F]:
        """Read the recorded facts."""
        return cls(roll, names, number, _pairs(enumerate(roll.facts), names, number))

    def now(self, standing: Standing[F]) -> Relation:
        """The pairs in a state, the row of a changed fact being that of its id."""
        changed = ((self.roll.by_id[fact.id], fact) for fact in standing.others)
        left = self.recorded.where(standing.rows[self.recorded.rows])
        return left.and_(_pairs(changed, self.names, self.number))


def _pairs(facts: Iterable[tuple[int, F]], names: Callable[[F], Sequence[str]], number: Mapping[str, int]) -> Relation:
    rows: list[int] = []
    others: list[int] = []
    for row, fact in facts:
        for name in names(fact):
            found = number.get(name)
            if found is not None:
                rows.append(row)
                others.append(found)
    return Relation(numbers(rows), numbers(others))
