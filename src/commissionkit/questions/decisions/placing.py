"""Where a service lies among the funds and their pots.

A pot holds a service only where it is recorded to, never by algebra alone. What no pot is recorded to
hold may still lie in a fund that holds the whole budget of whoever takes decisions on it.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

import attrs

from commissionkit.answers import Matter
from commissionkit.model import Arrangement, DecisionRight, Extent, Fund, Pot, Power, Scope, YesNo
from commissionkit.questions.decisions.bodies import anywhere, areas_of, concerns, resolve
from commissionkit.questions.decisions.regions import Facet, Match, Place, Region, match, refine

__all__ = ["placed"]


@attrs.frozen
class _Takers:
    """Rights to take decisions on a service whatever fund it is paid from.

    Attributes:
        own: Those of the arrangement, by id.
        lent: Those of its baselines; they tell whose service it is where none of its own does.
    """

    own: tuple[DecisionRight, ...]
    lent: tuple[DecisionRight, ...]

    def of(self, world: Arrangement, region: Region) -> frozenset[str]:
        """Who takes decisions on the whole of a region that no pot is recorded to hold."""
        for rights in (self.own, self.lent):
            reaching = (right for right in rights if match(world, region, right.over) is Match.WHOLE)
            holders = (body for r in reaching for body in resolve(world, r.holders, r.complete, region).ids)
            if found := frozenset(body for body in holders if concerns(world, body, region.area)):
                return found
        return frozenset()


def placed(world: Arrangement, matter: Matter, lent: Iterable[DecisionRight] = ()) -> tuple[Region, ...]:
    """The matter as regions, one for each place among the funds that it touches.

    Args:
        world: The arrangement, with its own rights alone.
        matter: What is asked.
        lent: The rights of its baselines to take decisions.
    """
    takers = _Takers(_statutory(world.rights), _statutory(lent))
    whole = Region(service=Facet(matter.service), stage=Facet(matter.stage), area=Facet(matter.area))
    if matter.fund is None:
        if matter.service is not None:
            return tuple(_service(world, whole, tuple(sorted(world.funds.ids)), takers))
        return tuple(_everything(world, whole))
    if matter.fund in world.pots.ids:
        return tuple(_pot(world, whole, world.pots[matter.fund], takers))
    fund = world.funds[matter.fund]
    if matter.service is not None and _pots(world, (fund.id,)):
        return tuple(_in_fund(piece, fund) for piece in _service(world, whole, (fund.id,), takers))
    return tuple(_fund(world, whole, fund))


def _at(region: Region, place: Place) -> Region:
    return Region(service=region.service, stage=region.stage, area=region.area, place=place)


def _pots(world: Arrangement, funds: tuple[str, ...]) -> tuple[Pot, ...]:
    """The pots of these funds, by id: the order of a file changes nothing."""
    return tuple(sorted((pot for pot in world.pots if pot.fund in funds), key=lambda pot: pot.id))


def _in_fund(region: Region, fund: Fund) -> Region:
    """A region of a question that names a fund: what lies outside it is not recorded there."""
    if region.place.kind != "outside":
        return region
    return _at(region, Place(kind="not_held", extent=region.place.extent, candidates=(fund.id,)))


def _fund(world: Arrangement, region: Region, fund: Fund) -> Iterator[Region]:
    """A fund as a whole: its pots, and the rest of it unless the pots are stated to be all."""
    pots = _pots(world, (fund.id,))
    if not pots:
        yield _at(region, Place(kind="fund", funds=(fund.id,)))
        return
    for pot in pots:
        yield _at(region, Place(kind="pot", funds=(fund.id,), pot=pot.id))
    if fund.pots_complete is not YesNo.YES:
        yield _at(region, Place(kind="rest_of_fund", funds=(fund.id,)))


def _everything(world: Arrangement, region: Region) -> Iterator[Region]:
    if not world.funds:
        yield region
        return
    for fund in sorted(world.funds, key=lambda fund: fund.id):
        yield from _fund(world, region, fund)
    yield _at(region, Place(kind="outside"))


def _pot(world: Arrangement, region: Region, pot: Pot, takers: _Takers) -> Iterator[Region]:
    """A pot that is named; with a service, what it is recorded to hold of it."""
    here = Place(kind="pot", funds=(pot.fund,), pot=pot.id)
    if region.service.base is None:
        yield _at(region, here)
        return
    for piece in _service(world, region, (pot.fund,), takers, only=pot):
        held = piece.place.pot == pot.id
        kind = "excluded" if pot.complete is YesNo.YES else "not_held"
        if held or not _elsewhere_too(piece):
            yield piece if held else _at(piece, Place(kind=kind, funds=(), pot=None, candidates=(pot.id,)))


def _elsewhere_too(piece: Region) -> bool:
    """Whether this is the rest of a service that the pot holds in part: no part of the question."""
    return piece.place.extent is Extent.SOME


def _service(
    world: Arrangement, region: Region, funds: tuple[str, ...], takers: _Takers, only: Pot | None = None
) -> Iterator[Region]:
    """A service, split along the services beneath it that pots name, each placed in its pots."""
    tree = world.service_tree
    base = region.service.base
    pots = (only,) if only is not None else _pots(world, funds)
    named = {h.service for pot in pots for h in pot.services if base and h.service != base}
    inner = tree.roots_of(sorted(s for s in named if base and tree.within(s, base)))
    inner = tuple(s for s in inner if not any(tree.within(s, out) for out in region.service.without))
    facet = region.service
    for service in inner:
        within = Region(service=facet.inside(service, tree), stage=region.stage, area=region.area)
        yield from _service(world, within, funds, takers, only)
        facet = facet.outside(service, tree)
    rest = Region(service=facet, stage=region.stage, area=region.area)
    yield from _held(world, rest, funds, pots, takers)


def _held(
    world: Arrangement, region: Region, funds: tuple[str, ...], pots: tuple[Pot, ...], takers: _Takers
) -> Iterator[Region]:
    """The pots recorded to hold the service, then what of it they leave over."""
    extents = [(pot, extent) for pot in pots if (extent := _extent(world, pot, region.service.base)) is not None]
    for pot, extent in extents:
        yield _at(region, Place(kind="pot", funds=(pot.fund,), pot=pot.id, extent=extent))
    if not funds:
        # Nothing is held in any fund, so nobody's whole budget matters.
        yield _at(region, Place(kind="outside"))
    elif all(extent is Extent.SOME for _, extent in extents):
        rest = Extent.SOME if extents else Extent.WHOLE
        for piece in refine(world, (region,), _lines(world, funds, (*takers.own, *takers.lent), region.area.base)):
            yield _at(piece, _unplaced(world, funds, rest, takers.of(world, piece)))


def _extent(world: Arrangement, pot: Pot, service: str | None) -> Extent | None:
    """How far a pot is recorded to hold a service; None where it is not."""
    if service is None:
        return None
    tree = world.service_tree
    for holding in pot.services:
        if holding.service == service:
            return holding.extent
    for holding in pot.services:
        if tree.within(service, holding.service):
            return Extent.WHOLE if holding.extent is Extent.WHOLE else Extent.NOT_STATED
    return None


def _unplaced(world: Arrangement, funds: tuple[str, ...], extent: Extent, takers: frozenset[str]) -> Place:
    """A service, or the rest of one, that no pot is recorded to hold, of which these bodies are the takers."""
    able = tuple(f for f in funds if _may_hold(world, world.funds[f], takers))
    if not able:
        return Place(kind="outside", extent=extent)
    # A pot whose list of services is complete holds nothing that is not on it.
    pots = tuple(pot.id for pot in _pots(world, able) if pot.complete is not YesNo.YES)
    return Place(kind="pot_not_stated" if _pots(world, able) else "fund", funds=able, extent=extent, candidates=pots)


def _may_hold(world: Arrangement, fund: Fund, takers: frozenset[str]) -> bool:
    """Whether the fund may hold what these bodies take decisions on; if no taker is recorded, one of its pots may."""
    pots = _pots(world, (fund.id,))
    if pots and fund.pots_complete is YesNo.YES and all(pot.complete is YesNo.YES for pot in pots):
        return False
    if not takers:
        return bool(pots)
    return bool(takers & set(fund.whole_budget_of)) and not takers <= _staying_out(world, (fund.id,))


def _staying_out(world: Arrangement, funds: tuple[str, ...]) -> frozenset[str]:
    """Who is stated to stay out of any of these funds."""
    out = (c.organisation for c in world.contributions if c.fund in funds and c.participates is YesNo.NO)
    return frozenset(out)


def _lines(
    world: Arrangement, funds: tuple[str, ...], rights: tuple[DecisionRight, ...], asked: str | None
) -> Iterator[Scope]:
    """What these rights are over; in the areas of a body that stays out the money may lie elsewhere."""
    for right in rights:
        yield right.over
        out = anywhere(world, right.holders) & _staying_out(world, funds)
        areas = {*areas_of(world, right.holders, asked), *(c.area for c in world.coverage if c.body in out)}
        yield from (attrs.evolve(right.over, area=area) for area in sorted(areas))


def _statutory(rights: Iterable[DecisionRight]) -> tuple[DecisionRight, ...]:
    return tuple(
        right
        for right in sorted(rights, key=lambda right: right.id)
        if Power.TAKE in right.powers and not right.denied and right.over.service and right.over.fund is None
    )
