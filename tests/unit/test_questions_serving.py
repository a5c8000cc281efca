"""Who provides and who commissions, on an invented town."""

from __future__ import annotations

import pytest

import commissionkit as ck
from commissionkit import io
from commissionkit.answers import AnswerStatus
from commissionkit.errors import RefusedQuestion, UnknownName
from commissionkit.nodes import parse_yaml

TEXT = """\
format: commissionkit/1
id: town
area: town
as_at: 2019
sources: [{id: s, title: A source}]
places: [{id: town, name: Town, evidence: ["s: 1"]}, {id: hills, name: Hills, evidence: ["s: 1"]}]
organisations:
  - {id: group, name: Town group, kind: ccg, evidence: ["s: 1"]}
  - {id: old, name: Old trust, kind: nhs-trust, evidence: ["s: 1"]}
  - {id: other, name: Other trust, kind: nhs-trust, evidence: ["s: 1"]}
  - {id: new, name: New trust, kind: nhs-trust, evidence: ["s: 1"]}
  - {id: clinic, name: Clinic, evidence: ["s: 1"]}
  - {id: practices, name: Practices, generic: true, kind: gp-practice, evidence: ["s: 1"]}
coverage: [{body: group, area: town, evidence: ["s: 1"]}]
provision:
  - {id: acute-old, provider: old, service: acute, area: town, extent: whole, start: 2010, evidence: ["s: 2"]}
  - {id: surgery-clinic, provider: clinic, service: surgery, role: supports, start: 2018-04-01, end: 2018-09-30,
     evidence: ["s: 3"]}
  - {id: hills-acute, provider: other, service: acute, area: hills, start: 2010, evidence: ["s: 2"]}
  - {id: imaging-to-come, provider: clinic, service: acute, status: planned, start: 2020, evidence: ["s: 2 [planned]"]}
contracts:
  - {id: block, name: Block, commissioners: [group], providers: [old], services: [acute], excludes: [maternity],
     start: 2017-04-01, evidence: ["s: 4"]}
rights:
  - {id: group-takes, holders: [group], power: take, over: {service: health-care}, start: 2013-04-01,
     evidence: ["s: 5"]}
changes:
  - {id: merger, kind: merger, predecessors: [old, other], successors: [new], on: 2018-07-01, evidence: ["s: 6"]}
models:
  - {id: budgets, name: Practice budgets, holders: [practices], budget: indicative, responsible: [group],
     services: [acute], start: 2015, end: 2017, evidence: ["s: 7"]}
silent:
  - {what: provider, over: {service: housing}, evidence: ["s: 8"]}
"""


@pytest.fixture(scope="module")
def town() -> ck.Arrangement:
    data = parse_yaml(TEXT, file="town.yaml").data
    assert isinstance(data, dict)
    return io.from_data(data)


def _told(found: object) -> list[tuple[str, ...]]:
    return [(row.provider, row.reach, row.by, row.when) for row in found]  # type: ignore[attr-defined]


def test_the_merged_trust_carries_on(town: ck.Arrangement) -> None:
    """After the merger the new trust provides what both did, by provision and by contract."""
    assert _told(ck.who_provides(town, service="acute", area="town")) == [
        ("new", "whole", "provision", ""),
        ("new", "whole", "contract", ""),
    ]


def test_over_the_year_of_the_merger_each_row_says_when(town: ck.Arrangement) -> None:
    """The old trust up to June, the new from July; a part of the service by a clinic from April to September."""
    assert _told(ck.who_provides(town, service="acute", area="town", on="2018")) == [
        ("old", "whole", "provision", "2018-01-01..2018-06-30"),
        ("old", "whole", "contract", "2018-01-01..2018-06-30"),
        ("new", "whole", "provision", "2018-07-01..2018-12-31"),
        ("new", "whole", "contract", "2018-07-01..2018-12-31"),
        ("clinic", "part", "provision", "2018-04-01..2018-09-30"),
    ]


def test_a_narrower_service_is_told_by_the_wider(town: ck.Arrangement) -> None:
    """Who provides acute care is told of maternity as a wider service, but not by the contract that leaves it out."""
    found = ck.who_provides(town, service="maternity", area="town")

    assert _told(found) == [("new", "wider", "provision", "")]
    assert found.status is AnswerStatus.PARTLY_KNOWN


def test_what_is_planned_stands_in_by_plan(town: ck.Arrangement) -> None:
    """The clinic's imaging is to come: not before the plan is counted, and never on a day before."""
    found = ck.who_provides(town, service="acute", area="town", on="2020-06")

    assert "clinic" not in found.providers
    assert found.by_plan is not None
    assert "clinic" in found.by_plan.providers
    assert ck.who_provides(town, service="acute", on="2019").by_plan is None


def test_nobody_said_and_nobody_looked(town: ck.Arrangement) -> None:
    """Looked for in vain is not stated, and cites where; never looked for is none recorded."""
    looked, never = ck.who_provides(town, service="housing"), ck.who_provides(town, service="transport")

    assert (looked.status, list(looked)) == (AnswerStatus.NOT_STATED, [])
    assert [str(citation) for citation in looked.evidence] == ["s: 8"]
    assert never.status is AnswerStatus.NONE_RECORDED


def test_who_takes_buys_and_a_model_stands_beside(town: ck.Arrangement) -> None:
    """In 2016 the group takes by its right; the practices had an indicative budget, the group responsible."""
    found = ck.commissioner_of(town, service="acute", on="2016")

    assert [(row.id, row.standing, row.budget, row.responsible) for row in found] == [
        ("group", "takes", (), ("group",)),
        ("practices", "a part under a model", ("indicative",), ("group",)),
    ]
    assert found.takers == ("group",)


def test_the_contract_is_told_with_its_commissioner(town: ck.Arrangement) -> None:
    """A commissioner that takes is told once, with the contract; the service it leaves out has none."""
    assert [(row.id, row.contracts) for row in ck.commissioner_of(town, service="acute")] == [("group", ("block",))]
    assert [(row.id, row.contracts) for row in ck.commissioner_of(town, service="maternity")] == [("group", ())]


def test_before_the_right_a_contract_is_all_there_is() -> None:
    """Without any right, the contract alone says who commissions, and the status that nobody is recorded to take."""
    data = parse_yaml(TEXT.replace("over: {service: health-care}", "over: {service: housing}"), file="town.yaml").data
    assert isinstance(data, dict)
    found = ck.commissioner_of(io.from_data(data), service="acute")

    assert [(row.id, row.standing) for row in found] == [("group", "by contract")]
    assert (found.takers, found.status) == ((), AnswerStatus.NONE_RECORDED)


@pytest.mark.parametrize("ask", [ck.who_provides, ck.commissioner_of])
def test_wrong_ids_and_wrong_things(town: ck.Arrangement, ask: object) -> None:
    """A near name is offered; what is no arrangement is refused."""
    assert callable(ask)
    with pytest.raises(UnknownName, match='Did you mean "surgery"'):
        ask(town, service="surgry")
    with pytest.raises(UnknownName, match="no area"):
        ask(town, service="surgery", area="group")
    with pytest.raises(RefusedQuestion):
        ask("town", service="surgery")


def test_forms(town: ck.Arrangement) -> None:
    """Rows as records, as data and as text; the same question gives an equal answer."""
    found = ck.commissioner_of(town, service="acute", on="2016")
    provided = ck.who_provides(town, service="acute", on="2018")

    assert found.records()[0]["commissioner"] == "group"
    assert found.to_dict()["format"] == "commissionkit/commissioners/1"
    assert provided.records()[0] == {
        "provider": "old",
        "name": "Old trust",
        "service": "acute",
        "reach": "whole",
        "area": "Town",
        "role": "provides",
        "extent": "whole",
        "when": "2018-01-01..2018-06-30",
        "maybe": False,
        "by": "provision",
        "fact": "acute-old",
        "claim": "stated",
        "evidence": "s: 2",
    }
    assert provided == ck.who_provides(town, service="acute", on="2018")
