"""What moves within some days: processes, and what counts for them, that are not all the time just as recorded."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

import attrs
import numpy as np

from commissionkit.model import Fact, NamedFact
from commissionkit.questions.double_running.columns.arrays import Flags, Ragged
from commissionkit.questions.double_running.columns.index import Index
from commissionkit.questions.double_running.columns.lifetimes import Lifetimes, Lives

__all__ = ["Footing", "moved_bodies", "moved_forums", "moved_processes"]

Days = tuple[date, date]


def moved_processes(facts: Sequence[Fact], lives: Lives, named: frozenset[str]) -> Flags:
    """The processes that move, that bear one name with one that does, or that are named in any case."""
    found = _alike(facts, lives.moved)
    if named:
        found |= np.fromiter((fact.id in named for fact in facts), dtype=np.bool_, count=len(facts))
    return found


def moved_bodies(known: Lifetimes, days: Days) -> Flags:
    """The bodies that may bear another name than the printed one."""
    number = known.index.number
    found = np.zeros(len(number), dtype=np.bool_)
    found[[number[name] for name in known.renamed(days) if name in number]] = True
    return found


def _alike(facts: Sequence[Fact], moved: Flags) -> Flags:
    """The facts that move, and those of the same name: what moves may come to say the same as they do."""
    found = moved.copy()
    names = {_name(facts[row]) for row in np.flatnonzero(moved).tolist()}
    if names:
        found |= np.fromiter((_name(fact) in names for fact in facts), dtype=np.bool_, count=len(facts))
    return found


def _name(fact: Fact) -> str:
    return fact.name if isinstance(fact, NamedFact) else fact.id


def moved_forums(known: Lifetimes, days: Days, seats: Lives, forums: Lives) -> Flags:
    """The forums that move, or whose seats or the posts behind them do."""
    index = known.index
    found = _alike(index.forums.facts, forums.moved)
    posts = _alike(index.posts.facts, known.within("posts", days).moved)
    gone = {index.posts.facts[row].id for row in np.flatnonzero(posts).tolist()}
    moved = seats.moved.copy()
    if gone:
        moved |= np.fromiter((seat.holder in gone for seat in index.seats.facts), np.bool_, count=len(moved))
    rows = {index.forum_rows[f] for row in np.flatnonzero(moved).tolist() if (f := index.seats.facts[row].forum)}
    found[list(rows)] = True
    return found


@attrs.frozen(eq=False)
class Footing:
    """Where bodies are on the days, and of which of them that turns or moves within those.

    Attributes:
        areas: The areas that each covers or serves.
        moved: The bodies of which that is not the same all the time.
    """

    areas: Ragged
    moved: Flags

    @classmethod
    def nowhere(cls, index: Index) -> Footing:
        """That of bodies of which nobody asks."""
        size = len(index.number)
        nothing = np.zeros(size, dtype=np.int64)
        return cls(Ragged(nothing, nothing, nothing[:0]), np.zeros(size, dtype=np.bool_))

    @classmethod
    def of(cls, known: Lifetimes, days: Days) -> Footing:
        """That of all bodies."""
        index, families = known.index, known.columns.setting.families.of
        size, found, turning = len(index.number), [], np.zeros(len(index.number), dtype=np.bool_)
        reach = index.reach
        for roll, recorded in (("coverage", reach.covering.recorded), ("provision", reach.serving.recorded)):
            lives = known.within(roll, days)
            found.append(recorded.where(lives.live))
            turning[recorded.rows[lives.turns]] = True
            turning[recorded.rows[lives.moved]] = True
            moved = set(recorded.rows[lives.moved].tolist())
            if moved:  # it may pass to any body of the family
                hit = {families[name] for name, n in index.number.items() if n in moved and name in families}
                turning[[index.number[name] for name, n in families.items() if n in hit and name in index.number]] = (
                    True
                )
        return cls(found[0].and_(found[1]).by_row(size), turning)
