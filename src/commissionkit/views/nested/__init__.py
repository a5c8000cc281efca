"""Areas within areas, to scale by their people where their people are recorded."""

from __future__ import annotations

from commissionkit.views.nested.nesting import areas

__all__ = ["areas"]
