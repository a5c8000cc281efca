"""The facts that a rule is about, of all that an arrangement records."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from itertools import chain, compress, groupby
from operator import attrgetter
from typing import TypeVar

from commissionkit.model import Arrangement, Fact
from commissionkit.model.kinds import facts_by_class
from commissionkit.model.referring import is_made_of_fields, places_of

__all__ = ["all_named_in", "among", "borne", "classes_of", "distinct", "saying"]

T = TypeVar("T")


def classes_of(facts: Iterable[Fact]) -> Mapping[type[Fact], tuple[Fact, ...]]:
    """Facts by their class; those of an arrangement are told apart once."""
    return facts.kept(facts_by_class) if isinstance(facts, Arrangement) else facts_by_class(facts)


def among(facts: Iterable[Fact], *kinds: type[Fact]) -> Sequence[Fact]:
    """Those of these kinds, in their order; each class is judged once, not each fact."""
    return _in_order(facts, {cls: alike for cls, alike in classes_of(facts).items() if issubclass(cls, kinds)})


def saying(facts: Iterable[Fact], attributes: Mapping[type[Fact], tuple[str, ...]]) -> Sequence[Fact]:
    """Those in which an attribute given for their kind is more than None, nought or nothing, in their order."""
    found: dict[type[Fact], tuple[Fact, ...]] = {}
    for cls, alike in classes_of(facts).items():
        names = [name for kind, several in attributes.items() if issubclass(cls, kind) for name in several]
        told = [map(attrgetter(name), alike) for name in names]
        if says := tuple(compress(alike, map(any, zip(*told, strict=True)))):
            found[cls] = says
    return _in_order(facts, found)


def _in_order(facts: Iterable[Fact], classes: Mapping[type[Fact], Sequence[Fact]]) -> Sequence[Fact]:
    """The facts of some classes in the order of all of them."""
    if len(classes) <= 1:
        return next(iter(classes.values()), ())
    if isinstance(facts, Arrangement) and facts.kept(_stand_together):
        return tuple(chain.from_iterable(classes.values()))
    wanted = {id(fact) for alike in classes.values() for fact in alike}
    return [fact for fact in facts if id(fact) in wanted]


def _stand_together(facts: Iterable[Fact]) -> bool:
    """Whether the facts of each class stand side by side, as in a file."""
    kinds = [cls for cls, _ in groupby(map(type, facts))]
    return len(set(kinds)) == len(kinds)


def distinct(values: Iterable[T]) -> Iterable[T]:
    """Each object once: facts of one file share much of what they hold."""
    values = list(values)
    return dict(zip(map(id, values), values, strict=True)).values()


def all_named_in(values: Iterable[object]) -> dict[tuple[str, ...], set[str]]:
    """Every id that values of one class name, by the kinds of fact that may stand there."""
    found: dict[tuple[str, ...], set[str]] = {}
    for cls, alike in _by_class(values).items():
        if cls is tuple:
            _add(found, all_named_in(part for several in alike for part in several))  # type: ignore[attr-defined]
        elif is_made_of_fields(cls):
            for place in places_of(cls):
                read = attrgetter(place.name)
                more = {place.kinds: _ids(alike, read)} if place.names else all_named_in(distinct(map(read, alike)))
                _add(found, more)
    return found


def borne(facts: Iterable[Fact]) -> dict[type[Fact], set[str]]:
    """The ids that facts bear, by their class."""
    return {cls: set(map(attrgetter("id"), alike)) for cls, alike in classes_of(facts).items()}


def _by_class(values: Iterable[object]) -> dict[type, list[object]]:
    found: dict[type, list[object]] = {}
    for cls, run in groupby(values, type):
        found.setdefault(cls, []).extend(run)
    return found


def _ids(values: Sequence[object], read: Callable[[object], object]) -> set[str]:
    """The ids of a field that names one fact, or several, or none."""
    ids: set[str] = set()
    for content in _unlike(values, read):
        if isinstance(content, str):
            ids.add(content)
        elif isinstance(content, tuple):
            ids.update(content)
    return ids


def _unlike(values: Sequence[object], read: Callable[[object], object]) -> Iterable[object]:
    """What is read from values: of equal contents one, where they can be told apart quickly."""
    try:
        return set(map(read, values))
    except TypeError:
        return map(read, values)


def _add(found: dict[tuple[str, ...], set[str]], more: dict[tuple[str, ...], set[str]]) -> None:
    for kinds, ids in more.items():
        found.setdefault(kinds, set()).update(ids)
