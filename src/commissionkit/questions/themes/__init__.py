"""What sources tell beside who decides: principles, shifts, what helped and hindered, lessons, models of old."""

from __future__ import annotations

from commissionkit.questions.themes.past import models
from commissionkit.questions.themes.telling import factors, implications, principles, shifts

__all__ = ["factors", "implications", "models", "principles", "shifts"]
