"""What the sources conclude: judgements, principles, and what helped and hindered."""

from __future__ import annotations

from typing import Final

import commissionkit as ck
from commissionkit.answers.themes import ToldFactor, ToldPrinciple
from commissionkit.model import Arrangement, Judgement
from site_parts.changing import on
from site_parts.past import told_of_models
from site_parts.wording import Row, beneath, lines, part, places, said_at, section, table

_INTRODUCTION: Final = (
    "Readings of the sources, in the words of the coder: none of them is a fact of law, and no answer above rests on "
    "them. Judgements of a model stand with the model."
)


def conclusions(site: Arrangement) -> str:
    """The section: judgements that stand under no model, principles, factors."""
    elsewhere = set(told_of_models(site))
    judgements = (fact for fact in site.judgements if fact.id not in elsewhere)
    return section(
        "What the sources conclude",
        part("Judgements", table(_judgement(site, fact) for fact in judgements), keep=False),
        part("Principles", table(map(_principle, ck.principles(site))), keep=False),
        part("What helped, hindered, was risked or gained", table(map(_factor, ck.factors(site))), keep=False),
        introduction=_INTRODUCTION,
        keep=False,
    )


def _judgement(site: Arrangement, fact: Judgement) -> Row:
    return {
        "What": beneath(fact.name, fact.note),
        "On": on(site, fact.topic, (fact.stage, fact.about)),
        "Evidence": str(fact.bearing) if fact.bearing else "",
        "Said at": said_at(fact),
    }


def _principle(row: ToldPrinciple) -> Row:
    return {"What": beneath(row.text, row.note), "Whose": row.about_name, "Said at": places(row.evidence)}


def _factor(row: ToldFactor) -> Row:
    return {
        "Kind": str(row.kind),
        "What": beneath(row.text, row.note),
        "On": lines([row.theme_name, row.stage_name, row.about_name]),
        "Said at": places(row.evidence),
    }
