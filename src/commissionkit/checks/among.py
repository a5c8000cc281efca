"""The facts that a rule is about, of all that an arrangement records."""

from __future__ import annotations

from collections.abc import Iterable
from operator import attrgetter

from commissionkit.model import Fact
from commissionkit.model.referring import is_made_of_fields, places_of

__all__ = ["all_named_in", "among", "borne", "by_class"]


def among(facts: Iterable[Fact], *kinds: type[Fact]) -> list[Fact]:
    """Those of these kinds, in their order; each class is judged once, not each fact."""
    facts = tuple(facts)
    wanted = {cls for cls in set(map(type, facts)) if issubclass(cls, kinds)}
    return [fact for fact in facts if type(fact) in wanted] if wanted else []


def by_class(values: Iterable[object]) -> dict[type, list[object]]:
    """Values by their class."""
    found: dict[type, list[object]] = {}
    for value in values:
        found.setdefault(type(value), []).append(value)
    return found


def all_named_in(values: Iterable[object]) -> dict[tuple[str, ...], set[str]]:
    """Every id that values of one class name, by the kinds of fact that may stand there."""
    found: dict[tuple[str, ...], set[str]] = {}
    for cls, alike in by_class(values).items():
        if cls is tuple:
            _add(found, all_named_in(part for several in alike for part in several))  # type: ignore[attr-defined]
        elif is_made_of_fields(cls):
            for place in places_of(cls):
                contents = map(attrgetter(place.name), alike)
                _add(found, {place.kinds: _ids(contents)} if place.names else all_named_in(contents))
    return found


def borne(facts: Iterable[Fact]) -> dict[type[Fact], set[str]]:
    """The ids that facts bear, by their class."""
    found: dict[type[Fact], set[str]] = {}
    for fact in facts:
        found.setdefault(type(fact), set()).add(fact.id)
    return found


def _ids(contents: Iterable[object]) -> set[str]:
    """The ids of a field that names one fact, or several, or none."""
    ids: set[str] = set()
    for content in contents:
        if isinstance(content, str):
            ids.add(content)
        elif isinstance(content, tuple):
            ids.update(content)
    return ids


def _add(found: dict[tuple[str, ...], set[str]], more: dict[tuple[str, ...], set[str]]) -> None:
    for kinds, ids in more.items():
        found.setdefault(kinds, set()).update(ids)
