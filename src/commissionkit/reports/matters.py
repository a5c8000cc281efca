"""What the page can be asked: all that rights and delegations are over, and the funds, pots and services of a file."""

from __future__ import annotations

from collections.abc import Iterator

import attrs

from commissionkit.answers import Answer
from commissionkit.errors import RefusedQuestion
from commissionkit.model import Arrangement, DecisionRight, Delegation, Scope, Service
from commissionkit.model.base import references
from commissionkit.views.maps.deciding import asked, matter_key, matter_name, scopes

__all__ = ["Matter", "matters_of"]

_OF_RIGHTS = "Matters of rights and delegations"
_FUNDS = "Funds and pots"
_SERVICES = "Services"
_LEFT_OPEN = "The sources leave open what it is over, so that nobody can ask who decides it"


@attrs.frozen(kw_only=True, eq=False)
class Matter:
    """One matter that can be chosen, and its answer.

    Attributes:
        label: What it is called.
        group: Under which heading it is offered.
        key: What its box bears on the decision map; empty where it has none.
        answer: Who decides it; None where it cannot be asked.
        why: Why not.
        rights: The rights and delegations over what cannot be asked.
    """

    label: str
    group: str
    key: str
    answer: Answer | None
    why: str = ""
    rights: tuple[DecisionRight | Delegation, ...] = ()


def matters_of(site: Arrangement) -> Iterator[Matter]:
    """Every matter of a right or a delegation, then funds and pots, then services; each once.

    A right whose source leaves open what it is over can be seen on the map and not be asked: the matter says so.
    """
    seen: set[str] = set()
    funds = [Scope(fund=one.id) for one in (*site.funds, *site.pots)]
    services = [Scope(service=one) for one in _services(site)]
    for group, matters in ((_OF_RIGHTS, scopes(site)), (_FUNDS, funds), (_SERVICES, services)):
        for over in matters:
            key = matter_key(over)
            if key in seen:
                continue
            seen.add(key)
            answer, why = _answer(site, over)
            if answer is not None or group == _OF_RIGHTS:
                yield Matter(
                    label=matter_name(site, over),
                    group=group,
                    key=key if group == _OF_RIGHTS else "",
                    answer=answer,
                    why=why,
                    rights=() if answer is not None else tuple(_over(site, key)),
                )


def _over(site: Arrangement, key: str) -> Iterator[DecisionRight | Delegation]:
    """The rights and delegations over a matter."""
    yield from (right for right in site.rights if matter_key(right.over) == key)
    yield from (one for one in site.delegations if matter_key(one.over) == key)


def _services(site: Arrangement) -> tuple[str, ...]:
    """The services that the file brings or names, by id, in its order."""
    named = (one.target for fact in site.facts for one in references(fact))
    return tuple(dict.fromkeys(name for name in named if isinstance(site.whole.get(name), Service)))


def _answer(site: Arrangement, over: Scope) -> tuple[Answer | None, str]:
    """Who decides; else why that cannot be asked: the source leaves open over what, or the question is refused."""
    try:
        answer = asked(site, over)
    except RefusedQuestion as refused:
        return None, f"This cannot be asked: {refused}"
    return answer, "" if answer is not None else _LEFT_OPEN
