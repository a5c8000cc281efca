"""Conditions: what is asked of every case, and how the answer becomes 1, 0 or a blank."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from typing import Final

from attrs import evolve, field, frozen

from commissionkit.answers import AnswerStatus
from commissionkit.comparison.codebook import Characteristic, Codebook
from commissionkit.comparison.crisp.calibrating import Calibrated, Crisp, calibrated, crisp_reading
from commissionkit.comparison.crisp.cases import Case
from commissionkit.comparison.readings import Reading, read
from commissionkit.errors import InvalidText, RefusedQuestion, UnknownName
from commissionkit.model import Arrangement, CommissioningModel

__all__ = ["Condition", "ConditionSet", "OfModels", "OfSites"]

_NAME: Final = re.compile(r"[A-Z][A-Z0-9]{0,15}")
#: Words of R, and columns that a truth table of the package QCA adds.
_TAKEN: Final = frozenset({"TRUE", "FALSE", "NULL", "NA", "OUT", "PRI"})
_HINT: Final = "Write up to 16 capital letters and digits, a letter first, such as POOLED."
_BLANK: Final = "Not stated, none recorded, or known in part."


@frozen
class OfSites:
    """How a condition is asked of a site.

    Attributes:
        ask: Puts the question. It gives True, False or None, a `YesNo`, facts, a `Reading`, or what `crisp` gives. An
            id that a site does not have may raise: that is none recorded.
        one: When it is 1, in a sentence.
        zero: When it is 0.
        blank: When it is blank.
    """

    ask: Callable[[Arrangement], Calibrated]
    one: str
    zero: str
    blank: str = _BLANK


@frozen
class OfModels:
    """How a condition is asked of one model of commissioning.

    Attributes:
        ask: Puts the question; it is handed the arrangement and the model, and gives what `OfSites.ask` gives.
        one: When it is 1, in a sentence.
        zero: When it is 0.
        blank: When it is blank.
    """

    ask: Callable[[Arrangement, CommissioningModel], Calibrated]
    one: str
    zero: str
    blank: str = _BLANK


@frozen
class Condition:
    """One thing that a case has, has not, or of which that is not known.

    A few lines make one:

    >>> from commissionkit.comparison.crisp import crisp
    >>> public = Condition(
    ...     "PUBLIC",
    ...     "Meets in public",
    ...     "Does the board meet in public?",
    ...     sites=OfSites(
    ...         lambda site: crisp(site.forums["board"].meets_in_public, site.forums["board"]),
    ...         one="A source says that it does.",
    ...         zero="A source says that it does not.",
    ...     ),
    ... )

    Attributes:
        name: The column: capital letters and digits, as R and its package QCA read it.
        label: What a table calls it.
        question: What is asked.
        sites: How it is asked of a site; None where it does not apply to one.
        models: How it is asked of a model; None where it does not apply to one.
        outcome: Whether it is meant to be explained and not to explain.

    Raises:
        InvalidText: The name is none that R and QCA read.
    """

    name: str
    label: str
    question: str
    sites: OfSites | None = None
    models: OfModels | None = None
    outcome: bool = False

    def __attrs_post_init__(self) -> None:
        given: object = self.name  # users without a type checker give anything
        if not isinstance(given, str) or not _NAME.fullmatch(given):
            raise InvalidText(str(given), "not a name that every program reads", hint=_HINT)
        if given in _TAKEN:
            raise InvalidText(given, "a word that R or the package QCA has taken", hint=_HINT)

    @classmethod
    def of_row(
        cls,
        row: Characteristic,
        name: str = "",
        *,
        when: Callable[[Reading], bool | None] | None = None,
        one: str = "The row says that it is present.",
        zero: str = "The row says that it is absent.",
    ) -> Condition:
        """A row of a codebook as a condition of sites.

        Args:
            row: The row. Present is 1, absent is 0.
            name: The column; the id of the row in capital letters where it is left out.
            when: What a reading with a value counts for; without it such a cell is blank.
            one: When it is 1, in a sentence.
            zero: When it is 0.

        Raises:
            InvalidText: The name is none that R and QCA read.
        """

        def ask(site: Arrangement) -> Crisp:
            return crisp_reading(read(row.ask(site)), when)

        return cls(name or _short(row.id), row.name, row.name, sites=OfSites(ask, one, zero))

    def read(self, case: Case) -> Crisp:
        """What it makes of a case.

        Raises:
            RefusedQuestion: Its question gave what no condition can.
        """
        try:
            given = self._ask(case)
        except (UnknownName, RefusedQuestion) as refused:  # the case has no such thing, or cannot be asked
            return Crisp(None, Reading(status=AnswerStatus.NONE_RECORDED, notes=(str(refused),)))
        return calibrated(given)

    def _ask(self, case: Case) -> Calibrated:
        if not case.model:
            return self.sites.ask(case.arrangement) if self.sites else _NOT_APPLICABLE
        if self.models is None:
            return _NOT_APPLICABLE
        return self.models.ask(case.arrangement, case.arrangement.fact(case.model, CommissioningModel))


_NOT_APPLICABLE: Final = Crisp(None, Reading(status=AnswerStatus.NOT_APPLICABLE))


def _short(text: str) -> str:
    """An id as a name: its letters and digits in capitals, as many as a name takes."""
    return "".join(letter for letter in text.upper() if letter.isascii() and letter.isalnum())[:16]


def _conditions(conditions: Iterable[Condition]) -> tuple[Condition, ...]:
    return tuple(conditions)


def _texts(texts: Iterable[str]) -> tuple[str, ...]:
    return tuple(texts)


@frozen
class ConditionSet:
    """Conditions in the order of their columns.

    Attributes:
        id: Short name.
        title: What the matrix is headed by.
        conditions: What is asked.
        notes: What a reader should know.

    Raises:
        RefusedQuestion: Two conditions bear one name, or there is none.
    """

    id: str
    title: str
    conditions: tuple[Condition, ...] = field(converter=_conditions)
    notes: tuple[str, ...] = field(default=(), converter=_texts)

    def __attrs_post_init__(self) -> None:
        names = [condition.name for condition in self.conditions]
        twice = sorted({name for name in names if names.count(name) > 1})
        if twice:
            raise RefusedQuestion(f"two conditions bear the name {', '.join(twice)}: a column needs one of its own")
        if not names:
            raise RefusedQuestion(f"{self.id} holds no condition: there is nothing to ask")

    @classmethod
    def of_codebook(cls, codebook: Codebook) -> ConditionSet:
        """The rows of a codebook as conditions of sites: present is 1, absent is 0, anything else a blank."""
        return cls(codebook.id, codebook.title, map(Condition.of_row, codebook.characteristics), codebook.notes)

    def with_outcome(self, name: str) -> ConditionSet:
        """The same set with this condition as what is to be explained, and no other.

        Raises:
            UnknownName: No condition bears the name; names near ones.
        """
        names = [condition.name for condition in self.conditions]
        if name not in names:
            raise UnknownName(name, names, what="condition", where=self.id)
        return evolve(self, conditions=[evolve(one, outcome=one.name == name) for one in self.conditions])
