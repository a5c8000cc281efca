"""Who decides what."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from typing import Final

import commissionkit as ck
from commissionkit.answers import Answer, AnswerStatus, Holders, Mode, Route
from commissionkit.codebooks.wording import others_too
from commissionkit.model import Arrangement, DecisionRight, Delegation
from commissionkit.model.terms import MAKING, TAKING
from commissionkit.tables import escape_markdown
from site_parts.commissioning import by_baseline, commissioned
from site_parts.commissioning import standing as standing_on
from site_parts.layers import is_national
from site_parts.telling import delegated, matter, parties
from site_parts.wording import (
    NOT_STATED,
    Row,
    beneath,
    blocks,
    capital,
    lines,
    names,
    part,
    places,
    said_at,
    section,
    standing,
    status_word,
    table,
)

_INTRODUCTION: Final = (
    "To *make* a decision is to settle what should be done; to *take* it is to give it legal effect, and whoever takes "
    "is answerable in law, unless the table names somebody else. All that could be decided is split along every line "
    "that is recorded; then come contracts, and other things about which somebody may decide."
)
_OF_THE_NATION: Final = (
    "What is decided beside single services: funds, contracts and bodies; powers on neither side of a decision; what "
    "was looked for in vain; and what is handed on. To *make* a decision is to settle what should be done; to *take* "
    "it is to give it legal effect. What is only planned stands under *What is planned*."
)
_FROM_BASELINE: Final = (
    "Where this record names nobody who takes decisions on a service, the baseline that it rests on says who does. The "
    "table above, which is asked without naming a service, does not look there."
)


def who_decides(site: Arrangement) -> str:
    """The section: matters and how they are decided, what a baseline says, other powers and denials, delegations."""
    national = is_national(site)
    told = {fact.id for one in commissioned(site) for fact in one.facts} if national else set()
    delegations = (fact for fact in site.delegations if not (national and (fact.status.is_plan or fact.id in told)))
    return section(
        "Who decides what",
        table(_matters(site, told) if national else _matters(site)),
        "" if national else _by_baseline(site),
        part(
            "Other powers, and powers denied",
            table([*_others(site, plans=not national), *_silences(site)]),
            keep=not national,
        ),
        part("Delegations", table(_delegation(site, fact) for fact in delegations), keep=not national),
        introduction=_OF_THE_NATION if national else _INTRODUCTION,
        keep=not national,
    )


# -- what a baseline says ------------------------------------------------------------------------------------------


def _by_baseline(site: Arrangement) -> str:
    """Who takes by a baseline, service by service; for which services it gives no answer here."""
    if site.base is None:
        return ""
    rows = table(by_baseline(site), nothing="no answer comes from it")
    answered = {one.service for one in commissioned(site)}
    silent = names(site, (service for service in standing_on(site) if service not in answered))
    remark = f"It gives no answer on these, for what this record says of them, or leaves open, goes first: {silent}."
    content = blocks(rows, escape_markdown(remark) if silent else "")
    return part("By the baseline", content, introduction=_FROM_BASELINE)


# -- matters -------------------------------------------------------------------------------------------------------


def _matters(site: Arrangement, told: Collection[str] | None = None) -> Iterator[Row]:
    """A row for each matter; where some facts are told elsewhere, only matters with somebody by another fact."""
    for route in _routes(ck.route(site)):
        if told is None or _adds(route, told):
            yield _row(capital(str(route.part)), route)
    for name in _abouts(site):
        answer = ck.route(site, about=name)
        if told is not None and not any(_adds(route, told) for route in _routes(answer)):
            continue
        if answer.outside:
            yield {**dict.fromkeys(_HEADS, ""), "Matter": site.name(name), "How, and how far known": _OUTSIDE}
        for route in _routes(answer):
            yield _row(site.name(name), route)


def _adds(route: Route, told: Collection[str]) -> bool:
    """Whether somebody makes or takes, by a fact that is not told yet."""
    return bool(route.makers or route.takers) and not any(link.fact in told for link in route.links)


_HEADS: Final = ("Matter", "Made by", "Taken by", "How, and how far known", "Said at")
_OUTSIDE: Final = "not applicable: not in force on the days the sources speak to"


def _routes(answer: Answer) -> tuple[Route, ...]:
    """The parts; those of each case where the answer differs over the days meant."""
    return tuple(route for case in answer.cases for route in case.routes) if answer.cases else answer.routes


def _abouts(site: Arrangement) -> tuple[str, ...]:
    """Contracts, and what else somebody may make or take decisions about."""
    named = (right.over.about for right in site.rights if set(right.powers) & (MAKING | TAKING))
    return tuple(dict.fromkeys([*site.contracts.ids, *(name for name in named if name)]))


def _row(matter: str, route: Route) -> Row:
    cells = (
        matter,
        lines(_side(route.makers, route.making)),
        lines([*_side(route.takers, route.taking), _responsible(route)]),
        _how(route),
        places(route.evidence),
    )
    return dict(zip(_HEADS, cells, strict=True))


def _side(holders: Holders, status: AnswerStatus) -> list[str]:
    """Who stands on a side, with the power by which; where nobody is recorded, how far that is known."""
    if not holders:
        return [status_word(status)]
    powers = " or ".join(dict.fromkeys(holder.power.value for holder in holders))
    return [*(f"{holder} ({powers})" for holder in holders), others_too(holders.complete).strip()]


def _responsible(route: Route) -> str:
    """Who answers for it in law, where somebody takes or is named."""
    if route.responsible and route.responsible.ids == route.takers.ids:
        return "responsible in law: whoever takes"
    if route.responsible:
        return f"responsible in law: {route.responsible}"
    return f"responsible in law: {status_word(route.known('who_is_responsible'))}" if route.takers else ""


def _how(route: Route) -> str:
    """The mode, the status, the weakest link."""
    nobody = route.mode in (Mode.NONE, Mode.UNTAKEN_UNMADE)
    claim = route.weakest_claim
    weakest = f"; weakest link {claim}" if claim is not None and not nobody else ""
    denied = (str(denial) for denial in route.denied)
    return lines(["" if nobody else route.mode.meaning, f"{status_word(route.status)}{weakest}", *denied])


# -- other powers --------------------------------------------------------------------------------------------------


def _others(site: Arrangement, *, plans: bool) -> Iterator[Row]:
    for right in site.rights:
        if (right.denied or not set(right.powers) & (MAKING | TAKING)) and (plans or not right.status.is_plan):
            yield _power(site, right)


def _power(site: Arrangement, right: DecisionRight) -> Row:
    may = f"does not {' or '.join(right.powers)}" if right.denied else ", ".join(right.powers)
    return {
        "Who": parties(site, right.holders),
        "May": beneath(f"{may} (stated none)" if right.denied else may, standing(right)),
        "Over": matter(site, right.over),
        "Said at": said_at(right),
    }


def _silences(site: Arrangement) -> Iterator[Row]:
    for silence in site.silent:
        if silence.powers:
            yield {
                "Who": site.name(silence.subject) if silence.subject else NOT_STATED,
                "May": f"{' or '.join(silence.powers)}{f': {NOT_STATED}' if silence.subject else ''}",
                "Over": matter(site, silence.over) if silence.over.is_stated else "any matter",
                "Said at": f"looked at {said_at(silence)}",
            }


def _delegation(site: Arrangement, delegation: Delegation) -> Row:
    rests = site.name(delegation.instrument) if delegation.instrument else ""
    return {
        "Who hands on": parties(site, delegation.delegators),
        "To whom": parties(site, delegation.delegate),
        "What": beneath(delegated(site, delegation.over), standing(delegation)),
        "Rests on": rests,
        "Said at": said_at(delegation),
    }


def open_matters(site: Arrangement) -> Iterable[str]:
    """What is missing before it is known how everything is decided."""
    answer = ck.route(site)
    return (f"Who decides: {step}." for step in dict.fromkeys([*answer.missing, *answer.gaps]))
