"""What was changing: how people work, from what to what, and the programmes in hand and to come."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final

import commissionkit as ck
from commissionkit.answers.themes import ToldShift
from commissionkit.model import Arrangement, Practice, Programme
from commissionkit.model.vocabulary import shared
from commissionkit.questions.themes.wording import named, word
from site_parts.wording import Row, beneath, lines, names, part, places, said_at, section, spaced, standing, table, when

_INTRODUCTION: Final = (
    "How people work, as a source tells it; what became different; and what was undertaken. A programme that is "
    "*planned* or *proposed* was still to come on the days the sources speak to."
)


def changing(site: Arrangement) -> str:
    """The section: practices, shifts, programmes."""
    return section(
        "What was changing",
        part("Ways of working", table(_practice(site, fact) for fact in site.practices), keep=False),
        part("From what to what", table(map(_shift, ck.shifts(site))), keep=False),
        part("Programmes, in force and planned", table(_programme(site, fact) for fact in site.programmes), keep=False),
        introduction=_INTRODUCTION,
        keep=False,
    )


def on(site: Arrangement, topic: str, facets: Iterable[str | None]) -> str:
    """What something is about: its topic, then stage, service and whatever else it names."""
    return lines([word(shared().topics, topic), *(named(site, name) for name in facets)])


def _practice(site: Arrangement, fact: Practice) -> Row:
    return {
        "What": beneath(fact.name, fact.note),
        "Who": lines(map(site.name, fact.by)),
        "On": on(site, fact.topic, (fact.stage, fact.service, fact.about)),
        "When": lines([standing(fact), when(fact)]),
        "Said at": said_at(fact),
    }


def _shift(row: ToldShift) -> Row:
    status = "" if row.status.value == "in_force" else spaced(row.status)
    return {
        "From": row.before,
        "To": beneath(row.after, row.note),
        "On": lines([row.theme_name, row.topic_name, row.stage_name, row.service_name, row.about_name]),
        "How far": status,
        "Said at": places(row.evidence),
    }


def _programme(site: Arrangement, fact: Programme) -> Row:
    supported = f"with {names(site, fact.supported_by)}" if fact.supported_by else ""
    return {
        "What": beneath(fact.name, fact.note),
        "Who": lines([names(site, fact.run_by), supported]),
        "Standing": standing(fact) or "in force",
        "When": when(fact),
        "On": on(site, fact.topic, (fact.stage, fact.service, fact.about)),
        "Said at": said_at(fact),
    }
