"""What changed at each stage of the commissioning cycle, and how the work is done there."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

from commissionkit.codebooks.listing import facts_where, label, matching
from commissionkit.codebooks.wording import fact_piece, now, reading, silences
from commissionkit.comparison import Characteristic, Codebook, Reading
from commissionkit.model import Arrangement, Fact, Level, Status

__all__ = ["CYCLE"]

#: What a coder may have looked for that belongs to a stage.
_LOOKED: Final = {"needs": ("needs assessment",), "engagement": ("residents", "clinicians")}
_WORDS: Final = {Status.EARLY: " (early)", Status.PLANNED: " (planned)", Status.PROPOSED: " (proposed)"}


def _changed(*stages: str) -> Callable[[Arrangement], Reading]:
    """What changed at these stages, what is said of several sites at once included."""

    def ask(site: Arrangement) -> Reading:
        world = now(site)
        found = matching(world, ("shifts",), {"stage": stages})
        return reading((fact_piece(world, label(world, f), f) for f in found), _call(stages, "shifts"))

    return ask


def _done(*stages: str) -> Callable[[Arrangement], Reading]:
    """How the work of these stages is done: ways of working, and the processes of the whole system."""

    def ask(site: Arrangement) -> Reading:
        world = now(site)
        practices = matching(world, ("practices",), {"stage": stages})
        processes = matching(world, ("processes",), {"stage": stages, "level": Level.SYSTEM_WIDE})
        pieces = [fact_piece(world, f"{label(world, f)}{_stands(f)}", f) for f in (*practices, *processes)]
        looked = (*stages, *_LOOKED.get(stages[0], ()))
        return reading(pieces, _call(stages, "practices", "processes"), silences(site, *looked))

    return ask


def _stands(fact: Fact) -> str:
    return _WORDS.get(fact.status, "")


def _call(stages: tuple[str, ...], *lists: str) -> str:
    test = f'fact.stage == "{stages[0]}"' if len(stages) == 1 else f"fact.stage in {stages}"
    views = ", ".join(f"*{{site}}.{name}" for name in lists)
    return f"[fact for fact in [{views}] if {test}]"


_MONITORING: Final = ("monitoring", "finance", "activity", "performance", "quality")

CYCLE: Final = Codebook(
    "cycle",
    "The commissioning cycle",
    (
        Characteristic("emphasis", "Where the weight lies", facts_where("shifts", topic="approach")),
        Characteristic("needs-changed", "Needs: what changed", _changed("needs")),
        Characteristic("needs", "Needs: how it is done", _done("needs")),
        Characteristic("planning-changed", "Planning: what changed", _changed("planning")),
        Characteristic("planning", "Planning: how it is done", _done("planning")),
        Characteristic("budgets-changed", "Budgets: what changed", facts_where("shifts", topic="money")),
        Characteristic("procurement-changed", "Procurement: what changed", _changed("procurement")),
        Characteristic("procurement", "Procurement: how it is done", _done("procurement")),
        Characteristic("monitoring-changed", "Monitoring: what changed", _changed(*_MONITORING)),
        Characteristic("monitoring", "Monitoring: how it is done", _done("monitoring")),
        Characteristic("finance", "Finance", _done("finance")),
        Characteristic("activity-and-performance", "Activity, performance", _done("activity", "performance")),
        Characteristic("quality", "Quality", _done("quality")),
        Characteristic("engagement-changed", "Engagement: what changed", _changed("engagement")),
        Characteristic("engagement", "Engagement: how it is done", _done("engagement")),
    ),
)
