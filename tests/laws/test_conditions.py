"""Laws of crisp conditions: rows stand alone, what becomes known changes its own cell, the file gives it all back."""

from __future__ import annotations

import csv
import io
import random
from collections.abc import Callable

import attrs
from hypothesis import given
from hypothesis import strategies as st

from commissionkit.codebooks.sets import BOTH, MODELS, SITES, conditions
from commissionkit.comparison.crisp import Case, ConditionMatrix, cases_of
from commissionkit.model import (
    Arrangement,
    Bearing,
    BudgetNature,
    CommissioningModel,
    Judgement,
    Organisation,
    Participation,
)
from commissionkit.periods import Bound
from commissionkit.sources import Citation
from commissionkit.testing import arrangements

_CITED = (Citation("src", "page 1"),)
_BODIES = [
    Organisation(id="practices", name="Practices", kind="fundholding-practice"),
    Organisation(id="ccgs", name="CCGs", kind="ccg"),
    Organisation(id="authorities", name="Authorities", kind="health-authority"),
    Organisation(id="somebody", name="Somebody"),
]
_HOLDERS = st.lists(st.sampled_from([body.id for body in _BODIES]), max_size=2, unique=True).map(tuple)


@st.composite
def _pasts(draw: st.DrawFn) -> Arrangement:
    models = [
        CommissioningModel(
            id=f"m{number}",
            name=f"M{number}",
            holders=draw(_HOLDERS),
            responsible=draw(_HOLDERS),
            budget=tuple(draw(st.lists(st.sampled_from(BudgetNature), min_size=1, max_size=2, unique=True))),
            participation=draw(st.sampled_from(Participation)),
            evidence=_CITED,
        )
        for number in range(draw(st.integers(1, 4)))
    ]
    judged = [
        Judgement(
            id=f"j{number}", name="J", about=draw(st.sampled_from(models)).id, bearing=draw(st.sampled_from(Bearing))
        )
        for number in range(draw(st.integers(0, 3)))
    ]
    return Arrangement(id="past", as_at=Bound.parse("2019"), facts=[*_BODIES, *models, *judged])


def _cells(matrix: ConditionMatrix) -> dict[tuple[str, str], object]:
    return {(cell.case, cell.condition): cell.found for cell in matrix.cells}


@given(_pasts(), st.randoms(use_true_random=False))
def test_the_order_of_cases_permutes_rows_alone(past: Arrangement, shuffle: random.Random) -> None:
    """Shuffled cases give the same cells, in the new order of rows."""
    cases = list(cases_of(past))
    shuffled = shuffle.sample(cases, len(cases))
    one, other = conditions(cases), conditions(shuffled)

    assert _cells(one) == _cells(other)
    assert other.names == tuple(case.name for case in shuffled)
    assert one.columns == other.columns


_KNOWN: dict[str, Callable[[CommissioningModel], CommissioningModel]] = {
    "MANDATORY": lambda model: attrs.evolve(model, participation=Participation.MANDATORY),
    "MONEY STATUTORY": lambda model: attrs.evolve(model, budget=(BudgetNature.REAL,)),
    "RESPONSIBLE": lambda model: attrs.evolve(model, responsible=("authorities",)),
}
_UNKNOWN: dict[str, Callable[[CommissioningModel], CommissioningModel]] = {
    "MANDATORY": lambda model: attrs.evolve(model, participation=Participation.NOT_STATED),
    "MONEY STATUTORY": lambda model: attrs.evolve(model, budget=(BudgetNature.NOT_STATED,)),
    "RESPONSIBLE": lambda model: attrs.evolve(model, responsible=()),
}


@given(_pasts(), st.sampled_from(sorted(_KNOWN)), st.data())
def test_what_becomes_known_changes_its_own_cells_alone(past: Arrangement, what: str, data: st.DataObject) -> None:
    """Unknown replaced by known: every cell of another case, and of another condition, keeps its value and status."""
    name = data.draw(st.sampled_from(past.models.ids))
    before, after = (
        past.replace(
            way[what](fact) if isinstance(fact, CommissioningModel) and fact.id == name else fact for fact in past
        )
        for way in (_UNKNOWN, _KNOWN)
    )

    one, other = (
        {(c.case, c.condition): (c.value, c.status) for c in conditions(cases_of(world)).cells}
        for world in (before, after)
    )
    changed = {key for key, found in one.items() if found != other[key]}

    assert changed <= {(name, condition) for condition in what.split()}
    assert all(one[name, condition][0] is None for condition in what.split())


@given(st.lists(arrangements(), max_size=2), _pasts())
def test_the_file_gives_names_and_cells_back(sites: list[Arrangement], past: Arrangement) -> None:
    """What the csv module reads is the matrix: names, 1, 0 and nothing."""
    named = [Case(f"site-{number}", site) for number, site in enumerate(sites)]
    for asked in (SITES, MODELS, BOTH):
        matrix = conditions([*named, *cases_of(past)], asked)
        head, *rows = csv.reader(io.StringIO(matrix.csv()))

        assert head == ["case", *matrix.columns]
        assert [row[0] for row in rows] == list(matrix.names)
        assert [[int(cell) if cell else None for cell in row[1:]] for row in rows] == [
            [cell.value for cell in row] for row in matrix.rows
        ]


@given(arrangements(), _pasts())
def test_a_blank_and_nothing_else_is_unknown(site: Arrangement, past: Arrangement) -> None:
    """1 is known, 0 is stated to be out, and every blank says why it is one."""
    for cell in conditions([Case("site", site), *cases_of(past)], BOTH).cells:
        said = {1: {"known"}, 0: {"stated_none"}}.get(
            -1 if cell.value is None else cell.value,
            {"partly_known", "disputed", "not_stated", "none_recorded", "not_applicable"},
        )
        assert str(cell.status) in said


@given(_pasts())
def test_columns_kept_are_the_columns_that_were(past: Arrangement) -> None:
    """Keeping columns, or whole cases, changes no cell; what is complete has no blank and warns of none."""
    matrix = conditions(cases_of(past))
    kept, full = matrix.only("MONEY", "PRACTICES"), matrix.complete()

    assert _cells(kept) == {key: found for key, found in _cells(matrix).items() if key[1] in ("MONEY", "PRACTICES")}
    assert _cells(full).items() <= _cells(matrix).items()
    assert not any("takes no blanks" in warning for warning in full.warnings)
