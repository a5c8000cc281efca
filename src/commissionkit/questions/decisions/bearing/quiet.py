"""Days on which nothing stirs: a fact holds as it is recorded, and so does all that it names.

The state of some facts on such a day is those of them that hold; nothing has to be carried or settled.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date
from typing import Final

import attrs

from commissionkit.model import Arrangement, Change, DecisionRight, Delegation, Fact, Organisation, Snapshot
from commissionkit.model.base import references
from commissionkit.periods import Bound
from commissionkit.succession.events import begun_by, ended_by, events_of, is_planned
from commissionkit.succession.lineage import Lineage, Record
from commissionkit.succession.lives import life_of
from commissionkit.succession.naming import as_named
from commissionkit.succession.places import is_carried, is_needed, names_of

__all__ = ["quiet_state"]

_FIRST: Final = date.min.toordinal()
_LAST: Final = date.max.toordinal() + 1


@attrs.frozen
class Spell:
    """The days of a fact, as ordinal numbers, each pair half-open.

    Attributes:
        still, stirred: From when until when it certainly holds and nothing that it names has stirred.
        opened, closed: The days outside which it certainly does not hold.
    """

    still: int
    stirred: int
    opened: int
    closed: int


_NEVER: Final = Spell(_LAST, _FIRST, _FIRST, _LAST)
_ALWAYS: Final = Spell(_FIRST, _LAST, _FIRST, _LAST)
#: Whom a forum answers to has no say in whether it is there.
_IDLE: Final = ("accountable_to",)


def quiet_state(whole: Arrangement, facts: Iterable[Fact], day: date, on: Bound) -> tuple[list[Fact], Snapshot] | None:
    """Those of the facts that hold on a day, and the mark of that day; None where any of them may have stirred.

    Args:
        whole: The arrangement whose facts they are.
        facts: Facts together with what they name.
        day: The day.
        on: The same, as it was asked.
    """
    spells, number = whole.kept(_Spells), day.toordinal()
    held: list[Fact] = []
    gone: list[Fact] = []
    for fact in facts:
        spell = spells[fact.id]
        if spell.still <= number < spell.stirred:
            held.append(_named(whole, fact, day) if isinstance(fact, Organisation) and fact.names else fact)
        elif number < spell.opened or number >= spell.closed:
            gone.append(fact)
        else:
            return None
    as_at = whole.as_at
    mark = Snapshot(
        on=on,
        dropped=frozenset([fact.id for fact in gone]),
        lapsed=frozenset([fact for fact in gone if isinstance(fact, (DecisionRight, Delegation))]),
        beyond_as_at=as_at.kind == "days" and day > as_at.days[1],
    )
    return held, mark


def _named(whole: Arrangement, body: Organisation, day: date) -> Organisation:
    return as_named(body, Lineage(whole.kept(_record), day, frozenset()))[0]


def _record(whole: Arrangement) -> Record:
    return Record(whole, plans=False)


class _Spells(dict[str, Spell]):
    """The spells of the facts of an arrangement by id, each worked out when first asked for."""

    def __init__(self, whole: Arrangement) -> None:
        super().__init__()
        self._whole = whole
        self._stirring = whole.kept(_stirring)

    def __missing__(self, name: str) -> Spell:
        self[name] = _NEVER  # what comes to name itself is never still
        fact = self._whole.get(name)
        spell = self[name] = self._spell(fact) if fact is not None else _ALWAYS
        return spell

    def _spell(self, fact: Fact) -> Spell:
        if fact.status.is_plan or (isinstance(fact, Change) and is_planned(fact)):
            return _NEVER  # what the plan comes to is told beside
        life = life_of(fact, self._whole.as_at_of(fact.id))
        if life is None or isinstance(fact, Change) or fact.id in self._whole.vocabulary.facts:
            return _ALWAYS
        still, stirred = life.start_latest.toordinal(), life.end_earliest.toordinal()
        if isinstance(fact, Organisation):
            # Whom it answers to or is housed by does not end a body.
            low, high = self._stirring.get(fact.id, (_FIRST, _LAST))
            still, stirred = max(still, low), min(stirred, high)
        else:
            for name in _leaning_on(fact):
                other = self[name]
                still, stirred = max(still, other.still), min(stirred, other.stirred)
        return Spell(still, stirred, life.start_earliest.toordinal(), life.end_latest.toordinal())


def _leaning_on(fact: Fact) -> Iterable[str]:
    """What a fact cannot outlive, or hands on when it ends."""
    kind = type(fact)
    for reference in references(fact):
        place = names_of(reference)
        if place != _IDLE and (is_needed(kind, place) or is_carried(kind, place, reference.carries)):
            yield reference.target


def _stirring(whole: Arrangement) -> Mapping[str, tuple[int, int]]:
    """For each body that a change names: since when it has been there, and until when nothing has passed from it."""
    found: dict[str, tuple[int, int]] = {}
    for event in events_of(whole, plans=True):
        for name in begun_by(event.change):
            low, high = found.get(name, (_FIRST, _LAST))
            found[name] = max(low, event.last.toordinal()), high
        for name in {*event.change.predecessors, *ended_by(event.change)}:
            low, high = found.get(name, (_FIRST, _LAST))
            found[name] = low, min(high, event.first.toordinal())
    return found
