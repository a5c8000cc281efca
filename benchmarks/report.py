"""The tables, as they are printed and as they stand in the documentation."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Final

from benchmarks.asking import NATIONAL
from benchmarks.loading import HEADS as LOADING
from benchmarks.results import Measured, Results
from benchmarks.site import HEADS as SITE
from benchmarks.starting import HEADS as STARTING
from benchmarks.timing import Series

__all__ = ["text", "write"]

BEGIN: Final = "<!-- measured: begin -->"
END: Final = "<!-- measured: end -->"
OURS: Final = "commissionkit"

_HEADS: Final = {**SITE, **LOADING, **STARTING}
_Row = tuple[str, ...]


def text(results: Results) -> str:
    """All tables as Markdown."""
    parts = [_machine(results)]
    for size in sorted(results.national, reverse=True):
        parts.append(_building(size, results.national[size]))
        parts += [_question(results, size, question) for question in NATIONAL if _has(results.national[size], question)]
    parts += [_beside(head, results.beside[name]) for name, head in _HEADS.items() if name in results.beside]
    return "\n\n".join(parts) + "\n"


def write(results: Results, page: Path) -> None:
    """Put the tables between the two marks of a page."""
    before, _, rest = page.read_text(encoding="utf-8").partition(BEGIN)
    after = rest.partition(END)[2]
    page.write_text(f"{before}{BEGIN}\n\n{text(results)}\n{END}{after}", encoding="utf-8")


# -- parts ---------------------------------------------------------------------------------------


def _machine(results: Results) -> str:
    told = results.machine
    cores = f"{told.get('cores', '?')} cores"
    machine = ", ".join([told.get("processor", ""), cores, told.get("system", ""), told.get("python", "")])
    found: dict[str, str] = {}
    for tools in results.national.values():
        for measured in tools.values():
            found |= measured.versions
    packages = ", ".join(f"{name} {version}" for name, version in sorted(found.items()) if version)
    return f"Machine: {machine}.\n\nVersions: {packages or 'none told'}."


def _building(size: float, tools: Mapping[str, Measured]) -> str:
    rows: list[_Row] = [("tool", "built in", "holds", "with all it compiled", "ratio", "how")]
    ours = tools[OURS].memory_asked if OURS in tools else None
    for tool, measured in tools.items():
        rows.append(
            (
                tool,
                _seconds(measured.built),
                f"{measured.memory:,.0f} MB",
                f"{measured.memory_asked:,.0f} MB",
                _ratio(measured.memory_asked, ours),
                measured.how,
            )
        )
    return f"### The model at size {size:g}: building and memory\n\n{_table(rows)}"


def _has(tools: Mapping[str, Measured], question: str) -> bool:
    return any(question in measured.questions for measured in tools.values())


def _question(results: Results, size: float, question: str) -> str:
    tools = results.national[size]
    asked = NATIONAL[question]
    series = {tool: found.questions[question] for tool, found in tools.items() if question in found.questions}
    rows: list[_Row] = [("tool", f"median of {asked.unit}", "ratio", "agrees", "first one", "memory", "growth", "")]
    for tool, row in _timed(series):
        growth = results.growth(question, tool)
        told = f"n^{growth:.2f}" if growth is not None and len(results.national) > 1 else "-"
        first = _seconds(series[tool].first)
        rows.append((tool, *row[:3], first, f"{tools[tool].memory_asked:,.0f} MB", told, row[3]))
    return f"### {asked.title}, size {size:g}\n\n{_table(rows)}"


def _beside(head: str, series: Mapping[str, Series]) -> str:
    rows: list[_Row] = [("tool", "median", "ratio", "agrees", ""), *((tool, *row) for tool, row in _timed(series))]
    return f"### {head}\n\n{_table(rows)}"


def _timed(series: Mapping[str, Series]) -> Iterable[tuple[str, tuple[str, str, str, str]]]:
    """For each tool that finished a run: median, ratio, whether it agrees, what to know; a wrong answer voids it."""
    first = next(iter(series))
    ours = series.get(OURS, series[first])
    for tool, one in series.items():
        if not one.runs:
            yield tool, ("-", "-", "-", one.note or "no run finished")
        elif one is not ours and not one.agrees(ours):
            yield tool, ("void", "void", "no", one.note)
        else:
            agrees = "-" if one is ours else "yes"
            yield tool, (_seconds(one.median), _ratio(one.median, ours.median if ours.runs else None), agrees, one.note)


# -- cells ---------------------------------------------------------------------------------------


def _seconds(seconds: float) -> str:
    for unit, size in (("s", 1.0), ("ms", 1e-3), ("µs", 1e-6)):
        if seconds >= size:
            return f"{seconds / size:.3g} {unit}"
    return f"{seconds / 1e-9:.3g} ns"


def _ratio(one: float, other: float | None) -> str:
    return f"{one / other:.3g}x" if other else "-"


def _table(rows: list[_Row]) -> str:
    """The rows as a Markdown table, its columns aligned; one that is empty throughout is left out."""
    kept = [i for i in range(len(rows[0])) if any(row[i] for row in rows)]
    cells = [[row[i] for i in kept] for row in rows]
    widths = [max(len(row[i]) for row in cells) for i in range(len(kept))]
    lines = [
        "| " + " | ".join(cell.ljust(width) for cell, width in zip(row, widths, strict=True)) + " |" for row in cells
    ]
    lines.insert(1, "|" + "|".join("-" * (width + 2) for width in widths) + "|")
    return "\n".join(lines)
