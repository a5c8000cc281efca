"""What a type checker knows of differences and agreement; checked, never run."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction
from typing import assert_type

from commissionkit.codebooks.differing import diff
from commissionkit.comparison import Agreement, Alike, Difference, Differing, Kappa, Said, kappa
from commissionkit.model import Arrangement
from commissionkit.sources import Citation


def of_two(a: Arrangement, b: Arrangement) -> None:
    """Two arrangements, or one and two days, have one type of difference; a part of it is one, too."""
    found = diff(a, b)
    assert_type(found, Difference)
    assert_type(diff(a, on=("2018-12", 2019)), Difference)
    assert_type(found.content, Difference)
    assert_type(found[:3], Difference)
    assert_type(found[0], Differing)
    assert_type(iter(found), Iterator[Differing])
    assert_type(found[0].a, Said)
    assert_type(found[0].a.text, str | None)
    assert_type(found[0].evidence, tuple[Citation, ...])
    assert_type(found.alike, tuple[Alike, ...])
    assert_type(found.agreement, Agreement)
    assert_type(found.agreement[0].agreement, Fraction | None)
    assert_type(found.agreement.kappas[0].kappa, Kappa)


def of_pairs() -> None:
    """Kappa is exact, or not there."""
    assert_type(kappa([("yes", "no")]).value, Fraction | None)
