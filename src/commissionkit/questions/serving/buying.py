"""Who commissions a service."""

from __future__ import annotations

from collections.abc import Iterator

import attrs

from commissionkit.answers import Answer, Holder, Route
from commissionkit.answers.serving import Commissioner, Commissioners
from commissionkit.model import Arrangement, CommissioningModel, Contract, Power
from commissionkit.questions.decisions import who_takes
from commissionkit.questions.decisions.asking import On
from commissionkit.questions.decisions.holding import BY_DELEGATION, TAKES_ITSELF
from commissionkit.questions.decisions.meant import meant
from commissionkit.questions.serving.matching import excludes, heading, is_there, reach

__all__ = ["commissioner_of"]

_STANDINGS = {Power.TAKE: "takes", Power.RATIFY: "ratifies"}


def commissioner_of(
    arrangement: Arrangement, *, service: str, area: str | None = None, on: On | None = None
) -> Commissioners:
    """Who commissions a service on a day, who is then legally responsible, and under which model.

    To commission is to take decisions on a service (`who_takes`): by a right, by delegation, or by the baseline that
    the arrangement rests on. Told after them are the commissioners of contracts that hold the service, and bodies to
    which a model gave a lesser part, such as an indicative budget.

    Args:
        arrangement: The site, a national arrangement, or a snapshot.
        service: The service.
        area: The area; None for the arrangement's own. Of the whole nation a kind of body answers for its bodies.
        on: The day or days, such as `2003`; None for the last day the sources speak to.

    Returns:
        `Commissioners`: a row for each body and part of the matter, in the order of `route`.

    Raises:
        UnknownName: No service or area bears the id; the message names near ones.
        RefusedQuestion: It is no arrangement, or a snapshot asked about another day.

    It does not see who bought in fact where no right, contract or model is recorded.

    >>> from commissionkit import load
    >>> commissioner_of(load("commissioning-models"), service="community", on="2003").takers
    ('primary-care-trusts',)
    """
    answer = who_takes(arrangement, service=service, area=area, on=on)
    found = _commissioners(arrangement, answer, service, area, on)
    if answer.by_plan is None:
        return found
    return attrs.evolve(found, by_plan=_commissioners(arrangement, answer.by_plan, service, area, on, plans=True))


def _commissioners(
    arrangement: Arrangement, answer: Answer, service: str, area: str | None, on: On | None, *, plans: bool = False
) -> Commissioners:
    day, states = meant(arrangement, on, plans=plans)
    models = _alive(states, service)
    several = len(answer.routes) > 1
    taking = [_taker(route, holder, models, several=several) for route in answer.routes for holder in route.takers]
    contracts = _contracts(states, service, area)
    rows = [attrs.evolve(row, contracts=contracts.get(row.id, ())) for row in taking]
    known = {row.id for row in rows}
    rows += [_by_contract(arrangement, body, ids) for body, ids in contracts.items() if body not in known]
    rows += [row for model in models if not known & set(model.holders) for row in _lesser(arrangement, model)]
    return Commissioners(
        site=arrangement.id,
        title=heading("Who commissions", arrangement, service, area, day),
        items=tuple(dict.fromkeys(rows)),
        notes=(*(f"Missing: {step}" for step in answer.missing), *filter(None, (answer.outside,))),
        status=answer.status,
    )


def _taker(route: Route, holder: Holder, models: tuple[CommissioningModel, ...], *, several: bool) -> Commissioner:
    under = tuple(model for model in models if holder.id in model.holders)
    delegated = holder.note == BY_DELEGATION
    how = "by delegation" if delegated else "own right"
    responsible = _responsible(route, holder, delegated=delegated)
    return Commissioner(
        id=holder.id,
        name=holder.name,
        standing=_STANDINGS[holder.power],
        how=f"{how}, baseline {holder.baseline}" if holder.baseline else how,
        part=route.part.text if several else "",
        responsible=tuple(dict.fromkeys(body.id for body in responsible)),
        responsible_names=tuple(dict.fromkeys(body.name for body in responsible)),
        models=tuple(model.id for model in under),
        budget=_budgets(under),
        status=str(route.taking),
        when=route.part.when,
        held=holder.claim,
        evidence=tuple(dict.fromkeys(citation for link in route.links for citation in link.evidence)),
    )


def _responsible(route: Route, taker: Holder, *, delegated: bool) -> tuple[Holder, ...]:
    """Who answers in law for what this body takes: whoever takes by a right of its own, itself."""
    own = tuple(holder for holder in route.responsible if holder.id == taker.id)
    named = tuple(holder for holder in route.responsible if holder.note != TAKES_ITSELF)
    if delegated:
        return tuple(named or route.responsible.items)
    return tuple(own or route.responsible.items)


def _budgets(models: tuple[CommissioningModel, ...]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(str(nature) for model in models for nature in model.budget))


def _alive(states: tuple[Arrangement, ...], service: str) -> tuple[CommissioningModel, ...]:
    """The models in force, or perhaps in force, in any of the states that held the service."""
    found = (
        model
        for world in states
        for model in world.models
        if not model.services or any(reach(world, held, service) for held in model.services)
    )
    return tuple(dict.fromkeys(found))


def _lesser(arrangement: Arrangement, model: CommissioningModel) -> Iterator[Commissioner]:
    """Bodies to which a model gave a part in commissioning without a right to take."""
    for body in model.holders:
        yield Commissioner(
            id=body,
            name=arrangement.name(body),
            standing="a part under a model",
            how=arrangement.name(model.id),
            responsible=model.responsible,
            responsible_names=tuple(map(arrangement.name, model.responsible)),
            models=(model.id,),
            budget=_budgets((model,)),
            status="known" if model.services else "not_stated",
            evidence=model.evidence,
        )


def _contracts(states: tuple[Arrangement, ...], service: str, area: str | None) -> dict[str, tuple[str, ...]]:
    """The commissioners of contracts that hold the service, each with the contracts."""
    found: dict[str, dict[str, None]] = {}
    for world in states:
        for contract in world.contracts:
            if is_there(world, contract.area, area) and _holds(world, contract, service):
                for body in contract.commissioners:
                    found.setdefault(body, {})[contract.id] = None
    return {body: tuple(ids) for body, ids in found.items()}


def _holds(world: Arrangement, contract: Contract, service: str) -> bool:
    held = any(reach(world, holding.service, service) in ("whole", "wider") for holding in contract.services)
    return held and not excludes(world, contract, service)


def _by_contract(arrangement: Arrangement, body: str, contracts: tuple[str, ...]) -> Commissioner:
    cited = (citation for name in contracts for citation in arrangement[name].evidence)
    return Commissioner(
        id=body,
        name=arrangement.name(body),
        standing="by contract",
        contracts=contracts,
        evidence=tuple(dict.fromkeys(cited)),
    )
