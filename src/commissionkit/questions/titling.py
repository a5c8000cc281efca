"""What to call a fact in a list: its name, or what it says, in a few words."""

from __future__ import annotations

from commissionkit.model import (
    Arrangement,
    Change,
    Contribution,
    Coverage,
    DecisionRight,
    Delegation,
    Fact,
    Organisation,
    Parties,
    Pot,
    Provision,
    Rating,
    Reach,
    Relationship,
    Seat,
    Selection,
    YesNo,
)
from commissionkit.questions.decisions.phrasing import delegated_text, listed, scope_text

__all__ = ["titled", "who_text"]


def titled(world: Arrangement, fact: Fact) -> str:
    """The fact in a few words."""
    found = _of_bodies(world, fact) or _of_rights(world, fact)
    if found:
        return found
    if isinstance(fact, Pot):
        return f"{fact.name} of {world.name(fact.fund)}"
    if isinstance(fact, Rating):
        return f"{world.name(fact.about)}: {fact.topic} {fact.rating}"
    if isinstance(fact, Change):
        return _change(world, fact)
    return fact.label


def _of_bodies(world: Arrangement, fact: Fact) -> str:
    if isinstance(fact, Seat):
        title = f" ({fact.title})" if fact.title else ""
        standing = str(fact.standing).replace("_", " ")
        return f"{world.name(fact.holder)}{title} on {world.name(fact.forum)}: {standing}"
    if isinstance(fact, Coverage):
        return f"{world.name(fact.body)} covers {world.name(fact.area)}"
    if isinstance(fact, Provision):
        where = f" in {world.name(fact.area)}" if fact.area else ""
        return f"{world.name(fact.provider)} {fact.role} {world.name(fact.service)}{where}"
    if isinstance(fact, Contribution):
        out = " stays out of" if fact.participates is YesNo.NO else " puts money into"
        return f"{world.name(fact.organisation)}{out} {world.name(fact.fund)}"
    if isinstance(fact, Relationship):
        return f"{world.name(fact.subject)} to {world.name(fact.toward)}: {fact.role.replace('_', ' ')}"
    return ""


def _of_rights(world: Arrangement, fact: Fact) -> str:
    if isinstance(fact, DecisionRight):
        powers = listed((power.value for power in fact.powers), "or" if fact.denied else "and")
        word = f"may not {powers}" if fact.denied else f"may {powers}"
        return f"{who_text(world, fact.holders)} {word} {scope_text(world, fact.over).removeprefix('about ')}"
    if isinstance(fact, Delegation):
        who, whom = who_text(world, fact.delegators), who_text(world, fact.delegate)
        return f"delegation from {who} to {whom} {delegated_text(world, fact.over)}"
    return ""


def who_text(world: Arrangement, parties: Parties) -> str:
    """Who holds a right, delegates or is delegated to: bodies by name, or the rule that finds them on the day."""
    rule = parties.rule
    if rule is not None:
        reach = str(rule.reach).replace("_", " ")
        return f"{'each' if rule.reach is Reach.ALL else f'{reach} bodies of the kind'} {_found_by(world, rule)}"
    return listed(world.name(body) for body in parties.ids) or "nobody"


def _found_by(world: Arrangement, rule: Selection) -> str:
    if rule.seat_on is not None:
        return f"member of {world.name(rule.seat_on)}"
    if rule.signatory_of is not None:
        return f"signatory of {world.name(rule.signatory_of)}"
    kind = world.vocabulary.organisation_kind(rule.kind) if rule.kind is not None else None
    return kind.name if kind is not None else rule.kind or "of them"


def _change(world: Arrangement, change: Change) -> str:
    before = listed(_named(world, change.predecessors))
    after = listed(_named(world, change.successors))
    if change.predecessors == change.successors:
        earlier = _earlier_name(world, change)
        return f"{earlier} becomes {after}" if earlier else after
    told = " to ".join(part for part in (before, after) if part)
    return f"{change.name}: {told}" if change.name else told


def _named(world: Arrangement, bodies: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(body.name if isinstance(body := world.get(name), Organisation) else name for name in bodies)


def _earlier_name(world: Arrangement, change: Change) -> str:
    """The name laid down in a renaming, where just one is recorded to have been laid down."""
    bodies = [world.get(name) for name in change.predecessors]
    names = [n.name for b in bodies if isinstance(b, Organisation) for n in b.names if n.period.end.kind == "days"]
    return names[0] if len(names) == 1 else ""
