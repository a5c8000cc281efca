"""Where bodies are recorded to cover or to serve in a state."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from itertools import chain
from typing import Generic, TypeVar

import attrs
import numpy as np

from commissionkit.model import Arrangement, Coverage, Fact, Provision
from commissionkit.questions.double_running.columns.arrays import Flags, Ragged, Rows, numbers
from commissionkit.questions.double_running.columns.ground import Ground
from commissionkit.questions.double_running.columns.relations import Relation
from commissionkit.questions.double_running.columns.rolls import Roll

__all__ = ["Reach", "reached"]

F = TypeVar("F", bound=Fact)


@attrs.frozen(eq=False)
class Reach:
    """Where bodies are, as recorded.

    Attributes:
        areas: The areas, by number.
        covering: Bodies and the areas they cover.
        serving: Bodies and the areas they serve.
    """

    areas: Mapping[str, int]
    covering: _Footing[Coverage]
    serving: _Footing[Provision]

    @classmethod
    def of(cls, coverage: Roll[Coverage], provision: Roll[Provision], number: Mapping[str, int]) -> Reach:
        """Read the facts that say so."""
        serving = Roll(tuple(fact for fact in provision.facts if fact.area))
        names = chain((fact.area for fact in coverage.facts), (fact.area or "" for fact in serving.facts))
        areas = {name: i for i, name in enumerate(dict.fromkeys(names))}
        return cls(
            areas,
            _Footing.of(coverage, lambda fact: (number[fact.body], areas[fact.area])),
            _Footing.of(serving, lambda fact: (number[fact.provider], areas[fact.area or ""])),
        )

    def now(self, world: Arrangement, bodies: int) -> Ragged:
        """The areas of each body in a state, so many bodies in all."""
        served = (fact for fact in world.provision if fact.area)
        return self.covering.now(world.coverage).and_(self.serving.now(served)).by_row(bodies)


@attrs.frozen(eq=False)
class _Footing(Generic[F]):
    """The facts of a kind, each with the body and the area of which it speaks."""

    roll: Roll[F]
    read: Callable[[F], tuple[int, int]]
    recorded: Relation

    @classmethod
    def of(cls, roll: Roll[F], read: Callable[[F], tuple[int, int]]) -> _Footing[F]:
        return cls(roll, read, _pairs(roll.facts, read))

    def now(self, facts: Iterable[F]) -> Relation:
        standing = self.roll.standing(facts)
        return self.recorded.where(standing.rows).and_(_pairs(standing.others, self.read))


def _pairs(facts: Iterable[F], read: Callable[[F], tuple[int, int]]) -> Relation:
    found = [read(fact) for fact in facts]
    return Relation(numbers(body for body, _ in found), numbers(area for _, area in found))


def reached(ground: Ground, reach: Ragged, rows: Rows, bodies: Rows) -> Flags:
    """Whether what a body covers or serves meets the area of each system-wide process, as far as is recorded."""
    areas = ground.area_of[rows]
    width = len(reach.counts)
    pairs, back = np.unique(areas * width + bodies, return_inverse=True)
    areas, bodies = pairs // width, pairs % width
    places, covered = reach.of(bodies)
    met = np.zeros(len(pairs), dtype=np.bool_)
    met[places[ground.near(areas[places], covered)]] = True
    open_: Flags = met | (reach.counts[bodies] == 0) | (areas < 0)
    return open_[back]
