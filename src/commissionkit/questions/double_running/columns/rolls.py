"""The recorded facts of one kind as numbered rows, and which of them stand as recorded in a state."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from functools import cached_property
from typing import Generic, TypeVar

import attrs
import numpy as np

from commissionkit.model import Arrangement, Fact
from commissionkit.questions.double_running.columns.arrays import Flags, numbers

__all__ = ["Kinds", "Roll", "Standing"]

F = TypeVar("F", bound=Fact)


@attrs.frozen(eq=False)
class Kinds:
    """The facts of an arrangement by class, in the order of the file; all are looked at once.

    Attributes:
        facts: The facts.
        places: The places of the facts of each class.
    """

    facts: Sequence[Fact]
    places: Mapping[type[Fact], Sequence[int]]

    @classmethod
    def of(cls, record: Arrangement) -> Kinds:
        """Those of an arrangement itself, what it rests on left out."""
        places: dict[type[Fact], list[int]] = {}
        for place, fact in enumerate(record.facts):
            places.setdefault(type(fact), []).append(place)
        return cls(record.facts, places)

    def roll(self, *kinds: type[F]) -> Roll[F]:
        """The facts of some kinds, one kind after the other."""
        found: list[F] = []
        for kind in kinds:
            places = sorted(at for cls, several in self.places.items() if issubclass(cls, kind) for at in several)
            found += map(self.facts.__getitem__, places)  # type: ignore[arg-type]  # of that kind by their class
        return Roll(tuple(found))


@attrs.frozen(eq=False)
class Standing(Generic[F]):
    """What is left of the recorded facts of a kind in a state.

    Attributes:
        rows: Which recorded facts stand as they were recorded.
        others: Facts of the state that were recorded otherwise: passed to heirs, or joined.
    """

    rows: Flags
    others: tuple[F, ...]


@attrs.frozen(eq=False)
class Roll(Generic[F]):
    """The recorded facts of one kind, numbered.

    Attributes:
        facts: The facts.
    """

    facts: tuple[F, ...]

    def __len__(self) -> int:
        return len(self.facts)

    @cached_property
    def _rows(self) -> Mapping[int, int]:
        # By identity: a state hands on the very fact where nothing changed it, and to compare facts would take long.
        return {id(fact): row for row, fact in enumerate(self.facts)}

    @cached_property
    def by_id(self) -> Mapping[str, int]:
        """The row of each id."""
        return {fact.id: row for row, fact in enumerate(self.facts)}

    def standing(self, facts: Iterable[F]) -> Standing[F]:
        """Which of the recorded facts are among those of a state, and what is there beside them."""
        facts = tuple(facts)
        row_of = self._rows
        found = numbers([row_of.get(id(fact), -1) for fact in facts])
        stands = np.zeros(len(self.facts), dtype=np.bool_)
        stands[found[found >= 0]] = True
        return Standing(stands, tuple(facts[i] for i in np.flatnonzero(found < 0).tolist()))

    def known(self, standing: Standing[F]) -> Standing[F]:
        """Without the facts of ids that are not recorded: copies for further heirs, which nothing names."""
        return Standing(standing.rows, tuple(fact for fact in standing.others if fact.id in self.by_id))

    def maybe(self, world: Arrangement) -> Flags:
        """Of which recorded facts it is unknown whether they hold in a state."""
        flags = np.zeros(len(self.facts), dtype=np.bool_)
        unsure = world.snapshot.maybe if world.snapshot is not None else ()
        flags[[row for name in unsure if (row := self.by_id.get(name)) is not None]] = True
        return flags
