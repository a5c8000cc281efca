"""The rows of tables that tell of areas and of who covers them, as typed values."""

from __future__ import annotations

import attrs

from commissionkit.registers.rows import Row

__all__ = ["Belonging", "Overlap", "Placing", "SmallArea"]


@attrs.frozen(kw_only=True)
class Placing:
    """Where a small area lay in one year.

    Attributes:
        year: The year of the look-up.
        commissioner: The ODS code of its commissioner; empty where the file gives none.
        commissioner_gss: The GSS code of the commissioner.
        commissioner_name: Its name.
        system: The ODS code of its system.
        system_gss: The GSS code of the system.
        system_name: Its name.
        district: The GSS code of its local authority district.
        district_name: Its name.
    """

    year: int
    commissioner: str = ""
    commissioner_gss: str = ""
    commissioner_name: str = ""
    system: str = ""
    system_gss: str = ""
    system_name: str = ""
    district: str = ""
    district_name: str = ""


@attrs.frozen(kw_only=True)
class SmallArea(Row):
    """A small area (LSOA): where it lay, year by year, or how many people live in it, or both.

    Attributes:
        code: Its GSS code.
        placings: Where it lay, by year.
        people: Pairs of a year and the people in that year, by year; the year is 0 where the file does not say which.
    """

    code: str
    placings: tuple[Placing, ...] = ()
    people: tuple[tuple[int, int], ...] = ()


@attrs.frozen(kw_only=True)
class Overlap(Row):
    """How many small areas and people a commissioner and a district share in one year.

    Attributes:
        line: The line of the file; 0 where it was added up from small areas.
        year: The year of the look-up.
        commissioner: The ODS code of the commissioner, or its GSS code where that is all there is.
        district: The GSS code of the district.
        small_areas: How many small areas they share.
        people: How many people live there; None where the population of one of them is not known.
        basis: For when the people are counted, such as `mid-2019`.
        upper_tier: The GSS code of the county above the district, where the file gives it.
    """

    year: int
    commissioner: str
    district: str
    small_areas: int
    people: int | None
    basis: str = ""
    upper_tier: str = ""


@attrs.frozen(kw_only=True)
class Belonging(Row):
    """To which system and region a commissioner belonged in one year.

    Attributes:
        year: The year.
        commissioner, commissioner_gss, commissioner_name: The commissioner.
        system_gss, system_name: Its system.
        region, region_name: The region of that.
    """

    year: int
    commissioner: str
    commissioner_gss: str = ""
    commissioner_name: str = ""
    system_gss: str = ""
    system_name: str = ""
    region: str = ""
    region_name: str = ""
