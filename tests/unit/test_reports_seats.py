"""Who sits where, as a report tells it."""

from __future__ import annotations

from pathlib import Path

import pytest
from tests.reporting import BARE, Element, Reading, site_of, three

from commissionkit.reports.citing import References
from commissionkit.reports.seats import seats
from commissionkit.reports.subjects import subjects_of


@pytest.fixture(scope="module")
def page() -> Element:
    """The page of the three sites."""
    return three()


def test_seats_tell_what_members_tells(page: Element) -> None:
    """A member, one who is stated not to be, and one of whom nothing is recorded look different."""
    rows = {row.all("th")[0].text(): row.all("td") for row in page.by_id("seats-2").all("tbody")[0].all("tr")}
    icft = rows["Tameside and Glossop Integrated Care NHS Foundation Trust"]
    assert icft[0].text().startswith("stated not a member")
    assert icft[0].attributes["class"] == "seat denied"
    council = rows["Tameside Metropolitan Borough Council"]
    assert council[0].attributes["class"] == "seat"
    assert (council[1].text(), council[1].attributes["class"]) == ("not recorded", "unsaid")


ALIKE = (
    BARE
    + """organisations:
  - {id: a-trust, name: The Trust, kind: nhs-trust, evidence: ["plan: page 1"]}
  - {id: b-trust, name: The Trust, kind: nhs-trust, evidence: ["plan: page 1"]}
  - {id: fenwold-ccg, name: Fenwold CCG, kind: ccg, evidence: ["plan: page 1"]}
forums:
  - {id: board, name: The board, evidence: ["plan: page 1"]}
  - {id: other-board, name: The board, evidence: ["plan: page 1"]}
seats:
  - {forum: board, holder: a-trust, evidence: ["plan: page 1"]}
  - {forum: board, holder: b-trust, standing: not_member, evidence: ["plan: page 1"]}
  - {forum: other-board, holder: fenwold-ccg, evidence: ["plan: page 1"]}
"""
)


def test_organisations_of_one_name_are_kept_apart(tmp_path: Path) -> None:
    """Each has a row of its own with its id beside the name, so that a place and its denial are both seen."""
    subjects = subjects_of(site_of(tmp_path, ALIKE))
    told = Reading(seats(subjects, References.of(subjects)).body).root.by_id("seats-1")
    rows = {row.all("th")[0].text(): row.all("td")[0].text() for row in told.all("tbody")[0].all("tr")}
    assert {name: said.partition(" 1")[0].rstrip("0123456789") for name, said in rows.items()} == {
        "The Trust (a-trust)": "member",
        "The Trust (b-trust)": "stated not a member",
        "Fenwold CCG": "not recorded",
    }
    heads = [head.text() for head in told.all("thead")[0].all("th")]
    assert heads == ["Organisation", "The board (board)", "The board (other-board)"]


def test_a_place_that_is_not_recorded_is_sorted_behind_all_others(page: Element) -> None:
    """It has a key for sorting that is empty: the script does not go by its words."""
    cells = [cell for cell in page.by_id("seats").all("td") if cell.attributes.get("class") in ("no", "unsaid")]
    assert len(cells) > 10
    assert {cell.attributes.get("data-sort", "none") for cell in cells} == {None}
