"""What the tests of reports share: a page read as a browser would, the page of the three sites, and small files."""

from __future__ import annotations

import tempfile
from collections.abc import Iterator
from functools import cache
from html.parser import HTMLParser
from pathlib import Path

import attrs

import commissionkit as ck
from commissionkit.model import Arrangement
from commissionkit.reports import report

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


def read(path: Path) -> Element:
    """A page from a file."""
    return Reading(path.read_text(encoding="utf-8")).root


@cache
def three_text() -> str:
    """The page of the three sites."""
    with tempfile.TemporaryDirectory() as folder:
        report(ck.load_sites(), Path(folder) / "three.html")
        return (Path(folder) / "three.html").read_text(encoding="utf-8")


@cache
def three() -> Element:
    """The same as a tree."""
    return Reading(three_text()).root


def site_of(tmp_path: Path, text: str) -> Arrangement:
    """A site file with this text, loaded."""
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
