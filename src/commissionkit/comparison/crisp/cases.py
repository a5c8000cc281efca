"""Cases: sites, and single models of commissioning."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from typing import Final, TypeGuard

from attrs import evolve, frozen

from commissionkit.errors import RefusedQuestion
from commissionkit.model import Arrangement, CommissioningModel

__all__ = ["Case", "cases_of", "gathered"]

_WANTED: Final = "conditions takes arrangements, pairs of an arrangement and the id of a model, or what cases_of gives"


@frozen
class Case:
    """A site, or one model of commissioning, as a row.

    Attributes:
        name: What the row is called.
        arrangement: The site, or the arrangement that records the model.
        model: The model, by id; empty for a site.
    """

    name: str
    arrangement: Arrangement
    model: str = ""

    @property
    def title(self) -> str:
        """What a person calls it."""
        return self.arrangement.name(self.model) if self.model else self.arrangement.title or self.arrangement.id


def cases_of(arrangement: Arrangement) -> tuple[Case, ...]:
    """The models of commissioning that an arrangement records, as cases in the order of its file.

    Args:
        arrangement: The arrangement, such as `commissioning-models`.

    Returns:
        The cases, for `conditions`: each with its name and title; none where no model is recorded.

    Raises:
        RefusedQuestion: It is no arrangement.

    >>> from commissionkit import load
    >>> [case.name for case in cases_of(load("commissioning-models"))][:3]
    ['health-authorities-model', 'gp-fundholding', 'locality-commissioning']
    """
    if not isinstance(arrangement, Arrangement):
        raise RefusedQuestion(f"cases_of takes an arrangement, as load gives one, not {arrangement!r:.60}")
    models = (fact for fact in arrangement.facts if isinstance(fact, CommissioningModel))
    return tuple(_case(arrangement, fact.id) for fact in models)


def gathered(given: object) -> tuple[Case, ...]:
    """Whatever was handed over, as cases with a name each.

    A site is called by its id, the state on a day by id and day; a model by its id, with that of its arrangement before
    it where another case would be called the same. A name that was given stays.

    Raises:
        RefusedQuestion: There is no case, something is none, or two would be called the same.
        UnknownName: An arrangement has no model of that id; names near ones.
    """
    if isinstance(given, (str, Case, Arrangement)) or not isinstance(given, Iterable) or _pair(given):
        raise RefusedQuestion(f"{_WANTED}, in a list: write conditions([...])")
    cases = [case for one in given for case in _cases(one)]
    names = Counter(case.name for case in cases)
    cases = [_apart(case) if case.model and names[case.name] > 1 else case for case in cases]
    again = sorted(name for name, count in Counter(case.name for case in cases).items() if count > 1)
    if again:
        raise RefusedQuestion(f'two cases are called {", ".join(again)}: name one, as in Case("another", site)')
    if not cases:
        raise RefusedQuestion(f"there is no case: {_WANTED}")
    return tuple(cases)


def _cases(given: object) -> Iterable[Case]:
    if isinstance(given, Case):
        return (_checked(given),)
    if isinstance(given, Arrangement):
        return (_case(given),)
    if _pair(given):
        return (_checked(_case(*given)),)
    if isinstance(given, Iterable) and not isinstance(given, str):
        found = tuple(given)
        if all(isinstance(one, Case) for one in found):
            return tuple(_checked(one) for one in found)
    raise RefusedQuestion(f"{_WANTED}, not {given!r:.60}")


def _pair(given: object) -> TypeGuard[tuple[Arrangement, str]]:
    return (
        isinstance(given, tuple) and len(given) == 2 and isinstance(given[0], Arrangement) and isinstance(given[1], str)
    )


def _checked(case: Case) -> Case:
    if case.model:
        case.arrangement.fact(case.model, CommissioningModel, what="model of commissioning")
    return case


def _case(arrangement: Arrangement, model: str = "") -> Case:
    on = f"@{arrangement.snapshot.on}" if arrangement.snapshot is not None else ""
    return Case(f"{model or arrangement.id}{on}", arrangement, model)


def _apart(case: Case) -> Case:
    # Only a name that was not chosen by the user is changed.
    own = _case(case.arrangement, case.model).name == case.name
    return evolve(case, name=f"{case.arrangement.id}:{case.name}") if own else case
