"""Geography: areas by the tier that the source gives them, and who covers them."""

from __future__ import annotations

from typing import ClassVar

import attrs

from commissionkit.model.base import Fact, NamedFact, many, refers_to, refs
from commissionkit.model.organisations import Identifier
from commissionkit.model.terms import Coterminosity, Extent
from commissionkit.units import Share

__all__ = ["Area", "Coverage", "Locality", "Nation", "Neighbourhood", "Place", "Region", "System"]


@attrs.frozen(kw_only=True)
class Area(NamedFact):
    """An area whose tier the source does not state; the subclasses are tiers as stated.

    Attributes:
        within: The areas it lies in.
        made_up_of: Areas that a source says make it up wholly; empty where none says so.
        identifiers: Codes, such as a GSS code.
    """

    within: tuple[str, ...] = refs("Area")
    made_up_of: tuple[str, ...] = refs("Area")
    identifiers: tuple[Identifier, ...] = many()
    tier: ClassVar[str] = "not_stated"


@attrs.frozen(kw_only=True)
class Neighbourhood(Area):
    """An area of the neighbourhood tier."""

    tier: ClassVar[str] = "neighbourhood"


@attrs.frozen(kw_only=True)
class Locality(Area):
    """A part of a place, as local usage has it; no tier of the national schematic."""

    tier: ClassVar[str] = "locality"


@attrs.frozen(kw_only=True)
class Place(Area):
    """An area of the place tier."""

    tier: ClassVar[str] = "place"


@attrs.frozen(kw_only=True)
class System(Area):
    """An area of the system tier, that of an STP or ICS."""

    tier: ClassVar[str] = "system"


@attrs.frozen(kw_only=True)
class Region(Area):
    """An area of a regional team."""

    tier: ClassVar[str] = "region"


@attrs.frozen(kw_only=True)
class Nation(Area):
    """A whole country."""

    tier: ClassVar[str] = "nation"


@attrs.frozen(kw_only=True)
class Coverage(Fact):
    """An organisation or a forum covers an area.

    Attributes:
        body: Who covers it.
        area: What is covered.
        extent: Whether the area is covered wholly.
        share: The share of the body's own people who live in the area, where a source gives one.
        people: How many of the body's own people live in the area, where a source gives or adds up to that.
        coterminosity: How far the two footprints are the same, as the source puts it.
    """

    kind_word: ClassVar[str] = "coverage"
    body: str = attrs.field(metadata=refers_to("Organisation", "Forum", carries=True))
    area: str = attrs.field(metadata=refers_to("Area"))
    extent: Extent = Extent.WHOLE
    share: Share | None = None
    people: int | None = None
    coterminosity: Coterminosity = Coterminosity.NOT_STATED
