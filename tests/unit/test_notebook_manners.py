"""Whatever is shown in a notebook is no longer than a screen unasked, of the sites and of the whole country."""

from __future__ import annotations

from collections.abc import Callable
from html.parser import HTMLParser
from xml.etree import ElementTree as ET

import pytest

import commissionkit as ck
from commissionkit.codebooks import CODEBOOKS, Codebook
from commissionkit.drawing import Drawing, Scene
from commissionkit.model.kinds import KINDS
from commissionkit.model.overview import GROUPS
from commissionkit.tables import Table
from commissionkit.views.maps import decision_map

SITES = ["south-tyneside", "tameside-glossop", "bradford-craven", "england"]
VOID = {"br"}

ASKED: dict[str, Callable[[ck.Arrangement], object]] = {
    "arrangement": lambda site: site,
    "fact": lambda site: site.organisations[0],
    "view": lambda site: site.organisations,
    "facts without names": lambda site: site.coverage,
    "timeline": ck.timeline,
    "its table": lambda site: ck.timeline(site).table(),
    "statements": ck.statements,
    "double running": ck.double_running,
    "co-terminosity": ck.co_terminosity,
    "route": lambda site: ck.route(site, stage="planning"),
    "who takes": lambda site: ck.who_takes(site, stage="planning"),
    "comparison": lambda site: ck.compare([site, ck.load("south-tyneside")]),
    "days": lambda site: ck.diff(site, on=("2014-01-01", "2022-05-01")),
    "profile": ck.profile,
}


class Reader(HTMLParser):
    """Counts what stands open, and checks that every element is closed."""

    def __init__(self, shown: str) -> None:
        super().__init__()
        self.open: list[str] = []
        self.rows = 0
        self.feed(shown)
        self.close()

    def handle_starttag(self, tag: str, attrs: object) -> None:
        """An element begins."""
        self.rows += tag == "tr" and "details" not in self.open
        if tag not in VOID:
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        """The innermost element ends."""
        assert self.open.pop() == tag


@pytest.mark.parametrize("site", SITES)
@pytest.mark.parametrize("name", ASKED)
def test_nothing_is_longer_than_a_screen_unasked(name: str, site: str) -> None:
    """Well-formed, some dozens of rows at most stand open, and the notebook does not swell."""
    shown = ASKED[name](ck.load(site))._repr_html_()
    reader = Reader(shown)

    assert reader.open == []
    assert reader.rows <= 80
    assert len(shown) < 260_000


def test_the_overview_has_every_list() -> None:
    """A list of facts that the overview forgot would be a list that nobody sees."""
    assert sorted(name for names in GROUPS.values() for name in names) == sorted(KINDS)


def test_an_arrangement_says_what_it_is_and_what_is_in_it() -> None:
    """Its title, its days, its baseline, how many facts of which list, and the names of some."""
    shown = ck.load("tameside-glossop")._repr_html_()

    assert "Tameside and Glossop (tameside-glossop), as at 2019; rests on the baseline england-2019" in shown
    assert "forums 9, seats 23" in shown
    assert "Strategic Commissioning Board" in shown
    assert "<summary>5 sources<" in shown


def test_an_answer_shows_who_before_why() -> None:
    """Makers and takers part by part, the status, and the chain with its sources folded away."""
    shown = ck.route(ck.load("tameside-glossop"), fund="icf")._repr_html_()
    told, chain = shown.split("<details>")

    assert "How is it decided: fund icf (Tameside and Glossop, 2019-12-31)" in told
    assert "Relevant national body; Tameside and Glossop CCG (take)" in told
    assert "Status: known; the weakest link is inferred." in told
    assert "tkf-2020" not in told
    assert "tkf-2020: Case study 2, box Integrated Commissioning Fund" in chain


def test_an_answer_that_differs_over_the_days_shows_each_case() -> None:
    """The days stand in a column of their own."""
    answer = ck.route(ck.load("tameside-glossop"), fund="icf", on="2016..2017")
    shown = answer._repr_html_()

    assert answer.cases
    assert ">on<" in shown
    assert all(case.routes[0].part.when in shown for case in answer.cases if case.routes)


def test_an_answer_out_of_time_says_why() -> None:
    """Where the question does not apply there is no empty table."""
    shown = ck.who_takes(ck.load("tameside-glossop"), fund="icf", on="2015")._repr_html_()

    assert "<table" not in shown
    assert "icf was not in force then" in shown


def test_a_codebook_shows_what_it_asks() -> None:
    """Its rows by id and heading; groups only where it has some."""
    shown = CODEBOOKS["overview"]._repr_html_()
    joined = Codebook.joined("two", "Two", [CODEBOOKS["overview"], CODEBOOKS["cycle"]])._repr_html_()

    assert "Planning: who makes decisions" in shown
    assert (">group<" in shown, ">group<" in joined) == (False, True)


def test_a_picture_is_shown_as_a_picture() -> None:
    """No markup is offered beside it, which pages that clean markup would show in its place without the picture."""
    picture = decision_map(ck.load("south-tyneside"))

    assert picture._repr_html_() is None
    bundle = picture._repr_mimebundle_()
    assert set(bundle) == {"image/svg+xml", "text/plain"}
    root = ET.fromstring(bundle["image/svg+xml"])  # noqa: S314 - it is ours
    assert (root.get("width"), root.get("height")) == ("100%", None)
    assert root.get("style") == f"max-width:{picture.scene.width:.0f}px;height:auto"
    assert root.get("viewBox") == ET.fromstring(picture.svg()).get("viewBox")  # noqa: S314 - the same


def test_a_small_picture_keeps_its_size() -> None:
    """A picture that fits every page is not blown up to the width of one."""
    small = Drawing(scene=Scene(width=300, height=200, marks=(), title="Small"), rows=Table(("a",)))
    root = ET.fromstring(small._repr_mimebundle_()["image/svg+xml"])  # noqa: S314 - it is ours

    assert (root.get("width"), root.get("height")) == ("300", "200")


def test_the_evidence_of_a_large_comparison_is_not_all_written_out() -> None:
    """Sixty columns of evidence would be megabytes: what is left out is said, with how to get it."""
    site = ck.load("tameside-glossop")
    shown = ck.compare([site] * 12)._repr_html_()

    assert len(shown) < 400_000
    assert "cells more: <code>comparison[row, site].drill()</code>" in shown
