"""Timelines: from when to when bodies were there, and which became which."""

from __future__ import annotations

from commissionkit.views.timelines.picturing import timeline

__all__ = ["timeline"]
