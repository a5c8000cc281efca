"""Populations beside the nominal bands of the tiers."""

from __future__ import annotations

from collections.abc import Iterable
from decimal import Decimal
from fractions import Fraction
from typing import Final

import attrs

from commissionkit.answers.bands import TierCheck, TierChecks, Verdict
from commissionkit.errors import UnknownName
from commissionkit.model import Area, Arrangement, Population, Tier
from commissionkit.periods import Holds
from commissionkit.questions.decisions.asking import On
from commissionkit.questions.figures.valuing import figure
from commissionkit.questions.naming import check_arrangement
from commissionkit.succession import as_of, holds
from commissionkit.units import Qualifier, Share, percent

__all__ = ["tier_check"]

_TOLERANCE: Final = Fraction(1, 20)
_ENDLESS: Final = (Qualifier.MORE_THAN, Qualifier.AT_LEAST)
_FROM_NOTHING: Final = (Qualifier.LESS_THAN, Qualifier.AT_MOST)
_MORE: Final = (Qualifier.MORE_THAN, Qualifier.JUST_OVER)
_LESS: Final = (Qualifier.LESS_THAN, Qualifier.JUST_UNDER)


def tier_check(
    arrangement: Arrangement,
    *,
    on: On | None = None,
    unstated_as: str | None = None,
    tolerance: Fraction | Decimal | int | str = _TOLERANCE,
) -> TierChecks:
    """How each published population lies to the nominal band of its tier.

    The bands are approximate, and places may naturally be smaller: a verdict is a reading, and nothing that is wrong.

    Args:
        arrangement: The site or country, or a snapshot of it.
        on: Only populations that hold on a day or days, by their own dates; one that may hold then is kept. None for
            all of them: of an area that was counted in several years, each count.
        unstated_as: A tier, such as `place`: areas of which no tier is stated are held against its band, and such a row
            is marked `supposed`. Districts have no tier of their own. None leaves them without a band.
        tolerance: How far outside the band a number still counts as just outside, as a share of that end of the band:
            a fraction, a decimal, or a text such as `5%`.

    Returns:
        `TierChecks`, one for each population, by tier, name and year. A qualifier is heeded: of "more than 3 million"
        it is never said that it is inside a band that ends there, and where the qualifier allows several verdicts it is
        `open`, or the wider of two on one side. `.verdicts` counts the verdicts by tier, `.without` has the areas of
        which no population is listed: how many live there is unknown, which is not nobody.

    Raises:
        UnknownName: `unstated_as` is no tier with a band; names near ones.
        InvalidText: The tolerance is no share from 0 to 1, or a float, which is never exact; `on` names no days.
        RefusedQuestion: The question is not put to an arrangement.

    It does not see a tier that no source states of an area, and reads none from the number itself.

    >>> from commissionkit import load
    >>> [(str(row.value), row.verdict.value) for row in tier_check(load("south-tyneside")) if row.tier == "place"]
    [('≈150,000 people', 'below'), ('157,204 people', 'below')]
    """
    check_arrangement(arrangement)
    margin = Share.parse(tolerance).value
    bands = {tier.id: tier for tier in arrangement.vocabulary.tiers}
    if unstated_as is not None and unstated_as not in bands:
        raise UnknownName(str(unstated_as), bands, what="tier with a band")
    items = [_check(arrangement, population, margin, unstated_as) for population in _populations(arrangement, on)]
    told = {area for item in items for area in (item.area, *item.mean_over)}
    notes = (
        "The bands are approximate, and places may naturally be smaller: a verdict is a reading, not a fault.",
        f"Just below and just above: outside the band by at most {percent(margin)} of its end.",
    )
    return TierChecks(
        site=arrangement.id,
        title=f"Populations and the bands of their tiers, {arrangement.title or arrangement.id}",
        items=tuple(sorted(items, key=lambda item: _order(arrangement, item))),
        notes=_notes(notes, items, unstated_as) if items else (),
        beside=tuple(dict.fromkeys(c for tier in arrangement.vocabulary.tiers for c in tier.evidence)) if items else (),
        without=tuple(sorted(f.id for f in arrangement.facts if isinstance(f, Area) and f.id not in told)),
    )


def _populations(arrangement: Arrangement, on: On | None) -> Iterable[Population]:
    if arrangement.snapshot is not None and on is not None:
        as_of(arrangement, on, plans=arrangement.snapshot.plans)  # refuses other days than its own
    if on is None:
        return arrangement.populations
    return [fact for fact in arrangement.populations if holds(arrangement, fact, on) is not Holds.NO]


def _notes(notes: tuple[str, ...], items: list[TierCheck], unstated_as: str | None) -> tuple[str, ...]:
    supposed = sum(item.supposed for item in items)
    if not supposed:
        return notes
    return (*notes, f"Held against the band of a {unstated_as} as asked, with no tier stated: {supposed}.")


def _order(arrangement: Arrangement, item: TierCheck) -> tuple[int, str, str, str, str]:
    tiers = [tier.id for tier in arrangement.vocabulary.tiers]
    rank = tiers.index(item.tier) if item.tier in tiers else len(tiers)
    return rank, item.about_name, item.year, item.counted, item.id


def _check(arrangement: Arrangement, population: Population, margin: Fraction, unstated_as: str | None) -> TierCheck:
    row = figure(arrangement, population)
    areas = population.mean_over or tuple(filter(None, [row.area]))
    tiers = {_tier(arrangement, area) for area in areas}
    tier = tiers.pop() if len(tiers) == 1 else Area.tier
    supposed = unstated_as is not None and bool(areas) and tier == Area.tier and not tiers
    tier = unstated_as if supposed and unstated_as is not None else tier
    band = next((found for found in arrangement.vocabulary.tiers if found.id == tier), None)
    check = TierCheck(
        id=row.id,
        about=row.about,
        about_name=row.about_name,
        value=row.value,
        number=population.value,
        year=row.year,
        counted=population.counted,
        area=row.area,
        mean_over=row.mean_over,
        tier=tier,
        supposed=supposed,
        verdict=Verdict.NO_BAND,
        site=row.site,
        evidence=row.evidence,
    )
    if band is None:
        return attrs.evolve(check, reason=_why_none(areas, tier))
    verdict, reason = _verdict(population, band, margin)
    return attrs.evolve(check, least=band.least, most=band.most, verdict=verdict, reason=reason)


def _tier(arrangement: Arrangement, area: str) -> str:
    found = arrangement.get(area)
    return found.tier if isinstance(found, Area) else Area.tier


def _why_none(areas: tuple[str, ...], tier: str) -> str:
    if not areas:
        return "no one area is recorded that it is of"
    return f"the tier {tier} has no band" if tier != Area.tier else "no one tier is stated of its area"


def _verdict(population: Population, band: Tier, margin: Fraction) -> tuple[Verdict, str]:
    """The verdict that every number which the statement allows would have, or the wider one."""
    found = {_of(number, band, margin, nudge) for number, nudge in _ends(population)}
    if len(found) == 1:
        return found.pop(), ""
    for wide, just in ((Verdict.ABOVE, Verdict.JUST_ABOVE), (Verdict.BELOW, Verdict.JUST_BELOW)):
        if found == {wide, just}:
            return wide, f"how far is not stated: {population.said}"
    return Verdict.OPEN, f"{population.said} leaves it open"


def _ends(population: Population) -> tuple[tuple[Fraction | None, int], ...]:
    """The least and the greatest number that a statement allows, None for no limit, and to which side it is beyond."""
    low = Fraction(population.value)
    high = low if population.upper is None else Fraction(population.upper)
    qualifier = population.qualifier
    if qualifier in _ENDLESS:
        return (low, int(qualifier in _MORE)), (None, 1)
    if qualifier in _FROM_NOTHING:
        return (Fraction(0), 0), (high, -int(qualifier in _LESS))
    nudge = int(qualifier in _MORE) - int(qualifier in _LESS)
    return (low, nudge), (high, nudge)


def _of(number: Fraction | None, band: Tier, margin: Fraction, nudge: int) -> Verdict:
    """The verdict on one number, or on one a hair above or below it."""
    if number is None or (number, nudge) > (band.most * (1 + margin), 0):
        return Verdict.ABOVE
    if (number, nudge) > (band.most, 0):
        return Verdict.JUST_ABOVE
    if (number, nudge) < (band.least * (1 - margin), 0):
        return Verdict.BELOW
    return Verdict.JUST_BELOW if (number, nudge) < (band.least, 0) else Verdict.INSIDE
