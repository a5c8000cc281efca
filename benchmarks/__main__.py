"""Measures commissionkit against what a user might take instead: `python -m benchmarks`.

Each tool has a process of its own for the national model, one after the other; the rest is measured side by side.
"""

from __future__ import annotations

import argparse
import json
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Final

from benchmarks import loading, site, starting
from benchmarks.asking import NATIONAL
from benchmarks.peers import PEERS
from benchmarks.report import text, write
from benchmarks.results import Measured, Results
from benchmarks.timing import Series, machine

PAGE: Final = Path(__file__).resolve().parents[1] / "docs" / "performance.md"

_BESIDE: Final[dict[str, Callable[..., dict[str, Series]]]] = {
    "site_answer": site.whole_answers,
    "site": site.who_takes_here,
    "json": loading.json_read,
    "yaml": loading.yaml_read,
    "start": starting.started,
}


def main() -> int:
    """Measure, print the tables and, where asked to, write them into the documentation."""
    given = _arguments()
    results = Results.load(given.results) if given.results else Results()
    results.machine = machine()
    size = 0.001 if given.smoke else given.size
    questions = [q for q in NATIONAL if not given.only or q in given.only]
    if questions:
        for part in (size,) if given.smoke or given.no_growth else (size / 10, size):
            for tool in given.tools:
                _measure(results, tool, part, questions, given)
    for name, measure in _BESIDE.items():
        if not given.only or name in given.only:
            _say(f"{name} …")
            results.beside[name] = measure(few=given.smoke)
            _keep(results, given.results)
    print(text(results))
    if given.write:
        write(results, PAGE)
        _say(f"written to {PAGE}")
    return 0 if _all_agree(results) else 1


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m benchmarks", description=__doc__.splitlines()[0])
    known = [*NATIONAL, *_BESIDE]
    parser.add_argument("--smoke", action="store_true", help="a thousandth of the size, few queries: does it all work?")
    parser.add_argument("--size", type=float, default=1.0, help="1 is the whole country (takes 16 GB); default 1")
    parser.add_argument("--only", nargs="+", choices=known, metavar="QUESTION", help=", ".join(known))
    parser.add_argument("--tools", nargs="+", choices=list(PEERS), default=list(PEERS), metavar="TOOL")
    parser.add_argument("--no-growth", action="store_true", help="leave out the tenth of the size")
    parser.add_argument("--limit", type=float, help="seconds for a tool and a question; default 900, 10 for --smoke")
    parser.add_argument("--results", type=Path, help="a JSON file that keeps what is measured, and what was before")
    parser.add_argument("--write", action="store_true", help="write the tables into docs/performance.md")
    given = parser.parse_args()
    given.limit = given.limit or (10.0 if given.smoke else 900.0)
    return given


def _measure(results: Results, tool: str, size: float, questions: list[str], given: argparse.Namespace) -> None:
    _say(f"{tool} at size {size:g} …")
    few = ["--few"] if given.smoke else []
    command = [sys.executable, "-m", "benchmarks.worker", tool, "--size", str(size), "--limit", str(given.limit), *few]
    done = subprocess.run([*command, "--questions", *questions], capture_output=True, text=True, check=False)
    if done.returncode:
        _say(f"  left out: {(done.stderr.strip().splitlines() or ['no word why'])[-1]}")
        return
    results.add(size, tool, Measured.of(json.loads(done.stdout.splitlines()[-1])))
    _keep(results, given.results)


def _keep(results: Results, path: Path | None) -> None:
    if path is not None:
        results.save(path)


def _all_agree(results: Results) -> bool:
    """Whether every tool gave our answers; how fast it was does not matter here."""
    compared = list(results.beside.values())
    for tools in results.national.values():
        compared += [{t: m.questions[q] for t, m in tools.items() if q in m.questions} for q in NATIONAL]
    return all(
        series.agrees(tools["commissionkit"])
        for tools in compared
        if "commissionkit" in tools
        for series in tools.values()
        if series.runs
    )


def _say(line: str) -> None:
    print(line, file=sys.stderr, flush=True)


if __name__ == "__main__":
    sys.exit(main())
