"""Where a matter lies among the funds, before anybody decides."""

from __future__ import annotations

import pytest

from commissionkit.answers import Matter
from commissionkit.model import Arrangement, Extent, Fund, Holding, Pot, YesNo
from commissionkit.questions.decisions.placing import placed

FUND = Fund(id="fund", name="Fund", pots_complete=YesNo.YES)
POOLED = Pot(id="fund/pooled", name="Pooled", fund="fund")
ALIGNED = Pot(
    id="fund/aligned",
    name="Aligned",
    fund="fund",
    services=(Holding(service="surgery", extent=Extent.SOME), Holding(service="mental-health")),
)
WORLD = Arrangement(id="world", facts=(FUND, POOLED, ALIGNED))


def _places(**matter: str) -> list[tuple[str | None, str, str | None]]:
    return [(r.service.base, r.place.kind, r.place.pot) for r in placed(WORLD, Matter(**matter))]


@pytest.mark.parametrize(
    ("matter", "places"),
    [
        ({"fund": "fund"}, [(None, "pot", "fund/aligned"), (None, "pot", "fund/pooled")]),
        ({"fund": "fund/pooled"}, [(None, "pot", "fund/pooled")]),
        ({"service": "mental-health"}, [("mental-health", "pot", "fund/aligned")]),
        ({"service": "surgery"}, [("surgery", "pot", "fund/aligned"), ("surgery", "pot_not_stated", None)]),
        ({"service": "dentistry"}, [("dentistry", "pot_not_stated", None)]),
        ({"fund": "fund/pooled", "service": "surgery"}, [("surgery", "not_held", None)]),
        ({"fund": "fund/aligned", "service": "surgery"}, [("surgery", "pot", "fund/aligned")]),
        ({}, [(None, "pot", "fund/aligned"), (None, "pot", "fund/pooled"), (None, "outside", None)]),
    ],
)
def test_where_a_matter_lies(matter: dict[str, str], places: list[tuple[str | None, str, str | None]]) -> None:
    """A fund in its pots, a service in the pots recorded to hold it and perhaps elsewhere in the fund."""
    assert _places(**matter) == places


def test_a_service_above_two_that_pots_name() -> None:
    """Health care is cut into surgery, mental health care, and the rest, without those two."""
    found = _places(service="health-care")
    rest = placed(WORLD, Matter(service="health-care"))[-1]

    assert [service for service, _, _ in found] == ["mental-health", "surgery", "surgery", "health-care"]
    assert rest.service.without == frozenset({"mental-health", "surgery"})


def test_without_funds_a_matter_is_nowhere() -> None:
    """No fund, no place: one region that no fund comes into, or one outside any where a service is asked."""
    bare = Arrangement(id="bare")

    assert [r.place.kind for r in placed(bare, Matter())] == ["free"]
    assert [r.place.kind for r in placed(bare, Matter(service="surgery"))] == ["outside"]


def test_a_pot_nested_in_its_list_keeps_the_nearer_extent() -> None:
    """A pot that holds all of acute care and some of surgery holds, of surgery, some."""
    pot = Pot(
        id="fund/pot",
        name="Pot",
        fund="fund",
        services=(Holding(service="acute"), Holding(service="surgery", extent=Extent.SOME)),
    )
    world = Arrangement(id="world", facts=(FUND, pot))

    assert placed(world, Matter(service="surgery"))[0].place.extent is Extent.SOME
    assert [r.place.extent for r in placed(world, Matter(service="radiotherapy"))] == [Extent.WHOLE]
