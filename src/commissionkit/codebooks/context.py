"""Background on a site: people, money, ratings and indicators, as Appendix B of the report sets them out."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from decimal import ROUND_HALF_UP, Decimal
from typing import Final

from attrs import evolve

from commissionkit.codebooks.overview import commissioners, councils
from commissionkit.codebooks.wording import of_facts, reading, short, silences
from commissionkit.comparison import Characteristic, Codebook, Piece, Reading, piece
from commissionkit.model import (
    Arrangement,
    Count,
    MoneyStatement,
    Observation,
    Population,
    Rating,
    Statement,
    System,
)
from commissionkit.units import UNSTATED

__all__ = ["CONTEXT"]

#: What each indicator of the appendix is called in its row.
_INDICATORS: Final = ("healthy life expectancy at birth", "life expectancy at birth")
_GROUPS: Final = ("men", "women")


def _figures(kind: str, wanted: Callable[[Arrangement], Iterable[Statement]]) -> Callable[[Arrangement], Reading]:
    """A row of figures, each with whom or what it is about."""

    def ask(site: Arrangement) -> Reading:
        pieces = (piece(_told(site, statement), statement) for statement in wanted(site))
        return reading(pieces, f'ck.statements({{site}}, kind="{kind}")', silences(site, kind))

    return ask


def _told(site: Arrangement, statement: Statement) -> str:
    """A figure with its subject, where that is not plainly the site, and its year."""
    published = statement.area or statement.about
    subject = "" if published == site.area else f"{short(site, published)}: "
    when = "" if statement.when in ("", UNSTATED) else f" ({statement.when.replace('..', ' to ')})"
    planned = ", planned" if statement.status.is_plan else ""
    return f"{subject}{statement.said}{when}{planned}"


# -- people and money ----------------------------------------------------------------------------------------------


def _people(*, registered: bool) -> Callable[[Arrangement], Iterator[Population]]:
    """Populations of the site and its parts: systems have a row of their own, means are no count."""

    def wanted(site: Arrangement) -> Iterator[Population]:
        systems = {area.id for area in site.areas if isinstance(area, System)}
        for population in site.populations:
            of_site = not population.mean_over and population.about not in systems
            if of_site and (population.counted == "registered") is registered:
                yield population

    return wanted


def _allocations(site: Arrangement) -> Iterator[MoneyStatement]:
    return (money for money in site.money if money.meaning == "allocation")


def per_head(site: Arrangement) -> Reading:
    """The allocation for each registered person: of the site as a whole, else body by body.

    The two figures are of the years that the sources give; where those differ the cell says so. A site for which only
    its parts have figures is not added up, and has no rank.
    """
    people = {p.about: p for p in _people(registered=True)(site) if p.value > 0}
    pairs = [(money, people[money.about]) for money in _allocations(site) if money.about in people]
    whole = [pair for pair in pairs if pair[0].about == site.area or len(pairs) == 1]
    call = '(ck.statements({site}, kind="money"), ck.statements({site}, kind="population"))'
    parts = (pair for pair in pairs if pair not in whole)
    pieces = [_per_head_piece(site, money, persons) for money, persons in (*whole, *parts)]
    notes = {f"Allocations of {m.when} are set against people of {p.when}." for m, p in pairs if m.when != p.when}
    found = reading(pieces, call, silences(site, "allocation"))
    return evolve(
        found,
        notes=(*found.notes, *sorted(notes)),
        number=_per_head(*whole[0]) if len(whole) == 1 else None,
        unit="GBP/person",
    )


def _per_head(money: MoneyStatement, people: Population) -> Decimal:
    return (money.amount.amount / people.value).quantize(Decimal(1), ROUND_HALF_UP)


def _per_head_piece(site: Arrangement, money: MoneyStatement, people: Population) -> Piece:
    subject = "" if money.about == site.area else f"{short(site, money.about)}: "
    years = money.when if money.when == people.when else f"{money.when} over {people.when}"
    text = f"{subject}£{_per_head(money, people):,} ({years})"
    return Piece(text, (*money.evidence, *people.evidence), (money.id, people.id), "¶")


# -- bodies --------------------------------------------------------------------------------------------------------


def _ratings(scheme: str) -> Callable[[Arrangement], Iterator[Rating]]:
    return lambda site: (rating for rating in site.ratings if scheme.casefold() in rating.scheme.casefold())


def _counts(unit: str) -> Callable[[Arrangement], Iterator[Count]]:
    return lambda site: (count for count in site.counts if count.unit == unit)


def system(site: Arrangement) -> Reading:
    """The system around the place, its people and its CCGs."""
    pieces = []
    for area in site.areas:
        if isinstance(area, System):
            people = [p for p in site.populations if p.about == area.id]
            ccgs = [c for c in site.counts if c.about == area.id and c.unit == "ccg"]
            said = (statement.said for statement in (*people, *ccgs))
            pieces.append(piece(", ".join([area.name, *said]), area, *people, *ccgs))
    return reading(pieces, "{site}.systems")


def region(site: Arrangement) -> Reading:
    """The region of NHS England and NHS Improvement."""
    return of_facts(site, site.regions, "{site}.regions")


# -- indicators ----------------------------------------------------------------------------------------------------


def _indicator(indicator: str, group: str) -> Callable[[Arrangement], Iterator[Observation]]:
    def wanted(site: Arrangement) -> Iterator[Observation]:
        for observation in site.observations:
            if observation.value is not None and (observation.indicator, observation.group) == (indicator, group):
                yield observation

    return wanted


def others(site: Arrangement) -> Reading:
    """Every other indicator, those told in words included."""
    found = [o for o in site.observations if o.value is None or o.indicator not in _INDICATORS]
    pieces = (piece(f"{o.topic}: {_told(site, o)}", o) for o in found)
    return reading(pieces, 'ck.statements({site}, kind="observation")')


def _heading(indicator: str, group: str) -> str:
    return f"{indicator.removesuffix(' at birth').capitalize()}, {group}"


CONTEXT: Final = Codebook(
    "context",
    "Background",
    (
        Characteristic("commissioners", "CCGs", commissioners),
        Characteristic("registered", "Registered people", _figures("population", _people(registered=True))),
        Characteristic("people", "People, otherwise", _figures("population", _people(registered=False))),
        Characteristic("allocation", "Allocation", _figures("money", _allocations)),
        Characteristic("allocation-per-head", "Allocation per registered person", per_head),
        Characteristic("assessment", "CCG assessment (IAF)", _figures("rating", _ratings("IAF"))),
        Characteristic("practices", "GP practices", _figures("count", _counts("gp-practice"))),
        Characteristic("provider-ratings", "Providers' ratings (CQC)", _figures("rating", _ratings("CQC"))),
        Characteristic("councils", "Councils", councils),
        Characteristic("system", "System", system),
        Characteristic("region", "Region", region),
        *(
            Characteristic(
                f"{indicator.removesuffix(' at birth').replace(' ', '-')}-{group}",
                _heading(indicator, group),
                _figures("observation", _indicator(indicator, group)),
            )
            for indicator in _INDICATORS
            for group in _GROUPS
        ),
        Characteristic("other-indicators", "Other indicators", others),
    ),
    notes=(
        "Figures are as published: each for its own area and year, none averaged.",
        "A rating of a body never passes to its heir.",
    ),
)
