"""The law of modes: every combination of powers has exactly one, and it is what the table of modes says."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator
from itertools import chain, combinations, product

from commissionkit.answers import Mode
from commissionkit.questions.decisions.concluding import Group, Sides, Taking, conclude

A, B, FORUM, OTHER = "a", "b", "forum", "other-forum"
GROUPS: tuple[Group, ...] = tuple(map(frozenset, ((A,), (B,), (A, B), (FORUM,))))
TAKINGS = tuple(
    Taking(group, delegated, forum)
    for group, (delegated, forum) in product(GROUPS[:3], ((False, None), (True, None), (True, FORUM), (True, OTHER)))
)


def few(items: tuple, most: int) -> list[frozenset]:
    return [frozenset(some) for some in chain(*(combinations(items, n) for n in range(most + 1)))]


def every_combination() -> Iterator[Sides]:
    """Up to two groups that make, recommend and take, and up to one that ratifies."""
    for made, recommended, taken, ratified, others in product(
        few(GROUPS, 2), few(GROUPS, 2), few(TAKINGS, 2), few(GROUPS, 1), (False, True)
    ):
        yield Sides(made=made, recommended=recommended, taken=taken, ratified=ratified, others=others)


# -- the table of modes, row by row, in the words of the documentation ------------------------------------------------


def takings(sides: Sides) -> frozenset[Taking]:
    """Who takes; without a maker a ratifier counts as a taker."""
    if sides.made or sides.recommended:
        return sides.taken
    return sides.taken | frozenset(Taking(group) for group in sides.ratified)


def takers(sides: Sides) -> frozenset[str]:
    return frozenset(body for taking in takings(sides) for body in taking.group)


def acts(sides: Sides) -> frozenset[Group]:
    return frozenset(taking.group for taking in takings(sides))


def nothing_apart(sides: Sides) -> bool:
    """Nobody makes, or the groups that make are exactly those that take; a recommender makes where nobody else does."""
    return (sides.made or sides.recommended) in (frozenset(), acts(sides))


ROWS: tuple[tuple[Mode, Callable[[Sides], bool]], ...] = (
    (Mode.RATIFIED, lambda s: bool(s.ratified) and bool(s.made or s.recommended)),
    (
        Mode.BINDING,
        lambda s: any(
            bool(takings(s))
            and all(taking.delegated and taking.forum == forum for taking in takings(s))
            and all(body == forum for group in s.made for body in group)
            for forum in (FORUM, OTHER)
        ),
    ),
    (Mode.MADE_THEN_TAKEN, lambda s: bool(s.made) and bool(takers(s)) and s.made != acts(s)),
    (
        Mode.RECOMMENDED,
        lambda s: bool(s.recommended) and not s.made and bool(takers(s)) and s.recommended != acts(s),
    ),
    (Mode.DELEGATED, lambda s: len(takers(s)) == 1 and nothing_apart(s) and all(t.delegated for t in takings(s))),
    (Mode.SOLE, lambda s: len(takers(s)) == 1 and nothing_apart(s) and any(not t.delegated for t in takings(s))),
    (Mode.JOINTLY_TAKEN, lambda s: len(takers(s)) > 1 and nothing_apart(s) and len(acts(s)) == 1),
    (Mode.SEVERALLY_TAKEN, lambda s: len(takers(s)) > 1 and nothing_apart(s) and len(acts(s)) > 1),
    (Mode.MADE_UNTAKEN, lambda s: bool(s.made or s.recommended) and not takings(s) and not s.ratified),
    (Mode.UNTAKEN_UNMADE, lambda s: s.others and not (s.made or s.recommended or s.taken or s.ratified)),
    (Mode.NONE, lambda s: s == Sides()),
)


def fitting(sides: Sides) -> list[Mode]:
    return [mode for mode, fits in ROWS if fits(sides)]


def test_every_combination_has_the_first_mode_that_fits() -> None:
    """Over all combinations some row fits, and the mode is that of the first."""
    wrong = [
        (sides, found, conclude(sides))
        for sides in every_combination()
        if (found := fitting(sides))[:1] != [conclude(sides)]
    ]
    assert wrong[:3] == []


def test_rows_overlap_only_where_the_order_decides() -> None:
    """Below the first two rows exactly one fits: the order of the table matters for `ratified` and `binding` alone."""
    first = {Mode.RATIFIED, Mode.BINDING}
    several = [found for sides in every_combination() if len(found := fitting(sides)) > 1]
    assert {found[0] for found in several} == first


def test_every_mode_comes_up() -> None:
    """The combinations reach every mode but `mixed`, which is of several parts."""
    assert set(Counter(map(conclude, every_combination()))) == set(Mode) - {Mode.MIXED}
