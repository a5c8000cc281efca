"""The report: one page that needs nothing else."""

from __future__ import annotations

import base64
import hashlib
import itertools
import re
from collections import Counter
from pathlib import Path
from unittest import mock

import pytest
from tests.reporting import SECTIONS, Element, Reading, three, three_text

import commissionkit as ck
from commissionkit.reports import dating, report
from commissionkit.reports.citing import References
from commissionkit.reports.subjects import subjects_of


@pytest.fixture(scope="module")
def page() -> Element:
    """The page of the three sites."""
    return three()


def test_the_page_of_the_three_sites_is_small() -> None:
    """The three sites take less than 500 kB."""
    assert len(three_text().encode()) < 500_000


def test_the_page_has_every_section_and_a_link_to_each(page: Element) -> None:
    """Each section has a heading of its own, by which it is called, and the links lead to all of them in order."""
    sections = page.all("section")
    (nav,) = page.all("nav")
    assert [one.attributes["id"] for one in sections] == SECTIONS
    assert [link.attributes["href"] for link in nav.all("a")] == [f"#{id}" for id in SECTIONS]
    for section in sections:
        assert page.by_id(str(section.attributes["aria-labelledby"])).text() == section.all("h2")[0].text()


def test_ids_stand_once_and_links_lead_to_them(page: Element) -> None:
    """No id stands twice, and each link and each reference within the page leads to one."""
    ids = Counter(one.attributes["id"] for one in page if "id" in one.attributes)
    assert [id for id, number in ids.items() if number > 1] == []
    links = {str(link.attributes["href"]) for link in page.all("a")}
    assert {link[:1] for link in links} == {"#"}
    assert {link[1:] for link in links} - set(ids) == set()
    for one in page:
        named = f"{one.attributes.get('aria-labelledby') or ''} {one.attributes.get('aria-describedby') or ''}"
        assert set(named.split()) - set(ids) == set()


def test_the_page_refers_to_nothing_elsewhere(page: Element) -> None:
    """Nothing is loaded: no address in an attribute, in the style sheet, or anywhere that is not a source's text."""
    loading = {"src", "srcset", "data", "action", "formaction", "poster", "background", "xlink:href", "ping"}
    for one in page:
        assert loading & set(one.attributes) == set()
        assert one.name not in {"link", "img", "iframe", "object", "embed", "base", "image", "use"}
    (style,) = page.all("style")
    assert [bad for bad in ("url(", "@import", "http", "src:") if bad in style.text()] == []
    assert 'xmlns="' not in three_text()


def test_the_policy_lets_in_the_style_and_the_script_of_the_page_alone(page: Element) -> None:
    """The digests in the policy are those of the one style sheet and the one script that runs."""
    (policy,) = (one for one in page.all("meta") if one.attributes.get("http-equiv") == "Content-Security-Policy")
    told = str(policy.attributes["content"])
    assert "default-src 'none'" in told
    assert "unsafe" not in told
    (style,) = page.all("style")
    (script,) = (one for one in page.all("script") if one.attributes.get("type") is None)
    for kind, element in (("style-src", style), ("script-src", script)):
        digest = base64.b64encode(hashlib.sha256(element.text().encode()).digest()).decode()
        assert f"{kind} 'sha256-{digest}'" in told


def test_nothing_in_the_page_acts_by_itself(page: Element) -> None:
    """No attribute is a script or a style: the policy would refuse both."""
    for one in page:
        assert [name for name in one.attributes if name.startswith("on") or name == "style"] == []


def test_headings_follow_one_another(page: Element) -> None:
    """There is one heading of the first level, and none leaves out a level."""
    levels = [int(one.name[1]) for one in page if re.fullmatch("h[1-6]", one.name)]
    assert levels.count(1) == 1
    assert all(after <= before + 1 for before, after in itertools.pairwise(levels))


def test_the_same_arrangements_give_the_same_page(tmp_path: Path) -> None:
    """A page says the same whenever it is made."""
    report(ck.load_sites(), tmp_path / "again.html")
    assert (tmp_path / "again.html").read_text(encoding="utf-8") == three_text()


def test_each_cell_of_the_comparison_leads_to_its_evidence(page: Element) -> None:
    """Every cell says what the library says, the call that asks it, and each passage that it rests on."""
    compared = ck.compare(ck.load_sites())
    shown = page.by_id("comparison").all("td")
    cells = list(compared.cells)
    assert len(shown) == len(cells)
    for element, cell in zip(shown, cells, strict=True):
        said = next(one for one in element if one.attributes.get("class") == "said").text()
        assert said == (cell.text if cell.reading.pieces else cell.status.words)
        assert element.all("code")[0].text() == cell.call
        cited = {page.by_id(str(link.attributes["href"])[1:]).text() for link in element.all("a")}
        for citation in cell.evidence:
            start = f"{citation.source}: {citation.locator}"
            assert any(text == start or text.startswith(f"{start} (") for text in cited)
            assert any(citation.note in text for text in cited if text.startswith(start))


def test_a_note_stands_once_in_a_cell(page: Element) -> None:
    """What the coder remarks on a fact is not told again beneath the facts of the cell."""
    for cell in page.by_id("comparison").all("td"):
        notes = [one.text() for one in cell if one.attributes.get("class") == "note"]
        assert {note.removeprefix("Note: ") for note in notes if note.startswith("Note: ")} & set(notes) == set()


def test_double_running_is_told_finding_by_finding(page: Element) -> None:
    """The table has a row for each finding of each site."""
    rows = page.by_id("double-running-table").all("tbody")[0].all("tr")
    found = [finding.message for site in ck.load_sites() for finding in ck.double_running(site)]
    assert [row.all("th")[0].text() for row in rows] == found


def test_double_running_names_the_call_that_draws_it(page: Element) -> None:
    """What is run twice is not drawn in the page, and the call that draws it stands beneath the table."""
    (call,) = (code.text() for code in page.by_id("double-running").all("code"))
    site = ck.load("south-tyneside")
    name = call.partition("views.")[2].partition("(")[0]
    assert getattr(ck.views, name)(site).drawn
    assert call == f'commissionkit.views.{name}(site).save("{name}.svg")'


def test_the_timeline_has_every_event(page: Element) -> None:
    """The table has a row for each dated event of each site, and a day is what it is sorted by."""
    rows = page.by_id("timeline-table").all("tbody")[0].all("tr")
    assert len(rows) == sum(len(ck.timeline(site)) for site in ck.load_sites())
    for row in rows:
        head = row.all("th")[0]
        assert re.match(r"\d{4}", str(head.attributes.get("data-sort") or head.text()))


def test_a_very_long_timeline_is_told_by_its_changes() -> None:
    """Where there are more events than a page can hold, changes alone are told, and the page says so."""
    subjects = subjects_of([ck.load("bradford-craven")])
    with mock.patch.object(dating, "_MOST", 10):
        told = Reading(dating.dating(subjects, References.of(subjects)).body).root
    line = ck.timeline(ck.load("bradford-craven"))
    rows = told.by_id("timeline-table").all("tbody")[0].all("tr")
    assert [row.all("td")[0].text() for row in rows] == [event.label for event in line if event.kind == "changes"]
    assert f"Bradford district and Craven has {len(line)} dated events" in told.text()


def test_sources_of_baselines_are_listed(page: Element) -> None:
    """Every source of the sites and of what they rest on has a place to which its citations lead."""
    text = page.by_id("sources").text()
    for site in ck.load_sites():
        assert site.base is not None
        for source in (*site.sources, *site.base.sources):
            assert source.title in text
