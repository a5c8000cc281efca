"""Denials, silence, and statements that nobody holds a power: unknown is never nobody."""

from __future__ import annotations

import pytest

from commissionkit.answers import AnswerStatus, Mode
from commissionkit.questions.decisions import route, who_makes, who_oversees, who_takes

BODIES = """
organisations: [ccg, council]
forums: [board]
funds: [{id: fund}]
area: place
areas:
  - {id: place, made_up_of: [north, south]}
  - {id: north, within: [place], made_up_of: [moor, valley]}
  - {id: south, within: [place], made_up_of: [valley, coast]}
  - {id: moor, within: [north]}
  - {id: valley, within: [north, south]}
  - {id: coast, within: [south]}
"""


def _disputes(told, denial: str, right: str, **matter: str) -> AnswerStatus:
    given = f"rights: [{{holders: [ccg], power: take, over: {right}}}]"
    denied = f"rights: [{{holders: [ccg], power: take, denied: true, over: {denial}}}]"
    return route(told(BODIES, given, denied), **matter).status


def test_strictly_within_a_denial_is_an_exception(told) -> None:
    """Denied power over all acute care, and given it over surgery: over surgery it stands."""
    assert AnswerStatus.KNOWN is _disputes(
        told, "{service: acute}", "{service: surgery, fund: fund}", fund="fund", service="surgery"
    )
    assert AnswerStatus.KNOWN is _disputes(told, "{}", "{fund: fund}", fund="fund")


def test_over_the_same_it_is_disputed(told) -> None:
    """Denied and given over the same fund: disputed."""
    assert AnswerStatus.DISPUTED is _disputes(told, "{fund: fund}", "{fund: fund}", fund="fund")


def test_wider_than_a_denial_it_is_disputed(told) -> None:
    """Given over everything and denied over the fund: of the fund that is disputed."""
    assert AnswerStatus.DISPUTED is _disputes(told, "{fund: fund}", "{}", fund="fund")


def test_across_a_denial_it_is_disputed(told) -> None:
    """Given over the north and denied over planning: of planning in the north that is disputed."""
    assert AnswerStatus.DISPUTED is _disputes(
        told, "{stage: planning}", "{area: north}", stage="planning", area="north"
    )


def test_across_a_denial_by_areas_that_overlap(told) -> None:
    """Given over the north, denied over the south, and they share a valley: there it is disputed, on the moor not."""
    assert AnswerStatus.DISPUTED is _disputes(told, "{area: south}", "{area: north}", area="valley")
    assert AnswerStatus.KNOWN is _disputes(told, "{area: south}", "{area: north}", area="moor", fund="fund")


def test_disputed_only_where_the_denial_reaches(told) -> None:
    """Given over the place and denied over the north: disputed there, known in the south."""
    rights = "rights: [{holders: [ccg], power: take}, {holders: [ccg], power: take, denied: true, over: {area: coast}}]"
    site = told(BODIES, rights)

    assert [route(site, fund="fund", area=area).status for area in ("coast", "moor")] == [
        AnswerStatus.DISPUTED,
        AnswerStatus.KNOWN,
    ]
    assert {AnswerStatus.DISPUTED, AnswerStatus.KNOWN} == {r.status for r in route(site, fund="fund").routes}


def test_denied_powers_are_only_those_named(told) -> None:
    """No decision-making power denies making and taking, not recommending."""
    site = told(
        BODIES,
        """
        rights:
          - {holders: [board], power: [make, take], denied: true}
          - {holders: [board], power: [review, recommend]}
          - {holders: [ccg], power: take}
        """,
    )
    answer = route(site, fund="fund")

    assert (answer.mode, answer.status) == (Mode.RECOMMENDED, AnswerStatus.KNOWN)
    assert [denial.holder for denial in answer.denied] == ["board"]


def test_one_bodys_denial_does_not_touch_another(told) -> None:
    """What is denied to the board is not denied to the CCG."""
    site = told(BODIES, "rights: [{holders: [board], power: take, denied: true}, {holders: [ccg], power: take}]")

    assert (
        who_takes(site, fund="fund").status,
        who_takes(site, fund="fund").takers.ids,
    ) == (AnswerStatus.KNOWN, ("ccg",))


def test_a_delegation_against_a_denial_is_disputed(told) -> None:
    """A source denies that the board takes, another has it take by delegation: disputed."""
    site = told(
        BODIES,
        """
        rights: [{holders: [board], power: take, denied: true, over: {fund: fund}}]
        delegations: [{delegators: [ccg], delegate: board, over: {fund: fund}}]
        """,
    )

    assert AnswerStatus.DISPUTED is route(site, fund="fund").status


def test_both_rival_statements_are_shown(told) -> None:
    """Who is disputed to take is still shown, with the denial beside it."""
    rights = "rights: [{holders: [ccg], power: take}, {holders: [ccg], power: take, denied: true}]"
    answer = who_takes(told(BODIES, rights), fund="fund")

    assert (answer.takers.ids, [(d.holder, d.disputes) for d in answer.denied]) == (("ccg",), [("ccg", True)])


@pytest.mark.parametrize("denial", ["{}", "{fund: fund}", "{area: north}", "{stage: planning}", "{service: surgery}"])
def test_removing_a_denial_changes_no_maker_taker_or_mode(told, denial: str) -> None:
    """A denial bears on the status alone."""
    rights = "rights: [{holders: [board], power: recommend}, {holders: [ccg], power: take, over: {area: moor}}]"
    denied = f"rights: [{{holders: {{each: [ccg, board]}}, power: [recommend, take], denied: true, over: {denial}}}]"
    with_it, without = route(told(BODIES, rights, denied)), route(told(BODIES, rights))

    assert (without.mode, without.makers.ids, without.takers.ids) == (
        with_it.mode,
        with_it.makers.ids,
        with_it.takers.ids,
    )


def test_a_dispute_over_taking_leaves_the_making_known(told) -> None:
    """That the CCG takes is disputed; that the board recommends is not."""
    site = told(
        BODIES,
        """
        rights:
          - {holders: [board], power: recommend}
          - {holders: [ccg], power: take}
          - {holders: [ccg], power: take, denied: true}
        """,
    )

    assert who_makes(site, fund="fund").status is AnswerStatus.KNOWN
    assert who_takes(site, fund="fund").status is AnswerStatus.DISPUTED
    assert route(site, fund="fund").status is AnswerStatus.DISPUTED


def test_a_disputed_making_that_nobody_takes(told) -> None:
    """That the board makes is disputed and nobody takes: disputed, not only partly known."""
    site = told(BODIES, "rights: [{holders: [board], power: make}, {holders: [board], power: make, denied: true}]")
    answer = route(site, fund="fund")

    assert (answer.mode, answer.status) == (Mode.MADE_UNTAKEN, AnswerStatus.DISPUTED)


def test_a_dispute_over_oversight_leaves_the_decision_known(told) -> None:
    """That the board oversees is disputed; that the CCG takes is not."""
    site = told(
        BODIES,
        """
        rights:
          - {holders: [ccg], power: take}
          - {holders: [board], power: oversee}
          - {holders: [board], power: oversee, denied: true}
        """,
    )

    assert who_oversees(site, fund="fund").status is AnswerStatus.DISPUTED
    assert route(site, fund="fund").status is AnswerStatus.KNOWN


# -- nobody ------------------------------------------------------------------------------------------------------------


def test_a_source_says_that_nobody_does(told) -> None:
    """Holders none: of that side a source states that nobody does."""
    site = told(BODIES, "rights: [{holders: none, power: take, over: {fund: fund}}]")

    assert AnswerStatus.STATED_NONE is who_takes(site, fund="fund").status
    assert AnswerStatus.NONE_RECORDED is who_makes(site, fund="fund").status


def test_nobody_takes_what_is_made(told) -> None:
    """A board makes, and a source says that nobody takes: made and untaken, and of the taking stated none."""
    site = told(
        BODIES,
        "rights: [{holders: [board], power: make, over: {fund: fund}}]",
        "rights: [{holders: none, power: take, over: {fund: fund}}]",
    )

    assert Mode.MADE_UNTAKEN is route(site, fund="fund").mode
    assert AnswerStatus.STATED_NONE is who_takes(site, fund="fund").status


def test_nobody_on_one_side_is_not_nobody_at_all(told) -> None:
    """That nobody takes does not say that nobody makes: the matter as a whole is not stated to be nobody's."""
    site = told(BODIES, "rights: [{holders: none, power: take, over: {fund: fund}}]")

    assert AnswerStatus.PARTLY_KNOWN is route(site, fund="fund").status


def test_nobody_on_both_sides(told) -> None:
    """That nobody makes or takes is said of both sides, so of the matter."""
    site = told(BODIES, "rights: [{holders: none, power: [make, take], over: {fund: fund}}]")

    assert AnswerStatus.STATED_NONE is route(site, fund="fund").status


def test_nobody_and_somebody_is_disputed(told) -> None:
    """One source says that nobody takes, another that the CCG does: disputed, and the CCG is shown."""
    site = told(
        BODIES,
        "rights: [{holders: none, power: take, over: {fund: fund}}, {holders: [ccg], power: take, over: {fund: fund}}]",
    )
    answer = who_takes(site, fund="fund")

    assert (answer.status, answer.takers.ids) == (AnswerStatus.DISPUTED, ("ccg",))


def test_nobody_with_an_exception(told) -> None:
    """Nobody takes in general, the CCG takes over the fund: an exception, which stands."""
    site = told(BODIES, "rights: [{holders: none, power: take}, {holders: [ccg], power: take, over: {fund: fund}}]")

    assert AnswerStatus.KNOWN is who_takes(site, fund="fund").status


# -- silence -----------------------------------------------------------------------------------------------------------


def test_the_coder_looked(told) -> None:
    """Silent: the coder looked and the sources do not say. Not stated, which is not nobody."""
    site = told(BODIES, "silent: [{power: [take], over: {fund: fund}}]")

    assert AnswerStatus.NOT_STATED is who_takes(site, fund="fund").status
    assert AnswerStatus.NONE_RECORDED is who_makes(site, fund="fund").status


def test_silence_is_broken_by_a_right(told) -> None:
    """Where somebody is recorded the silence says nothing more."""
    site = told(BODIES, "silent: [{power: [take]}]", "rights: [{holders: [ccg], power: take}]")

    assert AnswerStatus.KNOWN is who_takes(site, fund="fund").status


def test_silence_about_one_body_is_no_silence_about_the_matter(told) -> None:
    """That the sources do not say what the board may do leaves who takes unrecorded."""
    site = told(BODIES, "silent: [{subject: board, power: [make, take]}]")

    assert AnswerStatus.NONE_RECORDED is who_takes(site, fund="fund").status


def test_silence_reaches_only_its_scope(told) -> None:
    """The coder looked for who takes decisions on procurement, and for no other stage."""
    site = told("silent: [{power: [make, take], over: {stage: procurement}}]")
    by_stage = {r.part.stage: r.status for r in route(site).routes}

    assert by_stage == {"procurement": AnswerStatus.NOT_STATED, None: AnswerStatus.NONE_RECORDED}
    assert AnswerStatus.NOT_STATED is route(site, stage="procurement").status
    assert AnswerStatus.NONE_RECORDED is route(site, stage="planning").status


def test_stated_none_goes_before_silence(told) -> None:
    """Where one source says nobody and others are silent, nobody is what is stated."""
    site = told(BODIES, "rights: [{holders: none, power: take}]", "silent: [{power: [take]}]")

    assert AnswerStatus.STATED_NONE is who_takes(site, fund="fund").status


@pytest.mark.parametrize(
    ("record", "status"),
    [
        ("rights: [{holders: none, power: take}]", AnswerStatus.STATED_NONE),
        ("silent: [{power: [take]}]", AnswerStatus.NOT_STATED),
        ("", AnswerStatus.NONE_RECORDED),
    ],
)
def test_three_answers_that_are_never_one(told, record: str, status: AnswerStatus) -> None:
    """Stated to be nobody, not stated, and not recorded are three answers, each in its own words."""
    answer = who_takes(told(record))

    assert status is answer.status
    assert status.value in answer.explain()
