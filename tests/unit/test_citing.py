"""Cells cited, ranked, and followed down to their facts."""

from __future__ import annotations

import json
from decimal import Decimal
from importlib import metadata

import pytest
from citeproc.source.json import CiteProcJSON
from pybtex.database import parse_string

import commissionkit as ck
from commissionkit.answers import AnswerStatus
from commissionkit.codebooks import CODEBOOKS
from commissionkit.comparison import Behind, Cell, Characteristic, Codebook, Comparison, Reading, compare, piece
from commissionkit.errors import InvalidText, RefusedQuestion, UnknownName
from commissionkit.model import Arrangement, Forum, Silence
from commissionkit.periods import Bound
from commissionkit.sources import Citation, Source

PAGE = Citation.parse("report: page 1")
MAP = Citation.parse("article: map [inferred: the board is drawn there]")
BOARD = Forum(id="board", name="Board", evidence=(PAGE, MAP), note="It meets.")
TEAM = Forum(id="team", name="Team & {friends} 50% #1_~^\\", evidence=(PAGE,))
LOOKED = Silence(id="no-start", subject="board", what="start", evidence=(PAGE,))
SITE = Arrangement(
    id="one",
    title="One",
    version="3",
    as_at=Bound.parse("2019"),
    sources=(
        Source(
            "report", "Report & more", "Publisher", year="2020 [inferred]", kind="report", url="https://example.org/a_b"
        ),
        Source("article", "Article", authors=("Ada Author", "Bo Writer and Sons"), year="2019", kind="article"),
        Source("unused", "Never cited"),
    ),
    facts=(BOARD, TEAM, LOOKED),
)
OTHER = Arrangement(id="two", title="Two", as_at=Bound.parse("2019"))


def _ask(site: Arrangement) -> Reading:
    if site.id == "two":
        return Reading(status=AnswerStatus.NONE_RECORDED, call="{site}.forums")
    return Reading(pieces=[piece("the board", site["board"])], call="{site}.forums", number=Decimal(5), unit="seat")


def _looked(site: Arrangement) -> Reading:
    found = site.silent[0] if len(site.silent) else None
    if found is None:
        return Reading(status=AnswerStatus.NONE_RECORDED)
    return Reading(status=AnswerStatus.NOT_STATED, looked=found.evidence, silent=[found.id])


BOOK = Codebook(
    "book",
    "Book",
    [
        Characteristic("board", "The board", _ask),
        Characteristic("start", "Since when", _looked),
        Characteristic("team", "The team", lambda site: site.forums["team"] if "team" in site else None),
    ],
)


@pytest.fixture
def both() -> Comparison:
    return compare([SITE, OTHER], BOOK)


# -- as text -----------------------------------------------------------------------------------------------------------


def test_a_cell_is_cited_with_passages_sources_and_data_set(both: Comparison) -> None:
    """Text to paste: what the cell says, each source with its places and claims, the data set with its version."""
    version = metadata.version("commissionkit")

    assert both["board", "one"].citations() == (
        "The board, One: the board\n"
        "  Publisher (2020 [inferred]) Report & more. page 1.\n"
        "  Ada Author and Bo Writer and Sons (2019) Article. map [inferred: the board is drawn there].\n"
        f"  Recorded in data set one, version 3, as at 2019, commissionkit {version}."
    )


def test_nothing_recorded_is_cited_as_that(both: Comparison) -> None:
    """A cell without a passage cites the data set, and says that it holds nothing and what it is drawn from."""
    version = metadata.version("commissionkit")

    assert both["board", "two"].citations() == (
        "The board, Two: none recorded\n"
        "  No passage: nothing is recorded for it. Sources of the data set: none listed.\n"
        f"  Recorded in data set two, no version stated, as at 2019, commissionkit {version}."
    )


def test_a_comparison_is_cited_cell_by_cell(both: Comparison) -> None:
    """The text of a comparison is that of its cells, in order."""
    assert both.citations() == "\n\n".join(cell.citations() for cell in both.cells)


def test_an_unknown_form_is_refused(both: Comparison) -> None:
    """The message names the forms."""
    with pytest.raises(InvalidText, match="text, bibtex, csl"):
        both["board", "one"].citations("apa")


# -- BibTeX and CSL, read by programs that take them -----------------------------------------------------------------


def test_bibtex_is_read_by_a_parser(both: Comparison) -> None:
    """An entry for each source that the cell cites and one for the data set, with what belongs to them."""
    entries = parse_string(both["board", "one"].citations("bibtex"), "bibtex").entries

    assert list(entries) == ["report", "article", "commissionkit-one-3"]
    assert entries["report"].type == "techreport"
    assert entries["report"].fields["title"] == r"{Report \& more}"
    assert entries["report"].fields["year"] == "2020"
    assert entries["report"].fields["note"] == "Cited: page 1. The year is inferred."
    assert [str(person) for person in entries["article"].persons["author"]] == ["{Ada Author}", "{Bo Writer and Sons}"]
    assert entries["commissionkit-one-3"].fields["version"] == "3"


def test_bibtex_escapes_what_tex_would_take_for_its_own(both: Comparison) -> None:
    """No character of a name can end a field or start a command."""
    text = both["team", "one"].citations("bibtex")
    note = parse_string(text, "bibtex").entries["commissionkit-one-3"].fields["note"]

    assert r"Team \& \{friends\} 50\% \#1\_\textasciitilde{}\textasciicircum{}\textbackslash{}" in note


def test_csl_is_read_by_a_processor(both: Comparison) -> None:
    """The array holds an item for each work, that a CSL processor takes; an inferred year is about so."""
    items = json.loads(both["board", "one"].citations("csl"))

    assert list(CiteProcJSON(items)) == ["report", "article", "commissionkit-one-3"]
    assert items[0]["issued"] == {"date-parts": [[2020]], "circa": True}
    assert items[1]["author"] == [{"literal": "Ada Author"}, {"literal": "Bo Writer and Sons"}]
    assert (items[2]["type"], items[2]["version"]) == ("dataset", "3")


@pytest.mark.parametrize("name", CODEBOOKS)
def test_every_cell_of_the_bundled_sites_can_be_cited(name: str) -> None:
    """Each cell of each codebook names its data set with its version, and every source that its evidence names."""
    for cell in ck.compare(ck.load_sites(), name).cells:
        text = cell.citations()
        entries = parse_string(cell.citations("bibtex"), "bibtex").entries

        assert f"data set {cell.site}, version {ck.load(cell.site).version}" in text
        assert {citation.source for citation in cell.evidence} < set(entries)
        assert len(json.loads(cell.citations("csl"))) == len(entries)
        assert all(citation.locator in text for citation in cell.evidence)


# -- down to the facts -------------------------------------------------------------------------------------------------


def test_a_cell_leads_to_its_facts(both: Comparison) -> None:
    """The drill-down holds the very facts, with their evidence and notes, and the call."""
    behind = both["board", "one"].drill()

    assert list(behind) == [BOARD]
    assert behind.evidence == (PAGE, MAP)
    assert behind.records()[0]["note"] == "It meets."
    assert str(behind) == (
        "The board, One\n"
        "  the board\n"
        "\n"
        "  Board (board): forums, not_stated..ongoing\n"
        "      report: page 1\n"
        "      article: map [inferred: the board is drawn there]\n"
        "      Note: It meets.\n"
        "\n"
        'Asked by ck.load("one").forums.'
    )


def test_a_cell_leads_to_what_was_looked_for(both: Comparison) -> None:
    """Behind "not stated" stands the coder's search."""
    behind = both["start", "one"].drill()

    assert list(behind) == [LOOKED]
    assert behind.records()[0]["says"] == "looked for, not stated: start"


def test_the_page_of_a_comparison_unfolds_to_the_facts(both: Comparison) -> None:
    """Beneath the HTML table each cell has its facts with their evidence, and no name is markup."""
    page = both.html()

    assert "Board <code>board</code><ul><li>report: page 1</li>" in page
    assert "<code>no-start</code>" in page
    assert "Team &amp; {friends}" in page
    assert "Nothing is cited." in page


def test_behind_nothing_stands_nothing(both: Comparison) -> None:
    """The drill-down of an empty cell says that no fact is recorded, and is no error."""
    behind = both["board", "two"].drill()

    assert (len(behind), behind.notes[0]) == (0, "No fact of Two is recorded for it.")


def _unaccounted(cell: Cell) -> bool:
    behind = cell.drill()
    cited = {citation for fact in behind for citation in fact.evidence}
    return not isinstance(behind, Behind) or not set(cell.evidence) <= cited


@pytest.mark.parametrize("name", CODEBOOKS)
def test_every_passage_of_the_bundled_sites_is_that_of_a_fact_behind(name: str) -> None:
    """Whatever a cell cites is the evidence of a fact that its drill-down shows, themes of the report aside."""
    comparison = ck.compare(ck.load_sites(), name)
    loose = [(cell.characteristic, cell.site) for cell in comparison.cells if cell.facts and _unaccounted(cell)]

    assert loose == []


# -- in order of a number ----------------------------------------------------------------------------------------------


def _numbers(**numbers: tuple[int, str] | None) -> Comparison:
    def ask(site: Arrangement) -> Reading:
        given = numbers[site.id]
        if given is None:
            return Reading(status=AnswerStatus.NONE_RECORDED)
        return Reading(pieces=[], number=Decimal(given[0]), unit=given[1], notes=["Mind the years."])

    sites = [Arrangement(id=name, title=name) for name in numbers]
    return compare(sites, Codebook("n", "N", [Characteristic("n", "Number", ask)]))


def test_sites_are_ranked_by_a_number() -> None:
    """The largest first, equals share a rank, a site without a number stands last; the warnings stay."""
    ranked = _numbers(a=(2, "GBP"), b=None, c=(3, "GBP"), d=(2, "GBP")).ranked("n")

    assert [(row["rank"], row["site"]) for row in ranked.records()] == [(1, "c"), (2, "a"), (2, "d"), (None, "b")]
    assert ranked.notes == ("Mind the years.",)


def test_numbers_of_different_units_are_not_ranked() -> None:
    """Pounds and people have no order."""
    with pytest.raises(RefusedQuestion, match="GBP, person"):
        _numbers(a=(2, "GBP"), b=(3, "person")).ranked("n")


def test_a_row_without_numbers_is_not_ranked(both: Comparison) -> None:
    """Words have no order, and a row that is not there is told."""
    with pytest.raises(RefusedQuestion, match="nothing to rank"):
        both.ranked("team")
    with pytest.raises(UnknownName):
        both.ranked("bord")
