"""What questions give back."""

from __future__ import annotations

from commissionkit.answers.answer import Answer
from commissionkit.answers.findings import Finding, Findings
from commissionkit.answers.holders import Holder, Holders
from commissionkit.answers.matter import Matter
from commissionkit.answers.routes import Denial, Link, Part, Route
from commissionkit.answers.words import AnswerStatus, Mode, joined_status

__all__ = [
    "Answer",
    "AnswerStatus",
    "Denial",
    "Finding",
    "Findings",
    "Holder",
    "Holders",
    "Link",
    "Matter",
    "Mode",
    "Part",
    "Route",
    "joined_status",
]
