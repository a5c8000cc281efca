"""Marks at another place, and how far they reach."""

from __future__ import annotations

from commissionkit.drawing import Box, Disc, Group, Line, Mark, Scene, Words, svg_text, text_width
from commissionkit.drawing.moving import extent, moved

BOX = Box(x=10, y=20, width=30, height=40, look="body")


def test_every_mark_moves_as_it_is() -> None:
    """A box, a disc, a line and words stand further right and down, and are otherwise the same."""
    marks: tuple[Mark, ...] = (
        BOX,
        Disc(x=1, y=2, radius=3, look="badge"),
        Line(points=((0, 0), (5, 6)), look="axis"),
        Words(x=7, y=8, text="a", look="label"),
    )
    expected = (
        Box(x=15, y=17, width=30, height=40, look="body"),
        Disc(x=6, y=-1, radius=3, look="badge"),
        Line(points=((5, -3), (10, 3)), look="axis"),
        Words(x=12, y=5, text="a", look="label"),
    )
    assert expected == tuple(moved(mark, 5, -3) for mark in marks)


def test_a_group_moves_with_all_that_is_in_it() -> None:
    """The marks in a group move; those of one that is drawn to scale keep their places within it."""
    inner = Group(marks=(BOX,), role="site", key="a")
    scaled = Group(marks=(BOX,), scale=0.5, at=(100, 100))
    one = moved(inner, 5, 5)
    other = moved(scaled, 5, 5)
    assert Group(marks=(Box(x=15, y=25, width=30, height=40, look="body"),), role="site", key="a") == one
    assert Group(marks=(BOX,), scale=0.5, at=(105, 105)) == other


def test_extent_holds_every_mark() -> None:
    """The box around marks has the edges of the outermost; of words their width; of a scaled group what is drawn."""
    group = Group(marks=(BOX,), scale=0.5, at=(100, 100))
    assert Box(x=105, y=110, width=15, height=20, look="paper") == extent([group])
    words = extent([Words(x=50, y=50, text="National", look="label", anchor="end")])
    assert round(50 - text_width("National", 11.5), 3) == round(words.x, 3)
    round_it = extent([Disc(x=0, y=0, radius=4, look="badge"), Line(points=((0, 0), (9, 1)), look="axis")])
    assert Box(x=-4, y=-4, width=13, height=8, look="paper") == round_it


def test_extent_leaves_out_the_sheet() -> None:
    """The sheet that marks stand on does not count, and no marks have no size."""
    sheet = Box(x=0, y=0, width=500, height=500, look="paper")
    assert extent([BOX]) == extent([sheet, BOX])
    assert Box(x=0, y=0, width=0, height=0, look="paper") == extent([sheet])


def test_scale_and_place_are_written() -> None:
    """A group that is drawn to scale says so in the picture, and only such a group."""
    group = Group(marks=(BOX,), scale=0.65432, at=(100, 12.34))
    text = svg_text(Scene(width=200, height=200, marks=(group, Group(marks=(BOX,))), title="t"))
    assert 'transform="translate(100 12.3) scale(0.6543)"' in text
    assert text.count("transform=") == 1
