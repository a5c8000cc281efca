"""The table of modes, tried with every combination of makers and takers and against a plainer reading of its rows."""

from __future__ import annotations

from itertools import chain, combinations, product

import pytest

from commissionkit.answers import Mode
from commissionkit.questions.decisions.concluding import Group, Sides, Taking, conclude

A, B, F = "a", "b", "forum"
GROUPS = (frozenset({A}), frozenset({B}), frozenset({F}), frozenset({A, B}))
TAKINGS = (
    Taking(frozenset({A})),
    Taking(frozenset({A, B})),
    Taking(frozenset({A}), delegated=True),
    Taking(frozenset({A, B}), delegated=True, forum=F),
    Taking(frozenset({B}), delegated=True, forum=F),
)


def _subsets(items: tuple, most: int) -> list[frozenset]:
    return [frozenset(c) for c in chain.from_iterable(combinations(items, n) for n in range(most + 1))]


def _all_sides() -> list[Sides]:
    made, taken = _subsets(GROUPS, 2), _subsets(TAKINGS, 2)
    ratified = (frozenset[Group](), frozenset({frozenset({A})}))
    every = product(made, made, taken, ratified, (False, True))
    return [Sides(made=m, recommended=r, taken=t, ratified=f, others=o) for m, r, t, f, o in every]


def _rows(sides: Sides) -> list[Mode]:
    """Every row of the table that fits, from the top, each told on its own."""
    proposed = bool(sides.made or sides.recommended)
    takings = sides.taken if proposed else sides.taken | {Taking(group) for group in sides.ratified}
    groups = {taking.group for taking in takings}
    takers = {body for group in groups for body in group}
    makers = {body for group in sides.made for body in group}
    forums = {taking.forum for taking in takings}
    apart = (sides.made or sides.recommended) not in (frozenset(), groups)
    rows = {
        Mode.RATIFIED: proposed and bool(sides.ratified),
        Mode.BINDING: len(forums) == 1 and None not in forums and makers <= forums,
        Mode.MADE_THEN_TAKEN: bool(takers) and bool(sides.made) and sides.made != groups,
        Mode.RECOMMENDED: bool(takers) and not sides.made and bool(sides.recommended) and sides.recommended != groups,
        Mode.DELEGATED: len(takers) == 1 and not apart and all(taking.delegated for taking in takings),
        Mode.SOLE: len(takers) == 1 and not apart,
        Mode.JOINTLY_TAKEN: len(takers) > 1 and not apart and len(groups) == 1,
        Mode.SEVERALLY_TAKEN: len(takers) > 1 and not apart,
        Mode.MADE_UNTAKEN: proposed and not takers,
        Mode.UNTAKEN_UNMADE: not proposed and not takers and sides.others,
        Mode.NONE: not proposed and not takers and not sides.others,
    }
    return [mode for mode, fits in rows.items() if fits]


def test_every_combination_has_the_first_row_that_fits() -> None:
    """Over all combinations of makers, recommenders, takers and ratifiers the mode is the first row that fits."""
    wrong = [sides for sides in _all_sides() if _rows(sides)[:1] != [conclude(sides)]]

    assert wrong == []


def test_every_mode_of_the_table_comes_about() -> None:
    """No row of the table is dead: each concludes some combination."""
    assert {conclude(sides) for sides in _all_sides()} == set(Mode) - {Mode.MIXED}


def test_powers_on_neither_side_decide_nothing() -> None:
    """Overseeing changes the mode only where nobody makes or takes."""
    changed = {
        conclude(sides)
        for sides in _all_sides()
        if not sides.others
        and conclude(sides)
        is not conclude(
            Sides(
                made=sides.made, recommended=sides.recommended, taken=sides.taken, ratified=sides.ratified, others=True
            )
        )
    }

    assert changed == {Mode.NONE}


@pytest.mark.parametrize(
    ("recommended", "mode"),
    [
        ({frozenset({A})}, Mode.SOLE),
        ({frozenset({B})}, Mode.RECOMMENDED),
        ({frozenset({A}), frozenset({B})}, Mode.RECOMMENDED),
        ({frozenset({A, B})}, Mode.RECOMMENDED),
    ],
)
def test_recommenders_that_are_just_the_takers(recommended: set[Group], mode: Mode) -> None:
    """It is the groups that are compared: a body that recommends with another is not just the taker."""
    sides = Sides(recommended=frozenset(recommended), taken=frozenset({Taking(frozenset({A}))}))

    assert conclude(sides) is mode


def test_one_taker_with_a_power_of_its_own_beside_a_delegated_one() -> None:
    """A body that takes by its own power as well as by delegation decides alone; it is not only delegated to."""
    own, delegated = Taking(frozenset({A})), Taking(frozenset({A}), delegated=True)

    assert conclude(Sides(taken=frozenset({own, delegated}))) is Mode.SOLE
    assert conclude(Sides(taken=frozenset({delegated}))) is Mode.DELEGATED
