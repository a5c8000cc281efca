"""The law of names: renaming the ids of a site renames its answers and changes nothing else."""

from __future__ import annotations

from collections import Counter

import attrs
from hypothesis import assume, given
from hypothesis import strategies as st

from commissionkit.answers import Answer, Route
from commissionkit.model import Arrangement, Reference, rewritten
from commissionkit.questions.decisions import route
from commissionkit.succession import as_of, default_day
from commissionkit.testing import arrangements, matters


def renamed(world: Arrangement, names: dict[str, str]) -> Arrangement:
    """The arrangement with every id replaced; names in words stay."""

    def new(reference: Reference) -> tuple[str, ...]:
        return (names.get(reference.target, reference.target),)

    facts = [attrs.evolve(rewritten(fact, new), id=names[fact.id]) for fact in world.facts]
    return attrs.evolve(world, facts=facts, area=names.get(world.area, world.area))


def with_pots(world: Arrangement, names: dict[str, str]) -> dict[str, str]:
    """The id of a pot begins with that of its fund."""
    pots = {pot.id: f"{names[pot.fund]}/{names[pot.id].rpartition('/')[2]}" for pot in world.pots}
    return {**names, **pots}


def sides(answer: Answer, names: dict[str, str]) -> Counter[object]:
    """The parts of an answer, whatever their order and their words, the ids renamed."""

    def ids(found: tuple[str, ...]) -> frozenset[str]:
        return frozenset(names.get(name, name) for name in found)

    def part(route_: Route) -> object:
        holders = (route_.makers, route_.takers, route_.binds, route_.responsible, route_.overseers, route_.others)
        denied = frozenset((ids((d.fact,)), ids((d.holder,)), d.disputes) for d in route_.denied)
        links = ids(tuple(link.fact for link in route_.links))
        status = (route_.mode, route_.status, route_.making, route_.taking, route_.part.extent)
        return (*status, *(ids(some.ids) for some in holders), denied, links, ids(route_.part.candidates))

    return Counter(part(route_) for route_ in answer.routes)


@given(st.data())
def test_renaming_ids_renames_the_answer(data: st.DataObject) -> None:
    """Whatever the ids are, the same bodies stand on the same sides of the same parts, known as far."""
    world = data.draw(arrangements())
    matter = data.draw(matters(world))
    ids = [fact.id for fact in world.facts]
    new = [f"n{number}" for number in range(len(ids))]
    names = with_pots(world, dict(zip(ids, data.draw(st.permutations(new)), strict=True)))
    # Of two facts that a change makes alike the one with the lesser id stays: there the ids do matter.
    assume(all(carried.what != "joined" for carried in as_of(world, default_day(world)).carried))
    before = route(world, **matter)
    after = route(renamed(world, names), **{facet: names.get(name, name) for facet, name in matter.items()})
    assert sides(after, {}) == sides(before, names)
    assert (after.status, after.mode, after.flags) == (before.status, before.mode, before.flags)


def words(route_: Route) -> list[str]:
    """The part, the holders and the chain as a reader sees them."""
    holders = (route_.makers, route_.takers, route_.responsible, route_.others)
    return [str(route_.part), *map(str, holders), *(link.text for link in route_.links)]


@given(st.data())
def test_renaming_in_order_changes_no_word(data: st.DataObject) -> None:
    """Ids that sort as before leave every word as before, but for the ids of funds and pots, which the text shows."""
    world = data.draw(arrangements())
    matter = data.draw(matters(world))
    # Behind, not before: the ids of shared services, which keep theirs, stay where they were among them.
    names = with_pots(world, {fact.id: f"{fact.id}-z" for fact in world.facts})
    before = route(world, **matter)
    after = route(renamed(world, names), **{facet: names.get(name, name) for facet, name in matter.items()})
    old = [words(route_) for route_ in before.routes]
    for shown in sorted((*world.pots.ids, *world.funds.ids), reverse=True):
        old = [[text.replace(f"({shown})", f"({names[shown]})") for text in texts] for texts in old]
    assert [words(route_) for route_ in after.routes] == old
