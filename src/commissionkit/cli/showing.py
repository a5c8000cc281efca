"""A site in brief, and one fact with its evidence."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from enum import Enum
from typing import Final

import attrs

from commissionkit.model import KINDS, Arrangement, Fact, Status

__all__ = ["fact_text", "site_text"]

_MAIN: Final = ("organisations", "forums", "funds", "pots", "contracts", "changes")
_SHOWN_APART: Final = frozenset({"id", "name", "period", "status", "evidence", "note"})


def site_text(site: Arrangement, called: str) -> str:
    """Title, days, sources, how many facts of each kind, and the names of the main ones; `called` is what loads it."""
    head = [
        f"{site.title or site.id} ({site.id})",
        f"As at {site.as_at}; {len(site)} facts: {_counts(site)}.",
        *([site.note] if site.note else []),
        "",
        *(f"{s.id}: {', '.join(text for text in (s.title, s.publisher) if text)}" for s in site.sources),
    ]
    lists = [line for kind in _MAIN for line in _list(site, kind)]
    return "\n".join([*head, *lists, "", f"One of them: commissionkit show {called} ID"] if lists else head)


def _list(site: Arrangement, kind: str) -> Iterator[str]:
    """The facts of a kind, each on a line of its own with its id whole, to be copied."""
    facts = [fact for fact in site if type(fact) is KINDS[kind]]
    if facts:
        yield ""
        yield f"{kind.capitalize()}:"
    for fact in facts:
        status = "" if fact.status is Status.IN_FORCE else f" ({fact.status})"
        name = f": {fact.label}" if fact.label != fact.id else ""
        yield f"  {fact.id}{name}{status}"


def _counts(site: Arrangement) -> str:
    counted = [(sum(type(fact) is cls for fact in site), kind.replace("_", " ")) for kind, cls in KINDS.items()]
    return ", ".join(f"{kind} {number}" for number, kind in counted if number)


def fact_text(site: Arrangement, name: str) -> str:
    """One fact in readable lines: what it says, when, how that is known, and which facts name it.

    Raises:
        UnknownName: The site has no fact of that id; the message names near ones.
    """
    fact = site[name]
    lines = [f"{fact.label} ({fact.id})", f"  fact: {_class(fact)}"]
    lines += [f"  {field}: {text}" for field, text in _fields(site, fact)]
    lines += [f"  when: {fact.period}; {str(fact.status).replace('_', ' ')}"]
    lines += [f"  note: {fact.note}"] if fact.note else []
    lines += ["  evidence:", *(f"  - {citation}" for citation in fact.evidence)] if fact.evidence else []
    naming = dict.fromkeys(other.id for other, _ in site.naming(name))
    return "\n".join([*lines, *(["  named by:", *(f"  - {other}" for other in naming)] if naming else [])])


def _class(fact: Fact) -> str:
    """`Forum`, `Decision right`: the class of a fact in words."""
    return re.sub(r"(?<=[a-z])(?=[A-Z])", " ", type(fact).__name__).capitalize()


def _fields(site: Arrangement, fact: Fact) -> Iterator[tuple[str, str]]:
    for field in attrs.fields(type(fact)):
        content = getattr(fact, field.name)
        if field.name in _SHOWN_APART or content in (None, "", ()) or content == field.default:
            continue
        text = _value(site, content, named="kinds" in field.metadata)
        if text and text != "not_stated":
            yield field.name.replace("_", " "), text


def _value(site: Arrangement, content: object, *, named: bool) -> str:
    """A value as a person reads it; names of facts with their ids."""
    if named and isinstance(content, str):
        return f"{site.name(content)} ({content})" if content in site else content
    if isinstance(content, tuple):
        return "; ".join(_value(site, item, named=named) for item in content)
    if isinstance(content, bool):
        return "yes" if content else "no"
    if isinstance(content, Enum) or not attrs.has(type(content)) or type(content).__module__.endswith("units"):
        return str(content)
    return ", ".join(_inner(site, content))


def _inner(site: Arrangement, content: object) -> Iterable[str]:
    for field in attrs.fields(type(content)):  # type: ignore[arg-type]
        inner = getattr(content, field.name)
        if inner in (None, "", (), False):
            continue
        text = _value(site, inner, named="kinds" in field.metadata)
        if text and text != "not_stated":
            yield f"{field.name.replace('_', ' ')} {text}"
