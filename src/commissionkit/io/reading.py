"""A document of plain data to an arrangement, with every fault at its place."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import partial
from operator import attrgetter
from typing import Final, TypeAlias

import attrs

from commissionkit import checks
from commissionkit.errors import InvalidFact, near_names, suggestion
from commissionkit.io import scalars
from commissionkit.io.columns import Remembered, objects
from commissionkit.io.misfits import Gathering, Misfit, Misfits
from commissionkit.io.places import file_path, value_at
from commissionkit.io.structure import reader_of, structured
from commissionkit.model import KINDS, Arrangement, Fact
from commissionkit.model.arrangement import base_faults
from commissionkit.model.base import slug
from commissionkit.model.numbering import name_anew
from commissionkit.nodes import Document, Path, Plain, path_text
from commissionkit.nodes.places import Spot
from commissionkit.periods import NOT_STATED, Bound
from commissionkit.sources import Source

__all__ = ["FORMAT", "HEAD", "Reading", "placeless", "read", "reading"]

FORMAT: Final = "commissionkit/1"
#: The keys of a site file that are not lists of facts.
HEAD: Final = ("format", "id", "title", "area", "as_at", "version", "extends", "note", "sources")


@attrs.frozen(kw_only=True)
class Reading:
    """What came of reading a document.

    Attributes:
        arrangement: What could be read of it; None where the document is no site file at all.
        errors: Why it is refused, in the order of the file; empty where it is not.
        warnings: What is odd about it.
    """

    arrangement: Arrangement | None
    errors: tuple[InvalidFact, ...]
    warnings: tuple[InvalidFact, ...]


def placeless(data: Mapping[str, Plain], name: str = "") -> Document:
    """Plain data that no text says: its faults have a path and no line."""
    return Document(name, dict(data), "json", survey=_nowhere)


def _nowhere() -> Spot:
    return (0, 0, None)


#: Finds the baseline that a file names, or raises what is wrong with it.
Find: TypeAlias = Callable[[str], Arrangement]


def read(document: Document, find: Find) -> tuple[Arrangement | None, tuple[InvalidFact, ...]]:
    """The arrangement that a document says, or None and all its faults in the order of the file."""
    found = reading(document, find)
    return (None if found.errors else found.arrangement), found.errors


def reading(document: Document, find: Find) -> Reading:
    """What could be read of a document, with its errors and warnings."""
    return _Reader(document, find).read()


class _Reader:
    def __init__(self, document: Document, find: Find) -> None:
        self.document = document
        self.find = find
        self.gathering = Gathering()
        self.facts: list[Fact] = []
        #: Where the facts stand: the lists, and the places of the entries in each.
        self.places: list[tuple[str, Sequence[int]]] = []
        self.rests: list[tuple[Fact, Path]] = []
        self.seen = Remembered()
        self.broken: set[str] = set()

    def read(self) -> Reading:
        data = self.document.data
        if not isinstance(data, dict):
            hint = f"Begin with the line: format: {FORMAT}"
            self.gathering.add("CK120", f"{scalars.described(data)} stands where a site file belongs", hint)
            return Reading(arrangement=None, errors=self._placed(self.gathering.found), warnings=())
        self._head(data)
        sources = self._sources(data)
        for key in data:
            if key in KINDS:
                self._list(key, data[key])
        arrangement = self._arrangement(data, sources)
        structural = len(self.gathering.found)
        adrift = "extends" in data and arrangement.base is None
        warnings: list[Misfit] = []
        for fault, where in self._checked(arrangement):
            if adrift and fault.code == "CK101":
                continue  # it may be in the baseline that cannot be read
            if fault.severity == "error":
                self.gathering.found.append(where)
            elif not structural:
                warnings.append(where)
        return Reading(
            arrangement=arrangement, errors=self._placed(self.gathering.found), warnings=self._placed(warnings)
        )

    # -- the head --------------------------------------------------------------------------------

    def _head(self, data: Mapping[str, Plain]) -> None:
        known = (*HEAD, *KINDS)
        for key in data:
            if key not in known:
                hint = suggestion(near_names(key, known)) or "Look at a bundled site file for the lists there are."
                self.gathering.add("CK121", f'unknown key "{key[:60]}"', hint, (key,), at_key=True)
        if "format" not in data:
            self.gathering.add("CK127", "the format is not stated", f"Write format: {FORMAT} in the first line.")
        elif data["format"] != FORMAT:
            found = scalars.described(data["format"])
            self.gathering.add("CK127", f"{found} is no format known here", f"Write {FORMAT}.", ("format",))
        for key in ("id", "as_at"):
            if key not in data:
                self.gathering.add("CK122", f'the key "{key}" is missing', f"Write {key}: and its value.")

    def _base(self, data: Mapping[str, Plain]) -> Arrangement | None:
        named = self._text(data, "extends")
        base = self.gathering.attempt((), partial(self.find, named), None) if named else None
        for fault in base_faults(self._text(data, "id"), named, base) if base is not None else ():
            self.gathering.add(fault.code, fault.message, fault.hint, ("id",))
            return None
        return base

    def _text(self, data: Mapping[str, Plain], key: str) -> str:
        if key not in data:
            return ""
        read = scalars.year_text if key == "version" else scalars.text
        return self.gathering.attempt((key,), lambda: read(data[key]), "")

    def _as_at(self, data: Mapping[str, Plain]) -> Bound:
        if "as_at" not in data:
            return NOT_STATED
        return self.gathering.attempt(("as_at",), lambda: scalars.bound(data["as_at"], span=True), NOT_STATED)

    def _sources(self, data: Mapping[str, Plain]) -> tuple[Source, ...]:
        found: dict[str, Source] = {}
        for index, entry in self._items("sources", data.get("sources", [])):
            path = ("sources", index)
            source = self.gathering.attempt(path, partial(structured, entry, Source), None)
            if source is None:
                self._break(entry)
            elif source.id in found:
                self._twice(source.id, path)
            else:
                found[source.id] = source
        return tuple(found.values())

    # -- the lists -------------------------------------------------------------------------------

    def _items(self, key: str, content: Plain) -> Iterator[tuple[int, Plain]]:
        if isinstance(content, list):
            yield from enumerate(content)
            return
        hint = "Leave the key out." if content is None else "Begin each entry with a dash."
        self.gathering.add("CK120", f"{scalars.described(content)} stands where a list belongs", hint, (key,))

    def _list(self, key: str, content: Plain) -> None:
        made = objects(KINDS[key], content, self.seen) if isinstance(content, list) else None
        if made is None:
            self._entries(key, content)
        else:
            self.facts += made
            self.places.append((key, range(len(made))))

    def _entries(self, key: str, content: Plain) -> None:
        """The facts of a list, entry by entry, and every fault of it."""
        read = reader_of(KINDS[key])
        fitting: list[int] = []
        self.places.append((key, fitting))
        for index, entry in self._items(key, content):
            path = (key, index)
            try:
                self.facts.append(read(entry))
            except Misfits as faults:
                self.gathering.found.extend(one.under(path) for one in faults.found)
                self._break(entry)
                if isinstance(faults.rest, Fact):
                    self.rests.append((faults.rest, path))
            else:
                fitting.append(index)

    def _break(self, entry: Plain) -> None:
        """Remember what an entry that does not fit would have been called: it is no unknown name."""
        if isinstance(entry, dict):
            name = entry.get("id") or slug(str(entry.get("name", "")))
            self.broken.add(str(name))

    def _twice(self, name: str, path: Path, first: Path | None = None) -> None:
        where = ""
        if first is not None:
            where = f", first at {self._told(first)}"
        inside = (*path, "id") if self._has_id(path) else path
        self.gathering.add("CK102", f'the id "{name}" stands twice{where}', "Give one of them another id.", inside)

    def _told(self, path: Path) -> str:
        line = self.document.mark(path).line
        return f"line {line} ({path_text(path)})" if line else path_text(path)

    def _has_id(self, path: Path) -> bool:
        entry = value_at(self.document.data, path)
        return isinstance(entry, dict) and "id" in entry

    def _arrangement(self, data: Mapping[str, Plain], sources: tuple[Source, ...]) -> Arrangement:
        facts = self.facts
        name_anew(facts)
        if len(set(map(attrgetter("id"), facts))) < len(facts):
            facts = self._once()
        base = self._base(data)
        return Arrangement(
            extends=self._text(data, "extends") if base else "",
            base=base,
            id=self._text(data, "id"),
            title=self._text(data, "title"),
            area=self._text(data, "area"),
            as_at=self._as_at(data),
            version=self._text(data, "version"),
            note=self._text(data, "note"),
            sources=sources,
            facts=tuple(facts),
        )

    def _placed_facts(self) -> Iterator[tuple[Fact, Path]]:
        """Each fact with its place in the file, those that bear an id for the second time as well."""
        paths = ((key, index) for key, indices in self.places for index in indices)
        return zip(self.facts, paths, strict=True)

    def _once(self) -> list[Fact]:
        """Of the facts that bear one id the first; of the others is told."""
        kept: dict[str, tuple[Fact, Path]] = {}
        for fact, path in self._placed_facts():
            first = kept.setdefault(fact.id, (fact, path))
            if first[0] is not fact:
                self._same(fact, path, first)
        return [fact for fact, _ in kept.values()]

    def _same(self, fact: Fact, path: Path, first: tuple[Fact, Path]) -> None:
        if fact == first[0] and not self._has_id(path):
            message = f"the same fact stands twice, first at {self._told(first[1])}"
            self.gathering.add("CK102", message, "Take one of them out.", path)
        else:
            self._twice(fact.id, path, first[1])

    # -- faults ----------------------------------------------------------------------------------

    def _checked(self, arrangement: Arrangement) -> Iterator[tuple[checks.Fault, Misfit]]:
        faults = checks.faults(arrangement)
        paths = {fact.id: path for fact, path in reversed([*self._placed_facts()])} if faults else {}
        found = [(fault, paths.get(fault.fact, ())) for fault in faults]
        found += [(fault, path) for rest, path in self.rests for fault in checks.unknown_names(arrangement, rest)]
        for fault, start in found:
            if fault.target and fault.target in self.broken:
                continue
            inside = file_path(value_at(self.document.data, start), fault.path)
            yield fault, Misfit(fault.code, fault.message, self._hint(fault), (*start, *inside))

    def _hint(self, fault: checks.Fault) -> str:
        """The hint of a fault; an unknown name may be near that of an entry which could not be read."""
        if fault.code != "CK101" or fault.hint.startswith("Did you mean"):
            return fault.hint
        return f"{suggestion(near_names(fault.target, self.broken))} {fault.hint}".strip()

    def _placed(self, misfits: list[Misfit]) -> tuple[InvalidFact, ...]:
        return tuple(sorted((self._place(one) for one in misfits), key=lambda fault: (fault.line, fault.column)))

    def _place(self, one: Misfit) -> InvalidFact:
        mark = self.document.key_mark(one.path) if one.at_key else self.document.mark(one.path)
        return InvalidFact(
            one.code,
            one.message,
            path=path_text(one.path),
            file=self.document.file,
            line=mark.line,
            column=mark.column,
            hint=one.hint,
        )
