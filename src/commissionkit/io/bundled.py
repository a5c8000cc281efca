"""Where the arrangements that come with the library lie."""

from __future__ import annotations

from contextlib import AbstractContextManager
from functools import cache
from importlib.resources import as_file, files
from importlib.resources.abc import Traversable
from pathlib import Path, PurePath
from typing import Final

__all__ = ["BUILT", "bundled_file", "bundled_names"]

#: Arrangements that are built from tables; the tables lie in a folder of that name.
BUILT: Final = frozenset({"england"})
_NO_SITES: Final = frozenset({"vocabulary"})


def _folder() -> Traversable:
    # A plain folder beside the modules: it holds data and no code.
    return files("commissionkit").joinpath("datasets")


@cache
def bundled_names() -> frozenset[str]:
    """The ids of the bundled arrangements."""
    coded = frozenset(PurePath(e.name).stem for e in _folder().iterdir() if e.name.endswith(".yaml"))
    return (coded - _NO_SITES) | BUILT


def bundled_file(name: str) -> AbstractContextManager[Path]:
    """The file of a bundled arrangement that is coded in one, there as long as the context is open."""
    return as_file(_folder().joinpath(f"{name}.yaml"))
