"""Decisions that one body hands to another: how far, on whose word, and who stays responsible."""

from __future__ import annotations

from commissionkit.answers import AnswerStatus, Mode
from commissionkit.questions.decisions import route, who_takes
from commissionkit.sources import Claim

BODIES = """
organisations: [ccg, council, nhs-england, trust, {id: unit, statutory: no}]
forums: [board, panel]
"""

# -- evidence ----------------------------------------------------------------------------------------------------------


def test_a_delegation_is_evidence_that_the_delegators_held_it(told) -> None:
    """Nothing else says that the CCG and the council take: that they delegate it does, with its own claim."""
    site = told(
        BODIES,
        """
        delegations:
          - {delegators: [ccg, council], delegate: board, over: {stage: planning}, evidence: ["src: p. 1 [reported]"]}
        """,
    )
    answer = who_takes(site, stage="planning")

    assert [(h.id, h.claim) for h in answer.takers] == [("ccg", Claim.REPORTED), ("council", Claim.REPORTED)]
    assert AnswerStatus.KNOWN is answer.status


def test_a_delegation_without_a_scope_carries_nothing(told) -> None:
    """That powers were delegated, of which the source does not say, is context."""
    site = told(BODIES, "delegations: [{delegators: [ccg], delegate: board}]")

    assert (route(site).mode, route(site).takers.ids) == (Mode.NONE, ())


def test_a_delegation_whose_whole_scope_is_not_stated_carries_nothing(told) -> None:
    """To write that the service is not stated states no scope."""
    site = told(BODIES, "delegations: [{delegators: [ccg], delegate: trust, over: {service: not_stated}}]")

    assert (route(site).mode, route(site, service="surgery").takers.ids) == (Mode.NONE, ())


def test_money_passed_down_is_no_delegation(told) -> None:
    """A contribution to a fund gives nobody a right."""
    site = told(BODIES, "funds: [{id: fund}]", "contributions: [{organisation: nhs-england, fund: fund}]")

    assert AnswerStatus.NONE_RECORDED is route(site, fund="fund").status


# -- narrower and wider ------------------------------------------------------------------------------------------------


def test_narrower_than_what_the_delegator_takes(told) -> None:
    """The CCG takes decisions on acute care and delegates surgery: the rest of acute care stays with it."""
    site = told(
        BODIES,
        """
        rights: [{holders: [ccg], power: take, over: {service: acute}}]
        delegations: [{delegators: [ccg], delegate: trust, over: {service: surgery}}]
        """,
    )
    answer = route(site, service="acute")

    assert [(r.part.service, r.takers.ids, r.mode) for r in answer.routes] == [
        ("surgery", ("trust",), Mode.DELEGATED),
        ("acute", ("ccg",), Mode.SOLE),
    ]
    assert (answer.mode, answer.status) == (Mode.MIXED, AnswerStatus.KNOWN)


def test_wider_than_what_the_delegator_takes(told) -> None:
    """The CCG takes decisions on surgery and delegates all acute care: only surgery is carried, the rest is a gap."""
    site = told(
        BODIES,
        """
        rights: [{holders: [ccg], power: take, over: {service: surgery}}]
        delegations: [{delegators: [ccg], delegate: trust, over: {service: acute}}]
        """,
    )
    surgery, rest = route(site, service="acute").routes

    assert (surgery.takers.ids, surgery.status, surgery.gaps) == (("trust",), AnswerStatus.KNOWN, ())
    assert (rest.takers.ids, rest.mode) == ((), Mode.NONE)
    assert rest.gaps == ("ccg delegates more to trust than it is recorded to take decisions on",)


def test_one_of_two_delegates_more_than_it_takes(told) -> None:
    """The CCG's recorded right is narrower than what it delegates, the council's is not recorded: each stands alone."""
    site = told(
        BODIES,
        """
        rights: [{holders: [ccg], power: take, over: {service: surgery}}]
        delegations: [{delegators: [ccg, council], delegate: board, over: {service: acute}}]
        """,
    )
    surgery, rest = route(site, service="acute").routes

    assert surgery.takers.ids == ("ccg", "council")
    assert (rest.takers.ids, rest.status) == (("council",), AnswerStatus.PARTLY_KNOWN)


def test_a_recorded_right_elsewhere_does_not_narrow(told) -> None:
    """The CCG takes decisions on surgery; that it delegates dentistry is still evidence that it held that too."""
    site = told(
        BODIES,
        """
        rights: [{holders: [ccg], power: take, over: {service: surgery}}]
        delegations: [{delegators: [ccg], delegate: trust, over: {service: dentistry}}]
        """,
    )
    answer = who_takes(site, service="dentistry")

    assert (answer.takers.ids, answer.status) == (("trust",), AnswerStatus.KNOWN)


def test_a_right_by_rule_narrows_too(told) -> None:
    """Each signatory takes decisions on surgery; a signatory that delegates all acute care delegates too much."""
    site = told(
        BODIES,
        """
        instruments: [{id: charter, signatories: [ccg, council]}]
        rights: [{holders: {each: {signatory_of: charter}}, power: take, over: {service: surgery}}]
        delegations: [{delegators: [ccg], delegate: trust, over: {service: acute}}]
        """,
    )
    parts = {r.part.service: (r.takers.ids, len(r.gaps)) for r in route(site, service="acute").routes}

    assert parts == {"surgery": (("council", "trust"), 0), "acute": ((), 1)}


def test_a_right_over_a_service_does_not_narrow_what_is_delegated_over_a_pot(told) -> None:
    """The CCG takes decisions on surgery, which the pot is not recorded to hold; its delegation of the pot stands."""
    site = told(
        BODIES,
        """
        funds: [{id: fund}]
        pots: [{id: fund/pooled, fund: fund}]
        rights: [{holders: [ccg], power: take, over: {service: surgery}}]
        delegations: [{delegators: [ccg, council], delegate: board, over: {fund: fund/pooled}}]
        """,
    )
    answer = route(site, fund="fund/pooled")

    assert (answer.mode, answer.takers.ids, answer.gaps) == (Mode.BINDING, ("ccg", "council"), ())


def test_a_fund_delegated_by_one_that_takes_over_a_pot(told) -> None:
    """The CCG takes decisions over one pot and delegates the whole fund: only that pot is carried."""
    site = told(
        BODIES,
        """
        funds: [{id: fund, pots_complete: yes}]
        pots: [{id: fund/a, fund: fund}, {id: fund/b, fund: fund}]
        rights: [{holders: [ccg], power: take, over: {fund: fund/a}}]
        delegations: [{delegators: [ccg], delegate: trust, over: {fund: fund}}]
        """,
    )
    parts = {r.part.fund: (r.takers.ids, len(r.gaps)) for r in route(site, fund="fund").routes}

    assert parts == {"fund/a": (("trust",), 0), "fund/b": ((), 1)}


def test_a_pot_delegated_by_one_that_takes_over_a_service_that_it_holds(told) -> None:
    """The pot holds surgery, over which the CCG takes decisions; of the rest of the pot its delegation is too wide."""
    site = told(
        BODIES,
        """
        funds: [{id: fund}]
        pots: [{id: fund/a, fund: fund, services: [surgery]}]
        rights: [{holders: [ccg], power: take, over: {service: surgery}}]
        delegations: [{delegators: [ccg], delegate: trust, over: {fund: fund/a}}]
        """,
    )
    parts = {r.part.service: (r.takers.ids, len(r.gaps)) for r in route(site, fund="fund/a").routes}

    assert parts == {"surgery": (("trust",), 0), None: ((), 1)}


# -- onward ------------------------------------------------------------------------------------------------------------

CHAIN = """
delegations:
  - {delegators: [nhs-england], delegate: ccg, over: {service: primary-care}}
  - {delegators: [ccg], delegate: trust, over: {service: primary-care}}
"""


def test_not_onward_unless_stated(told) -> None:
    """The CCG may not hand on what it was handed: it takes, and the handing on is a gap."""
    answer = route(told(BODIES, CHAIN), service="primary-care")

    assert (answer.takers.ids, answer.status) == (("ccg",), AnswerStatus.PARTLY_KNOWN)
    assert answer.gaps == ("ccg hands on to trust what it may not delegate further",)


def test_onward_where_stated(told) -> None:
    """Where it may, the last in the chain takes, the head is responsible, and both are bound."""
    site = told(BODIES, CHAIN.replace("delegate: ccg, ", "delegate: ccg, onward: true, "))
    answer = route(site, service="primary-care")

    assert (answer.mode, answer.takers.ids, answer.status) == (Mode.DELEGATED, ("trust",), AnswerStatus.KNOWN)
    assert (answer.responsible.ids, answer.binds.ids) == (("nhs-england",), ("nhs-england", "trust"))


def test_onward_by_a_rule(told) -> None:
    """NHS England delegates to each CCG; what one of them hands on is no power of its own."""
    site = told(
        """
        area: place
        areas: [place]
        organisations: [{id: ccg, kind: ccg}, nhs-england, trust]
        coverage: [{body: ccg, area: place}]
        delegations:
          - {delegators: [nhs-england], delegate: {each: {kind: ccg, for: its_area}}, over: {service: primary-care}}
          - {delegators: [ccg], delegate: trust, over: {service: primary-care}}
        """
    )
    answer = route(site, service="primary-care")

    assert (answer.takers.ids, answer.status) == (("ccg",), AnswerStatus.PARTLY_KNOWN)


def test_a_chain_narrows(told) -> None:
    """The CCG may hand on, and hands on more than it was handed: only what it was handed goes further."""
    site = told(
        BODIES,
        """
        delegations:
          - {delegators: [nhs-england], delegate: ccg, onward: true, over: {service: gp-services}}
          - {delegators: [ccg], delegate: trust, over: {service: primary-care}}
        """,
    )
    parts = {r.part.service: (r.takers.ids, r.gaps) for r in route(site, service="primary-care").routes}

    assert parts == {
        "gp-services": (("trust",), ()),
        "primary-care": ((), ("ccg hands on to trust more than was delegated to it",)),
    }


def test_what_rests_on_an_unlawful_handing_on_falls_with_it(told) -> None:
    """The first handing on may not go further, so nor may the third link of the chain."""
    site = told(
        BODIES,
        CHAIN.replace("delegate: trust, ", "delegate: trust, onward: true, "),
        "delegations: [{delegators: [trust], delegate: council, over: {service: primary-care}}]",
    )

    assert who_takes(site, service="primary-care").takers.ids == ("ccg",)


def test_a_body_may_delegate_what_is_its_own_beside_what_it_was_handed(told) -> None:
    """The CCG takes decisions on primary care by a right of its own: that it may hand on."""
    site = told(BODIES, CHAIN, "rights: [{holders: [ccg], power: take, over: {service: primary-care}}]")

    assert who_takes(site, service="primary-care").takers.ids == ("trust",)


# -- concurrent --------------------------------------------------------------------------------------------------------


def test_not_concurrent_unless_stated(told) -> None:
    """Who delegates no longer takes."""
    site = told(
        BODIES,
        """
        rights: [{holders: [ccg], power: take, over: {service: surgery}}]
        delegations: [{delegators: [ccg], delegate: trust, over: {service: surgery}}]
        """,
    )

    assert who_takes(site, service="surgery").takers.ids == ("trust",)


def test_concurrent_where_stated(told) -> None:
    """Where the delegator may still act itself, both take, each for itself."""
    site = told(
        BODIES,
        """
        rights: [{holders: [ccg], power: take, over: {service: surgery}}]
        delegations: [{delegators: [ccg], delegate: trust, concurrent: true, over: {service: surgery}}]
        """,
    )
    answer = route(site, service="surgery")

    assert (answer.mode, answer.takers.ids) == (Mode.SEVERALLY_TAKEN, ("ccg", "trust"))


def test_concurrent_where_only_the_delegation_says_that_it_takes(told) -> None:
    """The delegation is evidence that the CCG held it, and says that it may still act itself: it takes too."""
    site = told(
        BODIES, "delegations: [{delegators: [ccg], delegate: trust, concurrent: true, over: {service: surgery}}]"
    )
    answer = route(site, service="surgery")

    assert (answer.mode, answer.takers.ids) == (Mode.SEVERALLY_TAKEN, ("ccg", "trust"))


def test_concurrent_with_a_board(told) -> None:
    """A board decides for the CCG, which may still act itself: what the board makes no longer binds by itself."""
    site = told(
        BODIES,
        """
        rights: [{holders: [board], power: make, over: {service: surgery}}]
        delegations: [{delegators: [ccg], delegate: board, concurrent: true, over: {service: surgery}}]
        """,
    )
    answer = route(site, service="surgery")

    assert Mode.MADE_THEN_TAKEN is answer.mode
    assert {("ccg", ""), ("ccg", "board")} == {(h.id, h.via) for h in answer.takers}


# -- where a chain ends ------------------------------------------------------------------------------------------------


def test_ending_in_an_organisation(told) -> None:
    """The organisation in which a chain ends takes itself, via nobody."""
    site = told(BODIES, "delegations: [{delegators: [nhs-england], delegate: ccg, over: {service: gp-services}}]")

    assert [(h.id, h.via) for h in who_takes(site, service="gp-services").takers] == [("ccg", "")]


def test_ending_in_a_forum(told) -> None:
    """A forum has no legal personality: its delegators take, each via it."""
    site = told(BODIES, "delegations: [{delegators: [ccg, council], delegate: board, over: {stage: planning}}]")

    assert [(h.id, h.via) for h in who_takes(site, stage="planning").takers] == [("ccg", "board"), ("council", "board")]


def test_ending_in_an_organisation_without_personality(told) -> None:
    """Nor has a unit that is stated not to be statutory."""
    site = told(BODIES, "delegations: [{delegators: [ccg], delegate: unit, over: {stage: planning}}]")
    answer = route(site, stage="planning")

    assert (answer.mode, [(h.id, h.via) for h in answer.takers]) == (Mode.BINDING, [("ccg", "unit")])


def test_through_two_forums(told) -> None:
    """The board hands on to its panel: the bodies that delegated to the board take, via the panel."""
    site = told(
        BODIES,
        """
        delegations:
          - {delegators: [ccg, council], delegate: board, onward: true, over: {stage: planning}}
          - {delegators: [board], delegate: panel, over: {stage: planning}}
        """,
    )
    answer = route(site, stage="planning")

    assert (answer.mode, answer.makers.ids) == (Mode.BINDING, ("panel",))
    assert [(h.id, h.via) for h in answer.takers] == [("ccg", "panel"), ("council", "panel")]


def test_a_forum_recorded_to_take_beside_its_delegation(told) -> None:
    """The board is recorded to take what was delegated to it: that is the delegators taking, via it."""
    site = told(
        BODIES,
        """
        rights: [{holders: [board], power: [make, take], over: {stage: planning}}]
        delegations: [{delegators: [ccg], delegate: board, over: {stage: planning}}]
        """,
    )
    answer = route(site, stage="planning")

    assert (answer.mode, answer.takers.ids, answer.gaps) == (Mode.BINDING, ("ccg",), ())


# -- a body without legal personality and without a delegation ---------------------------------------------------------


def test_a_forum_recorded_to_take_without_a_delegation(told) -> None:
    """It is shown as recorded, partly known, and is a gap; the decision does not bind the forum."""
    answer = route(told(BODIES, "rights: [{holders: [board], power: take}]"))

    assert (answer.takers.ids, answer.status, answer.binds.ids) == (("board",), AnswerStatus.PARTLY_KNOWN, ())
    assert answer.gaps == ("board is recorded to take decisions, but has no legal personality and no delegation",)


def test_a_unit_recorded_to_take_without_a_delegation(told) -> None:
    """The same of an organisation that is stated not to be statutory."""
    answer = route(told(BODIES, "rights: [{holders: [unit], power: take}]"))

    assert (answer.takers.ids, answer.status, len(answer.gaps)) == (("unit",), AnswerStatus.PARTLY_KNOWN, 1)


def test_a_forum_recorded_to_ratify_without_a_delegation(told) -> None:
    """To ratify is to give legal effect, which a forum of its own cannot."""
    answer = route(told(BODIES, "rights: [{holders: [board], power: make}, {holders: [panel], power: ratify}]"))

    assert (answer.mode, answer.takers.ids, answer.status) == (Mode.RATIFIED, ("panel",), AnswerStatus.PARTLY_KNOWN)


def test_a_forum_recorded_to_take_beyond_its_delegation(told) -> None:
    """The board was delegated surgery and is recorded to take all acute care: beyond surgery that is a gap."""
    site = told(
        BODIES,
        """
        rights: [{holders: [board], power: take, over: {service: acute}}]
        delegations: [{delegators: [ccg], delegate: board, over: {service: surgery}}]
        """,
    )
    parts = {r.part.service: (r.takers.ids, r.status) for r in route(site, service="acute").routes}

    assert parts == {
        "surgery": (("ccg",), AnswerStatus.KNOWN),
        "acute": (("board",), AnswerStatus.PARTLY_KNOWN),
    }


def test_a_forum_that_delegates_what_nobody_delegated_to_it(told) -> None:
    """A board hands to a trust what nobody handed to the board: the trust takes, partly known, and it is a gap."""
    site = told(BODIES, "delegations: [{delegators: [board], delegate: trust, over: {stage: planning}}]")
    answer = route(site, stage="planning")

    assert (answer.takers.ids, answer.status, answer.binds.ids) == (("trust",), AnswerStatus.PARTLY_KNOWN, ("trust",))
    assert answer.gaps == ("board is recorded to delegate, but has no legal personality and no delegation",)


# -- responsible and bound ---------------------------------------------------------------------------------------------


def test_responsible_is_whom_the_delegation_names(told) -> None:
    """Two delegate, and the source says that the council stays responsible."""
    site = told(
        BODIES,
        """
        delegations:
          - {delegators: [ccg, council], delegate: board, responsible: [council], over: {stage: planning}}
        """,
    )
    answer = route(site, stage="planning")

    assert [(h.id, h.claim) for h in answer.responsible] == [("council", Claim.STATED)]
    assert answer.binds.ids == ("ccg", "council")


def test_responsible_are_the_heads_of_the_chain(told) -> None:
    """Where nobody is named, whoever delegated at the head stays responsible, and that is inferred."""
    site = told(BODIES, "delegations: [{delegators: [ccg, council], delegate: board, over: {stage: planning}}]")
    answer = route(site, stage="planning")

    assert [(h.id, h.claim) for h in answer.responsible] == [("ccg", Claim.INFERRED), ("council", Claim.INFERRED)]


def test_a_taker_of_its_own_is_responsible_beside_the_heads(told) -> None:
    """One takes by delegation and one of its own power: the head and the latter are responsible."""
    site = told(
        BODIES,
        """
        rights: [{holders: [council], power: take, over: {service: gp-services}}]
        delegations: [{delegators: [nhs-england], delegate: ccg, over: {service: gp-services}}]
        """,
    )

    assert route(site, service="gp-services").responsible.ids == ("council", "nhs-england")


def test_delegators_that_are_not_all(told) -> None:
    """Where the delegators are stated not to be all, nor are the takers."""
    site = told(BODIES, "delegations: [{delegators: [ccg], delegate: board, complete: no, over: {stage: planning}}]")

    assert str(who_takes(site, stage="planning").takers) == "ccg via board; and others"


def test_delegated_by_each_signatory(told) -> None:
    """A rule may say who delegates: each signatory of the agreement, resolved on the day."""
    site = told(
        BODIES,
        """
        instruments: [{id: agreement, signatories: [ccg, council], complete: yes}]
        delegations: [{delegators: {each: {signatory_of: agreement}}, delegate: board, over: {stage: planning}}]
        """,
    )
    answer = route(site, stage="planning")

    assert (answer.mode, answer.takers.ids) == (Mode.BINDING, ("ccg", "council"))


# -- longer than what it rests on --------------------------------------------------------------------------------------


def test_longer_than_what_was_delegated_onward(told) -> None:
    """What the CCG was handed ended in 2017; what it handed on in turn ended with that, whatever its paper says."""
    site = told(
        BODIES,
        """
        delegations:
          - delegators: [nhs-england]
            delegate: ccg
            onward: true
            over: {service: primary-care}
            start: 2015-04-01
            end: 2017-03-31
          - {delegators: [ccg], delegate: trust, start: 2015-04-01, over: {service: primary-care}}
        """,
    )

    assert who_takes(site, service="primary-care", on="2016").takers.ids == ("trust",)
    assert who_takes(site, service="primary-care", on="2018").takers.ids == ()
    assert len(route(site, service="primary-care", on="2018").gaps) == 1


def test_longer_than_the_delegators_own_right(told) -> None:
    """The CCG's right ended in 2017, so its delegation carries nothing afterwards and is a gap."""
    site = told(
        BODIES,
        """
        rights: [{holders: [ccg], power: take, start: 2015-04-01, end: 2017-03-31, over: {service: primary-care}}]
        delegations: [{delegators: [ccg], delegate: trust, start: 2015-04-01, over: {service: primary-care}}]
        """,
    )

    assert who_takes(site, service="primary-care", on="2016").takers.ids == ("trust",)
    assert who_takes(site, service="primary-care", on="2018").takers.ids == ()
    assert len(route(site, service="primary-care", on="2018").gaps) == 1
