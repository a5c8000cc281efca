"""Cells cited: each passage with its source, and the data set with its version, as text, BibTeX and CSL."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from functools import cache
from importlib import metadata
from typing import Final

from attrs import frozen

from commissionkit.comparison.columns import Site
from commissionkit.errors import InvalidText
from commissionkit.sources import Citation, Claim, Source
from commissionkit.tables import json_text, plain_text
from commissionkit.tables.forms import Json

__all__ = ["CITATION_FORMS", "Cited", "cite"]

#: The forms in which cells are cited.
CITATION_FORMS: Final = ("text", "bibtex", "csl")

_BIBTEX_KINDS: Final = {"report": "techreport", "book": "book"}
_CSL_KINDS: Final = {
    "report": "report",
    "article": "article",
    "blog": "post-weblog",
    "dataset": "dataset",
    "book": "book",
}
_TEX: Final = {
    "\\": r"\textbackslash{}",
    "{": r"\{",
    "}": r"\}",
    "&": r"\&",
    "%": r"\%",
    "$": r"\$",
    "#": r"\#",
    "_": r"\_",
    "^": r"\textasciicircum{}",
    "~": r"\textasciitilde{}",
}


@frozen
class Cited:
    """What a citation of a cell has to say.

    Attributes:
        name: The heading of the row.
        value: What the cell says.
        dataset: The column, with the version of its data.
        evidence: Everything cited for it.
        sources: The sources that the data set lists.
    """

    name: str
    value: str
    dataset: Site
    evidence: tuple[Citation, ...] = ()
    sources: tuple[Source, ...] = ()


@frozen(kw_only=True)
class _Work:
    """A source or a data set, as reference managers take it."""

    id: str
    kind: str
    title: str
    note: str
    authors: tuple[str, ...] = ()
    publisher: str = ""
    year: str = ""
    version: str = ""
    url: str = ""


def cite(cells: Sequence[Cited], form: str) -> str:
    """The passages behind the cells, their sources, and the data sets that hold them.

    Args:
        cells: What to cite.
        form: `text` (cell by cell, to paste into a note), `bibtex` (an entry for each source and data set) or `csl`
            (the same as a CSL-JSON array, which reference managers read). In the two the places stand in the note.

    Raises:
        InvalidText: The form is none of these.
    """
    if form not in CITATION_FORMS:
        raise InvalidText(form, "no form of a citation", hint=f"Forms: {', '.join(CITATION_FORMS)}.")
    if form == "text":
        return "\n\n".join(map(_text, cells))
    works = [*_sources(cells), *_datasets(cells)]
    if form == "bibtex":
        return "\n\n".join(_bibtex(work) for work in works)
    return json_text([_csl(work) for work in works])


# -- as text -------------------------------------------------------------------------------------------------------


def _text(cell: Cited) -> str:
    """A cell, the passages it rests on source by source, and where it is recorded."""
    lines = [f"{cell.name}, {cell.dataset.title or cell.dataset.id}: {cell.value}"]
    for source in _cited([cell]):
        places = dict.fromkeys(_place(citation) for citation in cell.evidence if citation.source == source.id)
        lines.append(f"  {_reference(source)} {'; '.join(places)}.")
    if not cell.evidence:
        listed = ", ".join(source.id for source in cell.sources) or "none listed"
        lines.append(f"  No passage: nothing is recorded for it. Sources of the data set: {listed}.")
    lines.append(f"  {_recorded(cell.dataset)}")
    return "\n".join(plain_text(line) for line in lines)


def _place(citation: Citation) -> str:
    """The place as a citation writes it, without its source."""
    if citation.claim is Claim.STATED:
        return citation.locator
    note = f": {citation.note}" if citation.note else ""
    return f"{citation.locator} [{citation.claim}{note}]"


def _reference(source: Source) -> str:
    """Author, year, title and publisher."""
    by = " and ".join(source.authors) or source.publisher or "Anonymous"
    year = f" ({source.year})" if source.year else ""
    after = f" {source.publisher}." if source.authors and source.publisher else ""
    return f"{by}{year} {source.title}.{after}"


def _recorded(dataset: Site) -> str:
    return f"Recorded in {_named(dataset)}, {_library()}."


@cache
def _library() -> str:
    """The library with its version, which is read from disk."""
    return f"commissionkit {metadata.version('commissionkit')}"


def _named(dataset: Site) -> str:
    version = f", version {dataset.version}" if dataset.version else ", no version stated"
    as_at = f", as at {dataset.as_at}" if dataset.as_at else ""
    return f"data set {dataset.arrangement}{version}{as_at}"


# -- the works that are cited --------------------------------------------------------------------------------------


def _cited(cells: Iterable[Cited]) -> list[Source]:
    """The sources that the cells cite, as their data sets list them; an unlisted one as far as it is known."""
    listed: dict[str, Source] = {}
    cited: dict[str, None] = {}
    for cell in cells:
        listed.update({source.id: source for source in cell.sources if source.id not in listed})
        cited.update(dict.fromkeys(citation.source for citation in cell.evidence))
    return [listed.get(name) or Source(name, name) for name in cited]


def _sources(cells: Sequence[Cited]) -> Iterator[_Work]:
    """A work for each source, its places in the note."""
    for source in _cited(cells):
        cited = (c.locator for cell in cells for c in cell.evidence if c.source == source.id)
        notes = [f"Cited: {'; '.join(dict.fromkeys(cited))}.", source.note, _inferred(source.year)]
        yield _Work(
            id=source.id,
            kind=source.kind,
            title=source.title,
            note=" ".join(note for note in notes if note),
            authors=source.authors,
            publisher=source.publisher,
            year=source.year,
            url=source.url,
        )


def _inferred(year: str) -> str:
    return "The year is inferred." if "inferred" in year else ""


def _datasets(cells: Sequence[Cited]) -> Iterator[_Work]:
    """A work for each data set, with its version; a cell that alone is cited from it stands in the note."""
    for dataset in dict.fromkeys(cell.dataset for cell in cells):
        told = [f" Cited: {cell.name}: {cell.value}." for cell in cells if cell.dataset == dataset]
        yield _Work(
            id=f"commissionkit-{dataset.arrangement}-{dataset.version or 'unversioned'}",
            kind="dataset",
            title=f"{dataset.title or dataset.arrangement}: commissioning arrangement",
            note=f"{_named(dataset).capitalize()}.{told[0] if len(told) == 1 else ''}",
            publisher=_library(),
            version=dataset.version,
        )


# -- as BibTeX and CSL ---------------------------------------------------------------------------------------------


def _bibtex(work: _Work) -> str:
    kind = _BIBTEX_KINDS.get(work.kind, "misc")
    fields = {
        "author": " and ".join(f"{{{_tex(author)}}}" for author in work.authors),
        "title": f"{{{_tex(work.title)}}}",
        {"techreport": "institution", "book": "publisher"}.get(kind, "howpublished"): _tex(work.publisher),
        "year": _year(work.year),
        "version": _tex(work.version),
        "url": _tex(work.url),
        "note": _tex(work.note),
    }
    lines = [f"  {name} = {{{content}}}" for name, content in fields.items() if content]
    return f"@{kind}{{{_key(work.id)},\n" + ",\n".join(lines) + "\n}"


def _key(text: str) -> str:
    return re.sub(r"[^A-Za-z0-9.:+-]", "-", text)


def _tex(text: str) -> str:
    return "".join(_TEX.get(character, character) for character in plain_text(text))


def _year(text: str) -> str:
    found = re.search(r"[0-9]{4}", text)
    return found[0] if found else ""


def _csl(work: _Work) -> dict[str, Json]:
    year = _year(work.year)
    item: dict[str, Json] = {
        "id": _key(work.id),
        "type": _CSL_KINDS.get(work.kind, "document"),
        "title": work.title,
        "author": [{"literal": author} for author in work.authors],
        "publisher": work.publisher,
        "version": work.version,
        "URL": work.url,
        "note": work.note,
    }
    if year:
        issued: dict[str, Json] = {"date-parts": [[int(year)]]}
        if _inferred(work.year):
            issued["circa"] = True
        item["issued"] = issued
    return {name: content for name, content in item.items() if content}
