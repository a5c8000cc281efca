"""How far a fact speaks of the service and the area asked about."""

from __future__ import annotations

from commissionkit.model import Arrangement, Contract

__all__ = ["excludes", "heading", "is_there", "reach"]


def reach(world: Arrangement, service: str, asked: str) -> str:
    """How one service stands to the one asked about: `whole`, `part`, `wider`, or empty where they have nothing."""
    tree = world.service_tree
    if service == asked:
        return "whole"
    if tree.within(service, asked):
        return "part"
    return "wider" if tree.within(asked, service) else ""


def is_there(world: Arrangement, area: str | None, asked: str | None) -> bool:
    """Whether what is limited to an area, or to none, bears on the area asked about, or on any."""
    return area is None or asked is None or world.area_tree.meet(area, asked)


def excludes(world: Arrangement, contract: Contract, service: str) -> bool:
    """Whether a contract is stated to leave a service out."""
    return any(world.service_tree.within(service, out) for out in contract.excludes)


def heading(question: str, arrangement: Arrangement, service: str, area: str | None, day: str) -> str:
    """What stands above an answer: what was asked of which service, where and when."""
    where = f" in {arrangement.name(area)}" if area else ""
    return f"{question}: {arrangement.name(service)}{where} ({arrangement.title or arrangement.id}, {day})"
