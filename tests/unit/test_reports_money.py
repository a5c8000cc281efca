"""Money in a report: sums as they are given, and from when to when."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from tests.reporting import BARE, Element, Reading, site_of, three

from commissionkit.reports.citing import References
from commissionkit.reports.money import money
from commissionkit.reports.subjects import subjects_of


@pytest.fixture(scope="module")
def page() -> Element:
    """The page of the three sites."""
    return three()


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


DATED = (
    BARE
    + """organisations:
  - {id: fenwold-ccg, name: Fenwold CCG, kind: ccg, evidence: ["plan: page 1"]}
  - {id: fen-trust, name: Fen Trust, kind: nhs-trust, evidence: ["plan: page 1"]}
funds:
  - {id: pool, name: The pool, evidence: ["plan: page 1"]}
  - {id: later, name: A later fund, start: 2021, evidence: ["plan: page 1"]}
contributions:
  - {organisation: fenwold-ccg, fund: pool, evidence: ["plan: page 1"]}
  - {organisation: fen-trust, fund: pool, status: planned, evidence: ["plan: page 1"]}
contracts:
  - {id: old, name: Old, start: 2010, end: 2012, evidence: ["plan: page 1"]}
  - {id: now, name: Now, start: 2018, evidence: ["plan: page 1"]}
  - {id: gone, name: Gone, status: removed, evidence: ["plan: page 1"]}
  - {id: next, name: Next, status: planned, start: 2021, evidence: ["plan: page 1"]}
"""
)


def _when(told: Element, table: str) -> dict[str, Element]:
    """What a table of money says under When, by the head of the row."""
    at = [head.text() for head in told.by_id(table).all("thead")[0].all("th")].index("When") - 1
    return {row.all("th")[0].text(): row.all("td")[at] for row in told.by_id(table).all("tbody")[0].all("tr")}


def _said(told: Element, table: str) -> dict[str, str]:
    return {name: cell.text() for name, cell in _when(told, table).items()}


def test_what_has_ended_or_is_planned_does_not_read_as_current(tmp_path: Path) -> None:
    """Beside a fund, a contribution and a contract stands from when to when, and that it has ended or is planned."""
    subjects = subjects_of(site_of(tmp_path, DATED))
    told = Reading(money(subjects, References.of(subjects)).body).root
    assert _said(told, "money-contracts") == {
        "Old": "from 2010 to 2012, ended",
        "Now": "from 2018",
        "Gone": "removed",
        "Next": "from 2021, planned",
    }
    assert _said(told, "money-contributions") == {"Fenwold CCG": "", "Fen Trust": "planned"}
    assert _said(told, "money-funds") == {"The pool": "", "A later fund": "from 2021, begins later"}


def test_the_column_of_days_is_left_out_where_it_is_empty(tmp_path: Path) -> None:
    """Where nothing is dated, ended or planned, no table of money has a column for it."""
    plain = re.sub(r" (?:start|end|status): \w+,", "", DATED)
    subjects = subjects_of(site_of(tmp_path, plain))
    told = Reading(money(subjects, References.of(subjects)).body).root
    assert "When" not in {head.text() for head in told.all("th")}


def test_days_are_put_in_order_by_the_first(tmp_path: Path) -> None:
    """What is dated is sorted by its first day; what is only planned or removed stands last."""
    subjects = subjects_of(site_of(tmp_path, DATED))
    cells = _when(Reading(money(subjects, References.of(subjects)).body).root, "money-contracts")
    keys = {name: cell.attributes["data-sort"] or "" for name, cell in cells.items()}
    assert keys == {"Old": "2010-01-01", "Now": "2018-01-01", "Gone": "", "Next": "2021-01-01"}
