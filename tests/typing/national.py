"""What a type checker knows of the questions put to a whole country; checked, never run."""

from __future__ import annotations

from fractions import Fraction
from typing import assert_type

import commissionkit as ck
from commissionkit.answers.footprints import CoTerminosity
from commissionkit.answers.national.being import Body, DayCount, InBeing
from commissionkit.answers.national.covering import Cover, Covering, Unrecorded
from commissionkit.answers.national.moving import MovedFootprint, MovedFootprints, Shift
from commissionkit.answers.national.sameness import Recognised, SameAs
from commissionkit.answers.national.sitting import SystemMember, SystemMembers
from commissionkit.model import Arrangement


def of_areas_and_bodies(land: Arrangement) -> None:
    """A listing knows its rows, and what is picked out of it is a listing of the same kind."""
    assert_type(ck.covering(land, "E07000037", on="2019"), Covering)
    assert_type(ck.covering(land, "E07000037")[0], Cover)
    assert_type(ck.covering(land, "E07000037").of_kind("ccg")[1:], Covering)
    assert_type(ck.covering(land, "E07000037")[0].share_of_area, Fraction | None)
    assert_type(ck.covering(land, "E07000037").unrecorded, tuple[Unrecorded, ...])
    assert_type(ck.in_being(land, kind="ccg", on=["2013-04-01", 2019]), InBeing)
    assert_type(ck.in_being(land)[0], DayCount)
    assert_type(ck.in_being(land)[0].uncertain, tuple[Body, ...])
    assert_type(ck.co_terminosity(land, on="2019").split_areas, CoTerminosity)


def of_moves_systems_and_sameness(land: Arrangement, site: Arrangement) -> None:
    """Moves, members of systems, and what is the same elsewhere."""
    assert_type(ck.moved_footprints(land, during="2017", least=500, tolerance="1%"), MovedFootprints)
    assert_type(ck.moved_footprints(land)[0], MovedFootprint)
    assert_type(ck.moved_footprints(land)[0].gained, tuple[Shift, ...])
    assert_type(ck.system_members(land).in_several, SystemMembers)
    assert_type(ck.system_members(land)[0], SystemMember)
    assert_type(ck.same_as(site, land).conflicts, SameAs)
    assert_type(ck.same_as(site, land)[0], Recognised)
    assert_type(ck.same_as(site, land).same, dict[str, str])
