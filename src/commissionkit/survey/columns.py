"""The columns of a profile: the same for every site, whatever its file says."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from typing import Final

from commissionkit.comparison import Codebook
from commissionkit.errors import RefusedQuestion

__all__ = ["FIXED", "check_columns", "column_kinds", "of_variable"]

#: What stands before the variables.
FIXED: Final = ("path", "arrangement", "title", "as_at", "version", "licence")

_NO_LETTERS: Final = re.compile(r"\W+")


def of_variable(id: str) -> tuple[str, str, str]:
    """The columns of a variable: what it says, its state, how many citations.

    >>> of_variable("double-running")
    ('double_running', 'double_running_state', 'double_running_citations')
    """
    name = _NO_LETTERS.sub("_", id)
    return name, f"{name}_state", f"{name}_citations"


def column_kinds(variables: Iterable[str]) -> Mapping[str, type[str | int]]:
    """Each column with its kind, in order: counts of citations are whole numbers, all else is text."""
    kinds: dict[str, type[str | int]] = dict.fromkeys(FIXED, str)
    for variable in variables:
        says, state, citations = of_variable(variable)
        kinds |= {says: str, state: str, citations: int}
    return kinds


def check_columns(codebook: Codebook) -> None:
    """That every variable has columns of its own.

    Raises:
        RefusedQuestion: Two would share one. Case does not tell columns apart: to DuckDB and Spark it does not.
    """
    taken: dict[str, str] = dict.fromkeys(FIXED, "each profile")
    for characteristic in codebook.characteristics:
        for name in of_variable(characteristic.id):
            other = taken.setdefault(name.casefold(), characteristic.id)
            if other != characteristic.id:
                raise RefusedQuestion(
                    f"the column {name} of {characteristic.id} is one of {other} already: "
                    f"give the characteristic of {codebook.id} another id"
                )
