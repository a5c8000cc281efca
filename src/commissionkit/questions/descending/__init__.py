"""Who came before an organisation, and who after it."""

from __future__ import annotations

from commissionkit.questions.descending.finding import lineage

__all__ = ["lineage"]
