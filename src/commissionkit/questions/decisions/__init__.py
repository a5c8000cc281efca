"""Who makes a decision, who takes it, who answers for it, who oversees it; and what a body may do."""

from __future__ import annotations

from commissionkit.questions.decisions.asked import route, who_is_responsible, who_makes, who_oversees, who_takes
from commissionkit.questions.decisions.powers import powers_of

__all__ = ["powers_of", "route", "who_is_responsible", "who_makes", "who_oversees", "who_takes"]
