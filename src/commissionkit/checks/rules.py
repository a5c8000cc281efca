"""The rules in one flat list."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Final

from commissionkit.checks.fault import Fault
from commissionkit.model import Arrangement

__all__ = ["CODES", "RULES", "faults"]
CODES: Final[dict[str, str]] = {}
RULES: Final[tuple[Callable[[Arrangement], Iterator[Fault]], ...]] = ()


def faults(arrangement: Arrangement) -> tuple[Fault, ...]:
    """Everything that the rules find, rule by rule."""
    return tuple(fault for rule in RULES for fault in rule(arrangement))
