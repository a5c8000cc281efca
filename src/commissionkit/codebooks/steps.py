"""What is to come: plans for bodies, money, monitoring, neighbourhoods and people."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

from commissionkit.codebooks.listing import facts_where, label, matching
from commissionkit.codebooks.overview import plans
from commissionkit.codebooks.wording import fact_piece, reading
from commissionkit.comparison import Characteristic, Codebook, Reading
from commissionkit.model import Arrangement

__all__ = ["NEXT_STEPS"]

_ROWS: Final = {
    "governance": ("Governance", ("governance", "balance", "organisations", "formality", "commissioner-role")),
    "money-and-contracts": ("Money and contracts", ("money", "incentives", "contracts", "procurement")),
    "services": ("Services", ("services", "approach")),
    "neighbourhoods": ("Neighbourhoods", ("neighbourhoods",)),
    "wider-partners": ("Partners beyond the NHS", ("wider-partners", "engagement")),
    "people": (
        "Staff and ways of working",
        ("ways-of-working", "roles", "employment", "recruitment", "skills", "leadership", "staff-response"),
    ),
    "system": ("The system around the place", ("system", "geography", "frontier", "impact")),
}


def _planned(*topics: str) -> Callable[[Arrangement], Reading]:
    return facts_where("programmes", "practices", planned=True, topic=topics)


def monitoring(site: Arrangement) -> Reading:
    """Plans for monitoring: programmes about it, and processes that are to begin."""
    lists = ("programmes", "processes")
    tree = site.stage_tree
    found = [fact for fact in matching(site, lists, {}) if fact.status.is_plan and _about_monitoring(fact, tree.within)]
    call = "[fact for fact in [*{site}.programmes, *{site}.processes] if fact.status.is_plan]"
    return reading((fact_piece(site, label(site, fact), fact) for fact in found), call)


def _about_monitoring(fact: object, within: Callable[[str, str], bool]) -> bool:
    stage = getattr(fact, "stage", None)
    return getattr(fact, "topic", "") == "monitoring" or (bool(stage) and within(str(stage), "monitoring"))


NEXT_STEPS: Final = Codebook(
    "next-steps",
    "Next steps",
    (
        Characteristic("bodies", "Bodies and forums", plans),
        Characteristic("monitoring", "Monitoring", monitoring),
        *(Characteristic(name, heading, _planned(*topics)) for name, (heading, topics) in _ROWS.items()),
        Characteristic("targets", "Targets", facts_where("targets")),
        Characteristic("lessons", "Lessons drawn", facts_where("implications")),
    ),
)
