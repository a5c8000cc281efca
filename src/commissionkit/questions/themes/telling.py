"""Principles, shifts, factors and implications of several arrangements, side by side."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final

from commissionkit.answers.themes import Factors, Implications, Principles, Shifts
from commissionkit.model import (
    Area,
    Arrangement,
    Factor,
    FactorKind,
    Forum,
    Implication,
    Instrument,
    Organisation,
    Principle,
    Shift,
)
from commissionkit.model.vocabulary import shared
from commissionkit.questions.naming import several
from commissionkit.questions.themes.filters import among, id_of, service_of, stage_of, within
from commissionkit.questions.themes.rows import factor, implication, principle, shift
from commissionkit.questions.themes.wording import fact_word, facts_of, head, word, words

__all__ = ["factors", "implications", "principles", "shifts"]

_AUDIENCES: Final = ("local", "national")


def principles(*arrangements: Arrangement | Iterable[Arrangement], of: str | None = None) -> Principles:
    """The principles that people say they act by.

    Args:
        arrangements: One or more, or one iterable of them.
        of: Only those of this agreement, body or area, by id.

    Returns:
        `Principles`: the arrangements as given, each in the order of its file.

    Raises:
        UnknownName: No agreement, body or area of any of the arrangements bears the id; names near ones.
        RefusedQuestion: One of them is no arrangement, or there is none.

    It does not see whether people act by them.

    >>> from commissionkit import load
    >>> principles(load("tameside-glossop"))[1].text
    'Act for the good of the place with every means at hand'
    """
    asked = several(arrangements)
    id_of(asked, of, Instrument, Organisation, Forum, Area, what="agreement, body or area")
    items = tuple(
        principle(name, world, fact) for name, world, fact in facts_of(asked, Principle) if of in (None, fact.of)
    )
    return Principles(items=items, **head(asked, "Principles", fact_word(asked, of)))


def shifts(
    *arrangements: Arrangement | Iterable[Arrangement],
    theme: str | None = None,
    stage: str | None = None,
    topic: str | None = None,
    service: str | None = None,
) -> Shifts:
    """What changed from one way of working to another.

    Args:
        arrangements: One or more, or one iterable of them.
        theme: Only instances of this shared shift.
        stage: Only those of this stage of the cycle, or of a stage within it.
        topic: Only those on this shared topic.
        service: Only those limited to this service, or to one within it.

    Returns:
        `Shifts`: the arrangements as given, each in the order of its file. What a source says of several sites at once
        is marked; `.once()` makes one row of it.

    Raises:
        UnknownName: There is no such theme, stage, topic or service; names near ones.
        RefusedQuestion: One of them is no arrangement, or there is none.

    A shift of which no stage is recorded is not listed under any, although it may reach it; so it is with services.

    >>> from commissionkit import load
    >>> shifts(load("tameside-glossop"))[0].text
    'from health care to population health'
    """
    asked = several(arrangements)
    facts = facts_of(asked, Shift)
    among(theme, words(shared().shifts, (fact.theme for *_, fact in facts)), "shared shift")
    among(topic, words(shared().topics, (fact.topic for *_, fact in facts)), "topic")
    stage_of(asked, stage)
    service_of(asked, service)
    items = tuple(
        shift(name, world, fact)
        for name, world, fact in facts
        if theme in (None, fact.theme)
        and topic in (None, fact.topic)
        and within(world.stage_tree, fact.stage, stage)
        and within(world.service_tree, fact.service, service)
    )
    under = (
        word(shared().shifts, theme),
        word(shared().topics, topic),
        fact_word(asked, stage),
        fact_word(asked, service),
    )
    return Shifts(items=items, **head(asked, "Shifts", *under))


def factors(
    *arrangements: Arrangement | Iterable[Arrangement],
    kind: FactorKind | str | None = None,
    theme: str | None = None,
    stage: str | None = None,
) -> Factors:
    """What helped, hindered, drove, was risked or was gained.

    Args:
        arrangements: One or more, or one iterable of them.
        kind: Only `enabler`, `barrier`, `risk`, `driver`, `benefit` or `challenge`.
        theme: Only those that belong to this shared theme.
        stage: Only those that bear on this stage of the cycle, or on a stage within it.

    Returns:
        `Factors`: the arrangements as given, each in the order of its file. What a source says of several sites at
        once is marked; `.once()` makes one row of it.

    Raises:
        UnknownName: There is no such kind, theme or stage; names near ones.
        RefusedQuestion: One of them is no arrangement, or there is none.

    It does not weigh one against another.

    >>> from commissionkit import load
    >>> factors(load("tameside-glossop"), kind="barrier")[0].text
    'Law and regulation that make one commissioning organisation hard to create'
    """
    asked = several(arrangements)
    facts = facts_of(asked, Factor)
    among(kind, [str(word) for word in FactorKind], "kind of factor")
    among(theme, words(shared().factors, (fact.theme for *_, fact in facts)), "shared theme")
    stage_of(asked, stage)
    items = tuple(
        factor(name, world, fact)
        for name, world, fact in facts
        if kind in (None, fact.kind) and theme in (None, fact.theme) and within(world.stage_tree, fact.stage, stage)
    )
    under = (str(kind) if kind else "", word(shared().factors, theme), fact_word(asked, stage))
    return Factors(items=items, **head(asked, "What helped, hindered, was risked or gained", *under))


def implications(
    *arrangements: Arrangement | Iterable[Arrangement],
    audience: str | None = None,
    topic: str | None = None,
    raised_by: str | None = None,
) -> Implications:
    """The lessons that sources draw.

    Args:
        arrangements: One or more, or one iterable of them.
        audience: Only those for `local` or `national` readers, or for whom the source names.
        topic: Only those on this shared topic.
        raised_by: Only those that this body or forum raised, by id; an empty text for those of the authors.

    Returns:
        `Implications`: the arrangements as given, each in the order of its file.

    Raises:
        UnknownName: There is no such audience, topic, body or forum; names near ones.
        RefusedQuestion: One of them is no arrangement, or there is none.

    It does not see whether anybody took them to heart.

    >>> from commissionkit import load
    >>> implications(load("tameside-glossop"))[2].text
    'Planning by the stages of life is one way to practise population health'
    """
    asked = several(arrangements)
    facts = facts_of(asked, Implication)
    among(audience, dict.fromkeys((*_AUDIENCES, *(fact.audience for *_, fact in facts))), "audience")
    among(topic, words(shared().topics, (fact.topic for *_, fact in facts)), "topic")
    id_of(asked, raised_by or None, Organisation, Forum, what="body or forum")
    items = tuple(
        implication(name, world, fact)
        for name, world, fact in facts
        if audience in (None, fact.audience)
        and topic in (None, fact.topic)
        and (raised_by is None or raised_by in (fact.raised_by or ("",)))
    )
    by = "of the authors" if raised_by == "" else fact_word(asked, raised_by)
    return Implications(items=items, **head(asked, "Lessons", audience or "", word(shared().topics, topic), by))
