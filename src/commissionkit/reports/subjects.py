"""What a report is about: arrangements, each with a name of its own, and the sections that tell of them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

import attrs

from commissionkit.errors import RefusedQuestion
from commissionkit.model import Arrangement
from commissionkit.reports.markup import Markup

__all__ = ["Section", "Subject", "subjects_of"]


@attrs.frozen(kw_only=True, eq=False)
class Subject:
    """An arrangement of a report.

    Attributes:
        site: The arrangement.
        at: Its number, from 1; ids within the page are made of it and not of what a file says.
        name: What the page calls it: its title, with the id beside it where another has the same.
    """

    site: Arrangement
    at: int
    name: str


@attrs.frozen(kw_only=True)
class Section:
    """A part of the page with a heading of its own.

    Attributes:
        id: What links within the page call it.
        title: Its heading.
        body: What stands beneath.
    """

    id: str
    title: str
    body: Markup


def subjects_of(arrangements: Arrangement | Iterable[Arrangement]) -> tuple[Subject, ...]:
    """The arrangements of a report, in their order.

    Raises:
        RefusedQuestion: There are none, something else is among them, or two bear one id and are not told for two days.
    """
    if isinstance(arrangements, Arrangement):
        arrangements = (arrangements,)
    given: object = arrangements
    if isinstance(given, (str, bytes)) or not isinstance(given, Iterable):
        raise RefusedQuestion(f"a report is of arrangements, as load() gives them, not of {given!r:.60}")
    sites: tuple[Arrangement, ...] = tuple(given)
    for site in sites:
        if not isinstance(site, Arrangement):
            raise RefusedQuestion(f"a report is of arrangements, as load() gives them, not of {site!r:.60}")
    if not sites:
        raise RefusedQuestion("a report needs one arrangement at least")
    repeated = [id for (id, _), number in Counter(map(_told_as, sites)).items() if number > 1]
    if repeated:
        raise RefusedQuestion(
            f'two of the arrangements bear the id "{repeated[0]}", and the page could not tell them apart: '
            "give one of them another id, or make a report of each"
        )
    titles = Counter(map(_titled, sites))
    return tuple(Subject(site=site, at=at, name=_name(site, titles)) for at, site in enumerate(sites, start=1))


def _told_as(site: Arrangement) -> tuple[str, str]:
    """What one arrangement of a report has alone: its id, and the day where it is a snapshot."""
    return site.id, str(site.snapshot.on) if site.snapshot is not None else ""


def _titled(site: Arrangement) -> tuple[str, str]:
    return site.title or site.id, _told_as(site)[1]


def _name(site: Arrangement, titles: Counter[tuple[str, str]]) -> str:
    title, day = titled = _titled(site)
    named = f"{title} ({site.id})" if titles[titled] > 1 else title
    return f"{named}, {day}" if day else named
