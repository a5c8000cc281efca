"""The words that every arrangement shares: services, stages, kinds, sectors, cycles and tiers."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache, cached_property
from typing import TypeVar

import attrs

from commissionkit.errors import InvalidText
from commissionkit.model.services import Service, Stage
from commissionkit.model.trees import Tree
from commissionkit.nodes import Plain, parse_yaml
from commissionkit.nodes.bundled import bundled_data
from commissionkit.sources import Citation

__all__ = ["Cycle", "Theme", "Tier", "Vocabulary", "Word", "shared"]

N = TypeVar("N", Service, Stage)


@attrs.frozen
class Word:
    """A word of an open list.

    Attributes:
        id: How a file writes it.
        name: How a table prints it.
        sector: For an organisation kind, its usual sector.
        statutory: For an organisation kind, `yes`, `no` or empty: whether bodies of this kind have legal personality.
        meaning: What it means.
        within: For an organisation kind, the wider kinds that it belongs to.
        alone: For an organisation kind, `yes` where each body has its area to itself, with no other of its kind in it.
    """

    id: str
    name: str
    sector: str = ""
    statutory: str = ""
    meaning: str = ""
    within: tuple[str, ...] = ()
    alone: str = ""


@attrs.frozen
class Tier:
    """A tier of the national schematic and its nominal band of people.

    Attributes:
        id: The tier.
        least, most: The ends of the band, in persons; both approximate.
        evidence: Where the band is given.
    """

    id: str
    least: int
    most: int
    evidence: tuple[Citation, ...] = ()


@attrs.frozen
class Cycle:
    """The commissioning cycle as a document draws it.

    Attributes:
        name: What it is called here.
        stages: Its stages in order, each with the shared stages it maps to.
        evidence: Where it is drawn.
    """

    name: str
    stages: tuple[tuple[str, tuple[str, ...]], ...]
    evidence: tuple[Citation, ...] = ()


@attrs.frozen
class Theme:
    """A theme that a source finds in several sites at once, to which facts of one site can belong.

    Attributes:
        id: How a file writes it.
        name: How a table prints it.
        kind: For a factor, its kind.
        before, after: For a shift, from what and to what.
        evidence: Where the source has it.
    """

    id: str
    name: str
    kind: str = ""
    before: str = ""
    after: str = ""
    evidence: tuple[Citation, ...] = ()


@attrs.frozen(kw_only=True)
class Vocabulary:
    """The shared words.

    Attributes:
        services, stages: Shared trees.
        functions: Statutory functions.
        sectors, organisation_kinds, forum_kinds, instrument_kinds, perspectives, legal_classes: Open lists.
        topics: What practices, programmes, judgements and implications are about.
        shifts, factors: Themes that the report finds across its three sites, in its order.
        cycles: The cycles of the documents, by id.
        tiers: Nominal population bands.
    """

    services: tuple[Service, ...]
    stages: tuple[Stage, ...]
    functions: tuple[Word, ...]
    sectors: tuple[Word, ...]
    organisation_kinds: tuple[Word, ...]
    forum_kinds: tuple[Word, ...]
    instrument_kinds: tuple[Word, ...]
    perspectives: tuple[Word, ...]
    legal_classes: tuple[Word, ...]
    topics: tuple[Word, ...]
    shifts: tuple[Theme, ...]
    factors: tuple[Theme, ...]
    cycles: Mapping[str, Cycle]
    tiers: tuple[Tier, ...]

    @cached_property
    def service_tree(self) -> Tree:
        """The shared services and what each lies within."""
        return Tree({s.id: (s.within,) if s.within else () for s in self.services})

    @cached_property
    def stage_tree(self) -> Tree:
        """The stages and what each lies within."""
        return Tree({s.id: (s.within,) if s.within else () for s in self.stages})

    @cached_property
    def facts(self) -> dict[str, Service | Stage]:
        """The shared services and stages by id."""
        return {**{s.id: s for s in self.services}, **{s.id: s for s in self.stages}}

    @cached_property
    def kind_tree(self) -> Tree:
        """The organisation kinds and the wider kinds that each belongs to."""
        return Tree({word.id: word.within for word in self.organisation_kinds})

    def organisation_kind(self, kind: str) -> Word | None:
        """The organisation kind of that id."""
        return self._kinds.get(kind)

    @cached_property
    def _kinds(self) -> dict[str, Word]:
        return {word.id: word for word in self.organisation_kinds}


def _text(entry: Mapping[str, Plain], key: str) -> str:
    content = entry.get(key, "")
    return str(content) if content is not None else ""


def _entries(data: Mapping[str, Plain], key: str) -> list[Mapping[str, Plain]]:
    content = data.get(key)
    if not isinstance(content, list):
        raise InvalidText(key, "the vocabulary lacks this list")
    return [entry for entry in content if isinstance(entry, dict)]


def _words(data: Mapping[str, Plain], key: str) -> tuple[Word, ...]:
    return tuple(
        Word(
            _text(entry, "id"),
            _text(entry, "name"),
            _text(entry, "sector"),
            _text(entry, "statutory"),
            _text(entry, "meaning"),
            _texts(entry, "within"),
            _text(entry, "alone"),
        )
        for entry in _entries(data, key)
    )


def _evidence(entry: Mapping[str, Plain]) -> tuple[Citation, ...]:
    content = entry.get("evidence")
    return tuple(Citation.parse(str(text)) for text in content) if isinstance(content, list) else ()


def _texts(entry: Mapping[str, Plain], key: str) -> tuple[str, ...]:
    content = entry.get(key)
    return tuple(str(text) for text in content) if isinstance(content, list) else ()


def _nested(entry: Mapping[str, Plain], kind: type[N]) -> N:
    """A service or a stage, which may lie within another of its kind."""
    return kind(
        id=_text(entry, "id"),
        name=_text(entry, "name"),
        within=_text(entry, "within") or None,
        aliases=_texts(entry, "aliases"),
        note=_text(entry, "note"),
    )


def _theme(entry: Mapping[str, Plain]) -> Theme:
    return Theme(
        _text(entry, "id"),
        _text(entry, "name"),
        _text(entry, "kind"),
        _text(entry, "before"),
        _text(entry, "after"),
        _evidence(entry),
    )


def _tier(entry: Mapping[str, Plain]) -> Tier:
    return Tier(_text(entry, "id"), int(_text(entry, "least")), int(_text(entry, "most")), _evidence(entry))


def _cycle(entry: Mapping[str, Plain]) -> Cycle:
    steps = []
    for step in _entries(entry, "stages"):
        shared_stages = step.get("is")
        ids = tuple(str(s) for s in shared_stages) if isinstance(shared_stages, list) else (str(shared_stages),)
        steps.append((_text(step, "name"), ids))
    return Cycle(_text(entry, "name"), tuple(steps), _evidence(entry))


@cache
def shared() -> Vocabulary:
    """The bundled vocabulary, read once."""
    text = bundled_data().joinpath("vocabulary.yaml").read_text(encoding="utf-8")
    data = parse_yaml(text, file="vocabulary.yaml").data
    if not isinstance(data, dict):
        raise InvalidText("vocabulary.yaml", "the vocabulary is not a mapping")
    return Vocabulary(
        services=tuple(_nested(entry, Service) for entry in _entries(data, "services")),
        stages=tuple(_nested(entry, Stage) for entry in _entries(data, "stages")),
        functions=_words(data, "functions"),
        sectors=_words(data, "sectors"),
        organisation_kinds=_words(data, "organisation_kinds"),
        forum_kinds=_words(data, "forum_kinds"),
        instrument_kinds=_words(data, "instrument_kinds"),
        perspectives=_words(data, "perspectives"),
        legal_classes=_words(data, "legal_classes"),
        topics=_words(data, "topics"),
        shifts=tuple(_theme(entry) for entry in _entries(data, "shifts")),
        factors=tuple(_theme(entry) for entry in _entries(data, "factors")),
        cycles={_text(entry, "id"): _cycle(entry) for entry in _entries(data, "cycles")},
        tiers=tuple(_tier(entry) for entry in _entries(data, "tiers")),
    )
