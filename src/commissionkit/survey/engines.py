"""Where files are asked: threads, processes, or a Dask cluster."""

# ruff: noqa: D102 - the members of the protocol are explained at its head
from __future__ import annotations

import os
from collections.abc import Callable, Generator
from concurrent.futures import BrokenExecutor, Executor, Future, ProcessPoolExecutor, ThreadPoolExecutor
from contextlib import contextmanager
from multiprocessing import get_context
from typing import Final, ParamSpec, Protocol, TypeVar

from commissionkit.errors import RefusedQuestion
from commissionkit.survey.guarding import GUARD

__all__ = ["ENGINES", "Engine", "Processes", "Threads", "opened"]

P = ParamSpec("P")
T = TypeVar("T")

#: The engines by name.
ENGINES: Final = ("threads", "processes", "dask")

#: Beyond this many, threads only push each other's arrangements out of memory.
_MOST_THREADS: Final = 8


class Engine(Protocol):
    """What does the work.

    Attributes:
        workers: How many files are asked at once.
        broken: What a result raises where a process died over it.
        pickles: Whether functions reach the workers by their names alone.
    """

    # `submit` has it done, `result` waits for it, `alone` has it done where nothing else is and waits, `close` drops
    # what is not begun.
    @property
    def workers(self) -> int: ...
    @property
    def broken(self) -> tuple[type[BaseException], ...]: ...
    @property
    def pickles(self) -> bool: ...
    def submit(self, ask: Callable[P, T], /, *args: P.args, **kwargs: P.kwargs) -> Future[T]: ...
    def result(self, future: Future[T]) -> T: ...
    def alone(self, ask: Callable[P, T], /, *args: P.args, **kwargs: P.kwargs) -> T: ...
    def close(self) -> None: ...


class Threads:
    """Threads of this process: nothing to set up, one processor's speed."""

    def __init__(self, workers: int | None) -> None:
        self.broken: tuple[type[BaseException], ...] = ()
        self.pickles = False
        self.workers = workers or min(_processors(), _MOST_THREADS)
        self._pool: Executor = ThreadPoolExecutor(self.workers)

    def submit(self, ask: Callable[P, T], /, *args: P.args, **kwargs: P.kwargs) -> Future[T]:
        """Have it done."""
        return self._pool.submit(ask, *args, **kwargs)

    def result(self, future: Future[T]) -> T:
        """Wait for it."""
        return future.result()

    def alone(self, ask: Callable[P, T], /, *args: P.args, **kwargs: P.kwargs) -> T:
        """Do it here."""
        return ask(*args, **kwargs)

    def close(self) -> None:
        """Drop what is not begun, wait for the rest."""
        self._pool.shutdown(cancel_futures=True)


class Processes:
    """Processes of this machine, each started afresh."""

    def __init__(self, workers: int | None) -> None:
        self.broken: tuple[type[BaseException], ...] = (BrokenExecutor,)
        self.pickles = True
        self.workers = workers or _processors()
        self._pool = _processes(self.workers)
        self._spare: ProcessPoolExecutor | None = None
        try:
            self._pool.submit(os.getpid).result()
        except BrokenExecutor as error:
            self.close()
            raise RefusedQuestion(f"no process could be started. {GUARD}") from error

    def submit(self, ask: Callable[P, T], /, *args: P.args, **kwargs: P.kwargs) -> Future[T]:
        """Have it done, in new processes where the former ones died."""
        try:
            return self._pool.submit(ask, *args, **kwargs)
        except BrokenExecutor:
            self._pool.shutdown(wait=False)
            self._pool = _processes(self.workers)
            return self._pool.submit(ask, *args, **kwargs)

    def result(self, future: Future[T]) -> T:
        """Wait for it."""
        return future.result()

    def alone(self, ask: Callable[P, T], /, *args: P.args, **kwargs: P.kwargs) -> T:
        """Have it done in a process that does nothing else."""
        self._spare = self._spare or _processes(1)
        try:
            return self._spare.submit(ask, *args, **kwargs).result()
        except BrokenExecutor:
            self._spare.shutdown()
            self._spare = None
            raise

    def close(self) -> None:
        """Drop what is not begun, wait for the rest."""
        for pool in filter(None, (self._pool, self._spare)):
            pool.shutdown(cancel_futures=True)


def _processes(workers: int) -> ProcessPoolExecutor:
    # Copying a process that has threads, as forking does, can hang; so a new one is started on every system.
    return ProcessPoolExecutor(workers, mp_context=get_context("spawn"))


def _processors() -> int:
    """The processors that this process may use."""
    allowed: Callable[[int], set[int]] | None = getattr(os, "sched_getaffinity", None)  # not on every system
    return len(allowed(0)) if allowed else os.cpu_count() or 1


@contextmanager
def opened(engine: str, workers: int | None) -> Generator[Engine]:
    """An engine for as long as it is needed.

    Raises:
        RefusedQuestion: There is no such engine, it can have no such number of workers, or no process can be started.
        MissingExtra: Dask, which the extra `dask` brings, is not installed.
    """
    _check_number(workers)
    with _named(engine, workers) as found:
        try:
            yield found
        finally:
            found.close()


def _check_number(workers: object) -> None:
    if workers is not None and (not isinstance(workers, int) or workers < 1):
        raise RefusedQuestion(f"workers= takes a number from 1, not {workers!r:.60}")


@contextmanager
def _named(engine: str, workers: int | None) -> Generator[Engine]:
    if engine == "threads":
        yield Threads(workers)
    elif engine == "processes":
        yield Processes(workers)
    elif engine == "dask":
        from commissionkit.survey.cluster import connected

        with connected(workers) as cluster:
            yield cluster
    else:
        raise RefusedQuestion(f"there is no engine {engine!r:.60}. Engines: {', '.join(ENGINES)}.")
