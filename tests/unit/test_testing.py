"""What the library offers to the tests of others: sound arrangements, and a plugin that costs nothing."""

from __future__ import annotations

import subprocess
import sys
from collections import Counter

import pytest
from hypothesis import Phase, given, settings
from hypothesis import strategies as st

from commissionkit import testing
from commissionkit.checks import faults
from commissionkit.model import Arrangement
from commissionkit.periods import Bound, Period
from commissionkit.sources import Citation
from commissionkit.testing import arrangements, bounds, citations, matters, money, periods, scopes, shares

pytest_plugins = ["pytester"]

SITE = """\
format: commissionkit/1
id: small
as_at: 2019
organisations:
  - {id: ccg, name: CCG, kind: ccg}
"""


@given(arrangements())
def test_arrangements_are_sound(arrangement: Arrangement) -> None:
    """No rule that refuses a file finds a fault in a generated arrangement."""
    assert [fault for fault in faults(arrangement) if fault.severity == "error"] == []


@given(arrangements(dated=False, changes=False))
def test_undated_arrangements_hold(arrangement: Arrangement) -> None:
    """Without dates everything holds at `as_at`, and nothing changes."""
    assert {str(fact.period) for fact in arrangement.facts} == {"not_stated..ongoing"}
    assert len(arrangement.changes) == 0


@given(st.data())
def test_parts_fit_the_arrangement(data: st.DataObject) -> None:
    """Scopes and matters name what the arrangement holds."""
    world = data.draw(arrangements())
    scope, matter = data.draw(scopes(world)), data.draw(matters(world))
    named = [*matter.values(), *filter(None, (scope.service, scope.stage, scope.fund, scope.area, scope.about))]
    assert [name for name in named if name not in world and name != "not_stated"] == []


def test_arrangements_are_rich() -> None:
    """Chains of delegation, denials, pots and rules all come up, so that laws about them are not empty."""
    seen: Counter[str] = Counter()

    @settings(max_examples=240, derandomize=True, database=None, phases=[Phase.generate])
    @given(arrangements())
    def look(world: Arrangement) -> None:
        given_on = {name for delegation in world.delegations for name in delegation.delegate.ids}
        seen["chains"] += any(given_on & set(delegation.delegators.ids) for delegation in world.delegations)
        seen["denials"] += any(right.denied for right in world.rights)
        seen["pots"] += bool(world.pots)
        seen["rules"] += any(right.holders.rule for right in world.rights)
        seen["changes"] += bool(world.changes)

    look()
    assert sorted(seen) == ["chains", "changes", "denials", "pots", "rules"]
    assert min(seen.values()) > 5


@given(st.tuples(bounds(), periods(), citations(), money(), shares()))
def test_values_are_sound(values: tuple[object, ...]) -> None:
    """Bounds, periods, citations, money and shares are made and read back from their text."""
    bound, period, citation, amount, share = values
    assert Bound.parse(str(bound)) == bound
    assert Period.parse(str(period)) == period
    assert Citation.parse(str(citation)) == citation
    assert (str(amount), str(share)) != ("", "")


def test_nothing_is_imported_with_the_plugin() -> None:
    """Pytest loads the plugin in every run, so it brings neither Hypothesis nor pytest nor the model."""
    look = "import sys, commissionkit.testing; print([m for m in sys.modules if m in {heavy}])"
    heavy = {"hypothesis", "pytest", "attrs", "networkx", "yaml", "pint", "numpy", "commissionkit.model"}
    command = [sys.executable, "-c", look.format(heavy=heavy)]
    assert subprocess.run(command, capture_output=True, text=True, check=True).stdout == "[]\n"


def test_names_are_offered_and_others_refused() -> None:
    """The module hands out what it lists, and says so of what it does not."""
    assert [name for name in testing.__all__ if not callable(getattr(testing, name))] == []
    with pytest.raises(AttributeError, match="no attribute 'sites'"):
        testing.sites  # noqa: B018 - looking is what is tested


def test_the_fixture_reads_the_marked_file(pytester: pytest.Pytester) -> None:
    """A test is handed the site file that its mark names; one without a mark is told what to write."""
    pytester.makefile(".yaml", site=SITE)
    pytester.makepyfile(
        """
        import pytest

        @pytest.mark.arrangement("site.yaml")
        def test_marked(arrangement):
            assert arrangement.organisations.ids == ("ccg",)

        def test_unmarked(arrangement):
            pass
        """
    )
    found = pytester.runpytest_subprocess("--strict-markers")
    found.assert_outcomes(passed=1, errors=1)
    found.stdout.fnmatch_lines(["*mark the test @pytest.mark.arrangement*"])
