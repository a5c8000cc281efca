"""Where the arrangements that come with the library lie."""

from __future__ import annotations

from contextlib import AbstractContextManager
from functools import cache
from pathlib import Path, PurePath
from typing import Final

from commissionkit.nodes.bundled import as_path, bundled_data

__all__ = ["BUILT", "bundled_file", "bundled_names"]

#: Arrangements that are built from tables; the tables lie in a folder of that name.
BUILT: Final = frozenset({"england"})
_NO_SITES: Final = frozenset({"vocabulary"})


@cache
def bundled_names() -> frozenset[str]:
    """The ids of the bundled arrangements."""
    coded = frozenset(PurePath(e.name).stem for e in bundled_data().iterdir() if e.name.endswith(".yaml"))
    return (coded - _NO_SITES) | BUILT


def bundled_file(name: str) -> AbstractContextManager[Path]:
    """The file of a bundled arrangement that is coded in one, there as long as the context is open."""
    return as_path(bundled_data().joinpath(f"{name}.yaml"))
