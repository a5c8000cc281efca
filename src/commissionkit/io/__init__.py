"""Site files: read with every fault at its place, written whole and without loss."""

from __future__ import annotations

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
