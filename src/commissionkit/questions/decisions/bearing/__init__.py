"""What bears on a matter: found by an index, so that the size of an arrangement does not matter."""

from __future__ import annotations

from commissionkit.questions.decisions.bearing.plain import plain_sitting
from commissionkit.questions.decisions.bearing.slices import stated, stated_around

__all__ = ["plain_sitting", "stated", "stated_around"]
