"""Laws of the questions over figures: order changes nothing, a split adds up, no verdict is better than its number."""

from __future__ import annotations

from decimal import Decimal
from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from commissionkit.model import (
    Arrangement,
    Coverage,
    Judgement,
    MoneyStatement,
    Organisation,
    Place,
    Population,
    Rating,
    Silence,
    Statement,
    System,
)
from commissionkit.questions.balancing import balance
from commissionkit.questions.dating import timeline
from commissionkit.questions.figures import statements
from commissionkit.questions.figures.bands import tier_check
from commissionkit.questions.figures.contributing import contribution
from commissionkit.questions.figures.footprints import co_terminosity
from commissionkit.testing import arrangements, money
from commissionkit.units import Qualifier

_VERDICTS = ("below", "just_below", "inside", "just_above", "above")


@st.composite
def _worlds(draw: st.DrawFn) -> Arrangement:
    """An arrangement with figures about whatever is in it."""
    world = draw(arrangements())
    ids = [fact.id for fact in world.facts]
    found: list[Statement | Silence | Judgement] = []
    for number in range(draw(st.integers(0, 4))):
        about, name = draw(st.sampled_from(ids)), f"figure-{number}"
        found.append(
            draw(
                st.sampled_from(
                    [
                        Population(id=name, about=about, value=Decimal(draw(st.integers(0, 10**7))), year="2018/19"),
                        MoneyStatement(id=name, about=about, amount=draw(money()), meaning="allocation"),
                        Rating(id=name, about=about, scheme="CQC", rating="good", year="2018"),
                        Silence(id=name, subject=about, what="start"),
                        Judgement(id=name, name=name, about=about, topic="balance"),
                    ]
                )
            )
        )
    return world.replace([*world.facts, *found])


@given(st.data())
def test_order_of_facts_changes_nothing(data: st.DataObject) -> None:
    """The facts shuffled, each of the six questions has the same answer, word for word."""
    world = data.draw(_worlds())
    shuffled = world.replace(data.draw(st.permutations(world.facts)))

    for ask in (statements, tier_check, co_terminosity, timeline):
        assert ask(shuffled) == ask(world)
        assert str(ask(shuffled)) == str(ask(world))
    for forum in world.forums:
        assert balance(shuffled, forum.id).to_dict() == balance(world, forum.id).to_dict()
    for fund in (*world.funds, *world.pots):
        for body in world.organisations:
            asked = contribution(world, body.id, fund=fund.id)
            assert contribution(shuffled, body.id, fund=fund.id).to_dict() == asked.to_dict()


@given(st.lists(st.decimals(0, 10**9, places=2), min_size=1, max_size=6), st.data())
def test_a_split_adds_up(parts: list[Decimal], data: st.DataObject) -> None:
    """The people of the parts of a whole make its people, exactly, in whatever order, and the whole is never added."""
    names = [f"part-{n}" for n in range(len(parts))]
    figures = [Population(about=n, value=p, year="2019") for n, p in zip(names, parts, strict=True)]
    areas = [Place(id="whole", name="Whole", made_up_of=names), *(System(id=n, name=n) for n in names)]
    world = Arrangement(id="site", area="whole", facts=[*areas, *data.draw(st.permutations(figures))])
    total = statements(world).total()

    assert total.number == sum(parts)
    assert {row.site.value for row in statements(world)} == ({"part"} if len(parts) > 1 else {"whole"})


@given(st.integers(0, 2 * 10**6), st.integers(0, 2 * 10**6), st.sampled_from(list(Qualifier)))
def test_more_people_are_never_further_down(one: int, other: int, qualifier: Qualifier) -> None:
    """Of two numbers of one qualifier the greater has no lower verdict, where both have one that is not open."""
    low, high = sorted((one, other))
    figures = [
        Population(id=f"p-{n}", about="place", value=Decimal(v), qualifier=qualifier) for n, v in enumerate((low, high))
    ]
    found = tier_check(Arrangement(id="site", facts=[Place(id="place", name="Place"), *figures]))
    verdicts = [row.verdict.value for row in sorted(found, key=lambda row: row.id)]

    ranked = [_VERDICTS.index(verdict) for verdict in verdicts if verdict != "open"]
    assert all(first <= second for first, second in pairwise(ranked))


@given(st.sets(st.sampled_from(["a", "b", "c"])), st.booleans())
def test_only_a_body_that_holds_every_part_is_the_whole(held: set[str], more: bool) -> None:
    """A body is the whole of the site where it covers each of its parts, and part of it where it covers only some."""
    areas = [Place(id="site", name="Site", made_up_of=["a", "b", "c"]), *(System(id=n, name=n) for n in "abcd")]
    coverage = [Coverage(body="body", area=area) for area in sorted(held | ({"d"} if more else set()))]
    figure = Population(about="body", value=Decimal(1), year="2019")
    world = Arrangement(
        id="world", area="site", facts=[*areas, *coverage, figure, Organisation(id="body", name="Body")]
    )
    (row,) = statements(world)

    beyond = "over" if held else "outside"
    expected = beyond if more else {0: "not_stated", 3: "whole"}.get(len(held), "part")
    assert row.site.value == expected
