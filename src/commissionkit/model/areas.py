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


# The tiers have the attributes of an area and no more: attrs need not write the same methods for each again, which
# would take longer at every start than all else in this module.
class Neighbourhood(Area):
    """An area of the neighbourhood tier."""

    __slots__ = ()
    tier: ClassVar[str] = "neighbourhood"


class Locality(Area):
    """A part of a place, as local usage has it; no tier of the national schematic."""

    __slots__ = ()
    tier: ClassVar[str] = "locality"


class Place(Area):
    """An area of the place tier."""

    __slots__ = ()
    tier: ClassVar[str] = "place"


class System(Area):
    """An area of the system tier, that of an STP or ICS."""

    __slots__ = ()
    tier: ClassVar[str] = "system"


class Region(Area):
    """An area of a regional team."""

    __slots__ = ()
    tier: ClassVar[str] = "region"


class Nation(Area):
    """A whole country."""

    __slots__ = ()
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
