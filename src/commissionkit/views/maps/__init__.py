"""Decision maps: who makes, who takes, through which forum, within which fund, as one picture."""

from __future__ import annotations

from commissionkit.views.maps.mapping import decision_map

__all__ = ["decision_map"]
