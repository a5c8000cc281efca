"""Reports: everything about some arrangements as one page that needs nothing else."""

from __future__ import annotations

from commissionkit.reports.making import report

__all__ = ["report"]
