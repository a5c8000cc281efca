"""Models of commissioning, all of them or those in force on some days."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date

import attrs

from commissionkit.answers.dating import spoken
from commissionkit.answers.figures import Figure
from commissionkit.answers.past import Effect, InForce, ModelRow, Models
from commissionkit.model import Arrangement, CommissioningModel, Count, Judgement
from commissionkit.periods import Bound
from commissionkit.questions.decisions.asking import On
from commissionkit.questions.decisions.phrasing import listed
from commissionkit.questions.figures.valuing import figure
from commissionkit.questions.naming import several
from commissionkit.questions.themes.wording import facts_of, head, named, title_of
from commissionkit.succession import as_of
from commissionkit.succession.lives import Life, following, is_beyond, life_of

__all__ = ["models"]


def models(*arrangements: Arrangement | Iterable[Arrangement], on: On | None = None) -> Models:
    """The ways in which commissioning was organised, with what is known of each.

    Args:
        arrangements: One or more, or one iterable of them.
        on: Only those in force on a day, a month, a year, an NHS year or a span. Over several days a model is listed if
            it was in force on each of them (`yes`), certainly on some and not or not certainly on each (`part`), or if
            its dates leave open whether it was in force on any (`may_be`); `.in_force` of each row says which. A model
            that "ended in 1999" may be in force on 1 May 1999. None for all of them, whenever they were.

    Returns:
        `Models`: the arrangements as given, each in the order of its file. A row has dates, holders, services, the
        nature of the budget, participation, who was legally responsible, counts of the holders, and the judgements of
        its effect. `.certain` and `.open` are the ids of what was in force on each of the days and of the rest;
        `.effects_known()` lists the judgements.

    Raises:
        InvalidText: `on` names no days.
        RefusedQuestion: One of them is no arrangement, there is none, or a snapshot is asked about other days.

    It does not see who held what in one place: a model speaks of its kind of body, wherever there was one.

    >>> from commissionkit.model import CommissioningModel
    >>> from commissionkit.periods import Period
    >>> held = CommissioningModel(id="fundholding", name="Fundholding", period=Period.parse("1991..1999"))
    >>> past = Arrangement(id="past", as_at=Bound.parse("2019"), facts=[held])
    >>> [(row.id, str(row.in_force)) for row in models(past, on="1999")]
    [('fundholding', 'part')]
    """
    asked = several(arrangements)
    day = None if on is None else Bound.parse(on, span=True)
    days = None if day is None else day.days
    found = [_row(name, world, fact) for name, world, fact in facts_of(asked, CommissioningModel)]
    kept = [row for row in (_on(asked[row.arrangement], row, day) for row in found) if row is not None]
    return Models(
        items=tuple(kept),
        on=str(day or ""),
        notes=() if day is None or days is None else _notes(asked, kept, found, day),
        **head(asked, f"Models of commissioning{f' in force {day}' if day else ''}"),
    )


# -- one model -------------------------------------------------------------------------------------------------------


def _row(called: str, world: Arrangement, fact: CommissioningModel) -> ModelRow:
    return ModelRow(
        id=fact.id,
        arrangements=(called,),
        arrangement_names=(title_of(world),),
        name=fact.name,
        period=fact.period,
        status=fact.status,
        holders=fact.holders,
        holder_names=_names(world, fact.holders),
        services=fact.services,
        service_names=_names(world, fact.services),
        scope=fact.scope,
        budget=fact.budget,
        money=fact.money,
        participation=fact.participation,
        clinical=fact.clinical,
        responsible=fact.responsible,
        responsible_names=_names(world, fact.responsible),
        follows=fact.follows,
        follows_names=_names(world, fact.follows),
        maturity=fact.maturity,
        rests_on=fact.effects,
        counts=_counts(world, fact),
        effects=_effects(called, world, fact),
        silent=tuple(dict.fromkeys(silence.what for silence in world.silent if silence.subject == fact.id)),
        note=fact.note,
        evidence=fact.evidence,
    )


def _names(world: Arrangement, ids: Iterable[str]) -> tuple[str, ...]:
    return tuple(named(world, name) for name in ids)


def _counts(world: Arrangement, model: CommissioningModel) -> tuple[Figure, ...]:
    """How many of its holders there were, or of anything else that is counted of the model."""
    about = {model.id, *model.holders}
    return tuple(figure(world, fact) for fact in world.facts if isinstance(fact, Count) and fact.about in about)


def _effects(called: str, world: Arrangement, model: CommissioningModel) -> tuple[Effect, ...]:
    return tuple(
        Effect(
            id=fact.id,
            arrangements=(called,),
            arrangement_names=(title_of(world),),
            model=model.id,
            model_name=model.name,
            text=fact.name,
            bearing=fact.bearing,
            note=fact.note,
            evidence=fact.evidence,
        )
        for fact in world.facts
        if isinstance(fact, Judgement) and fact.about == model.id
    )


# -- days ------------------------------------------------------------------------------------------------------------


def _on(world: Arrangement, row: ModelRow, asked: Bound | None) -> ModelRow | None:
    """The row, with how far it was in force on the days; None where it certainly was not on any."""
    if asked is None:
        return row
    life = _life(world, row, asked)
    first, last = asked.days
    if life is None or last < life.start_earliest or first >= life.end_latest:
        return None
    return attrs.evolve(row, in_force=_in_force(life, first, last), why=_why(row, life, first, last))


def _life(world: Arrangement, row: ModelRow, asked: Bound) -> Life | None:
    """When the model lived; a snapshot answers for its own days and its own view of plans alone."""
    mark = world.snapshot
    if mark is not None:
        as_of(world, asked, plans=mark.plans)
    return life_of(world[row.id], world.as_at, plans=mark is not None and mark.plans)


def _in_force(life: Life, first: date, last: date) -> InForce:
    if life.start_latest <= first and last < life.end_earliest:
        return InForce.YES
    after = following(last)
    begun, not_over = life.start_latest <= last, first < life.end_earliest
    # Begun by the last of the days and not over on the first, whenever exactly; or begun, or ended, among them.
    certain = (
        (begun and not_over) or (begun and first <= life.start_earliest) or (not_over and life.end_latest <= after)
    )
    return InForce.PART if certain else InForce.MAY_BE


def _why(row: ModelRow, life: Life, first: date, last: date) -> str:
    reasons = []
    if first < life.start_latest:
        reasons.append(_bound("begins", "start", row.period.start))
    if last >= life.end_earliest:
        reasons.append(_bound("ends", "end", row.period.end))
    return listed(reasons)


def _bound(verb: str, noun: str, bound: Bound) -> str:
    if bound.kind != "days":
        return f"its {noun} is not stated"
    if bound.is_exact:
        return f"{verb} on {bound}"
    return f"{verb} on some day{',' if '..' in bound.text else ' of'} {spoken(bound.text)}"


def _notes(
    asked: Mapping[str, Arrangement], kept: Iterable[ModelRow], found: Iterable[ModelRow], day: Bound
) -> tuple[str, ...]:
    """Which are not certain and why; what is left out because it is a plan; days that no source speaks to."""
    kept = tuple(kept)
    notes = []
    for word, lead in ((InForce.PART, "In force on part of the days"), (InForce.MAY_BE, "May be in force then")):
        told = [f"{row.name} ({row.why})" for row in kept if row.in_force is word]
        if told:
            notes.append(f"{lead}: {'; '.join(told)}.")
    listed_ids = {(row.arrangement, row.id) for row in kept}
    plans = [row.name for row in found if row.status.is_plan and (row.arrangement, row.id) not in listed_ids]
    if plans:
        notes.append(f"Left out, being only planned: {listed(plans)}.")
    beyond = [world.id for world in asked.values() if is_beyond(world.as_at, day.days[1])]
    if beyond:
        notes.append(f"Asked about days after those that the sources speak to: {listed(beyond)}.")
    return tuple(notes)
