"""What a type checker knows of answers over several arrangements, and of conditions; checked, never run."""

from __future__ import annotations

from typing import assert_type

import commissionkit as ck
from commissionkit.answers.figures import Figure
from commissionkit.answers.past import Effects, InForce, ModelRow, Models
from commissionkit.answers.themes import Factors, Shifts, ToldShift
from commissionkit.codebooks import Condition, OfModels, OfSites, crisp
from commissionkit.comparison.crisp import Case, ConditionCell, ConditionMatrix
from commissionkit.model import Arrangement
from commissionkit.tables import Table


def of_several(sites: list[Arrangement], past: Arrangement) -> None:
    """One or more arrangements, or an iterable of them; rows and slices keep their kind."""
    assert_type(ck.models(past, on=1996), Models)
    assert_type(ck.models(past)[0], ModelRow)
    assert_type(ck.models(past)[0].in_force, InForce | None)
    assert_type(ck.models(past)[0].counts, tuple[Figure, ...])
    assert_type(ck.models(past).effects_known("gp-fundholding"), Effects)
    assert_type(ck.shifts(sites, theme="convener").once(), Shifts)
    assert_type(ck.shifts(*sites, past)[:2].of("past"), Shifts)
    assert_type(ck.shifts(sites)[0], ToldShift)
    assert_type(ck.factors(site for site in sites), Factors)


def of_cases(site: Arrangement, past: Arrangement) -> None:
    """Arrangements, pairs and cases stand in one list; a condition is a few lines."""
    assert_type(ck.cases_of(past), tuple[Case, ...])
    matrix = ck.conditions([site, (past, "gp-fundholding"), *ck.cases_of(past)], "both")
    assert_type(matrix, ConditionMatrix)
    assert_type(matrix["gp-fundholding", "MONEY"], ConditionCell)
    assert_type(matrix.cell("gp-fundholding", "MONEY").value, int | None)
    assert_type(matrix.codebook, Table)
    own = Condition(
        "OWN",
        "Own",
        "Is it?",
        sites=OfSites(lambda site: site.funds, "Some.", "None."),
        models=OfModels(lambda _, model: crisp(bool(model.holders) or None, model), "Some.", "Never."),
    )
    assert_type(ck.conditions([site], [own]), ConditionMatrix)
