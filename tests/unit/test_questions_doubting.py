"""When a right is an exception to a denial: strictly within it, and only then."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from commissionkit.model import Area, Arrangement, Fund, Organisation, Pot, Scope
from commissionkit.model.rights import NOT_STATED_FACET
from commissionkit.questions.decisions.doubting import strictly_within

WORLD = Arrangement(
    id="world",
    facts=(
        Area(id="north", name="North"),
        Area(id="moor", name="Moor", within=("north",)),
        Fund(id="fund", name="Fund"),
        Pot(id="fund/pooled", name="Pooled", fund="fund"),
        Organisation(id="trust", name="Trust"),
    ),
)

SCOPES = st.builds(
    Scope,
    service=st.sampled_from([None, "acute", "surgery", "dentistry", NOT_STATED_FACET]),
    stage=st.sampled_from([None, "monitoring", "finance"]),
    fund=st.sampled_from([None, "fund", "fund/pooled"]),
    area=st.sampled_from([None, "north", "moor"]),
)


@pytest.mark.parametrize(
    ("inner", "outer", "within"),
    [
        (Scope(service="surgery"), Scope(service="acute"), True),
        (Scope(service="surgery"), Scope(), True),
        (Scope(fund="fund/pooled"), Scope(fund="fund"), True),
        (Scope(service="acute", area="north"), Scope(service="acute"), True),
        (Scope(service="acute"), Scope(service="acute"), False),
        (Scope(service="acute"), Scope(service="surgery"), False),
        (Scope(), Scope(service="surgery"), False),
        (Scope(service="surgery"), Scope(area="north"), False),
        (Scope(service="surgery", area="north"), Scope(service="acute", area="moor"), False),
        (Scope(service=NOT_STATED_FACET), Scope(service="acute"), False),
        (Scope(service="surgery"), Scope(service=NOT_STATED_FACET), False),
        (Scope(service=NOT_STATED_FACET), Scope(), False),
        (Scope(service=NOT_STATED_FACET, stage="finance"), Scope(), True),
        (Scope(about="trust"), Scope(about="trust"), False),
        (Scope(service="surgery"), Scope(about="trust"), False),
    ],
)
def test_strictly_within(inner: Scope, outer: Scope, within: bool) -> None:
    """Narrower in some facet and wider in none; the same, wider and crossing scopes are not."""
    assert strictly_within(WORLD, inner, outer) is within


@given(SCOPES, SCOPES)
def test_never_both_ways(one: Scope, other: Scope) -> None:
    """Of two scopes at most one lies strictly within the other, and none within itself."""
    assert not (strictly_within(WORLD, one, other) and strictly_within(WORLD, other, one))
    assert not strictly_within(WORLD, one, one)


@given(SCOPES, SCOPES, SCOPES)
def test_within_what_is_within(one: Scope, two: Scope, three: Scope) -> None:
    """What lies within a scope lies within whatever that lies within."""
    if strictly_within(WORLD, one, two) and strictly_within(WORLD, two, three):
        assert strictly_within(WORLD, one, three)
