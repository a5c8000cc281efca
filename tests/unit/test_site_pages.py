"""The pages of the sites: what is committed is what the data gives, and no table is broken."""

from __future__ import annotations

import importlib.util
import re
import sys
from pathlib import Path

import pytest

import commissionkit as ck

ROOT = Path(__file__).parents[2]
_spec = importlib.util.spec_from_file_location("site_pages", ROOT / "docs" / "site_pages.py")
site_pages = importlib.util.module_from_spec(_spec)
sys.modules.setdefault("site_pages", site_pages)
_spec.loader.exec_module(site_pages)

SITES = [*ck.load_sites(), ck.load(ROOT / "examples" / "fourth_site.yaml")]
SECTIONS = [
    "Who decides what",
    "Who sits where",
    "Money",
    "People and figures",
    "What is run twice",
    "What is planned",
    "Timeline",
    "Evidence",
    "Doubts",
    "How to cite",
]


@pytest.fixture(scope="module", params=SITES, ids=lambda site: site.id)
def page(request: pytest.FixtureRequest) -> str:
    return site_pages.page(request.param)


def tables(text: str) -> list[list[list[str]]]:
    """The tables of a page, as rows of cells."""
    found = re.findall(r"(?:^\|.*\n?)+", text, re.MULTILINE)
    return [[re.split(r"(?<!\\)\|", line)[1:-1] for line in table.splitlines()] for table in found]


def test_pages_are_what_the_data_gives() -> None:
    """Generating again gives each committed page, byte for byte, and there are no others."""
    committed = {path.name: path.read_bytes() for path in site_pages.FOLDER.iterdir()}

    assert committed == {name: text.encode() for name, text in site_pages.pages().items()}


def test_each_row_fills_its_table(page: str) -> None:
    """No name or note breaks a table: every row has as many cells as the head, beneath a line of dashes."""
    for head, dashes, *rows in tables(page):
        assert all(set(cell.strip()) <= set("-:") for cell in dashes)
        assert rows
        assert {len(row) for row in rows} == {len(head)} == {len(dashes)}


def test_no_column_is_empty(page: str) -> None:
    """Tables are not wider than needed: each column says something in some row."""
    for head, _, *rows in tables(page):
        assert [name for at, name in enumerate(head) if not any(row[at].strip() for row in rows)] == []


def test_sections_stand_in_their_order(page: str) -> None:
    """Each page has the same sections, so that sites can be read side by side."""
    assert re.findall(r"^## (.*)$", page, re.MULTILINE) == SECTIONS


def test_lines_outside_tables_are_no_markup_by_accident(page: str) -> None:
    """A line break in a name or a note neither opens a block nor ends a table."""
    lines = [line for line in re.sub(r"```.*?```", "", page, flags=re.DOTALL).splitlines() if line]
    known = (
        "<!--",
        "# ",
        "## ",
        "### ",
        "|",
        "- ",
        "  - ",
        "> ",
        ">",
        "*",
        ":::",
        "<details>",
        "<summary>",
        "</details>",
    )

    assert [line for line in lines if not line.startswith(known) and not line[0].isalnum() and line[0] != "‡"] == []


def test_a_file_of_your_own_goes_to_the_screen(capsys: pytest.CaptureFixture[str]) -> None:
    """A site file that is named is printed as its page; nothing is written."""
    site_pages.main([str(ROOT / "examples" / "fourth_site.yaml")])

    assert capsys.readouterr().out == site_pages.page(SITES[-1])


def test_what_is_not_known_keeps_its_words() -> None:
    """Nobody stated, nothing said and nothing recorded stand apart where the three differ in the data."""
    bradford = site_pages.who_decides(ck.load("bradford-craven"))
    tyneside = site_pages.who_sits(ck.load("south-tyneside"))

    assert re.search(r"^\| Monitoring; Procurement \| not stated \| not stated \|", bradford, re.MULTILINE)
    assert re.search(r"^\| Other stages than .* \| none recorded \| none recorded \|", bradford, re.MULTILINE)
    assert "does not make or take (stated none)" in site_pages.who_decides(ck.load("south-tyneside"))
    assert "in public: not stated" in tyneside
    assert "in public: none recorded" in tyneside


def test_every_discrepancy_and_every_silence_is_named() -> None:
    """Nothing that the coder left in doubt is missing from the page."""
    for site in SITES:
        text = site_pages.page(site)
        assert [one.name for one in site.discrepancies if site_pages.escape_markdown(one.name) not in text] == []
        sources = (citation.locator for silence in site.silent for citation in silence.evidence)
        assert [place for place in sources if site_pages.escape_markdown(place) not in text] == []


def test_a_hostile_name_stays_in_its_cell() -> None:
    """Bars, line breaks, directives and tags in a name are shown as they are written."""
    name = "A | B\n:::{danger}\n<script>x</script> {doc}`index`\n````\n"
    forum = ck.model.Forum(id="odd", name=name)
    site = ck.Arrangement(id="odd-site", title=name, as_at=SITES[0].as_at, facts=(forum,))

    text = re.sub(r"^(`{3,})\w+\n.*?^\1$", "", site_pages.page(site), flags=re.MULTILINE | re.DOTALL)

    assert "<script>" not in text
    assert not re.search(r"^:::\{danger", text, re.MULTILINE)
    for head, _, *rows in tables(text):
        assert {len(row) for row in rows} == {len(head)}
