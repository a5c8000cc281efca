"""Reports of other arrangements than the three, with names that are attacks, and how a report is written."""

from __future__ import annotations

import io
import json
import sys
from collections import Counter
from pathlib import Path
from unittest import mock

import attrs
import pytest
from tests.reporting import BARE, SECTIONS, SMALL, Reading, read, site_of

import commissionkit as ck
from commissionkit.codebooks import CODEBOOKS, Characteristic, Codebook
from commissionkit.drawing import Drawing
from commissionkit.errors import MissingExtra, RefusedQuestion, UnknownName, UnreadableFile
from commissionkit.model import Arrangement, Fund, Organisation
from commissionkit.reports import making, pictures, report
from commissionkit.reports.citing import References
from commissionkit.reports.deciding import deciding
from commissionkit.reports.pictures import Picture
from commissionkit.reports.subjects import subjects_of

HOSTILE = "<script>alert(1)</script>\"'&</title><!--\u202e]]>=1+1"


def test_one_site_makes_a_page(tmp_path: Path) -> None:
    """A site by itself is told too, and its page has its name."""
    report(ck.load("south-tyneside"), tmp_path / "one.html")
    page = read(tmp_path / "one.html")
    assert page.all("h1")[0].text() == "Who decides in South Tyneside"
    assert [one.attributes["id"] for one in page.all("section")] == SECTIONS


def test_a_title_can_be_given(tmp_path: Path) -> None:
    """The heading and the window bear the title that is asked for."""
    report([ck.load("south-tyneside")], tmp_path / "one.html", title="For the board")
    page = read(tmp_path / "one.html")
    assert (page.all("h1")[0].text(), page.all("title")[0].text()) == ("For the board", "For the board")


@pytest.mark.parametrize("text", [BARE, SMALL], ids=["bare", "small"])
def test_a_file_with_almost_nothing_makes_a_page(tmp_path: Path, text: str) -> None:
    """Where nothing is recorded the page says so, section by section, and never that there is nobody."""
    report(site_of(tmp_path, text), tmp_path / "own.html")
    page = read(tmp_path / "own.html")
    assert [one.attributes["id"] for one in page.all("section")] == SECTIONS
    told = page.by_id("money").text()
    assert told.count("none recorded") == 5
    assert "nobody" not in told


def test_a_snapshot_makes_a_page(tmp_path: Path) -> None:
    """A snapshot is told for its day, which its name says."""
    report(ck.as_of(ck.load("tameside-glossop"), "2019-06-30"), tmp_path / "day.html")
    assert read(tmp_path / "day.html").all("h1")[0].text().endswith("Tameside and Glossop, 2019-06-30")


def test_two_arrangements_of_one_id_are_refused(tmp_path: Path) -> None:
    """The page could not tell them apart, and the message says what to do; nothing is written."""
    site = ck.load("south-tyneside")
    with pytest.raises(RefusedQuestion, match=r'bear the id "south-tyneside".*give one of them another id'):
        report([site, attrs.evolve(site, title="Another")], tmp_path / "two.html")
    assert list(tmp_path.iterdir()) == []


def test_two_arrangements_of_one_title_are_told_apart(tmp_path: Path) -> None:
    """Where titles are the same the ids stand beside them, and the ids of the pictures differ."""
    site = ck.load("south-tyneside")
    report([site, attrs.evolve(site, id="other")], tmp_path / "two.html")
    page = read(tmp_path / "two.html")
    assert page.all("h1")[0].text() == "Who decides in South Tyneside (south-tyneside) and South Tyneside (other)"
    regions = [one for one in page if one.attributes.get("role") == "region"]
    names = Counter(
        one.attributes.get("aria-label") or page.by_id(str(one.attributes["aria-labelledby"])).text() for one in regions
    )
    assert max(names.values()) == 1
    ids = Counter(one.attributes["id"] for one in page if "id" in one.attributes)
    assert max(ids.values()) == 1


@pytest.mark.parametrize("wrong", [[], "south-tyneside", ["south-tyneside"], None, [None], 3])
def test_only_arrangements_are_told(tmp_path: Path, wrong: object) -> None:
    """Names, nothing and other things are refused before anything is written."""
    with pytest.raises(RefusedQuestion, match="a report"):
        report(wrong, tmp_path / "no.html")  # type: ignore[arg-type]
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("wrong", [3, None, [], ck.load])
def test_a_report_needs_a_path(tmp_path: Path, wrong: object, monkeypatch: pytest.MonkeyPatch) -> None:
    """What names no file is refused before anything is reckoned, and the message says what is needed."""
    monkeypatch.chdir(tmp_path)
    with pytest.raises(RefusedQuestion, match=r'written to a file such as "report\.html"'):
        report(ck.load("south-tyneside"), wrong)  # type: ignore[arg-type]
    assert list(tmp_path.iterdir()) == []


def test_a_title_is_a_text(tmp_path: Path) -> None:
    """A title that is none is refused, and the message says how to give one."""
    with pytest.raises(RefusedQuestion, match='is a text, such as title="For the board", not 3'):
        report(ck.load("south-tyneside"), tmp_path / "one.html", title=3)  # type: ignore[arg-type]
    assert list(tmp_path.iterdir()) == []


def test_one_place_on_two_days_makes_a_page(tmp_path: Path) -> None:
    """Two snapshots of one arrangement stand side by side, each named by its day; the same day twice is refused."""
    site = ck.load("tameside-glossop")
    early, late = ck.as_of(site, "2017-01-01"), ck.as_of(site, "2019-06-30")
    report([early, late], tmp_path / "days.html")
    page = read(tmp_path / "days.html")
    names = ["Tameside and Glossop, 2017-01-01", "Tameside and Glossop, 2019-06-30"]
    assert [row.all("th")[0].text() for row in page.by_id("overview-sites").all("tbody")[0].all("tr")] == names
    calls = [code.text() for code in page.by_id("comparison").all("code")]
    assert any("2017-01-01" in call for call in calls)
    with pytest.raises(RefusedQuestion, match="bear the id"):
        report([early, early], tmp_path / "days.html")


def test_a_codebook_can_be_chosen(tmp_path: Path) -> None:
    """The comparison asks the codebook that is named, all of them under a heading each, or one of one's own."""
    site = ck.load("south-tyneside")
    report(site, tmp_path / "all.html", codebook="all")
    page = read(tmp_path / "all.html")
    tables = page.by_id("comparison").all("caption")
    assert [caption.text() for caption in tables] == [f"{book.title}, side by side" for book in CODEBOOKS.values()]
    assert len(page.by_id("comparison").all("td")) == len(ck.compare([site], "all").rows)
    own = Codebook("own", "My own", [Characteristic("forums", "Forums", lambda one: len(one.forums))])
    report(site, tmp_path / "own.html", codebook=own)
    (cell,) = read(tmp_path / "own.html").by_id("comparison").all("td")
    assert cell.text().startswith(str(len(site.forums)))
    with pytest.raises(UnknownName, match="overview"):
        report(site, tmp_path / "no.html", codebook="overvieww")
    assert not (tmp_path / "no.html").exists()


def _hostile() -> Arrangement:
    """A site each of whose names is an attack on the page."""
    site = ck.load("tameside-glossop")
    named = [
        attrs.evolve(fact, name=f"{HOSTILE} {fact.id}") if isinstance(fact, (Organisation, Fund)) else fact
        for fact in site.facts
    ]
    named = [
        attrs.evolve(
            fact, note=HOSTILE, evidence=tuple(attrs.evolve(c, locator=f"{HOSTILE}{c.locator}") for c in fact.evidence)
        )
        for fact in named
    ]
    return attrs.evolve(site, facts=named, title=HOSTILE, note=HOSTILE)


def test_hostile_names_stay_text(tmp_path: Path) -> None:
    """No name, note, title or place in a source gets out of the text in which it stands."""
    report(_hostile(), tmp_path / "hostile.html", title=HOSTILE)
    text = (tmp_path / "hostile.html").read_text(encoding="utf-8")
    page = Reading(text).root
    assert len(page.all("script")) == 2
    assert "alert(1)</script>" not in text
    assert "<!--" not in text
    assert "\u202e" not in text
    assert [one.attributes["id"] for one in page.all("section")] == SECTIONS
    assert HOSTILE.replace("\u202e", "") in page.all("h1")[0].text()
    (tameside,) = json.loads(page.by_id("decide-data").text())
    assert "<script>" in tameside["name"]


def test_the_data_cannot_end_their_element() -> None:
    """In the JSON no sign of HTML stands as itself, and it reads as what was put in."""
    subjects = subjects_of(_hostile())
    told = deciding(subjects, References.of(subjects)).body
    data = told[told.index('id="decide-data">') + len('id="decide-data">') : told.rindex("</script>")]
    assert [sign for sign in "<>&" if sign in data] == []
    assert json.loads(data)[0]["name"] == HOSTILE.replace("\u202e", "")


def test_a_report_that_fails_leaves_the_old_one(tmp_path: Path) -> None:
    """The file is put in the place of the old one when it is whole, and not before."""
    target = tmp_path / "report.html"
    target.write_text("old", encoding="utf-8")

    def fails(*_: object) -> Drawing:
        raise RuntimeError("no picture")

    broken = (Picture("maps", "Decision map", fails),)
    with mock.patch.object(pictures, "PICTURES", broken), pytest.raises(RuntimeError, match="no picture"):
        report(ck.load("south-tyneside"), target)
    assert [one.name for one in tmp_path.iterdir()] == ["report.html"]
    assert target.read_text(encoding="utf-8") == "old"


def test_a_folder_that_is_not_there_is_told(tmp_path: Path) -> None:
    """A path that cannot be written is an error of the library."""
    with pytest.raises(UnreadableFile, match="cannot be written"):
        report(ck.load("south-tyneside"), tmp_path / "nowhere" / "report.html")


def test_a_bar_is_shown_where_it_is_asked_for(tmp_path: Path) -> None:
    """A bar goes to the error stream when it is asked for; into a pipe nothing goes."""
    pytest.importorskip("tqdm")
    with mock.patch.object(sys, "stderr", io.StringIO()) as told:
        report(site_of(tmp_path, BARE), tmp_path / "own.html")
        assert told.getvalue() == ""
        report(site_of(tmp_path, BARE), tmp_path / "own.html", progress=True)
    assert f"{len(making._SECTIONS)}/{len(making._SECTIONS)}" in told.getvalue()


def test_a_terminal_is_told_only_of_what_takes_long(tmp_path: Path) -> None:
    """On a terminal a report that takes less than a second shows no bar."""
    pytest.importorskip("tqdm")
    terminal = io.StringIO()
    terminal.isatty = lambda: True  # type: ignore[method-assign]
    with mock.patch.object(sys, "stderr", terminal):
        report(site_of(tmp_path, BARE), tmp_path / "own.html")
    assert "parts" not in terminal.getvalue()


def test_a_bar_needs_its_extra(tmp_path: Path) -> None:
    """Where tqdm is missing, a bar that is asked for is an error and one that is not asked for is none."""
    terminal = io.StringIO()
    terminal.isatty = lambda: True  # type: ignore[method-assign]
    with mock.patch.dict(sys.modules, {"tqdm": None}), mock.patch.object(sys, "stderr", terminal):
        with pytest.raises(MissingExtra, match="progress"):
            report(site_of(tmp_path, BARE), tmp_path / "own.html", progress=True)
        report(site_of(tmp_path, BARE), tmp_path / "own.html")
