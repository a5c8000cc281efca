"""What every fact has in common, and how a fact says which other facts it names."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any, ClassVar, TypeVar, cast

import attrs

from commissionkit.model.showing import fact_table
from commissionkit.model.terms import Status
from commissionkit.periods import Period
from commissionkit.sources import Citation

__all__ = ["Fact", "NamedFact", "Reference", "id_text", "many", "references", "refers_to", "refs", "rewritten", "slug"]

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
    for field in attrs.fields(type(fact)):
        content = getattr(fact, field.name)
        here = (*path, field.name)
        if "kinds" in field.metadata:
            yield from _named(content, here, field.metadata)
        else:
            yield from _within(content, here)


def _named(content: object, path: tuple[str | int, ...], metadata: Any) -> Iterator[Reference]:  # noqa: ANN401
    if isinstance(content, str):
        yield Reference(path, content, metadata["kinds"], metadata["carries"])
    elif isinstance(content, tuple):
        for index, target in enumerate(content):
            yield Reference((*path, index), target, metadata["kinds"], metadata["carries"])


def _within(content: object, path: tuple[str | int, ...]) -> Iterator[Reference]:
    if isinstance(content, tuple):
        for index, item in enumerate(content):
            yield from _within(item, (*path, index))
    elif attrs.has(type(content)):
        yield from references(cast("attrs.AttrsInstance", content), path)


def rewritten(fact: F, rename: Callable[[Reference], tuple[str, ...]]) -> F:
    """The fact with each name replaced by what `rename` gives for it.

    `rename` gives one id, or several where an organisation has several heirs; a place that holds
    one name only takes the first. Names that stay the same cost nothing.
    """
    changed: F = _rewrite(fact, (), rename)
    return changed


def _rewrite(item: Any, path: tuple[str | int, ...], rename: Callable[[Reference], tuple[str, ...]]) -> Any:  # noqa: ANN401
    changes: dict[str, object] = {}
    for field in attrs.fields(type(item)):
        content = getattr(item, field.name)
        here = (*path, field.name)
        new: object = content
        if "kinds" in field.metadata:
            new = _rename(content, here, field.metadata, rename)
        elif isinstance(content, tuple) and any(attrs.has(type(x)) for x in content):
            new = tuple(_rewrite(x, (*here, i), rename) if attrs.has(type(x)) else x for i, x in enumerate(content))
        elif attrs.has(type(content)):
            new = _rewrite(content, here, rename)
        if new != content:
            changes[field.name] = new
    return attrs.evolve(item, **changes) if changes else item


def _rename(
    content: object,
    path: tuple[str | int, ...],
    metadata: Any,  # noqa: ANN401
    rename: Callable[[Reference], tuple[str, ...]],
) -> object:
    if isinstance(content, str):
        heirs = rename(Reference(path, content, metadata["kinds"], metadata["carries"]))
        return heirs[0] if heirs else content
    if not isinstance(content, tuple):
        return content
    new: list[str] = []
    for reference in _named(content, path, metadata):
        new.extend(heir for heir in rename(reference) if heir not in new)
    return tuple(new)


def slug(text: str) -> str:
    """A text as an id: lower case, words joined by hyphens."""
    words = "".join(c if c.isalnum() or c in "/+" else " " for c in text.casefold()).split()
    return "-".join(words)


def id_text(*parts: object) -> str:
    """The parts of a derived id joined by colons, the empty ones left out."""
    return ":".join(text for part in parts if (text := str(part)))


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
        names = (reference.target for reference in references(self))
        return id_text(self.kind_word, *dict.fromkeys(names))

    @property
    def label(self) -> str:
        """What to call it in a sentence."""
        return self.id

    def __str__(self) -> str:
        return self.label if self.label == self.id else f"{self.label} ({self.id})"

    def _repr_html_(self) -> str:
        return fact_table(self).html()


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
