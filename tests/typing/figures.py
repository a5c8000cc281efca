"""What a type checker knows of the questions over figures, money, forums and days; checked, never run."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction
from typing import assert_type

import commissionkit as ck
from commissionkit.answers.balancing import Balance, Perspective
from commissionkit.answers.bands import TierCheck, TierChecks
from commissionkit.answers.contributing import Considered, ContributionAnswer
from commissionkit.answers.dating import Event, Timeline, Undated
from commissionkit.answers.figures import Figure, Statements
from commissionkit.answers.footprints import CoTerminosity, FootprintPair
from commissionkit.answers.totals import Total
from commissionkit.model import Arrangement
from commissionkit.sources import Claim
from commissionkit.units import Money


def of_figures(site: Arrangement) -> None:
    """A listing knows its rows, and a slice or a choice of it is a listing of the same kind."""
    found = ck.statements(site, kind="money", year=2018)
    assert_type(found, Statements)
    assert_type(found[0], Figure)
    assert_type(found[1:], Statements)
    assert_type(found.only("a"), Statements)
    assert_type(found[0].number, Decimal | None)
    assert_type(found[0].claim, Claim | None)
    assert_type(found.total(), Total)
    assert_type(ck.tier_check(site, tolerance=Fraction(1, 10)), TierChecks)
    assert_type(ck.tier_check(site)[0], TierCheck)
    assert_type(ck.co_terminosity(site), CoTerminosity)
    assert_type(ck.co_terminosity(site)[0], FootprintPair)


def of_money_forums_and_days(site: Arrangement) -> None:
    """What is put into a fund, what places bring, and what happened when."""
    assert_type(ck.contribution(site, "ccg", fund="icf"), ContributionAnswer)
    assert_type(ck.contribution(site, "ccg", fund="icf").amount, Money | None)
    assert_type(ck.contribution(site, "ccg", fund="icf").considered, tuple[Considered, ...])
    assert_type(ck.balance(site, "board", on="2019"), Balance)
    assert_type(ck.balance(site, "board")[0], Perspective)
    assert_type(ck.timeline(site, during="2019", kinds=["forums"]), Timeline)
    assert_type(ck.timeline(site)[0], Event)
    assert_type(ck.timeline(site).undated, tuple[Undated, ...])
