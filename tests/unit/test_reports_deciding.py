"""Who decides, as a report answers it: every answer is that of the library."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from tests.reporting import SITES, SMALL, Element, read, site_of, three

import commissionkit as ck
from commissionkit.reports import report
from commissionkit.reports.matters import matters_of
from commissionkit.views.maps import decision_map


@pytest.fixture(scope="module")
def page() -> Element:
    """The page of the three sites."""
    return three()


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
    asked = {(m.answer.matter.fund, m.answer.matter.service) for m in matters_of(site) if m.answer is not None}
    assert {fund for fund, _ in asked} >= {one.id for one in (*site.funds, *site.pots)}
    assert {service for _, service in asked} >= {one.service for pot in site.pots for one in pot.services}
    assert {service for _, service in asked} >= {one.service for one in site.provision}


def test_a_matter_that_cannot_be_asked_says_so(tmp_path: Path) -> None:
    """Where a source leaves open what a right is over, the matter is offered with why it has no answer."""
    site = ck.load("commissioning-models")
    report(site, tmp_path / "models.html")
    page = read(tmp_path / "models.html")
    (one,) = json.loads(page.by_id("decide-data").text())
    matters = {matter["label"]: matter for matter in one["matters"]}
    open_ = matters["A service that is not stated"]
    assert (open_["status"], open_["mode"], open_["makers"]) == ("not_stated", None, [])
    told = page.by_id(open_["id"])
    assert "leave open what it is over" in told.text()
    assert [code.text() for code in told.all("code")] == [
        right.id for right in site.rights if right.over.service == "not_stated"
    ]
    small = site_of(tmp_path, SMALL.replace("power: take,", "power: take, over: {service: not_stated},"))
    knots = decision_map(small).network.knots  # type: ignore[union-attr]
    assert {knot.key for knot in knots if knot.kind == "matter"} == {matter.key for matter in matters_of(small)}
