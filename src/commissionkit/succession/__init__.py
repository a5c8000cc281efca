"""What was in force on a day: facts clamped by their status, carried through changes, resting on one another."""

from __future__ import annotations

from commissionkit.succession.lives import default_day, holds
from commissionkit.succession.snapshots import as_of, by_plan, worlds

__all__ = ["as_of", "by_plan", "default_day", "holds", "worlds"]
