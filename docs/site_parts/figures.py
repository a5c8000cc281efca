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
from site_parts.layers import is_national
from site_parts.wording import (
    NONE_RECORDED,
    NOT_STATED,
    Row,
    blocks,
    bullets,
    capital,
    part,
    places,
    section,
    spaced,
    table,
    unsaid,
)

_INTRODUCTION: Final = (
    "Each figure is as published, with its year and its area. Two that differ are both kept; none is averaged. "
    "*Of the {whole}* says how the area of a figure stands to that of the {whole}:"
)
_KINDS: Final = {
    "rating": "Ratings",
    "observation": "Indicators",
    "count": "Counts",
    "target": "Aims",
}


def people(site: Arrangement) -> str:
    """The section: populations and the bands of their tiers, footprints, ratings, indicators, counts, aims."""
    checks, footprints = ck.tier_check(site), ck.co_terminosity(site)
    keep = not is_national(site)
    words = "\n".join(f"- *{_relation(word)}*: {word.meaning}" for word in _relations(site))
    notes = bullets(footprints.notes) if footprints.notes and (keep or footprints.items) else ""
    return section(
        "People and figures",
        part("Populations", figures(site, "population"), keep=keep),
        part(
            "Populations and the sizes of tiers",
            table(_check(check) for check in checks),
            introduction=escape_markdown(" ".join(checks.notes)),
            keep=keep,
        ),
        part(
            "Footprints of commissioners and councils",
            blocks(table(_pair(site, pair) for pair in footprints), notes),
            keep=keep,
        ),
        *(part(title, figures(site, kind), keep=keep) for kind, title in _KINDS.items()),
        introduction=blocks(_INTRODUCTION.format(whole=_whole(site)), words),
        keep=keep,
    )


def _whole(site: Arrangement) -> str:
    return "nation" if is_national(site) else "site"


def _relations(site: Arrangement) -> list[SiteRelation]:
    used = {figure.site for figure in ck.statements(site)}
    return [word for word in SiteRelation if word in used]


def _relation(word: SiteRelation) -> str:
    """The word of a relation; that nothing would tell it is no search in vain."""
    return NONE_RECORDED if word is SiteRelation.NOT_STATED else spaced(word)


def figures(site: Arrangement, kind: str) -> str:
    """A table of the published figures of one kind."""
    return table(_figure(site, figure) for figure in ck.statements(site, kind=kind))


def _figure(site: Arrangement, figure: Figure) -> Row:
    reading = figure.reading()
    counted = site.vocabulary.organisation_kind(str(reading["topic"]))
    return {
        "What": counted.name if counted is not None else capital(spaced(str(reading["topic"]))),
        "Of whom": reading["about"],
        "Figure": reading["value"],
        "Year": str(reading["year"]).replace("..", " to ") or NONE_RECORDED,
        f"Of the {_whole(site)}": _relation(figure.site),
        "Said at": places(figure.evidence),
    }


def _check(check: TierCheck) -> Row:
    reading = check.reading()
    return {
        "Of whom": reading["about"],
        "People": reading["population"],
        "Year": check.year.replace("_", " ") or NONE_RECORDED,
        "Tier": reading["tier"],
        "Size of the tier": reading["band"],
        "Reading": str(reading["verdict"]),
    }


def _pair(site: Arrangement, pair: FootprintPair) -> Row:
    reading = pair.reading()
    degree, extent = (str(reading[column]) for column in ("degree", "extent"))
    return {
        "Body": reading["body"],
        "Area or council": reading["area"],
        "Same footprint?": unsaid(site, pair.id, "coterminosity") if degree == NOT_STATED else degree,
        "How much of the area": unsaid(site, pair.id, "extent") if extent == NOT_STATED else extent,
        "Share of its people": reading["share"],
        "Said at": places(pair.evidence),
    }
