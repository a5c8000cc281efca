"""A codebook put to one site at a time."""

from __future__ import annotations

import os
from pathlib import PurePath
from typing import TypeAlias

from attrs import frozen

from commissionkit.bundle import load, names
from commissionkit.codebooks import codebook_of
from commissionkit.comparison import Cell, Codebook, State, compare
from commissionkit.model import Arrangement
from commissionkit.survey.columns import check_columns
from commissionkit.survey.failing import Failure, failure_of
from commissionkit.survey.row import Profile, Variable

__all__ = ["Outcome", "Task", "ask_each", "profile", "task"]

#: What a file gave.
Outcome: TypeAlias = Profile | Failure


@frozen
class Task:
    """A file to be asked.

    Attributes:
        path: The file, as given.
        file: What `load` takes, wherever the work is done: an absolute path, or the id of a bundled arrangement; None
            where what was given is no path.
    """

    path: str
    file: str | None


def profile(site: Arrangement | str | os.PathLike[str], codebook: Codebook | str = "overview") -> Profile:
    """One arrangement as one flat row.

    Args:
        site: An arrangement, the id of a bundled one, or a path to a site file.
        codebook: What to ask: a codebook, the id of a bundled one, or `all` for every bundled one.

    Returns:
        `Profile`: a mapping from columns to cells. Each variable of the codebook has three: what it says, its state
        (`value`, `present`, `absent`, `unknown`, `not_applicable`) and how many passages are cited for it. The columns
        are those of the codebook, whatever the site says. `dict(row)` is a plain dict, `row.to_frame()` a data frame;
        `row.variable(id)` tells status, claim and number.

    Raises:
        UnknownName: No bundled arrangement or codebook bears the id; names near ones.
        UnreadableFile: The file cannot be read at all.
        InvalidArrangement: The file is no site file; every fault of it.
        RefusedQuestion: A characteristic gave what no cell can hold, or two would share a column.

    It keeps no citations, only their number: `compare([site])` has them.

    >>> row = profile("south-tyneside")
    >>> row["double_running_state"], row["double_running_citations"] > 0
    ('value', True)
    >>> row.variable("place").value
    'South Tyneside (place); in North East and North Cumbria (system)'
    """
    book = codebook_of(codebook)
    check_columns(book)
    if isinstance(site, Arrangement):
        return _asked(site, "", book)
    return _asked(load(site), os.fspath(site), book)


def _asked(site: Arrangement, path: str, book: Codebook) -> Profile:
    found = compare([site], book)
    column = found.sites[0]
    licences = dict.fromkeys((source.id, source.licence) for source in found.sources_cited() if source.licence)
    head = (path, site.id, column.title, column.as_at, column.version, tuple(licences))
    return Profile(*head, book.id, tuple(map(_variable, found.cells)))


def _variable(cell: Cell) -> Variable:
    reading = cell.reading
    return Variable(
        cell.characteristic,
        cell.name,
        cell.value if cell.state is State.VALUE else "",
        cell.state,
        cell.status,
        len(cell.evidence),
        cell.claim,
        reading.number,
        reading.unit,
    )


def task(given: object) -> Task:
    """What was given, so that it can be loaded from any folder."""
    if isinstance(given, os.PathLike):
        given, named = os.fspath(given), False
    else:
        named = True
    if not isinstance(given, str):
        return Task(f"{given!r:.100}", None)
    if named and (given in names() or _only_a_name(given)):
        return Task(given, given)
    return Task(given, os.path.abspath(given))  # noqa: PTH100 - a link stays one: baselines are found beside it


def _only_a_name(text: str) -> bool:
    if PurePath(text).name != text or PurePath(text).suffix:
        return False
    return not os.path.isdir(text)  # noqa: PTH112 - a text too long for a path is none, and no error


def ask_each(tasks: tuple[Task, ...], codebook: Codebook | str) -> list[Outcome]:
    """A row or a failure for each file; nothing that a file does to the library stops the rest."""
    book = codebook_of(codebook)
    return [_outcome(one, book) for one in tasks]


def _outcome(one: Task, book: Codebook) -> Outcome:
    if one.file is None:
        return Failure(one.path, "this is no path", hint="Give paths of site files.")
    try:
        return _asked(load(one.file), one.path, book)
    except Exception as error:  # noqa: BLE001 - whatever it is, it is told beside the rows
        return failure_of(one.path, error)
