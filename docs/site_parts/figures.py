"""People and figures: populations, tiers, footprints, ratings, indicators, counts, aims."""

from __future__ import annotations

from typing import Final

import commissionkit as ck
from commissionkit.answers.bands import TierCheck
from commissionkit.answers.figures import Figure
from commissionkit.answers.footprints import FootprintPair
from commissionkit.answers.standing import SiteRelation
from commissionkit.model import Arrangement
from commissionkit.tables import escape_markdown
from site_parts.wording import Row, blocks, capital, places, spaced, table

_INTRODUCTION: Final = (
    "Each figure is as published, with its year and its area. Two that differ are both kept; none is averaged. "
    "*Of the site* says how the area of a figure stands to that of the site:"
)
_KINDS: Final = {
    "rating": "Ratings",
    "observation": "Indicators",
    "count": "Counts",
    "target": "Aims",
}


def people(site: Arrangement) -> str:
    """The section: populations and the bands of their tiers, footprints, ratings, indicators, counts, aims."""
    checks = ck.tier_check(site)
    return blocks(
        "## People and figures",
        _INTRODUCTION,
        "\n".join(f"- *{spaced(word)}*: {word.meaning}" for word in _relations(site)),
        "### Populations",
        figures(site, "population"),
        "### Populations and the sizes of tiers",
        escape_markdown(" ".join(checks.notes)),
        table(_check(check) for check in checks),
        "### Footprints of commissioners and councils",
        table(_pair(pair) for pair in ck.co_terminosity(site)),
        *(blocks(f"### {title}", figures(site, kind)) for kind, title in _KINDS.items()),
    )


def _relations(site: Arrangement) -> list[SiteRelation]:
    used = {figure.site for figure in ck.statements(site)}
    return [word for word in SiteRelation if word in used]


def figures(site: Arrangement, kind: str) -> str:
    """A table of the published figures of one kind."""
    return table(_figure(figure) for figure in ck.statements(site, kind=kind))


def _figure(figure: Figure) -> Row:
    reading = figure.reading()
    return {
        "What": capital(spaced(str(reading["topic"]))),
        "Of whom": reading["about"],
        "Figure": reading["value"],
        "Year": str(reading["year"]).replace("..", " to ") or "none recorded",
        "Of the site": reading["site"],
        "Said at": places(figure.evidence),
    }


def _check(check: TierCheck) -> Row:
    reading = check.reading()
    return {
        "Of whom": reading["about"],
        "People": reading["population"],
        "Year": check.year.replace("_", " ") or "none recorded",
        "Tier": reading["tier"],
        "Size of the tier": reading["band"],
        "Reading": ": ".join(filter(None, [str(reading["verdict"]), str(reading["reason"])])),
    }


def _pair(pair: FootprintPair) -> Row:
    reading = pair.reading()
    return {
        "Body": reading["body"],
        "Area or council": reading["area"],
        "Same footprint?": reading["degree"],
        "How much of the area": reading["extent"],
        "Share of its people": reading["share"],
        "Said at": places(pair.evidence),
    }
