"""The folder of the data that come with the library."""

from __future__ import annotations

from contextlib import AbstractContextManager, nullcontext
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from importlib.resources.abc import Traversable

__all__ = ["as_path", "bundled_data"]


def bundled_data() -> Traversable:
    """The folder: a plain one beside the modules, which holds data and no code, or one within a zip file."""
    beside = Path(__file__).parent.parent / "datasets"
    if beside.is_dir():
        return beside
    from importlib.resources import files  # slow to import, and needed where there is no plain folder

    return files("commissionkit").joinpath("datasets")


def as_path(file: Traversable) -> AbstractContextManager[Path]:
    """The path of one of its files, there as long as the context is open."""
    if isinstance(file, Path):
        return nullcontext(file)
    from importlib.resources import as_file

    return as_file(file)
