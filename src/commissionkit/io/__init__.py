"""Site files: read with every fault at its place, written whole and without loss."""

from __future__ import annotations

from commissionkit.io.checking import check
from commissionkit.io.loading import from_data, load
from commissionkit.io.reading import FORMAT, Reading, read, reading
from commissionkit.io.saving import save
from commissionkit.io.structure import file_keys
from commissionkit.io.writing import to_data

__all__ = [
    "FORMAT",
    "Reading",
    "check",
    "file_keys",
    "from_data",
    "load",
    "read",
    "reading",
    "save",
    "to_data",
]
