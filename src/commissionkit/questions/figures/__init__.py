"""Published figures: as they stand, beside the bands of their tiers, and what may not be reckoned from them."""

from __future__ import annotations

from commissionkit.questions.figures.bands import tier_check
from commissionkit.questions.figures.contributing import contribution
from commissionkit.questions.figures.footprints import co_terminosity
from commissionkit.questions.figures.published import statements

__all__ = ["co_terminosity", "contribution", "statements", "tier_check"]
