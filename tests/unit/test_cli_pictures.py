"""Maps, timelines and reports from the command line."""

from __future__ import annotations

import csv
import io
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest

from commissionkit.cli import main
from commissionkit.codebooks import CODEBOOKS

SITE = "tameside-glossop"


def _ran(*words: str) -> int:
    try:
        return main(list(words))
    except SystemExit as left:
        return int(left.code or 0)


def test_a_map_is_told_in_words(capsys: pytest.CaptureFixture[str]) -> None:
    """Without a file to draw to, the map is told: how many boxes and lines, then a row for each line."""
    assert _ran("map", SITE) == 0
    told = capsys.readouterr().out
    assert told.startswith("Boxes by column")
    assert "Who makes, who takes: Tameside and Glossop" in told


def test_a_map_as_csv_has_the_facts(capsys: pytest.CaptureFixture[str]) -> None:
    """Each line of the map is a row with the facts that it draws."""
    assert _ran("map", SITE, "--format", "csv") == 0
    rows = list(csv.DictReader(io.StringIO(capsys.readouterr().out)))
    made = [row for row in rows if row["how"] == "makes"]
    assert [(row["from"], row["to"]) for row in made] == [
        ("Strategic Commissioning Board", "Section 75, of Integrated Commissioning Fund")
    ]
    assert all(row["facts"] for row in made)


@pytest.mark.parametrize("ending", ["svg", "html", "mmd", "dot"])
def test_a_map_is_drawn_to_a_file(tmp_path: Path, ending: str, capsys: pytest.CaptureFixture[str]) -> None:
    """The ending of the name tells the form; the command says what it wrote."""
    path = tmp_path / f"map.{ending}"
    assert _ran("map", SITE, "-o", str(path), "--focus", "strategic-commissioning-board") == 0
    assert capsys.readouterr().out == f"{path}: written.\n"
    assert path.stat().st_size > 1_000


def test_a_map_on_the_screen_is_a_picture(capsys: pytest.CaptureFixture[str]) -> None:
    """`--format svg` writes the picture itself, for a pipe."""
    assert _ran("map", SITE, "--format", "svg") == 0
    assert ET.fromstring(capsys.readouterr().out).tag.endswith("svg")  # noqa: S314 - our own


def test_two_days_side_by_side(tmp_path: Path) -> None:
    """`--beside` takes another day of the same site, or another site."""
    for beside in ("2018-06", "south-tyneside"):
        path = tmp_path / f"{beside}.svg"
        assert _ran("map", SITE, "--beside", beside, "-o", str(path)) == 0
        assert path.read_text(encoding="utf-8").count('class="ck-group ck-panel"') == 2


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("map", SITE, "-o", "map.gif"), "saved as .svg, .png, .pdf, .html, .mmd, .dot"),
        (("map", SITE, "--focus", "strategic-comissioning-board"), 'Did you mean "strategic-commissioning-board"'),
        (("map", SITE, "--beside", "nowhere"), "is neither a site nor a day"),
        (("map", "nowhere"), "Bundled are"),
        (("timeline", SITE, "--focus", "tg-ccg"), "name its file with --output"),
        (("report", SITE, "-o", "report.pdf"), "Let its name end in .html"),
    ],
)
def test_what_cannot_be_drawn_is_said(words: tuple[str, ...], said: str, capsys: pytest.CaptureFixture[str]) -> None:
    """Each mistake ends with exit code 2 and a message that says what to do."""
    assert _ran(*words) == 2
    assert said in " ".join(capsys.readouterr().err.split())


def test_a_timeline_is_told_or_drawn(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """On the screen it is what `timeline` says; with a file it is a picture."""
    assert _ran("timeline", SITE) == 0
    assert "What began, ended and changed" in capsys.readouterr().out
    path = tmp_path / "t.svg"
    assert _ran("timeline", SITE, "-o", str(path)) == 0
    assert path.read_text(encoding="utf-8").startswith("<svg")


def test_a_report_is_one_page(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A page about the sites named, which asks nothing of the network."""
    path = tmp_path / "report.html"
    assert _ran("report", "south-tyneside", SITE, "-o", str(path)) == 0
    assert capsys.readouterr().out == f"{path}: written.\n"
    page = path.read_text(encoding="utf-8")
    assert "South Tyneside" in page
    assert "https://cdn" not in page


def test_a_report_asks_the_codebook_that_is_named(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """`--codebook` chooses what the comparison of the page asks; `all` stands for every one, another is refused."""
    sizes = {}
    for words in ((), ("--codebook", "double-running"), ("--codebook", "all")):
        path = tmp_path / f"{words[-1:]}.html"
        assert _ran("report", SITE, "-o", str(path), *words) == 0
        sizes[words[-1:]] = page = path.read_text(encoding="utf-8")
        assert (f"{CODEBOOKS['formality'].title}, side by side" in page) is (words[-1:] == ("all",))
    assert len({*sizes.values()}) == 3
    capsys.readouterr()
    assert _ran("report", SITE, "-o", str(tmp_path / "no.html"), "--codebook", "overvieww") == 2
    assert "overview" in capsys.readouterr().err
    assert not (tmp_path / "no.html").exists()


def test_plans_are_drawn_where_asked(tmp_path: Path) -> None:
    """`--plans` draws the thematic boards that were planned, as planned."""
    path = tmp_path / "map.svg"
    for plans, count in (((), 0), (("--plans",), 1)):
        assert _ran("map", SITE, "--on", "2020-06-01", *plans, "-o", str(path)) == 0
        assert path.read_text(encoding="utf-8").count("Forums: Living well board, planned</title>") == count


def test_a_timeline_is_about_one_body(tmp_path: Path) -> None:
    """`--focus` lights a body and what became of it, all else is faint."""
    path = tmp_path / "t.svg"
    assert _ran("timeline", SITE, "--focus", "tg-ccg", "-o", str(path)) == 0
    assert "ck-faint" in path.read_text(encoding="utf-8")
