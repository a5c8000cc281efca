"""Who holds a right: bodies together or each for itself, rules that find them on the day, forums they act through."""

from __future__ import annotations

from commissionkit.answers import AnswerStatus, Mode
from commissionkit.model import YesNo
from commissionkit.questions.decisions import route, who_takes

# -- seats -------------------------------------------------------------------------------------------------------------

BOARD = """
organisations: [ccg, council, county, trust]
forums: [{id: board, members_complete: yes}]
seats:
  - {forum: board, holder: council, standing: chair}
  - {forum: board, holder: ccg}
  - {forum: board, holder: county, standing: entitled_to_attend}
  - {forum: board, holder: trust, standing: not_member}
"""
EACH_MEMBER = "rights: [{holders: {each: {seat_on: board}}, power: take}]"


def test_each_with_a_seat(told) -> None:
    """Members and the chair take; who may attend, and who is stated not to be a member, does not."""
    answer = route(told(BOARD, EACH_MEMBER))

    assert (answer.mode, answer.takers.ids) == (Mode.SEVERALLY_TAKEN, ("ccg", "council"))
    assert (answer.takers.complete, answer.status) == (YesNo.YES, AnswerStatus.KNOWN)


def test_seats_that_may_not_be_all(told) -> None:
    """Where the seats are not stated to be all there may be other takers."""
    answer = who_takes(told(BOARD.replace(", members_complete: yes", ""), EACH_MEMBER))

    assert (answer.takers.complete, str(answer.takers)) == (YesNo.NOT_STATED, "ccg; council; and others")


def test_the_organisation_behind_a_post(told) -> None:
    """A post sits on the board: the organisation on whose behalf it sits takes, or those whose post it is."""
    site = told(
        """
        organisations: [ccg, council, trust]
        posts: [{id: accountable-officer, organisations: [ccg, council]}, {id: director, organisations: [trust, ccg]}]
        forums: [board]
        seats:
          - {forum: board, holder: accountable-officer}
          - {forum: board, holder: director, represents: trust}
        """,
        EACH_MEMBER,
    )

    assert who_takes(site).takers.ids == ("ccg", "council", "trust")


def test_a_seat_of_which_it_is_not_known_whether_it_was_there(told) -> None:
    """Since when the council sits on the board is not stated: in 2017 its taking is only partly known."""
    site = told(
        """
        organisations: [council]
        forums: [{id: board, start: 2015, members_complete: yes}]
        seats: [{forum: board, holder: council}]
        rights: [{holders: {each: {seat_on: board}}, power: take, start: 2016-04-01}]
        """
    )

    assert AnswerStatus.KNOWN is route(site).status
    assert (
        route(site, on="2017").takers.ids,
        route(site, on="2017").status,
    ) == (("council",), AnswerStatus.PARTLY_KNOWN)


def test_a_seat_only_on_its_days(told) -> None:
    """A rule is resolved on the day: a body that had left takes no more."""
    site = told(
        """
        organisations: [ccg, council]
        forums: [{id: board, start: 2015}]
        seats: [{forum: board, holder: council, start: 2015, end: 2017-03-31}, {forum: board, holder: ccg, start: 2015}]
        rights: [{holders: {each: {seat_on: board}}, power: take, start: 2016-04-01}]
        """
    )

    assert [who_takes(site, on=on).takers.ids for on in ("2017-01", "2018-01")] == [("ccg", "council"), ("ccg",)]


def test_nobody_found(told) -> None:
    """A board on which nobody is recorded to sit: none recorded, and the empty rule is a gap."""
    answer = route(told("forums: [board]", EACH_MEMBER))

    assert (answer.status, answer.mode, len(answer.gaps)) == (AnswerStatus.NONE_RECORDED, Mode.NONE, 1)


# -- signatories, kinds, lists -----------------------------------------------------------------------------------------


def test_each_signatory(told) -> None:
    """Each body that signed takes; the signatories are not stated to be all by default."""
    site = told(
        "organisations: [ccg, council]",
        "instruments: [{id: agreement, signatories: [ccg, council]}]",
        "rights: [{holders: {each: {signatory_of: agreement}}, power: take}]",
    )

    assert str(who_takes(site).takers) == "ccg; council; and others"


def test_only_statutory_ones(told) -> None:
    """Those with legal personality, by what is stated of them or by what their kind has."""
    site = told(
        """
        organisations:
          - {id: ccg, kind: ccg}
          - {id: federation, kind: gp-federation}
          - {id: stated, statutory: yes}
          - {id: not-stated}
          - {id: stated-not, kind: nhs-trust, statutory: no}
        instruments: [{id: agreement, signatories: [ccg, federation, stated, not-stated, stated-not], complete: yes}]
        rights: [{holders: {each: {signatory_of: agreement, statutory: yes}}, power: take}]
        """
    )

    assert who_takes(site).takers.ids == ("stated", "ccg")


KINDS = """
area: place
areas:
  - {id: place, made_up_of: [north, south]}
  - {id: north, within: [place]}
  - {id: south, within: [place]}
  - {id: elsewhere}
organisations:
  - {id: north-ccg, kind: ccg}
  - {id: south-ccg, kind: ccg}
  - {id: far-ccg, kind: ccg}
  - {id: lost-ccg, kind: ccg}
  - {id: trust, kind: nhs-trust}
coverage:
  - {body: north-ccg, area: north}
  - {body: south-ccg, area: south}
  - {body: far-ccg, area: elsewhere}
  - {body: trust, area: north}
rights: [{holders: {each: {kind: ccg, for: its_area}}, power: take, over: {service: acute}}]
"""


def test_each_of_a_kind_for_its_area(told) -> None:
    """Each CCG takes in the area it covers; the place is split between the two that cover it."""
    answer = route(told(KINDS), service="acute")

    assert {r.part.area: r.takers.ids for r in answer.routes} == {"north": ("north-ccg",), "south": ("south-ccg",)}


def test_each_of_a_kind_in_one_area(told) -> None:
    """Asked of the north, the CCG of the north takes alone."""
    answer = route(told(KINDS), service="acute", area="north")

    assert (answer.mode, answer.takers.ids) == (Mode.SOLE, ("north-ccg",))


def test_each_of_a_kind_reaches_only_what_is_covered(told) -> None:
    """What no CCG is recorded to cover has no taker; a CCG without recorded coverage takes nowhere."""
    site = told(KINDS.replace("  - {body: south-ccg, area: south}\n", ""))
    takers = {r.part.area: r.takers.ids for r in route(site, service="acute").routes}

    assert takers.pop("north") == ("north-ccg",)
    assert {()} == set(takers.values())


def test_each_of_a_kind_where_one_covers_the_whole(told) -> None:
    """A CCG that covers the whole place takes in each part of it."""
    site = told(KINDS.replace("area: elsewhere}\n  - {body: trust", "area: place}\n  - {body: trust"))

    assert who_takes(site, service="acute", area="north").takers.ids == ("far-ccg", "north-ccg")


def test_each_of_a_kind_without_any_area(told) -> None:
    """In a site without an area of its own each CCG still takes only in what it covers."""
    site = told(KINDS.replace("area: place\n", "", 1))
    takers = {r.part.area: r.takers.ids for r in route(site, service="acute").routes}

    assert takers == {"north": ("north-ccg",), "south": ("south-ccg",), "elsewhere": ("far-ccg",), None: ()}


def test_each_of_a_list(told) -> None:
    """A list with `each` gives every body the right for itself, a list without gives it to all together."""
    bodies = "organisations: [ccg, council]"
    each = told(bodies, "rights: [{holders: {each: [ccg, council]}, power: take}]")
    together = told(bodies, "rights: [{holders: [ccg, council], power: take}]")

    assert [route(each).mode, route(together).mode] == [Mode.SEVERALLY_TAKEN, Mode.JOINTLY_TAKEN]


def test_any_one_suffices(told) -> None:
    """Where any one of the holders suffices they do not act together, and the chain says that one is enough."""
    site = told("organisations: [ccg, council]", "rights: [{holders: [ccg, council], power: take, quantity: any}]")
    answer = route(site)

    assert (answer.mode, answer.takers.ids) == (Mode.SEVERALLY_TAKEN, ("ccg", "council"))
    assert answer.routes[0].links[0].text == "ccg or council takes decisions over everything, any one of them"


def test_a_list_that_is_not_complete(told) -> None:
    """A list stated not to be all of them prints with others."""
    site = told(
        "organisations: [ccg, council]", "rights: [{holders: {each: [ccg, council]}, power: take, complete: no}]"
    )

    assert (who_takes(site).takers.complete, str(who_takes(site).takers)) == (YesNo.NO, "ccg; council; and others")


def test_holders_are_complete_unless_stated(told) -> None:
    """By default the holders of a right are all of them."""
    site = told("organisations: [ccg]", "rights: [{holders: [ccg], power: take}]")

    assert (who_takes(site).takers.complete, str(who_takes(site).takers)) == (YesNo.YES, "ccg")


# -- via ---------------------------------------------------------------------------------------------------------------


def test_a_body_may_act_via_a_forum(told) -> None:
    """The council is the holder, its cabinet the channel: the council is bound and responsible."""
    site = told(
        "organisations: [council]",
        "forums: [{id: cabinet, name: Executive cabinet}]",
        "rights: [{holders: [council], power: take, via: cabinet}]",
    )
    answer = route(site)

    assert (answer.mode, str(answer.takers)) == (Mode.SOLE, "council via Executive cabinet")
    assert (answer.binds.ids, answer.responsible.ids, answer.gaps) == (("council",), ("council",), ())


# -- order -------------------------------------------------------------------------------------------------------------


def test_holders_stand_in_a_fixed_order(told) -> None:
    """By power, then sector, then name: whoever takes before whoever ratifies, local government before the NHS."""
    site = told(
        """
        organisations:
          - {id: z-ccg, kind: ccg, name: A}
          - {id: a-ccg, kind: ccg, name: B}
          - {id: council, kind: county-council}
        rights:
          - {holders: {each: [z-ccg, a-ccg, council]}, power: ratify}
          - {holders: [a-ccg], power: take}
        """
    )

    assert [(h.id, h.power.value) for h in who_takes(site).takers] == [
        ("a-ccg", "take"),
        ("council", "ratify"),
        ("z-ccg", "ratify"),
        ("a-ccg", "ratify"),
    ]
