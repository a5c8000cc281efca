"""The bundled codebooks, and sites compared by them.

A codebook of one's own takes a few lines:

>>> import commissionkit as ck
>>> from commissionkit.codebooks import Characteristic, Codebook, compare
>>> money = Codebook(
...     "money",
...     "Money",
...     [
...         Characteristic("funds", "Funds", lambda site: site.funds),
...         Characteristic("icf", "Who takes", lambda site: ck.who_takes(site, fund="icf/section-75")),
...     ],
... )
>>> compare(ck.load_sites(), money)["funds", "tameside-glossop"].value
'Integrated Commissioning Fund'
>>> compare(ck.load_sites(), money)["icf", "south-tyneside"].status.value
'none_recorded'
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from types import MappingProxyType
from typing import Final

from commissionkit import comparison
from commissionkit.codebooks.context import CONTEXT
from commissionkit.codebooks.contracts import CONTRACTS
from commissionkit.codebooks.cycle import CYCLE
from commissionkit.codebooks.decisions import DECISIONS
from commissionkit.codebooks.formality import FORMALITY
from commissionkit.codebooks.listing import facts_where
from commissionkit.codebooks.overview import OVERVIEW
from commissionkit.codebooks.people import STAFFING
from commissionkit.codebooks.running import DOUBLE_RUNNING
from commissionkit.codebooks.sets import CONDITION_SETS
from commissionkit.codebooks.steps import NEXT_STEPS
from commissionkit.codebooks.themes import ENABLERS_AND_BARRIERS, SHIFTS
from commissionkit.comparison import Characteristic, Codebook, Comparison, Piece, Reading, State, piece
from commissionkit.comparison.crisp import Condition, ConditionSet, OfModels, OfSites, crisp
from commissionkit.errors import UnknownName
from commissionkit.model import Arrangement

__all__ = [
    "CODEBOOKS",
    "CONDITION_SETS",
    "CONTEXT",
    "CONTRACTS",
    "CYCLE",
    "DECISIONS",
    "DOUBLE_RUNNING",
    "ENABLERS_AND_BARRIERS",
    "FORMALITY",
    "NEXT_STEPS",
    "OVERVIEW",
    "SHIFTS",
    "STAFFING",
    "Characteristic",
    "Codebook",
    "Comparison",
    "Condition",
    "ConditionSet",
    "OfModels",
    "OfSites",
    "Piece",
    "Reading",
    "State",
    "codebook_of",
    "compare",
    "crisp",
    "facts_where",
    "piece",
]

#: The bundled codebooks by id.
CODEBOOKS: Final[Mapping[str, Codebook]] = MappingProxyType(
    {
        book.id: book
        for book in (
            OVERVIEW,
            CONTEXT,
            DECISIONS,
            CYCLE,
            SHIFTS,
            CONTRACTS,
            DOUBLE_RUNNING,
            FORMALITY,
            STAFFING,
            ENABLERS_AND_BARRIERS,
            NEXT_STEPS,
        )
    }
)


def compare(
    sites: Iterable[Arrangement] | Mapping[str, Arrangement], codebook: Codebook | str = OVERVIEW
) -> Comparison:
    """Sites side by side.

    Args:
        sites: Arrangements, in the order of the columns; or a mapping from what each is loaded by (an id or a path)
            to the arrangement.
        codebook: What to ask: a codebook, the id of a bundled one (`CODEBOOKS`), or `all` for every bundled one.

    Returns:
        A cell for each characteristic and site, each with its evidence and the call that gave it.

    Raises:
        UnknownName: No bundled codebook bears the id; the message names near ones.
        RefusedQuestion: A single arrangement where several belong, or a characteristic gave what no cell can hold.

    It does not weigh characteristics against each other, nor say which site is the better.

    >>> from commissionkit import load
    >>> found = compare([load("south-tyneside"), load("tameside-glossop")])
    >>> found["main-contract", "south-tyneside"].text
    'block (South Tyneside and Sunderland FT)°'
    """
    return comparison.compare(sites, codebook_of(codebook))


def codebook_of(codebook: Codebook | str) -> Codebook:
    """The codebook itself, the bundled one of that id, or `all` of them as one.

    Raises:
        UnknownName: No bundled codebook bears the id; the message names near ones.
    """
    if isinstance(codebook, Codebook):
        return codebook
    if codebook == "all":
        return Codebook.joined("all", "All codebooks", CODEBOOKS.values())
    if codebook not in CODEBOOKS:
        raise UnknownName(codebook, (*CODEBOOKS, "all"), what="codebook")
    return CODEBOOKS[codebook]
