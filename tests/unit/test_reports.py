"""The report: one page that needs nothing else."""

from __future__ import annotations

import base64
import hashlib
import io
import itertools
import json
import re
import sys
from collections import Counter
from collections.abc import Iterator
from html.parser import HTMLParser
from pathlib import Path
from unittest import mock

import attrs
import pytest

import commissionkit as ck
from commissionkit.answers import AnswerStatus
from commissionkit.codebooks import CODEBOOKS, Characteristic, Codebook
from commissionkit.drawing import Drawing
from commissionkit.errors import MissingExtra, RefusedQuestion, UnknownName, UnreadableFile
from commissionkit.model import Arrangement, Fund, Organisation
from commissionkit.reports import dating, making, pictures, report
from commissionkit.reports.citing import References
from commissionkit.reports.deciding import deciding
from commissionkit.reports.markup import Markup, escaped, items, joined, pairs, paragraph, tag
from commissionkit.reports.matters import matters_of
from commissionkit.reports.money import money
from commissionkit.reports.pictures import PICTURES, Picture, compact
from commissionkit.reports.states import WORDS, chip
from commissionkit.reports.subjects import subjects_of
from commissionkit.reports.tabling import Sorted, table, without_empty
from commissionkit.views.maps import decision_map

SITES = ("south-tyneside", "tameside-glossop", "bradford-craven")
SECTIONS = [
    "overview",
    "comparison",
    "maps",
    "who-decides",
    "double-running",
    "seats",
    "money",
    "timeline",
    "sources",
]
HOSTILE = "<script>alert(1)</script>\"'&</title><!--\u202e]]>=1+1"
VOID = {"meta", "input", "br"}


@attrs.define
class Element:
    """An element as a browser's parser would see it, near enough."""

    name: str
    attributes: dict[str, str | None]
    inside: list[Element | str] = attrs.field(factory=list)

    def __iter__(self) -> Iterator[Element]:
        for one in self.inside:
            if isinstance(one, Element):
                yield one
                yield from one

    def text(self) -> str:
        return "".join(one if isinstance(one, str) else one.text() for one in self.inside)

    def all(self, name: str) -> list[Element]:
        return [one for one in self if one.name == name]

    def by_id(self, id: str) -> Element:
        (found,) = (one for one in self if one.attributes.get("id") == id)
        return found


class Reading(HTMLParser):
    """A page as a tree; an element that is not closed in its turn fails the test."""

    def __init__(self, text: str) -> None:
        super().__init__(convert_charrefs=True)
        self.root = Element("", {})
        self.open = [self.root]
        self.feed(text)
        self.close()
        assert [one.name for one in self.open] == [""]

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        assert len(dict(attrs)) == len(attrs), f"an attribute stands twice: {tag} {attrs}"
        found = Element(tag, dict(attrs))
        self.open[-1].inside.append(found)
        if tag not in VOID:
            self.open.append(found)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.open[-1].inside.append(Element(tag, dict(attrs)))

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop().name == tag

    def handle_data(self, data: str) -> None:
        self.open[-1].inside.append(data)


def _read(path: Path) -> Element:
    return Reading(path.read_text(encoding="utf-8")).root


@pytest.fixture(scope="module")
def path(tmp_path_factory: pytest.TempPathFactory) -> Path:
    target = tmp_path_factory.mktemp("report") / "three.html"
    report(ck.load_sites(), target)
    return target


@pytest.fixture(scope="module")
def page(path: Path) -> Element:
    return _read(path)


def _site(tmp_path: Path, text: str) -> Arrangement:
    file = tmp_path / "own.yaml"
    file.write_text(text, encoding="utf-8")
    return ck.load(file)


BARE = """format: commissionkit/1
id: own
as_at: 2019
sources: [{id: plan, title: A plan}]
"""
SMALL = (
    BARE
    + """organisations:
  - {id: fenwold-ccg, name: Fenwold CCG, kind: ccg, evidence: ["plan: page 1"]}
forums:
  - {id: board, name: The board, evidence: ["plan: page 1"]}
rights:
  - {holders: [fenwold-ccg], power: take, evidence: ["plan: page 2"]}
"""
)


# -- the whole page ------------------------------------------------------------------------------


def test_the_page_of_the_three_sites_is_small(path: Path) -> None:
    """The three sites take less than 500 kB."""
    assert path.stat().st_size < 500_000


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


def test_the_page_refers_to_nothing_elsewhere(path: Path, page: Element) -> None:
    """Nothing is loaded: no address in an attribute, in the style sheet, or anywhere that is not a source's text."""
    loading = {"src", "srcset", "data", "action", "formaction", "poster", "background", "xlink:href", "ping"}
    for one in page:
        assert loading & set(one.attributes) == set()
        assert one.name not in {"link", "img", "iframe", "object", "embed", "base", "image", "use"}
    (style,) = page.all("style")
    assert [bad for bad in ("url(", "@import", "http", "src:") if bad in style.text()] == []
    assert 'xmlns="' not in path.read_text(encoding="utf-8")


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


def test_the_same_arrangements_give_the_same_page(path: Path, tmp_path: Path) -> None:
    """A page says the same whenever it is made."""
    report(ck.load_sites(), tmp_path / "again.html")
    assert (tmp_path / "again.html").read_bytes() == path.read_bytes()


# -- sections ------------------------------------------------------------------------------------


def test_each_cell_of_the_comparison_leads_to_its_evidence(page: Element) -> None:
    """Every cell says what the library says, the call that asks it, and each passage that it rests on."""
    compared = ck.compare(ck.load_sites())
    shown = page.by_id("comparison").all("td")
    cells = list(compared.cells)
    assert len(shown) == len(cells)
    for element, cell in zip(shown, cells, strict=True):
        said = next(one for one in element if one.attributes.get("class") == "said").text()
        assert said == (cell.text if cell.reading.pieces else WORDS[cell.status])
        assert element.all("code")[0].text() == cell.call
        cited = {page.by_id(str(link.attributes["href"])[1:]).text() for link in element.all("a")}
        for citation in cell.evidence:
            start = f"{citation.source}: {citation.locator}"
            assert any(text == start or text.startswith(f"{start} (") for text in cited)
            assert any(citation.note in text for text in cited if text.startswith(start))


def test_each_matter_of_the_maps_can_be_asked(page: Element) -> None:
    """The form offers every matter of each map of which somebody can be asked, and its answer stands in the page."""
    data = json.loads(page.by_id("decide-data").text())
    assert [one["site"] for one in data] == list(SITES)
    for one in data:
        site = ck.load(one["site"])
        keys = {knot.key for knot in decision_map(site).network.knots if knot.kind == "matter"}  # type: ignore[union-attr]
        offered = {matter["key"] for matter in one["matters"] if matter["key"]}
        assert offered >= {key for key in keys if "not_stated" not in key}
        named = {matter.label for matter in matters_of(site)}
        assert {matter["label"] for matter in one["matters"]} == named
        for matter in one["matters"]:
            assert page.by_id(matter["id"]).all("summary")[0].text().startswith(matter["label"])


def test_answers_are_those_of_route(page: Element) -> None:
    """What the form reads is what `route` answers for the same matter."""
    (tameside,) = (o for o in json.loads(page.by_id("decide-data").text()) if o["site"] == "tameside-glossop")
    (aligned,) = (m for m in tameside["matters"] if m["label"].startswith("Aligned services"))
    answer = ck.route(ck.load("tameside-glossop"), fund="icf/aligned")
    assert aligned["makers"] == list(answer.makers.ids)
    assert aligned["takers"] == list(answer.takers.ids)
    assert aligned["responsible"] == list(answer.responsible.ids)
    assert (aligned["status"], aligned["mode"]) == (answer.status.value, answer.mode.value)
    text = page.by_id(aligned["id"]).text()
    for holder in (*answer.makers, *answer.takers):
        assert str(holder) in text


def test_every_answer_is_that_of_route_with_its_evidence(page: Element) -> None:
    """Each answer of the page names whom `route` names for the matter, and every passage that its links rest on."""
    told = json.loads(page.by_id("decide-data").text())
    for one in told:
        site = ck.load(one["site"])
        for matter, datum in zip(matters_of(site), one["matters"], strict=True):
            assert matter.answer is not None
            asked = matter.answer.matter
            facets = {
                name: getattr(asked, name)
                for name in ("about", "service", "stage", "fund", "area")
                if getattr(asked, name) and (name != "area" or asked.area_named)
            }
            answer = ck.route(site, **facets)
            assert datum["makers"] == list(answer.makers.ids)
            assert datum["takers"] == list(answer.takers.ids)
            assert (datum["status"], datum["mode"]) == (answer.status.value, answer.mode.value)
            shown = page.by_id(datum["id"])
            assert [name for name in (*answer.makers, *answer.takers) if str(name) not in shown.text()] == []
            cited = [page.by_id(str(link.attributes["href"])[1:]).text() for link in shown.all("a")]
            for citation in answer.evidence:
                assert any(text.startswith(f"{citation.source}: {citation.locator}") for text in cited)


def test_every_service_fund_and_pot_that_a_file_names_is_offered() -> None:
    """Services come from what pots, contracts and provision name, also where the shared vocabulary has them."""
    site = ck.load("tameside-glossop")
    asked = {(m.answer.matter.fund, m.answer.matter.service) for m in matters_of(site)}
    assert {fund for fund, _ in asked} >= {one.id for one in (*site.funds, *site.pots)}
    assert {service for _, service in asked} >= {one.service for pot in site.pots for one in pot.services}
    assert {service for _, service in asked} >= {one.service for one in site.provision}


def test_a_line_without_words_has_them_in_the_row_of_its_number(page: Element) -> None:
    """The table behind a map has a row for each line, in the order of the lines, so that the script can say it."""
    figures = [one for one in page.all("figure") if "data-traced" in one.attributes]
    assert len(figures) == len(SITES)
    for figure in figures:
        names = {
            str(one.attributes["data-key"]): one.all("title")[0].text()
            for one in figure
            if "data-key" in one.attributes
        }
        lines = [one for one in figure if "data-from" in one.attributes]
        rows = figure.all("tbody")[0].all("tr")
        assert len(lines) == len(rows)
        for line, row in zip(lines, rows, strict=True):
            start, _, end = (cell.text() for cell in row if cell.name in ("th", "td"))
            assert start in names[str(line.attributes["data-from"])]
            assert end in names[str(line.attributes["data-to"])]


def test_double_running_is_told_finding_by_finding(page: Element) -> None:
    """The table has a row for each finding of each site."""
    rows = page.by_id("double-running-table").all("tbody")[0].all("tr")
    found = [finding.message for site in ck.load_sites() for finding in ck.double_running(site)]
    assert [row.all("th")[0].text() for row in rows] == found


def test_seats_tell_what_members_tells(page: Element) -> None:
    """A member, one who is stated not to be, and one of whom nothing is recorded look different."""
    rows = {row.all("th")[0].text(): row.all("td") for row in page.by_id("seats-2").all("tbody")[0].all("tr")}
    icft = rows["Tameside and Glossop Integrated Care NHS Foundation Trust"]
    assert icft[0].text().startswith("stated not a member")
    assert icft[0].attributes["class"] == "seat denied"
    council = rows["Tameside Metropolitan Borough Council"]
    assert council[0].attributes["class"] == "seat"
    assert (council[1].text(), council[1].attributes["class"]) == ("not recorded", "unsaid")


def test_money_keeps_its_qualifiers(page: Element) -> None:
    """A sum stands as the source gives it; who is stated to stay out and who is not spoken of look different."""
    assert "≈ £950m, 2019/20" in page.by_id("money-funds").text()
    rows = {row.all("th")[0].text(): row for row in page.by_id("money-contributions").all("tbody")[0].all("tr")}
    assert [b.text() for b in rows["Derbyshire County Council"].all("b")] == ["stated none"]
    assert [b.text() for b in rows["High Peak District Council"].all("b")] == ["not stated"]


def test_sums_are_put_in_order_by_what_they_come_to(page: Element) -> None:
    """A sum is sorted by its pounds and a share by its size, whatever stands before the number."""
    funds = {row.all("th")[0].text(): row.all("td") for row in page.by_id("money-funds").all("tbody")[0].all("tr")}
    heads = [head.text() for head in page.by_id("money-funds").all("thead")[0].all("th")]
    icf = funds["Integrated Commissioning Fund"][heads.index("Amount") - 1]
    assert (icf.text(), icf.attributes["data-sort"]) == ("≈ £950m, 2019/20", "950000000")
    half = funds["Section 75"][heads.index("Share of the fund") - 1]
    assert (half.text(), half.attributes["data-sort"]) == ("≈ 50%", "0.500000")
    values = page.by_id("money-figures").all("tbody")[0].all("tr")
    assert all(str(row.all("td")[2].attributes["data-sort"]).isdigit() for row in values)


def test_a_note_stands_once_in_a_cell(page: Element) -> None:
    """What the coder remarks on a fact is not told again beneath the facts of the cell."""
    for cell in page.by_id("comparison").all("td"):
        notes = [one.text() for one in cell if one.attributes.get("class") == "note"]
        assert {note.removeprefix("Note: ") for note in notes if note.startswith("Note: ")} & set(notes) == set()


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


# -- other arrangements --------------------------------------------------------------------------


def test_one_site_makes_a_page(tmp_path: Path) -> None:
    """A site by itself is told too, and its page has its name."""
    report(ck.load("south-tyneside"), tmp_path / "one.html")
    page = _read(tmp_path / "one.html")
    assert page.all("h1")[0].text() == "Who decides in South Tyneside"
    assert [one.attributes["id"] for one in page.all("section")] == SECTIONS


def test_a_title_can_be_given(tmp_path: Path) -> None:
    """The heading and the window bear the title that is asked for."""
    report([ck.load("south-tyneside")], tmp_path / "one.html", title="For the board")
    page = _read(tmp_path / "one.html")
    assert (page.all("h1")[0].text(), page.all("title")[0].text()) == ("For the board", "For the board")


@pytest.mark.parametrize("text", [BARE, SMALL], ids=["bare", "small"])
def test_a_file_with_almost_nothing_makes_a_page(tmp_path: Path, text: str) -> None:
    """Where nothing is recorded the page says so, section by section, and never that there is nobody."""
    report(_site(tmp_path, text), tmp_path / "own.html")
    page = _read(tmp_path / "own.html")
    assert [one.attributes["id"] for one in page.all("section")] == SECTIONS
    told = page.by_id("money").text()
    assert told.count("none recorded") == 5
    assert "nobody" not in told


def test_a_snapshot_makes_a_page(tmp_path: Path) -> None:
    """A snapshot is told for its day, which its name says."""
    report(ck.as_of(ck.load("tameside-glossop"), "2019-06-30"), tmp_path / "day.html")
    assert _read(tmp_path / "day.html").all("h1")[0].text().endswith("Tameside and Glossop, 2019-06-30")


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
    page = _read(tmp_path / "two.html")
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


def test_one_place_on_two_days_makes_a_page(tmp_path: Path) -> None:
    """Two snapshots of one arrangement stand side by side, each named by its day; the same day twice is refused."""
    site = ck.load("tameside-glossop")
    early, late = ck.as_of(site, "2017-01-01"), ck.as_of(site, "2019-06-30")
    report([early, late], tmp_path / "days.html")
    page = _read(tmp_path / "days.html")
    names = ["Tameside and Glossop, 2017-01-01", "Tameside and Glossop, 2019-06-30"]
    assert [row.all("th")[0].text() for row in page.by_id("overview-sites").all("tbody")[0].all("tr")] == names
    calls = [code.text() for code in page.by_id("comparison").all("code")]
    assert any("2017-01-01" in call for call in calls)
    with pytest.raises(RefusedQuestion, match="bear the id"):
        report([early, early], tmp_path / "days.html")


def test_a_matter_that_cannot_be_asked_says_so(tmp_path: Path) -> None:
    """Where a source leaves open what a right is over, the matter is offered with why it has no answer."""
    site = ck.load("commissioning-models")
    report(site, tmp_path / "models.html")
    page = _read(tmp_path / "models.html")
    (one,) = json.loads(page.by_id("decide-data").text())
    matters = {matter["label"]: matter for matter in one["matters"]}
    open_ = matters["A service that is not stated"]
    assert (open_["status"], open_["mode"], open_["makers"]) == ("not_stated", None, [])
    told = page.by_id(open_["id"])
    assert "leave open what it is over" in told.text()
    assert [code.text() for code in told.all("code")] == [
        right.id for right in site.rights if right.over.service == "not_stated"
    ]
    small = _site(tmp_path, SMALL.replace("power: take,", "power: take, over: {service: not_stated},"))
    knots = decision_map(small).network.knots  # type: ignore[union-attr]
    assert {knot.key for knot in knots if knot.kind == "matter"} == {matter.key for matter in matters_of(small)}


def test_a_codebook_can_be_chosen(tmp_path: Path) -> None:
    """The comparison asks the codebook that is named, all of them under a heading each, or one of one's own."""
    site = ck.load("south-tyneside")
    report(site, tmp_path / "all.html", codebook="all")
    page = _read(tmp_path / "all.html")
    tables = page.by_id("comparison").all("caption")
    assert [caption.text() for caption in tables] == [f"{book.title}, side by side" for book in CODEBOOKS.values()]
    assert len(page.by_id("comparison").all("td")) == len(ck.compare([site], "all").rows)
    own = Codebook("own", "My own", [Characteristic("forums", "Forums", lambda one: len(one.forums))])
    report(site, tmp_path / "own.html", codebook=own)
    (cell,) = _read(tmp_path / "own.html").by_id("comparison").all("td")
    assert cell.text().startswith(str(len(site.forums)))
    with pytest.raises(UnknownName, match="overview"):
        report(site, tmp_path / "no.html", codebook="overvieww")
    assert not (tmp_path / "no.html").exists()


def test_a_picture_too_large_for_a_page_is_named(tmp_path: Path) -> None:
    """In place of a picture that would make the page slow stands the call that draws it."""
    with mock.patch.object(pictures, "_LARGEST", 10):
        report(ck.load("south-tyneside"), tmp_path / "small.html")
    page = _read(tmp_path / "small.html")
    assert page.all("svg") == []
    assert 'commissionkit.views.decision_map(site).save("picture.svg")' in page.by_id("maps").text()
    for picture in PICTURES:
        assert getattr(ck.views, picture.draw.__name__) is picture.draw


# -- hostile input -------------------------------------------------------------------------------


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


# -- written -------------------------------------------------------------------------------------


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
        report(_site(tmp_path, BARE), tmp_path / "own.html")
        assert told.getvalue() == ""
        report(_site(tmp_path, BARE), tmp_path / "own.html", progress=True)
    assert f"{len(making._SECTIONS)}/{len(making._SECTIONS)}" in told.getvalue()


def test_a_terminal_is_told_only_of_what_takes_long(tmp_path: Path) -> None:
    """On a terminal a report that takes less than a second shows no bar."""
    pytest.importorskip("tqdm")
    terminal = io.StringIO()
    terminal.isatty = lambda: True  # type: ignore[method-assign]
    with mock.patch.object(sys, "stderr", terminal):
        report(_site(tmp_path, BARE), tmp_path / "own.html")
    assert "parts" not in terminal.getvalue()


def test_a_bar_needs_its_extra(tmp_path: Path) -> None:
    """Where tqdm is missing, a bar that is asked for is an error and one that is not asked for is none."""
    terminal = io.StringIO()
    terminal.isatty = lambda: True  # type: ignore[method-assign]
    with mock.patch.dict(sys.modules, {"tqdm": None}), mock.patch.object(sys, "stderr", terminal):
        with pytest.raises(MissingExtra, match="progress"):
            report(_site(tmp_path, BARE), tmp_path / "own.html", progress=True)
        report(_site(tmp_path, BARE), tmp_path / "own.html")


# -- parts ---------------------------------------------------------------------------------------


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


def test_a_picture_is_made_smaller_and_stays_the_same() -> None:
    """Lengths become whole, what the page does not use is left out, and no text is touched."""
    made = compact('<svg xmlns="x"><g class="ck-group" aria-label="a"><rect x="1.6" y="-0.2" width="10.5"/><text>1.6')
    assert made == '<svg><g><rect x="2" y="0" width="10"/><text>1.6'


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
