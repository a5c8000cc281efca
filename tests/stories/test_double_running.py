"""What a governance officer asks about work that the system does and an organisation does again."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from commissionkit.errors import RefusedQuestion
from commissionkit.model import Arrangement, Driver, Removable
from commissionkit.questions.double_running import double_running
from commissionkit.sources import Claim

Told = Callable[..., Arrangement]

SITE = """
areas: [north, south]
organisations:
  - trust
  - ccg
  - {id: regulator, name: the regulator, kind: regulator}
forums: [board]
"""


def _processes(system: str = "", organisation: str = "") -> str:
    """A system-wide process of the board and one of the trust, each with more to it."""
    return f"""
processes:
  - {{id: system, level: system_wide, stage: finance, run_by: [board]{system}}}
  - {{id: own, level: organisation, stage: finance, run_by: [trust]{organisation}}}
"""


SEAT = "seats: [{forum: board, holder: trust}]"


def _pairs(site: Arrangement, **asked) -> list[tuple[str | None, str | None, str]]:
    found = double_running(site, kind="process", **asked)
    return [(item.system_process, item.organisation_process, item.certainty) for item in found]


# -- who takes part ------------------------------------------------------------------------------


def test_a_seat_makes_a_pair(told: Told) -> None:
    """An organisation with a seat on the board that monitors the system, and its own monitoring: run twice, by it."""
    (item,) = double_running(told(SITE, _processes(), SEAT))

    assert (
        item.system_process,
        item.organisation_process,
        item.certainty,
        item.origin,
    ) == ("system", "own", "certain", ("found",))
    assert item.bodies == ("trust",)
    assert item.facts == ("system", "own", "seat:board:trust")
    assert Claim.INFERRED is item.claim
    assert item.counterpart == "named"


@pytest.mark.parametrize(
    ("system", "more"),
    [
        (", parties: [trust]", "seats: []"),
        (", about: [trust]", "seats: []"),
        ("", "seats: [{forum: board, holder: director}]\nposts: [{id: director, organisations: [ccg, trust]}]"),
        ("", "seats: [{forum: board, holder: director, represents: trust}]\nposts: [director]"),
    ],
)
def test_other_ways_to_take_part(told: Told, system: str, more: str) -> None:
    """Being party to it, being its subject, a joint post on the board, or being represented by one, is taking part."""
    assert _pairs(told(SITE, _processes(system), more)) == [("system", "own", "certain")]


def test_a_joint_forum_and_an_own_forum(told: Told) -> None:
    """A body takes part in what its joint forum runs, and runs what its own committee runs."""
    site = told(
        """
        organisations: [trust, ccg]
        forums: [{id: joint, between: [trust, ccg]}, {id: committee, of: ccg}]
        processes:
          - {id: system, level: system_wide, stage: quality, run_by: [joint]}
          - {id: own, level: organisation, stage: quality, run_by: [committee]}
        """
    )
    (item,) = double_running(site)

    assert (item.bodies, item.certainty) == (("ccg",), "certain")


def test_a_post_that_represents_another_gives_no_seat(told: Told) -> None:
    """A joint post that sits for one body is no seat of the other: whether that one takes part is then not stated."""
    seat = "seats: [{forum: board, holder: director, represents: ccg}]\n"
    post = "posts: [{id: director, organisations: [ccg, trust]}]"

    assert _pairs(told(SITE, _processes(), seat, post)) == [("system", "own", "possible")]


def test_not_stated_is_possible(told: Told) -> None:
    """Where the board's members are not said to be all, a body that is not among them may take part: possible."""
    (item,) = double_running(told(SITE, _processes()))

    assert item.certainty == "possible"
    assert item.why == ("it is not stated whether trust takes part in system",)


@pytest.mark.parametrize(
    ("system", "more"),
    [
        (", parties: [ccg], parties_complete: yes", "seats: []"),
        ("", "seats: [{forum: board, holder: trust, standing: not_member}]"),
        (", area: north", "coverage: [{body: trust, area: south}]"),
        (", area: north", "provision: [{provider: trust, service: acute, area: south}]"),
    ],
)
def test_not_even_possible(told: Told, system: str, more: str) -> None:
    """Complete parties without it, a stated absence, or a footprint elsewhere rule a body out."""
    assert _pairs(told(SITE, _processes(system), more)) == []


def test_a_closed_forum_rules_out(told: Told) -> None:
    """A process that forums alone run, whose seats are all recorded, leaves no room for another body."""
    site = SITE.replace("forums: [board]", "forums: [{id: board, members_complete: yes}]")

    assert _pairs(told(site, _processes())) == []


def test_attending_is_not_a_seat(told: Told) -> None:
    """To be entitled to attend is no membership: the pair stays possible."""
    seat = "seats: [{forum: board, holder: trust, standing: entitled_to_attend}]"

    assert _pairs(told(SITE, _processes(), seat)) == [("system", "own", "possible")]


def test_possible_ones_stand_last(told: Told) -> None:
    """Certain findings come before possible ones, whatever their names."""
    site = told(
        SITE,
        """
        processes:
          - {id: a, level: system_wide, stage: finance}
          - {id: b, level: system_wide, stage: finance, parties: [trust]}
          - {id: own, level: organisation, stage: finance, run_by: [trust]}
        """,
    )

    assert _pairs(site) == [("b", "own", "certain"), ("a", "own", "possible")]


# -- what overlaps -------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("one", "other", "stage"), [("monitoring", "finance", "finance"), ("finance", "monitoring", "finance")]
)
def test_a_stage_within_the_other(told: Told, one: str, other: str, stage: str) -> None:
    """Monitoring holds finance monitoring: the two overlap in the narrower, whichever side it is on."""
    site = told(
        f"""
        organisations: [trust]
        processes:
          - {{id: system, level: system_wide, stage: {one}, parties: [trust]}}
          - {{id: own, level: organisation, stage: {other}, run_by: [trust]}}
        """
    )
    (item,) = double_running(site)

    assert stage == item.overlap.stage


@pytest.mark.parametrize(
    ("system", "own"),
    [
        (", stage: planning", ", stage: finance"),
        (", stage: finance", ", stage: quality"),
        (", stage: finance, service: acute", ", stage: finance, service: community"),
        (", stage: finance, area: north", ", stage: finance, area: south"),
    ],
)
def test_nothing_in_common(told: Told, system: str, own: str) -> None:
    """Another stage, another service or another area: no pair."""
    site = told(
        f"""
        areas: [north, south]
        organisations: [trust]
        processes:
          - {{id: system, level: system_wide, parties: [trust]{system}}}
          - {{id: own, level: organisation, run_by: [trust]{own}}}
        """
    )

    assert _pairs(site) == []


def test_what_overlaps_is_the_narrower(told: Told) -> None:
    """A process on all services and areas overlaps another in that one's service and area."""
    (item,) = double_running(told(SITE, _processes("", ", service: surgery, area: north"), SEAT))

    assert (item.overlap.stage, item.overlap.service, item.overlap.areas) == ("finance", "surgery", ("north",))


def test_areas_that_share_a_part(told: Told) -> None:
    """Two areas that only share a third overlap there."""
    site = told(
        """
        areas: [east, west, {id: middle, within: [east, west]}]
        organisations: [trust]
        processes:
          - {id: system, level: system_wide, stage: finance, area: east, parties: [trust]}
          - {id: own, level: organisation, stage: finance, area: west, run_by: [trust]}
        """
    )
    (item,) = double_running(site)

    assert item.overlap.areas == ("middle",)


def test_two_processes_of_one_level_are_no_pair(told: Told) -> None:
    """Two organisations that each monitor their own run nothing twice."""
    site = told(
        """
        organisations: [trust, ccg]
        processes:
          - {id: one, level: organisation, stage: finance, run_by: [trust], about: [ccg]}
          - {id: two, level: organisation, stage: finance, run_by: [ccg], about: [trust]}
        """
    )

    assert _pairs(site) == []


# -- what is live --------------------------------------------------------------------------------


def test_early_counts_as_running(told: Told) -> None:
    """A process that is beginning runs."""
    assert _pairs(told(SITE, _processes(", status: early"), SEAT)) == [("system", "own", "certain")]


@pytest.mark.parametrize("status", ["removed", "planned", "proposed"])
def test_ended_and_planned_processes_are_no_pair(told: Told, status: str) -> None:
    """What has gone or is still to come is never run twice; asked for, it is listed by itself."""
    site = told(SITE, _processes("", f", status: {status}"), SEAT)
    word = "removed" if status == "removed" else "planned"

    assert _pairs(site) == []
    (item,) = double_running(site, include=(word,))
    assert (f"{word} process", None, "own", ()) == (
        item.kind,
        item.system_process,
        item.organisation_process,
        item.origin,
    )


def test_only_what_is_asked_for_is_included(told: Told) -> None:
    """Planned processes do not come with removed ones, nor either with decisions."""
    site = told(SITE, _processes(", status: removed", ", status: planned"))

    assert [item.kind for item in double_running(site, include=("removed",))] == ["removed process"]
    assert [item.kind for item in double_running(site, include="planned")] == ["planned process"]
    assert list(double_running(site, kind="decision", include=("removed", "planned"))) == []


def test_within_a_window(told: Told) -> None:
    """Of a pair, the window shows the days on which both may run; its period stays whole."""
    site = told(SITE, _processes(", start: 2018-04-01, end: 2019-03-31", ", start: 2017-04-01"), SEAT)
    (item,) = double_running(site, during="2018/19..2019/20")

    assert (str(item.period), str(item.within)) == ("2018-04-01..2019-03-31", "2018-04-01..2019-03-31")
    assert list(double_running(site, during="2017/18")) == []
    (item,) = double_running(site, during="2018-06")
    assert (str(item.period), str(item.within)) == ("2018-04-01..2019-03-31", "2018-06-01..2018-06-30")


def test_an_open_start_is_possible(told: Told) -> None:
    """Before the days the sources speak to, a process without a start may have run: possible, and why is said."""
    site = told(SITE, _processes(", start: 2010-04-01", ""), SEAT.replace("trust}", "trust, start: 2010-04-01}"))
    (item,) = double_running(site, during="2018")

    assert (item.certainty, item.why) == ("possible", ("it is not known whether own ran then",))
    assert _pairs(site) == [("system", "own", "certain")]


def test_a_removed_process_may_have_run_before(told: Told) -> None:
    """A process that ended on an unknown day may have been run twice earlier, and is listed as ended only later."""
    site = told(SITE, _processes(", start: 2010", ", status: removed, end: not_stated"), SEAT)

    assert _pairs(site, during="2018", include=("removed",)) == [("system", "own", "possible")]
    assert _pairs(site, during="2019", include=("removed",)) == [(None, "own", "certain")]


def test_a_runner_that_merged(told: Told) -> None:
    """What a body ran passes to its heir: the pair goes on, run twice by the heir once that has the seat."""
    site = told(
        """
        organisations: [old, other, {id: new, start: 2018-04-01}]
        forums: [{id: board, members_complete: yes}]
        seats: [{forum: board, holder: new, start: 2018-04-01}]
        changes:
          - {kind: merger, predecessors: [old, other], successors: [new], on: 2018-04-01, happened: happened}
        processes:
          - {id: system, level: system_wide, stage: finance, run_by: [board], start: 2016-04-01}
          - {id: own, level: organisation, stage: finance, run_by: [old], start: 2016-04-01}
        """
    )
    (item,) = double_running(site, during="2017-04..2019-03")

    assert (item.bodies, str(item.within), item.certainty) == (("new",), "2018-04-01..2019-03-31", "certain")


def test_an_open_change_is_possible(told: Told) -> None:
    """On days when a merger may or may not have come about, what it would make a pair is only possible."""
    site = told(
        """
        organisations: [old, other, new]
        forums: [{id: board, members_complete: yes}]
        seats: [{forum: board, holder: new, start: 2015}]
        changes: [{kind: merger, predecessors: [old, other], successors: [new], on: 2018, happened: happened}]
        processes:
          - {id: system, level: system_wide, stage: finance, run_by: [board], start: 2016-04-01}
          - {id: own, level: organisation, stage: finance, run_by: [old], start: 2016-04-01}
        """
    )

    assert _pairs(site, during="2018-06-01") == [("system", "own", "possible")]
    assert _pairs(site, during="2019-06-01") == [("system", "own", "certain")]


# -- what sources state --------------------------------------------------------------------------


def test_stated_and_found_are_one(told: Told) -> None:
    """A statement that names both processes and the pair that the record shows are one finding, as sure as stated."""
    stated = "double_running: [{id: said, name: Said, processes: [system, own]}]"
    (item,) = double_running(told(SITE, _processes(), SEAT, stated))

    assert (item.origin, item.claim) == (("stated", "found"), Claim.STATED)
    assert item.statements == ("said",)


def test_a_stated_pair_need_not_be_found(told: Told) -> None:
    """What a source says is run twice is certain, though the record would leave it possible or not see it."""
    stated = "double_running: [{id: said, name: Said, processes: [system, own]}]"
    (possible,) = double_running(told(SITE, _processes(), stated))
    (unseen,) = double_running(told(SITE, _processes(", parties: [ccg], parties_complete: yes"), stated))

    assert (possible.certainty, possible.origin) == ("certain", ("stated", "found"))
    assert (unseen.certainty, unseen.origin) == ("certain", ("stated",))


def test_an_unnamed_twin(told: Told) -> None:
    """A statement that names one process leaves its counterpart not stated; pairs that are found stay apart."""
    stated = "double_running: [{id: said, name: Said, processes: [own]}]"
    one, two = double_running(told(SITE, _processes(), SEAT, stated))

    assert (
        one.system_process,
        one.organisation_process,
        one.counterpart,
        one.origin,
    ) == (None, "own", "not_stated", ("stated",))
    assert (
        two.system_process,
        two.organisation_process,
        two.counterpart,
        two.origin,
    ) == ("system", "own", "named", ("found",))


def test_a_statement_about_the_site(told: Told) -> None:
    """A statement that names no process is one finding of the site; pairs are not stated by it, but know of it."""
    stated = "double_running: [{id: said, name: Monitoring is run twice, stage: monitoring, of_all_sites: true}]"
    site, pair = double_running(told(SITE, _processes(), SEAT, stated))

    assert (
        site.message,
        site.system_process,
        site.organisation_process,
        site.origin,
        site.claim,
    ) == ("Monitoring is run twice", None, None, ("stated",), Claim.STATED)
    assert (pair.origin, pair.claim, pair.statements) == (("found",), Claim.INFERRED, ("said",))


def test_a_statement_of_another_stage_does_not_bear(told: Told) -> None:
    """What is said of planning says nothing of a pair of finance processes."""
    stated = "double_running: [{id: said, name: Planning is run twice, stage: planning}]"
    found = double_running(told(SITE, _processes(), SEAT, stated))

    assert [item.statements for item in found] == [("said",), ()]


def test_a_stated_pair_with_one_gone(told: Told) -> None:
    """When one of two named processes has gone, nothing is run twice, and no twin is left unnamed."""
    stated = "double_running: [{id: said, name: Said, processes: [system, own]}]"

    assert _pairs(told(SITE, _processes(", status: removed"), SEAT, stated)) == []


# -- why, and whether it can be ended ------------------------------------------------------------


@pytest.mark.parametrize(
    ("drivers", "removable", "note"),
    [
        ("local_choice", Removable.YES, "inferred from local choice"),
        ("transition", Removable.YES, "inferred from transition"),
        ("national_requirement", Removable.UNCLEAR, "inferred from national requirement; the national body could say"),
        ("statutory_power", Removable.UNCLEAR, "inferred from statutory power; the national body could say"),
        (
            "local_choice, statutory_power",
            Removable.UNCLEAR,
            "inferred from statutory power and local choice; the national body could say",
        ),
        ("not_stated", Removable.NOT_STATED, "no source says why it is there"),
    ],
)
def test_what_follows_from_the_driver(told: Told, drivers: str, removable: Removable, note: str) -> None:
    """Local choice and transition can be ended; what law or a national body requires, perhaps; each marked inferred."""
    (item,) = double_running(told(SITE, _processes("", f", drivers: [{drivers}]"), SEAT))

    assert (removable, note) == (item.removable, item.removable_note)


def test_what_the_source_says_comes_first(told: Told) -> None:
    """The source's own word on whether a process can be ended goes before what its driver suggests."""
    (item,) = double_running(told(SITE, _processes("", ", drivers: [local_choice], removable: no"), SEAT))

    assert (item.removable, item.removable_note) == (Removable.NO, "stated")


def test_a_statement_of_the_pair_comes_before_the_process(told: Told) -> None:
    """A statement about the pair goes before what is said of the process; two that differ leave it unclear."""
    process = _processes("", ", removable: no")
    one = "double_running: [{id: said, name: Said, processes: [system, own], removable: yes}]"
    two = f"{one[:-1]}, {{id: other, name: Other, processes: [system, own], removable: no}}]"

    assert [item.removable for item in double_running(told(SITE, process, SEAT, one))] == [Removable.YES]
    (item,) = double_running(told(SITE, process, SEAT, two))
    assert (
        item.removable,
        item.removable_note,
    ) == (Removable.UNCLEAR, "stated: the sources differ; the national body could say")


def test_what_is_said_of_the_site_stays_with_it(told: Told) -> None:
    """A source that calls removal unclear for the site says nothing of a pair, whose driver then speaks."""
    stated = "double_running: [{id: said, name: Said, removable: unclear}]"
    site, pair = double_running(told(SITE, _processes("", ", drivers: [local_choice]"), SEAT, stated))

    assert (site.removable, pair.removable) == (Removable.UNCLEAR, Removable.YES)


def test_who_could_say(told: Told) -> None:
    """Whom a statement names; else the national body that the process goes to; else NHS England where recorded."""
    process = _processes("", ", drivers: [national_requirement], parties: [regulator]")
    stated = "double_running: [{id: said, name: Said, processes: [own], decided_by: [ccg]}]"
    named, received = double_running(told(SITE, process, SEAT, stated))

    assert (named.decided_by, received.decided_by) == (("ccg",), ("regulator",))
    assert received.removable_note == "inferred from national requirement; the regulator could say"


def test_burden(told: Told) -> None:
    """Staff and cost recorded for the organisation's process are the burden of the pair."""
    (item,) = double_running(told(SITE, _processes("", ', wte: 2.5, cost: "£80k, 2019/20"'), SEAT))

    assert (str(item.wte), str(item.cost)) == ("2.5", "£80,000, 2019/20")


# -- decisions -----------------------------------------------------------------------------------

BOARD = """
organisations: [ccg, council]
forums: [board]
"""


@pytest.mark.parametrize(
    ("rights", "made"),
    [
        (
            "{holders: [board], power: make}, {holders: {each: [ccg, council]}, power: take}",
            "made by board, then taken",
        ),
        (
            "{holders: [board], power: recommend}, {holders: {each: [ccg, council]}, power: ratify}",
            "recommended by board, then ratified",
        ),
        (
            "{holders: [board], power: recommend}, {holders: {each: [ccg, council]}, power: take}",
            "recommended by board, then taken",
        ),
    ],
)
def test_a_decision_taken_by_those_who_made_it(told: Told, rights: str, made: str) -> None:
    """A board makes it, and bodies that sit on it take it again, each for itself: two takings."""
    site = told(BOARD, f"rights: [{rights}]", "seats: [{forum: board, holder: ccg}]")
    (item,) = double_running(site)

    assert (item.takings, item.makers, item.takers, item.bodies) == (2, ("board",), ("ccg", "council"), ("ccg",))
    assert f"Decisions over everything: {made} 2 times by ccg and council" == item.message
    assert (f"{item.made} by board, then {item.taken}", item.others_take) == (made, False)
    assert item.certainty == "certain"


def test_one_act_is_one_taking(told: Told) -> None:
    """Bodies that hold one right together take in one act."""
    rights = "rights: [{holders: [board], power: make}, {holders: [ccg, council], power: take}]"
    (item,) = double_running(told(BOARD, rights, "seats: [{forum: board, holder: ccg}]"))

    assert item.takings == 1


@pytest.mark.parametrize(
    "rights",
    [
        "{holders: [ccg], power: [make, take]}",
        "{holders: {each: [ccg, council]}, power: take}",
        "{holders: [board], power: make}",
    ],
)
def test_a_decision_settled_once(told: Told, rights: str) -> None:
    """Where nothing is made apart, or nobody takes, no decision is run twice."""
    assert list(double_running(told(BOARD, f"rights: [{rights}]", "seats: [{forum: board, holder: ccg}]"))) == []


def test_a_board_without_its_takers(told: Told) -> None:
    """A taker who is stated not to sit on the board decides once; where that is not stated it is possible."""
    rights = "rights: [{holders: [board], power: make}, {holders: [ccg], power: take}]"
    absent = "seats: [{forum: board, holder: ccg, standing: not_member}]"

    assert list(double_running(told(BOARD, rights, absent))) == []
    (item,) = double_running(told(BOARD, rights))
    assert (item.certainty, item.why) == ("possible", ("it is not stated whether ccg sits on board",))


def test_drivers_of_decisions_come_from_what_is_said_of_the_site(told: Told) -> None:
    """Why decisions are run twice is said of the site; of the single part that is inferred."""
    rights = "rights: [{holders: [board], power: make}, {holders: [ccg], power: take}]"
    said = "double_running: [{id: said, name: Said, kind: decision, drivers: [statutory_power], of_all_sites: true}]"
    site, part = double_running(told(BOARD, rights, "seats: [{forum: board, holder: ccg}]", said))

    assert (site.claim, part.claim) == (Claim.STATED, Claim.INFERRED)
    assert (part.drivers, part.removable) == ((Driver.STATUTORY_POWER,), Removable.UNCLEAR)


def test_decisions_about_one_thing(told: Told) -> None:
    """Decisions about one named thing are a part of their own."""
    over = "over: {about: deal}"
    rights = f"rights: [{{holders: [board], power: make, {over}}}, {{holders: [ccg], power: take, {over}}}]"
    site = told(BOARD, rights, "instruments: [deal]", "seats: [{forum: board, holder: ccg}]")

    assert [item.part for item in double_running(site)] == ["deal"]


# -- asking --------------------------------------------------------------------------------------


def test_kinds(told: Told) -> None:
    """Processes and decisions come together unless one kind is asked for."""
    site = told(
        SITE,
        _processes(),
        SEAT,
        "rights: [{holders: [board], power: make}, {holders: [trust], power: take}]",
    )

    assert [str(item.running_kind) for item in double_running(site)] == ["process", "decision"]
    assert [str(item.running_kind) for item in double_running(site, kind="process")] == ["process"]
    assert [str(item.running_kind) for item in double_running(site, kind="decision")] == ["decision"]


def test_wrong_words_are_refused(told: Told) -> None:
    """Another kind or another thing to include is refused, and the message says what can be asked."""
    with pytest.raises(RefusedQuestion, match='kind="process", kind="decision"'):
        double_running(told(SITE), kind="meeting")
    with pytest.raises(RefusedQuestion, match='"removed" and "planned", not "ended"'):
        double_running(told(SITE), include=("ended",))


def test_nothing_found_is_false(told: Told) -> None:
    """Findings are true when anything was found."""
    assert bool(double_running(told(SITE, _processes(), SEAT))) is True
    assert bool(double_running(told(SITE))) is False
