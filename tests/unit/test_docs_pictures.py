"""The pages: their small pictures, the coverage that they tell, and their links to the glossary."""

from __future__ import annotations

import importlib.util
import re
import sys
from itertools import combinations
from pathlib import Path
from types import ModuleType
from xml.etree import ElementTree as ET

import pytest
from tests.picturing import meet

import commissionkit as ck
from commissionkit.cli import main
from commissionkit.drawing import LOOKS, Box, Group, Line, Scene, Words, marks_of, text_width
from commissionkit.drawing.moving import extent
from commissionkit.drawing.svg import svg_text
from commissionkit.model import Arrangement, DecisionRight, Fund, Organisation, Parties, Pot, Power, Scope, Silence
from commissionkit.periods import Bound

DOCS = Path(__file__).parents[2] / "docs"
PAGES = sorted(path for path in DOCS.rglob("*.md") if "_build" not in path.parts)
TERM = re.compile(r"\{term\}`(?:[^`<]*<)?([^`<>]+)>?`")


def _part(name: str) -> ModuleType:
    """A module of the pages by its file: the package that it is in needs Sphinx."""
    if str(DOCS) not in sys.path:
        sys.path.insert(0, str(DOCS))
    spec = importlib.util.spec_from_file_location(f"docs_{name}", DOCS / "sphinx_parts" / f"{name}.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


small, known = _part("small"), _part("known")
SCENES = [
    small.who_commissions(ck.load("england-2013")),
    small.fund_decisions(ck.load("tameside-glossop"), "icf"),
    *(known.bar(site) for site in ck.load_all()),
]


def _boxes(scene: Scene) -> list[Box]:
    return [one for one in marks_of(scene.marks) if isinstance(one, Box) and one.look != "paper"]


@pytest.mark.parametrize("scene", SCENES, ids=lambda scene: scene.title)
def test_small_pictures_are_sound(scene: Scene) -> None:
    """No box is on another or off the page, no label leaves its box, and the text is well-formed and the same again."""
    assert [(a, b) for a, b in combinations(_boxes(scene), 2) if meet(a, b)] == []
    assert all(box.x >= 0 and box.right <= scene.width and box.bottom <= scene.height for box in _boxes(scene))
    (*groups, legend) = (mark for mark in marks_of(scene.marks) if isinstance(mark, Group))
    for group in groups if legend.role == "legend" else (*groups, legend):
        frame = next(mark for mark in group.marks if isinstance(mark, Box))
        for words in (mark for mark in group.marks if isinstance(mark, Words)):
            assert words.x + text_width(words.text, LOOKS[words.look].size) <= frame.right
            assert frame.y < words.y - 8 < words.y < frame.bottom
    reach = extent(scene.marks)
    assert reach.x >= 0
    assert reach.right <= scene.width
    assert reach.bottom <= scene.height
    ET.fromstring(svg_text(scene))  # noqa: S314 - our own
    assert svg_text(scene) == svg_text(scene)


def test_every_right_to_take_is_in_the_picture_of_who_commissions() -> None:
    """The picture draws each right of the baseline to take decisions on a service, once, and no other fact."""
    site = ck.load("england-2013")
    drawn = [fact for mark in marks_of(SCENES[0].marks) if isinstance(mark, Group) for fact in mark.facts]

    assert sorted(drawn) == sorted(right.id for right in site.rights if Power.TAKE in right.powers)


def test_a_fund_is_drawn_as_it_is_decided() -> None:
    """Each pot has the makers and takers of its route, by the lines that their powers have."""
    ways = (mark for mark in SCENES[1].marks if isinstance(mark, Line))
    looks = [mark.look for mark in ways]

    assert looks == [
        *("recommends", "ratifies", "ratifies"),
        *("recommends", "takes", "takes"),
        *("makes", "takes", "takes"),
    ]
    assert "Tameside and Glossop CCG via Strategic Commissioning Board (take)" in SCENES[1].description


def test_a_fund_that_one_body_decides_on_alone_is_drawn() -> None:
    """Who takes alone stands at both sides, and the legend has what is drawn and no more."""
    facts = (
        Organisation(id="ccg", name="CCG"),
        Fund(id="fund", name="Fund"),
        Pot(id="fund/pot", name="Pot", fund="fund"),
        DecisionRight(id="right", holders=Parties(ids=("ccg",)), powers={Power.TAKE}, over=Scope(fund="fund")),
    )
    scene = small.fund_decisions(Arrangement(id="town", title="Town", as_at=Bound.parse("2019"), facts=facts), "fund")
    legend = next(mark for mark in scene.marks if isinstance(mark, Group) and mark.role == "legend")

    assert {mark.look for mark in scene.marks if isinstance(mark, Line)} == {"makes", "takes"}
    assert [mark.text for mark in legend.marks if isinstance(mark, Words)] == ["makes", "takes"]
    assert scene.description == "Fund: CCG (make); then CCG (take)."


@pytest.mark.parametrize("site", ck.load_all(), ids=lambda site: site.id)
def test_coverage_counts_every_fact_once(site: ck.Arrangement) -> None:
    """Every fact but a silence is known in exactly one way, and none of a bundled file is without a citation."""
    found = known.counted(site)

    assert sum(found.values()) == sum(1 for fact in site if not isinstance(fact, Silence))
    assert found["no citation"] == 0


@pytest.mark.parametrize(
    ("part", "whole", "told"),
    [(0, 10, "0%"), (10, 10, "100%"), (1, 3, "33%"), (1, 1000, "under 1%"), (999, 1000, "over 99%")],
)
def test_a_share_is_never_rounded_to_nothing_or_all(part: int, whole: int, told: str) -> None:
    """Something is never told as 0%, and less than all never as 100%."""
    assert known.percent(part, whole) == told


@pytest.mark.parametrize("page", PAGES, ids=lambda path: str(path.relative_to(DOCS)))
def test_every_term_is_in_the_glossary(page: Path) -> None:
    """A page links only words that the glossary has."""
    heads = re.findall(r"^([^\s:#|<-].*)\n: ", (DOCS / "glossary.md").read_text(encoding="utf-8"), re.MULTILINE)
    entries = {name.strip("` ").lower() for head in heads for name in head.split(", ")}
    used = {" ".join(found.split()).lower() for found in TERM.findall(page.read_text(encoding="utf-8"))}

    assert used - entries == set()


def test_tutorials_and_explanations_link_to_the_glossary() -> None:
    """Each page that a newcomer reads links words that it brings in."""
    read = [path for folder in ("tutorials", "explanation") for path in sorted((DOCS / folder).glob("*.md"))]
    plain = [path.name for path in read if not TERM.search(path.read_text(encoding="utf-8"))]

    assert plain == ["citing.md"]  # it is about titles and versions


def test_every_page_of_data_has_its_maps_and_its_coverage() -> None:
    """The page of each bundled arrangement draws how its facts are known, and its map if it has rights."""
    pages = {
        path.stem: path.read_text(encoding="utf-8") for path in (DOCS / "sites").glob("*.md") if path.stem != "index"
    }

    assert set(pages) == {row["id"] for row in ck.datasets().records()}
    assert [name for name, text in pages.items() if f"```{{decision-map}} {name}\n" not in text] == ["england"]
    assert [name for name, text in pages.items() if f"```{{evidence-coverage}} {name}\n" not in text] == []


def test_the_picture_of_the_readme_is_what_its_command_draws(tmp_path: Path) -> None:
    """README.md shows the file beside the pages; `python docs/refresh.py` draws it anew."""
    readme = (DOCS.parent / "README.md").read_text(encoding="utf-8")
    command = re.search(r"`commissionkit (map [^`]+)`", readme)
    assert command is not None
    assert "](docs/pictures/aligned-services.svg)" in readme
    target = tmp_path / "aligned.svg"
    assert main(command[1].replace("aligned.svg", str(target)).split()) == 0
    assert target.read_text(encoding="utf-8") == (DOCS / "pictures" / "aligned-services.svg").read_text(
        encoding="utf-8"
    )
