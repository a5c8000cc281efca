"""What is refused before a question is answered, with a message that says what to do."""

from __future__ import annotations

import subprocess
import sys

import pytest

import commissionkit as ck
from commissionkit.errors import RefusedQuestion, UnknownName


def test_a_question_to_something_else() -> None:
    """The name of a site is no arrangement: it has to be loaded first."""
    with pytest.raises(RefusedQuestion, match="as load gives one, not to 'tameside-glossop'"):
        ck.route("tameside-glossop", fund="icf")  # type: ignore[arg-type]


def test_a_fact_in_place_of_its_id() -> None:
    """A facet takes an id; the message names that of the fact given."""
    site = ck.load("tameside-glossop")
    with pytest.raises(RefusedQuestion, match="fund= takes an id, such as 'icf'"):
        ck.route(site, fund=site["icf"])  # type: ignore[arg-type]


def test_about_what_cannot_be_asked_about() -> None:
    """A service is a facet of its own; about= names what it takes."""
    with pytest.raises(UnknownName, match=r'no organisation, forum, contract, process, .* "surgery"'):
        ck.who_oversees(ck.load("tameside-glossop"), about="surgery")


def test_a_delegation_that_carries_nothing_is_told() -> None:
    """Where a delegation is wider than what it rests on, the answer names that beside the missing right."""
    from commissionkit import io

    site = io.from_data(
        {
            "format": "commissionkit/1",
            "id": "site",
            "as_at": 2019,
            "organisations": [{"id": "ccg", "name": "CCG", "kind": "ccg"}],
            "forums": [{"id": "board", "name": "Board"}],
            "rights": [
                {"holders": ["ccg"], "power": "take", "over": {"stage": "planning"}},
                {"holders": ["board"], "power": "make"},
            ],
            "delegations": [{"delegators": ["ccg"], "delegate": "board", "over": {"service": "surgery"}}],
        }
    )
    answer = ck.route(site, service="surgery", stage="procurement")
    assert answer.mode == "made_untaken"
    assert any("delegates more to Board than" in step for step in answer.missing)


def test_the_package_runs_as_a_module() -> None:
    """`python -m commissionkit` is the command line."""
    ran = subprocess.run(
        [sys.executable, "-m", "commissionkit", "--version"], capture_output=True, text=True, check=True
    )
    assert ran.stdout.startswith("commissionkit ")
