"""A site file of 22,000 facts read: as JSON and as YAML, side by side in one process."""

from __future__ import annotations

import json
import tempfile
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from importlib import import_module
from pathlib import Path
from typing import Any, Final

import yaml

import commissionkit as ck
from benchmarks.asking import RUNS
from benchmarks.country import drawn
from benchmarks.national import arrangement_of
from benchmarks.sizes import Sizes
from benchmarks.timing import Series, side_by_side

__all__ = ["HEADS", "json_read", "yaml_read"]

HEADS: Final = {
    "json": "A JSON file of 22,000 facts read",
    "yaml": "A YAML file of 22,000 facts read",
}

_READERS: Final = {
    "pydantic, with the same rules": "in_pydantic_whole",
    "pydantic, types alone": "in_pydantic",
    "msgspec, types alone": "in_msgspec",
}
_HEAD = {"format", "id", "title", "area", "as_at", "sources"}


def json_read(*, few: bool) -> dict[str, Series]:
    """Commissionkit against typed readers; the standard library reads without looking at what it reads."""
    tools: dict[str, Callable[[object], object]] = {"commissionkit": _ours}
    for name, module in _READERS.items():
        try:
            tools[name] = import_module(f"benchmarks.readers.{module}").loaded
        except ImportError:
            continue
    tools["json, unchecked"] = _plain_json
    with _written(".json", few=few) as files:
        return side_by_side(tools, lambda run: [files[run]], _told)


def yaml_read(*, few: bool) -> dict[str, Series]:
    """Commissionkit against PyYAML's own readers, which check nothing and tell no lines."""
    tools: dict[str, Callable[[object], object]] = {"commissionkit": _ours}
    if hasattr(yaml, "CSafeLoader"):
        tools["PyYAML, C loader, unchecked"] = _plain_yaml
    with _written(".yaml", few=few) as files:
        return side_by_side(tools, lambda run: [files[run]], _told)


@contextmanager
def _written(suffix: str, *, few: bool) -> Iterator[list[Path]]:
    """A file for each run, of another seed each, so that nothing is read from what is remembered."""
    with tempfile.TemporaryDirectory() as folder:
        files = []
        for run in range(RUNS + 1):
            path = Path(folder, f"site-{run}{suffix}")
            ck.save(arrangement_of(drawn(Sizes.national(0.001 if few else 0.01), seed=run)), path)
            files.append(path)
        yield files


def _ours(path: object) -> object:
    return ck.load(str(path))


def _plain_json(path: object) -> object:
    return json.loads(Path(str(path)).read_bytes())


def _plain_yaml(path: object) -> object:
    with Path(str(path)).open("rb") as file:
        return yaml.load(file, yaml.CSafeLoader)


def _told(_: str, read: Any) -> object:  # noqa: ANN401 - what each reader gives
    """The ids of all facts, each with who it names first."""
    if isinstance(read, ck.Arrangement):
        return {fact.id for fact in read}
    lists: Iterable[Any]
    if isinstance(read, dict):
        lists = (facts for name, facts in read.items() if name not in _HEAD)
        return {fact["id"] for facts in lists for fact in facts}
    names = set(read.__struct_fields__ if hasattr(read, "__struct_fields__") else type(read).model_fields) - _HEAD
    return {fact.id for name in names for fact in getattr(read, name)}
