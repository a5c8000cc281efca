"""Influence and roles: claims of who sways whom, or acts toward whom in what part. None of them is a right."""

from __future__ import annotations

from typing import Final

from commissionkit.model import Arrangement, Relationship
from site_parts.evidence import standing as claim
from site_parts.wording import Row, beneath, lines, said_at, section, spaced, standing, table, when

_INTRODUCTION: Final = (
    "What a source says of sway, support and parts played. It gives nobody a power to decide, and no answer above "
    "rests on it. *How known* is the weakest claim."
)


def influence(site: Arrangement) -> str:
    """The section: a row for each relationship."""
    rows = table(_row(site, fact) for fact in site.relationships)
    return section("Influence and roles", rows, introduction=_INTRODUCTION, keep=False)


def _row(site: Arrangement, fact: Relationship) -> Row:
    return {
        "Who": site.name(fact.subject),
        "Role": beneath(spaced(fact.role), fact.note),
        "Toward": site.name(fact.toward),
        "When": lines([standing(fact), when(fact)]),
        "How known": claim(fact),
        "Said at": said_at(fact),
    }
