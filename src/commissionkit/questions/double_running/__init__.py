"""What is run twice."""

from __future__ import annotations

from commissionkit.questions.double_running.finding import double_running

__all__ = ["double_running"]
