"""Files asked on a Dask cluster."""

from __future__ import annotations

from collections.abc import Callable, Generator, Mapping
from concurrent.futures import Executor, Future, wait
from contextlib import contextmanager
from typing import Final, ParamSpec, Protocol, TypeVar, cast

from commissionkit.errors import MissingExtra, RefusedQuestion
from commissionkit.survey.guarding import GUARD

__all__ = ["Cluster", "connected"]

P = ParamSpec("P")
T = TypeVar("T")

#: How many files a cluster is taken to ask at once that has no workers yet.
_AT_FIRST: Final = 4
#: Every so many seconds, whether there are workers at all; and how often there may be none, one after the other.
_LOOK: Final = 5
_MOST_LOOKS: Final = 12
#: Looks in vain after which a cluster of our own gets new workers.
_RENEWED: Final = (2, 6)


class _Client(Protocol):
    """A Dask client, as far as it is used."""

    def nthreads(self) -> Mapping[str, int]: ...
    def get_executor(self, *, pure: bool) -> Executor: ...


def _not_ours() -> None:
    """Leave the cluster of somebody else as it is."""


class Cluster:
    """The workers of a Dask client."""

    def __init__(self, client: _Client, renew: Callable[[], None] = _not_ours) -> None:
        from distributed import KilledWorker

        self.workers: int = sum(client.nthreads().values()) or _AT_FIRST
        self.broken: tuple[type[BaseException], ...] = (KilledWorker,)
        self.pickles = False  # Dask takes functions apart where it has to
        self._client = client
        self._renew = renew
        # Not pure: a file may have changed since it was last asked.
        self._pool: Executor = client.get_executor(pure=False)

    def submit(self, ask: Callable[P, T], /, *args: P.args, **kwargs: P.kwargs) -> Future[T]:
        """Have it done."""
        return self._pool.submit(ask, *args, **kwargs)

    def result(self, future: Future[T]) -> T:
        """Wait for it as long as there are workers: Dask itself would wait for new ones without end.

        Raises:
            RefusedQuestion: There has been no worker for a minute.
        """
        in_vain = 0
        while in_vain < _MOST_LOOKS:
            if wait([future], timeout=_LOOK).done:
                return future.result()
            in_vain = 0 if self._client.nthreads() else in_vain + 1
            if in_vain in _RENEWED:
                self._renew()
        raise RefusedQuestion("the Dask cluster has had no worker for a minute: start some, and ask again")

    def alone(self, ask: Callable[P, T], /, *args: P.args, **kwargs: P.kwargs) -> T:
        """Have it done, and wait."""
        return self.result(self.submit(ask, *args, **kwargs))

    def close(self) -> None:
        """Drop what is not done."""
        self._pool.shutdown(wait=False)


@contextmanager
def connected(workers: int | None) -> Generator[Cluster]:
    """The client that is open, else a cluster on this machine for as long as it is needed.

    Raises:
        MissingExtra: Dask is not installed.
        RefusedQuestion: A client is open and a number of workers is asked for, or no worker could be started.
    """
    try:
        from distributed import Client
    except ImportError as error:
        raise MissingExtra("distributed", "dask") from error
    try:
        found: _Client | None = cast("_Client", Client.current())
    except ValueError:  # there is none
        found = None
    if found is None:
        with _local(workers) as cluster:
            yield cluster
    elif workers is not None:
        raise RefusedQuestion(
            "a Dask client is open, and its cluster says how many workers there are: leave out workers="
        )
    else:
        yield Cluster(found)


@contextmanager
def _local(workers: int | None) -> Generator[Cluster]:
    from distributed import Client, LocalCluster

    try:
        cluster = LocalCluster(
            n_workers=workers,
            threads_per_worker=1,
            dashboard_address=None,  # pyright: ignore[reportArgumentType]
            # A file over which a worker died is asked once more, alone; others need not die first.
            scheduler_kwargs={"allowed_failures": 0},
        )
    except RuntimeError as error:
        raise RefusedQuestion(f"no worker could be started. {GUARD}") from error
    with cluster, Client(cluster) as client:
        number = len(cluster.workers)

        def renew() -> None:
            cluster.scale(0)
            cluster.scale(number)

        yield Cluster(cast("_Client", client), renew)
