"""Runs that are timed alike for every tool, and answers made comparable."""

from __future__ import annotations

import gc
import hashlib
import os
import platform
import statistics
import time
from collections.abc import Callable, Iterable, Mapping, Sequence
from importlib import metadata
from pathlib import Path

import attrs

from benchmarks.asking import RUNS

__all__ = ["Series", "digest", "machine", "memory", "side_by_side", "timed", "versions"]


@attrs.frozen(kw_only=True)
class Series:
    """What one tool took for one question.

    Attributes:
        runs: Seconds for one query, run by run, without the first that warms up.
        answers: What the answers of each run come down to; with those of another tool they are equal or not.
        note: What a reader has to know of this row.
        first: Seconds for the very first query, with all that is compiled on it; 0 where that is not told.
    """

    runs: list[float]
    answers: list[str]
    note: str = ""
    first: float = 0.0

    @property
    def median(self) -> float:
        """The median of the runs."""
        return statistics.median(self.runs)

    def agrees(self, other: Series) -> bool:
        """Whether both gave the same answers, as far as both came."""
        return bool(self.answers) and all(a == b for a, b in zip(self.answers, other.answers, strict=False))


def timed(call: Callable[[object], object], queries: Sequence[object]) -> tuple[float, list[object]]:
    """Seconds for one query, and the answers. The garbage collector waits meanwhile, for every tool."""
    gc.collect()
    gc.disable()
    try:
        begun = time.perf_counter()
        answers = [call(query) for query in queries]
        return (time.perf_counter() - begun) / len(queries), answers
    finally:
        gc.enable()


def side_by_side(
    tools: Mapping[str, Callable[[object], object]],
    queries: Callable[[int], Sequence[object]],
    told: Callable[[str, object], object],
) -> dict[str, Series]:
    """Each run put to each tool in turn, in one process, with the same fresh queries.

    Args:
        tools: What is called with a query, by the name of the tool.
        queries: The queries of a run, by its number; run 0 warms up.
        told: The answer of a tool in the form in which all are compared.
    """
    found = {name: Series(runs=[], answers=[]) for name in tools}
    for run in range(RUNS + 1):
        asked = queries(run)
        for name, call in tools.items():
            seconds, answers = timed(call, asked)
            if run:
                found[name].runs.append(seconds)
                found[name].answers.append(digest(told(name, answer) for answer in answers))
    return found


def digest(answers: Iterable[object]) -> str:
    """A short text that is the same for the same answers; sets have no order."""
    summed = hashlib.sha256()
    for answer in answers:
        plain = sorted(answer) if isinstance(answer, (set, frozenset)) else answer
        summed.update(repr(plain).encode())
    return summed.hexdigest()[:16]


def memory() -> float:
    """What this process holds, in megabytes, after its garbage is collected."""
    import psutil

    gc.collect()
    return float(psutil.Process().memory_info().rss) / 1e6


def versions(packages: Iterable[str]) -> dict[str, str]:
    """The versions of installed packages; an empty text for one that is not installed."""
    found = {}
    for package in packages:
        try:
            found[package] = metadata.version(package)
        except metadata.PackageNotFoundError:
            found[package] = ""
    return found


def machine() -> dict[str, str]:
    """What the numbers were measured on."""
    cores = len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count()
    return {
        "processor": _processor(),
        "cores": str(cores),
        "system": f"{platform.system()} {platform.machine()}",
        "python": f"{platform.python_implementation()} {platform.python_version()}",
    }


def _processor() -> str:
    told = Path("/proc/cpuinfo")
    if told.is_file():
        for line in told.read_text(encoding="utf-8").splitlines():
            if line.startswith("model name"):
                return " ".join(line.partition(":")[2].split())
    return platform.processor() or "not told"
