"""A fact in a few words, for lists that hold facts of many kinds."""

from __future__ import annotations

from functools import singledispatch

from commissionkit.model import (
    Arrangement,
    Change,
    Contribution,
    Coverage,
    DecisionRight,
    Delegation,
    Fact,
    Parties,
    Pot,
    Provision,
    Relationship,
    Scope,
    Seat,
    Shift,
    Silence,
    Statement,
)
from commissionkit.model.rights import NOT_STATED_FACET
from commissionkit.questions.titling import titled
from site_parts.wording import names, spaced


@singledispatch
def told(fact: Fact, site: Arrangement) -> str:
    """The fact in a few words: its name, or what it relates."""
    return fact.label


@told.register
def _(fact: Seat, site: Arrangement) -> str:
    title = f" ({fact.title})" if fact.title else ""
    return f"{site.name(fact.holder)}{title} on {site.name(fact.forum)}"


@told.register(Coverage)
@told.register(Provision)
def _(fact: Fact, site: Arrangement) -> str:
    return titled(site, fact)


@told.register
def _(fact: Contribution, site: Arrangement) -> str:
    return f"What {site.name(fact.organisation)} puts into {site.name(fact.fund)}"


@told.register
def _(fact: Relationship, site: Arrangement) -> str:
    return f"{site.name(fact.subject)}, {spaced(fact.role)}, {site.name(fact.toward)}"


@told.register
def _(fact: DecisionRight, site: Arrangement) -> str:
    does = "does not" if fact.denied else "may"
    over = "" if fact.over.about else "over "
    return f"{parties(site, fact.holders)} {does} {' or '.join(fact.powers)} {over}{matter(site, fact.over)}"


@told.register
def _(fact: Delegation, site: Arrangement) -> str:
    return f"{parties(site, fact.delegators)} to {parties(site, fact.delegate)}, over {matter(site, fact.over)}"


@told.register
def _(fact: Change, site: Arrangement) -> str:
    before, after = names(site, fact.predecessors), names(site, fact.successors)
    between = f"{before} to {after}" if before and after and before != after else before or after
    return f"{fact.name or between} ({fact.kind})"


@told.register
def _(fact: Statement, site: Arrangement) -> str:
    return f"{site.name(fact.about)}: {fact.label}"


@told.register
def _(fact: Shift, site: Arrangement) -> str:
    return f"Shift {fact.label}"


@told.register
def _(fact: Silence, site: Arrangement) -> str:
    what = fact.what or " or ".join(fact.powers)
    return f"{site.name(fact.subject) if fact.subject else 'Looked for'}: {what.replace('_', ' ')}"


def matter(site: Arrangement, scope: Scope) -> str:
    """What a right reaches: everything, or each facet that limits it; a facet that no source says is named so."""
    if scope.about:
        return site.name(scope.about)
    facets = {"service": scope.service, "stage": scope.stage, "fund": scope.fund, "area": scope.area}
    said = (
        f"{word} not stated" if name == NOT_STATED_FACET else f"{'in ' if word == 'area' else ''}{_named(site, name)}"
        for word, name in facets.items()
        if name
    )
    return ", ".join(said) or "everything"


def _named(site: Arrangement, name: str) -> str:
    """The name; that of a pot with its fund."""
    fact = site.get(name)
    return f"{fact.name} of {site.name(fact.fund)}" if isinstance(fact, Pot) else site.name(name)


def parties(site: Arrangement, who: Parties) -> str:
    """Who holds a right, delegates or is delegated to."""
    if who.nobody:
        return "nobody (stated none)"
    if who.rule is None:
        return f"{'each of ' if who.each and len(who.ids) > 1 else ''}{names(site, who.ids)}"
    rule = who.rule
    if rule.seat_on:
        return f"each member of {site.name(rule.seat_on)}"
    if rule.signatory_of:
        return f"each signatory of {site.name(rule.signatory_of)}"
    return f"each body of the kind {spaced(rule.kind or '')}"


def subject(site: Arrangement, name: str) -> str:
    """What to call a fact that is named by its id."""
    fact = site.get(name)
    return told(fact, site) if fact is not None else name
