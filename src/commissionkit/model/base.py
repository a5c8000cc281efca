"""What every fact has in common, and how a fact says which other facts it names."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any, ClassVar, TypeVar

import attrs

from commissionkit.model.referring import Place, is_made_of_fields, places_of
from commissionkit.model.showing import fact_table
from commissionkit.model.terms import Status
from commissionkit.periods import Period
from commissionkit.sources import Citation

__all__ = [
    "Fact",
    "NamedFact",
    "Reference",
    "id_text",
    "many",
    "named",
    "references",
    "refers_to",
    "refs",
    "rewritten",
    "slug",
]

#: Any class may be named.
ANY = "*"

F = TypeVar("F", bound="Fact")


@attrs.frozen
class Reference:
    """One place at which a fact names another.

    Attributes:
        path: Where in the fact, such as `("holders", "ids", 0)`.
        target: The id that is named.
        kinds: The class names that the target may have; `("*",)` for any fact.
        carries: Whether succession carries this role from an organisation to its heirs.
    """

    path: tuple[str | int, ...]
    target: str
    kinds: tuple[str, ...]
    carries: bool


def refers_to(*kinds: str, carries: bool = False) -> dict[str, object]:
    """Metadata of a field that names facts of these kinds; `carries` if succession carries the role."""
    return {"kinds": kinds, "carries": carries}


def refs(*kinds: str, carries: bool = False) -> Any:  # noqa: ANN401 - an attrs field
    """A field that names any number of facts of the given kinds; any sequence becomes a tuple."""
    return attrs.field(default=(), metadata=refers_to(*kinds, carries=carries), converter=tuple)


def many(default: tuple[object, ...] = ()) -> Any:  # noqa: ANN401 - an attrs field
    """A field that holds any number of values; any sequence becomes a tuple."""
    return attrs.field(default=default, converter=tuple)


def references(fact: attrs.AttrsInstance, path: tuple[str | int, ...] = ()) -> Iterator[Reference]:
    """Every place at which a fact, or a value within it, names another fact."""
    found: list[Reference] = []
    _gather(fact, path, found)
    return iter(found)


def _gather(item: Any, path: tuple[str | int, ...], found: list[Reference]) -> None:  # noqa: ANN401 - any attrs value
    for place in places_of(type(item)):
        content = getattr(item, place.name)
        if content is None:
            continue
        if not place.names:
            _within(content, (*path, place.name), found)
        elif isinstance(content, str):
            found.append(Reference((*path, place.name), content, place.kinds, place.carries))
        elif isinstance(content, tuple):
            here = (*path, place.name)
            found += [Reference((*here, i), name, place.kinds, place.carries) for i, name in enumerate(content)]


def _within(content: object, path: tuple[str | int, ...], found: list[Reference]) -> None:
    if isinstance(content, tuple):
        for index, item in enumerate(content):
            _within(item, (*path, index), found)
    elif is_made_of_fields(type(content)):
        _gather(content, path, found)


def named(item: Any) -> list[tuple[str, tuple[str, ...]]]:  # noqa: ANN401 - any attrs value
    """Every id that a fact, or a value within it, names, with the kinds it may be of: `references` without places.

    Most that look through all facts of an arrangement need no more, and this takes a third of the time.
    """
    if isinstance(item, tuple):
        return [name for inner in item for name in named(inner)]
    if not is_made_of_fields(type(item)):
        return []
    found: list[tuple[str, tuple[str, ...]]] = []
    for place in places_of(type(item)):
        content = getattr(item, place.name)
        if content is None or content == ():
            continue
        if not place.names:
            found += named(content)
        elif isinstance(content, str):
            found.append((content, place.kinds))
        else:
            found += [(name, place.kinds) for name in content]
    return found


def rewritten(fact: F, rename: Callable[[Reference], tuple[str, ...]]) -> F:
    """The fact with each name replaced by what `rename` gives for it.

    `rename` gives one id, or several where an organisation has several heirs; a place that holds
    one name only takes the first. Names that stay the same cost nothing.
    """
    changed: F = _rewrite(fact, (), rename)
    return changed


def _rewrite(item: Any, path: tuple[str | int, ...], rename: Callable[[Reference], tuple[str, ...]]) -> Any:  # noqa: ANN401
    changes: dict[str, object] = {}
    for place in places_of(type(item)):
        content = getattr(item, place.name)
        here = (*path, place.name)
        new: object = content
        if place.names:
            new = _rename(content, here, place, rename)
        elif isinstance(content, tuple):
            new = tuple(
                _rewrite(part, (*here, i), rename) if is_made_of_fields(type(part)) else part
                for i, part in enumerate(content)
            )
        elif is_made_of_fields(type(content)):
            new = _rewrite(content, here, rename)
        if new is not content and new != content:
            changes[place.name] = new
    return attrs.evolve(item, **changes) if changes else item


def _rename(
    content: object, path: tuple[str | int, ...], place: Place, rename: Callable[[Reference], tuple[str, ...]]
) -> object:
    if isinstance(content, str):
        heirs = rename(Reference(path, content, place.kinds, place.carries))
        return heirs[0] if heirs else content
    if not isinstance(content, tuple):
        return content
    new: list[str] = []
    for index, target in enumerate(content):
        new.extend(h for h in rename(Reference((*path, index), target, place.kinds, place.carries)) if h not in new)
    return tuple(new)


def slug(text: str) -> str:
    """A text as an id: lower case, words joined by hyphens."""
    words = "".join(c if c.isalnum() or c in "/+" else " " for c in text.casefold()).split()
    return "-".join(words)


def id_text(*parts: object) -> str:
    """The parts of a derived id joined by colons, the empty ones left out."""
    return ":".join([text for part in parts if (text := str(part))])


@attrs.frozen(kw_only=True)
class Fact:
    """One dated, cited thing that a source says of an arrangement.

    Attributes:
        id: The name other facts use; derived from the content where a file leaves it out.
        period: The days on which it holds, as far as the source says.
        status: What the source says of it at the arrangement's `as_at`.
        evidence: Where it is said, and how it is known.
        note: A remark of the coder's.
    """

    #: How the kind is called in a derived id.
    kind_word: ClassVar[str] = "fact"

    id: str = ""
    period: Period = attrs.field(factory=Period)
    status: Status = Status.IN_FORCE
    evidence: tuple[Citation, ...] = many()
    note: str = ""

    def derived_id(self) -> str:
        """The id that the content gives, before dates and numbers make it unique."""
        return id_text(self.kind_word, *dict.fromkeys(name for name, _ in named(self)))

    @property
    def label(self) -> str:
        """What to call it in a sentence."""
        return self.id

    def __str__(self) -> str:
        return self.label if self.label == self.id else f"{self.label} ({self.id})"

    def _repr_html_(self) -> str:
        return fact_table(self).glance()


@attrs.frozen(kw_only=True)
class NamedFact(Fact):
    """A fact that has a name of its own.

    Attributes:
        name: As the source prints it.
        aliases: Other names and abbreviations, undated.
    """

    name: str
    aliases: tuple[str, ...] = many()

    def derived_id(self) -> str:
        """The name as an id."""
        return slug(self.name)

    @property
    def label(self) -> str:
        """The name."""
        return self.name
