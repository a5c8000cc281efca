"""Who decides on which day: what the sources speak to, what came before, what is planned, what changed."""

from __future__ import annotations

import pytest

from commissionkit.answers import AnswerStatus, Mode
from commissionkit.errors import RefusedQuestion
from commissionkit.questions.decisions import route, who_oversees, who_takes
from commissionkit.succession import as_of

BODIES = """
as_at: 2019
organisations: [ccg, council]
forums: [board]
"""

# -- the days the sources speak to -------------------------------------------------------------------------------------


def test_without_a_day_the_question_is_put_to_the_last_day_of_as_at(told) -> None:
    """The sources speak to 2019: a right that began in July 2019 answers a question without a day."""
    site = told(BODIES, "rights: [{holders: [ccg], power: take, start: 2019-07-01}]")

    assert (route(site).takers.ids, route(site).matter.on) == (("ccg",), "2019-12-31")


def test_in_force_on_each_day_of_as_at(told) -> None:
    """A right in force without a stated start holds on every day that the sources speak to."""
    site = told(BODIES, "rights: [{holders: [ccg], power: take}]")

    assert [route(site, on=on).status for on in ("2019-01-01", "2019-06", "2019-12-31")] == [AnswerStatus.KNOWN] * 3


def test_before_as_at_a_right_without_a_start_is_unknown(told) -> None:
    """Since when is not stated, so of 2017 it is only partly known, and the answer says what is missing."""
    answer = route(told(BODIES, "rights: [{holders: [ccg], power: take}]"), on="2017")

    assert (answer.status, answer.takers.ids) == (AnswerStatus.PARTLY_KNOWN, ("ccg",))
    assert "whether this held on the day: ccg takes decisions over everything" in answer.missing


def test_before_as_at_a_delegation_without_a_start_is_unknown(told) -> None:
    """The same of a delegation, and of the one right of a chain."""
    site = told(BODIES, "delegations: [{delegators: [ccg, council], delegate: board, over: {stage: planning}}]")
    answer = route(site, stage="planning", on="2017")

    assert (answer.mode, answer.status) == (Mode.BINDING, AnswerStatus.PARTLY_KNOWN)


def test_before_as_at_oversight_without_a_start_is_unknown(told) -> None:
    """Since when the board oversees is not stated: of 2017 it is only partly known that it did."""
    site = told(BODIES, "rights: [{holders: [board], power: oversee}]")

    assert [who_oversees(site, on=on).status for on in ("2019", "2017")] == [
        AnswerStatus.KNOWN,
        AnswerStatus.PARTLY_KNOWN,
    ]


def test_a_stated_start_is_known(told) -> None:
    """From its start on a right is known, before it there is none."""
    site = told(BODIES, "rights: [{holders: [ccg], power: take, start: 2016-04-01}]")

    assert [route(site, on=on).status for on in ("2017", "2015")] == [AnswerStatus.KNOWN, AnswerStatus.NONE_RECORDED]


def test_a_start_known_only_to_the_year(told) -> None:
    """Begun on some day of 2016: on a day of that year it is unknown, afterwards known."""
    site = told(BODIES, "rights: [{holders: [ccg], power: take, start: 2016}]")

    assert [route(site, on=on).status for on in ("2016-06-30", "2017-01-01")] == [
        AnswerStatus.PARTLY_KNOWN,
        AnswerStatus.KNOWN,
    ]


def test_after_as_at_what_goes_on_answers_with_a_flag(told) -> None:
    """The sources cannot speak to 2021: what had no end answers, flagged."""
    answer = route(told(BODIES, "rights: [{holders: [ccg], power: take}]"), on="2021")

    assert (answer.takers.ids, answer.flags) == (("ccg",), ("beyond_as_at",))


def test_an_end_is_the_last_day(told) -> None:
    """A right that ends on 31 March 2018 holds on that day and not on the next."""
    site = told(BODIES, "rights: [{holders: [ccg], power: take, start: 2013-04-01, end: 2018-03-31}]")

    assert [who_takes(site, on=on).takers.ids for on in ("2018-03-31", "2018-04-01")] == [("ccg",), ()]


def test_removed_without_a_date(told) -> None:
    """What was removed, on a day not stated, is gone when the sources speak; before, it is unknown."""
    site = told(BODIES, "rights: [{holders: [ccg], power: take, status: removed, start: 2013-04-01}]")

    assert who_takes(site).takers.ids == ()
    assert (
        who_takes(site, on="2016").takers.ids,
        who_takes(site, on="2016").status,
    ) == (("ccg",), AnswerStatus.PARTLY_KNOWN)


def test_what_is_early_counts(told) -> None:
    """A right in its early days holds when the sources speak."""
    assert who_takes(told(BODIES, "rights: [{holders: [ccg], power: take, status: early}]")).takers.ids == ("ccg",)


# -- one thing rests on another ----------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "rest",
    [
        "organisations: [{id: new-ccg, start: 2018-04-01}]",
        "instruments: [{id: agreement, start: 2018-04-01}]",
        "funds: [{id: fund, start: 2018-04-01}]",
    ],
)
def test_a_right_lives_no_longer_than_what_it_rests_on(told, rest: str) -> None:
    """A right of 2013 held by a body, under an agreement or over a fund of 2018 is none before 2018."""
    extra = {"o": "", "i": ", instrument: agreement", "f": ", over: {fund: fund}"}[rest[0]]
    holder = "new-ccg" if rest[0] == "o" else "ccg"
    site = told(BODIES, rest, f"rights: [{{holders: [{holder}], power: take, start: 2013-04-01{extra}}}]")
    matter = {"fund": "fund"} if rest[0] == "f" else {}

    assert [route(site, **matter).status, who_takes(site, on="2015", **matter).takers.ids] == [AnswerStatus.KNOWN, ()]


# -- funds that have ended ---------------------------------------------------------------------------------------------

ENDED = """
funds: [{id: fund, start: 2014-04-01, end: 2017-03-31}]
pots: [{id: fund/pooled, fund: fund}]
rights: [{holders: [ccg], power: take, over: {fund: fund}, start: 2014-04-01}]
"""


def test_a_fund_that_ended_is_asked_about_its_last_day(told) -> None:
    """A question about a fund that ended before the sources speak is put to its last day, flagged."""
    answer = route(told(BODIES, ENDED.replace("pots: [{id: fund/pooled, fund: fund}]", "")), fund="fund")

    assert (answer.matter.on, answer.flags) == ("2017-03-31", ("past",))
    assert (answer.status, answer.takers.ids) == (AnswerStatus.KNOWN, ("ccg",))


def test_a_pot_of_a_fund_that_ended_is_asked_about_its_last_day(told) -> None:
    """A pot lives no longer than its fund."""
    answer = route(told(BODIES, ENDED), fund="fund/pooled")

    assert (answer.matter.on, answer.flags, answer.takers.ids) == ("2017-03-31", ("past",), ("ccg",))


@pytest.mark.parametrize("on", ["2013", "2019-10", "2018"])
def test_a_day_outside_its_life_is_not_applicable(told, on: str) -> None:
    """A day that is named and lies outside the life of the fund makes the question not applicable."""
    answer = route(told(BODIES, ENDED), fund="fund", on=on)

    assert (answer.status, answer.takers.ids, answer.flags) == (AnswerStatus.NOT_APPLICABLE, (), ())
    assert "fund" in answer.explain()


def test_one_off_money_has_no_stated_end(told) -> None:
    """Money given once has an end not stated: it still answers, since nothing says that it has gone."""
    site = told(
        BODIES,
        "funds: [{id: once, start: 2018-04-01, end: not_stated}]",
        "rights: [{holders: [ccg], power: take, over: {fund: once}, start: 2018-04-01, end: not_stated}]",
    )
    answer = route(site, fund="once")

    assert (answer.takers.ids, answer.flags) == (("ccg",), ())


# -- plans -------------------------------------------------------------------------------------------------------------

PLAN = """
organisations: [joint]
rights:
  - {holders: [ccg], power: take}
  - {holders: [board], power: make, status: planned, start: 2020-04-01}
"""


def test_what_is_planned_answers_only_by_plan(told) -> None:
    """A board that is planned to make decisions makes none; by plan it will, and that stands beside, flagged."""
    answer = route(told(BODIES, PLAN), on="2020-06")

    assert (answer.mode, answer.flags) == (Mode.SOLE, ("beyond_as_at",))
    assert answer.by_plan is not None
    assert (answer.by_plan.mode, answer.by_plan.flags) == (Mode.MADE_THEN_TAKEN, ("beyond_as_at", "plan"))


def test_before_its_day_a_plan_changes_nothing(told) -> None:
    """For a day before what is planned there is no answer by plan."""
    assert None is route(told(BODIES, PLAN), on="2020-02").by_plan


def test_a_plan_that_changes_nothing_here_is_not_shown(told) -> None:
    """Where the plan leaves the answer as it is nothing stands beside it."""
    site = told(BODIES, PLAN.replace("power: make,", "power: make, over: {service: dentistry},"))

    assert None is route(site, service="surgery", on="2020-06").by_plan


def test_a_planned_merger_answers_by_plan(told) -> None:
    """The two bodies are planned to merge: by plan the body to come takes."""
    site = told(
        BODIES,
        """
        organisations: [{id: joint, status: planned, start: 2020-04-01}]
        rights: [{holders: {each: [ccg, council]}, power: take}]
        changes:
          - id: merger
            kind: merger
            predecessors: [ccg, council]
            successors: [joint]
            on: 2020-04-01
            happened: planned
        """,
    )
    answer = who_takes(site, on="2020-05")

    assert answer.takers.ids == ("ccg", "council")
    assert answer.by_plan is not None
    assert answer.by_plan.takers.ids == ("joint",)


# -- several days ------------------------------------------------------------------------------------------------------


def test_an_answer_that_differs_over_the_days_meant(told) -> None:
    """Asked of 2018, when the right passed from one body to another in April: an answer for each."""
    site = told(
        BODIES,
        """
        rights:
          - {holders: [ccg], power: take, start: 2013-04-01, end: 2018-03-31}
          - {holders: [council], power: take, start: 2018-04-01}
        """,
    )
    answer = route(site, on="2018")

    assert answer.flags == ("several_days",)
    assert [(case.matter.on, case.takers.ids) for case in answer.cases] == [
        ("2018-01-01..2018-03-31", ("ccg",)),
        ("2018-04-01..2018-12-31", ("council",)),
    ]
    assert answer.takers.ids == ()


def test_an_answer_that_is_the_same_on_all_days_meant(told) -> None:
    """Asked of 2018 where nothing that matters changed: one answer."""
    site = told(
        BODIES,
        """
        rights:
          - {holders: [ccg], power: take, start: 2013-04-01}
          - {holders: [board], power: oversee, over: {service: dentistry}, start: 2018-04-01}
        """,
    )

    assert (route(site, service="surgery", on="2018").cases, who_takes(site, on="2018").takers.ids) == ((), ("ccg",))


MERGER = """
organisations: [north, south, joint]
changes: [{id: merger, kind: merger, predecessors: [north, south], successors: [joint], on: 2018-04}]
rights: [{holders: {each: [north, south]}, power: take, start: 2013-04-01}]
"""


def test_a_change_of_which_the_day_is_not_known_is_answered_twice(told) -> None:
    """Merged on some day of April 2018: on 15 April the answer is given before and after, never as a union."""
    answer = who_takes(told(BODIES, MERGER), on="2018-04-15")

    assert [case.takers.ids for case in answer.cases] == [("north", "south"), ("joint",)]
    assert [case.matter.on for case in answer.cases] == ["before merger", "after merger"]
    assert answer.takers.ids == ()


def test_on_either_side_of_a_change_there_is_one_answer(told) -> None:
    """In March the two took, in May their heir does."""
    site = told(BODIES, MERGER)

    assert [who_takes(site, on=on).takers.ids for on in ("2018-03-31", "2018-05-01")] == [
        ("north", "south"),
        ("joint",),
    ]


def test_the_heir_holds_once(told) -> None:
    """Two rights that a merger makes one body hold over the same matter are one taking."""
    site = told(
        BODIES,
        MERGER.replace(
            "rights: [{holders: {each: [north, south]}, power: take, start: 2013-04-01}]",
            """rights:
  - {holders: [north], power: take, start: 2013-04-01}
  - {holders: [south], power: take, start: 2013-04-01}""",
        ),
    )
    answer = route(site)

    assert (answer.mode, answer.takers.ids) == (Mode.SOLE, ("joint",))


# -- snapshots ---------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("on", ["2015", "2018", "2018-04-15", "2019", "2020-06", "2021-01-01"])
def test_a_snapshot_answers_as_the_record_does_of_its_day(told, on: str) -> None:
    """The state on a day, asked without one, answers as the record asked of that day."""
    site = told(BODIES, PLAN.replace("organisations: [joint]", ""), ENDED, MERGER)

    for matter in ({}, {"fund": "fund"}, {"stage": "planning"}):
        assert route(site, on=on, **matter) == route(as_of(site, on), **matter)


def test_a_snapshot_answers_of_no_other_day(told) -> None:
    """The state on one day is refused a question about another."""
    with pytest.raises(RefusedQuestion):
        route(as_of(told(BODIES, PLAN), "2019-10"), on="2018-10")
