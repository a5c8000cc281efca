"""Ids that follow from the content of a fact."""

from __future__ import annotations

import pytest

from commissionkit.model import (
    Arrangement,
    Change,
    ChangeKind,
    Contribution,
    DecisionRight,
    Delegation,
    Fact,
    Forum,
    Fund,
    Organisation,
    Parties,
    Population,
    Power,
    Scope,
    Seat,
    Selection,
    Shift,
    Standing,
)
from commissionkit.model.base import id_text, slug
from commissionkit.model.naming import with_ids
from commissionkit.model.rights import Silence
from commissionkit.periods import Period

CCG, BOARD = Parties(ids=("ccg",)), Parties(ids=("board",))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Strategic Commissioning Board", "strategic-commissioning-board"),
        ("  Two   words ", "two-words"),
        ("St John's (east)", "st-john-s-east"),
        ("A+E / GP", "a+e-/-gp"),
        ("Straße", "strasse"),
        ("!?", ""),
    ],
)
def test_slug(text: str, expected: str) -> None:
    """A name becomes an id of words in lower case joined by hyphens; marks go."""
    assert slug(text) == expected


def test_id_text_leaves_out_what_is_empty() -> None:
    """Parts are joined by colons, those that say nothing left out."""
    assert id_text("seat", "", "board", "ccg") == "seat:board:ccg"


@pytest.mark.parametrize(
    ("fact", "expected"),
    [
        (Organisation(name="The CCG"), "the-ccg"),
        (Seat(forum="board", holder="ccg"), "seat:board:ccg"),
        (Seat(forum="board", holder="ccg", standing=Standing.CHAIR, title="Lay member"),
         "seat:board:ccg:chair:lay-member"),
        (DecisionRight(holders=BOARD, powers=(Power.RECOMMEND,), over=Scope(fund="icf/aligned")),
         "right:board:recommend:icf/aligned"),
        (DecisionRight(holders=BOARD, powers=(Power.MAKE, Power.TAKE), denied=True),
         "denial:board:make+take:everything"),
        (DecisionRight(holders=Parties(nobody=True), powers=(Power.TAKE,)), "right:nobody:take:everything"),
        (DecisionRight(holders=Parties(rule=Selection(kind="ccg")), powers=(Power.TAKE,)),
         "right:each-of-ccg:take:everything"),
        (Delegation(delegators=CCG, delegate=BOARD, over=Scope(service="acute", area="town")),
         "delegation:ccg:board:acute+town"),
        (Contribution(organisation="ccg", fund="icf"), "contribution:ccg:icf"),
        (Change(kind=ChangeKind.MERGER, predecessors=("a", "b"), successors=("c",)), "merger:a+b:c"),
        (Population(about="town", year="2019", value=5), "population:town:2019"),
        (Shift(before="Competition", after="Working together"), "shift:competition:working-together"),
        (Silence(subject="ccg", what="start"), "silence:ccg:start"),
        (Silence(powers=(Power.TAKE,), over=Scope(service="acute")), "silence:take:acute"),
    ],
    ids=lambda value: value if isinstance(value, str) else type(value).__name__,
)  # fmt: skip
def test_derived_ids(fact: Fact, expected: str) -> None:
    """The id of a fact without one says what it is and whom it names."""
    assert fact.derived_id() == expected


def right(start: str | None = None, note: str = "") -> DecisionRight:
    return DecisionRight(holders=CCG, powers=(Power.TAKE,), period=Period.parse(start), note=note)


def test_a_single_fact_has_a_plain_id() -> None:
    """Where nothing else would share it, an id has neither a start nor a number."""
    assert [fact.id for fact in with_ids([right("2019")])] == ["right:ccg:take:everything"]


def test_starts_tell_apart() -> None:
    """Two facts of one content are told apart by their starts; one without a start keeps the plain id."""
    found = with_ids([right("2018-04-01"), right("2019/20"), right()])
    plain = "right:ccg:take:everything"
    assert [fact.id for fact in found] == [f"{plain}:2018-04-01", f"{plain}:2019/20", plain]


def test_then_numbers() -> None:
    """Facts that share even the start are numbered by their content, whatever their order."""
    one, other = right("2019", "a"), right("2019", "b")
    expected = {"a": "right:ccg:take:everything:2019", "b": "right:ccg:take:everything:2019~2"}
    assert {fact.note: fact.id for fact in with_ids([one, other])} == expected
    assert {fact.note: fact.id for fact in with_ids([other, one])} == expected


def test_a_given_id_is_never_taken() -> None:
    """A derived id makes way for one that the file gives."""
    given = Forum(id="the-board", name="Another")
    assert [fact.id for fact in with_ids([Forum(name="The Board"), given])] == ["the-board~2", "the-board"]


def test_given_ids_stay() -> None:
    """Facts that bring ids come out as they went in."""
    facts = (Fund(id="icf", name="Integrated fund"), Fund(id="other", name="Integrated fund"))
    assert with_ids(facts) == facts


def test_equal_facts_are_a_duplicate() -> None:
    """The same fact twice is refused, and the message names its id."""
    with pytest.raises(ExceptionGroup, match="is not an arrangement") as caught:
        Arrangement(id="site", facts=(right(), right()))
    assert [str(fault).count("right:ccg:take:everything") for fault in caught.value.exceptions] == [1]
