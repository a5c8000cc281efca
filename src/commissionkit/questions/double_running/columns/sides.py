"""The processes of one level as columns."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import cached_property

import attrs

from commissionkit.model import Level, Process
from commissionkit.questions.double_running.columns.arrays import Rows, numbers
from commissionkit.questions.double_running.columns.relations import Naming
from commissionkit.questions.double_running.columns.rolls import Roll

__all__ = ["Side", "side_of"]


@attrs.frozen(eq=False)
class Side:
    """The processes of one level, by name and id.

    Attributes:
        level: The level.
        roll: The processes.
        named: The bodies that a process itself says take part.
        bodies: Those of its runners that are no forums.
        forums: Those that are.
    """

    level: Level
    roll: Roll[Process]
    named: Naming[Process]
    bodies: Naming[Process]
    forums: Naming[Process]

    @cached_property
    def named_alike(self) -> Rows:
        """For each process a number that goes up with its name."""
        names = [process.name for process in self.roll.facts]
        number = {name: i for i, name in enumerate(dict.fromkeys(names))}
        return numbers(number[name] for name in names)


def side_of(processes: Roll[Process], level: Level, number: Mapping[str, int], forums: Mapping[str, int]) -> Side:
    """The processes of a level, by name and id."""
    found = sorted((p for p in processes.facts if p.level is level), key=lambda p: (p.name, p.id))
    roll = Roll(tuple(found))
    outside = {name: n for name, n in number.items() if name not in forums}
    return Side(
        level,
        roll,
        named=Naming.of(roll, _named, number),
        bodies=Naming.of(roll, _run_by, outside),
        forums=Naming.of(roll, _run_by, forums),
    )


def _named(process: Process) -> Sequence[str]:
    return (*process.run_by, *process.parties, *process.about)


def _run_by(process: Process) -> Sequence[str]:
    return process.run_by
