"""Staff: how many, in which roles, employed by whom, and how they took to it."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

from commissionkit.codebooks.listing import facts_where, matching
from commissionkit.codebooks.overview import joint_posts
from commissionkit.codebooks.wording import day_call, fact_piece, now, reading, short, silences
from commissionkit.comparison import Characteristic, Codebook, Reading
from commissionkit.model import Arrangement, Count

__all__ = ["STAFFING"]

_STAFF: Final = ("WTE", "FTE", "post", "person")
_TOLD: Final = ("shifts", "practices", "judgements")


def numbers(site: Arrangement) -> Reading:
    """How many staff, in the unit of the source."""
    world = now(site)
    found = [count for count in matching(world, ("counts",), {"unit": _STAFF}) if isinstance(count, Count)]
    pieces = (fact_piece(world, f"{short(world, c.about)}: {c.said}", c) for c in found)
    return reading(pieces, day_call(site, ".counts"), silences(site, "staff"))


def _told(*topics: str) -> Callable[[Arrangement], Reading]:
    return facts_where(*_TOLD, topic=topics, looked_for=topics)


STAFFING: Final = Codebook(
    "staffing",
    "Staff and roles",
    (
        Characteristic("numbers", "How many", numbers),
        Characteristic("joint-posts", "Joint posts", joint_posts),
        Characteristic("leadership", "Leaders", _told("leadership")),
        Characteristic("roles", "Roles and tasks", _told("roles")),
        Characteristic("employment", "Employers and offices", _told("employment")),
        Characteristic("recruitment", "Recruitment", _told("recruitment")),
        Characteristic("skills", "Skills and learning", _told("skills")),
        Characteristic("ways-of-working", "Ways of working", _told("ways-of-working")),
        Characteristic("staff-response", "How staff took it", _told("staff-response")),
    ),
)
