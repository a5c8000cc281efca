"""Each rule finds what it is for, and nothing where all is well."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction
from pathlib import Path

import attrs
import pytest

from commissionkit import checks, io
from commissionkit.model import (
    Area,
    Arrangement,
    Change,
    ChangeKind,
    CommissioningModel,
    Contract,
    Contribution,
    Count,
    Coverage,
    DecisionRight,
    Delegation,
    Fact,
    Factor,
    FactorKind,
    Forum,
    Fund,
    Implication,
    Instrument,
    Judgement,
    MoneyStatement,
    Observation,
    Organisation,
    Parties,
    Population,
    Pot,
    Power,
    Practice,
    Process,
    Programme,
    Provision,
    Rating,
    RiskBearer,
    RiskShare,
    Rule,
    Scope,
    Seat,
    Selection,
    Service,
    Shift,
    Silence,
    Snapshot,
    Standing,
    Status,
    Term,
    TermKind,
    Vote,
    YesNo,
)
from commissionkit.model.terms import Level
from commissionkit.periods import Bound, Period
from commissionkit.sources import Citation, Source
from commissionkit.units import Money, Qualifier, Share

CITED = (Citation("s", "1"),)
BODIES = (
    Organisation(id="a", name="A"),
    Organisation(id="b", name="B"),
    Organisation(id="c", name="C"),
    Forum(id="f", name="F"),
    Instrument(id="i", name="I"),
    Fund(id="x", name="X"),
)
BOTH = Parties(ids=("a", "b"))
A, B, C = (Parties(ids=(name,)) for name in "abc")


def _site(*facts: Fact, **head: object) -> Arrangement:
    cited = tuple(fact if fact.evidence else attrs.evolve(fact, evidence=CITED) for fact in (*BODIES, *facts))
    given = {"id": "site", "as_at": Bound.parse("2019"), "sources": (Source("s", "S"),), **head}
    return Arrangement(facts=cited, **given)  # type: ignore[arg-type]


def _found(*facts: Fact, **head: object) -> list[tuple[str, str, tuple[str | int, ...]]]:
    return [(fault.code, fault.fact, fault.path) for fault in checks.faults(_site(*facts, **head))]


def test_a_sound_arrangement_has_no_faults() -> None:
    """Facts that name each other rightly pass every rule."""
    facts = (
        Area(id="p", name="P"),
        Seat(forum="f", holder="a", perspective="clinical"),
        Pot(id="x/p", name="P", fund="x", share=Share(Fraction(1)), legal_class="aligned"),
        DecisionRight(holders=BOTH, powers=(Power.TAKE,), over=Scope(fund="x/p", service="surgery", area="not_stated")),
        DecisionRight(holders=Parties(nobody=True), powers=(Power.CHALLENGE,)),
        Delegation(delegators=BOTH, delegate=Parties(ids=("f",)), over=Scope(fund="x/p")),
        Change(kind=ChangeKind.CREATION, successors=("a",), on=Bound.parse("2019")),
    )

    assert _found(*facts, area="p") == []


@pytest.mark.parametrize(
    ("fact", "fault"),
    [
        (Seat(id="t", forum="g", holder="a"), ("CK101", "t", ("forum",))),
        (Seat(id="t", forum="a", holder="a"), ("CK103", "t", ("forum",))),
        (Seat(id="t", forum="f", holder="not_stated"), ("CK101", "t", ("holder",))),
        (
            DecisionRight(id="t", holders=Parties(ids=("a", "z")), powers=(Power.TAKE,)),
            ("CK101", "t", ("holders", "ids", 1)),
        ),
        (
            DecisionRight(id="t", holders=A, powers=(Power.TAKE,), over=Scope(fund="a")),
            ("CK103", "t", ("over", "fund")),
        ),
        (Silence(id="t", subject="z", what="start"), ("CK101", "t", ("subject",))),
        (Contract(id="t", name="T", excludes=("surgery", "f")), ("CK103", "t", ("excludes", 1))),
    ],
)
def test_names_are_known_and_of_the_right_kind(fact: Fact, fault: tuple[str, str, tuple[str | int, ...]]) -> None:
    """A reference that nothing bears, or a fact of another kind, is an error at its place."""
    assert _found(fact) == [fault]


def test_hints_name_near_ids_of_the_right_kind() -> None:
    """The hint offers ids that may stand there, and says what may."""
    site = _site(Forum(id="planning-board", name="P"), Seat(id="t", forum="planing-board", holder="planning-board"))
    near, wrong = checks.faults(site)

    assert near.hint == 'Did you mean "planning-board"? Here stands the id of a forum.'
    assert (wrong.message, wrong.hint) == (
        '"planning-board" is a forum',
        "Here stands the id of an organisation or a post.",
    )


def test_the_area_of_the_arrangement_is_one_of_its_areas() -> None:
    """An area that is not recorded, or is no area, is an error of the head."""
    assert _found(area="p") == [("CK101", "", ("area",))]
    assert _found(area="f") == [("CK103", "", ("area",))]


def test_what_a_snapshot_dropped_may_still_be_named() -> None:
    """Facts kept on a day may name facts that no longer hold on it."""
    snapshot = Snapshot(on=Bound.parse("2019-01-01"), dropped=frozenset({"g"}))

    assert _found(Forum(id="h", name="H", nested_in="g"), snapshot=snapshot) == []


@pytest.mark.parametrize("name", ["surgery", "quality", "not_stated", "none"])
def test_ids_that_mean_something_else(name: str) -> None:
    """No fact takes the id of a shared service or stage, or a word with a meaning of its own."""
    assert _found(Organisation(id=name, name="N")) == [("CK115", name, ("id",))]


def test_an_id_that_does_not_follow_from_a_name() -> None:
    """A name without a letter or digit gives no id."""
    assert _found(Organisation(name="—")) == [("CK115", "", ("id",))]


@pytest.mark.parametrize(
    ("fact", "path"),
    [
        (Organisation(id="t", name="T", kind="cgc"), ("kind",)),
        (Organisation(id="t", name="T", sector="private"), ("sector",)),
        (Forum(id="t", name="T", kind="club"), ("kind",)),
        (Forum(id="t", name="T", rule=Rule(fallback=Vote(vote="show-of-hands"))), ("rule", "fallback", "vote")),
        (Instrument(id="t", name="T", kind="letter"), ("kind",)),
        (Seat(id="t", forum="f", holder="a", perspective="legal"), ("perspective",)),
        (Pot(id="x/t", name="T", fund="x", legal_class="pooled"), ("legal_class",)),
        (Provision(id="t", provider="a", service="acute", role="does"), ("role",)),
        (Population(id="t", about="a", year="2019", value=Decimal(1), counted="weighted"), ("counted",)),
        (
            DecisionRight(id="t", holders=Parties(rule=Selection(kind="ccgs")), powers=(Power.TAKE,)),
            ("holders", "rule", "kind"),
        ),
    ],
)
def test_words_of_the_open_lists(fact: Fact, path: tuple[str, ...]) -> None:
    """A kind, sector, perspective or class that the vocabulary does not have is an error."""
    assert _found(fact) == [("CK104", fact.id, path)]


@pytest.mark.parametrize(
    "facts",
    [
        (Area(id="p", name="P", within=("q",)), Area(id="q", name="Q", within=("p",))),
        (Area(id="p", name="P", within=("q",), made_up_of=("q",)), Area(id="q", name="Q")),
        (Service(id="p", name="P", within="p"),),
        (Forum(id="p", name="P", nested_in="q"), Forum(id="q", name="Q", nested_in="p")),
        (Instrument(id="p", name="P", extends=("q",)), Instrument(id="q", name="Q", extends=("p",))),
        (CommissioningModel(id="p", name="P", follows=("q",)), CommissioningModel(id="q", name="Q", follows=("p",))),
        (Organisation(id="p", name="P", hosted_by="q"), Organisation(id="q", name="Q", hosted_by="p")),
    ],
)
def test_nothing_lies_within_itself(facts: tuple[Fact, ...]) -> None:
    """Each circle is one error, at a fact of the circle."""
    assert [fault[:2] for fault in _found(*facts)] == [("CK106", "p")]


def test_a_whole_and_its_parts_are_no_circle() -> None:
    """An area made up of others that lie within it says one thing twice."""
    areas = (
        Area(id="p", name="P", made_up_of=("q", "r")),
        Area(id="q", name="Q", within=("p",)),
        Area(id="r", name="R"),
    )

    assert _found(*areas) == []


def test_a_circle_of_delegations() -> None:
    """What comes back to where it was delegated from is an error, told once, whatever the length of the way."""
    chain = (
        Delegation(id="1", delegators=BOTH, delegate=C, over=Scope(service="acute")),
        Delegation(id="2", delegators=C, delegate=Parties(ids=("f",)), over=Scope(service="surgery")),
        Delegation(id="3", delegators=Parties(ids=("f",)), delegate=A, over=Scope(area="not_stated")),
    )

    assert _found(*chain) == [("CK105", "1", ("delegate",))]
    assert _found(*chain[:2]) == []
    assert _found(Delegation(id="1", delegators=A, delegate=A)) == [("CK105", "1", ("delegate",))]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ({"over": Scope(service="acute")}, {"over": Scope(service="community")}),
        ({"over": Scope(stage="planning")}, {"over": Scope(stage="quality")}),
        ({"over": Scope(about="f")}, {"over": Scope(service="acute")}),
        ({"period": Period.parse("2013..2015")}, {"period": Period.parse("2016..")}),
        ({"status": Status.REMOVED}, {}),
        ({}, {"status": Status.PLANNED}),
    ],
)
def test_delegations_that_never_meet_make_no_circle(one: dict[str, object], other: dict[str, object]) -> None:
    """Two bodies may delegate different things to each other, or the same thing at different times."""
    there = Delegation(id="1", delegators=A, delegate=B, **one)  # type: ignore[arg-type]
    back = Delegation(id="2", delegators=B, delegate=A, **other)  # type: ignore[arg-type]

    assert _found(there, back) == []


DEBT = Money(Decimal(-5), "2019/20")


@pytest.mark.parametrize(
    ("fact", "path"),
    [
        (Fund(id="t", name="T", amount=DEBT), ("amount",)),
        (Contribution(id="t", organisation="a", fund="x", amount=DEBT), ("amount",)),
        (RiskShare(id="t", name="T", of="x", amount=DEBT), ("amount",)),
        (Contract(id="t", name="T", terms=(Term(kind=TermKind.BLOCK, amount=DEBT),)), ("terms", 0, "amount")),
        (Process(id="t", name="T", level=Level.ORGANISATION, stage="quality", cost=DEBT), ("cost",)),
        (Process(id="t", name="T", level=Level.ORGANISATION, stage="quality", wte=Decimal(-1)), ("wte",)),
        (Population(id="t", about="a", year="2019", value=Decimal(-1)), ("value",)),
        (Count(id="t", about="a", year="2019", value=Decimal(-1), unit="post"), ("value",)),
        (Coverage(id="t", body="a", area="y", people=-1), ("people",)),
        (Forum(id="t", name="T", hours=Decimal(-1)), ("hours",)),
        (Forum(id="t", name="T", rule=Rule(quorum=-1)), ("rule", "quorum")),
    ],
)
def test_amounts_below_nought(fact: Fact, path: tuple[str | int, ...]) -> None:
    """Money held, people, posts and hours are never negative."""
    assert _found(Area(id="y", name="Y"), fact) == [("CK107", "t", path)]


@pytest.mark.parametrize(
    ("fact", "found"),
    [
        (Population(id="t", about="a", value=Decimal(1)), ("CK204", ("year",))),
        (Rating(id="t", about="a", scheme="CQC", rating="Good"), ("CK204", ("year",))),
        (MoneyStatement(id="t", about="a", amount=Money(Decimal(1)), meaning="allocation"), ("CK204", ("year",))),
        (Fund(id="t", name="T", amount=Money(Decimal(1))), ("CK204", ("amount",))),
        (Population(id="t", about="a", value=Decimal(1), year="last year"), ("CK116", ("year",))),
        (Population(id="t", about="a", value=Decimal(1), year="2019/21"), ("CK116", ("year",))),
        (Observation(id="t", about="a", indicator="births", year="2019"), ("CK205", ())),
        (Observation(id="t", about="a", indicator="births", year="2019", value=Decimal(1)), ("CK205", ("unit",))),
        (Count(id="t", about="a", value=Decimal(1), unit="", year="2019"), ("CK205", ("unit",))),
        (Population(id="t", about="a", value=Decimal(1), year="2019", mean_over=("y",)), ("CK206", ("mean_over",))),
    ],
)
def test_figures_without_what_makes_them_one(fact: Fact, found: tuple[str, tuple[str | int, ...]]) -> None:
    """A number has its unit and its year, an observation a value or words, a mean several areas."""
    code, path = found

    assert _found(Area(id="y", name="Y"), fact) == [(code, "t", path)]


@pytest.mark.parametrize("year", ["not_stated", "2017", "2018/19", "2015..2017", "2017/18 Q1..2019/20 Q2", "2019-04"])
def test_years_of_figures(year: str) -> None:
    """A year, an NHS year, a quarter, a span of them, and that the source gives none are all years."""
    assert _found(Population(id="t", about="a", value=Decimal(1), year=year)) == []


def test_a_sum_has_its_year_in_either_place() -> None:
    """The year of a sum of money stands beside the sum or beside the statement."""
    amounts = (Money(Decimal(1), "2019/20"), Money(Decimal(1), "not_stated"))
    stated = [MoneyStatement(id=f"m{n}", about="a", amount=m, meaning="allocation") for n, m in enumerate(amounts)]
    beside = MoneyStatement(id="t", about="a", amount=Money(Decimal(1)), meaning="allocation", year="2019/20")

    assert _found(*stated, beside) == []


@pytest.mark.parametrize(
    ("fact", "path"),
    [
        (Practice(id="t", name="T", topic="staf"), ("topic",)),
        (Programme(id="t", name="T", topic="plans"), ("topic",)),
        (Judgement(id="t", name="T", topic="verdict"), ("topic",)),
        (Implication(id="t", name="T", audience="local", topic="lesson"), ("topic",)),
        (Shift(id="t", after="care", theme="tight-finances"), ("theme",)),
        (Factor(id="t", name="T", kind=FactorKind.ENABLER, theme="tight-finances"), ("theme",)),
    ],
)
def test_themes_and_topics_are_shared_words(fact: Fact, path: tuple[str, ...]) -> None:
    """A topic or a theme is a word of the shared list for that kind: a barrier is no theme of an enabler."""
    assert _found(fact) == [("CK104", "t", path)]


@pytest.mark.parametrize("name", ["p", "y/p", "x/", "xx/p"])
def test_pots_are_named_after_their_fund(name: str) -> None:
    """The id of a pot is `fund/pot`."""
    assert _found(Pot(id=name, name="P", fund="x")) == [("CK108", name, ("id",))]


@pytest.mark.parametrize(
    ("fact", "path"),
    [
        (DecisionRight(id="t", holders=Parties(), powers=(Power.TAKE,)), ("holders",)),
        (DecisionRight(id="t", holders=Parties(ids=("a",), nobody=True), powers=(Power.TAKE,)), ("holders",)),
        (
            DecisionRight(id="t", holders=Parties(ids=("a",), rule=Selection(kind="ccg")), powers=(Power.TAKE,)),
            ("holders",),
        ),
        (DecisionRight(id="t", holders=Parties(rule=Selection()), powers=(Power.TAKE,)), ("holders", "rule")),
        (
            DecisionRight(id="t", holders=Parties(rule=Selection(kind="ccg", seat_on="f")), powers=(Power.TAKE,)),
            ("holders", "rule"),
        ),
        (DecisionRight(id="t", holders=Parties(ids=("a", "a")), powers=(Power.TAKE,)), ("holders",)),
        (DecisionRight(id="t", holders=A, powers=()), ("powers",)),
        (
            DecisionRight(id="t", holders=A, powers=(Power.LEAD,), over=Scope(about="f", service="acute")),
            ("over", "about"),
        ),
        (Delegation(id="t", delegators=Parties(nobody=True), delegate=A), ("delegators",)),
        (Delegation(id="t", delegators=A, delegate=Parties()), ("delegate",)),
        (Silence(id="t", subject="a"), ()),
        (Silence(id="t", what="start"), ("what",)),
    ],
)
def test_rights_say_who_what_and_over_what(fact: Fact, path: tuple[str, ...]) -> None:
    """A right, delegation or silence that lacks a part, or says two things at once, is an error."""
    assert _found(fact) == [("CK112", "t", path)]


@pytest.mark.parametrize(
    ("kind", "missing"),
    [
        (ChangeKind.MERGER, ["predecessors", "successors"]),
        (ChangeKind.SPLIT, ["predecessors", "successors"]),
        (ChangeKind.RENAME, ["predecessors", "successors"]),
        (ChangeKind.TRANSFER, ["predecessors", "successors"]),
        (ChangeKind.CREATION, ["successors"]),
        (ChangeKind.ABOLITION, ["predecessors"]),
    ],
)
def test_changes_have_their_ends(kind: ChangeKind, missing: list[str]) -> None:
    """Every change needs organisations before and after it, but for creations and abolitions."""
    assert _found(Change(id="t", kind=kind, on=Bound.parse("2019"))) == [("CK113", "t", (end,)) for end in missing]


def test_who_is_no_member_has_no_vote() -> None:
    """A stated absence that votes contradicts itself."""
    seat = Seat(id="t", forum="f", holder="a", standing=Standing.NOT_MEMBER, votes=YesNo.YES)

    assert _found(seat) == [("CK114", "t", ("votes",))]


def test_cited_sources_are_listed() -> None:
    """A source that is not listed is an error."""
    other = (*CITED, Citation("t", "1"))

    assert _found(Forum(id="g", name="G", evidence=other)) == [("CK110", "g", ("evidence", 1, "source"))]


def test_a_fact_without_evidence_is_a_warning() -> None:
    """What nobody said is told, and refuses nothing."""
    (fault,) = checks.faults(Arrangement(id="x", as_at=Bound.parse("2019"), facts=(Area(id="p", name="P"),)))

    assert (fault.code, fault.fact, fault.severity) == ("CK201", "p", "warning")


def test_days_that_are_not_stated_are_a_warning() -> None:
    """Without the days the sources speak to, questions have no day."""
    assert _found(as_at=Bound.parse("not_stated")) == [("CK203", "", ("as_at",))]


def _pots(*shares: str, **changes: object) -> tuple[Fact, ...]:
    fund = Fund(id="y", name="Y", **changes)  # type: ignore[arg-type]
    pots = (Pot(id=f"y/{n}", name="P", fund="y", share=Share.parse(s) if s else None) for n, s in enumerate(shares))
    return (fund, *pots)


@pytest.mark.parametrize(
    ("shares", "fine"),
    [
        (("≈ 50%", "≈ 40%", "10%"), True),
        (("≈ 50%", "≈ 48%"), True),
        (("50%", "48%"), False),
        (("60%", "50%"), False),
        (("≈ 60%", "50%"), False),
        (("50%", ""), True),
        (("1/3", "1/3", "1/3"), True),
        (("", ""), True),
    ],
)
def test_shares_of_pots_add_up(shares: tuple[str, ...], fine: bool) -> None:
    """Exact shares add up exactly, approximate ones nearly; a share not stated may be the rest."""
    assert _found(*_pots(*shares)) == ([] if fine else [("CK202", "y", ())])


def test_pots_stated_not_to_be_all_may_fall_short() -> None:
    """A list that is not complete need not reach the whole."""
    assert _found(*_pots("50%", "20%", pots_complete=YesNo.NO)) == []


def test_shares_of_a_risk_add_up() -> None:
    """Bearers of a risk bear all of it, where they are all the bearers."""
    third = Share(Fraction(1, 3), Qualifier.EXACTLY)
    bearers = (RiskBearer(party="a", share=third), RiskBearer(party="b", share=third))

    assert _found(RiskShare(id="t", name="T", of="x", bearers=bearers)) == [("CK202", "t", ("bearers",))]
    assert _found(RiskShare(id="t", name="T", of="x", bearers=bearers, complete=YesNo.NO)) == []


def test_every_rule_speaks_with_a_code_that_is_explained(tmp_path: Path) -> None:
    """Codes are unique in meaning, and those from 200 up are the warnings."""
    facts = (
        Seat(id="t", forum="g", holder="a", perspective="legal"),
        Pot(id="p", name="P", fund="x", share=Share.parse("1/3")),
        Change(id="u", kind=ChangeKind.MERGER, on=Bound.parse("2019")),
    )
    found = checks.faults(_site(*facts))

    assert {fault.code for fault in found} == {"CK101", "CK104", "CK108", "CK113", "CK202"}
    assert all(fault.code in checks.CODES for fault in found)
    assert all((fault.code >= "CK200") == (fault.severity == "warning") for fault in found)
    assert {finding.kind for finding in io.check(_site(*facts))} == {fault.code for fault in found}
