"""The arrangements that come with the library."""

from __future__ import annotations

import os
from functools import cache
from typing import Final

from commissionkit.errors import UnknownName
from commissionkit.io import load as load_file
from commissionkit.io.bases import bundled
from commissionkit.io.bundled import BUILT, bundled_names
from commissionkit.model import Arrangement
from commissionkit.tables import Table

__all__ = ["CASE_STUDIES", "datasets", "load", "load_all", "load_sites", "names"]

#: The three case-study sites, in the order of the report.
CASE_STUDIES: Final = ("south-tyneside", "tameside-glossop", "bradford-craven")

_ENDINGS: Final = (".yaml", ".yml", ".json")
_LICENCE: Final = "CC BY 4.0"
_OF_REGISTERS: Final = "OGL v3.0, CC BY 4.0"


@cache
def names() -> tuple[str, ...]:
    """The ids of the bundled arrangements: the case studies in the order of the report, then the others by id."""
    found = bundled_names()
    return (*(name for name in CASE_STUDIES if name in found), *sorted(found - set(CASE_STUDIES)))


def load(name_or_path: str | os.PathLike[str]) -> Arrangement:
    """The arrangement of that name, or of that file.

    Args:
        name_or_path: The id of a bundled arrangement (`datasets()` lists them), or a path to a `.yaml`, `.yml` or
            `.json` site file. A text that names both is the id; write `./name` for the file.

    Returns:
        The arrangement. A bundled one is read once and is the same object each time.

    Raises:
        UnknownName: No bundled arrangement bears the id, and it does not look like a path; the message names near ones.
        UnreadableFile: The file cannot be read at all.
        InvalidArrangement: The file is no site file; every fault of it with line, column and hint.

    >>> load("tameside-glossop").title
    'Tameside and Glossop'
    """
    if not isinstance(name_or_path, str):
        return load_file(name_or_path)
    if name_or_path in names():
        return bundled(name_or_path)
    if _looks_like_path(name_or_path):
        return load_file(name_or_path)
    raise UnknownName(name_or_path, names(), what="bundled arrangement")


def _looks_like_path(text: str) -> bool:
    separators = {os.sep, os.altsep or os.sep, "/"}
    if text.casefold().endswith(_ENDINGS) or any(mark in text for mark in separators):
        return True
    return os.path.isdir(text)  # noqa: PTH112 - a text too long for a path is none, and no error


def load_sites() -> tuple[Arrangement, ...]:
    """The three case-study sites in the order of the report.

    Returns:
        South Tyneside, Tameside and Glossop, Bradford district and Craven: each the same object as `load` gives.

    >>> [site.id for site in load_sites()]
    ['south-tyneside', 'tameside-glossop', 'bradford-craven']
    """
    return tuple(bundled(name) for name in CASE_STUDIES)


def load_all() -> tuple[Arrangement, ...]:
    """Every bundled arrangement that is coded from documents, in the order of `datasets()`.

    The case studies come first, then the others by id. `england`, which is built from public registers and holds
    thousands of facts, is loaded by its name alone.

    Returns:
        The arrangements, each the same object as `load` gives.

    >>> [site.id for site in load_all()][:3]
    ['south-tyneside', 'tameside-glossop', 'bradford-craven']
    """
    return tuple(bundled(name) for name in names() if name not in BUILT)


def datasets() -> Table:
    """The bundled arrangements, a row each.

    Returns:
        A `Table` with the columns `id` (what `load` takes), `title`, `as_at` (the days its sources speak to), `facts`
        (how many are recorded), `sources` (the ids of the documents and registers that are cited) and `licence` (of
        the coding; the documents have their own). Arrangements built from registers bear the licence of the registers.

    >>> datasets().column("id")[:3]
    ('south-tyneside', 'tameside-glossop', 'bradford-craven')
    """
    sites = map(bundled, names())
    rows = [
        (one.id, one.title, str(one.as_at), len(one), ", ".join(source.id for source in one.sources), _licence(one))
        for one in sites
    ]
    note = "The licence is that of the coding. How to cite it and its sources: README.md in the folder of the data."
    return Table(("id", "title", "as_at", "facts", "sources", "licence"), rows, "Bundled arrangements", (note,))


def _licence(site: Arrangement) -> str:
    return _OF_REGISTERS if site.id in BUILT else _LICENCE
