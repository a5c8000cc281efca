"""How a decision comes about: a small site for every row of the table of modes."""

from __future__ import annotations

import pytest

from commissionkit.answers import AnswerStatus, Mode
from commissionkit.questions.decisions import route, who_makes, who_takes
from commissionkit.sources import Claim

BODIES = """
organisations: [ccg, council, nhs-england]
forums: [board]
"""


def test_ratified(told) -> None:
    """A board recommends and two bodies must ratify: ratified, whoever else could have taken it."""
    site = told(
        BODIES,
        """
        rights:
          - {holders: [board], power: recommend}
          - {holders: [ccg], power: ratify}
          - {holders: [council], power: ratify}
        """,
    )
    answer = route(site)

    assert (answer.mode, answer.status) == (Mode.RATIFIED, AnswerStatus.KNOWN)
    assert answer.makers.ids == ("board",)
    assert answer.takers.ids == ("ccg", "council")


def test_made_and_ratified(told) -> None:
    """Ratified comes before made then taken: what is made and then ratified is ratified."""
    site = told(BODIES, "rights: [{holders: [board], power: make}, {holders: [ccg], power: ratify}]")

    assert Mode.RATIFIED is route(site).mode


def test_ratified_beside_a_taker(told) -> None:
    """Where one body must ratify and another takes, the need to ratify still gives the mode; both are takers."""
    site = told(
        BODIES,
        """
        rights:
          - {holders: [board], power: make}
          - {holders: [ccg], power: ratify}
          - {holders: [council], power: take}
        """,
    )
    answer = route(site)

    assert Mode.RATIFIED is answer.mode
    assert answer.takers.ids == ("council", "ccg")


def test_a_ratifier_without_a_maker_takes(told) -> None:
    """Where nobody makes, a ratifier counts as a taker: alone it decides alone."""
    answer = route(told(BODIES, "rights: [{holders: [ccg], power: ratify}]"))

    assert (answer.mode, answer.takers.ids) == (Mode.SOLE, ("ccg",))


def test_binding(told) -> None:
    """Two bodies delegate to one board, and it makes the decisions: binding on both, never on the board."""
    site = told(
        BODIES,
        """
        rights: [{holders: [board], power: make, over: {stage: planning}}]
        delegations: [{delegators: [ccg, council], delegate: board, over: {stage: planning}}]
        """,
    )
    answer = route(site, stage="planning")

    assert (answer.mode, answer.status) == (Mode.BINDING, AnswerStatus.KNOWN)
    assert [(h.id, h.via) for h in answer.takers] == [("ccg", "board"), ("council", "board")]
    assert answer.binds.ids == ("ccg", "council")


def test_binding_where_nobody_is_recorded_to_make(told) -> None:
    """The board to which it is delegated is the maker, and that is inferred."""
    site = told(BODIES, "delegations: [{delegators: [ccg, council], delegate: board, over: {stage: planning}}]")
    answer = route(site, stage="planning")

    assert Mode.BINDING is answer.mode
    assert [(h.id, h.claim) for h in answer.makers] == [("board", Claim.INFERRED)]
    assert AnswerStatus.KNOWN is who_makes(site, stage="planning").status


def test_binding_where_the_board_is_recorded_to_recommend(told) -> None:
    """A board that recommends what is delegated to it makes it: that it recommends is stated, the rest inferred."""
    site = told(
        BODIES,
        """
        rights: [{holders: [board], power: recommend, over: {stage: planning}}]
        delegations: [{delegators: [ccg, council], delegate: board, over: {stage: planning}}]
        """,
    )
    answer = route(site, stage="planning")

    assert answer.mode is Mode.BINDING
    assert [(h.power.value, h.claim) for h in answer.makers] == [("make", Claim.INFERRED), ("recommend", Claim.STATED)]


def test_binding_by_two_delegations(told) -> None:
    """It is one and the same forum, even where each body delegates by a document of its own."""
    site = told(
        BODIES,
        """
        delegations:
          - {delegators: [ccg], delegate: board, over: {stage: planning}}
          - {delegators: [council], delegate: board, over: {stage: planning}}
        """,
    )

    assert Mode.BINDING is route(site, stage="planning").mode


def test_another_maker_unbinds(told) -> None:
    """Where another body makes the decision, the board to which it is delegated only takes it."""
    site = told(
        BODIES,
        """
        rights: [{holders: [nhs-england], power: make, over: {stage: planning}}]
        delegations: [{delegators: [ccg, council], delegate: board, over: {stage: planning}}]
        """,
    )

    assert Mode.MADE_THEN_TAKEN is route(site, stage="planning").mode


def test_a_taker_of_its_own_unbinds(told) -> None:
    """Where one more body takes by a power of its own, the board alone settles nothing: made, then taken."""
    site = told(
        BODIES,
        """
        rights:
          - {holders: [board], power: make, over: {stage: planning}}
          - {holders: [nhs-england], power: take, over: {stage: planning}}
        delegations: [{delegators: [ccg], delegate: board, over: {stage: planning}}]
        """,
    )
    answer = route(site, stage="planning")

    assert (answer.mode, answer.takers.ids) == (Mode.MADE_THEN_TAKEN, ("ccg", "nhs-england"))


def test_two_forums_do_not_bind(told) -> None:
    """Each body delegates to a forum of its own: neither forum binds the other body."""
    site = told(
        """
        organisations: [ccg, council]
        forums: [board, cabinet]
        delegations:
          - {delegators: [ccg], delegate: board, over: {stage: planning}}
          - {delegators: [council], delegate: cabinet, over: {stage: planning}}
        """
    )

    assert Mode.SEVERALLY_TAKEN is route(site, stage="planning").mode


def test_made_then_taken(told) -> None:
    """A partnership board makes decisions and each organisation then takes them; the board takes nothing."""
    site = told(BODIES, "rights: [{holders: [board], power: make}, {holders: {each: [ccg, council]}, power: take}]")
    answer = route(site)

    assert Mode.MADE_THEN_TAKEN is answer.mode
    assert answer.makers.ids == ("board",)
    assert answer.takers.ids == ("ccg", "council")


def test_made_then_taken_by_one_of_the_makers(told) -> None:
    """Two make together and one of them takes: the makers are not just the takers."""
    site = told(BODIES, "rights: [{holders: [ccg, council], power: make}, {holders: [ccg], power: take}]")

    assert Mode.MADE_THEN_TAKEN is route(site).mode


def test_made_jointly_but_taken_severally(told) -> None:
    """One making by two bodies and two takings by the same two are not the same groups: made, then taken."""
    site = told(
        BODIES, "rights: [{holders: [ccg, council], power: make}, {holders: {each: [ccg, council]}, power: take}]"
    )

    assert Mode.MADE_THEN_TAKEN is route(site).mode


def test_recommended(told) -> None:
    """A board recommends and a CCG takes."""
    site = told(BODIES, "rights: [{holders: [board], power: recommend}, {holders: [ccg], power: take}]")

    assert Mode.RECOMMENDED is route(site).mode


def test_recommended_by_the_taker_itself(told) -> None:
    """A body that recommends to itself takes alone."""
    assert Mode.SOLE is route(told(BODIES, "rights: [{holders: [ccg], power: [recommend, take]}]")).mode


def test_delegated(told) -> None:
    """One body takes by delegation, the one that delegated is responsible and bound."""
    site = told(
        BODIES,
        "delegations: [{delegators: [nhs-england], delegate: ccg, over: {service: gp-services}}]",
    )
    answer = route(site, service="gp-services")

    assert (answer.mode, answer.takers.ids) == (Mode.DELEGATED, ("ccg",))
    assert answer.responsible.ids == ("nhs-england",)
    assert answer.binds.ids == ("ccg", "nhs-england")


def test_delegated_needs_nothing_made_apart(told) -> None:
    """Where a board makes what one body takes by delegation, it is made and then taken."""
    site = told(
        BODIES,
        """
        rights: [{holders: [board], power: make, over: {service: gp-services}}]
        delegations: [{delegators: [nhs-england], delegate: ccg, over: {service: gp-services}}]
        """,
    )

    assert Mode.MADE_THEN_TAKEN is route(site, service="gp-services").mode


def test_sole(told) -> None:
    """One body takes by its own power; that it also makes is inferred."""
    answer = route(told(BODIES, "rights: [{holders: [ccg], power: take}]"))

    assert (answer.mode, answer.status) == (Mode.SOLE, AnswerStatus.KNOWN)
    assert [(h.id, h.claim) for h in answer.makers] == [("ccg", Claim.INFERRED)]


def test_sole_and_made_by_itself(told) -> None:
    """One body is recorded to make and to take: it decides alone, and nothing of it is inferred."""
    answer = route(told(BODIES, "rights: [{holders: [ccg], power: [make, take]}]"))

    assert Mode.SOLE is answer.mode
    assert [(h.id, h.claim) for h in answer.makers] == [("ccg", Claim.STATED)]


def test_jointly_taken(told) -> None:
    """Two bodies hold one right: they take together."""
    answer = route(told(BODIES, "rights: [{holders: [ccg, council], power: take}]"))

    assert (answer.mode, answer.takers.ids) == (Mode.JOINTLY_TAKEN, ("ccg", "council"))


def test_severally_taken(told) -> None:
    """Two bodies hold a right each: each takes for itself."""
    answer = route(told(BODIES, "rights: [{holders: [ccg], power: take}, {holders: [council], power: take}]"))

    assert (answer.mode, answer.takers.ids) == (Mode.SEVERALLY_TAKEN, ("ccg", "council"))


def test_made_untaken(told) -> None:
    """What is made and never taken is a gap to show; who makes it is known, who takes it is not recorded."""
    site = told(BODIES, "rights: [{holders: [board], power: make}]")
    answer = route(site)

    assert (answer.mode, answer.makers.ids, answer.takers.ids) == (Mode.MADE_UNTAKEN, ("board",), ())
    assert answer.gaps == ("nobody is recorded to take it",)
    assert AnswerStatus.KNOWN is who_makes(site).status
    assert AnswerStatus.NONE_RECORDED is who_takes(site).status


def test_untaken_unmade(told) -> None:
    """A body that oversees neither makes nor takes."""
    answer = route(told(BODIES, "rights: [{holders: [board], power: [oversee, advise]}]"))

    assert (answer.mode, answer.status) == (Mode.UNTAKEN_UNMADE, AnswerStatus.NONE_RECORDED)
    assert (answer.overseers.ids, answer.others.ids) == (("board",), ("board",))


@pytest.mark.parametrize("rights", ["", "rights: [{holders: [board], power: take, denied: true}]"])
def test_nothing_recorded(told, rights: str) -> None:
    """Nothing recorded, and one body's denial alone, are no decision at all: none, none recorded."""
    answer = route(told(BODIES, rights))

    assert (answer.mode, answer.status) == (Mode.NONE, AnswerStatus.NONE_RECORDED)


def test_a_denial_alone_is_listed(told) -> None:
    """One body's denial does not say that nobody takes: none recorded, with the denial listed."""
    answer = who_takes(told(BODIES, "rights: [{holders: [board], power: take, denied: true}]"))

    assert AnswerStatus.NONE_RECORDED is answer.status
    assert [denial.holder for denial in answer.denied] == ["board"]


def test_the_sources_verb_stays_beside_the_mode(told) -> None:
    """What a source calls remitting is shown with its verb, beside our word for how it is decided."""
    site = told(BODIES, "rights: [{holders: [board], power: recommend, verb: remitted}, {holders: [ccg], power: take}]")
    answer = route(site)

    assert (answer.mode, answer.routes[0].verbs) == (Mode.RECOMMENDED, ("remitted",))
    assert "remitted" in answer.explain()


def test_an_answer_has_no_truth_value(told) -> None:
    """Nobody recorded is never nobody: an answer refuses to be read as yes or no."""
    with pytest.raises(TypeError, match="status"):
        bool(route(told(BODIES)))


MIXED = """
areas: [{id: place, made_up_of: [north, south]}, {id: north, within: [place]}, {id: south, within: [place]}]
area: place
"""


def test_mixed(told) -> None:
    """Decided one way in the north and another in the south: the whole is mixed, and known since both are."""
    site = told(
        BODIES,
        MIXED,
        """
        rights:
          - {holders: [ccg], power: take, over: {area: north}}
          - {holders: [ccg, council], power: take, over: {area: south}}
        """,
    )
    answer = route(site)

    assert (answer.mode, answer.status) == (Mode.MIXED, AnswerStatus.KNOWN)
    assert [r.mode for r in answer.routes] == [Mode.SOLE, Mode.JOINTLY_TAKEN]


def test_parts_that_conclude_nothing_do_not_count_for_the_mode(told) -> None:
    """Taken in the north, nothing recorded for the south: the one mode there is, but only partly known."""
    site = told(BODIES, MIXED, "rights: [{holders: [ccg], power: take, over: {area: north}}]")
    answer = route(site)

    assert (answer.mode, answer.status) == (Mode.SOLE, AnswerStatus.PARTLY_KNOWN)


def test_only_overseen_in_a_part(told) -> None:
    """A part that is only overseen makes the whole partly known."""
    site = told(
        BODIES,
        MIXED,
        """
        rights:
          - {holders: [ccg], power: take, over: {area: north}}
          - {holders: [board], power: oversee, over: {area: south}}
        """,
    )
    answer = route(site)

    assert (answer.mode, answer.status) == (Mode.SOLE, AnswerStatus.PARTLY_KNOWN)
    assert {Mode.SOLE, Mode.UNTAKEN_UNMADE} == {r.mode for r in answer.routes}


def test_disputed_in_a_part(told) -> None:
    """Known in one part and disputed in another: disputed."""
    site = told(
        BODIES,
        MIXED,
        """
        rights:
          - {holders: [ccg], power: take, over: {area: north}}
          - {holders: [council], power: take, over: {area: south}}
          - {holders: [council], power: take, over: {area: south}, denied: true}
        """,
    )

    assert AnswerStatus.DISPUTED is route(site).status
    assert AnswerStatus.KNOWN is route(site, area="north").status


def test_alike_parts_have_the_status_they_share(told) -> None:
    """Two pots of which nothing is recorded: none recorded for the whole, not partly known."""
    site = told(
        "funds: [{id: fund, pots_complete: yes}]",
        "pots: [{id: fund/a, fund: fund}, {id: fund/b, fund: fund}]",
    )

    assert AnswerStatus.NONE_RECORDED is route(site, fund="fund").status


def test_what_is_recorded_of_the_weakest_link(told) -> None:
    """The weakest claim of the chain is that of the whole answer."""
    site = told(
        BODIES,
        """
        rights:
          - {holders: [board], power: recommend, evidence: ["src: page 1"]}
          - {holders: [ccg], power: take, evidence: ["src: page 1 [inferred: it holds the money]"]}
        """,
    )

    assert Claim.INFERRED is route(site).weakest_claim
    assert Claim.STATED is who_makes(site).makers.claim
