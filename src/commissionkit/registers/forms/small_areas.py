"""Small areas: the look-ups and populations of the Office for National Statistics, whatever their year."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from operator import attrgetter
from typing import Final

import attrs

from commissionkit.registers.area_rows import Placing, SmallArea
from commissionkit.registers.cells import Cells
from commissionkit.registers.files import Published
from commissionkit.registers.forms.form import ONS, Form, Head, made, named_columns
from commissionkit.registers.rows import Row

__all__ = ["SMALL_AREAS"]

_CODE: Final = re.compile(r"lsoa(?:[0-9]{2})?(?:cd| code|_code)?")
#: The columns of a look-up as published: what, year, then `cd` for the GSS code, `cdh` for the ODS code, `nm`, a name.
_PUBLISHED: Final = re.compile(r"(ccg|sicbl|loc|stp|icb|lad|ltla)([0-9]{2})(cdh|cd|nm)")
#: The same tidied: a commissioner by its ODS code, a system by its ODS code or, with a mark, its GSS code.
_TIDIED: Final = re.compile(r"(ccg|sicbl|stp|icb|lad)([0-9]{2})(_gss)?")
_PEOPLE: Final = re.compile(
    r"(?:all ages|population|pop|people|total)|(?:pop|population|people|mid|mid-)[_ ]?([0-9]{4})"
)
_WHAT: Final = {
    "ccg": "commissioner",
    "sicbl": "commissioner",
    "loc": "commissioner",
    "stp": "system",
    "icb": "system",
    "lad": "district",
    "ltla": "district",
}
_HOW: Final = {"cdh": "", "cd": "_gss", "nm": "_name", "_gss": "_gss", None: ""}


@attrs.frozen
class _Columns:
    """Which column says what.

    Attributes:
        code: The one with the code of the small area.
        placings: For each year, the attribute of a placing -> its column.
        people: For each year, 0 where it is not said, the column with the people.
    """

    code: str
    placings: Mapping[int, Mapping[str, str]]
    people: Mapping[int, str]


def _columns(names: Iterable[str]) -> _Columns | None:
    """What the columns of a file say; None where it is not about small areas."""
    code = ""
    placings: dict[int, dict[str, str]] = {}
    people: dict[int, str] = {}
    for name in names:
        if not code and _CODE.fullmatch(name):
            code = name
        elif found := _PUBLISHED.fullmatch(name) or _TIDIED.fullmatch(name):
            placings.setdefault(2000 + int(found[2]), {})[_attribute(found[1], found[3])] = name
        elif counted := _PEOPLE.fullmatch(name):
            people.setdefault(int(counted[1] or 0), name)
    said = {year: columns for year, columns in sorted(placings.items()) if {"district", "commissioner"} & set(columns)}
    return _Columns(code, said, dict(sorted(people.items()))) if code and (said or people) else None


def _attribute(what: str, how: str | None) -> str:
    """The attribute of a placing. A district is known by its GSS code alone."""
    attribute = _WHAT[what] + _HOW[how]
    return "district" if attribute == "district_gss" else attribute


def _recognises(head: Head) -> bool:
    return _columns(head.columns) is not None


def _rows(file: Published) -> Iterator[Row]:
    named = named_columns(file, ())
    if named is None:
        return
    reading, at, width = named
    columns = _columns(at)
    if columns is None:
        hint = "Such as LSOA11CD with CCG19CDH, CCG19CD, STP19CD and LAD19CD, or with a column of people."
        file.faults.add("RG116", "no columns of small areas", line=1, hint=hint)
        return
    yield from made(reading, at, width, file, _Maker(columns))


class _Maker:
    """Makes a row of the cells. Thousands of small areas lie in the same places, which are therefore kept once."""

    __slots__ = ("_columns", "_known")

    def __init__(self, columns: _Columns) -> None:
        self._columns = columns
        self._known: dict[tuple[int, tuple[str, ...]], Placing] = {}

    def __call__(self, cells: Cells) -> SmallArea:
        placings = (self._placing(cells, year, names) for year, names in self._columns.placings.items())
        people = [(year, cells.number(name, needed=False)) for year, name in self._columns.people.items()]
        return SmallArea(
            line=cells.line,
            code=cells.gss(self._columns.code, needed=True),
            placings=tuple(placing for placing in placings if placing is not None),
            people=tuple((year, count) for year, count in people if count is not None),
        )

    def _placing(self, cells: Cells, year: int, names: Mapping[str, str]) -> Placing | None:
        """Where it lay in a year; None where the file does not say."""
        found = tuple(map(cells.text, names.values()))
        if not any(found):
            return None
        known = self._known.get((year, found))
        if known is None:
            for attribute, name in names.items():
                if attribute == "district" or attribute.endswith("_gss"):
                    cells.gss(name)
                elif not attribute.endswith("_name"):
                    cells.ods(name)
            known = Placing(year=year, **dict(zip(names, found, strict=True)))
            if cells.sound:
                self._known[year, found] = known
        return known


SMALL_AREAS: Final = Form(
    name="small-areas",
    title="Small areas with their commissioners, systems and districts, or their people",
    owner=ONS,
    recognises=_recognises,
    rows=_rows,
    key=attrgetter("code"),
)
