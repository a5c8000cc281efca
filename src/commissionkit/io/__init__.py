"""Site files: read with every fault at its place, written whole and without loss.

Each name is imported when it is first asked for: who reads a file need not write one.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from commissionkit.io.checking import check
    from commissionkit.io.loading import from_data, load
    from commissionkit.io.reading import FORMAT
    from commissionkit.io.saving import save
    from commissionkit.io.structure import file_keys
    from commissionkit.io.writing import to_data

__all__ = [
    "FORMAT",
    "check",
    "file_keys",
    "from_data",
    "load",
    "save",
    "to_data",
]

_HOMES = {
    "FORMAT": "reading",
    "check": "checking",
    "file_keys": "structure",
    "from_data": "loading",
    "load": "loading",
    "save": "saving",
    "to_data": "writing",
}


def __getattr__(name: str) -> object:
    if name not in _HOMES:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}", name=name, obj=import_module(__name__))
    found: object = getattr(import_module(f"{__name__}.{_HOMES[name]}"), name)
    globals()[name] = found
    return found


def __dir__() -> list[str]:
    return sorted(set(globals()) | set(__all__))
