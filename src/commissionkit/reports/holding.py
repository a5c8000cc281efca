"""When something holds, and how the source speaks of it where that is not plainly."""

from __future__ import annotations

from collections.abc import Iterator

from commissionkit.answers.dating import spoken
from commissionkit.model import Arrangement, Fact, Status

__all__ = ["when"]


def when(fact: Fact, site: Arrangement) -> str:
    """From when to when, as far as it is stated, whether that was over or not yet begun, and whether it is planned.

    Empty for what is plainly in force and has no day.

    Args:
        fact: The fact.
        site: Where it is recorded: the days that its sources speak to, or the day of a snapshot, are what counts.
    """
    how = str(fact.status).replace("_", " ") if fact.status is not Status.IN_FORCE else _against(fact, site)
    return ", ".join(filter(None, (" ".join(_days(fact)), how)))


def _days(fact: Fact) -> Iterator[str]:
    start, end = fact.period.start, fact.period.end
    if start.kind == "days":
        yield f"from {spoken(start.text)}"
    if end.kind == "days":
        yield f"to {spoken(end.text)}"


def _against(fact: Fact, site: Arrangement) -> str:
    """Whether something in force was over before the days that the sources speak to, or begins after them."""
    asked = site.snapshot.on if site.snapshot is not None else site.as_at_of(fact.id)
    start, end = fact.period.start, fact.period.end
    if asked.first is None or asked.last is None:
        return ""
    if end.last is not None and end.last < asked.first:
        return "ended"
    return "begins later" if start.first is not None and start.first > asked.last else ""
