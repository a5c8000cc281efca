"""Chains of delegation over one region, apart from everything else that decides."""

from __future__ import annotations

from commissionkit.model import Arrangement, DecisionRight, Delegation, Forum, Organisation, Parties, Power, Scope
from commissionkit.questions.decisions.delegating import Chains, chains, own_takings
from commissionkit.questions.decisions.regions import Facet, Region

SURGERY = Region(service=Facet("surgery"))


def _to(by: str, to: str, service: str = "surgery", **more: object) -> Delegation:
    parties = Parties(ids=tuple(by.split("+"))), Parties(ids=(to,))
    return Delegation(delegators=parties[0], delegate=parties[1], over=Scope(service=service), **more)


def _take(by: str, service: str = "surgery") -> DecisionRight:
    return DecisionRight(holders=Parties(ids=(by,)), powers=(Power.TAKE,), over=Scope(service=service))


def _chains(*facts: Delegation | DecisionRight) -> Chains:
    bodies = [Organisation(id=name, name=name.title()) for name in "abcd"]
    world = Arrangement(id="world", facts=(*bodies, Forum(id="board", name="Board"), *facts))
    return chains(world, SURGERY, tuple(world.delegations))


def _taken(found: Chains) -> list[tuple[tuple[str, ...], str | None, tuple[str, ...]]]:
    return [(taking.group, taking.forum, taking.heads) for taking in found.taken]


def test_one_step() -> None:
    """The delegate takes, the delegator is the head."""
    assert _taken(_chains(_to("a", "b"))) == [(("b",), None, ("a",))]


def test_two_steps() -> None:
    """Handed on lawfully, the last takes and the first is the head; the one between is neither."""
    found = _chains(_to("a", "b", onward=True), _to("b", "c"))

    assert (_taken(found), found.handed_on) == ([(("c",), None, ("a",))], frozenset({"a", "b"}))


def test_two_heads() -> None:
    """Two that delegate to one body are both heads of the one taking."""
    assert _taken(_chains(_to("a", "c"), _to("b", "c"))) == [(("c",), None, ("a", "b"))]


def test_a_fork() -> None:
    """One that delegates to two bodies makes two takings."""
    assert _taken(_chains(_to("a", "b"), _to("a", "c"))) == [(("b",), None, ("a",)), (("c",), None, ("a",))]


def test_a_forum_at_the_end() -> None:
    """Those that delegate together to a forum take as one group via it; by separate delegations, as two."""
    assert _taken(_chains(_to("a+b", "board"))) == [(("a", "b"), "board", ("a", "b"))]
    assert _taken(_chains(_to("a", "board"), _to("b", "board"))) == [
        (("a",), "board", ("a",)),
        (("b",), "board", ("b",)),
    ]


def test_a_forum_between() -> None:
    """A forum may hand on where that is stated; the organisation at the end takes."""
    found = _chains(_to("a+b", "board", onward=True), _to("board", "c"))

    assert _taken(found) == [(("c",), None, ("a", "b"))]


def test_whom_the_delegations_of_a_chain_name() -> None:
    """Whoever any delegation of the chain names as responsible is."""
    found = _chains(_to("a", "b", onward=True, responsible=("a",)), _to("b", "c", responsible=("b",)))

    assert [sorted(taking.responsible) for taking in found.taken] == [["a", "b"]]


def test_concurrent() -> None:
    """Who keeps what it delegates has not handed it on; where nothing else says so it is kept by that evidence."""
    by_evidence = _chains(_to("a", "b", concurrent=True))
    by_right = _chains(_to("a", "b", concurrent=True), _take("a"))

    assert (by_evidence.handed_on, [hand.by for hand in by_evidence.kept]) == (frozenset(), ["a"])
    assert by_right.kept == ()


def test_in_the_middle_of_a_chain_concurrent_keeps_an_end() -> None:
    """The one between may still act: both it and the last take."""
    found = _chains(_to("a", "b", onward=True), _to("b", "c", concurrent=True))

    assert [taking.group for taking in found.taken] == [("b",), ("c",)]


def test_unlawful_steps_are_left_out_one_after_the_other() -> None:
    """What rests on a step that was not lawful falls with it, and every gap is told once."""
    found = _chains(_to("a", "b"), _to("b", "c", onward=True), _to("c", "d"))

    assert [taking.group for taking in found.taken] == [("b",)]
    assert found.gaps == ("B hands on to C what it may not delegate further",)


def test_own_takings_overlap() -> None:
    """A right over a service above or beneath overlaps, one beside does not."""
    facts = (Organisation(id="a", name="A"), _take("a", "acute"), _take("a", "radiotherapy"), _take("a", "dentistry"))
    world = Arrangement(id="world", facts=facts)

    assert [right.over.service for right in own_takings(world, "a", Scope(service="surgery"))] == ["acute"]
    assert len(own_takings(world, "a", Scope(service="acute"))) == 2
    assert len(own_takings(world, "a", Scope())) == 3
