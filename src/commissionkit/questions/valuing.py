"""A statement as a figure: its number and unit, its value in words, its area and how that stands to the site."""

from __future__ import annotations

from decimal import Decimal

import attrs

from commissionkit.answers.figures import Figure
from commissionkit.answers.quantities import GBP, PERSON, is_phrase, quantity_text
from commissionkit.answers.standing import SiteRelation
from commissionkit.model import (
    Area,
    Arrangement,
    Contract,
    Count,
    Coverage,
    Forum,
    MoneyStatement,
    Observation,
    Organisation,
    Population,
    Process,
    Provision,
    Rating,
    Statement,
    Target,
)
from commissionkit.questions.reaching import Footprint, footprint, home, of_areas, stands
from commissionkit.units import Qualifier

__all__ = ["figure", "reach"]


@attrs.frozen
class _Value:
    text: str
    number: Decimal | None = None
    unit: str = ""
    qualifier: Qualifier = Qualifier.EXACTLY
    upper: Decimal | None = None


def figure(world: Arrangement, statement: Statement) -> Figure:
    """The statement as one row."""
    value = _value(statement)
    held = reach(world, statement)
    mean = statement.mean_over if isinstance(statement, Population) else ()
    area = statement.area or ("" if mean else home(world, held))
    return Figure(
        id=statement.id,
        kind=statement.kind_word,
        topic=statement.topic,
        about=statement.about,
        about_name=world.name(statement.about),
        value=value.text,
        number=value.number,
        upper=value.upper,
        qualifier=value.qualifier,
        unit=value.unit,
        year=statement.when,
        over=statement.over if isinstance(statement, MoneyStatement) else "",
        area=area,
        area_name=world.name(area) if area else "",
        mean_over=mean,
        site=_site(world, held, mean),
        status=statement.status,
        note=statement.note,
        evidence=statement.evidence,
    )


def reach(world: Arrangement, statement: Statement) -> Footprint:
    """Where the people are that it speaks of: the areas of a mean, the area as published, or that of its subject."""
    if isinstance(statement, Population) and statement.mean_over:
        return of_areas(statement.mean_over)
    if statement.area:
        return of_areas([statement.area])
    about = world.get(statement.about)
    if isinstance(about, Area):
        return of_areas([about.id])
    if isinstance(about, (Organisation, Forum)):
        return footprint(world, about.id)
    if isinstance(about, (Contract, Process, Provision, Coverage)) and about.area:
        return of_areas([about.area])
    return Footprint()


def _site(world: Arrangement, held: Footprint, mean: tuple[str, ...]) -> SiteRelation:
    found = stands(world, held)
    # A mean over all the parts of the site still speaks of the parts.
    return SiteRelation.PART if mean and found is SiteRelation.WHOLE and world.area not in mean else found


def _value(statement: Statement) -> _Value:
    if isinstance(statement, Population):
        return _counted(statement.value, PERSON, statement.qualifier, statement.upper)
    if isinstance(statement, Count):
        found = _counted(statement.value, statement.unit, statement.qualifier)
        # The topic says the phrase already, and it has no simple plural.
        bare = quantity_text(statement.value, "", statement.qualifier)
        return attrs.evolve(found, text=bare) if is_phrase(statement.unit) else found
    if isinstance(statement, MoneyStatement):
        found = _counted(statement.amount.amount, GBP, statement.amount.qualifier)
        return attrs.evolve(found, text=f"{found.text} over {statement.over}" if statement.over else found.text)
    if isinstance(statement, Observation):
        return _observed(statement)
    if isinstance(statement, Rating):
        return _Value(statement.rating)
    if isinstance(statement, Target):
        return _Value(_aim(statement))
    return _Value("")


def _counted(number: Decimal, unit: str, qualifier: Qualifier, upper: Decimal | None = None) -> _Value:
    return _Value(quantity_text(number, unit, qualifier, upper), number, unit, qualifier, upper)


def _observed(statement: Observation) -> _Value:
    against = f" ({statement.comparator})" if statement.comparator else ""
    if statement.value is None:
        return _Value(f"{statement.finding}{against}".strip())
    found = _counted(statement.value, statement.unit, statement.qualifier)
    said = f", {statement.finding}" if statement.finding else ""
    return attrs.evolve(found, text=f"{found.text}{said}{against}")


def _aim(statement: Target) -> str:
    parts = [
        statement.change,
        f"against {statement.comparator}" if statement.comparator else "",
        f"by {statement.by}" if statement.by else "",
    ]
    return ", ".join(part for part in parts if part)
