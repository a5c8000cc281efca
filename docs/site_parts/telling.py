"""A fact in a few words, for lists that hold facts of many kinds."""

from __future__ import annotations

from commissionkit.model import Arrangement, Fact, Parties, Scope, Shift, Silence, Statement
from commissionkit.questions.decisions.phrasing import delegated_text, scope_text
from commissionkit.questions.titling import titled, who_text


def told(fact: Fact, site: Arrangement) -> str:
    """The fact in a few words: as the library calls it in lists, with what a list without columns needs beside."""
    if isinstance(fact, Statement):
        return f"{site.name(fact.about)}: {fact.label}"
    if isinstance(fact, Shift):
        return f"Shift {fact.label}"
    if isinstance(fact, Silence):
        what = fact.what or " or ".join(fact.powers)
        return f"{site.name(fact.subject) if fact.subject else 'Looked for'}: {what.replace('_', ' ')}"
    return titled(site, fact)


def matter(site: Arrangement, scope: Scope) -> str:
    """What a right reaches, for a column that says that it is over it."""
    return scope_text(site, scope).removeprefix("over ").removeprefix("about ")


def delegated(site: Arrangement, scope: Scope) -> str:
    """What a delegation hands on, for a column of its own: without a stated scope it carries nothing."""
    return delegated_text(site, scope).removeprefix("over ").removeprefix("about ")


def parties(site: Arrangement, who: Parties) -> str:
    """Who holds a right, delegates or is delegated to; that a source says there is nobody stands out."""
    if who.nobody:
        return "nobody (stated none)"
    return f"{'each of ' if who.each and len(who.ids) > 1 else ''}{who_text(site, who)}"


def subject(site: Arrangement, name: str) -> str:
    """What to call a fact that is named by its id."""
    fact = site.get(name)
    return told(fact, site) if fact is not None else name
