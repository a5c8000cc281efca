"""Arrangements from files and from plain data."""

from __future__ import annotations

import os
from collections.abc import Mapping

from commissionkit.errors import InvalidArrangement
from commissionkit.io.reading import placeless, read
from commissionkit.model import Arrangement
from commissionkit.nodes import Document, Plain, read_document

__all__ = ["from_data", "load"]


def load(path: str | os.PathLike[str]) -> Arrangement:
    """The arrangement of a site file.

    Args:
        path: A `.yaml`, `.yml` or `.json` file.

    Raises:
        UnreadableFile: It cannot be read at all: missing, a directory, binary, too large, of no known form.
        InvalidArrangement: It is no site file; every fault of it with line, column and hint.
    """
    return _arrangement(read_document(path))


def from_data(data: Mapping[str, Plain], file: str = "") -> Arrangement:
    """The arrangement that plain data in the form of a site file says.

    Args:
        data: What a site file would say.
        file: What to call it in messages.

    Raises:
        InvalidArrangement: It does not fit; every fault of it.
    """
    return _arrangement(placeless(data, file))


def _arrangement(document: Document) -> Arrangement:
    arrangement, faults = read(document)
    if arrangement is None:
        raise InvalidArrangement(f"{document.file or 'this'} is no site file that can be loaded", faults)
    return arrangement
