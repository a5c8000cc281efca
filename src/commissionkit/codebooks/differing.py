"""Two arrangements set against each other: two days or two codings of one site, or two sites."""

from __future__ import annotations

from typing import TypeAlias

from commissionkit.codebooks import OVERVIEW, codebook_of
from commissionkit.comparison.codebook import Codebook
from commissionkit.comparison.contrast.contrasting import contrast
from commissionkit.comparison.contrast.differences import Difference
from commissionkit.errors import RefusedQuestion
from commissionkit.model import Arrangement
from commissionkit.questions.decisions.asking import On
from commissionkit.questions.naming import check_arrangement
from commissionkit.questions.titling import titled
from commissionkit.succession import as_of

__all__ = ["diff"]

_TWO = 'diff takes two arrangements, or one and two days: diff(site, on=("2018-12", "2019"))'

#: Two days, or months, years, NHS years or spans.
Days: TypeAlias = tuple[On, On]


def diff(
    a: Arrangement, b: Arrangement | None = None, *, on: Days | None = None, codebook: Codebook | str | None = None
) -> Difference:
    """In what two arrangements differ, concept by concept, with the evidence of both.

    What is compared follows from what is given. *Two days of one site*: snapshots (`as_of`) with one id, or one
    arrangement and `on=`; facts are matched by id. *Two codings of one site*: arrangements with one id; facts are
    matched by list and id, and where the ids differ by what they say, by their names or codes, or by the facts that
    they name. *Two sites*: arrangements with two ids; a codebook is put to both, and facts that both record under one
    id are set beside each other.

    Args:
        a: The first arrangement, or a snapshot of it.
        b: The second; left out where `on=` is given.
        on: Two days of `a`: each a day, a month, a year, an NHS year or a span.
        codebook: What is asked of two sites (by default the overview): a codebook, the id of a bundled one, or `all`.
            Of one site its cells become rows only where a codebook is given; two codings are asked for the overview all
            the same, for their agreement.

    Returns:
        `Difference`: a row for each attribute that differs, and for each fact that one side has alone; true when there
        is any. `.alike` is what both say alike, `.agreement` how far two codings agree.

    Raises:
        RefusedQuestion: These are not two arrangements, or one and two days.
        UnknownName: No bundled codebook bears the id; the message names near ones.
        InvalidText: `on` names no days.

    In which order a list names its items means nothing. It does not say which of two codings is right, and two facts
    that a coder names and words quite differently it takes for two.

    >>> from commissionkit import load
    >>> found = diff(load("england"), on=("2020-03-31", "2020-04-01"))
    >>> len(found.of("organisations").only_a), len(found.of("organisations").only_b)
    (103, 24)
    """
    check_arrangement(a)
    if (b is None) is (on is None):
        raise RefusedQuestion(_TWO)
    if on is not None:
        first, second = _pair(on)
        a, b = as_of(a, first), as_of(a, second)
    if b is None:
        raise RefusedQuestion(_TWO)
    check_arrangement(b)
    book = OVERVIEW if codebook is None else codebook_of(codebook)
    return contrast(a, b, titled=titled, codebook=book, cells=codebook is not None)


def _pair(on: object) -> Days:
    if not isinstance(on, (tuple, list)) or len(on) != 2:
        raise RefusedQuestion(f"on= takes two days, such as ('2018-12', '2019'), not {on!r:.60}")
    first, second = on
    return first, second
