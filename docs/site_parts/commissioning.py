"""Who commissions what: service by service, with whose record says so."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import date, timedelta
from functools import cache
from typing import Final

import attrs

import commissionkit as ck
from commissionkit.answers import AnswerStatus, Holder, Holders, Route
from commissionkit.answers.holders import joined
from commissionkit.codebooks.wording import others_too
from commissionkit.model import Arrangement, DecisionRight, Delegation
from commissionkit.model.rights import NOT_STATED_FACET
from commissionkit.model.terms import TAKING, Power
from commissionkit.sources import Citation
from commissionkit.succession import default_day
from commissionkit.succession.lives import life_of
from commissionkit.tables import Cell
from site_parts.layers import layer
from site_parts.wording import NONE_RECORDED, Row, beneath, lines, names, places, section, table, unsaid, when

_INTRODUCTION: Final = (
    "To commission a service is to take decisions on it, by a right of one's own or by delegation. There is a row for "
    "each service on which a right or a delegation stands, and for each time at which it was another's; *without* "
    "names what a narrower right takes out of it. Beneath the days stands whose record says so: the arrangement's own, "
    "or that of a baseline."
)
_DAY: Final = timedelta(days=1)

#: What lets somebody commission.
Right = DecisionRight | Delegation


@attrs.frozen
class Commissioned:
    """Who commissions a service at one time.

    Attributes:
        service: The service.
        without: The services and stages that others commission.
        facts: The rights and delegations by which.
        routes: The parts of the matter that are decided alike, such as those in several areas.
    """

    service: str
    without: tuple[str, ...]
    facts: tuple[Right, ...]
    routes: tuple[Route, ...]

    @property
    def baseline(self) -> str:
        """The baseline that says who; empty where the arrangement itself does."""
        return next(iter(self.takers.baselines), "")

    @property
    def takers(self) -> Holders:
        """Who commissions it; perhaps not all of them, where that is so in any part."""
        return joined(route.takers for route in self.routes)


def who_commissions(site: Arrangement) -> str:
    """The section: a row for each service and time."""
    rows = table(_row(site, (one,)) for one in commissioned(site))
    return section("Who commissions what", rows, introduction=_INTRODUCTION, keep=False)


def by_baseline(site: Arrangement) -> Iterator[Row]:
    """What comes from a baseline; services that are commissioned alike together."""
    groups: dict[tuple[Cell, ...], list[Commissioned]] = {}
    for one in commissioned(site):
        if one.baseline:
            groups.setdefault(tuple(list(_row(site, (one,)).values())[1:-1]), []).append(one)
    return (_row(site, group) for group in groups.values())


def _row(site: Arrangement, alike: Sequence[Commissioned]) -> Row:
    """Services: who commissions them, how, who answers for them, since when, and whose record says so."""
    one = alike[0]
    takers, taking = one.takers, {route.taking for route in one.routes}
    partly = "known in part" if taking != {AnswerStatus.KNOWN} else ""
    return {
        "Service": _services(site, alike),
        "Commissioner": lines([*map(_standing, takers), others_too(takers.complete).strip(), partly]),
        "Legally responsible": _responsible(one),
        "When, and whose record": beneath(lines(_when(site, fact) for fact in one.facts), layer(one.baseline)),
        "Said at": places(dict.fromkeys(citation for other in alike for citation in _cited(other))),
    }


def _services(site: Arrangement, alike: Sequence[Commissioned]) -> str:
    """The services with what limits each; what limits all of them alike stands beneath."""
    limits = [_limits(site, one) for one in alike]
    if len(set(limits)) == 1:
        return beneath(lines(site.name(one.service) for one in alike), limits[0])
    said = zip(alike, limits, strict=True)
    return lines(f"{site.name(one.service)}{f' ({limit})' if limit else ''}" for one, limit in said)


def _limits(site: Arrangement, one: Commissioned) -> str:
    """What others commission of a service, and the areas where they are not the whole."""
    areas = {route.part.area for route in one.routes}
    whole = bool(areas & {None, site.area})
    elsewhere = {out for route in one.routes for out in route.part.without if out in site.ids_of("Area")} - areas
    out = names(site, (*one.without, *sorted(elsewhere)))
    where = "" if whole else names(site, (route.part.area for route in one.routes if route.part.area))
    return "; ".join(filter(None, [f"without {out}" if out else "", f"in {where}" if where else ""]))


def _cited(one: Commissioned) -> Iterator[Citation]:
    return (citation for route in one.routes for link in route.links for citation in link.evidence)


def _standing(holder: Holder) -> str:
    """A body, with whether it takes or ratifies, and by what."""
    word = "ratifies" if holder.power is Power.RATIFY else "takes"
    return f"{holder.name} ({word} {holder.note or 'by right'})"


def _responsible(one: Commissioned) -> str:
    """Who answers for it in law, in short where that is whoever takes."""
    named = joined(route.responsible for route in one.routes)
    return "whoever takes" if named.ids == one.takers.ids else lines(named.names) or NONE_RECORDED


def _when(site: Arrangement, fact: Right) -> str:
    home = site.whole.borrowed.get(fact.id, site)
    return when(fact) or f"start: {unsaid(home, fact.id, 'start')}"


# -- what is asked -------------------------------------------------------------------------------------------------


@cache
def commissioned(site: Arrangement) -> tuple[Commissioned, ...]:
    """Each service on which somebody's right or delegation stands, in the order of the file, then of time."""
    found: dict[tuple[object, ...], Commissioned] = {}
    for service, facts in standing(site).items():
        for day in sorted({day for fact in facts if (day := _day(site, fact))}):
            for one in _on(site, service, facts, day):
                found.setdefault((service, one.without, one.facts, one.takers), one)
    return tuple(found.values())


def standing(site: Arrangement) -> dict[str, tuple[Right, ...]]:
    """The rights to take and the delegations that name a service, by service; those of baselines after its own."""
    found: dict[str, list[Right]] = {}
    facts: tuple[Right, ...] = (*site.whole.rights, *site.whole.delegations)
    for fact in facts:
        service = fact.over.service
        if service and service != NOT_STATED_FACET and not fact.status.is_plan and _lets_take(fact):
            found.setdefault(service, []).append(fact)
    return {service: tuple(found[service]) for service in _nested(site, tuple(found))}


def _nested(site: Arrangement, services: tuple[str, ...]) -> list[str]:
    """Services in their order, each after those that it lies within."""

    def path(service: str) -> list[int]:
        around = [other for other in services if site.service_tree.within(service, other)]
        around.sort(key=lambda other: sum(site.service_tree.within(other, outer) for outer in around))
        return [services.index(other) for other in around]

    return sorted(services, key=path)


def _lets_take(fact: Right) -> bool:
    return isinstance(fact, Delegation) or (not fact.denied and bool(TAKING & set(fact.powers)))


def _day(site: Arrangement, fact: Right) -> date | None:
    """A day on which it is certainly in force: that of the questions, else one in the midst of its time."""
    life = life_of(fact, site.whole.as_at_of(fact.id))
    asked = default_day(site)
    if life is None or asked.kind != "days":
        return None
    if life.holds(*asked.days).value != "no":
        return asked.days[1]
    first, last = life.start_latest, life.end_earliest - _DAY
    return first + (last - first) / 2 if first <= last else None


def _on(site: Arrangement, service: str, facts: Iterable[Right], day: date) -> Iterator[Commissioned]:
    """Who commissions the service on a day, as far as it is by one of these."""
    answer = ck.who_takes(site, service=service, on=str(day))
    parts = answer.routes or tuple(route for case in answer.cases for route in case.routes)
    parts = tuple(route for route in parts if route.part.service == service)
    groups: dict[tuple[tuple[Right, ...], tuple[str, ...]], list[Route]] = {}
    for route in parts:
        used = {link.fact for link in route.links}
        by = tuple(fact for fact in facts if fact.id in used)
        if route.takers and by:
            groups.setdefault((by, route.takers.ids), []).append(route)
    for (by, _), routes in groups.items():
        yield Commissioned(service, _without(site, parts, routes), by, tuple(routes))


def _without(site: Arrangement, parts: Iterable[Route], routes: Sequence[Route]) -> tuple[str, ...]:
    """The services within it that have a part of their own, and the stages of which others decide."""
    services = (out for out in routes[0].part.without if out in site.ids_of("Service"))
    stages = (route.part.stage for route in parts if route.part.stage and route not in routes and route.takers)
    return tuple(dict.fromkeys((*services, *stages)))
