"""Regions: how a scope reaches one, and how it is cut."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from commissionkit.model import Area, Arrangement, Fund, Holding, Pot, Scope, Tree
from commissionkit.model.rights import NOT_STATED_FACET
from commissionkit.questions.decisions.regions import Facet, Match, Place, Region, match, names_a_facet, refine

#: One area that is made up of two, one of them of two more, and a valley that lies in both.
TREE = Tree(
    {
        "place": (),
        "north": ("place",),
        "south": ("place",),
        "moor": ("north",),
        "valley": ("north", "south"),
        "coast": ("south",),
    }
)
AREAS = tuple(TREE.parents)


def _world(*facts: object, parts: dict[str, tuple[str, ...]] | None = None) -> Arrangement:
    made = parts or {}
    areas = [Area(id=a, name=a, within=up, made_up_of=made.get(a, ())) for a, up in TREE.parents.items()]
    return Arrangement(id="world", facts=(*areas, *facts))


def _leaves(facet: Facet) -> set[str]:
    """What lies in a facet, down to areas with nothing beneath them."""
    base = TREE.below(facet.base) if facet.base else set(AREAS)
    out = {name for one in facet.without for name in TREE.below(one)}
    return {name for name in base - out if not TREE.children(name)}


# -- one facet ---------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("base", "name", "found"),
    [
        ("north", None, (Match.WHOLE, ())),
        ("north", NOT_STATED_FACET, (Match.NOT_STATED, ())),
        ("north", "north", (Match.WHOLE, ())),
        ("north", "place", (Match.WHOLE, ())),
        ("north", "moor", (Match.PART, ("moor",))),
        ("north", "south", (Match.PART, ("valley",))),
        ("moor", "coast", (Match.APART, ())),
        (None, "moor", (Match.PART, ("moor",))),
        (None, None, (Match.WHOLE, ())),
    ],
)
def test_how_an_id_reaches_a_facet(base: str | None, name: str | None, found: tuple[Match, tuple[str, ...]]) -> None:
    """Wholly from above or the same, in part from beneath or across, not at all from beside."""
    assert Facet(base).reached_by(name, TREE) == found


def test_what_was_taken_out_is_not_reached() -> None:
    """An id within what is a part of its own does not reach the rest."""
    rest = Facet("place", frozenset({"north"}))

    assert rest.reached_by("moor", TREE) == (Match.APART, ())
    assert rest.reached_by("south", TREE)[0] is Match.PART


@given(st.sampled_from(AREAS), st.lists(st.sampled_from(AREAS), max_size=3))
def test_a_cut_loses_nothing_and_counts_nothing_twice(base: str, lines: list[str]) -> None:
    """Cut along a line, what is inside and what is outside make up the facet, and share nothing."""
    facet = Facet(base)
    for line in lines:
        for cut in facet.reached_by(line, TREE)[1]:
            inside, outside = facet.inside(cut, TREE), facet.outside(cut, TREE)

            assert _leaves(inside) | _leaves(outside) == _leaves(facet)
            assert _leaves(inside) & _leaves(outside) == set()
            facet = outside


# -- regions -----------------------------------------------------------------------------------------------------------


@given(st.lists(st.sampled_from(AREAS), max_size=4))
def test_refined_regions_are_reached_wholly_or_not_at_all(areas: list[str]) -> None:
    """After refining along scopes each scope reaches each region wholly or not, and the regions make up the whole."""
    world = _world()
    scopes = [Scope(area=area) for area in areas]
    regions = refine(world, (Region(area=Facet("place")),), scopes)

    assert {match(world, region, scope) for region in regions for scope in scopes} <= {Match.WHOLE, Match.APART}
    leaves = [leaf for region in regions for leaf in _leaves(region.area)]
    assert sorted(leaves) == ["coast", "moor", "valley"]


@given(st.permutations(["north", "south", "moor", "coast"]))
def test_the_order_of_the_lines_does_not_change_the_parts(areas: list[str]) -> None:
    """Whatever line is cut first, the same parts are told apart."""
    regions = refine(_world(), (Region(area=Facet("place")),), [Scope(area=area) for area in areas])

    found = {frozenset(_leaves(region.area)) for region in regions if _leaves(region.area)}
    assert found == {frozenset({"moor"}), frozenset({"valley"}), frozenset({"coast"})}


def test_a_scope_of_two_facets_cuts_one_corner() -> None:
    """Surgery in the north: that corner, the rest of the north, and everything else."""
    regions = refine(_world(), (Region(),), [Scope(area="north", service="surgery")])

    assert [(r.service.base, sorted(r.service.without), r.area.base) for r in regions] == [
        ("surgery", [], "north"),
        ("surgery", [], None),
        (None, ["surgery"], None),
    ]


@pytest.mark.parametrize(
    ("scope", "how"),
    [
        (Scope(), Match.WHOLE),
        (Scope(area="place", service="acute"), Match.WHOLE),
        (Scope(area="moor", service="acute"), Match.PART),
        (Scope(area="north", service=NOT_STATED_FACET), Match.NOT_STATED),
        (Scope(area="moor", service=NOT_STATED_FACET), Match.NOT_STATED),
        (Scope(area="coast", service=NOT_STATED_FACET), Match.APART),
        (Scope(stage="planning"), Match.PART),
        (Scope(fund="fund"), Match.APART),
    ],
)
def test_the_weakest_facet_tells_how_a_scope_reaches(scope: Scope, how: Match) -> None:
    """Apart in one facet is apart; not stated in one is not stated; else in part, else wholly."""
    world = _world(Fund(id="fund", name="Fund"))

    assert match(world, Region(area=Facet("north"), service=Facet("surgery")), scope) is how


def test_something_is_left_of_an_area_unless_its_parts_are_stated() -> None:
    """Three areas taken out of the place: as far as is stated there may be more of it."""
    scopes = [Scope(area=area) for area in ("moor", "valley", "coast")]

    assert [r.area.base for r in refine(_world(), (Region(area=Facet("place")),), scopes)][-1] == "place"


def test_nothing_is_left_of_an_area_whose_parts_are_all_taken_out() -> None:
    """The place is made up of north and south, and these of what was taken out."""
    parts = {"place": ("north", "south"), "north": ("moor", "valley"), "south": ("valley", "coast")}
    scopes = [Scope(area=area) for area in ("moor", "valley", "coast")]
    regions = refine(_world(parts=parts), (Region(area=Facet("place")),), scopes)

    assert sorted(str(r.area.base) for r in regions) == ["coast", "moor", "valley"]


def test_the_one_part_that_is_left_is_called_by_its_name() -> None:
    """Of a place made up of north and south, without the north, there is left the south without the valley."""
    world = _world(parts={"place": ("north", "south")})
    left = refine(world, (Region(area=Facet("place")),), [Scope(area="north")])[-1]

    assert (left.area.base, left.area.without) == ("south", frozenset({"valley"}))


# -- funds -------------------------------------------------------------------------------------------------------------

FUND = Fund(id="fund", name="Fund")
POT = Pot(id="fund/pot", name="Pot", fund="fund", services=(Holding(service="surgery"),))
IN_POT = Place(kind="pot", funds=("fund",), pot="fund/pot")


@pytest.mark.parametrize(
    ("place", "fund", "how"),
    [
        (Place(), None, Match.WHOLE),
        (Place(), "fund", Match.APART),
        (IN_POT, None, Match.WHOLE),
        (IN_POT, "fund", Match.WHOLE),
        (IN_POT, "fund/pot", Match.WHOLE),
        (IN_POT, "fund/other", Match.APART),
        (IN_POT, NOT_STATED_FACET, Match.NOT_STATED),
        (Place(kind="pot_not_stated", funds=("fund",), candidates=("fund/pot",)), "fund/pot", Match.APART),
        (Place(kind="pot_not_stated", funds=("fund",), candidates=("fund/pot",)), "fund", Match.WHOLE),
        (Place(kind="outside"), "fund", Match.APART),
    ],
)
def test_how_a_fund_reaches_a_place(place: Place, fund: str | None, how: Match) -> None:
    """A pot is reached by itself and by its fund; one that merely may hold a service reaches nothing."""
    assert place.reached_by(fund) is how


@pytest.mark.parametrize(
    ("service", "cut"), [("surgery", "surgery"), ("acute", "surgery"), ("dentistry", None), (NOT_STATED_FACET, None)]
)
def test_a_service_without_a_fund_cuts_a_pot_only_where_it_is_held(service: str, cut: str | None) -> None:
    """A right over acute care reaches, of a pot asked about as a whole, the surgery that it is recorded to hold."""
    regions = refine(_world(FUND, POT), (Region(place=IN_POT),), [Scope(service=service)])

    assert [r.service.base for r in regions] == ([cut, None] if cut else [None])


def test_a_service_with_its_fund_cuts_a_pot() -> None:
    """A right that names both says itself that the service is there."""
    regions = refine(_world(FUND, POT), (Region(place=IN_POT),), [Scope(service="dentistry", fund="fund/pot")])

    assert [r.service.base for r in regions] == ["dentistry", None]


@pytest.mark.parametrize(
    ("scope", "named"),
    [
        (Scope(), False),
        (Scope(service=NOT_STATED_FACET), False),
        (Scope(service=NOT_STATED_FACET, stage="planning"), True),
        (Scope(about="trust"), True),
    ],
)
def test_whether_a_scope_says_anything(scope: Scope, named: bool) -> None:
    """To write only that a facet is not stated says nothing of where it reaches."""
    assert names_a_facet(scope) is named
