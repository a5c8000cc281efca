"""Bundled sets of conditions, and cases asked by them.

>>> import commissionkit as ck
>>> past = ck.load("commissioning-models")
>>> matrix = ck.conditions(ck.cases_of(past))
>>> matrix["gp-fundholding", "MANDATORY"].value
0
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from types import MappingProxyType
from typing import Final, TypeAlias

from commissionkit.codebooks.sets.of_both import BOTH
from commissionkit.codebooks.sets.of_models import MODELS
from commissionkit.codebooks.sets.of_sites import SITES
from commissionkit.comparison import Codebook
from commissionkit.comparison.crisp import Case, Condition, ConditionMatrix, ConditionSet, condition_matrix
from commissionkit.comparison.crisp.cases import gathered
from commissionkit.errors import RefusedQuestion, UnknownName
from commissionkit.model import Arrangement

__all__ = ["BOTH", "CONDITION_SETS", "MODELS", "SITES", "conditions"]

#: The bundled sets of conditions by id.
CONDITION_SETS: Final[Mapping[str, ConditionSet]] = MappingProxyType({one.id: one for one in (SITES, MODELS, BOTH)})

#: A case, or what becomes one.
Given: TypeAlias = Case | Arrangement | tuple[Arrangement, str] | Iterable[Case]


def conditions(
    cases: Iterable[Given], codebook: ConditionSet | Codebook | Iterable[Condition] | str | None = None
) -> ConditionMatrix:
    """Cases by crisp conditions, as set-theoretic comparison (QCA) takes them.

    Args:
        cases: Arrangements, pairs of an arrangement and the id of a model in it, and what `cases_of` gives, in the
            order of the rows.
        codebook: What to ask: a set of conditions, the id of a bundled one (`sites`, `models` or `both`), conditions
            one by one, or a codebook of rows that are present or absent. Left out it is `models` where every case is a
            model, `sites` where none is, else `both`.

    Returns:
        `ConditionMatrix`: 1 where a case is in the set, 0 where it is stated or found to be out of it, blank where that
        is unknown or does not apply. `.to_csv(path)` writes what R reads with `read.csv(path, row.names = 1)`;
        `.codebook` says how each column is assigned; `.warnings` what the matrix cannot bear.

    Raises:
        UnknownName: No bundled set bears the id, or an arrangement has no such model; names near ones.
        RefusedQuestion: There is no case or no condition, two bear one name, or a condition gave what none can.

    It does not look for solutions: that is for the package QCA, or another program. What is not recorded is never 0.

    >>> from commissionkit import load_sites
    >>> matrix = conditions(load_sites())
    >>> matrix.only("POOLED", "PROVIDER").records()[0]
    {'case': 'south-tyneside', 'POOLED': None, 'PROVIDER': 1}
    """
    found = gathered(cases)
    return condition_matrix(found, _asked(codebook, found))


def _asked(codebook: object, cases: Iterable[Case]) -> ConditionSet:
    if codebook is None:
        kinds = {bool(case.model) for case in cases}
        return BOTH if len(kinds) == 2 else MODELS if kinds == {True} else SITES
    if isinstance(codebook, ConditionSet):
        return codebook
    if isinstance(codebook, Codebook):
        return ConditionSet.of_codebook(codebook)
    if isinstance(codebook, str):
        if codebook not in CONDITION_SETS:
            raise UnknownName(codebook, CONDITION_SETS, what="set of conditions")
        return CONDITION_SETS[codebook]
    if isinstance(codebook, Iterable):
        found = tuple(codebook)
        if all(isinstance(one, Condition) for one in found):
            return ConditionSet("own", "Conditions", found)
    raise RefusedQuestion(f"conditions are asked by a set of conditions, not by {codebook!r:.60}")
