"""Funds and their pots, to scale where their money is stated."""

from __future__ import annotations

from commissionkit.views.money.funding import funds

__all__ = ["funds"]
