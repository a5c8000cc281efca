"""How much room text takes, and labels that stay in it."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from commissionkit.drawing import fitted, line_height, text_width
from commissionkit.drawing.lettering import shortened
from commissionkit.tables import plain_text

sizes = st.sampled_from((9.0, 10.0, 11.5, 18.0))


def test_widths_are_those_of_the_letters() -> None:
    """In thousandths of the size; bold is wider; an unknown letter is a square."""
    assert text_width("Hi", 1000) == 722 + 222
    assert text_width("Hi", 1000, bold=True) == 722 + 278
    assert text_width("", 12) == 0
    assert text_width("医", 10) == 10
    assert text_width("🏥", 10) == 13


def test_accents_take_no_room_of_their_own() -> None:
    """A letter with an accent is as wide as without, written as one character or as two."""
    assert text_width("\u0175", 10) == text_width("w\u0302", 10) == text_width("w", 10)


def test_each_letter_has_one_width() -> None:
    """No letter is listed under two widths."""
    from commissionkit.drawing import lettering

    for table in (lettering._REGULAR, lettering._BOLD):
        letters = "".join(table.values())
        assert sorted(letters) == sorted(set(letters))


def test_lines_follow_one_another_a_quarter_apart() -> None:
    """A line takes a quarter more than its letters."""
    assert line_height(10) == 12.5


def test_a_label_is_broken_at_words() -> None:
    """As many words to a line as have room."""
    room = text_width("Town Council", 10)
    assert fitted("Town Council of the Vale", room, 10, lines=3) == ("Town Council", "of the Vale")


def test_what_does_not_fit_is_cut_with_an_ellipsis() -> None:
    """The last line ends in an ellipsis, without a stray comma before it."""
    room = text_width("Town Council…", 10)
    assert fitted("Town Council, of the Vale", room, 10, lines=1) == ("Town Council…",)


def test_a_long_word_is_broken_where_it_must_be() -> None:
    """A word wider than a line goes on in the next behind a hyphen, nothing of it lost."""
    told = fitted("w" * 50, text_width("w" * 20, 10), 10, lines=3)
    assert "".join(line.removesuffix("-") for line in told) == "w" * 50
    assert [line[-1] for line in told] == ["-", "-", "w"]


def test_a_long_word_is_broken_where_it_may_be() -> None:
    """Behind a hyphen or a stroke of its own no other is set, nor between digits or letters that know none."""
    room = text_width("w" * 20, 10)
    assert fitted("commissioning-and-decommissioning", room, 10, lines=2)[0].endswith("commissioning-and-")
    assert fitted("planning/commissioning/monitoring", room, 10, lines=2)[0].endswith("planning/commissioning/")
    assert not any("-" in line for text in ("7" * 60, "医" * 60) for line in fitted(text, room, 10, lines=5))


def test_a_long_word_that_is_cut_has_no_hyphen_within() -> None:
    """What is cut is the word itself: neither a hyphen nor a space stands in it that it has not."""
    (told,) = fitted("Partnership" * 9, text_width("w" * 20, 10), 10, lines=1)
    assert ("Partnership" * 9).startswith(told.removesuffix("…"))
    first, second = fitted("Partnership" * 9, text_width("w" * 20, 10), 10, lines=2)
    assert ("Partnership" * 9).startswith(first.removesuffix("-") + second.removesuffix("…"))


@pytest.mark.parametrize("text", ["", " ", "\n\t", "\u202e\u200b"])
def test_no_text_has_no_lines(text: str) -> None:
    """What shows nothing takes no line."""
    assert fitted(text, 100, 10) == ()


def test_no_lines_hold_nothing() -> None:
    """Where there is no room for a line, there is none."""
    assert fitted("Town", 100, 10, lines=0) == ()


def test_half_a_room_is_not_a_room_for_an_ellipsis() -> None:
    """Where not even the ellipsis has room, nothing is written."""
    assert shortened("Town", 1, 10) == ""


@given(st.text(max_size=80), st.floats(1, 300), sizes, st.integers(1, 4), st.booleans())
def test_no_line_is_wider_than_the_room(text: str, room: float, size: float, lines: int, bold: bool) -> None:
    """Whatever the text and the room, each line fits, there are not too many, and no line is empty."""
    told = fitted(text, room, size, lines=lines, bold=bold)
    assert len(told) <= lines
    assert all(told)
    for line in told:
        assert text_width(line, size, bold=bold) <= room + 1e-6


@given(st.text(max_size=60), st.floats(40, 300), sizes)
def test_what_is_not_cut_is_all_there(text: str, room: float, size: float) -> None:
    """With lines enough nothing is lost but spaces and what no label shows; hyphens may be added."""
    told = fitted(text, room, size, lines=1000)
    assert "".join("".join(told).split()).replace("-", "") == "".join(plain_text(text).split()).replace("-", "")
