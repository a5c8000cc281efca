"""The lines of changes from bar to bar, none of which runs through a bar that the change is not about.

Where there is no such way, the bars bear the same number instead.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence

import attrs

from commissionkit.views.timelines.families import NEAR
from commissionkit.views.timelines.placing import Sheet
from commissionkit.views.timelines.things import Join

__all__ = ["Way", "ways_of"]


@attrs.frozen
class Way:
    """How a change is drawn.

    Attributes:
        join: The change.
        x: Where it stands across the page.
        spine: The bars that a line joins, from the top; none where there is no way for one.
        numbered: The bars that bear its number, each with how many numbers stand before it at the same end.
        number: The number; 0 where there is none.
    """

    join: Join
    x: float
    spine: tuple[str, ...] = ()
    numbered: tuple[tuple[str, int], ...] = ()
    number: int = 0


def ways_of(sheet: Sheet) -> list[Way]:
    """The ways of all changes, in order; the bars of a change that ties none are neither joined nor numbered."""
    at = {row.bar.key: number for number, row in enumerate(sheet.rows)}
    taken: list[tuple[float, int, int]] = []
    found: list[Way] = []
    ends: Counter[tuple[str, bool]] = Counter()
    number = 0
    for join in sheet.plan.joins:
        x = sheet.joins[join.key]
        if not join.ties:
            found.append(Way(join, x))
            continue
        spine = _spine(sheet, join, at, taken)
        if spine:
            taken.append((x, at[spine[0]], at[spine[-1]]))
        rest = tuple(party for party in join.parties if party not in spine)
        if not rest:
            found.append(Way(join, x, spine))
            continue
        number += 1
        # One of those that the line joins bears the number too, so that the others are found from it.
        shared = next((key for key in spine if key in join.after), "")
        numbered = []
        for key in (*rest, *((shared,) if shared else ())):
            end = key, sheet.row_of[key].right <= x
            numbered.append((key, ends[end]))
            ends[end] += 1
        found.append(Way(join, x, spine, tuple(numbered), number))
    return found


def _spine(sheet: Sheet, join: Join, at: Mapping[str, int], taken: Sequence[tuple[float, int, int]]) -> tuple[str, ...]:
    """The most of the bars of a change, next to one another, that a line can join without crossing a foreign bar."""
    parties = sorted(join.parties, key=at.__getitem__)
    for run in _runs(parties):
        one_of_each = not set(run).isdisjoint(join.before) and not set(run).isdisjoint(join.after)
        if one_of_each and _is_free(sheet, join, run, at, taken):
            return tuple(run)
    return ()


def _runs(parties: Sequence[str]) -> Iterator[Sequence[str]]:
    """Those that stand next to one another, the longest runs first."""
    for length in range(len(parties), 1, -1):
        for start in range(len(parties) - length + 1):
            yield parties[start : start + length]


def _is_free(
    sheet: Sheet, join: Join, run: Sequence[str], at: Mapping[str, int], taken: Sequence[tuple[float, int, int]]
) -> bool:
    x, top, bottom = sheet.joins[join.key], at[run[0]], at[run[-1]]
    parties = set(join.parties)
    if any(abs(x - other) < NEAR and top <= below and above <= bottom for other, above, below in taken):
        return False
    return not any(
        row.left - 1 < x < row.right + 1 for row in sheet.rows[top + 1 : bottom] if row.bar.key not in parties
    )
