"""Rights, delegations and silences: each says who, what and over what, and says it once."""

from __future__ import annotations

from collections.abc import Iterator

from commissionkit.checks.among import among
from commissionkit.checks.fault import Fault
from commissionkit.model import Arrangement, DecisionRight, Delegation, Parties, Scope, Silence

__all__ = ["bodies_named", "powers_named", "scopes_sound", "silences_sound"]


def bodies_named(arrangement: Arrangement) -> Iterator[Fault]:
    """Holders, delegators and delegates are named, found by one rule, or stated not to exist."""
    for fact in among(arrangement, DecisionRight, Delegation):
        if isinstance(fact, DecisionRight):
            if not _are_one(fact.holders):
                yield from _parties(fact.id, "holders", fact.holders, may_lack=True)
        elif isinstance(fact, Delegation):
            yield from _parties(fact.id, "delegators", fact.delegators, may_lack=False)
            yield from _parties(fact.id, "delegate", fact.delegate, may_lack=False)


def powers_named(arrangement: Arrangement) -> Iterator[Fault]:
    """A right names at least one power."""
    for right in arrangement.rights:
        if not right.powers:
            yield _fault("no power is named", right.id, ("powers",), "Write such as power: take.")


def scopes_sound(arrangement: Arrangement) -> Iterator[Fault]:
    """A scope that says what it is about has no other facet."""
    for fact in among(arrangement, DecisionRight, Delegation, Silence):
        if isinstance(fact, (DecisionRight, Delegation, Silence)) and fact.over.about and _facets(fact.over):
            hint = "Write two facts: one about it, one over the services, stages, funds or areas."
            yield _fault('"about" stands beside other facets', fact.id, ("over", "about"), hint)


def silences_sound(arrangement: Arrangement) -> Iterator[Fault]:
    """A silence says of what the sources say nothing."""
    for silence in arrangement.silent:
        if not silence.what and not silence.powers:
            hint = "Write what: and an attribute such as start, or power: and a power."
            yield _fault("it does not say what is not said", silence.id, (), hint)
        elif silence.subject is None and not silence.powers and not silence.over.is_stated:
            hint = "Write subject: and the id of a fact, or over: and a matter."
            yield _fault("it does not say of what", silence.id, ("what",), hint)


def _are_one(parties: Parties) -> bool:
    """Whether one body is named and no more is said, as of most: there is nothing wrong with that."""
    return len(parties.ids) == 1 and parties.rule is None and not parties.nobody


def _parties(fact: str, name: str, parties: Parties, *, may_lack: bool) -> Iterator[Fault]:
    said = [bool(parties.ids), parties.rule is not None, parties.nobody]
    rule = parties.rule
    if not any(said):
        hint = "Write none where a source says that there are none." if may_lack else "Name at least one body."
        yield _fault(f"the {name} are not named", fact, (name,), hint)
    elif sum(said) > 1:
        hint = "Write either ids, or a rule, or none."
        yield _fault(f"the {name} are given in two ways at once", fact, (name,), hint)
    elif parties.nobody and not may_lack:
        yield _fault("a delegation by or to nobody is none", fact, (name,), "Leave the delegation out.")
    elif rule is not None and sum(one is not None for one in (rule.seat_on, rule.signatory_of, rule.kind)) != 1:
        hint = "Write one of seat_on, signatory_of and kind."
        yield _fault(f"the rule for the {name} does not name one thing", fact, (name, "rule"), hint)
    elif len(set(parties.ids)) < len(parties.ids):
        yield _fault(f"one body stands twice among the {name}", fact, (name,), "Take one of them out.")


def _facets(over: Scope) -> bool:
    return any((over.service, over.stage, over.fund, over.area))


def _fault(message: str, fact: str, path: tuple[str | int, ...], hint: str) -> Fault:
    return Fault(code="CK112", message=message, fact=fact, path=path, hint=hint)
