"""What was measured, kept as JSON, so that parts of it can be measured again."""

from __future__ import annotations

import json
import math
from collections.abc import Mapping
from pathlib import Path

import attrs

from benchmarks.timing import Series

__all__ = ["Measured", "Results"]


@attrs.frozen(kw_only=True)
class Measured:
    """One tool at one size.

    Attributes:
        built: Seconds from the columns to what it holds.
        memory: Megabytes that it then holds.
        memory_asked: Megabytes that it holds when every question has been asked, with all that it compiled for them.
        how: How it holds the model.
        versions: Of its packages.
        questions: What it took for each.
    """

    built: float
    memory: float
    memory_asked: float
    how: str
    versions: dict[str, str]
    questions: dict[str, Series]

    @classmethod
    def of(cls, told: Mapping[str, object]) -> Measured:
        """What a worker printed."""
        fields = dict(told)
        questions = fields.pop("questions")
        found = {name: Series(**series) for name, series in questions.items()} if isinstance(questions, dict) else {}
        return cls(questions=found, **fields)  # type: ignore[arg-type] # as the worker has just written it


@attrs.define(kw_only=True)
class Results:
    """Everything measured.

    Attributes:
        machine: What it was measured on.
        national: By size, then by tool.
        beside: What was measured side by side, by name, then by tool.
    """

    machine: dict[str, str] = attrs.field(factory=dict)
    national: dict[float, dict[str, Measured]] = attrs.field(factory=dict)
    beside: dict[str, dict[str, Series]] = attrs.field(factory=dict)

    def add(self, size: float, tool: str, measured: Measured) -> None:
        """Take up what a tool took; questions that were not put again keep what they had."""
        tools = self.national.setdefault(size, {})
        if tool in tools:
            measured = attrs.evolve(measured, questions=tools[tool].questions | measured.questions)
        tools[tool] = measured

    def growth(self, question: str, tool: str) -> float | None:
        """The power of the size with which the time grows, from the smallest to the largest measured."""
        sizes = sorted(size for size, tools in self.national.items() if question in _questions(tools, tool))
        if len(sizes) < 2:
            return None
        small, large = (self.national[size][tool].questions[question].median for size in (sizes[0], sizes[-1]))
        return math.log(large / small) / math.log(sizes[-1] / sizes[0])

    def save(self, path: Path) -> None:
        """Write them down."""
        path.write_text(json.dumps(attrs.asdict(self), indent=1) + "\n", encoding="utf-8")

    @classmethod
    def load(cls, path: Path) -> Results:
        """Read what was written; nothing where there is no such file."""
        if not path.is_file():
            return cls()
        told = json.loads(path.read_text(encoding="utf-8"))
        national = {
            float(size): {tool: Measured.of(measured) for tool, measured in tools.items()}
            for size, tools in told["national"].items()
        }
        beside = {
            name: {tool: Series(**series) for tool, series in tools.items()} for name, tools in told["beside"].items()
        }
        return cls(machine=told["machine"], national=national, beside=beside)


def _questions(tools: Mapping[str, Measured], tool: str) -> Mapping[str, Series]:
    return tools[tool].questions if tool in tools else {}
