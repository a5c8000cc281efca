"""What moves within some days: processes, and what counts for them, that are not all the time just as recorded."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

import attrs
import numpy as np

from commissionkit.model import Fact, NamedFact
from commissionkit.questions.double_running.columns.arrays import Flags, Ragged, Rows
from commissionkit.questions.double_running.columns.index import Index
from commissionkit.questions.double_running.columns.lifetimes import Days, Lifetimes

__all__ = ["Footing", "moved_bodies", "moved_forums", "moved_processes"]


def moved_processes(facts: Sequence[Fact], moved: Rows, named: frozenset[str]) -> Flags:
    """The processes that move, that bear one name with one that does, or that are named in any case."""
    found = _alike(facts, moved)
    if named:
        found |= np.fromiter((fact.id in named for fact in facts), dtype=np.bool_, count=len(facts))
    return found


def moved_bodies(known: Lifetimes, days: Days) -> Flags:
    """The bodies that may bear another name than the printed one."""
    number = known.index.number
    found = np.zeros(len(number), dtype=np.bool_)
    found[[number[name] for name in known.renamed(days) if name in number]] = True
    return found


def _alike(facts: Sequence[Fact], moved: Rows) -> Flags:
    """The facts that move, and those of the same name: what moves may come to say the same as they do."""
    found = np.zeros(len(facts), dtype=np.bool_)
    found[moved] = True
    names = {_name(facts[row]) for row in moved.tolist()}
    if names:
        found |= np.fromiter((_name(fact) in names for fact in facts), dtype=np.bool_, count=len(facts))
    return found


def _name(fact: Fact) -> str:
    return fact.name if isinstance(fact, NamedFact) else fact.id


def moved_forums(known: Lifetimes, days: Days) -> Flags:
    """The forums that move, or whose seats or the posts behind them do."""
    index = known.index
    found = _alike(index.forums.facts, known.moved("forums", days))
    posts = _alike(index.posts.facts, known.moved("posts", days))
    gone = {index.posts.facts[row].id for row in np.flatnonzero(posts).tolist()}
    seats = [index.seats.facts[row] for row in known.moved("seats", days).tolist()]
    seats += [seat for seat in index.seats.facts if seat.holder in gone] if gone else []
    found[[index.forum_rows[seat.forum] for seat in seats if seat.forum in index.forum_rows]] = True
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
        index = known.index
        found, turning = [], np.zeros(len(index.number), dtype=np.bool_)
        reach = index.reach
        for roll, recorded in (("coverage", reach.covering.recorded), ("provision", reach.serving.recorded)):
            found.append(recorded.where(known.spans(roll).within(days)))
            turning[recorded.rows[known.turning(roll, days)]] = True
            moved = recorded.rows[known.moved(roll, days)]
            turning[moved] = True
            turning[_kin(known, set(moved.tolist()))] = True
        return cls(found[0].and_(found[1]).by_row(len(index.number)), turning)


def _kin(known: Lifetimes, bodies: Iterable[int]) -> list[int]:
    """All bodies that changes tie to some, since what is said of one may pass to any."""
    of, number, wanted = known.columns.setting.families.of, known.index.number, set(bodies)
    families = {of[name] for name, body in number.items() if body in wanted and name in of} if wanted else set()
    return [number[name] for name, family in of.items() if family in families and name in number]
