"""How a fact says whom it names, and how the names are replaced."""

from __future__ import annotations

import attrs
import pytest

from commissionkit.bundle import load_all
from commissionkit.model import (
    KINDS,
    Contract,
    DecisionRight,
    Delegation,
    Forum,
    Holding,
    Parties,
    Penalty,
    Place,
    Population,
    Power,
    Reference,
    RiskBearer,
    RiskShare,
    Scope,
    Seat,
    Selection,
    Stage,
    references,
    rewritten,
)
from commissionkit.model.base import named, refers_to
from commissionkit.model.kinds import bears, list_of
from commissionkit.model.referring import places_of

CONTRACT = Contract(
    id="contract",
    name="Contract",
    commissioners=("ccg", "council"),
    services=(Holding(service="acute"), Holding(service="community")),
    penalties=(Penalty(name="waits", enforced_by="ccg"), Penalty(name="others")),
)
RIGHT = DecisionRight(
    holders=Parties(rule=Selection(seat_on="board")), powers=(Power.TAKE,), over=Scope(fund="icf"), via="cabinet"
)


def test_references_of_a_contract() -> None:
    """Names in lists, in values within the fact and in lists of values are found, with their places and kinds."""
    found = {r.path: (r.target, r.kinds, r.carries) for r in references(CONTRACT)}
    assert found == {
        ("commissioners", 0): ("ccg", ("Organisation",), True),
        ("commissioners", 1): ("council", ("Organisation",), True),
        ("services", 0, "service"): ("acute", ("Service",), False),
        ("services", 1, "service"): ("community", ("Service",), False),
        ("penalties", 0, "enforced_by"): ("ccg", ("Organisation",), True),
    }


def test_references_of_a_right() -> None:
    """The names in a rule and in a scope are found; facets that are left out name nothing."""
    assert [(".".join(map(str, r.path)), r.target) for r in references(RIGHT)] == [
        ("holders.rule.seat_on", "board"),
        ("over.fund", "icf"),
        ("via", "cabinet"),
    ]


def test_rewritten_replaces_names_everywhere() -> None:
    """Every place that names an organisation takes its new name; what names nothing else stays."""
    renamed = rewritten(CONTRACT, lambda r: ("new-ccg",) if r.target == "ccg" else (r.target,))
    assert renamed.commissioners == ("new-ccg", "council")
    assert renamed.penalties == (Penalty(name="waits", enforced_by="new-ccg"), Penalty(name="others"))
    assert renamed.services == CONTRACT.services
    assert renamed.id == "contract"


def test_rewritten_leaves_a_fact_alone() -> None:
    """Where no name changes, the very fact comes back."""
    assert rewritten(CONTRACT, lambda r: (r.target,)) is CONTRACT
    assert rewritten(RIGHT, lambda r: (r.target,)) is RIGHT


def test_several_heirs() -> None:
    """A list takes all heirs, each once; a place for one name takes the first; nobody leaves a list shorter."""

    def heirs(reference: Reference) -> tuple[str, ...]:
        known = {"ccg": ("north", "council"), "gone": ()}
        return known.get(reference.target, (reference.target,))

    split = rewritten(CONTRACT, heirs)
    assert split.commissioners == ("north", "council")
    assert split.penalties[0].enforced_by == "north"
    assert rewritten(Forum(name="Board", between=("gone", "ccg")), heirs).between == ("north", "council")
    assert rewritten(Seat(forum="board", holder="gone"), heirs).holder == "gone"


def test_rewritten_reaches_into_values() -> None:
    """Names within parties, scopes and risk bearers are replaced."""
    upper = {"board": "BOARD", "icf": "ICF"}
    renamed = rewritten(RIGHT, lambda r: (upper.get(r.target, r.target),))
    assert renamed.holders.rule == Selection(seat_on="BOARD")
    assert renamed.over == Scope(fund="ICF")
    risk = RiskShare(name="Risk", of="icf", bearers=(RiskBearer(party="board"),))
    assert rewritten(risk, lambda r: (upper.get(r.target, r.target),)).bearers == (RiskBearer(party="BOARD"),)


def test_sequences_become_tuples() -> None:
    """Lists given to a fact become tuples, so that a fact can be a key."""
    fact = Delegation(delegators=Parties(ids=["a"]), delegate=Parties(ids=["b"]), responsible=["a"])
    assert (fact.delegators.ids, fact.responsible) == (("a",), ("a",))
    other = Delegation(delegators=Parties(ids=("a",)), delegate=Parties(ids=("b",)), responsible=("a",))
    assert hash(fact) == hash(other)


@pytest.mark.parametrize(
    ("cls", "kinds", "expected"),
    [
        (Place, ("Area",), True),
        (Place, ("Place", "Forum"), True),
        (Place, ("Locality",), False),
        (Stage, ("*",), True),
        (Population, ("Statement",), True),
    ],
)
def test_bears(cls: type, kinds: tuple[str, ...], expected: bool) -> None:
    """A class stands where it, or what it is a kind of, is asked for."""
    assert bears(cls, kinds) is expected


def test_every_class_has_one_list() -> None:
    """A fact stands in the list of its own class, not in that of what it is a kind of."""
    assert list_of(Place(name="Town")) == "places"
    assert len(set(KINDS.values())) == len(KINDS)


@attrs.frozen
class _Knot:
    """A value that may hold its like, as a user's own kind of fact might."""

    within: _Knot | None = None
    said: str = ""
    named: str | None = attrs.field(default=None, metadata=refers_to("Forum"))


@attrs.frozen(kw_only=True)
class _Tangle(Seat):
    knots: tuple[_Knot, ...] = ()
    anything: object = None


def test_only_fields_that_may_name_are_looked_into() -> None:
    """Evidence and dates are passed over; what is declared to hold names, or anything at all, is looked into."""
    assert [place.name for place in places_of(Seat)] == ["forum", "holder", "represents"]
    assert [place.name for place in places_of(Contract) if not place.names] == ["services", "penalties"]
    assert [place.name for place in places_of(_Tangle)] == ["forum", "holder", "represents", "knots", "anything"]
    tangle = _Tangle(forum="f", holder="a", knots=(_Knot(named="g"),), anything=Scope(fund="icf"))
    assert [reference.target for reference in references(tangle)] == ["f", "a", "g", "icf"]
    assert [name for name, _ in named(tangle)] == ["f", "a", "g", "icf"]


def test_names_without_places_are_those_with_places() -> None:
    """Ids and kinds are found alike with their places and without, for every fact that comes with the library."""
    facts = [fact for site in load_all() for fact in site]
    assert [[(r.target, r.kinds) for r in references(fact)] for fact in facts] == [named(fact) for fact in facts]
