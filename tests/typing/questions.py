"""What a type checker knows of the questions and their answers; checked, never run."""

from __future__ import annotations

from datetime import date
from typing import assert_type

from hypothesis.strategies import SearchStrategy

from commissionkit.answers import Answer, AnswerStatus, Holder, Holders, Mode, Route
from commissionkit.answers.descent import Descent, Kin
from commissionkit.model import Arrangement
from commissionkit.questions.decisions import route, who_takes
from commissionkit.questions.descending import lineage
from commissionkit.sources import Claim
from commissionkit.succession import as_of
from commissionkit.testing import arrangements, matters


def of_a_site(site: Arrangement) -> None:
    """Every question of who decides has one type of answer, and takes a day in any form."""
    answer = route(site, service="acute", on=date(2019, 10, 1))
    assert_type(answer, Answer)
    assert_type(who_takes(site, fund="icf/aligned", on="2019-10"), Answer)
    assert_type(as_of(site, 2018), Arrangement)
    assert_type(answer.status, AnswerStatus)
    assert_type(answer.mode, Mode)
    assert_type(answer.takers, Holders)
    assert_type(answer.takers[0], Holder)
    assert_type(answer.takers.ids, tuple[str, ...])
    assert_type(answer.routes, tuple[Route, ...])
    assert_type(answer.by_plan, Answer | None)
    assert_type(answer.weakest_claim, Claim | None)
    assert_type(answer.explain(), str)


def of_organisations(site: Arrangement) -> None:
    """A descent is a listing of kin, and so is each side of it."""
    told = lineage(site, "02W", on=2019)
    assert_type(told, Descent)
    assert_type(told[0], Kin)
    assert_type(told.before, Descent)
    assert_type(told.after.ids, tuple[str, ...])
    assert_type(told.heirs, tuple[str, ...])
    assert_type(told.heirs_otherwise, tuple[str, ...] | None)
    assert_type(told.by_plan, Descent | None)


def of_tests(site: Arrangement) -> None:
    """Strategies make what they say."""
    assert_type(arrangements(dated=False), SearchStrategy[Arrangement])
    assert_type(matters(site), SearchStrategy[dict[str, str]])
