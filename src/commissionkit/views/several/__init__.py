"""Small multiples: one picture for each arrangement, all to one scale."""

from __future__ import annotations

from commissionkit.views.several.multiplying import multiples

__all__ = ["multiples"]
