"""Models of commissioning: who held them, with what money, and what is known of the effect."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Final

import commissionkit as ck
from commissionkit.answers.past import Effect, ModelRow
from commissionkit.model import Arrangement
from commissionkit.model.terms import Bearing
from commissionkit.questions.themes.wording import named
from commissionkit.tables import escape_markdown
from site_parts.wording import (
    NONE_RECORDED,
    NOT_STATED,
    Row,
    beneath,
    blocks,
    capital,
    counted,
    in_line,
    lines,
    listed,
    part,
    places,
    section,
    spaced,
    table,
)

_INTRODUCTION: Final = (
    "A model is a way in which commissioning was organised for a time; models overlap. A year stands for some day of "
    "it. Findings for, against and inconclusive are told one by one and not weighed: one may rest on a trial, the next "
    "on a remark."
)
_BEARINGS: Final = {
    Bearing.FOR: "for",
    Bearing.AGAINST: "against",
    Bearing.INCONCLUSIVE: "inconclusive",
    None: "no evidence of an effect, a judgement",
}


def models(site: Arrangement) -> str:
    """The section: all models in a table, then each with what is told of it and what is known of its effect."""
    rows = tuple(ck.models(site))
    return section(
        "Models of commissioning",
        table(map(_overview, rows)),
        *(_model(site, row) for row in rows),
        introduction=_INTRODUCTION,
        keep=False,
    )


def _overview(row: ModelRow) -> Row:
    return {
        "Model": row.name,
        "When": row.when,
        "Held by": lines(row.holder_names) or _unsaid(row, "holders"),
        "Hold on money": " or ".join(map(spaced, row.budget)),
        "Taking part": spaced(row.participation),
        "Legally responsible": lines(row.responsible_names) or _unsaid(row, "responsible"),
        "Evidence": _weight(row),
    }


def _weight(row: ModelRow) -> str:
    """How many findings there are of each bearing."""
    counts = ((row.evidence_for, "for"), (row.evidence_against, "against"), (row.inconclusive, "inconclusive"))
    return ", ".join(f"{count} {word}" for count, word in counts if count) or NONE_RECORDED


def _unsaid(row: ModelRow, what: str) -> str:
    return NOT_STATED if what in row.silent else NONE_RECORDED


# -- one model -----------------------------------------------------------------------------------------------------


def _model(site: Arrangement, row: ModelRow) -> str:
    told = "\n".join(f"- *{head}*: {escape_markdown(text)}" for head, text in _told(site, row) if text)
    counts = table(({"How many": str(count), "Said at": places(count.evidence)} for count in row.counts), nothing="")
    effects = table(map(_effect, sorted(row.effects, key=_by_bearing)), nothing="")
    return part(escape_markdown(row.name), blocks(told, counts if row.counts else "", effects if row.effects else ""))


def _told(site: Arrangement, row: ModelRow) -> Iterator[tuple[str, str]]:
    yield "What it covered", capital(row.scope or ", ".join(row.service_names))
    yield "Money", capital(row.money)
    yield "Clinicians and the public", capital(row.clinical)
    yield "Took the place of", listed(row.follows_names)
    yield "Levels to pass through", _levels(row)
    yield "Given effect by", "; ".join(named(site, name) for name in row.rests_on)
    yield "Looked for, not stated", ", ".join(map(spaced, row.silent))
    yield "Remark", row.note
    yield "Said at", in_line(places(row.evidence))


def _levels(row: ModelRow) -> str:
    if row.maturity is None:
        return ""
    many = counted(row.maturity.levels, "level") if row.maturity.levels else "levels"
    span = " to ".join(filter(None, [row.maturity.first, row.maturity.last]))
    return f"{many}{f': {span}' if span else ''}"


def _by_bearing(effect: Effect) -> int:
    return list(_BEARINGS).index(effect.bearing)


def _effect(effect: Effect) -> Row:
    return {
        "Evidence": _BEARINGS[effect.bearing],
        "What": beneath(effect.text, effect.note),
        "Said at": places(effect.evidence),
    }


def told_of_models(site: Arrangement) -> Iterable[str]:
    """The ids of the judgements that stand under a model."""
    return (effect.id for row in ck.models(site) for effect in row.effects)
