"""From a place in a fact to the place in the entry of the file that said it."""

from __future__ import annotations

from typing import Final

from commissionkit.nodes import Path, Plain

__all__ = ["file_path", "value_at"]

#: Attributes that stand under other keys, or within another one.
_OTHER_KEYS: Final[dict[str, tuple[str, ...]]] = {
    "period": ("end", "start"),
    "powers": ("power",),
    "ids": ("each",),
    "rule": ("each",),
}


def file_path(entry: Plain, path: Path) -> Path:
    """The path in an entry of a file for a path in the fact made of it, as far in as the file goes.

    A party written alone, a service without its extent or a citation is one text in the file: the path ends there.
    """
    here = entry
    way: list[str | int] = []
    for step in path:
        key = _key(here, step)
        if key is None:
            continue
        way.append(key)
        here = _step(here, key)
    return tuple(way)


def value_at(data: Plain, path: Path) -> Plain:
    """What stands at a path; None where nothing does."""
    here = data
    for step in path:
        here = _step(here, step)
    return here


def _step(here: Plain, step: str | int) -> Plain:
    if isinstance(here, dict):
        return here.get(step) if isinstance(step, str) else None
    if isinstance(here, list) and isinstance(step, int) and 0 <= step < len(here):
        return here[step]
    return None


def _key(here: Plain, step: str | int) -> str | int | None:
    if isinstance(here, list):
        return step if isinstance(step, int) and 0 <= step < len(here) else None
    if not isinstance(here, dict):
        return None
    if isinstance(step, int):  # identifiers, told apart by their register
        return list(here)[step] if 0 <= step < len(here) else None
    if step in here:
        return step
    return next((key for key in _OTHER_KEYS.get(step, ()) if key in here), None)
