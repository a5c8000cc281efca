"""The parts that a report is put together from."""

from __future__ import annotations

from pathlib import Path

from commissionkit.answers import AnswerStatus
from commissionkit.reports import pictures
from commissionkit.reports.markup import Markup, escaped, items, joined, pairs, paragraph, tag
from commissionkit.reports.states import chip
from commissionkit.reports.tabling import Sorted, table, without_empty


def test_what_is_markup_is_escaped_once() -> None:
    """A text is escaped where it is put in, and what is HTML already is not escaped again."""
    assert tag("p", "a < b", tag("b", "&")) == "<p>a &lt; b<b>&amp;</b></p>"
    assert tag("td", data_sort='"1"', hidden=True, class_="", id=None) == '<td data-sort="&quot;1&quot;" hidden></td>'
    assert tag("meta", name="viewport", content="0") == '<meta name="viewport" content="0">'
    assert escaped(Markup("<b>")) == "<b>"
    assert joined(["<", Markup("<i>")], ", ") == "&lt;, <i>"


def test_empty_parts_leave_nothing() -> None:
    """Lists without entries, pairs without words and paragraphs without text are left out."""
    assert (items([]), pairs([("Head", "")]), paragraph("")) == ("", "", "")
    assert pairs([("A", "b"), ("C", "")]) == "<dl><dt>A</dt><dd>b</dd></dl>"


def test_every_status_has_words_and_a_look_of_its_own() -> None:
    """Each status is shown by other words and another class, so that unknown never looks like nobody."""
    shown = {chip(status) for status in AnswerStatus}
    assert len(shown) == len(AnswerStatus)
    style = (Path(pictures.__file__).parent / "page.css").read_text(encoding="utf-8")
    for status in AnswerStatus:
        assert f".{status.value}::before" in style


def test_a_table_tells_numbers_and_what_it_is_sorted_by() -> None:
    """The first cell of a row is its head, numbers stand to the right, and a key for sorting is kept apart."""
    made = table("t", "Caption", ("A", "B", "C"), [("x", 3, Sorted("up to 2019", "2019"))], notes=("Note.",))
    assert '<th>x</th><td class="number">3</td><td data-sort="2019">up to 2019</td>' in made
    assert made.endswith('<p class="note">Note.</p>')


def test_columns_without_anything_are_left_out() -> None:
    """A column in which no row has anything only takes room."""
    assert without_empty(("A", "B"), [("x", None), ("y", "")]) == (("A",), [("x",), ("y",)])
