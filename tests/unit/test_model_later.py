"""Sequences and sets that are made when they are looked at."""

from __future__ import annotations

import pickle

import pytest

from commissionkit.model.later import LaterSequence, LaterSet


def _never() -> list[int]:
    pytest.fail("it was made although nobody looked at it")


def test_a_length_is_told_without_the_items() -> None:
    """Where the count is known, asking for the length makes nothing; nor does asking a set what it can tell."""
    assert len(LaterSequence(_never, lambda: 3)) == 3
    assert 2 in LaterSet(_never, lambda item: item == 2)


def test_a_sequence_is_as_a_tuple() -> None:
    """It is made once, and equals, hashes, slices and pickles as the tuple of its items."""
    made = []
    one = LaterSequence(lambda: made.append(1) or (1, 2, 3))

    assert one == (1, 2, 3)
    assert (1, 2, 3) == one  # noqa: SIM300 - the other way round
    assert one == LaterSequence(lambda: [1, 2, 3])
    assert one != (1, 2)
    assert hash(one) == hash((1, 2, 3))
    assert one[1:] == (2, 3)
    assert one[-1] == 3
    assert pickle.loads(pickle.dumps(one)) == (1, 2, 3)  # noqa: S301 - its own
    assert made == [1]


def test_a_set_is_as_a_frozenset() -> None:
    """It equals, hashes, combines and pickles as the frozenset of its items, whichever side it stands on."""
    one = LaterSet(lambda: iter("ab"))

    assert one == frozenset("ab")
    assert frozenset("ab") == one
    assert one != frozenset("a")
    assert hash(one) == hash(frozenset("ab"))
    assert {"a", "c"} & one == {"a"}
    assert frozenset("abc") - one == {"c"}
    assert one | {"c"} == frozenset("abc")
    assert "c" not in one
    assert pickle.loads(pickle.dumps(one)) == frozenset("ab")  # noqa: S301 - its own
