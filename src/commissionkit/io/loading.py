"""Arrangements from files and from plain data."""

from __future__ import annotations

import os
from collections.abc import Mapping

from commissionkit.io.bases import Bases, loaded
from commissionkit.io.reading import placeless
from commissionkit.model import Arrangement
from commissionkit.nodes import Plain, read_document
from commissionkit.nodes.collecting import collector_paused

__all__ = ["from_data", "load"]


@collector_paused()
def load(path: str | os.PathLike[str]) -> Arrangement:
    """The arrangement of a site file.

    Args:
        path: A `.yaml`, `.yml` or `.json` file. The baseline that it names (`extends:`) is a bundled arrangement or
            a file in its own folder or in one beneath it.

    Raises:
        UnreadableFile: It cannot be read at all: missing, a directory, binary, too large, of no known form.
        InvalidArrangement: It is no site file; every fault of it with line, column and hint.
    """
    document = read_document(path)
    return loaded(document, Bases.of(document.file))


@collector_paused()
def from_data(data: Mapping[str, Plain], file: str = "") -> Arrangement:
    """The arrangement that plain data in the form of a site file says.

    Args:
        data: What a site file would say; the baseline that it names is a bundled one.
        file: What to call it in messages.

    Raises:
        InvalidArrangement: It does not fit; every fault of it.
    """
    return loaded(placeless(data, file), Bases())
