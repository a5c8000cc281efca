"""What lies within what."""

from __future__ import annotations

import pytest

from commissionkit.model import Tree

AREAS = Tree(
    {
        "nation": (),
        "north": ("nation",),
        "south": ("nation",),
        "town": ("north",),
        "village": ("town", "south"),  # across a border
    }
)


def test_above_and_below() -> None:
    """An id is above and below itself; an area within two has both above it."""
    assert AREAS.above("village") == {"village", "town", "north", "south", "nation"}
    assert AREAS.below("north") == {"north", "town", "village"}
    assert AREAS.children("nation") == ("north", "south")


def test_unknown_ids_stand_alone() -> None:
    """An id that the tree does not have lies within itself only."""
    assert (AREAS.above("moon"), AREAS.below("moon"), AREAS.children("moon")) == ({"moon"}, {"moon"}, ())
    assert "moon" not in AREAS
    assert "town" in AREAS


@pytest.mark.parametrize(
    ("one", "other", "within", "meet"),
    [
        ("town", "town", True, True),
        ("town", "nation", True, True),
        ("nation", "town", False, True),
        ("north", "south", False, False),  # they share the village, and neither lies in the other
        ("village", "south", True, True),
        ("moon", "moon", True, True),
        ("moon", "nation", False, False),
    ],
)
def test_within_and_meet(one: str, other: str, within: bool, meet: bool) -> None:
    """One lies within the other, or they meet because either lies within the other."""
    assert (AREAS.within(one, other), AREAS.meet(one, other), AREAS.meet(other, one)) == (within, meet, meet)


def test_roots() -> None:
    """Of several ids those stay that lie within no other, in the order given and once each."""
    assert AREAS.roots_of(["village", "north", "moon", "town", "north"]) == ("north", "moon")


def test_circles() -> None:
    """Each circle is told once, from its least id, and a walk round one ends."""
    tree = Tree({"b": ("a",), "a": ("c",), "c": ("b",), "self": ("self",), "leaf": ("a",)})
    assert tree.circles() == (("a", "c", "b"), ("self",))
    assert tree.above("leaf") == {"leaf", "a", "b", "c"}
    assert tree.below("c") == {"a", "b", "c", "leaf"}
    assert AREAS.circles() == ()
