"""Comparisons: codebooks, cells, marks, forms."""

from __future__ import annotations

import csv
import io
import json
from decimal import Decimal

import pytest

from commissionkit.answers import AnswerStatus, Finding, Findings
from commissionkit.comparison import (
    Cell,
    Characteristic,
    Codebook,
    Piece,
    Reading,
    State,
    chained,
    compare,
    mark,
    piece,
    read,
)
from commissionkit.errors import InvalidText, RefusedQuestion, UnknownName
from commissionkit.model import Arrangement, Forum
from commissionkit.periods import Bound
from commissionkit.sources import Citation, Source

STATED = Citation.parse("report: page 1")
INFERRED = Citation.parse("report: page 2 [inferred: from the map]")
REPORTED = Citation.parse("report: page 3 [reported]")
BOARD = Forum(id="board", name="Board", evidence=(STATED,))
TEAM = Forum(id="team", name="Team <b>", evidence=(INFERRED,))
ONE = Arrangement(
    id="one", title="One", as_at=Bound.parse("2019"), sources=(Source("report", "Report"),), facts=(BOARD, TEAM)
)
TWO = Arrangement(id="two", as_at=Bound.parse("2019"))
FORUMS = Codebook(
    "forums",
    "Forums",
    [
        Characteristic("forums", "All of them", lambda site: site.forums),
        Characteristic("number", "How many", lambda site: len(site.forums)),
        Characteristic(
            "board", "The board", lambda site: Reading(pieces=[piece("there", site["board"])], call="ck.find({site})")
        ),
    ],
)


# -- marks -----------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("evidence", "expected"),
    [
        ((), ""),
        ((STATED,), ""),
        ((INFERRED,), "†"),
        ((REPORTED,), "‡"),
        ((REPORTED, INFERRED), "†"),
        ((STATED, INFERRED), "°"),
        ((Citation.parse("report: page 4 [planned]"),), "§"),
        ((Citation.parse("report: page 4 [derived: 2 + 2]"),), "¶"),
    ],
)
def test_what_is_weaker_than_stated_is_marked(evidence: tuple[Citation, ...], expected: str) -> None:
    """A piece bears the mark of its weakest claim, or that only a detail of it is weaker."""
    assert mark(evidence) == expected
    assert Piece("text", evidence).marked == f"text{expected}"


def test_a_chain_is_as_strong_as_its_weakest_link() -> None:
    """What rests on a chain of facts is marked as inferred where any link is."""
    assert chained("text", [STATED, INFERRED], ["a"]).marked == "text†"
    assert chained("text", [STATED]).marked == "text"
    assert chained("text", []).marked == "text"


# -- readings --------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("status", "state", "words"),
    [
        (AnswerStatus.KNOWN, State.PRESENT, "yes"),
        (AnswerStatus.STATED_NONE, State.ABSENT, "stated none"),
        (AnswerStatus.NOT_STATED, State.UNKNOWN, "not stated"),
        (AnswerStatus.NONE_RECORDED, State.UNKNOWN, "none recorded"),
        (AnswerStatus.NOT_APPLICABLE, State.NOT_APPLICABLE, "not applicable"),
        (AnswerStatus.DISPUTED, State.UNKNOWN, "disputed"),
        (AnswerStatus.PARTLY_KNOWN, State.UNKNOWN, "known in part"),
    ],
)
def test_unknown_is_never_nobody(status: AnswerStatus, state: State, words: str) -> None:
    """Without anything to show, a cell says which kind of nothing it is; only a stated none is an absence."""
    reading = Reading(status=status)

    assert (reading.state, reading.text, reading.value) == (state, words, words)


def test_a_reading_keeps_what_it_rests_on() -> None:
    """Evidence, facts and the weakest claim of all pieces, each citation and fact once."""
    reading = Reading(pieces=[piece("a", BOARD), piece("b", TEAM), piece("c", BOARD)])

    assert reading.evidence == (STATED, INFERRED)
    assert reading.facts == ("board", "team")
    assert str(reading.claim) == "inferred"
    assert (reading.value, reading.text) == ("a; b; c", "a;\nb†;\nc")


@pytest.mark.parametrize(
    ("asked", "value"),
    [
        ("words", "words"),
        (3, "3"),
        (Decimal("2.50"), "2.50"),
        (None, "none recorded"),
        ((), "none recorded"),
        (BOARD, "Board"),
        ([BOARD, TEAM], "Board; Team <b>"),
        (Findings("look", (Finding(kind="x", message="y"),)), "1 found"),
    ],
)
def test_a_characteristic_may_give_plain_things(asked: object, value: str) -> None:
    """Texts, numbers, facts and findings make a reading; nothing at all is none recorded."""
    assert read(asked).value == value  # type: ignore[arg-type]


@pytest.mark.parametrize("asked", [True, False, [1, 2]])
def test_a_truth_value_is_no_reading(asked: object) -> None:
    """False would pass for nobody, so a characteristic has to say how it is known."""
    with pytest.raises(RefusedQuestion):
        read(asked)  # type: ignore[arg-type]


# -- comparing -------------------------------------------------------------------------------------------------------


def test_rows_and_columns_keep_their_order() -> None:
    """A row for each characteristic, a column for each site, as given."""
    comparison = compare([TWO, ONE], FORUMS)

    assert [row.id for row in comparison.rows] == ["forums", "number", "board"]
    assert [(site.id, site.title) for site in comparison.sites] == [("two", "two"), ("one", "One")]
    assert [cell.value for cell in comparison["number"].cells] == ["0", "2"]


def test_what_a_site_does_not_have_is_none_recorded() -> None:
    """An id that one site lacks never stops the comparison; the cell says why."""
    cell = compare([ONE, TWO], FORUMS)["board", "two"]

    assert cell.status is AnswerStatus.NONE_RECORDED
    assert 'no id "board"' in cell.notes[0]


def test_a_cell_names_the_call_that_gave_it() -> None:
    """The call holds the site by the name under which it was loaded."""
    assert compare([ONE], FORUMS)["board", "one"].call == 'ck.find(ck.load("one"))'
    assert (
        compare({"sites/one.yaml": ONE}, FORUMS)["board", "sites/one.yaml"].call == 'ck.find(ck.load("sites/one.yaml"))'
    )


def test_one_site_twice_stands_in_two_columns() -> None:
    """The same id twice gets a number; the headings tell the columns apart."""
    comparison = compare([ONE, ONE], FORUMS)

    assert [site.id for site in comparison.sites] == ["one", "one~2"]
    assert comparison.tables()[0].columns == ("", "One (one)", "One (one~2)")


@pytest.mark.parametrize("sites", [ONE, "one", ["one"], {"one": "one"}, 3])
def test_what_is_no_list_of_arrangements_is_refused(sites: object) -> None:
    """A single arrangement or mere names are told apart from a list of arrangements."""
    with pytest.raises(RefusedQuestion, match="compare takes"):
        compare(sites, FORUMS)  # type: ignore[arg-type]


def test_no_sites_make_an_empty_comparison() -> None:
    """Comparing nothing shows the rows without columns, and every form still works."""
    comparison = compare([], FORUMS)

    assert [len(row.cells) for row in comparison.rows] == [0, 0, 0]
    assert comparison.records() == []
    assert "All of them" in comparison.text()


def test_unknown_rows_and_sites_are_told_with_near_names() -> None:
    """A slip in either id names what was probably meant."""
    comparison = compare([ONE], FORUMS)
    with pytest.raises(UnknownName) as row:
        comparison["forum"]
    with pytest.raises(UnknownName) as column:
        comparison["forums", "on"]

    assert row.value.near == ("forums",)
    assert column.value.near == ("one",)


def test_where_nothing_is_near_the_rows_are_listed() -> None:
    """Whoever cannot know the ids is told them; in joined codebooks the id without its codebook is near."""
    comparison = compare([ONE], FORUMS)
    with pytest.raises(UnknownName) as unlike:
        comparison["xyz"]
    with pytest.raises(UnknownName) as joined:
        compare([ONE], Codebook.joined("both", "Both", [FORUMS]))["board"]

    assert str(unlike.value) == 'no characteristic "xyz" in forums. There are: forums, number, board.'
    assert joined.value.near == ("forums/board",)


def test_a_loop_over_a_comparison_goes_over_its_rows() -> None:
    """Each row comes once, in the order of the codebook."""
    assert [row.id for row in compare([ONE, TWO], FORUMS)] == ["forums", "number", "board"]


def test_a_codebook_is_short_to_look_at() -> None:
    """It stands in the signature of `compare`, where nobody wants to read all of it."""
    assert repr(FORUMS) == "<Codebook forums: 3 characteristics>"


def test_ids_of_a_codebook_stand_once() -> None:
    """Two characteristics of one id could not be told apart."""
    twice = Characteristic("a", "A", lambda site: None)
    with pytest.raises(RefusedQuestion, match="bear the id a"):
        Codebook("book", "Book", [twice, twice])


def test_joined_codebooks_keep_their_rows_apart() -> None:
    """Rows of several codebooks bear the id of theirs, and stand under its title."""
    other = Codebook("other", "Others", [Characteristic("number", "How many", len)], ["A note."])
    comparison = compare([ONE], Codebook.joined("all", "All", [FORUMS, other]))

    assert [row.id for row in comparison.rows][-2:] == ["forums/board", "other/number"]
    assert [table.title for table in comparison.tables()] == ["Forums", "Others"]
    assert comparison["other/number", "one"].value == "2"
    assert "A note." in comparison.tables()[-1].notes


# -- forms -----------------------------------------------------------------------------------------------------------


def test_equal_by_value() -> None:
    """The same question put to equal sites gives an equal comparison."""
    assert compare([ONE], FORUMS) == compare([ONE], FORUMS)
    assert compare([ONE], FORUMS) != compare([TWO], FORUMS)


@pytest.mark.parametrize("width", [20, 40, 80, 132])
def test_text_fits_its_width(width: int) -> None:
    """No line is longer than the terminal is wide."""
    assert max(map(len, compare([ONE, TWO], FORUMS).text(width).splitlines())) <= width


def test_the_legend_explains_only_what_is_there() -> None:
    """Marks and words that no cell uses are not explained."""
    notes = compare([ONE, TWO], FORUMS).tables()[-1].notes

    assert notes == (
        "As at 2019.",
        "† inferred by the coder. Unmarked: stated.",
        "None recorded: nothing is on record, which is not to say that there is none.",
    )


def test_long_form_has_a_line_for_each_cell() -> None:
    """Records, CSV and frame hold one row a cell with evidence and call; none is shortened."""
    comparison = compare([ONE, TWO], FORUMS)
    rows = list(csv.DictReader(io.StringIO(comparison.csv())))

    assert len(rows) == len(comparison.records()) == len(comparison.to_frame()) == 6
    assert rows[0]["evidence"] == "report: page 1; report: page 2 [inferred: from the map]"
    assert [rows[0][c] for c in ("characteristic", "site", "value", "state", "status", "claim")] == [
        "forums",
        "one",
        "Board; Team <b>",
        "value",
        "known",
        "inferred",
    ]


def test_json_is_versioned_and_whole() -> None:
    """JSON holds the format, each cell with its facts and call, and the sources cited."""
    data = json.loads(compare([ONE, TWO], FORUMS).json())

    assert data["format"] == "commissionkit/comparison/1"
    assert data["rows"][2]["cells"][0]["call"] == 'ck.find(ck.load("one"))'
    assert data["rows"][0]["cells"][0]["facts"] == ["board", "team"]
    assert [source["id"] for source in data["sources"]] == ["report"]


def test_sources_that_no_cell_cites_are_left_out() -> None:
    """Only what a cell rests on is listed as cited."""
    site = Arrangement(id="x", sources=(Source("a", "A"), Source("report", "R")), facts=(BOARD,))

    assert [source.id for source in compare([site], FORUMS).sources_cited()] == ["report"]


def test_names_cannot_break_out_of_html_or_markdown() -> None:
    """What a site file says is escaped in every form that a browser reads."""
    comparison = compare([ONE], FORUMS)

    assert "<b>" not in comparison.html()
    assert "<b>" not in comparison.markdown()
    assert "Team &lt;b&gt;†" in comparison.html()


@pytest.mark.parametrize("form", ["text", "markdown", "csv", "json", "html"])
def test_render_gives_each_form(form: str) -> None:
    """`render` and the method of the same name agree."""
    comparison = compare([ONE], FORUMS)

    assert comparison.render(form) == getattr(comparison, form)()


def test_an_unknown_form_is_refused() -> None:
    """A form that is none is told with those there are."""
    with pytest.raises(InvalidText, match="Forms: text"):
        compare([ONE], FORUMS).render("pdf")


def test_what_a_notebook_shows() -> None:
    """A comparison shows as HTML, a cell as its text."""
    comparison = compare([ONE], FORUMS)
    cell = comparison["forums", "one"]

    assert "Team &lt;b&gt;†" in comparison._repr_html_()
    assert "<details>" in comparison._repr_html_()
    assert str(comparison) == comparison.text(80)
    assert isinstance(cell, Cell)
    assert str(cell) == "Board;\nTeam <b>†"
    assert repr(comparison) == "<Comparison forums: 3 rows, one>"
