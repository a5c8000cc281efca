"""What is planned, and what happened when."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from typing import Final

import commissionkit as ck
from commissionkit.answers.dating import Event, Undated, spoken
from commissionkit.model import Arrangement, Change, ChangeStatus, Fact, Practice, Programme, Relationship, Seat, Shift
from site_parts.layers import is_national
from site_parts.telling import told
from site_parts.wording import (
    Row,
    bullets,
    lines,
    names,
    part,
    places,
    said_at,
    section,
    spaced,
    standing,
    table,
    when,
)

_PLANNED: Final = (
    "What a source says was still to come on the days it speaks to. Nothing here says that it has come about."
)
_DATED: Final = "In the order of the days on which it may have been. A year or a month stands for some day of it."


def planned(site: Arrangement) -> str:
    """The section: planned and proposed facts, changes still to come; of the nation, those told nowhere else."""
    elsewhere = (Practice, Programme, Relationship, Shift) if is_national(site) else ()
    rows = table(_plan(site, facts) for facts in _plans(site) if not isinstance(facts[0], elsewhere))
    return section("What is planned", rows, introduction=_PLANNED, keep=not is_national(site))


def _plans(site: Arrangement) -> Iterable[list[Fact]]:
    """What is planned, fact by fact; the places on one forum together."""
    groups: dict[str, list[Fact]] = {}
    for fact in site:
        if fact.status.is_plan or _to_come(fact):
            groups.setdefault(f"places on {fact.forum}" if isinstance(fact, Seat) else fact.id, []).append(fact)
    return groups.values()


def _to_come(fact: Fact) -> bool:
    return isinstance(fact, Change) and fact.happened is not ChangeStatus.HAPPENED


def _plan(site: Arrangement, facts: Sequence[Fact]) -> Row:
    fact = facts[0]
    firm = fact.happened.value if isinstance(fact, Change) else standing(fact)
    return {
        "What": lines(told(fact, site) for fact in facts),
        "Kind": fact.kind.value if isinstance(fact, Change) else _kind(fact),
        "Who": _who(site, fact),
        "When": _day(fact),
        "How firm": "" if firm == "planned" else firm,
        "Said at": said_at(*facts),
    }


def _kind(fact: Fact) -> str:
    return re.sub("(?<=[a-z])(?=[A-Z])", " ", type(fact).__name__).lower()


def _who(site: Arrangement, fact: Fact) -> str:
    if not isinstance(fact, Programme):
        return ""
    supported = f"with {names(site, fact.supported_by)}" if fact.supported_by else ""
    return lines([names(site, fact.run_by), supported])


def _day(fact: Fact) -> str:
    if isinstance(fact, Change):
        return "" if fact.on.kind == "not_stated" else str(fact.on)
    return when(fact)


# -- in time -------------------------------------------------------------------------------------------------------


def timeline(site: Arrangement) -> str:
    """The section: dated things in order, then those for which no date was found."""
    events = ck.timeline(site)
    keep = not is_national(site)
    return section(
        "Timeline",
        table(map(_event, events)),
        part("Looked for, no date stated", bullets(_undated(events.undated)), keep=keep),
        introduction=_DATED,
        keep=keep,
    )


def _event(event: Event) -> Row:
    return {
        "When": _when(event.when),
        "What": f"{_called(event)}: {spaced(event.event)}{' (planned)' if event.planned else ''}",
        "Said at": places(event.evidence),
    }


def _called(event: Event | Undated) -> str:
    """What it is; a model is told from the bodies that bear its name."""
    return f"{event.label} (the model)" if event.kind == "models" else event.label


def _when(text: str) -> str:
    """The days as they are read: `..2016` is "by 2016"."""
    first, dots, last = text.strip("[]").partition("..")
    return f"by {last}" if dots and last and not first else spoken(text.strip("[]"))


def _undated(undated: Iterable[Undated]) -> Iterable[str]:
    """Each thing once, with all that was looked for."""
    sought: dict[str, list[str]] = {}
    for one in undated:
        sought.setdefault(_called(one), []).append(spaced(one.what))
    return (f"{label}: {', '.join(dict.fromkeys(what))}" for label, what in sought.items())
