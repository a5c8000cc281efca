"""When facts hold by date and status, what rests on what, and what passes through which change."""

from __future__ import annotations

from fractions import Fraction

import pytest

from commissionkit.errors import InvalidText, RefusedQuestion
from commissionkit.model import (
    Area,
    Arrangement,
    Change,
    ChangeKind,
    ChangeStatus,
    Contract,
    Contribution,
    Coverage,
    DatedName,
    DecisionRight,
    Delegation,
    Extent,
    Forum,
    Fund,
    Instrument,
    Organisation,
    Parties,
    Penalty,
    Post,
    Power,
    Provision,
    Relationship,
    RiskBearer,
    RiskShare,
    Scope,
    Seat,
    Selection,
    Status,
)
from commissionkit.periods import NOT_STATED, Bound, Holds, Period
from commissionkit.sources import Citation
from commissionkit.succession import as_of, by_plan, default_day, holds, worlds
from commissionkit.units import Money, Share

YES, NO, UNKNOWN = Holds.YES, Holds.NO, Holds.UNKNOWN


def _org(name: str, period: str | None = None, **more) -> Organisation:
    return Organisation(id=name, name=name, period=Period.parse(period), **more)


def _change(kind: str, before: str, after: str, on: str | None = "2019-04-01", **more) -> Change:
    date = NOT_STATED if on is None else Bound.parse(on)
    names = {"predecessors": tuple(before.split()), "successors": tuple(after.split())}
    return Change(**{"id": f"{kind}:{before}", "kind": ChangeKind(kind), "on": date, **names, **more})


def _right(*holders: str, period: str | None = None, **more) -> DecisionRight:
    known = {"id": "right", "holders": Parties(ids=holders), "powers": (Power.TAKE,)}
    return DecisionRight(**{**known, "period": Period.parse(period), **more})


def _site(*facts, as_at: str | None = "2019-10..2020-02") -> Arrangement:
    bound = NOT_STATED if as_at is None else Bound.parse(as_at, span=True)
    return Arrangement(id="site", as_at=bound, facts=facts)


def _labels(snapshot: Arrangement) -> list[str]:
    return [world.snapshot.label for world in worlds(snapshot) if world.snapshot is not None]


# -- one fact by date and status ---------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("status", "period", "on", "expected"),
    [
        ("in_force", None, "2019-10-01", YES),
        ("in_force", None, "2019-09-30", UNKNOWN),
        ("in_force", None, "2021", YES),
        ("in_force", "not_stated..not_stated", "2020-02-29", YES),
        ("in_force", "not_stated..not_stated", "2020-03-01", UNKNOWN),
        ("early", "2019/20", "2019-10-01", YES),
        ("in_force", "2013..2015", "2015-06", UNKNOWN),
        ("in_force", "2013..2015", "2016", NO),
        ("in_force", "2020-04-01", "2020-02", NO),
        ("in_force", "2020-04-01", "2020-04-01", YES),
        ("planned", None, "2020-06", NO),
        ("proposed", "2020-04-01", "2020-06", NO),
        ("removed", None, "2019-10-01", NO),
        ("removed", None, "2018", UNKNOWN),
        ("removed", "2017-04-01..2018-03-31", "2018", UNKNOWN),
        ("removed", "2017-04-01..2018-03-31", "2018-03-31", YES),
    ],
)
def test_status_bounds_what_the_dates_leave_open(status: str, period: str | None, on: str, expected: Holds) -> None:
    """Asked around sources that speak to October 2019 to February 2020; dates win over the status."""
    forum = Forum(id="forum", name="Forum", period=Period.parse(period), status=Status(status))

    assert expected is holds(_site(forum), "forum", on)


@pytest.mark.parametrize(("on", "expected"), [("2020-02-29", NO), ("2020-03-01", UNKNOWN), ("2020-04-01", YES)])
def test_a_plan_begins_after_the_sources(on: str, expected: Holds) -> None:
    """With plans, what is planned for 2020 by month begins in its month, and never on days the sources speak to."""
    forum = Forum(id="forum", name="Forum", period=Period.parse("[2019-12..2020-03]"), status=Status.PLANNED)

    assert expected is holds(_site(forum), forum, on, plans=True)


def test_without_as_at_the_dates_alone_count() -> None:
    """Where the sources speak to no stated day, a fact without a start is unknown on every day."""
    site = _site(Forum(id="forum", name="Forum"), as_at=None)

    assert UNKNOWN is holds(site, "forum", "2019-12-31")


@pytest.mark.parametrize("fact", [_org("x"), Area(id="x", name="X")])
def test_the_setting_is_there_unless_dated(fact) -> None:
    """A body or an area without a stated start has always been there."""
    assert YES is holds(_site(fact), "x", "2001")


def test_the_default_day_is_the_last_that_the_sources_speak_to() -> None:
    """That of a snapshot is its own; without as_at there is none to choose."""
    site = _site()

    assert Bound.parse("2020-02-29") == default_day(site)
    assert Bound.parse("2018-12") == default_day(as_of(site, "2018-12"))
    with pytest.raises(RefusedQuestion, match="does not say which days"):
        default_day(_site(as_at=None))


# -- asking a snapshot -------------------------------------------------------------------------------------------------


def test_a_snapshot_is_its_own_state() -> None:
    """Asked for the same days, however written, it is itself; for others it sends to the original."""
    snapshot = as_of(_site(_org("a")), "2018-12")

    assert snapshot is as_of(snapshot, "2018-12-01..2018-12-31")
    with pytest.raises(RefusedQuestion, match=r"site on 2018-12, and 2019 was asked\. Ask the original"):
        as_of(snapshot, "2019")
    with pytest.raises(RefusedQuestion, match="plans included"):
        as_of(snapshot, "2018-12", plans=True)


def test_a_day_that_is_none_is_refused() -> None:
    """`ongoing` names no days."""
    with pytest.raises(InvalidText):
        as_of(_site(), "ongoing")


def test_the_record_is_its_own_one_state() -> None:
    """An arrangement that is no snapshot has one state and nothing beside it."""
    site = _site(_org("a"))

    assert (site,) == worlds(site)
    assert by_plan(site) == ()


def test_what_is_planned_lies_beside_only_where_it_matters() -> None:
    """Up to the last day the sources speak to, and where a plan changes nothing, no state by plan is given."""
    forum = Forum(id="forum", name="Forum", status=Status.PLANNED, period=Period.parse("2021"))
    site = _site(forum)

    assert [len(by_plan(as_of(site, day))) for day in ("2020-02-29", "2020-12-31", "2022")] == [0, 0, 1]
    assert (as_of(site, "2022"),) == tuple(
        as_of(site, "2022") for world in by_plan(as_of(site, "2022", plans=True)) if "forum" not in world
    )


# -- what rests on what ------------------------------------------------------------------------------------------------

ENDED = Period.parse("2015-04-01..2018-03-31")


@pytest.mark.parametrize(
    ("rest", "fact"),
    [
        (Forum(id="x", name="X", period=ENDED), _right("a", via="x")),
        (Instrument(id="x", name="X", period=ENDED), _right("a", instrument="x")),
        (Fund(id="x", name="X", period=ENDED), _right("a", over=Scope(fund="x"))),
        (Contract(id="x", name="X", period=ENDED), _right("a", over=Scope(about="x"))),
        (Post(id="x", name="X", period=ENDED), _right("x")),
        (_org("x", "2015-04-01..2018-03-31"), Forum(id="right", name="Board", of="x")),
        (_org("x", "2015-04-01..2018-03-31"), Coverage(id="right", body="x", area="area")),
        (_org("x", "2015-04-01..2018-03-31"), Contract(id="right", name="C", commissioners=("x",), providers=("a",))),
        (Forum(id="x", name="X", period=ENDED), Seat(id="right", forum="x", holder="a")),
        (Fund(id="x", name="X", period=ENDED), Contribution(id="right", organisation="a", fund="x")),
        (
            Forum(id="x", name="X", period=ENDED),
            _right(holders=Parties(rule=Selection(seat_on="x"))),
        ),
        (
            Forum(id="x", name="X", period=ENDED),
            Delegation(id="right", delegators=Parties(ids=("a",)), delegate=Parties(ids=("x",))),
        ),
    ],
)
def test_what_it_rests_on_ends_it(rest, fact) -> None:
    """The day before the end the fact may be there; from the first day after it is not, and the end is named."""
    site = _site(_org("a"), Area(id="area", name="Area"), rest, fact)

    after = as_of(site, "2018-04-01")

    assert "right" in as_of(site, "2018-03-31")
    assert "right" not in after
    assert [(c.fact, c.what, c.because) for c in after.carried] == [("right", "ended", "x")]


def test_what_may_be_over_makes_what_rests_on_it_maybe() -> None:
    """A right through a forum that ended some day in 2018 may be over on a day of 2018."""
    forum = Forum(id="forum", name="Forum", period=Period.parse("2015..2018"))
    snapshot = as_of(_site(_org("a"), forum, _right("a", via="forum", period="2016")), "2018-06-01")

    assert snapshot.snapshot is not None
    assert {"forum", "right"} == snapshot.snapshot.maybe


def test_a_stated_start_vouches_for_what_it_rests_on() -> None:
    """A right held since 2017 shows that the forum it is held through was there; one without a start does not."""
    forum = Forum(id="forum", name="Forum")
    dated = _right("a", via="forum", period="2017", id="dated")
    snapshot = as_of(_site(_org("a"), forum, dated, _right("a", via="forum")), "2018-06-01")

    assert snapshot.snapshot is not None
    assert {"forum", "right"} == snapshot.snapshot.maybe


def test_optional_names_drop_out() -> None:
    """A fund whose host ended and a penalty whose enforcer ended stay, without them."""
    contract = Contract(id="contract", name="C", providers=("a",), penalties=(Penalty(name="late", enforced_by="x"),))
    site = _site(_org("a"), _org("x", "2013..2018-03-31"), Fund(id="fund", name="F", host="x"), contract)

    after = as_of(site, "2019-12-31")

    assert after.fact("fund", Fund).host is None
    assert (Penalty(name="late"),) == after.fact("contract", Contract).penalties


# -- changes -----------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("second", ["2019-04-01", "2020-01-01"])
def test_changes_are_followed_in_the_order_of_their_dates(second: str) -> None:
    """Through two mergers, on one day or on two, a right comes to the last heir."""
    site = _site(
        *map(_org, "abcz"),
        _change("merger", "c z", "y", second, id="aa-second"),
        _org("y"),
        _change("merger", "a b", "c", id="zz-first"),
        _right("a"),
    )

    assert as_of(site, "2020-02-29").fact("right", DecisionRight).holders.ids == ("y",)


def test_many_bodies_become_several() -> None:
    """Of three that become two, each of the two holds for itself what any of the three held."""
    site = _site(*map(_org, "abcxy"), _change("split", "a b c", "x y"), _right("b"))

    assert Parties(ids=("x", "y"), each=True) == as_of(site, "2020-01").fact("right", DecisionRight).holders


def test_joint_holders_stay_joint_with_each_heir() -> None:
    """A right held jointly with a council becomes one right for each heir, each with the council."""
    site = _site(*map(_org, ("a", "x", "y", "council")), _change("split", "a", "x y"), _right("a", "council"))

    assert [right.holders.ids for right in as_of(site, "2020-01").rights] == [("x", "council"), ("y", "council")]


def test_a_body_may_take_over_another() -> None:
    """The body that goes on has always been there, and a right is not moved from it to itself."""
    site = _site(*map(_org, "ab"), _change("merger", "b", "a"), _right("a", id="own"), _right("b", id="other"))

    assert "a" in as_of(site, "2018")
    after = as_of(site, "2020-01")
    assert list(after.rights.ids) == ["own"]
    assert [right.holders.ids for right in after.rights] == [("a",)]


def test_an_heir_that_opened_early_goes_by_its_own_date() -> None:
    """A body that opened in 2014 and took over in 2015 is there between; its predecessors hold until 2015."""
    site = _site(
        _org("a"),
        _org("b"),
        _org("c", "2014-11-26"),
        _change("merger", "a b", "c", "2015-04-01"),
        _right("a", period="2013-04-01"),
    )

    assert "c" in as_of(site, "2015-01-01")
    assert as_of(site, "2015-01-01").fact("right", DecisionRight).holders.ids == ("a",)
    assert as_of(site, "2015-04-01").fact("right", DecisionRight).holders.ids == ("c",)


def test_an_undated_change_had_happened_when_the_sources_speak() -> None:
    """On their days it is done; before them there are the two states."""
    site = _site(*map(_org, "abc"), _change("merger", "a b", "c", None), _right("a"))

    assert [w.fact("right", DecisionRight).holders.ids for w in worlds(as_of(site, "2019-10-01"))] == [("c",)]
    assert _labels(as_of(site, "2018-01-01")) == ["before merger:a b", "after merger:a b"]


def test_a_change_after_a_fact_began_passes_it_on_and_one_before_does_not() -> None:
    """A right that began after its holder had merged was never held, and is dropped."""
    site = _site(*map(_org, "abc"), _change("merger", "a b", "c"), _right("a", period="2019-06-01"))

    assert "right" not in as_of(site, "2020-01")


def test_a_transfer_leaves_what_may_be_younger() -> None:
    """Who provides a service today, with no stated start, is not passed on by a transfer of an earlier day."""
    site = _site(
        _org("a"),
        _org("b"),
        _change("transfer", "a", "b", services=("acute",)),
        Provision(id="p", provider="a", service="acute"),
    )

    assert as_of(site, "2020-01").fact("p", Provision).provider == "a"


def test_open_changes_are_combined_as_far_as_they_may_be() -> None:
    """Two mergers of one month give four states; where one needs the other, three."""
    free = _site(
        *map(_org, "abcdxy"),
        _change("merger", "a b", "x", "2019-04", id="one"),
        _change("merger", "c d", "y", "2019-04", id="two"),
    )
    bound = _site(
        *map(_org, "abcxy"),
        _change("merger", "a b", "x", "2019-04", id="one"),
        _change("merger", "x c", "y", "2019-04", id="two"),
    )

    assert _labels(as_of(free, "2019-04-10")) == [
        "before one, before two",
        "after one, before two",
        "before one, after two",
        "after one, after two",
    ]
    assert _labels(as_of(bound, "2019-04-10")) == [
        "before one, before two",
        "after one, before two",
        "after one, after two",
    ]


def test_beyond_four_open_changes_only_none_and_all_are_told() -> None:
    """Five mergers of one month give two states, not thirty-two."""
    facts = []
    for n in range(5):
        facts += [*map(_org, (f"a{n}", f"b{n}", f"c{n}")), _change("merger", f"a{n} b{n}", f"c{n}", "2019-04")]

    assert len(worlds(as_of(_site(*facts), "2019-04-10"))) == 2


def test_a_merger_makes_equal_rights_one() -> None:
    """Two rights to the same over the same become one with the evidence of both; another power stays apart."""
    one, two = (Citation.parse(f"report: page {n}") for n in (1, 2))
    site = _site(
        *map(_org, "abc"),
        _change("merger", "a b", "c"),
        _right("a", id="r1", evidence=(one,)),
        _right("b", id="r2", evidence=(two,), period="2016"),
        _right("b", id="r3", powers=(Power.OVERSEE,)),
    )

    after = as_of(site, "2020-01")

    assert list(after.rights.ids) == ["r1", "r3"]
    assert (one, two) == after["r1"].evidence


def test_two_recorded_alike_stay_two() -> None:
    """Only what a change brought is joined: rival statements of the file stand side by side."""
    site = _site(*map(_org, "abc"), _change("merger", "a b", "c"), _right("x", id="r1"), _right("x", id="r2"))

    assert list(as_of(site, "2020-01").rights.ids) == ["r1", "r2"]


def test_coverage_of_a_merged_body_is_the_union() -> None:
    """Without coverage of its own the heir covers what each predecessor did; its own goes first where it has any."""
    facts = (
        *map(_org, "abc"),
        *(Area(id=n, name=n) for n in ("north", "south", "all")),
        _change("merger", "a b", "c"),
        Coverage(id="c1", body="a", area="north", share=Share(Fraction(1)), people=900),
        Coverage(id="c2", body="b", area="south"),
    )
    own = Coverage(id="c3", body="c", area="all")

    union, alone = as_of(_site(*facts), "2020-01"), as_of(_site(*facts, own), "2020-01")

    assert [(c.body, c.area) for c in union.coverage] == [("c", "north"), ("c", "south")]
    assert [(c.share, c.people) for c in union.coverage] == [(None, None)] * 2
    assert [c.area for c in alone.coverage] == ["all"]


def test_how_heirs_divided_a_share_is_not_recorded() -> None:
    """Each heir of a split contributes an amount that is not stated, and covers to an extent not stated."""
    site = _site(
        *map(_org, "axy"),
        Area(id="area", name="Area"),
        Fund(id="fund", name="F"),
        _change("split", "a", "x y"),
        Contribution(id="contribution", organisation="a", fund="fund", amount=Money.parse("£10m")),
        Coverage(id="coverage", body="a", area="area"),
    )

    after = as_of(site, "2020-01")

    assert [(c.organisation, c.amount) for c in after.contributions] == [("x", None), ("y", None)]
    assert [c.extent for c in after.coverage] == [Extent.NOT_STATED] * 2


def test_merged_bearers_bear_together() -> None:
    """Shares of a risk that are stated add up; where one is not, the sum is not."""
    shares = (Share(Fraction(1, 3)), Share(Fraction(1, 6)), None)

    def share(one: Share | None, other: Share | None) -> Share | None:
        bearers = (RiskBearer(party="a", share=one), RiskBearer(party="b", share=other))
        risk = RiskShare(id="risk", name="Risk", of="fund", bearers=bearers)
        site = _site(*map(_org, "abc"), Fund(id="fund", name="F"), _change("merger", "a b", "c"), risk)
        (bearer,) = as_of(site, "2020-01").fact("risk", RiskShare).bearers
        return bearer.share

    assert Share(Fraction(1, 2)) == share(shares[0], shares[1])
    assert share(shares[0], shares[2]) is None


def test_nobody_delegates_to_itself() -> None:
    """Where delegator and delegate have become one body, the delegation and the relation between them end."""
    site = _site(
        *map(_org, "abc"),
        _change("merger", "a b", "c"),
        Delegation(id="d", delegators=Parties(ids=("a",)), delegate=Parties(ids=("b",))),
        Relationship(id="r", subject="a", toward="b", role="influences"),
    )

    after = as_of(site, "2020-01")

    assert after.snapshot is not None
    assert {"a", "b", "d", "r"} == after.snapshot.dropped


def test_signatories_are_bound_through_their_heirs() -> None:
    """Who acts as a signatory after a merger is the heir; oversight of a merged body goes on over it."""
    site = _site(
        *map(_org, "abc"),
        _change("merger", "a b", "c"),
        Instrument(id="deal", name="Deal", signatories=("a", "b")),
        _right("x", over=Scope(about="a")),
    )

    after = as_of(site, "2020-01")

    assert after.fact("deal", Instrument).signatories == ("c",)
    assert after.fact("right", DecisionRight).over.about == "c"


def test_a_planned_change_that_is_not_dated_may_come_any_day() -> None:
    """With plans, every later day has the state before and the state after; earlier days have one."""
    plan = _change("merger", "a b", "c", None, happened=ChangeStatus.EXPECTED)
    site = _site(_org("a"), _org("b"), _org("c", status=Status.PLANNED), plan, _right("a"))

    assert len(worlds(as_of(site, "2021-01-01", plans=True))) == 2
    assert len(worlds(as_of(site, "2020-02-29", plans=True))) == 1


def test_a_name_goes_by_the_last_renaming() -> None:
    """Without dated names, the name that the renaming gave is borne from its day; the printed one stays an alias."""
    body = Organisation(id="a", name="Old", names=(DatedName(name="Older", period=Period.parse("2001..2005-03-31")),))
    site = _site(body, _change("rename", "a", "a", name="New"))

    assert [as_of(site, on).name("a") for on in ("2003", "2018", "2020-01")] == ["Older", "Old", "New"]
    renamed = as_of(site, "2020-01").fact("a", Organisation)
    assert renamed.aliases == ("Old",)


def test_beyond_as_at_is_marked() -> None:
    """Ongoing facts answer after the days the sources speak to, flagged."""
    marks = [as_of(_site(_org("a")), on).snapshot for on in ("2020-02-29", "2020-03-01", "2020")]

    assert [mark.beyond_as_at for mark in marks if mark is not None] == [False, True, True]
