"""Rules that an arrangement is held to."""

from __future__ import annotations

from commissionkit.checks.fault import Fault
from commissionkit.checks.rules import CODES, RULES, faults

__all__ = ["CODES", "RULES", "Fault", "faults"]
