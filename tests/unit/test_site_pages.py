"""The pages of all bundled arrangements: what is committed is what the data gives, and no table is broken."""

from __future__ import annotations

import importlib.util
import re
import sys
from collections import Counter
from pathlib import Path

import pytest

import commissionkit as ck

ROOT = Path(__file__).parents[2]
_spec = importlib.util.spec_from_file_location("site_pages", ROOT / "docs" / "site_pages.py")
site_pages = importlib.util.module_from_spec(_spec)
sys.modules.setdefault("site_pages", site_pages)
_spec.loader.exec_module(site_pages)
commissioning = sys.modules["site_parts.commissioning"]

SITES = [*ck.load_sites(), ck.load(ROOT / "examples" / "fourth_site.yaml")]
NATION = [site for site in ck.load_all() if site not in SITES]
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
SECTIONS_OF_THE_NATION = [
    "Who commissions what",
    "Who decides what",
    "Models of commissioning",
    "Who sits where",
    "Influence and roles",
    "Money",
    "People and figures",
    "What is run twice",
    "What was changing",
    "What is planned",
    "Timeline",
    "What the sources conclude",
    "Lessons",
    "Evidence",
    "Doubts",
    "How to cite",
]


@pytest.fixture(scope="module", params=[*SITES, *NATION], ids=lambda site: site.id)
def page(request: pytest.FixtureRequest) -> str:
    return site_pages.page(request.param)


def sections(text: str) -> dict[str, str]:
    """The sections of a page by their headings."""
    parts = re.split(r"^## (.*)$", text, flags=re.MULTILINE)
    return dict(zip(parts[1::2], parts[2::2], strict=True))


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


@pytest.mark.parametrize("site", SITES, ids=lambda site: site.id)
def test_sections_stand_in_their_order(site: ck.Arrangement) -> None:
    """Each page of a site has the same sections, so that sites can be read side by side."""
    assert list(sections(site_pages.page(site))) == SECTIONS


@pytest.mark.parametrize("site", NATION, ids=lambda site: site.id)
def test_what_the_nation_has_nothing_to_say_on_is_left_out(site: ck.Arrangement) -> None:
    """Sections of a national page stand in one order, and none of them, nor a part of one, is empty."""
    found = sections(site_pages.page(site))

    assert list(found) == [name for name in SECTIONS_OF_THE_NATION if name in found]
    assert [name for name, text in found.items() if re.search(r"^\*(none|nothing) [a-z]+\*$", text, re.MULTILINE)] == []
    assert ("Models of commissioning" in found) is bool(site.models)
    assert ("Influence and roles" in found) is bool(site.relationships)
    assert ("Lessons" in found) is bool(site.implications)


def columns(text: str, *heads: str) -> list[str]:
    """The cells of the columns of these heads, without the remarks beneath."""
    found = []
    for head, _, *rows in tables(text):
        at = [place for place, name in enumerate(head) if name.strip() in heads]
        found += [row[place].strip().split("<br>")[0] for row in rows for place in at]
    return found


def told(site: ck.Arrangement) -> list[tuple[str, str]]:
    """The texts of the facts that the tables of a national page list, with the section in which each stands."""
    effects = {effect.id for row in ck.models(site) for effect in row.effects}
    return [
        *(("Models of commissioning", fact.name) for fact in site.judgements if fact.id in effects),
        *(("Models of commissioning", fact.name) for fact in site.models),
        *(("What was changing", fact.name) for fact in (*site.practices, *site.programmes)),
        *(("What was changing", fact.after) for fact in site.shifts),
        *(("What the sources conclude", fact.name) for fact in site.judgements if fact.id not in effects),
        *(("What the sources conclude", fact.name) for fact in (*site.principles, *site.factors)),
        *(("Lessons", fact.name) for fact in site.implications),
    ]


@pytest.mark.parametrize("site", NATION, ids=lambda site: site.id)
def test_every_fact_of_a_list_is_told_once(site: ck.Arrangement) -> None:
    """Each shift, practice, programme, judgement, principle, factor, lesson and model has one row, in one section."""
    found = sections(site_pages.page(site))
    texts = {name: columns(text, "Model", "What", "To", "Lesson") for name, text in found.items()}

    for (section, text), count in Counter(told(site)).items():
        assert texts[section].count(site_pages.escape_markdown(text)) == count, text
    kinds = set(columns(found.get("What is planned", ""), "Kind"))
    assert kinds & {"practice", "programme", "relationship", "shift"} == set()


@pytest.mark.parametrize("site", NATION, ids=lambda site: site.id)
def test_every_relationship_is_told_once_with_its_claim(site: ck.Arrangement) -> None:
    """Influence has a row for each relationship, which says how it is known."""
    rows = [row for table in tables(sections(site_pages.page(site)).get("Influence and roles", "")) for row in table]
    cells = [tuple(cell.strip().split("<br>")[0] for cell in row) for row in rows[2:]]

    assert [(row[0], row[2]) for row in cells] == [
        (site.name(fact.subject), site.name(fact.toward)) for fact in site.relationships
    ]
    at = [cell.strip() for cell in rows[0]].index("How known") if rows else 0
    assert all(row[at] for row in cells)


@pytest.mark.parametrize("site", NATION, ids=lambda site: site.id)
def test_every_right_and_delegation_on_a_service_has_a_row(site: ck.Arrangement) -> None:
    """Whoever commissions by a right or a delegation of the arrangement or its baseline is told, whenever it was."""
    rows = site_pages.commissioned(site)
    told_facts = {fact.id for one in rows for fact in one.facts}
    own = {fact.id for facts in commissioning.standing(site).values() for fact in facts}

    assert own - told_facts == set()
    assert len({(one.service, one.facts, one.without) for one in rows}) == len(rows)


def test_no_row_stands_twice(page: str) -> None:
    """No table tells the same twice."""
    for _, _, *rows in tables(page):
        assert [row for row, count in Counter(map(tuple, rows)).items() if count > 1] == []


def test_commissioners_through_time() -> None:
    """Who commissioned acute care is told for each time, with when, and with whose record says so."""
    text = sections(site_pages.page(ck.load("commissioning-models")))["Who commissions what"]
    ((_, _, *rows),) = tables(text)
    acute = [[cell.strip() for cell in row] for row in rows if row[0].strip().startswith("Acute care")]

    assert [(row[1].split("<br>")[0].removeprefix("• "), row[3].split("<br>")[1]) for row in acute] == [
        ("District health authorities (takes by right)", "(own record)"),
        ("Primary care groups (takes by right)", "(own record)"),
        ("Primary care trusts (takes by right)", "(own record)"),
        ("Clinical commissioning groups (takes by right)", "(baseline england-2013)"),
    ]
    assert [re.findall(r"\d{4}", row[3])[0] for row in acute] == ["1991", "1999", "2002", "2013"]


def test_a_site_says_what_comes_from_its_baseline() -> None:
    """The head links the baselines and counts what comes from them; the table names each, delegation included."""
    text = site_pages.page(ck.load("south-tyneside"))
    decides = sections(text)["Who decides what"]

    assert re.search(
        r"^It rests on the baseline \[England in 2019\]\(england-2019\.md\), which rests on \[[^]]*\]"
        r"\(england-2013\.md\); 19 of the answers below come from it "
        r"\(1 from england-2019 and 18 from england-2013\)\.$",
        text,
        re.MULTILINE,
    )
    assert re.search(
        r"^\| GP services \| [^|]*South Tyneside CCG \(takes by delegation\)[^|]* \| NHS England \| "
        r"[^|]*\(baseline england-2019\) \|",
        decides,
        re.MULTILINE,
    )
    assert "It rests on" not in site_pages.page(SITES[-1])


def test_what_the_baseline_cannot_say_is_named() -> None:
    """Where it is open which pot holds a service, the baseline gives no answer, and the page says for which."""
    decides = sections(site_pages.page(ck.load("tameside-glossop")))["Who decides what"]

    assert re.search(r"^\| • Specialised services<br>.* \| NHS England ", decides, re.MULTILINE)
    assert re.search(r"^It gives no answer on these, .* Acute care, .*\.$", decides, re.MULTILINE)


def test_the_index_lists_sites_then_the_nation_in_time() -> None:
    """The index has each arrangement once with a sentence of its own, the sites first, then the nation by its days."""
    text = site_pages.index(ck.load_all())
    listed = re.findall(r"^- \[.*?\]\((.*?)\.md\): (.*?\.) As at", text, re.MULTILINE)

    assert [name for name, _ in listed] == [
        "south-tyneside",
        "tameside-glossop",
        "bradford-craven",
        "commissioning-models",
        "england-2012",
        "england-2013",
        "england-2017",
        "england-2019",
    ]
    assert len({sentence for _, sentence in listed}) == len(ck.load_all())


def test_headings_of_a_page_are_anchors_of_their_own(page: str) -> None:
    """No two headings of a page are alike, so that a link to one stays good when the page grows."""
    heads = re.findall(r"^#{1,3} (.*)$", re.sub(r"```.*?```", "", page, flags=re.DOTALL), re.MULTILINE)

    assert [head for head, count in Counter(heads).items() if count > 1] == []


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
    for site in (*SITES, *NATION):
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


def test_hostile_names_of_the_nation_stay_in_their_cells() -> None:
    """In what only national pages hold, names, notes and audiences are shown as they are written."""
    name = "A | B\n:::{danger}\n## Lessons\n<script>x</script> {doc}`index`\n````\n"
    model = ck.model
    facts = (
        model.Nation(id="land", name=name),
        model.Organisation(id="body", name=name),
        model.Relationship(subject="body", toward="body", role=name, note=name),
        model.Practice(id="practice", name=name, by=("body",), note=name),
        model.Shift(before=name, after=name),
        model.Programme(id="programme", name=name, run_by=("body",)),
        model.CommissioningModel(id="model", name=name, holders=("body",), scope=name, money=name, note=name),
        model.Judgement(id="effect", name=name, about="model", note=name),
        model.Judgement(id="judgement", name=name),
        model.Principle(id="principle", name=name, of="body"),
        model.Factor(id="factor", name=name, kind=model.FactorKind.RISK),
        model.Implication(id="lesson", name=name, audience=name),
    )
    base = ck.Arrangement(id="base", title=name, area="land", as_at=SITES[0].as_at, facts=facts[:1])
    site = ck.Arrangement(id="odd-land", title=name, area="land", as_at=SITES[0].as_at, facts=facts[1:], base=base)

    text = re.sub(r"^(`{3,})\w+\n.*?^\1$", "", site_pages.page(site), flags=re.MULTILINE | re.DOTALL)

    assert "<script>" not in text
    assert not re.search(r"^:::\{danger", text, re.MULTILINE)
    assert re.findall(r"^## (.*)$", text, re.MULTILINE) == [
        "Models of commissioning",
        "Influence and roles",
        "What was changing",
        "What the sources conclude",
        "Lessons",
        "Evidence",
        "How to cite",
    ]
    for head, _, *rows in tables(text):
        assert {len(row) for row in rows} == {len(head)}


def test_the_page_of_registers_tells_counts_oddities_and_licences() -> None:
    """Built arrangements have a shorter page: how many bodies there were, whose people, what is odd, whose licence."""
    england = ck.load("england")
    text = sections(site_pages.page(england))
    rows = {row[0].strip(): [cell.strip() for cell in row] for row in tables(text["How many there were"])[0][2:]}

    assert (rows["2019"][1], rows["2019"][-1], rows["2023"][1]) == ("191", "42", "")
    assert "56,286,961" in text["People and footprints"]
    assert text["Oddities"].count("\n- ") == len(england.discrepancies)
    assert "Open Government Licence v3.0" in text["Registers and their licences"]
    assert next(iter(text)) == "Ask it"
