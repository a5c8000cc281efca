"""The powers of one body in one state of an arrangement, right by right."""

from __future__ import annotations

from collections.abc import Iterator

import attrs

from commissionkit.answers.powers import PowerRow
from commissionkit.model import Arrangement, DecisionRight, Delegation, Parties, Power, Scope, YesNo
from commissionkit.questions.decisions.bodies import has_personality, resolve
from commissionkit.questions.decisions.delegating import chains
from commissionkit.questions.decisions.doubting import strictly_within
from commissionkit.questions.decisions.phrasing import scope_text
from commissionkit.questions.decisions.regions import Facet, Match, Place, Region, match

__all__ = ["rows_of"]

_NO_FOOTING = "no legal personality, and no delegation"


def rows_of(world: Arrangement, body: str) -> tuple[PowerRow, ...]:
    """Every power that the body holds, exercises, has handed on or is denied in this state."""
    rows = [row for right in world.rights for row in _by_right(world, body, right)]
    rows += [row for delegation in world.delegations for row in _by_delegation(world, body, delegation)]
    return tuple(_disputed(world, rows))


# -- rights --------------------------------------------------------------------------------------


def _by_right(world: Arrangement, body: str, right: DecisionRight) -> Iterator[PowerRow]:
    jointly = _group(world, right.holders, right.over, body)
    if jointly:
        how = "denial" if right.denied else "rule" if right.holders.rule is not None else "right"
        others = tuple(other for other in jointly if other != body)
        yield from (_row(world, body, right, power, Way(how, others)) for power in right.powers)
    if right.via == body and not right.denied:
        holders = resolve(world, right.holders, right.complete, _region(world, right.over)).ids
        yield from (_row(world, body, right, power, Way("for_others", holders)) for power in right.powers)


def _group(world: Arrangement, parties: Parties, over: Scope, body: str) -> tuple[str, ...]:
    """Those who hold it as one with the body, itself among them; nothing where it is no party.

    A rule for bodies of a kind finds each in the areas that it covers.
    """
    regions = _regions(world, over, body, parties)
    groups = (group for one in regions for group in resolve(world, parties, YesNo.YES, one).groups)
    return next((group for group in groups if body in group), ())


def _regions(world: Arrangement, over: Scope, body: str, *parties: Parties) -> tuple[Region, ...]:
    """The region that a scope names; where a rule goes by the areas that bodies cover, one for each of the body's."""
    region = _region(world, over)
    by_area = any(one.rule is not None and one.rule.kind is not None for one in parties)
    if not by_area or region.area.base is not None:
        return (region,)
    covered = sorted({coverage.area for coverage in world.coverage if coverage.body == body})
    areas = (*covered, *world.nations.ids)  # in a nation a kind of body answers for its bodies
    return tuple(attrs.evolve(region, area=Facet(area)) for area in areas)


@attrs.frozen
class Way:
    """How a power is held, and with, for or by whom."""

    how: str
    others: tuple[str, ...] = ()


def _row(world: Arrangement, body: str, right: DecisionRight, power: Power, way: Way) -> PowerRow:
    own = way.how in ("right", "rule")
    unlawful = own and power is Power.TAKE and not has_personality(world, body)
    return PowerRow(
        power=power,
        how=way.how,
        scope=right.over,
        over=scope_text(world, right.over),
        others=way.others,
        other_names=tuple(world.name(other) for other in way.others),
        via=(right.via or "") if own else "",
        maybe=world.may_be(right),
        gap=_NO_FOOTING if unlawful and not _is_delegated(world, body, right.over) else "",
        verb=right.verb,
        fact=right.id,
        evidence=right.evidence,
    )


def _is_delegated(world: Arrangement, body: str, over: Scope) -> bool:
    """Whether a delegation to the body carries all of a scope."""
    region = _region(world, over)
    return any(
        match(world, region, delegation.over) is Match.WHOLE and _group(world, delegation.delegate, over, body)
        for delegation in world.delegations
        if delegation.over.is_stated and delegation.over.about == over.about
    )


# -- delegations ---------------------------------------------------------------------------------


def _by_delegation(world: Arrangement, body: str, delegation: Delegation) -> Iterator[PowerRow]:
    """`take` by delegation or handed on; a delegation without a stated scope carries nothing."""
    if not delegation.over.is_stated:
        return
    regions = _regions(world, delegation.over, body, delegation.delegators, delegation.delegate)
    by, to = (
        tuple(dict.fromkeys(b for one in regions for b in resolve(world, parties, delegation.complete, one).ids))
        for parties in (delegation.delegators, delegation.delegate)
    )
    if body in to:
        yield _handed(world, delegation, Way("delegation", by), _gap(world, delegation, regions, by, to))
    if body in by:
        yield _handed(world, delegation, Way("handed_on", to), _gap(world, delegation, regions, (body,), to))


def _handed(world: Arrangement, delegation: Delegation, way: Way, gap: str) -> PowerRow:
    return PowerRow(
        power=Power.TAKE,
        how=way.how,
        scope=delegation.over,
        over=scope_text(world, delegation.over),
        others=way.others,
        other_names=tuple(world.name(other) for other in way.others),
        maybe=world.may_be(delegation),
        gap=gap,
        fact=delegation.id,
        evidence=delegation.evidence,
    )


def _gap(
    world: Arrangement, delegation: Delegation, regions: tuple[Region, ...], by: tuple[str, ...], to: tuple[str, ...]
) -> str:
    """Why none of these may hand this on; empty where one may."""
    about = delegation.over.about
    gaps: list[str] = []
    for region in regions:
        same = (d for d in world.delegations if d.over.about == about)
        followed = chains(world, region, tuple(d for d in same if match(world, region, d.over) is Match.WHOLE))
        if any(hand.delegation == delegation and hand.by in by and hand.to in to for hand in followed.hands):
            return ""
        gaps += followed.gaps
    return "; ".join(dict.fromkeys(gaps)) or "it rests on no right to take decisions"


# -- scopes --------------------------------------------------------------------------------------


def _region(world: Arrangement, scope: Scope) -> Region:
    """The region that a scope names; a facet that it leaves out, or does not state, is the whole."""
    fund = scope.fund if scope.fund in world.fund_tree else None
    place = Place()
    if fund in world.pots.ids:
        place = Place(kind="pot", funds=(world.pots[fund].fund,), pot=fund)
    elif fund is not None:
        place = Place(kind="fund", funds=(fund,))
    return Region(
        service=Facet(scope.service if scope.service in world.service_tree else None),
        stage=Facet(scope.stage if scope.stage in world.stage_tree else None),
        area=Facet(scope.area if scope.area in world.area_tree else None),
        place=place,
    )


def _disputed(world: Arrangement, rows: list[PowerRow]) -> Iterator[PowerRow]:
    """The rows, a power and a denial that says otherwise of the same, a wider or a crossing scope both marked."""
    for row in rows:
        others = (other for other in rows if other.power is row.power and other.denied is not row.denied)
        rivals = any(_rival(world, *((row, other) if other.denied else (other, row))) for other in others)
        yield attrs.evolve(row, disputed=True) if rivals else row


def _rival(world: Arrangement, held: PowerRow, denial: PowerRow) -> bool:
    if held.scope.about != denial.scope.about or held.how in ("handed_on", "for_others"):
        return False
    apart = match(world, _region(world, held.scope), denial.scope) is Match.APART
    apart = apart and match(world, _region(world, denial.scope), held.scope) is Match.APART
    return not apart and not strictly_within(world, held.scope, denial.scope)
