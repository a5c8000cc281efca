"""The pictures of a report: what is shown of each, how it is made smaller, and what is left out."""

from __future__ import annotations

import re
from pathlib import Path
from unittest import mock

import attrs
import pytest
from tests.reporting import SITES, Element, Reading, read, three

import commissionkit as ck
from commissionkit.drawing import Drawing
from commissionkit.model import Arrangement
from commissionkit.reports import pictures, report
from commissionkit.reports.citing import References
from commissionkit.reports.compacting import compact
from commissionkit.reports.markup import joined
from commissionkit.reports.money import money
from commissionkit.reports.pictures import PICTURES, Picture, maps
from commissionkit.reports.subjects import subjects_of
from commissionkit.views.maps import decision_map


@pytest.fixture(scope="module")
def page() -> Element:
    """The page of the three sites."""
    return three()


def _maps(site: Arrangement) -> Element:
    """The section of maps of one arrangement."""
    subjects = subjects_of(site)
    return Reading(maps(subjects, References.of(subjects)).body).root


def test_each_line_of_a_map_has_its_sentence_in_the_row_of_its_number(page: Element) -> None:
    """The table behind a map has a row for each line, in their order, and ends with what the line says in full."""
    figures = [one for one in page.all("figure") if "data-traced" in one.attributes]
    assert len(figures) == len(SITES)
    for figure, site in zip(figures, SITES, strict=True):
        names = {
            str(one.attributes["data-key"]): one.all("title")[0].text()
            for one in figure
            if "data-key" in one.attributes
        }
        lines = [one for one in figure if "data-from" in one.attributes]
        assert [head.text() for head in figure.all("thead")[0].all("th")] == ["From", "To", "In words"]
        rows = figure.all("tbody")[0].all("tr")
        told = decision_map(ck.load(site)).records()
        for line, row, record in zip(lines, rows, told, strict=True):
            start, end, words = (cell.text() for cell in row if cell.name in ("th", "td"))
            assert start in names[str(line.attributes["data-from"])]
            assert end in names[str(line.attributes["data-to"])]
            assert words == record["in words"]


def test_what_only_the_sentence_of_a_line_says_stands_in_the_page(page: Element) -> None:
    """The source's verb, who sits there and what is not stated of a sum are told of the line that they belong to."""
    said = page.by_id("maps").text()
    for words in (
        'over everything (the source: "no decision-making power")',
        "is a member of Strategic Commissioning Board (leader)",
        "contributes a sum that is not stated to Integrated Commissioning Fund",
    ):
        assert words in said


def test_a_line_keeps_its_title_where_no_row_says_the_same() -> None:
    """Where the table behind a picture ends with other words than its lines, the lines are told by the picture."""
    drawing = decision_map(ck.load("south-tyneside"))
    others = attrs.evolve(drawing, rows=drawing.rows.select("from", "to"))
    with mock.patch.object(pictures, "PICTURES", (Picture("maps", "Decision map", lambda _: others, traced=True),)):
        told = _maps(ck.load("south-tyneside"))
    lines = [one for one in told if "data-from" in one.attributes]
    assert [line.all("title")[0].text() for line in lines] == list(drawing.rows.column("in words"))


def test_facts_that_are_not_drawn_are_counted_against_all_of_the_file(page: Element) -> None:
    """What a picture does not draw and what it does are all facts of the file, dropped on its day or not."""
    for figure in page.all("figure"):
        site = ck.load(SITES[int(str(figure.attributes["data-site"])) - 1])
        (picture,) = (one for one in PICTURES if figure.all("figcaption")[0].text().startswith(f"{one.title}, "))
        drawn = {fact.id for fact in site.facts} & set(picture.draw(site).drawn)
        told = figure.all("details")[-1]
        number = len(site.facts) - len(drawn)
        assert told.all("summary")[0].text() == f"{number} of the {len(site.facts)} facts are not drawn"
        assert sum(map(int, re.findall(r"(\d+) facts?: ", told.all("p")[0].text()))) == number
    assert "313 of the 376 facts are not drawn" in page.by_id("maps-2-1").text()


def test_a_fact_of_a_snapshot_that_is_not_drawn_is_counted() -> None:
    """On another day the facts are those that hold on it."""
    state = ck.as_of(ck.load("tameside-glossop"), "2016-06-01")
    (told,) = (one for one in _maps(state).all("summary")[1:])
    drawn = {fact.id for fact in state.facts} & set(decision_map(state).drawn)
    assert told.text() == f"{len(state.facts) - len(drawn)} of the {len(state.facts)} facts are not drawn"


def test_a_picture_too_large_for_a_page_is_named(tmp_path: Path) -> None:
    """In place of a picture that would make the page slow stands the call that draws it."""
    with mock.patch.object(pictures, "_LARGEST", 10):
        report(ck.load("south-tyneside"), tmp_path / "small.html")
    page = read(tmp_path / "small.html")
    assert page.all("svg") == []
    assert 'commissionkit.views.decision_map(site).save("picture.svg")' in page.by_id("maps").text()
    for picture in PICTURES:
        assert getattr(ck.views, picture.draw.__name__) is picture.draw


def test_a_line_adds_a_picture(tmp_path: Path) -> None:
    """A picture named in the list stands in its section, with its name, for each arrangement."""
    more = (*PICTURES, Picture("money", "Money again", decision_map))
    with mock.patch.object(pictures, "PICTURES", more):
        subjects = subjects_of([ck.load("south-tyneside"), ck.load("tameside-glossop")])
        told = money(subjects, References.of(subjects)).body
    captions = [caption.text() for caption in Reading(told).root.all("figcaption")]
    assert [caption for caption in captions if caption.startswith("Money again")] == [
        "Money again, South Tyneside",
        "Money again, Tameside and Glossop",
    ]


def test_a_picture_is_made_smaller_and_stays_the_same() -> None:
    """Lengths become whole, what the page does not use is left out, and no text is touched."""
    made = compact('<svg xmlns="x"><g class="ck-group" aria-label="a"><rect x="1.6" y="-0.2" width="10.5"/><text>1.6')
    assert made == '<svg><g><rect x="2" y="0" width="10"/><text>1.6'


def test_ways_are_told_step_by_step() -> None:
    """Each step of a way starts where the last one ended, and leads to the same places; other ways stay."""
    assert compact('<path d="M10 20L10 5L40 5L43.4 8Z"') == '<path d="M10 20v-15h30l3 3z"'
    assert (
        compact('<path d="M-5 0C5 0 5 -10 15 -10C20 -10 20 7 25 7"')
        == '<path d="M-5 0c10 0 10-10 20-10c5 0 5 17 10 17"'
    )
    assert compact('<path d="M1 1A2 2 0 0 1 9 9"') == '<path d="M1 1A2 2 0 0 1 9 9"'
    assert compact('<text>d="M1 1L2 1"') == '<text>d="M1 1L2 1"'


def test_what_is_surely_too_large_is_not_drawn() -> None:
    """A timeline of very many bodies that changes tie is named without being drawn; those of the three sites are."""
    drawn: list[str] = []

    def draws(site: Arrangement) -> Drawing:
        drawn.append(site.id)
        return decision_map(site)

    (line,) = (picture for picture in PICTURES if picture.section == "timeline")
    with mock.patch.object(pictures, "PICTURES", (attrs.evolve(line, draw=draws),)):
        shown = [joined(pictures.pictures("timeline", subjects_of(ck.load(id)))) for id in ("england", *SITES)]
    assert drawn == list(SITES)
    assert "too large for a page" in shown[0]
    assert 'commissionkit.views.draws(site).save("picture.svg")' in Reading(shown[0]).root.text()
