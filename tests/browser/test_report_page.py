"""The report in a real Chromium, without a network: what a reader does with it by pointer, by keys and on paper.

Skipped where playwright, axe or a Chromium is missing.
"""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterator
from pathlib import Path

import attrs
import pytest
from tests.browsing import CHROMIUM, FLAGS

import commissionkit as ck
from commissionkit.model import Organisation
from commissionkit.model.base import NamedFact
from commissionkit.reports import report
from commissionkit.tables import Table
from commissionkit.views.maps.focusing import lit
from commissionkit.views.maps.gathering import gathered

playwright = pytest.importorskip("playwright.sync_api")
axe_package = pytest.importorskip("axe_playwright_python.base")

pytestmark = pytest.mark.skipif(not CHROMIUM, reason="no Chromium on the path, and CHROMIUM names none")
WIDTHS = (360, 800, 1400)
#: What the page is held to: WCAG 2.2 AA and what is good practice beside it.
TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]


@pytest.fixture(scope="module")
def path(tmp_path_factory: pytest.TempPathFactory) -> Path:
    target = tmp_path_factory.mktemp("report") / "three.html"
    report(ck.load_sites(), target)
    return target


@pytest.fixture(scope="module")
def browser() -> Iterator[playwright.Browser]:
    with playwright.sync_playwright() as driver:
        browser = driver.chromium.launch(executable_path=CHROMIUM, args=FLAGS)
        yield browser
        browser.close()


class Reader:
    """Opens the page, and keeps whatever should not have happened."""

    def __init__(self, browser: playwright.Browser) -> None:
        self.browser = browser
        self.wrong: list[str] = []
        self.contexts: list[playwright.BrowserContext] = []

    def open(self, path: Path, *, width: int = 1400, **options: object) -> playwright.Page:
        context = self.browser.new_context(
            offline=True, viewport={"width": width, "height": 900}, accept_downloads=True, **options
        )
        self.contexts.append(context)
        page = context.new_page()
        page.on("request", self._requested(path))
        page.on("console", lambda message: self.wrong.append(message.text))
        page.on("pageerror", lambda error: self.wrong.append(str(error)))
        page.goto(path.as_uri())
        return page

    def _requested(self, path: Path):
        def note(request: playwright.Request) -> None:
            if request.url.partition("#")[0] != path.as_uri() and not request.url.startswith("blob:"):
                self.wrong.append(f"asked for {request.url}")

        return note


@pytest.fixture
def reader(browser: playwright.Browser) -> Iterator[Reader]:
    """Any request, any word on the console and any error of the script fails the test that made it."""
    reader = Reader(browser)
    yield reader
    for context in reader.contexts:
        context.close()
    assert reader.wrong == []


@pytest.fixture
def page(reader: Reader, path: Path) -> playwright.Page:
    return reader.open(path)


def _heads(page: playwright.Page, table: str) -> list[str]:
    """The first cells of the rows that are shown, from the top."""
    return page.locator(f"#{table} tbody tr:visible > th").all_inner_texts()


# -- how it looks --------------------------------------------------------------------------------


@pytest.mark.parametrize("width", WIDTHS)
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_the_page_is_never_wider_than_the_window(reader: Reader, path: Path, width: int, scheme: str) -> None:
    """What is wide scrolls by itself: the page does not, folded or not, at any width."""
    page = reader.open(path, width=width, color_scheme=scheme)
    wide = "() => document.documentElement.scrollWidth - document.documentElement.clientWidth"
    assert page.evaluate(wide) == 0
    page.evaluate("() => document.querySelectorAll('details').forEach((one) => (one.open = true))")
    assert page.evaluate(wide) == 0


def test_long_and_hostile_names_stay_in_the_page(reader: Reader, tmp_path: Path) -> None:
    """A name without a space to break at, or one that would be markup, neither widens the page nor runs."""
    site = ck.load("tameside-glossop")
    long = "<img src=x onerror=alert(1)>" + "W" * 300
    facts = [
        attrs.evolve(fact, name=f"{long}{fact.id}", note=long) if isinstance(fact, NamedFact) else fact
        for fact in site.facts
    ]
    report(attrs.evolve(site, facts=facts, title=long), tmp_path / "long.html")
    page = reader.open(tmp_path / "long.html", width=360)
    assert page.evaluate("() => document.documentElement.scrollWidth - document.documentElement.clientWidth") == 0
    assert page.locator("img").count() == 0


def test_heads_of_rows_stay_in_view(reader: Reader, path: Path) -> None:
    """On a telephone the name of a row stays while its cells scroll, and no cell with the focus lies beneath it."""
    page = reader.open(path, width=360)
    row = page.locator("#comparison tbody tr").first
    row.locator("summary").last.focus()
    assert page.locator("#comparison .scroll").evaluate("(one) => one.scrollLeft") > 0
    page.keyboard.press("Shift+Tab")
    head, cell = row.locator("th").bounding_box(), page.locator("#comparison summary:focus").bounding_box()
    region = page.locator("#comparison .scroll").bounding_box()
    assert head["x"] == region["x"]
    assert cell["x"] >= head["x"] + head["width"] - 1


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_the_page_follows_light_and_dark(reader: Reader, path: Path, scheme: str) -> None:
    """Page and pictures are light on a light screen and dark on a dark one."""
    page = reader.open(path, color_scheme=scheme)
    light = scheme == "light"
    ground = page.evaluate("() => getComputedStyle(document.body).backgroundColor")
    paper = page.evaluate("() => getComputedStyle(document.querySelector('.picture svg > rect')).fill")
    assert ground == paper == ("rgb(255, 255, 255)" if light else "rgb(20, 25, 31)")


@pytest.mark.parametrize("width", WIDTHS)
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_no_violation(reader: Reader, path: Path, width: int, scheme: str) -> None:
    """Nothing stands in the way of a reader who cannot see or point, with all that unfolds unfolded."""
    page = reader.open(path, width=width, color_scheme=scheme)
    page.evaluate("() => document.querySelectorAll('details').forEach((one) => (one.open = true))")
    page.evaluate(Path(axe_package.AXE_FILE_PATH).read_text(encoding="utf-8"))
    found = page.evaluate("(tags) => axe.run({ runOnly: tags, resultTypes: ['violations'] })", TAGS)
    told = [(v["id"], v["help"], [n["html"][:120] for n in v["nodes"][:3]]) for v in found["violations"]]
    assert told == []


def test_what_has_the_focus_is_seen(page: playwright.Page) -> None:
    """The first stop is the link to the content; it is shown, framed, and leads there."""
    page.keyboard.press("Tab")
    skip = page.locator(".skip")
    assert skip.evaluate("(one) => one === document.activeElement")
    assert skip.bounding_box()["y"] >= 0
    assert skip.evaluate("(one) => getComputedStyle(one).outlineStyle") == "solid"
    page.keyboard.press("Enter")
    assert page.evaluate("() => document.activeElement.id") == "content"


def test_nothing_moves_for_those_who_ask_for_it(reader: Reader, path: Path) -> None:
    """Where less motion is asked for, nothing fades."""
    page = reader.open(path, reduced_motion="reduce")
    assert (
        page.locator("[data-traced] [data-key]").first.evaluate("(e) => getComputedStyle(e).transitionDuration") == "0s"
    )


def test_the_page_is_printed_on_a4(page: playwright.Page) -> None:
    """The print has sheets of A4, upright for text and across for pictures, and no tools for the screen."""
    page.emulate_media(media="print")
    assert page.locator(".tools:visible, nav:visible, #decide:visible").count() == 0
    printed = page.pdf(prefer_css_page_size=True)
    assert printed.startswith(b"%PDF-")
    boxes = {tuple(float(n) for n in box.split()) for box in re.findall(rb"/MediaBox \[([^\]]*)\]", printed)}
    assert {(round(right - left), round(top - low)) for left, low, right, top in boxes} == {(595, 842), (842, 595)}
    assert len(re.findall(rb"/Type\s*/Page\b", printed)) < 50


@pytest.mark.parametrize("script", [True, False])
def test_paper_has_the_passages_of_each_cell(reader: Reader, path: Path, script: bool) -> None:
    """On paper every cell has the numbers of its passages, each once where there is a script, and answers unfold."""
    page = reader.open(path, java_script_enabled=script)
    page.emulate_media(media="print")
    page.pdf(prefer_css_page_size=True)  # prepares for the printer, and puts everything back
    compared = ck.compare(ck.load_sites())
    for cell, shown in zip(compared.cells, page.locator("#comparison td").all(), strict=True):
        links = shown.locator(".cited a:visible").all_inner_texts()
        assert bool(links) == bool(cell.evidence)
        assert len(set(links)) >= len(cell.evidence)
        assert not script or len(set(links)) == len(links)
        assert shown.locator("dl:visible, code:visible, summary:visible").count() == 0
    assert page.locator("#answer-2-2 .chain").is_visible()
    page.emulate_media(media="screen")
    assert page.locator("details[open]").count() == 0


def test_the_page_is_read_with_the_colours_of_the_system(reader: Reader, path: Path) -> None:
    """With forced colours, what is known, stated none and not stated are still told apart, and seats have frames."""
    page = reader.open(path, forced_colors="active")
    looks = {
        status: page.locator(f"#overview b.{status}").evaluate(
            "(one) => [getComputedStyle(one).borderTopStyle, getComputedStyle(one, '::before').content].join()"
        )
        for status in ("known", "stated_none", "not_stated", "none_recorded")
    }
    assert len(set(looks.values())) == len(looks)
    seat = page.locator("#seats td.seat").first
    assert seat.evaluate("(one) => getComputedStyle(one).borderTopStyle") == "solid"


def test_the_page_is_there_in_about_a_second(reader: Reader, path: Path) -> None:
    """From disk the page is ready within a second, at the best of three tries; a busy machine may need more once."""
    ready = [
        reader.open(path).evaluate("() => performance.getEntriesByType('navigation')[0].loadEventEnd") for _ in range(3)
    ]
    assert 0 < min(ready) < 1500


# -- tables --------------------------------------------------------------------------------------


def test_a_table_sorts_by_pointer_and_back(page: playwright.Page) -> None:
    """A head puts the rows in order, then the other way, then as they were; what is empty stands last."""
    before = _heads(page, "timeline-table")
    button = page.locator("#timeline-table thead th").first.get_by_role("button")
    button.click()
    rising = _heads(page, "timeline-table")
    assert page.locator("#timeline-table thead th").first.get_attribute("aria-sort") == "ascending"
    days = [key or text for text, key in zip(rising, _keys(page, "timeline-table"), strict=True)]
    assert days == sorted(days)
    button.click()
    falling = _heads(page, "timeline-table")
    assert page.locator("#timeline-table thead th").first.get_attribute("aria-sort") == "descending"
    assert sorted(falling) == sorted(rising)
    assert falling[0] == rising[-1]
    button.click()
    assert _heads(page, "timeline-table") == before


def _keys(page: playwright.Page, table: str) -> list[str | None]:
    return page.locator(f"#{table} tbody tr > th").evaluate_all("(heads) => heads.map((one) => one.dataset.sort)")


def test_numbers_sort_as_numbers(page: playwright.Page) -> None:
    """Nine is less than ten, by the keyboard too."""
    button = page.locator("#overview-sites thead").get_by_role("button", name="Forums")
    button.focus()
    page.keyboard.press("Enter")
    assert _heads(page, "overview-sites") == ["Tameside and Glossop", "South Tyneside", "Bradford district and Craven"]


def test_a_table_is_filtered(page: playwright.Page) -> None:
    """Only rows with all the words stay, whatever their case, and their number is told."""
    tools = page.locator("#double-running .tools")
    tools.get_by_role("searchbox").fill("TAMESIDE  possible")
    shown = page.locator("#double-running-table tbody tr:visible").all_inner_texts()
    assert len(shown) > 0
    assert all("tameside" in row.lower() and "possible" in row.lower() for row in shown)
    total = page.locator("#double-running-table tbody tr").count()
    assert tools.locator("output").inner_text() == f"{len(shown)} of {total} rows"
    tools.get_by_role("searchbox").fill("")
    assert tools.locator("output").inner_text() == f"{total} rows"


def _downloaded(page: playwright.Page, section: str, number: int = 0) -> tuple[str, str]:
    with page.expect_download() as waiting:
        page.locator(f"#{section} .tools").nth(number).get_by_role("button", name="Download CSV").click()
    return waiting.value.suggested_filename, Path(waiting.value.path()).read_text(encoding="utf-8-sig")


def test_a_table_is_downloaded(page: playwright.Page) -> None:
    """The file holds the heads and the rows that are shown, with the passages written out."""
    name, text = _downloaded(page, "double-running")
    rows = list(csv.DictReader(io.StringIO(text)))
    found = [finding for site in ck.load_sites() for finding in ck.double_running(site)]
    assert name == "what-is-run-twice.csv"
    assert [row["What"] for row in rows] == [finding.message for finding in found]
    for row, finding in zip(rows, found, strict=True):
        for citation in finding.evidence:
            assert f"{citation.source}: {citation.locator}" in row["Evidence"]
    page.locator("#double-running .tools").get_by_role("searchbox").fill("South Tyneside")
    _, text = _downloaded(page, "double-running")
    assert (
        len(list(csv.DictReader(io.StringIO(text)))) == page.locator("#double-running-table tbody tr:visible").count()
    )


def test_a_downloaded_table_runs_no_formula(reader: Reader, tmp_path: Path) -> None:
    """Names that a spreadsheet would run are guarded as the library's own files guard them; numbers stay numbers."""
    names = ['=HYPERLINK("x")', "+1+1", "-1,234.5", "@SUM(A1)", "\uff1dA1", 'a "b", c', " =2"]
    site = ck.load("south-tyneside")
    bodies = [fact for fact in site.facts if isinstance(fact, Organisation)][: len(names)]
    renamed = dict(zip((body.id for body in bodies), names, strict=True))
    facts = [attrs.evolve(fact, name=renamed[fact.id]) if fact.id in renamed else fact for fact in site.facts]
    report(attrs.evolve(site, facts=facts), tmp_path / "hostile.html")
    page = reader.open(tmp_path / "hostile.html")
    _, text = _downloaded(page, "seats")
    rows = list(csv.reader(io.StringIO(text)))
    shown = [name.strip() for name in names if any(name.strip() in row[0] for row in rows)]
    assert len(shown) >= 2
    guarded = {row[0] for row in csv.reader(io.StringIO(Table(("n",), [(name,) for name in shown]).csv()))}
    assert guarded - {"n"} <= {row[0] for row in rows}
    assert [row[0] for row in rows if row[0][:1] in "=+@\uff1d"] == []


def test_amounts_sort_by_what_they_come_to(page: playwright.Page) -> None:
    """Sums are put in order by their pounds, however they are written; what is not recorded stands last both ways."""
    head = page.locator("#money-figures thead").get_by_role("button", name="Value")
    read = """(rows) => rows.map((row) => row.cells[3].dataset.sort).filter(Boolean).map(Number)"""
    for rising in (True, False):
        head.click()
        sums = page.locator("#money-figures tbody tr").evaluate_all(read)
        assert sums == sorted(sums, reverse=not rising)
    assert len(sums) > 5
    head = page.locator("#money-contributions thead").get_by_role("button", name="Amount")
    for _ in range(2):
        head.click()
        last = page.locator("#money-contributions tbody tr").last.locator("td").nth(4).inner_text()
        assert last in ("", "none recorded")


def test_places_that_are_not_recorded_stand_last(page: playwright.Page) -> None:
    """Forums are sorted by what a place is; what is ruled out or not recorded stands last both ways."""
    for number in (1, 2, 3):
        head = page.locator(f"#seats-{number} thead").get_by_role("button").nth(1)
        for _ in range(2):
            head.click()
            looks = page.locator(f"#seats-{number} tbody tr").evaluate_all(
                "(rows) => rows.map((row) => row.cells[1].className)"
            )
            empty = [look in ("no", "unsaid") for look in looks]
            assert any(empty)
            assert empty == sorted(empty)


@pytest.mark.parametrize(
    ("cells", "expected"),
    [
        (["1,234", "999", "-5"], ["-5", "999", "1,234"]),
        (["1.5", "1.25", "1.125"], ["1.125", "1.25", "1.5"]),
        (["100%", "12%", "5%"], ["5%", "12%", "100%"]),
        (["2019-04-01", "2018", "2018-12-31"], ["2018", "2018-12-31", "2019-04-01"]),
    ],
)
def test_numbers_and_days_sort_by_size(page: playwright.Page, cells: list[str], expected: list[str]) -> None:
    """Thousands, decimals, signs and shares are numbers; days are put in order as they follow one another."""
    page.locator("#overview-sites tbody td:nth-child(3)").evaluate_all(
        "(shown, cells) => shown.forEach((one, at) => (one.textContent = cells[at]))", cells
    )
    page.locator("#overview-sites thead").get_by_role("button", name="Facts", exact=True).click()
    assert page.locator("#overview-sites tbody td:nth-child(3)").all_inner_texts() == expected


def test_a_matrix_is_downloaded_with_its_evidence(page: playwright.Page) -> None:
    """Behind each site stands what is cited for its cells, and the file is named after the table."""
    name, text = _downloaded(page, "comparison")
    rows = list(csv.DictReader(io.StringIO(text)))
    compared = ck.compare(ck.load_sites())
    assert name == "overview-side-by-side.csv"
    assert [row["Characteristic"] for row in rows] == [row.name for row in compared.rows]
    for row, told in zip(compared.rows, rows, strict=True):
        for cell in row.cells:
            for citation in cell.evidence:
                assert f"{citation.source}: {citation.locator}" in told[f"{cell.dataset.title}: evidence"]
    name, _ = _downloaded(page, "seats", 1)
    assert name == "organisations-by-forums-tameside-and-glossop.csv"


# -- comparison ----------------------------------------------------------------------------------


def test_a_cell_unfolds_to_its_evidence(page: playwright.Page) -> None:
    """By pointer and by keys, a cell shows the facts behind it, passages written out, and the call."""
    cell = ck.compare(ck.load_sites())["pooled-money", "tameside-glossop"]
    row = page.locator("#comparison tbody tr").filter(has=page.get_by_role("rowheader", name=cell.name, exact=True))
    shown = row.locator("td").nth(1)
    assert not shown.locator("code").first.is_visible()
    shown.locator("summary").click()
    text = shown.inner_text()
    assert cell.call in text
    for citation in cell.evidence:
        assert f"{citation.source}: {citation.locator}" in text
    for fact in cell.facts:
        assert fact in text
    shown.locator("summary").focus()
    page.keyboard.press("Enter")
    assert not shown.locator("code").first.is_visible()


def test_a_passage_leads_to_its_source(page: playwright.Page) -> None:
    """The number of a passage leads to it in the list, and from there to the source."""
    page.locator("#comparison td summary").first.click()
    page.locator("#comparison .cited a:visible").first.click()
    passage = page.locator(":target")
    assert passage.evaluate("(one) => one.closest('ol').classList.contains('passages')")
    passage.locator("a").click()
    assert re.fullmatch(r"s\d+", page.locator(":target").get_attribute("id"))


# -- maps ----------------------------------------------------------------------------------------


def _lit(page: playwright.Page, figure: str) -> set[str]:
    return set(page.locator(f"{figure} [data-key].lit").evaluate_all("(boxes) => boxes.map((one) => one.dataset.key)"))


def _box(page: playwright.Page, key: str) -> playwright.Locator:
    return page.locator(f'#maps-2-1 [data-key="{key}"]')


def _expected(key: str) -> set[str]:
    """What the library itself lights for a box."""
    site = ck.load("tameside-glossop")
    plan = gathered(ck.as_of(site, "2019-12-31"))
    body = key.removeprefix("taker:")
    assert [thing.key for thing in plan.things if body in (thing.key, *thing.facts)] == [key]
    return {one for one in lit(plan, body, site) if isinstance(one, str)}


def test_pointing_at_a_box_lights_its_chain(page: playwright.Page) -> None:
    """Pointing lights what leads to a box and what follows, as the focus of a map does, says it, and stops after."""
    board = _box(page, "strategic-commissioning-board")
    board.hover()
    assert _lit(page, "#maps-2-1") == _expected("strategic-commissioning-board")
    words = page.locator("#maps-2-1 .traced").inner_text()
    assert words.startswith("Forums: Strategic Commissioning Board")
    assert "Derbyshire County Council may attend Strategic Commissioning Board" in words
    assert "Tameside Metropolitan Borough Council is a member of Strategic Commissioning Board (leader)" in words
    assert words.count("delegate to Strategic Commissioning Board over the pot Section 75") == 1
    faint = page.locator("#maps-2-1 [data-key]:not(.lit)").first
    page.wait_for_timeout(200)
    assert float(faint.evaluate("(one) => getComputedStyle(one).opacity")) < 0.5
    page.locator("#maps-heading").hover()
    assert page.locator("#maps-2-1.tracing").count() == 0
    assert page.locator("#maps-2-1 .traced").is_hidden()


@pytest.mark.parametrize(("pot", "delegated"), [("aligned", 0), ("section-75", 3)])
def test_a_matter_lights_its_own_delegations(page: playwright.Page, pot: str, delegated: int) -> None:
    """The board has section 75 by delegation, the aligned services not; what is lit is what a focus lights."""
    _box(page, f"matter:||icf/{pot}||").hover()
    lines = page.locator("#maps-2-1 [data-from].lit").evaluate_all(
        "(lines) => lines.map((one) => [one.dataset.from, one.dataset.to, one.querySelector('title').textContent])"
    )
    assert sum("delegate to" in words for *_, words in lines) == delegated
    site = ck.load("tameside-glossop")
    plan = gathered(ck.as_of(site, "2019-12-31"))
    expected = {one[:2] for one in lit(plan, ck.route(site, fund=f"icf/{pot}")) if isinstance(one, tuple)}
    assert {(start, end) for start, end, _ in lines} == expected


def test_a_map_is_traced_by_keys(page: playwright.Page) -> None:
    """A map is one stop of the tab key; arrows go from box to box, Enter keeps the chain, Escape clears it."""
    assert page.locator('#maps-2-1 [data-key][tabindex="0"]').count() == 1
    first = page.locator('#maps-2-1 [data-key][tabindex="0"]')
    first.focus()
    assert page.locator("#maps-2-1.tracing").count() == 1
    start = page.evaluate("() => document.activeElement.dataset.key")
    page.keyboard.press("ArrowRight")
    after = page.evaluate("() => document.activeElement.dataset.key")
    assert after != start
    assert after in _lit(page, "#maps-2-1")
    page.keyboard.press("Enter")
    assert page.evaluate("() => document.activeElement.getAttribute('aria-pressed')") == "true"
    page.keyboard.press("Tab")
    assert page.locator("#maps-2-1.tracing").count() == 1
    page.keyboard.press("Escape")
    assert page.locator("#maps-2-1.tracing").count() == 0
    assert page.locator('#maps-2-1 [aria-pressed="true"]').count() == 0


def test_every_box_is_reached_by_keys(page: playwright.Page) -> None:
    """Going down from the first box of each column, and right from column to column, no box is left out."""
    boxes = page.locator("#maps-2-1 [data-key]")
    keys = set(boxes.evaluate_all("(all) => all.map((one) => one.dataset.key)"))
    page.locator('#maps-2-1 [data-key][tabindex="0"]').focus()
    seen: set[str] = set()
    waiting = [page.evaluate("() => document.activeElement.dataset.key")]
    while waiting:
        key = waiting.pop()
        if key in seen:
            continue
        seen.add(key)
        for arrow in ("ArrowDown", "ArrowUp", "ArrowRight", "ArrowLeft"):
            page.evaluate("(key) => document.querySelector(`#maps-2-1 [data-key='${key}']`).focus()", key)
            page.keyboard.press(arrow)
            waiting.append(page.evaluate("() => document.activeElement.dataset.key"))
    assert seen == keys


def test_a_click_keeps_a_chain_lit(page: playwright.Page) -> None:
    """A click keeps the chain while the pointer is elsewhere; another click lets it go."""
    board = _box(page, "strategic-commissioning-board")
    board.click()
    page.locator("#maps-heading").hover()
    assert _lit(page, "#maps-2-1") == _expected("strategic-commissioning-board")
    board.click()
    page.keyboard.press("Escape")
    assert page.locator("#maps-2-1.tracing").count() == 0


# -- who decides ---------------------------------------------------------------------------------


def test_who_decides_is_answered(page: playwright.Page) -> None:
    """A site and a matter chosen, the answer says who makes it, who takes it, how far that is known, and why."""
    page.locator("#decide-site").select_option("Tameside and Glossop")
    page.locator("#decide-matter").select_option("Aligned services, of Integrated Commissioning Fund")
    answer = ck.route(ck.load("tameside-glossop"), fund="icf/aligned")
    shown = page.locator("#decide-answer").inner_text()
    for holder in (*answer.makers, *answer.takers):
        assert str(holder) in shown
    for citation in answer.evidence:
        assert f"{citation.source}: {citation.locator}" in shown
    assert answer.mode.meaning in shown
    assert "Aligned services" in page.locator("#decide-said").inner_text()
    assert "Strategic Commissioning Board" in page.locator("#decide-said").inner_text()


def test_an_answer_is_found_by_keys_and_traced_on_the_map(page: playwright.Page) -> None:
    """The form needs no pointer; its button lights the matter on the map of that site and goes there."""
    page.locator("#decide-site").focus()
    page.keyboard.press("ArrowDown")
    assert "Section 75" in page.locator("#decide-answer h3").inner_text()
    page.keyboard.press("Tab")
    page.keyboard.press("Tab")
    assert page.evaluate("() => document.activeElement.id") == "decide-trace"
    page.keyboard.press("Enter")
    assert page.evaluate("() => document.activeElement.dataset.key") == "matter:||icf/section-75||"
    assert "strategic-commissioning-board" in _lit(page, "#maps-2-1")


def test_unknown_and_nobody_look_different(page: playwright.Page) -> None:
    """Stated none, not stated and none recorded have words, signs and frames of their own."""
    looks = {}
    for status in ("stated_none", "not_stated", "none_recorded"):
        chip = page.locator(f"#overview b.{status}")
        looks[status] = chip.evaluate(
            """(one) => [one.textContent, getComputedStyle(one).borderTopStyle,
                        getComputedStyle(one, '::before').content]"""
        )
    assert len({tuple(look) for look in looks.values()}) == 3
    assert all(len(set(column)) == 3 for column in zip(*looks.values(), strict=True))


# -- without a script ----------------------------------------------------------------------------


def test_the_page_is_whole_without_a_script(reader: Reader, path: Path) -> None:
    """Without a script every section can be read, cells and answers unfold, and nothing offers what cannot be done."""
    page = reader.open(path, java_script_enabled=False)
    assert page.locator("main > section:visible").count() == page.locator("main > section").count()
    assert page.locator("button:visible, select:visible, input:visible, .needs-script:visible").count() == 0
    page.locator("#answer-2-2 > summary").click()
    assert "Strategic Commissioning Board" in page.locator("#answer-2-2").inner_text()
    page.locator("#comparison td summary").first.click()
    page.locator("#comparison .cited a:visible").first.click()
    assert page.locator(":target").inner_text().startswith("tkf-2020: ")
    assert page.locator("#maps svg text").first.is_visible()
