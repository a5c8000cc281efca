"""Pictures of arrangements and answers: each a `Drawing`, with the table behind it."""

from __future__ import annotations

from commissionkit.views.maps import decision_map

__all__ = ["decision_map"]
