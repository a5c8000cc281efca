"""Site files: read with every fault at its place, written without loss."""

from __future__ import annotations

from commissionkit.io.loading import from_data, load
from commissionkit.io.reading import FORMAT, Reading, read, reading

__all__ = ["FORMAT", "Reading", "from_data", "load", "read", "reading"]
