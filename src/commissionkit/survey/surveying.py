"""A codebook put to thousands of site files, a few at a time."""

from __future__ import annotations

import os
import pickle
from collections import deque
from collections.abc import Generator, Iterable, Iterator, Sized
from concurrent.futures import Future
from contextlib import closing
from itertools import islice
from typing import Final, TypeAlias

from commissionkit.codebooks import CODEBOOKS, codebook_of
from commissionkit.comparison import Codebook
from commissionkit.errors import RefusedQuestion
from commissionkit.model import Arrangement
from commissionkit.progress import bar
from commissionkit.survey.asking import Outcome, Task, ask_each, task
from commissionkit.survey.columns import check_columns
from commissionkit.survey.engines import Engine, opened
from commissionkit.survey.failing import Failure, lost
from commissionkit.survey.row import Profile
from commissionkit.survey.rows import Profiles

__all__ = ["outcomes", "profiles"]

#: Files that travel together: fewer cost time on the way, more make the workers wait for each other at the end.
_TOGETHER: Final = 4
#: How many of these are under way for each worker: one in hand, one waiting.
_AHEAD: Final = 2

_NOT_PICKLED: Final[tuple[type[BaseException], ...]] = (pickle.PicklingError, AttributeError, TypeError)

_Chunk: TypeAlias = tuple[Task, ...]


def profiles(
    paths: Iterable[str | os.PathLike[str]],
    codebook: Codebook | str = "overview",
    *,
    engine: str = "threads",
    workers: int | None = None,
    progress: bool | None = None,
) -> Profiles:
    """Many arrangements, one flat row each.

    Args:
        paths: Site files, or ids of bundled arrangements. An iterator is read as the work goes on, never far ahead.
        codebook: What to ask: a codebook, the id of a bundled one, or `all` for every bundled one.
        engine: `threads` of this process, which need nothing set up; `processes`, as fast as the machine has
            processors; or `dask`, the client that is open, else a cluster on this machine (extra `dask`). `processes`
            and a cluster on this machine start Python anew: in a script, the call belongs beneath
            `if __name__ == "__main__":`.
        workers: How many files are asked at once; left out, as many as the machine has processors, or the cluster has
            threads.
        progress: Whether to show a bar (extra `progress`). Left out: on a terminal, where tqdm is installed; never in
            a pipe.

    Returns:
        `Profiles`: the rows in the order of the paths, and in `failed` the files that gave none, in the same order.
        They are the same whatever the engine. Arrangements are let go as soon as they are asked: memory grows with the
        rows alone.

    Raises:
        UnknownName: No bundled codebook bears the id; names near ones.
        RefusedQuestion: The paths are a single one, there is no such engine, no process can be started, the codebook
            cannot be brought to other processes, or two characteristics would share a column.
        MissingExtra: Dask, or tqdm where a bar is asked for, is not installed.

    A file is read within the limits of `load`; no limit is set on how long its questions take. A file over which a
    process dies is told as failed where the engine has processes; with threads it takes this process with it.

    >>> rows = profiles(["south-tyneside", "nowhere.yaml"])
    >>> [row["title"] for row in rows], len(rows.failed)
    (['South Tyneside'], 1)
    """
    total = len(paths) if isinstance(paths, Sized) else None
    rows: list[Profile] = []
    failed: list[Failure] = []
    with (
        closing(outcomes(paths, codebook, engine=engine, workers=workers)) as found,
        bar(total, progress, unit="files") as done,
    ):
        for outcome in found:
            if isinstance(outcome, Profile):
                rows.append(outcome)
            else:
                failed.append(outcome)
            done(1)
    book = codebook_of(codebook)
    asked = tuple(characteristic.id for characteristic in book.characteristics)
    return Profiles(book.id, book.title, asked, tuple(rows), tuple(failed))


def outcomes(
    paths: Iterable[str | os.PathLike[str]],
    codebook: Codebook | str = "overview",
    *,
    engine: str = "threads",
    workers: int | None = None,
) -> Generator[Outcome]:
    """What `profiles` collects, one by one: a `Profile` or a `Failure` for each path, in their order.

    For more rows than memory holds. The arguments are those of `profiles`, and so is what is raised, when the first
    outcome is asked for.
    """
    book = codebook_of(codebook)
    check_columns(book)
    tasks = map(task, _several(paths))
    with opened(engine, workers) as found:
        sent = _sent(codebook, found)
        for together in _fed(found, _chunks(tasks), sent):
            yield from together


def _several(paths: object) -> Iterable[object]:
    if isinstance(paths, (str, os.PathLike, Arrangement)) or not isinstance(paths, Iterable):
        raise RefusedQuestion("profiles takes several paths: write profiles([path]), or profile(path) for one row")
    return paths


def _sent(codebook: Codebook | str, engine: Engine) -> Codebook | str:
    """The codebook in the form in which it reaches the workers: a bundled one by its id.

    Raises:
        RefusedQuestion: It cannot reach other processes.
    """
    if isinstance(codebook, str):
        return codebook
    if CODEBOOKS.get(codebook.id) is codebook:
        return codebook.id
    if engine.pickles:
        _check_sendable(codebook, engine)
    return codebook


def _check_sendable(codebook: Codebook, engine: Engine) -> None:
    try:
        pickle.dumps(codebook)
        engine.alone(_arrived, codebook)
    except (*engine.broken, *_NOT_PICKLED) as error:
        raise RefusedQuestion(
            f"the questions of the codebook {codebook.id} cannot be brought to other processes: "
            'let them be functions of a module, without lambdas, or take engine="threads" or "dask"'
        ) from error


def _arrived(codebook: Codebook) -> str:
    return codebook.id


def _chunks(tasks: Iterator[Task]) -> Iterator[_Chunk]:
    while chunk := tuple(islice(tasks, _TOGETHER)):
        yield chunk


def _fed(engine: Engine, chunks: Iterable[_Chunk], codebook: Codebook | str) -> Iterator[list[Outcome]]:
    """The outcomes in order, with no more under way than keeps the workers busy."""
    waiting: deque[tuple[_Chunk, Future[list[Outcome]]]] = deque()
    for chunk in chunks:
        waiting.append((chunk, engine.submit(ask_each, chunk, codebook)))
        if len(waiting) >= _AHEAD * engine.workers:
            yield _result(engine, *waiting.popleft(), codebook)
    while waiting:
        yield _result(engine, *waiting.popleft(), codebook)


def _result(engine: Engine, chunk: _Chunk, future: Future[list[Outcome]], codebook: Codebook | str) -> list[Outcome]:
    try:
        return engine.result(future)
    except engine.broken:  # one of these files, or of others that were asked at the time, ended a process
        return [outcome for one in chunk for outcome in _alone(engine, one, codebook)]


def _alone(engine: Engine, one: Task, codebook: Codebook | str) -> list[Outcome]:
    try:
        return engine.alone(ask_each, (one,), codebook)
    except engine.broken:
        return [lost(one.path)]
