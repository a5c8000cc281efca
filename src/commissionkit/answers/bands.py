"""Populations beside the nominal bands of the tiers: readings, never faults."""

from __future__ import annotations

from decimal import Decimal
from typing import ClassVar

import attrs

from commissionkit.answers.listing import Listing, Row
from commissionkit.answers.standing import SiteRelation
from commissionkit.model.terms import Word
from commissionkit.tables import Cell

__all__ = ["TierCheck", "TierChecks", "Verdict"]


class Verdict(Word):
    """How a population lies to the band of its tier."""

    INSIDE = "inside"
    JUST_BELOW = "just_below"
    JUST_ABOVE = "just_above"
    BELOW = "below"
    ABOVE = "above"
    OPEN = "open"
    NO_BAND = "no_band"


@attrs.frozen(kw_only=True)
class TierCheck(Row):
    """One population beside the band of its tier.

    Attributes:
        id: The id of the population statement.
        about: What it is about, by id.
        about_name: Its name.
        value: The population as text, with its qualifier; both ends of a range.
        number: The number of people.
        year: The year it is for.
        counted: Whom it counts: registered, resident, or not stated.
        area: The area, by id; empty where none is recorded, or where it is a mean over several.
        mean_over: The areas of which it is a mean.
        tier: The tier, as stated of the area or of every area of the mean.
        supposed: Whether no tier is stated and the question supposed this one.
        least, most: The ends of the band, in persons, both approximate; None where the tier has none.
        verdict: What the number, with its qualifier, is beside the band.
        reason: Why there is no band, or why the verdict is open or no narrower.
        site: How the area stands to that of the arrangement.
        evidence: What is cited for the population.
    """

    about: str
    about_name: str
    value: str
    number: Decimal
    year: str = ""
    counted: str = "not_stated"
    area: str = ""
    mean_over: tuple[str, ...] = ()
    tier: str = "not_stated"
    supposed: bool = False
    least: int | None = None
    most: int | None = None
    verdict: Verdict
    reason: str = ""
    site: SiteRelation = SiteRelation.NOT_STATED

    def record(self) -> dict[str, Cell]:
        """The check as one flat row."""
        return {
            "id": self.id,
            "about": self.about,
            "about_name": self.about_name,
            "value": self.value,
            "number": self.number,
            "year": self.year or None,
            "counted": self.counted,
            "area": self.area or None,
            "mean_over": "; ".join(self.mean_over) or None,
            "tier": self.tier,
            "supposed": self.supposed,
            "least": self.least,
            "most": self.most,
            "verdict": str(self.verdict),
            "reason": self.reason or None,
            "site": str(self.site),
            **self.cited(),
        }

    def reading(self) -> dict[str, Cell]:
        """Whose people, how many, the band, the verdict with its reason, and how the area stands to the site's."""
        band = _band(self.least, self.most) if self.least is not None and self.most is not None else ""
        counted = "" if self.counted == "not_stated" else f" ({self.counted})"
        mean = ", on average" if self.mean_over else ""
        return {
            "about": f"{self.about_name}{counted}{mean}",
            "population": self.value,
            "tier": f"{self.tier.replace('_', ' ')}{' (supposed)' if self.supposed else ''}",
            "band": band,
            "verdict": ": ".join(filter(None, [str(self.verdict).replace("_", " "), self.reason])),
            "site": str(self.site).replace("_", " "),
        }

    def __str__(self) -> str:
        return f"{self.about_name}: {self.value}, {str(self.verdict).replace('_', ' ')}"


def _band(least: int, most: int) -> str:
    """Both ends in the largest unit that leaves them whole."""
    for unit, word in ((1_000_000, " million"), (1_000, " thousand")):
        if least % unit == most % unit == 0:
            return f"{least // unit:,} to {most // unit:,}{word}"
    return f"{least:,} to {most:,}"


@attrs.frozen(kw_only=True, repr=False)
class TierChecks(Listing[TierCheck]):
    """Every population beside the band of its tier, by tier, name and year.

    Attributes:
        site: The id of the arrangement.
        title: What was asked.
        items: The checks.
        notes: What a reader has to know.
        beside: What is cited for the bands.
        without: The areas of which no population is listed, by id.
    """

    form: ClassVar[str] = "tier-checks"

    without: tuple[str, ...] = ()

    @property
    def verdicts(self) -> dict[str, dict[str, int]]:
        """How many have which verdict, by tier; what has none is left out."""
        found: dict[str, dict[str, int]] = {}
        for item in self.items:
            of_tier = found.setdefault(item.tier, {})
            of_tier[str(item.verdict)] = of_tier.get(str(item.verdict), 0) + 1
        return {tier: dict(sorted(counts.items())) for tier, counts in found.items()}
