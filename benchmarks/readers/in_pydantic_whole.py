"""The same models with the rules that a site file is read by: a fairer measure of what it takes to trust one.

Ids stand once and are no reserved words, what is named is there and of the right kind, what is cited is listed, kinds
are shared words, parties are named once, periods end after they begin, nothing lies within itself, nothing delegates in
a circle and nobody comes after itself. It gathers the faults; it does not know their lines, nor see that a key stands
twice in one mapping, of which the reader beneath it keeps the last.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any, Final, Self

from pydantic import BaseModel, model_validator

from benchmarks.readers.in_pydantic import Each, Fact, Site
from commissionkit.model.vocabulary import shared

__all__ = ["Whole", "loaded"]

_AREAS: Final = ("neighbourhoods", "places", "systems", "regions", "nations")
_BODIES: Final = ("organisations", "forums")
#: For each list and field, the lists in which what is named there may stand.
_NAMING: Final[Mapping[str, Mapping[str, tuple[str, ...]]]] = {
    **{name: {"within": _AREAS} for name in _AREAS},
    "services": {"within": ("services",)},
    "changes": {"predecessors": ("organisations",), "successors": ("organisations",)},
    "coverage": {"body": _BODIES, "area": _AREAS},
    "seats": {"forum": ("forums",), "holder": _BODIES},
    "provision": {"provider": ("organisations",), "service": ("services",), "area": _AREAS},
    "rights": {"holders": _BODIES, "over.service": ("services",), "over.area": _AREAS},
    "delegations": {
        "delegators": _BODIES,
        "delegate": _BODIES,
        "over.service": ("services",),
        "over.area": _AREAS,
    },
    "processes": {"service": ("services",), "area": _AREAS, "run_by": _BODIES, "parties": _BODIES},
    "contracts": {
        "commissioners": ("organisations",),
        "providers": ("organisations",),
        "services": ("services",),
        "area": _AREAS,
    },
}


class Whole(Site):
    """A site file that keeps the rules."""

    @model_validator(mode="after")
    def _kept(self) -> Self:
        faults = [*self._twice(), *self._unknown(), *self._unlisted(), *self._backwards(), *self._circles()]
        if faults:
            raise ValueError("; ".join(faults))
        return self

    def _lists(self) -> Iterator[tuple[str, tuple[Fact, ...]]]:
        yield from ((name, getattr(self, name)) for name in _NAMING)
        yield from ((name, getattr(self, name)) for name in _BODIES)

    def _twice(self) -> Iterator[str]:
        seen: set[str] = {"not_stated", "none", *shared().facts}
        for _, facts in self._lists():
            for fact in facts:
                if fact.id in seen:
                    yield f"{fact.id} stands twice"
                seen.add(fact.id)
        parties = ((self.rights, ["holders"]), (self.delegations, ["delegators"]), (self.delegations, ["delegate"]))
        for stated, path in parties:
            for one in stated:
                names = _named(one, path)
                if not names or len(set(names)) < len(names):
                    yield f"{one.id}: nobody, or one body twice"

    def _unknown(self) -> Iterator[str]:
        known = {name: {fact.id for fact in facts} for name, facts in self._lists()}
        for name, places in _NAMING.items():
            for place, kinds in places.items():
                allowed = set().union(*(known[kind] for kind in kinds))
                path = place.split(".")
                for fact in getattr(self, name):
                    yield from (f"{fact.id}: {one} is not there" for one in _named(fact, path) if one not in allowed)

        if self.area not in set().union(*(known[kind] for kind in _AREAS)):
            yield f"{self.area} is not there"
        words = shared()
        for bodies, stated in ((self.organisations, words.organisation_kinds), (self.forums, words.forum_kinds)):
            listed = {word.id for word in stated}
            yield from (f"{body.id}: {body.kind} is no kind" for body in bodies if body.kind not in listed)

    def _unlisted(self) -> Iterator[str]:
        listed = {source.id for source in self.sources}
        for _, facts in self._lists():
            for fact in facts:
                for cited in fact.evidence:
                    if cited.partition(":")[0] not in listed:
                        yield f"{fact.id}: the source of {cited} is not listed"

    def _backwards(self) -> Iterator[str]:
        for _, facts in self._lists():
            yield from (f"{f.id} ends before it begins" for f in facts if f.start and f.end and f.end < f.start)

    def _circles(self) -> Iterator[str]:
        areas = {fact.id: _named(fact, ["within"]) for name in _AREAS for fact in getattr(self, name)}
        services = {fact.id: _named(fact, ["within"]) for fact in self.services}
        handed: dict[str, list[str]] = {}
        for fact in self.delegations:
            for body in _named(fact, ["delegators"]):
                handed.setdefault(body, []).extend(_named(fact, ["delegate"]))
        after: dict[str, list[str]] = {}
        for change in self.changes:
            for body in change.predecessors:
                after.setdefault(body, []).extend(change.successors)
        for ways in (areas, services, handed, after):
            yield from (f"{name} leads back to itself" for name in ways if _leads_back(ways, name))


def _named(fact: Any, path: list[str]) -> tuple[str, ...]:  # noqa: ANN401 - some model
    content = fact
    for name in path:
        content = getattr(content, name)
    if isinstance(content, Each):
        content = content.each
    if content is None:
        return ()
    return (content,) if isinstance(content, str) else tuple(content)


def _leads_back(ways: Mapping[str, Any], name: str) -> bool:
    seen, waiting = set[str](), list(ways[name])
    while waiting:
        here = waiting.pop()
        if here == name:
            return True
        if here not in seen:
            seen.add(here)
            waiting += ways.get(here, ())
    return False


def loaded(path: Path) -> BaseModel:
    """The file as models that keep the rules."""
    return Whole.model_validate_json(path.read_bytes())
