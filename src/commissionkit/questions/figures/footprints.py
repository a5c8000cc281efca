"""How far the footprints of bodies are those of areas and of councils."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from commissionkit.answers.footprints import CoTerminosity, FootprintPair
from commissionkit.answers.standing import SiteRelation
from commissionkit.model import (
    Arrangement,
    Coterminosity,
    Coverage,
    Discrepancy,
    Extent,
    Judgement,
    Organisation,
    Status,
)
from commissionkit.questions.figures.reaching import footprint, home, stands
from commissionkit.questions.naming import check_arrangement

__all__ = ["co_terminosity"]

_COMMISSIONER: Final = "ccg"
_COUNCILS: Final = ("unitary-council", "county-council", "district-council")
_FAR: Final = (SiteRelation.NOT_STATED, SiteRelation.OUTSIDE)


def co_terminosity(arrangement: Arrangement) -> CoTerminosity:
    """How far bodies and areas, commissioners and councils, have the same footprint, as sources put it.

    Args:
        arrangement: The site, or a snapshot of it.

    Returns:
        `CoTerminosity`: a row for each body and area of which a source states a degree, and for each commissioner and
        council that have to do with the site, whatever is stated of them; commissioners first, then by name. What
        sources conclude of it, and where they disagree, is in the notes.

    Raises:
        RefusedQuestion: The question is not put to an arrangement.

    It does not see maps: no degree is reckoned from shares or from what lies within what.
    """
    check_arrangement(arrangement)
    councils = _of_kinds(arrangement, _COUNCILS)
    pairs = [*_recorded(arrangement, councils), *_unrecorded(arrangement, councils)]
    told = [*_judged(arrangement), *_disputed(arrangement, {pair.id for pair in pairs if pair.id})]
    return CoTerminosity(
        site=arrangement.id,
        title=f"Footprints of bodies and areas, {arrangement.title or arrangement.id}",
        items=tuple(sorted(pairs, key=lambda pair: _order(arrangement, pair))),
        notes=tuple(text for text, _ in told),
        beside=tuple(dict.fromkeys(citation for _, fact in told for citation in fact.evidence)),
    )


def _of_kinds(arrangement: Arrangement, kinds: tuple[str, ...]) -> tuple[Organisation, ...]:
    """The organisations of these kinds that are recorded to have to do with the site."""
    return tuple(
        organisation
        for organisation in arrangement.organisations
        if organisation.kind in kinds and stands(arrangement, footprint(arrangement, organisation.id)) not in _FAR
    )


def _recorded(arrangement: Arrangement, councils: tuple[Organisation, ...]) -> Iterator[FootprintPair]:
    commissioners = {organisation.id for organisation in _of_kinds(arrangement, (_COMMISSIONER,))}
    for coverage in arrangement.coverage:
        theirs = _whose(arrangement, councils, coverage.area) if coverage.body in commissioners else ()
        if theirs or coverage.coterminosity is not Coterminosity.NOT_STATED:
            yield _pair(arrangement, coverage, theirs)


def _whose(arrangement: Arrangement, councils: tuple[Organisation, ...], area: str) -> tuple[Organisation, ...]:
    return tuple(sorted((c for c in councils if area in footprint(arrangement, c.id).whole), key=lambda c: c.name))


def _pair(arrangement: Arrangement, coverage: Coverage, councils: tuple[Organisation, ...]) -> FootprintPair:
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
        evidence=coverage.evidence,
    )


def _unrecorded(arrangement: Arrangement, councils: tuple[Organisation, ...]) -> Iterator[FootprintPair]:
    """Commissioners beside councils of whose footprints together no coverage speaks."""
    for commissioner in _of_kinds(arrangement, (_COMMISSIONER,)):
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
