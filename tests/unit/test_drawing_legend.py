"""Legends: samples and words in rows that have room for them."""

from __future__ import annotations

from itertools import pairwise

import pytest

from commissionkit.drawing import LOOKS, Box, Group, Line, Words, text_width
from commissionkit.drawing.legend import Sample, boxed, flowed, lined
from commissionkit.drawing.moving import extent

ITEMS = [lined("takes", "takes", arrow=True), *(boxed("body", f"body number {at}") for at in range(9))]


@pytest.mark.parametrize("width", [200, 320, 500, 5000])
def test_what_is_explained_stays_within_the_picture(width: float) -> None:
    """Rows are as full as they may be, nothing leaves them, and the end is beneath all."""
    legend, bottom = flowed(ITEMS, width=width, top=100)
    reach = extent([legend])
    assert reach.x >= 16
    assert reach.right <= width - 16
    assert 100 <= reach.y < reach.bottom <= bottom
    words = [mark for mark in legend.marks if isinstance(mark, Words)]
    assert [one.text for one in words] == [item.words for item in ITEMS]
    rows = sorted({one.y for one in words})
    for above, below in pairwise(rows):
        last = max((one for one in words if one.y == above), key=lambda one: one.x)
        first = min((one for one in words if one.y == below), key=lambda one: one.x)
        end = last.x + text_width(last.text, LOOKS["label"].size)
        assert end + 22 + 32 + 8 + text_width(first.text, LOOKS["label"].size) > width - 16
    assert len(rows) == 1 or width < 5000


def test_a_sample_stands_before_its_words() -> None:
    """Each is in the middle of its row, with its own width; the words begin behind it."""
    samples = [boxed("body", "one", width=10), lined("makes", "two", arrow=True)]
    legend, bottom = flowed(samples, width=400, top=0, left=8, title="Signs")
    two = 8 + 10 + 8 + round(text_width("one", LOOKS["label"].size), 3) + 22
    assert legend == Group(
        marks=(
            Box(x=8, y=8, width=10, height=12, look="body"),
            Words(x=26, y=18, text="one", look="label"),
            Line(points=((round(two, 1), 14), (round(two, 1) + 32, 14)), look="makes", arrow=True),
            Words(x=round(two + 40, 1), y=18, text="two", look="label"),
        ),
        role="legend",
        title="Signs",
    )
    assert bottom == 34


def test_words_wider_than_the_picture_have_a_row_of_their_own() -> None:
    """They are told whole, and nothing stands beside them."""
    long = Sample(marks=(), words="word " * 40, width=0)
    legend, _ = flowed([ITEMS[0], long, ITEMS[0]], width=300, top=0)
    heights = [mark.y for mark in legend.marks if isinstance(mark, Words)]
    assert heights == [18, 38, 58]
