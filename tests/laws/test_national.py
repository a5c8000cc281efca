"""Laws of the questions put to a whole country: order changes nothing, shares add up, the same is so both ways."""

from __future__ import annotations

from collections import defaultdict
from fractions import Fraction

from hypothesis import given
from hypothesis import strategies as st

from commissionkit.model import Area, Arrangement, Coverage, Extent, Organisation
from commissionkit.model.organisations import Identifier
from commissionkit.periods import Bound, Period
from commissionkit.questions.figures.footprints import co_terminosity
from commissionkit.questions.national.moving import moved_footprints
from commissionkit.questions.national.reached import covering
from commissionkit.questions.national.recognised import same_as
from commissionkit.questions.national.seated import system_members
from commissionkit.questions.national.tallying import in_being
from commissionkit.testing import arrangements

_BODIES = ("A", "B", "C")
_AREAS = ("peak", "dale", "moor")
_YEARS = (2016, 2017)


@st.composite
def _counted(draw: st.DrawFn) -> Arrangement:
    """A country of which people were counted in two years, by body and area."""
    pairs = st.dictionaries(st.tuples(st.sampled_from(_BODIES), st.sampled_from(_AREAS)), st.integers(1, 9))
    coverage = [
        Coverage(
            body=body,
            area=area,
            people=people * 1_000,
            extent=Extent.SOME,
            period=Period.parse(f"{year}-04-01..{year + 1}-03-31"),
        )
        for year in _YEARS
        for (body, area), people in draw(pairs).items()
    ]
    bodies = [Organisation(id=body, name=body, kind="ccg") for body in _BODIES]
    areas = [Area(id=area, name=area) for area in _AREAS]
    return Arrangement(id="land", as_at=Bound.parse("2018"), facts=[*bodies, *areas, *coverage])


@given(st.data())
def test_order_of_facts_changes_nothing(data: st.DataObject) -> None:
    """The facts shuffled, each question has the same answer, word for word."""
    world = data.draw(st.one_of(arrangements(), _counted()))
    shuffled = world.replace(data.draw(st.permutations(world.facts)))

    for ask in (co_terminosity, system_members, in_being, moved_footprints):
        day = {} if ask is moved_footprints else {"on": "2016-06-01"}
        assert ask(shuffled, **day) == ask(world, **day)
        assert str(ask(shuffled, **day)) == str(ask(world, **day))
    assert same_as(shuffled, world) == same_as(world, world)
    for area in world.areas:
        assert covering(shuffled, area.id, on="2016-06-01") == covering(world, area.id, on="2016-06-01")


@given(_counted())
def test_shares_add_up_both_ways(world: Arrangement) -> None:
    """The shares of a body over its areas make one, and so do those of an area over the bodies counted in it."""
    of_body: dict[str, Fraction] = defaultdict(Fraction)
    of_area: dict[str, Fraction] = defaultdict(Fraction)
    for area in _AREAS:
        for row in covering(world, area, on="2016-06-01"):
            of_body[row.body] += row.share_of_body or 0
            of_area[area] += row.share_of_area or 0

    assert set(of_body.values()) | set(of_area.values()) <= {Fraction(1)}
    pairs = {(row.body, row.area, row.people) for row in co_terminosity(world, on="2016-06-01") if row.people}
    assert pairs == {(r.body, a, r.people) for a in _AREAS for r in covering(world, a, on="2016-06-01")}


@given(_counted())
def test_nobody_moves_where_nothing_changes(world: Arrangement) -> None:
    """Two years with one count have no move; those who moved of one count were lost by some and gained by others."""
    first = [fact for fact in world.coverage if fact.period.start.text.startswith(str(_YEARS[0]))]
    again = [
        Coverage(
            body=f.body, area=f.area, people=f.people, extent=f.extent, period=Period.parse("2017-04-01..2018-03-31")
        )
        for f in first
    ]
    rest = [fact for fact in world.facts if not isinstance(fact, Coverage)]

    assert len(moved_footprints(world.replace([*rest, *first, *again]), least=1)) == 0
    for row in moved_footprints(world, least=1):
        if row.sureness == "counted":
            assert sum(s.people for s in row.lost) == -row.people == -sum(s.people for s in row.gained)


@given(st.lists(st.tuples(st.sampled_from("123"), st.booleans()), max_size=6))
def test_what_is_the_same_is_so_both_ways(codes: list[tuple[str, bool]]) -> None:
    """Whatever codes bodies bear, twice or once: what is the same one way round is the same the other."""
    here, there = (
        Arrangement(
            id=str(side),
            facts=[
                Organisation(id=f"{side}{n}", name=f"{side} {n}", identifiers=(Identifier("ods", code),))
                for n, (code, mine) in enumerate(codes)
                if mine is side
            ],
        )
        for side in (True, False)
    )

    assert same_as(here, there).same == {one: other for other, one in same_as(there, here).same.items()}
