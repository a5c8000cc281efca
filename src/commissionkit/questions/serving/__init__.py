"""Who provides a service and who commissions it, on any day."""

from __future__ import annotations

from commissionkit.questions.serving.buying import commissioner_of
from commissionkit.questions.serving.providing import who_provides

__all__ = ["commissioner_of", "who_provides"]
