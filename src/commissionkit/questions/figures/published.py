"""Every published figure, and how its area stands to that of the arrangement."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial
from typing import Final

from commissionkit.answers.figures import Figure, Statements
from commissionkit.answers.standing import SiteRelation
from commissionkit.errors import InvalidText, UnknownName
from commissionkit.model import Area, Arrangement, Organisation, Statement
from commissionkit.questions.decisions.phrasing import listed
from commissionkit.questions.figures.kin import forerunners
from commissionkit.questions.figures.overlapping import shared
from commissionkit.questions.figures.valuing import figure
from commissionkit.questions.naming import check_arrangement, check_id

__all__ = ["statements"]

#: The kinds of statement, in the order in which they are listed, with their plurals.
_KINDS: Final = {
    "population": "Populations",
    "money": "Sums of money",
    "observation": "Observations",
    "rating": "Ratings",
    "count": "Counts",
    "target": "Targets",
}


def statements(
    arrangement: Arrangement,
    *,
    about: str | None = None,
    kind: str | None = None,
    area: str | None = None,
    year: str | int | None = None,
) -> Statements:
    """Every published figure, each with its unit, year and area as published, and how that area stands to the site's.

    Args:
        arrangement: The site, or a snapshot of it.
        about: Only what is stated about this very fact, an area, an organisation or any other. What is stated of a body
            never passes to its heir.
        kind: Only `population`, `money`, `observation`, `rating`, `count` or `target`.
        area: Only figures of this very area, published for it or for a body of which it is the whole footprint. A mean
            over several areas is of none of them.
        year: Only figures of this year, as it is printed: `2018/19`, `2015..2017`, `not_stated`.

    Returns:
        `Statements` by kind, topic, name and year; `.total()` adds up like with like only.

    Raises:
        UnknownName: No fact bears the id, no area bears that of `area`, or there is no such kind; names near ones.
        InvalidText: `year` is neither a text nor a number.
        RefusedQuestion: The question is not put to an arrangement, or `about` is no id.

    It does not see who lives where: how an area stands to the site is read from what areas lie within, are made up of,
    and who covers them.

    >>> from commissionkit import load
    >>> [row.value for row in statements(load("south-tyneside"), kind="population")]
    ['3,200,000 people', '>3,000,000 people', '≈150,000 people', '157,204 people']
    """
    check_arrangement(arrangement)
    _check(arrangement, about, kind, area)
    wanted = _year(year)
    found = [
        figure(arrangement, statement)
        for statement in arrangement.facts
        if isinstance(statement, Statement)
        and about in (None, statement.about)
        and kind in (None, statement.kind_word)
        and wanted in (None, statement.when)
    ]
    items = tuple(sorted((row for row in found if area in (None, row.area)), key=_order))
    passed = _not_passed(arrangement, about, kind) if about else ()
    return Statements(
        site=arrangement.id,
        title=_title(arrangement, about, kind, area, wanted),
        items=items,
        notes=(*_words(items), *(note for note, _ in passed)),
        beside=tuple(dict.fromkeys(c for _, rows in passed for row in rows for c in row.evidence)),
        shared=partial(shared, arrangement),
    )


def _check(arrangement: Arrangement, about: str | None, kind: str | None, area: str | None) -> None:
    if about is not None:
        check_id(arrangement, about)
    if area is not None:
        check_id(arrangement, area, Area)
    if kind is not None and kind not in _KINDS:
        raise UnknownName(str(kind), _KINDS, what="kind of statement")


def _year(year: object) -> str | None:
    if year is None:
        return None
    # Users without a type checker pass floats, dates and truth values.
    if isinstance(year, (str, int)) and not isinstance(year, bool):
        return str(year)
    raise InvalidText(str(year), "not a year as it is printed", hint="Write such as 2018/19, 2015..2017 or not_stated.")


def _order(row: Figure) -> tuple[int, str, str, str, str]:
    return list(_KINDS).index(row.kind), row.topic, row.about_name, row.year, row.id


def _title(arrangement: Arrangement, about: str | None, kind: str | None, area: str | None, year: str | None) -> str:
    what = _KINDS[kind] if kind else "Published figures"
    parts = [
        f"about {arrangement.name(about)}" if about else "",
        f"of {arrangement.name(area)}" if area else "",
        f"for {year.replace('_', ' ')}" if year else "",
    ]
    asked = " ".join(part for part in parts if part)
    return f"{what}{f' {asked}' if asked else ''}, {arrangement.title or arrangement.id}"


def _words(items: tuple[Figure, ...]) -> Iterator[str]:
    """What the words of the last column mean, those that stand in it."""
    used = [word for word in SiteRelation if any(row.site is word for row in items)]
    if used:
        told = ". ".join(f"{str(word).replace('_', ' ').capitalize()}: {word.meaning}" for word in used)
        yield f"How the area stands to that of the site. {told}."


def _not_passed(arrangement: Arrangement, about: str, kind: str | None) -> tuple[tuple[str, list[Figure]], ...]:
    """What is stated of those from which a body came, kind by kind."""
    if not isinstance(arrangement.get(about), Organisation):
        return ()
    before = forerunners(arrangement, about)
    stated = [s for s in arrangement.facts if isinstance(s, Statement) and s.about in before]
    found = []
    for word, plural in _KINDS.items():
        rows = sorted((figure(arrangement, s) for s in stated if s.kind_word == word), key=_order)
        if rows and kind in (None, word):
            names = listed(dict.fromkeys(row.about_name for row in rows))
            found.append((f"{plural} of {names} do not pass to {arrangement.name(about)}.", rows))
    return tuple(found)
