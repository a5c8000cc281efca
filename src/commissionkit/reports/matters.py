"""What the page can be asked: every matter of the decision map, and every fund, pot and service that a file names."""

from __future__ import annotations

from collections.abc import Iterator

import attrs

from commissionkit.answers import Answer
from commissionkit.errors import RefusedQuestion
from commissionkit.model import Arrangement, Fund, Pot, Scope, Service
from commissionkit.model.base import references
from commissionkit.model.rights import NOT_STATED_FACET
from commissionkit.questions.decisions import route
from commissionkit.questions.decisions.phrasing import scope_text
from commissionkit.views.maps.gathering import matter_key

__all__ = ["Matter", "matters_of"]

_OF_THE_MAP = "Matters of the decision map"
_FUNDS = "Funds and pots"
_SERVICES = "Services"


@attrs.frozen(kw_only=True, eq=False)
class Matter:
    """One matter that can be chosen, and its answer.

    Attributes:
        label: What it is called.
        group: Under which heading it is offered.
        key: What its box bears on the decision map; empty where it has none.
        answer: Who decides it.
    """

    label: str
    group: str
    key: str
    answer: Answer


def matters_of(site: Arrangement) -> Iterator[Matter]:
    """Every matter of the map that can be asked, then funds and pots, then services; each once.

    A right whose source leaves open what it is over can be seen on the map and not be asked.
    """
    seen: set[str] = set()
    of_rights = [*(right.over for right in site.rights), *(one.over for one in site.delegations)]
    funds = [Scope(fund=one.id) for one in (*site.funds, *site.pots)]
    services = [Scope(service=one) for one in _services(site)]
    for group, scopes in ((_OF_THE_MAP, of_rights), (_FUNDS, funds), (_SERVICES, services)):
        for over in scopes:
            key = matter_key(over)
            if key in seen:
                continue
            seen.add(key)
            answer = _answer(site, over)
            if answer is not None:
                label = _label(site, over)
                yield Matter(label=label, group=group, key=key if group == _OF_THE_MAP else "", answer=answer)


def _services(site: Arrangement) -> tuple[str, ...]:
    """The services that the file brings or names, by id, in its order."""
    named = (one.target for fact in site.facts for one in references(fact))
    return tuple(dict.fromkeys(name for name in named if isinstance(site.whole.get(name), Service)))


def _answer(site: Arrangement, over: Scope) -> Answer | None:
    """Who decides; None where the source leaves open over what, or the question cannot be put."""
    if NOT_STATED_FACET in (over.service, over.stage, over.fund, over.area):
        return None
    try:
        if over.about:
            return route(site, about=over.about)
        return route(site, service=over.service, stage=over.stage, fund=over.fund, area=over.area)
    except RefusedQuestion:
        return None


def _label(site: Arrangement, over: Scope) -> str:
    fund = site.get(over.fund) if over.fund else None
    if isinstance(fund, Pot) and not (over.service or over.stage or over.area):
        text = f"{fund.name or fund.id}, of {site.name(fund.fund)}"
    elif isinstance(fund, Fund) and not (over.service or over.stage or over.area):
        text = fund.name or fund.id
    else:
        text = scope_text(site, over).removeprefix("over ").removeprefix("about ")
    return text[:1].upper() + text[1:]
