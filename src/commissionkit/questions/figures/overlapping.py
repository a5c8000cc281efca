"""What two published figures may have in common: the same people, or the same money."""

from __future__ import annotations

from commissionkit.answers.figures import Figure
from commissionkit.model import Area, Arrangement, Fund, Organisation, Pot, Statement
from commissionkit.questions.figures.kin import are_kin
from commissionkit.questions.figures.reaching import apart, footprint

__all__ = ["shared"]


def shared(world: Arrangement, one: Figure, other: Figure) -> str:
    """Why two figures cannot stand in one sum; an empty text where they have nothing in common."""
    first, second = _place(world, one), _place(world, other)
    if first and second and apart(world, first, second):
        return ""
    if one.about == other.about and first == second:
        return f"{one.id} and {other.id} are of the same people or things"
    about = (world.get(one.about), world.get(other.about))
    if isinstance(about[0], Organisation) and isinstance(about[1], Organisation):
        return _bodies(world, about[0], about[1])
    if _are_funds(*about):
        return _funds(world, one.about, other.about)
    if first and second:
        return _areas(world, first, second)
    if isinstance(about[0], Organisation) and second:
        return _body_and_area(world, one.about, second)
    if isinstance(about[1], Organisation) and first:
        return _body_and_area(world, other.about, first)
    return f"it is not recorded that {world.name(one.about)} and {world.name(other.about)} have nothing in common"


def _place(world: Arrangement, figure: Figure) -> str:
    """The area that a figure is of by its own words: published for it, or about it."""
    fact = world.get(figure.id)
    published = fact.area if isinstance(fact, Statement) else None
    return published or (figure.about if isinstance(world.get(figure.about), Area) else "")


def _areas(world: Arrangement, one: str, other: str) -> str:
    tree = world.area_tree
    if one == other:
        return f"both are of {world.name(one)}"
    for inner, outer in ((one, other), (other, one)):
        if tree.within(inner, outer):
            return f"{world.name(inner)} lies within {world.name(outer)}: one may be part of the other"
    common = sorted(tree.below(one) & tree.below(other))
    if common:
        return f"{world.name(one)} and {world.name(other)} share {world.name(common[0])}"
    return f"it is not recorded that {world.name(one)} and {world.name(other)} lie apart"


def _bodies(world: Arrangement, one: Organisation, other: Organisation) -> str:
    """Two bodies of one kind hold different people and money, unless one came from the other or lies in it."""
    names = f"{one.name} and {other.name}"
    if one.id == other.id:
        return f"both are of {one.name}"
    if are_kin(world, one.id, other.id):
        return f"one of {names} came from the other"
    if one.kind != other.kind or one.kind == "not_stated":
        return f"{names} are bodies of different kinds: one may hold what the other passes on"
    held, beside = footprint(world, one.id), footprint(world, other.id)
    for outer, inner in ((held, beside), (beside, held)):
        if any(world.area_tree.within(area, around) for area in inner.areas for around in outer.whole):
            return f"{names} share an area"
    return ""


def _are_funds(*facts: object) -> bool:
    return all(isinstance(fact, (Fund, Pot)) for fact in facts)


def _funds(world: Arrangement, one: str, other: str) -> str:
    if world.fund_tree.meet(one, other):
        return f"{world.name(one)} and {world.name(other)} lie within one another"
    return ""


def _body_and_area(world: Arrangement, body: str, area: str) -> str:
    reached = footprint(world, body).areas
    if reached and all(apart(world, area, other) for other in reached):
        return ""
    return f"{world.name(body)} may share people or money with {world.name(area)}"
