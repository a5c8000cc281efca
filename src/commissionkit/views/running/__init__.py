"""What is run twice as a picture: the system's process, and the organisations' own beside it."""

from __future__ import annotations

from commissionkit.views.running.tracking import tracks

__all__ = ["tracks"]
