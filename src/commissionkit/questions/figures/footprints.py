"""How far the footprints of bodies are those of areas and of councils."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from typing import Final

import attrs

from commissionkit.answers.footprints import CoTerminosity, FootprintPair
from commissionkit.answers.standing import SiteRelation
from commissionkit.model import (
    Area,
    Arrangement,
    Coterminosity,
    Coverage,
    Discrepancy,
    Extent,
    Judgement,
    Organisation,
    Status,
)
from commissionkit.questions.decisions.asking import On
from commissionkit.questions.figures.reaching import footprint, home, stands
from commissionkit.questions.naming import check_arrangement
from commissionkit.questions.national.counting import Counts, counts_of, kind_of
from commissionkit.questions.national.slicing import asked_day, beyond, live_on, states_on
from commissionkit.questions.national.splitting import counted_notes

__all__ = ["co_terminosity"]

_COMMISSIONER: Final = "ccg"
_COUNCILS: Final = ("unitary-council", "county-council", "district-council")
_FAR: Final = (SiteRelation.NOT_STATED, SiteRelation.OUTSIDE)


def co_terminosity(arrangement: Arrangement, *, on: On | None = None) -> CoTerminosity:
    """How far bodies and areas, commissioners and councils, have the same footprint: as sources say, and by people.

    Args:
        arrangement: The site or country, or a snapshot of it.
        on: The day or days; what is not certain on each of them is marked `maybe`. None for all that is recorded, for
            whatever days; counts of people are then those of the last day the sources speak to.

    Returns:
        `CoTerminosity`: a row for each body and area of which a source states a degree or counts the people, and for
        each commissioner and council that have to do with the site, whatever is stated of them; commissioners first,
        then by name. Where people are counted, shares both ways are reckoned from the counts; `.split_areas` and
        `.split_bodies` have the areas of several bodies and the bodies over several areas. What sources conclude of
        it, and where they disagree, is in the notes.

    Raises:
        RefusedQuestion: The question is not put to an arrangement, a snapshot is asked about another day, or people
            are counted and neither `on` nor the arrangement says for which day they are wanted.
        InvalidText: `on` names no days.

    It does not see maps: no degree is reckoned, from counts, shares or what lies within what. Of a commissioner whose
    people are counted, councils in whose areas none are have no row.

    >>> from commissionkit import load
    >>> found = co_terminosity(load("south-tyneside"))
    >>> (found[0].body_name, found[0].degree.value)
    ('South Tyneside CCG', 'exact')
    """
    check_arrangement(arrangement)
    states, day = _states(arrangement, on)
    pairs = _in_states([_pairs(state) for state in states])
    shown = {pair.id for pair in pairs if pair.id}
    told = [*_judged(arrangement), *_disputed(arrangement, shown)]
    answer = CoTerminosity(
        site=arrangement.id,
        title=f"Footprints of bodies and areas, {arrangement.title or arrangement.id}{day}",
        items=tuple(sorted(pairs, key=lambda pair: _order(arrangement, pair))),
        notes=tuple(text for text, _ in told),
        beside=tuple(dict.fromkeys(citation for _, fact in told for citation in fact.evidence)),
    )
    late = beyond(day.removeprefix(", "), states) if on is not None else ()
    return attrs.evolve(answer, notes=(*counted_notes(answer), *late, *answer.notes))


def _states(arrangement: Arrangement, on: On | None) -> tuple[tuple[Arrangement, ...], str]:
    """What is asked: the states on the days, or all that is recorded; and the days for the title."""
    if on is None and not any(coverage.people is not None for coverage in arrangement.coverage):
        return (arrangement,), ""
    areas = (fact for fact in arrangement.facts if isinstance(fact, Area))
    live = live_on(arrangement.coverage, asked_day(arrangement, on))
    day, states = states_on(arrangement, on, [*live, *areas])
    if on is not None or arrangement.snapshot is not None:
        return states, f", {day}"
    return tuple(_with_undated(arrangement, state) for state in states), f", people counted for {day}"


def _with_undated(arrangement: Arrangement, state: Arrangement) -> Arrangement:
    """The arrangement as recorded, but of its counts those that hold on the day alone."""
    counted = [coverage for coverage in state.coverage if coverage.people is not None]
    facts = [fact for fact in arrangement.facts if not (isinstance(fact, Coverage) and fact.people is not None)]
    return arrangement.replace([*facts, *counted])


def _pairs(world: Arrangement) -> list[FootprintPair]:
    councils = _of_kinds(world, _COUNCILS)
    return [*_recorded(world, councils), *_unrecorded(world, councils)]


def _in_states(found: list[list[FootprintPair]]) -> list[FootprintPair]:
    """The pairs of any of the states; one that is not in each of them may be."""
    counts = Counter(pair for pairs in found for pair in pairs)
    return [attrs.evolve(pair, maybe=pair.maybe or count < len(found)) for pair, count in counts.items()]


def _of_kinds(arrangement: Arrangement, kinds: tuple[str, ...]) -> tuple[Organisation, ...]:
    """The organisations of these kinds that are recorded to have to do with the site."""
    return tuple(
        organisation
        for organisation in arrangement.organisations
        if organisation.kind in kinds and stands(arrangement, footprint(arrangement, organisation.id)) not in _FAR
    )


def _recorded(arrangement: Arrangement, councils: tuple[Organisation, ...]) -> Iterator[FootprintPair]:
    commissioners = {organisation.id for organisation in _of_kinds(arrangement, (_COMMISSIONER,))}
    counts = counts_of(arrangement)
    whose = _whose(arrangement, councils)
    for coverage in arrangement.coverage:
        counted = coverage.people is not None
        theirs = whose.get(coverage.area, ()) if counted or coverage.body in commissioners else ()
        if theirs or counted or coverage.coterminosity is not Coterminosity.NOT_STATED:
            yield _pair(arrangement, coverage, theirs, counts)


def _whose(arrangement: Arrangement, councils: tuple[Organisation, ...]) -> dict[str, tuple[Organisation, ...]]:
    """The councils whose area it is, by area."""
    found: dict[str, list[Organisation]] = {}
    for council in sorted(councils, key=lambda council: council.name):
        for area in footprint(arrangement, council.id).whole:
            found.setdefault(area, []).append(council)
    return {area: tuple(several) for area, several in found.items()}


def _pair(
    arrangement: Arrangement, coverage: Coverage, councils: tuple[Organisation, ...], counts: Counts
) -> FootprintPair:
    counted = coverage.people is not None
    return FootprintPair(
        id=coverage.id,
        body=coverage.body,
        body_name=arrangement.name(coverage.body),
        area=coverage.area,
        area_name=arrangement.name(coverage.area),
        councils=tuple(council.id for council in councils),
        council_names=tuple(council.name for council in councils),
        degree=coverage.coterminosity,
        extent=coverage.extent,
        share=coverage.share,
        relation=stands(arrangement, footprint(arrangement, coverage.body)),
        status=coverage.status,
        note=coverage.note,
        people=coverage.people,
        body_people=counts.of_body(coverage.body) if counted else None,
        area_people=counts.of_area(kind_of(arrangement, coverage.body), coverage.area) if counted else None,
        maybe=arrangement.may_be(coverage),
        evidence=coverage.evidence,
    )


def _unrecorded(arrangement: Arrangement, councils: tuple[Organisation, ...]) -> Iterator[FootprintPair]:
    """Commissioners beside councils of whose footprints together no coverage speaks.

    A count of the people of a commissioner speaks of all areas: where none are counted, there are none.
    """
    counted = {coverage.body for coverage in arrangement.coverage if coverage.people is not None}
    for commissioner in _of_kinds(arrangement, (_COMMISSIONER,)):
        if commissioner.id in counted:
            continue
        reached = {coverage.area for coverage in arrangement.coverage if coverage.body == commissioner.id}
        for council in councils:
            held = footprint(arrangement, council.id)
            if not reached & held.whole:
                area = home(arrangement, held)
                yield FootprintPair(
                    id="",
                    body=commissioner.id,
                    body_name=commissioner.name,
                    area=area,
                    area_name=arrangement.name(area) if area else "",
                    councils=(council.id,),
                    council_names=(council.name,),
                    extent=Extent.NOT_STATED,
                    relation=stands(arrangement, footprint(arrangement, commissioner.id)),
                    status=Status.PLANNED if commissioner.status.is_plan else Status.IN_FORCE,
                )


def _judged(arrangement: Arrangement) -> list[tuple[str, Judgement]]:
    found = [judgement for judgement in arrangement.judgements if judgement.topic == "geography"]
    return [
        (f"A source concludes: {judgement.name}.".replace("..", "."), judgement)
        for judgement in sorted(found, key=lambda judgement: (judgement.name, judgement.id))
    ]


def _disputed(arrangement: Arrangement, shown: set[str]) -> list[tuple[str, Discrepancy]]:
    found = [d for d in arrangement.discrepancies if shown & set(d.facts)]
    return [
        (f"Sources disagree: {d.name}.".replace("..", ".") + (f" Coded as: {d.coded}" if d.coded else ""), d)
        for d in sorted(found, key=lambda d: (d.name, d.id))
    ]


def _order(arrangement: Arrangement, pair: FootprintPair) -> tuple[bool, bool, str, str, tuple[str, ...], str, str]:
    found = arrangement.get(pair.body)
    commissions = isinstance(found, Organisation) and found.kind == _COMMISSIONER
    return (not commissions, not pair.councils, pair.body_name, pair.area_name, pair.council_names, pair.body, pair.id)
