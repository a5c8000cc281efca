"""What a notebook shows of a table: a screen of it, safe, and readable without styles."""

from __future__ import annotations

import re
from xml.etree import ElementTree as ET

import pytest

from commissionkit.tables import SCREEN, Table, notes_html


def page_of(shown: str) -> ET.Element:
    """What is shown, which is well-formed but for line breaks."""
    return ET.fromstring(f"<body>{shown.replace('<br>', '<br/>')}</body>")  # noqa: S314 - it is ours


def text_of(element: ET.Element) -> str:
    """The text within an element."""
    return "".join(element.itertext())


def rows_of(shown: str) -> list[list[str]]:
    """The texts of the cells, row by row."""
    return [[text_of(cell) for cell in row] for row in page_of(shown).iterfind(".//tbody/tr")]


def test_a_short_table_is_shown_whole() -> None:
    """Every row and column, the title and the notes stand there, and nothing speaks of more."""
    shown = Table(("pot", "sum"), [("Aligned", 3), ("Pooled", None)], "Pots", ("Of 2019.",))._repr_html_()

    assert rows_of(shown) == [["Aligned", "3"], ["Pooled", ""]]
    assert "Pots" in shown
    assert "Of 2019." in shown
    assert "print" not in shown


def test_a_long_table_shows_its_first_rows_and_says_how_to_see_the_rest() -> None:
    """Of a thousand rows about a screenful is shown, and the count of all."""
    shown = Table(("n", "what"), [(n, "x") for n in range(1000)])._repr_html_()

    assert [row[0] for row in rows_of(shown)] == [str(n) for n in range(SCREEN)]
    assert f"The first {SCREEN} of 1,000 rows. print(…) shows all of them" in shown


def test_a_few_rows_over_a_screen_are_shown() -> None:
    """Nobody is sent away for three rows."""
    shown = Table(("n",), [(n,) for n in range(SCREEN + 3)])._repr_html_()

    assert len(rows_of(shown)) == SCREEN + 3
    assert "The first" not in shown


def test_rows_with_long_texts_fill_a_screen_sooner() -> None:
    """What is counted are lines, not rows; three rows at least are shown."""
    of = 40
    long = Table(("n", "what"), [(n, "word " * 60) for n in range(of)])._repr_html_()
    longer = Table(("n", "what"), [(n, "line\n" * 50) for n in range(of)])._repr_html_()

    assert 3 < len(rows_of(long)) < 20
    assert len(rows_of(longer)) == 3


def test_a_wide_table_shows_its_first_columns_and_names_others() -> None:
    """Of two hundred columns as many are shown as stand side by side; what is left out is said."""
    names = [f"variable-{n}" for n in range(200)]
    shown = Table(names, [["some words"] * 200])._repr_html_()

    wide = len(rows_of(shown)[0])
    assert 5 < wide < 15
    assert f"And {200 - wide} columns more: variable-{wide}, variable-{wide + 1}, " in shown


def test_a_very_long_cell_is_cut_at_a_word() -> None:
    """A cell that would fill the screen ends in an ellipsis."""
    shown = Table(("what",), [("word " * 500,)])._repr_html_()
    ((cell,),) = rows_of(shown)

    assert cell.endswith("word …")
    assert len(cell) < 400
    assert "print(…) shows it whole" in shown
    assert "print" not in Table(("what",), [("word …",)])._repr_html_()


def test_the_first_rows_of_more() -> None:
    """Whoever hands over the first rows alone says how many there are."""
    assert "The first 2 of 9 rows." in Table(("n",), [(1,), (2,)]).glance(of=9)


def test_a_column_of_long_texts_stands_apart() -> None:
    """Evidence is folded away beneath the table, each text under the first cell of its row."""
    table = Table(("what", "evidence", "n"), [("A", "report: p. 1", 1), ("B", None, 2)])
    page = page_of(table.glance(apart="evidence"))

    assert [text_of(cell) for cell in page.iter("th")] == ["what", "n"]
    assert [text_of(told) for told in page.iterfind(".//details/dl/*")] == ["A", "report: p. 1"]
    assert "<details" not in table.glance()


@pytest.mark.parametrize("table", [Table(("a",), (), "Pots"), Table((), (), "Pots")])
def test_nothing_is_said_in_words(table: Table) -> None:
    """A table without rows says so, and is no empty grid."""
    assert text_of(page_of(table.glance(nothing="none recorded"))) == "Pots: none recorded"
    assert "<table" not in table.glance()


def test_many_notes_are_folded_away() -> None:
    """Five notes are shown, the rest unfolds."""
    assert "more note" not in notes_html([f"note {n}" for n in range(5)])
    assert "<summary>1 more note<" in notes_html([f"note {n}" for n in range(6)])
    assert notes_html(()) == ""


def test_words_stand_at_the_left_where_styles_are_taken_out() -> None:
    """What says where a text stands is also said by an attribute; a number keeps the right."""
    shown = re.sub(r' style="[^"]*"', "", Table(("what", "n"), [("some words", 3)])._repr_html_())

    assert '<td><div align="left">some words</div></td><td>3</td>' in shown


def test_no_colour_but_grey_and_nothing_that_runs() -> None:
    """It reads on light and dark pages; whatever a site file says is text."""
    evil = '<script>alert("1")</script>'
    shown = Table((evil, "b"), [(evil, evil)], evil, (evil,)).glance(apart="b")

    assert "<script" not in shown
    assert set(re.findall(r"(?:color|background)[^;\"]*", shown)) == set()
    assert set(re.findall(r"rgba?\([^)]*\)", shown)) == {"rgba(128,128,128,0.35)"}
