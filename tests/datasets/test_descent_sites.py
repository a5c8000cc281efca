"""The descent of organisations at the bundled sites, each with the passage that it rests on."""

from __future__ import annotations

import pytest

import commissionkit as ck
from commissionkit.answers import AnswerStatus
from commissionkit.model import Arrangement, ChangeKind


@pytest.fixture(scope="module")
def st() -> Arrangement:
    return ck.load("south-tyneside")


@pytest.fixture(scope="module")
def tg() -> Arrangement:
    return ck.load("tameside-glossop")


@pytest.fixture(scope="module")
def bd() -> Arrangement:
    return ck.load("bradford-craven")


@pytest.mark.parametrize("name", ["awc-ccg", "bradford-city-ccg", "bradford-districts-ccg"])
def test_the_merger_of_the_bradford_ccgs_is_a_plan(bd: Arrangement, name: str) -> None:
    """Each of the three still stands; one CCG after them is planned for April 2020, and only by_plan tells of it.

    Case study 3, Background; Case study 3, Where are they heading next?
    """
    told = ck.lineage(bd, name)

    assert (told.ids, told.heirs, told.status) == ((), (name,), AnswerStatus.KNOWN)
    assert told.by_plan is not None
    assert [(row.id, row.kind, row.when, row.planned) for row in told.by_plan] == [
        ("bdc-ccg", ChangeKind.MERGER, "2020-04-01", True)
    ]
    assert told.by_plan.heirs == ("bdc-ccg",)


def test_the_planned_ccg_has_not_begun(bd: Arrangement) -> None:
    """Asked by its code, the CCG to come has nobody before it yet; by plan it comes from the three.

    Case study 3, Background; the successions to 36J in the register.
    """
    told = ck.lineage(bd, "36J")

    assert (told.ids, told.heirs, told.status) == ((), (), AnswerStatus.NOT_APPLICABLE)
    assert told.by_plan is not None
    assert told.by_plan.before.ids == ("awc-ccg", "bradford-city-ccg", "bradford-districts-ccg")


def test_a_day_after_the_planned_merger(bd: Arrangement) -> None:
    """For June 2020 the record still answers with the old CCG, and the plan stands beside it.

    Case study 3, Background.
    """
    told = ck.lineage(bd, "02W", on="2020-06")

    assert told.heirs == ("bradford-city-ccg",)
    assert told.by_plan is not None
    assert told.by_plan.heirs == ("bdc-ccg",)
    assert ck.lineage(bd, "02W", on="2019-06").by_plan is None


def test_the_mental_health_trust_of_the_north_east(st: Arrangement) -> None:
    """In 2019 services passed from Cumbria Partnership, which lives on; nothing merged.

    Appendix B, note 2.
    """
    told = ck.lineage(st, "cntw")

    assert [(row.direction, row.id, row.kind, row.when, row.lives_on) for row in told] == [
        ("before", "cumbria-partnership", ChangeKind.TRANSFER, "2019", True)
    ]
    assert told[0].passes == "services pass; which is not recorded"
    assert told.heirs == ("cntw",)
    assert ck.lineage(st, "cumbria-partnership").heirs == ("cumbria-partnership",)
    assert ck.lineage(st, "cumbria-partnership", on="2019-06")[0].certainty == "possible"


def test_the_trust_of_the_north_east_has_two_names(st: Arrangement) -> None:
    """It took its present name in 2019, and is one organisation throughout.

    Appendix B, note 2; RX4 in the register, one code before and after.
    """
    assert [(name.name, name.start, name.end) for name in ck.lineage(st, "RX4").names] == [
        ("Northumberland, Tyne and Wear NHS Foundation Trust", "", "2019"),
        ("Cumbria, Northumberland, Tyne and Wear NHS Foundation Trust", "2019", ""),
    ]


def test_the_tameside_trust_is_one_organisation(tg: Arrangement) -> None:
    """Two names, no predecessor but Stockport, which gave it community services in 2016.

    Case study 2, Background; Case study 2, What is the Tameside and Glossop approach to commissioning?
    """
    told = ck.lineage(tg, "icft")

    assert [name.name for name in told.names] == [
        "Tameside Hospital NHS Foundation Trust",
        "Tameside and Glossop Integrated Care NHS Foundation Trust",
    ]
    assert (told.heirs, told.after.ids) == (("icft",), ())
    assert [(row.id, row.kind, row.services) for row in told.before] == [
        ("stockport-ft", ChangeKind.TRANSFER, ("community",))
    ]
    assert ck.lineage(tg, "RMP", on="2015").name == "Tameside Hospital NHS Foundation Trust"


def test_the_acute_trust_of_south_tyneside(st: Arrangement) -> None:
    """Two trusts became one on 1 April 2019.

    Appendix B, note 1; Case study 1, Background.
    """
    told = ck.lineage(st, "stsft")

    assert [(row.id, row.kind, row.when) for row in told.before] == [
        ("city-hospitals-sunderland", ChangeKind.MERGER, "2019-04-01"),
        ("south-tyneside-ft", ChangeKind.MERGER, "2019-04-01"),
    ]
    assert (told.after.ids, told.heirs) == ((), ("stsft",))
    assert ck.lineage(st, "RE9").heirs == ck.lineage(st, "RLN").heirs == ("stsft",)


def test_in_december_2018_the_predecessor_stands(st: Arrangement) -> None:
    """Before the merger the old trust stands for itself, and the two for the one to come.

    Appendix B, note 1.
    """
    assert ck.lineage(st, "south-tyneside-ft", on="2018-12").heirs == ("south-tyneside-ft",)
    assert ck.lineage(st, "south-tyneside-ft", on="2018-12").ids == ()
    assert ck.lineage(st, "stsft", on="2018-12").heirs == ("south-tyneside-ft", "city-hospitals-sunderland")
    over_the_year = ck.lineage(st, "south-tyneside-ft", on="2019")
    assert (over_the_year.heirs, over_the_year.heirs_otherwise) == (("stsft",), ("south-tyneside-ft",))


def test_who_commissioned_for_a_time() -> None:
    """Primary care groups gave way to trusts in 2002, and the trusts to CCGs on 1 April 2013.

    Appendix C, Primary care groups (that trusts replaced them is inferred); Appendix C, Clinical commissioning groups.
    """
    told = ck.lineage(ck.load("commissioning-models"), "primary-care-groups")

    assert [(row.generation, row.id, row.when) for row in told.after] == [
        (1, "primary-care-trusts", "2002"),
        (2, "ccgs", "2013-04-01"),
    ]
