"""A statement as a figure: its number and unit, its value in words, its area and how that stands to the site."""

from __future__ import annotations

from decimal import Decimal

import attrs

from commissionkit.answers.figures import Figure
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
    Statement,
)
from commissionkit.model.quantities import GBP, PERSON
from commissionkit.questions.figures.reaching import Footprint, footprint, home, of_areas, stands
from commissionkit.units import Qualifier

__all__ = ["figure", "reach"]


@attrs.frozen
class _Value:
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
        value=statement.said,
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
    """The number as numbers are added: without words."""
    if isinstance(statement, Population):
        return _Value(statement.value, PERSON, statement.qualifier, statement.upper)
    if isinstance(statement, MoneyStatement):
        return _Value(statement.amount.amount, GBP, statement.amount.qualifier)
    if isinstance(statement, Count) or (isinstance(statement, Observation) and statement.value is not None):
        return _Value(statement.value, statement.unit, statement.qualifier)
    return _Value()
