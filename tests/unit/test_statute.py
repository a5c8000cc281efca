"""What a baseline says where a site records nobody who takes, on an invented land with two towns."""

from __future__ import annotations

from pathlib import Path

import pytest

import commissionkit as ck
from commissionkit.answers import AnswerStatus, Mode
from commissionkit.sources import Claim

NATION = """\
format: commissionkit/1
id: nation
area: land
as_at: 2013..2019
sources: [{id: act, title: The act}]
nations: [{id: land, name: Land, evidence: ["act: 1"]}]
organisations:
  - {id: groups, name: Groups, kind: ccg, generic: true, evidence: ["act: 1"]}
  - {id: councils, name: Councils, kind: upper-tier-council, generic: true, evidence: ["act: 1"]}
  - {id: centre, name: Centre, kind: national-nhs-body, evidence: ["act: 1"]}
rights:
  - {id: groups-take, holders: {each: {kind: ccg, for: its_area}}, power: take, over: {service: acute},
     start: 2013-04-01, evidence: ["act: 2"]}
  - {id: councils-take, holders: {each: {kind: upper-tier-council, for: its_area}}, power: take,
     over: {service: social-care}, start: 2013-04-01, evidence: ["act: 2"]}
  - {id: centre-takes, holders: [centre], power: take, over: {service: primary-care}, start: 2013-04-01,
     evidence: ["act: 3"]}
"""
LATER = """\
format: commissionkit/1
id: later
area: land
as_at: 2019
extends: nation.yaml
sources: [{id: report, title: The report}]
delegations:
  - {id: gp, delegators: [centre], delegate: {each: {kind: ccg, for: its_area, reach: nearly_all}},
     over: {service: gp-services}, responsible: [centre], evidence: ["report: 1"]}
"""
SITE = """\
format: commissionkit/1
id: site
area: towns
as_at: 2019
extends: later.yaml
sources: [{id: plan, title: The plan}]
places:
  - {id: towns, name: The towns, made_up_of: [north, south], evidence: ["plan: 1"]}
  - {id: north, name: North, evidence: ["plan: 1"]}
  - {id: south, name: South, evidence: ["plan: 1"]}
organisations:
  - {id: north-group, name: North group, kind: ccg, evidence: ["plan: 1"]}
  - {id: south-group, name: South group, kind: ccg, evidence: ["plan: 1"]}
  - {id: council, name: Council, kind: unitary-council, evidence: ["plan: 1"]}
coverage:
  - {body: north-group, area: north, evidence: ["plan: 1"]}
  - {body: south-group, area: south, evidence: ["plan: 1"]}
  - {body: council, area: towns, evidence: ["plan: 1"]}
forums:
  - {id: board, name: Board, evidence: ["plan: 2"]}
"""


def _site(folder: Path, more: str = "") -> ck.Arrangement:
    (folder / "nation.yaml").write_text(NATION, encoding="utf-8")
    (folder / "later.yaml").write_text(LATER, encoding="utf-8")
    (folder / "site.yaml").write_text(SITE + more, encoding="utf-8")
    assert list(ck.check(folder / "site.yaml")) == []
    return ck.load(folder / "site.yaml")


def test_each_group_takes_in_its_own_town(tmp_path: Path) -> None:
    """The act's rule finds the group that is recorded to cover each town, and says which baseline it is from."""
    answer = ck.who_takes(_site(tmp_path), service="acute")

    found = {route.part.area: [(h.id, h.baseline) for h in route.takers] for route in answer.routes}
    assert found == {"north": [("north-group", "nation")], "south": [("south-group", "nation")]}
    assert answer.flags == ("baseline",)
    assert "(baseline nation)" in str(answer)


def test_who_makes_is_not_said_by_the_act(tmp_path: Path) -> None:
    """A baseline says who takes and who is responsible: who makes it stays unrecorded."""
    answer = ck.route(_site(tmp_path), service="acute", area="north")

    assert (answer.mode, answer.makers.ids, answer.takers.ids) == (Mode.SOLE, (), ("north-group",))
    assert answer.routes[0].making is AnswerStatus.NONE_RECORDED
    assert ck.who_is_responsible(_site(tmp_path), service="acute", area="north").responsible.ids == ("north-group",)


def test_a_board_that_makes_and_an_act_that_takes(tmp_path: Path) -> None:
    """Where a site records who makes, and nobody who takes, the act completes it."""
    right = 'rights: [{holders: [board], power: make, over: {service: acute, area: north}, evidence: ["plan: 3"]}]\n'
    answer = ck.route(_site(tmp_path, right), service="acute", area="north")

    assert (answer.mode, answer.makers.ids, answer.takers.ids) == (Mode.MADE_THEN_TAKEN, ("board",), ("north-group",))


@pytest.mark.parametrize(
    ("right", "takers"),
    [
        ("{holders: [council], power: take, over: {service: acute}, %s}", ("council",)),
        ("{holders: [council], power: ratify, over: {service: acute}, %s}", ("council",)),
        ("{holders: none, power: take, over: {service: acute}, %s}", ()),
        ("{holders: [north-group], power: take, over: {service: acute}, denied: true, %s}", ()),
    ],
)
def test_what_the_site_says_goes_first(tmp_path: Path, right: str, takers: tuple[str, ...]) -> None:
    """A taker of the site's own, its word that nobody takes, or that this body does not: the act is not asked."""
    site = _site(tmp_path, "rights: [" + right % 'evidence: ["plan: 3"]' + "]\n")

    assert ck.who_takes(site, service="acute", area="north").takers.ids == takers


def test_who_is_stated_not_to_take_falls_out_alone(tmp_path: Path) -> None:
    """The group is stated not to take GP services: nothing is handed on to it, and the centre takes by its right."""
    denial = "rights: [{holders: [north-group], power: take, over: {service: gp-services}, denied: true, %s}]\n"
    site = _site(tmp_path, denial % 'evidence: ["plan: 3"]')
    answer = ck.route(site, service="gp-services", area="north")

    assert (answer.mode, answer.takers.ids) == (Mode.SOLE, ("centre",))
    assert [found.holder for found in answer.denied] == ["north-group"]


def test_a_service_nobody_is_said_to_commission(tmp_path: Path) -> None:
    """Neither site nor act: none recorded, and no guess."""
    answer = ck.who_takes(_site(tmp_path), service="housing")

    assert (answer.status, answer.takers.ids) == (AnswerStatus.NONE_RECORDED, ())


def test_a_question_without_a_service_is_not_split_by_the_act(tmp_path: Path) -> None:
    """Asked about everything, the act's services draw no lines and it answers for nothing."""
    answer = ck.route(_site(tmp_path))

    assert len(answer.routes) == 1
    assert answer.takers.ids == ()


def test_nearly_all_is_inferred_for_one_group(tmp_path: Path) -> None:
    """Nearly all groups hold the delegation: that this one does is inferred, and known in part; the centre answers."""
    answer = ck.route(_site(tmp_path), service="gp-services", area="north")

    assert (answer.mode, answer.takers.ids, answer.takers.claim) == (Mode.DELEGATED, ("north-group",), Claim.INFERRED)
    assert answer.responsible.ids == ("centre",)
    assert answer.status is AnswerStatus.PARTLY_KNOWN
    assert answer.takers[0].baseline == "later"


def test_before_the_act_it_says_nothing(tmp_path: Path) -> None:
    """On a day before its rights began the baseline is silent; over the days of both, each is a case."""
    site = _site(tmp_path)

    assert ck.who_takes(site, service="acute", area="north", on="2012").takers.ids == ()
    spring = ck.who_takes(site, service="acute", area="north", on="2013-03..2013-04")
    assert [case.takers.ids for case in spring.cases] == [(), ("north-group",)]


def test_the_nation_is_answered_with_the_kind(tmp_path: Path) -> None:
    """Asked itself, the baseline names the kind of body, and that it is nearly all of them."""
    _site(tmp_path)
    nation, later = ck.load(tmp_path / "nation.yaml"), ck.load(tmp_path / "later.yaml")

    assert ck.who_takes(nation, service="acute").takers.ids == ("groups",)
    gp = ck.who_takes(later, service="gp-services")
    assert (gp.takers.ids, str(gp.takers)) == (("groups",), "Groups; and others")
    assert ck.powers_of(nation, "groups").held[0].fact == "groups-take"


def test_a_fund_whose_pot_is_not_stated_is_left_alone(tmp_path: Path) -> None:
    """Of what lies in a fund, nobody knows in which pot, the act says nothing."""
    fund = """\
funds:
  - {id: pool, name: Pool, whole_budget_of: [north-group, council], start: 2018-04-01, evidence: ["plan: 4"]}
pots:
  - {id: pool/one, name: One, fund: pool, services: [{service: surgery, extent: some}], evidence: ["plan: 4"]}
  - {id: pool/two, name: Two, fund: pool, evidence: ["plan: 4"]}
"""
    answer = ck.who_takes(_site(tmp_path, fund), service="surgery", area="north")
    unstated = [route for route in answer.routes if route.part.candidates]

    assert unstated
    assert all(not route.takers for route in unstated)


def test_what_another_body_takes_lies_outside_the_fund(tmp_path: Path) -> None:
    """The groups' whole budgets are in the fund: what the centre takes by statute is none of its services."""
    fund = """\
funds:
  - {id: pool, name: Pool, whole_budget_of: [north-group, south-group], start: 2018-04-01, evidence: ["plan: 4"]}
pots:
  - {id: pool/one, name: One, fund: pool, services: [surgery], evidence: ["plan: 4"]}
"""
    site = _site(tmp_path, fund)

    assert ck.who_takes(site, service="dentistry", area="north").takers.ids == ("centre",)
    assert ck.who_takes(site, service="radiotherapy", area="north").takers.ids == ()


def test_after_the_days_of_the_baseline_it_says_so(tmp_path: Path) -> None:
    """A site of 2025 on sources of 2019: the answer bears the mark that those speak of earlier days."""
    _site(tmp_path)
    text = (tmp_path / "site.yaml").read_text(encoding="utf-8").replace("as_at: 2019", "as_at: 2025")
    (tmp_path / "site.yaml").write_text(text, encoding="utf-8")
    answer = ck.who_takes(ck.load(tmp_path / "site.yaml"), service="acute", area="north")

    assert answer.flags == ("baseline", "baseline_beyond_as_at")
    assert "later than the days the sources of that baseline speak to" in " ".join(str(answer).split())


def test_a_change_of_bodies_nobody_speaks_of_is_no_plan_of_the_site(tmp_path: Path) -> None:
    """Groups elsewhere are to merge: here nothing differs by plan, and the days after are not cut in two."""
    _site(tmp_path)
    more = """\
organisations:
  - {id: far-group, name: Far group, kind: ccg, evidence: ["report: 2"]}
  - {id: farther-group, name: Farther group, kind: ccg, evidence: ["report: 2"]}
changes:
  - {id: far-merger, kind: merger, predecessors: [far-group], successors: [farther-group], on: 2020-04,
     happened: planned, evidence: ["report: 2 [planned]"]}
"""
    path = tmp_path / "later.yaml"
    path.write_text(path.read_text(encoding="utf-8") + more, encoding="utf-8")
    answer = ck.who_takes(ck.load(tmp_path / "site.yaml"), service="acute", area="north", on="2020-05")

    assert (answer.by_plan, answer.cases) == (None, ())


def test_statutory_powers_stand_beside_recorded_ones(tmp_path: Path) -> None:
    """What the act lets a group do is told with its baseline, and is no part of what the site records."""
    powers = ck.powers_of(_site(tmp_path), "north-group")

    assert (len(powers), powers.status("take")) == (0, AnswerStatus.NONE_RECORDED)
    assert {(row.fact, row.baseline) for row in powers.statutory} == {("groups-take", "nation"), ("gp", "later")}
    assert "By statute, where nobody else is recorded" in str(powers)
