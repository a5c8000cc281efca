"""How the facts of an arrangement are known, counted and drawn as a bar."""

from __future__ import annotations

from collections import Counter
from typing import Final

from site_parts.evidence import standing

from commissionkit.drawing import Box, Group, Mark, Scene
from commissionkit.drawing.legend import boxed, flowed
from commissionkit.model import Arrangement, Silence

#: How facts are known, from strong to weak, and how each is drawn.
KNOWN: Final = {
    "stated": "present",
    "stated, but for a detail": "partly",
    "derived": "fund",
    "reported": "forum",
    "inferred": "disputed",
    "planned": "planned",
    "no citation": "removed",
}
_WIDTH: Final = 720.0


def counted(site: Arrangement) -> dict[str, int]:
    """How many facts are known in each way; what was looked for and not stated is no fact that could be."""
    found = Counter(standing(fact) for fact in site if not isinstance(fact, Silence))
    return {known: found[known] for known in KNOWN}


def percent(part: int, whole: int) -> str:
    """A share in whole per cent; one that is not nothing, and not all, is never told as such."""
    if not part or part == whole:
        return "0%" if not part else "100%"
    share = round(100 * part / whole)
    return "under 1%" if share == 0 else "over 99%" if share == 100 else f"{share}%"


def bar(site: Arrangement) -> Scene:
    """One bar: how many facts are known in which way."""
    found = {known: count for known, count in counted(site).items() if count}
    whole = sum(found.values())
    marks: list[Mark] = []
    x = 8.0
    for known, count in found.items():
        width = (_WIDTH - 16) * count / whole
        title = f"{known}: {count:,} of {whole:,}"
        box = Box(x=x, y=8, width=width, height=26, look=KNOWN[known])
        marks.append(Group(marks=(box,), key=known, role="part", title=title))
        x += width
    samples = (
        boxed(KNOWN[known], f"{known}: {count:,} ({percent(count, whole)})", width=18) for known, count in found.items()
    )
    legend, bottom = flowed(samples, width=_WIDTH, top=36, left=8, title="How they are known")
    told = "; ".join(f"{known}: {count:,}" for known, count in found.items())
    paper = Box(x=0, y=0, width=_WIDTH, height=bottom, look="paper")
    return Scene(
        width=_WIDTH,
        height=bottom,
        marks=(paper, *marks, legend),
        title=f"How the {whole:,} facts of {site.title or site.id} are known",
        description=f"{told}. Looked for, and not stated: {len(site.silent):,}.",
    )
