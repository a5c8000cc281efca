"""The same rows from threads, processes and a Dask cluster."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Iterator
from concurrent.futures import Future
from pathlib import Path
from types import ModuleType

import pytest

import commissionkit as ck
from commissionkit.codebooks import Characteristic, Codebook
from commissionkit.errors import MissingExtra, RefusedQuestion
from commissionkit.survey import ENGINES, Profiles, engines, outcomes

EXAMPLE = Path(__file__).parents[2] / "examples" / "fourth_site.yaml"

#: Functions of a module reach other processes by their names.
ASKED = """
import os
from commissionkit.codebooks import Characteristic, Codebook

def title(site):
    if site.id == "deadly":
        os._exit(1)
    return site.title

BOOK = Codebook("own", "Own", [Characteristic("title", "Title", title)])
OWN = Codebook("own", "Own", [Characteristic("heading", "Heading", title)])
"""


@pytest.fixture
def files(tmp_path: Path) -> list[Path]:
    """Fourteen site files with a bad one here and there."""
    text = EXAMPLE.read_text(encoding="utf-8")
    paths = [tmp_path / f"site-{at:02}.yaml" for at in range(14)]
    for at, path in enumerate(paths):
        broken = {3: "format: commissionkit/1\n", 9: "["}
        path.write_text(broken.get(at, text.replace("id: larkmere\ntitle", f"id: s{at}\ntitle", 1)), encoding="utf-8")
    return paths


@pytest.fixture
def own(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[ModuleType]:
    """A module with a codebook of one's own."""
    import importlib

    (tmp_path / "asked_of_sites.py").write_text(ASKED, encoding="utf-8")
    monkeypatch.syspath_prepend(tmp_path)
    yield importlib.import_module("asked_of_sites")
    sys.modules.pop("asked_of_sites", None)


def _engine(name: str) -> str:
    if name == "dask":
        pytest.importorskip("distributed")
    return name


def _asked(engine: str, paths: list[Path | str], codebook: Codebook | str = "overview") -> Profiles:
    return ck.profiles(paths, codebook, engine=_engine(engine), workers=2)


@pytest.mark.parametrize("engine", ENGINES)
def test_each_engine_gives_the_same(engine: str, files: list[Path], monkeypatch: pytest.MonkeyPatch) -> None:
    """Rows, failures and their order are those of asking one file after the other, from whichever engine."""
    monkeypatch.chdir(files[0].parent)
    given = [*files, "south-tyneside", "site-00.yaml", "nowhere.yaml"]
    good = [path for at, path in enumerate(files) if at not in {3, 9}]

    found = _asked(engine, given)

    assert list(found) == [ck.profile(path) for path in [*good, "south-tyneside", "site-00.yaml"]]
    assert [one.path for one in found.failed] == [str(files[3]), str(files[9]), "nowhere.yaml"]
    assert found == ck.profiles(given, workers=1)


@pytest.mark.parametrize("engine", ENGINES[1:])
def test_a_file_over_which_a_process_dies_is_told(engine: str, files: list[Path], own: ModuleType) -> None:
    """The file that ends its process is named; all others, those asked at the time too, have their row."""
    deadly = files[5]
    deadly.write_text(files[0].read_text(encoding="utf-8").replace("id: s0", "id: deadly", 1), encoding="utf-8")

    found = _asked(engine, files, own.OWN)

    assert [row.path for row in found] == [str(path) for at, path in enumerate(files) if at not in {3, 5, 9}]
    assert [one.path for one in found.failed] == [str(files[at]) for at in (3, 5, 9)]
    assert found.failed[1].what == "the process that read it died"


def test_a_codebook_that_cannot_travel_is_refused(files: list[Path]) -> None:
    """Lambdas cannot reach other processes: the message says what to do. Threads and Dask take them."""
    book = Codebook("own", "Own", [Characteristic("facts", "Facts", lambda site: len(site.facts))])

    with pytest.raises(RefusedQuestion, match="without lambdas"):
        ck.profiles(files, book, engine="processes", workers=1)
    assert ck.profiles(files[:1], book)[0]["facts"] == str(len(ck.load(files[0])))


def test_a_codebook_that_only_this_process_knows_is_refused(own: ModuleType, tmp_path: Path) -> None:
    """A function whose module is not to be found elsewhere is told before any file is asked."""
    (tmp_path / "asked_of_sites.py").unlink()

    with pytest.raises(RefusedQuestion, match="functions of a module"):
        ck.profiles(["south-tyneside"], own.OWN, engine="processes", workers=1)


def test_dask_takes_lambdas(files: list[Path]) -> None:
    """On a cluster, a codebook with lambdas is taken as it is."""
    book = Codebook("own", "Own", [Characteristic("facts", "Facts", lambda site: len(site.facts))])

    assert _asked("dask", files[:2], book) == ck.profiles(files[:2], book)


def test_an_open_dask_client_is_used(files: list[Path]) -> None:
    """Where a client is open, its workers do the work, and their number is not to be set."""
    distributed = pytest.importorskip("distributed")

    with (
        distributed.LocalCluster(n_workers=2, threads_per_worker=1, dashboard_address=None) as cluster,
        distributed.Client(cluster) as client,
    ):
        found = ck.profiles(map(str, files), engine="dask")
        with pytest.raises(RefusedQuestion, match="leave out workers"):
            ck.profiles(files, engine="dask", workers=2)
        assert len(client.nthreads()) == 2

    assert found == ck.profiles(map(str, files))


def test_a_cluster_without_workers_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    """Where no worker is left, a cluster of our own is given new ones, and nobody waits without end."""
    pytest.importorskip("distributed")
    from commissionkit.survey import cluster

    class Empty:
        def nthreads(self) -> dict[str, int]:
            return {}

        def get_executor(self, *, pure: bool) -> None:
            return None

    renewed = []
    monkeypatch.setattr(cluster, "_LOOK", 0.001)
    waiting = cluster.Cluster(Empty(), lambda: renewed.append(1))

    with pytest.raises(RefusedQuestion, match="no worker for a minute"):
        waiting.result(Future())

    assert len(renewed) == 2


def test_without_dask(monkeypatch: pytest.MonkeyPatch) -> None:
    """Where Dask is not installed, the exception names the extra."""
    monkeypatch.setitem(sys.modules, "distributed", None)

    with pytest.raises(MissingExtra, match=r'pip install "commissionkit\[dask\]"'):
        ck.profiles(["south-tyneside"], engine="dask")


@pytest.mark.parametrize("engine", ENGINES[1:])
def test_a_script_without_its_guard_is_told_so(engine: str, tmp_path: Path) -> None:
    """Where Python cannot be started anew, the message says what the script lacks."""
    script = tmp_path / "script.py"
    script.write_text(
        f'import commissionkit as ck\nck.profiles(["south-tyneside"], engine="{_engine(engine)}", workers=1)\n',
        encoding="utf-8",
    )

    done = subprocess.run([sys.executable, str(script)], capture_output=True, text=True, check=False, timeout=120)

    assert done.returncode == 1
    assert 'beneath `if __name__ == "__main__":`' in done.stderr.strip().splitlines()[-1]


def test_workers_are_as_many_as_processors(monkeypatch: pytest.MonkeyPatch) -> None:
    """Left out, the number of workers is that of the processors this process may use; threads are never many."""
    monkeypatch.setattr(os, "sched_getaffinity", lambda _: set(range(64)), raising=False)
    with engines.opened("threads", None) as found:
        assert found.workers == 8
    with engines.opened("threads", 64) as found:
        assert found.workers == 64
    monkeypatch.delattr(os, "sched_getaffinity", raising=False)
    monkeypatch.setattr(os, "cpu_count", lambda: None)
    with engines.opened("threads", None) as found:
        assert found.workers == 1


@pytest.mark.parametrize("engine", ENGINES[:2])
def test_nothing_is_left_running(engine: str, files: list[Path]) -> None:
    """Who stops in the middle leaves no thread and no process behind."""
    import multiprocessing
    import threading

    before = threading.active_count()
    asked = outcomes(files * 3, engine=engine, workers=2)
    next(asked)
    asked.close()

    assert threading.active_count() == before
    assert multiprocessing.active_children() == []
