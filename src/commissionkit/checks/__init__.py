"""Rules that an arrangement is held to: a flat list of small functions.

Errors refuse a file; warnings are only told. What is odd about the world that a file describes is no fault but a
finding, which questions make.
"""

from __future__ import annotations

from commissionkit.checks.codes import CODES
from commissionkit.checks.fault import Fault
from commissionkit.checks.names import unknown_names
from commissionkit.checks.rules import RULES, Check, faults

__all__ = ["CODES", "RULES", "Check", "Fault", "faults", "unknown_names"]
