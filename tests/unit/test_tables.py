"""The one plain table in every form, and what hostile cells can do in each of them: nothing."""

from __future__ import annotations

import csv
import io
import json
import re
import sys
from datetime import date
from decimal import Decimal
from fractions import Fraction
from pathlib import Path

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from commissionkit.errors import InvalidText, MissingExtra, UnknownName, UnreadableFile
from commissionkit.tables import (
    FORMS,
    Cell,
    Table,
    display_width,
    escape_html,
    escape_markdown,
    plain_text,
    wrap,
)

POTS = Table(
    ("pot", "who makes", "share", "since"),
    [
        ("aligned", "the board recommends", Decimal("0.40"), date(2019, 4, 1)),
        ("section-75", None, Fraction(1, 2), None),
    ],
    title="Pots of the fund",
    notes=("About £950m.",),
)


def test_text_of_a_small_table() -> None:
    """A table that fits keeps its columns, with numbers to the right, nothing for None, title above, notes below."""
    expected = """\
Pots of the fund

pot         who makes             share  since
──────────  ────────────────────  ─────  ──────────
aligned     the board recommends   0.40  2019-04-01
section-75                          1/2

About £950m."""
    assert POTS.text() == expected
    assert str(POTS) == expected


def test_text_wraps() -> None:
    """Where a row wraps, words stay whole, numbers and days too, and a blank line parts the rows."""
    expected = """\
Pots of the fund

pot         who makes   share  since
──────────  ──────────  ─────  ──────────
aligned     the board    0.40  2019-04-01
            recommends

section-75                1/2

About £950m."""
    assert POTS.text(41) == expected


def test_text_stacks() -> None:
    """Where the columns cannot stand side by side, each row is a block, later lines indented."""
    expected = """\
pot: aligned
who makes: the
  board
  recommends
share: 0.40

pot:
  section-75
who makes:
share: 1/2"""
    table = Table(POTS.columns[:3], [row[:3] for row in POTS.rows])
    assert table.text(16) == expected


def test_text_of_empty_tables() -> None:
    """Without rows the columns are named and the emptiness is said."""
    assert Table(("a", "b")).text() == "a  b\n(no rows)"
    assert Table(()).text() == "(no rows)"
    assert len(Table((), [()]).markdown()) == 0


@pytest.mark.parametrize(
    ("cell", "expected"),
    [
        (None, ""),
        (True, "yes"),
        (False, "no"),
        (Decimal("1E+3"), "1000"),
        (Decimal("1E+999999"), "1E+999999"),
        (Decimal("NaN"), "NaN"),
        (Decimal("2.50"), "2.50"),
        (0.1, "0.1"),
        (Fraction(2, 6), "1/3"),
        (date(2019, 4, 17), "2019-04-17"),
        ("a\tb\x07", "a b"),
    ],
)
def test_cells_as_text(cell: Cell, expected: str) -> None:
    """Each kind of cell reads as a person would write it."""
    assert Table(("a",), [(cell,)]).markdown().split("\n")[2] == f"| {expected} |"


TEXTS = st.text(st.sampled_from("ab -/\n日本e\u0301\u00a0😀\x1b[31m\u202e\t|"), max_size=60)
CELLS: st.SearchStrategy[Cell] = st.one_of(TEXTS, st.none(), st.integers(), st.dates(), st.decimals(), st.fractions())
TABLES = st.integers(0, 7).flatmap(
    lambda n: st.builds(
        Table,
        st.lists(TEXTS, min_size=n, max_size=n, unique=True),
        st.lists(st.lists(CELLS, min_size=n, max_size=n), max_size=4),
        TEXTS,
        st.lists(TEXTS, max_size=2),
    )
)


@given(table=TABLES, width=st.integers(0, 120))
def test_text_fits_its_width(table: Table, width: int) -> None:
    """No line of the text is wider than asked (at least 8), none ends in a blank, and no control character is left."""
    lines = table.text(width).split("\n")
    assert max(map(display_width, lines)) <= max(width, 8)
    assert [line for line in lines if line != line.rstrip(" ")] == []
    assert re.findall("[\x00-\x09\x0b-\x1f\x7f-\x9f\u202e]", "".join(lines)) == []


@given(text=TEXTS, width=st.integers(2, 40))
@example(text="recommendation,", width=14)
@example(text="a  b   c", width=4)
def test_wrapping_loses_nothing(text: str, width: int) -> None:
    """Wrapped lines fit, and hold every character but the blanks at which they break."""
    lines = wrap(plain_text(text), width)
    assert max(map(display_width, lines)) <= width
    assert "".join(lines).replace(" ", "") == plain_text(text).replace(" ", "").replace("\n", "")


@pytest.mark.parametrize(
    ("text", "width", "expected"),
    [
        ("", 5, [""]),
        ("one two", 7, ["one two"]),
        ("one two", 6, ["one", "two"]),
        ("a\n\nb", 5, ["a", "", "b"]),
        ("strategic-commissioning-board", 14, ["strategic-", "commissioning-", "board"]),
        ("abcdefgh", 3, ["abc", "def", "gh"]),
        ("an abcdefgh or", 4, ["an", "abcd", "efgh", "or"]),
        ("日本語", 4, ["日本", "語"]),
        ("日本", 1, ["日", "本"]),
        ("a\u00a0b c", 3, ["a\u00a0b", "c"]),
        ("x  y", 4, ["x  y"]),
    ],
)
def test_wrap(text: str, width: int, expected: list[str]) -> None:
    """Lines break at spaces, then after hyphens and the like, then anywhere."""
    assert wrap(text, width) == expected


@pytest.mark.parametrize(
    ("text", "width"), [("abc", 3), ("£", 1), ("日本", 4), ("e\u0301", 1), ("a\u200db", 2), ("", 0)]
)
def test_display_width(text: str, width: int) -> None:
    """Wide characters count two, combining marks and joiners nothing."""
    assert display_width(text) == width


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("plain £ text", "plain £ text"),
        ("\x1b[31mred\x1b[0m", "red"),
        ("\x1b]8;;http://x\x07link\x1b]8;;\x07", "link"),
        ("\x1b]0;title\x1b\\x", "x"),
        ("\x9b31mred", "red"),
        ("\x1b\x1b[31m[31mx", "[31mx"),
        ("\x1b", ""),
        ("a\r\nb\rc\u2028d\x85e", "a\nb\nc\nd\ne"),
        ("a\u202eb\u2066c\u200fd\ufeff", "abcd"),
        ("a\U000e0041b", "ab"),
        ("\ud800", "\ufffd"),
        ("\u0645\u200c\u062e", "\u0645\u200c\u062e"),
    ],
)
def test_plain_text(text: str, expected: str) -> None:
    """Terminal codes, controls and marks that turn the direction go; joiners that scripts need stay."""
    assert plain_text(text) == expected


def test_plain_text_of_long_hostile_text() -> None:
    """A megabyte of beginnings of terminal codes is taken in one pass."""
    assert plain_text("\x1b]" * 500_000) == "]" * 500_000
    assert plain_text("\x1b[0" * 300_000) == "[0" * 300_000


def test_markdown() -> None:
    """Markdown has the title in bold, numbers to the right and the notes below."""
    expected = """\
**Pots of the fund**

| pot | who makes | share | since |
| --- | --- | ---: | --- |
| aligned | the board recommends | 0.40 | 2019-04-01 |
| section-75 |  | 1/2 |  |

About £950m."""
    assert POTS.markdown() == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("a|b", "a\\|b"),
        ("*x* _y_ `z`", "\\*x\\* \\_y\\_ \\`z\\`"),
        ("[a](javascript:1)", "\\[a\\](javascript:1)"),
        ("<img src=x>&", "&lt;img src=x&gt;&amp;"),
        ("a\\|b", "a\\\\\\|b"),
        ("a\nb", "a<br>b"),
    ],
)
def test_escape_markdown(text: str, expected: str) -> None:
    """Nothing in a cell is read as Markdown or HTML, and nothing ends the cell."""
    assert escape_markdown(text) == expected


def test_html() -> None:
    """HTML is a semantic table whose content is escaped everywhere."""
    evil = "<script>alert('1')</script>\"&\n\x1b[1m"
    page = Table((evil,), [(evil,)], evil, (evil,)).html()
    safe = "&lt;script&gt;alert(&#x27;1&#x27;)&lt;/script&gt;&quot;&amp;<br>"
    assert escape_html(evil) == safe
    assert page.count(safe) == 4
    assert "<script" not in page
    assert re.findall(r"<(\w+)", page.replace("<br>", "")) == [
        *("table", "caption", "thead", "tr", "th", "tbody", "tr", "td", "tfoot", "tr", "td")
    ]
    assert 'scope="col"' in page


@pytest.mark.parametrize(
    ("cell", "expected"),
    [
        ("=1+1", "'=1+1"),
        ("+44 161", "'+44 161"),
        ("-cmd", "'-cmd"),
        ("@sum", "'@sum"),
        ("\t=1", "' =1"),
        ("\r=1", "'\n=1"),
        ("\x00=1", "'=1"),
        ("\uff1d1", "'\uff1d1"),
        ("-5", "-5"),
        ("-5.2%", "-5.2%"),
        ("+1,000", "+1,000"),
        ("-", "-"),
        ("a=1", "a=1"),
        (-5, "-5"),
        (Decimal("-0.5"), "-0.5"),
        (True, "true"),
        (None, ""),
        ('a "b", c', 'a "b", c'),
        ("a\nb", "a\nb"),
    ],
)
def test_csv(cell: Cell, expected: str) -> None:
    """CSV reads back as it was, save that a cell which a spreadsheet would run begins with an apostrophe."""
    text = Table(("name", "=b"), [(cell, "x")]).csv()
    assert list(csv.reader(io.StringIO(text))) == [["name", "'=b"], [expected, "x"]]
    assert text.startswith("name,'=b\n")


def test_csv_of_one_empty_cell() -> None:
    """A row of one empty cell is a row, not a blank line that readers pass over."""
    assert Table(("a",), [("",)]).csv() == 'a\n""\n'


def test_json() -> None:
    """JSON is versioned; decimals, fractions, days and no-numbers are text; hidden characters are escaped."""
    row = (
        Decimal("1.50"),
        Fraction(1, 3),
        date(2019, 4, 1),
        float("nan"),
        1.5,
        2,
        True,
        None,
        "£\u202e\x1b\ud800\U000e0041",
    )
    table = Table([str(n) for n in range(len(row))], [row], "t", ["n"])
    text = table.json()
    expected = {
        "format": "commissionkit/table/1",
        "title": "t",
        "columns": [str(n) for n in range(len(row))],
        "rows": [["1.50", "1/3", "2019-04-01", "nan", 1.5, 2, True, None, row[-1]]],
        "notes": ["n"],
    }
    assert json.loads(text) == expected
    assert table.to_dict() == expected
    assert "£" in text
    assert re.findall("[\u202e\x1b\ud800\U000e0041]", text) == []


def test_rows_and_columns() -> None:
    """Records, columns, selections and filters keep the order and the rest of the table."""
    assert len(POTS) == 2
    assert POTS.records()[1] == {"pot": "section-75", "who makes": None, "share": Fraction(1, 2), "since": None}
    assert list(POTS) == POTS.records()
    assert POTS.column("pot") == ("aligned", "section-75")
    some = POTS.select("since", "pot").where(lambda row: row["pot"] == "aligned")
    assert some == Table(("since", "pot"), [(date(2019, 4, 1), "aligned")], POTS.title, POTS.notes)
    assert repr(some) == "Table('Pots of the fund', 1 rows of 2 columns)"
    assert hash(some) == hash(some.select("since", "pot"))
    for ask in (POTS.column, POTS.select):
        with pytest.raises(UnknownName, match=r'no column "shares".*"share"'):
            ask("shares")


@pytest.mark.parametrize(
    ("columns", "rows", "reason"),
    [
        (("a", "a"), [], "the same name"),
        (("a",), [(1,), (1, 2)], "row 2 has 2 cells for 1 columns"),
        (("a",), [([1],)], "row 1 holds what no cell can hold"),
    ],
)
def test_unfit_tables(columns: tuple[str, ...], rows: list[tuple[Cell, ...]], reason: str) -> None:
    """A table that could not be shown is refused when it is made."""
    with pytest.raises(InvalidText, match=reason):
        Table(columns, rows)


def test_render() -> None:
    """Every form has a name, and another name is refused with the list."""
    expected = (POTS.text(40), POTS.markdown(), POTS.csv(), POTS.json(), POTS.html())
    assert tuple(POTS.render(form, 40) for form in FORMS) == expected
    with pytest.raises(InvalidText, match="text, markdown, csv, json, html"):
        POTS.render("xml")


def test_frame() -> None:
    """Whole numbers and truth values stay so beside missing ones; decimals stay exact."""
    pd = pytest.importorskip("pandas")
    table = Table(
        ("n", "b", "f", "d", "s", "big"), [(1, True, 1, Decimal("0.10"), "x", 2**70), (None,) * 6], "t", ("n",)
    )
    frame = table.to_frame()
    assert list(map(str, frame.dtypes)) == ["Int64", "boolean", "Int64", "object", "object", "object"]
    assert frame["n"][0] == 1
    assert frame["n"][1] is pd.NA
    assert frame["d"][0] == Decimal("0.10")
    assert frame["big"][0] == 2**70
    assert frame.attrs == {"title": "t", "notes": ["n"]}
    assert Table(("a", "b")).to_frame().shape == (0, 2)
    assert str(Table(("a",), [(1,), (2.5,)]).to_frame()["a"].dtype) == "float64"


def test_arrow() -> None:
    """Columns of one kind keep it, fractions and mixed columns become text."""
    pa = pytest.importorskip("pyarrow")
    table = Table(("n", "d", "f", "m"), [(1, Decimal("0.10"), Fraction(1, 3), "x"), (None, None, None, 2)]).to_arrow()
    assert table.to_pydict() == {"n": [1, None], "d": [Decimal("0.10"), None], "f": ["1/3", None], "m": ["x", "2"]}
    assert table.schema.field("n").type == pa.int64()


def test_missing_extras(monkeypatch: pytest.MonkeyPatch) -> None:
    """Where an extra is not installed, the exception holds the pip line."""
    for package, extra, ask in (("pandas", "notebook", POTS.to_frame), ("pyarrow", "arrow", POTS.to_arrow)):
        monkeypatch.setitem(sys.modules, package, None)
        with pytest.raises(MissingExtra, match=rf'pip install "commissionkit\[{extra}\]"'):
            ask()


def test_a_word_hardly_too_long_breaks_at_its_hyphen() -> None:
    """Where what follows the hyphen fits on a line of its own, no letters are torn from it."""
    assert wrap("In-collaboration", 15) == ["In-", "collaboration"]


def test_a_table_is_written_as_a_whole(tmp_path: Path) -> None:
    """`to_csv` writes what `csv` gives, in the place of what stood there; a folder that is not there is told."""
    path = tmp_path / "table.csv"
    path.write_text("old", encoding="utf-8")
    table = Table(("name", "value"), (("=1+1", 1), ("b", None)))

    table.to_csv(path)

    assert path.read_text(encoding="utf-8") == table.csv() == "name,value\n'=1+1,1\nb,\n"
    with pytest.raises(UnreadableFile, match="No such file or directory"):
        table.to_csv(tmp_path / "nowhere" / "table.csv")


def test_a_printed_table_shows_hidden_characters_escaped() -> None:
    """Title, columns, cells and notes are printed with controls and marks of direction as escapes; the data stay."""
    evil = "a\x1b[31mb\u202ec\x07\ud800"
    table = Table((evil,), [(evil,)], evil, (evil,))

    assert str(table).count("a\\x1b[31mb\\u202ec\\x07\\ud800") == 4
    assert [found for found in str(table) if not found.isprintable() and found != "\n"] == []
    assert (table.rows, table.to_dict()["rows"]) == (((evil,),), [[evil]])
    assert str(Table(("name",), [("日本\r\nb\tc",)])) == "name\n────\n日本\nb c"
