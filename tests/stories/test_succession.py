"""What a governance officer asks about bodies that merged, split, were renamed or are to merge."""

from __future__ import annotations

from commissionkit import model
from commissionkit.model import (
    Arrangement,
    Change,
    ChangeKind,
    ChangeStatus,
    Contract,
    DatedName,
    DecisionRight,
    Forum,
    Fund,
    Organisation,
    Parties,
    Pot,
    Power,
    Rating,
    Scope,
    Seat,
    Standing,
    Status,
    YesNo,
)
from commissionkit.periods import Bound, Period
from commissionkit.sources import Citation
from commissionkit.succession import as_of, by_plan, worlds


def _org(name: str, period: str | None = None, **more) -> Organisation:
    return Organisation(id=name, name=name.title(), period=Period.parse(period), **more)


def _merger(on: str, **more) -> Change:
    return Change(
        id="the-merger",
        kind=ChangeKind.MERGER,
        predecessors=("north", "south"),
        successors=("joint",),
        on=Bound.parse(on),
        **more,
    )


def _contract(*providers: str, period: str | None = "2017-04-01..2022-03-31") -> Contract:
    return Contract(
        id="contract", name="Acute contract", commissioners=("ccg",), providers=providers, period=Period.parse(period)
    )


def _site(*facts: model.Fact, as_at: str = "2019-10..2020-02") -> Arrangement:
    return Arrangement(id="site", as_at=Bound.parse(as_at, span=True), facts=facts)


TRUSTS = (_org("north"), _org("south"), _org("joint"), _org("ccg"))


def _providers(site: Arrangement, on: str) -> list[tuple[str, ...]]:
    return [world.fact("contract", Contract).providers for world in worlds(as_of(site, on))]


def test_a_contract_crosses_a_merger() -> None:
    """Until the last day before the merger the two trusts provide, from its first day their heir does, once."""
    site = _site(*TRUSTS, _merger("2019-04-01"), _contract("north", "south"))

    assert _providers(site, "2018-12") == [("north", "south")]
    assert _providers(site, "2019-03-31") == [("north", "south")]
    assert _providers(site, "2019-04-01") == [("joint",)]


def test_what_moved_is_told() -> None:
    """The snapshot says that the contract moved and that the trusts ended, and by which change."""
    after = as_of(_site(*TRUSTS, _merger("2019-04-01"), _contract("north", "south")), "2019-12-31")

    assert [(c.fact, c.what, c.before, c.after, c.because) for c in after.carried] == [
        ("contract", "moved", ("north", "south"), ("joint",), "the-merger"),
        ("north", "ended", (), ("joint",), "the-merger"),
        ("south", "ended", (), ("joint",), "the-merger"),
    ]
    assert after.snapshot is not None
    assert {"north", "south"} == after.snapshot.dropped


def test_a_merger_in_a_month_is_answered_before_and_after() -> None:
    """Of a merger in April no day is known: asked on the 15th there are two states, never their union."""
    site = _site(*TRUSTS, _merger("2019-04"), _contract("north", "south"))

    states = worlds(as_of(site, "2019-04-15"))

    assert [s.snapshot.label for s in states if s.snapshot] == ["before the-merger", "after the-merger"]
    assert _providers(site, "2019-04-15") == [("north", "south"), ("joint",)]
    assert _providers(site, "2019-05-01") == [("joint",)]


def test_the_whole_month_has_the_same_two_states() -> None:
    """Asked of all April, the days after the merger are told once, with their dates."""
    site = _site(*TRUSTS, _merger("2019-04"), _contract("north", "south"))

    assert [state.snapshot.label for state in worlds(as_of(site, "2019-04")) if state.snapshot] == [
        "2019-04-01..2019-04-29, before the-merger",
        "2019-04-01..2019-04-30, after the-merger",
    ]


def test_a_span_over_an_exact_merger_is_told_day_by_day() -> None:
    """Asked of a year in which the merger falls, each part of the year has its own state."""
    site = _site(*TRUSTS, _merger("2019-04-01"), _contract("north", "south"))

    states = worlds(as_of(site, "2019"))

    assert [s.snapshot.label for s in states if s.snapshot] == ["2019-01-01..2019-03-31", "2019-04-01..2019-12-31"]
    assert _providers(site, "2019") == [("north", "south"), ("joint",)]


def test_dates_of_the_heir_settle_an_imprecise_merger() -> None:
    """A merger "in 2019" whose heir opened on 1 April was on 1 April."""
    site = _site(
        _org("north"), _org("south"), _org("joint", "2019-04-01"), _org("ccg"), _merger("2019"), _contract("north")
    )

    assert _providers(site, "2019-03-31") == [("north",)]
    assert _providers(site, "2019-04-01") == [("joint",)]


def test_a_planned_merger_counts_only_by_plan() -> None:
    """After the day planned the trusts still provide; the state by plan lies beside, where their heir does."""
    planned = _merger("2020-04-01", happened=ChangeStatus.PLANNED)
    heir = _org("joint", status=Status.PLANNED)
    site = _site(_org("north"), _org("south"), heir, _org("ccg"), planned, _contract("north", "south"))

    after = as_of(site, "2020-05")

    assert _providers(site, "2020-05") == [("north", "south")]
    assert [world.fact("contract", Contract).providers for world in by_plan(after)] == [("joint",)]
    assert as_of(site, "2020-05", plans=True).fact("contract", Contract).providers == ("joint",)
    assert as_of(site, "2020-03", plans=True).fact("contract", Contract).providers == ("north", "south")
    assert "joint" not in after
    assert after.snapshot is not None
    assert after.snapshot.beyond_as_at


def test_an_undated_contract_is_traced_back() -> None:
    """An undated contract with the merged trust, asked before the merger, may be one with the two before it."""
    cited = Citation.parse("report: page 3")
    site = _site(*TRUSTS, _merger("2019-04-01", evidence=(cited,)), _contract("joint", period=None))

    before = as_of(site, "2018-12-01")

    assert before.fact("contract", Contract).providers == ("north", "south")
    assert before.may_be(before["contract"])
    assert [str(citation) for citation in before["contract"].evidence] == [
        "report: page 3 [inferred: traced back from joint to north, south]"
    ]


def test_two_seats_of_a_merger_become_one() -> None:
    """The stronger standing stays, under its own id; whether the one seat votes is not stated."""
    site = _site(
        *TRUSTS,
        _merger("2019-04-01"),
        Forum(id="board", name="Board"),
        Seat(id="seat-n", forum="board", holder="north", votes=YesNo.YES),
        Seat(id="seat-s", forum="board", holder="south", standing=Standing.CHAIR, votes=YesNo.YES),
    )

    after = as_of(site, "2019-12-31")

    assert [(seat.id, seat.holder, seat.standing, seat.votes) for seat in after.seats] == [
        ("seat-s", "joint", Standing.CHAIR, YesNo.NOT_STATED)
    ]
    assert ("joined", ("seat-s",)) in [(c.what, c.after) for c in after.carried if c.fact == "seat-n"]


def test_a_fund_that_ended_takes_its_pots_and_rights_along() -> None:
    """After the fund's last day its pot and the right over the pot are gone, and the answer says why."""
    site = _site(
        _org("ccg"),
        Fund(id="fund", name="Fund", period=Period.parse("2017-04-01..2019-03-31")),
        Pot(id="fund/pot", name="Pot", fund="fund"),
        DecisionRight(id="right", holders=Parties(ids=("ccg",)), powers=(Power.TAKE,), over=Scope(fund="fund/pot")),
    )

    after = as_of(site, "2019-12-31")

    assert after.snapshot is not None
    assert {"fund", "fund/pot", "right"} == after.snapshot.dropped
    assert [(c.fact, c.because) for c in after.carried] == [("fund/pot", "fund"), ("right", "fund/pot")]
    assert "right" in as_of(site, "2019-03-31")


def test_a_rename_keeps_the_identity() -> None:
    """Before the renaming the body bears its recorded old name, after it the new one; its id stays."""
    trust = Organisation(
        id="trust",
        name="Care Trust",
        names=(DatedName(name="Hospital Trust", period=Period.parse("..2017-09-18")),),
    )
    change = Change(
        kind=ChangeKind.RENAME, predecessors=("trust",), successors=("trust",), on=Bound.parse("2017-09-19")
    )
    site = _site(trust, change)

    assert as_of(site, "2016").name("trust") == "Hospital Trust"
    assert as_of(site, "2017-09-19").name("trust") == "Care Trust"
    assert list(as_of(site, "2016").find("Care Trust").ids) == ["trust"]


def test_a_transfer_takes_only_its_services() -> None:
    """What the one trust provides passes in the services of the transfer alone, and the trust lives on."""
    change = Change(
        id="transfer",
        kind=ChangeKind.TRANSFER,
        predecessors=("north",),
        successors=("south",),
        on=Bound.parse("2019-04-01"),
        services=("mental-health",),
    )
    start = Period.parse("2017-04-01")
    site = _site(
        _org("north"),
        _org("south"),
        change,
        model.Provision(id="p1", provider="north", service="mental-health", period=start),
        model.Provision(id="p2", provider="north", service="acute", period=start),
    )

    after = as_of(site, "2019-12-31")

    assert {p.id: p.provider for p in after.provision} == {"p1": "south", "p2": "north"}
    assert "north" in after


def test_heirs_of_a_split_hold_separately() -> None:
    """A right of the body that split is held by each heir for itself; its one seat becomes two."""
    split = Change(
        id="split", kind=ChangeKind.SPLIT, predecessors=("old",), successors=("east", "west"), on=Bound.parse("2018")
    )
    site = _site(
        *map(_org, ("old", "east", "west")),
        Forum(id="board", name="Board"),
        split,
        DecisionRight(id="right", holders=Parties(ids=("old",)), powers=(Power.TAKE,)),
        Seat(id="seat", forum="board", holder="old"),
    )

    after = as_of(site, "2019-12-31")

    assert Parties(ids=("east", "west"), each=True) == after.fact("right", DecisionRight).holders
    assert [seat.holder for seat in after.seats] == ["east", "west"]
    assert after.seats[0].id == "seat"


def test_an_abolished_body_takes_its_rights_along() -> None:
    """A body without heirs leaves a joint contract and ends the right that it held alone."""
    end = Change(id="end", kind=ChangeKind.ABOLITION, predecessors=("north",), on=Bound.parse("2019-04-01"))
    right = DecisionRight(id="right", holders=Parties(ids=("north",)), powers=(Power.TAKE,))
    after = as_of(_site(*TRUSTS, end, _contract("north", "south"), right), "2019-12-31")

    assert after.fact("contract", Contract).providers == ("south",)
    assert [(c.fact, c.what, c.because) for c in after.carried] == [
        ("contract", "dropped", "end"),
        ("north", "ended", "end"),
        ("right", "ended", "end"),
    ]


def test_a_body_may_end_by_its_own_date_alone() -> None:
    """Where no change is recorded, the recorded last day ends the body and what it held."""
    right = DecisionRight(id="right", holders=Parties(ids=("north",)), powers=(Power.TAKE,))
    site = _site(_org("north", "2013-04-01..2019-03-31"), right)

    assert "right" in as_of(site, "2019-03-31")
    assert "right" not in as_of(site, "2019-04-01")


def test_a_rating_never_passes() -> None:
    """The rating of a trust that merged stays a rating of that trust."""
    rating = Rating(id="rating", about="north", scheme="CQC", rating="good")
    after = as_of(_site(*TRUSTS, _merger("2019-04-01"), rating), "2019-12-31")

    assert after.fact("rating", Rating).about == "north"
