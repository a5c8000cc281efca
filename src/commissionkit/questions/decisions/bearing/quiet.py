"""Days on which nothing stirs: a fact holds as it is recorded, and so does all that it names.

The state of some facts on such a day is those of them that hold; nothing has to be carried or settled.
"""

from __future__ import annotations

from collections.abc import Hashable, Iterable, Mapping
from datetime import date
from functools import cache
from typing import Any, Final, TypeAlias, cast

from commissionkit.model import Arrangement, Change, Fact, Organisation
from commissionkit.succession.events import begun_by, ended_by, is_planned
from commissionkit.succession.leaves import leaves_of
from commissionkit.succession.lineage import record_of
from commissionkit.succession.lives import Life, life_of

__all__ = ["Spell", "Spells", "held_on", "spells_of"]

#: The days of a fact, as ordinal numbers in two half-open pairs: from when until when it certainly holds and nothing
#: that it names has stirred; and the days outside which it certainly does not hold.
Spell: TypeAlias = tuple[int, int, int, int]

_FIRST: Final = date.min.toordinal()
_LAST: Final = date.max.toordinal() + 1
_NEVER: Final = (_LAST, _FIRST, _FIRST, _LAST)
_ALWAYS: Final = (_FIRST, _LAST, _FIRST, _LAST)
#: Whom a forum answers to has no say in whether it is there.
_IDLE: Final = ("accountable_to",)


def spells_of(whole: Arrangement) -> Spells:
    """The spells of the facts of an arrangement; each is worked out once."""
    return whole.kept(Spells)


def held_on(spell: Spell, day: int) -> bool | None:
    """Whether something certainly holds on a day as recorded, or certainly does not; None where it may have stirred."""
    still, stirred, opened, closed = spell
    if still <= day < stirred:
        return True
    return None if opened <= day < closed else False


class Spells(dict[str, Spell]):
    """The spells of facts by id."""

    def __init__(self, whole: Arrangement) -> None:
        super().__init__()
        self._whole = whole
        self._words = whole.vocabulary.facts
        self._stirring = _stirring(whole)
        self._shared: dict[Spell, Spell] = {}
        self._lives: dict[tuple[int, int, type[Fact], int], Spell] = {}

    def __missing__(self, name: str) -> Spell:
        fact = None if name in self._words else self._whole.get(name)
        return _ALWAYS if fact is None else self.of(fact)

    def of(self, fact: Fact) -> Spell:
        """The spell of a fact."""
        self[fact.id] = _NEVER  # what comes to name itself is never still
        spell = self._spell(fact)
        self[fact.id] = spell = self._shared.setdefault(spell, spell)
        return spell

    def passing(self, fact: Fact) -> Spell:
        """The same without keeping it, for a fact that no other names."""
        spell = self.get(fact.id) or self._spell(fact)
        return self._shared.setdefault(spell, spell)

    def _spell(self, fact: Fact) -> Spell:
        if fact.status.is_plan or (isinstance(fact, Change) and is_planned(fact)):
            return _NEVER  # what the plan comes to is told beside
        if isinstance(fact, Change):
            return _ALWAYS
        still, stirred, opened, closed = self._own(fact)
        if isinstance(fact, Organisation):
            # Whom it answers to or is housed by does not end a body.
            low, high = self._stirring.get(fact.id, (_FIRST, _LAST))
            return max(still, low), min(stirred, high), opened, closed
        for path in _places(cast("Hashable", type(fact))):
            for name in _named_at(fact, path):
                begun, over, _, _ = self[name]
                still = max(still, begun)
                stirred = min(stirred, over)
        return still, stirred, opened, closed

    def _own(self, fact: Fact) -> Spell:
        """The days that its own dates and status give; many facts share them, and they live as long as this does."""
        whole = self._whole
        as_at = whole.as_at_of(fact.id) if whole.borrowed else whole.as_at
        key = (id(fact.period), id(fact.status), type(fact), id(as_at))
        found = self._lives.get(key)
        if found is None:
            life = life_of(fact, as_at)
            found = self._lives[key] = _ALWAYS if life is None else _numbers(life)
        return found


def _numbers(life: Life) -> Spell:
    days = (life.start_latest, life.end_earliest, life.start_earliest, life.end_latest)
    still, stirred, opened, closed = (day.toordinal() for day in days)
    return still, stirred, opened, closed


@cache
def _places(kind: Any) -> tuple[tuple[str, ...], ...]:  # noqa: ANN401 - a class
    """Where a fact names what it cannot outlive, or hands on when it ends."""
    leaves = leaves_of(kind)
    if leaves is None:
        raise TypeError(f"it cannot be told what a {kind.__name__} names")
    return tuple(leaf.path for leaf in leaves if (leaf.needed or leaf.carried) and leaf.path != _IDLE)


def _named_at(item: object, path: tuple[str, ...]) -> Iterable[str]:
    """The ids at a place, the fields on the way first."""
    content = getattr(item, path[0])
    if content is None:
        return ()
    if len(path) > 1:
        inner = content if isinstance(content, tuple) else (content,)
        return [name for one in inner for name in _named_at(one, path[1:])]
    return (content,) if isinstance(content, str) else content


def _stirring(whole: Arrangement) -> Mapping[str, tuple[int, int]]:
    """For each body that a change names: since when it has been there, and until when nothing has passed from it."""
    found: dict[str, tuple[int, int]] = {}
    for event in record_of(whole, plans=True).events:
        for name in begun_by(event.change):
            low, high = found.get(name, (_FIRST, _LAST))
            found[name] = max(low, event.last.toordinal()), high
        for name in {*event.change.predecessors, *ended_by(event.change)}:
            low, high = found.get(name, (_FIRST, _LAST))
            found[name] = low, min(high, event.first.toordinal())
    return found
