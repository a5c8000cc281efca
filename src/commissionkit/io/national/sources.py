"""The public tables that the facts of `england` are cited from, with their licences."""

from __future__ import annotations

from typing import Final

from commissionkit.sources import Source

__all__ = ["SOURCES"]

_OGL: Final = "Contains public sector information licensed under the Open Government Licence v3.0"
_ONS: Final = (
    f"{_OGL}. Source: Office for National Statistics licensed under the Open Government Licence v3.0. "
    "Contains OS data © Crown copyright and database right"
)
_CC_BY: Final = "Creative Commons Attribution 4.0 International"
_ODS: Final = "NHS Digital, Organisation Data Service"


def _dataset(name: str, title: str, publisher: str, licence: str, note: str = "") -> Source:
    return Source(id=name, title=title, publisher=publisher, kind="dataset", licence=licence, note=note)


SOURCES: Final = (
    _dataset("ods-eccg", "Register of clinical commissioning groups (eccg)", _ODS, _OGL, "A copy of December 2025."),
    _dataset("ods-etr", "Register of NHS trusts (etr)", _ODS, _OGL, "A copy of December 2025."),
    _dataset(
        "ods-eauth", "Register of NHS England's regions and offices (eauth)", _ODS, _OGL, "A copy of August 2017."
    ),
    _dataset("ods-succ", "Register of predecessors and successors (succ)", _ODS, _OGL),
    _dataset("ods-councils", "Register of local authorities, 2019", _ODS, _OGL),
    _dataset("nhsd-gp-2022", "Regions in the lookup of registered patients, January 2022", "NHS Digital", _OGL),
    _dataset(
        "stp-partners",
        "Sustainability and transformation partnerships: partners and log of changes",
        "NHS England",
        _OGL,
        "As at the middle of 2019. That NHS England published it is inferred.",
    ),
    _dataset(
        "ons-icb-2024",
        "Names and codes of integrated care boards, December 2024",
        "Office for National Statistics",
        _ONS,
    ),
    _dataset(
        "ons-ccg-stp",
        "Lookups of CCGs to partnerships and regions, 2017 to 2022",
        "Office for National Statistics",
        _ONS,
    ),
    _dataset(
        "ons-small-areas",
        "Lookups of small areas to CCGs and districts, 2015 to 2022, with people by small area",
        "Office for National Statistics",
        _ONS,
        "Mid-year estimates of residents of lower layer super output areas, added up by commissioner and district.",
    ),
    _dataset(
        "ons-offices-2018",
        "Lookup of CCGs to local offices and regions of NHS England, April 2018",
        "Office for National Statistics",
        _ONS,
    ),
    _dataset("mysociety-las", "Local authorities of the UK", "mySociety", _CC_BY, "Taken over in part."),
)
