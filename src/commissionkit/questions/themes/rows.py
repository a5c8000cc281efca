"""Facts that sources tell as rows over several arrangements."""

from __future__ import annotations

from typing import TypedDict

from commissionkit.answers.themes import ToldFactor, ToldImplication, ToldPrinciple, ToldShift
from commissionkit.model import Arrangement, Fact, Factor, Implication, Principle, Shift, Status
from commissionkit.model.vocabulary import shared
from commissionkit.periods import Period
from commissionkit.questions.themes.wording import named, title_of, word
from commissionkit.sources import Citation

__all__ = ["factor", "implication", "principle", "shift"]


class _Common(TypedDict):
    id: str
    facts: tuple[str, ...]
    arrangements: tuple[str, ...]
    arrangement_names: tuple[str, ...]
    status: Status
    period: Period
    maybe: bool
    note: str
    evidence: tuple[Citation, ...]


def _common(called: str, world: Arrangement, fact: Fact) -> _Common:
    return _Common(
        id=fact.id,
        facts=(fact.id,),
        arrangements=(called,),
        arrangement_names=(title_of(world),),
        status=fact.status,
        period=fact.period,
        maybe=world.may_be(fact),
        note=fact.note,
        evidence=fact.evidence,
    )


def principle(called: str, world: Arrangement, fact: Principle) -> ToldPrinciple:
    """A principle; `called` is what the answer calls the arrangement."""
    return ToldPrinciple(
        text=fact.name, about=fact.of or "", about_name=named(world, fact.of), **_common(called, world, fact)
    )


def shift(called: str, world: Arrangement, fact: Shift) -> ToldShift:
    """A shift, with the names of what it names."""
    return ToldShift(
        text=fact.label,
        before=fact.before,
        after=fact.after,
        theme=fact.theme,
        theme_name=word(shared().shifts, fact.theme),
        topic=fact.topic,
        topic_name=word(shared().topics, fact.topic),
        stage=fact.stage or "",
        stage_name=named(world, fact.stage),
        service=fact.service or "",
        service_name=named(world, fact.service),
        about=fact.about or "",
        about_name=named(world, fact.about),
        of_all_sites=fact.of_all_sites,
        **_common(called, world, fact),
    )


def factor(called: str, world: Arrangement, fact: Factor) -> ToldFactor:
    """A factor, with the names of what it names."""
    return ToldFactor(
        text=fact.name,
        kind=str(fact.kind),
        theme=fact.theme,
        theme_name=word(shared().factors, fact.theme),
        stage=fact.stage or "",
        stage_name=named(world, fact.stage),
        about=fact.about or "",
        about_name=named(world, fact.about),
        of_all_sites=fact.of_all_sites,
        **_common(called, world, fact),
    )


def implication(called: str, world: Arrangement, fact: Implication) -> ToldImplication:
    """A lesson, with the names of what it names."""
    return ToldImplication(
        text=fact.name,
        audience=fact.audience,
        topic=fact.topic,
        topic_name=word(shared().topics, fact.topic),
        raised_by=fact.raised_by,
        raised_by_names=tuple(map(world.name, fact.raised_by)),
        **_common(called, world, fact),
    )
