"""One tool in a process of its own: the model built, its memory taken, every question put.

Started by the command; prints one line of JSON.
"""

from __future__ import annotations

import argparse
import gc
import json
import time

import attrs

from benchmarks.asking import NATIONAL, RUNS, queries
from benchmarks.columns import Columns
from benchmarks.country import drawn
from benchmarks.peers import peer
from benchmarks.peers.base import Peer
from benchmarks.sizes import Sizes
from benchmarks.timing import Series, digest, memory, timed, versions

__all__ = ["measured"]


def main() -> None:
    """Measure what the command line names."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.worker")
    parser.add_argument("tool")
    parser.add_argument("--size", type=float, required=True)
    parser.add_argument("--questions", nargs="*", default=list(NATIONAL))
    parser.add_argument("--few", action="store_true")
    parser.add_argument("--limit", type=float, default=900.0)
    given = parser.parse_args()
    print(json.dumps(measured(given.tool, given.size, given.questions, few=given.few, limit=given.limit)))


def measured(tool: str, size: float, questions: list[str], *, few: bool, limit: float) -> dict[str, object]:
    """What a tool took.

    Args:
        tool: Its name.
        size: The size of the country.
        questions: What to ask, as far as the tool can be asked it.
        few: Whether only a few queries make a run.
        limit: After so many seconds of one question no further run of it is begun.
    """
    found = peer(tool)
    columns = drawn(Sizes.national(size))
    before = memory()
    gc.disable()
    begun = time.perf_counter()
    built = found(columns)
    seconds = time.perf_counter() - begun
    gc.enable()
    held = memory() - before
    gc.freeze()
    asked = {q: _asked(built, q, columns, few=few, limit=limit) for q in questions if q in built.questions}
    gc.unfreeze()
    return {
        "built": seconds,
        "memory": held,
        "memory_asked": memory() - before,
        "how": built.how,
        "versions": versions(built.packages),
        "questions": {question: attrs.asdict(series) for question, series in asked.items()},
    }


def _asked(tool: Peer, question: str, columns: Columns, *, few: bool, limit: float) -> Series:
    runs: list[float] = []
    answers: list[str] = []
    note = ""
    begun = time.perf_counter()
    warm = [tool.prepared(query) for query in queries(question, 0, columns, few=few)]
    first, _ = timed(getattr(tool, question), warm[:1])
    for query in warm[1:]:
        getattr(tool, question)(query)
    for run in range(1, RUNS + 1):
        if run > 1 and time.perf_counter() - begun > limit:
            note = f"{run - 1} runs: it took more than {limit:.0f} s"
            break
        prepared = [tool.prepared(query) for query in queries(question, run, columns, few=few)]
        seconds, found = timed(getattr(tool, question), prepared)
        runs.append(seconds)
        long = run > 1 and NATIONAL[question].long
        answers.append(digest(tool.length(one) if long else tool.told(question, one) for one in found))
    return Series(runs=runs, answers=answers, note=note, first=first)


if __name__ == "__main__":
    main()
