"""Whole processes: how long it takes to import, and to ask one question from the command line."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Callable
from typing import Final

from benchmarks.timing import Series, side_by_side

__all__ = ["HEADS", "started"]

HEADS: Final = {"start": "Whole processes"}

_WHO = ("-m", "commissionkit", "who", "tameside-glossop", "--fund", "icf/aligned")
_COMMANDS = {
    "bare Python": ("-c", "pass"),
    "import commissionkit": ("-c", "import commissionkit"),
    "commissionkit who, a bundled site": _WHO,
    "import networkx": ("-c", "import networkx"),
    "import numpy": ("-c", "import numpy"),
    "import pandas": ("-c", "import pandas"),
    "import pydantic": ("-c", "import pydantic"),
}


def started(*, few: bool) -> dict[str, Series]:
    """Each process in turn; there are no answers to compare, only whether it ended well."""
    tools = {name: _run(command) for name, command in _COMMANDS.items() if _works(command)}
    return side_by_side(tools, lambda _: range(1 if few else 3), lambda _, answer: answer)


def _run(command: tuple[str, ...]) -> Callable[[object], object]:
    return lambda _: _ended(command)


def _works(command: tuple[str, ...]) -> bool:
    return _ended(command) == 0


def _ended(command: tuple[str, ...]) -> int:
    return subprocess.run([sys.executable, *command], capture_output=True, check=False).returncode
