"""All facts of `england`, gathered."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from commissionkit.io.national.bodies import offices_and_regions, partner_bodies, registered
from commissionkit.io.national.councils import ids_of_councils, of_councils, replacements
from commissionkit.io.national.figures import footprints, populations
from commissionkit.io.national.making import LAST_DAY, day, stated
from commissionkit.io.national.remarks import remarks
from commissionkit.io.national.sources import head, sources
from commissionkit.io.national.successions import Life, changes_of, known_by_code_alone, records_of
from commissionkit.io.national.systems import partnerships, seats
from commissionkit.io.national.tables import FOLDER, Tables
from commissionkit.model import Arrangement, Fact, Nation, Organisation

__all__ = ["built"]

_NOTE: Final = (
    "Built from public registers and lookups, not coded from a text. Footprints and memberships are those of 1 April "
    "of each year, the last ones of 1 July 2022, taken to hold until the next. Boundaries that moved without a "
    "succession show in the footprints alone. The kind of a trust is that of the register's copy. Bodies known by a "
    "code alone bear it as their name."
)


def built(tables: Tables) -> Arrangement:
    """The arrangement that the tables make; equal tables make an equal one, its facts in the same order."""
    told = head()
    return Arrangement(
        id=FOLDER,
        title=told["title"],
        area="england",
        as_at=day(LAST_DAY),
        version=told["version"],
        note=_NOTE,
        sources=sources(),
        facts=tuple(_facts(tables)),
    )


def _facts(tables: Tables) -> Iterator[Fact]:
    councils = ids_of_councils(tables)
    records = records_of(tables, (line[1] for line in tables.systems))
    lives = {line[0]: Life(line[3], line[4]) for line in tables.bodies}
    changes = (*changes_of(records, lives, "ods-succ"), *replacements(tables))
    bodies = _bodies(tables, councils)
    known = [fact.id for fact in bodies if isinstance(fact, Organisation)]
    yield Nation(id="england", name="England", evidence=stated("ons-small-areas", "England"))
    yield from partnerships(tables)
    yield from bodies
    yield from known_by_code_alone(tables, records, known)
    yield from seats(tables, councils)
    yield from footprints(tables)
    yield from changes
    yield from populations(tables)
    yield from remarks(tables, records, changes)


def _bodies(tables: Tables, councils: dict[str, str]) -> tuple[Fact, ...]:
    """Bodies of the registers and of the lists, with their areas."""
    listed = (*registered(tables), *of_councils(tables), *offices_and_regions(tables))
    known = [fact.id for fact in listed if isinstance(fact, Organisation)]
    return (*listed, *partner_bodies(tables, known, councils))
